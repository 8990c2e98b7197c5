"""Pipeline: the acceptance of Z' events over that of Standard Model events, against the mass of the Z'."""

from __future__ import annotations

import dataclasses
import math

from pydantic import Field

from recast.cards import DEFAULT_REGION, RunCard
from recast.core.blocks import Block
from recast.core.seeds import derive_seed
from recast.generate.base import Contribution, GeneratorCuts
from recast.generate.builtin import BuiltinGenerator
from recast.pipeline.closure.figures import acceptance_figure
from recast.pipeline.closure.section import Row, Section
from recast.pipeline.closure.setup import Setup
from recast.pipeline.points import ModelPoints
from recast.pipeline.simulate import Simulation, Simulator

__all__ = ["AcceptanceBlock", "acceptance", "check_acceptance"]


class AcceptanceBlock(Block, strict=False):
    """Masses and statistics."""

    masses_gev: tuple[float, ...] = Field(min_length=2)
    gp: float = 0.05
    events: int = 6000
    events_sm: int = 20_000
    points: int = 60_000
    """Phase-space points of each cross section in the common phase space."""
    m4l_min_gev: float = 80.0
    m4l_max_gev: float = 100.0
    mll_min_gev: float = 4.0
    profile: str = "no-mpi"
    cuts: dict[str, float] = Field(default_factory=dict)
    region: str = DEFAULT_REGION


def check_acceptance(setup: Setup, block: AcceptanceBlock) -> None:
    """Refuse unknown names and masses that the model has not."""
    card = _card(setup, block)
    setup.check(card, [block.region])
    points = ModelPoints.of(card)
    for mass in block.masses_gev:
        points.at({points.model.mass: mass}, block.gp)
    GeneratorCuts(block.m4l_min_gev, block.m4l_max_gev, block.mll_min_gev)


def _card(setup: Setup, block: AcceptanceBlock) -> RunCard:
    return setup.card(
        generate={"events_sm": block.events_sm, "cuts": dict(block.cuts)},
        shower={"profile": block.profile, "control_variate": False},
        analysis={"region": block.region},
    )


def acceptance(setup: Setup, title: str, block: AcceptanceBlock) -> Section:
    """Return A(Z')/A(SM), A being selected over the cross section in one common phase space.

    The signal is |M_NP|^2 alone, at a small coupling: a narrow Z' on its shell. With a mass window, the
    acceptance without it is shown.
    """
    card = _card(setup, block)
    simulator = setup.simulator(card)
    sm = setup.simulate_sm(simulator)
    whole, whole_error = _acceptance(setup, simulator, sm, block)
    rows = []
    points = []
    model = ModelPoints.of(card)
    for mass in block.masses_gev:
        place = {model.model.mass: mass}
        point, label = model.at(place, block.gp), model.label(place, block.gp)
        signal = simulator.run(point, Contribution.NP, block.events, label=label)
        value, error = _acceptance(setup, simulator, signal, block)
        ratio = value / whole
        spread = ratio * math.hypot(error / value, whole_error / whole) if value else 0.0
        rows.append(
            Row(f"A(Z')/A(SM) at {mass:g} GeV", ratio, spread, note=f"A(Z') = {value:.4f} ± {error:.4f}")
        )
        points.append((mass, ratio, spread))
    figure = acceptance_figure(points, setup.analysis.card, setup.out / "acceptance.png")
    paragraph = (
        f"Region {block.region}, all energies by luminosity. Acceptance: selected events over those in "
        f"{block.m4l_min_gev:g} < m4l < {block.m4l_max_gev:g} GeV, every opposite-sign pair above "
        f"{block.mll_min_gev:g} GeV, at parton level. A(SM) = {whole:.4f} ± {whole_error:.4f}."
    )
    data = {"sm": whole, "points": points}
    return Section(title, tuple(rows), (paragraph,), (figure,), data)


def _acceptance(
    setup: Setup, simulator: Simulator, simulation: Simulation, block: AcceptanceBlock
) -> tuple[float, float]:
    cuts = GeneratorCuts(block.m4l_min_gev, block.m4l_max_gev, block.mll_min_gev)
    generator = BuiltinGenerator(dataclasses.replace(simulator.generator_settings, cuts=cuts))
    selected, selected_error, inside, inside_error = 0.0, 0.0, 0.0, 0.0
    for result in simulation.results:
        luminosity = simulator.luminosities_fb[result.sqrt_s_gev]
        process = simulator.process(simulation.contribution, result.sqrt_s_gev)
        seed = derive_seed(setup.seed, "acceptance", result.sample, bits=63)
        value, error = simulator.integrate(
            generator, process, simulation.point, block.points, seed, label=simulation.label
        )
        found = result.cross_section(block.region)
        selected += luminosity * found.value
        selected_error = math.hypot(selected_error, luminosity * found.error)
        inside += luminosity * value
        inside_error = math.hypot(inside_error, luminosity * error)
    share = selected / inside
    return share, share * math.hypot(selected_error / selected if selected else 0.0, inside_error / inside)
