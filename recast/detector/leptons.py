"""Detector: finds the leptons of the event record and measures them, as padded arrays (events x slots)."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import awkward as ak
import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, RunError
from recast.detector.draws import Draws
from recast.detector.objects import ELECTRON, FLAVOUR_NAMES, MUON, DetectorModel, Dressing
from recast.events.origin import dress_columns

__all__ = [
    "FlatEvents",
    "Leptons",
    "dressed",
    "find_leptons",
    "flatten_events",
    "reconstruct",
    "require_photons",
]

Floats = npt.NDArray[np.floating[Any]]
Masks = npt.NDArray[np.bool_]

_TINY = 1e-16


@dataclass(frozen=True, slots=True)
class FlatEvents:
    """The event record as flat numpy arrays; the particles of event i are offsets[i] to offsets[i + 1]."""

    event: npt.NDArray[np.uint64]
    weight: npt.NDArray[np.float64]
    offsets: npt.NDArray[np.int64]
    px: Floats
    py: Floats
    pz: Floats
    mass: Floats
    pid: npt.NDArray[np.int32]
    origin: npt.NDArray[np.int8] | None = None
    """`Origin` of each particle, where photons are kept."""
    photon_pt_min_gev: float | None = None
    """The record holds the photons above this pT [GeV]; None: it holds none."""

    def __len__(self) -> int:
        return len(self.event)


def flatten_events(events: ak.Array) -> FlatEvents:
    """Return the arrays behind an event record (see `recast.events`).

    Raises
    ------
    RunError
        If a momentum or a weight is not finite: nothing downstream would notice.
    """
    particles = ak.flatten(events["particles"], axis=1)
    columns = {name: ak.to_numpy(particles[name]) for name in ("px", "py", "pz", "mass", "pid")}
    counts = ak.to_numpy(ak.num(events["particles"], axis=1))
    weight = ak.to_numpy(events["weight"]).astype(np.float64)
    for name in ("px", "py", "pz", "mass"):
        # the sum of a column is finite only if every entry is
        if not np.isfinite(columns[name].sum()):
            raise RunError(f"a particle's {name} is not a finite number", where="event record")
    if not np.isfinite(weight).all():
        raise RunError("an event's weight is not a finite number", where="event record")
    offsets = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=offsets[1:])
    columns["pid"] = columns["pid"].astype(np.int32, copy=False)
    flat = FlatEvents(ak.to_numpy(events["event"]).astype(np.uint64), weight, offsets, **columns)
    if "photon_pt_min" not in ak.fields(events):
        return flat
    lowest = float(ak.to_numpy(events["photon_pt_min"]).max(initial=0.0))
    return replace(flat, origin=ak.to_numpy(particles["origin"]), photon_pt_min_gev=lowest)


@dataclass(frozen=True, slots=True)
class Leptons:
    """Leptons of N events in K slots, falling true pT; empty slots have `present` False and zeros."""

    row: npt.NDArray[np.int64]
    """Shape (N,): position of the event in the record."""
    present: Masks
    """Shape (N, K)."""
    pt: npt.NDArray[np.float64]
    """Measured transverse momentum [GeV], shape (N, K)."""
    eta: npt.NDArray[np.float64]
    phi: npt.NDArray[np.float64]
    mass: npt.NDArray[np.float64]
    """Mass [GeV], shape (N, K)."""
    pid: npt.NDArray[np.int32]
    """PDG code; positive for negative charge."""
    particle: npt.NDArray[np.int64]
    """Index of the lepton in the flat particle arrays."""
    true_pt: npt.NDArray[np.float64]
    rank: npt.NDArray[np.int64]
    """Rank among the true leptons of its flavour in the event; the key of its random draws."""
    photon_px: npt.NDArray[np.float64]
    """Momentum of a photon found beside the lepton [GeV], shape (N, K), as the following; 0 for none."""
    photon_py: npt.NDArray[np.float64]
    photon_pz: npt.NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.row)

    def take(self, keep: Masks) -> Leptons:
        """Return the leptons of the events where `keep`, shape (N,), is true."""
        # indices are found once, not once a column
        rows = np.flatnonzero(keep)
        return Leptons(*(np.take(getattr(self, name), rows, axis=0) for name in self.__slots__))

    def where(self, chosen: Masks) -> Leptons:
        """Return the same events with only the leptons where `chosen`, shape (N, K), is true."""
        return replace(self, present=self.present & chosen)

    def first(self, number: int) -> Leptons:
        """Return the `number` leptons of largest measured pT; every event must have as many."""
        order = np.argsort(np.where(self.present, -self.pt, np.inf), axis=1, kind="stable")[:, :number]
        if number == self.present.shape[1] and np.array_equal(
            order, np.broadcast_to(np.arange(number), order.shape)
        ):
            return self
        return self.each(order)

    def ordered(self) -> Leptons:
        """Return the same leptons by falling measured pT, absent ones last."""
        return self.first(self.present.shape[1])

    def slots(self, chosen: npt.NDArray[np.int64]) -> Leptons:
        """Return the leptons in the slots `chosen`, shape (M,), of every event."""
        return self.each(np.broadcast_to(chosen, (len(self), len(chosen))))

    def each(self, chosen: npt.NDArray[np.int64]) -> Leptons:
        """Return the leptons in the slots `chosen`, shape (N, M), of each event."""
        # positions in the flat arrays are found once, not once a column
        cell = chosen + self.present.shape[1] * np.arange(len(self))[:, None]
        fields = {name: np.take(getattr(self, name), cell) for name in self.__slots__ if name != "row"}
        return Leptons(row=self.row, **fields)

    def replaced(self, events: npt.NDArray[np.int64], others: Leptons) -> Leptons:
        """Return these leptons with those of `others` (of as many slots) at the positions `events`."""
        columns = {name: getattr(self, name).copy() for name in self.__slots__}
        for name, column in columns.items():
            column[events] = getattr(others, name)
        return Leptons(**columns)


def require_photons(flat: FlatEvents, pt_min_gev: float = math.inf) -> npt.NDArray[np.int8]:
    """Return the origins of the particles of a record that holds the photons above a pT [GeV].

    Raises
    ------
    InputError
        If it holds none, or harder ones only.
    """
    mend = "Shower with a profile that keeps them, such as full-photons or no-mpi-photons."
    if flat.photon_pt_min_gev is None or flat.origin is None:
        raise InputError(
            "the events hold no photons, which the analysis adds to leptons", where="event record", mend=mend
        )
    if flat.photon_pt_min_gev > pt_min_gev:
        raise InputError(
            f"the events hold photons above {flat.photon_pt_min_gev:g} GeV, the analysis adds softer ones, "
            f"above {pt_min_gev:g} GeV",
            where="event record",
            mend=mend,
        )
    return flat.origin


def dressed(flat: FlatEvents, dressing: Dressing) -> FlatEvents:
    """Return the record with photons added to the nearest lepton of some flavours; the photons stay in.

    Photons and leptons from hadrons take no part. Dressed leptons have the mass of lepton and photons
    together.
    """
    origin = require_photons(flat)
    momentum = np.array([flat.px, flat.py, flat.pz], np.float64)
    mass = np.array(flat.mass, np.float64)
    code = np.abs(flat.pid)
    final = ~((code == ELECTRON) | (code == MUON)) | np.isin(code, dressing.flavours)
    dress_columns(np.diff(flat.offsets), momentum, mass, final, origin, flat.pid, dressing.cone)
    return replace(flat, px=momentum[0], py=momentum[1], pz=momentum[2], mass=mass)


def find_leptons(
    flat: FlatEvents, model: DetectorModel, draws: Draws, at_least: int
) -> tuple[Leptons, npt.NDArray[np.int64]]:
    """Return the leptons inside the acceptance, for the events that have enough of them.

    Parameters
    ----------
    flat
        Events.
    model
        Acceptance in measured pT and |eta|, and resolution, of each flavour; leptons are dressed before.
    draws
        Random numbers of the sample (used by the resolution only).
    at_least
        Events with fewer leptons in acceptance are left out.

    Returns
    -------
    The leptons and the number of leptons in acceptance of every event of `flat`.

    Raises
    ------
    InputError
        If leptons are to be dressed and the record holds no photons.
    """
    found = _candidates(flat if model.dressing is None else dressed(flat, model.dressing), model)
    inside = np.zeros(len(found.event), np.bool_)
    for cuts in model.leptons:
        mine = np.flatnonzero(np.abs(found.pid) == cuts.flavour)
        found.rank[mine] = _position_in_group(found.event[mine])
        pt, eta = found.true_pt[mine], found.eta[mine]
        if cuts.resolution is not None:
            purpose = f"{FLAVOUR_NAMES[cuts.flavour]} {cuts.resolution.name}"
            normal = draws.normal(purpose, flat.event[found.event[mine]], found.rank[mine])
            shift = cuts.resolution.lookup(pt, eta) * normal
            pt = np.maximum(pt * (1.0 + shift), 0.0)
        found.pt[mine] = pt
        inside[mine] = (pt > cuts.pt_min_gev) & (np.abs(eta) < cuts.abs_eta_max)
    counts = np.bincount(found.event[inside], minlength=len(flat))
    kept = counts >= at_least
    found = found.take(np.flatnonzero(inside & kept[found.event]))
    return _pad(found, kept, at_least), counts


@dataclass(frozen=True, slots=True)
class _Candidates:
    """M true leptons as flat arrays, by event and falling true pT."""

    event: npt.NDArray[np.int64]
    particle: npt.NDArray[np.int64]
    pid: npt.NDArray[np.int32]
    px: npt.NDArray[np.float64]
    py: npt.NDArray[np.float64]
    mass: npt.NDArray[np.float64]
    true_pt: npt.NDArray[np.float64]
    pt: npt.NDArray[np.float64]
    eta: npt.NDArray[np.float64]
    rank: npt.NDArray[np.int64]

    def take(self, index: npt.NDArray[np.int64]) -> _Candidates:
        return _Candidates(*(np.take(getattr(self, name), index) for name in self.__slots__))


def _candidates(flat: FlatEvents, model: DetectorModel) -> _Candidates:
    from recast.detector.searches import leptons_of  # noqa: PLC0415 - loads numba

    flavours = [cuts.flavour for cuts in model.leptons]  # one or both of electrons and muons
    event, particle, pid, (px, py, pz, mass) = leptons_of(
        flat.offsets, flat.pid, flat.px, flat.py, flat.pz, flat.mass, flavours[0], flavours[-1]
    )
    pt = np.hypot(px, py)
    eta = np.arcsinh(pz / np.maximum(pt, _TINY))
    rank = np.zeros(len(event), np.int64)
    found = _Candidates(event, particle, pid, px, py, mass, true_pt=pt, pt=pt.copy(), eta=eta, rank=rank)
    # the record is sorted, foreign arrays may not be
    if np.any((pt[1:] > pt[:-1]) & (event[1:] == event[:-1])):
        found = found.take(np.lexsort((particle, -pt, event)))
    return found


def _pad(found: _Candidates, kept: Masks, least: int) -> Leptons:
    """Return the candidates, all of events that are `kept`, in slots."""
    line = (np.cumsum(kept) - 1)[found.event]
    slot = _position_in_group(found.event)
    shape = (int(np.count_nonzero(kept)), max(int(slot.max(initial=-1)) + 1, least))
    cell = line * shape[1] + slot

    def padded(column: npt.NDArray[Any]) -> npt.NDArray[Any]:
        result = np.zeros(shape, column.dtype)
        np.put(result, cell, column)
        return result

    return Leptons(
        row=np.flatnonzero(kept),
        present=padded(np.ones(len(line), np.bool_)),
        pt=padded(found.pt),
        eta=padded(found.eta),
        phi=padded(np.arctan2(found.py, found.px)),
        mass=padded(found.mass),
        pid=padded(found.pid),
        particle=padded(found.particle),
        true_pt=padded(found.true_pt),
        rank=padded(found.rank),
        photon_px=np.zeros(shape),
        photon_py=np.zeros(shape),
        photon_pz=np.zeros(shape),
    )


def reconstruct(leptons: Leptons, flat: FlatEvents, model: DetectorModel, draws: Draws) -> Leptons:
    """Return the leptons that the experiment reconstructs: each table of efficiencies is drawn once."""
    found = leptons.present.copy()
    for cuts in model.leptons:
        for table in cuts.efficiencies:
            line, slot = np.nonzero(found & (np.abs(leptons.pid) == cuts.flavour))
            chance = table.lookup(leptons.true_pt[line, slot], leptons.eta[line, slot])
            purpose = f"{FLAVOUR_NAMES[cuts.flavour]} {table.name}"
            uniform = draws.uniform(purpose, flat.event[leptons.row[line]], leptons.rank[line, slot])
            found[line, slot] = uniform < chance
    return leptons.where(found)


def _position_in_group(sorted_groups: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return 0, 1, 2, ... within each run of equal values."""
    if len(sorted_groups) == 0:
        return np.zeros(0, np.int64)
    starts = np.flatnonzero(np.diff(sorted_groups, prepend=sorted_groups[0] - 1))
    lengths = np.diff(starts, append=len(sorted_groups))
    return np.arange(len(sorted_groups)) - np.repeat(starts, lengths)
