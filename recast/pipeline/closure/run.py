"""Pipeline: `recast analyses validate`: the closure of an analysis, by the plan in its folder."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from recast.analysis.loader import load_analysis
from recast.core.atomic import make_folder
from recast.core.cache import cache_folder
from recast.core.parallel import workers
from recast.core.progress import Progress
from recast.core.provenance import provenance
from recast.pipeline.closure.document import write_closure
from recast.pipeline.closure.plan import load_plan
from recast.pipeline.closure.section import Section
from recast.pipeline.closure.studies import prepare_study
from recast.pipeline.closure.workshop import Workshop

__all__ = ["Closure", "validate"]


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
        shop = Workshop(analysis, plan.seed, folder, kept, pool, progress)
        for study in studies:
            study.check(shop)
        for study in studies:
            start = time.perf_counter()
            sections.append(study.run(shop))
            progress.finish(study.title, f"{time.perf_counter() - start:.0f} s")
    made_by = provenance(seed=plan.seed, analysis_fingerprint=analysis.fingerprint)
    files = write_closure(analysis.card, sections, folder, made_by)
    figures = [figure for section in sections for figure in section.figures]
    return Closure(folder, (*files, *figures), tuple(sections), time.perf_counter() - began)
