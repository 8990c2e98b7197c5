"""Events: from full events to the slim event record: thresholds, masses and origins, in a compiled kernel."""

from __future__ import annotations

import math
from typing import NamedTuple

import awkward as ak
import numpy as np
import numpy.typing as npt

from recast.core.compiled import kernel
from recast.core.errors import InputError
from recast.events.jets import jet_columns, with_jets
from recast.events.order import sort
from recast.events.origin import FullRecord, origin_of
from recast.events.pdg_table import CHARGED, COLOURED, PdgTable, row_of, rows_of, table_for
from recast.events.record import make_events, with_photons, with_recoil
from recast.events.thresholds import Slimming

__all__ = ["FullRecord", "slim"]

_ELECTRON, _MUON, _PHOTON = 11, 13, 22


class _Columns(NamedTuple):
    """The columns of a record that the kernel reads."""

    counts: npt.NDArray[np.int64]
    px: npt.NDArray[np.float32]
    py: npt.NDArray[np.float32]
    pz: npt.NDArray[np.float32]
    pid: npt.NDArray[np.int32]
    final: npt.NDArray[np.bool_]
    beam: npt.NDArray[np.bool_]
    mother: npt.NDArray[np.int64]


@kernel
def _slim(
    columns: _Columns,
    known_origin: npt.NDArray[np.int8],
    member: npt.NDArray[np.bool_],
    table: PdgTable,
    track_pt: float,
    track_slope: float,
    lepton_pt: float,
    photon_pt: float,
) -> tuple[int, npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int8]]:
    """Choose and order particles.

    Returns
    -------
    Position of a particle with a momentum that is not finite (-1 for none), chosen particles in order, their
    number in each event, their origins.
    """
    total = len(columns.pid)
    chosen = np.empty(total, np.int64)
    pt = np.empty(total)
    origin = np.empty(total, np.int8)
    spare = np.empty(total, np.int64)
    counts = np.zeros(len(columns.counts), np.int64)
    kept = 0
    first = np.int64(0)
    for event in range(len(columns.counts)):
        last = first + columns.counts[event]
        begin = kept
        for index in range(first, last):
            if not columns.final[index]:
                continue
            x, y, z = (
                np.float64(columns.px[index]),
                np.float64(columns.py[index]),
                np.float64(columns.pz[index]),
            )
            size = math.sqrt(x * x + y * y)
            if not (math.isfinite(size) and math.isfinite(z)):
                return index, chosen[:0], counts, origin[:0]
            code = abs(columns.pid[index])
            lepton = (code == _ELECTRON or code == _MUON) and size > lepton_pt
            # |eta| < x without division: particles along the beam have pT = 0
            own = len(member) > 0 and member[index]
            inside = abs(z) < size * track_slope
            if code == _PHOTON:
                if not (size > photon_pt and (own or inside)):
                    continue
            else:
                if not lepton and not own and not (inside and size > track_pt):
                    continue
                flags = table.flags[row_of(columns.pid[index], table)]
                if not flags & CHARGED or flags & COLOURED:
                    continue
            pt[index] = size
            if len(known_origin):
                origin[index] = known_origin[index]
            else:
                origin[index] = origin_of(index, columns.mother, columns.pid, columns.beam, table)
            chosen[kept] = index
            kept += 1
        sort(chosen[begin:kept], spare, pt, columns.px, columns.py, columns.pz, columns.pid, origin)
        counts[event] = kept - begin
        first = last
    return -1, chosen[:kept], counts, origin


def slim(record: FullRecord, slimming: Slimming, *, where: str) -> ak.Array:
    """Return the slim event record of full events.

    All charged particles of the resonances of the record are kept: turned, they may pass any threshold.
    Thresholds are applied to the float32 momenta that are stored, so that slimming twice changes nothing.
    Coloured particles (shower profiles without hadronisation, undecayed new ones) are not tracks.

    Raises
    ------
    InputError
        If a weight or the momentum of a final-state particle is not finite.
    """
    table = table_for(record.pid, record.particles)
    columns = _Columns(
        np.asarray(record.counts, np.int64),
        np.asarray(record.px, np.float32),
        np.asarray(record.py, np.float32),
        np.asarray(record.pz, np.float32),
        np.asarray(record.pid, np.int32),
        np.asarray(record.final, np.bool_),
        np.asarray(record.beam, np.bool_),
        np.asarray(record.mother, np.int64),
    )
    known = np.empty(0, np.int8) if record.origin is None else np.asarray(record.origin, np.int8)
    member = np.empty(0, np.bool_) if record.member is None else record.member
    infinite, chosen, counts, origin = _slim(
        columns,
        known,
        member,
        table,
        slimming.track_pt_min_gev,
        math.sinh(slimming.track_eta_max),
        slimming.lepton_pt_min_gev,
        math.inf if slimming.photon_pt_min_gev is None else slimming.photon_pt_min_gev,
    )
    if infinite >= 0:
        event = int(np.searchsorted(np.cumsum(columns.counts), infinite, side="right"))
        raise InputError(f"a momentum of event {record.event[event]} is not finite", where=where)
    pid = columns.pid[chosen]
    mass = table.mass[rows_of(pid, table)]
    own = ~np.isfinite(mass)
    if record.fixed_mass is not None:
        own |= record.fixed_mass[chosen]
    events = make_events(
        record.event,
        record.weight,
        counts,
        {
            "px": columns.px[chosen],
            "py": columns.py[chosen],
            "pz": columns.pz[chosen],
            "mass": np.where(own, record.mass[chosen], mass),
            "pid": pid,
            "origin": origin[chosen],
        },
        where=where,
    )
    if record.member is not None and record.recoil is not None:
        events = with_recoil(events, ak.unflatten(member[chosen], counts), record.recoil)
    if slimming.photon_pt_min_gev is not None:
        events = with_photons(events, slimming.photon_pt_min_gev)
    return with_jets(events, *jet_columns(record, slimming.jets)) if slimming.jets else events
