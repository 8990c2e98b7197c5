"""Statistics: counts of several regions with nuisances that are correlated by their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from recast.core.blocks import STATISTICS, STRENGTH, Block, Nuisance, validated
from recast.core.errors import InputError, did_you_mean
from recast.statistics.histfactory import HistFactory
from recast.statistics.numbers import LARGEST_EVENTS, LARGEST_FACTOR

__all__ = [
    "SIGNAL",
    "Component",
    "Likelihood",
    "NuisanceKind",
    "Region",
    "combined",
    "log_normal",
    "parse_likelihood",
    "require_apart",
    "together",
]

NuisanceKind = Literal["luminosity", "theory", "background", "simulation", "experimental"]
"""What a nuisance is about."""
SIGNAL = "signal"
"""Name of the signal among the processes of a region."""


def log_normal(relative: float) -> tuple[float, float]:
    """Return the relative changes at -1 and +1 standard deviations of a log-normal uncertainty.

    Examples
    --------
    >>> log_normal(0.25)
    (-0.2, 0.25)
    """
    return -relative / (1.0 + relative), relative


def together(*sources: Mapping[str, float]) -> dict[str, float]:
    """Return the relative changes of one component by nuisance, of several sources.

    Parameters
    ----------
    sources
        Relative changes at +1 standard deviation by nuisance, above -1.

    Notes
    -----
    What bears one name is one nuisance, which moves all its sources at once: their log-normal factors
    multiply, whatever its value.

    Examples
    --------
    >>> together({"muons": 0.25, "zz": 0.1}, {"muons": 0.2})
    {'muons': 0.5, 'zz': 0.1}
    """
    found: dict[str, float] = {}
    for source in sources:
        for name, change in source.items():
            found[name] = (1.0 + found[name]) * (1.0 + change) - 1.0 if name in found else change
    return found


def _size(given: Any) -> Any:
    """Return (down, up) for a number; anything else as it is."""
    if isinstance(given, bool) or not isinstance(given, int | float):
        return tuple(given) if isinstance(given, list) else given
    if not 0 <= given <= LARGEST_FACTOR:
        raise ValueError(f"an uncertainty is {str(given)[:20]}; it must be 0 or greater, relative")
    return log_normal(float(given))


_Change = Annotated[float, Field(gt=-1, le=LARGEST_FACTOR, allow_inf_nan=False)]
Size = Annotated[tuple[_Change, _Change], BeforeValidator(_size)]
"""Relative changes at -1 and +1 standard deviations, or one number of a log-normal uncertainty."""
Events = Annotated[float, Field(ge=0, le=LARGEST_EVENTS, allow_inf_nan=False)]


def _component(given: Any) -> Any:
    is_number = isinstance(given, int | float) and not isinstance(given, bool)
    return {"events": given} if is_number else given


class Component(Block):
    """Events of one process in a region."""

    events: Events
    """Expected events."""
    uncertainties: dict[Nuisance, Size] = Field(default_factory=dict)
    """Relative ones by the name of their nuisance: a number (log-normal), or changes [down, up]."""
    simulation_error: Events = 0.0
    """Standard deviation from the number of simulated events [events], independent of all others."""

    def scaled(self, factor: float) -> Component:
        """Return it with other events and the same relative uncertainties."""
        return self.model_copy(
            update={"events": self.events * factor, "simulation_error": self.simulation_error * factor}
        )


class Region(Block):
    """A count."""

    observed: Annotated[int, Field(ge=0, le=int(LARGEST_EVENTS))]
    """Observed events."""
    signal: Annotated[Component, BeforeValidator(_component)]
    """At the strength 1."""
    backgrounds: dict[str, Annotated[Component, BeforeValidator(_component)]] = Field(min_length=1)
    """Processes by name; `background: 3.2` stands for one of that name."""
    data: str = ""
    """Data set, such as "ATLAS 8 TeV 20.7/fb": two analyses of one data set may share events."""

    @model_validator(mode="before")
    @classmethod
    def _one(cls, given: Any) -> Any:
        if isinstance(given, dict) and "background" in given and "backgrounds" not in given:
            rest = {key: value for key, value in given.items() if key != "background"}
            return rest | {"backgrounds": {"background": given["background"]}}
        return given

    @property
    def components(self) -> dict[str, Component]:
        """Signal and backgrounds by name."""
        return {SIGNAL: self.signal, **self.backgrounds}


class Likelihood(Block):
    """Regions that share no event, and what their nuisances are."""

    name: str = "likelihood"
    """Used in messages and exports."""
    regions: dict[str, Region] = Field(min_length=1)
    """Regions by name."""
    nuisances: dict[str, NuisanceKind] = Field(default_factory=dict)
    """Kinds of nuisances by name. One name is one source: it moves all that name it together."""

    @model_validator(mode="after")
    def _consistent(self) -> Likelihood:
        for region, item in self.regions.items():
            if SIGNAL in item.backgrounds:
                raise ValueError(f'regions.{region}: a background is named "{SIGNAL}"')
        unused = [name for name in self.nuisances if name not in self.used]
        if unused:
            raise ValueError(f'nuisances: "{unused[0]}" moves nothing')
        return self

    @property
    def used(self) -> tuple[str, ...]:
        """Names of the nuisances, each once, in order."""
        return tuple(
            dict.fromkeys(
                name
                for region in self.regions.values()
                for component in region.components.values()
                for name in component.uncertainties
            )
        )

    @property
    def is_one_count(self) -> bool:
        """Whether it is one region whose signal and background share no nuisance."""
        if len(self.regions) != 1:
            return False
        (region,) = self.regions.values()
        behind = {name for item in region.backgrounds.values() for name in item.uncertainties}
        return not behind & region.signal.uncertainties.keys()

    def scaled(self, factor: float) -> Likelihood:
        """Return it with the signal multiplied by a number."""
        regions = {
            name: item.model_copy(update={"signal": item.signal.scaled(factor)})
            for name, item in self.regions.items()
        }
        return self.model_copy(update={"regions": regions})

    def workspace(self) -> dict[str, Any]:
        """Return it as a workspace of pyhf.

        Uncertainties are `normsys`, those of the simulation's statistics `shapesys`; the strength is `mu`.
        """
        channels = [
            {
                "name": name,
                "samples": [_sample(name, kind, item) for kind, item in region.components.items()],
            }
            for name, region in self.regions.items()
        ]
        observations = [
            {"name": name, "data": [float(region.observed)]} for name, region in self.regions.items()
        ]
        measurement = {"name": self.name, "config": {"poi": STRENGTH, "parameters": []}}
        return {
            "channels": channels,
            "observations": observations,
            "measurements": [measurement],
            "version": "1.0.0",
        }

    def histfactory(self) -> HistFactory:
        """Return it as arrays."""
        content = self.workspace()
        observations = {item["name"]: item["data"] for item in content["observations"]}
        return HistFactory(content["channels"], observations, (), STRENGTH, self.name)


def _sample(region: str, name: str, item: Component) -> dict[str, Any]:
    modifiers: list[dict[str, Any]] = [
        {"name": nuisance, "type": "normsys", "data": {"hi": 1.0 + up, "lo": 1.0 + down}}
        for nuisance, (down, up) in item.uncertainties.items()
        if item.events > 0
    ]
    if item.simulation_error > 0 and item.events > 0:
        statistics = f"{STATISTICS}_{region}_{name}"
        modifiers.append({"name": statistics, "type": "shapesys", "data": [item.simulation_error]})
    if name == SIGNAL:
        modifiers.insert(0, {"name": STRENGTH, "type": "normfactor", "data": None})
    return {"name": name, "data": [item.events], "modifiers": modifiers}


def parse_likelihood(content: Any, where: str = "likelihood") -> Likelihood:
    """Validate plain values, such as those of a YAML file, as a likelihood.

    Raises
    ------
    InputError
        Names the key, the value and the nearest valid key or value.

    Examples
    --------
    >>> region = {"observed": 2, "background": {"events": 1.5, "uncertainties": {"zz": 0.2}}, "signal": 3.0}
    >>> parse_likelihood({"regions": {"SR": region}}).used
    ('zz',)
    """
    return validated(Likelihood, content, where, "a likelihood")


def require_apart(sets: Mapping[str, Iterable[str]], overlapping: Iterable[str], where: str) -> None:
    """Refuse two analyses of one data set, and an allowed overlap of a data set that none has.

    Parameters
    ----------
    sets
        Names of the data sets of each analysis; '' is one that nothing is known of.
    overlapping
        Data sets that two analyses may share although their events might be the same.
    where
        The place that errors name.
    """
    seen: dict[str, str] = {}
    allowed = set(overlapping) - {""}
    for name, of_one in sets.items():
        for data in sorted(set(of_one) - {""}):
            if data in seen and data not in allowed:
                raise InputError(
                    f'{seen[data]} and {name} use one data set, "{data}": their events may be the same',
                    where=where,
                    mend="Leave one out, or allow the overlap by the name of the data set.",
                )
            seen.setdefault(data, name)
    for data in sorted(allowed - set(seen)):
        what = f'overlap names "{data}", which is no data set here'
        raise InputError(what, where=where, mend=did_you_mean(data, seen))


def combined(
    parts: Mapping[str, Likelihood], *, name: str = "combination", overlapping: Iterable[str] = ()
) -> Likelihood:
    """Return the likelihood of several analyses, correlated by the names of their nuisances.

    Parameters
    ----------
    parts
        Likelihoods by a short name, which is put before those of their regions.
    name
        Of the combination.
    overlapping
        Data sets that two analyses may share although their events might be the same.

    Raises
    ------
    InputError
        If two analyses use one data set, or one nuisance is of two kinds.
    """
    sets = {short: {region.data for region in part.regions.values()} for short, part in parts.items()}
    require_apart(sets, overlapping, name)
    kinds: dict[str, tuple[str, NuisanceKind]] = {}
    regions: dict[str, Region] = {}
    for short, part in parts.items():
        for nuisance, kind in part.nuisances.items():
            before = kinds.setdefault(nuisance, (short, kind))
            if before[1] != kind:
                raise InputError(
                    f'nuisance "{nuisance}" has two meanings: {before[1]} in {before[0]}, {kind} in {short}',
                    where=name,
                    mend="Rename one of them.",
                )
        regions |= {f"{short}__{region}": item for region, item in part.regions.items()}
    return Likelihood(name=name, regions=regions, nuisances={key: kind for key, (_, kind) in kinds.items()})
