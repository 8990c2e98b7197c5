"""Generate: named shower profiles, read from mc_cards/pythia/profiles.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from recast.core.errors import InputError, did_you_mean
from recast.core.resources import resource
from recast.events.slimming import Slimming

__all__ = ["ShowerProfile", "profile_names", "shower_profile"]


@dataclass(frozen=True, slots=True)
class ShowerProfile:
    """Pythia's settings and the slimming that go with a name."""

    name: str
    description: str
    settings: tuple[str, ...]
    """Lines for Pythia's readString, common ones first."""
    slimming: Slimming

    def describe(self) -> dict[str, Any]:
        """Return the profile as plain values, for provenance and cache keys."""
        slimming = {name: getattr(self.slimming, name) for name in self.slimming.__slots__}
        return {"name": self.name, "settings": list(self.settings), "slim": slimming}


def _card(path: Path) -> dict[str, Any]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise InputError(f"cannot be read ({error})", where=str(path)) from error
    if not isinstance(content, dict) or not {"slim", "common", "profiles"} <= set(content):
        raise InputError("needs the keys slim, common and profiles", where=str(path))
    return content


def profile_names(path: Path | None = None) -> list[str]:
    """Return the names of the profiles in `path` (default: the ones that ship with recast)."""
    return list(_card(path or resource("mc_cards", "pythia", "profiles.yaml"))["profiles"])


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
    return ShowerProfile(name, str(entry["description"]), tuple(map(str, settings)), slimming)
