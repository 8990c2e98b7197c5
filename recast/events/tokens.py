"""Events: numbers in lines of text, read in place from bytes; for the compiled text parsers.

Every function takes (text, position, end) and returns the position after what it read, reals and integers
with their value before it; position -1 says that there is no such token, nor one before it where that was
given. Nothing is read at or beyond `end`.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import numpy.typing as npt

from recast.core.compiled import Number, kernel, part

__all__ = [
    "Words",
    "after_line",
    "fortran_real",
    "integer",
    "line_end",
    "real",
    "real_17",
    "skip_token",
    "space",
    "words_of",
]

Text = npt.NDArray[np.uint8]
Words = npt.NDArray[np.uint64]
"""The eight bytes from each position of a text on, see `words_of`."""

_LARGEST_POWER = 290
_DIGITS = 18  # fit into 63 bits, and one more than a double needs
_EXACT = 1 << 53
_SPLIT = 134217729.0  # 2**27 + 1
_SPACE, _TAB, _NEWLINE, _RETURN = 32, 9, 10, 13
_PLUS, _MINUS, _POINT, _ZERO, _NINE = 43, 45, 46, 48, 57
_LOWER_E, _UPPER_E = 101, 69
_LOWER_D, _UPPER_D = 100, 68
_LOWER_N, _UPPER_N, _LOWER_I, _UPPER_I = 110, 78, 105, 73


def _powers() -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    exact = [Fraction(10) ** power for power in range(-_LARGEST_POWER, _LARGEST_POWER + 1)]
    high = [float(value) for value in exact]
    low = [float(value - Fraction(near)) for value, near in zip(exact, high, strict=True)]
    return np.array(high), np.array(low)


_HIGH, _LOW = _powers()


@kernel
def space(text: Text, at: int, end: int) -> int:
    """Return the position of the next byte that is neither blank nor tab."""
    while 0 <= at < end and (text[at] == _SPACE or text[at] == _TAB):
        at += 1
    return at


@kernel
def line_end(text: Text, at: int, end: int) -> int:
    """Return the position after the end of the line if only white space is left on it, else -1."""
    at = space(text, at, end)
    if at < 0:
        return -1
    if at < end and text[at] == _RETURN:
        at += 1
    if at >= end:
        return end
    return at + 1 if text[at] == _NEWLINE else -1


@kernel
def after_line(text: Text, at: int, end: int) -> int:
    """Return the position after the end of the line, whatever is left on it."""
    while 0 <= at < end and text[at] != _NEWLINE:
        at += 1
    return min(at + 1, end) if at >= 0 else -1


@kernel
def skip_token(text: Text, at: int, end: int) -> int:
    """Return the position after the next word of the line, -1 if there is none."""
    at = space(text, at, end)
    start = at
    while 0 <= at < end and text[at] > _SPACE:
        at += 1
    return at if at > start else -1


@part
def _whole(text: Text, at: int, end: int) -> tuple[Number, int]:
    if at < 0:
        return np.int64(0), -1
    negative = False
    if at < end and (text[at] == _MINUS or text[at] == _PLUS):
        negative = text[at] == _MINUS
        at += 1
    start = at
    value: Number = np.int64(0)
    while at < end and _ZERO <= text[at] <= _NINE:
        if at - start >= _DIGITS:
            return np.int64(0), -1
        value = value * 10 + (np.int64(text[at]) - _ZERO)
        at += 1
    if at == start:
        return np.int64(0), -1
    return (-value if negative else value), at


@kernel
def integer(text: Text, at: int, end: int) -> tuple[Number, int]:
    """Read a whole number of at most 18 digits; any byte but a digit ends it."""
    return _whole(text, space(text, at, end), end)


@part
def _scaled(digits: Number, power: Number) -> tuple[Number, Number]:
    """Return digits * 10**power as the sum of two doubles."""
    high: Number = np.float64(digits)
    if digits < _EXACT and -22 <= power <= 22:
        if power < 0:
            return high / _HIGH[_LARGEST_POWER - power], 0.0
        return high * _HIGH[_LARGEST_POWER + power], 0.0
    if power > _LARGEST_POWER:
        return (np.inf if digits else 0.0), 0.0
    if power < -_LARGEST_POWER:
        return 0.0, 0.0
    low = np.float64(digits - np.int64(high))
    factor, rest = _HIGH[_LARGEST_POWER + power], _LOW[_LARGEST_POWER + power]
    product = high * factor
    part = _SPLIT * high
    a = part - (part - high)
    part = _SPLIT * factor
    b = part - (part - factor)
    a_low, b_low = high - a, factor - b
    error = ((a * b - product) + a * b_low + a_low * b) + a_low * b_low
    return product, error + (high * rest + low * factor)


@part
def _long(
    text: Text, at: int, end: int, digits: Number, more: Number, count: int, power: Number, fraction: int
) -> tuple[Number, Number, int, Number, int]:
    """Go on reading digits one by one, the first of them into `digits` if there is room."""
    while at < end and _ZERO <= text[at] <= _NINE:
        if count < _DIGITS:
            digits = digits * 10 + (np.int64(text[at]) - _ZERO)
            count += 1
            power -= fraction
        elif count < 2 * _DIGITS:
            more = more * 10 + (np.int64(text[at]) - _ZERO)
            count += 1
            power -= fraction
        else:
            power += 1 - fraction
        at += 1
    return digits, more, count, power, at


@kernel
def real(text: Text, at: int, end: int) -> tuple[Number, int]:
    """Read a decimal number, which ends at white space or `end`; "nan", "inf" and the like give NaN.

    The nearest double, but for decimals within 1e-30 (relative) of the middle between two; of more than 36
    digits the first 36 count. Numbers above 1e290 may become infinite, those below 1e-250 zero.
    """
    at = space(text, at, end)
    if at < 0:
        return 0.0, -1
    negative = False
    if at < end and (text[at] == _MINUS or text[at] == _PLUS):
        negative = text[at] == _MINUS
        at += 1
    start = at
    while at < end and text[at] == _ZERO:
        at += 1
    first = at  # of the significant digits
    digits: Number = np.int64(0)
    more: Number = np.int64(0)
    limit = min(end, at + _DIGITS)
    while at < limit:
        digit = np.int64(text[at]) - _ZERO
        if digit < 0 or digit > 9:
            break
        digits = digits * 10 + digit
        at += 1
    count = at - first
    found = at > start
    power: Number = 0
    if at == limit and at < end:  # a long number before its point
        digits, more, count, power, at = _long(text, at, end, digits, more, count, power, 0)
    if at < end and text[at] == _POINT:
        at += 1
        start = at
        if count == 0:
            while at < end and text[at] == _ZERO:
                at += 1
        first = at
        limit = min(end, at + max(_DIGITS - count, 0))
        while at < limit:
            digit = np.int64(text[at]) - _ZERO
            if digit < 0 or digit > 9:
                break
            digits = digits * 10 + digit
            at += 1
        count += at - first
        power -= at - start
        found = found or at > start
        if at == limit and at < end:
            digits, more, count, power, at = _long(text, at, end, digits, more, count, power, 1)
    if not found:
        if at < end and (
            text[at] == _LOWER_N or text[at] == _UPPER_N or text[at] == _LOWER_I or text[at] == _UPPER_I
        ):
            return np.nan, skip_token(text, at, end)
        return 0.0, -1
    if at < end and (text[at] == _LOWER_E or text[at] == _UPPER_E):
        exponent, at = _whole(text, at + 1, end)
        if at < 0 or exponent > 100000 or exponent < -100000:
            return 0.0, -1
        power += exponent
    if at < end and text[at] > _SPACE:
        return 0.0, -1
    if count <= _DIGITS:
        value, rest = _scaled(digits, power)
        value += rest
    else:
        value, rest = _scaled(digits, power + count - _DIGITS)
        small, smaller = _scaled(more, power)
        value += rest + (small + smaller)
    return (-value if negative else value), at


def words_of(text: bytes) -> Words:
    """Return the eight bytes from each position on as one number, without a copy; shape (size - 7,)."""
    return np.ndarray((max(len(text) - 7, 0),), np.dtype("<u8"), text, strides=(1,))


_ZEROS, _SIX_IN_EACH, _UPPER = (np.uint64(0x0101010101010101 * byte) for byte in (0x30, 0x06, 0xF0))
_BYTE, _TEN = np.uint64(0xFF), np.uint64(10)
_EIGHT, _SECOND, _THIRD, _FOURTH = np.uint64(8), np.uint64(16), np.uint64(32), np.uint64(48)
_LONG = 22  # characters of d.dddddddddddddddde+dd


@part
def _are_digits(word: Number) -> bool:
    """Whether all eight bytes are digits."""
    return bool((word & _UPPER) == _ZEROS) and bool(((word + _SIX_IN_EACH) & _UPPER) == _ZEROS)


@part
def _eight_digits(word: Number) -> Number:
    """Return the number that eight digits stand for, the first of them in the lowest byte."""
    word = word - _ZEROS
    pairs = word * _TEN + (word >> _EIGHT)  # in every second byte
    first, second = np.int64(pairs & _BYTE), np.int64((pairs >> _SECOND) & _BYTE)
    third, fourth = np.int64((pairs >> _THIRD) & _BYTE), np.int64((pairs >> _FOURTH) & _BYTE)
    return ((first * 100 + second) * 100 + third) * 100 + fourth


@kernel
def real_17(text: Text, words: Words, at: int, end: int) -> tuple[Number, int]:
    """Read a decimal number as `real` does, quicker if it has 17 digits and an exponent of two."""
    start = space(text, at, end)
    negative = False
    if 0 <= start < end and text[start] == _MINUS:
        negative = True
        start += 1
    stop = start + _LONG
    if (
        start >= 0
        and stop < end
        and text[stop] <= _SPACE
        and text[start + 1] == _POINT
        and text[start + 18] == _LOWER_E
        and _ZERO <= text[start] <= _NINE
        and _ZERO <= text[start + 20] <= _NINE
        and _ZERO <= text[start + 21] <= _NINE
        and (text[start + 19] == _PLUS or text[start + 19] == _MINUS)
        and _are_digits(words[start + 2])
        and _are_digits(words[start + 10])
    ):
        digits = (np.int64(text[start]) - _ZERO) * 10_000_000_000_000_000
        digits += _eight_digits(words[start + 2]) * 100_000_000 + _eight_digits(words[start + 10])
        power = (np.int64(text[start + 20]) - _ZERO) * 10 + (np.int64(text[start + 21]) - _ZERO)
        value, rest = _scaled(digits, (power if text[start + 19] == _PLUS else -power) - 16)
        value += rest
        return (-value if negative else value), stop
    return real(text, at, end)


_BARE = 4  # characters of an exponent without a letter: a sign and three digits


@kernel
def fortran_real(text: Text, at: int, end: int) -> tuple[Number, int]:
    """Read a decimal number as `real` does, or one with the exponents of Fortran.

    These are D (4.56D-02) and, where the exponent has three digits, none (4.56-102).
    """
    value, after = real(text, at, end)
    if after >= 0:
        return value, after
    start, stop = space(text, at, end), skip_token(text, at, end)
    if stop < 0:
        return 0.0, -1
    letter = start + 1  # of the exponent
    while letter < stop and text[letter] != _LOWER_D and text[letter] != _UPPER_D:
        letter += 1
    digits = letter + 1
    if letter == stop:
        letter = digits = stop - _BARE
        if letter <= start or (text[letter] != _PLUS and text[letter] != _MINUS):
            return 0.0, -1
        if text[letter - 1] != _POINT and not _ZERO <= text[letter - 1] <= _NINE:
            return 0.0, -1
    word = np.empty(letter - start + 1 + stop - digits, np.uint8)
    word[: letter - start] = text[start:letter]
    word[letter - start] = _UPPER_E
    word[letter - start + 1 :] = text[digits:stop]
    value, after = real(word, 0, len(word))
    return value, (stop if after == len(word) else -1)
