"""Inputs: reads the limits on g' of direct searches with level, kind and source; nothing is converted."""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, did_you_mean
from recast.core.levels import level_text
from recast.core.reading import read_text
from recast.core.words import parses_words
from recast.core.yaml import load_yaml
from recast.inputs.lowenergy import Sided

__all__ = ["CurveKind", "PublishedLimit", "published_limit", "published_names"]

FloatArray = npt.NDArray[np.float64]


class CurveKind(StrEnum):
    """Where a curve comes from."""

    PUBLISHED = "published"
    """Numbers of the experiment."""
    DIGITISED = "digitised"
    """Read off a picture: a line to compare with, no measurement."""
    RECAST = "recast"
    """Made by this program, of published counts."""
    PROJECTION = "projection"
    """Made by this program where counts are not published, or not taken yet."""

    @property
    def words(self) -> str:
        """The kind as labels say it."""
        return "as published" if self is CurveKind.PUBLISHED else str(self)


@parses_words
@dataclass(frozen=True, eq=False)
class PublishedLimit:
    """A limit as published."""

    name: str
    title: str
    kind: CurveKind
    cl: float
    sided: Sided
    source: str
    reference: str
    """INSPIRE key."""
    mzp_gev: FloatArray
    """Masses of the Z' [GeV], rising, shape (n,)."""
    observed: FloatArray
    """Excluded g', shape (n,)."""
    expected: FloatArray | None = None
    """Expected limit on g', shape (n,), if published."""
    band: tuple[FloatArray, FloatArray] | None = None
    """Edges of the 68 % band of the expected limit, shape (n,) each, if published."""
    colour: str = "#444444"
    """Of its line, #rrggbb."""

    @property
    def level(self) -> str:
        """Confidence level and kind in words."""
        return f"{level_text(self.cl)}, {self.sided}-sided, {self.kind.words}"

    def observed_at(self, masses_gev: npt.ArrayLike) -> FloatArray:
        """Return the observed limit at masses [GeV], of their shape, as `between`."""
        return self.between(self.observed, masses_gev)

    def expected_at(self, masses_gev: npt.ArrayLike) -> FloatArray:
        """Return the expected limit at masses [GeV], of their shape, as `between`; NaN without one."""
        none = np.full(self.mzp_gev.shape, np.nan)
        return self.between(none if self.expected is None else self.expected, masses_gev)

    def neighbours(self, mass_gev: float) -> tuple[float, float]:
        """Return the observed limits at the masses around one [GeV] inside the range."""
        place = int(np.clip(np.searchsorted(self.mzp_gev, mass_gev), 1, len(self.mzp_gev) - 1))
        return float(self.observed[place - 1]), float(self.observed[place])

    def between(self, values: FloatArray, masses_gev: npt.ArrayLike) -> FloatArray:
        """Return one of the columns between its masses, linear in the logarithms; NaN beyond the ends."""
        logs = np.log(np.asarray(masses_gev, dtype=np.float64))
        found = np.interp(logs, np.log(self.mzp_gev), np.log(values), left=np.nan, right=np.nan)
        return np.asarray(np.exp(found))


def _folder(folder: Path | None) -> Path:
    return Path(str(files("recast.inputs").joinpath("published"))) if folder is None else folder


def published_names(folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of the limits in published.yaml."""
    return tuple(load_yaml(_folder(folder) / "published.yaml"))


@functools.cache
def published_limit(name: str, folder: Path | None = None) -> PublishedLimit:
    """Return the limit called `name`; `folder` is another folder of the same form.

    Raises
    ------
    InputError
        If the name is unknown, source, reference or confidence level is missing, or the numbers are not
        positive, finite and at rising masses.
    """
    place = _folder(folder)
    entries = load_yaml(place / "published.yaml")
    if name not in entries:
        raise InputError(f'unknown published limit "{name}"', mend=did_you_mean(name, entries))
    entry, where = entries[name], f"published.yaml: {name}"
    texts = {
        key: _text(entry, key, where) for key in ("file", "title", "mass", "observed", "source", "reference")
    }
    cl = entry.get("cl")
    if not isinstance(cl, float) or not 0.0 < cl < 1.0:
        raise InputError(f"no confidence level between 0 and 1: cl is {cl!r}", where=where)
    if entry.get("sided") not in (Sided.ONE, Sided.TWO):
        raise InputError(f"sided is {entry.get('sided')!r}", where=where, mend="Known: one, two.")
    if entry.get("kind") not in (CurveKind.PUBLISHED, CurveKind.DIGITISED):
        known = f"Known: {CurveKind.PUBLISHED}, {CurveKind.DIGITISED}."
        raise InputError(f"kind is {entry.get('kind')!r}", where=where, mend=known)
    path = place / texts["file"]
    optional = ("expected", "expected_low", "expected_high")
    given = {key: entry[key] for key in optional if key in entry}
    mass, observed, *others = _columns(path, [texts["mass"], texts["observed"], *given.values()])
    found = dict(zip(given, others, strict=True))
    if ("expected_low" in found) != ("expected_high" in found):
        raise InputError("only one edge of the expected band", where=where, mend="Give both or none.")
    if mass.size < 2 or np.any(np.diff(mass) <= 0):
        raise InputError("the masses do not rise", where=path.name)
    return PublishedLimit(
        name,
        texts["title"],
        CurveKind(entry["kind"]),
        cl,
        Sided(entry["sided"]),
        texts["source"],
        texts["reference"],
        mass,
        observed,
        found.get("expected"),
        (found["expected_low"], found["expected_high"]) if "expected_low" in found else None,
        _text(entry, "colour", where) if "colour" in entry else "#444444",
    )


def _text(entry: Any, key: str, where: str) -> str:
    found = entry.get(key) if isinstance(entry, dict) else None
    if not isinstance(found, str) or not found.strip():
        raise InputError(f"no {key}", where=where)
    return found


def _columns(path: Path, names: list[str]) -> list[FloatArray]:
    """Return columns of a CSV file whose comments begin with #."""
    lines = read_text(path).splitlines()
    rows = list(csv.DictReader(line for line in lines if line.strip() and not line.startswith("#")))
    found = []
    for name in names:
        try:
            column = np.array([float(row[name]) for row in rows])
        except (KeyError, TypeError, ValueError):
            raise InputError(f'the column "{name}" is missing or no number', where=path.name) from None
        if not np.all(np.isfinite(column) & (column > 0)):
            raise InputError(f'the column "{name}" has numbers that are not positive', where=path.name)
        found.append(column)
    return found
