"""Changes inputs: bytes, words, lines, numbers, and the values of JSON and YAML."""

import copy
import json
import random
import re
from collections.abc import Callable, Sequence
from typing import Any

import yaml

EXTREMES = (
    b"", b"0", b"-0", b"-1", b"1", b"2", b"3", b"1e999", b"-1e999", b"1e-999", b"1e308", b"5e-324", b"nan",
    b"NaN", b"inf", b"-inf", b".nan", b".inf", b"1000000000000", b"-1000000000000", b"2147483648",
    b"-2147483649", b"9223372036854775807", b"9223372036854775808", b"-9223372036854775809", b"1" * 400,
    b"0." + b"0" * 400 + b"1", b"0x1f", b"1_0", b"1.0D+400", b"1.0D+01", b"true", b"null", b"~", b"''",
    b"{}", b"[]", b"[[]]", b"-", b"..", b"../x", b"/x/y", b"\xff", b"\x00", b"\xc3\xa9", b"\xe2\x80\xae",
    b"\r\n", b"\n", b"#", b"*x", b"&x", b"!!str", b"!!binary x", b"<", b">", b"&lt;", b"%s", b"{0}", b"$",
    b"`", b"\\", b'"', b"'", b"x" * 300,
)  # fmt: skip
VALUES = (
    None, True, False, 0, -1, 1, 2, 3, 0.5, -0.5, 1e308, 5e-324, 10**12, -(10**12), 2**63, 10**400, "", "x",
    "0", "nan", "inf", "1e999", "\x00", "\u202e", "../x", "/x/y", "x" * 300, [], {}, [[]], [None],
    {"": None}, [1, 2], {"x": 1}, float("inf"), float("nan"),
)  # fmt: skip
MOST_VALUES = 20_000
_WORD = re.compile(rb"[-+.\w]+|[^\s\w]")
_NUMBER = re.compile(rb"[-+]?\d[\d.]*(?:[eEdD][-+]?\d+)?")


def _span(data: bytes, rng: random.Random) -> tuple[int, int]:
    begin = rng.randrange(len(data) + 1)
    return begin, min(begin + int(rng.expovariate(1 / 20)) + 1, len(data))


def _flip(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(max(len(data), 1))
    return data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]


def _delete(data: bytes, rng: random.Random) -> bytes:
    begin, end = _span(data, rng)
    return data[:begin] + data[end:]


def _double(data: bytes, rng: random.Random) -> bytes:
    (begin, end), at = _span(data, rng), rng.randrange(len(data) + 1)
    return data[:at] + data[begin:end] * rng.choice((1, 1, 2, 50)) + data[at:]


def _cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _words(pattern: re.Pattern[bytes]) -> Callable[[bytes, random.Random], bytes]:
    def change(data: bytes, rng: random.Random) -> bytes:
        found = list(pattern.finditer(data))
        if not found:
            return _flip(data, rng)
        old, new = rng.choice(found), rng.choice(found)
        word = new[0] if rng.random() < 0.3 else rng.choice(EXTREMES)
        return data[: old.start()] + word + data[old.end() :]

    return change


def _lines(data: bytes, rng: random.Random) -> bytes:
    lines = data.split(b"\n")
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    match rng.randrange(4):
        case 0:
            lines[at], lines[other] = lines[other], lines[at]
        case 1:
            del lines[at]
        case 2:
            lines.insert(at, lines[other])
        case _:
            lines[at] += b" " + lines[other]
    return b"\n".join(lines)


def _tree(data: bytes, rng: random.Random) -> bytes:
    """Change a value of JSON or YAML; bytes where it is neither."""
    try:
        text = data.decode()
        is_json = text.lstrip()[:1] in ("{", "[")
        content = json.loads(text) if is_json else yaml.safe_load(text)
    except (ValueError, yaml.YAMLError, RecursionError, AttributeError, TypeError):
        return _lines(data, rng)
    places: list[tuple[Any, Any]] = []
    waiting = [content]
    while waiting and len(places) < MOST_VALUES:  # YAML may hold itself
        item = waiting.pop()
        pairs = item.items() if isinstance(item, dict) else enumerate(item) if isinstance(item, list) else ()
        for key, value in pairs:
            places.append((item, key))
            waiting.append(value)
    if not places or waiting:
        return _words(_WORD)(data, rng)
    (holder, key), (other, its) = rng.choice(places), rng.choice(places)
    match rng.randrange(6):
        case 0 | 1 | 2:
            holder[key] = copy.deepcopy(rng.choice(VALUES))
        case 3:
            holder[key] = copy.deepcopy(other[its])
        case 4:
            del holder[key]
        case _ if isinstance(holder, dict):
            holder[rng.choice(("", "x", "name", 1, str(its)))] = holder.pop(key)
        case _:
            holder.append(copy.deepcopy(other[its]))
    try:
        made = json.dumps(content, default=str) if is_json else yaml.safe_dump(content, sort_keys=False)
    except (ValueError, TypeError, RecursionError, yaml.YAMLError):
        return _lines(data, rng)
    return made.replace("Infinity", "1e999").encode("utf-8", "replace")


CHANGES = (_flip, _delete, _double, _cut, _lines, _words(_WORD), _words(_NUMBER), _words(_NUMBER))


def mutated(
    data: bytes, rng: random.Random, others: Sequence[bytes] = (), region: tuple[int, int] | None = None
) -> bytes:
    """Return an input with one to four changes, in a region of it or anywhere."""
    if region is not None:
        begin, end = region
        part = data[begin:end]
        for _ in range(rng.choice((1, 1, 1, 2, 4))):
            part = rng.choice((_flip, _flip, _flip, _delete, _double, _cut))(part, rng)
        return data[:begin] + part + data[end:]
    for _ in range(rng.choice((1, 1, 2, 4))):
        if others and rng.random() < 0.03:
            data = data + rng.choice(others)
        elif rng.random() < 0.5 and data.lstrip()[:1] not in (b"<", b"H", b"\x1f", b"\x28", b"\xfd"):
            data = _tree(data, rng)
        else:
            data = rng.choice(CHANGES)(data, rng)
    return data
