"""Report: what a run must cite, chosen from references.yaml and written as BibTeX."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from importlib.resources import files
from pathlib import Path
from typing import Any

from recast.core.atomic import write_text
from recast.core.errors import InputError, did_you_mean
from recast.core.yaml import load_yaml

__all__ = ["bibtex", "known_references", "references_for", "write_references"]

_FIELDS = (
    "author",
    "collaboration",
    "title",
    "journal",
    "volume",
    "pages",
    "year",
    "doi",
    "eprint",
    "primaryClass",
    "note",
)


@functools.cache
def known_references() -> Mapping[str, Mapping[str, Any]]:
    """Return all works by key."""
    content: Mapping[str, Mapping[str, Any]] = load_yaml(
        Path(str(files("recast.report").joinpath("references.yaml")))
    )
    return content


def references_for(features: Iterable[str], keys: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the keys of the works that a run used, each once, in alphabetical order.

    Parameters
    ----------
    features
        What the run used: "shower:pythia8", "pdf:NNPDF31_lo_as_0130", "statistics:cls",
        "matrix_element:amplicol", "generator:madgraph", "model:ufo", "format:lhe".
    keys
        Keys that analyses and constraints name themselves.

    Raises
    ------
    InputError
        If a key is not known.
    """
    known = known_references()
    words = ["always", *features]
    chosen = set(keys)
    for key in sorted(chosen - set(known)):
        raise InputError(f'unknown reference "{key}"', where="references.yaml", mend=did_you_mean(key, known))
    for key, entry in known.items():
        if any(fnmatchcase(word, pattern) for pattern in entry.get("used_by", ()) for word in words):
            chosen.add(key)
    return tuple(sorted(chosen))


def bibtex(keys: Iterable[str]) -> str:
    """Return BibTeX entries of the works, in the order of `keys`."""
    known = known_references()
    return "\n".join(_entry(key, known[key]) for key in keys)


def write_references(path: Path, keys: Iterable[str]) -> Path:
    """Write BibTeX entries to `path`, atomically."""
    return write_text(path, bibtex(keys))


def _entry(key: str, work: Mapping[str, Any]) -> str:
    lines = [f"@{work['type']}{{{key},"]
    for field in _FIELDS:
        if field in work:
            # a second pair of braces keeps the capitals of a title
            value = f"{{{work[field]}}}" if field == "title" else work[field]
            lines.append(f"    {field} = {{{value}}},")
    if "eprint" in work:
        lines.append("    archivePrefix = {arXiv},")
    return "\n".join([*lines, "}", ""])
