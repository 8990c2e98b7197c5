"""Events: the `Sample` of a file that may not be recast's own: its description, or what the file states."""

from __future__ import annotations

import math
from pathlib import Path

from recast.core.errors import InputError
from recast.events.sample import Sample, described
from recast.events.source import STANDARD_INPUT

__all__ = ["need_protons", "sample_of", "stem"]

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
        The user's cross section [pb], which comes before all others.
    beams
        PDG codes of the beams, if the file says.

    Raises
    ------
    InputError
        If the cross section or the energy is known from nowhere, or the beams are not protons.
    """
    need_protons(beams, str(path))
    if cross_section_pb is not None:
        stated_pb = (cross_section_pb, 0.0)
    elif (beside := described(path)) is not None:
        return beside
    if stated_pb is None or not all(map(math.isfinite, stated_pb)) or stated_pb[0] == 0:
        raise InputError(
            "the file states no cross section", where=str(path), mend="State it: --cross-section, in pb."
        )
    if sqrt_s_gev is None:
        raise InputError(
            "the file does not hold the two beams (status 4)",
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
