"""Report: what a run must cite: works of references.yaml, the program itself, what an analysis brings."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recast.core.atomic import write_text
from recast.core.errors import InputError, did_you_mean
from recast.core.reading import read_text
from recast.core.resources import resource
from recast.core.yaml import load_yaml
from recast.report.bibtex import KEY, parse_bibtex

if TYPE_CHECKING:  # the analysis room loads the detector, which a page of references does not need
    from recast.analysis.card import Reference

__all__ = [
    "BIBTEX",
    "Work",
    "analysis_works",
    "bibtex",
    "known_references",
    "references_for",
    "write_references",
]

Work = Mapping[str, Any]
"""Fields of a BibTeX entry, its `type`, patterns of what it is `used_by`; `bibtex`: the text of a user's."""

BIBTEX = "references.bib"
"""File of an analysis' folder with entries of its own."""
_BESIDE = f"an entry in {BIBTEX} beside the card"
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
    "reportNumber",
    "note",
    "annote",
)
_PROGRAM = "recast"
"""Key of the program itself."""


@functools.cache
def known_references() -> Mapping[str, Work]:
    """Return all works that ship with the program, and the program, by key."""
    content: dict[str, Work] = load_yaml(Path(str(files("recast.report").joinpath("references.yaml"))))
    return {**content, _PROGRAM: _program()}


def _program() -> Work:
    """Return the entry of the program, from CITATION.cff."""
    content: dict[str, Any] = load_yaml(resource("CITATION.cff"))
    people = [
        f"{{{person['name']}}}" if "name" in person else f"{person['family-names']}, {person['given-names']}"
        for person in content["authors"]
    ]
    work = {
        "type": "misc",
        "used_by": ["always"],
        "author": " and ".join(people),
        "title": content["title"],
        "note": f"Computer program, version {content['version']}, licence {content['license']}",
    }
    return work | ({"doi": content["doi"]} if "doi" in content else {})


def analysis_works(references: Sequence[Reference], folder: Path) -> tuple[tuple[str, ...], dict[str, Work]]:
    """Return the keys of the publications of an analysis, and the works among them that do not ship.

    Parameters
    ----------
    references
        Those of its card. Each is, in this order: the work of its citation key that ships; the entry of that
        key in the folder's references.bib; the work that ships with its arXiv number or DOI; an entry made
        of arXiv number, DOI and report number, and of nothing else.
    folder
        The folder of the analysis.

    Raises
    ------
    InputError
        If references.bib is no BibTeX, or has another work under a key that ships; if nothing but an
        unknown citation key is given, or the key is that of another work.
    """
    own = _own_works(folder / BIBTEX)
    known = known_references()
    keys: list[str] = []
    works: dict[str, Work] = {}
    for item in references:
        where = f"{folder}, reference {item.texkey or item.what!r}"
        stated = _identifiers(item.arxiv, item.doi)
        key = item.texkey
        if key is None:
            key = (
                next((name for name, work in known.items() if stated & _of_work(work)), None)
                if stated
                else None
            )
            key = key or next((name for name, work in own.items() if stated & _of_work(work)), None)
        if key is None:
            key = _made_key(item)
        if key is None:
            continue
        if not KEY.fullmatch(key):
            raise InputError(f'"{key}" is no citation key', where=where)
        work = known.get(key) or own.get(key)
        if work is None:
            work = _made(item)
            if work is None:
                near = did_you_mean(key, {*known, *own})
                raise InputError(
                    f'unknown reference "{key}"',
                    where=str(folder),
                    mend=f"{near} Or give its doi or arxiv, or {_BESIDE}.",
                )
        elif _contradict(stated, _of_work(work)):
            raise InputError(
                f'the work "{key}" is {", ".join(sorted(_of_work(work)))}, not {", ".join(sorted(stated))}',
                where=where,
                mend="Correct the key, or the numbers.",
            )
        keys.append(key)
        if key not in known:
            works[key] = work
    return tuple(dict.fromkeys(keys)), works


def _own_works(file: Path) -> dict[str, Work]:
    if not file.exists():
        return {}
    known = known_references()
    found: dict[str, Work] = {}
    for key, entry in parse_bibtex(read_text(file), str(file)).items():
        work = {**entry.fields, "type": entry.kind, "bibtex": f"{entry.text}\n"}
        if key in known and not _same(work, known[key]):
            raise InputError(
                f'the key "{key}" is that of another work, which ships with recast',
                where=str(file),
                mend="Choose another key, there and in the card.",
            )
        found[key] = work
    return found


def _same(first: Work, second: Work) -> bool:
    """Return whether two works are one: by arXiv number or DOI, else by title."""
    one, two = _of_work(first), _of_work(second)
    if one & two or _contradict(one, two):
        return not _contradict(one, two)
    titles = [re.sub(r"[^a-z0-9]", "", str(work.get("title", "")).lower()) for work in (first, second)]
    return titles[0] == titles[1] != ""


def _of_work(work: Work) -> set[str]:
    return _identifiers(work.get("eprint"), work.get("doi"))


def _identifiers(arxiv: str | None, doi: str | None) -> set[str]:
    found = set()
    if arxiv:
        found.add(f"arXiv:{re.sub(r'^arxiv:|v[0-9]+$', '', arxiv.strip().lower())}")
    if doi:
        found.add(f"doi:{re.sub(r'^(?:https?://(?:dx[.])?doi[.]org/|doi:)', '', doi.strip().lower())}")
    return found


def _contradict(first: set[str], second: set[str]) -> bool:
    """Return whether two works have identifiers of one kind that differ."""
    kinds = [{name.partition(":")[0]: name for name in names} for names in (first, second)]
    return any(kinds[0][kind] != kinds[1][kind] for kind in kinds[0].keys() & kinds[1].keys())


def _made_key(item: Reference) -> str | None:
    """Return a citation key from what identifies a publication, None if nothing does."""
    stated = f"arXiv:{item.arxiv}" if item.arxiv else item.report or (f"doi:{item.doi}" if item.doi else None)
    return None if stated is None else re.sub(r"[^A-Za-z0-9:./_+-]", "-", stated)


def _made(item: Reference) -> Work | None:
    """Return an entry of what the card states of a publication, None if it identifies none."""
    if not (item.arxiv or item.doi or item.report):
        return None
    work: dict[str, Any] = {"type": "misc"}
    # styles print a note; INSPIRE has the report's number in a field that they do not know
    stated = {
        "doi": item.doi,
        "eprint": item.arxiv,
        "reportNumber": item.report,
        "note": item.report,
        "annote": item.what,
    }
    for name, text in stated.items():
        if text:
            work[name] = " ".join(re.sub(r"[{}\\]", "", text).split())
    return work


@dataclass(frozen=True, slots=True)
class Citations:
    """What a run cites."""

    keys: tuple[str, ...]
    """Of all works, in alphabetical order."""
    own: Mapping[str, Work]
    """Those of them that do not ship with the program."""


def cited(features: Iterable[str], keys: Iterable[str], own: Mapping[str, Work] | None = None) -> Citations:
    """Return what a run cites; arguments and errors as in `references_for`."""
    chosen = references_for(features, keys, own)
    known = known_references()
    return Citations(chosen, {key: (own or {})[key] for key in chosen if key not in known})


def references_for(
    features: Iterable[str], keys: Iterable[str] = (), own: Mapping[str, Work] | None = None
) -> tuple[str, ...]:
    """Return the keys of the works that a run used, each once, in alphabetical order.

    Parameters
    ----------
    features
        What the run used: "shower:pythia8", "pdf:NNPDF31_lo_as_0130", "statistics:cls",
        "matrix_element:amplicol", "generator:madgraph", "model:ufo", "format:lhe".
    keys
        Keys that analyses and constraints name themselves.
    own
        Works that do not ship, by key.

    Raises
    ------
    InputError
        If a key is not known.
    """
    known = known_references()
    words = ["always", *features]
    chosen = set(keys)
    for key in sorted(chosen - set(known) - set(own or {})):
        raise InputError(f'unknown reference "{key}"', where="references.yaml", mend=did_you_mean(key, known))
    for key, entry in known.items():
        if any(fnmatchcase(word, pattern) for pattern in entry.get("used_by", ()) for word in words):
            chosen.add(key)
    return tuple(sorted(chosen))


def bibtex(keys: Iterable[str], own: Mapping[str, Work] | None = None) -> str:
    """Return BibTeX entries of the works, in the order of `keys`; `own` are those that do not ship."""
    known = {**(own or {}), **known_references()}
    return "\n".join(_entry(key, known[key]) for key in keys)


def write_references(path: Path, keys: Iterable[str], own: Mapping[str, Work] | None = None) -> Path:
    """Write BibTeX entries to `path`, atomically."""
    return write_text(path, bibtex(keys, own))


def _entry(key: str, work: Work) -> str:
    if "bibtex" in work:
        return str(work["bibtex"])
    lines = [f"@{work['type']}{{{key},"]
    for field in _FIELDS:
        if field in work:
            # a second pair of braces keeps the capitals of a title
            value = f"{{{work[field]}}}" if field == "title" else work[field]
            lines.append(f"    {field} = {{{value}}},")
    if "eprint" in work:
        lines.append("    archivePrefix = {arXiv},")
    return "\n".join([*lines, "}", ""])
