"""Pipeline: closure of the background in single mass windows, and the limits there with published counts."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from recast.pipeline.closure.section import Section
from recast.pipeline.closure.workshop import Workshop
from recast.pipeline.search import WINDOW, prepare_search
from recast.statistics.counting import CountMethod
from recast.statistics.expected import count_limits

__all__ = ["WindowsBlock", "windows"]


class PublishedWindow(BaseModel):
    """Published numbers of one window."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    mzp_gev: float
    expected: float
    expected_error: float
    observed: int


class WindowsBlock(BaseModel):
    """Windows and the card of the simulation."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    windows: tuple[PublishedWindow, ...]
    source: str = Field(min_length=3)
    note: str
    """What is known of the windows' masses, shown above the table."""
    card: dict[str, Any]
    """Blocks of the run card besides `model` and `analysis`."""


def windows(shop: Workshop, title: str, block: WindowsBlock) -> Section:
    """Return the background of each window, and the signal that the published count excludes (CLs).

    No ratio or pull is made: the masses of the windows are not published.
    """
    card = shop.card(analysis={"region": WINDOW}, limit={"method": "cls"}, **block.card)
    simulator = shop.simulator(card)
    search = prepare_search(card, shop.analysis, simulator, shop.simulate_sm(simulator))
    lines = [
        "| mZ' [GeV], chosen | background | published | observed | excluded signal, observed | expected |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for item in block.windows:
        found = search.at(item.mzp_gev)
        limits = count_limits(
            CountMethod.CLS, item.observed, item.expected, background_error=item.expected_error
        )
        lines.append(
            f"| {item.mzp_gev:g} | {found.background:.2f} ± {found.counts.background_error:.2g} "
            f"| {item.expected:g} ± {item.expected_error:g} | {item.observed} "
            f"| {limits.observed - item.expected:.2f} | {limits.expected[2] - item.expected:.2f} |"
        )
    text = (
        f"{block.note} Background with the card's relative uncertainty, which is the published one, and that "
        "of the simulation. Excluded signal (95 % CL) for the published counts over the published background:"
    )
    return Section(title, (), (text, "\n".join(lines)))
