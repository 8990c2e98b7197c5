"""Pipeline: closure of expected numbers of events: cutflow, channels, variants, the remaining difference."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from recast.analysis.expectation import expected_yield
from recast.analysis.normalisation import combined
from recast.analysis.run import AnalysisResult
from recast.analysis.yields import Yield
from recast.cards import DEFAULT_REGION, RunCard, UncertaintiesBlock
from recast.core.blocks import Block
from recast.core.errors import RunError
from recast.generate.base import FinalState
from recast.pipeline.closure.section import Row, Section, number
from recast.pipeline.closure.setup import Setup, patched
from recast.pipeline.search import varied_background
from recast.pipeline.simulate import Simulation, Simulator
from recast.pipeline.uncertainties import varied_yield, yield_uncertainties

__all__ = ["EventsBlock", "check_events", "expected_events"]


class Variant(Block, strict=False):
    """A change of the analysis card or of the shower whose effect on the yield is shown."""

    name: str
    card: dict[str, Any] = Field(default_factory=dict)
    """Values of the analysis card that change."""
    profile: str | None = None
    """Another shower profile."""


class EventsBlock(Block, strict=False):
    """Data sets, final states, statistics and variants."""

    datasets: tuple[str, ...] = Field(min_length=1)
    region: str = DEFAULT_REGION
    """Region of cutflow, variants and uncertainties."""
    final_states: dict[FinalState, int] = Field(min_length=1)
    """Events of each final state; the first one is that of `region`."""
    profile: str = "no-mpi"
    cuts: dict[str, float] = Field(default_factory=dict)
    """Generator cuts."""
    variants: tuple[Variant, ...] = ()
    uncertainties: UncertaintiesBlock = UncertaintiesBlock()
    objects_per_event: int = Field(default=4, gt=0)
    """Leptons an event, to spread the remaining difference over."""
    cross_section: bool = False
    """Show the cross section of the region instead of a number of events."""
    published_fb: float | None = None
    published_error_fb: float | None = None
    published_source: str = ""


def check_events(setup: Setup, block: EventsBlock) -> None:
    """Refuse unknown names, variants that are no analysis, PDF sets and scales that do not go together."""
    for dataset in block.datasets:
        setup.analysis.card.dataset(dataset)
    for profile in (block.profile, *(item.profile for item in block.variants if item.profile)):
        card = _card(setup, block, 1, profile, block.datasets[0])
        setup.check(card.model_copy(update={"uncertainties": block.uncertainties}), [block.region])
    for variant in block.variants:
        patched(setup.analysis, variant.card)


def expected_events(setup: Setup, title: str, block: EventsBlock) -> Section:
    """Return yields by data set and region beside the published ones, and what each variant does to them."""
    card = setup.analysis.card
    simulations = {
        state: _simulate(setup, block, state, n, block.profile, block.datasets[0])
        for state, n in block.final_states.items()
    }
    first = next(iter(simulations.values()))
    dataset = block.datasets[0]
    nominal = _sum(setup, first.results, block.region, dataset)
    if not nominal.value:
        raise RunError(
            f"no simulated event is selected in {block.region}",
            where=title,
            mend="Let final_states have more events.",
        )
    results = [result for simulation in simulations.values() for result in simulation.results]
    simulator = _simulator(setup, block, next(iter(block.final_states)), 1, block.profile, block.datasets[0])
    other = varied_background(block.uncertainties)
    varied = varied_yield(simulator, first, block.region, block.uncertainties, other)
    parts = yield_uncertainties(varied, simulator.luminosity_relative_error)
    whole = combined(parts)
    rows: list[Row] = []
    text: list[str] = []
    for name in block.datasets:
        text += [_cutflow(setup, first.results, block.region, name)]
        for region in card.regions:
            if region not in first.results[0].regions:
                continue
            total = whole.symmetric if region == block.region else None
            rows += _rows(setup, results, region, name, total)
    text.append(
        f"Uncertainties of {block.region}, lowest order: "
        + "; ".join(
            f"{p.name} -{p.down:.1%} +{p.up:.1%}{f' ({p.note})' if p.note else ''}" for p in (*parts, whole)
        )
        + "."
    )
    table, ratios = _variants(setup, block, first, nominal, dataset)
    text += table
    numbers = card.dataset(dataset).regions.get(block.region)
    if numbers is not None and numbers.expected:
        text.append(_remaining(setup, block, nominal, numbers.expected, numbers.background_fraction or 0.0))
    data = {
        "uncertainties": [part.to_json() for part in (*parts, whole)],
        "variants": ratios,
        "nominal": nominal.to_json(),
    }
    if block.cross_section:
        rows = [_fiducial_row(block, first, whole.symmetric)]
    return Section(title, tuple(rows), tuple(text), data=data)


def _simulator(
    setup: Setup, block: EventsBlock, state: FinalState, events: int, profile: str, dataset: str | None
) -> Simulator:
    return setup.simulator(_card(setup, block, events, profile, dataset), state)


def _card(setup: Setup, block: EventsBlock, events: int, profile: str, dataset: str | None) -> RunCard:
    return setup.card(
        generate={"events_sm": events, "cuts": dict(block.cuts)},
        shower={"profile": profile, "control_variate": False},
        analysis={"dataset": dataset, "region": block.region},
    )


def _simulate(
    setup: Setup, block: EventsBlock, state: FinalState, events: int, profile: str, dataset: str | None
) -> Simulation:
    return setup.simulate_sm(_simulator(setup, block, state, events, profile, dataset))


def _sum(setup: Setup, results: tuple[AnalysisResult, ...], region: str, dataset: str) -> Yield:
    return expected_yield(results, setup.analysis.card, region, dataset)


def _rows(
    setup: Setup, results: list[AnalysisResult], region: str, dataset: str, total: float | None
) -> list[Row]:
    """Return the rows of a region; `total`, if known, is its whole relative uncertainty."""
    card = setup.analysis.card
    data = card.dataset(dataset)
    plain = expected_yield(results, card, region, dataset)
    numbers = data.regions.get(region)
    published = numbers.expected if numbers else None
    spread = (numbers.error or None) if numbers else None
    source = numbers.source if numbers else ""
    note = "" if total is None else "error: total"

    def row(what: str, value: float, beside: float | None, error: float | None) -> Row:
        name = f"{region}, {dataset}, {what}"
        if not value:
            none = "no simulated event selected; error: bound at 95 % CL"
            return Row(name, value, plain.bound or 0.0, "events", beside, error, source, none)
        relative = plain.relative_error if total is None else total
        return Row(name, value, relative * value, "events", beside, error, source, note)

    rows = [row("lowest order", plain.value, published, spread)]
    if card.k_factors:
        scaled = sum(
            card.k_factor(result.sqrt_s_gev).value
            * 1000.0
            * data.luminosity_fb(result.sqrt_s_gev)
            * result.cross_section(region).value
            for result in results
        )
        rows.append(row("with K", scaled, published, spread))
    if numbers and numbers.observed is not None:
        seen = float(numbers.observed)
        rows.append(row("beside the observed number", plain.value, seen, seen**0.5))
    return rows


def _cutflow(setup: Setup, results: tuple[AnalysisResult, ...], region: str, dataset: str) -> str:
    """Return the cutflow in events, one column an energy."""
    data = setup.analysis.card.dataset(dataset)
    columns = []
    for result in results:
        scale = 1000.0 * data.luminosity_fb(result.sqrt_s_gev)
        sums = [scale * float(tally.sum_weights) for _, tally in result.cutflow.steps]
        columns.append([*sums, scale * float(result.regions[region].sum_weights)])
    names = [name for name, _ in results[0].cutflow.steps] + [f"region {region}"]
    energies = " | ".join(f"{result.sqrt_s_gev / 1000:g} TeV" for result in results)
    lines = [f"| cut, {dataset} | {energies} | sum | of previous |", "| --- " * (len(results) + 3) + "|"]
    before = None
    for row, name in enumerate(names):
        total = sum(column[row] for column in columns)
        share = f"{total / before:.4f}" if before else ""
        values = " | ".join(f"{column[row]:.2f}" for column in columns)
        lines.append(f"| {name.replace('|', chr(92) + '|')} | {values} | {total:.2f} | {share} |")
        before = total
    return "\n".join(lines)


def _variants(
    setup: Setup, block: EventsBlock, nominal_sim: Simulation, nominal: Yield, dataset: str
) -> tuple[list[str], dict[str, float]]:
    if not block.variants:
        return [], {}
    state, events = next(iter(block.final_states.items()))
    lines = [f"| change | {block.region} events | over the nominal |", "| --- | --- | --- |"]
    ratios = {}
    for variant in block.variants:
        simulation = nominal_sim
        if variant.profile is not None:
            simulation = _simulate(setup, block, state, events, variant.profile, dataset)
        changed = patched(setup.analysis, variant.card)
        results = setup.again(simulation, changed)
        found = expected_yield(results, changed.card, block.region, dataset)
        ratio = found.value / nominal.value
        ratios[variant.name] = ratio
        lines.append(f"| {variant.name} | {number(found.value, found.error)} | {ratio:.4f} |")
    return ["\n".join(lines)], ratios


def _remaining(setup: Setup, block: EventsBlock, nominal: Yield, expected: float, background: float) -> str:
    """Return what is left unexplained, as a factor and for each object."""
    card = setup.analysis.card
    signal = expected * (1.0 - background)
    left = signal / nominal.value
    each = left ** (1.0 / block.objects_per_event)
    text = (
        f"Remaining difference: the published expectation without its background fraction, {signal:.2f} "
        f"events, is {left:.3f} of the lowest order prediction, {each:.4f} for each of "
        f"{block.objects_per_event} leptons."
    )
    if card.k_factors:
        factor = sum(item.value for item in card.k_factors) / len(card.k_factors)
        with_k = left / factor
        each = with_k ** (1.0 / block.objects_per_event)
        text += (
            f" With the K factor {factor:.3f} it is {with_k:.3f}, {each:.4f} for each lepton: the efficiency "
            "that the cuts and effects under `not_simulated` would have to have."
        )
    return text


def _fiducial_row(block: EventsBlock, simulation: Simulation, relative: float) -> Row:
    result = simulation.results[0]
    found = result.cross_section(block.region).scaled(1000.0)
    return Row(
        f"fiducial sigma({block.region}), {result.sqrt_s_gev / 1000:g} TeV, lowest order",
        found.value,
        found.value * relative,
        "fb",
        block.published_fb,
        block.published_error_fb,
        block.published_source,
        "error: total",
    )
