"""Pipeline: a selection of no events: whether the code of an analysis runs, and which regions it makes."""

from __future__ import annotations

from pathlib import Path

from recast.analysis.loader import LoadedAnalysis
from recast.analysis.spectrum import fill_spectra
from recast.core.atomic import write_json
from recast.detector.draws import Draws
from recast.events.record import empty_events
from recast.pipeline.kinds.result import RESULT, read_result

__all__ = ["make", "read"]


def make(folder: Path, *, analysis: LoadedAnalysis, jets: bool, photon_pt_min_gev: float | None) -> None:
    """Apply an analysis to a record of no events, with the columns of jets and photons on request.

    Distributions that it declares are filled with them, so that an observable that it lacks is found.
    """
    nothing = empty_events(jets=jets, photon_pt_min_gev=photon_pt_min_gev)
    selection = analysis.select(nothing, Draws(0, "no events"))
    fill_spectra(analysis.card.spectra, selection, f"analysis {analysis.name}")
    write_json(folder / RESULT, sorted(selection.regions))


def read(folder: Path) -> list[str]:
    """Return the names of the regions."""
    return [str(name) for name in read_result(folder)]
