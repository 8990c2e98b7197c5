"""Pipeline: makes the figures of a card: content from the exclusion room, drawn by the report room."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from recast.cards_figures import AxisBlock, CouplingFigureBlock, FigureBlock, PlaneFigureBlock
from recast.core.atomic import make_folder
from recast.core.errors import InputError
from recast.exclusion.coupling_figure import Collider, CouplingFigure, coupling_figure
from recast.exclusion.plane import Axis
from recast.exclusion.plane_figure import PlaneFigure, plane_figure
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.forms import Form, Forms, forms_for
from recast.lowenergy.quarks import scenario
from recast.report.coupling_plot import PlotLabel, draw_coupling_figure
from recast.report.figure_caption import coupling_caption, plane_caption
from recast.report.figure_table import Curve, coupling_curves, plane_curves, write_allowed, write_curves
from recast.report.page import save_figure
from recast.report.plane_plot import draw_plane_figure

__all__ = ["MadeFigure", "make_figures"]

FOLDER = "figures"


@dataclass(frozen=True, slots=True)
class MadeFigure:
    """A figure that was drawn."""

    block: FigureBlock
    caption: str
    curves: tuple[Curve, ...]
    content: dict[str, Any]
    """Plain values for results.json."""
    references: tuple[str, ...]
    """Keys of the works that it used."""
    allowed: CouplingFigure | None = None
    """The content from which what is left together is written; None if it has no regions."""

    @property
    def files(self) -> tuple[str, ...]:
        """Paths of the files in the folder of the run."""
        ends = [".png", ".pdf", ".csv", *(["_allowed.csv"] if self.allowed is not None else [])]
        return tuple(f"{FOLDER}/{self.block.name}{end}" for end in ends)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        return {
            "name": self.block.name,
            "kind": self.block.kind,
            "title": self.block.title,
            "caption": self.caption,
            "files": list(self.files),
            **self.content,
        }


def make_figures(
    blocks: Sequence[FigureBlock], folder: Path, made_by: str, collider: Collider | None = None
) -> list[MadeFigure]:
    """Make every figure as PNG, PDF and CSV in the sub-folder `figures` of a run's folder.

    Parameters
    ----------
    blocks
        The figures of the card.
    folder
        The folder of the run.
    made_by
        A line of provenance for the metadata of the files.
    collider
        The simulated curve of the card, for the figures that ask for it.
    """
    if not blocks:
        return []
    place = make_folder(folder / FOLDER)
    made = []
    for block in blocks:
        try:
            figure, item = (
                _coupling(block, collider) if isinstance(block, CouplingFigureBlock) else _plane(block)
            )
        except InputError as error:
            where = f"figure {block.name}, {error.where}" if error.where else f"figure {block.name}"
            raise InputError(error.what, where=where, mend=error.mend) from error
        save_figure(figure, [place / f"{block.name}.png", place / f"{block.name}.pdf"], made_by)
        write_curves(item.curves, place / f"{block.name}.csv")
        if item.allowed is not None:
            write_allowed(item.allowed, place / f"{block.name}_allowed.csv")
        made.append(item)
    return made


def _forms(block: FigureBlock) -> Forms:
    return forms_for(DataSet(block.data)) if block.form is None else Forms.all(Form(block.form))


def _labels(block: FigureBlock) -> list[PlotLabel]:
    return [PlotLabel(item.text, item.x, item.y, item.rotation, item.colour) for item in block.labels]


def _coupling(block: CouplingFigureBlock, collider: Collider | None) -> tuple[Figure, MadeFigure]:
    shown = collider if block.collider else None
    if shown is not None and block.collider_title is not None:
        shown = dataclasses.replace(shown, title=block.collider_title)
    content: CouplingFigure = coupling_figure(
        block.mzp_gev,
        block.gp,
        DataSet(block.data),
        block.regions,
        block.lines,
        block.bands,
        block.bs_effects,
        scenario(block.quarks),
        _forms(block),
        shown,
    )
    caption = coupling_caption(content, block.data, _forms(block), scenario(block.quarks), shown)
    figure = draw_coupling_figure(content, caption, block.title, _labels(block), shown)
    curves = coupling_curves(content, shown)
    parts = (*content.regions, *content.lines, *content.bands)
    keys = tuple(dict.fromkeys(key for item in parts for key in item.info.references))
    allowed = content if content.allowed else None
    return figure, MadeFigure(block, caption, curves, content.as_dict(), keys, allowed)


def _axis(block: AxisBlock) -> Axis:
    space = np.geomspace if block.scale == "log" else np.linspace
    return Axis(block.parameter, space(*block.range, block.points))


def _plane(block: PlaneFigureBlock) -> tuple[Figure, MadeFigure]:
    vphi = block.vphi_limit
    content: PlaneFigure = plane_figure(
        _axis(block.x),
        _axis(block.y),
        DataSet(block.data),
        block.fixed,
        block.regions,
        block.bands,
        block.band_sigmas,
        vphi.levels_gev if vphi else None,
        vphi.below if vphi else None,
        scenario(block.quarks),
        _forms(block),
    )
    caption = plane_caption(content, block.data, _forms(block), block.fixed, scenario(block.quarks))
    log = (block.x.scale == "log", block.y.scale == "log")
    figure = draw_plane_figure(content, log, caption, block.title, _labels(block))
    infos = [info for info, _ in (*content.regions.values(), *content.bands.values())]
    if content.vphi is not None:
        infos += [item for item in (content.vphi.info, content.vphi.smallest_by) if item is not None]
    keys = tuple(dict.fromkeys(key for info in infos for key in info.references))
    return figure, MadeFigure(block, caption, plane_curves(content), content.as_dict(), keys)
