"""Pipeline: `recast run`: a card in, an exclusion curve and everything behind it out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from recast import __version__
from recast.analysis.expectation import Expectation, expectation
from recast.analysis.loader import LoadedAnalysis, load_analysis
from recast.cards import RunCard
from recast.core.atomic import make_folder
from recast.core.errors import InputError
from recast.core.parallel import workers
from recast.core.progress import Progress
from recast.core.provenance import provenance
from recast.exclusion.curve import ExclusionCurve, write_curve
from recast.exclusion.lowenergy_curves import constraint_curves
from recast.generate.base import Contribution
from recast.generate.matrix_elements import prepare_matrix_element
from recast.generate.pdf import load_pdf
from recast.generate.profiles import shower_profile
from recast.generate.registry import load_generator
from recast.inputs.electroweak import electroweak_scheme
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.registry import observable
from recast.model.point import ModelPoint
from recast.pipeline.excluded import MassResult, MassScanner
from recast.pipeline.folder import claim, only_run
from recast.pipeline.outputs import write_outputs
from recast.pipeline.pulls import low_energy_pulls
from recast.pipeline.search import WINDOW, check_search, prepare_search
from recast.pipeline.simulate import Simulation, Simulator
from recast.report.caption import RunFacts
from recast.report.references import references_for

__all__ = ["RunOutcome", "run_card"]

_STEPS = "steps"


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


def run_card(
    card: RunCard,
    out: Path,
    *,
    jobs: int,
    progress: Progress,
    update: bool = False,
    steps: Path | None = None,
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

    Raises
    ------
    InputError
        If the card names something unknown, the folder cannot be written, holds another card's results, or
        another run is at work in it.
    """
    analysis = load_analysis(card.analysis.name)
    check_search(card, analysis)
    _check(card, analysis)
    make_folder(out)
    with only_run(out), workers(jobs) as pool:
        claim(card, out, update)
        point = ModelPoint(1.0, 0.0, electroweak_scheme(card.model.electroweak_scheme))
        if card.generate.backend == "builtin":
            progress.start("matrix elements")
            prepare_matrix_element(card.generate.matrix_element)
            progress.finish("matrix elements", card.generate.matrix_element)
        simulator = Simulator(card, analysis, make_folder(steps or out / _STEPS), pool, progress)
        sm = simulator.run(point, Contribution.SM, card.generate.events_sm)
        progress.finish("Standard Model", f"{sm.events.value:.1f} +- {sm.events.error:.1f} events selected")
        search = prepare_search(card, analysis, simulator, sm)
        scanner = MassScanner(card, simulator, sm, search)
        results = []
        for mass in card.model.mzp_gev:
            results.append(scanner.exclude(mass))
            progress.finish(f"mZ' = {mass:g} GeV", _summary(results[-1]))
        curve = _curve(card, results)
        outcome = RunOutcome(
            out,
            curve,
            sm,
            expectation(
                sm.results,
                analysis.card,
                _whole_region(card, analysis),
                card.analysis.dataset,
                card.analysis.k_factor,
                card.analysis.k_factor_source,
            ),
            tuple(results),
            simulator.steps.stopwatch.as_dict(),
        )
        _write(card, analysis, outcome)
    return outcome


def _check(card: RunCard, analysis: LoadedAnalysis) -> None:
    """Refuse unknown names, and generator cuts that bias the selection, before any work is done."""
    window, cuts = analysis.card.signal_window, card.generate.cuts
    if window and not (
        cuts.m4l_min_gev <= window.m4l_min_gev
        and cuts.m4l_max_gev >= window.m4l_max_gev
        and cuts.mll_min_gev < window.mll_min_gev
    ):
        raise InputError(
            f"generate.cuts are tighter than the selection of {analysis.name}",
            mend=f"Loosen them to m4l_min_gev <= {window.m4l_min_gev:g}, m4l_max_gev >= "
            f"{window.m4l_max_gev:g}, mll_min_gev < {window.mll_min_gev:g}.",
        )
    shower_profile(card.shower.profile)
    load_pdf(card.generate.pdf_set)
    block = card.generate
    load_generator(block.backend, block.settings(), block.madgraph.options())
    for name in card.low_energy.constraints:
        observable(name)


def _summary(result: MassResult) -> str:
    if result.expected.observed_published:
        limit, what = result.row.limits.observed, "excluded"
    else:
        limit, what = result.row.limits.expected[2], "expected to be excluded"
    text = f"g' > {limit.gp:.4g} +- {limit.error or 0:.2g} {what}" if limit.gp else "no limit"
    return f"{text} ({result.row.source})"


def _curve(card: RunCard, results: list[MassResult]) -> ExclusionCurve:
    constraints = constraint_curves(
        card.low_energy.constraints, list(card.model.mzp_gev), DataSet(card.low_energy.data)
    )
    return ExclusionCurve(tuple(result.row for result in results), constraints)


def _references(card: RunCard, analysis: LoadedAnalysis, curve: ExclusionCurve) -> tuple[str, ...]:
    """Return the keys of what the run used."""
    features = [
        f"generator:{card.generate.backend}",
        f"matrix_element:{card.generate.matrix_element}",
        f"pdf:{card.generate.pdf_set}",
        f"statistics:{card.limit.method}",
        "shower:pythia8",
        "model:ufo",
        "format:lhe",
    ]
    keys = [item.texkey for item in analysis.card.references if item.texkey]
    keys += [key for item in curve.constraints for key in item.info.references]
    return references_for(features, keys)


def _normalisation(card: RunCard) -> str:
    block = card.analysis
    if block.k_factor == 1.0:
        return block.normalisation
    return f"{block.normalisation} with K = {block.k_factor:g} ({block.k_factor_source})"


def _whole_region(card: RunCard, analysis: LoadedAnalysis) -> str:
    """Return the region whose expectation is published: that of the card, or the one a window is part of."""
    window = analysis.card.mass_window
    return window.normalised_to if window and card.analysis.region == WINDOW else card.analysis.region


def _write(card: RunCard, analysis: LoadedAnalysis, outcome: RunOutcome) -> None:
    counts = outcome.results[0].expected.counts
    whole = analysis.card.region(_whole_region(card, analysis), card.analysis.dataset)
    facts = RunFacts(
        analysis=f"{analysis.card.experiment} {analysis.card.title}, {card.analysis.region}",
        observed_events=whole.observed or 0,
        expected_events=whole.expected or 0.0,
        shower_profile=card.shower.profile,
        statistics_method=card.limit.method,
        cl=counts.cl,
        normalisation=_normalisation(card),
        events_per_mass=card.generate.events,
        version=__version__,
    )
    folder = outcome.folder
    made_by = provenance(
        card=card.model_dump(mode="json"), seed=card.seed, analysis_fingerprint=analysis.fingerprint
    )
    write_curve(outcome.curve, folder / "exclusion.csv")
    data = DataSet(card.low_energy.data)
    content = {
        "name": card.name,
        "facts": facts.as_dict(),
        # a window has a count of its own at each mass: it stands with the points
        "statistics": None if card.analysis.region == WINDOW else outcome.results[0].expected.as_dict(),
        "standard_model": outcome.sm.as_dict() | {"expectation": outcome.expectation.to_json()},
        "points": [
            result.as_dict() | {"low_energy": low_energy_pulls(result.mzp_gev, _couplings(result), data)}
            for result in outcome.results
        ],
        "curve": outcome.curve.as_dict(),
        "low_energy": {
            "constraints": list(card.low_energy.constraints),
            "data": card.low_energy.data,
        },
        "provenance": made_by,
    }
    write_outputs(content, folder, card.figures, _references(card, analysis, outcome.curve))


def _couplings(result: MassResult) -> dict[str, float | None]:
    """Return the couplings of a mass at which the low-energy constraints are listed."""
    return {"reference": result.reference.point.gp, "excluded": result.row.limits.observed.gp}
