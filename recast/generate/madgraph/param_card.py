"""Generate: a user's param card: widths that no event can be made with are refused before MadGraph runs."""

from __future__ import annotations

import math
import re
from pathlib import Path

from recast.core.errors import InputError
from recast.core.reading import read_text
from recast.core.slha import read_slha, slha_number

__all__ = ["check_widths", "read_card_text", "unstable", "widths_of"]

_PLAIN = re.compile(r"[\w\s.+-]*(?:\bQ\s*=[\w\s.+-]*)?", re.IGNORECASE)
"""Words and numbers, and the scale of a block. No brackets, colons or quotes: MadGraph evaluates what stands
in scan:[...] as Python."""

_STABLE = frozenset({1, 2, 3, 4, 5, 11, 12, 13, 14, 15, 16, 21, 22})
"""PDG codes of quarks but the top, of leptons, photon and gluon."""


def read_card_text(path: Path) -> str:
    """Return the text of a param card.

    Raises
    ------
    InputError
        If it cannot be read or is no SLHA file.
    """
    text = read_text(path)
    if not read_slha(text, str(path)).blocks:
        raise InputError("this is no SLHA param card", where=str(path))
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.split("#", 1)[0]
        if not _PLAIN.fullmatch(words):
            raise InputError(
                f"line {number} is no SLHA of names and numbers: {words.strip()[:60]!r}",
                where=str(path),
                mend="MadGraph would run a scan or an expression; give one number.",
            )
    return text


def widths_of(text: str) -> dict[int, str]:
    """Return what stands for the width of each particle in a param card, by PDG code."""
    return {code: table.width for code, table in read_slha(text, "param card").decays.items()}


def unstable(text: str, codes: set[int]) -> set[int]:
    """Return those of `codes` whose width the card gives; light quarks and leptons are taken as stable."""
    return (codes & {abs(code) for code in widths_of(text)}) - _STABLE


def check_widths(text: str, resonances: dict[str, int], where: str) -> None:
    """Refuse widths that are negative or no numbers, and widths of 0 of particles that decay in the process.

    Parameters
    ----------
    text
        The param card.
    resonances
        PDG code, by name, of the particles that the process decays.
    where
        Its place, for messages.

    Raises
    ------
    InputError
        Names the particle and its width.
    """
    widths = widths_of(text)
    names = {abs(code): name for name, code in resonances.items()}
    for code, value in widths.items():
        label = f"width of {names.get(abs(code), f'PDG {code}')}"
        if value.lower().startswith("auto"):
            continue
        width = slha_number(value)
        if math.isnan(width):
            raise InputError(f"{label} is {value!r}, not a number", where=where)
        if width < 0:
            raise InputError(f"{label} is {width:g} GeV; it must be 0 or greater", where=where)
        if width == 0 and abs(code) in names:
            raise InputError(
                f"{label} is 0, but the process decays it",
                where=where,
                mend="Give it its width, or write DECAY CODE auto.",
            )
    for code, name in names.items():
        if code not in widths:
            raise InputError(
                f"width of {name} (DECAY {code}) is missing, but the process decays it", where=where
            )
