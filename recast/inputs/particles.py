"""Inputs: masses of fermions, and the numbers of bosons that no electroweak scheme holds."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

import yaml

__all__ = ["boson_values", "fermion_masses"]


@lru_cache(maxsize=1)
def fermion_masses() -> MappingProxyType[str, float]:
    """Return the masses [GeV] of 'e', 'mu', 'tau' and the six quarks, by name."""
    text = files("recast.inputs").joinpath("fermions.yaml").read_text(encoding="utf-8")
    content = yaml.safe_load(text)["masses_gev"]
    return MappingProxyType({name: float(entry["value"]) for name, entry in content.items()})


@lru_cache(maxsize=1)
def boson_values() -> MappingProxyType[str, float]:
    """Return 'alpha_s', 'mh_gev' and the widths of h, W, t and Z -> l l ('gamma_h_gev' and so on)."""
    text = files("recast.inputs").joinpath("bosons.yaml").read_text(encoding="utf-8")
    content = yaml.safe_load(text)["values"]
    return MappingProxyType({name: float(entry["value"]) for name, entry in content.items()})
