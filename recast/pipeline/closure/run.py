"""Pipeline: `recast analyses validate`: the closure of an analysis, by the plan in its folder.

A new kind of study is one file and one line in the registry here.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from recast.analysis.loader import load_analysis
from recast.core.atomic import make_folder
from recast.core.blocks import validated
from recast.core.cache import cache_folder
from recast.core.errors import InputError, did_you_mean
from recast.core.parallel import workers
from recast.core.progress import Progress
from recast.core.provenance import provenance
from recast.pipeline.closure.acceptance import AcceptanceBlock, acceptance, check_acceptance
from recast.pipeline.closure.branching import BranchingBlock, branching, check_branching
from recast.pipeline.closure.couplings import CouplingsBlock, check_couplings, couplings
from recast.pipeline.closure.cross_sections import CrossSectionBlock, check_cross_sections, cross_sections
from recast.pipeline.closure.drell_yan import DrellYanBlock, check_drell_yan, drell_yan
from recast.pipeline.closure.events import EventsBlock, check_events, expected_events
from recast.pipeline.closure.narrow_width import NarrowWidthBlock, check_narrow_width, narrow_width
from recast.pipeline.closure.pieces import PiecesBlock, check_pieces, pieces
from recast.pipeline.closure.section import Section, write_closure
from recast.pipeline.closure.setup import Setup, StudyPlan, load_plan
from recast.pipeline.closure.signal_rates import SignalRatesBlock, check_signal_rates, signal_rates
from recast.pipeline.closure.windows import WindowsBlock, check_windows, windows

__all__ = ["Closure", "Study", "prepare_study", "study_kinds", "validate"]


@dataclass(frozen=True, slots=True)
class _Kind:
    block: type[BaseModel]
    function: Callable[[Setup, str, Any], Section]
    check: Callable[[Setup, Any], None]
    """Refuses what the function would find wrong after its first event."""


_KINDS: dict[str, _Kind] = {
    "acceptance": _Kind(AcceptanceBlock, acceptance, check_acceptance),
    "branching": _Kind(BranchingBlock, branching, check_branching),
    "couplings": _Kind(CouplingsBlock, couplings, check_couplings),
    "cross_sections": _Kind(CrossSectionBlock, cross_sections, check_cross_sections),
    "drell_yan": _Kind(DrellYanBlock, drell_yan, check_drell_yan),
    "events": _Kind(EventsBlock, expected_events, check_events),
    "narrow_width": _Kind(NarrowWidthBlock, narrow_width, check_narrow_width),
    "pieces": _Kind(PiecesBlock, pieces, check_pieces),
    "signal_rates": _Kind(SignalRatesBlock, signal_rates, check_signal_rates),
    "windows": _Kind(WindowsBlock, windows, check_windows),
}


def study_kinds() -> list[str]:
    """Return the known kinds."""
    return sorted(_KINDS)


@dataclass(frozen=True, slots=True)
class Study:
    """A study with its settings checked."""

    title: str
    block: BaseModel
    kind: _Kind

    def check(self, setup: Setup) -> None:
        """Refuse what the analysis, the models or the generator do not have, before the first event."""
        try:
            self.kind.check(setup, self.block)
        except InputError as error:
            where = f"{self.title}, {error.where}" if error.where else self.title
            raise InputError(error.what, where=where, mend=error.mend) from error

    def run(self, setup: Setup) -> Section:
        """Make the study's numbers."""
        return self.kind.function(setup, self.title, self.block)


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
    return Study(plan.title, validated(kind.block, plan.settings, f"{where}: {plan.title}"), kind)


@dataclass(frozen=True, slots=True)
class Closure:
    """What a validation made."""

    folder: Path
    files: tuple[Path, ...]
    sections: tuple[Section, ...]
    seconds: float


def validate(
    name: str, out: Path | None, *, jobs: int, progress: Progress, steps: Path | None = None
) -> Closure:
    """Make the closure of an analysis.

    Parameters
    ----------
    name
        Built-in analysis, or the path of a folder.
    out
        Where the results go; `closure` in the analysis' folder if None.
    jobs
        Number of processes; the results do not depend on it.
    progress
        Receives the progress.
    steps
        Folder of the kept steps, for a run that was killed to go on; the user's cache if None.

    Raises
    ------
    InputError
        If there is no such analysis or plan, the plan is wrong, or a folder cannot be written.
    """
    began = time.perf_counter()
    analysis = load_analysis(name)
    plan = load_plan(analysis.folder)
    where = f"closure plan of {analysis.name}"
    studies = [prepare_study(study, where) for study in plan.studies]
    folder = make_folder(out if out is not None else analysis.folder / "closure")
    kept = make_folder(steps if steps is not None else cache_folder() / "closure")
    sections = []
    with workers(jobs) as pool:
        setup = Setup(analysis, plan.seed, folder, kept, pool, progress)
        for study in studies:
            study.check(setup)
        for study in studies:
            start = time.perf_counter()
            sections.append(study.run(setup))
            progress.finish(study.title, f"{time.perf_counter() - start:.0f} s")
    made_by = provenance(seed=plan.seed, analysis_fingerprint=analysis.fingerprint)
    files = write_closure(analysis.card, sections, folder, made_by)
    figures = [figure for section in sections for figure in section.figures]
    return Closure(folder, (*files, *figures), tuple(sections), time.perf_counter() - began)
