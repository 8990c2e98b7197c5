"""Model: the neutral gauge bosons with kinetic mixing (1403.1269, eq. 14), exact at tree level."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError

__all__ = ["NeutralBosons", "mix_neutral_bosons"]

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class NeutralBosons:
    """Couplings and mixing; each array has the shape of the points, `w3[V]` is the W3 content of V."""

    g: FloatArray
    g1: FloatArray
    e: FloatArray
    sin_w: FloatArray
    """sin(theta_W) of the Lagrangian, g1/sqrt(g^2 + g1^2); the on-shell one without kinetic mixing."""
    vev_gev: FloatArray
    vphi_gev: FloatArray
    w3: dict[str, FloatArray]
    b: dict[str, FloatArray]
    x: dict[str, FloatArray]


def mix_neutral_bosons(
    mz_gev: npt.ArrayLike,
    mw_gev: npt.ArrayLike,
    fermi_constant: npt.ArrayLike,
    mzp_gev: npt.ArrayLike,
    gp: npt.ArrayLike,
    kinetic_mixing: npt.ArrayLike,
) -> NeutralBosons:
    """Return the couplings that give the physical mZ, mW, mZ', G_F and g' at this kinetic mixing.

    With eta = eps/sqrt(1 - eps^2), B = B' - eta X', X = sqrt(1 + eta^2) X' makes the kinetic terms
    canonical; the mass of Z before mixing, m0 = mW/cos(theta_W), solves
    (1 + eta^2) m0^4 - (mZ^2 + mZ'^2 + eta^2 mW^2) m0^2 + mZ^2 mZ'^2 = 0, on the branch m0 -> mZ, and
    tan(xi) = m0^2 sin(theta_W) eta/(m0^2 - mZ'^2) mixes Z = cos Z0 + sin X'.

    Raises
    ------
    InputError
        If no such Lagrangian exists: mZ' is too near to mZ (level repulsion), or m0 would be below mW.
    """
    mz, mw, mzp, coupling, eps = (
        np.asarray(value, dtype=float) for value in (mz_gev, mw_gev, mzp_gev, gp, kinetic_mixing)
    )
    eta = eps / np.sqrt(1.0 - eps**2)
    trace = mz**2 + mzp**2 + (eta * mw) ** 2
    discriminant = trace**2 - 4.0 * (1.0 + eta**2) * (mz * mzp) ** 2
    if np.any((discriminant < 0.0) | ((eta != 0.0) & (discriminant == 0.0))):
        raise InputError(
            "mZ' is too near to mZ for this kinetic mixing: the two masses repel",
            where="model point",
            mend="Change mzp_gev or make kinetic_mixing smaller.",
        )
    branch = np.where(mz >= mzp, 1.0, -1.0)
    m0_squared = (trace + branch * np.sqrt(discriminant)) / (2.0 * (1.0 + eta**2))
    m0_squared = np.where(eta == 0.0, mz**2, m0_squared)
    if np.any(m0_squared <= mw**2):
        raise InputError(
            "no weak mixing angle gives mW and mZ at this kinetic mixing",
            where="model point",
            mend="Make kinetic_mixing smaller.",
        )
    cos_w = mw / np.sqrt(m0_squared)
    sin_w = np.sqrt(1.0 - cos_w**2)
    gap = m0_squared - mzp**2
    tangent = np.where(eta == 0.0, 0.0, m0_squared * sin_w * eta / np.where(gap == 0.0, 1.0, gap))
    cos_xi = 1.0 / np.sqrt(1.0 + tangent**2)
    sin_xi = tangent * cos_xi
    vev = 1.0 / np.sqrt(np.sqrt(2.0) * np.asarray(fermi_constant, dtype=float))
    g = 2.0 * mw / vev
    stretch = np.sqrt(1.0 + eta**2)
    with np.errstate(divide="ignore"):
        vphi = mz * mzp / (np.sqrt(m0_squared) * coupling * stretch)
    none = np.zeros_like(sin_w * eta)
    return NeutralBosons(
        g=np.asarray(g),
        g1=np.asarray(g * sin_w / cos_w),
        e=np.asarray(g * sin_w),
        sin_w=np.asarray(sin_w),
        vev_gev=np.asarray(vev),
        vphi_gev=np.asarray(vphi),
        w3={"a": sin_w + none, "Z": cos_w * cos_xi, "Zp": -cos_w * sin_xi},
        b={"a": cos_w + none, "Z": -sin_w * cos_xi - eta * sin_xi, "Zp": sin_w * sin_xi - eta * cos_xi},
        x={"a": none, "Z": stretch * sin_xi, "Zp": stretch * cos_xi},
    )
