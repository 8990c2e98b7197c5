"""Pipeline: closure of the background in the mass windows with published counts, and the limits there."""

from __future__ import annotations

from typing import Any

from recast.analysis.card import WindowNumbers
from recast.cards import RunCard
from recast.core.blocks import WINDOW, Block
from recast.core.errors import InputError
from recast.core.levels import level_text
from recast.pipeline.closure.section import Row, Section
from recast.pipeline.closure.setup import Setup
from recast.pipeline.prepare import prepare_run
from recast.pipeline.search import prepare_search
from recast.statistics.counting import CONFIDENCE_LEVEL, CountMethod
from recast.statistics.expected import count_limits

__all__ = ["WindowsBlock", "check_windows", "windows"]


class WindowsBlock(Block, strict=False):
    """The card of the simulation."""

    card: dict[str, Any]
    """Blocks of the run card besides `model` and `analysis`."""


def check_windows(setup: Setup, block: WindowsBlock) -> None:
    """Refuse a card that cannot be run, an analysis without counts, and windows where it does not search."""
    counts = _counts(setup)
    if not counts:
        raise InputError("no data set has counts of windows", where=f"analysis {setup.analysis.name}")
    scan = {"mzp_gev": tuple(item.mass_gev for item in counts)}
    prepare_run(_card(setup, block).model_copy(update={"scan": scan}), setup.analysis)


def _counts(setup: Setup) -> tuple[WindowNumbers, ...]:
    return setup.analysis.card.dataset().windows


def _card(setup: Setup, block: WindowsBlock) -> RunCard:
    return setup.card(analysis={"region": WINDOW}, limit={"method": "cls"}, **block.card)


def windows(setup: Setup, title: str, block: WindowsBlock) -> Section:
    """Return the background of each window, and the signal that the published count excludes."""
    card = _card(setup, block)
    simulator = setup.simulator(card)
    search = prepare_search(card, setup.analysis, simulator, setup.simulate_sm(simulator))
    lines = [
        "| mZ' [GeV] | observed | background | CLs: observed | expected | asymptotic: observed | expected |",
        "| --- " * 7 + "|",
    ]
    rows = []
    for item in _counts(setup):
        found = search.at(item.mass_gev)
        rows.append(
            Row(
                f"background in the window at {item.mass_gev:g} GeV",
                found.background,
                found.background_simulation_error * found.background,
                "events",
                published=item.expected,
                published_error=item.expected_error,
                source=item.source,
                note="published error: of the normalisation, which this number shares",
            )
        )
        cells = []
        for method in (CountMethod.CLS, CountMethod.CLS_ASYMPTOTIC):
            error = item.expected_error
            limits = count_limits(method, item.observed, item.expected, background_error=error)
            cells += [f"{count - item.expected:.2f}" for count in (limits.observed, limits.expected[2])]
        background = f"{item.expected:g} ± {item.expected_error:g}"
        lines.append(f"| {item.mass_gev:g} | {item.observed} | {background} | {' | '.join(cells)} |")
    text = (
        f"Excluded signal events ({level_text(CONFIDENCE_LEVEL)}) for the published counts over the "
        "published background, without an error of the signal:"
    )
    return Section(title, tuple(rows), (text, "\n".join(lines)))
