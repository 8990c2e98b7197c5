"""Inputs: where formulae end: largest coupling, widest Z', range of masses, from validity.yaml."""

from __future__ import annotations

import math
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from recast.core.yaml import load_yaml

__all__ = ["largest_coupling", "validity"]


@lru_cache(maxsize=1)
def validity() -> MappingProxyType[str, float]:
    """Return the numbers of validity.yaml by name."""
    content = load_yaml(Path(str(files("recast.inputs").joinpath("validity.yaml"))))
    return MappingProxyType({name: float(entry["value"]) for name, entry in content.items()})


def largest_coupling() -> float:
    """Return the g' above which perturbation theory has no meaning, sqrt(4 pi)."""
    return math.sqrt(4.0 * math.pi * validity()["coupling_squared_over_4pi"])
