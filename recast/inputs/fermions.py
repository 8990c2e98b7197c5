"""Inputs: fermion masses, read from fermions.yaml with their sources."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

import yaml

__all__ = ["fermion_masses"]


@lru_cache(maxsize=1)
def fermion_masses() -> MappingProxyType[str, float]:
    """Return the masses [GeV] of 'e', 'mu', 'tau' and the six quarks, by name."""
    text = files("recast.inputs").joinpath("fermions.yaml").read_text(encoding="utf-8")
    content = yaml.safe_load(text)["masses_gev"]
    return MappingProxyType({name: float(entry["value"]) for name, entry in content.items()})
