"""Inputs: the Z-pole measurements of LEP with their correlations, read from lep_z_pole.yaml."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.core.yaml import load_yaml
from recast.inputs.lowenergy import DataSet

__all__ = ["ZPole", "z_pole"]

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class ZPole:
    """Correlated measurements: Gamma_Z [GeV], sigma_had [nb], R_e, R_mu, R_tau."""

    observables: tuple[str, ...]
    values: FloatArray
    """Shape (n,)."""
    inverse_covariance: FloatArray
    """Shape (n, n)."""
    source: str
    reference: str
    """INSPIRE key."""


@functools.cache
@parses_words
def z_pole(data: DataSet, path: Path | None = None) -> ZPole:
    """Return the measurements of the set `data`, from another file of the same form if `path` is given.

    Raises
    ------
    InputError
        If numbers, source or reference are missing, a number is not finite, an error is not positive, or the
        correlation matrix is not positive definite.
    """
    place = Path(str(files("recast.inputs").joinpath("lep_z_pole.yaml"))) if path is None else path
    content = load_yaml(place)
    where = place.name
    try:
        names = tuple(str(name) for name in content["observables"])
        block = content["sets"][str(data)]
        values, errors = (
            _row(block[key], len(names), f"{where}: {data}: {key}") for key in ("values", "errors")
        )
        correlation = _correlation(content["correlation_upper"], len(names), where)
        source, reference = (_text(block[key], f"{where}: {data}", key) for key in ("source", "reference"))
    except (KeyError, TypeError) as error:
        raise InputError(f"incomplete: {error}", where=where) from None
    if np.any(errors <= 0):
        raise InputError("an error is not positive", where=f"{where}: {data}")
    inverse: FloatArray = np.asarray(np.linalg.inv(correlation * np.outer(errors, errors)), dtype=np.float64)
    return ZPole(names, values, inverse, source, reference)


def _text(text: Any, where: str, key: str) -> str:
    if not isinstance(text, str) or not text.strip():
        raise InputError(f"no {key}", where=where)
    return text


def _row(row: Any, length: int, where: str) -> FloatArray:
    try:
        array = np.asarray(row, dtype=np.float64)
    except (TypeError, ValueError):
        array = np.empty(0)
    if array.shape != (length,) or not np.all(np.isfinite(array)):
        raise InputError(f"needs {length} finite numbers", where=where)
    return array


def _correlation(rows: Any, size: int, where: str) -> FloatArray:
    where = f"{where}: correlation_upper"
    if not isinstance(rows, list) or len(rows) != size:
        raise InputError(f"needs {size} rows", where=where)
    matrix = np.zeros((size, size))
    for index, row in enumerate(rows):
        matrix[index, index:] = _row(row, size - index, f"{where}: row {index + 1}")
    matrix = matrix + np.triu(matrix, 1).T
    if not np.allclose(np.diag(matrix), 1.0) or np.linalg.eigvalsh(matrix).min() <= 0:
        raise InputError(
            "the correlation matrix is not positive definite with ones on its diagonal", where=where
        )
    return matrix
