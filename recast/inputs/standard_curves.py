"""Inputs: reads the shipped signal yields of standard analyses for a narrow Z', with how they were made."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, did_you_mean
from recast.core.reading import read_rows
from recast.core.yaml import load_yaml

__all__ = ["COLUMNS", "StandardCurve", "standard_curve", "standard_names"]

FloatArray = npt.NDArray[np.float64]

COLUMNS = (
    "mzp_gev",
    "signal_events",
    "signal_error",
    "interference",
    "interference_error",
    "reference_branching_ratio",
)
"""Columns of the CSV file: see `StandardCurve`."""


@dataclass(frozen=True, eq=False)
class StandardCurve:
    """Signal of one region against the mass: S = A(m) g_f^2 (BR + r(m)), g_f the coupling of a fermion f.

    A is the on-shell signal, r the interference with the Standard Model, which knows no branching ratio.
    """

    name: str
    title: str
    analysis: str
    dataset: str
    region: str
    observed: int
    """Published count."""
    background: float
    """Published expectation without new physics."""
    method: str
    cl: float
    fermion: str
    """The fermion f that radiates the Z' and that it decays to."""
    largest_width_over_mass: float
    """Of the Z' at the bound; the law above does not hold for wider ones."""
    largest_interference: float
    """|r|/BR up to which the curve is used."""
    interference_relative_error: float
    """Of r, beside its statistical error: what the selection may change."""
    made_by: dict[str, Any]
    """Command, versions, model and seed."""
    references: tuple[str, ...]
    mzp_gev: FloatArray
    """Masses [GeV], rising, shape (n,)."""
    signal_events: FloatArray
    """A, events, shape (n,)."""
    signal_error: FloatArray
    """Its simulation error, events, shape (n,); the part of the Standard Model sample is common to all."""
    interference: FloatArray
    """r, shape (n,)."""
    interference_error: FloatArray
    """Its statistical error, shape (n,)."""
    reference_branching_ratio: FloatArray
    """BR of the model with which A was found, shape (n,)."""


def _folder(folder: Path | None) -> Path:
    return Path(str(files("recast.inputs").joinpath("standard"))) if folder is None else folder


def standard_names(folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of the curves in standard.yaml."""
    return tuple(load_yaml(_folder(folder) / "standard.yaml"))


@functools.cache
def standard_curve(name: str, folder: Path | None = None) -> StandardCurve:
    """Return the curve called `name`; `folder` is another folder of the same form.

    Raises
    ------
    InputError
        If the name is unknown, a key is missing, or the numbers are not finite or not at rising masses.

    Examples
    --------
    >>> curve = standard_curve("atlas_2013_z4l")
    >>> curve.observed, curve.fermion
    (77, 'mu')
    """
    place = _folder(folder)
    entries = load_yaml(place / "standard.yaml")
    if name not in entries:
        raise InputError(f'unknown standard curve "{name}"', mend=did_you_mean(name, entries))
    entry, where = entries[name], f"standard.yaml: {name}"
    try:
        content: dict[str, Any] = {
            "observed": int(entry["observed"]),
            "made_by": dict(entry["made_by"]),
            "references": tuple(map(str, entry["references"])),
            **{key: float(entry[key]["value"]) for key in _SOURCED},
            **{key: float(entry[key]) for key in ("background", "cl")},
            **{key: str(entry[key]) for key in _TEXTS},
            **_columns(place / str(entry["file"])),
        }
    except (KeyError, TypeError, ValueError) as error:
        what = f"no {error}" if isinstance(error, KeyError) else str(error)
        raise InputError(what, where=where) from error
    return StandardCurve(name=name, **content)


_TEXTS = ("title", "analysis", "dataset", "region", "method", "fermion")
_SOURCED = ("largest_width_over_mass", "largest_interference", "interference_relative_error")
"""Choices of this program: each with its reason in the file."""


def _columns(path: Path) -> dict[str, FloatArray]:
    rows = read_rows(path)
    found = {name: np.array([float(row[name]) for row in rows]) for name in COLUMNS}
    masses = found["mzp_gev"]
    if masses.size < 2 or np.any(np.diff(masses) <= 0):
        raise ValueError(f"{path.name}: the masses do not rise")
    positive = [name for name in COLUMNS if name != "interference"]
    if not all(np.all(np.isfinite(column)) for column in found.values()) or any(
        np.any(found[name] < 0) for name in positive
    ):
        raise ValueError(f"{path.name}: a number is negative or not finite")
    return found
