"""Events: files that hold the same bytes are the same events, which do not count twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from recast.core.cache import content_key
from recast.core.errors import InputError
from recast.events.sample import Sample
from recast.events.source import Source, open_source

__all__ = ["refuse_equal", "refuse_same"]

_BLOCK = 1 << 16
_SEED = "seed"
_MEND = "Name the events once: twice they would count as more than they are."


def refuse_equal(paths: Iterable[Path]) -> None:
    """Refuse files of equal content, compressed or not: twice the same events are no independent ones.

    Only files that begin with the same bytes are read to their ends. What is no plain file, such as
    standard input, is left out, as it can be read once.

    Raises
    ------
    InputError
        If two are equal.
    """
    files: list[Path] = []
    for path in map(Path, paths):
        if path in files:
            raise InputError("it is named twice", where=str(path), mend=_MEND)
        files += [path] if path.is_file() else []
    alike: dict[bytes, list[Path]] = {}
    for path in files if len(files) > 1 else []:
        with open_source(path) as source:
            alike.setdefault(source.peek(_BLOCK), []).append(path)
    for group in alike.values():
        known: dict[bytes, Path] = {}
        for path in group if len(group) > 1 else []:
            with open_source(path) as source:
                first = known.setdefault(_digest(source), path)
            if first != path:
                raise InputError(f"it holds the same events as {first}", where=str(path), mend=_MEND)


def refuse_same(samples: Iterable[Sample]) -> None:
    """Refuse samples of one description that was generated: the same events in other formats.

    Raises
    ------
    InputError
        If two have the same name, seed and all else that they were made of.
    """
    known: dict[str, Sample] = {}
    for sample in samples:
        if _SEED not in sample.provenance:
            continue
        key = content_key([sample.name, sample.provenance])
        if (first := known.setdefault(key, sample)) is not sample:
            raise InputError(f"it holds the same events as {first.path}", where=str(sample.path), mend=_MEND)


def _digest(source: Source) -> bytes:
    digest = hashlib.sha256()
    while block := source.read(_BLOCK):
        digest.update(block)
    return digest.digest()
