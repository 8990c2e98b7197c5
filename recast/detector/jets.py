"""Detector: jets as padded arrays (events x slots), their overlap with leptons, b tags, missing momentum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import awkward as ak
import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.detector.draws import Draws
from recast.detector.leptons import Leptons
from recast.detector.objects import BinnedTable

__all__ = [
    "FLAVOURS",
    "BTagger",
    "JetModel",
    "Jets",
    "MissingModel",
    "find_jets",
    "jets_near_leptons",
    "missing_momentum",
    "tagged",
    "without_leptons",
]

Real = npt.NDArray[np.float64]
Masks = npt.NDArray[np.bool_]

_TINY = 1e-16


@dataclass(frozen=True, slots=True)
class JetModel:
    """What an experiment calls a jet."""

    radius: float
    """Of anti-kT; the event record must hold jets of this radius."""
    pt_min_gev: float
    """A jet needs a larger measured transverse momentum [GeV]."""
    abs_eta_max: float
    resolution: BinnedTable | None = None
    """Relative pT resolution in (true pT, |eta|); None: momenta are measured exactly."""

    def check(self) -> None:
        """Refuse a resolution that leaves jets of the acceptance out: they would be measured exactly.

        Raises
        ------
        InputError
            If it does.
        """
        gap = self.resolution.gap(self.pt_min_gev, self.abs_eta_max) if self.resolution else ""
        if gap:
            raise InputError(
                f"the resolution has no value for jets of {gap}",
                where="jets",
                mend="Extend the table (its last pT edge is .inf); 0 where they are measured exactly.",
            )


@dataclass(frozen=True, slots=True)
class Jets:
    """Jets of N events in K slots, falling true pT; empty slots have `present` False and zeros."""

    present: Masks
    """Shape (N, K)."""
    pt: Real
    """Measured transverse momentum [GeV]; the mass is scaled with it."""
    eta: Real
    phi: Real
    mass: Real
    flavour: npt.NDArray[np.int8]
    """5: holds a b hadron, 4: a c hadron, 0: neither."""
    true_pt: Real

    def __len__(self) -> int:
        return len(self.present)

    def take(self, keep: Masks) -> Jets:
        """Return the jets of the events where `keep`, shape (N,), is true."""
        return Jets(*(getattr(self, name)[keep] for name in self.__slots__))

    def where(self, chosen: Masks) -> Jets:
        """Return the same events with only the jets where `chosen`, shape (N, K), is true."""
        return replace(self, present=self.present & chosen)

    def momenta(self) -> Real:
        """Return (E, px, py, pz) [GeV], shape (N, K, 4)."""
        px, py = self.pt * np.cos(self.phi), self.pt * np.sin(self.phi)
        pz = self.pt * np.sinh(self.eta)
        return np.stack([np.sqrt(px**2 + py**2 + pz**2 + self.mass**2), px, py, pz], axis=-1)


def find_jets(events: ak.Array, model: JetModel, draws: Draws) -> Jets:
    """Return the measured jets above the threshold and inside the acceptance, for every event of the record.

    Prompt leptons are jets as well, or parts of jets, until `recast.detector.jets` takes them out.

    Parameters
    ----------
    events
        Event record with the column `jets`.
    model
        Radius, acceptance and resolution.
    draws
        Random numbers of the sample; each jet has its own, by its rank in true pT.

    Raises
    ------
    InputError
        If the record holds no jets, or none of this radius.
    """
    if "jets" not in ak.fields(events):
        raise InputError(
            "the events hold no jets",
            where="event record",
            mend="Shower with a profile that keeps them: full-jets or no-mpi-jets.",
        )
    jets = events["jets"]
    radii = ak.to_numpy(ak.flatten(jets["radius"]))
    known = np.unique(radii)
    same = np.isclose(known, model.radius, rtol=1e-5)
    if len(known) and not same.any():
        listed = ", ".join(f"{value:g}" for value in known)
        raise InputError(
            f"the events hold no jets of radius {model.radius:g}",
            where="event record",
            mend=f"They have {listed}: choose one of these, or add the radius to the shower profile.",
        )
    jets = jets[np.isclose(jets["radius"], model.radius, rtol=1e-5)]
    counts = ak.to_numpy(ak.num(jets["px"]))
    shape = (len(events), max(int(counts.max(initial=0)), 1))
    rank = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    line = np.repeat(np.arange(len(events)), counts)
    px, py, pz, mass = (
        np.asarray(ak.to_numpy(ak.flatten(jets[name])), np.float64) for name in ("px", "py", "pz", "mass")
    )
    true_pt = np.hypot(px, py)
    eta = np.arcsinh(pz / np.maximum(true_pt, _TINY))
    scale = np.ones_like(true_pt)
    if model.resolution is not None:
        number = ak.to_numpy(events["event"]).astype(np.uint64)[line]
        normal = draws.normal(f"jet {model.radius:g} {model.resolution.name}", number, rank)
        scale = np.maximum(1.0 + model.resolution.lookup(true_pt, eta) * normal, 0.0)
    pt = true_pt * scale

    def padded(column: npt.NDArray[Any], kind: Any) -> npt.NDArray[Any]:
        result = np.zeros(shape, kind)
        result[line, rank] = column
        return result

    return Jets(
        present=padded((pt > model.pt_min_gev) & (np.abs(eta) < model.abs_eta_max), np.bool_),
        pt=padded(pt, np.float64),
        eta=padded(eta, np.float64),
        phi=padded(np.arctan2(py, px), np.float64),
        mass=padded(mass * scale, np.float64),
        flavour=padded(ak.to_numpy(ak.flatten(jets["flavour"])), np.int8),
        true_pt=padded(true_pt, np.float64),
    )


def jets_near_leptons(jets: Jets, leptons: Leptons, distance: float) -> npt.NDArray[np.bool_]:
    """Return which jets are within Delta R < `distance` of a lepton, shape (N, K).

    `jets` and `leptons` are of the same events; only what is `present` counts.
    """
    phi = jets.phi[:, :, None] - leptons.phi[:, None, :]
    phi = np.remainder(phi + np.pi, 2.0 * np.pi) - np.pi
    near = (jets.eta[:, :, None] - leptons.eta[:, None, :]) ** 2 + phi**2 < distance**2
    result: npt.NDArray[np.bool_] = jets.present & (near & leptons.present[:, None, :]).any(axis=2)
    return result


def without_leptons(jets: Jets, leptons: Leptons, distance: float) -> Jets:
    """Return the jets that are not within Delta R < `distance` of one of the leptons."""
    return jets.where(~jets_near_leptons(jets, leptons, distance))


FLAVOURS = {5: "b", 4: "c", 0: "light"}
"""Flavour of a jet in the record and its name."""


@dataclass(frozen=True, slots=True)
class BTagger:
    """A working point of a b tagger: the chance to be tagged in (pT, |eta|), by flavour of the jet."""

    tables: Mapping[int, BinnedTable]

    def check(self, model: JetModel) -> None:
        """Refuse tables that leave jets of the analysis out: their jets would silently never be tagged.

        Raises
        ------
        InputError
            If a flavour is missing or a table does not reach the jets' range.
        """
        for flavour, name in FLAVOURS.items():
            if flavour not in self.tables:
                raise InputError(
                    f"no table for {name} jets", where="b tagging", mend="Give one of each flavour."
                )
            table = self.tables[flavour]
            if table.gap(model.pt_min_gev, model.abs_eta_max):
                low, high, eta = table.pt_edges_gev[0], table.pt_edges_gev[-1], table.abs_eta_edges
                raise InputError(
                    f"the table covers pT {low:g} to {high:g} GeV, |eta| {eta[0]:g} to {eta[-1]:g}; jets go "
                    f"from {model.pt_min_gev:g} GeV without end, to |eta| {model.abs_eta_max:g}",
                    where=f"b tagging, {name} jets",
                    mend="Extend the table; its last pT edge is .inf.",
                )


def tagged(jets: Jets, tagger: BTagger, event: npt.NDArray[np.uint64], draws: Draws) -> npt.NDArray[np.bool_]:
    """Return which jets are tagged, shape (N, K).

    Parameters
    ----------
    jets
        Jets of N events.
    tagger
        Tables by flavour, in (measured pT, |eta|).
    event
        Event numbers of the record, shape (N,).
    draws
        Random numbers of the sample; each jet has its own, by its slot.
    """
    chance = np.zeros(jets.present.shape)
    for flavour, table in tagger.tables.items():
        mine = jets.present & (jets.flavour == flavour)
        chance[mine] = table.lookup(jets.pt[mine], jets.eta[mine])
    slot = np.arange(jets.present.shape[1], dtype=np.uint64)
    uniform = draws.uniform("b tag", event[:, None], slot[None, :])
    result: npt.NDArray[np.bool_] = jets.present & (uniform < chance)
    return result


@dataclass(frozen=True, slots=True)
class MissingModel:
    """Resolution of each component, sqrt(constant^2 + stochastic^2 sum ET) [GeV].

    It is drawn apart from the jets' resolution: that of the unclustered energy and of pile-up, which
    dominates, does not know of the jets.
    """

    constant_gev: float
    stochastic: float
    """[GeV^(1/2)]."""

    def __post_init__(self) -> None:
        if not (self.constant_gev >= 0 and self.stochastic >= 0):
            raise InputError("resolutions must not be negative", where="missing momentum")


def missing_momentum(events: ak.Array, model: MissingModel, draws: Draws) -> npt.NDArray[np.float64]:
    """Return px and py of the measured missing momentum [GeV], shape (N, 2).

    Raises
    ------
    InputError
        If the record does not hold the invisible momentum, or the resolution needs the sum of transverse
        energies, which it does not state.
    """
    if "missing" not in ak.fields(events):
        raise InputError(
            "the events hold no missing momentum",
            where="event record",
            mend="Shower with a profile that keeps it: full-jets or no-mpi-jets.",
        )
    true = events["missing"]
    components = np.stack([ak.to_numpy(true[name]).astype(np.float64) for name in ("px", "py")], axis=1)
    width = np.full(len(components), model.constant_gev)
    if model.stochastic > 0:
        sums = ak.to_numpy(true["sum_et"])
        if np.isnan(sums).any():
            raise InputError(
                "the events state no sum of transverse energies, which the resolution of the missing "
                "momentum (hadrons.missing.stochastic) needs",
                where="event record",
                mend="Name its branch in the branch map (missing.sum_et), or give constant_gev alone.",
            )
        width = np.sqrt(model.constant_gev**2 + model.stochastic**2 * sums)
    number = ak.to_numpy(events["event"]).astype(np.uint64)
    normal = draws.normal("missing momentum", number[:, None], np.arange(2, dtype=np.uint64)[None, :])
    return np.asarray(components + width[:, None] * normal)
