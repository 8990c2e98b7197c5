"""Events: what slimming needs of full events, from a generator in memory or from a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.slha import QuantumNumbers
from recast.events.full import BEAM, FINAL, FullEvents

__all__ = ["FullRecord", "full_record"]

_PROTON = 2212


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
