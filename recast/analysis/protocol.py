"""Analysis: what an analysis is: a card and a `select` that turns events into a selection."""

from __future__ import annotations

from typing import Protocol

import awkward as ak

from recast.analysis.card import AnalysisCard
from recast.analysis.cutflow import Selection
from recast.detector.draws import Draws

__all__ = ["Analysis"]


class Analysis(Protocol):
    """An analysis; `analysis.py` of its folder defines a class `Analysis` made from the card.

    An analysis whose card has a `mass_window` takes the mass of the resonance as a second argument. One may
    have a method `control_variate(partons, draws)` (`recast.analysis.control`): a guess of the selection from
    the partons, for each region a number p for each event. It saves showers and changes no expectation.
    """

    card: AnalysisCard

    def __init__(self, card: AnalysisCard, mass_gev: float | None = None) -> None: ...

    def select(self, events: ak.Array, draws: Draws) -> Selection:
        """Apply the cuts.

        Parameters
        ----------
        events
            Event record (`recast.events`), N events.
        draws
            Random numbers of the sample; the result for an event must not depend on the other events.
        """
        ...
