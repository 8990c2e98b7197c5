"""Events: the boost that initial-state radiation gave a resonance, and the event with the resonance turned.

The matrix element of unpolarised beams is the same after any rotation R about the beam, and the radiation off
the beams sees of a colourless resonance its momentum alone, which it changes by one boost B. So if x are the
momenta of all that comes from the resonance, B R B^-1 x beside the same rest of the event is as likely as x.
The record has two more columns for it (`recast.events.record`)::

    recoil: {x, y, z: float64}  velocity of B
    member: var * bool          whether a particle comes from the resonance; none where there is not one alone
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import awkward as ak
import numpy as np
import numpy.typing as npt

from recast.core.boosts import boost_between, boosted
from recast.core.compiled import kernel
from recast.core.errors import InputError
from recast.events.order import order_of
from recast.events.origin import FullRecord
from recast.events.parton_table import PartonTable

__all__ = ["TURNS", "angle", "one_resonance", "turned", "with_members"]

Real = npt.NDArray[np.float64]
Masks = npt.NDArray[np.bool_]

_INCOMING, _DECAYED, _FINAL = -1, 2, 1
_BEAMS, _PLACE, _LEAST = 2, 3, 5
"""Incoming partons, line of the resonance from 1, and least number of lines: it decays to two or more."""
TURNS = 8
"""Azimuths of a resonance for which one shower serves. What the azimuth adds to the variance falls about as
one over their number, to an eighth; the time of the selection grows with it, to a tenth of the shower's."""
_RESONANCE = 5
"""Place of the first outgoing particle of the hard process in Pythia's events: after the entry for the whole
event, the two beams and the two incoming partons."""


def one_resonance(partons: PartonTable) -> Masks:
    """Return which events are the decay of a single particle without colour, shape (N,).

    Its line stands right after those of the two incoming partons and has both for mothers. Whatever else the
    event has comes from it: mothers are the resonance or what stands between it and a line.
    """
    owner = np.repeat(np.arange(len(partons)), partons.counts)
    line = np.arange(1, len(owner) + 1) - (np.cumsum(partons.counts) - partons.counts)[owner]
    _, status, first, second, colour, anticolour = partons.codes.T
    beam = (line <= _BEAMS) & (status == _INCOMING)
    resonance = (line == _PLACE) & (status == _DECAYED) & (first == 1) & (second == _BEAMS)
    resonance &= (colour == 0) & (anticolour == 0)
    product = (line > _PLACE) & ((status == _FINAL) | (status == _DECAYED))
    product &= (first >= _PLACE) & (first < line)
    product &= (second == 0) | ((second >= _PLACE) & (second < line))
    fits = np.bincount(owner[beam | resonance | product], minlength=len(partons))
    return np.asarray((partons.counts >= _LEAST) & (fits == partons.counts))


@kernel
def _members(counts: npt.NDArray[np.int64], mother: npt.NDArray[np.int64], chosen: Masks) -> Masks:
    """Mark the first outgoing particle of chosen events and what comes from it; mothers stand first."""
    member = np.zeros(len(mother), np.bool_)
    first = np.int64(0)
    for event in range(len(counts)):
        last = first + counts[event]
        if chosen[event]:
            member[first + _RESONANCE] = True
            for index in range(first + _RESONANCE + 1, last):
                member[index] = mother[index] >= first and member[mother[index]]
        first = last
    return member


def with_members(record: FullRecord, partons: PartonTable) -> FullRecord:
    """Return Pythia's record of these partons with the members of its resonances and their boosts."""
    chosen = one_resonance(partons)
    member = _members(record.counts, record.mother, chosen)
    owner = np.repeat(np.arange(len(partons)), record.counts)
    energy = np.sqrt(record.px**2 + record.py**2 + record.pz**2 + record.mass**2)
    left = member & record.final
    after = [
        np.bincount(owner[left], column[left], len(partons))
        for column in (record.px, record.py, record.pz, energy)
    ]
    final = partons.codes[:, 1] == _FINAL
    source = np.repeat(np.arange(len(partons)), partons.counts)[final]
    before = [np.bincount(source, column, len(partons)) for column in partons.momenta[final, :4].T]
    velocity = np.zeros((len(partons), 3))
    *u, gamma = boost_between(*(column[chosen] for column in (*before, *after)))
    velocity[chosen] = np.stack(u, axis=1) / gamma[:, None]
    return dataclasses.replace(record, member=member, recoil=velocity)


def angle(turn: int) -> float:
    """Return the azimuth of a turn [rad]; the first one, 0, is the event as it stands."""
    return 2.0 * np.pi * turn / TURNS


def turned(events: ak.Array, angles: Sequence[float]) -> ak.Array:
    """Return the events with their resonances turned about the beam before the boost.

    Parameters
    ----------
    events
        N events with the columns `recoil` and `member`.
    angles
        K azimuths [rad].

    Returns
    -------
    K N events, each in the order of the record: all of them at the first azimuth, then at the next.

    Raises
    ------
    InputError
        If the columns are missing.
    """
    if not {"recoil", "member"} <= set(ak.fields(events)):
        raise InputError("the record does not say what comes from a resonance", mend="Shower again.")
    times, n_events = len(angles), len(events)
    events = ak.to_packed(events)
    particles = ak.flatten(events["particles"])
    counts = ak.to_numpy(ak.num(events["particles"], axis=1))
    columns = {name: np.tile(ak.to_numpy(particles[name]), times) for name in ak.fields(particles)}
    member = np.tile(ak.to_numpy(ak.flatten(events["member"])), times)
    moving = np.flatnonzero(member[: len(particles)])
    owner = np.repeat(np.arange(n_events), counts)[moving]
    velocity = np.stack([ak.to_numpy(events["recoil"][axis])[owner] for axis in "xyz"])
    gamma = 1.0 / np.sqrt(1.0 - (velocity**2).sum(axis=0))
    ux, uy, uz = gamma * velocity
    px, py, pz, mass = (columns[name][moving].astype(np.float64) for name in ("px", "py", "pz", "mass"))
    energy = np.sqrt(px**2 + py**2 + pz**2 + mass**2)
    px, py, pz, energy = boosted(px, py, pz, energy, -ux, -uy, -uz, gamma)
    for turn, azimuth in enumerate(angles if moving.size else ()):  # empty columns cannot be written
        cosine, sine = np.cos(azimuth), np.sin(azimuth)
        x, y = cosine * px - sine * py, sine * px + cosine * py
        moved = boosted(x, y, pz, energy, ux, uy, uz, gamma)[:3]
        for name, values in zip(("px", "py", "pz"), moved, strict=True):
            columns[name][moving + turn * len(particles)] = values
    counts = np.tile(counts, times)
    order = order_of(counts, *(columns[name] for name in ("px", "py", "pz", "pid", "origin")))
    columns = {name: column[order] for name, column in columns.items()}
    again = np.tile(np.arange(n_events), times)  # one look-up is faster than joining copies
    rest = [name for name in ak.fields(events) if name not in ("particles", "member")]
    fields = {name: events[name][again] for name in rest}
    fields["particles"] = ak.unflatten(ak.zip(columns, with_name="Momentum4D"), counts)
    fields["member"] = ak.unflatten(member[order], counts)
    return ak.Array(ak.zip(fields, depth_limit=1))
