"""Model: vertices of fermions with neutral gauge bosons, from charges in matrix form."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from recast.model.ufo.elements import Lagrangian
from recast.model.ufo.expression import ONE, ZERO, Expression
from recast.model.ufo.parameters import NEUTRAL, GaugeSymbols

__all__ = ["Family", "Matrix", "add_neutral_currents", "lepton_families", "order", "quark_families"]

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

    @property
    def color(self) -> str:
        """Colour structure of a vertex with a colourless boson."""
        return "Identity(1,2)" if self.charge.denominator == 3 else "1"


def order(particles: tuple[str, ...]) -> dict[str, int]:
    """Return the coupling order of an electroweak vertex: NP counts the new bosons, QED the rest."""
    legs = len(particles) - 2
    new = min(legs, sum(name in _NEW for name in particles))
    return {name: count for name, count in (("QED", legs - new), ("NP", new)) if count}


def _diagonal(values: tuple[Fraction | int, ...]) -> Matrix:
    n = len(values)
    return tuple(tuple(ONE * values[i] if i == j else ZERO for j in range(n)) for i in range(n))


def lepton_families() -> tuple[Family, Family]:
    """Return neutrinos and charged leptons: Q' = 0, +1, -1 for e, mu, tau (1403.1269, eq. 5)."""
    half, none, qp = Fraction(1, 2), (0, 0, 0), (0, 1, -1)
    return (
        Family(
            ("ve", "vm", "vt"), Fraction(0), half,
            _diagonal((half,) * 3), _diagonal(none), _diagonal(qp), _diagonal(none),
        ),
        Family(
            ("e-", "mu-", "ta-"), Fraction(-1), -half,
            _diagonal((-half,) * 3), _diagonal(none), _diagonal(qp), _diagonal(qp),
        ),
    )  # fmt: skip


def quark_families() -> tuple[Family, Family]:
    """Return up- and down-type quarks of the Standard Model, without mixing."""
    half, none = Fraction(1, 2), _diagonal((0, 0, 0))
    up = Family(("u", "c", "t"), Fraction(2, 3), half, _diagonal((half,) * 3), none, none, none)
    down = Family(("d", "s", "b"), Fraction(-1, 3), -half, _diagonal((-half,) * 3), none, none, none)
    return up, down


def add_neutral_currents(lagrangian: Lagrangian, family: Family, gauge: GaugeSymbols) -> None:
    """Add V psi-bar_i gamma (gL_ij P_L + gR_ij P_R) psi_j for V = a, Z, Zp."""
    for boson in NEUTRAL:
        for i, out in enumerate(family.names):
            for j, incoming in enumerate(family.names):
                if not lagrangian.has(out, incoming):
                    continue
                electric = ONE * family.charge if i == j else ZERO
                left, right = (
                    gauge.charge(boson, t3[i][j], electric - t3[i][j], qp[i][j])
                    for t3, qp in (
                        (family.t3_left, family.qp_left),
                        (family.t3_right, family.qp_right),
                    )
                )
                anti = lagrangian.particle(incoming).antiname
                terms = (("FFV1", left),) if left == right else (("FFV2", left), ("FFV3", right))
                names = (anti, out, boson)
                lagrangian.add(names, terms, order(names), family.color)
