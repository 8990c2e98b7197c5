"""Pipeline: where kept steps lie in a run's folder, and which version made them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from recast.core.cache import DONE, is_finished
from recast.core.errors import InputError
from recast.core.reading import read_json
from recast.core.sources import program

__all__ = [
    "MEMBERS",
    "PROFILES",
    "SHARDS",
    "STEPS",
    "TIMES",
    "count_of_other_versions",
    "made_by",
    "made_by_this_version",
    "step_folder",
    "step_folders",
    "times_file",
]

STEPS = "steps"
"""Folder of the kept steps in that of a run."""
MEMBERS = "analyses"
"""Folder of the single runs in that of a combination."""
TIMES = ".times"
"""Folder of what finished steps cost, in that of the steps: no part of them."""
SHARDS = "[0-9a-f][0-9a-f]"
"""Pattern of the folders in which steps and their costs are kept."""
_DIGITS = 20
"""Of `content_key`."""
PROFILES = ("mc_cards/pythia/profiles.yaml",)
"""Data of which the values that are used, those of one profile, are part of a key themselves."""


def step_folder(steps: Path, name: str) -> Path:
    """Return the folder of a step in that of all of them: in one of 256, so that each can be listed."""
    return steps / _shard(name) / name


def times_file(steps: Path, name: str) -> Path:
    """Return the file of what a step cost."""
    return steps / TIMES / _shard(name) / f"{name}.json"


def step_folders(steps: Path, before: str = "") -> Iterator[str]:
    """Yield the paths of steps, finished or not, as text since they are many; an older layout comes first.

    With `before`, yield those whose name begins with it in place of the step's own: what is half-made.
    """
    for place in (steps, *sorted(steps.glob(SHARDS))):
        with suppress(FileNotFoundError):
            names = os.listdir(place)  # noqa: PTH208 - a tenth of the time of paths
            inside = (name for name in sorted(names) if name.startswith(before) and "-" in name)
            yield from (f"{place}/{name}" for name in inside if before or name[0] != ".")


def _shard(name: str) -> str:
    return name[-_DIGITS:][:2]  # the name ends with the digits of its key


def made_by_this_version(folder: Path) -> bool:
    """Return whether a finished step was made by the code that is here, with the libraries that are here."""
    try:
        content: Any = read_json(folder / DONE)
        return bool(made_by(content["modules"], content["packages"]).items() <= content.items())
    except (AttributeError, InputError, KeyError, TypeError):
        return False


def count_of_other_versions(folder: Path) -> int:
    """Return how many finished steps of a folder another version made."""
    return sum(is_finished(path) and not made_by_this_version(Path(path)) for path in step_folders(folder))


def made_by(modules: Sequence[str], packages: Sequence[str]) -> dict[str, Any]:
    """Return what says which version of some modules and libraries is here, for the record of a step."""
    key = program().key(modules, packages, PROFILES)
    return {**key, "modules": list(modules), "packages": list(packages)}
