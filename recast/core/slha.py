"""Core: SLHA text (param cards, <slha> of event files) as it is written by others: blocks, decays, QNUMBERS.

Read in one place, so that a card means the same to every part of the program. SUSY Les Houches Accord
hep-ph/0311123, BLOCK QNUMBERS arXiv:0712.3311. Accepted beyond the accord, as MadGraph and Pythia do: lines
without a leading blank, tabs, any case, Fortran's exponents (1.0D-02), comments that follow without a blank.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from recast.core.errors import InputError

__all__ = ["DecayTable", "QuantumNumbers", "Slha", "read_slha", "slha_number"]

_NUMBER = re.compile(r"([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+))(?:[eEdD]([+-]?[0-9]+)|([+-][0-9]{3}))?")
_INTEGER = re.compile(r"[+-]?\d{1,18}")
_MILLICHARGE = 0.1
"""Three times the charge may depart from an integer by this: what has so little charge leaves no track."""
_COLOURS = frozenset({1, 3, -3, 6, -6, 8})
_ENTRIES = (1, 2, 3, 4)
_WITH_CODE = 3  # BLOCK QNUMBERS CODE
_OF_NUMBERS = frozenset("+-.0123456789")


def slha_number(text: str) -> float:
    """Return a number of SLHA or LHE text; NaN if it is none, or larger than any.

    Fortran writes D for its exponents, and three digits without a letter.

    >>> slha_number("1.1663787D-05"), slha_number("1.1663787-005")
    (1.1663787e-05, 1.1663787e-05)
    """
    match = _NUMBER.fullmatch(text)
    value = float(f"{match[1]}e{match[2] or match[3] or 0}") if match else math.nan
    return value if math.isfinite(value) else math.nan


@dataclass(frozen=True, slots=True)
class QuantumNumbers:
    """Quantum numbers of a particle, as BLOCK QNUMBERS gives them."""

    pdg: int
    charge3: int
    """Three times the electric charge."""
    spin_states: int
    """2 s + 1."""
    colour: int
    """1, 3, -3, 6, -6 or 8."""
    self_conjugate: bool


@dataclass(frozen=True, slots=True)
class DecayTable:
    """A DECAY entry."""

    width: str
    """Total width [GeV] as it stands: a number, or "auto"."""
    channels: tuple[tuple[str, ...], ...] = ()
    """The words of each line below: branching fraction, number of products, their PDG codes."""


@dataclass(frozen=True, slots=True)
class Slha:
    """What SLHA text holds; names of blocks are in capitals."""

    where: str
    blocks: dict[str, dict[tuple[int, ...], str]] = field(default_factory=dict)
    """Entries of each block but QNUMBERS by their leading integers."""
    decays: dict[int, DecayTable] = field(default_factory=dict)
    """By PDG code."""
    numbers: dict[int, dict[int, str]] = field(default_factory=dict)
    """Entries of each BLOCK QNUMBERS, by PDG code."""
    repeated: tuple[str, ...] = ()
    """Headers and entries that stand there twice with other values, such as "DECAY 32" and "MASS 25"; the
    last one is kept. The same block at several scales is no repetition."""

    def quantum_numbers(self) -> dict[int, QuantumNumbers]:
        """Return the particles of all QNUMBERS blocks.

        Raises
        ------
        InputError
            If a block is no set of the four integers, or has another colour than 1, 3, -3, 6, -6 and 8.
        """
        return {code: self._particle(code, entries) for code, entries in sorted(self.numbers.items())}

    def _particle(self, code: int, entries: dict[int, str]) -> QuantumNumbers:
        values = [slha_number(entries.get(key, "")) for key in _ENTRIES]
        near = [abs(value - round(value)) if math.isfinite(value) else 1.0 for value in values]
        twice = f"QNUMBERS {code}" in self.repeated
        if code > 0 and not twice and near[0] <= _MILLICHARGE and max(near[1:]) == 0.0:
            charge3, spin_states, colour, own = map(round, values)
            if colour in _COLOURS and spin_states > 0:
                return QuantumNumbers(code, charge3, spin_states, colour, own == 0)
        raise InputError(
            f"BLOCK QNUMBERS {code} in its header is not four integers",
            where=self.where,
            mend="Give 1 (three times the charge), 2 (2 s + 1), 3 (colour 1, 3, -3, 6, -6 or 8) "
            "and 4 (0 or 1), each once.",
        )


class _Reader:
    """Goes through the lines and knows which section they are in."""

    def __init__(self) -> None:
        self.blocks: dict[str, dict[tuple[int, ...], str]] = {}
        self.decays: dict[int, tuple[str, list[tuple[str, ...]]]] = {}
        self.numbers: dict[int, dict[int, str]] = {}
        self.repeated: dict[str, None] = {}
        self._scales: dict[str, set[str]] = {}
        self._take: Callable[[list[str]], None] = _pass_over

    def line(self, text: str) -> None:
        words = text.partition("#")[0].split()
        if not words:
            return
        kind = words[0].upper()
        if kind == "BLOCK" and len(words) > 1:
            name = words[1].upper()
            self._take = self._qnumbers(words) if name == "QNUMBERS" else self._block(name, words)
        elif kind == "DECAY" and len(words) > 1 and _INTEGER.fullmatch(words[1]):
            self._take = self._decay(int(words[1]), words[2] if len(words) > 2 else "")
        elif kind[0] not in _OF_NUMBERS and not text[0].isspace():
            self._take = _pass_over  # another kind of section, such as XSECTION
        else:
            self._take(words)

    def _block(self, name: str, words: list[str]) -> Callable[[list[str]], None]:
        scale, scales = "".join(words[2:]).upper(), self._scales.setdefault(name, set())
        if scale in scales:
            self.repeated[f"BLOCK {name}"] = None
        elif scales:
            self.blocks[name] = {}  # the same block at another scale
        scales.add(scale)
        block = self.blocks.setdefault(name, {})

        def take(words: list[str]) -> None:
            key, value = _entry(words)
            if block.get(key, value) != value:
                self.repeated[f"{name} {' '.join(map(str, key))}".strip()] = None
            block[key] = value

        return take

    def _decay(self, code: int, width: str) -> Callable[[list[str]], None]:
        if code in self.decays:
            self.repeated[f"DECAY {code}"] = None
        channels: list[tuple[str, ...]] = []
        self.decays[code] = (width, channels)
        return lambda words: channels.append(tuple(words))

    def _qnumbers(self, words: list[str]) -> Callable[[list[str]], None]:
        if len(words) < _WITH_CODE or not _INTEGER.fullmatch(words[2]):
            return _pass_over
        code = int(words[2])
        block = self.numbers.setdefault(code, {})

        def take(words: list[str]) -> None:
            key, value = _entry(words)
            if len(key) == 1:
                if slha_number(block.get(key[0], value)) != slha_number(value):
                    self.repeated[f"QNUMBERS {code}"] = None
                block[key[0]] = value

        return take


def _pass_over(_words: list[str]) -> None:
    """Take lines that belong to no block or decay."""


def _entry(words: list[str]) -> tuple[tuple[int, ...], str]:
    """Split a line into its leading integers and the value."""
    count = 0
    while count < len(words) - 1 and _INTEGER.fullmatch(words[count]):
        count += 1
    return tuple(map(int, words[:count])), " ".join(words[count:])


def read_slha(text: str, where: str) -> Slha:
    """Read SLHA text.

    Lines that are no SLHA are passed over: what a card must have is judged by those who need it.

    Parameters
    ----------
    text
        The text, with the line ends of any system.
    where
        Its place, for messages.
    """
    reader = _Reader()
    for line in re.split(r"\r\n|\r|\n", text):
        reader.line(line)
    decays = {code: DecayTable(width, tuple(rows)) for code, (width, rows) in reader.decays.items()}
    return Slha(where, reader.blocks, decays, reader.numbers, tuple(reader.repeated))
