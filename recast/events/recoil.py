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

from recast.core.compiled import kernel
from recast.core.errors import InputError
from recast.events.origin import FullRecord
from recast.events.parton_table import PartonTable

__all__ = ["TURNS", "angle", "one_resonance", "turned", "with_members"]

Real = npt.NDArray[np.float64]
Masks = npt.NDArray[np.bool_]

_INCOMING, _DECAYED, _FINAL = -1, 2, 1
TURNS = 8
"""Azimuths of a resonance for which one shower serves: with more the selection costs more than it tells."""
_RESONANCE = 5
"""Place of the first outgoing particle of the hard process in Pythia's events."""


def one_resonance(partons: PartonTable) -> Masks:
    """Return which events are the decay of a single particle without colour, shape (N,)."""
    codes = partons.codes
    owner = np.repeat(np.arange(len(partons)), partons.counts)
    top = (codes[:, 1] != _INCOMING) & (codes[:, 2] == 1) & (codes[:, 3] == 2)
    good = top & (codes[:, 1] == _DECAYED) & (codes[:, 4] == 0) & (codes[:, 5] == 0)
    tops, goods = (np.bincount(owner[mask], minlength=len(partons)) for mask in (top, good))
    return np.asarray((tops == 1) & (goods == 1))


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
    # velocity of the boost from one momentum to another of the same mass, along their difference
    total = np.where(chosen, before[3] + after[3], 1.0)
    half = np.stack([np.where(chosen, (after[k] - before[k]) / total, 0.0) for k in range(3)], axis=1)
    velocity = 2.0 * half / (1.0 + (half**2).sum(axis=1))[:, None]
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
    K N events: all of them at the first azimuth, then at the next.

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
    member = np.flatnonzero(ak.to_numpy(ak.flatten(events["member"])))
    velocity = np.stack([ak.to_numpy(events["recoil"][axis]) for axis in "xyz"], axis=1)
    velocity = velocity[np.repeat(np.arange(n_events), counts)[member]]
    p = np.stack([columns[name][member].astype(np.float64) for name in ("px", "py", "pz")], axis=1)
    energy = np.sqrt((p**2).sum(axis=1) + columns["mass"][member].astype(np.float64) ** 2)
    p, energy = _boosted(p, energy, -velocity)
    for turn, azimuth in enumerate(angles if member.size else ()):  # empty columns cannot be written
        cosine, sine = np.cos(azimuth), np.sin(azimuth)
        x, y = cosine * p[:, 0] - sine * p[:, 1], sine * p[:, 0] + cosine * p[:, 1]
        moved, _ = _boosted(np.stack([x, y, p[:, 2]], axis=1), energy, velocity)
        for name, values in zip(("px", "py", "pz"), moved.T, strict=True):
            columns[name][member + turn * len(particles)] = values
    fields = {
        name: ak.concatenate([events[name]] * times) for name in ak.fields(events) if name != "particles"
    }
    fields["particles"] = ak.unflatten(ak.zip(columns, with_name="Momentum4D"), np.tile(counts, times))
    return ak.Array(ak.zip(fields, depth_limit=1))


def _boosted(p: Real, energy: Real, velocity: Real) -> tuple[Real, Real]:
    """Return momenta (M, 3) and energies after boosts of these velocities (M, 3)."""
    gamma = 1.0 / np.sqrt(1.0 - (velocity**2).sum(axis=1))
    along = (velocity * p).sum(axis=1)
    shift = gamma * (gamma / (1.0 + gamma) * along + energy)
    return p + shift[:, None] * velocity, gamma * (energy + along)
