"""Events: what stands before the events of a Les Houches file: header, names of weights, init block.

Nothing here is read as XML, as little of what generators write there is: the header ends at </header>, the
init block is the first <init> outside of it; comments, CDATA and lines that begin with "#" are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from recast.core.slha import slha_number
from recast.events.lhe.matching import matching_words

__all__ = ["Head", "HeadError", "LheInit", "head_of", "plain_text", "run_start"]

_MARK = re.compile(
    rb"<!--|<!\[(?:CDATA|cdata)\[|^[ \t]*#[^\n]*"
    rb"|<(?P<name>/?(?:header|init|event|eventgroup|LesHouchesEvents))(?=[\s/>])",
    re.MULTILINE,
)
_ENDS = {b"<!--": b"-->", b"<![": b"]]>"}
_START = re.compile(rb"<!--|<LesHouchesEvents(?=[\s/>])")
# what may stand between runs: blanks (zeros of padded archives, byte order marks), "#" lines, declarations
_BEGUN = (b"<!--", b"<LesHouchesEvents", b"\xef\xbb\xbf")
_BETWEEN = re.compile(rb"[\x00-\x20]+|\xef\xbb\xbf|#[^\n]*|<\?.*?\?>", re.DOTALL)
# lengths are bounded, or text that is no tag would be gone through again and again
_WEIGHTS, _SLHA = (re.compile(rb"<%b(?:\s[^>]{0,4000})?>" % name) for name in (b"initrwgt", b"slha"))
_WEIGHT = re.compile(
    rb"""<weight\s(?:[^>]{0,4000}?\s)??id\s*=\s*(?:"([^"]{0,4000})"|'([^']{0,4000})'|([^\s"'/>]{1,4000}))"""
)
_CDATA = re.compile(rb"<!\[(?:CDATA|cdata)\[(.*?)\]\]>", re.DOTALL)
_ENTITY = re.compile(r"&(amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_LARGEST = 2**31 - 1
_MEND = "Make or fetch it again."


@dataclass(frozen=True, slots=True)
class LheInit:
    """The init block."""

    beams: tuple[int, int]
    """PDG codes."""
    energies_gev: tuple[float, float]
    strategy: int
    """IDWTUP: what the weights mean."""
    processes: tuple[tuple[float, float, float, int], ...]
    """Cross section, its error, largest weight [pb] and code of each process; NaN where it cannot be read."""
    slha: str = ""
    """The param card in the header, empty if there is none."""
    matching: str = ""
    """Words before the events that ask for matching to a shower (`recast.events.lhe.matching`)."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the events of a run."""

    init: LheInit
    weights: tuple[str, ...]
    """Names of weights in <initrwgt>, for events that give values alone (<weights>)."""
    elsewhere: bool
    """Whether the events are said to stand in files of their own (<eventfiles>)."""
    end: int
    """Position behind </init>."""


class HeadError(Exception):
    """Something wrong with the text before the events."""

    def __init__(self, text: str, at: int, mend: str = _MEND) -> None:
        super().__init__(text)
        self.at = at
        """Position in the text."""
        self.mend = mend


def plain_text(text: bytes) -> str:
    """Return what stands in an attribute or a tag: the five entities of XML decoded, in one line."""
    return "".join(letter if letter.isprintable() else " " for letter in _decoded(text))


def _letters(text: bytes) -> str:
    try:
        return text.decode()
    except UnicodeDecodeError:
        return text.decode("latin-1")


def _decoded(text: bytes) -> str:
    return _ENTITY.sub(_entity, _letters(text))


def _entity(match: re.Match[str]) -> str:
    word = match.group(1)
    if word[0] != "#":
        return _ENTITIES[word]
    code = int(word[2:], 16) if word[1] == "x" else int(word[1:])
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else match.group()


def run_start(text: bytes, first: bool) -> int | None:
    """Return the position behind <LesHouchesEvents, -1 if the text holds nothing but blanks and comments.

    Parameters
    ----------
    text
        Start of the file, or what follows </LesHouchesEvents>.
    first
        Whether it is the start of the file, where anything may stand before.

    Returns
    -------
    None if more of the text is needed to say.

    Raises
    ------
    HeadError
        If something else follows the end of a run.
    """
    at = 0
    while at < len(text):
        if first:
            found = _START.search(text, at)
            if found is None:
                return None
            at = found.start()
        elif gap := _BETWEEN.match(text, at):
            at = gap.end()
            continue
        if text.startswith(b"<!--", at):
            end = text.find(b"-->", at + 4)
            if end < 0:
                return None
            at = end + 3
        elif found := _START.match(text, at):
            return found.end()
        elif text.startswith(b"<?", at) or any(mark.startswith(text[at : at + 20]) for mark in _BEGUN):
            return None  # its end is not here yet
        else:
            raise HeadError(
                "something follows </LesHouchesEvents>",
                at,
                "Files can be joined, each from <LesHouchesEvents> to its end; remove anything else.",
            )
    return None if first else -1


def _marks(text: bytes, at: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield the tags outside of comments, and what is passed over (without a name), with begin and end.

    Ends with the name b"..." where something does not end.
    """
    while found := _MARK.search(text, at):
        name, begin, at = found.group("name"), found.start(), found.end()
        if name is None:
            word = found.group()
            mark = next((end for start, end in _ENDS.items() if word.startswith(start)), None)
            if mark is not None:
                stop = text.find(mark, at)
                if stop < 0:
                    yield b"...", begin, len(text)
                    return
                if text.find(b"</LesHouchesEvents", at, stop) >= 0:
                    raise HeadError("a comment or CDATA does not end before </LesHouchesEvents>", begin)
                at = stop + len(mark)
            yield b"!" if mark == b"-->" else b"", begin, at
            continue
        end = text.find(b">", at)
        if end < 0:
            yield b"...", begin, len(text)
            return
        at = end + 1
        yield name, begin, at


def head_of(text: bytes) -> Head | None:
    """Return what stands before the events; None if more of the text is needed.

    Parameters
    ----------
    text
        What follows <LesHouchesEvents.

    Raises
    ------
    HeadError
        If there is no init block, or it cannot be read.
    """
    in_header = False
    begin = -1  # of the init block's text
    gaps: list[tuple[int, int, bool]] = []  # begin, end, and whether it is a comment
    for name, start, end in _marks(text, 0):
        if name == b"...":
            return None
        if name in (b"", b"!"):
            gaps.append((start, end, name == b"!"))
        elif in_header:
            in_header = name != b"/header"
        elif name == b"header" and begin < 0:
            in_header = text[end - 2 : end - 1] != b"/"
        elif name == b"init" and begin < 0:
            begin = end
        elif name == b"/init" and begin >= 0:
            init = _init(text, begin, start, gaps, _slha(_without(text[:start], gaps, comments_only=True)))
            bare = _without(text[:start], gaps)
            init = replace(init, matching=matching_words(text[:start]))
            return Head(init, _declared(bare), b"<eventfile" in bare, end)
        elif name not in (b"header", b"/header", b"/init"):
            what = "does not end" if begin >= 0 else "is missing before the events"
            raise HeadError(f"its <init> block {what}", start)
    return None


def _without(text: bytes, gaps: list[tuple[int, int, bool]], *, comments_only: bool = False) -> bytes:
    parts, at = [], 0
    for begin, end, comment in gaps:
        if comment or not comments_only:
            parts.append(text[at:begin])
            at = end
    return b"".join([*parts, text[at:]])


def _contents(text: bytes, opening: re.Pattern[bytes], closing: bytes) -> Iterator[bytes]:
    """Yield what stands between the tags."""
    at = 0
    while found := opening.search(text, at):
        at = text.find(closing, found.end())
        if at < 0:
            return
        yield text[found.end() : at]


def _slha(head: bytes) -> str:
    parts: list[str] = []
    for text in _contents(head, _SLHA, b"</slha"):
        outside, *rest = _CDATA.split(text)
        parts.append(_decoded(outside))
        for inside, outside in zip(rest[::2], rest[1::2], strict=True):
            parts += [_letters(inside), _decoded(outside)]
    return "".join(parts)


def _declared(head: bytes) -> tuple[str, ...]:
    names: list[str] = []
    for block in _contents(head, _WEIGHTS, b"</initrwgt"):
        names += [plain_text(b"".join(forms)) for forms in _WEIGHT.findall(block)]
    return tuple(names)


def _real(word: str) -> float | None:
    """Return a number; NaN for nan and inf, None if it is no number."""
    value = slha_number(word)
    known = value == value or word.lstrip("+-").lower() in ("nan", "inf", "infinity")  # noqa: PLR0124
    return value if known else None


def _whole(word: str) -> int | None:
    value = _real(word)
    return int(value) if value is not None and abs(value) <= _LARGEST and value == int(value) else None


def _init(text: bytes, begin: int, end: int, gaps: list[tuple[int, int, bool]], slha: str) -> LheInit:
    """Read the text of the init block: a line of ten numbers, one for each process, tags and comments."""
    lines: list[tuple[list[str], int]] = []
    blanked = bytearray(text[begin:end])
    for start, stop, _ in gaps:
        if start >= begin:
            blanked[start - begin : stop - begin] = b" " * (stop - start)
    at = begin
    for line in bytes(blanked).split(b"\n"):
        words = line.decode("latin-1").split()
        if words and words[0].startswith("<") and lines:
            break  # what stands in tags is no number of the block
        if words and not words[0].startswith("<"):
            lines.append((words, at))
        at += len(line) + 1
    if not lines:
        raise HeadError("its <init> block is empty", begin)
    words, at = lines[0]
    beams, energies = [_whole(word) for word in words[:2]], [_real(word) for word in words[2:4]]
    strategy, count = (_whole(word) for word in (words[8:10] if len(words) > 9 else ("", "")))
    if (
        None in beams
        or strategy is None
        or count is None
        or not all(energy is not None and abs(energy) < float("inf") for energy in energies)
    ):
        raise HeadError("the first line of its <init> block is not ten numbers", at)
    processes: list[tuple[float, float, float, int]] = []
    for words, at in lines[1 : max(count, 0) + 1]:
        numbers = [_real(word) for word in words[:3]]
        code = _whole(words[3]) if len(words) > 3 else None
        if code is None:
            raise HeadError(
                f"line {len(processes) + 1} of the processes in its <init> block is not four numbers", at
            )
        cross_section, error, largest = (float("nan") if value is None else value for value in numbers)
        processes.append((cross_section, error, largest, code))
    more = [words for words, _ in lines[len(processes) + 1 :] if len(words) > 3]
    held = len(processes) + sum(None not in map(_real, words[:4]) for words in more)
    if held not in (0, count):  # some state none at all
        raise HeadError(f"its <init> block states {count} processes (NPRUP) and holds {held}", lines[0][1])
    return LheInit(
        (beams[0] or 0, beams[1] or 0),
        (energies[0] or 0.0, energies[1] or 0.0),
        strategy,
        tuple(processes),
        slha,
    )
