"""Events: branch maps: what the branches of a flat ROOT ntuple, or of a Delphes file, mean."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from recast.core.blocks import Block, validated
from recast.core.errors import InputError
from recast.core.yaml import load_yaml

__all__ = [
    "BranchMap",
    "JetBranches",
    "Level",
    "MissingBranches",
    "ParticleBranches",
    "SumBranches",
    "load_branch_map",
]

_PRESETS = Path(__file__).resolve().parent / "branch_maps"


class Level(StrEnum):
    """What kind of particles a file holds."""

    GENERATED = "generated"
    RECONSTRUCTED = "reconstructed"
    """Measured objects: the efficiencies of the detector are in them already."""


class ParticleBranches(Block):
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
    without: tuple[int, ...] = Field(default=(), strict=False)
    """Absolute PDG codes that are left out, as another group holds them."""
    optional: bool = False
    """Whether files may lack the whole group."""

    @model_validator(mode="after")
    def _complete(self) -> ParticleBranches:
        polar, plain = None not in (self.pt, self.eta, self.phi), None not in (self.px, self.py, self.pz)
        if polar == plain:
            raise ValueError("a group of particles needs pt, eta, phi or px, py, pz")
        if (self.pid is None) == (None in (self.flavour, self.charge)):
            raise ValueError("a group of particles needs pid, or flavour and charge")
        return self


class JetBranches(Block):
    """Jets."""

    pt: str
    eta: str
    phi: str
    radius: float
    mass: str | None = None
    flavour: str | None = None


class MissingBranches(Block):
    """Missing transverse momentum: branches of one number (or a list of one) for each event."""

    pt: str
    phi: str
    sum_et: str | None = None


class SumBranches(Block):
    """A tree with the sums over all generated events, of which `BranchMap.tree` may hold some."""

    tree: str
    """Its name; files may lack it. The sums of its rows add up."""
    sum_weights: str
    """Sum of `weight`."""
    events: str
    """Number of events."""


class BranchMap(Block):
    """Meaning of the branches of a tree; momenta are in `unit`."""

    name: str
    tree: str
    particles: Annotated[tuple[ParticleBranches, ...], Field(strict=False, min_length=1)]
    level: Annotated[Level, Field(strict=False)] = Level.GENERATED
    unit: Literal["GeV", "MeV"] = "GeV"
    event: str | None = None
    """Event number; the position in the file where absent."""
    weight: str | None = None
    cross_section_pb: str | None = None
    jets: JetBranches | None = None
    missing: MissingBranches | None = None
    sums: SumBranches | None = None
    notes: tuple[str, ...] = Field(default=(), strict=False)

    @model_validator(mode="after")
    def _sums_of_its_weight(self) -> BranchMap:
        if self.sums is not None and self.weight is None:
            raise ValueError("sums are those of the branch weight, which is missing")
        return self

    def lacks(self, flavours: Iterable[int], *, tracks: bool) -> tuple[str, ...]:
        """Return what an analysis reads and no group holds.

        Parameters
        ----------
        flavours
            PDG codes of the leptons that it reads.
        tracks
            Whether it reads charged particles of other kinds.
        """
        if any(group.pid is not None for group in self.particles):
            return ()
        known = {group.flavour for group in self.particles}
        names = {11: "electrons", 13: "muons"}
        found = [names[code] for code in sorted(set(flavours) - known)]
        others = known - {11, 13, 22}
        return (*found, *(["tracks"] if tracks and not others else []))

    @property
    def scale(self) -> float:
        """Factor that turns momenta into GeV."""
        return {"GeV": 1.0, "MeV": 1e-3}[self.unit]

    @property
    def has_objects(self) -> bool:
        """Whether the record gets the columns `jets` and `missing`."""
        return self.jets is not None and self.missing is not None


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
    named = {"name": path.stem, **content} if isinstance(content, dict) else content
    return validated(BranchMap, named, name, "a branch map")
