"""Events: branch maps: what the branches of a flat ROOT ntuple mean, from YAML (see docs/events.md)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from recast.core.errors import InputError, did_you_mean
from recast.core.words import parse_word, parses_words
from recast.core.yaml import load_yaml

__all__ = ["BranchMap", "JetBranches", "Level", "MissingBranches", "ParticleBranches", "load_branch_map"]

_PRESETS = Path(__file__).resolve().parent / "branch_maps"
T = TypeVar("T")


class Level(StrEnum):
    """What kind of particles a file holds."""

    GENERATED = "generated"
    RECONSTRUCTED = "reconstructed"
    """Measured objects: the efficiencies of the detector are in them already."""


@dataclass(frozen=True, slots=True)
class ParticleBranches:
    """One group of particles: names of branches with a list of numbers for each event."""

    pt: str | None = None
    eta: str | None = None
    phi: str | None = None
    px: str | None = None
    py: str | None = None
    pz: str | None = None
    mass: str | None = None
    """Generated mass [GeV]; the PDG mass where absent."""
    pid: str | None = None
    """PDG codes; in place of them `flavour` and `charge`."""
    flavour: int | None = None
    """PDG code of all particles of the group, the positive one for negative charge."""
    charge: str | None = None
    status: str | None = None
    """HepMC status; all are final where absent."""
    mother: str | None = None
    """Index of the mother in the same group, negative for none."""
    second_mother: str | None = None
    without: tuple[int, ...] = ()
    """Absolute PDG codes that are left out, as another group holds them."""
    optional: bool = False
    """Whether files may lack the whole group."""


@dataclass(frozen=True, slots=True)
class JetBranches:
    """Jets."""

    pt: str
    eta: str
    phi: str
    radius: float
    mass: str | None = None
    flavour: str | None = None


@dataclass(frozen=True, slots=True)
class MissingBranches:
    """Missing transverse momentum: branches of one number (or a list of one) for each event."""

    pt: str
    phi: str
    sum_et: str | None = None


@parses_words
@dataclass(frozen=True, slots=True)
class BranchMap:
    """Meaning of the branches of a tree; momenta are in `unit`."""

    name: str
    tree: str
    particles: tuple[ParticleBranches, ...]
    level: Level = Level.GENERATED
    unit: str = "GeV"
    event: str | None = None
    """Event number; the position in the file where absent."""
    weight: str | None = None
    cross_section_pb: str | None = None
    jets: JetBranches | None = None
    missing: MissingBranches | None = None
    notes: tuple[str, ...] = field(default=())

    @property
    def scale(self) -> float:
        """Factor that turns momenta into GeV."""
        return {"GeV": 1.0, "MeV": 1e-3}[self.unit]

    @property
    def has_objects(self) -> bool:
        """Whether the record gets the columns `jets` and `missing`."""
        return self.jets is not None and self.missing is not None


def _build(kind: type[T], content: Any, where: str) -> T:
    if not isinstance(content, dict):
        raise InputError("a mapping is missing here", where=where, mend="See docs/events.md.")
    known = [item.name for item in dataclasses.fields(kind)]  # type: ignore[arg-type]
    for key in content:
        if key not in known:
            raise InputError(f'unknown key "{key}"', where=where, mend=did_you_mean(str(key), known))
    try:
        return kind(**content)
    except TypeError as error:
        missing = str(error).split("argument")[-1].lstrip("s: ")
        raise InputError(f"it lacks {missing}", where=where, mend="See docs/events.md.") from error


def _check_group(group: ParticleBranches, where: str) -> ParticleBranches:
    polar = group.pt is not None and group.eta is not None and group.phi is not None
    plain = group.px is not None and group.py is not None and group.pz is not None
    if polar == plain:
        raise InputError("a group of particles needs pt, eta, phi or px, py, pz", where=where)
    if (group.pid is None) == (group.flavour is None or group.charge is None):
        raise InputError("a group of particles needs pid, or flavour and charge", where=where)
    return group


def load_branch_map(name: str) -> BranchMap:
    """Read a branch map: a preset by its name, or a YAML file by its path.

    Raises
    ------
    InputError
        If there is no such preset or file, or the map is not complete.
    """
    presets = sorted(path.stem for path in _PRESETS.glob("*.yaml"))
    path = _PRESETS / f"{name}.yaml" if name in presets else Path(name)
    if name not in presets and not path.is_file():
        raise InputError(f'no branch map "{name}"', mend=f"Give a YAML file or one of: {', '.join(presets)}.")
    content = load_yaml(path)
    where = name
    if not isinstance(content, dict):
        raise InputError("not a branch map", where=where, mend="See docs/events.md.")
    content = dict(content)
    groups = content.pop("particles", None)
    if not isinstance(groups, list) or not groups:
        raise InputError("it lacks a list of particles", where=where, mend="See docs/events.md.")
    particles = []
    for number, group in enumerate(groups):
        place = f"{where}: particles, {number + 1}."
        if isinstance(group, dict) and "without" in group:
            group = group | {"without": tuple(group["without"])}  # noqa: PLW2901 - a copy of it
        particles.append(_check_group(_build(ParticleBranches, group, place), place))
    for key, kind in (("jets", JetBranches), ("missing", MissingBranches)):
        if content.get(key) is not None:
            content[key] = _build(kind, content[key], f"{where}: {key}")
    content["notes"] = tuple(content.get("notes", ()))
    if "level" in content:
        content["level"] = parse_word(Level, content["level"], where=where)
    built = _build(BranchMap, {"name": path.stem, **content, "particles": tuple(particles)}, where)
    if built.unit not in ("GeV", "MeV"):
        raise InputError(f'unknown unit "{built.unit}"', where=where, mend="Units: GeV, MeV.")
    return built
