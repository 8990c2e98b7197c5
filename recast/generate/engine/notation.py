"""Generate: processes in MadGraph's notation, `p p > mu+ mu- j QED<=2`, read with the names of a UFO.

Several, with a semicolon between them, are added: `p p > w+ j; p p > w- j`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recast.core.errors import InputError, did_you_mean
from recast.model.ufo.elements import Particle
from recast.model.ufo.fields import PARTICLES
from recast.model.ufo.reader import UFO

__all__ = ["MOST_LEGS", "Leg", "Names", "Notation", "parse_notation", "split_notation"]

Legs = tuple["Leg", ...]

MOST_LEGS = 4
"""Outgoing particles that the engine takes."""
_QUARKS = (1, 2, 3, 4, 5)
_ORDER = re.compile(r"\b([A-Za-z]\w*)\s*(<=|==|=)\s*(\d+)")


@dataclass(frozen=True, slots=True)
class Leg:
    """An external particle, or a label that stands for several."""

    label: str
    """As the process has it."""
    codes: tuple[int, ...]
    """PDG codes."""


@dataclass(frozen=True, slots=True)
class Notation:
    """A process before it is split into sub-processes."""

    text: str
    processes: tuple[tuple[tuple[Leg, Leg], Legs], ...]
    """Incoming and outgoing particles of each process; as many go out of every one."""
    orders: tuple[tuple[str, int], ...]
    """Largest coupling orders that the text names."""

    @property
    def outgoing(self) -> Legs:
        """Outgoing particles of the first process."""
        return self.processes[0][1]

    def combinations(self) -> Iterator[tuple[tuple[int, int], tuple[int, ...]]]:
        """Yield partons and outgoing particles: of final states that differ in their order, the first."""
        seen = set[tuple[int, ...]]()
        for number in range(len(self.processes)):
            for initial, final in self.of_process(number):
                key = (*initial, *sorted(final))
                if key not in seen:
                    seen.add(key)
                    yield initial, final

    def of_process(self, number: int) -> Iterator[tuple[tuple[int, int], tuple[int, ...]]]:
        """Yield partons and outgoing particles of one of the processes, as `combinations` does."""
        incoming, outgoing = self.processes[number]
        finals: dict[tuple[int, ...], tuple[int, ...]] = {}
        for final in itertools.product(*(leg.codes for leg in outgoing)):
            finals.setdefault(tuple(sorted(final)), final)
        for first, second in itertools.product(*(leg.codes for leg in incoming)):
            for final in finals.values():
                yield (first, second), final

    def words(self, number: int) -> str:
        """Return one of the processes, without orders."""
        return self.text.split("; ")[number]


class Names:
    """Names of the particles of a UFO, usual names of the Standard Model's, and labels.

    Parameters
    ----------
    ufo
        The model.
    flavours
        Number of massless quarks, which p and j stand for, with the gluon.
    """

    def __init__(self, ufo: UFO, flavours: int = 4) -> None:
        if flavours not in (4, 5):
            raise InputError(f"flavours is {flavours}; it is 4 or 5", where="process")
        self._where = ufo.where
        self._exact: dict[str, int] = {}
        known = {item.pdg for item in ufo.particles} | {-item.pdg for item in ufo.particles}
        usual = [item for item in PARTICLES if item.pdg in known and item.pdg < 100]
        for item in (*usual, *ufo.particles):
            self._exact |= _codes(item)
        self._small: dict[str, set[int]] = {}
        for name, code in self._exact.items():
            self._small.setdefault(name.lower(), set()).add(code)
        quarks = [code for code in _QUARKS[:flavours] if code in known]
        coloured = (21, *quarks, *(-code for code in quarks)) if 21 in known else ()
        lists = {
            "p": coloured or (*quarks, *(-code for code in quarks)),
            "j": coloured or (*quarks, *(-code for code in quarks)),
            "l+": (-11, -13), "l-": (11, 13), "vl": (12, 14, 16), "vl~": (-12, -14, -16),
        }  # fmt: skip
        self.labels = {
            label: tuple(code for code in codes if code in known) for label, codes in lists.items()
        }
        """Labels and what they stand for."""

    def codes(self, word: str, where: str = "process") -> tuple[int, ...]:
        """Return the PDG codes of a label or a particle.

        Raises
        ------
        InputError
            If the model has no such particle, or several whose names differ in small and capital letters.
        """
        if word in self._exact:
            return (self._exact[word],)
        if self.labels.get(word):
            return self.labels[word]
        found = self._small.get(word.lower(), set())
        if len(found) == 1:
            return tuple(found)
        known = [*self._exact, *(label for label, codes in self.labels.items() if codes)]
        raise InputError(f'the model has no particle "{word}"', where=where, mend=did_you_mean(word, known))

    def conjugate(self, code: int) -> int:
        """Return the PDG code of the antiparticle, which may be the particle itself."""
        return -code if -code in self._exact.values() else code


def _codes(item: Particle) -> dict[str, int]:
    return {item.name: item.pdg} if item.self_conjugate else {item.name: item.pdg, item.antiname: -item.pdg}


def split_notation(text: str) -> tuple[str, list[list[str]], dict[str, int]]:
    """Return processes without coupling orders, the particles of each (two come in), and the largest orders.

    Raises
    ------
    InputError
        For another form, too few or too many legs, processes of different numbers of them, or two largest
        powers of one order.

    Examples
    --------
    >>> split_notation("p p > mu+ mu- QED<=2")
    ('p p > mu+ mu-', [['p', 'p', 'mu+', 'mu-']], {'QED': 2})
    >>> split_notation("p p > w+ j; p p > w- j")[0]
    'p p > w+ j; p p > w- j'
    """
    found: dict[str, int] = {}
    parts, particles = [], []
    for part in text.split(";"):
        for name, _, number in _ORDER.findall(part):
            if found.setdefault(name, int(number)) != int(number):
                raise InputError(
                    f"{name} has the largest powers {found[name]} and {number}",
                    where="process",
                    mend="Give one: it holds for all processes.",
                )
        plain = " ".join(_ORDER.sub(" ", part).split())
        parts.append(plain)
        particles.append(_particles(plain))
    if len({len(words) for words in particles}) > 1:
        raise InputError(
            "the processes have different numbers of outgoing particles", where=f"process {'; '.join(parts)}"
        )
    return "; ".join(parts), particles, found


def _particles(plain: str) -> list[str]:
    """Return the particles of one process, two of which come in."""
    head, arrow, tail = plain.partition(" > ")
    if not arrow or re.search(r"[>,/$@()]", tail + head):
        raise InputError(
            f'"{plain}" is no process of the engine',
            where="process",
            mend='Write it as "p p > mu+ mu- j"; decay chains and exclusions need backend: madgraph.',
        )
    incoming, outgoing = head.split(), tail.split()
    if len(incoming) != 2:
        raise InputError(f"{len(incoming)} particles come in", where=f"process {plain}", mend="Give two.")
    if not 2 <= len(outgoing) <= MOST_LEGS:
        raise InputError(
            f"{len(outgoing)} particles go out",
            where=f"process {plain}",
            mend=f"The engine takes 2 to {MOST_LEGS}; more need backend: madgraph.",
        )
    return [*incoming, *outgoing]


def parse_notation(text: str, names: Names, orders: Mapping[str, int] | None = None) -> Notation:
    """Return the processes of a text.

    Parameters
    ----------
    text
        Two incoming particles, ">", two to four outgoing ones, then coupling orders such as `QED<=2`; more of
        them after semicolons.
    names
        Of the model.
    orders
        Further largest coupling orders.

    Raises
    ------
    InputError
        As `split_notation`, and for an unknown particle.
    """
    plain, particles, found = split_notation(text)
    processes = []
    for words in particles:
        legs = [Leg(word, names.codes(word, f"process {plain}")) for word in words]
        processes.append(((legs[0], legs[1]), tuple(legs[2:])))
    return Notation(plain, tuple(processes), tuple({**(orders or {}), **found}.items()))
