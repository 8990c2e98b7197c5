"""Pipeline: lowest-order cross sections of the signal beside those of an experiment's simulated samples."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import numpy as np
from pydantic import Field

from recast.analysis.normalisation import Uncertainty, combined, envelope
from recast.cards import RunCard
from recast.core.blocks import Block
from recast.generate.base import Contribution, GeneratorCuts, GeneratorSettings
from recast.generate.builtin import BuiltinGenerator
from recast.generate.reweighting import luminosity_ratio, weighted_hard_events
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
    published_unit_pb: float = 0.0
    """Unit of the last digit of the published numbers; the error is that of rounding to it."""
    source: str = Field(min_length=3)
    note: str
    """What is known of their phase space."""
    m4l_gev: tuple[float, float]
    mll_min_gev: float
    abs_eta_max: float
    """Of every lepton."""
    points: int = 60_000
    """Points of the phase space for each mass."""
    scale_factors: tuple[float, ...] = (0.5, 2.0)
    pdf_sets: tuple[str, ...] = ("CT14qed_proton", "NNPDF31_nnlo_as_0118_luxqed", "NNPDF23_nnlo_as_0119_qed")
    """The choices of the published numbers are not known: these are what they may be."""


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
    settings = _settings(block)
    generator = BuiltinGenerator(settings)
    choices: dict[str, list[dict[str, Any]]] = {
        "factorisation scale": [{"scale_factor": factor} for factor in block.scale_factors],
        "PDF set": [{"pdf_set": name} for name in block.pdf_sets],
    }
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
        hard = weighted_hard_events(found)
        parts = [Uncertainty("simulation", error / value, error / value)]
        for kind, changes in choices.items():
            others = [dataclasses.replace(settings, **change) for change in changes]
            ratios = [luminosity_ratio(hard, process, settings, other) for other in others]
            varied = {str(place): found.integral(inside * ratio)[0] for place, ratio in enumerate(ratios)}
            parts.append(envelope(kind, value, varied))
        rows.append(
            Row(
                f"sigma at {mass:g} GeV, g' = {block.coupling:g}, |eta| < {block.abs_eta_max:g}",
                value,
                value * combined(parts).symmetric,
                "pb",
                published,
                block.published_unit_pb / math.sqrt(12.0) or None,
                block.source,
                f"{whole:.4g} pb without the cut on |eta|; error: scale, PDF set and {error / value:.1%} of "
                "the simulation",
            )
        )
    low, high = block.m4l_gev
    text = (
        f"{block.note} Here: lowest order, {low:g} < m4l < {high:g} GeV, every opposite-sign pair above "
        f"{block.mll_min_gev:g} GeV."
    )
    return Section(title, tuple(rows), (text,))
