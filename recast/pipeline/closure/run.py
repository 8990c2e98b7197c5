"""Pipeline: `recast analyses validate`: the closure of an analysis, by the plan in its folder, and of all.

A new kind of study is one file and one line in the registry here. Numbers that belong to no analysis are
studies of the plan closure.yaml beside this file.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from recast.analysis.keys import TEMPLATES, analysis_key, numbers_key, selection_key
from recast.analysis.loader import LoadedAnalysis, analysis_folder, list_analyses, load_analysis
from recast.core.atomic import make_folder
from recast.core.blocks import validated
from recast.core.cache import cache_folder, content_key
from recast.core.errors import InputError, did_you_mean
from recast.core.parallel import Workers, workers
from recast.core.progress import Progress
from recast.core.provenance import provenance
from recast.core.sources import program
from recast.pipeline.closure.acceptance import AcceptanceBlock, acceptance, check_acceptance
from recast.pipeline.closure.branching import BranchingBlock, branching, check_branching
from recast.pipeline.closure.couplings import CouplingsBlock, check_couplings, couplings
from recast.pipeline.closure.cross_sections import CrossSectionBlock, check_cross_sections, cross_sections
from recast.pipeline.closure.drell_yan import DrellYanBlock, check_drell_yan, drell_yan
from recast.pipeline.closure.events import EventsBlock, check_events, expected_events
from recast.pipeline.closure.fiducial import FiducialBlock, check_fiducial, fiducial
from recast.pipeline.closure.kept import kept_section
from recast.pipeline.closure.narrow_width import NarrowWidthBlock, check_narrow_width, narrow_width
from recast.pipeline.closure.page import PAGE, documentation, write_page
from recast.pipeline.closure.pieces import PiecesBlock, check_pieces, pieces
from recast.pipeline.closure.reference import ReferenceBlock, check_reference, reference
from recast.pipeline.closure.section import About, Section, write_closure
from recast.pipeline.closure.setup import (
    PLAN,
    Place,
    Plan,
    Setup,
    StudyPlan,
    load_plan,
)
from recast.pipeline.closure.signal_rates import SignalRatesBlock, check_signal_rates, signal_rates
from recast.pipeline.closure.windows import WindowsBlock, check_windows, windows

__all__ = [
    "ALONE",
    "Closure",
    "Study",
    "alone_plan",
    "prepare_study",
    "study_kinds",
    "validate",
    "validate_all",
]


@dataclass(frozen=True, slots=True)
class _Kind:
    block: type[BaseModel]
    function: Callable[[Any, str, Any], Section]
    check: Callable[[Any, Any], None]
    """Refuses what the function would find wrong after its first event."""
    alone: bool = False
    """Whether it does without an analysis: it is given a `Place` then, else a `Setup`."""

    @property
    def code(self) -> str:
        """Module of the study; its numbers depend on what it imports."""
        return self.function.__module__


_KINDS: dict[str, _Kind] = {
    "acceptance": _Kind(AcceptanceBlock, acceptance, check_acceptance),
    "branching": _Kind(BranchingBlock, branching, check_branching, alone=True),
    "couplings": _Kind(CouplingsBlock, couplings, check_couplings),
    "cross_sections": _Kind(CrossSectionBlock, cross_sections, check_cross_sections, alone=True),
    "drell_yan": _Kind(DrellYanBlock, drell_yan, check_drell_yan, alone=True),
    "events": _Kind(EventsBlock, expected_events, check_events),
    "fiducial": _Kind(FiducialBlock, fiducial, check_fiducial),
    "narrow_width": _Kind(NarrowWidthBlock, narrow_width, check_narrow_width),
    "pieces": _Kind(PiecesBlock, pieces, check_pieces),
    "reference_limit": _Kind(ReferenceBlock, reference, check_reference),
    "signal_rates": _Kind(SignalRatesBlock, signal_rates, check_signal_rates),
    "windows": _Kind(WindowsBlock, windows, check_windows),
}


def study_kinds() -> list[str]:
    """Return the known kinds."""
    return sorted(_KINDS)


@dataclass(frozen=True, slots=True)
class Study:
    """A study with its settings checked."""

    plan: StudyPlan
    block: BaseModel
    kind: _Kind

    def check(self, place: Place) -> None:
        """Refuse what the analysis, the models or the generator do not have, before the first event."""
        try:
            if not (self.kind.alone or isinstance(place, Setup)):
                raise InputError(f"a study {self.plan.kind} needs an analysis")
            self.kind.check(place, self.block)
        except InputError as error:
            where = f"{self.plan.title}, {error.where}" if error.where else self.plan.title
            raise InputError(error.what, where=where, mend=error.mend) from error

    def run(self, place: Place) -> Section:
        """Make the study's numbers."""
        return self.kind.function(place, self.plan.title, self.block)

    def kept(self, place: Place) -> tuple[Section, bool]:
        """Return the study's numbers, made at most once by this code and analysis, and whether they were."""
        modules, packages, mine = [self.kind.code], tuple[str, ...](), None
        if isinstance(place, Setup):
            key = selection_key(place.analysis.folder)
            modules, packages = [*modules, *key.modules], key.packages
            mine = analysis_key(place.analysis.folder, also=TEMPLATES)
        description = {
            "study": self.plan.model_dump(mode="json", exclude={"compared"}),
            "seed": place.seed,
            "analysis": mine,
            **program().key(modules, packages),
        }
        return kept_section(
            description,
            lambda folder: self.run(dataclasses.replace(place, out=folder)),
            place.steps,
            place.out,
        )


def prepare_study(plan: StudyPlan, where: str) -> Study:
    """Check kind and settings of a study, before any work is done.

    Raises
    ------
    InputError
        If the kind or a key is unknown, or a value has the wrong type.
    """
    if plan.kind not in _KINDS:
        raise InputError(
            f'unknown study "{plan.kind}"', where=where, mend=did_you_mean(plan.kind, study_kinds())
        )
    kind = _KINDS[plan.kind]
    return Study(plan, validated(kind.block, plan.settings, f"{where}: {plan.title}"), kind)


ALONE = "standard_model"
"""Name of the numbers that belong to no analysis."""


def alone_plan() -> Plan:
    """Return the plan of the numbers that belong to no analysis, which ships with the package."""
    return load_plan(Path(__file__).parent)


@dataclass(frozen=True, slots=True)
class Closure:
    """What a validation made."""

    folder: Path
    files: tuple[Path, ...]
    sections: tuple[Section, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is validated: an analysis, or the numbers of none."""

    about: About
    plan: Plan
    where: str
    made_by: dict[str, Any]
    analysis: LoadedAnalysis | None

    @classmethod
    def named(cls, name: str) -> _Subject:
        if name == ALONE:
            plan = alone_plan()
            made_by = provenance(seed=plan.seed, plan=content_key(plan.model_dump(mode="json")))
            return cls(About(ALONE, plan.title), plan, f"closure plan {ALONE}", made_by, None)
        analysis = load_analysis(name)
        plan, card = load_plan(analysis.folder), analysis.card
        made_by = provenance(seed=plan.seed, analysis_numbers=numbers_key(analysis.folder, {PLAN}))
        about = About(card.name, f"{card.experiment}: {card.title}", card.not_simulated)
        return cls(about, plan, f"closure plan of {card.name}", made_by, analysis)

    def folder(self) -> Path:
        """Return where its results stand."""
        if self.analysis is not None:
            return self.analysis.folder / "closure"
        return documentation() / "validation" / ALONE

    def place(self, out: Path, steps: Path, pool: Workers, progress: Progress) -> Place:
        if self.analysis is None:
            return Place(self.plan.seed, out, steps, pool, progress)
        return Setup(self.plan.seed, out, steps, pool, progress, self.analysis)


def validate(
    name: str, out: Path | None, *, jobs: int, progress: Progress, steps: Path | None = None
) -> Closure:
    """Make the closure of an analysis.

    Parameters
    ----------
    name
        Built-in analysis, or the path of a folder; `ALONE` for the numbers that belong to no analysis.
    out
        Where the results go; `closure` in the analysis' folder if None.
    jobs
        Number of processes; the results do not depend on it.
    progress
        Receives the progress.
    steps
        Folder of the kept steps and results, for a run that was killed to go on; the user's cache if None.

    Raises
    ------
    InputError
        If there is no such analysis or plan, the plan is wrong, or a folder cannot be written.
    """
    began = time.perf_counter()
    subject = _Subject.named(name)
    studies = [prepare_study(study, subject.where) for study in subject.plan.studies]
    folder = make_folder(out if out is not None else subject.folder())
    kept = make_folder(steps if steps is not None else cache_folder() / "closure")
    sections = []
    with workers(jobs) as pool:
        place = subject.place(folder, kept, pool, progress)
        for study in studies:
            study.check(place)
        for study in studies:
            start = time.perf_counter()
            section, there = study.kept(place)
            sections.append(study.plan.marked(section, subject.where))
            took = f"{time.perf_counter() - start:.0f} s"
            progress.finish(f"{subject.about.name}: {study.plan.title}", "kept" if there else took)
    files = write_closure(subject.about, sections, folder, subject.made_by)
    figures = [figure for section in sections for figure in section.figures]
    return Closure(folder, (*files, *figures), tuple(sections), time.perf_counter() - began)


def validate_all(
    out: Path | None, *, jobs: int, progress: Progress, steps: Path | None = None
) -> tuple[Path, dict[str, Closure]]:
    """Make the closures of all analyses that have a plan, and of `ALONE`, and the page of all of them.

    Parameters
    ----------
    out
        Folder of the page and of one folder for each analysis; if None they stay where they stand in a
        checkout: `docs/closure.md`, and `closure` in the folder of each analysis.
    jobs, progress, steps
        As of `validate`.

    Returns
    -------
    The page, and the closures by name.

    Raises
    ------
    InputError
        As `validate`; without `out` outside of a checkout; if a number is far from the published one and its
        plan states no cause. The page is not written then.
    """
    page = (out if out is not None else documentation()) / PAGE
    names = [name for name in list_analyses() if (analysis_folder(name) / PLAN).is_file()]
    made = {
        name: validate(name, out / name if out else None, jobs=jobs, progress=progress, steps=steps)
        for name in [*names, ALONE]
    }
    return write_page([closure.folder for closure in made.values()], page), made
