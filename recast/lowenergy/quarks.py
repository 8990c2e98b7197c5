"""Lowenergy: the quark sector as arrays, and the named sectors that observables assume when none is given.

B_s mixing and its kin depend on vPhi = mZ'/g', the vector-like masses and the Yukawas; a sector turns a
bound on vPhi into one in the (mZ', g') plane.
"""

from __future__ import annotations

import cmath
import functools
import math
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, did_you_mean
from recast.core.yaml import load_yaml
from recast.inputs.constants import validity
from recast.model.point import ModelPoint, QuarkSector

__all__ = [
    "DEFAULT_SCENARIO",
    "NO_QUARKS",
    "Quarks",
    "quarks_of",
    "scale_gev",
    "scenario",
    "scenario_names",
    "without_quarks",
]

FloatArray = npt.NDArray[np.float64]
ComplexArray = npt.NDArray[np.complex128]

DEFAULT_SCENARIO = "paper"
"""The sector of planes for which none is named."""
NO_QUARKS = "none"
"""Name of the leptonic model: without the vector-like quarks."""
_DECOUPLED_GEV = 1e12


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
        return cls(mq, mu, md, yq, yu, yd)

    def with_masses(self, mq_gev: npt.ArrayLike, md_gev: npt.ArrayLike) -> Quarks:
        """Return the same Yukawas with other masses of Q and D [GeV]."""
        mq, md = np.asarray(mq_gev, dtype=np.float64), np.asarray(md_gev, dtype=np.float64)
        if not self.exist:
            raise without_quarks("masses of the quarks")
        return Quarks(mq, self.mu_gev, md, self.yq, self.yu, self.yd, self.title)

    def left(self, i: int, j: int) -> ComplexArray:
        """Return Y_Qi^* Y_Qj/(2 mQ^2) [GeV^-2], L_ij/vPhi^2 of q-bar_i gamma P_L q_j (8), (13)."""
        return np.asarray(self.yq[..., i].conj() * self.yq[..., j] / (2.0 * self.mq_gev**2))

    def right(self, i: int, j: int) -> ComplexArray:
        """Return -Y_Di^* Y_Dj/(2 mD^2) [GeV^-2], the same for P_R."""
        return np.asarray(-self.yd[..., i].conj() * self.yd[..., j] / (2.0 * self.md_gev**2))


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
