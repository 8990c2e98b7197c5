"""Pipeline: results of studies that are kept, with their figures, keyed by what they are made of."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from recast.core.atomic import atomic_path, write_json
from recast.core.cache import cached_folder
from recast.core.reading import read_json
from recast.pipeline.closure.section import Row, Section

__all__ = ["kept_section"]

_SECTION = "section.json"


def kept_section(
    description: Mapping[str, Any], make: Callable[[Path], Section], steps: Path, out: Path
) -> tuple[Section, bool]:
    """Return the section of a study, made at most once, and whether it was there.

    Parameters
    ----------
    description
        All that the numbers depend on.
    make
        Makes the study; figures go into the folder that it is given.
    steps
        Where studies are kept.
    out
        Where the figures are copied to.
    """
    made: list[Path] = []

    def build(folder: Path) -> None:
        made.append(folder)
        section = make(folder)
        content = section.to_json() | {"text": section.text}
        write_json(folder / _SECTION, content)

    folder = cached_folder("study", dict(description), build, base=steps)
    content = read_json(folder / _SECTION)
    figures = []
    for name in content["figures"]:
        with atomic_path(out / name) as temporary:
            shutil.copyfile(folder / name, temporary)
        figures.append(out / name)
    rows = tuple(map(Row.from_json, content["rows"]))
    section = Section(content["title"], rows, tuple(content["text"]), tuple(figures), content["data"])
    return section, not made
