"""Generate: the generators by their name in the card (`backend`); plug-ins add others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from recast.core.errors import InputError
from recast.core.registry import Registry
from recast.generate.base import Generator, GeneratorSettings
from recast.generate.builtin import BuiltinGenerator
from recast.generate.madgraph.generator import MadGraphGenerator
from recast.generate.madgraph.settings import MadGraphOptions

__all__ = ["GENERATORS", "load_generator"]

Maker = Callable[[GeneratorSettings, MadGraphOptions], Generator]


def _maker(name: str, item: Any) -> Maker:
    if not callable(item):
        raise InputError(f"{name} is no class of a generator but of type {type(item).__name__}")
    maker: Maker = item
    return maker


GENERATORS: Registry[Maker] = Registry("recast.generators", "generator", _maker)
"""What makes a generator of its settings, and of how an external program is run; by name."""

GENERATORS.register("builtin", lambda settings, _: BuiltinGenerator(settings))
GENERATORS.register("madgraph", MadGraphGenerator)


def load_generator(
    name: str, settings: GeneratorSettings, madgraph: MadGraphOptions | None = None
) -> Generator:
    """Return the generator `name` with its settings; `madgraph` says how the external program is run.

    Raises
    ------
    InputError
        If the name is unknown, or the generator cannot be used here with these settings.
    RunError
        If that of a plug-in fails, or is none.
    """
    with GENERATORS.guard(name):
        made = GENERATORS[name](settings, madgraph or MadGraphOptions())
        if not isinstance(made, Generator):
            raise TypeError(f"it makes no Generator but {type(made).__name__}")
    return made
