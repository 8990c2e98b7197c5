"""Generate: chooses between the generators by their name in the card; a new one is one file and one entry."""

from __future__ import annotations

from collections.abc import Callable

from recast.core.errors import InputError, did_you_mean
from recast.generate.base import Generator, GeneratorSettings
from recast.generate.builtin import BuiltinGenerator
from recast.generate.madgraph.generator import MadGraphGenerator
from recast.generate.madgraph.settings import MadGraphOptions

__all__ = ["generator_names", "load_generator"]

_KNOWN: dict[str, Callable[[GeneratorSettings, MadGraphOptions], Generator]] = {
    "builtin": lambda settings, _: BuiltinGenerator(settings),
    "madgraph": MadGraphGenerator,
}


def generator_names() -> list[str]:
    """Return the names of the generators."""
    return list(_KNOWN)


def load_generator(
    name: str, settings: GeneratorSettings, madgraph: MadGraphOptions | None = None
) -> Generator:
    """Return the generator `name` with its settings; `madgraph` says how the external program is run.

    Raises
    ------
    InputError
        If the name is unknown, or the generator cannot be used here with these settings.
    """
    if name not in _KNOWN:
        raise InputError(f'unknown generator "{name}"', where="backend", mend=did_you_mean(name, _KNOWN))
    return _KNOWN[name](settings, madgraph or MadGraphOptions())
