"""Pipeline: an analysis and a model of the user's own are kept with the run that used them.

They are copied into the folder `inputs` of the run, and their hash is part of its provenance. What ships with
recast is named by its version and revision, and is not copied.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from recast.core.atomic import atomic_folder, make_folder
from recast.core.cache import files_below
from recast.core.errors import InputError
from recast.core.reading import read_json, read_text
from recast.core.resources import ROOTS, resource
from recast.core.yaml import value_place
from recast.model.registry import model_path, ufo_of

__all__ = [
    "INPUTS",
    "MOST_BYTES",
    "MOST_FILES",
    "archive_inputs",
    "archive_notes",
    "replaced_notes",
    "with_kept_model",
]

INPUTS = "inputs"
"""Folder of the copies in that of the run."""
_MODEL = "model"
"""Folder of the model in it."""
MOST_BYTES, MOST_FILES = 50_000_000, 2000
"""Of one input; a larger one is not copied, and its entry says so."""


class _TooLargeError(Exception):
    pass


def archive_inputs(model: str, analyses: Mapping[str, Path], out: Path) -> dict[str, Any]:
    """Copy the analyses and the model of a run that do not ship with recast into its folder.

    Hidden files and compiled Python are left out. No link is followed that leads out of its folder: it is
    left out as well, and named. The copy of a model's card names the copy of its UFO.

    Parameters
    ----------
    model
        Name of the model, or path of its card; the folder of a UFO that the card names is copied with it.
    analyses
        Folders of the analyses by the names of their copies.
    out
        Folder of the run.

    Returns
    -------
    For each input by the name of its copy: `folder` (from that of the run), number of `files`, `sha256` of
    their names and contents, `left_out` links; or `not_archived` and why.

    Raises
    ------
    PlaceError, InputError
        If the copy cannot be written, or an input cannot be read.
    """
    parts = {name: {"": folder} for name, folder in analyses.items() if not _ships(folder)}
    card, changed = model_path(model), {}
    if not _ships(card):
        parts[_MODEL] = {card.name: card}
        folder = ufo_of(card)
        if folder is not None and folder.is_dir() and not _ships(folder):
            name = folder.resolve().name
            parts[_MODEL][name] = folder
            changed[_MODEL] = {card.name: _with_ufo(read_text(card), name).encode()}
    return {name: _archived(name, sources, out, changed.get(name, {})) for name, sources in parts.items()}


def _with_ufo(text: str, folder: str) -> str:
    """Return a model card with another folder of its UFO: the copy lies beside that of the card."""
    place = value_place(text, "ufo")
    assert place is not None  # noqa: S101 - the card has been read
    return text[: place[0]] + json.dumps(folder, ensure_ascii=False) + text[place[1] :]


def with_kept_model(content: Any, where: str, *, as_run: bool = True) -> Any:
    """Return the content of the card of a run; its model is the copy where the user's own is gone.

    Parameters
    ----------
    content
        Plain values of the card.
    where
        The file in the folder of the run that it was read from.
    as_run
        Whether it is the copy as well where the user's own has changed since: results are of that model.
    """
    block = content.get("model") if isinstance(content, dict) else None
    name = block.get("name") if isinstance(block, dict) else block
    if not isinstance(name, str) or not name.endswith((".yaml", ".yml")):
        return content
    copy = Path(where).parent / INPUTS / _MODEL / Path(name).name
    if not copy.is_file() or (_is_whole(Path(name)) and not (as_run and _has_changed(Path(name), copy))):
        return content
    kept = str(copy.absolute())
    return content | {"model": block | {"name": kept} if isinstance(block, dict) else kept}


def _has_changed(card: Path, copy: Path) -> bool:
    """Return whether a model card, or its UFO, is no longer the one of which a run has a copy."""
    ufo, kept = ufo_of(card), ufo_of(copy)
    if ufo is None or kept is None:
        return card.read_bytes() != copy.read_bytes()
    if _with_ufo(read_text(card), kept.name) != read_text(copy):
        return True
    # links that lead out were not copied: what the copy has counts
    pairs = [(path, ufo / path.relative_to(kept)) for path in files_below(kept)]
    return any(not own.is_file() or own.read_bytes() != path.read_bytes() for path, own in pairs)


def _is_whole(card: Path) -> bool:
    return card.is_file() and ((ufo := ufo_of(card)) is None or ufo.is_dir())


def archive_notes(inputs: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what is not kept with the run, in sentences."""
    notes = [
        f"{name} is not kept with the run: {entry['not_archived']}"
        for name, entry in inputs.items()
        if "not_archived" in entry
    ]
    notes += [
        f"{name}: the link {link} leads out of its folder and is not kept with the run"
        for name, entry in inputs.items()
        for link in entry.get("left_out", ())
    ]
    return tuple(notes)


def replaced_notes(inputs: Mapping[str, Any], out: Path) -> tuple[str, ...]:
    """Return which inputs are others than those of the results that are in a run's folder, in sentences."""
    try:
        earlier: Any = read_json(out / "provenance.json")["inputs"]
        old = {name: entry["sha256"] for name, entry in earlier.items()}
    except (AttributeError, InputError, KeyError, TypeError):  # there are no results yet
        return ()
    return tuple(
        f"{name} is not that of the results in {out}, which are replaced"
        for name, entry in inputs.items()
        if name in old and old[name] != entry.get("sha256")
    )


def _ships(path: Path) -> bool:
    whole = path.resolve()
    return any(whole.is_relative_to(resource(root).resolve()) for root in ROOTS)


def _archived(
    name: str, sources: Mapping[str, Path], out: Path, changed: Mapping[str, bytes]
) -> dict[str, Any]:
    """Copy files and folders to the places with these names, and return the entry of the copy.

    `changed` are the contents of files that differ in the copy.
    """
    left_out: list[str] = []
    try:
        found = [item for at, source in sources.items() for item in _files(source, Path(at), left_out)]
        contents = {**dict(_read(sorted(found))), **changed}
    except _TooLargeError as error:
        return {"not_archived": str(error)}
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(error.filename)) from error
    digest = hashlib.sha256()
    for place, content in contents.items():
        digest.update(place.encode() + b"\0" + hashlib.sha256(content).digest())
    target = out / INPUTS / name
    make_folder(target.parent)
    if target.is_symlink():
        target.unlink()
    shutil.rmtree(target, ignore_errors=True)
    with atomic_folder(target) as folder:
        for place, content in contents.items():
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            (folder / place).write_bytes(content)
    facts = {"folder": f"{INPUTS}/{name}", "files": len(contents), "sha256": digest.hexdigest()}
    return facts | ({"left_out": sorted(left_out)} if left_out else {})


def _files(source: Path, at: Path, left_out: list[str]) -> Iterator[tuple[str, Path]]:
    """Yield place in the copy and path of the files of a source; links that lead out are noted."""
    if source.is_file():
        yield at.as_posix(), source.resolve()
        return
    base = source.resolve()
    for folder, folders, names in os.walk(base):  # links to folders are not followed
        here = Path(folder)
        links = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(name for name in folders if not _is_idle(name) and name not in links)
        for name in sorted((*names, *links)):
            path, place = here / name, at / (here / name).relative_to(base)
            if _is_idle(name):
                continue
            whole = path.resolve()
            if path.is_symlink() and not (whole.is_relative_to(base) and whole.is_file()):
                left_out.append(place.as_posix())
            elif whole.is_file():
                yield place.as_posix(), whole


def _is_idle(name: str) -> bool:
    return name.startswith(".") or name == "__pycache__" or name.endswith(".pyc")


def _read(found: list[tuple[str, Path]]) -> Iterator[tuple[str, bytes]]:
    if len(found) > MOST_FILES:
        raise _TooLargeError(f"{len(found)} files, at most {MOST_FILES} are kept with a run")
    whole = 0
    for place, path in found:
        # resolved before: what has become a link since is refused
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as stream:
            content = stream.read(MOST_BYTES - whole + 1)
        whole += len(content)
        if whole > MOST_BYTES:
            raise _TooLargeError(f"more than {MOST_BYTES / 1e6:g} MB")
        yield place, content
