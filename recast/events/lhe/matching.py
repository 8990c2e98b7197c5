"""Events: what the header of a Les Houches file expects of the shower, beyond an ordinary one."""

from __future__ import annotations

import re
from enum import StrEnum

__all__ = ["Matching", "expected_matching", "matching_note", "matching_words"]


class Matching(StrEnum):
    """What a generator expects of the shower of its events."""

    MERGED = "merged"
    """It vetoes some: events of several numbers of jets overlap. In MadGraph's run card `ickkw` is not 0
    (1: MLM, 3: FxFx, 4: UNLOPS), or `ktdurham` (CKKW-L) or `ptlund` (UMEPS) above 0."""
    SUBTRACTED = "subtracted"
    """It is the one whose first emission was subtracted at next-to-leading order: `parton_shower` there."""
    POWHEG = "powheg"
    """It vetoes emissions that are harder than that of the event."""


# of run cards: a value, then = and the name
_WORDS = {
    Matching.MERGED: re.compile(
        rb"^[ \t]*(\+?(?=[0.]{0,9}[1-9])[0-9.]{1,30}(?:[eEdD][-+]?[0-9]{1,3})?"
        rb"[ \t]{0,99}=[ \t]{0,99}(?:ickkw|ktdurham|ptlund))\b",
        re.MULTILINE,
    ),
    Matching.SUBTRACTED: re.compile(
        rb"^[ \t]*('?\w{1,20}'?[ \t]{0,99}=[ \t]{0,99}parton_shower)\b", re.MULTILINE
    ),
    Matching.POWHEG: re.compile(rb"\b(POWHEG-BOX|powheg\.input|(?:by|with) POWHEG)", re.IGNORECASE),
}
_NOTES = {
    Matching.MERGED: "several numbers of jets, which overlap until a shower with matching vetoes some events "
    "(run card in the header): the rates here are too large",
    Matching.SUBTRACTED: "events less the first emission of one shower (parton_shower in the header): the "
    "showers here have other settings",
    Matching.POWHEG: "events of POWHEG: emissions of a shower that are harder than theirs are not vetoed",
}


def matching_words(head: bytes) -> str:
    """Return the words before the events, in comments too, that ask for matching; empty without any."""
    for pattern in _WORDS.values():
        if found := pattern.search(head):
            return " ".join(found[1].decode("ascii", "replace").split())
    return ""


def expected_matching(words: str) -> Matching | None:
    """Return what such words ask for; None where there are none.

    Examples
    --------
    >>> expected_matching("1 = ickkw")
    <Matching.MERGED: 'merged'>
    """
    text = words.encode()
    return next((kind for kind, pattern in _WORDS.items() if pattern.search(text)), None)


def matching_note(words: str) -> str:
    """Return what the user should know of events with such words; empty without any."""
    kind = expected_matching(words)
    return "" if kind is None else _NOTES[kind]
