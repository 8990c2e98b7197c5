"""Lowenergy: lines of a model against the mass of its mediator, drawn and written beside a limit.

Those of t -> Z' c are BR(t -> Z' c) BR(Z' -> mu mu), by (24) of arXiv:1403.1269 and by exact widths.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

import numpy as np
import numpy.typing as npt
from pydantic import field_validator

from recast.core.blocks import Block, Positive, validated
from recast.core.registry import Registry
from recast.inputs.constants import fermion_masses
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.base import Plane
from recast.lowenergy.forms import Form, Forms
from recast.lowenergy.quarks import Quarks, scenario
from recast.lowenergy.top_to_zpc import predict
from recast.model.decays import DOWN, UP, neutral_couplings
from recast.model.point import ModelPoint, QuarkSector
from recast.model.spectrum import quark_spectrum
from recast.model.two_body import fermion_to_vector
from recast.model.widths import zp_lepton_width, zp_leptonic_width

__all__ = ["LINES", "C9Lines", "Line", "LineKind", "RightHandedLines", "load_lines"]

Real = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a model."""

    name: str
    """Name of its column."""
    title: str
    values: Real
    """What it predicts, at the masses that were asked for."""
    colour: str
    dashes: str
    """Style of the line, as matplotlib names it."""

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        plain = {name: getattr(self, name) for name in self.__slots__}
        return plain | {"values": self.values.tolist()}

    @classmethod
    def from_dict(cls, content: dict[str, Any]) -> Line:
        """Inverse of `as_dict`."""
        return cls(**(content | {"values": np.array(content["values"], float)}))


class LineKind(Protocol):
    """A block of a card: what is asked of the model, in its fields."""

    model: ClassVar[str]
    """Name of the model that it is for."""
    quantity: ClassVar[str]
    """What the lines predict, in the words of `recast.generate.processes.Reaction.branching`."""
    references: ClassVar[tuple[str, ...]]
    """INSPIRE keys of what is to be cited."""

    def lines(self, masses_gev: Real) -> tuple[Line, ...]:
        """Return the lines at masses [GeV], shape (N,)."""


_MODEL = "lmu_ltau"
_QUANTITY = "BR(t -> Z' c) BR(Z' -> mu mu)"
_REFERENCES = ("Altmannshofer:2014cfa",)
_DECOUPLED_GEV = 1e9
_UNIT_GP = 1.0


def _muons(masses_gev: Real) -> Real:
    """Return BR(Z' -> mu mu) of the leptonic Z', independent of g'."""
    width = zp_lepton_width(masses_gev, _UNIT_GP, fermion_masses()["mu"])
    return np.asarray(width / zp_leptonic_width(masses_gev, _UNIT_GP))


def _formula(masses_gev: Real, vphi_gev: float, quarks: Quarks, form: Form) -> Real:
    forms = Forms.all(form)
    values = predict(Plane(masses_gev, masses_gev / vphi_gev, quarks, forms), DataSet.PAPER)
    return np.asarray(values) * _muons(masses_gev)


class C9Lines(Block):
    """(24) as printed and as derived, for a named quark sector that explains C9."""

    model: ClassVar[str] = _MODEL
    quantity: ClassVar[str] = _QUANTITY
    references: ClassVar[tuple[str, ...]] = _REFERENCES
    vphi_gev: Positive = 1800.0
    """vPhi [GeV]; 1.8 TeV is the largest that B_s mixing allows (1403.1269)."""
    sector: str = "unit_yukawas"
    """Name of the quark sector (recast/inputs/quark_scenarios.yaml)."""

    @field_validator("sector")
    @classmethod
    def _known(cls, name: str) -> str:
        scenario(name)
        return name

    def lines(self, masses_gev: Real) -> tuple[Line, ...]:
        """Return the lines.

        Raises
        ------
        InputError
            If the sector is unknown, or vPhi is so small that g' = mZ'/vPhi is not perturbative.
        """
        quarks = scenario(self.sector)
        return tuple(
            Line(
                f"c9_{form}",
                f"(24) {form}, C9 sector, vΦ = {self.vphi_gev / 1e3:g} TeV",
                _formula(masses_gev, self.vphi_gev, quarks, form),
                "#b03a2e",
                dashes,
            )
            for form, dashes in ((Form.PRINTED, "-"), (Form.DERIVED, "--"))
        )


class RightHandedLines(Block):
    """(24) printed and derived, and the exact tree-level width, for a free right-handed up sector.

    The exact one has the full 5 x 5 mixing: (24) is its leading order in vPhi/mU.
    """

    model: ClassVar[str] = _MODEL
    quantity: ClassVar[str] = _QUANTITY
    references: ClassVar[tuple[str, ...]] = _REFERENCES
    mu_gev: Positive = 1000.0
    """Mass of U [GeV]."""
    yukawa: Positive = 1.0
    """|Y_Ut| = |Y_Uc|."""
    vphi_gev: Positive = 750.0
    """vPhi [GeV]; 750 GeV is the lowest that neutrino tridents allow (1403.1269)."""

    def lines(self, masses_gev: Real) -> tuple[Line, ...]:
        """Return the lines; an `InputError` if the numbers are beyond what the model holds for."""
        zero, heavy = np.zeros(3, complex), np.asarray(_DECOUPLED_GEV)
        yukawas = np.array([0.0, self.yukawa, self.yukawa], complex)
        quarks = Quarks(heavy, np.asarray(self.mu_gev), heavy, zero, yukawas, zero)
        label = f"mU = {self.mu_gev / 1e3:g} TeV, vΦ = {self.vphi_gev / 1e3:g} TeV"

        def line(name: str, title: str, values: Real, dashes: str) -> Line:
            return Line(f"right_handed_{name}", f"{title}, right-handed, {label}", values, "#7f6a00", dashes)

        return (
            *(
                line(form, f"(24) {form}", _formula(masses_gev, self.vphi_gev, quarks, form), dashes)
                for form, dashes in ((Form.PRINTED, "-"), (Form.DERIVED, "--"))
            ),
            line("exact", "exact width", _exact(masses_gev, self), ":"),
        )


def _exact(masses: Real, sector: RightHandedLines) -> Real:
    """Widths with the exact couplings at the measured quark masses (the mixing shifts those of the input)."""
    quarks = QuarkSector(
        _DECOUPLED_GEV, sector.mu_gev, _DECOUPLED_GEV, yu=(0j, complex(sector.yukawa), complex(sector.yukawa))
    )
    points = [
        ModelPoint(float(mass), float(mass) / sector.vphi_gev, quarks=quarks) for mass in masses.ravel()
    ]
    spectrum = quark_spectrum(points)
    gp = np.array([point.gp for point in points])
    left, right = neutral_couplings(spectrum, spectrum.up_charges, 2.0 / 3.0, gp, "Zp")
    charm, top, bottom = UP.index("c"), UP.index("t"), DOWN.index("b")
    known = fermion_masses()
    mt = np.full(len(points), known["t"])
    scheme = points[0].electroweak
    weak = scheme.e / math.sqrt(2.0 * scheme.sin2_theta_w)
    usual = fermion_to_vector(
        mt,
        np.asarray(known["b"]),
        scheme.mw_gev,
        weak * spectrum.w_left[..., top, bottom],
        weak * spectrum.w_right[..., top, bottom],
    )
    rare = fermion_to_vector(
        mt, np.asarray(known["c"]), masses.ravel(), left[..., charm, top], right[..., charm, top]
    )
    return np.asarray((rare / usual).reshape(masses.shape) * _muons(masses))


LINES: Registry[type[Any]] = Registry("recast.lines", "line")
"""Lines of a model against the mass of its mediator (`LineKind`), by the name that a card gives them."""
LINES.register("c9", C9Lines)
LINES.register("right_handed", RightHandedLines)


def load_lines(content: Mapping[str, Any], where: str) -> LineKind:
    """Return what a card asks for: `name` is that of the kind, other keys are its fields.

    Raises
    ------
    InputError
        If the kind or one of its keys is unknown, or a value is wrong.
    """
    fields = {key: value for key, value in content.items() if key != "name"}
    found: LineKind = validated(LINES[str(content.get("name"))], fields, where)
    return found
