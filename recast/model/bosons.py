"""Model: neutral bosons that light fermions exchange: what own amplitudes of four leptons are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recast.inputs.electroweak import ElectroweakScheme

__all__ = ["LIGHT_FERMIONS", "NeutralBoson", "standard_bosons"]

LIGHT_FERMIONS = ("u", "d", "s", "c", "b", "e", "mu")
"""Massless fermions of q q~ -> four leptons."""
_UP, _DOWN, _LEPTON = (2 / 3, 1 / 2), (-1 / 3, -1 / 2), (-1.0, -1 / 2)
_CHARGE_AND_ISOSPIN = dict(
    zip(LIGHT_FERMIONS, (_UP, _DOWN, _DOWN, _UP, _DOWN, _LEPTON, _LEPTON), strict=True)
)


@dataclass(frozen=True, slots=True)
class NeutralBoson:
    """A vector of L = V_mu sum_f f-bar gamma^mu (left P_L + right P_R) f, or a scalar, with a fixed width.

    Examples
    --------
    >>> from recast.inputs.electroweak import electroweak_scheme
    >>> photon, z = standard_bosons(electroweak_scheme("gmu"))
    >>> round(photon.left["u"] / photon.left["mu"], 3), z.mass_gev
    (-0.667, 91.1876)
    """

    mass_gev: float
    width_gev: float
    left: Mapping[str, complex]
    """Couplings to fermions with P_L; of a new boson in units of the point's coupling."""
    right: Mapping[str, complex]
    new: bool = False
    """Whether it is absent from the Standard Model."""
    scalar: bool = False
    """Whether it is a scalar, L = phi sum_f f-bar (left P_L + right P_R) f, which quarks do not couple to."""


def standard_bosons(scheme: ElectroweakScheme) -> tuple[NeutralBoson, NeutralBoson]:
    """Return photon and Z."""
    sw2 = scheme.sin2_theta_w
    gz = scheme.e / (sw2 * (1.0 - sw2)) ** 0.5
    charge = {name: scheme.e * q for name, (q, _) in _CHARGE_AND_ISOSPIN.items()}
    left = {name: gz * (t3 - q * sw2) for name, (q, t3) in _CHARGE_AND_ISOSPIN.items()}
    right = {name: -gz * q * sw2 for name, (q, _) in _CHARGE_AND_ISOSPIN.items()}
    return (
        NeutralBoson(0.0, 0.0, charge, charge),
        NeutralBoson(scheme.mz_gev, scheme.gamma_z_gev, left, right),
    )
