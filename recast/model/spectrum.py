"""Model: masses, rotations and couplings of quarks and neutral bosons, of many points at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.inputs.constants import ckm_matrix, fermion_masses
from recast.model.mass_matrices import Rotation, diagonalise, mass_matrix
from recast.model.point import ModelPoint

__all__ = [
    "Charges",
    "NeutralBosons",
    "QuarkSpectrum",
    "light_charges",
    "mix_neutral_bosons",
    "quark_spectrum",
    "spectrum_from_parameters",
]

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


ComplexArray = npt.NDArray[np.complex128]

_QP = np.array([1.0, -1.0, 0.0, 0.0, 0.0])
_DOUBLET_LEFT = np.array([1.0, 0.0, 1.0, 1.0, 1.0])
_DOUBLET_RIGHT = np.array([1.0, 0.0, 0.0, 0.0, 0.0])
_HEAVIEST_GEV = 1e6
"""Heavier vector-like quarks mix as one of this mass does."""


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


def light_charges(
    doublet_mass_gev: npt.ArrayLike,
    singlet_mass_gev: npt.ArrayLike,
    doublet_yukawas: npt.ArrayLike,
    singlet_yukawas: npt.ArrayLike,
    light_masses_gev: npt.ArrayLike,
    vphi_gev: npt.ArrayLike,
) -> tuple[ComplexArray, ComplexArray]:
    """Return the exact Z' charges of the three light quarks of one sort, left and right, shape (..., 3, 3).

    Parameters as those of `mass_matrix`. A vector-like quark that is heavier than 1000 TeV with its mixing
    has mass and Yukawas made smaller by one factor: the mixing stays, the masses of light quarks keep digits.
    """
    vphi = np.asarray(vphi_gev, dtype=float)
    scaled = []
    for mass, yukawas in ((doublet_mass_gev, doublet_yukawas), (singlet_mass_gev, singlet_yukawas)):
        bare, y = np.asarray(mass, dtype=float), np.asarray(yukawas, dtype=complex)
        mixing = np.sqrt(np.sum(np.abs(y) ** 2, axis=-1) / 2.0) * vphi
        factor = np.minimum(_HEAVIEST_GEV / np.hypot(bare, mixing), 1.0)
        scaled.append((bare * factor, y * factor[..., np.newaxis]))
    (mq, yq), (mx, yx) = scaled
    rotation = diagonalise(mass_matrix(mq, mx, yq, yx, light_masses_gev, vphi))
    return _rotated(rotation.left, _QP)[..., :3, :3], _rotated(rotation.right, _QP)[..., :3, :3]


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
