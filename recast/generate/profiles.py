"""Generate: named shower profiles, read from mc_cards/pythia/profiles.yaml."""

from __future__ import annotations

import dataclasses
import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import yaml

from recast.core.errors import InputError, did_you_mean
from recast.core.resources import resource
from recast.events.thresholds import JetDefinition, Needed, Slimming, default_slimming

__all__ = ["ShowerProfile", "photon_profile", "profile_names", "record_thresholds", "shower_profile"]


@dataclass(frozen=True, slots=True)
class ShowerProfile:
    """Pythia's settings and the slimming that go with a name."""

    name: str
    description: str
    settings: tuple[str, ...]
    """Lines for Pythia's readString, common ones first."""
    slimming: Slimming

    def reaching(self, needed: Needed) -> ShowerProfile:
        """Return the profile with a record that also holds what an analysis reads."""
        return dataclasses.replace(self, slimming=self.slimming.lowered(needed))

    def describe(self) -> dict[str, Any]:
        """Return the profile as plain values, for provenance and cache keys."""
        slimming = dataclasses.asdict(self.slimming)
        jets = [dict(item) for item in slimming.pop("jets")]
        if jets:
            slimming["jets"] = jets
        if self.slimming.photon_pt_min_gev is None:
            slimming.pop("photon_pt_min_gev")
        return {"name": self.name, "settings": list(self.settings), "slim": slimming}


def _card(path: Path) -> dict[str, Any]:
    try:
        content = _values(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise InputError(f"cannot be read ({error})", where=str(path)) from error
    if not isinstance(content, dict) or not {"slim", "common", "profiles"} <= set(content):
        raise InputError("needs the keys slim, common and profiles", where=str(path))
    return content


@functools.lru_cache(maxsize=8)
def _values(text: str) -> Any:
    return yaml.safe_load(text)


def _jets(content: dict[str, Any], where: str) -> tuple[JetDefinition, ...]:
    try:
        edges = float(content["pt_min_gev"]), float(content["particle_abs_eta_max"])
        return tuple(JetDefinition(float(radius), *edges) for radius in content["radii"])
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"not a jets entry ({error!r})",
            where=where,
            mend="It needs radii, pt_min_gev, particle_abs_eta_max.",
        ) from error


def profile_names(path: Path | None = None) -> list[str]:
    """Return the names of the profiles in `path` (default: the ones that ship with recast)."""
    return list(_card(path or resource("mc_cards", "pythia", "profiles.yaml"))["profiles"])


def photon_profile(name: str, path: Path | None = None) -> ShowerProfile:
    """Return the profile `name`, or the one that keeps photons and is the same otherwise.

    Raises
    ------
    InputError
        As `shower_profile`, or if there is none with photons.
    """
    found = shower_profile(name, path)
    if found.slimming.photon_pt_min_gev is not None:
        return found
    profiles = _card(path or resource("mc_cards", "pythia", "profiles.yaml"))["profiles"]
    other = profiles[name].get("with_photons")
    if other is None:
        known = ", ".join(key for key, entry in profiles.items() if "photons" in entry)
        raise InputError(
            f"the shower profile {name} keeps no photons, which the analysis adds to leptons",
            where="shower.profile",
            mend=f"Choose one of {known}.",
        )
    return shower_profile(other, path)


def shower_profile(name: str, path: Path | None = None) -> ShowerProfile:
    """Return the profile `name`.

    Raises
    ------
    InputError
        If there is no such profile; the nearest name is given.
    """
    file = path or resource("mc_cards", "pythia", "profiles.yaml")
    card = _card(file)
    if name not in card["profiles"]:
        raise InputError(f'unknown shower profile "{name}"', mend=did_you_mean(name, card["profiles"]))
    entry = card["profiles"][name]
    settings = (*card["common"], *entry["settings"])
    slimming = Slimming.from_dict(card["slim"], where=f"{file.name}: slim")
    if "jets" in entry:
        slimming = dataclasses.replace(slimming, jets=_jets(entry["jets"], f"{file.name}: {name}: jets"))
    if "photons" in entry:
        try:
            slimming = dataclasses.replace(slimming, photon_pt_min_gev=float(entry["photons"]["pt_min_gev"]))
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(
                f"not a photons entry ({error!r})", where=f"{file.name}: {name}", mend="It needs pt_min_gev."
            ) from error
    return ShowerProfile(name, str(entry["description"]), tuple(map(str, settings)), slimming)


_JETS, _PHOTONS = "full-jets", "full-photons"  # the profiles whose records hold jets and photons


class Needs(Protocol):
    """What an analysis asks of the record."""

    @property
    def needs_jets(self) -> bool:
        """Whether it must hold jets."""

    @property
    def needs_photons(self) -> bool:
        """Whether it must hold photons."""

    @property
    def needed(self) -> Needed:
        """The particles and jets that are read."""


def record_thresholds(needs: Needs) -> Slimming | None:
    """Return what the record of full events made elsewhere must hold; None: what every record does.

    Thresholds are those of the shower profiles, and lower where the analysis reads more.
    """
    slimming = shower_profile(_JETS).slimming if needs.needs_jets else default_slimming()
    if needs.needs_photons:
        least = shower_profile(_PHOTONS).slimming.photon_pt_min_gev
        slimming = dataclasses.replace(slimming, photon_pt_min_gev=least)
    slimming = slimming.lowered(needs.needed)
    return None if slimming == default_slimming() else slimming
