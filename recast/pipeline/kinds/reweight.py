"""Pipeline: the kept step of a selection at another coupling: the same events with other matrix elements."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import awkward as ak
import numpy as np
import numpy.typing as npt

from recast.analysis.control import Control
from recast.analysis.loader import LoadedAnalysis
from recast.analysis.run import analyse
from recast.core.atomic import write_json
from recast.core.parallel import Workers
from recast.events.parquet.slim import read_parquet
from recast.events.partons import read_partons
from recast.events.sample import Sample
from recast.generate.base import Process
from recast.generate.reweighting import hard_events, matrix_element_ratio
from recast.model.base import Point
from recast.pipeline.kinds.analyse import read
from recast.pipeline.kinds.result import RESULT

__all__ = ["make", "read"]


def make(
    folder: Path,
    *,
    analysis: LoadedAnalysis,
    showered: Sample,
    partons: Sample,
    process: Process,
    old: Point,
    new: Point,
    seed: int,
    workers: Workers,
    control: Control | None = None,
    factor: npt.NDArray[np.float64] | None = None,
) -> None:
    """Apply an analysis to the events of the point `old` as if they were of `new`."""
    table = read_partons(partons)
    ratio = matrix_element_ratio(hard_events(table, process), process, old, new)
    weight = table.weight * ratio
    if control is not None:
        control = dataclasses.replace(control, weight=weight)
    # the error of a cross section with signs is relative to the one without
    growth = float(np.abs(weight).sum() / np.abs(table.weight).sum())
    sample = dataclasses.replace(
        showered,
        cross_section_pb=float(weight.sum()),
        cross_section_error_pb=showered.cross_section_error_pb * growth,
    )

    events = read_parquet(showered.path)
    numbers = np.asarray(events["event"], np.int64)
    events = ak.with_field(events, np.asarray(events["weight"]) * ratio[numbers], "weight")
    result = analyse(analysis, events, sample, seed, workers, control, factor)
    write_json(folder / RESULT, result.to_json())
