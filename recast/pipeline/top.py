"""Pipeline: `recast run` of a `top_zprime` card: limits on BR(t -> Z' q) BR(Z' -> mu mu) against mZ'."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from pathlib import Path

from recast.analysis.loader import LoadedAnalysis, load_analysis
from recast.analysis.templates import Templates, WindowBackground, load_templates
from recast.core.atomic import make_folder, write_json
from recast.core.errors import InputError
from recast.core.parallel import workers
from recast.core.progress import Progress
from recast.core.provenance import provenance
from recast.exclusion.top_curve import TopPoint, write_top_curve
from recast.exclusion.top_limit import BranchingLimit, SignalRate, branching_limit
from recast.exclusion.top_prediction import (
    PredictionCurve,
    RightHanded,
    c9_prediction,
    right_handed_prediction,
)
from recast.generate.pdf import load_pdf
from recast.generate.profiles import shower_profile
from recast.generate.top.process import Chirality, RareDecay, z_decay, zprime_decay
from recast.inputs.top import top_branching, top_cross_section
from recast.pipeline.folder import claim, only_run
from recast.pipeline.prepare import check_drawable, check_places, check_selection, cite_analysis
from recast.pipeline.search import WINDOW
from recast.pipeline.top_card import Projection, TopCard
from recast.pipeline.top_simulate import TopSimulation, TopSimulator
from recast.report.references import Citations, write_references
from recast.report.top_plot import write_top_plot

__all__ = ["TopOutcome", "run_top_card"]

_OUTPUTS = ("top_limits.csv", "top_limits.png", "top_limits.pdf", "results.json", "references.bib")
_DATA_GEV = 8000.0
_PUBLISHED = "on_z"
"""Region of the published count."""


@dataclass(frozen=True, slots=True)
class TopOutcome:
    """What a run made."""

    folder: Path
    points: tuple[TopPoint, ...]
    on_z: BranchingLimit
    """Of BR(t -> Z q) BR(Z -> e e, mu mu)."""
    timings: dict[str, dict[str, float]]


def run_top_card(
    card: TopCard, out: Path, *, jobs: int, progress: Progress, update: bool = False
) -> TopOutcome:
    """Run the whole pipeline.

    Parameters
    ----------
    card
        The card.
    out
        Folder for the results; finished steps in it are reused.
    jobs
        Number of processes; the results do not depend on it.
    progress
        Receives the progress.
    update
        Accept a folder that holds the results of another card.

    Raises
    ------
    InputError
        If the card names something unknown, a mass is closed or not covered by the analysis, the profile
        keeps no jets, the folder holds another card's results, or another run is at work in it.
    """
    analysis = load_analysis(card.analysis.name)
    templates = load_templates(analysis.folder)
    prepared = _prepare(card, analysis, templates)
    make_folder(out)
    with only_run(out), workers(jobs) as pool:
        claim(card, out, update)
        check_places(out, (*_OUTPUTS, "provenance.json"))
        simulator = TopSimulator(card, analysis, make_folder(out / "steps"), pool, progress)
        on_z_simulation, on_z = _published(card, analysis, simulator, templates)
        text = f"t -> Z q: BR < {_branching(on_z.observed):.3g} (expected {_branching(on_z.median):.3g})"
        progress.finish("published region", text)
        points = []
        for mass in card.model.mzp_gev:
            points.append(_point(card, analysis, simulator, templates, mass))
            median = points[-1].limit.median
            note = f"BR x BR < {median:.3g} expected" if median else points[-1].limit.reason
            progress.finish(f"mZ' = {mass:g} GeV", note)
        outcome = TopOutcome(out, tuple(points), on_z, simulator.steps.stopwatch.as_dict())
        _write(card, analysis, templates, outcome, on_z_simulation, prepared)
    return outcome


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What the outputs say beside the numbers of the simulation."""

    facts: str
    """First sentence of the caption."""
    citations: Citations
    predictions: tuple[PredictionCurve, ...]


def _prepare(card: TopCard, analysis: LoadedAnalysis, templates: Templates) -> _Prepared:
    """Refuse what cannot be run before any work is done (`recast.pipeline.prepare`)."""
    profile = shower_profile(card.shower.profile)
    if not profile.slimming.jets:
        raise InputError(
            f'the shower profile "{card.shower.profile}" keeps no jets',
            where="shower.profile",
            mend="Choose no-mpi-jets or full-jets.",
        )
    settings = TopSimulator.settings_of(card)
    load_pdf(card.generate.pdf_set)
    for mass in card.model.mzp_gev:
        settings.check(_decay(card, mass))
        templates.window(*_edges(analysis.at(mass), mass))
        _in_published_window(analysis, mass)
    for item in card.projections:
        templates.window(*_edges(analysis, card.model.mzp_gev[0]), item.sqrt_s_gev)
    analysis.card.dataset(card.analysis.dataset).luminosity_fb(_DATA_GEV)
    analysis.card.region(_PUBLISHED, card.analysis.dataset)
    facts = f"{analysis.card.experiment} {analysis.card.title}{_number(analysis)}, window moved along mZ'"
    facts = " ".join(facts.split())
    check_drawable(facts, f"analysis {analysis.name}")
    features = [
        "shower:pythia8",
        "format:lhe",
        "statistics:cls",
        f"pdf:{card.generate.pdf_set}",
        "jets:fastjet",
        "top:pair",
    ]
    citations = cite_analysis(analysis, features)
    check_selection(analysis, profile, [_PUBLISHED], ())
    check_selection(analysis, profile, [WINDOW], card.model.mzp_gev[:1])
    return _Prepared(facts, citations, _predictions(card))


def _number(analysis: LoadedAnalysis) -> str:
    """Return the arXiv number of the first publication that has one, in brackets."""
    known = [item.arxiv for item in analysis.card.references if item.arxiv]
    return f" (arXiv:{known[0]})" if known else ""


def _decay(card: TopCard, mass: float) -> RareDecay:
    block = card.model
    return zprime_decay(mass, block.gp, chirality=Chirality(block.chirality), quark=block.quark)


def _edges(analysis: LoadedAnalysis, mass: float) -> tuple[float, float]:
    window = analysis.card.mass_window
    if window is None:
        raise InputError("it has no mass window", where=f"analysis {analysis.name}")
    half = window.relative_half_width.value * mass
    return mass - half, mass + half


def _predictions(card: TopCard) -> tuple[PredictionCurve, ...]:
    block, masses = card.prediction, list(card.model.mzp_gev)
    right = RightHanded(**block.right_handed.model_dump())
    return (*c9_prediction(masses, block.vphi_gev, block.sector), *right_handed_prediction(masses, right))


def _relative_error(analysis: LoadedAnalysis, dataset: str | None, sqrt_s_gev: float) -> float:
    """Relative error of luminosity and cross section."""
    sigma = top_cross_section(sqrt_s_gev)
    parts = [sigma.error / sigma.value]
    for item in analysis.card.dataset(dataset).luminosities:
        if item.sqrt_s_gev == _DATA_GEV and item.relative_error:
            parts.append(item.relative_error)
    return math.hypot(*parts)


def _rate(
    analysis: LoadedAnalysis, card: TopCard, simulation: TopSimulation, luminosity_fb: float
) -> SignalRate:
    value, error = simulation.events(luminosity_fb)
    relative = _relative_error(analysis, card.analysis.dataset, simulation.sqrt_s_gev)
    return SignalRate(value, error, relative)


def _published(
    card: TopCard, analysis: LoadedAnalysis, simulator: TopSimulator, templates: Templates
) -> tuple[TopSimulation, BranchingLimit]:
    """Return t -> Z q in the published selection and its limit on BR(t -> Z q) BR(Z -> e e, mu mu)."""
    decay = z_decay(chirality=Chirality(card.model.chirality), quark=card.model.quark)
    simulation = simulator.run("z", decay, _DATA_GEV, card.generate.events_on_z, None)
    data = analysis.card.dataset(card.analysis.dataset)
    region = analysis.card.region(_PUBLISHED, card.analysis.dataset)
    rate = _rate(analysis, card, simulation, data.luminosity_fb(_DATA_GEV))
    error = templates.published * templates.published_relative_error
    least = card.limit.least_events
    limit = branching_limit(rate, templates.published, error, observed=region.observed, least_events=least)
    return simulation, limit


def _branching(limit: float | None) -> float:
    """Return BR(t -> Z q) from its product with BR(Z -> e e, mu mu); NaN is never written, only shown."""
    return math.nan if limit is None else limit / (2.0 * top_branching("z_to_charged_lepton_pair").value)


def _point(
    card: TopCard, analysis: LoadedAnalysis, simulator: TopSimulator, templates: Templates, mass: float
) -> TopPoint:
    decay, least = _decay(card, mass), card.limit.least_events
    luminosity = analysis.card.dataset(card.analysis.dataset).luminosity_fb(_DATA_GEV)
    name, edges = f"zp{mass:g}", _edges(analysis, mass)
    simulation = simulator.run(name, decay, _DATA_GEV, card.generate.events, mass)
    background = templates.window(*edges)
    limit = branching_limit(
        _rate(analysis, card, simulation, luminosity), background.value, background.error, least_events=least
    )
    observed = _observed_on_z(card, analysis, simulator, templates, mass)
    projected = []
    for item in card.projections:
        future = simulator.run(name, decay, item.sqrt_s_gev, card.generate.events, mass)
        scaled, error = _scaled(templates.window(*edges, item.sqrt_s_gev), item, luminosity)
        rate = _rate(analysis, card, future, item.luminosity_fb)
        projected.append(branching_limit(rate, scaled, error, least_events=least))
    share = simulation.acceptance
    return TopPoint(
        mass,
        (share.value, share.error),
        limit,
        observed,
        tuple(projected),
        background.by_process,
        (simulation.as_dict(),),
        share.bound,
    )


def _in_published_window(analysis: LoadedAnalysis, mass: float) -> bool:
    """Return whether the mass' whole window lies in that of the published region."""
    low, high = analysis.card.cut("m_ll_min_gev"), analysis.card.cut("m_ll_max_gev")
    edges = _edges(analysis, mass)
    return low <= edges[0] and edges[1] <= high


def _scaled(background: WindowBackground, item: Projection, luminosity_fb: float) -> tuple[float, float]:
    """Return the background of a projection and its error: both grow with the luminosity."""
    factor = item.luminosity_fb / luminosity_fb
    return background.value * factor, background.error * factor


def _observed_on_z(
    card: TopCard, analysis: LoadedAnalysis, simulator: TopSimulator, templates: Templates, mass: float
) -> BranchingLimit | None:
    """Return the limit from the published count where the mass' whole window lies in the published one."""
    if not _in_published_window(analysis, mass):
        return None
    simulation = simulator.run(f"zp{mass:g}", _decay(card, mass), _DATA_GEV, card.generate.events, None)
    data = analysis.card.dataset(card.analysis.dataset)
    region = analysis.card.region(_PUBLISHED, card.analysis.dataset)
    return branching_limit(
        _rate(analysis, card, simulation, data.luminosity_fb(_DATA_GEV)),
        templates.published,
        templates.published * templates.published_relative_error,
        observed=region.observed,
        least_events=card.limit.least_events,
    )


def _write(
    card: TopCard,
    analysis: LoadedAnalysis,
    templates: Templates,
    outcome: TopOutcome,
    on_z: TopSimulation,
    prepared: _Prepared,
) -> None:
    folder = outcome.folder
    names = [f"{item.sqrt_s_gev / 1000:g}TeV_{item.luminosity_fb:g}fb" for item in card.projections]
    write_top_curve(outcome.points, names, prepared.predictions, folder / "top_limits.csv")
    citations = prepared.citations
    write_references(folder / "references.bib", citations.keys, citations.own)
    made_by = provenance(
        card=card.model_dump(mode="json"), seed=card.seed, analysis_fingerprint=analysis.fingerprint
    )
    published = {item.name: item.value for item in analysis.card.validation}
    content = {
        "name": card.name,
        "kind": card.kind,
        "published_region": {
            **on_z.as_dict(),
            "limit_on_br_t_br_z": outcome.on_z.as_dict(),
            "br_t_to_zq_observed": _or_none(outcome.on_z.observed),
            "br_t_to_zq_expected": _or_none(outcome.on_z.median),
            "published": published,
        },
        "backgrounds": {
            "published": templates.published,
            "simulated_on_z": templates.simulated_on_z,
            "factor": templates.factor,
        },
        "points": [point.as_dict(names) for point in outcome.points],
        "predictions": {item.name: item.values.tolist() for item in prepared.predictions},
        "provenance": made_by,
    }
    write_json(folder / "results.json", content)
    write_top_plot(outcome.points, names, prepared.predictions, prepared.facts, folder)
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in _OUTPUTS}
    write_json(folder / "provenance.json", made_by | {"outputs_sha256": hashes})


def _or_none(limit: float | None) -> float | None:
    return None if limit is None else _branching(limit)
