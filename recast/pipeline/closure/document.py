"""Pipeline: writes the closure of an analysis: closure.md to read, closure.json and closure.csv to use."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from recast.analysis.card import AnalysisCard
from recast.core.atomic import write_json, write_text
from recast.pipeline.closure.section import Row, Section, number

__all__ = ["write_closure"]

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
    "note",
    "source",
)


def write_closure(
    card: AnalysisCard, sections: Sequence[Section], folder: Path, made_by: dict[str, Any]
) -> list[Path]:
    """Write the three files, each atomically, and return them."""
    content = {
        "analysis": card.name,
        "sections": [section.to_json() for section in sections],
        "provenance": made_by,
    }
    return [
        write_text(folder / "closure.md", _markdown(card, sections, made_by)),
        write_json(folder / "closure.json", content),
        write_text(folder / "closure.csv", _csv(sections)),
    ]


def _markdown(card: AnalysisCard, sections: Sequence[Section], made_by: dict[str, Any]) -> str:
    about = (
        f"{card.experiment}: {card.title}. Made by `recast analyses validate {card.name}`, seed "
        f"{made_by['seed']}. Errors are those of the simulation unless a note says otherwise. "
        "Nothing is tuned."
    )
    lines = [f"# Closure of {card.name}", "", about, ""]
    for section in sections:
        lines += [f"## {section.title}", ""]
        for paragraph in section.text:
            lines += [paragraph, ""]
        if section.rows:
            lines += [*_table(section.rows), ""]
        for figure in section.figures:
            lines += [f"![{section.title}]({figure.name})", ""]
    if card.not_simulated:
        lines += ["## Not simulated", "", *(f"- {text}" for text in card.not_simulated), ""]
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
        name = row.quantity.replace("|", "\\|")
        lines.append(
            f"| {name} | {number(row.value, row.error)}{unit} | {published} | {ratio} | {pull} | {row.note} |"
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
