import errno
import os
import pickle

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.core.errors import InputError, RunError, did_you_mean, lack_of, mend_of, raise_lack, what_lacks
from recast.core.yaml import load_yaml, parse_yaml


def test_an_error_is_one_line_with_what_where_and_mend():
    error = InputError("mass is\n-3.", where="card.yaml", mend="Give a positive mass.")
    assert str(error) == "card.yaml: mass is -3. Give a positive mass."
    assert error.exit_status == 2
    assert RunError("x").exit_status == 1


@given(st.text(), st.text(), st.text())
def test_errors_survive_the_way_back_from_a_worker(what, where, mend):
    error = RunError(what, where=where, mend=mend)
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error)
    assert type(again) is RunError


def test_nearest_word_or_all_words():
    assert did_you_mean("normalization", ["normalisation", "name"]) == 'Did you mean "normalisation"?'
    assert did_you_mean("qqqq", ["b", "a"]) == "Known: a, b."


def chained(*errors, cause=True):
    """Raise each error out of the one before it and return the last."""
    last = None
    for error in errors:
        try:
            if cause:
                raise error from last
            try:
                raise last or ValueError
            except BaseException:
                raise error  # noqa: B904
        except BaseException as raised:
            last = raised
    return last


def of(number):
    return OSError(number, os.strerror(number))


@pytest.mark.parametrize("cause", [True, False])
@pytest.mark.parametrize(
    ("error", "mend"),
    [
        (of(errno.ENOSPC), "Make room"),
        (of(errno.EFBIG), "Allow larger files (ulimit -f)"),
        (of(errno.EMFILE), "Allow more open files (ulimit -n)"),
        (of(errno.ENOMEM), "Use fewer --jobs or fewer events"),
        (MemoryError(), "Use fewer --jobs or fewer events"),
        (ImportError("x.so: cannot open shared object file: Too many open files"), "Allow more open files"),
        (ImportError("x.so: failed to map segment from shared object"), "Use fewer --jobs or fewer events"),
        (RuntimeError("can't start new thread"), "Allow more processes (ulimit -u)"),
    ],
)
def test_what_the_machine_lacks_is_found_below_other_errors(error, mend, cause):
    for last in (error, chained(error, InputError("x")), chained(error, ValueError(), RunError("y"))):
        if not cause and last is not error:
            last = chained(error, InputError("x"), cause=False)  # noqa: PLW2901
        assert lack_of(last) is error
        assert mend_of(lack_of(last)).startswith(mend)


@pytest.mark.parametrize(
    "error",
    [
        InputError("x"),
        of(errno.ENOENT),
        RuntimeError("x"),
        RecursionError("maximum recursion depth exceeded"),
        ImportError("No module named x"),
        chained(of(errno.ENOENT), InputError("no such file")),
    ],
)
def test_other_errors_are_no_lack_of_the_machine(error):
    assert lack_of(error) is None


@pytest.mark.parametrize(
    ("error", "what"),
    [
        (MemoryError("Unable to allocate 1 GiB"), "out of memory"),
        (OSError(errno.ENOSPC, "No space", "x.csv"), "x.csv: No space"),
        (of(errno.ENOSPC), os.strerror(errno.ENOSPC)),
        (
            ImportError("\n\nREAD THIS\nfor advice.\n\nOriginal error was: a.so: failed to map segment\n"),
            "Original error was: a.so: failed to map segment",
        ),
        (
            OSError("Could not find or load b. It may mean much. It was: b.so: failed to map segment"),
            "It was: b.so: failed to map segment",
        ),
    ],
)
def test_what_the_machine_lacks_is_said_without_the_advice_of_libraries(error, what):
    assert lack_of(error) is error
    assert what_lacks(error) == what


def test_what_the_machine_lacks_is_blamed_on_nothing_else():
    def asked_for(size):
        return np.zeros(size, dtype=np.uint8)

    for error in (of(errno.EMFILE), MemoryError(), pa.lib.ArrowMemoryError("realloc of size 8192 failed")):
        with pytest.raises(type(error)):
            raise_lack(error)
    for error in (ValueError(), of(errno.ENOENT), pa.lib.ArrowMemoryError(f"malloc of size {10**17} failed")):
        raise_lack(error)
    with pytest.raises(MemoryError) as caught:
        asked_for(10**17)
    raise_lack(caught.value)  # beyond any memory: of a damaged file


def test_an_error_that_was_dealt_with_is_no_lack():
    with pytest.raises(InputError) as caught:
        try:
            raise of(errno.EMFILE)
        except OSError:
            raise InputError("x") from None
    assert lack_of(caught.value) is None


def test_a_word_that_others_begin_with_lists_these():
    names = ["atlas_4mu", "atlas_2013_z4l", "cms_4mu"]
    assert did_you_mean("atlas", names) == "Names that begin so: atlas_2013_z4l, atlas_4mu."
    assert did_you_mean("CMS", names) == 'Did you mean "cms_4mu"?'
    assert did_you_mean("at", names) == "Known: atlas_2013_z4l, atlas_4mu, cms_4mu."


def test_a_line_without_a_colon_is_told():
    with pytest.raises(
        InputError, match=r"line 2: not valid YAML: .*\. A colon, or the space behind it, is missing"
    ):
        parse_yaml("a: 1\nseed:3\n", "c")


def test_yaml_reads_numbers_as_physicists_write_them():
    assert parse_yaml("[1e-3, 1.e5, 2.5E-7, .5, 3, -1.2]", "x") == [1e-3, 1e5, 2.5e-7, 0.5, 3, -1.2]


def test_yaml_refuses_duplicate_keys_and_names_the_line(tmp_path):
    path = tmp_path / "card.yaml"
    path.write_text("a: 1\nb: 2\na: 3\n")
    with pytest.raises(InputError, match=r'card.yaml, line 3: not valid YAML: the key "a" stands twice'):
        load_yaml(path)


def test_yaml_makes_no_python_objects():
    with pytest.raises(InputError, match="not valid YAML: could not determine a constructor"):
        parse_yaml("!!python/object/apply:os.system ['true']", "x")


@pytest.mark.parametrize(("name", "text"), [("absent.yaml", "no such file"), (".", "is a folder")])
def test_unreadable_files_are_named(tmp_path, name, text):
    with pytest.raises(InputError, match=text):
        load_yaml(tmp_path / name)


def test_binary_noise_is_refused(tmp_path):
    (tmp_path / "x").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(InputError, match="not UTF-8 text"):
        load_yaml(tmp_path / "x")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[" * 5000, "not valid YAML: nested too deeply"),
        (f"[1{'0' * 400}]", "line 1: not valid YAML: a whole number of 401 digits"),
        ("a: &a [*a]", "an alias holds itself"),
        (
            "!!timestamp 2001-99-99",
            r"a value does not fit its tag \(month must be in 1..12\). Leave the tag out.",
        ),
        ("!!bool maybe", "a value does not fit its tag"),
        ("a: \x07", r"the character U\+0007 at position 3"),
        ("<<: 3", "expected a mapping or list of mappings for merging"),
    ],
)
def test_yaml_beyond_use_is_refused(text, message):
    with pytest.raises(InputError, match=message) as caught:
        parse_yaml(text, "x")
    assert "\n" not in str(caught.value)


def test_yaml_of_too_many_values_is_not_read_to_its_end(monkeypatch):
    monkeypatch.setattr("recast.core.yaml._MOST_NODES", 100)
    with pytest.raises(InputError, match="x, line 34: not valid YAML: more than 100 values"):
        parse_yaml("- {a: 1}\n" * 1000 + "}", "x")


def test_yaml_aliases_that_multiply_are_refused():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i + 1}: &a{i + 1} [{', '.join([f'*a{i}'] * 10)}]" for i in range(12)]
    with pytest.raises(InputError, match="more than 1000000 values"):
        parse_yaml("\n".join(lines), "x")


def test_the_first_of_merged_mappings_counts():
    text = "- &a {mass: 1}\n- &b {mass: 3}\n- {<<: [*b, *a]}\n- {<<: [*a, *b], mass: 5}\n"
    assert [item["mass"] for item in parse_yaml(text, "x")] == [1, 3, 3, 5]


def test_yaml_anchors_and_merges_are_read():
    text = "- &a {x: 1, y: 2}\n- &b {<<: *a, x: 3}\n- {<<: [*b, *a], z: 5}\n"
    assert parse_yaml(text, "x") == [{"x": 1, "y": 2}, {"x": 3, "y": 2}, {"x": 3, "y": 2, "z": 5}]


def test_yaml_has_no_octal_sexagesimal_or_dates_by_accident():
    found = parse_yaml("[010, 1:30, 1:30.5, 2014-01-02, 0x1f, 0o17, +5, 1_000]", "x")
    assert found == [10, "1:30", "1:30.5", "2014-01-02", 31, 15, 5, 1000]


def test_an_error_does_not_steer_the_terminal_nor_fill_it():
    assert str(InputError("bad \x1b[31m name")) == r"bad \x1b[31m name"
    assert len(str(InputError("x" * 10**6))) < 500
