"""Pipeline: what a closure study hands back, and how it is written (Markdown, JSON, CSV)."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recast.core.atomic import write_json, write_text

__all__ = ["NEAR_PULL", "NEAR_RATIO", "About", "Row", "Section", "number", "write_closure"]

NEAR_PULL, NEAR_RATIO = 1.5, 0.10
"""A number agrees with the published one within so many standard deviations, or within this part of it."""


@dataclass(frozen=True, slots=True)
class About:
    """What a closure is of."""

    name: str
    title: str
    not_simulated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One number of this program, beside a published one where there is one."""

    quantity: str
    value: float
    error: float
    """Simulation error, or the total one where `note` says so."""
    unit: str = "1"
    published: float | None = None
    published_error: float | None = None
    source: str = ""
    note: str = ""
    compared: bool = False
    """Whether it stands on the page of all closures: each published number once, as the plan chooses."""
    cause: str = ""
    """Why it is far from the published number, from the plan; unused where it is near."""

    @property
    def ratio(self) -> float | None:
        """The number over the published one."""
        return self.value / self.published if self.published else None

    @property
    def pull(self) -> float | None:
        """Difference over the errors of both in quadrature; None without a published number or any error."""
        if self.published is None:
            return None
        error = math.hypot(self.error, self.published_error or 0.0)
        return (self.value - self.published) / error if error > 0 else None

    @property
    def near(self) -> bool | None:
        """Whether it agrees with the published number; None without one."""
        if self.ratio is None:
            return None
        close = abs(self.ratio - 1.0) <= NEAR_RATIO
        return close or (self.pull is not None and abs(self.pull) <= NEAR_PULL)

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        derived = {"ratio": self.ratio, "pull": self.pull, "near": self.near}
        return {name: getattr(self, name) for name in self.__slots__} | derived

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> Row:
        """Inverse of `to_json`."""
        return cls(**{name: content[name] for name in cls.__slots__})


@dataclass(frozen=True, slots=True)
class Section:
    """A study's result."""

    title: str
    rows: tuple[Row, ...] = ()
    text: tuple[str, ...] = ()
    """Paragraphs and tables in Markdown, above the rows."""
    figures: tuple[Path, ...] = ()
    data: Any = None
    """Plain values for closure.json, beyond the rows."""

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "title": self.title,
            "rows": [row.to_json() for row in self.rows],
            "figures": [path.name for path in self.figures],
            "data": self.data,
        }


def number(value: float, error: float | None = None) -> str:
    """Return a number in few digits, with its error where there is one."""
    if not error:
        return f"{value:.4g}"
    digits = max(0, 1 - math.floor(math.log10(abs(error))))
    if abs(value) < 1e-3 or abs(value) >= 1e5:
        power = math.floor(math.log10(abs(value))) if value else 0
        scale = 10.0**power
        digits = max(0, 1 - math.floor(math.log10(abs(error) / scale)))
        return f"({value / scale:.{digits}f} ± {error / scale:.{digits}f})e{power}"
    return f"{value:.{digits}f} ± {error:.{digits}f}"


_COLUMNS = (
    "section",
    "quantity",
    "unit",
    "value",
    "error",
    "published",
    "published_error",
    "ratio",
    "pull",
    "near",
    "compared",
    "note",
    "cause",
    "source",
)


def write_closure(
    about: About, sections: Sequence[Section], folder: Path, made_by: dict[str, Any]
) -> list[Path]:
    """Write the three files, each atomically, and return them."""
    content = {
        "analysis": about.name,
        "title": about.title,
        "sections": [section.to_json() for section in sections],
        "provenance": made_by,
    }
    return [
        write_text(folder / "closure.md", _markdown(about, sections, made_by)),
        write_json(folder / "closure.json", content),
        write_text(folder / "closure.csv", _csv(sections)),
    ]


def _markdown(about: About, sections: Sequence[Section], made_by: dict[str, Any]) -> str:
    text = (
        f"{about.title}. Made by `recast analyses validate {about.name}`, seed "
        f"{made_by['seed']}. Errors are those of the simulation unless a note says otherwise. "
        "Nothing is tuned."
    )
    lines = [f"# Closure of {about.name}", "", text, ""]
    for section in sections:
        lines += [f"## {section.title}", ""]
        for paragraph in section.text:
            lines += [paragraph, ""]
        if section.rows:
            lines += [*_table(section.rows), ""]
        for figure in section.figures:
            lines += [f"![{section.title}]({figure.name})", ""]
    if about.not_simulated:
        lines += ["## Not simulated", "", *(f"- {text}" for text in about.not_simulated), ""]
    return "\n".join(lines)


def _table(rows: Sequence[Row]) -> list[str]:
    lines = [
        "| quantity | this program | published | ratio | pull | note |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for row in rows:
        published = "" if row.published is None else number(row.published, row.published_error)
        ratio = "" if row.ratio is None else f"{row.ratio:.3f}"
        pull = "" if row.pull is None else f"{row.pull:+.2f}"
        unit = "" if row.unit == "1" else f" {row.unit}"
        notes = [row.note] if row.near is not False or not row.cause else [row.note, f"cause: {row.cause}"]
        name, note = (text.replace("|", "\\|") for text in (row.quantity, "; ".join(filter(None, notes))))
        lines.append(
            f"| {name} | {number(row.value, row.error)}{unit} | {published} | {ratio} | {pull} | {note} |"
        )
    sources = dict.fromkeys(row.source for row in rows if row.source)
    return [*lines, "", *(f"Published: {source}." for source in sources)]


def _csv(sections: Sequence[Section]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for section in sections:
        for row in section.rows:
            content = row.to_json() | {"section": section.title}
            cells = (content[column] for column in _COLUMNS)
            writer.writerow(
                ["" if cell is None else f"{cell:.9g}" if isinstance(cell, float) else cell for cell in cells]
            )
    return stream.getvalue()
