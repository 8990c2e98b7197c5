"""Pipeline: wires the rooms for one run card; the only place that knows them all."""

from recast.pipeline.combination import run_any_card
from recast.pipeline.outputs import FigureOutcome, run_figure_card
from recast.pipeline.run import RunOutcome, run_card

__all__ = ["FigureOutcome", "RunOutcome", "run_any_card", "run_card", "run_figure_card"]
