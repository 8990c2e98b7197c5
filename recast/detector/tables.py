"""Detector: tables of a number (efficiency, resolution) in bins of pT and |eta|, each with its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError

__all__ = ["BinnedTable"]


@dataclass(frozen=True, slots=True)
class BinnedTable:
    """A number in bins of transverse momentum and |pseudorapidity|; zero outside the bins.

    A bin holds its lower edge and not its upper one; the last pT edge may be infinite.
    """

    name: str
    """What the table holds; part of the label of the random draws."""
    pt_edges_gev: tuple[float, ...]
    abs_eta_edges: tuple[float, ...]
    values: npt.NDArray[np.float64]
    """Shape (number of |eta| bins, number of pT bins)."""
    source: str
    """Where the numbers come from."""

    @classmethod
    def create(
        cls,
        name: str,
        pt_edges_gev: Sequence[float],
        abs_eta_edges: Sequence[float],
        values: Sequence[Sequence[float]],
        source: str,
    ) -> BinnedTable:
        """Check shapes, order and range and return the table.

        Raises
        ------
        InputError
            If the edges do not rise, the shape does not fit, or a value lies outside 0 to 1.
        """
        where = f"table {name}"
        for label, edges in (("pt_edges_gev", pt_edges_gev), ("abs_eta_edges", abs_eta_edges)):
            if len(edges) < 2 or not np.all(np.diff(edges) > 0) or edges[0] < 0:
                raise InputError(
                    f"{label} {list(edges)} do not rise from 0 or more",
                    where=where,
                    mend="Give n + 1 rising edges for n bins.",
                )
        shape = (len(abs_eta_edges) - 1, len(pt_edges_gev) - 1)
        if len(values) != shape[0] or any(len(row) != shape[1] for row in values):
            raise InputError(
                f"the values do not form {shape[0]} rows (|eta|) of {shape[1]} columns (pT)", where=where
            )
        content = np.array(values, dtype=np.float64)
        bad = ~((content >= 0.0) & (content <= 1.0))
        if bad.any():
            raise InputError(f"the value {content[bad][0]:g} is not between 0 and 1", where=where)
        content.setflags(write=False)
        return cls(name, tuple(map(float, pt_edges_gev)), tuple(map(float, abs_eta_edges)), content, source)

    def lookup(self, pt: npt.ArrayLike, eta: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Return the table's value at each (pT [GeV], eta), of one shape; zero outside the bins."""
        pts, etas = np.asarray(pt, np.float64), np.abs(np.asarray(eta, np.float64))
        column = np.searchsorted(self.pt_edges_gev, pts, side="right") - 1
        row = np.searchsorted(self.abs_eta_edges, etas, side="right") - 1
        inside = (column >= 0) & (column < self.values.shape[1]) & (row >= 0) & (row < self.values.shape[0])
        result: npt.NDArray[np.float64] = np.where(
            inside, self.values[np.where(inside, row, 0), np.where(inside, column, 0)], 0.0
        )
        return result
