"""Model: particles of the Lagrangian, Standard Model and beyond, as the UFO names them."""

from __future__ import annotations

from dataclasses import replace

from recast.model.ufo.content import Contents
from recast.model.ufo.elements import Lagrangian, Particle

__all__ = ["PARTICLES", "add_particles"]


def _quark(pdg: int, name: str, mass: str, charge: str, *, width: str = "ZERO", tex: str = "") -> Particle:
    tex = tex or name
    return Particle(pdg, name, name + "~", 2, 3, mass, width, charge, tex, rf"\bar{{{tex}}}")


def _lepton(pdg: int, name: str, mass: str, tex: str) -> Particle:
    anti = name.replace("-", "+")
    return Particle(pdg, name, anti, 2, 1, mass, "ZERO", "-1", f"{tex}^-", f"{tex}^+")


def _neutrino(pdg: int, name: str, tex: str) -> Particle:
    return Particle(pdg, name, name + "~", 2, 1, "ZERO", "ZERO", "0", tex, rf"\bar{{{tex}}}")


def _neutral(pdg: int, name: str, spin: int, mass: str, width: str, tex: str, color: int = 1) -> Particle:
    return Particle(pdg, name, name, spin, color, mass, width, "0", tex, tex)


PARTICLES: tuple[Particle, ...] = (
    _neutral(22, "a", 3, "ZERO", "ZERO", r"\gamma"),
    _neutral(23, "Z", 3, "MZ", "WZ", "Z"),
    Particle(24, "W+", "W-", 3, 1, "MW", "WW", "1", "W^+", "W^-"),
    _neutral(21, "g", 3, "ZERO", "ZERO", "g", color=8),
    _neutral(32, "Zp", 3, "MZp", "WZp", "Z'"),
    _quark(1, "d", "MD", "-1/3"),
    _quark(2, "u", "MU", "2/3"),
    _quark(3, "s", "MS", "-1/3"),
    _quark(4, "c", "MC", "2/3"),
    _quark(5, "b", "MB", "-1/3"),
    _quark(6, "t", "MT", "2/3", width="WT"),
    _lepton(11, "e-", "Me", "e"),
    _lepton(13, "mu-", "MM", r"\mu"),
    _lepton(15, "ta-", "MTA", r"\tau"),
    _neutrino(12, "ve", r"\nu_e"),
    _neutrino(14, "vm", r"\nu_\mu"),
    _neutrino(16, "vt", r"\nu_\tau"),
    _neutral(25, "H", 1, "MH", "WH", "h"),
    _neutral(6000025, "phi", 1, "Mphi", "Wphi", r"\phi"),
    _quark(6000001, "D1", "MD1", "-1/3", width="WD1", tex="D_1"),
    _quark(6000003, "D2", "MD2", "-1/3", width="WD2", tex="D_2"),
    _quark(6000002, "U1", "MU1", "2/3", width="WU1", tex="U_1"),
    _quark(6000004, "U2", "MU2", "2/3", width="WU2", tex="U_2"),
    replace(_neutral(250, "G0", 1, "MZ", "WZ", "G^0"), goldstone=True),
    replace(Particle(251, "G+", "G-", 1, 1, "MW", "WW", "1", "G^+", "G^-"), goldstone=True),
    replace(_neutral(252, "GZp", 1, "MZp", "WZp", "G'"), goldstone=True),
)
"""Every particle of the model; the heavy quarks have codes outside the PDG's range, phi as well."""


def add_particles(lagrangian: Lagrangian, contents: Contents) -> None:
    """Add the particles of the content, with the masses that it sets to zero."""
    for item in PARTICLES:
        if item.name in contents.particles:
            massless = item.mass in contents.massless
            lagrangian.particles.append(replace(item, mass="ZERO") if massless else item)
