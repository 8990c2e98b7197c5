"""Events: full events as slimming takes them: where particles come from, photons added to leptons."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.compiled import kernel
from recast.core.errors import InputError
from recast.core.slha import QuantumNumbers
from recast.events.full import BEAM, FINAL, FullEvents
from recast.events.pdg import kinds
from recast.events.pdg_table import HADRON, PARTON, PdgTable, row_of, table_for
from recast.events.record import Origin

__all__ = ["FullRecord", "dress", "dress_columns", "full_record", "origin_of"]

_UNKNOWN, _PROMPT, _TAU_ORIGIN, _HADRON_ORIGIN = (
    int(Origin.UNKNOWN),
    int(Origin.PROMPT),
    int(Origin.TAU),
    int(Origin.HADRON),
)
_TAU, _ELECTRON, _MUON, _PHOTON, _PROTON = 15, 11, 13, 22, 2212

Integer = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True)
class FullRecord:
    """A generator's events as flat columns; N events with M particles in all."""

    event: npt.NDArray[Any]
    """Event numbers, shape (N,)."""
    weight: npt.NDArray[np.float64]
    """Weights [pb], shape (N,)."""
    counts: npt.NDArray[np.int64]
    """Particles of each event, shape (N,)."""
    px: npt.NDArray[np.floating[Any]]
    """Momentum [GeV], shape (M,), as the following."""
    py: npt.NDArray[np.floating[Any]]
    pz: npt.NDArray[np.floating[Any]]
    mass: npt.NDArray[np.floating[Any]]
    """The generator's mass [GeV]; used only where the PDG tables have none, or as `fixed_mass` says."""
    pid: npt.NDArray[np.integer[Any]]
    final: npt.NDArray[np.bool_]
    beam: npt.NDArray[np.bool_]
    mother: npt.NDArray[np.int64]
    """Index (into the flat columns) of the first mother, -1 for none."""
    fixed_mass: npt.NDArray[np.bool_] | None = None
    """Particles whose mass is that of `mass`; none if absent."""
    origin: npt.NDArray[np.int8] | None = None
    """Origins, where they are known without ancestors."""
    particles: tuple[QuantumNumbers, ...] = ()
    """Particles that the file defines."""
    member: npt.NDArray[np.bool_] | None = None
    """Particles that come from a resonance (`recast.events.recoil`), shape (M,)."""
    recoil: npt.NDArray[np.float64] | None = None
    """Velocity of its boost, shape (N, 3)."""


def full_record(
    events: FullEvents, weight: npt.NDArray[np.float64], particles: tuple[QuantumNumbers, ...] = ()
) -> FullRecord:
    """Return full events of a file as a record with the weights of choice [pb], shape (N,).

    `particles` are those that the file defines.
    """
    mother = events.mothers()
    return FullRecord(
        event=events.number,
        weight=weight,
        counts=events.counts,
        px=events.px,
        py=events.py,
        pz=events.pz,
        mass=events.mass,
        pid=events.pid,
        final=events.status == FINAL,
        # some files have beams without their status
        beam=(events.status == BEAM) | ((mother < 0) & (events.pid == _PROTON)),
        mother=mother,
        origin=events.particle_extras.get("origin"),
        particles=particles,
    )


@kernel
def origin_of(
    particle: int, mother: Integer, pid: Integer, beam: npt.NDArray[np.bool_], table: PdgTable
) -> int:
    """Return the `Origin` of a particle, unknown if the walk up its ancestors runs into a cycle.

    The walk stops at quarks and gluons, above which nothing can change the answer, and at beams.
    Where particles have several mothers (string fragmentation), these are partons, so that it does not
    matter which one is followed.
    """
    if table.flags[row_of(pid[particle], table)] & HADRON:
        result = _HADRON_ORIGIN
    elif mother[particle] >= 0:
        result = _PROMPT
    else:
        result = _UNKNOWN
    at = mother[particle]
    # Brent's algorithm: one that is met again closes a cycle; it is replaced after 1, 2, 4, ... steps
    met, steps, limit = np.int64(-1), 0, 1
    while at >= 0:
        flags = table.flags[row_of(pid[at], table)]
        if abs(pid[at]) == _TAU:
            result = _TAU_ORIGIN
        elif flags & HADRON and not beam[at]:
            result = _HADRON_ORIGIN
        if flags & PARTON:
            break
        if at == met:
            return _UNKNOWN
        if steps == limit:
            met, steps, limit = at, 0, 2 * limit
        at = mother[at]
        steps += 1
    return result


@kernel
def _dress(
    counts: Integer,
    momentum: npt.NDArray[np.float64],
    mass: npt.NDArray[np.float64],
    fixed: npt.NDArray[np.bool_],
    final: npt.NDArray[np.bool_],
    origin: npt.NDArray[np.int8],
    pid: Integer,
    cone: float,
) -> None:
    """Add photons to the nearest electron or muon, in place; distances are those to the bare leptons."""
    first = np.int64(0)
    for event in range(len(counts)):
        last = first + counts[event]
        leptons = np.empty(counts[event], np.int64)
        photons = np.empty(counts[event], np.int64)
        n_leptons = n_photons = 0
        for index in range(first, last):
            if not final[index] or origin[index] == _HADRON_ORIGIN:
                continue
            code = abs(pid[index])
            if momentum[0, index] ** 2 + momentum[1, index] ** 2 == 0.0:
                continue  # along the beam: at no finite distance from anything
            if code == _ELECTRON or code == _MUON:
                leptons[n_leptons] = index
                n_leptons += 1
            elif code == _PHOTON:
                photons[n_photons] = index
                n_photons += 1
        eta, phi = np.empty(n_leptons), np.empty(n_leptons)
        sums = np.zeros((n_leptons, 4))
        for slot in range(n_leptons):
            x, y, z = momentum[:, leptons[slot]]
            eta[slot] = math.asinh(z / math.sqrt(x * x + y * y))
            phi[slot] = math.atan2(y, x)
        for number in range(n_photons if n_leptons else 0):
            x, y, z = momentum[:, photons[number]]
            photon_eta = math.asinh(z / math.sqrt(x * x + y * y))
            photon_phi = math.atan2(y, x)
            nearest, smallest = -1, cone * cone
            for slot in range(n_leptons):
                turn = abs(photon_phi - phi[slot])
                turn = min(turn, 2.0 * math.pi - turn)
                distance = (photon_eta - eta[slot]) ** 2 + turn * turn
                if distance < smallest:
                    nearest, smallest = slot, distance
            if nearest >= 0:
                sums[nearest, 0] += x
                sums[nearest, 1] += y
                sums[nearest, 2] += z
                sums[nearest, 3] += math.sqrt(x * x + y * y + z * z)
        for slot in range(n_leptons):
            if sums[slot, 3] > 0.0:
                index = leptons[slot]
                x, y, z = momentum[:, index]
                energy = math.sqrt(x * x + y * y + z * z + mass[index] ** 2) + sums[slot, 3]
                momentum[:, index] += sums[slot, :3]
                x, y, z = momentum[:, index]
                mass[index] = math.sqrt(max(energy * energy - (x * x + y * y + z * z), 0.0))
                fixed[index] = True
        first = last


def dress_columns(
    counts: Integer,
    momentum: npt.NDArray[np.float64],
    mass: npt.NDArray[np.float64],
    final: npt.NDArray[np.bool_],
    origin: npt.NDArray[np.int8],
    pid: Integer,
    cone: float,
) -> npt.NDArray[np.bool_]:
    """Add final photons to the nearest electron or muon, in place; none of them from hadrons.

    Parameters
    ----------
    counts
        Particles of each event, shape (N,).
    momentum, mass
        Momenta, shape (3, M), and masses, shape (M,) [GeV]: those of dressed leptons are replaced.
    final, origin, pid
        Of each particle, shape (M,).
    cone
        Largest Delta R between a photon and the bare lepton.

    Returns
    -------
    Which particles were dressed, shape (M,).
    """
    dressed = np.zeros(len(mass), np.bool_)
    _dress(counts, momentum, mass, dressed, final, origin, pid, cone)
    return dressed


@kernel
def _origins(
    index: npt.NDArray[np.int64], mother: Integer, pid: Integer, beam: npt.NDArray[np.bool_], table: PdgTable
) -> npt.NDArray[np.int8]:
    result = np.full(len(mother), _UNKNOWN, np.int8)
    for particle in index:
        result[particle] = origin_of(particle, mother, pid, beam, table)
    return result


def dress(record: FullRecord, cone: float) -> FullRecord:
    """Return the record with final photons added to the nearest electron or muon.

    Parameters
    ----------
    record
        Full events.
    cone
        Largest Delta R between a photon and the bare lepton. Photons and leptons from hadrons take no part.

    Returns
    -------
    The same events; dressed leptons have the mass of lepton and photons together. The photons stay in.

    Raises
    ------
    InputError
        If the cone is not a positive number.
    """
    if not (math.isfinite(cone) and cone > 0):
        raise InputError(f"the cone of the dressing is {cone:g}", mend="Give a Delta R greater than 0.")
    table = table_for(record.pid, record.particles)
    code = np.abs(record.pid)
    wanted = record.final & ((code == _ELECTRON) | (code == _MUON) | (code == _PHOTON))
    origin = _origins(np.flatnonzero(wanted), record.mother, record.pid, record.beam, table)
    momentum = np.array([record.px, record.py, record.pz], np.float64)
    mass = np.array(record.mass, np.float64)
    for pid, pdg_mass in zip((_ELECTRON, _MUON), kinds([_ELECTRON, _MUON]).mass, strict=True):
        mass[code == pid] = pdg_mass  # as in the event record
    fixed = dress_columns(record.counts, momentum, mass, record.final, origin, record.pid, cone)
    return dataclasses.replace(
        record, px=momentum[0], py=momentum[1], pz=momentum[2], mass=mass, fixed_mass=fixed
    )
