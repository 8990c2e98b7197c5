"""Inputs: top quarks: masses, cross sections and branching ratios, read from top.yaml with their sources."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from recast.core.errors import InputError
from recast.core.yaml import load_yaml

__all__ = ["Quoted", "top_branching", "top_cross_section", "top_energies_gev", "top_values"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A number with its error and source."""

    value: float
    error: float
    source: str


@lru_cache(maxsize=1)
def _content() -> dict[str, Any]:
    content: dict[str, Any] = load_yaml(Path(str(files("recast.inputs").joinpath("top.yaml"))))
    return content


def _quoted(entry: dict[str, Any]) -> Quoted:
    return Quoted(float(entry["value"]), float(entry["error"]), str(entry["source"]))


def top_values() -> dict[str, float]:
    """Return masses and widths of the simulation [GeV] by name."""
    return {name: float(entry["value"]) for name, entry in _content()["simulation"].items()}


def top_energies_gev() -> tuple[float, ...]:
    """Return the energies for which a cross section is known [GeV]."""
    return tuple(sorted(float(key) for key in _content()["cross_sections_pb"]))


def top_cross_section(sqrt_s_gev: float) -> Quoted:
    """Return sigma(p p -> t t~) at NNLO+NNLL [pb].

    Raises
    ------
    InputError
        If the energy is not one of `top_energies_gev`: nothing is interpolated.
    """
    entry = _content()["cross_sections_pb"].get(f"{sqrt_s_gev:g}")
    if entry is None:
        known = ", ".join(f"{energy:g}" for energy in top_energies_gev())
        raise InputError(
            f"no cross section of t t~ at {sqrt_s_gev:g} GeV", where="top.yaml", mend=f"Known: {known} GeV."
        )
    return _quoted(entry)


def top_branching(name: str) -> Quoted:
    """Return the branching ratio `name` of top.yaml."""
    return _quoted(_content()["branching"][name])
