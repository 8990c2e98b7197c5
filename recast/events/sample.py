"""Events: `Sample`, a file of events with its cross section and provenance (a JSON file stands beside it)."""

from __future__ import annotations

import dataclasses
import json
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recast.core.atomic import write_json
from recast.core.errors import InputError

__all__ = ["Sample", "described", "load_sample", "save_sample"]


@dataclass(frozen=True, slots=True)
class Sample:
    """Events in a file and what they are normalised to.

    The weights of the events are normalised so that they add up to `cross_section_pb`.
    """

    name: str
    """Unique name of the sample; random draws for its events are keyed by it."""
    process: str
    """Process in MadGraph's notation, such as 'p p > mu+ mu- mu+ mu-'."""
    contribution: str
    """Part of |M|^2: a value of `recast.generate.base.Contribution`, or 'unknown' for a foreign file."""
    sqrt_s_gev: float
    """Centre-of-mass energy of the proton pair [GeV]."""
    path: Path
    """The event file (LHE, HepMC, ROOT or Parquet)."""
    n_events: int
    """Number of events that the cross section refers to, filtered ones included."""
    cross_section_pb: float
    """Cross section inside the generator's cuts [pb]; negative values are possible for interference."""
    cross_section_error_pb: float
    """Its statistical error [pb]."""
    provenance: dict[str, Any] = field(default_factory=dict)
    """Versions, card, seeds, cuts: everything that made the file."""

    def __post_init__(self) -> None:
        for name in ("sqrt_s_gev", "cross_section_pb", "cross_section_error_pb"):
            if not math.isfinite(getattr(self, name)):
                raise InputError(f"{name} is {getattr(self, name)}", where=f"sample {self.name}")
        if self.n_events < 0 or self.sqrt_s_gev <= 0 or self.cross_section_error_pb < 0:
            raise InputError("negative number of events, energy or error", where=f"sample {self.name}")

    def to_json(self) -> dict[str, Any]:
        """Return plain values; the path is left with its name only."""
        return dataclasses.asdict(self) | {"path": self.path.name}

    def with_cross_section(self, cross_section_pb: float) -> Sample:
        """Return the sample with the user's cross section [pb], taken for exact."""
        return dataclasses.replace(self, cross_section_pb=cross_section_pb, cross_section_error_pb=0.0)


def _sidecar(path: Path) -> Path:
    return path.with_name(path.name + ".sample.json")


def save_sample(sample: Sample) -> Path:
    """Write the sample's JSON file beside its event file and return its path."""
    return write_json(_sidecar(sample.path), sample.to_json())


def load_sample(path: Path) -> Sample:
    """Read the sample of the event file `path` from the JSON file beside it."""
    sidecar = _sidecar(Path(path))
    try:
        content = json.loads(sidecar.read_text(encoding="utf-8"))
        return Sample(**(content | {"path": Path(path)}))
    except FileNotFoundError as error:
        raise InputError(
            f"no sample description {sidecar.name} beside it",
            where=str(path),
            mend="State the cross section.",
        ) from error
    except (json.JSONDecodeError, TypeError) as error:
        raise InputError(f"not a sample description ({error})", where=str(sidecar)) from error


def described(path: Path) -> Sample | None:
    """Return the sample of the event file `path` from the JSON file beside it, None if there is none."""
    return load_sample(path) if _sidecar(Path(path)).is_file() else None
