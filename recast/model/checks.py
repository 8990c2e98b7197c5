"""Model: checks of a point: identities that its matrices must obey, and couplings that are too large."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from recast.inputs.constants import largest_coupling
from recast.model.decays import neutral_couplings
from recast.model.point import ModelPoint
from recast.model.spectrum import Charges, QuarkSpectrum, quark_spectrum

__all__ = ["Check", "check_point", "perturbativity_warnings"]

_LARGEST = largest_coupling()
_PLANCK = 0.35
"""g' that stays perturbative up to the Planck scale (1403.1269, section IV)."""


@dataclass(frozen=True, slots=True)
class Check:
    """A number that vanishes in exact arithmetic, and how large it may be."""

    name: str
    value: float
    limit: float

    @property
    def passed(self) -> bool:
        """Whether the number is within its limit."""
        return self.value <= self.limit


def perturbativity_warnings(point: ModelPoint) -> list[str]:
    """Return one sentence for each coupling that is too large, by name."""
    found = []
    if point.gp > _LARGEST:
        found.append(f"gp = {point.gp:g} exceeds sqrt(4 pi) = {_LARGEST:.3f}: perturbation theory fails")
    elif point.gp > _PLANCK:
        found.append(f"gp = {point.gp:g} exceeds {_PLANCK}: a Landau pole below the Planck scale")
    if point.quarks is None:
        return found
    for name in ("yq", "yu", "yd"):
        for flavour, value in enumerate(getattr(point.quarks, name)):
            if abs(value) > _LARGEST:
                found.append(
                    f"|{name}[{flavour}]| = {abs(value):g} exceeds sqrt(4 pi) = {_LARGEST:.3f}: "
                    "perturbation theory fails"
                )
    quartic = (point.quarks.mphi_gev / point.vphi_gev) ** 2 / 2.0
    if quartic > 4.0 * math.pi:
        found.append(
            f"mphi_gev = {point.quarks.mphi_gev:g} at vPhi = {point.vphi_gev:g} GeV needs a quartic coupling "
            f"of {quartic:.3g}, above 4 pi"
        )
    return found


def check_point(point: ModelPoint) -> list[Check]:
    """Return the identities of the quark matrices at the point; none for a leptonic point.

    Raises
    ------
    InputError
        As `quark_spectrum`.
    """
    if point.quarks is None:
        return []
    spectrum = quark_spectrum(point)
    checks: list[Check] = []
    for label, charges, masses, charge in (
        ("up", spectrum.up_charges, spectrum.up.masses, 2.0 / 3.0),
        ("down", spectrum.down_charges, spectrum.down.masses, -1.0 / 3.0),
    ):
        checks += _sector(label, charges, masses)
        left, right = neutral_couplings(spectrum, charges, charge, np.asarray(point.gp), "a")
        electric = charge * float(spectrum.bosons.e) * np.eye(5)
        photon = max(_size(left - electric), _size(right - electric))
        checks.append(Check(f"photon diagonal ({label})", photon, 1e-14))
    checks.append(Check("V_L light block against CKM", _ckm_shift(spectrum), _ckm_limit(point)))
    return checks


def _size(matrix: np.ndarray) -> float:
    return float(np.abs(matrix).max())


def _sector(label: str, charges: Charges, masses: np.ndarray) -> list[Check]:
    found = []
    for side, matrix in (("left", charges.qp_left), ("right", charges.qp_right)):
        found.append(Check(f"Z' charges Hermitian ({label}, {side})", _size(matrix - matrix.conj().T), 1e-13))
        found.append(Check(f"Z' charges traceless ({label}, {side})", float(abs(np.trace(matrix))), 1e-13))
    # the row of M that the scalar's vacuum fills has no diagonal element: S has a vanishing expectation there
    found.append(Check(f"masses positive ({label})", float(np.max(-masses)), 0.0))
    return found


def _ckm_shift(spectrum: QuarkSpectrum) -> float:
    return float(np.abs(np.abs(spectrum.w_left[:3, :3]) - np.abs(spectrum.ckm)).max())


def _ckm_limit(point: ModelPoint) -> float:
    """Return the expected size of the shift, of order |Y|^2 vPhi^2/m^2, with a margin of 4."""
    sector = point.quarks
    if sector is None:
        return 0.0
    ratios = [
        float(np.sum(np.abs(np.array(yukawas)) ** 2)) * (point.vphi_gev / mass) ** 2
        for yukawas, mass in (
            (sector.yq, sector.mq_gev), (sector.yu, sector.mu_gev), (sector.yd, sector.md_gev),
        )
    ]  # fmt: skip
    return min(1.0, 4.0 * max(ratios) + 1e-12)
