"""Events: what the slim event record keeps of a full one: thresholds of particles, and its jets."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass, replace
from typing import Any

import yaml

from recast.core.errors import InputError
from recast.core.resources import resource

__all__ = ["JetDefinition", "Needed", "Slimming", "default_slimming"]


@dataclass(frozen=True, slots=True)
class JetDefinition:
    """Anti-kT jets of all visible particles inside |eta| < `abs_eta_max`, prompt leptons included.

    Leptons are taken out later, by overlap removal, as the experiments do.
    """

    radius: float
    pt_min_gev: float
    """Softer jets are not kept [GeV]."""
    abs_eta_max: float
    """Largest |eta| of the particles."""

    def __post_init__(self) -> None:
        if not (0.1 <= self.radius <= 1.5 and self.pt_min_gev > 0 and self.abs_eta_max > 0):
            raise InputError(
                f"jets of radius {self.radius:g} above {self.pt_min_gev:g} GeV, |eta| < {self.abs_eta_max:g}",
                where="jet definition",
                mend="The radius is from 0.1 to 1.5, the rest greater than 0.",
            )


@dataclass(frozen=True, slots=True)
class Needed:
    """What an analysis reads of the record, which has to hold it; by default nothing."""

    lepton_pt_min_gev: float = math.inf
    """Electrons and muons above this pT [GeV]."""
    track_pt_min_gev: float = math.inf
    """Charged particles above this pT [GeV]."""
    track_abs_eta_max: float = 0.0
    """Largest |eta| of charged particles and photons."""
    photon_pt_min_gev: float = math.inf
    """Photons above this pT [GeV]."""
    jet_pt_min_gev: float = math.inf
    """Jets above this pT [GeV]."""
    jet_abs_eta_max: float = 0.0
    """Largest |eta| of jets."""


@dataclass(frozen=True, slots=True)
class Slimming:
    """Which final-state particles are kept: charged ones inside the tracker, all electrons and muons."""

    track_pt_min_gev: float
    """Smallest pT of charged particles [GeV]."""
    track_eta_max: float
    """Largest |eta| of charged particles."""
    lepton_pt_min_gev: float
    """Smallest pT of electrons and muons, kept at any eta [GeV]."""
    jets: tuple[JetDefinition, ...] = ()
    """Jets to make of all visible particles; with any, the record has the columns `jets` and `missing`."""
    photon_pt_min_gev: float | None = None
    """Smallest pT of photons, kept inside the |eta| of charged particles [GeV]; None: none is kept."""

    def __post_init__(self) -> None:
        if not (self.track_pt_min_gev >= 0 and self.track_eta_max > 0 and self.lepton_pt_min_gev >= 0):
            raise InputError(f"thresholds must not be negative: {self}", where="slim")
        if self.photon_pt_min_gev is not None and not 0 < self.photon_pt_min_gev < math.inf:
            raise InputError(f"photons above {self.photon_pt_min_gev:g} GeV: not a pT above 0", where="slim")

    def lowered(self, needed: Needed) -> Slimming:
        """Return thresholds that also leave what an analysis reads; jets and photons only if there were."""
        photons = self.photon_pt_min_gev
        return replace(
            self,
            track_pt_min_gev=min(self.track_pt_min_gev, needed.track_pt_min_gev),
            track_eta_max=max(self.track_eta_max, needed.track_abs_eta_max),
            lepton_pt_min_gev=min(self.lepton_pt_min_gev, needed.lepton_pt_min_gev),
            photon_pt_min_gev=None if photons is None else min(photons, needed.photon_pt_min_gev),
            jets=tuple(
                replace(
                    jets,
                    pt_min_gev=min(jets.pt_min_gev, needed.jet_pt_min_gev),
                    abs_eta_max=max(jets.abs_eta_max, needed.jet_abs_eta_max),
                )
                for jets in self.jets
            ),
        )

    def lack(self, needed: Needed) -> str:
        """Return what an analysis reads that these thresholds leave out, in words; '' for nothing."""
        pairs = [
            ("leptons above", self.lepton_pt_min_gev, needed.lepton_pt_min_gev, " GeV"),
            ("charged particles above", self.track_pt_min_gev, needed.track_pt_min_gev, " GeV"),
            ("charged particles inside |eta|", -self.track_eta_max, -needed.track_abs_eta_max, ""),
        ]
        if self.photon_pt_min_gev is not None:
            pairs.append(("photons above", self.photon_pt_min_gev, needed.photon_pt_min_gev, " GeV"))
        for jets in self.jets:
            pairs.append(("jets above", jets.pt_min_gev, needed.jet_pt_min_gev, " GeV"))
            pairs.append(("jets inside |eta|", -jets.abs_eta_max, -needed.jet_abs_eta_max, ""))
        for what, holds, reads, unit in pairs:
            if holds > reads:
                edge = "from" if reads > 0 else "to |eta|"
                return f"{what} {abs(holds):g}{unit}, and the analysis reads them {edge} {abs(reads):g}{unit}"
        return ""

    @classmethod
    def from_dict(cls, content: dict[str, Any], *, where: str) -> Slimming:
        """Build from the `slim` entry of a card, or of the description of a record, with its jets."""
        try:
            thresholds: dict[str, Any] = {
                key: float(value) for key, value in content.items() if key != "jets"
            }
            return cls(**thresholds, jets=tuple(JetDefinition(**item) for item in content.get("jets", ())))
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
