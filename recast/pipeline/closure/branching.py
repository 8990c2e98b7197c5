"""Pipeline: closure of BR(Z -> 4 leptons) and the four-muon fraction, from points at parton level."""

from __future__ import annotations

import math

import numpy as np
from pydantic import Field

from recast.analysis.card import PhaseSpace
from recast.core.blocks import Block
from recast.generate.base import Contribution, FinalState, GeneratorCuts, GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
from recast.generate.drell_yan import drell_yan_spectrum
from recast.generate.helicity import Diagrams, HelicityMatrixElement
from recast.generate.reweighting import matrix_element_ratio, weighted_hard_events
from recast.inputs.electroweak import electroweak_scheme
from recast.model.standard_model import standard_model_point
from recast.pipeline.closure.section import Row, Section, number
from recast.pipeline.closure.setup import Place, PublishedNumber, phase_space

__all__ = ["BranchingBlock", "branching", "check_branching"]

_NODES = 401
_MASS_GEV = 30.0
"""Of a mediator without coupling: it keys the random numbers."""


class BranchingBlock(Block, strict=False):
    """Phase space, published numbers and statistics."""

    final_states: dict[FinalState, float] = Field(min_length=1)
    """How often each counts in four leptons; the first is the one of `published_fraction`."""
    schemes: tuple[str, ...] = ("gmu", "alpha_mz")
    phase_space: str | PhaseSpace
    """One of the analysis card, by its name, or another one."""
    br_z_mumu: float
    """Measured BR(Z -> mu mu), the normalisation, as in the experiment."""
    br_z_mumu_source: str = Field(min_length=3)
    published: float
    published_error: float | None = None
    published_source: str = Field(min_length=3)
    measured: float
    measured_error: float
    measured_source: str = Field(min_length=3)
    further: tuple[PublishedNumber, ...] = ()
    """Other published values of the same branching fraction."""
    published_fraction: float | None = None
    published_fraction_source: str = ""
    points: int = 100_000
    sqrt_s_gev: float = 8000.0


def check_branching(place: Place, block: BranchingBlock) -> None:
    """Refuse an unknown phase space or scheme."""
    phase_space(place, block.phase_space)
    for scheme in block.schemes:
        electroweak_scheme(scheme)


def branching(place: Place, title: str, block: BranchingBlock) -> Section:
    """Return BR = sigma(4l)/sigma(mu mu) BR(Z -> mu mu) at the Z peak, by diagrams and schemes.

    `decay`: diagrams of the decay of an s-channel boson alone, which is what the experiment quotes after it
    has subtracted the other ones.
    """
    space = phase_space(place, block.phase_space)
    rows, data = [], {}
    shares = {}
    for scheme in block.schemes:
        values, pairs = _rates(place, block, space, scheme)
        for diagrams in (Diagrams.DECAY, Diagrams.ALL):
            parts = [(factor, *values[state, diagrams]) for state, factor in block.final_states.items()]
            total = sum(factor * value for factor, value, _ in parts)
            error = math.hypot(*(factor * error for factor, _, error in parts))
            scale = block.br_z_mumu / pairs
            name = f"{scheme}, {'decay' if diagrams is Diagrams.DECAY else 'all'} diagrams"
            what = f"BR(Z -> 4l), m_ll > {space.mll_min_gev:g} GeV, {name}"
            beside = {what: _published(block)}
            if diagrams is Diagrams.DECAY and scheme == block.schemes[0]:
                beside |= {f"{what}, beside {item.what}": item for item in (_measured(block), *block.further)}
            rows += [
                Row(
                    text,
                    total * scale,
                    error * scale,
                    published=item.value,
                    published_error=item.error,
                    source=item.source,
                )
                for text, item in beside.items()
            ]
            data[name.replace(",", "")] = total * scale
            shares[scheme, diagrams] = total
            if diagrams is Diagrams.DECAY:
                rows.append(_fraction(block, parts, name))
    first = block.schemes[0]
    other = 1.0 - shares[first, Diagrams.DECAY] / shares[first, Diagrams.ALL]
    paragraph = (
        f"Lowest order, normalised with BR(Z -> mu mu) = {number(block.br_z_mumu)} "
        f"({block.br_z_mumu_source}). "
        f"Diagrams other than the decay of one boson are {100 * other:.1f} % of the rate in "
        f"{space.m4l_min_gev:g} < m4l < {space.m4l_max_gev:g} GeV ({first}). Measured: "
        f"{number(block.measured, block.measured_error)} ({block.measured_source})."
    )
    return Section(title, tuple(rows), (paragraph,), data=data | {"non_resonant_share": other})


def _rates(
    place: Place, block: BranchingBlock, space: PhaseSpace, scheme: str
) -> tuple[dict[tuple[FinalState, Diagrams], tuple[float, float]], float]:
    """Return sigma(4l) with its error by final state and diagrams, and sigma(mu mu), in a scheme [pb]."""
    point = standard_model_point(scheme, _MASS_GEV)
    settings = GeneratorSettings(
        scale="fixed",
        matrix_element="helicity",
        cuts=GeneratorCuts(space.m4l_min_gev, space.m4l_max_gev, space.mll_min_gev),
    )
    values: dict[tuple[FinalState, Diagrams], tuple[float, float]] = {}
    for state in block.final_states:
        process = Process(state, Contribution.SM, block.sqrt_s_gev)
        points = BuiltinGenerator(settings).weighted(process, point, place.seed, block.points, place.workers)
        decay = HelicityMatrixElement(point, state, diagrams=Diagrams.DECAY)
        ratio = matrix_element_ratio(weighted_hard_events(points), process, point, decay)
        values[state, Diagrams.ALL] = points.integral()
        values[state, Diagrams.DECAY] = points.integral(ratio)
    masses = np.linspace(space.m4l_min_gev, space.m4l_max_gev, _NODES)
    spectrum = drell_yan_spectrum(masses, process, point.electroweak, settings, nodes=100)
    return values, float(np.trapezoid(spectrum, masses))


def _fraction(block: BranchingBlock, parts: list[tuple[float, float, float]], name: str) -> Row:
    """Return the share of the first final state; `parts` are numbers of times, rates and their errors."""
    (factor, four, spread), *others = parts
    total = sum(times * value for times, value, _ in parts)
    fraction = four / total
    rest = 1.0 - factor * fraction
    relative = math.hypot(spread / four, *(times * error / (rest * total) for times, _, error in others))
    return Row(
        f"{next(iter(block.final_states))} fraction of 4l, {name}",
        fraction,
        fraction * rest * relative,
        published=block.published_fraction,
        source=block.published_fraction_source,
    )


def _published(block: BranchingBlock) -> PublishedNumber:
    return PublishedNumber(
        what="the Standard Model",
        value=block.published,
        error=block.published_error,
        source=block.published_source,
    )


def _measured(block: BranchingBlock) -> PublishedNumber:
    return PublishedNumber(
        what="the measurement",
        value=block.measured,
        error=block.measured_error,
        source=block.measured_source,
    )
