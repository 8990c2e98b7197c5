"""Model: vertices of fermions with bosons, from charge matrices; Yukawas follow from gauge symmetry."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from recast.model.charges import CHARGED_LEPTONS, NEUTRINOS
from recast.model.ufo.content import Contents
from recast.model.ufo.elements import Lagrangian
from recast.model.ufo.expression import ONE, SQRT2, ZERO, Expression, I, symbol
from recast.model.ufo.parameters import NEUTRAL, GaugeSymbols

__all__ = [
    "Family",
    "Matrix",
    "add_charged_currents",
    "add_neutral_currents",
    "add_yukawas",
    "diagonal",
    "lepton_families",
    "order",
    "zprime_charges",
]

Matrix = tuple[tuple[Expression, ...], ...]
_NEW = ("Zp", "phi", "GZp")


@dataclass(frozen=True, slots=True)
class Family:
    """Fermions of one electric charge in the mass basis, with the matrices of their charges."""

    names: tuple[str, ...]
    charge: Fraction
    isospin: Fraction
    t3_left: Matrix
    t3_right: Matrix
    qp_left: Matrix
    qp_right: Matrix
    effective_left: Matrix
    """Effective charges of eq. (8), beside those of the renormalisable model."""
    effective_right: Matrix

    @property
    def color(self) -> str:
        """Colour structure of a vertex with a colourless boson."""
        return "Identity(1,2)" if self.charge.denominator == 3 else "1"


def order(particles: tuple[str, ...]) -> dict[str, int]:
    """Return the coupling order of an electroweak vertex: NP counts the new bosons, QED the rest."""
    legs = len(particles) - 2
    new = min(legs, sum(name in _NEW for name in particles))
    return {name: count for name, count in (("QED", legs - new), ("NP", new)) if count}


def diagonal(values: tuple[Fraction | int, ...]) -> Matrix:
    """Return a diagonal matrix of numbers."""
    n = len(values)
    return tuple(tuple(ONE * values[i] if i == j else ZERO for j in range(n)) for i in range(n))


def zprime_charges(fermions: tuple[str, ...], contents: Contents) -> tuple[Matrix, Matrix]:
    """Return the diagonal matrices of left- and right-handed charges that are parameters of the UFO."""
    support = {item.fermion: item for item in contents.charges or ()}

    def side(sign: int) -> Matrix:
        values = []
        for name in fermions:
            item = support.get(name)
            vector = symbol(f"qv_{name}") if item and item.vector else ZERO
            if item and item.unit:
                vector = ONE * item.unit
            axial = symbol(f"qa_{name}") if item and item.axial else ZERO
            neutrino = name in NEUTRINOS
            values.append((vector if sign < 0 else ZERO) if neutrino else vector + axial * sign)
        return tuple(tuple(values[i] if i == j else ZERO for j in range(3)) for i in range(3))

    return side(-1), side(1)


def lepton_families(contents: Contents) -> tuple[Family, Family]:
    """Return neutrinos and charged leptons; Q' = 0, +1, -1 for e, mu, tau (1403.1269, eq. 5) by default."""
    half, none = Fraction(1, 2), diagonal((0, 0, 0))
    qp = diagonal((0, 1, -1))
    of_neutrinos, of_charged = (qp, none), (qp, qp)
    if contents.charges is not None:
        of_neutrinos = zprime_charges(NEUTRINOS, contents)
        of_charged = zprime_charges(CHARGED_LEPTONS, contents)
    left = diagonal((half,) * 3)
    neutrinos = Family(("ve", "vm", "vt"), Fraction(0), half, left, none, *of_neutrinos, none, none)
    left = diagonal((-half,) * 3)
    charged = Family(("e-", "mu-", "ta-"), Fraction(-1), -half, left, none, *of_charged, none, none)
    return neutrinos, charged


def _chiral(family: Family, gauge: GaugeSymbols, boson: str, i: int, j: int) -> tuple[Expression, Expression]:
    """Return gL_ij and gR_ij of V psi-bar_i gamma (gL P_L + gR P_R) psi_j."""
    electric = ONE * family.charge if i == j else ZERO
    extra = (family.effective_left[i][j], family.effective_right[i][j])
    charges = ((family.t3_left, family.qp_left), (family.t3_right, family.qp_right))
    left, right = (
        gauge.charge(boson, t3[i][j], electric - t3[i][j], qp[i][j] + add)
        for (t3, qp), add in zip(charges, extra, strict=True)
    )
    return left, right


def add_neutral_currents(lagrangian: Lagrangian, family: Family, gauge: GaugeSymbols) -> None:
    """Add V psi-bar_i gamma (gL_ij P_L + gR_ij P_R) psi_j for V = a, Z, Zp."""
    for boson in NEUTRAL:
        for i, out in enumerate(family.names):
            for j, incoming in enumerate(family.names):
                if not lagrangian.has(out, incoming):
                    continue
                left, right = _chiral(family, gauge, boson, i, j)
                anti = lagrangian.particle(incoming).antiname
                terms = (("FFV1", left),) if left == right else (("FFV2", left), ("FFV3", right))
                names = (anti, out, boson)
                lagrangian.add(names, terms, order(names), family.color)


def add_charged_currents(
    lagrangian: Lagrangian, up: Family, down: Family, left: Matrix, right: Matrix, gauge: GaugeSymbols
) -> None:
    """Add (g/sqrt2) W+ u-bar gamma (V_L P_L + V_R P_R) d + h.c. and the same for its Goldstone boson."""
    if not lagrangian.has("W+"):
        return
    real = frozenset(lagrangian.real)
    scale = SQRT2 / gauge.vev
    for i, upper in enumerate(up.names):
        for j, lower in enumerate(down.names):
            if not lagrangian.has(upper, lower):
                continue
            mass_up, mass_down = _mass(lagrangian, upper), _mass(lagrangian, lower)
            anti_up, anti_down = (lagrangian.particle(name).antiname for name in (upper, lower))
            vl, vr = left[i][j], right[i][j]
            coupling = gauge.g / SQRT2
            names = (anti_down, upper, "W-")
            terms = (("FFV2", coupling * vl), ("FFV3", coupling * vr))
            lagrangian.add(names, terms, order(names), up.color)
            names = (anti_up, lower, "W+")
            conjugate = tuple((kind, value.conjugate(real)) for kind, value in terms)
            lagrangian.add(names, conjugate, order(names), up.color)
            lower_left = scale * (mass_up * vl - vr * mass_down)
            lower_right = scale * (mass_up * vr - vl * mass_down)
            names = (anti_down, upper, "G-")
            lagrangian.add(names, (("FFS1", lower_left), ("FFS2", lower_right)), order(names), up.color)
            names = (anti_up, lower, "G+")
            terms = (("FFS1", lower_right.conjugate(real)), ("FFS2", lower_left.conjugate(real)))
            lagrangian.add(names, terms, order(names), up.color)


def add_yukawas(lagrangian: Lagrangian, family: Family, gauge: GaugeSymbols, contents: Contents) -> None:
    """Add h, phi and the neutral Goldstone bosons: -s Rbar_i Y_ij L_j + h.c.

    A charge T that the vacuum breaks gives Y as its commutator with the mass matrix, T_R m - m T_L:
    - h: -(T3_R m - m T3_L)/(T3 v), because only the Higgs mass breaks T3;
    - phi: (Q'_R m - m Q'_L)/vPhi;
    - Goldstone boson of V: (i/m_V)(gR m - m gL), in the phase where L has -m_V V d G_V.

    A scalar with couplings of its own has those.
    """
    if contents.yukawas:
        own = symbol("yphi")
        for i, name in enumerate(family.names):
            if name in contents.yukawas:
                _yukawa(lagrangian, family, "phi", i, i, own, own)
        return
    size = range(len(family.names))
    masses = [_mass(lagrangian, name) if lagrangian.has(name) else ZERO for name in family.names]

    def commutator(left: Matrix, right: Matrix, i: int, j: int) -> Expression:
        return right[i][j] * masses[j] - masses[i] * left[i][j]

    for i in size:
        for j in size:
            higgs = commutator(family.t3_left, family.t3_right, i, j)
            higgs_ji = commutator(family.t3_left, family.t3_right, j, i)
            if lagrangian.has("H"):
                factor = -ONE / gauge.vev * (1 / family.isospin)
                _yukawa(lagrangian, family, "H", i, j, factor * higgs, factor * higgs_ji)
            if lagrangian.has("phi"):
                factor = ONE / gauge.vphi
                phi, phi_ji = (commutator(family.qp_left, family.qp_right, *ij) for ij in ((i, j), (j, i)))
                _yukawa(lagrangian, family, "phi", i, j, factor * phi, factor * phi_ji)
            for boson, goldstone in (("Z", "G0"), ("Zp", "GZp")):
                if lagrangian.has(goldstone):
                    factor = I / symbol(lagrangian.particle(boson).mass)
                    y_ij, y_ji = (
                        factor * (right * masses[b] - masses[a] * left)
                        for a, b in ((i, j), (j, i))
                        for left, right in (_chiral(family, gauge, boson, a, b),)
                    )
                    _yukawa(lagrangian, family, goldstone, i, j, y_ij, y_ji)


def _yukawa(
    lagrangian: Lagrangian, family: Family, scalar: str, i: int, j: int, y_ij: Expression, y_ji: Expression
) -> None:
    out, incoming = family.names[i], family.names[j]
    if not lagrangian.has(out, incoming):
        return
    names = (lagrangian.particle(incoming).antiname, out, scalar)
    terms = (("FFS1", -y_ij), ("FFS2", -y_ji.conjugate(frozenset(lagrangian.real))))
    lagrangian.add(names, terms, order(names), family.color)


def _mass(lagrangian: Lagrangian, name: str) -> Expression:
    mass = lagrangian.particle(name).mass
    return ZERO if mass == "ZERO" else symbol(mass)
