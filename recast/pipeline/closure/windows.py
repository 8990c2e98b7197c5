"""Pipeline: closure of the background in single mass windows, and the limits there with published counts."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from recast.cards import RunCard
from recast.core.blocks import Block
from recast.core.levels import level_text
from recast.pipeline.closure.section import Section
from recast.pipeline.closure.setup import Setup
from recast.pipeline.prepare import prepare_run
from recast.pipeline.search import WINDOW, prepare_search
from recast.statistics.counting import CONFIDENCE_LEVEL, CountMethod
from recast.statistics.expected import CountLimits, count_limits

__all__ = ["WindowsBlock", "check_windows", "windows"]


class PublishedWindow(Block, strict=False):
    """Published numbers of one window."""

    mzp_gev: float
    expected: float
    expected_error: float
    observed: int


class WindowsBlock(Block, strict=False):
    """Windows and the card of the simulation."""

    windows: tuple[PublishedWindow, ...]
    source: str = Field(min_length=3)
    note: str
    """What is known of the windows' masses, shown above the table."""
    card: dict[str, Any]
    """Blocks of the run card besides `model` and `analysis`."""


def check_windows(setup: Setup, block: WindowsBlock) -> None:
    """Refuse a card that cannot be run, and windows where the analysis does not search."""
    card = _card(setup, block)
    scan = {"mzp_gev": tuple(item.mzp_gev for item in block.windows)}
    prepare_run(card.model_copy(update={"scan": scan}), setup.analysis)
    for item in block.windows:
        _limits(item)


def _card(setup: Setup, block: WindowsBlock) -> RunCard:
    return setup.card(analysis={"region": WINDOW}, limit={"method": "cls"}, **block.card)


def _limits(item: PublishedWindow) -> CountLimits:
    return count_limits(CountMethod.CLS, item.observed, item.expected, background_error=item.expected_error)


def windows(setup: Setup, title: str, block: WindowsBlock) -> Section:
    """Return the background of each window, and the signal that the published count excludes (CLs).

    No ratio or pull is made: the masses of the windows are not published.
    """
    card = _card(setup, block)
    simulator = setup.simulator(card)
    search = prepare_search(card, setup.analysis, simulator, setup.simulate_sm(simulator))
    lines = [
        "| mZ' [GeV], chosen | background | published | observed | excluded signal, observed | expected |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for item in block.windows:
        found = search.at(item.mzp_gev)
        limits = _limits(item)
        lines.append(
            f"| {item.mzp_gev:g} | {found.background:.2f} ± {found.counts.background_error:.2g} "
            f"| {item.expected:g} ± {item.expected_error:g} | {item.observed} "
            f"| {limits.observed - item.expected:.2f} | {limits.expected[2] - item.expected:.2f} |"
        )
    text = (
        f"{block.note} Background with the card's relative uncertainty, which is the published one, and that "
        f"of the simulation. Excluded signal ({level_text(CONFIDENCE_LEVEL)}) for the published counts over "
        "the published background:"
    )
    return Section(title, (), (text, "\n".join(lines)))
