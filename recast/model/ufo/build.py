"""Model: builds the Lagrangian of a content from its sectors: external parameters, gauge bosons, vertices."""

from __future__ import annotations

import cmath
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import combinations_with_replacement
from typing import Any

import numpy as np

from recast.core.words import parses_words
from recast.model.card_values import BENCHMARK, card_values
from recast.model.charges import FERMION_CODES
from recast.model.two_body import scalar_to_fermions
from recast.model.ufo.content import Contents, UFOContent
from recast.model.ufo.elements import ExternalParameter, InternalParameter, Lagrangian, Term, Vertex
from recast.model.ufo.expression import I, symbol
from recast.model.ufo.fermions import (
    add_charged_currents,
    add_neutral_currents,
    add_yukawas,
    diagonal,
    lepton_families,
    order,
)
from recast.model.ufo.fields import add_particles
from recast.model.ufo.parameters import BOSON_CHARGES, NEUTRAL, GaugeSymbols, add_internals
from recast.model.ufo.quarks import quark_families
from recast.model.ufo.scalars import add_scalars

__all__ = [
    "add_electroweak_bosons",
    "add_externals",
    "add_strong",
    "build_lagrangian",
    "fields_and_externals",
    "internal_values",
    "tabulate",
]


def internal_values(lagrangian: Lagrangian, externals: dict[str, float]) -> dict[str, complex]:
    """Return the value of every internal parameter for these external ones, by name."""
    functions: dict[str, Callable[..., Any]] = {
        "complexconjugate": lambda z: complex(z).conjugate(),
        "complex": complex,
    }
    known: dict[str, Any] = {"cmath": cmath, **functions, **externals}
    values: dict[str, complex] = {}
    for item in lagrangian.internals:
        # the expressions are our own text, built from the Lagrangian and never from user input
        values[item.name] = complex(eval(item.value, {"__builtins__": {}}, known))  # noqa: S307
        known[item.name] = values[item.name]
    return values


def tabulate(lagrangian: Lagrangian) -> None:
    """Replace internal parameters by external ones of block TABLE (real parts) and IMTABLE.

    Defaults are computed from the defaults of the externals; symbolic algebra then never sees the nested
    expressions behind a coupling.
    """
    values = internal_values(lagrangian, {item.name: item.value for item in lagrangian.externals})
    kept: list[InternalParameter] = []
    for number, item in enumerate(lagrangian.internals, start=1):
        if item.name == "G":
            kept.append(item)
            continue
        value = values[item.name]
        if item.kind == "real":
            lagrangian.externals.append(
                ExternalParameter(item.name, value.real, "TABLE", (number,), item.tex)
            )
            continue
        for prefix, part, block in (("TR", value.real, "TABLE"), ("TI", value.imag, "IMTABLE")):
            lagrangian.externals.append(
                ExternalParameter(f"{prefix}{item.name}", part, block, (number,), item.tex)
            )
        text = f"TR{item.name} + complex(0,1)*TI{item.name}"
        kept.append(InternalParameter(item.name, text, item.tex, item.kind))
    lagrangian.internals = kept


def add_strong(lagrangian: Lagrangian) -> None:
    """Add gluon vertices, with D = d - i g_s T^a G^a."""
    if not lagrangian.has("g"):
        return
    strong = symbol("G")
    for item in lagrangian.particles:
        if item.color == 3:
            names = (item.antiname, item.name, "g")
            lagrangian.add(names, (("FFV1", strong),), {"QCD": 1}, "T(3,2,1)")
    # i L_3 = -g_s f^{abc} VVV1 for outgoing momenta
    lagrangian.add(("g",) * 3, (("VVV1", I * strong),), {"QCD": 1}, "f(1,2,3)")
    four = (
        Term("f(-1,1,2)*f(3,4,-1)", "VVVV1", I * strong * strong),
        Term("f(-1,1,3)*f(2,4,-1)", "VVVV2", I * strong * strong),
        Term("f(-1,1,4)*f(2,3,-1)", "VVVV3", I * strong * strong),
    )
    lagrangian.vertices.append(Vertex(("g",) * 4, four, (("QCD", 2),)))


def add_electroweak_bosons(lagrangian: Lagrangian, gauge: GaugeSymbols) -> None:
    """Add W+ W- V, W+ W- V V' and W+ W- W+ W-, with V = a, Z, Zp through their W3 content."""
    for boson in NEUTRAL:
        names = (boson, "W-", "W+")
        lagrangian.add(names, (("VVV1", gauge.g * gauge.w3[boson]),), order(names))
    for first, second in combinations_with_replacement(NEUTRAL, 2):
        names4 = (first, second, "W-", "W+")
        value = gauge.g * gauge.g * gauge.w3[first] * gauge.w3[second]
        lagrangian.add(names4, (("VVVV4", value),), order(names4))
    quartic = ("W-", "W-", "W+", "W+")
    lagrangian.add(quartic, (("VVVV4", -gauge.g * gauge.g),), order(quartic))


_CHARGES = "ZPRIME"
"""Beginning of the blocks of charges."""
_GENERIC = {"qv": 1.0, "qa": 0.5, "qm": 0.3}
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
    for kind, letter, tex in (("VECTOR", "v", "q"), ("AXIAL", "a", "a")):
        for item in contents.charges or ():
            if getattr(item, kind.lower()) and not item.unit:
                code = FERMION_CODES[item.fermion]
                yield (f"q{letter}_{item.fermion}", f"{_CHARGES}{kind}", (code,), f"{tex}_{{{item.fermion}}}")
    if contents.bosons:
        for number, (name, tex) in enumerate(zip(BOSON_CHARGES, ("q_{W_3}", "q_B"), strict=True), start=1):
            yield name, f"{_CHARGES}MIXING", (number,), tex


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


_HEAVY = ("U1", "U2", "D1", "D2")


@lru_cache(maxsize=4)
@parses_words
def fields_and_externals(content: UFOContent | Contents) -> Lagrangian:
    """Return particles and external parameters of a content, without vertices; do not modify them."""
    contents = content.value if isinstance(content, UFOContent) else content
    lagrangian = Lagrangian()
    add_particles(lagrangian, contents)
    add_externals(lagrangian, contents)
    return lagrangian


@lru_cache(maxsize=4)
@parses_words
def build_lagrangian(content: UFOContent | Contents) -> Lagrangian:
    """Return particles, parameters and vertices of a content; do not modify what is returned."""
    contents = content.value if isinstance(content, UFOContent) else content
    lagrangian = Lagrangian()
    add_particles(lagrangian, contents)
    add_externals(lagrangian, contents)
    gauge = add_internals(lagrangian, contents)
    neutrinos, leptons = lepton_families(contents)
    up, down, left, right = quark_families(lagrangian, contents)
    for family in (neutrinos, leptons, up, down):
        add_neutral_currents(lagrangian, family, gauge)
        add_yukawas(lagrangian, family, gauge, contents)
    unity, none = diagonal((1, 1, 1)), diagonal((0, 0, 0))
    add_charged_currents(lagrangian, neutrinos, leptons, unity, none, gauge)
    add_charged_currents(lagrangian, up, down, left, right, gauge)
    add_strong(lagrangian)
    bosons = gauge.with_boson_charges() if contents.bosons else gauge
    add_electroweak_bosons(lagrangian, bosons)
    add_scalars(lagrangian, bosons, contents)
    if contents.mixing:
        lagrangian.vertices = [_switchable(lagrangian, vertex) for vertex in lagrangian.vertices]
    if isinstance(content, Contents):
        _drop_unused(lagrangian)
    if contents.tabulated:
        tabulate(lagrangian)
        _drop_unused(lagrangian)
    return lagrangian


def _drop_unused(lagrangian: Lagrangian) -> None:
    """Keep the parameters that couplings, masses and widths are made of, for a fast slim UFO."""
    needed = {name for item in lagrangian.particles for name in (item.mass, item.width)}
    for vertex in lagrangian.vertices:
        for term in vertex.terms:
            needed |= term.coupling.symbols()
    for internal in reversed(lagrangian.internals):
        if internal.name in needed:
            needed |= set(re.findall(r"[A-Za-z_]\w*", internal.value))
    lagrangian.internals = [item for item in lagrangian.internals if item.name in needed]
    lagrangian.externals = [item for item in lagrangian.externals if item.name in needed]


def _switchable(lagrangian: Lagrangian, vertex: Vertex) -> Vertex:
    """Multiply a vertex of vector-like quarks by kVLQ: with 0, a restriction card removes them."""
    if not any(lagrangian.particle(name).name in _HEAVY for name in vertex.particles):
        return vertex
    terms = (Term(term.color, term.lorentz, term.coupling * symbol("kVLQ")) for term in vertex.terms)
    return Vertex(vertex.particles, tuple(terms), vertex.order)
