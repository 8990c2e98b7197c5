"""Events: the files that names and patterns stand for, and whether their samples can be told apart."""

from __future__ import annotations

import glob
from collections.abc import Iterable
from pathlib import Path

from recast.core.errors import InputError
from recast.events.readers import READERS, detect_format
from recast.events.sample import described, stem
from recast.events.source import STANDARD_INPUT

__all__ = ["expanded", "refuse_same_names"]


def expanded(names: Iterable[str | Path]) -> list[Path]:
    """Return the files of names and patterns (*, ?, [...]), in order; a pattern's own in order of name.

    Raises
    ------
    InputError
        If a pattern matches nothing, "-" stands among other files, or one of several files is missing or of
        no known format: said before the first is read.
    """
    found: list[Path] = []
    for name in map(str, names):
        if glob.has_magic(name) and not Path(name).exists():
            matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - patterns with any root
            if not matches:
                raise InputError("no file matches", where=name, mend="Is the folder right?")
            found += [Path(match) for match in matches]
        else:
            found.append(Path(name))
    if len(found) > 1 and any(str(path) == STANDARD_INPUT for path in found):
        raise InputError("standard input (-) must be the only file")
    for path in found if len(found) > 1 else ():
        if path.is_file() or not path.exists():  # a pipe is read once
            detect_format(path)
    return found


def refuse_same_names(paths: Iterable[Path]) -> None:
    """Refuse text files whose samples have one name, such as one name in two folders: draws go by it.

    Other files may say what their sample is; of those it is known once they are read.

    Raises
    ------
    InputError
        If two have.
    """
    known: dict[str, Path] = {}
    for path in map(Path, paths):
        if not path.is_file() or READERS[detect_format(path)].open_text is None:
            continue
        sample = described(path)
        name = stem(path) if sample is None else sample.name
        if (first := known.setdefault(name, path)) != path:
            raise InputError(
                f'its sample has the name "{name}", as that of {first} has',
                where=str(path),
                mend="Random draws go by the name: rename one file, or the sample in its description.",
            )
