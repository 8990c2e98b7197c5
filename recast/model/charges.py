"""Model: charges of the fermions under a Z', vector and axial, and what kinetic mixing adds to them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, did_you_mean
from recast.inputs.constants import validity
from recast.inputs.electroweak import ElectroweakScheme

__all__ = [
    "CHARGED_LEPTONS",
    "DOUBLETS",
    "FERMIONS",
    "FERMION_CODES",
    "LMU_LTAU",
    "NEUTRINOS",
    "QUARKS",
    "BosonCharges",
    "Charges",
    "charges_from_tables",
    "electric_charge",
    "kinetic_mixing_charges",
]

CHARGED_LEPTONS = ("e", "mu", "tau")
NEUTRINOS = ("nu_e", "nu_mu", "nu_tau")
QUARKS = ("u", "d", "s", "c", "b", "t")
FERMIONS = (*CHARGED_LEPTONS, *NEUTRINOS, *QUARKS)
"""Names of the fermions; neutrinos are left-handed."""
FERMION_CODES = dict(zip(FERMIONS, (11, 13, 15, 12, 14, 16, 2, 1, 3, 4, 5, 6), strict=True))
"""PDG codes."""
_ELECTRIC = dict.fromkeys(CHARGED_LEPTONS, -1.0) | dict.fromkeys(NEUTRINOS, 0.0)
_ELECTRIC |= {"u": 2 / 3, "c": 2 / 3, "t": 2 / 3, "d": -1 / 3, "s": -1 / 3, "b": -1 / 3}
_UPPER = (*NEUTRINOS, "u", "c", "t")
DOUBLETS = tuple(zip((*CHARGED_LEPTONS, "d", "s", "b"), _UPPER, strict=True))
"""Lower and upper component of each left-handed doublet."""
_NEAREST = 0.05
"""Smallest |1 - mZ'^2/mZ^2| at which mixing is taken to first order; 5 % off at 0.07, epsilon 0.05."""


@dataclass(frozen=True, slots=True)
class BosonCharges:
    """What mixing gives a Z' of W3 and B, in units of g': g' Z' couples to w3 J_W3 + hypercharge J_B.

    With it Z' W+ W- is g' w3 times the vertex of three gauge bosons, and Z' Z h is
    g' mZ (w3 - hypercharge) g_{mu nu}: the Higgs doublet has T3 = -1/2, Y = 1/2 in its vacuum.
    """

    w3: Any
    """Numbers, or arrays that broadcast."""
    hypercharge: Any
    mw_gev: float
    mz_gev: float


@dataclass(frozen=True, slots=True)
class Charges:
    """Chiral charges q of L = g' Z'_mu sum_f f-bar gamma^mu (q_L P_L + q_R P_R) f, in units of g'.

    Numbers for one model point; arrays that broadcast with a plane where they depend on its axes.

    Examples
    --------
    >>> LMU_LTAU.vector("mu"), LMU_LTAU.axial("mu"), LMU_LTAU.left("nu_tau")
    (1.0, 0.0, -1.0)
    """

    left_charges: tuple[Any, ...]
    """Left-handed charges in the order of `FERMIONS`."""
    right_charges: tuple[Any, ...]
    bosons: BosonCharges | None = None
    """Of W and Higgs boson, by mixing; None without."""

    def left(self, fermion: str) -> Any:
        """Return q_L."""
        return self.left_charges[FERMIONS.index(fermion)]

    def right(self, fermion: str) -> Any:
        """Return q_R; zero for neutrinos."""
        return self.right_charges[FERMIONS.index(fermion)]

    def vector(self, fermion: str) -> Any:
        """Return V = (q_R + q_L)/2 of the current gamma^mu (V + A gamma5)."""
        return 0.5 * (self.right(fermion) + self.left(fermion))

    def axial(self, fermion: str) -> Any:
        """Return A = (q_R - q_L)/2."""
        return 0.5 * (self.right(fermion) - self.left(fermion))

    def couples(self, *fermions: str) -> bool:
        """Return whether any of the fermions has a charge."""
        charges = (side(name) for name in fermions for side in (self.left, self.right))
        # np.any alone takes a microsecond for each number
        return any(
            charge != 0 if isinstance(charge, float | int) else np.any(charge != 0) for charge in charges
        )

    def plus(self, other: Charges, factor: Any) -> Charges:
        """Return the sum of these charges, of fermions alone, and `factor` times others."""
        left, right = (
            tuple(a + factor * b for a, b in zip(mine, theirs, strict=True))
            for mine, theirs in (
                (self.left_charges, other.left_charges),
                (self.right_charges, other.right_charges),
            )
        )
        mixed = other.bosons
        if mixed is not None:
            mixed = replace(mixed, w3=factor * mixed.w3, hypercharge=factor * mixed.hypercharge)
        return Charges(left, right, mixed)

    def describe(self) -> dict[str, Any]:
        """Return the charges that are not zero as plain values, `fermion: [q_L, q_R]`."""
        pairs = zip(FERMIONS, self.left_charges, self.right_charges, strict=True)
        return {name: [float(left), float(right)] for name, left, right in pairs if left or right}


def electric_charge(fermion: str) -> float:
    """Return the electric charge in units of e."""
    return _ELECTRIC[fermion]


def charges_from_tables(
    vector: Mapping[str, float], axial: Mapping[str, float] | None = None, where: str = "charges"
) -> Charges:
    """Return the charges of two tables, vector and axial, by the names of fermions; those left out are zero.

    A neutrino has one charge, of its left-handed field, in the vector table.

    Raises
    ------
    InputError
        For an unknown fermion, an axial charge of a neutrino, or a number that is not finite.
    """
    left, right = dict.fromkeys(FERMIONS, 0.0), dict.fromkeys(FERMIONS, 0.0)
    for table, sign, label in ((vector, 1.0, "charges"), (axial or {}, -1.0, "axial_charges")):
        for name, value in table.items():
            if name not in FERMIONS:
                raise InputError(
                    f'unknown fermion "{name}" in {label}', where=where, mend=did_you_mean(name, FERMIONS)
                )
            if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
                raise InputError(f"{label}.{name} is {value!r}, not a finite number", where=where)
            largest = validity()["largest_model_coupling"]
            if abs(value) > largest:
                raise InputError(f"{label}.{name} is {value:g}, beyond {largest:g}", where=where)
            if name in NEUTRINOS and sign < 0:
                raise InputError(
                    f"axial_charges.{name}: a neutrino is left-handed and has one charge",
                    where=where,
                    mend=f"Give charges.{name}.",
                )
            left[name] += sign * value
            right[name] += 0.0 if name in NEUTRINOS else value
    return Charges(tuple(left.values()), tuple(right.values()))


def kinetic_mixing_charges(mzp_gev: npt.ArrayLike, scheme: ElectroweakScheme) -> Charges:
    """Return the charges, in units of epsilon, that -(epsilon/2) Z'^{ab} B_{ab} gives to first order.

    The Z' gets -g1 Y from the shift of B and (g/cW)(T3 - Q sW^2) tan(xi) from that of Z, tan(xi) =
    sW mZ^2/(mZ^2 - mZ'^2): the expansion of (14) of arXiv:1403.1269 (`recast.model.spectrum`).
    Far below mZ it is -e cW Q; the charges of Z and W change at second order. The same two shifts couple it
    to W+ W- and to Z h (`BosonCharges`).

    Raises
    ------
    InputError
        If mZ' is so near to mZ that the first order means nothing.
    """
    ratio = np.asarray(mzp_gev, dtype=np.float64) ** 2 / scheme.mz_gev**2
    if np.any(np.abs(1.0 - ratio) < _NEAREST):
        raise InputError(
            "kinetic mixing: mZ' is too near to mZ to mix to first order in epsilon",
            where="model",
            mend=f"Stay away by {100 * (1 - math.sqrt(1 - _NEAREST)):.2g} % or more.",
        )
    sw2 = scheme.sin2_theta_w
    sw, cw = math.sqrt(sw2), math.sqrt(1.0 - sw2)
    mixing = sw / (1.0 - ratio)
    left: list[Any] = []
    right: list[Any] = []
    for name in FERMIONS:
        charge = _ELECTRIC[name]
        t3 = 0.5 if name in _UPPER else -0.5
        for side, isospin in ((left, t3), (right, 0.0)):
            shift = -scheme.e / cw * (charge - isospin)
            turned = -scheme.e / (sw * cw) * (isospin - charge * sw2) * mixing
            value = shift + turned
            if name in NEUTRINOS and side is right:
                value = np.zeros_like(ratio)
            side.append(float(value) if np.ndim(value) == 0 else value)
    # -g cW tan(xi) and g1 (sW tan(xi) - 1)
    weak, hypercharge = (
        float(value) if np.ndim(value) == 0 else value
        for value in (-scheme.e * cw / sw * mixing, scheme.e / cw * (sw * mixing - 1.0))
    )
    bosons = BosonCharges(weak, hypercharge, scheme.mw_gev, scheme.mz_gev)
    return Charges(tuple(left), tuple(right), bosons)


LMU_LTAU = charges_from_tables({"mu": 1.0, "nu_mu": 1.0, "tau": -1.0, "nu_tau": -1.0})
"""Gauged Lmu-Ltau (1403.1269, eq. 5)."""
