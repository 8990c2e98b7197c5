"""Detector: b tagging by tables of efficiency and mistag rate, one for each flavour of jet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.detector.draws import Draws
from recast.detector.jets import JetModel, Jets
from recast.detector.tables import BinnedTable

__all__ = ["FLAVOURS", "BTagger", "tagged"]

FLAVOURS = {5: "b", 4: "c", 0: "light"}
"""Flavour of a jet in the record and its name."""


@dataclass(frozen=True, slots=True)
class BTagger:
    """A working point of a b tagger: the chance to be tagged in (pT, |eta|), by flavour of the jet."""

    tables: Mapping[int, BinnedTable]

    def check(self, model: JetModel) -> None:
        """Refuse tables that leave jets of the analysis out: their jets would silently never be tagged.

        Raises
        ------
        InputError
            If a flavour is missing or a table does not reach the jets' range.
        """
        for flavour, name in FLAVOURS.items():
            if flavour not in self.tables:
                raise InputError(
                    f"no table for {name} jets", where="b tagging", mend="Give one of each flavour."
                )
            table = self.tables[flavour]
            low, high, eta = table.pt_edges_gev[0], table.pt_edges_gev[-1], table.abs_eta_edges
            if low > model.pt_min_gev or np.isfinite(high) or eta[0] > 0 or eta[-1] < model.abs_eta_max:
                raise InputError(
                    f"the table covers pT {low:g} to {high:g} GeV, |eta| {eta[0]:g} to {eta[-1]:g}; jets go "
                    f"from {model.pt_min_gev:g} GeV without end, to |eta| {model.abs_eta_max:g}",
                    where=f"b tagging, {name} jets",
                    mend="Extend the table; its last pT edge is .inf.",
                )


def tagged(jets: Jets, tagger: BTagger, event: npt.NDArray[np.uint64], draws: Draws) -> npt.NDArray[np.bool_]:
    """Return which jets are tagged, shape (N, K).

    Parameters
    ----------
    jets
        Jets of N events.
    tagger
        Tables by flavour, in (measured pT, |eta|).
    event
        Event numbers of the record, shape (N,).
    draws
        Random numbers of the sample; each jet has its own, by its slot.
    """
    chance = np.zeros(jets.present.shape)
    for flavour, table in tagger.tables.items():
        mine = jets.present & (jets.flavour == flavour)
        chance[mine] = table.lookup(jets.pt[mine], jets.eta[mine])
    slot = np.arange(jets.present.shape[1], dtype=np.uint64)
    uniform = draws.uniform("b tag", event[:, None], slot[None, :])
    result: npt.NDArray[np.bool_] = jets.present & (uniform < chance)
    return result
