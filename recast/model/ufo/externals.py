"""Model: the external parameters of a UFO, in the blocks of its param card, with default values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from recast.model.card_values import BENCHMARK, card_values
from recast.model.charges import FERMION_CODES
from recast.model.two_body import scalar_to_fermions
from recast.model.ufo.content import Contents
from recast.model.ufo.elements import ExternalParameter, Lagrangian

__all__ = ["add_externals"]

_CHARGES = "ZPRIME"
"""Beginning of the blocks of charges."""
_GENERIC = {"qv": 1.0, "qa": 0.5}
"""Default charges: neither chirality vanishes, so that no compiler of matrix elements drops it."""
_RANGE3 = range(1, 4)
_RANGE5 = range(1, 6)


def add_externals(lagrangian: Lagrangian, contents: Contents) -> None:
    """Add couplings, masses and widths of the particles in `lagrangian`, and the mixing blocks.

    The electroweak inputs are G_F, mZ and mW: every scheme is given by their values. Defaults are those
    of `BENCHMARK`, without its quarks where the content has no mixing; numbers of an eigenvalue problem
    that are rounding errors are set to zero, so that generators drop those couplings. Fewer digits would
    spoil gauge cancellations.
    """
    found = [
        *_couplings(lagrangian, contents),
        ("MW", "MASS", (24,), "m_W"),
        *_masses_and_widths(lagrangian),
        *(_mixing() if contents.mixing else ()),
        *_charges(contents),
    ]
    defaults = card_values(BENCHMARK if contents.mixing else replace(BENCHMARK, quarks=None))
    if contents.yukawas:
        mass, yukawa = BENCHMARK.mzp_gev, BENCHMARK.gp
        light = np.asarray(0.0)
        width = scalar_to_fermions(mass, light, light, np.asarray(yukawa), np.asarray(yukawa))
        defaults |= {"Mphi": mass, "yphi": yukawa, "Wphi": float(width) * len(contents.yukawas)}
    seen: set[str] = set()
    for name, block, code, tex in found:
        if name not in seen:
            seen.add(name)
            default = defaults.get(name, _GENERIC[name[:2]]) if block.startswith(_CHARGES) else defaults[name]
            value = float(f"{default:.15g}") if abs(default) > 1e-13 else 0.0
            exact = block in ("SMINPUTS", "ZPINPUTS", "PHIINPUTS")
            value = default if exact else value
            lagrangian.externals.append(ExternalParameter(name, value, block, code, tex))
    lagrangian.real |= seen


_Entry = tuple[str, str, tuple[int, ...], str]


def _couplings(lagrangian: Lagrangian, contents: Contents) -> Iterator[_Entry]:
    yield "Gf", "SMINPUTS", (2,), "G_F"
    yield "MZ", "MASS", (23,), "m_Z"
    if lagrangian.has("Zp"):
        yield "MZp", "MASS", (32,), "m_{Z'}"
    if lagrangian.has("g"):
        yield "aS", "SMINPUTS", (3,), r"\alpha_s"
    if lagrangian.has("Zp"):
        yield "gp", "ZPINPUTS", (1,), "g'"
    if contents.yukawas:
        yield "yphi", "PHIINPUTS", (1,), r"y_\phi"
    if contents.mixing:
        yield "eps", "ZPINPUTS", (2,), r"\epsilon"
        yield "kVLQ", "ZPINPUTS", (3,), "k"


def _charges(contents: Contents) -> Iterator[_Entry]:
    for kind, letter, symbol in (("VECTOR", "v", "q"), ("AXIAL", "a", "a")):
        for item in contents.charges or ():
            if getattr(item, kind.lower()) and not item.unit:
                code = FERMION_CODES[item.fermion]
                yield (
                    f"q{letter}_{item.fermion}",
                    f"{_CHARGES}{kind}",
                    (code,),
                    f"{symbol}_{{{item.fermion}}}",
                )


def _masses_and_widths(lagrangian: Lagrangian) -> Iterator[_Entry]:
    for particle in lagrangian.particles:
        if particle.mass != "ZERO" and not particle.goldstone:
            yield particle.mass, "MASS", (particle.pdg,), f"m_{{{particle.tex}}}"
    for particle in lagrangian.particles:
        if particle.width != "ZERO" and not particle.goldstone:
            yield particle.width, "DECAY", (particle.pdg,), rf"\Gamma_{{{particle.tex}}}"


def _mixing() -> Iterator[_Entry]:
    for prefix, block in (("R", "VCKM"), ("I", "IMVCKM")):
        for i in _RANGE3:
            for j in _RANGE3:
                yield f"{prefix}CKM{i}x{j}", block, (i, j), f"V_{{{i}{j}}}"
    for name in ("UL", "UR", "DL", "DR"):
        for prefix, block in (("R", f"{name}MIX"), ("I", f"IM{name}MIX")):
            for i in _RANGE5:
                for j in _RANGE5:
                    yield f"{prefix}{name}{i}x{j}", block, (i, j), f"U^{{{name}}}_{{{i}{j}}}"
    for name in ("LD", "RD", "RU"):
        for prefix, block in (("R", f"ZP{name}"), ("I", f"IMZP{name}")):
            for i in _RANGE3:
                for j in range(i if prefix == "R" else i + 1, 4):
                    yield f"{prefix}ZP{name}{i}x{j}", block, (i, j), f"{name}_{{{i}{j}}}"
