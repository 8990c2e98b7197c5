"""Pipeline: the limit that an experiment published for another process of its analysis, made here."""

from __future__ import annotations

import math
from typing import Any

from pydantic import Field

from recast.cards import RunCard
from recast.core.atomic import make_folder
from recast.core.blocks import Block
from recast.core.errors import InputError
from recast.pipeline.closure.section import Row, Section
from recast.pipeline.closure.setup import PublishedNumber, Setup
from recast.pipeline.prepare import prepare_run
from recast.pipeline.scan import Bench
from recast.pipeline.state import Ledger

__all__ = ["ReferenceBlock", "check_reference", "reference"]


class ReferenceBlock(Block, strict=False):
    """The run card and the published limits."""

    card: dict[str, Any]
    """Blocks of the run card besides its name and seed."""
    observed: tuple[PublishedNumber, ...] = ()
    expected: tuple[PublishedNumber, ...] = ()
    note: str = Field(default="")
    """What is known of the published limits."""


def check_reference(setup: Setup, block: ReferenceBlock) -> None:
    """Refuse a card that cannot be run, and an analysis without such a limit."""
    if setup.analysis.card.reference_result is None:
        raise InputError("it has no reference_result", where=f"analysis {setup.analysis.name}")
    prepare_run(_card(setup, block), setup.analysis)


def _card(setup: Setup, block: ReferenceBlock) -> RunCard:
    return setup.card(**block.card)


def reference(setup: Setup, title: str, block: ReferenceBlock) -> Section:
    """Return the observed and the median expected limit beside the published ones."""
    card = _card(setup, block)
    folder = make_folder(setup.steps / "runs" / f"{setup.analysis.name}-reference")
    bench = Bench(card, setup.analysis, setup.steps, Ledger.of(folder, card), setup.workers, setup.progress)
    found, simulator = bench.reference, bench.reference_simulator
    if found is None or simulator is None:
        raise InputError("no published expectation goes with it", where=f"analysis {setup.analysis.name}")
    energy = max(simulator.luminosities_fb, key=lambda item: simulator.luminosities_fb[item])
    sigma, source = simulator.reaction.normalisation_error(energy)
    own = found.simulation.events.relative_error
    error = math.hypot(own, sigma, simulator.luminosity_relative_error)
    rows = []
    for name, limit, numbers in (
        ("observed", found.limits.observed, block.observed),
        ("expected", found.limits.expected[2], block.expected),
    ):
        if limit.value is None:
            raise InputError(f"there is no {name} limit", where=title, mend="Simulate more events.")
        rows += [
            Row(
                f"{name} limit on {found.what}, beside {item.what}",
                limit.value,
                error * limit.value,
                published=item.value,
                published_error=item.error,
                source=item.source,
                note="error: simulation, cross section, luminosity",
            )
            for item in numbers
        ]
    text = (
        f"{block.note} {found.simulation.events.text(3)} events selected at {found.what} = 1; errors: "
        f"simulation {own:.1%}, cross section {sigma:.1%} ({source}), luminosity "
        f"{simulator.luminosity_relative_error:.1%}."
    ).strip()
    return Section(title, tuple(rows), (text,), data=found.as_dict())
