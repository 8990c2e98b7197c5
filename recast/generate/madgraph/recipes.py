"""Generate: recipes, what MadGraph makes a process folder from: UFO, processes, decays; all checked."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recast.core.errors import InputError, did_you_mean
from recast.core.resources import resource
from recast.core.words import parses_words
from recast.core.yaml import load_yaml
from recast.generate.base import Contribution, Process
from recast.generate.madgraph.grammar import checked_definition, checked_process
from recast.generate.madgraph.model_names import read_names
from recast.model.base import Point

__all__ = [
    "UNUSED",
    "Recipe",
    "checked_recipe",
    "contribution_orders",
    "four_lepton_recipe",
    "named_recipe",
    "recipe_names",
]

_SQUARED: dict[Contribution, str] = {
    Contribution.NP: "{new}^2==4",
    Contribution.INTERFERENCE: "{new}^2==2",
    Contribution.SIGNAL: "{new}^2>0",
}
"""Orders of |M|^2 (NP^2 is their sum over M and M^*) that give a contribution; {new}: the new order."""

UNUSED = ("__pycache__", "*.pyc", "*.pkl", "*.log", "*~", ".git")
"""Files in a UFO's folder that are left out: no model is read from them."""


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
    cuts_of_each_order: bool = False
    """Cuts are evaluated anew for each order of massless leptons that MadEvent tries (docs/madgraph.md)."""

    def describe(self) -> dict[str, Any]:
        """Return everything the process folder depends on, for cache keys and provenance."""
        return {
            "ufo_sha256": _fingerprint(self.ufo),
            "processes": list(self.lines),
            "definitions": list(self.definitions),
            "restriction": self.restriction,
            "cuts_of_each_order": self.cuts_of_each_order,
        }


def _fingerprint(ufo: Path) -> str:
    """Return the SHA-256 of names and contents of all files that MadGraph may read."""
    digest = hashlib.sha256()
    for folder, folders, files in os.walk(ufo, followlinks=True):
        ignored = shutil.ignore_patterns(*UNUSED)(folder, [*folders, *files])
        folders[:] = sorted(set(folders) - ignored)
        for name in sorted(set(files) - ignored):
            path = Path(folder, name)
            try:
                content = path.read_bytes()
            except OSError as error:
                raise InputError(
                    f"cannot be read ({error.strerror})",
                    where=f"UFO: {path}",
                    mend="MadGraph needs a copy of it.",
                ) from error
            digest.update(str(path.relative_to(ufo)).encode() + b"\0" + content + b"\0")
    return digest.hexdigest()


def checked_recipe(
    ufo: Path,
    lines: Sequence[str],
    *,
    definitions: Sequence[str] = (),
    restriction: str | None = None,
    decays: Sequence[str] = (),
    cuts_of_each_order: bool = False,
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
        cuts_of_each_order,
    )


@parses_words
def contribution_orders(contribution: Contribution, point: Point) -> str:
    """Return the orders of amplitudes and of |M|^2 that give a contribution, in MadGraph's notation.

    Raises
    ------
    InputError
        Where orders cannot tell the contribution apart.
    """
    orders, new = dict(point.orders), point.new_order
    if contribution is Contribution.FULL:
        return _words(orders)
    if contribution is Contribution.SM:
        return _words(orders | {new: 0})
    if contribution is not Contribution.SIGNAL and not point.quadratic:
        raise InputError(
            f'"{contribution}" cannot be told apart by orders: there are several powers of the coupling',
            where="--backend madgraph",
            mend="Ask for sm, signal or full.",
        )
    return f"{_words(orders)} {_SQUARED[contribution].format(new=new)}"


def _words(orders: Mapping[str, int]) -> str:
    return " ".join(f"{name}={value}" for name, value in orders.items())


def four_lepton_recipe(process: Process, point: Point) -> Recipe:
    """Return the recipe of p p > four leptons on the UFO of a point.

    Cuts are evaluated for each order of the leptons: MadEvent exchanges all massless leptons, of either
    charge, and would lose half of the events in which a cut on opposite-sign pairs treats the exchanged one
    differently (docs/madgraph.md).
    """
    quarks = " ".join(f"{quark} {quark}~" for quark in process.quarks)
    return checked_recipe(
        point.ufo(),
        [f"{process.name} {contribution_orders(process.contribution, point)}"],
        definitions=[f"p = {quarks}"],
        cuts_of_each_order=True,
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
        resource("mc_cards", "ufo", "LmuLtau_VLQ"),
        entry["lines"],
        definitions=entry.get("definitions", ()),
        decays=entry.get("decays", ()),
    )
