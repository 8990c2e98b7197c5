"""Model: reads model cards of every family."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator

from recast.core.blocks import Block, Charge, Finite, Name, Positive, validated
from recast.core.errors import InputError, did_you_mean
from recast.core.reading import user_path
from recast.core.yaml import load_yaml
from recast.model.base import Model, Parameter
from recast.model.charges import charges_from_tables
from recast.model.ufo.reader import read_restriction, read_ufo
from recast.model.ufo_model import FreeParameter, UFOModel
from recast.model.zprime import ZPrime

__all__ = ["card_schemas", "parse_model", "read_model"]


def read_model(path: Path) -> Model:
    """Return the model of a card; errors as in `recast.model.registry.load_model`."""
    return parse_model(load_yaml(path), str(path), path.parent)


class _Card(Block):
    """What cards of all families have."""

    family: str
    """zprime or ufo."""
    name: Name
    """Short name, used in files and titles."""
    title: str = ""
    """A few words for legends; the name if empty."""
    notes: Annotated[tuple[str, ...], Field(strict=False)] = ()
    """What a user must know, in sentences."""
    references: Annotated[tuple[str, ...], Field(strict=False)] = ()
    """INSPIRE keys."""


class ZPrimeCard(_Card):
    """A Z' with a table of charges."""

    charges: dict[str, Charge] = Field(default_factory=dict)
    """Vector charges, and those of the left-handed neutrinos, by fermion; zero for others."""
    axial_charges: dict[str, Charge] = Field(default_factory=dict)
    """Axial charges by fermion; zero for others."""
    kinetic_mixing: Finite = 0.0
    """epsilon of -(epsilon/2) Z'_ab B_ab; first order, at most 0.3."""
    coupling: Literal["gp", "kinetic_mixing"] = "gp"
    """What limits are on: g', or epsilon for a model of mixing alone."""
    coupling_reference: Positive = 0.05
    """Coupling at which the reference samples are generated."""

    def model(self, where: str, folder: Path) -> Model:
        """Return the model; nothing of the card is a path."""
        del folder
        return ZPrime(
            name=self.name,
            title=self.title or self.name,
            base_charges=charges_from_tables(self.charges, self.axial_charges, where),
            kinetic_mixing=self.kinetic_mixing,
            coupling=self.coupling,
            coupling_reference=self.coupling_reference,
            notes=self.notes,
            references=self.references,
        )


class ParameterBlock(Block):
    """A free parameter and the external parameter of the UFO that it is."""

    parameter: str
    """Name in the UFO."""
    range: tuple[Finite, Finite] = Field(strict=False)
    """Smallest and largest value."""
    name: Name | None = None
    """Name in cards and results; mass_gev or coupling if absent."""
    unit: str | None = None
    """GeV or 1."""
    default: Finite | None = None
    """Value where a run card gives none; absent: it must."""
    reference: Finite | None = None
    """The same as default, of a coupling: where its samples are made."""
    tex: str | None = None
    """Symbol in plots, in mathtext without dollars."""

    @model_validator(mode="after")
    def _consistent(self) -> ParameterBlock:
        low, high = self.range
        if not low < high:
            raise ValueError(f"range is [{low:g}, {high:g}]; it must rise")
        if self.reference is not None and self.default is not None:
            raise ValueError("reference and default mean the same: leave one out")
        value = self.value
        if value is not None and not low <= value <= high:
            raise ValueError(f"{value:g} is outside of the range [{low:g}, {high:g}]")
        return self

    @property
    def value(self) -> float | None:
        """The value where a run card gives none."""
        return self.default if self.reference is None else self.reference

    def free(self, name: str, unit: str) -> FreeParameter:
        """Return the parameter; `name` and `unit` where the card has none."""
        name, (low, high) = self.name or name, self.range
        tex = self.tex or rf"\mathrm{{{name}}}".replace("_", r"\_")
        parameter = Parameter(name, tex, self.unit or unit, low, high, self.value)
        return FreeParameter(parameter, self.parameter)


class UFOCard(_Card):
    """A UFO with one new particle."""

    ufo: str
    """Its folder, from that of the card."""
    restriction: str | None = None
    """Name of a restriction card, whose values are taken."""
    mediator: str | int
    """Name or PDG code of the new particle."""
    mass: ParameterBlock
    """The parameter that is the mass of the new particle."""
    coupling: ParameterBlock
    """The parameter that counts new physics; `reference` is needed."""
    parameters: dict[Name, ParameterBlock] = Field(default_factory=dict)
    """Further parameters that a run may fix or scan, by name."""
    width: str | float = "auto"
    """auto, decays, parameter, or an expression."""
    values: dict[str, Finite] = Field(default_factory=dict)
    """Values of other external parameters."""
    leave_out: Annotated[tuple[str, ...], Field(strict=False)] = ()
    """Names of vertices that are left out: of processes, and of a width that is auto or decays."""

    @field_validator("coupling")
    @classmethod
    def _coupling(cls, block: ParameterBlock) -> ParameterBlock:
        if block.range[0] < 0:
            raise ValueError("the range of a coupling is not negative")
        if not block.value:
            raise ValueError("reference, a typical value of the coupling, is missing")
        return block

    def _free(self) -> list[FreeParameter]:
        free = [self.mass.free("mass_gev", "GeV"), self.coupling.free("coupling", "1")]
        return free + [item.free(name, "1") for name, item in self.parameters.items()]

    @model_validator(mode="after")
    def _once(self) -> UFOCard:
        free = self._free()
        for what, names in (
            ("parameter", [item.parameter.name for item in free]),
            ("parameter of the UFO", [item.external for item in free]),
        ):
            for name in names:
                if names.count(name) > 1:
                    raise ValueError(f"the {what} {name} is there twice: leave one out")
        for item in free:
            if item.external in self.values:
                raise ValueError(f"{item.external} is a free parameter and has a value: leave one out")
        return self

    def model(self, where: str, folder: Path) -> Model:
        """Return the model."""
        path = folder / user_path(self.ufo)
        ufo = read_ufo(path, f"{where}: ufo")
        fixed: dict[str, float] = {}
        known = sorted(item.stem.removeprefix("restrict_") for item in path.glob("restrict_*.dat"))
        if self.restriction is not None:
            file = path / f"restrict_{self.restriction}.dat"
            if not file.is_file():
                raise InputError(
                    f'the UFO has no restriction "{self.restriction}"',
                    where=where,
                    mend=did_you_mean(self.restriction, known)
                    if known
                    else "It has none: leave restriction out.",
                )
            fixed = read_restriction(ufo, file)
        mass, coupling, *free = self._free()
        model = UFOModel(
            name=self.name,
            title=self.title or self.name,
            given=ufo,
            mediator=str(self.mediator),
            mass_parameter=mass,
            coupling_parameter=coupling,
            free=tuple(free),
            width=str(self.width),
            fixed=fixed | self.values,
            leave_out=frozenset(self.leave_out),
            notes=self.notes,
            references=self.references,
            restrictions=tuple(name for name in known if name != self.restriction),
        )
        notes = list(model.notes)
        if model.massive:
            notes.append(
                f"{self.name}: {', '.join(model.massive)} have no mass in phase space and propagators; "
                "couplings keep it"
            )
        if model.left_out_decays:
            notes.append(
                f"{self.name}: the width ({self.width}) is without the vertices left out "
                f"({', '.join(model.left_out_decays)}); an expression, or parameter, gives another"
            )
        if model.others:
            notes.append(
                f"{self.name}: exchange of {', '.join(model.others)} is part of the Standard Model here"
            )
        return replace(model, notes=tuple(notes)) if len(notes) > len(model.notes) else model


_FAMILIES: dict[str, type[ZPrimeCard] | type[UFOCard]] = {"zprime": ZPrimeCard, "ufo": UFOCard}


def parse_model(content: Any, where: str = "model", folder: Path | None = None) -> Model:
    """Return the model that the content of a card describes; errors as in `read_model`."""
    family = content.get("family") if isinstance(content, dict) else None
    if isinstance(content, dict) and str(family) not in _FAMILIES:
        raise InputError(f"family is {family!r}", where=where, mend=did_you_mean(str(family), _FAMILIES))
    card = validated(_FAMILIES.get(str(family), ZPrimeCard), content, where, "a model card")
    try:
        return card.model(where, folder or Path())
    except InputError as error:
        if error.where.startswith(where):
            raise
        place = f"{where}, {error.where}" if error.where else where
        raise InputError(error.what, where=place, mend=error.mend) from error


def card_schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON schema of the model cards of each family, by the name of its block."""
    return {card.__name__: card.model_json_schema() for card in _FAMILIES.values()}
