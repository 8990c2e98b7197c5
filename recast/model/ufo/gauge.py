"""Model: self-interactions of gauge bosons and the gluon's vertices with quarks."""

from __future__ import annotations

from itertools import combinations_with_replacement

from recast.model.ufo.elements import Lagrangian, Term, Vertex
from recast.model.ufo.expression import I, symbol
from recast.model.ufo.fermions import order
from recast.model.ufo.parameters import NEUTRAL, GaugeSymbols

__all__ = ["add_electroweak_bosons", "add_strong"]


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
