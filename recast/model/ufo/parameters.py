"""Model: internal parameters of the UFO and the symbols that the vertices are made of."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recast.model.ufo.content import Contents
from recast.model.ufo.elements import InternalParameter, Lagrangian
from recast.model.ufo.expression import ONE, ZERO, Expression, symbol

__all__ = ["BOSON_CHARGES", "NEUTRAL", "GaugeSymbols", "add_internals"]

NEUTRAL = ("a", "Z", "Zp")
"""Names of the neutral colourless vector bosons."""
BOSON_CHARGES = ("qm_w3", "qm_b")
"""External parameters: the charges of `recast.model.charges.BosonCharges`, w3 and hypercharge."""


@dataclass(frozen=True, slots=True)
class GaugeSymbols:
    """Couplings and the content of each neutral mass eigenstate in terms of W3, B and X.

    D = d - i g T W - i g1 Y B - i g' Q' X; V = a, Z, Zp enter as W3 = sum w3[V] V and so on.
    """

    w3: dict[str, Expression]
    b: dict[str, Expression]
    x: dict[str, Expression]
    g: Expression
    g1: Expression
    gp: Expression
    vev: Expression
    vphi: Expression

    def charge(self, boson: str, t3: Expression, y: Expression, qp: Expression) -> Expression:
        """Return the coefficient of V in g T3 W3 + g1 Y B + g' Q' X."""
        return self.g * self.w3[boson] * t3 + self.g1 * self.b[boson] * y + self.gp * self.x[boson] * qp

    def with_boson_charges(self) -> GaugeSymbols:
        """Return the same with a Z' that has W3 and B of `BOSON_CHARGES`, for W and Higgs boson."""
        w3, b = (self.gp * symbol(name) for name in BOSON_CHARGES)
        return replace(self, w3=self.w3 | {"Zp": w3 / self.g}, b=self.b | {"Zp": b / self.g1})


def add_internals(lagrangian: Lagrangian, contents: Contents) -> GaugeSymbols:
    """Add couplings and neutral mixing, and return the symbols; see `recast.model.spectrum`."""
    _add(lagrangian, "vev", "1/cmath.sqrt(Gf*cmath.sqrt(2))", "v")
    if lagrangian.has("g"):
        _add(lagrangian, "G", "2*cmath.sqrt(aS)*cmath.sqrt(cmath.pi)", "g_s")
    w3, b, x = _mixed(lagrangian) if contents.mixing else _unmixed(lagrangian)
    cw, sw, ee = symbol("cw"), symbol("sw"), symbol("ee")
    vphi = symbol("vphi") if contents.mixing else ZERO
    return GaugeSymbols(w3, b, x, ee / sw, ee / cw, symbol("gp"), symbol("vev"), vphi)


_Part = dict[str, Expression]


def _unmixed(lagrangian: Lagrangian) -> tuple[_Part, _Part, _Part]:
    _add(lagrangian, "cw", "MW/MZ", r"\cos\theta_W")
    _add(lagrangian, "sw", "cmath.sqrt(1 - cw**2)", r"\sin\theta_W")
    _add(lagrangian, "ee", "2*MW*sw/vev", "e")
    cw, sw = symbol("cw"), symbol("sw")
    return (
        {"a": sw, "Z": cw, "Zp": ZERO},
        {"a": cw, "Z": -sw, "Zp": ZERO},
        {"a": ZERO, "Z": ZERO, "Zp": ONE},
    )


def _mixed(lagrangian: Lagrangian) -> tuple[_Part, _Part, _Part]:
    _add(lagrangian, "eta", "eps/cmath.sqrt(1 - eps**2)", r"\eta")
    _add(lagrangian, "tr0", "MZ**2 + MZp**2 + eta**2*MW**2", r"\mathrm{tr}")
    root = "cmath.sqrt((tr0**2 - 4*(1 + eta**2)*MZ**2*MZp**2)/(MZ**2 - MZp**2)**2)"
    _add(lagrangian, "M0S", f"(tr0 + (MZ**2 - MZp**2)*{root})/(2*(1 + eta**2))", "m_0^2")
    _add(lagrangian, "cw", "MW/cmath.sqrt(M0S)", r"\cos\theta_W")
    _add(lagrangian, "sw", "cmath.sqrt(1 - cw**2)", r"\sin\theta_W")
    _add(lagrangian, "ee", "2*MW*sw/vev", "e")
    _add(lagrangian, "txi", "M0S*sw*eta/(M0S - MZp**2)", r"\tan\xi")
    _add(lagrangian, "cxi", "1/cmath.sqrt(1 + txi**2)", r"\cos\xi")
    _add(lagrangian, "sxi", "txi*cxi", r"\sin\xi")
    _add(lagrangian, "stretch", "cmath.sqrt(1 + eta**2)", r"\sqrt{1+\eta^2}")
    _add(lagrangian, "vphi", "MZ*MZp/(cmath.sqrt(M0S)*gp*stretch)", r"v_\Phi")
    _add(lagrangian, "w3Z", "cw*cxi", "c_{W_3Z}")
    _add(lagrangian, "w3Zp", "-cw*sxi", "c_{W_3Z'}")
    _add(lagrangian, "bZ", "-sw*cxi - eta*sxi", "c_{BZ}")
    _add(lagrangian, "bZp", "sw*sxi - eta*cxi", "c_{BZ'}")
    _add(lagrangian, "xZ", "stretch*sxi", "c_{XZ}")
    _add(lagrangian, "xZp", "stretch*cxi", "c_{XZ'}")
    return (
        {"a": symbol("sw"), "Z": symbol("w3Z"), "Zp": symbol("w3Zp")},
        {"a": symbol("cw"), "Z": symbol("bZ"), "Zp": symbol("bZp")},
        {"a": ZERO, "Z": symbol("xZ"), "Zp": symbol("xZp")},
    )


def _add(lagrangian: Lagrangian, name: str, value: str, tex: str) -> None:
    lagrangian.internals.append(InternalParameter(name, value, tex))
    lagrangian.real.add(name)
