"""Pipeline: lowest-order cross sections of the signal beside those of an experiment's simulated samples."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from recast.cards import RunCard
from recast.core.blocks import Block
from recast.generate.base import Contribution, GeneratorCuts, GeneratorSettings
from recast.generate.builtin import BuiltinGenerator
from recast.pipeline.closure.section import Row, Section
from recast.pipeline.closure.setup import Setup
from recast.pipeline.points import ModelPoints

__all__ = ["SignalRatesBlock", "check_signal_rates", "signal_rates"]


class SignalRatesBlock(Block, strict=False):
    """The published cross sections and the phase space of ours."""

    sqrt_s_gev: float
    coupling: float
    """Of all masses."""
    published_pb: dict[float, float] = Field(min_length=1)
    """Cross section [pb] by mass [GeV]."""
    source: str = Field(min_length=3)
    note: str
    """What is known of their phase space."""
    m4l_gev: tuple[float, float]
    mll_min_gev: float
    abs_eta_max: float
    """Of every lepton."""
    points: int = 60_000
    """Points of the phase space for each mass."""


def check_signal_rates(setup: Setup, block: SignalRatesBlock) -> None:
    """Refuse masses and couplings that the model has not, and cuts that leave nothing."""
    card = _card(setup)
    model = ModelPoints.of(card)
    for mass in block.published_pb:
        model.at({model.model.mass: mass}, block.coupling)
    _settings(block)


def _card(setup: Setup) -> RunCard:
    return setup.card(analysis={"region": next(iter(setup.analysis.card.regions))})


def _settings(block: SignalRatesBlock) -> GeneratorSettings:
    return GeneratorSettings(cuts=GeneratorCuts(*block.m4l_gev, block.mll_min_gev), matrix_element="helicity")


def signal_rates(setup: Setup, title: str, block: SignalRatesBlock) -> Section:
    """Return sigma of the diagrams with the mediator, with and without the cut on |eta|, at each mass."""
    card = _card(setup)
    model = ModelPoints.of(card)
    generator = BuiltinGenerator(_settings(block))
    process = card.reaction().at(Contribution.NP, block.sqrt_s_gev)
    rows = []
    for mass, published in block.published_pb.items():
        point = model.at({model.model.mass: mass}, block.coupling)
        found = generator.weighted(process, point, setup.seed, block.points, setup.workers)
        whole, _ = found.integral()
        leptons = found.momenta[:, 2:]
        slope = np.abs(leptons[..., 3]) / np.hypot(leptons[..., 1], leptons[..., 2])
        inside = (slope < np.sinh(block.abs_eta_max)).all(axis=1)
        value, error = found.integral(inside)
        rows.append(
            Row(
                f"sigma at {mass:g} GeV, g' = {block.coupling:g}, |eta| < {block.abs_eta_max:g}",
                value,
                error,
                "pb",
                published,
                source=block.source,
                note=f"{whole:.4g} pb without the cut on |eta|",
            )
        )
    low, high = block.m4l_gev
    text = (
        f"{block.note} Here: lowest order, {low:g} < m4l < {high:g} GeV, every opposite-sign pair above "
        f"{block.mll_min_gev:g} GeV."
    )
    return Section(title, tuple(rows), (text,))
