"""Lowenergy: the list of observables; a new one is a new module and a line here."""

from __future__ import annotations

from recast.core.errors import InputError, did_you_mean
from recast.lowenergy import g_minus_2, perturbativity, tau, trident, z_couplings
from recast.lowenergy.base import Observable

__all__ = ["OBSERVABLES", "observable"]

OBSERVABLES: dict[str, Observable] = {
    g_minus_2.NAME: g_minus_2,
    tau.NAME: tau,
    z_couplings.NAME: z_couplings,
    trident.NAME: trident,
    perturbativity.NAME: perturbativity,
}
"""Observables by name, in the order of the tables."""


def observable(name: str) -> Observable:
    """Return the observable called `name`; an unknown name is an `InputError` that names the nearest."""
    if name not in OBSERVABLES:
        raise InputError(f'unknown constraint "{name}"', mend=did_you_mean(name, OBSERVABLES))
    return OBSERVABLES[name]
