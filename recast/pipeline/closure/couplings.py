"""Pipeline: closure of the excluded coupling: `recast run` at several masses, beside a published limit."""

from __future__ import annotations

import math
from typing import Any

from pydantic import Field

from recast.analysis.card import Number, Numbers
from recast.cards import RunCard
from recast.core.blocks import Block
from recast.core.errors import InputError, did_you_mean
from recast.inputs.published_limits import PublishedLimit, published_limit
from recast.pipeline.closure.figures import CouplingCurve, coupling_figure, ratio_figure
from recast.pipeline.closure.section import Row, Section
from recast.pipeline.closure.setup import Setup
from recast.pipeline.effort import NARROW
from recast.pipeline.excluded import PointResult
from recast.pipeline.prepare import prepare_run
from recast.pipeline.run import run_card

__all__ = ["CouplingsBlock", "check_couplings", "couplings"]


class PublishedSignal(Numbers, strict=False):
    """How the rate of the signal behind the published limit differs from the one here."""

    what: str
    divide_by: Number
    """Rate of the same signal here over that one."""


class CouplingsBlock(Block, strict=False):
    """Masses, statistics and the published limit."""

    masses_gev: tuple[float, ...] = Field(min_length=2)
    card: dict[str, Any]
    """Blocks of the run card besides `model`."""
    gp_reference: float = 0.05
    normalisations: dict[str, dict[str, Any]]
    """Name of each curve and the keys of its `analysis` block; the first one is compared."""
    methods: dict[str, str] = Field(default_factory=dict)
    """Method of the limit of each curve, where it is another than that of the card."""
    published: str | None = None
    """Name of a published limit (`recast.inputs.published_limits`)."""
    published_signal: PublishedSignal | None = None
    """Where it is not the same: the comparison is made with this one as well."""
    compared_from_gev: float = 0.0
    compared_to_gev: float = math.inf
    """Masses between which the ratios are judged."""


def check_couplings(setup: Setup, block: CouplingsBlock) -> None:
    """Refuse an unknown published limit, methods of no curve, and cards that cannot be run."""
    for name in block.methods:
        if name not in block.normalisations:
            raise InputError(
                f'methods names "{name}", which is no curve', mend=did_you_mean(name, block.normalisations)
            )
    if block.published:
        published_limit(block.published)
    for card in _cards(setup, block).values():
        prepare_run(card, setup.analysis)


def _cards(setup: Setup, block: CouplingsBlock) -> dict[str, RunCard]:
    blocks = {key: value for key, value in block.card.items() if key not in ("analysis", "limit")}
    limit = block.card.get("limit", {})
    return {
        name: setup.card(
            model={"coupling_reference": block.gp_reference},
            scan={"mzp_gev": list(block.masses_gev)},
            analysis=block.card.get("analysis", {}) | keys,
            limit=limit | ({"method": block.methods[name]} if name in block.methods else {}),
            **blocks,
        )
        for name, keys in block.normalisations.items()
    }


def couplings(setup: Setup, title: str, block: CouplingsBlock) -> Section:
    """Return g' against the mass, expected and observed, for each normalisation."""
    results: dict[str, tuple[PointResult, ...]] = {}
    cards = _cards(setup, block)
    for name, card in cards.items():
        folder = setup.steps / "runs" / f"{setup.analysis.name}-{name}"
        outcome = run_card(
            card, folder, jobs=setup.workers.jobs, progress=setup.progress, update=True, steps=setup.steps
        )
        results[name] = outcome.results
    first = next(iter(results.values()))
    table = _table(results)
    curves = [_curve(name, items) for name, items in results.items()]
    published = published_limit(block.published) if block.published else None
    cl = next(iter(cards.values())).limit.cl  # the cards differ in their normalisation alone
    figures = [coupling_figure(curves, published, setup.analysis.card, cl, setup.out / "couplings.png")]
    rows: list[Row] = []
    if published is not None:
        rows = _compare(first, published, block, None)
        if block.published_signal is not None:
            rows += _compare(first, published, block, block.published_signal)
        compared = [result for result in first if _expected(published, result) is not None]
        masses = [_mass(result) for result in compared]
        points = [(row.value, row.error) for row in rows[: len(masses)]]
        figures.append(ratio_figure(masses, points, published, setup.analysis.card, setup.out / "ratio.png"))
    data = {"curves": {curve.name: curve.to_json() for curve in curves}}
    return Section(title, tuple(rows), (table, *_methods(first), *_signal(block)), tuple(figures), data)


def _signal(block: CouplingsBlock) -> list[str]:
    """Say how the signal of the published limit differs."""
    other = block.published_signal
    if other is None:
        return []
    text = (
        f'Rows with "{other.what}": the published limit has a smaller signal, by a factor of '
        f"{other.divide_by.value:.4g}, than the relative normalisation gives it here "
        f"({other.divide_by.source}). A coupling is raised by this factor to the power of 1/2, or of 1/slope "
        "where the rate does not go as its square."
    )
    return [text]


def _curve(name: str, results: tuple[PointResult, ...]) -> CouplingCurve:
    rows = [result.row for result in results]
    return CouplingCurve(
        name,
        [_mass(result) for result in results],
        [row.limits.observed.value for row in rows],
        [row.limits.observed.error for row in rows],
        [row.limits.expected[2].value for row in rows],
        [row.limits.expected[1].value for row in rows],
        [row.limits.expected[3].value for row in rows],
        [_total_error(result) for result in results],
    )


def _mass(result: PointResult) -> float:
    (mass,) = result.point.values()
    return mass


def _total_error(result: PointResult) -> float | None:
    found = result.as_dict()["uncertainties"]
    return found["observed_total_error"] if found else None


def _cell(value: float | None, error: float | None = None) -> str:
    if value is None:
        return "none"
    return f"{value:.4g}" if error is None else f"{value:.4g} ± {error:.2g}"


def _table(results: dict[str, tuple[PointResult, ...]]) -> str:
    names = list(results)
    head = " | ".join(f"{name}: observed | expected | from" for name in names)
    lines = [f"| mZ' [GeV] | {head} |", "| --- " * (1 + 3 * len(names)) + "|"]
    for group in zip(*results.values(), strict=True):
        cells = []
        for result in group:
            limits = result.row.limits
            cells += [
                _cell(limits.observed.value, limits.observed.error),
                _cell(limits.expected[2].value, limits.expected[2].error),
                str(result.row.source),
            ]
        lines.append(f"| {_mass(group[0]):g} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _methods(results: tuple[PointResult, ...]) -> list[str]:
    """Return the comparison of the full matrix element with scaling, at each mass."""
    head = "| mZ' [GeV] | R at parton level | verdict | direct over scaled |"
    lines = [head, "| --- | --- | --- | --- |"]
    for result in results:
        check, both = result.check, result.as_dict()["direct_over_scaled"]
        ratio = f"{check.ratio:.4f} ± {check.error:.4f}" if check else "signal not resolved"
        verdict = str(check.verdict) if check else ""
        compared = f"{both['ratio']:.3f} ± {both['error']:.3f}" if both else ""
        lines.append(f"| {_mass(result):g} | {ratio} | {verdict} | {compared} |")
    text = (
        "Full matrix element with interference against scaling with g'^2: R is the signal cross section at "
        "the excluded coupling over the scaled one from the reference one, inside the selection's masses."
    )
    return [text, "\n".join(lines)]


def _expected(published: PublishedLimit, result: PointResult) -> float | None:
    """Return the published expected limit at a point; None where there is none, or none here."""
    value = float(published.expected_at(_mass(result)))
    return None if math.isnan(value) or result.row.limits.expected[2].value is None else value


def _compare(
    results: tuple[PointResult, ...],
    published: PublishedLimit,
    block: CouplingsBlock,
    signal: PublishedSignal | None,
) -> list[Row]:
    """Return the expected limits over the published ones, and behind them the observed ones.

    With `signal`, the limits are those for a signal of its rate.
    """
    rows = []
    for result in results:
        expected, limit = _expected(published, result), result.row.limits.expected[2]
        if expected is None or limit.value is None:
            continue
        value = limit.value * _raised(result, signal)
        ratio = value / expected
        note = ""
        if published.band is not None:
            low, high = (float(published.between(edge, _mass(result))) for edge in published.band)
            sigma = (value - expected) / ((high - expected) if value > expected else (expected - low))
            note = f"{sigma:+.2f} of the published 68 % band"
        if not block.compared_from_gev <= _mass(result) <= block.compared_to_gev:
            note += "; outside the compared masses"
        rows.append(
            Row(
                f"{_name('expected', result, signal)} over the published {expected:.4g}",
                ratio,
                ratio * _relative_error(result),
                published=1.0,
                source=published.source,
                note=note,
            )
        )
    for result in results:
        limit, seen = result.row.limits.observed, float(published.observed_at(_mass(result)))
        if not result.row.observed_published or limit.value is None or math.isnan(seen):
            continue
        count = result.expected.counts.observed_events
        beside = published.neighbours(_mass(result))
        ratio = limit.value * _raised(result, signal) / seen
        rows.append(
            Row(
                f"{_name('observed', result, signal)} over the published {seen:.4g}",
                ratio,
                ratio * (limit.error or 0.0) / limit.value,
                published=1.0,
                published_error=abs(beside[1] - beside[0]) / (2.0 * seen),
                source=published.source,
                note=f"{count} events observed, background {result.expected.background:.2f}; published "
                f"beside this mass: {beside[0]:.4g} and {beside[1]:.4g}, half of the step is the error",
            )
        )
    return rows


def _name(which: str, result: PointResult, signal: PublishedSignal | None) -> str:
    return f"{which} g' limit at {_mass(result):g} GeV" + (f", {signal.what}," if signal else "")


def _raised(result: PointResult, signal: PublishedSignal | None) -> float:
    """Return the factor on the excluded coupling of a signal of another rate."""
    slope = (result.direct.slope if result.direct is not None else None) or NARROW
    return float(signal.divide_by.value ** (1.0 / slope)) if signal is not None else 1.0


def _relative_error(result: PointResult) -> float:
    """Return the relative error of the expected limit, with the uncertainties of the signal if asked for."""
    limit, observed = result.row.limits.expected[2], result.row.limits.observed.value
    total = _total_error(result)
    return total / observed if total and observed else (limit.error or 0.0) / (limit.value or math.inf)
