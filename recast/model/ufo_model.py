"""Model: any UFO as a model: a card names mediator, coupling and free parameters; points and their files."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from recast.core.cache import content_key
from recast.core.errors import InputError, did_you_mean
from recast.inputs.electroweak import ElectroweakScheme
from recast.model.base import Mediator, Parameter, checked_values
from recast.model.bosons import NeutralBoson
from recast.model.charges import Charges
from recast.model.ufo.elements import Particle
from recast.model.ufo.exchange import exchanged_bosons
from recast.model.ufo.formula import formula
from recast.model.ufo.reader import UFO
from recast.model.ufo.slha import card_text
from recast.model.ufo.tree_width import photon_coupling, tree_width
from recast.model.ufo.working_copy import MASSLESS, WorkingCopy, process_vertices, working_copy

__all__ = ["FreeParameter", "UFOModel", "UFOPoint"]

_PROCESSES = tuple(
    (quark, -quark, first, -first, second, -second)
    for quark in (1, 2, 3, 4, 5)
    for first, second in ((13, 13), (11, 11), (11, 13))
)
"""q q~ -> 4 mu, 4 e, 2 e 2 mu: the vertices that a working copy keeps."""
_LEPTONS, _QUARKS = frozenset({11, 13}), frozenset({1, 2, 3, 4, 5})
_FLAVOURS = {1: "d", 2: "u", 3: "s", 4: "c", 5: "b"}
_W = 24
_NEW = 26
"""PDG codes of the Standard Model are below."""
_NAMED = 3
"""Vertices that an error names."""
_SAME = 1e-9
_VANISHES = 1e-3
"""Part of a typical coupling below which it counts as zero: zero itself may be 0/0 (`near_zero`)."""


@dataclass(frozen=True, slots=True)
class FreeParameter:
    """A parameter of a card and the external parameter of the UFO that it is."""

    parameter: Parameter
    external: str
    """Name in the UFO."""


@dataclass(frozen=True, eq=False)
class UFOModel:
    """A UFO with one new particle that decays to muons (a `Model`).

    The Standard Model is the UFO at coupling zero. Light quarks, electrons and muons are massless in phase
    space and propagators, while couplings that contain their masses keep them. No low-energy observable is
    known for it.

    Raises
    ------
    InputError
        If the UFO lacks what the card names, or the mediator has no width at the default point.
    """

    name: str
    title: str
    given: UFO
    mediator: str
    """Name or PDG code of the new particle."""
    mass_parameter: FreeParameter
    coupling_parameter: FreeParameter
    free: tuple[FreeParameter, ...] = ()
    width: str = "auto"
    """`auto` (at tree level, from the vertices), `decays` (of decays.py), `parameter`, or an expression."""
    fixed: Mapping[str, float] = field(default_factory=dict)
    """Values of other external parameters, those of the restriction card included."""
    leave_out: frozenset[str] = frozenset()
    """Names of vertices that are left out, of the width as well where it is `auto` or `decays`."""
    notes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    restrictions: tuple[str, ...] = ()
    """Names of the restriction cards beside the UFO that are not taken, for an error that one may mend."""

    def __post_init__(self) -> None:
        for item in self._all:
            self._require(item.external, f"{item.parameter.name}: parameter")
        for name in self.fixed:
            self._require(name, "values")
        known = {item.name for item in self.given.vertices}
        for name in self.leave_out - known:
            raise InputError(
                f'the UFO has no vertex "{name}"',
                where=f"{self.name}: leave_out",
                mend=did_you_mean(name, known),
            )
        self._check_particle()

    def _require(self, external: str, where: str) -> None:
        if external not in self.given.externals:
            what, mend = (
                f'the UFO has no external parameter "{external}"',
                did_you_mean(external, self.given.externals),
            )
            if external in self.given.internals:
                what = f'"{external}" is an internal parameter of the UFO, computed from others'
                mend = f"Name one of them: {', '.join(sorted(self._sources(external)))}."
            raise InputError(what, where=f"{self.name}: {where}", mend=mend)

    def _sources(self, name: str) -> set[str]:
        """Return the external parameters that a parameter of the UFO is computed from."""
        if name in self.given.externals:
            return {name}
        item = self.given.internals.get(name)
        return set().union(*map(self._sources, item.names)) if item else set()

    def _check_particle(self) -> None:
        where = f"{self.name}: mass"
        typical = self._typical()
        low, high = (
            abs(
                complex(self._values({**typical, self.mass: typical[self.mass] * factor})[self.particle.mass])
            )
            for factor in (1.0, 1.01)
        )
        if not abs(high / low - 1.0) > 1e-4 if low else True:
            raise InputError(
                f"the mass of {self.particle.name} does not depend on {self.mass_parameter.external}",
                where=where,
            )
        own = {self.particle.name, self.particle.antiname}
        if not any(own & set(vertex.particles) for vertex in self.copy.vertices):
            raise InputError(
                f"{self.particle.name} takes no part in q q~ > four electrons and muons",
                where=self.name,
                mend="It must couple to one of them, by vertices that leave_out does not name.",
            )
        self.point(typical)  # which refuses a particle without a width
        self._check_coupling()

    def _check_coupling(self) -> None:
        """Refuse a particle that couples where the coupling is 0."""
        own, external = {self.particle.name, self.particle.antiname}, self.coupling_parameter.external
        apart = self._apart()
        full, none = (
            self.given.values({**self._externals(apart), external: value})
            for value in (apart[self.coupling], self.copy.near_zero)
        )
        vanishing = frozenset(
            name for name in self.given.couplings if not abs(none[name]) > _VANISHES * abs(full[name])
        )
        left = [
            vertex
            for vertex in process_vertices(
                replace(self.given, vertices=self.copy.vertices), _PROCESSES, vanishing
            )
            if own & set(vertex.particles)
        ]
        if left:
            named = "; ".join(f"{item.name}: {' '.join(item.particles)}" for item in left[:_NAMED])
            more = f"; {len(left) - _NAMED} more" if len(left) > _NAMED else ""
            ways = [
                "name the parameter that all its couplings vanish with",
                f"leave_out: [{', '.join(item.name for item in left[:_NAMED])}{', ...' if more else ''}]",
            ]
            if self.restrictions:
                ways.append(f"take a restriction of the UFO (restriction: {' or '.join(self.restrictions)})")
            raise InputError(
                f"{self.particle.name} couples at {external} = 0 ({named}{more}), where the Standard "
                "Model should be",
                where=f"{self.name}: coupling",
                mend=f"One of these: {'; '.join(ways)}.",
            )

    def _typical(self) -> dict[str, float]:
        """Return the default point; what has no default is as the UFO has it, within its range.

        The mass is taken from there even with a default.
        """
        found = {}
        for item in self._all:
            edges, value = item.parameter, self._base[item.external]
            middle = math.sqrt(max(edges.low, 1e-3) * edges.high) if edges.low >= 0 else edges.low / 2
            own = value if edges.low < value < edges.high else middle
            default = None if item is self.mass_parameter else edges.default
            found[edges.name] = own if default is None else default
        return found

    def _apart(self) -> dict[str, float]:
        """Return the default point with each parameter moved on its own, within its range.

        What is equal or vanishes there does so at every point: at the defaults, two parameters may be equal
        or zero which a run scans.
        """
        found = self._typical()
        for number, item in enumerate(self._all):
            edges, value = item.parameter, found[item.parameter.name]
            step = (value or min(1.0, max(abs(edges.low), abs(edges.high)))) * 0.01 / (number + 2.0)
            found[edges.name] = value + step if edges.low <= value + step <= edges.high else value - step
        return found

    @property
    def _all(self) -> tuple[FreeParameter, ...]:
        return (self.mass_parameter, self.coupling_parameter, *self.free)

    @functools.cached_property
    def _base(self) -> dict[str, float]:
        return self.given.defaults() | dict(self.fixed)

    @functools.cached_property
    def particle(self) -> Particle:
        """The new particle."""
        key = self.mediator
        item = self.given.particle(int(key) if re.fullmatch(r"-?\d+", key, re.ASCII) else key)
        if item.width == "ZERO" and self.width == "parameter":
            raise InputError(f"{item.name} has no width in the UFO", where=f"{self.name}: width")
        return item

    @property
    def mass(self) -> str:
        """Name of the mass of the new particle."""
        return self.mass_parameter.parameter.name

    @property
    def coupling(self) -> str:
        """Name of the coupling that counts new physics."""
        return self.coupling_parameter.parameter.name

    @property
    def coupling_reference(self) -> float:
        """The coupling at which samples are made."""
        reference = self.coupling_parameter.parameter.default
        assert reference is not None  # noqa: S101 - the card must give it
        return reference

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """Mass, coupling and the other free parameters."""
        return {item.parameter.name: item.parameter for item in self._all}

    def point(self, values: Mapping[str, float], scheme: str = "gmu") -> UFOPoint:
        """Return the point; its electroweak parameters are the UFO's own.

        Raises
        ------
        InputError
            As `checked_values`; for another scheme than the default; where a parameter has no value there, or
            the mediator no width.
        """
        if scheme != "gmu":
            raise InputError(
                f"the electroweak parameters of {self.name} are those of its UFO",
                where=f"electroweak_scheme: {scheme}",
                mend="Leave electroweak_scheme out.",
            )
        given = checked_values(self.parameters, values, f"model {self.name}")
        return UFOPoint(self, tuple(given[name] for name in self.parameters))

    def charges(self, values: Mapping[str, Any], scheme: str = "gmu") -> Charges | None:
        """Return None: low-energy formulae hold for a Z' of known charges."""
        del values, scheme
        return None

    def describe(self) -> dict[str, Any]:
        """Return the model as plain values; its UFO by the hash of its content."""
        return {
            "name": self.name,
            "ufo": content_key(self.given.text),
            "mediator": self.particle.pdg,
            "parameters": {item.parameter.name: item.external for item in self._all},
            # worded apart: older results, whose width had these vertices, are not of this model
            "width": f"{self.width}, without leave_out" if self.left_out_decays else self.width,
            "fixed": dict(sorted(self.fixed.items())),
            "leave_out": sorted(self.leave_out),
        }

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UFOModel) and self.describe() == other.describe()

    def __hash__(self) -> int:
        return hash(content_key(self.describe()))

    def __getstate__(self) -> dict[str, Any]:
        names = self.__dataclass_fields__
        return {name: value for name, value in self.__dict__.items() if name in names}

    # what points need

    @functools.cached_property
    def ufo(self) -> UFO:
        """The UFO without the vertices that the card leaves out, and their decays: what is computed from."""
        return self.given.without(self.leave_out)

    @property
    def left_out_decays(self) -> tuple[str, ...]:
        """Vertices of the new particle that a computed width is without; none where the width is given."""
        if not self.leave_out or self.width not in ("auto", "decays"):
            return ()
        own = {self.particle.name, self.particle.antiname}
        found = {item.name for item in self.given.vertices if own & set(item.particles)}
        return tuple(sorted(found & self.leave_out))

    def _externals(self, values: Mapping[str, float]) -> dict[str, float]:
        return self._base | {item.external: values[item.parameter.name] for item in self._all}

    def _values(self, values: Mapping[str, float]) -> dict[str, Any]:
        return self.given.values(self._externals(values))

    @functools.cached_property
    def copy(self) -> WorkingCopy:
        """The working copy, whose processes are those of four electrons and muons."""
        return working_copy(
            self.ufo,
            self._externals(self._typical()),
            self.coupling_parameter.external,
            self.particle,
            _PROCESSES,
            frozenset(self._base) - {item.external for item in self._all},
        )

    @functools.cache  # noqa: B019 - few models, which live as long as the program
    def takes_part(self, leptons: frozenset[int], zero: frozenset[str] = frozenset()) -> bool:
        """Whether the new particle is in tree diagrams of q q~ > four leptons of these PDG codes.

        `zero` are the couplings that vanish.
        """
        own = {self.particle.name, self.particle.antiname}
        processes = [process for process in _PROCESSES if {abs(code) for code in process[2:]} == leptons]
        found = process_vertices(replace(self.given, vertices=self.copy.vertices), processes, zero)
        return any(own & set(vertex.particles) for vertex in found)

    @functools.cached_property
    def quadratic(self) -> bool:
        """Whether each diagram has the mediator once, between leptons, and nothing else has the coupling."""
        external, apart = self.coupling_parameter.external, self._externals(self._apart())
        once, twice = (
            self.given.values({**apart, external: apart[external] * factor}) for factor in (1.0, 2.0)
        )

        def ratio(name: str) -> float:
            old, new = complex(once[name]), complex(twice[name])
            return 1.0 if old == new else abs(new / old) if old else math.inf

        codes = {name: abs(item.pdg) for item in self.given.particles for name in (item.name, item.antiname)}
        own = {self.particle.name, self.particle.antiname}
        for vertex in self.copy.vertices:
            legs = [name for name in vertex.particles if name in own]
            others = {codes[name] for name in vertex.particles if name not in own}
            if len(legs) > 1 or (legs and not others <= _LEPTONS):
                return False
            if any(abs(ratio(cell.coupling) - (2.0 if legs else 1.0)) > _SAME for cell in vertex.cells):
                return False
        return all(
            abs(ratio(name) - 1.0) <= _SAME
            for item in self.given.particles
            for name in {item.mass, item.width} - {"ZERO", self.particle.width}
        )

    @functools.cached_property
    def quark_vertices(self) -> dict[str, frozenset[Any]]:
        """The vertices of each light quark in the working copy: partners, structures and couplings."""
        values = self._values(self._apart())
        codes = {name: abs(item.pdg) for item in self.given.particles for name in (item.name, item.antiname)}
        found: dict[int, set[Any]] = {code: set() for code in _FLAVOURS}
        for vertex in self.copy.vertices:
            quarks = {codes[name] for name in vertex.particles} & _QUARKS
            partners = tuple(name for name in vertex.particles if codes[name] not in quarks)
            cells = frozenset(
                (cell.color, cell.lorentz, f"{complex(values[cell.coupling]):.10e}") for cell in vertex.cells
            )
            changing = tuple(sorted(quarks)) if len(quarks) > 1 else ()
            for code in quarks:
                found[code].add((partners, cells, changing))
        return {name: frozenset(found[code]) for code, name in _FLAVOURS.items()}

    @functools.cached_property
    def others(self) -> tuple[str, ...]:
        """Names of further new particles in the processes: a part of what counts as the Standard Model."""
        standard = range(1, _NEW)
        used = {name for vertex in self.copy.vertices for name in vertex.particles}
        return tuple(
            item.name
            for item in self.given.particles
            if abs(item.pdg) not in standard and item != self.particle and {item.name, item.antiname} & used
        )

    @functools.cached_property
    def massive(self) -> tuple[str, ...]:
        """Names of the light fermions whose mass the UFO has and generators leave out."""
        values = self._values(self._typical())
        return tuple(
            item.name
            for item in self.given.particles
            if abs(item.pdg) in MASSLESS and abs(values[item.mass]) > 0
        )


@dataclass(frozen=True)
class UFOPoint:
    """A point of a `UFOModel` (a `Point`)."""

    model: UFOModel
    values: tuple[float, ...]
    """In the order of the model's parameters."""

    def __post_init__(self) -> None:
        found = self._found
        for item in self.model.given.particles:
            for name in (item.mass, item.width):
                value = complex(found[name])
                if not (math.isfinite(value.real) and value.imag == 0):
                    raise InputError(
                        f"{name} of {item.name} is {value:.4g} there, not a number of GeV",
                        where=self._where,
                        mend="Choose another point.",
                    )
        if self.coupling and not self.mediator.width_gev > 0:
            raise InputError(
                f"{self.model.particle.name} has no width there",
                where=self._where,
                mend="Choose another mass, or give width: auto, decays, parameter, or an expression.",
            )

    @property
    def _where(self) -> str:
        named = ", ".join(f"{name} = {value:g}" for name, value in self._named.items())
        return f"model {self.model.name} at {named}"

    @property
    def _named(self) -> dict[str, float]:
        return dict(zip(self.model.parameters, self.values, strict=True))

    @functools.cached_property
    def _found(self) -> dict[str, Any]:
        return self.model._values(self._named)

    @functools.cached_property
    def electroweak(self) -> ElectroweakScheme:
        """Parameters of the Standard Model as the UFO has them."""
        # vertices left out change no parameter: e is that of the whole UFO
        found, ufo = self._found, self.model.given
        z = ufo.particle(23)
        mz, gamma = float(found[z.mass]), float(found[z.width])
        alpha = photon_coupling(ufo, found) ** 2 / (4.0 * math.pi)
        weak = math.pi * alpha / math.sqrt(2.0)
        if any(abs(item.pdg) == _W for item in ufo.particles):
            mw = float(found[ufo.particle(_W).mass])
        else:
            fermi = next((found[name] for name in ufo.externals if name.lower() == "gf"), None)
            if fermi is None:
                raise InputError(
                    "the UFO has neither a W nor a parameter Gf",
                    where=self._where,
                    mend="Add one of them to it: they fix the weak mixing angle.",
                )
            mw = math.sqrt(mz**2 / 2.0 + math.sqrt(mz**4 / 4.0 - weak / float(fermi) * mz**2))
        # G_F of the UFO's tree-level couplings, which need not be one of its inputs
        fermi_constant = weak / (mw**2 * (1.0 - mw**2 / mz**2))
        return ElectroweakScheme(f"ufo {self.model.name}", fermi_constant, mz, mw, gamma, alpha)

    @functools.cached_property
    def mediator(self) -> Mediator:
        """The new particle with its width, by the rule of the card."""
        item, name = self.model.particle, self.model.copy.width
        return Mediator(item.pdg, item.name, float(abs(self._found[item.mass])), self._width(), name)

    def _width(self) -> float:
        rule, item, found = self.model.width, self.model.particle, self._found
        if rule == "parameter":
            width = complex(found[item.width])
        elif rule in ("auto", "decays"):
            width = complex(sum(self.channels().values()))
        else:
            where, known = f"{self.model.name}: width", self._known()
            given = formula(rule, where=where)
            for name in sorted(given.names - known.keys()):
                rules = ["auto", "decays", "parameter", *self._named, *self.model.given.externals]
                raise InputError(
                    f'"{name}" is neither a rule nor a name in card or UFO',
                    where=where,
                    mend=did_you_mean(name, rules),
                )
            width = complex(given.evaluate(known))
        if not (math.isfinite(width.real) and abs(width.imag) <= _SAME * abs(width) and width.real >= 0):
            shown = f"{width if width.imag else width.real:.4g}"
            raise InputError(f"the width of {item.name} is {shown} GeV", where=self._where)
        return width.real

    def _known(self) -> dict[str, Any]:
        return {**self._found, **self._named}

    def channels(self) -> dict[tuple[str, ...], float]:
        """Return the partial widths [GeV] of the mediator's open decays; empty for a width that is given.

        Those of vertices that the card leaves out are none of them.

        Raises
        ------
        InputError
            If the UFO has no decays.py with the mediator and the card asks for it, or one width there for
            several vertices of which the card leaves some out; or as `tree_width`.
        """
        item, found, ufo = self.model.particle, self._found, self.model.ufo
        if self.model.width == "auto":
            return tree_width(ufo, item, found)
        if self.model.width != "decays":
            return {}
        if not any(channel.parent == item.name for channel in self.model.given.channels):
            raise InputError(
                f"the UFO has no decays.py with {item.name}",
                where=f"{self.model.name}: width",
                mend="Take width: auto.",
            )
        mass = abs(found[item.mass])
        listed = [
            channel
            for channel in ufo.channels
            if channel.parent == item.name
            and sum(abs(found[ufo.particle(name).mass]) for name in channel.products) < mass
        ]
        for channel in listed:
            made = self.model.given.decay_vertices(channel)
            if part := sorted(made & self.model.leave_out):
                raise InputError(
                    f"decays.py has one width to {' '.join(channel.products)} for {', '.join(sorted(made))}, "
                    f"of which leave_out names {', '.join(part)}",
                    where=f"{self.model.name}: width",
                    mend="Take width: auto.",
                )
        return {channel.products: ufo.width(channel, found) for channel in listed}

    @property
    def coupling(self) -> float:
        """The coupling that counts new physics."""
        return self._named[self.model.coupling]

    @property
    def coupling_name(self) -> str:
        """Its name in the UFO."""
        return self.model.coupling_parameter.external

    @property
    def charges(self) -> Charges | None:
        """None: no low-energy formula is known to hold."""
        return None

    @property
    def new_order(self) -> str:
        """Coupling order that counts the new particle in the working copy."""
        return "NP"

    @property
    def orders(self) -> dict[str, int]:
        """Two boson exchanges, each of which may be the new particle unless it is there once."""
        return {"NP": 2 if self.quadratic else 4, "QED": 4}

    @property
    def quadratic(self) -> bool:
        """As `UFOModel.quadratic`."""
        return self.model.quadratic

    @functools.cached_property
    def bosons(self) -> tuple[NeutralBoson, ...] | None:
        """Those of the working copy; None where it has more."""
        found, width = self._found, self.mediator.width_gev
        masses = {
            item.name: (
                float(abs(found[item.mass])),
                width if item == self.model.particle else float(complex(found[item.width]).real),
            )
            for item in self.model.given.particles
        }
        return exchanged_bosons(self.model.copy, self.ufo_values(), masses)

    def takes_part(self, leptons: frozenset[int]) -> bool:
        """Return whether the new particle is in diagrams of q q~ > four leptons of these PDG codes.

        At coupling zero, whether it is with another one.
        """
        found, model = self._found, self.model
        if not self.coupling:
            found = model._values({**self._named, model.coupling: model.coupling_reference})
        zero = {
            cell.coupling for item in model.copy.vertices for cell in item.cells if found[cell.coupling] == 0
        }
        return model.takes_part(leptons, frozenset(zero))

    def same_quarks(self, one: str, other: str) -> bool:
        """Return whether two flavours have the same vertices and couplings at every point of the model."""
        return self.model.quark_vertices[one] == self.model.quark_vertices[other]

    def describe(self) -> dict[str, Any]:
        """Return the point as plain values."""
        return {"model": self.model.describe(), **self._named}

    def ufo(self) -> Path:
        """Return the folder of the working copy."""
        return self.model.copy.folder()

    def ufo_values(self) -> dict[str, float]:
        """Return the external parameters of the working copy; errors as in `WorkingCopy.values`."""
        return self.model.copy.values(self.model._externals(self._named), self.mediator.width_gev)

    def whole(self) -> tuple[UFO, dict[str, float]]:
        """Return the UFO without the vertices that the card leaves out, and its external parameters."""
        return self.model.ufo, self.model._externals(self._named)

    def param_card(self) -> str:
        """Return the text of the param card of the working copy."""
        return card_text(self.model.copy.lagrangian, self.ufo_values(), {})
