"""The library: typed results for the verbs of the command line. `import recast` loads none of it."""

from recast.api.results import Bound, Cost, Curve, Events, Limit, Verdicts, Yields
from recast.api.verbs import analyse, bound, check, generate_events, limit, load, plot, run, scan, shower
from recast.cards import RunCard as Card
from recast.events.options import ReadOptions
from recast.model.base import Model
from recast.model.registry import load_model

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
