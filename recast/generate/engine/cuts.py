"""Generate: cuts on named observables of the particles of a process, and what they leave possible."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, did_you_mean
from recast.generate.engine.notation import Leg, Names, Notation

__all__ = ["Cuts", "aligned", "cuts_of_words", "parse_cuts"]

Real = npt.NDArray[np.float64]

_MASS, _PT, _ETA, _DR = range(4)
_KINDS = {"m": _MASS, "pt": _PT, "eta": _ETA, "dr": _DR}
_FORM = re.compile(r"\s*(\w+)\s*\(([^()]*)\)\s*")
_EDGES = ("min", "max")
_WORDS = re.compile(r"\s*([^<>=]+?)\s*([<>])=?\s*([^<>=]+?)\s*")


@dataclass(frozen=True, slots=True)
class _Cut:
    """One observable of one set of outgoing legs, between two edges."""

    kind: int
    legs: tuple[int, ...]
    """Numbers of legs, the first outgoing is 2."""
    low: float
    high: float


class Cuts:
    """Cuts of a process: m (mass of a set), pt, eta (its size) and dr, in GeV.

    Parameters
    ----------
    cuts
        Made by `parse_cuts`.
    masses_gev
        Smallest mass of each outgoing leg over the sub-processes [GeV].
    floor_gev
        Smallest mass of the whole final state [GeV]: below it there are no parton densities.
    """

    def __init__(self, cuts: tuple[_Cut, ...], masses_gev: tuple[float, ...], floor_gev: float = 0.0) -> None:
        self._masses = masses_gev
        self._count = len(masses_gev)
        self._cuts = cuts
        self._floor = floor_gev
        cuts = (*cuts, _Cut(_MASS, tuple(range(2, 2 + self._count)), floor_gev, math.inf))
        self._kinds = np.array([cut.kind for cut in cuts], np.int64)
        self._members = np.array([[leg in cut.legs for leg in range(2, 2 + self._count)] for cut in cuts])
        self._members = self._members.reshape(len(cuts), self._count)
        self._low = np.array([cut.low for cut in cuts])
        self._high = np.array([cut.high for cut in cuts])

    def inside(self, momenta_lab: Real) -> npt.NDArray[np.bool_]:
        """Return whether events pass all cuts.

        Parameters
        ----------
        momenta_lab
            Shape (N, 2 + n, 4), components (E, px, py, pz) in the laboratory [GeV]; partons first.
        """
        from recast.generate.engine import kernels  # noqa: PLC0415 - loads numba

        momenta = np.ascontiguousarray(momenta_lab, dtype=np.float64)
        result = np.ones(len(momenta), np.bool_)
        kernels.inside(momenta, self._kinds, self._members, self._low, self._high, result)
        return result

    def least_pt(self, leg: int) -> float:
        """Return the smallest transverse momentum of a leg [GeV]."""
        found = [cut.low for cut in self._cuts if cut.kind == _PT and cut.legs == (leg,)]
        return max(found, default=0.0)

    def transverse(self, near: int, far: int) -> bool:
        """Return whether cuts keep two sets of legs, bit masks of all, from having no transverse momentum."""
        single = [side for side in (near, far) if side.bit_count() == 1]
        return any(self.least_pt(side.bit_length() - 1) > 0.0 for side in single)

    def smallest(self, legs: int) -> float:
        """Return a lower bound of the mass of a set of outgoing legs, a bit mask [GeV]."""
        bound = self.kept(legs)
        return max(bound, self._floor) if legs.bit_count() == self._count else bound

    def kept(self, legs: int) -> float:
        """Return the bound that cuts and masses alone give [GeV].

        m^2 of a set is the sum over its pairs less (n - 2) times the sum of the squared masses; that of a
        pair is bounded by cuts on its mass, or on pt and dr: 2 pt pt' (cosh(d eta) - cos(d phi)) is smallest
        at d eta = 0. The mass of all is the energy in their rest frame, and so not below the sum of the
        transverse masses. All bounds of parts of a set count as well.
        """
        members = [leg for leg in range(2, 2 + self._count) if legs >> leg & 1]
        squares = [self._masses[leg - 2] ** 2 for leg in members]
        if len(members) == 1:
            return math.sqrt(squares[0])
        pairs = sum(self._pair(*pair) ** 2 for pair in itertools.combinations(members, 2))
        bound = max(pairs - (len(members) - 2) * sum(squares), sum(map(math.sqrt, squares)) ** 2)
        inner = [
            cut.low + sum(self._masses[leg - 2] for leg in members if leg not in cut.legs)
            for cut in self._cuts
            if cut.kind == _MASS and set(cut.legs) <= set(members)
        ]
        if len(members) == self._count:
            inner.append(sum(math.hypot(self._masses[leg - 2], self.least_pt(leg)) for leg in members))
        return max(math.sqrt(bound), *inner, 0.0)

    def largest(self, legs: int) -> float:
        """Return an upper bound of the mass of a set of outgoing legs, a bit mask [GeV]; inf without one."""
        members = {leg for leg in range(2, 2 + self._count) if legs >> leg & 1}
        around = [cut.high for cut in self._cuts if cut.kind == _MASS and members <= set(cut.legs)]
        return min(around, default=math.inf)

    def _pair(self, one: int, other: int) -> float:
        first, second = self._masses[one - 2], self._masses[other - 2]
        low = max(
            (cut.low for cut in self._cuts if cut.kind == _MASS and set(cut.legs) == {one, other}),
            default=0.0,
        )
        apart = max(
            (cut.low for cut in self._cuts if cut.kind == _DR and set(cut.legs) == {one, other}),
            default=0.0,
        )
        together = 0.0
        if first == second == 0.0:
            turn = 1.0 - math.cos(min(apart, math.pi))
            together = 2.0 * self.least_pt(one) * self.least_pt(other) * turn
        return max(low, first + second, math.sqrt(together))


def parse_cuts(
    block: Mapping[str, Mapping[str, float]],
    outgoing: tuple[Leg, ...],
    names: Names,
    *,
    conjugate: bool = False,
) -> tuple[_Cut, ...]:
    """Return the cuts of a card's block, such as {"pt(j)": {"min": 20}, "m(mu+,mu-)": {"min": 10}}.

    A name stands for every outgoing leg all of whose particles it stands for, or with `conjugate` their
    antiparticles; a cut on several names holds for every choice of different legs.

    Raises
    ------
    InputError
        For an unknown observable, particle or edge, a name that no leg has, or edges that leave nothing.
    """
    found: list[_Cut] = []
    for text, edges in block.items():
        where = f"cuts: {text}"
        kind, words = _observable(text, where)
        low, high = _edges(edges, where)
        groups = [_legs(word, outgoing, names, where, conjugate=conjugate) for word in words]
        sets = {
            tuple(sorted(choice)) for choice in itertools.product(*groups) if len({*choice}) == len(choice)
        }
        if not sets:
            raise InputError("it needs more particles than the process has", where=where)
        found += [_Cut(kind, legs, low, high) for legs in sorted(sets)]
    return tuple(found)


def aligned(notation: Notation, block: Mapping[str, Mapping[str, float]], names: Names) -> Notation:
    """Return the processes with their outgoing particles in an order in which all have the same cuts.

    The cuts of the first are those of the block. Another process has them on the particles that they name, or
    else on the antiparticles of all these, as a charge-conjugate process needs.

    Raises
    ------
    InputError
        As `parse_cuts`, or for a process that does not have the cuts of the first.
    """
    incoming, outgoing = notation.processes[0]
    wanted, pattern = parse_cuts(block, outgoing, names), _repeated(outgoing)
    codes = [leg.codes for leg in outgoing]
    alike = codes, [tuple(names.conjugate(code) for code in one) for one in codes]
    found = [(incoming, outgoing)]
    for number, (incoming, outgoing) in enumerate(notation.processes[1:], start=1):
        # with the same places of equal particles, the processes share their phase space
        orders = sorted(
            itertools.permutations(outgoing),
            key=lambda legs: ([leg.codes for leg in legs] not in alike, _repeated(legs) != pattern),
        )
        chosen = next(
            (
                legs
                for conjugate in (False, True)
                for legs in orders
                if _cuts_or_none(block, legs, names, conjugate=conjugate) == wanted
            ),
            None,
        )
        if chosen is None:
            raise InputError(
                f"those of {notation.words(0)} are none of {notation.words(number)}",
                where="cuts",
                mend="Cut on particles that each process has as often, or on all of their antiparticles.",
            )
        found.append((incoming, chosen))
    return replace(notation, processes=tuple(found))


def _repeated(legs: tuple[Leg, ...]) -> tuple[int, ...]:
    labels = [leg.label for leg in legs]
    return tuple(labels.index(label) for label in labels)


def _cuts_or_none(
    block: Mapping[str, Mapping[str, float]], legs: tuple[Leg, ...], names: Names, *, conjugate: bool
) -> tuple[_Cut, ...] | None:
    try:
        return parse_cuts(block, legs, names, conjugate=conjugate)
    except InputError:
        return None


def cuts_of_words(words: Iterable[str]) -> dict[str, dict[str, float]]:
    """Return the block of cuts in words, as a command line has them.

    Raises
    ------
    InputError
        If one is none, or an edge stands twice.

    Examples
    --------
    >>> cuts_of_words(["m(mu+,mu-) > 50", "m(mu+,mu-) < 120", "eta(j)<2.5"])
    {'m(mu+,mu-)': {'min': 50.0, 'max': 120.0}, 'eta(j)': {'max': 2.5}}
    """
    found: dict[str, dict[str, float]] = {}
    for text in words:
        match = _WORDS.fullmatch(text)
        try:
            value = float(match[3]) if match else math.nan
        except ValueError:
            value = math.nan
        if match is None or math.isnan(value):
            raise InputError(f'"{text}" is no cut', mend="As in pt(j)>20 or m(mu+,mu-)<120.")
        edges, edge = found.setdefault(match[1], {}), _EDGES[match[2] == "<"]
        if edge in edges:
            raise InputError(f"{edge} stands twice", where=f"cuts: {match[1]}")
        edges[edge] = value
    return found


def _observable(text: str, where: str) -> tuple[int, list[str]]:
    match = _FORM.fullmatch(str(text))
    if match is None or match[1] not in _KINDS:
        word = match[1] if match else str(text)
        mend = did_you_mean(word, _KINDS)
        raise InputError(f'unknown observable "{word}"', where=where, mend=f"{mend} As in m(mu+,mu-).")
    kind, words = _KINDS[match[1]], [word.strip() for word in match[2].split(",")]
    wanted = {
        _DR: "two particles",
        _PT: "one particle",
        _ETA: "one particle",
        _MASS: "at least two particles",
    }
    good = {_DR: len(words) == 2, _PT: len(words) == 1, _ETA: len(words) == 1, _MASS: len(words) > 1}
    if not good[kind]:
        raise InputError(f"{match[1]} is of {wanted[kind]}", where=where)
    return kind, words


def _edges(edges: Any, where: str) -> tuple[float, float]:
    if not isinstance(edges, Mapping) or not edges:
        raise InputError(f"{edges!r} is no pair of edges", where=where, mend="As in {min: 20, max: 100}.")
    for key, value in edges.items():
        if key not in _EDGES:
            raise InputError(f'unknown edge "{key}"', where=where, mend=did_you_mean(str(key), _EDGES))
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
            raise InputError(f"{key} is {value!r}, not a number of 0 or more", where=where)
    low, high = float(edges.get("min", 0.0)), float(edges.get("max", math.inf))
    if not low < high:
        raise InputError(f"nothing is between {low:g} and {high:g}", where=where)
    return low, high


def _legs(word: str, outgoing: tuple[Leg, ...], names: Names, where: str, *, conjugate: bool) -> list[int]:
    codes = set(names.codes(word, where))
    if conjugate:
        codes = {names.conjugate(code) for code in codes}
    found = [number for number, leg in enumerate(outgoing, start=2) if set(leg.codes) <= codes]
    parts = sorted({leg.label for leg in outgoing if set(leg.codes) & codes and not set(leg.codes) <= codes})
    if parts:
        raise InputError(f'"{word}" is only a part of {parts[0]}', where=where, mend=f"Cut on {parts[0]}.")
    if not found:
        labels = sorted({leg.label for leg in outgoing})
        raise InputError(f'no outgoing particle is "{word}"', where=where, mend=did_you_mean(word, labels))
    return found
