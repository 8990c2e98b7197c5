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

from recast.cards import SimulatedCard
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
from recast.model.base import Model
from recast.model.registry import DEFAULT_MODEL, load_model
from recast.pipeline.results import Simulated, checked_results, results_file
from recast.report.caption import coupling_caption, plane_caption
from recast.report.coupling_plot import PlotLabel, draw_coupling_figure
from recast.report.figure_table import (
    Curve,
    FigureCurves,
    coupling_curves,
    plane_curves,
    write_allowed,
    write_curves,
)
from recast.report.mathtext import plain_text
from recast.report.options import DEFAULT, PlotOptions
from recast.report.page import save_figure
from recast.report.page_figure import PageFigure, coupling_page, plane_page
from recast.report.plane_plot import draw_plane_figure
from recast.report.references import Work

__all__ = [
    "FOLDER",
    "FigureModel",
    "MadeFigure",
    "computed_figures",
    "figure_notes",
    "figure_references",
    "make_figures",
]

FOLDER = "figures"
_FEW = 5
"""Points an axis that show whether a figure can be made."""
_WIDEST = 75
"""Letters of a title that fit into the width of a figure."""


@dataclass(frozen=True, slots=True)
class FigureModel:
    """The model of a run card, at the values at which its figures are drawn."""

    model: Model
    values: dict[str, float]
    """Those that the card fixes of its parameters but mass and coupling; others have their defaults."""
    scanned: dict[str, float]
    """Defaults of the parameters that the card scans beside the mass."""

    @classmethod
    def of(cls, card: SimulatedCard) -> FigureModel:
        """Return the model of a card."""
        model = card.model.load()
        own = (model.mass, model.coupling)
        given = {name: value for name, value in card.model.parameters.items() if name not in own}
        defaults = {name: model.parameters[name].default for name in card.scan if name not in own}
        return cls(model, given, {name: value for name, value in defaults.items() if value is not None})

    @property
    def words(self) -> str:
        """Title and values, without TeX."""
        values = (f"{name} = {value:g}" for name, value in (self.values | self.scanned).items())
        return ", ".join([plain_text(self.model.title), *values])

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        return {"model": self.model.name, "parameters": dict(self.values | self.scanned)}


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
    model: FigureModel | None = None
    """That of its card; None for the default model of a card without one."""

    @property
    def title(self) -> str:
        """What stands above it: the words of the card, or else its model."""
        return _title(self.block, self.model)

    @property
    def lines(self) -> FigureCurves:
        """Its lines for tables."""
        return FigureCurves(
            self.block.name, self.caption, self.curves, self.model.words if self.model else ""
        )

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
            "title": self.title,
            "caption": self.caption,
            "files": list(self.files),
            **(self.model.as_dict() if self.model else {}),
            **self.content,
        }


def make_figures(
    blocks: Sequence[FigureBlock],
    folder: Path,
    made_by: str,
    collider: Collider | None = None,
    options: PlotOptions = DEFAULT,
    run: Path | None = None,
    model: FigureModel | None = None,
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
    model
        The model of the card; None for a card without one, whose figures are of the default model.

    Raises
    ------
    InputError
        Names the figure: if what it names does not hold for the model, or a run is of another one.
    """
    if not blocks:
        return []
    place = make_folder(folder / FOLDER)
    made = computed_figures(blocks, run or folder, collider, model)
    for item in made:
        name = item.block.name
        with _named(item.block, model):
            figure = item.draw(options=options)
        save_figure(figure, [place / f"{name}.png", place / f"{name}.pdf"], made_by)
        write_curves(item.curves, place / f"{name}.csv")
        if item.allowed is not None:
            write_allowed(item.allowed, place / f"{name}_allowed.csv")
    return made


def computed_figures(
    blocks: Sequence[FigureBlock],
    folder: Path,
    collider: Collider | None = None,
    model: FigureModel | None = None,
) -> list[MadeFigure]:
    """Return every figure, none of them drawn; arguments as `make_figures`."""
    made = []
    for block in blocks:
        with _named(block, model):
            if isinstance(block, CouplingFigureBlock):
                made.append(_coupling(block, folder, collider, model))
            else:
                made.append(_plane(block, model))
    return made


def figure_references(blocks: Sequence[FigureBlock], model: FigureModel | None = None) -> list[str]:
    """Return the keys of the works that figures use, from a few points of each; what is wrong is said now.

    Arguments as `make_figures`.

    Raises
    ------
    InputError
        As `make_figures`.
    """
    keys: list[str] = []
    for block in blocks:
        # few points may all be without a value, where many are not
        with _named(block, model), warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)
            if isinstance(block, CouplingFigureBlock):
                keys += _references(_infos(_coupling_content(block, masses=_FEW, model=model)))
            else:
                keys += _references(_infos(_plane_content(block, _FEW, model)))
    return keys


def figure_notes(card: SimulatedCard) -> tuple[str, ...]:
    """Return what is to be said of the values at which the figures of a card are drawn."""
    scanned = FigureModel.of(card).scanned if card.figures else {}
    return tuple(
        f"figures are at one value of each parameter: {name} is scanned, they have its default {value:g}"
        for name, value in scanned.items()
    )


@contextlib.contextmanager
def _named(block: FigureBlock, model: FigureModel | None) -> Iterator[None]:
    """Give errors the names of the figure and of its model."""
    try:
        yield
    except InputError as error:
        figure = f"figure {block.name}" + (f" of the model {model.model.name}" if model else "")
        where = f"{figure}, {error.where}" if error.where else figure
        raise InputError(error.what, where=where, mend=error.mend) from error


def _forms(block: FigureBlock) -> Forms:
    return forms_for(DataSet(block.data)) if block.form is None else Forms.all(Form(block.form))


def _labels(block: FigureBlock) -> list[PlotLabel]:
    return [PlotLabel(item.text, item.x, item.y, item.rotation, item.colour) for item in block.labels]


def _title(block: FigureBlock, model: FigureModel | None) -> str:
    if block.title or model is None:
        return block.title
    # the caption has all values
    return model.words if len(model.words) <= _WIDEST else plain_text(model.model.title)


def _coupling(
    block: CouplingFigureBlock, folder: Path, collider: Collider | None, model: FigureModel | None
) -> MadeFigure:
    shown = collider if block.collider else None
    if shown is not None and block.collider_title is not None:
        shown = dataclasses.replace(shown, title=block.collider_title)
    recasts, used, works = _recasts(block, folder, model)
    content = _coupling_content(block, shown, recasts=recasts, model=model)
    words = model.words if model else ""
    caption = coupling_caption(content, block.data, _forms(block), scenario(block.quarks), shown, words)
    title = _title(block, model)
    draw = partial(draw_coupling_figure, content, caption, title, _labels(block), shown)
    curves = coupling_curves(content, shown)
    page = coupling_page(block.name, title, content, shown)
    allowed = content if content.allowed else None
    keys = (*_references(_infos(content)), *used)
    return MadeFigure(block, caption, curves, content.as_dict(), keys, page, draw, works, allowed, model)


def _recasts(
    block: CouplingFigureBlock, folder: Path, model: FigureModel | None
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
            _require_its_plane(content, simulated, where, model)
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


def _require_its_plane(
    content: Mapping[str, Any], simulated: Simulated, where: str, own: FigureModel | None
) -> None:
    """Refuse limits on another plane than that of the figure: mZ' and g' of its model, or the default one."""
    own = own or FigureModel(load_model(DEFAULT_MODEL), {}, {})
    model, curve = own.model, simulated.curve
    names = [*(axis.name for axis in curve.axes), curve.coupling.name]
    same = content["model"] == model.describe() and simulated.card.model.parameters == own.values
    given = " at the values of this card" if own.values else ""
    if not same or names != [model.mass, model.coupling] or curve.fixed_coupling is not None:
        raise InputError(
            f"its limits are not on {model.coupling} over {model.mass} of the model {model.name}{given}",
            where=where,
            mend="Take it out of recasts.",
        )


def _coupling_content(
    block: CouplingFigureBlock,
    collider: Collider | None = None,
    masses: int = MASSES,
    recasts: Sequence[ConstraintCurve] = (),
    model: FigureModel | None = None,
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
        model.model if model else None,
        model.values if model else None,
        recasts,
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


def _plane(block: PlaneFigureBlock, model: FigureModel | None) -> MadeFigure:
    content = _plane_content(block, model=model)
    words = model.words if model else ""
    caption = plane_caption(content, block.data, _forms(block), block.fixed, scenario(block.quarks), words)
    log = (block.x.scale == "log", block.y.scale == "log")
    title = _title(block, model)
    draw = partial(draw_plane_figure, content, log, caption, title, _labels(block))
    page = plane_page(block.name, title, content, log)
    keys, plain = _references(_infos(content)), content.as_dict()
    return MadeFigure(block, caption, plane_curves(content), plain, keys, page, draw, model=model)


def _plane_content(
    block: PlaneFigureBlock, points: int | None = None, model: FigureModel | None = None
) -> PlaneFigure:
    vphi = block.vphi_limit
    return plane_figure(
        _axis(block.x, points),
        _axis(block.y, points),
        DataSet(block.data),
        {**(model.values if model else {}), **block.fixed},
        block.regions,
        block.bands,
        block.band_sigmas,
        vphi.levels_gev if vphi else None,
        vphi.below if vphi else None,
        scenario(block.quarks),
        _forms(block),
        model.model if model else None,
    )
