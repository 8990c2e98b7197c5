"""Detector: compiled searches over all particles of a record: leptons, and tracks close to leptons.

Import this module inside functions only (see `recast.core.compiled`).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recast.core.compiled import Number, kernel, part

__all__ = ["leptons_of", "near_tracks"]

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.floating]
Masks = npt.NDArray[np.bool_]


@kernel
def leptons_of(
    offsets: Integers,
    pid: npt.NDArray[np.int32],
    px: Floats,
    py: Floats,
    pz: Floats,
    mass: Floats,
    first: Number,
    second: Number,
) -> tuple[Integers, Integers, npt.NDArray[np.int32], npt.NDArray[np.float64]]:
    """Return the particles whose |PDG code| is `first` or `second`, in the order of the record.

    Returns
    -------
    Event, index in the record and PDG code, shape (M,), and px, py, pz and mass [GeV], shape (4, M).
    """
    counts = np.zeros(len(offsets) - 1, np.int64)
    for line in range(len(counts)):
        here, found = pid[offsets[line] : offsets[line + 1]], np.int32(0)
        for i in range(len(here)):
            code = abs(here[i])
            found += np.int32(1) if (code == first) | (code == second) else np.int32(0)
        counts[line] = found
    number = counts.sum()
    event, particle = np.empty(number, np.int64), np.empty(number, np.int64)
    codes, momentum = np.empty(number, np.int32), np.empty((4, number))
    number = 0
    for line in range(len(counts)):
        last, i = number + counts[line], offsets[line]
        while number < last:  # leptons are often the first particles of an event
            code = abs(pid[i])
            if (code == first) | (code == second):
                event[number], particle[number], codes[number] = line, i, pid[i]
                momentum[0, number], momentum[1, number] = px[i], py[i]
                momentum[2, number], momentum[3, number] = pz[i], mass[i]
                number += 1
            i += 1
    return event, particle, codes, momentum


@part
def _axis(values: Floats) -> tuple[Number, Number, Number, Number]:
    return values[0], values[1], values[2], values[3]


@part
def _is_near(
    x: Number, y: Number, z: Number, pt: Number, axis: tuple[Number, Number, Number, Number], cosine: Number
) -> Number:
    near = (x * axis[0] + y * axis[1] > cosine * pt) & (axis[2] * pt < z) & (z < axis[3] * pt)
    return np.int32(1) if near else np.int32(0)


@part
def _is_chosen(present: Masks, chosen: Integers, index: Number) -> bool:
    result = False
    for slot in range(len(present)):
        result |= present[slot] & (chosen[slot] == index)
    return result


@kernel
def near_tracks(
    offsets: Integers,
    px: Floats,
    py: Floats,
    pz: Floats,
    rows: Integers,
    present: Masks,
    chosen: Integers,
    axes: Floats,
    squared_min: Number,
    slope_max: Number,
    cosine: Number,
) -> tuple[Integers, Integers]:
    """Return tracks that may be in the cone of a lepton, without any transcendental function.

    Parameters
    ----------
    offsets, px, py, pz
        Of the record.
    rows
        Positions in the record of N events, shape (N,).
    present
        Whether there is a lepton, shape (N, K).
    chosen
        Indices of the leptons in the record, shape (N, K); those present are no tracks.
    axes
        Cosine and sine of the lepton's azimuth, least and largest pz / pT of a track close to it,
        shape (N, K, 4).
    squared_min
        Tracks have a larger pT^2 [GeV^2].
    slope_max
        Tracks have a smaller |pz| / pT.
    cosine
        Of the largest distance in azimuth; positive.

    Returns
    -------
    Position of the lepton in the flat (N, K) array and index of the track in the record, for each pair. The
    tracks of one lepton are in the order of the record.

    Notes
    -----
    The loops over all tracks have no branch, so that they run on several tracks at once.
    """
    slots, most = present.shape[1], 0
    for row in rows:
        most = max(most, offsets[row + 1] - offsets[row])
    pt, near = np.empty(most, px.dtype), np.empty(most, np.int32)
    never = squared_min * 0 + np.inf  # as pT, it fails every comparison
    lepton, particle = np.empty(1024, np.int64), np.empty(1024, np.int64)
    pairs = 0
    for line in range(len(rows)):
        start, stop = offsets[rows[line]], offsets[rows[line] + 1]
        x, y, z = px[start:stop], py[start:stop], pz[start:stop]
        for i in range(len(x)):
            squared = x[i] * x[i] + y[i] * y[i]
            root = np.sqrt(squared)
            pt[i] = root if (squared > squared_min) & (abs(z[i]) < slope_max * root) else never
            near[i] = 0
        for slot in range(slots):
            if present[line, slot]:
                axis = _axis(axes[line, slot])
                for i in range(len(x)):
                    near[i] |= _is_near(x[i], y[i], z[i], pt[i], axis, cosine)
        for i in range(len(x)):
            if near[i] == 0 or _is_chosen(present[line], chosen[line], start + i):
                continue
            for slot in range(slots):
                if present[line, slot] and _is_near(x[i], y[i], z[i], pt[i], _axis(axes[line, slot]), cosine):
                    if pairs == len(lepton):
                        lepton = np.concatenate((lepton, np.empty_like(lepton)))
                        particle = np.concatenate((particle, np.empty_like(particle)))
                    lepton[pairs], particle[pairs] = line * slots + slot, start + i
                    pairs += 1
    return lepton[:pairs], particle[:pairs]
