"""Detector: track isolation of leptons, on flat arrays in blocks of events that fit the processor's cache."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recast.detector.leptons import FlatEvents, Leptons
from recast.detector.objects import IsolationCut

__all__ = ["cone_sums", "isolated"]

_BLOCK = 1000  # events; the arrays of a block stay in the cache, four times faster than all at once
_MARGIN = 1e-4  # of the fast search over the exact decision; far above the rounding of float32
_NEUTRAL = (12, 14, 16, 22)  # the record holds charged particles; these may come along


def cone_sums(flat: FlatEvents, leptons: Leptons, cut: IsolationCut) -> npt.NDArray[np.float64]:
    """Return the sum of track pT [GeV] around each lepton, shape (N, K).

    The tracks are the charged particles above the threshold and inside the tracker, without any of the
    leptons that are `present`: neither the lepton itself nor another selected one counts.
    """
    result = np.zeros(leptons.present.shape)
    for start in range(0, len(leptons), _BLOCK):
        lines = slice(start, start + _BLOCK)
        result[lines] = _block(flat, leptons, cut, lines)
    return result


def isolated(flat: FlatEvents, leptons: Leptons, cut: IsolationCut) -> npt.NDArray[np.bool_]:
    """Return which leptons are present and isolated, shape (N, K)."""
    sums = cone_sums(flat, leptons, cut)
    result: npt.NDArray[np.bool_] = leptons.present & (sums < cut.max_ratio * leptons.pt)
    return result


def _block(flat: FlatEvents, leptons: Leptons, cut: IsolationCut, lines: slice) -> npt.NDArray[np.float64]:
    rows, present = leptons.row[lines], leptons.present[lines]
    eta, phi = leptons.eta[lines], leptons.phi[lines]
    sums = np.zeros(present.shape)
    first, last = int(flat.offsets[rows[0]]), int(flat.offsets[rows[-1] + 1])
    counts = np.diff(flat.offsets[rows[0] : rows[-1] + 2])
    x, y, z = flat.px[first:last], flat.py[first:last], flat.pz[first:last]

    # tracks of the events with enough leptons, in float32 and a little too many: decided exactly below
    wanted = np.zeros(len(counts), np.bool_)
    wanted[rows - rows[0]] = True
    squared = x * x + y * y
    keep = np.repeat(wanted, counts)
    keep &= squared > np.float32(cut.track_pt_min_gev**2 * (1.0 - _MARGIN))
    keep &= z * z < squared * np.float32(np.sinh(cut.track_abs_eta_max) ** 2 * (1.0 + _MARGIN))
    keep[leptons.particle[lines][present] - first] = False
    tracks = np.flatnonzero(keep)
    x, y, squared = x[tracks], y[tracks], squared[tracks]
    edges = np.searchsorted(tracks, flat.offsets[rows] - first)
    multiplicity = np.diff(edges, append=len(tracks))
    threshold = np.sqrt(squared) * np.float32(np.cos(cut.cone) * (1.0 - _MARGIN))

    for slot in range(present.shape[1]):
        if not present[:, slot].any():
            continue
        # most tracks fail in azimuth, which needs no transcendental function
        unit_x = np.repeat(np.cos(phi[:, slot]).astype(np.float32), multiplicity)
        unit_y = np.repeat(np.sin(phi[:, slot]).astype(np.float32), multiplicity)
        unit_x *= x
        unit_y *= y
        unit_x += unit_y
        near = np.flatnonzero(unit_x > threshold)
        owner = np.searchsorted(edges, near, side="right") - 1
        near, owner = near[present[owner, slot]], owner[present[owner, slot]]
        particle, owner = _near_in_eta(flat, tracks[near] + first, owner, eta[:, slot], cut)
        pt, inside = _in_cone(flat, particle, eta[owner, slot], phi[owner, slot], cut)
        sums[:, slot] = np.bincount(owner[inside], weights=pt[inside], minlength=len(rows))
    return sums


def _near_in_eta(
    flat: FlatEvents,
    particle: npt.NDArray[np.int64],
    owner: npt.NDArray[np.int64],
    axis_eta: npt.NDArray[np.float64],
    cut: IsolationCut,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the particles close to the axis of their owner in eta, by pz = pT sinh(eta), and owners."""
    width = cut.cone * (1.0 + _MARGIN)
    low, high = np.sinh(axis_eta - width), np.sinh(axis_eta + width)
    slope = flat.pz[particle] / np.hypot(flat.px[particle], flat.py[particle])
    near = np.flatnonzero((slope > low[owner]) & (slope < high[owner]))
    return particle[near], owner[near]


def _in_cone(
    flat: FlatEvents,
    particle: npt.NDArray[np.int64],
    axis_eta: npt.NDArray[np.float64],
    axis_phi: npt.NDArray[np.float64],
    cut: IsolationCut,
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """Return the pT of particles and whether they are tracks inside the cone, in double precision."""
    px, py, pz = (np.asarray(column[particle], np.float64) for column in (flat.px, flat.py, flat.pz))
    pt = np.hypot(px, py)
    eta = np.arcsinh(pz / pt)
    phi = np.remainder(np.arctan2(py, px) - axis_phi + np.pi, 2.0 * np.pi) - np.pi
    inside = (eta - axis_eta) ** 2 + phi**2 < cut.cone**2
    inside &= (pt > cut.track_pt_min_gev) & (np.abs(eta) < cut.track_abs_eta_max)
    inside &= ~np.isin(np.abs(flat.pid[particle]), _NEUTRAL)
    return pt, inside
