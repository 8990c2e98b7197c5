"""Pipeline: the low-energy constraints at the model points of a run."""

from __future__ import annotations

from typing import Any

import numpy as np

from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.base import LARGEST_COUPLING, Plane
from recast.lowenergy.point_table import constraint_rows
from recast.lowenergy.quarks import Quarks

__all__ = ["low_energy_pulls"]

_SHOWN = ("constraint", "level", "prediction", "compared", "chi2", "pull", "excluded", "reason")


@parses_words
def low_energy_pulls(
    mzp_gev: float, couplings: dict[str, float | None], data: DataSet, quarks: Quarks
) -> dict[str, Any]:
    """Return all constraints at one mass [GeV] for named couplings, such as the excluded one.

    A coupling that is None, or beyond sqrt(4 pi), has no entry. Formulae are those of the data set. For a
    model without quarks constraints on them have no verdict.
    """
    found: dict[str, Any] = {}
    for name, gp in couplings.items():
        if gp is None or gp > LARGEST_COUPLING:
            continue
        rows = constraint_rows(Plane(np.asarray(mzp_gev), np.asarray(gp), quarks), data)
        found[name] = {
            "gp": gp,
            "data": str(data),
            "quark_sector": quarks.title,
            "constraints": [{key: row[key] for key in _SHOWN if key in row} for row in rows],
        }
    return found
