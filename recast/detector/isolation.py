"""Detector: track isolation of leptons: a compiled search finds tracks nearby, numpy decides exactly."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recast.detector.leptons import FlatEvents, Leptons
from recast.detector.objects import IsolationCut

__all__ = ["cone_sums", "isolated"]

_MARGIN = 1e-4  # of the fast search over the exact decision; far above the rounding of float32
_NEUTRAL = (12, 14, 16, 22)  # the record holds charged particles; these may come along


def cone_sums(flat: FlatEvents, leptons: Leptons, cut: IsolationCut) -> npt.NDArray[np.float64]:
    """Return the sum of track pT [GeV] around each lepton, shape (N, K).

    The tracks are the charged particles above the threshold and inside the tracker, without any of the
    leptons that are `present`: neither the lepton itself nor another selected one counts.
    """
    from recast.detector.searches import near_tracks  # noqa: PLC0415 - loads numba

    # a little too many are found in the record's own precision, and decided exactly below
    kind = flat.px.dtype.type
    width = cut.cone * (1.0 + _MARGIN)
    slope = np.sinh(leptons.eta) * np.cosh(width)  # sinh(eta +- width) = slope +- change
    change = np.cosh(leptons.eta) * np.sinh(width)
    axes = np.empty((*leptons.present.shape, 4), kind)
    azimuth = leptons.phi.astype(kind)
    axes[..., 0], axes[..., 1] = np.cos(azimuth), np.sin(azimuth)
    axes[..., 2], axes[..., 3] = slope - change, slope + change
    lepton, particle = near_tracks(
        flat.offsets,
        flat.px,
        flat.py,
        flat.pz,
        leptons.row,
        leptons.present,
        leptons.particle,
        axes,
        kind(cut.track_pt_min_gev**2 * (1.0 - _MARGIN)),
        kind(np.sinh(cut.track_abs_eta_max) * (1.0 + _MARGIN)),
        kind(np.cos(cut.cone) * (1.0 - _MARGIN)),
    )
    pt, inside = _in_cone(flat, particle, leptons.eta.ravel()[lepton], leptons.phi.ravel()[lepton], cut)
    sums = np.bincount(lepton[inside], weights=pt[inside], minlength=leptons.present.size)
    return np.reshape(sums, leptons.present.shape).astype(np.float64, copy=False)


def isolated(flat: FlatEvents, leptons: Leptons, cut: IsolationCut | None) -> npt.NDArray[np.bool_]:
    """Return which leptons are present and isolated, shape (N, K); all that are present without a cut."""
    if cut is None:
        return leptons.present
    sums = cone_sums(flat, leptons, cut)
    result: npt.NDArray[np.bool_] = leptons.present & (sums < cut.max_ratio * leptons.pt)
    return result


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
