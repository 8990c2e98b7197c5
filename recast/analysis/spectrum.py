"""Analysis: spectra of selected events: weights in bins of an observable, with exact sums."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from recast.analysis.cutflow import Selection, Tally
from recast.core.errors import InputError, RunError, did_you_mean

if TYPE_CHECKING:
    from recast.analysis.card import SpectrumBlock

__all__ = ["Spectra", "Spectrum", "fill_spectra"]

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Spectrum:
    """Events in bins of an observable; those of parts of a sample add up.

    Examples
    --------
    >>> import numpy as np
    >>> edges = (0.0, 1.0, 2.0)
    >>> part = Spectrum.of(np.array([0.5, 1.5, 9.0]), np.array([1.0, 2.0, 4.0]), edges, "$m$", "GeV")
    >>> whole = part + part
    >>> whole.values.tolist(), whole.errors.round(3).tolist(), whole.tallies[-1].n_raw
    ([2.0, 4.0], [1.414, 2.828], 2)
    """

    edges: tuple[float, ...]
    """Edges of the n bins, n + 1 in rising order, in `unit`."""
    tallies: tuple[Tally, ...]
    """n + 2: below the first edge, the bins, from the last edge on; weights [pb]."""
    label: str
    """The observable beside an axis, TeX between dollars."""
    unit: str = "1"

    def __post_init__(self) -> None:
        if len(self.tallies) != len(self.edges) + 1:
            raise RunError(f"{len(self.tallies)} sums for {len(self.edges)} edges", where="spectrum")

    @classmethod
    def of(
        cls, values: FloatArray, weights: FloatArray, edges: tuple[float, ...], label: str, unit: str = "1"
    ) -> Spectrum:
        """Return the spectrum of events: values in `unit` and weights [pb], shape (N,).

        A bin holds its lower edge. A value that is not a number counts below the first edge.
        """
        places = np.searchsorted(np.asarray(edges), values, side="right")
        places[np.isnan(values)] = 0
        return cls(edges, tuple(Tally.grouped(weights, places, len(edges) + 1)), label, unit)

    def __add__(self, other: Spectrum) -> Spectrum:
        if self.edges != other.edges:
            raise RunError("the bins differ", where="adding two spectra")
        pairs = zip(self.tallies, other.tallies, strict=True)
        return Spectrum(self.edges, tuple(a + b for a, b in pairs), self.label, self.unit)

    @property
    def values(self) -> FloatArray:
        """Cross section in each bin [pb], shape (n,)."""
        return np.array([float(tally.sum_weights) for tally in self.tallies[1:-1]])

    @property
    def errors(self) -> FloatArray:
        """Simulation error of each bin [pb], shape (n,): the root of the sum of squared weights."""
        return np.array([float(tally.sum_squared_weights) ** 0.5 for tally in self.tallies[1:-1]])

    def to_json(self) -> dict[str, Any]:
        """Return plain values; lists go from below the first edge to above the last one."""
        return {
            "label": self.label,
            "unit": self.unit,
            "edges": list(self.edges),
            "n_raw": [tally.n_raw for tally in self.tallies],
            "sum_weights_pb": [float(tally.sum_weights) for tally in self.tallies],
            "sum_squared_weights_pb2": [float(tally.sum_squared_weights) for tally in self.tallies],
        }

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Spectrum:
        """Inverse of `to_json`, up to the rounding to doubles."""
        columns = ("n_raw", "sum_weights_pb", "sum_squared_weights_pb2")
        rows = zip(*(content[name] for name in columns), strict=True)
        tallies = tuple(Tally.from_json(dict(zip(columns, row, strict=True))) for row in rows)
        return cls(tuple(content["edges"]), tallies, content["label"], content["unit"])


Spectra = dict[str, dict[str, Spectrum]]
"""Spectra by region and name."""


def fill_spectra(blocks: Mapping[str, SpectrumBlock], selection: Selection, where: str) -> Spectra:
    """Return the spectra of each region.

    Parameters
    ----------
    blocks
        What the card of the analysis asks for.
    selection
        What the analysis selected, with its observables.
    where
        Name of the analysis, for errors.

    Raises
    ------
    InputError
        If the code of the analysis hands back no such observable, or another number of values than events.
    """
    found: Spectra = {name: {} for name in selection.regions}
    passed = np.flatnonzero(selection.passed)
    for name, block in blocks.items():
        known = selection.observables
        if block.observable not in known:
            raise InputError(
                f'spectra.{name}: the selection has no observable "{block.observable}"',
                where=where,
                mend=did_you_mean(block.observable, known),
            )
        values = np.asarray(known[block.observable], np.float64)
        if values.shape != passed.shape:
            raise InputError(
                f"observable {block.observable} has {values.size} values for {passed.size} selected events",
                where=where,
                mend="Hand it to finish with one value for each event that passed all cuts.",
            )
        for region, mask in selection.regions.items():
            chosen = mask[passed]
            weight = selection.weight[passed[chosen]]
            found[region][name] = Spectrum.of(values[chosen], weight, block.edges, block.label, block.unit)
    return found
