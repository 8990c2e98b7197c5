"""Statistics: a likelihood of Poisson counts in bins, of samples with modifiers (HistFactory), as arrays.

The description is that of pyhf's JSON (channels, samples, modifiers, parameters). Parameters are evaluated
many sets at a time, with derivatives, so that toys are fitted together.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import special

from recast.core.errors import InputError
from recast.statistics.interpolation import factor, factor_coefficients, shift
from recast.statistics.numbers import numbers
from recast.statistics.parameters import ParameterSet, parameter_sets

__all__ = ["Data", "HistFactory"]

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

_TINY = 1e-100
"""Stands for a factor of 0, so that derivatives can be formed by division."""
_LEAST = 1e-12
"""Least expected events of a bin: a count above it is all but impossible there."""


@dataclass(frozen=True, slots=True)
class Data:
    """Counts and auxiliary measurements, T sets of them."""

    counts: FloatArray
    """Shape (T, B)."""
    auxiliary: FloatArray
    """Shape (T, A)."""

    def rows(self, chosen: Any) -> Data:
        """Return some of the sets."""
        return Data(self.counts[chosen], self.auxiliary[chosen])


@dataclass(frozen=True, slots=True)
class _Entries:
    """Modifiers of one kind: the cells that each acts on, and its parameter."""

    where: IntArray
    """Row (channel and sample) or cell, shape (K,)."""
    parameter: IntArray
    up: FloatArray
    down: FloatArray

    @classmethod
    def of(cls, items: Sequence[tuple[int, int, float, float]]) -> _Entries:
        columns = list(zip(*items, strict=True)) or [(), (), (), ()]
        return cls(
            np.array(columns[0], np.int64),
            np.array(columns[1], np.int64),
            np.array(columns[2], np.float64),
            np.array(columns[3], np.float64),
        )


@dataclass(frozen=True, slots=True)
class _Slopes:
    """How the events of each cell move with the parameters, shape (T, C, P)."""

    relative: FloatArray
    """Derivative of the logarithm of its factors."""
    bends: FloatArray
    """Second derivative of it, each factor has one parameter."""
    absolute: FloatArray | None
    """Derivative of its yield before the factors; None where no yield is shifted."""
    second: FloatArray | None


class HistFactory:
    """A likelihood with its observed counts.

    Parameters
    ----------
    channels
        Channels as in pyhf's JSON.
    observations
        Observed counts by channel.
    parameters
        Settings of parameters (`inits`, `bounds`, `fixed`, `auxdata`, `sigmas`) as in a measurement of it.
    poi
        The parameter of interest, a `normfactor`.

    Raises
    ------
    InputError
        For negative yields, numbers out of range, shapes that differ, modifiers of unknown type, names used
        twice.
    """

    def __init__(
        self,
        channels: Sequence[Mapping[str, Any]],
        observations: Mapping[str, Sequence[float]],
        parameters: Sequence[Mapping[str, Any]] = (),
        poi: str = "mu",
        where: str = "likelihood",
    ) -> None:
        self.where = where
        _check(channels, observations, where)
        sets = parameter_sets(channels, parameters, where)
        self.sets: tuple[ParameterSet, ...] = tuple(sets.values())
        starts, at = {}, 0
        for item in self.sets:
            starts[item.name], at = at, at + len(item.start)
        if poi not in starts or len(sets[poi].start) != 1 or sets[poi].constraint:
            raise InputError(
                f'the parameter of interest "{poi}" scales no sample',
                where=where,
                mend=f"Free factors: {', '.join(s.name for s in self.sets if not s.constraint) or 'none'}.",
            )
        self.poi = starts[poi]
        self.names = [
            item.name if len(item.start) == 1 else f"{item.name}[{i}]"
            for item in self.sets
            for i in range(len(item.start))
        ]
        self.start = np.concatenate([item.start for item in self.sets])
        self.low = np.concatenate([item.low for item in self.sets])
        self.high = np.concatenate([item.high for item in self.sets])
        self.fixed = np.concatenate([item.fixed for item in self.sets])
        # a limit may lie anywhere above 0: pyhf's default of 10 at most is no property of a model
        self.low[self.poi], self.high[self.poi] = 0.0, np.inf
        self.fixed[self.poi] = False
        self._read(channels, starts)
        self._constraints(starts)
        counts = np.concatenate([np.asarray(observations[c["name"]], float) for c in channels])
        self.data = Data(counts[None, :], self.nominal_auxiliary[None, :])

    def _read(self, channels: Sequence[Mapping[str, Any]], starts: Mapping[str, int]) -> None:
        nominal: list[float] = []
        cell_bin: list[int] = []
        cell_row: list[int] = []
        self.bins: list[str] = []
        scales: list[tuple[int, int, float, float]] = []
        norms: list[tuple[int, int, float, float]] = []
        shapes: list[tuple[int, int, float, float]] = []
        shifts: list[tuple[int, int, float, float]] = []
        row = 0
        for channel in channels:
            first_bin, size = len(self.bins), len(channel["samples"][0]["data"])
            self.bins += [f"{channel['name']}[{i}]" if size > 1 else channel["name"] for i in range(size)]
            for sample in channel["samples"]:
                first = len(nominal)
                nominal += [float(value) for value in sample["data"]]
                cell_bin += range(first_bin, first_bin + size)
                cell_row += [row] * size
                for modifier in sample["modifiers"]:
                    at, data = starts[modifier["name"]], modifier["data"]
                    match modifier["type"]:
                        case "normfactor" | "lumi":
                            scales.append((row, at, 0.0, 0.0))
                        case "normsys":
                            norms.append((row, at, float(data["hi"]), float(data["lo"])))
                        case "histosys":
                            for i, (high, low) in enumerate(
                                zip(data["hi_data"], data["lo_data"], strict=True)
                            ):
                                value = float(sample["data"][i])
                                shifts.append((first + i, at, float(high) - value, value - float(low)))
                        case _:  # shapefactor, shapesys, staterror: a factor in each bin
                            offset = self.offset(channels, channel["name"], modifier)
                            shapes += [(first + i, at + offset + i, 0.0, 0.0) for i in range(size)]
                row += 1
        self.nominal = np.array(nominal)
        self.cell_bin, self.cell_row = np.array(cell_bin, np.int64), np.array(cell_row, np.int64)
        self.rows = row
        self._bin_order = np.argsort(self.cell_bin, kind="stable")
        self._bin_starts = np.searchsorted(self.cell_bin[self._bin_order], np.arange(len(self.bins)))
        self._scales, self._norms = _Entries.of(scales), _Entries.of(norms)
        self._shapes, self._shifts = _Entries.of(shapes), _Entries.of(shifts)
        self._coefficients = factor_coefficients(self._norms.up, self._norms.down)
        norms_same = (self._norms.up - 1.0) * (self._norms.down - 1.0) > 0
        shifts_same = self._shifts.up * self._shifts.down < 0
        same = [self._norms.parameter[norms_same], self._shifts.parameter[shifts_same]]
        self.one_sided = [int(k) for k in np.unique(np.concatenate(same)) if not self.fixed[k]]
        """Parameters that move a yield the same way in both directions."""

    @staticmethod
    def offset(channels: Sequence[Mapping[str, Any]], name: str, modifier: Mapping[str, Any]) -> int:
        """Return where the bins of a channel start in a `staterror` that channels share; 0 for others."""
        if modifier["type"] != "staterror":
            return 0
        offset = 0
        for channel in channels:
            if channel["name"] == name:
                return offset
            held = any(
                item["name"] == modifier["name"] and item["type"] == modifier["type"]
                for sample in channel["samples"]
                for item in sample["modifiers"]
            )
            offset += len(channel["samples"][0]["data"]) if held else 0
        return offset

    def _constraints(self, starts: Mapping[str, int]) -> None:
        normal, poisson, auxiliary = [], [], []
        at = 0
        for item in self.sets:
            for i in range(len(item.start)):
                if item.constraint == "normal":
                    normal.append((starts[item.name] + i, at, item.width[i]))
                elif item.constraint == "poisson":
                    poisson.append((starts[item.name] + i, at, item.width[i]))
                if item.constraint:
                    auxiliary.append(item.auxiliary[i])
                    at += 1
        self.nominal_auxiliary = np.array(auxiliary, np.float64)
        places = sorted([row[:2] for row in normal + poisson], key=lambda row: row[1])
        self.auxiliary_names = [self.names[parameter] for parameter, _ in places]
        self.gauss_parameter = np.array([row[0] for row in normal], np.int64)
        self.gauss_place = np.array([row[1] for row in normal], np.int64)
        self.gauss_width = np.array([row[2] for row in normal], np.float64)
        self.poisson_parameter = np.array([row[0] for row in poisson], np.int64)
        self.poisson_place = np.array([row[1] for row in poisson], np.int64)
        self.poisson_factor = np.array([row[2] for row in poisson], np.float64)

    def expected(self, values: FloatArray) -> FloatArray:
        """Return the expected events of each bin, shape (T, B), for parameters of shape (T, P)."""
        factors, base, _ = self._cells(values)
        return self._by_bin(factors * base)

    def _by_bin(self, cells: FloatArray) -> FloatArray:
        """Sum cells over the samples of each bin, along the second axis."""
        return np.asarray(np.add.reduceat(cells[:, self._bin_order], self._bin_starts, axis=1))

    def _cells(self, values: FloatArray) -> tuple[FloatArray, FloatArray, _Slopes]:
        """Return factors and yields of the cells, shape (T, C), and how they move with the parameters."""
        t, width = len(values), len(self.start)
        scale = _nonzero(values[:, self._scales.parameter])
        norm, norm_slope, norm_bend = factor(
            values[:, self._norms.parameter], self._norms.up, self._norms.down, self._coefficients
        )
        shape = _nonzero(values[:, self._shapes.parameter])
        rows = np.ones((t, self.rows))
        relative, bends = np.zeros((t, self.rows, width)), np.zeros((t, self.rows, width))
        for entries, by, slope, bend in (
            (self._scales, scale, 1.0 / scale, -1.0 / scale**2),
            (self._norms, norm, norm_slope, norm_bend),
        ):
            _multiply(rows, entries.where, by)
            _add(relative, entries, slope)
            _add(bends, entries, bend)
        factors, relative, bends = (item[:, self.cell_row] for item in (rows, relative, bends))
        _multiply(factors, self._shapes.where, shape)
        _add(relative, self._shapes, 1.0 / shape)
        _add(bends, self._shapes, -1.0 / shape**2)
        base = np.broadcast_to(self.nominal, factors.shape)
        if not self._shifts.where.size:
            return factors, base, _Slopes(relative, bends, None, None)
        moved, slope, bend = shift(values[:, self._shifts.parameter], self._shifts.up, self._shifts.down)
        base = base.copy()
        _add_cells(base, self._shifts.where, moved)
        absolute, second = np.zeros_like(relative), np.zeros_like(relative)
        _add(absolute, self._shifts, slope)
        _add(second, self._shifts, bend)
        return factors, base, _Slopes(relative, bends, absolute, second)

    def deviance(self, values: FloatArray, data: Data) -> FloatArray:
        """Return -2 log L without constants: 0 where every count and measurement is met, shape (T,)."""
        nu = np.maximum(self.expected(values), _LEAST)
        n = data.counts
        with np.errstate(divide="ignore", invalid="ignore"):
            main = 2.0 * (nu - n + special.xlogy(n, np.where(n > 0, n / nu, 1.0))).sum(axis=1)
        pull = (data.auxiliary[:, self.gauss_place] - values[:, self.gauss_parameter]) / self.gauss_width
        side, mean = data.auxiliary[:, self.poisson_place], values[:, self.poisson_parameter]
        mean = np.maximum(mean * self.poisson_factor, _LEAST)
        with np.errstate(divide="ignore", invalid="ignore"):
            rest = 2.0 * (mean - side + special.xlogy(side, np.where(side > 0, side / mean, 1.0)))
        return np.asarray(main + (pull**2).sum(axis=1) + rest.sum(axis=1))

    def descent(self, values: FloatArray, data: Data) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Return half the gradient of `deviance` and two curvatures.

        Returns
        -------
        The gradient, shape (T, P). The curvature without second derivatives of the expected events (Gauss and
        Newton), which is never negative; a bin without a count has the expected one in it. The whole
        curvature. Both of shape (T, P, P), and halved as well.
        """
        factors, base, slopes = self._cells(values)
        cells = factors * base
        moved = cells[:, :, None] * slopes.relative
        if slopes.absolute is not None:
            moved += factors[:, :, None] * slopes.absolute
        nu, rise = self._by_bin(cells), self._by_bin(moved)
        seen = nu > _LEAST
        nu = np.maximum(nu, _LEAST)
        n = data.counts
        pull = np.where(seen, 1.0 - n / nu, 0.0)
        gradient = np.einsum("tb,tbp->tp", pull, rise)
        weight = np.where(seen, n / nu**2, 0.0)
        safe = np.where(seen & (n == 0), 1.0 / nu, weight)
        safe_curvature = _outer(rise, safe)
        curvature = _outer(rise, weight)
        share = pull[:, self.cell_bin]
        curvature += _outer(slopes.relative, share * cells)
        places = np.arange(len(self.start))
        curvature[:, places, places] += np.einsum("tc,tcp->tp", share * cells, slopes.bends)
        if slopes.absolute is not None and slopes.second is not None:
            scaled = slopes.relative * (share * factors)[:, :, None]
            mixed = np.matmul(scaled.transpose(0, 2, 1), slopes.absolute)
            curvature += mixed + mixed.transpose(0, 2, 1)
            curvature[:, places, places] += np.einsum("tc,tcp->tp", share * factors, slopes.second)
        g, width = self.gauss_parameter, self.gauss_width
        gradient[:, g] += (values[:, g] - data.auxiliary[:, self.gauss_place]) / width**2
        p, k = self.poisson_parameter, self.poisson_factor
        side, mean = data.auxiliary[:, self.poisson_place], np.maximum(values[:, p], _LEAST)
        gradient[:, p] += k - side / mean
        for matrix in (safe_curvature, curvature):
            matrix[:, g, g] += 1.0 / width**2
        safe_curvature[:, p, p] += np.where(side > 0, side / mean**2, k / mean)
        curvature[:, p, p] += side / mean**2
        return gradient, safe_curvature, curvature

    def expected_data(self, values: FloatArray) -> Data:
        """Return the counts and auxiliary measurements that parameters predict (Asimov data)."""
        auxiliary = np.empty((len(values), len(self.nominal_auxiliary)))
        auxiliary[:, self.gauss_place] = values[:, self.gauss_parameter]
        auxiliary[:, self.poisson_place] = values[:, self.poisson_parameter] * self.poisson_factor
        return Data(self.expected(values), auxiliary)

    def minus_two_log(self, values: FloatArray, data: Data) -> FloatArray:
        """Return -2 log L with all constants, shape (T,)."""

        def poisson(n: FloatArray, mean: FloatArray) -> FloatArray:
            return np.asarray(special.xlogy(n, mean) - mean - special.gammaln(n + 1.0))

        main = poisson(data.counts, self.expected(values)).sum(axis=1)
        side = poisson(
            data.auxiliary[:, self.poisson_place], values[:, self.poisson_parameter] * self.poisson_factor
        ).sum(axis=1)
        pull = (data.auxiliary[:, self.gauss_place] - values[:, self.gauss_parameter]) / self.gauss_width
        gauss = (-0.5 * pull**2 - np.log(self.gauss_width) - 0.5 * np.log(2.0 * np.pi)).sum(axis=1)
        return np.asarray(-2.0 * (main + side + gauss))

    def with_data(self, data: Data) -> HistFactory:
        """Return the same likelihood with other data, one set."""
        other = copy.copy(self)
        other.data = data
        return other

    def parts(self) -> tuple[FloatArray, FloatArray]:
        """Return signal and background of each bin, all other parameters at their starts."""
        values = np.tile(self.start, (2, 1))
        values[:, self.poi] = 0.0, 1.0
        background, both = self.expected(values)
        return both - background, background


def _nonzero(values: FloatArray) -> FloatArray:
    return np.where(np.abs(values) < _TINY, _TINY, values)


def _multiply(target: FloatArray, where: IntArray, by: FloatArray) -> None:
    """Multiply columns of the target, shape (T, N); a column may be named more than once."""
    if len(target) > len(where):
        for k, column in enumerate(where):
            target[:, column] *= by[:, k]
    else:
        place: Any = (slice(None), where)
        np.multiply.at(target, place, by)


def _add_cells(target: FloatArray, where: IntArray, values: FloatArray) -> None:
    """Add to columns of the target, shape (T, N)."""
    place: Any = (slice(None), where)
    np.add.at(target, place, values)


def _add(target: FloatArray, entries: _Entries, values: FloatArray) -> None:
    """Add the derivatives of modifiers to the target, shape (T, N, P)."""
    if len(target) > len(entries.where):
        for k, (row, parameter) in enumerate(zip(entries.where, entries.parameter, strict=True)):
            target[:, row, parameter] += values[:, k]
    else:
        place: Any = (slice(None), entries.where, entries.parameter)
        np.add.at(target, place, values)


def _outer(vectors: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the sum of w v v^T over the second axis, for v of shape (T, N, P) and w of shape (T, N)."""
    return np.asarray(np.matmul((vectors * weights[:, :, None]).transpose(0, 2, 1), vectors))


def _check(
    channels: Sequence[Mapping[str, Any]], observations: Mapping[str, Sequence[float]], where: str
) -> None:
    if not channels:
        raise InputError("it has no channel", where=where)
    seen: set[str] = set()
    for channel in channels:
        name = channel["name"]
        place = f"{where}, channel {name}"
        if name in seen:
            raise InputError("the channel stands twice", where=place)
        seen.add(name)
        if name not in observations:
            raise InputError("it has no observed counts", where=place)
        samples = channel["samples"]
        if not samples:
            raise InputError("it has no sample", where=place)
        sizes = {len(sample["data"]) for sample in samples} | {len(observations[name])}
        if len(sizes) != 1:
            raise InputError("samples and observed counts differ in their number of bins", where=place)
        numbers(observations[name], "an observed count", place, low=0.0)
        for sample in samples:
            numbers(
                sample["data"],
                "a yield",
                f"{place}, sample {sample['name']}",
                low=0.0,
                mend="Merge bins where one is negative, or set it to 0 and give it an error.",
            )
