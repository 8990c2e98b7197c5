"""Pipeline: `recast run` for a card with figures alone: no simulation, seconds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from recast.cards import FigureCard
from recast.core.atomic import make_folder
from recast.core.progress import Progress
from recast.core.provenance import provenance
from recast.pipeline.folder import claim, only_run
from recast.pipeline.outputs import output_names, write_outputs
from recast.pipeline.prepare import check_places
from recast.report.references import Citations

__all__ = ["FigureOutcome", "run_figure_card"]


@dataclass(frozen=True, slots=True)
class FigureOutcome:
    """What a run made."""

    folder: Path
    figures: tuple[str, ...]
    """Names of the figures."""


def run_figure_card(
    card: FigureCard, out: Path, *, progress: Progress, update: bool = False
) -> FigureOutcome:
    """Make the figures of a card; arguments as in `recast.pipeline.run.run_card`."""
    make_folder(out)
    with only_run(out):
        claim(card, out, update)
        check_places(out, output_names(card.figures, simulated=False))
        progress.start("figures")
        made_by = provenance(card=card.model_dump(mode="json"))
        write_outputs({"name": card.name, "provenance": made_by}, out, card.figures, Citations((), {}), None)
        progress.finish("figures", ", ".join(figure.name for figure in card.figures))
    return FigureOutcome(out, tuple(figure.name for figure in card.figures))
