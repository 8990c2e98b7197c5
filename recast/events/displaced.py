"""Events: leptons from decays far from the beams, which the analyses here take for prompt ones."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recast.events.full import FINAL, FullEvents
from recast.events.pdg import is_standard

__all__ = ["PROMPT_MM", "far_leptons"]

PROMPT_MM = 10.0
"""Transverse distance from which on a lepton is no prompt one [mm]; see mc_cards/pythia/profiles.yaml."""
_LEPTONS = (11, 13)
_OF_DECAYS = (11, 13, 15, 22)
_HADRONS = 100
"""Codes above which particles of the Standard Model are hadrons: their leptons are no prompt ones anyway."""
_MOST_COPIES = 100


def far_leptons(events: FullEvents) -> npt.NDArray[np.bool_]:
    """Return which events have an electron or muon of a boson or new particle far away, shape (N,).

    By the place of the vertex, of parton events by the lifetime of the boson (VTIMUP). Leptons of hadrons,
    taus, other leptons and photons do not count, nor does what states no place.
    """
    found = np.zeros(len(events), bool)
    rows = np.flatnonzero((events.status == FINAL) & np.isin(np.abs(events.pid), _LEPTONS))
    lifetime = events.particle_extras.get("lifetime_mm")  # of parton events, which state no places
    if lifetime is None:
        rows = rows[_far(events, rows)]
    elif not (lifetime > PROMPT_MM).any():
        return found
    if not rows.size:
        return found
    mothers = events.mothers()
    for _ in range(_MOST_COPIES):  # a lepton that radiates stands there again
        above = mothers[rows]
        copies = (above >= 0) & (events.pid[above] == events.pid[rows])
        if not copies.any():
            break
        rows = np.where(copies, above, rows)
    rows = rows[mothers[rows] >= 0]
    rows = rows[_far(events, rows) if lifetime is None else lifetime[mothers[rows]] > PROMPT_MM]
    codes = np.abs(events.pid[mothers[rows]])
    new = [
        code
        for code in np.unique(codes).tolist()
        if code not in _OF_DECAYS and (code <= _HADRONS or not is_standard(code))
    ]
    found[_event_of(events, rows)[np.isin(codes, new)]] = True
    return found


def _event_of(events: FullEvents, rows: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    return np.asarray(np.searchsorted(np.cumsum(events.counts), rows, side="right"))


def _far(events: FullEvents, rows: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
    """Return which particles come from a vertex far away."""
    found = events.production[rows] >= 0  # others have no vertex to look at
    known = rows[found]
    vertex = events.vertex_starts[_event_of(events, known)] + events.production[known]
    found[found] = np.hypot(*events.position[vertex, :2].T) > PROMPT_MM
    return np.asarray(found)
