"""recast: from a new-physics model to an exclusion curve.

Examples
--------
>>> import recast
>>> recast.limit(observed=77, background=78, method="paper").observed
94.0
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from recast.core.version import __version__

if TYPE_CHECKING:
    from recast.api import (
        Bound,
        Card,
        Cost,
        Curve,
        Events,
        Limit,
        Model,
        ReadOptions,
        Verdicts,
        Yields,
        analyse,
        bound,
        check,
        generate_events,
        limit,
        load,
        load_model,
        plot,
        run,
        scan,
        shower,
    )

__all__ = [
    "Bound",
    "Card",
    "Cost",
    "Curve",
    "Events",
    "Limit",
    "Model",
    "ReadOptions",
    "Verdicts",
    "Yields",
    "__version__",
    "analyse",
    "bound",
    "check",
    "generate_events",
    "limit",
    "load",
    "load_model",
    "plot",
    "run",
    "scan",
    "shower",
]


def __getattr__(name: str) -> Any:
    """Load the library when one of its names is first used."""
    if name not in __all__:
        raise AttributeError(f"module 'recast' has no attribute {name!r}")
    return getattr(import_module("recast.api"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
