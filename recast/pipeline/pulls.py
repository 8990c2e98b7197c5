"""Pipeline: the low-energy constraints at the model points of a run."""

from __future__ import annotations

from typing import Any

import numpy as np

from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.base import LARGEST_COUPLING, Plane
from recast.lowenergy.point_table import constraint_rows

__all__ = ["low_energy_pulls"]

_SHOWN = ("constraint", "level", "prediction", "compared", "chi2", "pull", "excluded", "reason")


@parses_words
def low_energy_pulls(mzp_gev: float, couplings: dict[str, float | None], data: DataSet) -> dict[str, Any]:
    """Return all constraints at one mass [GeV] for named couplings, such as the excluded one.

    A coupling that is None, or beyond sqrt(4 pi), has no entry. The quark sector is that of the scenario
    `paper`; formulae are those of the data set.
    """
    found: dict[str, Any] = {}
    for name, gp in couplings.items():
        if gp is None or gp > LARGEST_COUPLING:
            continue
        rows = constraint_rows(Plane(np.asarray(mzp_gev), np.asarray(gp)), data)
        found[name] = {
            "gp": gp,
            "data": str(data),
            "constraints": [{key: row[key] for key in _SHOWN if key in row} for row in rows],
        }
    return found
