"""Events: the `Sample` of a file that may not be recast's own: its description, or what the file states."""

from __future__ import annotations

import math
from pathlib import Path

from recast.core.errors import InputError
from recast.events.sample import Sample, load_sample

__all__ = ["sample_of", "stem"]


_SUFFIXES = (".dat", ".gz", ".bz2", ".xz", ".zst", ".lhe", ".hepmc", ".hepmc2", ".hepmc3", ".parquet")


def stem(path: Path) -> str:
    """Return the name of an event file without the suffixes of its format and compression."""
    while path.suffix in _SUFFIXES:
        path = path.with_suffix("")
    return path.name


def sample_of(
    path: Path,
    n_events: int,
    *,
    sqrt_s_gev: float | None,
    stated_pb: tuple[float, float] | None,
    cross_section_pb: float | None,
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

    Raises
    ------
    InputError
        If the cross section or the energy is known from nowhere.
    """
    if cross_section_pb is not None:
        stated_pb = (cross_section_pb, 0.0)
    elif path.with_name(path.name + ".sample.json").is_file():
        return load_sample(path)
    if stated_pb is None or not all(map(math.isfinite, stated_pb)) or stated_pb[0] == 0:
        raise InputError(
            "the file states no cross section", where=str(path), mend="State it: --cross-section, in pb."
        )
    if sqrt_s_gev is None:
        raise InputError(
            "the file has no two beam particles", where=str(path), mend="Write it with beams (status 4)."
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
