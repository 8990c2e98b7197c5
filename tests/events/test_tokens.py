"""Numbers are read from bytes as Python reads them, and nothing beyond the end is looked at."""

import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from recast.events.tokens import after_line, integer, line_end, real, real_17, skip_token, space, words_of

settings.register_profile("tokens", deadline=None, max_examples=300)
TOKENS = settings.get_profile("tokens")


def as_bytes(text):
    return np.frombuffer(text.encode("latin-1"), np.uint8)


def read(function, text, *, at=0, end=None):
    return function(as_bytes(text), at, len(text) if end is None else end)


@TOKENS
@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["%r", "%.16e", "%.22e", "%.6g", "%+.14E"]),
)
@example(9007199254740993.0, "%.22e")
@example(0.1 / 3, "%.22e")
@example(5e-324, "%r")
@example(1.7976931348623157e308, "%r")
def test_reals(value, form):
    text = form % value
    expected = float(text)
    found, at = read(real, f"  {text} 7")
    assert at == len(text) + 2
    if abs(expected) < 1e-250:
        assert abs(found) <= 1e-250  # far below any energy
    elif abs(expected) > 1e285:
        assert found == expected or not math.isfinite(found)
    else:
        assert found == expected


@TOKENS
@given(st.from_regex(r"[+-]?[0-9]{1,40}(\.[0-9]{0,40})?([eE][+-]?[0-9]{1,2})?", fullmatch=True))
@example("9007199254740993")
@example("-0.000000000000000000000000000000000000123456789012345678901234567890")
def test_any_decimal(text):
    found, at = read(real, text)
    assert at == len(text)
    assert found == pytest.approx(float(text), rel=3e-16, abs=1e-250)


@pytest.mark.parametrize("text", ["nan", "NaN", "-inf", "INF", "infinity", "-nan(ind)"])
def test_words_that_are_no_numbers_become_nan(text):
    found, at = read(real, f"{text} 1")
    assert math.isnan(found)
    assert at == len(text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "x", "1x", "1.2.3", "1e", "1e+", "1e 5", "1e9999999", "--1", ".", "e5", "1,2", "\n1"],
)
def test_what_is_no_real(text):
    assert read(real, text)[1] == -1


@TOKENS
@given(st.integers(-(10**18) + 1, 10**18 - 1))
def test_integers(value):
    assert read(integer, f" \t{value}]") == (value, len(str(value)) + 2)


@pytest.mark.parametrize("text", ["", "  ", "x", "-", "+x", "1" * 19, "9" * 30])
def test_what_is_no_integer(text):
    assert read(integer, text)[1] == -1


@TOKENS
@given(st.binary(max_size=30), st.data())
def test_nothing_beyond_the_end_is_read(content, data):
    text = np.frombuffer(content, np.uint8)
    end = data.draw(st.integers(0, len(content)))
    at = data.draw(st.integers(0, end))
    padded = np.concatenate([text[:end], np.frombuffer(b"123 4e5\n", np.uint8)])
    for function in (space, line_end, after_line, skip_token):
        result = function(padded, at, end)
        assert result == function(text[:end].copy(), at, end)
        assert -1 <= result <= end
    for function in (integer, real):
        value, after = function(padded, at, end)
        other, position = function(text[:end].copy(), at, end)
        assert after == position <= end
        assert value == other or math.isnan(value)


def test_ends_of_lines():
    assert read(line_end, " \t\nE") == 3
    assert read(line_end, "\r\nE") == 2
    assert read(line_end, "  ") == 2
    assert read(line_end, " x\n") == -1
    assert read(after_line, "a b\nc") == 4
    assert read(after_line, "a b") == 3
    assert read(skip_token, "  ab c") == 4
    assert read(skip_token, "  \n") == -1


def read_17(text, *, at=0, end=None):
    content = text.encode("latin-1")
    return real_17(
        np.frombuffer(content, np.uint8), words_of(content), at, len(content) if end is None else end
    )


@TOKENS
@given(st.floats(1e-99, 1e99) | st.just(0.0), st.booleans(), st.sampled_from([" ", "\n", "\r\n", " 7 8"]))
@example(0.1 / 3, True, " ")
def test_numbers_of_17_digits_are_exact(value, negative, rest):
    text = f"{-value if negative else value:.16e}"
    found, at = read_17(f" {text}{rest}")
    assert found == float(text)
    assert at == len(text) + 1
    assert math.copysign(1.0, found) == math.copysign(1.0, float(text))


@TOKENS
@given(
    st.text("0123456789.e+-nai /:", max_size=30)
    | st.tuples(
        st.floats(allow_nan=False), st.integers(0, 25), st.text("0123456789.e+- /:x", max_size=2)
    ).map(lambda parts: f"{parts[0]:.16e}"[: parts[1]] + parts[2] + f"{parts[0]:.16e}"[parts[1] :]),
    st.integers(0, 3),
    st.integers(0, 4),
)
def test_the_quick_way_gives_what_the_other_gives(text, at, short):
    text += " "
    end = max(len(text) - short, 0)
    found, expected = read_17(text, at=min(at, end), end=end), read(real, text, at=min(at, end), end=end)
    assert found == expected or (np.isnan(found[0]) and np.isnan(expected[0]) and found[1] == expected[1])


def test_words_of_short_texts():
    assert words_of(b"1234567").shape == (0,)
    assert words_of(b"12345678x").tolist() == [0x3837363534333231, 0x7838373635343332]
