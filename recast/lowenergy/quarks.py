"""Lowenergy: the quark sector as arrays, and the named sectors that observables assume when none is given.

B_s mixing and its kin depend on vPhi = mZ'/g', the vector-like masses and the Yukawas; a sector turns a
bound on vPhi into one in the (mZ', g') plane.
"""

from __future__ import annotations

import cmath
import functools
import math
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, did_you_mean
from recast.core.words import parses_words
from recast.core.yaml import load_yaml
from recast.inputs.constants import ckm_matrix, fermion_masses, validity
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.forms import Form, forms_for
from recast.model.point import ModelPoint, QuarkSector
from recast.model.spectrum import light_charges

__all__ = [
    "DEFAULT_SCENARIO",
    "FAR_OFF",
    "NOTED_OFF",
    "NO_QUARKS",
    "Quarks",
    "couplings_of",
    "off_of",
    "quarks_of",
    "scale_gev",
    "scenario",
    "scenario_names",
    "takes_exact",
    "without_quarks",
]

FloatArray = npt.NDArray[np.float64]
ComplexArray = npt.NDArray[np.complex128]

DEFAULT_SCENARIO = "paper"
"""The sector of planes for which none is named."""
NO_QUARKS = "none"
"""Name of the leptonic model: without the vector-like quarks."""
_DECOUPLED_GEV = 1e12
_DOWN, _UP = "dsb", "uct"
NOTED_OFF, FAR_OFF = 0.05, 0.5
"""How far the leading order in vPhi/m is from the exact couplings where a note says so, and where nothing is
said with it."""
_SMALLEST_MIXING = 1e-6
"""Y vPhi/(sqrt2 m) below which both agree to 1e-12, and rounding of the mass matrices would count."""


@dataclass(frozen=True, eq=False)
class Quarks:
    """Vector-like masses [GeV] and Yukawas (d, s, b or u, c, t on the last axis), arrays that broadcast.

    Raises
    ------
    InputError
        If a number is outside the range of recast/inputs/validity.yaml, or the last axis is not 3 long.
    """

    mq_gev: FloatArray
    mu_gev: FloatArray
    md_gev: FloatArray
    yq: ComplexArray
    yu: ComplexArray
    yd: ComplexArray
    title: str = "given quark sector"
    exist: bool = True
    """Whether the model has these quarks; not in the leptonic model, whose numbers here stand for nothing."""
    of_point: bool = False
    """Whether masses and Yukawas are those of a model point, not stand-ins for their products."""

    def __post_init__(self) -> None:
        edges = validity()
        for name in ("mq_gev", "mu_gev", "md_gev"):
            mass = np.asarray(getattr(self, name), dtype=np.float64)
            if not np.all(np.isfinite(mass)):
                raise InputError(f"{name} is not a finite number", where="quark sector")
            for value in (mass.min(), mass.max()):
                if not edges["lightest_quark_gev"] <= value <= edges["heaviest_quark_gev"]:
                    raise InputError(
                        f"{name} is {value:g}; it must be from 1 to 1e12 GeV", where="quark sector"
                    )
            object.__setattr__(self, name, mass)
        for name in ("yq", "yu", "yd"):
            yukawas = np.asarray(getattr(self, name), dtype=np.complex128)
            if yukawas.shape[-1:] != (3,) or not np.all(np.isfinite(yukawas)):
                raise InputError(f"{name} needs three finite numbers on its last axis", where="quark sector")
            if np.any(np.abs(yukawas) > edges["largest_yukawa"]):
                raise InputError(f"{name} is above {edges['largest_yukawa']:g}", where="quark sector")
            object.__setattr__(self, name, yukawas)

    @property
    def shapes(self) -> tuple[tuple[int, ...], ...]:
        """Shapes that must broadcast, the axis of the flavours left out."""
        masses = (self.mq_gev.shape, self.mu_gev.shape, self.md_gev.shape)
        return (*masses, self.yq.shape[:-1], self.yu.shape[:-1], self.yd.shape[:-1])

    @classmethod
    def from_sector(cls, sector: QuarkSector) -> Quarks:
        """Return a model point's sector.

        Raises
        ------
        InputError
            If it has a kinetic mixing, which is a parameter of the model in low-energy constraints.
        """
        if sector.kinetic_mixing:
            raise InputError(
                f"the kinetic mixing of {sector.kinetic_mixing:g} is no part of the sector here",
                where="quark sector",
                mend="Leave it out of the point, and take a model card with the charges and kinetic_mixing.",
            )
        mq, mu, md = (np.asarray(mass) for mass in (sector.mq_gev, sector.mu_gev, sector.md_gev))
        yq, yu, yd = (np.asarray(yukawas) for yukawas in (sector.yq, sector.yu, sector.yd))
        return cls(mq, mu, md, yq, yu, yd, of_point=True)

    def with_masses(self, mq_gev: npt.ArrayLike, md_gev: npt.ArrayLike) -> Quarks:
        """Return the same Yukawas with other masses of Q and D [GeV]."""
        mq, md = np.asarray(mq_gev, dtype=np.float64), np.asarray(md_gev, dtype=np.float64)
        if not self.exist:
            raise without_quarks("masses of the quarks")
        return replace(self, mq_gev=mq, md_gev=md)

    def left(self, i: int, j: int) -> ComplexArray:
        """Return Y_Qi^* Y_Qj/(2 mQ^2) [GeV^-2], L_ij/vPhi^2 of q-bar_i gamma P_L q_j (8), (13)."""
        return np.asarray(self.yq[..., i].conj() * self.yq[..., j] / (2.0 * self.mq_gev**2))

    def right(self, i: int, j: int) -> ComplexArray:
        """Return -Y_Di^* Y_Dj/(2 mD^2) [GeV^-2], the same for P_R."""
        return np.asarray(-self.yd[..., i].conj() * self.yd[..., j] / (2.0 * self.md_gev**2))

    def leading(self, pair: str) -> tuple[ComplexArray, ComplexArray]:
        """Return L_ij/vPhi^2 and R_ij/vPhi^2 [GeV^-2] to leading order in vPhi/m.

        `pair` are the flavours i and j of q-bar_i gamma q_j, "sb" for example.
        """
        if set(pair) <= set(_DOWN):
            i, j = (_DOWN.index(flavour) for flavour in pair)
            return self.left(i, j), self.right(i, j)
        i, j = (_UP.index(flavour) for flavour in pair)
        yq = self.up_yukawas()
        left = yq[..., i].conj() * yq[..., j] / (2.0 * self.mq_gev**2)
        right = -self.yu[..., i].conj() * self.yu[..., j] / (2.0 * self.mu_gev**2)
        return np.asarray(left), np.asarray(right)

    def exact(self, pair: str, vphi_gev: npt.ArrayLike) -> tuple[ComplexArray, ComplexArray]:
        """Return the same of the mass matrices (12) at vPhi [GeV]; shapes broadcast."""
        vphi = np.asarray(vphi_gev, dtype=np.float64)
        if set(pair) <= set(_DOWN):
            flavours, yq, singlet, yx = _DOWN, self.yq, self.md_gev, self.yd
        else:
            flavours, yq, singlet, yx = _UP, self.up_yukawas(), self.mu_gev, self.yu
        i, j = (flavours.index(flavour) for flavour in pair)
        known = fermion_masses()
        charges = light_charges(self.mq_gev, singlet, yq, yx, [known[name] for name in flavours], vphi)
        sizes = [np.max(np.abs(y), axis=-1) / m for y, m in ((yq, self.mq_gev), (yx, singlet))]
        mixes = np.maximum(*sizes) * vphi / math.sqrt(2.0) > _SMALLEST_MIXING
        couple = (yq != 0) | (yx != 0)
        both = couple[..., i] & couple[..., j]  # else a rounding of the rotations would stand for 0
        left, right = (
            np.where(mixes, both * matrix[..., i, j] / vphi**2, first)
            for matrix, first in zip(charges, self.leading(pair), strict=True)
        )
        return left, right

    def lightest(self, pair: str) -> FloatArray:
        """Return the lightest mass of the vector-like quarks that mix with these [GeV]; infinite if none."""
        singlet, yx = (self.md_gev, self.yd) if set(pair) <= set(_DOWN) else (self.mu_gev, self.yu)
        doublet, other = (
            np.where(np.any(yukawas != 0, axis=-1), mass, np.inf)
            for mass, yukawas in ((self.mq_gev, self.yq), (singlet, yx))
        )
        return np.asarray(np.minimum(doublet, other))

    def up_yukawas(self) -> ComplexArray:
        """Return (Y_Qu, Y_Qc, Y_Qt) = V^* (Y_Qd, Y_Qs, Y_Qb)."""
        return np.asarray(self.yq @ ckm_matrix().conj().T)


def _content() -> dict[str, Any]:
    path = Path(str(files("recast.inputs").joinpath("quark_scenarios.yaml")))
    content: dict[str, Any] = load_yaml(path)
    return content


def scenario_names() -> list[str]:
    """Return the names of the sectors, `none` the last of them."""
    return [*_content()["scenarios"], NO_QUARKS]


def without_quarks(where: str) -> InputError:
    """Return the error of what asks for quarks in a model that has none."""
    return InputError(
        "the model has no vector-like quarks",
        where=where,
        mend=f"Leave it out, or name a quark sector: {', '.join(_content()['scenarios'])}.",
    )


def scale_gev() -> float:
    """Return the 35 TeV of (2) [GeV]."""
    return 1e3 * float(_content()["scale_tev"]["value"])


@functools.cache
def scenario(name: str) -> Quarks:
    """Return the sector called `name` of quark_scenarios.yaml, or that of the leptonic model for `none`.

    Raises
    ------
    InputError
        If the name is unknown.
    """
    known = _content()["scenarios"]
    if name == NO_QUARKS:
        return _leptonic()
    if name not in known:
        raise InputError(f'unknown quark sector "{name}"', mend=did_you_mean(name, scenario_names()))
    entry = known[name]
    unit = scale_gev() ** -2
    down, strange, bottom = (float(value) for value in entry["yukawas"])
    masses, yukawas = [], []
    for coefficient, right in ((float(entry["c9"]), False), (float(entry["c9_prime"]), True)):
        size = abs(coefficient) or abs(float(entry["c9"]))
        masses.append(math.sqrt(strange * bottom / (2.0 * size * unit)))
        # C9 = +Y_s^* Y_b/(2 m^2), C9' = -Y_s^* Y_b/(2 m^2)
        sign = math.copysign(1.0, -coefficient if right else coefficient) * (coefficient != 0.0)
        phase = cmath.exp(1j * math.radians(float(entry["kaon_phase_degrees"]))) if right else 1.0
        couples = float(coefficient != 0.0)
        yukawas.append(np.array([down * phase * couples, sign * strange, bottom * couples]))
    mu = np.asarray(float(entry["mu_gev"]))
    zero = np.zeros(3, dtype=np.complex128)
    return Quarks(
        np.asarray(masses[0]), mu, np.asarray(masses[1]), yukawas[0], zero, yukawas[1], entry["title"]
    )


def _leptonic() -> Quarks:
    heavy, zero = np.asarray(_DECOUPLED_GEV), np.zeros(3, dtype=np.complex128)
    return Quarks(heavy, heavy, heavy, zero, zero, zero, "none, the leptonic model", exist=False)


def quarks_of(point: Any) -> Quarks:
    """Return the quark sector of a point or plane; the default sector for a plane without one.

    Raises
    ------
    InputError
        If the model has no quarks: a `ModelPoint` without them, or the sector `none`.
    """
    found = getattr(point, "quarks", None)
    if found is None and not isinstance(point, ModelPoint):
        return scenario(DEFAULT_SCENARIO)
    if found is None or (isinstance(found, Quarks) and not found.exist):
        raise without_quarks("quark sector")
    return found if isinstance(found, Quarks) else Quarks.from_sector(found)


def _vphi(point: Any) -> FloatArray:
    """Return vPhi = mZ'/g' [GeV], shape of the point; mZ' for g' = 0, where nothing depends on it."""
    mass, coupling = (np.asarray(value, dtype=np.float64) for value in (point.mzp_gev, point.gp))
    return np.asarray(mass / np.where(coupling > 0, coupling, 1.0))


@parses_words
def couplings_of(point: Any, pair: str, data: DataSet) -> tuple[ComplexArray, ComplexArray]:
    """Return L_ij/vPhi^2 and R_ij/vPhi^2 [GeV^-2] of q-bar_i gamma q_j, `pair` the flavours: "sb".

    Those of the mass matrices where the quarks are those of a model point and the formulae the derived ones;
    the leading order in vPhi/m else.

    Raises
    ------
    InputError
        As `quarks_of`.
    """
    quarks = quarks_of(point)
    if takes_exact(point, data):
        return quarks.exact(pair, _vphi(point))
    return quarks.leading(pair)


@parses_words
def off_of(point: Any, pair: str, data: DataSet) -> FloatArray:
    """Return by which part the leading order, where it is used, is off the exact couplings of a model point.

    |difference|/|exact| of (L, R), shape of the point; 0 where the exact ones are used, for g' = 0 and for a
    named sector.
    """
    quarks = quarks_of(point)
    if not quarks.of_point or takes_exact(point, data):
        return np.zeros(())
    exact, first = (
        np.stack(np.broadcast_arrays(*each))
        for each in (quarks.exact(pair, _vphi(point)), quarks.leading(pair))
    )
    first = first.reshape(2, *(1,) * (exact.ndim - first.ndim), *first.shape[1:])
    size = np.sqrt(np.sum(np.abs(exact) ** 2, axis=0))
    off = np.sqrt(np.sum(np.abs(first - exact) ** 2, axis=0)) / np.where(size > 0, size, 1.0)
    return np.where((size > 0) & (np.asarray(point.gp) > 0), off, 0.0)


@parses_words
def takes_exact(point: Any, data: DataSet) -> bool:
    """Return whether the couplings of a point are those of the mass matrices (`couplings_of`)."""
    form = (getattr(point, "forms", None) or forms_for(data)).quark_couplings
    return quarks_of(point).of_point and form is Form.DERIVED
