"""Pipeline: wires the rooms for one run card; the only place that knows them all."""

from recast.pipeline.run import RunOutcome, run_card

__all__ = ["RunOutcome", "run_card"]
