"""Generate: recipes, what MadGraph makes a process folder from: UFO, processes, decays; all checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recast.core.cache import hash_files
from recast.core.errors import InputError, did_you_mean
from recast.core.resources import resource
from recast.core.yaml import load_yaml
from recast.generate.base import Contribution, Process
from recast.generate.madgraph.grammar import checked_definition, checked_process
from recast.generate.madgraph.model_names import read_names

__all__ = [
    "CONTRIBUTION_ORDERS",
    "Recipe",
    "checked_recipe",
    "four_lepton_recipe",
    "named_recipe",
    "recipe_names",
]

CONTRIBUTION_ORDERS: dict[Contribution, str] = {
    Contribution.SM: "NP=0 QED=4",
    Contribution.NP: "NP=2 QED=4 NP^2==4",
    Contribution.INTERFERENCE: "NP=2 QED=4 NP^2==2",
    Contribution.SIGNAL: "NP=2 QED=4 NP^2>0",
    Contribution.FULL: "NP=2 QED=4",
}
"""Orders of amplitudes, and of |M|^2 (NP^2 is their sum over M and M^*), that give each contribution."""

_SOURCES = ("*.py", "*.dat", "**/*.py")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a process folder depends on besides MadGraph's version. Made by `checked_recipe` alone."""

    ufo: Path
    lines: tuple[str, ...]
    """Processes in MadGraph's notation, in the grammar's own spelling."""
    definitions: tuple[str, ...] = ()
    """Multiparticle labels, `label = names`."""
    restriction: str | None = None
    """Name of a restriction card of the UFO; None: MadGraph's own choice (restrict_default.dat if there)."""
    decays: tuple[str, ...] = ()
    """Decays by MadSpin after the production."""
    grouped: bool = True
    """Subprocesses grouped by topology. Then cuts must not tell leptons apart (docs/madgraph.md)."""

    def describe(self) -> dict[str, Any]:
        """Return everything the process folder depends on, for cache keys and provenance."""
        return {
            "ufo_sha256": hash_files(self.ufo, _SOURCES),
            "processes": list(self.lines),
            "definitions": list(self.definitions),
            "restriction": self.restriction,
            "grouped": self.grouped,
        }


def checked_recipe(
    ufo: Path,
    lines: Sequence[str],
    *,
    definitions: Sequence[str] = (),
    restriction: str | None = None,
    decays: Sequence[str] = (),
    grouped: bool = True,
) -> Recipe:
    """Return the recipe, every text of it checked against the grammar and the names of the UFO.

    Raises
    ------
    InputError
        As `checked_process`, `checked_definition` and `read_names`; or if there is no process.
    """
    names = read_names(Path(ufo))
    if restriction is not None:
        names.require_restriction(restriction)
    chosen = []
    for text in definitions:
        definition = checked_definition(text, names)
        names = names.with_definitions(frozenset({definition.label}))
        chosen.append(str(definition))
    if not lines:
        raise InputError("no process is given", where="process")
    return Recipe(
        Path(ufo),
        tuple(checked_process(line, names) for line in lines),
        tuple(chosen),
        restriction,
        tuple(checked_process(decay, names) for decay in decays),
        grouped,
    )


def four_lepton_recipe(process: Process) -> Recipe:
    """Return the recipe of p p > four leptons on the four-lepton UFO.

    Subprocesses are not grouped: in a grouped folder MadEvent exchanges all massless leptons, of either
    charge, and loses half of the events in which a cut on opposite-sign pairs treats the exchanged one
    differently (docs/madgraph.md).
    """
    quarks = " ".join(f"{quark} {quark}~" for quark in process.quarks)
    return checked_recipe(
        resource("mc_cards", "ufo", "LmuLtau_four_lepton"),
        [f"{process.name} {CONTRIBUTION_ORDERS[process.contribution]}"],
        definitions=[f"p = {quarks}"],
        grouped=False,
    )


def _named() -> dict[str, Any]:
    processes: dict[str, Any] = load_yaml(resource("mc_cards", "madgraph", "processes.yaml"))["processes"]
    return processes


def recipe_names() -> list[str]:
    """Return the names of the processes in mc_cards/madgraph/processes.yaml."""
    return list(_named())


def named_recipe(name: str) -> Recipe:
    """Return a process of mc_cards/madgraph/processes.yaml on the UFO with vector-like quarks."""
    known = _named()
    if name not in known:
        raise InputError(f'unknown process "{name}"', mend=did_you_mean(name, known))
    entry = known[name]
    return checked_recipe(
        resource("mc_cards", "ufo", "LmuLtau_VLQ"), entry["lines"], decays=entry.get("decays", ())
    )
