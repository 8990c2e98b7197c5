"""Inputs: the electroweak scheme, read from electroweak.yaml; every sample states which one it used."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from recast.core.errors import InputError, did_you_mean

__all__ = ["ElectroweakScheme", "electroweak_scheme", "scheme_names"]


@dataclass(frozen=True, slots=True)
class ElectroweakScheme:
    """Tree-level electroweak parameters, complete and mutually consistent."""

    name: str
    fermi_constant: float
    """G_F [GeV^-2]."""
    mz_gev: float
    mw_gev: float
    gamma_z_gev: float
    alpha: float
    """Electromagnetic coupling of the scheme."""

    @property
    def sin2_theta_w(self) -> float:
        """On-shell sin^2(theta_W) = 1 - mW^2/mZ^2."""
        return 1.0 - self.mw_gev**2 / self.mz_gev**2

    @property
    def e(self) -> float:
        """Electric charge of the positron, sqrt(4 pi alpha)."""
        return math.sqrt(4.0 * math.pi * self.alpha)

    @property
    def vev_gev(self) -> float:
        """Higgs vacuum expectation value 2 mW sW/e [GeV]."""
        return 2.0 * self.mw_gev * math.sqrt(self.sin2_theta_w) / self.e


@cache
def _card() -> dict[str, dict[str, Any]]:
    text = files("recast.inputs").joinpath("electroweak.yaml").read_text(encoding="utf-8")
    content: dict[str, dict[str, Any]] = yaml.safe_load(text)["schemes"]
    return content


def scheme_names() -> list[str]:
    """Return the names of the known schemes."""
    return sorted(_card())


@cache
def electroweak_scheme(name: str) -> ElectroweakScheme:
    """Return the scheme `name` ('gmu' or 'alpha_mz').

    'gmu': G_F, mZ, mW are inputs, alpha = sqrt(2) G_F mW^2 sW^2/pi.
    'alpha_mz': alpha(mZ), G_F, mZ are inputs, mW from mW^2 (1 - mW^2/mZ^2) = pi alpha/(sqrt(2) G_F).
    """
    cards = _card()
    if name not in cards:
        raise InputError(
            f'unknown electroweak scheme "{name}"', where="electroweak_scheme", mend=did_you_mean(name, cards)
        )
    entry = cards[name]
    values = {key: float(item["value"]) for key, item in entry["inputs"].items()}
    gf, mz, gamma = values["fermi_constant"], values["mz_gev"], values["gamma_z_gev"]
    if "mw_gev" in values:
        mw = values["mw_gev"]
        alpha = math.sqrt(2.0) * gf * mw**2 * (1.0 - mw**2 / mz**2) / math.pi
    else:
        alpha = 1.0 / values["inverse_alpha"]
        product = math.pi * alpha / (math.sqrt(2.0) * gf)
        mw = math.sqrt(mz**2 / 2.0 + math.sqrt(mz**4 / 4.0 - product * mz**2))
    return ElectroweakScheme(name, gf, mz, mw, gamma, alpha)
