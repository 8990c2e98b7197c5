"""Events: `Sample`, a file of events with its cross section and provenance, from the JSON file beside it.

Of a file that is not recast's own it is what the file, or the user, states.
"""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recast.core.atomic import write_json
from recast.core.errors import InputError
from recast.core.reading import DAMAGE, damage_text, read_json
from recast.events.beside import MARK, check_mark, description_path, is_marked, mark_of
from recast.events.source import STANDARD_INPUT

__all__ = [
    "Sample",
    "described",
    "description_notes",
    "factor_between",
    "load_sample",
    "need_protons",
    "sample_of",
    "save_sample",
    "stem",
]


_KINDS: dict[str, Any] = {
    **dict.fromkeys(("name", "process", "contribution"), str),
    **dict.fromkeys(("sqrt_s_gev", "cross_section_pb", "cross_section_error_pb"), int | float),
    "n_events": int,
    "provenance": dict,
}
"""Types of the values of a sample."""


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

    @classmethod
    def from_json(cls, content: dict[str, Any], path: Path) -> Sample:
        """Inverse of `to_json` for the event file `path`; one of `DAMAGE` if a value is missing or wrong."""
        for name, kind in _KINDS.items():
            given = content.get(name, {}) if kind is dict else content[name]
            if isinstance(given, bool) or not isinstance(given, kind):
                raise TypeError(f"{name} is {given!r}")
        return cls(**(content | {"path": path}))

    def to_json(self) -> dict[str, Any]:
        """Return plain values; the path is left with its name only."""
        return dataclasses.asdict(self) | {"path": self.path.name}

    def with_cross_section(self, cross_section_pb: float) -> Sample:
        """Return the sample with the user's cross section [pb], taken for exact."""
        return dataclasses.replace(self, cross_section_pb=cross_section_pb, cross_section_error_pb=0.0)

    def factor_to(self, cross_section_pb: float) -> float:
        """Return what turns weights that add up to the sample's cross section into those of another [pb].

        Raises
        ------
        InputError
            If the sample's is 0 or has another sign.
        """
        return factor_between(self.cross_section_pb, cross_section_pb, str(self.path))


def factor_between(stated_pb: float, wanted_pb: float, where: str) -> float:
    """Return what turns weights that add up to one cross section into those of another [pb].

    Raises
    ------
    InputError
        If the first is 0, or they have other signs.
    """
    if stated_pb == 0:
        raise InputError(
            "its weights add up to a cross section of 0, which no factor turns into another",
            where=where,
            mend="Leave --cross-section out.",
        )
    if stated_pb * wanted_pb < 0:
        raise InputError(
            f"its weights add up to {stated_pb:g} pb, --cross-section is {wanted_pb:g} pb",
            where=where,
            mend="Give it the sign of the weights.",
        )
    return wanted_pb / stated_pb


def save_sample(sample: Sample) -> Path:
    """Write the sample's JSON file beside its event file, which is complete, and return its path."""
    mark = {MARK: mark_of(sample.path)} if sample.path.is_file() else {}
    return write_json(description_path(sample.path), sample.to_json() | mark)


def load_sample(path: Path) -> Sample:
    """Read the sample of the event file `path` from the JSON file beside it.

    Raises
    ------
    InputError
        If there is none, or it is damaged or was written for another file.
    """
    sidecar = description_path(Path(path))
    if not sidecar.exists():
        raise InputError(
            f"no sample description {sidecar.name} beside it",
            where=str(path),
            mend="State the cross section.",
        )
    content = read_json(sidecar)
    try:
        sample = Sample.from_json(
            {name: value for name, value in content.items() if name != MARK}, Path(path)
        )
    except DAMAGE as error:
        raise InputError(f"not a sample description ({damage_text(error)})", where=str(sidecar)) from error
    if is_marked(content):
        check_mark(Path(path), content[MARK])
    return sample


def described(path: Path) -> Sample | None:
    """Return the sample of the event file `path` from the JSON file beside it, None if there is none."""
    if str(path) == STANDARD_INPUT:
        return None
    return load_sample(path) if description_path(Path(path)).is_file() else None


def description_notes(path: Path) -> tuple[str, ...]:
    """Return what the user should know of the description beside an event file: whether it says of which."""
    if described(path) is None or is_marked(read_json(description_path(Path(path)))):
        return ()
    name = description_path(Path(path)).name
    return (f"{name} does not say which file it was written for, as older ones; it is taken for this one's",)


_PROTON = 2212
_SUFFIXES = (
    ".dat",
    ".gz",
    ".bz2",
    ".xz",
    ".zst",
    ".lhe",
    ".hepmc",
    ".hepmc2",
    ".hepmc3",
    ".parquet",
    ".root",
)


def stem(path: Path) -> str:
    """Return the name of an event file without the suffixes of its format and compression."""
    if str(path) == STANDARD_INPUT:
        return "standard-input"
    while path.suffix in _SUFFIXES:
        path = path.with_suffix("")
    return path.name


def need_protons(beams: tuple[int, int] | None, where: str) -> None:
    """Refuse beams (PDG codes) that are known and are not two protons: all luminosities are those of protons.

    Raises
    ------
    InputError
        If one is not a proton.
    """
    if beams is not None and beams != (_PROTON, _PROTON):
        raise InputError(
            f"the beams are {beams[0]} and {beams[1]} (PDG codes), not protons",
            where=where,
            mend="Analyses and the shower need proton-proton events.",
        )


def sample_of(
    path: Path,
    n_events: int,
    *,
    sqrt_s_gev: float | None,
    stated_pb: tuple[float, float] | None,
    cross_section_pb: float | None,
    beams: tuple[int, int] | None = None,
) -> Sample:
    """Return the sample of the event file `path`.

    Parameters
    ----------
    path
        The file; the sample description beside it is used if there is one.
    n_events
        Number of events read.
    sqrt_s_gev
        Energy of the beams in the file [GeV], if it says.
    stated_pb
        Cross section and its error in the file [pb], if it says.
    cross_section_pb
        The user's cross section [pb], which comes before all others; the rest of a description stays.
    beams
        PDG codes of the beams, if the file says.

    Raises
    ------
    InputError
        If the cross section or the energy is known from nowhere, or the beams are not protons.
    """
    need_protons(beams, str(path))
    if (beside := described(path)) is not None:
        return beside if cross_section_pb is None else beside.with_cross_section(cross_section_pb)
    if cross_section_pb is not None:
        stated_pb = (cross_section_pb, 0.0)
    if stated_pb is None or not all(map(math.isfinite, stated_pb)) or stated_pb[0] == 0:
        raise InputError(
            "the file states no cross section", where=str(path), mend="State it: --cross-section, in pb."
        )
    if sqrt_s_gev is None:
        raise InputError(
            "its events do not hold two beams (status 4), no more and no fewer",
            where=str(path),
            mend="State their energy: --sqrt-s, in GeV.",
        )
    return Sample(
        name=stem(path),
        process="unknown",
        contribution="unknown",
        sqrt_s_gev=sqrt_s_gev,
        path=path,
        n_events=n_events,
        cross_section_pb=stated_pb[0],
        cross_section_error_pb=max(stated_pb[1], 0.0),
        provenance={"source": path.name},
    )
