"""Pipeline: the plan of a closure (closure.yaml in the analysis' folder), and what its studies work with."""

from __future__ import annotations

import copy
import dataclasses
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field

from recast.analysis.card import AnalysisCard, PhaseSpace
from recast.analysis.loader import LoadedAnalysis
from recast.analysis.run import AnalysisResult, analyse
from recast.cards import RunCard, parse_card
from recast.core.blocks import Block, validated
from recast.core.errors import InputError, did_you_mean
from recast.core.parallel import Workers
from recast.core.progress import Progress
from recast.core.words import parses_words
from recast.core.yaml import load_yaml
from recast.events.parquet.slim import read_parquet
from recast.generate.base import Contribution, FinalState
from recast.generate.matrix_elements import prepare_matrix_element
from recast.model.base import Point
from recast.model.registry import DEFAULT_MODEL
from recast.model.standard_model import standard_model_point
from recast.pipeline.closure.section import Section
from recast.pipeline.prepare import check_generator, check_selection
from recast.pipeline.simulate import Simulation, Simulator, profile_of

__all__ = [
    "PLAN",
    "Compared",
    "Place",
    "Plan",
    "PublishedNumber",
    "Setup",
    "StudyPlan",
    "load_plan",
    "merged",
    "patched",
    "phase_space",
]

PLAN = "closure.yaml"
"""Name of the file in the analysis' folder."""


class PublishedNumber(Block, strict=False):
    """A published number, and who says so."""

    what: str
    """A few words, such as the measurement."""
    value: float
    error: float | None = None
    source: str = Field(min_length=3)


class Compared(Block):
    """Rows of a study that stand on the page of all closures."""

    quantity: str = Field(min_length=1)
    """Name of the row; a * stands for any text, and several rows may then be meant."""
    cause: str = ""
    """Why such a row is far from the published number, or that it is unknown; needed where one is."""


class StudyPlan(Block):
    """One study: its kind and the kind's own settings."""

    kind: str
    title: str
    settings: dict[str, Any] = Field(default_factory=dict)
    compared: tuple[Compared, ...] = Field(strict=False, default=())
    """Of a row, the first entry counts that names it."""

    def marked(self, section: Section, where: str) -> Section:
        """Return the study's section with its rows marked as compared.

        Raises
        ------
        InputError
            If an entry names no row that has a published number.
        """
        rows, used = list(section.rows), set()
        for place, row in enumerate(rows):
            found = next((item for item in self.compared if _names(item.quantity, row.quantity)), None)
            if found is not None and row.published is not None:
                used.add(found.quantity)
                rows[place] = dataclasses.replace(row, compared=True, cause=found.cause)
        for item in self.compared:
            if item.quantity not in used:
                known = [row.quantity for row in rows if row.published is not None]
                raise InputError(
                    f'"{item.quantity}" is no row with a published number',
                    where=f"{where}: {self.title}, compared",
                    mend=did_you_mean(item.quantity, known),
                )
        return dataclasses.replace(section, rows=tuple(rows))


def _names(pattern: str, quantity: str) -> bool:
    parts = map(re.escape, pattern.split("*"))
    return re.fullmatch(".*".join(parts), quantity) is not None


class Plan(Block):
    """The studies of an analysis, in order."""

    title: str = ""
    """What it is a closure of, where there is no analysis."""
    seed: int = Field(ge=0, lt=2**63, default=1)
    studies: tuple[StudyPlan, ...] = Field(strict=False, min_length=1)


def load_plan(folder: Path) -> Plan:
    """Read the plan in a folder.

    Raises
    ------
    InputError
        If there is none, or something is wrong in it.
    """
    path = folder / PLAN
    if not path.is_file():
        raise InputError(
            f"no {PLAN} in it", where=str(folder), mend="An analysis states there what is compared with what."
        )
    return validated(Plan, load_yaml(path), str(path), "a closure plan")


@dataclass(frozen=True)
class Place:
    """Tools and places of one validation; all that a study has which needs no analysis."""

    seed: int
    out: Path
    """Folder of the results."""
    steps: Path
    """Folder of the kept steps."""
    workers: Workers
    progress: Progress


@dataclass(frozen=True)
class Setup(Place):
    """The same for a study of an analysis."""

    analysis: LoadedAnalysis

    def card(self, **blocks: Any) -> RunCard:
        """Return a run card for the analysis; `blocks` are those of a run card, as plain values."""
        content: dict[str, Any] = {
            "name": self.analysis.name,
            "seed": self.seed,
            "model": DEFAULT_MODEL,
            "scan": {"mzp_gev": [30]},
            "analysis": {},
            "low_energy": {"constraints": []},
        }
        content |= blocks
        content["analysis"] = {"name": str(self.analysis.folder)} | content["analysis"]
        return parse_card(content, where=f"closure of {self.analysis.name}")

    @parses_words
    def simulator(self, card: RunCard, final_state: FinalState | None = None) -> Simulator:
        """Return the simulator of a card, for another final state than its own if asked for."""
        prepare_matrix_element(card.generate.matrix_element, self.standard_model(card))
        if final_state is not None:
            card = card.model_copy(update={"process": {"name": str(final_state)}})
        return Simulator(card, self.analysis, self.steps, self.workers, self.progress)

    def check(self, card: RunCard, regions: Iterable[str]) -> None:
        """Refuse what a card's simulation, or regions of it, would find wrong after its first event."""
        profile = profile_of(card, self.analysis)
        self.analysis.card.dataset(card.analysis.dataset)
        check_generator(card, self.analysis, [self.standard_model(card)])
        check_selection(self.analysis, profile, regions, ())

    def standard_model(self, card: RunCard) -> Point:
        """Return the Standard Model point in the card's scheme."""
        return standard_model_point(card.model.electroweak_scheme)

    def simulate_sm(self, simulator: Simulator) -> Simulation:
        """Return the Standard Model as the card asks for it."""
        card = simulator.card
        return simulator.run(self.standard_model(card), Contribution.SM, card.generate.events_sm)

    def again(self, simulation: Simulation, variant: LoadedAnalysis) -> tuple[AnalysisResult, ...]:
        """Apply a variant of the analysis to events that were made before."""
        return tuple(
            analyse(variant, read_parquet(sample.path), sample, self.seed) for sample in simulation.samples
        )


def phase_space(place: Place, given: str | PhaseSpace) -> PhaseSpace:
    """Return a phase space: that of the analysis' card with this name, or the one that is given."""
    if isinstance(given, PhaseSpace):
        return given
    if not isinstance(place, Setup):
        raise InputError(f'no analysis has the phase space "{given}"', mend="Give its masses.")
    return place.analysis.card.phase_space(given)


def patched(analysis: LoadedAnalysis, patch: Mapping[str, Any]) -> LoadedAnalysis:
    """Return the analysis with another card: `patch` replaces values of the card, key by key.

    The result works in this process only: a worker would load the folder's own card.
    """
    content = merged(analysis.card.model_dump(mode="python"), patch)
    card = validated(AnalysisCard, content, f"variant of {analysis.name}")
    implementation = type(analysis.implementation)(card)
    return dataclasses.replace(analysis, card=card, implementation=implementation)


def merged(old: dict[str, Any], patch: Mapping[str, Any]) -> dict[str, Any]:
    """Return plain values with those of a patch in their place, key by key."""
    result = copy.deepcopy(old)
    for key, value in patch.items():
        inner = result.get(key)
        result[key] = merged(inner, value) if isinstance(value, dict) and isinstance(inner, dict) else value
    return result
