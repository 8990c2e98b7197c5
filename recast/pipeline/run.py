"""Pipeline: `recast run`: a card in, an exclusion curve and everything behind it out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from recast.analysis.expectation import Expectation, expectation
from recast.analysis.loader import LoadedAnalysis, load_analysis
from recast.analysis.normalisation import Normalisation, parse_normalisation
from recast.cards import RunCard
from recast.core.atomic import make_folder
from recast.core.parallel import workers
from recast.core.progress import Progress
from recast.core.provenance import provenance
from recast.exclusion.adaptive import ScanPoint, more_masses
from recast.exclusion.curve import ExclusionCurve, write_curve
from recast.exclusion.lowenergy_curves import constraint_curves
from recast.generate.matrix_elements import prepare_matrix_element
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.quarks import scenario
from recast.pipeline.excluded import MassResult
from recast.pipeline.folder import claim, only_run
from recast.pipeline.outputs import output_names, write_outputs
from recast.pipeline.prepare import Prepared, check_places, prepare_run, whole_region
from recast.pipeline.pulls import low_energy_pulls
from recast.pipeline.quark_sector import quark_sectors
from recast.pipeline.scan import Answer, Bench, Failure, failed_row, scan_points
from recast.pipeline.search import WINDOW
from recast.pipeline.simulate import Simulation
from recast.pipeline.state import Ledger
from recast.pipeline.steps import count_of_other_versions

__all__ = ["STEPS", "RunOutcome", "prepare_generator", "run_card"]

STEPS = "steps"
"""Folder of the kept steps in that of a run."""


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """What a run made."""

    folder: Path
    curve: ExclusionCurve
    sm: Simulation
    expectation: Expectation
    """The Standard Model's number of events, factor by factor."""
    results: tuple[MassResult, ...]
    timings: dict[str, dict[str, float]]
    """Seconds and events of each kind of step made in this run; reused steps are not in it."""
    failures: tuple[Failure, ...] = ()
    """Model points that could not be computed."""
    notes: tuple[str, ...] = ()
    """What the results alone do not say, in sentences."""


def run_card(
    card: RunCard,
    out: Path,
    *,
    jobs: int,
    progress: Progress,
    update: bool = False,
    steps: Path | None = None,
    keep_failed: bool = False,
    wait_s: float = 0.0,
) -> RunOutcome:
    """Run the whole pipeline.

    Parameters
    ----------
    card
        The run card.
    out
        Folder for the results; finished steps in it are reused.
    jobs
        Number of processes; the results do not depend on it.
    progress
        Receives the progress.
    update
        Accept a folder that holds the results of another card: they are replaced, steps that still fit are
        reused.
    steps
        Folder of the kept steps, to share them between runs; one in `out` if None.
    keep_failed
        Take model points that failed before as failed, without another attempt.
    wait_s
        How long to wait for another run in the same folder [s].

    Raises
    ------
    InputError
        As `recast.pipeline.prepare.prepare_run`; if the folder cannot be written, holds another card's
        results, or another run is at work in it. All before the first event.
    RecastError
        The failure of the lightest mass, if every model point failed; one that fails stops no other.
    """
    analysis = load_analysis(card.analysis.name)
    prepared = prepare_run(card, analysis)
    make_folder(out)
    kept = make_folder(steps or out / STEPS)
    with only_run(out, wait_s=wait_s), workers(jobs) as pool:
        claim(card, out, update)
        check_places(out, output_names(card.figures, simulated=True))
        foreign = count_of_other_versions(kept)
        if foreign:
            progress.finish("kept steps", f"{foreign} were made by another version and are not used")
        prepare_generator(card, progress)
        bench = Bench(card, analysis, kept, Ledger.of(out, card), pool, progress)
        sm = bench.standard_model()
        expected = expectation(
            sm.results,
            analysis.card,
            whole_region(card, analysis),
            card.analysis.dataset,
            card.analysis.k_factor,
            card.analysis.k_factor_source,
        )
        notes = (*_normalisation_notes(card, expected), *quark_sectors(card.low_energy).notes)
        for note in notes:
            progress.note(note)
        answers = _scanned(bench, keep_failed)
        results = [answer.result for answer in answers if answer.result is not None]
        failures = [answer.failure for answer in answers if answer.failure is not None]
        if not results:
            raise failures[0].error
        outcome = RunOutcome(
            out,
            _curve(card, results, failures),
            sm,
            expected,
            tuple(results),
            bench.simulator.steps.stopwatch.as_dict(),
            tuple(failures),
            notes,
        )
        _write(card, analysis, prepared, outcome)
    return outcome


def _scanned(bench: Bench, keep_failed: bool) -> list[Answer[MassResult]]:
    """Return the answers of the card's masses, and of those that its scan adds."""
    card = bench.card
    block, answers = card.refine, scan_points(bench, card.scan["mzp_gev"], keep_failed=keep_failed)
    while block is not None:
        points = [_curve_point(answer) for answer in answers]
        more = more_masses(points, block.tolerance, block.most_points - len(answers))
        if not more:
            break
        bench.progress.finish("refinement", f"{len(more)} masses more")
        answers += scan_points(bench, more, keep_failed=keep_failed)
        answers.sort(key=lambda item: item.mzp_gev)
    return answers


def _curve_point(answer: Answer[MassResult]) -> ScanPoint:
    if answer.result is None:
        return ScanPoint(answer.mzp_gev, None, failed=True)
    row, published = answer.result.row, answer.result.expected.observed_published
    limit = row.limits.observed if published else row.limits.expected[2]
    return ScanPoint(answer.mzp_gev, limit.gp, limit.error or 0.0)


def prepare_generator(card: RunCard, progress: Progress) -> None:
    """Make what the generator of a card needs once, before workers start."""
    if card.generate.backend == "builtin":
        progress.start("matrix elements")
        prepare_matrix_element(card.generate.matrix_element)
        progress.finish("matrix elements", card.generate.matrix_element)


def _curve(card: RunCard, results: list[MassResult], failures: list[Failure]) -> ExclusionCurve:
    rows = [result.row for result in results] + [failed_row(failure) for failure in failures]
    rows.sort(key=lambda row: row.mzp_gev)
    block = card.low_energy
    constraints = constraint_curves(
        block.constraints,
        [row.mzp_gev for row in rows],
        DataSet(block.data),
        scenario(quark_sectors(block).drawn),
    )
    return ExclusionCurve(tuple(rows), constraints)


def _normalisation_notes(card: RunCard, expected: Expectation) -> tuple[str, ...]:
    """Say so where a signal is normalised to an expectation that the simulation is far from."""
    if parse_normalisation(card.analysis.normalisation) is not Normalisation.RELATIVE:
        return ()
    far = expected.far_from_published()
    return (f"relative normalisation: {far}; it scales the signal as well",) if far else ()


def _write(card: RunCard, analysis: LoadedAnalysis, prepared: Prepared, outcome: RunOutcome) -> None:
    window = card.analysis.region == WINDOW
    facts = prepared.facts
    if window:
        backgrounds = tuple((item.mzp_gev, item.expected.background) for item in outcome.results)
        facts = replace(facts, window_backgrounds=backgrounds)
    folder = outcome.folder
    made_by = provenance(
        card=card.model_dump(mode="json"), seed=card.seed, analysis_fingerprint=analysis.fingerprint
    )
    write_curve(outcome.curve, folder / "exclusion.csv")
    data, sectors = DataSet(card.low_energy.data), quark_sectors(card.low_energy)
    listed = scenario(sectors.listed)
    content = {
        "name": card.name,
        "facts": facts.as_dict(),
        "notes": list(outcome.notes),
        # a window has a count of its own at each mass: it stands with the points
        "statistics": None if window else outcome.results[0].expected.as_dict(),
        "standard_model": outcome.sm.as_dict() | {"expectation": outcome.expectation.to_json()},
        "points": [
            result.as_dict()
            | {"low_energy": low_energy_pulls(result.mzp_gev, _couplings(result), data, listed)}
            for result in outcome.results
        ],
        "failures": [{"mzp_gev": item.mzp_gev, "reason": item.reason} for item in outcome.failures],
        "curve": outcome.curve.as_dict(),
        "low_energy": {
            "constraints": list(card.low_energy.constraints),
            "data": card.low_energy.data,
            "quarks": sectors.drawn,
        },
        "provenance": made_by,
    }
    write_outputs(content, folder, card.figures, prepared.citations)


def _couplings(result: MassResult) -> dict[str, float | None]:
    """Return the couplings of a mass at which the low-energy constraints are listed."""
    return {"reference": result.reference.point.gp, "excluded": result.row.limits.observed.gp}
