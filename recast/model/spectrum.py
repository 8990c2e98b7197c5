"""Model: quark masses, rotations and mass-basis coupling matrices of many points at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.inputs.ckm import ckm_matrix
from recast.inputs.particles import fermion_masses
from recast.model.electroweak_mixing import NeutralBosons, mix_neutral_bosons
from recast.model.mass_matrices import Rotation, diagonalise, mass_matrix
from recast.model.point import ModelPoint

__all__ = ["Charges", "QuarkSpectrum", "quark_spectrum", "spectrum_from_parameters"]

ComplexArray = npt.NDArray[np.complex128]
FloatArray = npt.NDArray[np.float64]

_QP = np.array([1.0, -1.0, 0.0, 0.0, 0.0])
_DOUBLET_LEFT = np.array([1.0, 0.0, 1.0, 1.0, 1.0])
_DOUBLET_RIGHT = np.array([1.0, 0.0, 0.0, 0.0, 0.0])


@dataclass(frozen=True, slots=True)
class Charges:
    """Charge matrices of one sort of quark in the mass basis, shape (..., 5, 5), Hermitian."""

    qp_left: ComplexArray
    qp_right: ComplexArray
    t3_left: ComplexArray
    t3_right: ComplexArray
    phi: ComplexArray
    """S of -phi Rbar S L + h.c.; S = (Z'_R m - m Z'_L)/vPhi with charge matrices."""
    higgs: ComplexArray
    """H of -h Rbar H L + h.c."""


@dataclass(frozen=True, slots=True)
class QuarkSpectrum:
    """Everything about quarks in the mass basis; arrays have the points' shape in front."""

    up: Rotation
    down: Rotation
    up_charges: Charges
    down_charges: Charges
    w_left: ComplexArray
    """V_L = U_Lu^dagger blockdiag(1, 0, V) U_Ld, shape (..., 5, 5)."""
    w_right: ComplexArray
    """V_R = U_Ru^dagger diag(1, 0, 0, 0, 0) U_Rd."""
    bosons: NeutralBosons
    ckm: ComplexArray


def quark_spectrum(
    points: ModelPoint | Sequence[ModelPoint],
    *,
    light_masses_gev: tuple[npt.ArrayLike, npt.ArrayLike] | None = None,
    ckm: ComplexArray | None = None,
) -> QuarkSpectrum:
    """Return the spectrum of one point (no leading axis) or of a sequence of points.

    Parameters
    ----------
    points
        Points with a quark sector.
    light_masses_gev
        Higgs masses of (u, c, t) and (d, s, b) [GeV]; those of `fermion_masses` by default.
    ckm
        Unitary matrix, shape (3, 3); `ckm_matrix()` by default.

    Raises
    ------
    InputError
        If a point has no quark sector, or a vector-like mass is not above the quarks it mixes with.
    """
    if isinstance(points, ModelPoint):
        single = quark_spectrum([points], light_masses_gev=light_masses_gev, ckm=ckm)
        return _first(single)
    sectors = [point.quarks for point in points]
    if not sectors or any(sector is None for sector in sectors):
        raise InputError("the point has no quark sector", where="quark spectrum", mend="Give `quarks`.")

    def column(name: str) -> npt.NDArray[np.generic]:
        return np.array([getattr(sector, name) for sector in sectors])

    scheme = [point.electroweak for point in points]
    bosons = mix_neutral_bosons(
        np.array([item.mz_gev for item in scheme]),
        np.array([item.mw_gev for item in scheme]),
        np.array([item.fermi_constant for item in scheme]),
        np.array([point.mzp_gev for point in points]),
        np.array([point.gp for point in points]),
        column("kinetic_mixing"),
    )
    return spectrum_from_parameters(
        column("mq_gev"), column("mu_gev"), column("md_gev"),
        column("yq"), column("yu"), column("yd"),
        bosons, light_masses_gev=light_masses_gev, ckm=ckm,
    )  # fmt: skip


def spectrum_from_parameters(
    mq: npt.ArrayLike,
    mu: npt.ArrayLike,
    md: npt.ArrayLike,
    yq: npt.ArrayLike,
    yu: npt.ArrayLike,
    yd: npt.ArrayLike,
    bosons: NeutralBosons,
    *,
    light_masses_gev: tuple[npt.ArrayLike, npt.ArrayLike] | None = None,
    ckm: ComplexArray | None = None,
) -> QuarkSpectrum:
    """Return the spectrum for arrays of parameters (masses [GeV] of shape (...), Yukawas (..., 3))."""
    v = ckm_matrix() if ckm is None else np.asarray(ckm, dtype=complex)
    if light_masses_gev is None:
        known = fermion_masses()
        light_masses_gev = ([known[q] for q in "uct"], [known[q] for q in "dsb"])
    up_light, down_light = (np.asarray(masses, dtype=float) for masses in light_masses_gev)
    yq = np.asarray(yq, dtype=complex)
    for name, heavy, light in (
        ("mq_gev", mq, up_light),
        ("mu_gev", mu, up_light),
        ("md_gev", md, down_light),
    ):
        low = np.asarray(heavy, dtype=float) <= np.max(light, axis=-1)
        if np.any(low):
            value = np.broadcast_to(np.asarray(heavy, dtype=float), low.shape)[low].min()
            raise InputError(
                f"{name} is {value:g}; it must exceed the masses of the quarks that it mixes with",
                where="quark sector",
            )
    vphi = bosons.vphi_gev
    up = diagonalise(mass_matrix(mq, mu, np.einsum("ij,...j->...i", v.conj(), yq), yu, up_light, vphi))
    down = diagonalise(mass_matrix(mq, md, yq, yd, down_light, vphi))
    flavour_left = np.zeros((5, 5), dtype=complex)
    flavour_left[0, 0] = 1.0
    flavour_left[2:, 2:] = v
    flavour_right = np.zeros((5, 5), dtype=complex)
    flavour_right[0, 0] = 1.0
    return QuarkSpectrum(
        up=up,
        down=down,
        up_charges=_charges(up, 0.5, bosons),
        down_charges=_charges(down, -0.5, bosons),
        w_left=_dagger(up.left) @ flavour_left @ down.left,
        w_right=_dagger(up.right) @ flavour_right @ down.right,
        bosons=bosons,
        ckm=v,
    )


def _dagger(matrix: ComplexArray) -> ComplexArray:
    return np.asarray(np.swapaxes(matrix.conj(), -1, -2))


def _rotated(rotation: ComplexArray, diagonal: FloatArray) -> ComplexArray:
    return np.asarray(_dagger(rotation) @ (diagonal[:, np.newaxis] * rotation))


def _charges(rotation: Rotation, isospin: float, bosons: NeutralBosons) -> Charges:
    left, right, masses = rotation.left, rotation.right, rotation.masses
    qp_left, qp_right = _rotated(left, _QP), _rotated(right, _QP)
    t3_left = _rotated(left, isospin * _DOUBLET_LEFT)
    t3_right = _rotated(right, isospin * _DOUBLET_RIGHT)
    vphi = bosons.vphi_gev[..., np.newaxis, np.newaxis]
    vev = bosons.vev_gev[..., np.newaxis, np.newaxis]
    # gauge invariance: Yukawa matrices are commutators of charges with the mass matrix
    return Charges(
        qp_left=qp_left,
        qp_right=qp_right,
        t3_left=t3_left,
        t3_right=t3_right,
        phi=_commutator(qp_left, qp_right, masses) / vphi,
        higgs=-_commutator(t3_left, t3_right, masses) / (isospin * vev),
    )


def _commutator(left: ComplexArray, right: ComplexArray, masses: FloatArray) -> ComplexArray:
    return np.asarray(right * masses[..., np.newaxis, :] - masses[..., :, np.newaxis] * left)


def _first(spectrum: QuarkSpectrum) -> QuarkSpectrum:
    def rotation(item: Rotation) -> Rotation:
        return Rotation(item.masses[0], item.left[0], item.right[0])

    def charges(item: Charges) -> Charges:
        return Charges(
            item.qp_left[0], item.qp_right[0], item.t3_left[0], item.t3_right[0], item.phi[0], item.higgs[0]
        )

    b = spectrum.bosons
    bosons = NeutralBosons(
        b.g[0], b.g1[0], b.e[0], b.sin_w[0], b.vev_gev[0], b.vphi_gev[0],
        *({name: value[0] for name, value in part.items()} for part in (b.w3, b.b, b.x)),
    )  # fmt: skip
    return QuarkSpectrum(
        rotation(spectrum.up), rotation(spectrum.down),
        charges(spectrum.up_charges), charges(spectrum.down_charges),
        spectrum.w_left[0], spectrum.w_right[0], bosons, spectrum.ckm,
    )  # fmt: skip
