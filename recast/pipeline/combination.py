"""Pipeline: `recast run` of a card with several analyses: each by itself, then all in one limit.

Each analysis is a run of its own in the folder `analyses`; their kept steps are in one place, so that events
which two of them ask for are made once.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from recast.analysis.keys import numbers_key
from recast.analysis.loader import analysis_card, analysis_folder, load_analysis
from recast.cards import CombinationCard, RunCard
from recast.core.atomic import make_folder
from recast.core.errors import InputError
from recast.core.parallel import refuse_in_import
from recast.core.progress import Progress
from recast.core.provenance import provenance
from recast.core.seeds import derive_seed
from recast.exclusion.combination import measured_chi2
from recast.exclusion.coupling import LargestCoupling, ParameterLimit, not_observed
from recast.exclusion.curve import ExclusionRow, LimitSource, write_curve
from recast.exclusion.scaling import CurvePoint
from recast.inputs.lowenergy import DataSet
from recast.inputs.published_limits import CurveKind
from recast.lowenergy.base import LARGEST_COUPLING
from recast.lowenergy.quarks import scenario
from recast.lowenergy.registry import observable
from recast.model.scan_point import ScanPoint
from recast.pipeline.archive import archive_inputs, replaced_notes
from recast.pipeline.combine import CombinedPoint, MeasuredAt, combined_points, require_one_card_a_name
from recast.pipeline.figures import FigureModel, figure_notes, figure_references
from recast.pipeline.folder import claim, only_run
from recast.pipeline.kept import MEMBERS, STEPS
from recast.pipeline.lowenergy import drawn_constraints, low_energy_pulls
from recast.pipeline.outputs import output_names, write_outputs
from recast.pipeline.points import ModelPoints
from recast.pipeline.prepare import Prepared, check_places, prepare_run
from recast.pipeline.results import Simulated
from recast.pipeline.run import RunOutcome, curve_of, run_card
from recast.pipeline.scan import Failure
from recast.report.caption import RunFacts
from recast.report.references import cited
from recast.statistics.likelihood import require_apart

__all__ = ["check_combination", "run_any_card", "run_combination"]

Left = Sequence[tuple[ScanPoint, str]]


def run_any_card(card: RunCard | CombinationCard, out: Path, **options: Any) -> RunOutcome:
    """Run a card with one analysis or several; other arguments and errors as `run_card`."""
    if isinstance(card, CombinationCard):
        return run_combination(card, out, **options)
    return run_card(card, out, **options)


def run_combination(
    card: CombinationCard,
    out: Path,
    *,
    progress: Progress,
    update: bool = False,
    steps: Path | None = None,
    wait_s: float = 0.0,
    **options: Any,
) -> RunOutcome:
    """Run each analysis of a card and combine their limits; other arguments and errors as `run_card`.

    Raises
    ------
    InputError
        Also if two analyses use one data set, different ones have one name, or a measurement does not hold
        for the model.
    """
    refuse_in_import()
    members = card.members()
    prepared = [prepare_run(member, load_analysis(member.analysis.name)) for member in members]
    measured = check_combination(card, members)
    drawn = drawn_constraints(card)
    make_folder(out)
    with only_run(out, wait_s=wait_s):
        claim(card, out, update)
        check_places(out, output_names(card.figures, simulated=True))
        kept = make_folder(steps or out / STEPS)
        folders = {f"{MEMBERS}/{item.name}": load_analysis(item.analysis.name).folder for item in members}
        inputs = archive_inputs(card.model.name, folders, out)
        for note in replaced_notes(inputs, out):
            progress.note(note)
        outcomes = []
        for member in members:
            progress.note(f"analysis {member.name}")
            folder = make_folder(out / MEMBERS / member.name)
            options |= {"progress": progress, "update": update, "steps": kept, "wait_s": wait_s}
            outcomes.append(run_card(member, folder, **options))
        progress.start("combination")
        found, left = combined_points(
            [item.folder for item in outcomes],
            measured,
            card.overlap,
            card.limit.calculator,
            card.limit.toys,
            derive_seed(card.seed, "toys", bits=63),
        )
        progress.finish("combination", f"{len(found)} points")
        combined = {item.point: item for item in found}
        rows = _rows(card, outcomes, combined, left)
        curve = curve_of(card, rows, drawn)
        failures = tuple(
            Failure(item.point, f"{member.name}: {item.reason}", item.error)
            for member, outcome in zip(members, outcomes, strict=True)
            for item in outcome.failures
        )
        notes = (*_notes(card, outcomes, found, left), *figure_notes(card))
        for note in notes:
            progress.note(note)
        outcome = RunOutcome(out, curve, None, (), {}, failures, (*notes, *drawn.notes))
        facts = _facts(card, prepared)
        content = {
            "name": card.name,
            "facts": facts.as_dict(),
            "notes": list(outcome.notes),
            "model": card.model.load().describe(),
            "process": "; ".join(dict.fromkeys(member.reaction().name for member in members)),
            "energies_gev": _energies(members),
            "statistics": None,
            "standard_model": None,
            "reference_result": None,
            "points": [
                _point(card, row, combined[row.point], drawn.listed_quarks)
                for row in rows
                if row.point in combined
            ],
            "failures": [{"parameters": dict(item.point), "reason": item.reason} for item in failures],
            "curve": curve.as_dict(),
            "low_energy": {
                "constraints": list(drawn.names),
                "data": card.low_energy.data,
                "quarks": drawn.quarks,
            },
            "provenance": provenance(card=card.model_dump(mode="json"), seed=card.seed, inputs=inputs),
        }
        write_curve(curve, out / "exclusion.csv")
        keys = [key for item in prepared for key in item.citations.keys]
        keys += [key for name in card.measurements for key in _references(card, name)]
        own = {key: work for item in prepared for key, work in item.citations.own.items()}
        write_outputs(content, out, card.figures, cited((), keys, own), Simulated(card, curve, facts, drawn))
    return outcome


def _references(card: CombinationCard, name: str) -> tuple[str, ...]:
    return observable(name).info(DataSet(card.low_energy.data)).references


def check_combination(card: CombinationCard, members: Sequence[RunCard]) -> MeasuredAt | None:
    """Return the chi2 of the measurements of a card.

    Raises
    ------
    InputError
        If two analyses are of one data set, or different ones of one name, or a measurement or a figure does
        not hold for the model.
    """
    _check_data(card, members)
    figure_references(card.figures, FigureModel.of(card))
    measured = _measured(card)
    if measured is not None:
        for point in card.points():
            measured(point)
    return measured


def _check_data(card: CombinationCard, members: Sequence[RunCard]) -> None:
    """Refuse two analyses of one data set, or of one name, before anything is simulated."""
    names = [member.analysis.name for member in members]
    require_one_card_a_name(
        {
            member.name: (analysis_card(name).name, numbers_key(analysis_folder(name)))
            for member, name in zip(members, names, strict=True)
        }
    )
    sets = {
        member.name: [analysis_card(member.analysis.name).data_name(member.analysis.dataset)]
        for member in members
    }
    require_apart(sets, card.overlap, "analyses")


def _measured(card: CombinationCard) -> MeasuredAt | None:
    """Return the chi2 of the card's measurements at a point; None without any."""
    if not card.measurements:
        return None
    block, model = card.low_energy, card.model.load()
    quarks = scenario(drawn_constraints(card).listed_quarks)
    points = ModelPoints.of(card)

    def at(point: ScanPoint) -> Any:
        rest = {**points.fixed, **point}
        try:
            chi2, expected = measured_chi2(
                card.measurements, points.mass(point), DataSet(block.data), quarks, model, rest
            )
        except InputError as error:
            place = ", ".join(filter(None, ("measurements", error.where)))
            raise InputError(error.what, where=place, mend=error.mend) from error
        return chi2, expected, min(points.largest(point).value, LARGEST_COUPLING)

    return at


def _rows(
    card: CombinationCard,
    outcomes: Sequence[RunOutcome],
    combined: Mapping[ScanPoint, CombinedPoint],
    left: Left,
) -> list[ExclusionRow]:
    """Return a row for each point: combined, or why not."""
    points = ModelPoints.of(card)
    failed = {item.point: item.reason for outcome in outcomes for item in outcome.failures}
    reasons = dict(left)
    rows = []
    for point in sorted({row.point for outcome in outcomes for row in outcome.curve.rows}):
        if point in combined:
            rows.append(_row(combined[point], points.largest(point)))
        elif point in failed:
            rows.append(ExclusionRow.missing(point, LimitSource.FAILED, f"failed: {failed[point]}"))
        else:
            reason = reasons.get(point, "not all analyses have it")
            rows.append(ExclusionRow.missing(point, LimitSource.SCALING, f"not combined: {reason}"))
    return rows


def _row(item: CombinedPoint, largest: LargestCoupling) -> ExclusionRow:
    def limit(strength: float, more: float = 0.0) -> ParameterLimit:
        value = item.coupling(strength)
        error = value * math.hypot(item.relative_error, more)
        return ParameterLimit(value, error).within(largest)

    found = item.limits
    toys = 0.5 * found.observed_error / found.observed
    low2, low1, median, high1, high2 = (limit(strength) for strength in found.expected)
    observed = limit(found.observed, toys)
    if not item.observed_published:
        observed = not_observed()
    others = {f"{name}_alone": value for name, value in item.alone.items()}
    if item.counts is not None:
        others["counts"] = item.counts
    return ExclusionRow(
        item.point,
        LimitSource.SCALING,
        CurvePoint(observed, (low2, low1, median, high1, high2)),
        item.observed_published,
        {name: ParameterLimit(value).within(largest) for name, value in others.items()},
    )


def _point(card: CombinationCard, row: ExclusionRow, item: CombinedPoint, sector: str) -> dict[str, Any]:
    """Return a point for results.json; its samples are in those of the single runs."""
    regions = item.likelihood.regions.values()
    background = math.fsum(part.events for region in regions for part in region.backgrounds.values())
    couplings = {"reference": item.reference_coupling, "excluded": row.headline.value}
    return {
        **row.as_dict(),
        "scaled": row.limits.observed.as_dict(),
        "scaling_check": None,
        "direct": None,
        "direct_over_scaled": None,
        "statistics": {
            "background": background,
            "observed_events": sum(region.observed for region in regions) if row.observed_published else None,
            "observed_published": row.observed_published,
            "several_regions": item.limits.as_dict(),
        },
        "uncertainties": None,
        "likelihood": {"kind": "regions", "content": item.likelihood.model_dump(mode="json")},
        "reference": {"coupling": item.reference_coupling, "samples": []},
        "low_energy": low_energy_pulls(card, item.point, couplings, sector),
    }


def _notes(
    card: CombinationCard, outcomes: Sequence[RunOutcome], found: Sequence[CombinedPoint], left: Left
) -> tuple[str, ...]:
    notes = [f"{outcome.folder.name}: {note}" for outcome in outcomes for note in outcome.notes]
    notes += [f"not combined: {point}: {reason}" for point, reason in left]
    notes += sorted({f"{item.point}: {note}" for item in found for note in item.limits.notes})
    if card.measurements:
        names = ", ".join(card.measurements)
        notes.append(
            f"in the limit besides the counts: chi2 of {names} (data set {card.low_energy.data}), Gaussian "
            "measurements that share no nuisance with them; asymptotic formulae"
        )
    return tuple(notes)


def _energies(members: Sequence[RunCard]) -> list[float]:
    energies = {
        item.sqrt_s_gev
        for member in members
        for item in analysis_card(member.analysis.name).dataset(member.analysis.dataset).luminosities
    }
    return sorted(energies)


def _facts(card: CombinationCard, prepared: Sequence[Prepared]) -> RunFacts:
    parts = [item.facts for item in prepared]
    names = [*(item.title for item in card.analyses), *card.measurements]
    return dataclasses.replace(
        parts[0],
        analysis=" + ".join(names),
        experiment="combination" if len(names) > 1 else parts[0].experiment,
        observed_events=None,
        expected_events=None,
        window_backgrounds=(),
        normalisation=", ".join(dict.fromkeys(item.normalisation for item in parts)),
        counts="; ".join(item.of_analysis for item in parts),
        kind=next((item.kind for item in parts if item.kind != CurveKind.RECAST), parts[0].kind),
    )
