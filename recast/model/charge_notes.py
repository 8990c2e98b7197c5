"""Model: what charges say of the theory behind them: broken doublets and anomalies, as notes, no errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from recast.model.base import Model
from recast.model.charges import (
    DOUBLETS,
    FERMIONS,
    QUARKS,
    Charges,
    electric_charge,
)

__all__ = ["base_charges", "charge_notes", "coupled_fermions"]

_MIXING = "kinetic_mixing"
_SAME = 1e-9
"""Of sums of charges: fractions such as 1/3 are rounded."""
_SAID = ("SU(2)_L", "anomal")
"""Words of a card that says so itself."""
_AFTER = "a complete theory has further particles, whose effects are not in the curves"


def base_charges(model: Model, values: Mapping[str, Any] | None = None) -> Charges | None:
    """Return the charges without kinetic mixing at values, numbers or arrays; None where there are none."""
    if model.coupling == _MIXING:
        return None
    without = {_MIXING: 0.0} if _MIXING in model.parameters else {}
    return model.charges({**(values or {}), **without})


def coupled_fermions(model: Model, values: Mapping[str, Any] | None = None) -> frozenset[str]:
    """Return the fermions that couple to the Z' at any of the values, those by kinetic mixing included."""
    found = base_charges(model, values)
    coupled = set() if found is None else {name for name in FERMIONS if found.couples(name)}
    known = model.parameters.get(_MIXING)
    mixing = (values or {}).get(_MIXING, known.default if known else 0.0)
    if found is None and model.coupling == _MIXING:
        mixing = 1.0
    if np.any(np.asarray(mixing, dtype=np.float64) != 0.0):
        coupled |= {name for name in FERMIONS if electric_charge(name)}
    return frozenset(coupled)


def charge_notes(model: Model, values: Mapping[str, Any] | None = None) -> tuple[str, ...]:
    """Return what is wrong with the charges of a model as those of a complete theory; empty where nothing is.

    Parameters
    ----------
    model
        A model; one without charges of a Z' has no such notes, nor has one whose own notes say it.
    values
        Its parameters, numbers or arrays of one shape; those left out have their defaults.

    Notes
    -----
    The left-handed charged lepton and its neutrino are one doublet of SU(2)_L, as are the left-handed up and
    down quarks of a generation: a Z' whose symmetry commutes with SU(2)_L gives both fields of a doublet one
    charge, V - A of the charged lepton that of its neutrino. Where doublets are whole, triangles of the Z'
    with two currents of SU(2)_L, whose trace is the sum of N_c q_L over the doublets, and with two of
    hypercharge, the sum of N_c (Y_L^2 q_L - Y_R^2 q_R) over the fermions, have to vanish. Right-handed
    neutrinos, which the card does not know, have no part in these two.

    Examples
    --------
    >>> from recast.model.registry import load_model
    >>> charge_notes(load_model("b_minus_l"))
    ()
    >>> charge_notes(load_model("lmu_ltau"), {"charges.tau": -2.0})[0].partition(": that")[0]
    'lmu_ltau: the left-handed tau has the charge -2, its partner nu_tau in a doublet -1'
    """
    charges = base_charges(model, values)
    if charges is None or all(any(word in note for note in model.notes) for word in _SAID):
        return ()
    broken = []
    for lower, upper in DOUBLETS:
        first = _first(charges.left(lower), charges.left(upper))
        if first is not None:
            broken.append(
                f"the left-handed {lower} has the charge {first[0]:g}, its partner {upper} in a doublet "
                f"{first[1]:g}"
            )
    if broken:
        return (f"{model.name}: {'; '.join(broken)}: that breaks SU(2)_L; {_AFTER}",)
    sums = {"two SU(2)_L currents": _weak(charges), "two hypercharge currents": _hypercharge(charges)}
    left = {name: _first(value, 0.0) for name, value in sums.items()}
    listed = [f"{name} sum to {pair[0]:.4g}" for name, pair in left.items() if pair is not None]
    if not listed:
        return ()
    told = " and with ".join(listed)
    return (f"{model.name}: the charges are anomalous, triangles with {told}, not 0; {_AFTER}",)


def _first(one: Any, other: Any) -> tuple[float, float] | None:
    """Return the first pair of values that differ; None where all are the same."""
    pair = np.broadcast_arrays(np.asarray(one, dtype=np.float64), np.asarray(other, dtype=np.float64))
    a, b = (np.ravel(side) for side in pair)
    differ = np.flatnonzero(np.abs(a - b) > _SAME * (1.0 + np.abs(a) + np.abs(b)))
    return (float(a[differ[0]]), float(b[differ[0]])) if differ.size else None


def _colours(fermion: str) -> float:
    return 3.0 if fermion in QUARKS else 1.0


def _weak(charges: Charges) -> Any:
    return sum(_colours(lower) * charges.left(lower) for lower, _ in DOUBLETS)


def _hypercharge(charges: Charges) -> Any:
    total: Any = 0.0
    for name in FERMIONS:
        left = 1.0 / 6.0 if name in QUARKS else -0.5  # Y of Q = T3 + Y, the mean of Q in the doublet
        right = electric_charge(name)
        total = total + _colours(name) * (left**2 * charges.left(name) - right**2 * charges.right(name))
    return total
