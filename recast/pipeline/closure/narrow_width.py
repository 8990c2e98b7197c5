"""Pipeline: the full matrix element against narrow-width scaling, at parton level, up to beyond mZ."""

from __future__ import annotations

import dataclasses

from recast.core.blocks import Block
from recast.generate.base import Contribution, GeneratorCuts
from recast.generate.builtin import BuiltinGenerator
from recast.pipeline.closure.section import Row, Section
from recast.pipeline.closure.setup import Setup
from recast.pipeline.points import ModelPoints

__all__ = ["NarrowWidthBlock", "check_narrow_width", "narrow_width"]

_SMALL = 1e-3
"""Coupling at which |M_NP|^2 is that of a narrow Z'."""


class CouplingPoint(Block, strict=False):
    """A mass and a coupling near the excluded one."""

    mzp_gev: float
    gp: float


class NarrowWidthBlock(Block, strict=False):
    """Points and statistics."""

    points: tuple[CouplingPoint, ...]
    samples: int = 100_000
    sqrt_s_gev: float = 8000.0


def check_narrow_width(setup: Setup, block: NarrowWidthBlock) -> None:
    """Refuse points that the model has not."""
    points = ModelPoints.of(setup.card())
    for item in block.points:
        points.at({points.model.mass: item.mzp_gev}, item.gp)


def narrow_width(setup: Setup, title: str, block: NarrowWidthBlock) -> Section:
    """Return sigma(full - SM) and sigma(NP) over the scaled sigma(NP, g' -> 0), in the selection's masses."""
    window = setup.analysis.card.signal_window
    cuts = GeneratorCuts(**window.masses()) if window else GeneratorCuts()
    card = setup.card()
    simulator = setup.simulator(card)
    generator = BuiltinGenerator(dataclasses.replace(simulator.generator_settings, cuts=cuts))
    points = ModelPoints.of(card)
    rows = []
    lines = ["| mZ' [GeV] | g' | Gamma/m | with interference | without |", "| --- | --- | --- | --- | --- |"]
    for item in block.points:
        values = {}
        for name, part, gp in (
            ("narrow", Contribution.NP, _SMALL),
            ("np", Contribution.NP, item.gp),
            ("signal", Contribution.SIGNAL, item.gp),
        ):
            process = simulator.process(part, block.sqrt_s_gev)
            place = {points.model.mass: item.mzp_gev}
            value, error = simulator.integrate(
                generator,
                process,
                points.at(place, gp),
                block.samples,
                setup.seed,
                label=points.label(place, gp),
            )
            scale = (item.gp / gp) ** 2
            values[name] = (value * scale, error * scale)
        narrow, spread = values["narrow"]
        full, full_error = values["signal"]
        ratio = full / narrow
        error = abs(ratio) * ((full_error / full) ** 2 + (spread / narrow) ** 2) ** 0.5
        width = points.at(place, item.gp).mediator.width_gev / item.mzp_gev
        rows.append(
            Row(
                f"full over narrow-width scaling, {item.mzp_gev:g} GeV, g' = {item.gp:g}",
                ratio,
                error,
                note="with interference",
            )
        )
        lines.append(
            f"| {item.mzp_gev:g} | {item.gp:g} | {width:.2g} | {ratio:.3f} ± {error:.3f} "
            f"| {values['np'][0] / narrow:.3f} |"
        )
    paragraph = (
        f"pp at {block.sqrt_s_gev / 1000:g} TeV, inside the mass cuts of the selection. Where the ratio "
        "leaves 1, the limit is found by direct simulation with the full matrix element."
    )
    return Section(title, tuple(rows), (paragraph, "\n".join(lines)))
