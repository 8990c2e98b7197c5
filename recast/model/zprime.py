"""Model: a Z' with any charges and kinetic mixing: the model, its points, their UFO and param card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from recast.core.errors import InputError
from recast.inputs.constants import validity
from recast.inputs.electroweak import ElectroweakScheme, electroweak_scheme
from recast.model.base import Mediator, Parameter, check_value, checked_values
from recast.model.bosons import LIGHT_FERMIONS, NeutralBoson, standard_bosons
from recast.model.card_values import standard_values
from recast.model.charges import (
    CHARGED_LEPTONS,
    FERMION_CODES,
    FERMIONS,
    LMU_LTAU,
    NEUTRINOS,
    QUARKS,
    Charges,
    kinetic_mixing_charges,
)
from recast.model.point import check_coordinates
from recast.model.ufo.build import build_lagrangian
from recast.model.ufo.content import Contents, Support
from recast.model.ufo.elements import ExternalParameter, Lagrangian
from recast.model.ufo.parameters import BOSON_CHARGES
from recast.model.ufo.slha import card_text
from recast.model.ufo.writer import cached_ufo
from recast.model.widths import zp_partial_widths, zp_total_width

__all__ = ["ZPrime", "ZPrimePoint"]

_MIXING = "kinetic_mixing"


@dataclass(frozen=True, slots=True)
class ZPrimePoint:
    """A Z' of given mass, coupling and charges (a `recast.model.base.Point`).

    Raises
    ------
    InputError
        If mass or coupling is not finite, or beyond what the formulae hold for.

    Examples
    --------
    >>> round(ZPrimePoint(30.0, 0.05).mediator.width_gev, 5)
    0.00597
    """

    mzp_gev: float
    """Mass [GeV]."""
    gp: float
    """The coupling that multiplies the charges; zero is the Standard Model."""
    electroweak: ElectroweakScheme = field(default_factory=lambda: electroweak_scheme("gmu"))
    charges: Charges = LMU_LTAU

    def __post_init__(self) -> None:
        check_coordinates(self.mzp_gev, self.gp)

    @property
    def coupling(self) -> float:
        """The coupling g'."""
        return self.gp

    @property
    def coupling_name(self) -> str:
        """Name of g' in the UFO."""
        return "gp"

    @property
    def new_order(self) -> str:
        """Coupling order of the UFO's vertices with a Z'."""
        return "NP"

    @property
    def orders(self) -> dict[str, int]:
        """Two boson exchanges, of which those between charged fermions may be a Z'."""
        return {"NP": 2 if self.quadratic else 4, "QED": 4}

    @property
    def quadratic(self) -> bool:
        """Two Z' in one four-lepton amplitude need charges of quarks."""
        return not self.charges.couples(*QUARKS)

    @property
    def mediator(self) -> Mediator:
        """The Z' with its tree-level width; errors as `zp_partial_widths`."""
        width = float(zp_total_width(self.mzp_gev, self.gp, self.charges))
        return Mediator(32, "zp", self.mzp_gev, width, "WZp")

    def channels(self) -> dict[tuple[str, ...], float]:
        """Return the partial widths [GeV] of the open decays, by their products; errors as there."""
        widths = zp_partial_widths(self.mzp_gev, self.gp, self.charges)
        pairs = {name: tuple(name.split()) if " " in name else (name, f"{name}~") for name in widths}
        return {pairs[name]: float(width) for name, width in widths.items() if width > 0}

    @property
    def bosons(self) -> tuple[NeutralBoson, ...]:
        """Photon, Z and Z'."""
        left, right = (
            {name: float(side(name)) for name in LIGHT_FERMIONS}
            for side in (self.charges.left, self.charges.right)
        )
        mediator = self.mediator
        zprime = NeutralBoson(mediator.mass_gev, mediator.width_gev, left, right, new=True)
        return *standard_bosons(self.electroweak), zprime

    def takes_part(self, leptons: frozenset[int]) -> bool:
        """Return whether it joins two charged fermion lines of q q~ > four leptons of these PDG codes."""
        charged = [self.charges.couples(name) for name in CHARGED_LEPTONS if FERMION_CODES[name] in leptons]
        return all(charged) or (any(charged) and self.charges.couples(*QUARKS[:-1]))

    def same_quarks(self, one: str, other: str) -> bool:
        """Return whether two flavours have the same charges."""
        return all(side(one) == side(other) for side in (self.charges.left, self.charges.right))

    def describe(self) -> dict[str, Any]:
        """Return the point as plain values; charges that are those of the default are left out."""
        plain: dict[str, Any] = {
            "mzp_gev": float(self.mzp_gev),
            "gp": float(self.gp),
            "electroweak": self.electroweak.name,
        }
        if self.charges != LMU_LTAU:
            plain["charges"] = self.charges.describe()
        if (bosons := self.charges.bosons) is not None:
            plain["boson_charges"] = [float(bosons.w3), float(bosons.hypercharge)]
        return plain

    def _contents(self) -> Contents:
        return Contents.four_leptons(self._supports())

    def _supports(self) -> tuple[Support, ...]:
        return tuple(self._support(name) for name in FERMIONS if self.charges.couples(name))

    def _support(self, name: str) -> Support:
        left, right = self.charges.left(name), self.charges.right(name)
        if abs(left) == 1.0 and (name in NEUTRINOS or left == right):
            return Support(name, unit=int(left))
        axial = 0.0 if name in NEUTRINOS else self.charges.axial(name)
        return Support(name, vector=bool(self.charges.vector(name)), axial=bool(axial))

    def _lagrangian(self) -> Lagrangian:
        return build_lagrangian(self._contents())

    def ufo(self) -> Path:
        """Return the folder of the UFO of this Z'; its charges are parameters, but 1 and -1 are numbers."""
        return cached_ufo(self._contents())

    def ufo_values(self) -> dict[str, float]:
        """Return the external parameters of the UFO."""
        return self._values(self._lagrangian().externals)

    def whole(self) -> tuple[Path, dict[str, float]]:
        """Return the UFO of the Standard Model with this Z', and its external parameters."""
        contents = Contents.zprime(self._supports(), bosons=self.charges.bosons is not None)
        return cached_ufo(contents), self._values(build_lagrangian(contents).externals)

    def _values(self, externals: Iterable[ExternalParameter]) -> dict[str, float]:
        mediator = self.mediator
        values = standard_values(self.electroweak)
        values |= {"gp": self.gp, "MZp": mediator.mass_gev, "WZp": mediator.width_gev}
        for name in FERMIONS:
            neutrino = name in NEUTRINOS
            values[f"qv_{name}"] = float(self.charges.left(name) if neutrino else self.charges.vector(name))
            values[f"qa_{name}"] = float(self.charges.axial(name))
        if (bosons := self.charges.bosons) is not None:
            values |= zip(BOSON_CHARGES, (float(bosons.w3), float(bosons.hypercharge)), strict=True)
        return {item.name: values[item.name] for item in externals}

    def param_card(self) -> str:
        """Return the text of the param card."""
        return card_text(self._lagrangian(), self.ufo_values(), {})


@dataclass(frozen=True, slots=True)
class ZPrime:
    """A model with a Z': fixed charges and kinetic mixing unless they are varied (a `Model`).

    The coupling is g', which multiplies the charges, or epsilon where there are no charges but those of
    kinetic mixing.
    """

    name: str
    title: str
    base_charges: Charges
    kinetic_mixing: float = 0.0
    coupling: str = "gp"
    """gp or kinetic_mixing."""
    coupling_reference: float = 0.05
    notes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.coupling not in ("gp", _MIXING):
            raise InputError(f"coupling is {self.coupling!r}; it is gp or {_MIXING}", where=self.name)
        if self.coupling == _MIXING and self.base_charges.couples(*FERMIONS):
            raise InputError(
                f"the coupling is {_MIXING}, so there are no charges of another coupling",
                where=self.name,
                mend="Leave charges out, or take coupling: gp and kinetic_mixing as a parameter.",
            )
        if self.coupling == _MIXING and self.kinetic_mixing:
            raise InputError(
                f"the coupling is {_MIXING}, which is solved for: {self.kinetic_mixing:g} would not be used",
                where=self.name,
                mend=f"Leave {_MIXING} out; coupling_reference is that of samples.",
            )
        for name, item in self.parameters.items():
            if item.default is not None:
                check_value(self.parameters, name, item.default, f"{self.name}, {self._key(name)}")

    def _key(self, name: str) -> str:
        """Return the key of a card that gives the default of a parameter."""
        return "coupling_reference" if name == self.coupling else name

    @property
    def mass(self) -> str:
        """Name of the mass of the Z'."""
        return "mzp_gev"

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """Mass, coupling, kinetic mixing and charges."""
        edges = validity()
        found = [
            Parameter("mzp_gev", "m_{Z'}", "GeV", edges["smallest_mass_gev"], edges["largest_mass_gev"]),
        ]
        largest = edges["largest_model_coupling"]
        if self.coupling == "gp":
            found.append(Parameter("gp", "g'", "1", 0.0, largest, self.coupling_reference))
        alone = self.coupling == _MIXING
        default = self.coupling_reference if alone else self.kinetic_mixing
        most = edges["largest_kinetic_mixing"]
        found.append(Parameter(_MIXING, r"\epsilon", "1", 0.0 if alone else -most, most, default))
        if self.coupling == "gp":
            for fermion in FERMIONS:
                neutrino = fermion in NEUTRINOS
                base = self.base_charges
                vector = base.left(fermion) if neutrino else base.vector(fermion)
                found.append(
                    Parameter(f"charges.{fermion}", f"q_{{{fermion}}}", "1", -largest, largest, float(vector))
                )
                if not neutrino:
                    axial = float(base.axial(fermion))
                    tex = f"a_{{{fermion}}}"
                    found.append(Parameter(f"axial_charges.{fermion}", tex, "1", -largest, largest, axial))
        return {item.name: item for item in found}

    def point(self, values: Mapping[str, float], scheme: str = "gmu") -> ZPrimePoint:
        """Return the point; errors as `recast.model.base.checked_values`."""
        given = checked_values(self.parameters, values, f"model {self.name}")
        charges = self.charges(given, scheme)
        coupling = given[self.coupling]
        return ZPrimePoint(given["mzp_gev"], coupling, electroweak_scheme(scheme), charges)

    def charges(self, values: Mapping[str, Any], scheme: str = "gmu") -> Charges:
        """Return the charges in units of the coupling; numbers or arrays that broadcast.

        Raises
        ------
        InputError
            For kinetic mixing at g' = 0, which no charge in units of g' describes.
        """
        electroweak = electroweak_scheme(scheme)
        if self.coupling == _MIXING:
            return kinetic_mixing_charges(values["mzp_gev"], electroweak)
        base = self._base(values)
        mixing = np.asarray(values.get(_MIXING, self.kinetic_mixing), dtype=np.float64)
        if not np.any(mixing):
            return base
        coupling = np.asarray(values["gp"], dtype=np.float64)
        if np.any((coupling == 0) & (mixing != 0)):
            raise InputError(
                f"at gp = 0 kinetic mixing ({np.max(np.abs(mixing)):g}) stays, "
                "but charges are in units of gp",
                where=f"model {self.name}",
                mend=f"Give gp a small value, such as 1e-9, or {_MIXING} 0 for the Standard Model.",
            )
        share = mixing / np.where(coupling == 0, 1.0, coupling)
        added = kinetic_mixing_charges(values["mzp_gev"], electroweak)
        return base.plus(added, float(share) if share.ndim == 0 else share)

    def _base(self, values: Mapping[str, Any]) -> Charges:
        left, right = list(self.base_charges.left_charges), list(self.base_charges.right_charges)
        for number, fermion in enumerate(FERMIONS):
            vector = values.get(f"charges.{fermion}")
            axial = values.get(f"axial_charges.{fermion}")
            if vector is None and axial is None:
                continue
            if fermion in NEUTRINOS:
                left[number] = vector
                continue
            v = self.base_charges.vector(fermion) if vector is None else vector
            a = self.base_charges.axial(fermion) if axial is None else axial
            left[number], right[number] = v - a, v + a
        return Charges(tuple(left), tuple(right))

    def describe(self) -> dict[str, Any]:
        """Return the model as plain values."""
        return {
            "name": self.name,
            "charges": self.base_charges.describe(),
            "kinetic_mixing": self.kinetic_mixing,
            "coupling": self.coupling,
        }
