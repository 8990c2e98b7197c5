"""Pipeline: closure of the background in single mass windows, and the limits there with published counts."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from recast.pipeline.closure.section import Row, Section
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
    note: str = ""


class WindowsBlock(BaseModel):
    """Windows and the card of the simulation."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    windows: tuple[PublishedWindow, ...]
    source: str = Field(min_length=3)
    card: dict[str, Any]
    """Blocks of the run card besides `model` and `analysis`."""


def windows(shop: Workshop, title: str, block: WindowsBlock) -> Section:
    """Return the background of each window, and the signal that the published count excludes (CLs)."""
    card = shop.card(analysis={"region": WINDOW}, limit={"method": "cls"}, **block.card)
    simulator = shop.simulator(card)
    search = prepare_search(card, shop.analysis, simulator, shop.simulate_sm(simulator))
    rows = []
    lines = [
        "| mZ' [GeV] | observed | excluded signal, observed | expected |",
        "| --- | --- | --- | --- |",
    ]
    for item in block.windows:
        found = search.at(item.mzp_gev)
        rows.append(
            Row(
                f"background in the window at {item.mzp_gev:g} GeV",
                found.background,
                found.counts.background_error,
                "events",
                item.expected,
                item.expected_error,
                block.source,
                item.note,
            )
        )
        limits = count_limits(
            CountMethod.CLS, item.observed, item.expected, background_error=item.expected_error
        )
        lines.append(
            f"| {item.mzp_gev:g} | {item.observed} | {limits.observed - item.expected:.2f} "
            f"| {limits.expected[2] - item.expected:.2f} |"
        )
    text = (
        "Background with the card's relative uncertainty and that of the simulation. Excluded signal "
        "(95 % CL) for the published counts over the published background:"
    )
    return Section(title, tuple(rows), (text, "\n".join(lines)))
