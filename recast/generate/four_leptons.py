"""Generate: p p > four charged leptons as a process of a card."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from recast.core.errors import InputError, did_you_mean
from recast.core.words import parses_words
from recast.generate.base import (
    FINAL_STATES,
    Contribution,
    FinalState,
    Generator,
    GeneratorCuts,
    GeneratorSettings,
    Process,
    require_contribution,
)
from recast.generate.luminosity import Luminosity
from recast.generate.madgraph.settings import MadGraphOptions
from recast.generate.matrix_elements import matrix_element_name, prepare_matrix_element
from recast.generate.registry import load_generator
from recast.model.base import Point

__all__ = ["FOUR_LEPTONS", "FourLeptons", "four_leptons"]

FOUR_LEPTONS = {str(state): Process(state, Contribution.SM, 1.0).name for state in FinalState}
"""Short names and MadGraph's notation."""


def four_leptons(notation: str, options: Mapping[str, Any]) -> FourLeptons | None:
    """Return the process of this notation, leptons in any order; None for another."""
    head, _, rest = notation.partition(" > ")
    for state in FINAL_STATES:
        if head == "p p" and sorted(rest.split()) == sorted(FOUR_LEPTONS[state].split()[3:]):
            for key in options.keys() - {"quarks"}:
                raise InputError(f'{notation} has no option "{key}"', where="process", mend="It has: quarks.")
            return FourLeptons(state, **options)
    return None


@parses_words
@dataclass(frozen=True, slots=True)
class FourLeptons:
    """Four charged leptons, two opposite-sign same-flavour pairs (a `recast.generate.processes.Reaction`)."""

    state: FinalState
    quarks: tuple[str, ...] = ("u", "d", "s", "c")

    @property
    def name(self) -> str:
        """The process in MadGraph's notation."""
        return FOUR_LEPTONS[self.state]

    @property
    def branching(self) -> str:
        """Nothing: events have the rate of their point."""
        return ""

    @property
    def symbol(self) -> str:
        """Nothing, as `branching`."""
        return ""

    @property
    def features(self) -> tuple[str, ...]:
        """Nothing besides the generator."""
        return ()

    @property
    def reweighted(self) -> bool:
        """The events hold all that the matrix element takes."""
        return True

    @property
    def colourless(self) -> bool:
        """Leptons have no colour."""
        return True

    @property
    def quark_sector(self) -> bool:
        """Vector-like quarks have no part in it."""
        return False

    @property
    def options(self) -> tuple[str, ...]:
        """Those of `GeneratorSettings`."""
        return tuple(item.name for item in dataclasses.fields(GeneratorSettings))

    def settings(self, options: Mapping[str, Any]) -> GeneratorSettings:
        """Return the settings of the generator."""
        cuts = {"cuts": _cuts(options["cuts"])} if "cuts" in options else {}
        return GeneratorSettings(**{**options, **cuts})

    def generator(self, backend: str, settings: GeneratorSettings, madgraph: MadGraphOptions) -> Generator:
        """Return the embedded generator or MadGraph."""
        return load_generator(backend, settings, madgraph)

    @parses_words
    def at(self, contribution: Contribution, sqrt_s_gev: float) -> Process:
        """Return the process at an energy."""
        return Process(self.state, contribution, sqrt_s_gev, self.quarks)

    def sample_name(self, process: Process, point: Point, label: str) -> str:
        """Return the name of a sample; that of four muons has no prefix."""
        del point
        prefix = "" if self.state is FinalState.FOUR_MUONS else f"{self.state}-"
        name = f"{prefix}{process.contribution}-{process.sqrt_s_gev / 1000:g}TeV"
        if process.contribution is not Contribution.SM:
            name += f"-{label}"
        return name

    def describe(self, process: Process, point: Point) -> dict[str, Any]:
        """Return what the events depend on."""
        return {
            "process": process.name,
            "contribution": str(process.contribution),
            "sqrt_s_gev": process.sqrt_s_gev,
            "quarks": list(process.quarks),
            "point": point.describe(),
        }

    def check(self, settings: GeneratorSettings, sqrt_s_gev: float, point: Point) -> None:
        """Refuse a point without a signal, a PDF set that lacks a quark or ends below or above a scale."""
        if point.coupling:
            require_contribution(Contribution.SIGNAL, point, self.state)
            matrix_element_name(settings.matrix_element, point)
        edges = (settings.cuts.m4l_min_gev, settings.cuts.m4l_max_gev)
        Luminosity(self.at(Contribution.SM, sqrt_s_gev), settings, edges)

    def prepare(self, settings: GeneratorSettings, point: Point) -> None:
        """Compile matrix elements, where they are pyAmpliCol's."""
        prepare_matrix_element(settings.matrix_element, point)

    def inside(self, settings: GeneratorSettings, window: Mapping[str, float]) -> GeneratorSettings:
        """Return the settings with narrower cuts."""
        return dataclasses.replace(settings, cuts=dataclasses.replace(settings.cuts, **window))

    def check_window(self, settings: GeneratorSettings, window: Mapping[str, float], analysis: str) -> None:
        """Refuse cuts that bias the selection."""
        cuts = settings.cuts
        if not (
            cuts.m4l_min_gev <= window["m4l_min_gev"]
            and cuts.m4l_max_gev >= window["m4l_max_gev"]
            and cuts.mll_min_gev < window["mll_min_gev"]
        ):
            raise InputError(
                f"generate.cuts are tighter than the selection of {analysis}",
                mend=f"Loosen them to m4l_min_gev <= {window['m4l_min_gev']:g}, m4l_max_gev >= "
                f"{window['m4l_max_gev']:g}, mll_min_gev < {window['mll_min_gev']:g}.",
            )

    def cuts_in_words(self, settings: GeneratorSettings) -> str:
        """Return the masses that are made."""
        cuts = settings.cuts
        window = f"{cuts.m4l_min_gev:g} < m4l < {cuts.m4l_max_gev:g} GeV"
        return f"{window}, every pair above {cuts.mll_min_gev:g} GeV"

    def normalisation_error(self, sqrt_s_gev: float) -> tuple[float, str]:
        """Return zero: the cross section is the generator's."""
        del sqrt_s_gev
        return 0.0, ""


def _cuts(given: Mapping[str, Any]) -> GeneratorCuts:
    known = [item.name for item in dataclasses.fields(GeneratorCuts)]
    for name in given:
        if name not in known:
            raise InputError(f'unknown key "generate.cuts.{name}"', mend=did_you_mean(name, known))
    return GeneratorCuts(**given)
