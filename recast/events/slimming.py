"""Events: from a generator's full record to the slim event record: thresholds, masses and origins."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import awkward as ak
import numpy as np
import numpy.typing as npt
import yaml

from recast.core.errors import InputError
from recast.core.resources import resource
from recast.events.jets import JetDefinition, jet_columns, with_jets
from recast.events.pdg import kinds
from recast.events.record import Origin, make_events

__all__ = ["FullRecord", "Slimming", "default_slimming", "origins", "slim"]

_TAU = 15
_LEPTONS = (11, 13)


@dataclass(frozen=True, slots=True)
class Slimming:
    """Which final-state particles are kept: charged ones inside the tracker, and all electrons and muons."""

    track_pt_min_gev: float
    """Smallest pT of charged particles [GeV]."""
    track_eta_max: float
    """Largest |eta| of charged particles."""
    lepton_pt_min_gev: float
    """Smallest pT of electrons and muons, kept at any eta [GeV]."""
    jets: tuple[JetDefinition, ...] = ()
    """Jets to make of all visible particles; with any, the record has the columns `jets` and `missing`."""

    def __post_init__(self) -> None:
        if not (self.track_pt_min_gev >= 0 and self.track_eta_max > 0 and self.lepton_pt_min_gev >= 0):
            raise InputError(f"thresholds must not be negative: {self}", where="slim")

    @classmethod
    def from_dict(cls, content: dict[str, Any], *, where: str) -> Slimming:
        """Build from the `slim` entry of a card."""
        try:
            thresholds: dict[str, Any] = {key: float(value) for key, value in content.items()}
            return cls(**thresholds)
        except (TypeError, ValueError) as error:
            raise InputError(
                f"not a slimming entry ({error})",
                where=where,
                mend="It needs track_pt_min_gev, track_eta_max and lepton_pt_min_gev, numbers each.",
            ) from error


@functools.cache
def default_slimming() -> Slimming:
    """Return the thresholds of mc_cards/pythia/profiles.yaml."""
    path = resource("mc_cards", "pythia", "profiles.yaml")
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Slimming.from_dict(content["slim"], where=f"{path.name}: slim")


@dataclass(frozen=True, slots=True)
class FullRecord:
    """A generator's events as flat columns; N events with M particles in all."""

    event: npt.NDArray[Any]
    """Event numbers, shape (N,)."""
    weight: npt.NDArray[np.float64]
    """Weights [pb], shape (N,)."""
    counts: npt.NDArray[np.int64]
    """Particles of each event, shape (N,)."""
    px: npt.NDArray[np.float64]
    """Momentum [GeV], shape (M,), as the following."""
    py: npt.NDArray[np.float64]
    pz: npt.NDArray[np.float64]
    mass: npt.NDArray[np.float64]
    """The generator's mass [GeV]; used only where the PDG tables have none."""
    pid: npt.NDArray[np.int32]
    final: npt.NDArray[np.bool_]
    beam: npt.NDArray[np.bool_]
    mother: npt.NDArray[np.int64]
    """Index (into the flat columns) of the first mother, -1 for none."""


def origins(record: FullRecord, index: npt.NDArray[np.int64], *, where: str) -> npt.NDArray[np.int8]:
    """Return the `Origin` of the particles at `index`, shape (K,), all of them walked up in step.

    The walk stops at quarks and gluons, above which nothing can change the answer, and at beams.
    Where particles have several mothers (string fragmentation), these are partons, so that it does not
    matter which one is followed.

    Raises
    ------
    InputError
        If the ancestors run in a circle.
    """
    result = np.full(index.size, Origin.UNKNOWN, np.int8)
    first = record.mother[index]
    result[first >= 0] = Origin.PROMPT
    result[kinds(record.pid[index]).hadron] = Origin.HADRON
    walking = np.flatnonzero(first >= 0)
    ancestor = first[walking]
    for _ in range(int(record.counts.max(initial=0)) + 1):
        if not walking.size:
            return result
        pid = record.pid[ancestor]
        kind = kinds(pid)
        result[walking[np.abs(pid) == _TAU]] = Origin.TAU
        result[walking[kind.hadron & ~record.beam[ancestor]]] = Origin.HADRON
        ancestor = record.mother[ancestor]
        on = (ancestor >= 0) & ~kind.parton
        walking, ancestor = walking[on], ancestor[on]
    raise InputError("the ancestors of a particle run in a circle", where=where)


def slim(record: FullRecord, slimming: Slimming, *, where: str) -> ak.Array:
    """Return the slim event record of a generator's full record.

    Thresholds are applied to the float32 momenta that are stored, so that slimming twice changes nothing.
    Coloured particles (shower profiles without hadronisation) are not tracks.

    Raises
    ------
    InputError
        If a weight or the momentum of a final-state particle is not finite.
    """
    event_of = np.repeat(np.arange(record.counts.size), record.counts)
    index = np.flatnonzero(record.final)
    momenta = {name: getattr(record, name)[index].astype(np.float32) for name in ("px", "py", "pz")}
    wide = {name: values.astype(np.float64) for name, values in momenta.items()}
    pt = np.hypot(wide["px"], wide["py"])
    finite = np.isfinite(pt) & np.isfinite(wide["pz"])
    if not finite.all():
        number = record.event[event_of[index[~finite][0]]]
        raise InputError(f"a momentum of event {number} is not finite", where=where)
    lepton = np.isin(np.abs(record.pid[index]), _LEPTONS)
    # |eta| < x without division: particles along the beam have pT = 0
    central = np.abs(wide["pz"]) < pt * np.sinh(slimming.track_eta_max)
    kept = (lepton & (pt > slimming.lepton_pt_min_gev)) | (central & (pt > slimming.track_pt_min_gev))
    kind = kinds(record.pid[index[kept]])
    kept[kept] = kind.charged & ~kind.parton
    chosen = index[kept]
    pid = record.pid[chosen]
    table_mass = kinds(pid).mass
    columns = {name: values[kept] for name, values in momenta.items()} | {
        "mass": np.where(np.isfinite(table_mass), table_mass, record.mass[chosen]),
        "pid": pid,
        "origin": origins(record, chosen, where=where),
    }
    # a canonical order: readers hand particles out in the order of their own graphs
    ties = [columns[name] for name in ("origin", "pid", "pz", "py", "px")]
    order = np.lexsort((*ties, -pt[kept], event_of[chosen]))
    events = make_events(
        record.event,
        record.weight,
        np.bincount(event_of[chosen], minlength=record.counts.size),
        {name: values[order] for name, values in columns.items()},
        where=where,
    )
    return with_jets(events, *jet_columns(record, slimming.jets)) if slimming.jets else events
