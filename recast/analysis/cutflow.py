"""Analysis: the cutflow and the selection that an analysis hands back; sums are exact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.analysis.yields import NONE_SELECTED
from recast.core.errors import RunError

__all__ = ["Cutflow", "Selection", "SelectionBuilder", "Tally", "exact_sums"]

_MANTISSA = 53
_HALF = 27


def exact_sums(
    values: npt.NDArray[np.float64], groups: npt.NDArray[np.int64], n_groups: int
) -> list[Fraction]:
    """Return the exact sum of the values of each group.

    Parameters
    ----------
    values
        Finite numbers, shape (N,), N below 2**26.
    groups
        Group of each value, 0 to n_groups - 1, shape (N,).

    Notes
    -----
    A double is an integer mantissa times a power of two. Mantissas of one exponent are added as two halves,
    whose sums stay below 2**53 and are therefore exact in `numpy.bincount`.
    """
    totals = [Fraction(0)] * n_groups
    if len(values) == 0:
        return totals
    fraction, exponent = np.frexp(values)
    mantissa = (fraction * 2.0**_MANTISSA).astype(np.int64)
    high = mantissa >> _HALF
    low = mantissa - (high << _HALF)
    powers, index = np.unique(exponent, return_inverse=True)
    cell = groups * len(powers) + index
    size = n_groups * len(powers)
    highs = np.bincount(cell, weights=high, minlength=size).reshape(n_groups, -1)
    lows = np.bincount(cell, weights=low, minlength=size).reshape(n_groups, -1)
    for column, power in enumerate(powers):
        scale = Fraction(2) ** (int(power) - _MANTISSA)
        for group in range(n_groups):
            whole = (int(highs[group, column]) << _HALF) + int(lows[group, column])
            if whole:
                totals[group] += whole * scale
    return totals


Masks = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Tally:
    """Number of events, sum of weights [pb] and sum of squared weights [pb^2], all exact."""

    n_raw: int = 0
    sum_weights: Fraction = Fraction(0)
    sum_squared_weights: Fraction = Fraction(0)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.n_raw + other.n_raw,
            self.sum_weights + other.sum_weights,
            self.sum_squared_weights + other.sum_squared_weights,
        )

    @classmethod
    def of(cls, weights: npt.NDArray[np.float64]) -> Tally:
        """Return the tally of events with these weights."""
        return cls.grouped(weights, np.zeros(len(weights), np.int64), 1)[0]

    @classmethod
    def grouped(
        cls, weights: npt.NDArray[np.float64], groups: npt.NDArray[np.int64], n_groups: int
    ) -> list[Tally]:
        """Return one tally for each of `n_groups` groups of events."""
        counts = np.bincount(groups, minlength=n_groups)
        sums = exact_sums(weights, groups, n_groups)
        squares = exact_sums(weights * weights, groups, n_groups)
        return [cls(int(n), s, q) for n, s, q in zip(counts, sums, squares, strict=True)]

    def to_json(self) -> dict[str, Any]:
        """Return the numbers rounded to doubles."""
        return {
            "n_raw": self.n_raw,
            "sum_weights_pb": float(self.sum_weights),
            "sum_squared_weights_pb2": float(self.sum_squared_weights),
        }

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Tally:
        """Inverse of `to_json`, up to the rounding to doubles."""
        return cls(
            int(content["n_raw"]),
            Fraction(content["sum_weights_pb"]),
            Fraction(content["sum_squared_weights_pb2"]),
        )


@dataclass(frozen=True, slots=True)
class Cutflow:
    """Named steps in the order of the cuts; cutflows of the same steps add up."""

    steps: tuple[tuple[str, Tally], ...]

    def __add__(self, other: Cutflow) -> Cutflow:
        names = [name for name, _ in self.steps]
        if names != [name for name, _ in other.steps]:
            raise RunError(
                "the steps differ", where="adding two cutflows", mend="Add cutflows of one analysis."
            )
        return Cutflow(tuple((n, a + b) for (n, a), (_, b) in zip(self.steps, other.steps, strict=True)))

    def __getitem__(self, name: str) -> Tally:
        for step, tally in self.steps:
            if step == name:
                return tally
        raise KeyError(name)

    def to_json(self) -> list[dict[str, Any]]:
        """Return one mapping for each step, with the fraction of the sum of weights that is left.

        A step without events has the one-sided 95 % bound on its sum of weights: `NONE_SELECTED` events of
        the root mean square weight of the first step.
        """
        rows = []
        first = self.steps[0][1] if self.steps else Tally()
        weight = (float(first.sum_squared_weights) / first.n_raw) ** 0.5 if first.n_raw else 0.0
        for position, (name, tally) in enumerate(self.steps):
            row: dict[str, Any] = {"step": name} | tally.to_json()
            for label, reference in (
                ("of_all", self.steps[0][1]),
                ("of_previous", self.steps[position - 1][1]),
            ):
                whole = float((self.steps[0][1] if position == 0 else reference).sum_weights)
                row[label] = float(tally.sum_weights) / whole if whole else None
            if not tally.n_raw:
                row["bound_95cl_pb"] = NONE_SELECTED * weight
            rows.append(row)
        return rows

    @classmethod
    def from_json(cls, content: list[dict[str, Any]]) -> Cutflow:
        """Inverse of `to_json`."""
        return cls(tuple((row["step"], Tally.from_json(row)) for row in content))


@dataclass(frozen=True, slots=True)
class Selection:
    """What an analysis did with N events."""

    steps: tuple[str, ...]
    """Names of the cuts, in order, in the words of the paper."""
    depth: npt.NDArray[np.int64]
    """Number of consecutive cuts that each event passed, shape (N,)."""
    regions: dict[str, Masks]
    """Events in each region, shape (N,)."""
    weight: npt.NDArray[np.float64]
    """Event weights [pb], shape (N,)."""
    observables: dict[str, npt.NDArray[np.float64]] = field(default_factory=dict)
    """Measured quantities of the events that pass all cuts, in the order of the record."""

    @property
    def passed(self) -> Masks:
        """Events that pass every cut, shape (N,)."""
        result: Masks = self.depth == len(self.steps)
        return result

    @property
    def cutflow(self) -> Cutflow:
        """Events read and events left after each cut."""
        stopped = Tally.grouped(self.weight, self.depth, len(self.steps) + 1)
        left, rows = Tally(), []
        for tally in reversed(stopped):
            left = left + tally
            rows.append(left)
        return Cutflow(tuple(zip(("events read", *self.steps), reversed(rows), strict=True)))

    @property
    def tallies(self) -> dict[str, Tally]:
        """Tally of each region."""
        return {name: Tally.of(self.weight[mask]) for name, mask in self.regions.items()}


def _require_decisions(what: str, mask: Masks) -> None:
    """Refuse numbers in the place of decisions: they would be taken as positions."""
    if np.asarray(mask).dtype != np.bool_:
        raise ValueError(
            f"{what}: numbers of type {mask.dtype} in the place of decisions (compare them: > 0)"
        )


class SelectionBuilder:
    """Collects cuts on ever smaller arrays and remembers which events of the record are left.

    Parameters
    ----------
    weight
        Weights of all events [pb], shape (N,).
    """

    def __init__(self, weight: npt.NDArray[np.float64]) -> None:
        self._weight = weight
        self._steps: list[str] = []
        self._depth = np.zeros(len(weight), np.int64)
        self.rows: npt.NDArray[np.int64] = np.arange(len(weight))
        """Positions in the record of the events that passed every cut so far."""

    def cut(self, name: str, keep: Masks) -> Masks:
        """Apply a cut to the events that are left; `keep` has their number. Returns `keep`."""
        if keep.shape != self.rows.shape:
            raise ValueError(f"cut {name!r}: {keep.shape} decisions for {self.rows.shape} events")
        _require_decisions(f"cut {name!r}", keep)
        self._steps.append(name)
        self.rows = self.rows[keep]
        self._depth[self.rows] += 1
        return keep

    def cuts(self, named: Iterable[tuple[str, Masks]]) -> Masks:
        """Apply cuts that are decided on the same events, one after the other.

        Each mask has one entry for each event that is left now; returns the events that pass all of them.
        """
        passed = np.ones(len(self.rows), np.bool_)
        for name, condition in named:
            before, passed = passed, passed & condition
            self.cut(name, passed[before])
        return passed

    def finish(
        self, regions: dict[str, Masks], observables: dict[str, npt.NDArray[np.float64]] | None = None
    ) -> Selection:
        """Return the selection; `regions` are masks over the events that passed every cut."""
        full = {}
        for name, mask in regions.items():
            _require_decisions(f"region {name!r}", mask)
            full[name] = np.zeros(len(self._weight), np.bool_)
            full[name][self.rows[mask]] = True
        return Selection(tuple(self._steps), self._depth, full, self._weight, observables or {})
