"""Exclusion: the curve of BR(t -> Z' q) BR(Z' -> mu mu) against mZ': points, and the CSV with predictions."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recast.core.atomic import write_text
from recast.core.errors import RunError
from recast.exclusion.top_limit import BranchingLimit
from recast.exclusion.top_prediction import PredictionCurve
from recast.statistics.expected import BAND_NAMES

__all__ = ["TopPoint", "write_top_curve"]


@dataclass(frozen=True, slots=True)
class TopPoint:
    """Everything about one mass."""

    mzp_gev: float
    acceptance: tuple[float, float]
    """Selected over generated events and its error."""
    limit: BranchingLimit
    """Expected limit in the moving window."""
    published: BranchingLimit | None
    """Limit from the published count, where the window lies in the published one."""
    projections: tuple[BranchingLimit, ...]
    backgrounds: dict[str, float]
    """Events of each process in the window."""
    samples: tuple[dict[str, Any], ...]
    acceptance_bound: float | None = None
    """One-sided 95 % bound on the acceptance where no simulated event was selected."""

    def as_dict(self, projections: Sequence[str]) -> dict[str, Any]:
        """Return plain values for results.json."""
        return {
            "mzp_gev": self.mzp_gev,
            "acceptance": self.acceptance[0],
            "acceptance_error": self.acceptance[1],
            "acceptance_bound_95cl": self.acceptance_bound,
            "limit": self.limit.as_dict(),
            "published_count": self.published.as_dict() if self.published else None,
            "projections": {
                name: item.as_dict() for name, item in zip(projections, self.projections, strict=True)
            },
            "backgrounds": self.backgrounds,
            "samples": list(self.samples),
        }


def write_top_curve(
    points: Sequence[TopPoint],
    projections: Sequence[str],
    predictions: Sequence[PredictionCurve],
    path: Path,
) -> Path:
    """Write one row a mass; cells without a limit say `no_limit`, without a published count are blank."""
    columns = [
        "mzp_gev",
        "acceptance",
        "acceptance_error",
        "events_at_br_1",
        "events_relative_error",
        "background",
        "background_error",
        "br_observed",
        *(f"br_expected_{name}" for name in BAND_NAMES),
        *(f"br_expected_{name}" for name in projections),
        *(item.name for item in predictions),
        "remark",
    ]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for number, point in enumerate(points):
        limit = point.limit
        observed = "" if point.published is None else _cell(point.published.observed)
        writer.writerow(
            [
                _cell(point.mzp_gev),
                *(_cell(value) for value in point.acceptance),
                _cell(limit.signal.events),
                _cell(limit.signal.relative),
                _cell(limit.background),
                _cell(limit.background_error),
                observed,
                *(_cell(value) for value in limit.expected),
                *(_cell(item.median) for item in point.projections),
                *(_cell(float(item.values[number])) for item in predictions),
                limit.reason,
            ]
        )
    return write_text(path, stream.getvalue())


def _cell(value: float | None) -> str:
    if value is None:
        return "no_limit"
    if not math.isfinite(value):
        raise RunError(f"a cell of the curve is {value}", where="top_limits.csv")
    return f"{value:.6g}"
