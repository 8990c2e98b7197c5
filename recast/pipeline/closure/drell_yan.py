"""Pipeline: closure of the rate of lepton pairs, the yardstick of corrected rates."""

from __future__ import annotations

import dataclasses

from pydantic import Field

from recast.analysis.normalisation import combined, envelope
from recast.cards import UncertaintiesBlock
from recast.core.blocks import Block
from recast.generate.drell_yan import drell_yan_cross_section
from recast.generate.rate_factor import NLO_PDF_SET, RateCorrection
from recast.inputs.electroweak import electroweak_scheme
from recast.inputs.rates import PublishedRate, nnlo_over_nlo, published_rates
from recast.pipeline.closure.section import Row, Section
from recast.pipeline.closure.setup import Place
from recast.pipeline.uncertainties import stated_uncertainties

__all__ = ["DrellYanBlock", "check_drell_yan", "drell_yan"]

_MASSES_GEV = (40.0, 200.0)


class DrellYanBlock(Block, strict=False):
    """Orders and inputs."""

    pdf_set: str = NLO_PDF_SET
    """Of both orders; their ratio is that of the YAML of rates."""
    nnlo: bool = True
    """Show NLO times NNLO/NLO as well."""
    scheme: str = "gmu"
    quarks: str = Field(default="duscb", pattern="^[duscb]+$")
    uncertainties: UncertaintiesBlock = UncertaintiesBlock()


def check_drell_yan(place: Place, block: DrellYanBlock) -> None:
    """Refuse an unknown scheme, and PDF sets and scales that do not go."""
    del place
    electroweak_scheme(block.scheme)
    rates = RateCorrection(block.pdf_set)
    varied = block.uncertainties
    for item in (rates, *rates.varied(varied.scale_factors, varied.pdf_sets).values()):
        item.check(_MASSES_GEV)


def drell_yan(place: Place, title: str, block: DrellYanBlock) -> Section:
    """Return sigma(p p -> Z/gamma* -> l l) beside the published ones; nothing is simulated."""
    del place
    orders = {"NLO": 1.0} | ({"NLO times NNLO/NLO": nnlo_over_nlo().value} if block.nnlo else {})
    rows = [_row(item, name, beyond, block) for item in published_rates() for name, beyond in orders.items()]
    text = (
        f"Quadrature, {block.scheme} scheme, {block.pdf_set}, quarks {', '.join(block.quarks)}; no photons "
        f"that collide and no electroweak corrections. NNLO/NLO: {nnlo_over_nlo().source}."
    )
    return Section(title, tuple(rows), (text,))


def _row(published: PublishedRate, order: str, beyond: float, block: DrellYanBlock) -> Row:
    rates = RateCorrection(block.pdf_set, beyond)
    scheme, varied = electroweak_scheme(block.scheme), block.uncertainties

    def at(item: RateCorrection) -> float:
        window, energy = published.mass_gev, published.sqrt_s_gev
        return drell_yan_cross_section(window, energy, scheme, item, quarks=block.quarks, nodes=24)

    nominal = at(rates)
    scales = {name: at(item) for name, item in rates.seven_points(varied.scale_factors).items()}
    sets = {name: at(dataclasses.replace(rates, pdf_set=name)) for name in varied.pdf_sets}
    parts = [*stated_uncertainties(rates)]
    # the error of NNLO/NLO is that of its scales
    if beyond == 1.0 and scales:
        parts.append(envelope("scales", nominal, scales))
    if sets:
        parts.append(envelope("PDF set", nominal, sets))
    low, high = published.mass_gev
    energy = published.sqrt_s_gev / 1000.0
    shifts = ", ".join(f"{part.name} -{part.down:.1%} +{part.up:.1%}" for part in parts)
    return Row(
        f"sigma(Z/gamma* -> l l), {low:g} to {high:g} GeV, {energy:g} TeV, {published.experiment}, {order}",
        nominal,
        combined(parts).symmetric * nominal,
        "pb",
        published.value_pb,
        published.error_pb,
        published.source,
        f"error: {shifts}",
    )
