"""Pipeline: `recast run`: a card in, an exclusion curve and everything behind it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from recast.analysis.card import AnalysisCard
from recast.analysis.expectation import Expectation, expectation
from recast.analysis.keys import numbers_key
from recast.analysis.loader import load_analysis
from recast.analysis.normalisation import Normalisation, parse_normalisation
from recast.cards import CombinationCard, RunCard, SimulatedCard
from recast.core.atomic import make_folder
from recast.core.blocks import WINDOW
from recast.core.parallel import workers
from recast.core.progress import Progress
from recast.core.provenance import provenance
from recast.exclusion.adaptive import Sampled, more_values
from recast.exclusion.boundary import margins, more_points
from recast.exclusion.curve import ExclusionCurve, ExclusionRow, LimitSource, ScanAxis, write_curve
from recast.exclusion.lowenergy_curves import scan_constraints
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.quarks import scenario
from recast.model.scan_point import ScanPoint
from recast.pipeline.archive import archive_inputs, archive_notes, replaced_notes
from recast.pipeline.excluded import PointResult
from recast.pipeline.folder import claim, only_run
from recast.pipeline.kept import STEPS, count_of_other_versions
from recast.pipeline.lowenergy import (
    DrawnConstraints,
    drawn_constraints,
    low_energy_pulls,
    scan_charge_notes,
)
from recast.pipeline.outputs import output_names, write_outputs
from recast.pipeline.points import ModelPoints
from recast.pipeline.prepare import Prepared, check_places, prepare_run, whole_region
from recast.pipeline.rates import not_from_quarks
from recast.pipeline.results import Simulated
from recast.pipeline.scan import Answer, Bench, Failure, scan_points
from recast.pipeline.simulate import limit_regions
from recast.pipeline.state import Ledger
from recast.statistics.counting import METHODS
from recast.statistics.expected import errors_without_effect, taken_as_independent

__all__ = ["PRELOAD", "RunOutcome", "curve_of", "prepare_generator", "run_card"]

PRELOAD = ("recast.generate.preload", "recast.analysis.run")
"""Modules of what the workers of a run do."""
_OTHER_PROCESSES = 0.02
"""Share of other processes in an expectation that moves a coupling by more than 1 %."""


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """What a run made."""

    folder: Path
    curve: ExclusionCurve
    expectation: Expectation | None
    """The Standard Model's number of events, factor by factor; None where it is not simulated. Of several
    regions it is that of the first one."""
    results: tuple[PointResult, ...]
    timings: dict[str, dict[str, float]]
    """Seconds and events of each kind of step made in this run; reused steps are not in it."""
    failures: tuple[Failure, ...] = ()
    """Model points that could not be computed."""
    notes: tuple[str, ...] = ()
    """What the results alone do not say, in sentences."""
    further: tuple[Expectation, ...] = ()
    """Those of the other regions that set the limit together."""


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
        The failure of the first point, if every model point failed; one that fails stops no other.
    """
    analysis = load_analysis(card.analysis.name)
    prepared = prepare_run(card, analysis)
    make_folder(out)
    kept = make_folder(steps or out / STEPS)
    with workers(jobs, PRELOAD) as pool, only_run(out, wait_s=wait_s):
        claim(card, out, update)
        check_places(out, output_names(card.figures, simulated=True))
        inputs = archive_inputs(card.model.name, {"analysis": analysis.folder}, out)
        for note in replaced_notes(inputs, out):
            progress.note(note)
        foreign = count_of_other_versions(kept)
        if foreign:
            progress.finish("kept steps", f"{foreign} were made by another version and are not used")
        prepare_generator(card, card.points(), progress)
        bench = Bench(card, analysis, kept, Ledger.of(out, card), pool, progress)
        bench.begin(card.points())
        expected = _expectations(bench)
        drawn = drawn_constraints(card)
        model = card.model.load()
        notes = (
            *model.notes,
            *scan_charge_notes(card),
            *_normalisation_notes(card, analysis.card, expected),
            *_error_notes(card, analysis.card, expected),
            *drawn.notes,
            *prepared.notes,
        )
        notes += archive_notes(inputs)
        for note in notes:
            progress.note(note)
        answers = _scanned(bench, keep_failed)
        results = [answer.result for answer in answers if answer.result is not None]
        failures = [answer.failure for answer in answers if answer.failure is not None]
        if not results:
            raise failures[0].error
        outcome = RunOutcome(
            out,
            curve_of(card, [_row(answer) for answer in answers], drawn),
            expected[0] if expected else None,
            tuple(results),
            bench.simulator.steps.timings,
            tuple(failures),
            notes,
            expected[1:],
        )
        _write(bench, prepared, outcome, drawn, inputs)
    return outcome


def _expectations(bench: Bench) -> tuple[Expectation, ...]:
    """Return the Standard Model's number of events in each region of the limit; none without one."""
    block, sm = bench.card.analysis, bench.sm
    if sm is None:
        return ()
    together = limit_regions(bench.card, bench.analysis)
    return tuple(
        expectation(
            sm.results,
            bench.analysis.card,
            region,
            block.dataset,
            block.factor,
            block.k_factor_source,
            not_from_quarks(bench.simulator),
        )
        for region in together or (whole_region(bench.card, bench.analysis),)
    )


def _scanned(bench: Bench, keep_failed: bool) -> list[Answer[PointResult]]:
    """Return the answers of the card's points, and of those that its refinement adds."""
    block, answers = bench.card.refine, scan_points(bench, bench.card.points(), keep_failed=keep_failed)
    while block is not None:
        more = _more(bench.card, answers, block.tolerance, block.most_points - len(answers))
        if not more:
            break
        bench.progress.finish("refinement", f"{len(more)} points more")
        answers += scan_points(bench, more, keep_failed=keep_failed)
        answers.sort(key=lambda item: item.point)
    return answers


def _more(card: RunCard, answers: list[Answer[PointResult]], tolerance: float, most: int) -> list[ScanPoint]:
    """Return the points that a scan needs besides: where its curve bends, or at its boundary on a plane."""
    rows = _told(card, [_row(answer) for answer in answers])
    curve = ExclusionCurve(rows, *_axes(card), fixed_coupling=card.fixed_coupling)
    axes = curve.axes
    if len(axes) == 2:
        x, y = axes
        logarithmic = (x.logarithmic, y.logarithmic)
        places = more_points(x.values, y.values, margins(curve), tolerance, most, logarithmic)
        return [ScanPoint.of({x.name: a, y.name: b}) for a, b in places]
    (axis,) = axes
    points = [
        Sampled(x, row.headline.value, row.headline.error or 0.0, row.source is LimitSource.FAILED)
        for x, row in zip(curve.x, curve.rows, strict=True)
    ]
    values = more_values(points, tolerance, most, logarithmic=axis.logarithmic)
    return [ScanPoint.of({axis.name: value}) for value in values]


def _row(answer: Answer[PointResult]) -> ExclusionRow:
    if answer.result is not None:
        return answer.result.row
    reason = answer.failure.reason if answer.failure else "unknown"
    return ExclusionRow.missing(answer.point, LimitSource.FAILED, f"failed: {reason}")


def _told(card: SimulatedCard, rows: Sequence[ExclusionRow]) -> tuple[ExclusionRow, ...]:
    """Return the rows with the reason why they do not tell of the card's fixed coupling, if there is one."""
    points, fixed = ModelPoints.of(card), card.fixed_coupling
    return tuple(
        row if row.source is LimitSource.FAILED else replace(row, beyond=points.beyond(row.point, fixed))
        for row in rows
    )


def _axes(card: SimulatedCard) -> tuple[tuple[ScanAxis, ...], ScanAxis]:
    points = ModelPoints.of(card)
    return points.axes(card), points.limit_axis(card)


def prepare_generator(card: RunCard, scanned: Sequence[ScanPoint], progress: Progress) -> None:
    """Make what the generator of a card needs once at these points, before workers start."""
    if card.generate.backend == "builtin":
        progress.start("matrix elements")
        points, reaction, settings = ModelPoints.of(card), card.reaction(), card.settings()
        if card.analysis.simulates_background:
            reaction.prepare(settings, points.standard_model(card))
        # a charge that is zero at some points has no vertex there: another UFO
        for point in scanned:
            reaction.prepare(settings, points.at(point, points.reference(point)))
        progress.finish("matrix elements")


def curve_of(card: SimulatedCard, rows: Sequence[ExclusionRow], drawn: DrawnConstraints) -> ExclusionCurve:
    """Return the curve of a card with these rows, and the constraints at their points."""
    constraints = scan_constraints(
        drawn.names,
        [row.point for row in rows],
        DataSet(card.low_energy.data),
        scenario(drawn.quarks),
        None,
        card.model.load(),
        card.model.parameters,
    )
    points = ModelPoints.of(card)
    masses = np.array([points.mass(row.point) for row in rows])
    lines = tuple(line for kind in card.lines() for line in kind.lines(masses))
    cards = (
        card.members() if isinstance(card, CombinationCard) else [card] if isinstance(card, RunCard) else []
    )
    windows = any(item.analysis.region == WINDOW for item in cards)
    return ExclusionCurve(_told(card, rows), *_axes(card), constraints, card.fixed_coupling, lines, windows)


def _normalisation_notes(
    card: RunCard, analysis: AnalysisCard, expected: Sequence[Expectation]
) -> tuple[str, ...]:
    """Say so where a signal is normalised to an expectation that is not that of the simulated process.

    And where the background is one that it is not: nothing, where many are simulated.
    """
    if parse_normalisation(card.analysis.normalisation) is not Normalisation.RELATIVE:
        texts = [item.far_from_published() for item in expected if item.published == 0]
        return tuple(f"background: {text}" for text in texts if text)
    found = []
    for item in expected:
        if text := item.far_from_published():
            found.append(f"relative normalisation: {text}; it scales the signal as well")
        numbers = analysis.find_region(item.region, card.analysis.dataset)
        share = (numbers and numbers.background_fraction) or 0.0
        if share > _OTHER_PROCESSES and card.analysis.region != WINDOW:
            what = f"{share:.3g} of the published expectation in {item.region} is of other processes"
            found.append(f"relative normalisation: {what}, but the signal is normalised to all of it")
    return tuple(found)


def _error_notes(card: RunCard, analysis: AnalysisCard, expected: Sequence[Expectation]) -> tuple[str, ...]:
    """Say so where the published error of a background is not in the limit, or not as the card has it."""
    if not METHODS[card.limit.method].takes_errors:
        return ()
    block = card.analysis
    regions = [item.region for item in expected if block.region != WINDOW]
    found = [(region, analysis.find_region(region, block.dataset)) for region in regions]
    notes = [
        f"{region}: {note}"
        for region, item in found
        if item is not None
        for note in errors_without_effect(item.expected or 0.0, item.error)
    ]
    if card.limit.regions is None:
        absolute = parse_normalisation(block.normalisation) is Normalisation.ABSOLUTE
        for item in expected:
            shared = analysis.shared_nuisances(item.region, block.dataset, luminosity=absolute)
            if shared:
                notes.append(f"{item.region}: {taken_as_independent(shared)}")
    return tuple(notes)


def _write(
    bench: Bench,
    prepared: Prepared,
    outcome: RunOutcome,
    drawn: DrawnConstraints,
    inputs: dict[str, Any],
) -> None:
    card = bench.card
    window, points = card.analysis.region == WINDOW, ModelPoints.of(card)
    facts = prepared.facts
    if window:
        masses = {points.mass(item.point): item.expected.background for item in outcome.results}
        seen = sorted(
            {
                points.mass(item.point)
                for item in outcome.results
                if item.row.observed_published or item.row.limits.observed.value is not None
            }
        )
        places = ", ".join(f"{mass:g}" for mass in seen)
        counts = f"observed counts are published at {places} GeV" if seen else facts.counts
        facts = replace(facts, counts=counts, window_backgrounds=tuple(sorted(masses.items())))
    folder = outcome.folder
    made_by = provenance(
        card=card.model_dump(mode="json"),
        seed=card.seed,
        analysis_fingerprint=bench.analysis.fingerprint,
        analysis_numbers=numbers_key(bench.analysis.folder),
        inputs=inputs,
    )
    write_curve(outcome.curve, folder / "exclusion.csv")
    standard_model = None
    if bench.sm is not None and outcome.expectation is not None:
        standard_model = bench.sm.as_dict() | {
            "expectation": outcome.expectation.to_json(),
            "further_expectations": [item.to_json() for item in outcome.further],
        }
    content = {
        "name": card.name,
        "facts": facts.as_dict(),
        "notes": list(outcome.notes),
        "model": points.model.describe(),
        "process": card.reaction().name,
        # a window has a count of its own at each mass: it stands with the points
        "statistics": None if window else outcome.results[0].expected.as_dict(),
        "standard_model": standard_model,
        "reference_result": bench.reference.as_dict() if bench.reference else None,
        "points": [
            item.as_dict()
            | {"low_energy": low_energy_pulls(card, item.point, _couplings(card, item), drawn.listed_quarks)}
            for item in outcome.results
        ],
        "failures": [{"parameters": dict(item.point), "reason": item.reason} for item in outcome.failures],
        "curve": outcome.curve.as_dict(),
        "low_energy": {
            "constraints": list(drawn.names),
            "data": card.low_energy.data,
            "quarks": drawn.quarks,
        },
        "provenance": made_by,
    }
    write_outputs(
        content, folder, card.figures, prepared.citations, Simulated(card, outcome.curve, facts, drawn)
    )


def _couplings(card: RunCard, result: PointResult) -> dict[str, float | None]:
    """Return the couplings of a point at which the low-energy constraints are listed."""
    if card.reaction().branching:
        return {}
    return {"reference": result.reference_coupling, "excluded": result.row.limits.observed.value}
