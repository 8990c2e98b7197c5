"""Pipeline: what corrected rates add to an expectation, and the words for them."""

from __future__ import annotations

from recast.analysis.expectation import Factor
from recast.cards import RunCard
from recast.core.errors import InputError
from recast.inputs.electroweak import electroweak_scheme
from recast.inputs.rates import gluon_fusion_fraction
from recast.pipeline.simulate import Simulator, signal_masses

__all__ = ["check_rates", "normalisation_words", "not_from_quarks"]


def not_from_quarks(simulator: Simulator) -> dict[float, Factor]:
    """Return by energy [GeV] the factor for what does not start from quarks, where a published one holds.

    None at lowest order, without `rates.gluon_fusion` of the card, and where the masses that the analysis
    selects are not inside those of a published fraction.
    """
    window = signal_masses(simulator.card, simulator.analysis)
    if simulator.rates is None or window is None or not simulator.card.analysis.rates.gluon_fusion:
        return {}
    found = {}
    for energy in simulator.luminosities_fb:
        fraction = gluon_fusion_fraction(energy, (window["m4l_min_gev"], window["m4l_max_gev"]))
        if fraction is not None:
            name = "with what does not start from quarks"
            found[energy] = Factor(name, 1.0 + fraction.value, fraction.error, "1", fraction.source)
    return found


def check_rates(card: RunCard) -> None:
    """Refuse PDF sets and scales of corrected rates and their variations that do not go: an `InputError`."""
    rates = card.rate_correction()
    if rates is None:
        return
    cuts, varied = getattr(card.settings(), "cuts", None), card.uncertainties
    # the mass of the Z stands for those of a process whose cuts are not on them
    mz = electroweak_scheme(card.model.electroweak_scheme).mz_gev
    low, high = (float(getattr(cuts, name, mz)) for name in ("m4l_min_gev", "m4l_max_gev"))
    chosen = {"analysis.rates": [rates], "uncertainties": []}
    if varied is not None:
        chosen["uncertainties"] = [*rates.varied(varied.scale_factors, varied.pdf_sets).values()]
    for where, corrections in chosen.items():
        for correction in corrections:
            try:
                correction.check((low, high))
            except InputError as error:
                place = f"{where}, {error.where}" if error.where else where
                raise InputError(error.what, where=place, mend=error.mend) from error


def normalisation_words(card: RunCard) -> str:
    """Return how the signal of a card is normalised, for captions."""
    block = card.analysis
    if block.k_factor is not None:
        source = block.k_factor_source or "stated in the card"
        return f"{block.normalisation} with K = {block.k_factor:g} ({source})"
    rates = card.rate_correction()
    if rates is None:
        return str(block.normalisation)
    return f"{block.normalisation} with K(m, y) of {rates.order} ({rates.pdf_set})"
