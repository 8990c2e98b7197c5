"""Lowenergy: what is not in the program and counts for some charges, as notes of runs and checks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from recast.core.yaml import load_yaml
from recast.model.base import Model
from recast.model.charge_notes import coupled_fermions

__all__ = ["missing_constraints", "missing_notes"]


@lru_cache(maxsize=1)
def _entries() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = load_yaml(
        Path(str(files("recast.inputs").joinpath("missing_constraints.yaml")))
    )
    return found


def missing_constraints(fermions: Collection[str]) -> tuple[str, ...]:
    """Return the constraints of missing_constraints.yaml that count for a Z' that couples to these fermions.

    Examples
    --------
    >>> missing_constraints({"mu", "nu_mu"})
    ()
    >>> missing_constraints({"b", "mu"})
    ('dilepton resonances at hadron colliders',)
    """
    return tuple(
        name
        for entry in _entries()
        if all(set(group) & set(fermions) for group in entry["couples"])
        for name in entry["what"]
    )


def missing_notes(model: Model, values: Mapping[str, Any] | None = None) -> tuple[str, ...]:
    """Return in a sentence what is missing for a model at values, numbers or arrays; empty if nothing is."""
    found = missing_constraints(coupled_fermions(model, values))
    if not found:
        return ()
    return (f"{model.name}: not in this program, and often stronger for its charges: {', '.join(found)}",)
