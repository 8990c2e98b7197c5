"""Pipeline: a selection of no events: whether the code of an analysis runs, and which regions it makes."""

from __future__ import annotations

from pathlib import Path

from recast.analysis.loader import LoadedAnalysis
from recast.core.atomic import write_json
from recast.detector.draws import Draws
from recast.events.record import empty_events
from recast.pipeline.kinds.result import RESULT, read_result

__all__ = ["make", "read"]


def make(folder: Path, *, analysis: LoadedAnalysis, jets: bool, photon_pt_min_gev: float | None) -> None:
    """Apply an analysis to a record of no events, with the columns of jets and photons on request."""
    nothing = empty_events(jets=jets, photon_pt_min_gev=photon_pt_min_gev)
    selection = analysis.select(nothing, Draws(0, "no events"))
    write_json(folder / RESULT, sorted(selection.regions))


def read(folder: Path) -> list[str]:
    """Return the names of the regions."""
    return [str(name) for name in read_result(folder)]
