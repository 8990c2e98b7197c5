"""Model: effective couplings of light quarks (1403.1269, eqs. 8 and 13) and C9, C9' (eq. 16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.inputs.constants import ckm_matrix
from recast.model.point import ModelPoint

__all__ = ["EffectiveCouplings", "Indices", "effective_couplings", "semileptonic_coefficients"]

ComplexArray = npt.NDArray[np.complex128]


class Indices(Enum):
    """Order of flavour indices."""

    DERIVED = "derived"
    """L_ij multiplies q-bar_i q_j, as in eq. (7): L_ij = Y_Qi^* Y_Qj vPhi^2/(2 mQ^2)."""
    PRINTED = "printed"
    """As eq. (13) prints them: i and j exchanged, the complex conjugate."""


@dataclass(frozen=True, slots=True)
class EffectiveCouplings:
    """Charges of light quarks under the Z', g' stripped, shape (..., 3, 3), flavours light to heavy."""

    left_down: ComplexArray
    right_down: ComplexArray
    left_up: ComplexArray
    right_up: ComplexArray


@parses_words
def effective_couplings(
    points: Sequence[ModelPoint], indices: Indices = Indices.DERIVED, ckm: ComplexArray | None = None
) -> EffectiveCouplings:
    """Return the leading couplings for vPhi much below the vector-like masses.

    L_ij = +Y_Qi^* Y_Qj vPhi^2/(2 mQ^2), R_ij = -Y_Xi^* Y_Xj vPhi^2/(2 mX^2) for X = D, U, and
    L^u = V L^d V^dagger (eq. 8b).

    Raises
    ------
    InputError
        If a point has no quark sector.
    """
    sectors = [point.quarks for point in points if point.quarks is not None]
    if len(sectors) != len(points):
        raise InputError("the point has no quark sector", where="effective couplings", mend="Give `quarks`.")
    vphi = np.array([point.vphi_gev for point in points])
    v = ckm_matrix() if ckm is None else np.asarray(ckm)

    def product(yukawas: str, mass: str) -> ComplexArray:
        y = np.array([getattr(sector, yukawas) for sector in sectors])
        m = np.array([getattr(sector, mass) for sector in sectors])
        outer = y.conj()[..., :, np.newaxis] * y[..., np.newaxis, :]
        return np.asarray(outer * ((vphi / m) ** 2 / 2.0)[..., np.newaxis, np.newaxis])

    left = product("yq", "mq_gev")
    found = EffectiveCouplings(
        left, -product("yd", "md_gev"), np.asarray(v @ left @ v.conj().T), -product("yu", "mu_gev")
    )
    if indices is Indices.DERIVED:
        return found
    return EffectiveCouplings(
        found.left_down.conj(), found.right_down.conj(), found.left_up.conj(), found.right_up.conj()
    )


def semileptonic_coefficients(points: Sequence[ModelPoint]) -> tuple[ComplexArray, ComplexArray]:
    """Return C9 and C9' of H = C9 (s-bar gamma P_L b)(mu-bar gamma mu) + C9' (P_R), GeV^-2, shape (n,).

    C9 = L_sb/vPhi^2 = Y_Qs^* Y_Qb/(2 mQ^2) and C9' = R_sb/vPhi^2 = -Y_Ds^* Y_Db/(2 mD^2) (eq. 16):
    independent of g' and mZ'.
    """
    couplings = effective_couplings(points)
    vphi2 = np.array([point.vphi_gev for point in points]) ** 2
    return couplings.left_down[:, 1, 2] / vphi2, couplings.right_down[:, 1, 2] / vphi2
