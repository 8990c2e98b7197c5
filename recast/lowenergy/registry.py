"""Lowenergy: the list of observables and predictions; a new one is a new module and a line here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recast.core.blocks import validated
from recast.core.errors import InputError, did_you_mean
from recast.lowenergy import (
    b_to_s_mumu,
    b_to_xs_mumu,
    bs_mixing,
    g_minus_2,
    k_to_pi_nunu,
    kaon,
    kinetic_mixing,
    perturbativity,
    tau,
    tau_universality,
    top_to_zpc,
    trident,
    z_couplings,
)
from recast.lowenergy.b_to_nunu import K_NUNU, KSTAR_NUNU
from recast.lowenergy.base import Observable, Prediction
from recast.lowenergy.lines import LineKind
from recast.lowenergy.top_lines import C9Lines, RightHandedLines
from recast.lowenergy.trident_experiments import CCFR, CHARM_II

__all__ = ["LEPTONIC", "LINES", "OBSERVABLES", "PREDICTIONS", "load_lines", "observable"]

OBSERVABLES: dict[str, Observable] = {
    g_minus_2.NAME: g_minus_2,
    tau.NAME: tau,
    tau_universality.NAME: tau_universality,
    z_couplings.NAME: z_couplings,
    trident.NAME: trident,
    CCFR.name: CCFR,
    CHARM_II.name: CHARM_II,
    bs_mixing.NAME: bs_mixing,
    kaon.NAME: kaon,
    b_to_s_mumu.NAME: b_to_s_mumu,
    kinetic_mixing.NAME: kinetic_mixing,
    perturbativity.NAME: perturbativity,
}
"""Constraints by name, in the order of the tables."""

LEPTONIC = (g_minus_2.NAME, tau.NAME, z_couplings.NAME, trident.NAME)
"""Those of section IV of arXiv:1403.1269, which need no quark sector."""

PREDICTIONS: dict[str, Prediction] = {
    b_to_xs_mumu.NAME: b_to_xs_mumu,
    "b_to_k_nunu": K_NUNU,
    "b_to_kstar_nunu": KSTAR_NUNU,
    k_to_pi_nunu.NAME: k_to_pi_nunu,
    top_to_zpc.NAME: top_to_zpc,
}
"""Quantities that are shown beside the constraints and exclude nothing."""


def observable(name: str) -> Observable:
    """Return the observable called `name`; an unknown name is an `InputError` that names the nearest."""
    if name not in OBSERVABLES:
        raise InputError(f'unknown constraint "{name}"', mend=did_you_mean(name, OBSERVABLES))
    return OBSERVABLES[name]


LINES: dict[str, type[C9Lines] | type[RightHandedLines]] = {"c9": C9Lines, "right_handed": RightHandedLines}
"""Lines of a model against the mass of its mediator, by the name that a card gives them."""


def load_lines(content: Mapping[str, Any], where: str) -> LineKind:
    """Return what a card asks for: `name` is that of the kind, other keys are its fields.

    Raises
    ------
    InputError
        If the kind or one of its keys is unknown, or a value is wrong.
    """
    fields = dict(content)
    name = fields.pop("name", None)
    if name not in LINES:
        raise InputError(f"unknown line {name!r}", where=where, mend=did_you_mean(str(name), LINES))
    return validated(LINES[name], fields, where)
