"""Core: rows as a plain text table of a few lines, for terminals and logs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from recast.core.errors import one_line

__all__ = ["MOST_ROWS", "text_table"]

MOST_ROWS = 20
"""Rows that are printed of a longer table."""
_WIDEST = 48
"""Signs of a cell; of a longer text both ends are shown."""


def text_table(rows: Sequence[Mapping[str, Any]], left: int = 0) -> str:
    """Return rows as lines of aligned columns under their names; columns without any value are left out.

    Parameters
    ----------
    rows
        Mappings of column to value: numbers (four digits), words, None for a blank.
    left
        Number of rows that are not among them; they are counted in a last line.

    Examples
    --------
    >>> print(text_table([{"limit": "observed", "events": 94.0}, {"limit": "median", "events": 142.857}], 4))
    limit     events
    observed      94
    median     142.9
    ... 4 more
    """
    names = [
        name
        for name in dict.fromkeys(key for row in rows for key in row)
        if any(_is_there(row.get(name)) for row in rows)
    ]
    cells = [[_text(row.get(name)) for name in names] for row in rows]
    widths = [max(len(name), *(len(line[place]) for line in cells)) for place, name in enumerate(names)]
    numeric = [all(_is_number(row.get(name)) for row in rows if _is_there(row.get(name))) for name in names]
    lines = []
    for line in [names, *cells] if names else []:
        padded = (
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(line, widths, numeric, strict=True)
        )
        lines.append("  ".join(padded).rstrip())
    return "\n".join([*lines, *([f"... {left} more"] if left else [])])


def _is_there(value: Any) -> bool:
    return value is not None and value != ""


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _text(value: Any) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    text = f"{value:.4g}" if isinstance(value, float) else one_line(str(value))
    half = (_WIDEST - 1) // 2  # both ends tell: of a path, the last one most
    return text if len(text) <= _WIDEST else f"{text[:half]}…{text[half - _WIDEST + 1 :]}"
