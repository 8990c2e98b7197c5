"""Lowenergy: the observables by name; a plug-in adds entry points of the group `recast.observables`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from recast.core.errors import InputError, RunError
from recast.core.registry import Registry, guarded, real_numbers
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.b_to_s_mumu import B_TO_S_MUMU
from recast.lowenergy.base import FloatArray, Limit, Quantity
from recast.lowenergy.bs_mixing import BS_MIXING
from recast.lowenergy.g_minus_2 import G_MINUS_2
from recast.lowenergy.kaon import KAON
from recast.lowenergy.kinetic_mixing import KINETIC_MIXING
from recast.lowenergy.perturbativity import PERTURBATIVITY
from recast.lowenergy.published import PUBLISHED, PublishedConstraint
from recast.lowenergy.rare_decays import RARE_DECAYS
from recast.lowenergy.tau import TAU, UNIVERSALITY
from recast.lowenergy.top_to_zpc import TOP_TO_ZPC
from recast.lowenergy.trident import CCFR, CHARM_II, TRIDENT
from recast.lowenergy.z_couplings import Z_COUPLINGS

__all__ = ["OBSERVABLES", "PREDICTIONS", "observable"]


def _checked(name: str, item: Any) -> Limit:
    if not isinstance(item, Limit) or item.name != name:
        raise InputError(
            f"the observable {name} is {type(item).__name__}, not a Limit or Measured of this name",
            mend="See docs/lowenergy.md.",
        )
    if not isinstance(item.predict, _Guarded):
        object.__setattr__(item, "predict", _Guarded(name, item.predict))
    return item


@dataclass(frozen=True)
class _Guarded:
    """A prediction as it must be, whoever wrote it: finite numbers that fit the shape of the points."""

    name: str
    predict: Callable[[Any, DataSet], Any]

    def __call__(self, point: Any, data: DataSet) -> FloatArray:
        """Return it; a `RunError` names the observable."""
        where = f"observable {self.name}"
        shape = getattr(point, "shape", ())
        with guarded(where):
            found = real_numbers(self.predict(point, data))
            np.broadcast_to(found, shape)
        if not np.all(np.isfinite(found)):
            raise RunError("its prediction is not a finite number", where=where)
        return found


OBSERVABLES: Registry[Limit] = Registry("recast.observables", "constraint", _checked)
"""Constraints by name, in the order of the tables, then those of plug-ins."""
for _item in (
    *(G_MINUS_2, TAU, UNIVERSALITY, Z_COUPLINGS, TRIDENT, CCFR, CHARM_II),
    *(BS_MIXING, KAON, B_TO_S_MUMU, KINETIC_MIXING, PERTURBATIVITY),
):
    OBSERVABLES.register(_item.name, _item)
for _name in PUBLISHED:
    OBSERVABLES.register(_name, PublishedConstraint(_name))

PREDICTIONS: dict[str, Quantity] = {item.name: item for item in (*RARE_DECAYS, TOP_TO_ZPC)}
"""Quantities that are shown beside the constraints and exclude nothing."""


def observable(name: str) -> Limit:
    """Return the observable called `name`; an unknown name is an `InputError` that names the nearest."""
    return OBSERVABLES[name]
