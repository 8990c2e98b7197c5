"""Model: external and internal parameters of the UFO and the symbols that the vertices are made of."""

from __future__ import annotations

from dataclasses import dataclass

from recast.inputs.bosons import boson_values
from recast.inputs.electroweak import electroweak_scheme
from recast.inputs.fermions import fermion_masses
from recast.model.ufo.content import Contents
from recast.model.ufo.elements import ExternalParameter, InternalParameter, Lagrangian
from recast.model.ufo.expression import ONE, ZERO, Expression, symbol

__all__ = ["NEUTRAL", "GaugeSymbols", "add_parameters"]

NEUTRAL = ("a", "Z", "Zp")
"""Names of the neutral colourless vector bosons."""

_MASS_CODES = {"MD": 1, "MU": 2, "MS": 3, "MC": 4, "MB": 5, "MT": 6, "Me": 11, "MM": 13, "MTA": 15}
_MASS_NAMES = {
    "MD": "d", "MU": "u", "MS": "s", "MC": "c", "MB": "b", "MT": "t", "Me": "e", "MM": "mu", "MTA": "tau",
}  # fmt: skip


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


def add_parameters(lagrangian: Lagrangian, contents: Contents) -> GaugeSymbols:
    """Add couplings, masses and widths of the particles in `lagrangian` and return the symbols.

    The electroweak inputs are G_F, mZ and mW: every scheme is given by their values. Defaults are those
    of the 'gmu' scheme at mZ' = 30 GeV, g' = 0.05.
    """
    scheme, bosons = electroweak_scheme("gmu"), boson_values()
    external = lagrangian.externals
    external.append(ExternalParameter("Gf", scheme.fermi_constant, "SMINPUTS", (2,), "G_F"))
    if lagrangian.has("g"):
        external.append(ExternalParameter("aS", bosons["alpha_s"], "SMINPUTS", (3,), r"\alpha_s"))
    external.append(ExternalParameter("gp", 0.05, "ZPINPUTS", (1,), "g'"))
    if contents.kinetic_mixing:
        external.append(ExternalParameter("eps", 0.0, "ZPINPUTS", (2,), r"\epsilon"))
    external.append(ExternalParameter("MW", scheme.mw_gev, "MASS", (24,), "m_W"))
    _masses_and_widths(lagrangian)
    lagrangian.real |= {item.name for item in external}
    return _internals(lagrangian, contents)


def _masses_and_widths(lagrangian: Lagrangian) -> None:
    scheme, bosons, fermions = electroweak_scheme("gmu"), boson_values(), fermion_masses()
    gamma_zp = 0.05**2 * 30.0 / (4.0 * 3.141592653589793)
    values = {"MZ": scheme.mz_gev, "WZ": scheme.gamma_z_gev, "MZp": 30.0, "WZp": gamma_zp}
    values |= {"MH": bosons["mh_gev"], "WH": bosons["gamma_h_gev"], "WW": bosons["gamma_w_gev"]}
    values |= {"WT": bosons["gamma_t_gev"]}
    values |= {mass: fermions[name] for mass, name in _MASS_NAMES.items()}
    seen = {item.name for item in lagrangian.externals} | {"ZERO"}
    for particle in lagrangian.particles:
        for name, block in ((particle.mass, "MASS"), (particle.width, "DECAY")):
            if name not in seen:
                seen.add(name)
                symbol_tex = "m" if block == "MASS" else r"\Gamma"
                lagrangian.externals.append(
                    ExternalParameter(
                        name, values[name], block, (particle.pdg,), f"{symbol_tex}_{{{particle.tex}}}"
                    )
                )


def _internals(lagrangian: Lagrangian, contents: Contents) -> GaugeSymbols:
    add = lagrangian.internals.append
    if lagrangian.has("g"):
        add(InternalParameter("G", "2*cmath.sqrt(aS)*cmath.sqrt(cmath.pi)", "g_s"))
    add(InternalParameter("vev", "1/cmath.sqrt(Gf*cmath.sqrt(2))", "v"))
    if contents.kinetic_mixing:
        raise NotImplementedError
    add(InternalParameter("cw", "MW/MZ", r"\cos\theta_W"))
    add(InternalParameter("sw", "cmath.sqrt(1 - cw**2)", r"\sin\theta_W"))
    add(InternalParameter("ee", "2*MW*sw/vev", "e"))
    lagrangian.real |= {item.name for item in lagrangian.internals}
    cw, sw, ee = symbol("cw"), symbol("sw"), symbol("ee")
    return GaugeSymbols(
        w3={"a": sw, "Z": cw, "Zp": ZERO},
        b={"a": cw, "Z": -sw, "Zp": ZERO},
        x={"a": ZERO, "Z": ZERO, "Zp": ONE},
        g=ee / sw,
        g1=ee / cw,
        gp=symbol("gp"),
        vev=symbol("vev"),
        vphi=ZERO,
    )
