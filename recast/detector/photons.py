"""Detector: photons of final-state radiation that an experiment finds beside its leptons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.detector.leptons import FlatEvents, Leptons, require_photons
from recast.detector.objects import ELECTRON, MUON, PhotonRecovery

__all__ = ["with_recovered_photons"]

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.integer[Any]]
_PHOTON = 22


def with_recovered_photons(flat: FlatEvents, leptons: Leptons, rule: PhotonRecovery | None) -> Leptons:
    """Return the leptons with the photons that are found beside them, which change no momentum of theirs.

    Parameters
    ----------
    flat
        Events.
    leptons
        Leptons that photons may belong to; those that are not `present` take no part.
    rule
        What a photon must be; None: no photon is looked for.

    Returns
    -------
    The same leptons with `photon_px`, `photon_py` and `photon_pz`.

    Raises
    ------
    InputError
        If the record does not hold the photons.
    """
    if rule is None:
        return leptons
    require_photons(flat, rule.pt_min_gev)
    found = _best(flat, leptons, rule)
    photon = np.zeros((3, *leptons.present.shape))
    for axis, column in enumerate((flat.px, flat.py, flat.pz)):
        photon[axis, found.line, found.slot] = column[found.particle]
    return replace(leptons, photon_px=photon[0], photon_py=photon[1], photon_pz=photon[2])


@dataclass(frozen=True, slots=True)
class _Photons:
    """Photons of the events of some leptons, as flat arrays."""

    particle: Integers
    """Place in the record."""
    event: Integers
    line: Integers
    """Position of the event among the leptons."""
    slot: Integers
    """Of the nearest lepton."""
    pt: Floats
    eta: Floats
    phi: Floats
    distance: Floats
    """Delta R to that lepton."""

    def take(self, keep: npt.NDArray[np.bool_]) -> _Photons:
        return _Photons(*(getattr(self, name)[keep] for name in self.__slots__))


def _candidates(flat: FlatEvents, leptons: Leptons, rule: PhotonRecovery) -> _Photons:
    """Return the photons in acceptance with their nearest leptons."""
    line_of = np.full(len(flat), -1, np.int64)
    line_of[leptons.row] = np.arange(len(leptons))
    particle = np.flatnonzero(flat.pid == _PHOTON)
    event = np.searchsorted(flat.offsets, particle, side="right") - 1
    particle, event = particle[line_of[event] >= 0], event[line_of[event] >= 0]
    pt, eta, phi = _directions(flat, particle)
    inside = (pt > rule.pt_min_gev) & (np.abs(eta) < rule.abs_eta_max)
    line = line_of[event]
    distance = np.hypot(eta[:, None] - leptons.eta[line], _turn(phi[:, None] - leptons.phi[line]))
    distance = np.where(leptons.present[line], distance, np.inf)
    slot = np.argmin(distance, axis=1)
    nearest = np.take_along_axis(distance, slot[:, None], axis=1)[:, 0]
    return _Photons(particle, event, line, slot, pt, eta, phi, nearest).take(inside)


def _best(flat: FlatEvents, leptons: Leptons, rule: PhotonRecovery) -> _Photons:
    """Return the photon of each lepton that has one."""
    found = _candidates(flat, leptons, rule)
    near = (found.distance < rule.cone) & (found.distance < rule.distance_over_pt2_max * found.pt**2)
    found = found.take(near)
    found = found.take(_cone_sums(flat, found, rule.isolation_cone) < rule.isolation_max * found.pt)
    order = np.lexsort((found.particle, found.distance / found.pt**2, found.slot, found.line))
    line, slot = found.line[order], found.slot[order]
    first = np.ones(len(order), np.bool_)
    first[1:] = (line[1:] != line[:-1]) | (slot[1:] != slot[:-1])
    chosen = np.zeros(len(order), np.bool_)
    chosen[order[first]] = True
    return found.take(chosen)


def _directions(flat: FlatEvents, particle: npt.NDArray[np.int64]) -> tuple[Floats, Floats, Floats]:
    px, py, pz = (np.asarray(column[particle], np.float64) for column in (flat.px, flat.py, flat.pz))
    pt = np.hypot(px, py)
    return pt, np.arcsinh(pz / np.maximum(pt, 1e-16)), np.arctan2(py, px)


def _turn(angle: Floats) -> Floats:
    return np.asarray(np.remainder(angle + np.pi, 2.0 * np.pi) - np.pi)


def _cone_sums(flat: FlatEvents, photons: _Photons, cone: float) -> Floats:
    """Return the sum of pT [GeV] of hadrons and other photons around each photon."""
    counts = flat.offsets[photons.event + 1] - flat.offsets[photons.event]
    owner = np.repeat(np.arange(len(counts)), counts)
    start = np.cumsum(counts) - counts
    particle = np.arange(len(owner)) - start[owner] + flat.offsets[photons.event][owner]
    code = np.abs(flat.pid[particle])
    counted = (code != ELECTRON) & (code != MUON) & (particle != photons.particle[owner])
    owner, particle = owner[counted], particle[counted]
    pt, eta, phi = _directions(flat, particle)
    inside = (eta - photons.eta[owner]) ** 2 + _turn(phi - photons.phi[owner]) ** 2 < cone**2
    sums = np.bincount(owner[inside], weights=pt[inside], minlength=len(counts))
    return np.asarray(sums, np.float64)
