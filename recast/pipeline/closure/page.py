"""Pipeline: the page of all closures: each published number once, beside ours, with counts and causes.

It is made of the files closure.json alone, so that it can be made again without a simulation.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recast.core.atomic import write_text
from recast.core.errors import InputError
from recast.core.reading import read_json
from recast.core.resources import resource
from recast.pipeline.closure.section import NEAR_PULL, NEAR_RATIO, Row, number

__all__ = ["PAGE", "closure_page", "documentation", "write_page"]

PAGE = "closure.md"
"""Name of the page."""
_MARKS = re.compile(r"([\\`*\[\]|$])")
_HEAD = "| quantity | here | published | ratio | pull | agrees | source |"


def documentation() -> Path:
    """Return the folder of the documentation of a checkout.

    Raises
    ------
    InputError
        Where recast is installed without it.
    """
    folder = resource("analyses").parent / "docs"
    if not folder.is_dir():
        raise InputError("there is no checkout with the documentation", mend="Name a folder with --out.")
    return folder


def write_page(folders: Sequence[Path], target: Path) -> Path:
    """Write the page of the closures in some folders, atomically, and return it.

    Raises
    ------
    InputError
        If a number is far from the published one and has no cause, or a file is missing or damaged.
    """
    contents = []
    for folder in folders:
        file = folder / "closure.json"
        contents.append(read_json(file))
        try:
            _Made.of(contents[-1])
        except (AttributeError, KeyError, TypeError) as error:
            what = f"no closure ({type(error).__name__}: {error})"
            raise InputError(what, where=str(file), mend="Make it again.") from error
    return write_text(target, closure_page(contents))


@dataclass(frozen=True, slots=True)
class _Made:
    """A closure."""

    name: str
    title: str
    seed: int
    version: str
    compared: tuple[Row, ...]

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> _Made:
        """Return that in the content of a file closure.json."""
        made_by = content["provenance"]
        rows = (Row.from_json(row) for section in content["sections"] for row in section["rows"])
        return cls(
            content["analysis"],
            content["title"],
            made_by["seed"],
            str(made_by["versions"]["recast-hep"]),
            tuple(row for row in rows if row.compared),
        )

    def check(self) -> None:
        """Refuse a number that is far from the published one and has no cause."""
        for row in self.compared:
            if not row.near and not row.cause:
                share = "far from" if row.ratio is None else f"{row.ratio:.3g} of"
                raise InputError(
                    f'"{row.quantity}" is {share} the published number and has no cause',
                    where=f"closure of {self.name}",
                    mend="Add it under `compared` in closure.yaml, or that it is unknown.",
                )


def closure_page(contents: Sequence[Mapping[str, Any]]) -> str:
    """Return the page, in Markdown, of the contents of files closure.json.

    Raises
    ------
    InputError
        If a number is far from the published one and has no cause.
    """
    shown = [made for made in map(_Made.of, contents) if made.compared]
    for made in shown:
        made.check()
    every = [row for made in shown for row in made.compared]
    near = sum(bool(row.near) for row in every)
    versions = sorted({made.version for made in shown})
    about = (
        f"{len(every)} published numbers beside those of this program: {near} agree within {NEAR_PULL:g} "
        f"standard deviations or {NEAR_RATIO:.0%}, {len(every) - near} do not, each with its cause. Nothing "
        f"is tuned. Made by `recast analyses validate --all`, version {', '.join(versions)}. Which numbers "
        "stand here, each published one once, is stated in `closure.yaml` of the analysis (`compared`)."
    )
    errors = (
        "The error of a number here is that of the simulation, and of scale, PDF set, scheme and luminosity "
        "where the page of its analysis says so. Pull: difference over both errors in quadrature. Ratio: "
        "here over published. Numbers of one analysis share errors and are not independent."
    )
    lines = ["# Closure", "", about, "", errors, ""]
    lines += [
        "| analysis | numbers | agree | seed |",
        "| --- | --- | --- | --- |",
    ]
    for made in shown:
        agree = sum(bool(row.near) for row in made.compared)
        link = f"[{_text(made.name)}](#{_anchor(made.name)})"
        lines.append(f"| {link} | {len(made.compared)} | {agree} | {made.seed} |")
    for made in shown:
        lines += ["", *_analysis(made)]
    return "\n".join([*lines, ""])


def _analysis(made: _Made) -> list[str]:
    rows = made.compared
    sources = list(dict.fromkeys(row.source for row in rows if row.source))
    lines = [f"## {_text(made.name)}", "", f"{_text(made.title)}.", "", _HEAD]
    lines.append("| --- " * 7 + "|")
    for row in rows:
        unit = "" if row.unit == "1" else f" {_text(row.unit)}"
        cells = (
            _text(row.quantity),
            number(row.value, row.error) + unit,
            number(row.published or 0.0, row.published_error) + unit,
            "" if row.ratio is None else f"{row.ratio:.3f}",
            "" if row.pull is None else f"{row.pull:+.2f}",
            "yes" if row.near else "**no**",
            str(sources.index(row.source) + 1) if row.source else "",
        )
        lines.append(f"| {' | '.join(cells)} |")
    far = [row for row in rows if not row.near]
    if far:
        lines += [
            "",
            "Not in agreement:",
            "",
            *(f"- {_text(row.quantity)}: {_text(row.cause)}" for row in far),
        ]
    if sources:
        lines += ["", "Sources:", "", *(f"{place}. {_text(item)}" for place, item in enumerate(sources, 1))]
    return lines


def _anchor(name: str) -> str:
    return re.sub(r"[^\w-]", "", name.lower().replace(" ", "-"))


def _text(text: str) -> str:
    """Return a text that Markdown and HTML show as it is, in one line."""
    return _MARKS.sub(r"\\\1", html.escape(" ".join(text.split()), quote=False))
