"""Inputs: reads published limits on a coupling with level, kind, model and source; nothing is converted."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, did_you_mean
from recast.core.levels import level_text
from recast.core.reading import read_rows
from recast.core.words import parses_words
from recast.core.yaml import load_yaml
from recast.inputs.lowenergy import Sided

__all__ = ["CurveKind", "InUnitsOf", "PublishedLimit", "published_limit", "published_names"]

FloatArray = npt.NDArray[np.float64]
_Word = TypeVar("_Word", bound=StrEnum)


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


class InUnitsOf(StrEnum):
    """What the numbers of a curve are."""

    COUPLING = "coupling"
    """The coupling of the model, such as g'."""
    ELECTRIC_CHARGE = "electric_charge"
    """The vector coupling to the electron over the positron's charge: the epsilon of dark photons."""


@parses_words
@dataclass(frozen=True, eq=False)
class PublishedLimit:
    """A limit as published."""

    name: str
    title: str
    kind: CurveKind
    cl: float | None
    """Confidence level; None where the files and papers that were read do not say it (`unconfirmed`)."""
    sided: Sided
    source: str
    reference: str
    """INSPIRE key; empty where the file does not name the paper (`unconfirmed`)."""
    mzp_gev: FloatArray
    """Masses of the Z' [GeV], rising, shape (n,)."""
    observed: FloatArray
    """Smallest excluded coupling, shape (n,)."""
    expected: FloatArray | None = None
    """Expected limit on g', shape (n,), if published."""
    band: tuple[FloatArray, FloatArray] | None = None
    """Edges of the 68 % band of the expected limit, shape (n,) each, if published."""
    colour: str = "#444444"
    """Of its line, #rrggbb."""
    dashes: tuple[float, ...] = ()
    """Lengths of strokes and gaps of its line; none: solid."""
    upper: tuple[FloatArray, FloatArray] | None = None
    """Masses [GeV], rising, and couplings from which nothing is excluded any more, shape (m,) each, of a
    closed region."""
    model: str = ""
    """Name of the model it was published for; empty for gauged Lmu-Ltau."""
    units: InUnitsOf = InUnitsOf.COUPLING
    unconfirmed: str = ""
    """What of it is not confirmed, such as its level; it decides nothing unless it is asked for by name."""

    @property
    def level(self) -> str:
        """Confidence level and kind in words."""
        stated = "as stated, no CL" if self.cl is None else f"{level_text(self.cl)}, {self.sided}-sided"
        return f"{stated}, {self.kind.words}" + (", unconfirmed" if self.unconfirmed else "")

    @property
    def ends_gev(self) -> tuple[float, float]:
        """Smallest and largest mass at which it says anything [GeV]."""
        low, high = float(self.mzp_gev[0]), float(self.mzp_gev[-1])
        if self.upper is None:
            return low, high
        return max(low, float(self.upper[0][0])), min(high, float(self.upper[0][-1]))

    @property
    def nodes_gev(self) -> FloatArray:
        """Return the masses of both edges, from one end to the other [GeV]."""
        low, high = self.ends_gev
        whole = self.mzp_gev if self.upper is None else np.union1d(self.mzp_gev, self.upper[0])
        return whole[(whole >= low) & (whole <= high)]

    def observed_at(self, masses_gev: npt.ArrayLike) -> FloatArray:
        """Return the observed limit at masses [GeV], of their shape, as `between`."""
        return self.between(self.observed, masses_gev)

    def upper_at(self, masses_gev: npt.ArrayLike) -> FloatArray:
        """Return the upper edge of the region at masses [GeV], as `observed_at`; infinite if it is open."""
        if self.upper is None:
            return np.full(np.shape(masses_gev), np.inf)
        return _between(*self.upper, masses_gev)

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
        return _between(self.mzp_gev, values, masses_gev)


def _between(nodes_gev: FloatArray, values: FloatArray, masses_gev: npt.ArrayLike) -> FloatArray:
    logs = np.log(np.asarray(masses_gev, dtype=np.float64))
    found = np.interp(logs, np.log(nodes_gev), np.log(values), left=np.nan, right=np.nan)
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
        If the name is unknown, source, reference or confidence level is missing and the entry is not marked
        as unconfirmed, or the numbers are not positive, finite and at rising masses.
    """
    place = _folder(folder)
    entries = load_yaml(place / "published.yaml")
    if name not in entries:
        raise InputError(f'unknown published limit "{name}"', mend=did_you_mean(name, entries))
    entry, where = entries[name], f"published.yaml: {name}"
    texts = {key: _text(entry, key, where) for key in ("file", "title", "mass", "observed", "source")}
    doubts = _text(entry, "unconfirmed", where) if "unconfirmed" in entry else ""
    reference = "" if doubts and "reference" not in entry else _text(entry, "reference", where)
    if not isinstance(entry.get("model", ""), str):
        raise InputError(f"model is {entry['model']!r}", where=where, mend="Give the name of a model.")
    columns = _edges(place / texts["file"], entry, texts["mass"], texts["observed"], where)
    mass, observed, others, upper = columns
    if ("expected_low" in others) != ("expected_high" in others):
        raise InputError("only one edge of the expected band", where=where, mend="Give both or none.")
    return PublishedLimit(
        name,
        texts["title"],
        _one_of(entry, "kind", (CurveKind.PUBLISHED, CurveKind.DIGITISED), where),
        _level(entry, doubts, where),
        _one_of(entry, "sided", (Sided.ONE, Sided.TWO), where),
        texts["source"],
        reference,
        mass,
        observed,
        others.get("expected"),
        (others["expected_low"], others["expected_high"]) if "expected_low" in others else None,
        _text(entry, "colour", where) if "colour" in entry else "#444444",
        tuple(float(length) for length in entry.get("dashes", ())),
        upper,
        entry.get("model", ""),
        _one_of(entry, "units", tuple(InUnitsOf), where, InUnitsOf.COUPLING),
        doubts,
    )


def _level(entry: dict[str, Any], doubts: str, where: str) -> float | None:
    cl = entry.get("cl")
    if cl is None and doubts:
        return None
    if not isinstance(cl, float) or not 0.0 < cl < 1.0:
        raise InputError(f"no confidence level between 0 and 1: cl is {cl!r}", where=where)
    return cl


def _one_of(
    entry: dict[str, Any], key: str, known: tuple[_Word, ...], where: str, default: _Word | None = None
) -> _Word:
    value = entry.get(key, default)
    if value not in known:
        raise InputError(f"{key} is {value!r}", where=where, mend=f"Known: {', '.join(known)}.")
    return next(word for word in known if word == value)


def _edges(
    path: Path, entry: dict[str, Any], mass: str, observed: str, where: str
) -> tuple[FloatArray, FloatArray, dict[str, FloatArray], tuple[FloatArray, FloatArray] | None]:
    """Return masses, the smallest excluded couplings, other columns, and the upper edge of a closed region.

    A closed region has a column `edge` with the words lower and upper; each edge has masses of its own.
    """
    rows = read_rows(path)
    optional: tuple[str, ...] = ("expected", "expected_low", "expected_high")
    given = {key: entry[key] for key in optional if key in entry}
    upper: tuple[FloatArray, FloatArray] | None = None
    if "edge" in entry:
        column = _text(entry, "edge", where)
        words = [row.get(column) for row in rows]
        if set(words) != {"lower", "upper"}:
            raise InputError(
                f'the column "{column}" has not the words lower and upper, and only them', where=path.name
            )
        above = [row for row, word in zip(rows, words, strict=True) if word == "upper"]
        upper = (_column(above, mass, path), _column(above, observed, path))
        rows = [row for row, word in zip(rows, words, strict=True) if word == "lower"]
    nodes = _column(rows, mass, path)
    for line in (nodes, *(upper or ())[:1]):
        if line.size < 2 or np.any(np.diff(line) <= 0):
            raise InputError("the masses do not rise", where=path.name)
    lower = _column(rows, observed, path)
    others = {key: _column(rows, name, path) for key, name in given.items()}
    if upper is not None:
        if nodes[0] >= upper[0][-1] or upper[0][0] >= nodes[-1]:
            raise InputError("the two edges have no mass in common", where=path.name)
        both = np.union1d(nodes, upper[0])  # NaN beyond the ends of one, which is not above the other
        if np.any(_between(nodes, lower, both) > _between(*upper, both) * (1.0 + 1e-9)):
            raise InputError("the lower edge is above the upper one", where=path.name)
    return nodes, lower, others, upper


def _text(entry: Any, key: str, where: str) -> str:
    found = entry.get(key) if isinstance(entry, dict) else None
    if not isinstance(found, str) or not found.strip():
        raise InputError(f"no {key}", where=where)
    return found


def _column(rows: list[dict[str, str]], name: str, path: Path) -> FloatArray:
    try:
        column = np.array([float(row[name]) for row in rows])
    except (KeyError, TypeError, ValueError):
        raise InputError(f'the column "{name}" is missing or no number', where=path.name) from None
    if not np.all(np.isfinite(column) & (column > 0)):
        raise InputError(f'the column "{name}" has numbers that are not positive', where=path.name)
    return column
