"""Pipeline: makes the figures of a card: content from the exclusion room, drawn by the report room."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from recast.cards_figures import AxisBlock, CouplingFigureBlock, FigureBlock, PlaneFigureBlock
from recast.core.atomic import make_folder
from recast.core.errors import InputError
from recast.core.reading import user_path
from recast.exclusion.collider_bound import recast_curve
from recast.exclusion.coupling_figure import MASSES, Collider, CouplingFigure, coupling_figure
from recast.exclusion.lowenergy_curves import ConstraintCurve
from recast.exclusion.plane import Axis
from recast.exclusion.plane_figure import PlaneFigure, plane_figure
from recast.inputs.lowenergy import DataSet
from recast.inputs.published_limits import CurveKind
from recast.lowenergy.base import Info
from recast.lowenergy.forms import Form, Forms, forms_for
from recast.lowenergy.quarks import scenario
from recast.model.registry import DEFAULT_MODEL, load_model
from recast.pipeline.results import Simulated, checked_results, results_file
from recast.report.caption import coupling_caption, plane_caption
from recast.report.coupling_plot import PlotLabel, draw_coupling_figure
from recast.report.figure_table import Curve, coupling_curves, plane_curves, write_allowed, write_curves
from recast.report.options import DEFAULT, PlotOptions
from recast.report.page import save_figure
from recast.report.page_figure import PageFigure, coupling_page, plane_page
from recast.report.plane_plot import draw_plane_figure
from recast.report.references import Work

__all__ = ["FOLDER", "MadeFigure", "computed_figures", "figure_references", "make_figures"]

FOLDER = "figures"
_FEW = 5
"""Points an axis that show whether a figure can be made."""


@dataclass(frozen=True, slots=True)
class MadeFigure:
    """A figure, and what draws it."""

    block: FigureBlock
    caption: str
    curves: tuple[Curve, ...]
    content: dict[str, Any]
    """Plain values for results.json."""
    references: tuple[str, ...]
    """Keys of the works that it used."""
    page: PageFigure
    """As the page of the report shows it."""
    draw: Callable[..., Figure]
    """Takes `options`, a `PlotOptions`."""
    works: Mapping[str, Work] = field(default_factory=dict)
    """Those of them that do not ship with the program: of the runs that it shows."""
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
    blocks: Sequence[FigureBlock],
    folder: Path,
    made_by: str,
    collider: Collider | None = None,
    options: PlotOptions = DEFAULT,
    run: Path | None = None,
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
    options
        What is chosen of the pictures.
    run
        The folder of the run, beside which other runs are looked for; `folder` if absent.
    """
    if not blocks:
        return []
    place = make_folder(folder / FOLDER)
    made = computed_figures(blocks, run or folder, collider)
    for item in made:
        name = item.block.name
        with _named(item.block):
            figure = item.draw(options=options)
        save_figure(figure, [place / f"{name}.png", place / f"{name}.pdf"], made_by)
        write_curves(item.curves, place / f"{name}.csv")
        if item.allowed is not None:
            write_allowed(item.allowed, place / f"{name}_allowed.csv")
    return made


def computed_figures(
    blocks: Sequence[FigureBlock], folder: Path, collider: Collider | None = None
) -> list[MadeFigure]:
    """Return every figure, none of them drawn; arguments as `make_figures`."""
    made = []
    for block in blocks:
        with _named(block):
            if isinstance(block, CouplingFigureBlock):
                made.append(_coupling(block, folder, collider))
            else:
                made.append(_plane(block))
    return made


def figure_references(blocks: Sequence[FigureBlock]) -> list[str]:
    """Return the keys of the works that figures use, from a few points of each; what is wrong is said now.

    Raises
    ------
    InputError
        As `make_figures`.
    """
    keys: list[str] = []
    for block in blocks:
        # few points may all be without a value, where many are not
        with _named(block), warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)
            if isinstance(block, CouplingFigureBlock):
                keys += _references(_infos(_coupling_content(block, masses=_FEW)))
            else:
                keys += _references(_infos(_plane_content(block, _FEW)))
    return keys


@contextlib.contextmanager
def _named(block: FigureBlock) -> Iterator[None]:
    """Give errors the name of the figure."""
    try:
        yield
    except InputError as error:
        where = f"figure {block.name}, {error.where}" if error.where else f"figure {block.name}"
        raise InputError(error.what, where=where, mend=error.mend) from error


def _forms(block: FigureBlock) -> Forms:
    return forms_for(DataSet(block.data)) if block.form is None else Forms.all(Form(block.form))


def _labels(block: FigureBlock) -> list[PlotLabel]:
    return [PlotLabel(item.text, item.x, item.y, item.rotation, item.colour) for item in block.labels]


def _coupling(block: CouplingFigureBlock, folder: Path, collider: Collider | None) -> MadeFigure:
    shown = collider if block.collider else None
    if shown is not None and block.collider_title is not None:
        shown = dataclasses.replace(shown, title=block.collider_title)
    recasts, used, works = _recasts(block, folder)
    content = _coupling_content(block, shown, recasts=recasts)
    caption = coupling_caption(content, block.data, _forms(block), scenario(block.quarks), shown)
    draw = partial(draw_coupling_figure, content, caption, block.title, _labels(block), shown)
    curves = coupling_curves(content, shown)
    page = coupling_page(block.name, block.title, content, shown)
    allowed = content if content.allowed else None
    keys = (*_references(_infos(content)), *used)
    return MadeFigure(block, caption, curves, content.as_dict(), keys, page, draw, works, allowed)


def _recasts(
    block: CouplingFigureBlock, folder: Path
) -> tuple[tuple[ConstraintCurve, ...], tuple[str, ...], dict[str, Work]]:
    """Return the limits of the finished runs that a figure names, and the works that these used."""
    curves: list[ConstraintCurve] = []
    used: list[str] = []
    works: dict[str, Work] = {}
    for number, item in enumerate(block.recasts):
        place = folder.resolve().parent / user_path(item.run)
        if not results_file(place).is_file():
            warnings.warn(
                f"figure {block.name}: there is no finished run in {place}: its recast is not drawn",
                stacklevel=1,
            )
            continue
        with checked_results(place) as (content, where):
            simulated = Simulated.of(content, where)
            _require_its_plane(content, simulated, where)
            digest = hashlib.sha256(results_file(place).read_bytes()).hexdigest()
            today = item.limit in ("observed", "expected")
            title = item.title or simulated.facts.analysis
            if item.limit == "expected" or not (today or item.title):
                title = f"{title}, {item.limit}"
            rule = f"run {content['name']}, SHA-256 of its results.json {digest}"
            cl, data = simulated.facts.cl, DataSet(block.data)
            name = f"recast_{content['name']}" + ("" if item.limit == "observed" else f"_{item.limit}")
            if any(curve.info.name == name for curve in curves):
                name += f"_{number + 1}"
            kind = CurveKind(simulated.facts.kind) if today else CurveKind.PROJECTION
            curves.append(
                recast_curve(simulated.curve, name, data, title, cl, rule, item.limit, number, kind)
            )
            used += content["references"]
            works |= content["works"]
    return tuple(curves), tuple(used), works


def _require_its_plane(content: Mapping[str, Any], simulated: Simulated, where: str) -> None:
    """Refuse limits on another plane than that of the figure, mZ' and g' of the default model."""
    model, curve = load_model(DEFAULT_MODEL), simulated.curve
    names = [*(axis.name for axis in curve.axes), curve.coupling.name]
    same = content["model"] == model.describe() and not simulated.card.model.parameters
    if not same or names != [model.mass, model.coupling] or curve.fixed_coupling is not None:
        raise InputError(
            f"its limits are not on {model.coupling} over {model.mass} of the model {model.name}",
            where=where,
            mend="Take it out of recasts.",
        )


def _coupling_content(
    block: CouplingFigureBlock,
    collider: Collider | None = None,
    masses: int = MASSES,
    recasts: Sequence[ConstraintCurve] = (),
) -> CouplingFigure:
    return coupling_figure(
        block.mzp_gev,
        block.gp,
        DataSet(block.data),
        block.regions,
        block.lines,
        block.bands,
        block.bs_effects,
        scenario(block.quarks),
        _forms(block),
        collider,
        masses,
        recasts=recasts,
    )


def _infos(content: CouplingFigure | PlaneFigure) -> list[Info]:
    """Return what the constraints of a figure are."""
    if isinstance(content, CouplingFigure):
        return [item.info for item in (*content.regions, *content.lines, *content.bands)]
    infos = [info for info, _ in (*content.regions.values(), *content.bands.values())]
    if content.vphi is not None:
        infos += [item for item in (content.vphi.info, content.vphi.smallest_by) if item is not None]
    return infos


def _references(infos: Sequence[Info]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for info in infos for key in info.references))


def _axis(block: AxisBlock, points: int | None = None) -> Axis:
    space = np.geomspace if block.scale == "log" else np.linspace
    return Axis(block.parameter, space(*block.range, points or block.points))


def _plane(block: PlaneFigureBlock) -> MadeFigure:
    content = _plane_content(block)
    caption = plane_caption(content, block.data, _forms(block), block.fixed, scenario(block.quarks))
    log = (block.x.scale == "log", block.y.scale == "log")
    draw = partial(draw_plane_figure, content, log, caption, block.title, _labels(block))
    page = plane_page(block.name, block.title, content, log)
    keys = _references(_infos(content))
    return MadeFigure(block, caption, plane_curves(content), content.as_dict(), keys, page, draw)


def _plane_content(block: PlaneFigureBlock, points: int | None = None) -> PlaneFigure:
    vphi = block.vphi_limit
    return plane_figure(
        _axis(block.x, points),
        _axis(block.y, points),
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
