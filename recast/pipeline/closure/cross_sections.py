"""Pipeline: closure of total cross sections in a phase space of masses, with all uncertainties."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

from pydantic import Field

from recast.analysis.card import PhaseSpace
from recast.analysis.normalisation import Uncertainty, combined, envelope
from recast.core.blocks import Block
from recast.core.errors import InputError
from recast.generate.base import Contribution, FinalState, GeneratorCuts, GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
from recast.generate.luminosity import Luminosity
from recast.generate.reweighting import luminosity_ratio, matrix_element_ratio, weighted_hard_events
from recast.inputs.electroweak import electroweak_scheme
from recast.model.standard_model import standard_model_point
from recast.pipeline.closure.section import Row, Section
from recast.pipeline.closure.setup import Place, PublishedNumber, phase_space

__all__ = ["CrossSectionBlock", "check_cross_sections", "cross_sections"]

_FB_PER_PB = 1000.0
_MASS_GEV = 30.0
"""Of a mediator without coupling: it keys the random numbers."""


class EnergyBlock(Block, strict=False):
    """An energy and what was published there."""

    sqrt_s_gev: float
    published: tuple[PublishedNumber, ...] = ()


class CrossSectionBlock(Block, strict=False):
    """Phase space, energies and variations."""

    final_states: dict[FinalState, float] = Field(min_length=1)
    """How often each counts in four leptons."""
    phase_space: str | PhaseSpace
    """One of the analysis card, by its name, or another one."""
    energies: tuple[EnergyBlock, ...] = Field(min_length=1)
    pdf_sets: tuple[str, ...] = ("CT14qed_proton", "NNPDF31_nnlo_as_0118_luxqed", "NNPDF23_nnlo_as_0119_qed")
    scheme: str = "gmu"
    other_scheme: str = "alpha_mz"
    points: int = 100_000


def check_cross_sections(place: Place, block: CrossSectionBlock) -> None:
    """Refuse an unknown phase space or scheme, and PDF sets and scales that do not go together."""
    space = phase_space(place, block.phase_space)
    for scheme in (block.scheme, block.other_scheme):
        electroweak_scheme(scheme)
    settings = _settings(space)
    process = Process(next(iter(block.final_states)), Contribution.SM, block.energies[0].sqrt_s_gev)
    for change in _changes(block).values():
        varied = dataclasses.replace(settings, **change)
        Luminosity(process, varied, (space.m4l_min_gev, space.m4l_max_gev))


def _settings(space: PhaseSpace) -> GeneratorSettings:
    cuts = GeneratorCuts(space.m4l_min_gev, space.m4l_max_gev, space.mll_min_gev)
    return GeneratorSettings(cuts=cuts, matrix_element="helicity")


def _changes(block: CrossSectionBlock) -> dict[str, dict[str, Any]]:
    """Return what varies, by name: settings of the generator."""
    changes: dict[str, dict[str, Any]] = {
        f"scale:{factor:g}": {"scale_factor": factor} for factor in (0.5, 2.0)
    }
    return changes | {f"pdf:{name}": {"pdf_set": name} for name in block.pdf_sets}


def cross_sections(place: Place, title: str, block: CrossSectionBlock) -> Section:
    """Return sigma(4l), the sum over final states, at each energy beside the published numbers."""
    space = phase_space(place, block.phase_space)
    settings = _settings(space)
    rows, lines, data = [], [], {}
    for energy in block.energies:
        value, error, parts = _rate(place, block, settings, energy.sqrt_s_gev)
        whole = combined(parts)
        tev = f"{energy.sqrt_s_gev / 1000:g} TeV"
        total = value * max(whole.up, whole.down)
        for item in energy.published:
            rows.append(
                Row(
                    f"sigma(4l), {tev}, lowest order, beside {item.what}",
                    value,
                    total,
                    "fb",
                    item.value,
                    item.error,
                    item.source,
                    "error: total",
                )
            )
        shifts = "; ".join(f"{part.name}: -{part.down:.1%} +{part.up:.1%}" for part in parts)
        lines.append(f"{tev}: {value:.2f} ± {error:.2f} (simulation) fb. {shifts}.")
        data[tev] = {"value_fb": value, "uncertainties": [part.to_json() for part in parts]}
    name = f" `{block.phase_space}`" if isinstance(block.phase_space, str) else ""
    definition = (
        f"Phase space{name}: {space.m4l_min_gev:g} < m4l < {space.m4l_max_gev:g} GeV, every "
        f"opposite-sign same-flavour pair above {space.mll_min_gev:g} GeV ({space.source}). No K factor."
    )
    return Section(title, tuple(rows), (definition, *lines), data=data)


def _rate(
    place: Place, block: CrossSectionBlock, settings: GeneratorSettings, energy: float
) -> tuple[float, float, list[Uncertainty]]:
    point = standard_model_point(block.scheme, _MASS_GEV)
    other = standard_model_point(block.other_scheme, _MASS_GEV)
    changes = _changes(block)
    nominal, variance = 0.0, 0.0
    varied: dict[str, float] = {}
    for state, factor in block.final_states.items():
        process = Process(state, Contribution.SM, energy)
        points = BuiltinGenerator(settings).weighted(process, point, place.seed, block.points, place.workers)
        scale = factor * _FB_PER_PB
        value, error = points.integral()
        nominal, variance = nominal + scale * value, variance + (scale * error) ** 2
        hard = weighted_hard_events(points)
        ratios = {
            name: luminosity_ratio(hard, process, settings, dataclasses.replace(settings, **change))
            for name, change in changes.items()
        }
        ratios[f"scheme:{block.other_scheme}"] = matrix_element_ratio(hard, process, point, other)
        for name, ratio in ratios.items():
            varied[name] = varied.get(name, 0.0) + scale * points.integral(ratio)[0]
    if nominal <= 0:
        raise InputError("the phase space is empty", where=f"phase space {block.phase_space}")
    error = math.sqrt(variance)
    parts = [Uncertainty("simulation", error / nominal, error / nominal)]
    for kind, name in (("scale", "factorisation scale"), ("pdf", "PDF set"), ("scheme", "scheme")):
        group = {key.split(":")[1]: value for key, value in varied.items() if key.startswith(kind + ":")}
        parts.append(envelope(name, nominal, group))
    return nominal, error, parts
