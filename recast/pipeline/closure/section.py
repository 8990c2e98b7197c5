"""Pipeline: what a closure study hands back: rows of numbers beside published ones, text and figures."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Row", "Section", "number"]


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

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        names = ("quantity", "value", "error", "unit", "published", "published_error", "source", "note")
        return {name: getattr(self, name) for name in names} | {"ratio": self.ratio, "pull": self.pull}


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
