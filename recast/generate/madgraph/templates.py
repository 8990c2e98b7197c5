"""Generate: renders the cards of mc_cards/madgraph (jinja2; a value that is missing is an error)."""

from __future__ import annotations

import functools
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from recast.core.resources import resource

__all__ = ["render"]


@functools.cache
def _environment() -> Environment:
    # cards are not HTML: nothing is to be escaped; what enters was checked by recipes.py
    return Environment(  # noqa: S701
        loader=FileSystemLoader(resource("mc_cards", "madgraph")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render(template: str, **values: Any) -> str:
    """Return the text of the card `template` (a file name without .j2)."""
    return _environment().get_template(f"{template}.j2").render(**values)
