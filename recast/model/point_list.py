"""Model: lists of points of one or several models: CSV, YAML or NAME=VALUE words, every value checked."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, did_you_mean, one_line
from recast.core.reading import read_text
from recast.core.yaml import parse_yaml
from recast.model.base import Model, Parameter, parameter_hint
from recast.model.registry import DEFAULT_MODEL, load_model, placed_model

__all__ = ["LARGEST", "MOST_POINTS", "ModelTable", "PointList", "point_list", "read_points"]

FloatArray = npt.NDArray[np.float64]

MOST_POINTS = 1_000_000
"""No longer list is read."""
_MOST_COLUMNS = 1000
LARGEST = 256 * 1024 * 1024
"""Bytes of a list."""
_MODEL, _NAME, _COUPLING = "model", "name", "coupling"
_SUCH_AS = "Such as - {mzp_gev: 30, coupling: 0.02}"
_FILES = (".csv", ".yaml", ".yml", ".json")


@dataclass(frozen=True, eq=False)
class ModelTable:
    """The points of one model, as columns."""

    model: Model
    values: dict[str, FloatArray]
    """All parameters of the model, those not given at their defaults, arrays of shape (n,)."""
    rows: npt.NDArray[np.intp]
    """Which points of the list they are, shape (n,)."""

    @property
    def mass(self) -> FloatArray:
        """Mass of the mediator [GeV], shape (n,)."""
        return self.values[self.model.mass]

    @property
    def coupling(self) -> FloatArray:
        """The coupling, shape (n,)."""
        return self.values[self.model.coupling]

    def others(self) -> list[tuple[dict[str, float], npt.NDArray[np.intp]]]:
        """Return each combination of the parameters but mass and coupling, with the places that have it."""
        rest = {
            name: column
            for name, column in self.values.items()
            if name not in (self.model.mass, self.model.coupling)
        }
        varied = [name for name, column in rest.items() if np.any(column != column[0])]
        fixed = {name: float(column[0]) for name, column in rest.items() if name not in varied}
        if not varied:
            return [(fixed, np.arange(self.rows.size))]
        table = np.column_stack([rest[name] for name in varied])
        kinds, inverse = np.unique(table, axis=0, return_inverse=True)
        order = np.argsort(inverse.reshape(-1), kind="stable")
        parts = np.split(order, np.cumsum(np.bincount(inverse.reshape(-1)))[:-1])
        return [
            (fixed | dict(zip(varied, map(float, kind), strict=True)), part)
            for kind, part in zip(kinds, parts, strict=True)
        ]


@dataclass(frozen=True, eq=False)
class PointList:
    """Points in the order in which they were given.

    Examples
    --------
    >>> points = point_list([{"mzp_gev": 30, "coupling": 0.02}, {"model": "le_lmu", "mzp_gev": 9, "gp": 0.1}])
    >>> len(points), points.names, [table.model.name for table in points.tables]
    (2, ('mzp_gev', 'gp'), ['lmu_ltau', 'le_lmu'])
    """

    labels: tuple[str, ...]
    """Names of the points; empty where none was given."""
    models: tuple[str, ...]
    """Models of the points, as they were given."""
    names: tuple[str, ...]
    """Parameters that were given, in their order; the coupling by its own name."""
    tables: tuple[ModelTable, ...]
    """The same by model."""

    def __len__(self) -> int:
        return len(self.labels)

    def given(self, index: int) -> dict[str, float]:
        """Return the parameters of a point, mass and coupling first, then those that any point was given."""
        for table in self.tables:
            place = np.searchsorted(table.rows, index)
            if place < table.rows.size and table.rows[place] == index:
                head = (table.model.mass, table.model.coupling)
                names = dict.fromkeys((*head, *(name for name in self.names if name in table.values)))
                return {name: float(table.values[name][place]) for name in names}
        raise IndexError(index)


def read_points(words: Sequence[str], model: str = DEFAULT_MODEL, *, standard_input: str = "") -> PointList:
    """Return the points of a file, or of one point in words.

    Parameters
    ----------
    words
        The path of a CSV or YAML file, "-" for CSV on standard input, or words such as `mzp_gev=30` and
        `coupling=0.02`.
    model
        The model of points that name none.
    standard_input
        The text that "-" stands for.

    Raises
    ------
    InputError
        Says which row and column is wrong, and why.
    """
    if not words:
        raise InputError("no points given", mend="Try: recast check mzp_gev=30 coupling=0.02")
    if all("=" in word for word in words) and not Path(words[0]).is_file():
        return point_list([_words(words)], model, places=["arguments"])
    if len(words) > 1:
        raise InputError(
            f"{len(words)} files or words given", mend="Give one file, or NAME=VALUE for each parameter."
        )
    (word,) = words
    path = Path(word)
    if word != "-" and path.suffix.lower() not in _FILES:
        if "." not in word and not path.exists():
            raise InputError(
                f'"{word}" is neither a file nor NAME=VALUE',
                mend="Try: recast check mzp_gev=30 coupling=0.02",
            )
        raise InputError(
            f"the points are in {path.suffix or 'no'} format", where=word, mend="Give CSV or YAML."
        )
    where = "standard input" if word == "-" else word
    text = standard_input if word == "-" else read_text(path, largest=LARGEST)
    folder = None if word == "-" else path.parent
    if word == "-" or path.suffix.lower() == ".csv":
        return _from_csv(text, where, model, folder)
    return _from_yaml(text, where, model, folder)


def _words(words: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in words:
        name, _, value = word.partition("=")
        if not name or not value:
            raise InputError(f'"{word}" is not NAME=VALUE', mend="Such as mzp_gev=30.")
        if name in found:
            raise InputError(f"{name} stands twice", where="arguments")
        found[name] = value
    return found


def _from_csv(text: str, where: str, model: str, folder: Path | None) -> PointList:
    """Return the points of a CSV text: a header, then a row for each point; # begins a comment."""
    raw: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text):
            raw.append(line)
            yield line

    reader = csv.reader(lines(), strict=True, skipinitialspace=True)
    header: list[str] = []
    rows, places = [], []
    try:
        for cells in reader:
            first = raw[0].lstrip(" ")  # of the row as it stands: a name in quotes may begin with #
            raw.clear()
            if not any(cell.strip() for cell in cells) or first.startswith("#"):
                continue
            place = f"{where}, row {reader.line_num}"
            if not header:
                header = [cell.strip() for cell in cells]
                _check_header(header, place)
                continue
            if len(cells) != len(header):
                raise InputError(
                    f"{len(cells)} values for {len(header)} columns", where=place, mend="Mend this row."
                )
            rows.append(
                {name: cell.strip() for name, cell in zip(header, cells, strict=True) if cell.strip()}
            )
            places.append(place)
            if len(rows) > MOST_POINTS:
                raise InputError(f"more than {MOST_POINTS} points", where=where, mend="Split the file.")
    except csv.Error as error:
        raise InputError(f"not CSV: {error}", where=f"{where}, row {reader.line_num}") from error
    if not header:
        raise InputError("it is empty", where=where, mend="The first row names the columns: mzp_gev,coupling")
    points = point_list(rows, model, where=where, places=places, folder=folder)
    known = {_MODEL, _NAME, _COUPLING}.union(*(table.values for table in points.tables))
    for name in header:  # a column that is blank in every row
        if name not in known:
            raise InputError(
                f'unknown column "{name}"', where=f"{where}, header", mend=did_you_mean(name, known)
            )
    return points


def _check_header(header: Sequence[str], place: str) -> None:
    seen: set[str] = set()
    for name in header:
        if {";", "\t"} & set(name):
            raise InputError(
                "its columns stand between semicolons or tabs",
                where=place,
                mend="Put commas between them, and decimal points into numbers.",
            )
        if not name:
            raise InputError("a column has no name", where=place)
        if name in seen:
            raise InputError(f'the column "{name}" stands twice', where=place)
        seen.add(name)
    if len(header) > _MOST_COLUMNS:
        raise InputError(f"{len(header)} columns, more than {_MOST_COLUMNS}", where=place)


def _from_yaml(text: str, where: str, model: str, folder: Path | None) -> PointList:
    """Return the points of a YAML text: a list of mappings, or {model: ..., points: [...]}."""
    content = parse_yaml(text, where)
    if content is None:
        raise InputError(
            "it is empty", where=where, mend="Give a list of points: - {mzp_gev: 30, coupling: 0.02}"
        )
    if isinstance(content, dict) and "points" in content:
        unknown = [key for key in content if key not in (_MODEL, "points")]
        if unknown:
            raise InputError(
                f'unknown key "{unknown[0]}"',
                where=where,
                mend=did_you_mean(str(unknown[0]), ("model", "points")),
            )
        own = content.get(_MODEL, model)
        model = placed_model(own, folder) if _MODEL in content and isinstance(own, str) else own
        content = content["points"]
    rows = [content] if isinstance(content, dict) else content
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputError("it is no list of points", where=where, mend=_SUCH_AS)
    places = [f"{where}, point {n + 1}" for n in range(len(rows))]
    return point_list(rows, model, where=where, places=places, folder=folder)


def point_list(
    rows: Sequence[Mapping[str, Any]],
    model: str = DEFAULT_MODEL,
    *,
    where: str = "points",
    places: Sequence[str] = (),
    folder: Path | None = None,
) -> PointList:
    """Return the points of mappings of parameters to values.

    Parameters
    ----------
    rows
        For each point its parameters, `coupling` for that of its model, and perhaps `model` and `name`.
        Parameters that are not given have the model's defaults.
    model
        The model of points that name none.
    where, places
        What errors call the list, and each point.
    folder
        Of the file that they stand in: where paths of model cards start; the working directory if None.

    Raises
    ------
    InputError
        If there is no point, a model or parameter is unknown, or a value is missing, no number or out of
        range.
    """
    if not isinstance(rows, Sequence) or not all(isinstance(row, Mapping) for row in rows):
        raise InputError("it is no list of points", where=where, mend=_SUCH_AS)
    if not rows:
        raise InputError("it holds no points", where=where)
    if len(rows) > MOST_POINTS:
        raise InputError(f"more than {MOST_POINTS} points", where=where, mend="Split the list.")
    known: dict[str, _Reader] = {}
    labels, models, read = [], [], []
    for number, row in enumerate(rows):
        place = places[number] if places else f"{where}, point {number + 1}"
        name = row.get(_MODEL, model)
        if not isinstance(name, str):
            raise InputError(f"model is {name!r}, not a name", where=place)
        if _MODEL in row:
            name = placed_model(name, folder)
        if name not in known:
            try:
                known[name] = _Reader.of(load_model(name))
            except InputError as error:
                at = f"{place}, column {_MODEL}" if _MODEL in row else error.where
                raise InputError(error.what, where=at, mend=error.mend) from error
        labels.append(_label(row.get(_NAME), place))
        models.append(name)
        read.append(known[name].values(row, place))
    tables = []
    for name, reader in known.items():
        members = np.array([index for index, item in enumerate(models) if item == name], dtype=np.intp)
        tables.append(ModelTable(reader.model, reader.columns([read[index] for index in members]), members))
    given = tuple(dict.fromkeys(key for row in read for key in row))
    return PointList(tuple(labels), tuple(models), given, tuple(tables))


def _label(given: object, place: str) -> str:
    """Return the name of a point; empty where it has none."""
    if given is None:
        return ""
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        raise InputError(f"the name is {given!r}, not a word", where=f"{place}, column {_NAME}")
    return one_line(str(given))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads values of one model."""

    model: Model
    parameters: Mapping[str, Parameter]
    needed: tuple[str, ...]

    @classmethod
    def of(cls, model: Model) -> _Reader:
        parameters = model.parameters
        needed = (model.mass, model.coupling, *(k for k, item in parameters.items() if item.default is None))
        return cls(model, parameters, tuple(dict.fromkeys(needed)))

    def values(self, row: Mapping[str, Any], place: str) -> dict[str, float]:
        found: dict[str, float] = {}
        for key, given in row.items():
            if key in (_MODEL, _NAME):
                continue
            name = self.model.coupling if key == _COUPLING else key
            if name not in self.parameters:
                words = (*self.parameters, _COUPLING, _MODEL, _NAME)
                raise InputError(
                    f'unknown column "{key}" for the model {self.model.name}',
                    where=place,
                    mend=parameter_hint(self.model, str(key), words),
                )
            if name in found:
                raise InputError(f"{name} and {_COUPLING} are the same; give one", where=place)
            found[name] = self._value(name, given, f"{place}, column {key}")
        for name in self.needed:
            if name not in found:
                mend = " (or coupling)" if name == self.model.coupling else ""
                raise InputError(
                    f"no value of {name}{mend}", where=place, mend=f"{self.model.name} needs it."
                )
        return found

    def _value(self, name: str, given: Any, place: str) -> float:
        item = self.parameters[name]
        try:
            if isinstance(given, bool):
                raise ValueError
            value = float(given)
        except OverflowError:
            raise InputError("the number is too large", where=place) from None
        except (TypeError, ValueError):
            raise InputError(f"{given!r} is not a number", where=place) from None
        if not math.isfinite(value):
            raise InputError(f"{given} is not a finite number", where=place)
        if not item.low <= value <= item.high:
            unit = "" if item.unit == "1" else f" {item.unit}"
            raise InputError(
                f"{value:g} is out of range",
                where=place,
                mend=f"It must be between {item.low:g} and {item.high:g}{unit}.",
            )
        return value

    def columns(self, rows: Sequence[Mapping[str, float]]) -> dict[str, FloatArray]:
        """Return all parameters of points; those of the model that are not given at their defaults."""
        return {
            name: np.array([row.get(name, item.default) for row in rows], dtype=np.float64)
            for name, item in self.parameters.items()
        }
