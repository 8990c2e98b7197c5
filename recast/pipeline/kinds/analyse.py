"""Pipeline: the kept step of a selection: cutflow and regions of one sample."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from recast.analysis.control import Control
from recast.analysis.loader import LoadedAnalysis
from recast.analysis.run import AnalysisResult, analyse
from recast.core.atomic import write_json
from recast.core.parallel import Workers
from recast.events.parquet.slim import read_parquet
from recast.events.sample import Sample
from recast.pipeline.kinds.result import RESULT, read_result

__all__ = ["make", "read"]


def make(
    folder: Path,
    *,
    analysis: LoadedAnalysis,
    showered: Sample,
    seed: int,
    workers: Workers,
    control: Control | None = None,
    factor: npt.NDArray[np.float64] | None = None,
) -> None:
    """Apply an analysis to a sample of showered events, with the control variate of its partons."""
    result = analyse(analysis, read_parquet(showered.path), showered, seed, workers, control, factor)
    write_json(folder / RESULT, result.to_json())


def read(folder: Path) -> AnalysisResult:
    """Return the result of a finished step."""
    return AnalysisResult.from_json(read_result(folder))
