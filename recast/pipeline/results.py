"""Pipeline: the simulated curve of a run with all that its plots need; read back from what a run wrote."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recast.cards import FigureCard, SimulatedCard, parse_any_card
from recast.core.errors import InputError
from recast.core.reading import read_json, trusting
from recast.exclusion.coupling_figure import Collider
from recast.exclusion.curve import ExclusionCurve
from recast.exclusion.lowenergy_curves import ConstraintCurve, scan_constraints, with_published
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.lines import Line
from recast.lowenergy.quarks import scenario
from recast.model.scan_point import ScanPoint
from recast.pipeline.archive import with_kept_model
from recast.pipeline.folder import require_claimed
from recast.pipeline.lowenergy import DrawnConstraints
from recast.report.caption import RunFacts
from recast.report.options import DEFAULT, PlotOptions
from recast.report.page import finish, made_by_text
from recast.report.page_figure import PageFigure, scan_pages
from recast.report.plot import draw_exclusion, draw_lines, fine_grid, write_exclusion_plot

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["MEND", "Simulated", "checked_results", "load_results", "results_file"]

MEND = "Run the card again with --update."
"""What to do about damaged results."""


@dataclass(frozen=True, slots=True)
class Simulated:
    """The curve of a run, how it was made, and the low-energy constraints beside it."""

    card: SimulatedCard
    curve: ExclusionCurve
    facts: RunFacts
    drawn: DrawnConstraints

    @classmethod
    def of(cls, content: dict[str, Any], where: str) -> Simulated:
        """Return what results.json holds; an `InputError` for a card without simulation."""
        found = cls.read(content, where)
        if found is None:
            raise InputError("it has figures alone, no simulated limits", where=where)
        return found

    @classmethod
    def read(cls, content: dict[str, Any], where: str) -> Simulated | None:
        """Return what results.json holds; None for a card without simulation."""
        if "curve" not in content:
            return None
        card = parse_any_card(with_kept_model(content["provenance"]["card"], where), where)
        if isinstance(card, FigureCard):
            raise InputError("a curve of a card without a model", where=where, mend=MEND)
        low_energy = content["low_energy"]
        names, sector = tuple(low_energy["constraints"]), low_energy["quarks"]
        return cls(
            card,
            replace(
                ExclusionCurve.from_dict(content["curve"]),
                lines=tuple(Line.from_dict(item) for item in content["curve"].get("lines", ())),
            ),
            RunFacts.from_dict(content["facts"]),
            DrawnConstraints(names, sector, sector),
        )

    @property
    def collider(self) -> Collider:
        """The curve as figures of constraints take it."""
        return Collider(self.curve, self.facts.analysis, self.facts.cl, self.facts.kind)

    def draw(
        self,
        provenance: dict[str, Any],
        folder: Path,
        constraints: Sequence[ConstraintCurve] | None = None,
        options: PlotOptions = DEFAULT,
    ) -> list[Path]:
        """Write the exclusion plot into a folder and return its files; `constraints` as of `layers`."""
        made_by = made_by_text(provenance)
        lines = self.layers() if constraints is None else constraints
        return write_exclusion_plot(self.curve, lines, self.facts, folder, made_by, options)

    def pages(self, constraints: Sequence[ConstraintCurve]) -> tuple[PageFigure, ...]:
        """Return the exclusion plot as the page of the report shows it; `constraints` as of `layers`."""
        return scan_pages(self.curve, constraints, self.facts, self._constraints)

    def plot(self, axes: Axes | None = None, options: PlotOptions = DEFAULT) -> Axes:
        """Draw limits and constraints into axes, with a legend; into those of a new figure by default.

        A scan of two parameters has a figure of its own, of which the axes of the plane are returned.

        Raises
        ------
        InputError
            If axes are given and two parameters were scanned.
        """
        if axes is None and len(self.curve.axes) > 1:
            return draw_exclusion(self.curve, self.layers(), self.facts, options).axes[0]
        import matplotlib.pyplot as plt  # noqa: PLC0415 - of notebooks, which show its figures

        size = options.size or (7.0, 6.0)
        target = axes if axes is not None else plt.subplots(figsize=size, layout="constrained")[1]
        finish(target, draw_lines(target, self.curve, self.layers(), self.facts, options), options)
        return target

    def layers(self) -> tuple[ConstraintCurve, ...]:
        """Return the constraints on points fine enough to draw them; all on the same points along a line."""
        points = fine_grid(self.curve)
        if len(self.curve.axes) == 1:
            return self._constraints(points)
        # of a plane each is drawn alone: only published limits need all their masses
        return tuple(line for name in self.drawn.names for line in self._of([name], points))

    def _constraints(self, points: Sequence[Mapping[str, float]]) -> tuple[ConstraintCurve, ...]:
        return self._of(self.drawn.names, points)

    def _of(self, names: Sequence[str], points: Sequence[Mapping[str, float]]) -> tuple[ConstraintCurve, ...]:
        """Return constraints at points, and at the masses between them of published limits."""
        return scan_constraints(
            names,
            [ScanPoint.of(values) for values in with_published(names, points, self.card.model.load().mass)],
            DataSet(self.card.low_energy.data),
            scenario(self.drawn.quarks),
            None,
            self.card.model.load(),
            self.card.model.parameters,
        )


def results_file(place: Path | str) -> Path:
    """Return the file of results in the folder of a run; the place itself where it is a file."""
    path = Path(place)
    return path if path.is_file() else path / "results.json"


def load_results(place: Path | str) -> dict[str, Any]:
    """Return the results in the folder of a run, or in a file as `results.json` there.

    Raises
    ------
    InputError
        If there are none, something else is in the file, or a later run in the folder was not finished.
    """
    file = results_file(place)
    content = read_json(file, mend="Is it the folder of a finished run?")
    simulated, figures = {"facts", "curve", "low_energy", "provenance"}, {"figures", "provenance"}
    if not isinstance(content, dict) or not (simulated <= content.keys() or figures <= content.keys()):
        raise InputError("not the results of recast run", where=str(file), mend=MEND)
    if file != Path(place) and isinstance(content["provenance"], dict):
        require_claimed(content["provenance"].get("card"), Path(place))
    return content


@contextlib.contextmanager
def checked_results(place: Path | str) -> Iterator[tuple[dict[str, Any], str]]:
    """Give results to use and the name of their file; what they lack is an `InputError` (`trusting`)."""
    content, where = load_results(place), str(results_file(place))
    with trusting(where, mend=MEND):
        yield content, where
