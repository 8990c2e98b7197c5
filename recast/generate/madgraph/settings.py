"""Generate: settings of the external MadGraph: where it is, how long it may take; what PDF sets it brings."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from recast.core.errors import InputError, did_you_mean

__all__ = ["PDF_LABELS", "MadGraphOptions", "checked_entries", "pdf_label"]

PDF_LABELS: dict[str, tuple[str, int]] = {
    "NNPDF23_lo_as_0130_qed": ("nn23lo1", 247000),
    "NNPDF23_lo_as_0119_qed": ("nn23lo", 246800),
}
"""PDF sets of Pythia's share folder that MadGraph brings as well: its `pdlabel` and its number in LHAPDF.

MadGraph's nn23nlo is another set than Pythia's of that name (positive by construction).
"""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,30}")
_VALUE = re.compile(r"[A-Za-z0-9_.+\-]{1,30}")
_OURS = frozenset(
    {
        *("run_tag", "nevents", "iseed", "lpp1", "lpp2", "ebeam1", "ebeam2", "pdlabel", "lhaid", "gridpack"),
        *("event_norm", "use_syst", "systematics_program", "systematics_arguments", "custom_fcts"),
        *("fixed_ren_scale", "fixed_fac_scale", "scale", "dsqrt_q2fact1", "dsqrt_q2fact2", "scalefact"),
        "dynamical_scale_choice",
    }
)


@dataclass(frozen=True, slots=True)
class MadGraphOptions:
    """How the program is run; none of it changes an event."""

    path: Path | None = None
    """Folder or program of MadGraph; None: MG5_PATH, then PATH."""
    time_limit_s: float = 6 * 3600.0
    """Longest wall time of one run [s]; it is stopped with all it started then."""
    cores: int = 1
    """Processes that MadGraph may start at a time."""

    def __post_init__(self) -> None:
        if not (math.isfinite(self.time_limit_s) and self.time_limit_s > 0):
            raise InputError(f"time_limit_s is {self.time_limit_s}, not a positive time", where="madgraph")
        if not 1 <= self.cores <= 1024:
            raise InputError(f"cores is {self.cores}; it must be between 1 and 1024", where="madgraph")


def pdf_label(pdf_set: str) -> tuple[str, int]:
    """Return MadGraph's label and number of a PDF set.

    Raises
    ------
    InputError
        If MadGraph does not bring the set; the nearest name is given.
    """
    if pdf_set not in PDF_LABELS:
        raise InputError(
            f'MadGraph does not bring the PDF set "{pdf_set}"',
            where="generate.pdf_set",
            mend=f"{did_you_mean(pdf_set, PDF_LABELS)} Both generators have them.",
        )
    return PDF_LABELS[pdf_set]


def checked_entries(entries: Mapping[str, str]) -> dict[str, str]:
    """Return a user's entries of the run card, checked to be plain words and numbers.

    Raises
    ------
    InputError
        If a name or value has other characters, or the entry is one that recast sets itself.
    """
    for name, value in entries.items():
        if not _NAME.fullmatch(name) or not _VALUE.fullmatch(value):
            raise InputError(
                f'"{name}={value}" is no entry of a run card',
                where="--set",
                mend="Write NAME=NUMBER or NAME=WORD.",
            )
        if name in _OURS:
            raise InputError(
                f"{name} is set by recast itself", where="--set", mend="Use recast's own option."
            )
    return dict(entries)
