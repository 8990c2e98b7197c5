"""Pipeline: closure of a cross section with a corrected rate, and what each piece of it does."""

from __future__ import annotations

import dataclasses
from typing import Any

import awkward as ak
import numpy as np
from pydantic import Field

from recast.analysis.expectation import expectation
from recast.analysis.loader import LoadedAnalysis
from recast.analysis.normalisation import Uncertainty, combined
from recast.analysis.run import AnalysisResult, analyse
from recast.analysis.yields import Yield
from recast.cards import DEFAULT_REGION, RunCard, UncertaintiesBlock
from recast.core.blocks import Block
from recast.core.errors import InputError
from recast.events.parquet.slim import read_parquet
from recast.events.partons import read_partons
from recast.generate.base import FinalState
from recast.generate.rate_factor import RateCorrection, rate_factors
from recast.pipeline.closure.section import Row, Section, number
from recast.pipeline.closure.setup import Setup, merged, patched
from recast.pipeline.closure.theory import theory_uncertainties
from recast.pipeline.kinds.correct import RATES
from recast.pipeline.rates import not_from_quarks
from recast.pipeline.simulate import Simulation, Simulator

__all__ = ["PiecesBlock", "check_pieces", "pieces"]


class Piece(Block, strict=False):
    """A part of the prediction, by what turns it off."""

    name: str
    run: dict[str, Any] = Field(default_factory=dict)
    """Keys of the run card that change: `generate`, `shower`, `analysis`."""
    card: dict[str, Any] = Field(default_factory=dict)
    """Values of the analysis card that change."""
    factor: float | None = None
    """A published factor that the prediction has, in place of a change of the simulation."""
    factor_error: float = 0.0
    source: str = ""
    """Where the factor comes from."""


class PiecesBlock(Block, strict=False):
    """The prediction with all pieces, and the pieces."""

    final_state: FinalState
    events: int = Field(gt=0)
    region: str = DEFAULT_REGION
    run: dict[str, Any] = Field(default_factory=dict)
    """Keys of the run card of the prediction with all pieces; the normalisation is absolute."""
    pieces: tuple[Piece, ...] = Field(min_length=1)
    none: dict[str, Any] = Field(default_factory=dict)
    """Keys of the run card that change besides where all pieces are off together."""
    uncertainties: UncertaintiesBlock = UncertaintiesBlock()
    published_fb: float
    published_error_fb: float
    published_source: str = Field(min_length=3)


def _card(setup: Setup, block: PiecesBlock, *changes: dict[str, Any]) -> RunCard:
    content: dict[str, Any] = {
        "generate": {"events_sm": block.events},
        "shower": {"control_variate": False},
        "analysis": {"region": block.region, "normalisation": "absolute"},
    }
    for change in (block.run, *changes):
        content = merged(content, change)
    return setup.card(**content)


def check_pieces(setup: Setup, block: PiecesBlock) -> None:
    """Refuse data of several energies, and pieces that no card or analysis has."""
    if len(setup.analysis.card.dataset().luminosities) != 1:
        raise InputError("a cross section is at one energy; the data set has several")
    for piece in block.pieces:
        if piece.factor is not None and (piece.run or piece.card or not piece.source):
            raise InputError(
                "a piece is a factor with its source, or a change of cards", where=f"piece {piece.name}"
            )
        patched(setup.analysis, piece.card)
    for change in ({}, *(piece.run for piece in block.pieces)):
        card = _card(setup, block, change).model_copy(update={"uncertainties": block.uncertainties})
        setup.check(card, [block.region])


def pieces(setup: Setup, title: str, block: PiecesBlock) -> Section:
    """Return the cross section with all pieces beside the published one, and without each of them."""
    stated = [piece for piece in block.pieces if piece.factor is not None]
    factor = 1.0
    for piece in stated:
        factor *= piece.factor or 1.0

    def predicted(*off: Piece) -> tuple[Yield, Simulation]:
        card = _card(setup, block, *(item.run for item in off))
        rates = card.analysis.rates
        # the same events serve all rates: a shower depends on nothing but them
        with_all = {"analysis": {"rates": _card(setup, block).analysis.rates.model_dump()}}
        made = _card(setup, block, *(item.run for item in off), with_all)
        simulator = setup.simulator(made, block.final_state)
        simulation = setup.simulate_sm(simulator)
        patch: dict[str, Any] = {}
        for item in off:
            patch = merged(patch, item.card)
        analysis = patched(setup.analysis, patch) if patch else setup.analysis
        wanted = card.rate_correction()
        results = simulation.results
        if patch or wanted != simulator.rates:
            results = _again(setup, simulation, analysis, simulator, wanted)
        further = not_from_quarks(simulator) if rates.gluon_fusion else {}
        found = expectation(results, analysis.card, block.region, further=further).total
        (luminosity,) = analysis.card.dataset().luminosities
        left = factor
        for item in off:
            left /= item.factor or 1.0
        return found.scaled(left / luminosity.value_fb), simulation

    whole, simulation = predicted()
    parts = _uncertainties(setup, block, simulation)
    total = combined([Uncertainty("simulation", whole.relative_error, whole.relative_error), *parts])
    lines = ["| piece | without it [fb] | with all over it | its source |", "| --- | --- | --- | --- |"]
    data: dict[str, Any] = {"all": whole.to_json(), "without": {}}
    for piece in block.pieces:
        found, _ = predicted(piece)
        ratio = whole.value / found.value
        data["without"][piece.name] = found.to_json() | {"ratio": ratio}
        source = piece.source or "this program"
        lines.append(f"| {piece.name} | {number(found.value, found.error)} | {ratio:.4f} | {source} |")
    none, _ = predicted(*block.pieces, Piece(name="together", run=block.none))
    data["none"] = none.to_json()
    lines.append(f"| all of them | {number(none.value, none.error)} | {whole.value / none.value:.4f} | |")
    row = Row(
        f"sigma({block.region}), all pieces",
        whole.value,
        total.symmetric * whole.value,
        "fb",
        block.published_fb,
        block.published_error_fb,
        block.published_source,
        f"error: total; simulation {whole.relative_error:.1%}",
    )
    left = block.published_fb / whole.value
    shifts = "; ".join(f"{part.name} -{part.down:.1%} +{part.up:.1%}" for part in (*parts, total))
    last = (
        f"The published number is {left:.3f} of the prediction with all pieces, "
        f"{block.published_fb / none.value:.3f} of the one without any."
    )
    data["uncertainties"] = [part.to_json() for part in (*parts, total)]
    return Section(title, (row,), (f"Uncertainties: {shifts}.", "\n".join(lines), last), data=data)


def _again(
    setup: Setup,
    simulation: Simulation,
    analysis: LoadedAnalysis,
    simulator: Simulator,
    wanted: RateCorrection | None,
) -> tuple[AnalysisResult, ...]:
    """Apply an analysis to events that were made before, as if their rates were other ones."""
    found = []
    for showered, partons in zip(simulation.samples, simulation.partons, strict=True):
        table, events = read_partons(partons), read_parquet(showered.path)
        ratio = np.ones(len(table))
        for rates, power in ((simulator.rates, -1), (wanted, 1)):
            if rates is not None:
                with_set = simulator.generator_settings.pdf_set
                ratio *= rate_factors(table, partons.sqrt_s_gev, with_set, rates) ** power
        numbers = np.asarray(events["event"], np.int64)
        events = ak.with_field(events, np.asarray(events["weight"]) * ratio[numbers], "weight")
        # of the rows of an expectation the total alone is taken: what they say of rates would be wrong
        facts = {key: value for key, value in showered.provenance.items() if key != RATES}
        sigma = float((table.weight * ratio).sum())
        growth = abs(sigma / showered.cross_section_pb)
        sample = dataclasses.replace(
            showered,
            cross_section_pb=sigma,
            cross_section_error_pb=growth * showered.cross_section_error_pb,
            provenance=facts,
        )
        found.append(analyse(analysis, events, sample, setup.seed))
    return tuple(found)


def _uncertainties(setup: Setup, block: PiecesBlock, simulation: Simulation) -> list[Uncertainty]:
    """Return those of theory, of the prediction with all pieces, and of the published factors."""
    simulator = setup.simulator(_card(setup, block), block.final_state)
    found = theory_uncertainties(simulator, simulation, block.region, block.uncertainties)
    for piece in block.pieces:
        if piece.factor is not None:
            relative = piece.factor_error / piece.factor
            found.append(Uncertainty(piece.name, relative, relative, piece.source))
    return found
