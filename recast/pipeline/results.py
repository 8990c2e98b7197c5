"""Pipeline: the simulated curve of a run with all that its plots need; read back from what a run wrote."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recast.cards import FigureCard, SimulatedCard, parse_any_card
from recast.core.errors import InputError
from recast.core.reading import read_json
from recast.exclusion.coupling_figure import Collider
from recast.exclusion.curve import ExclusionCurve
from recast.exclusion.lowenergy_curves import ConstraintCurve, scan_constraints
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.lines import Line
from recast.lowenergy.quarks import scenario
from recast.model.scan_point import ScanPoint
from recast.pipeline.lowenergy import DrawnConstraints
from recast.report.caption import RunFacts
from recast.report.page import made_by_text
from recast.report.plot import draw_lines, fine_grid, write_exclusion_plot

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Simulated", "load_results", "trusting"]

_MEND = "Run the card again with --update."


@dataclass(frozen=True, slots=True)
class Simulated:
    """The curve of a run, how it was made, and the low-energy constraints beside it."""

    card: SimulatedCard
    curve: ExclusionCurve
    facts: RunFacts
    drawn: DrawnConstraints

    @classmethod
    def read(cls, content: dict[str, Any], where: str) -> Simulated | None:
        """Return what results.json holds; None for a card without simulation."""
        if "curve" not in content:
            return None
        card = parse_any_card(content["provenance"]["card"], where)
        if isinstance(card, FigureCard):
            raise InputError("a curve of a card without a model", where=where, mend=_MEND)
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
        return Collider(self.curve, self.facts.analysis, self.facts.cl)

    def draw(self, provenance: dict[str, Any], folder: Path) -> list[Path]:
        """Write the exclusion plot into a folder and return its files."""
        made_by = made_by_text(provenance)
        return write_exclusion_plot(self.curve, self._layers(), self.facts, folder, made_by)

    def plot(self, axes: Axes | None = None) -> Axes:
        """Draw limits and constraints into axes, with a legend; into those of a new figure by default.

        Raises
        ------
        InputError
            If two parameters were scanned.
        """
        import matplotlib.pyplot as plt  # noqa: PLC0415 - of notebooks, which show its figures

        target = axes if axes is not None else plt.subplots(figsize=(7.0, 6.0), layout="constrained")[1]
        entries = draw_lines(target, self.curve, self._layers(), self.facts)
        target.legend(
            *zip(*entries, strict=True), fontsize="x-small", loc="upper left", bbox_to_anchor=(0.0, -0.12)
        )
        return target

    def _layers(self) -> tuple[ConstraintCurve, ...]:
        """Return the constraints on points fine enough to draw them."""
        points = [ScanPoint.of(values) for values in fine_grid(self.curve)]
        return scan_constraints(
            self.drawn.names,
            points,
            DataSet(self.card.low_energy.data),
            scenario(self.drawn.quarks),
            None,
            self.card.model.load(),
            self.card.model.parameters,
        )


def load_results(folder: Path) -> dict[str, Any]:
    """Return the content of results.json of a run's folder."""
    file = Path(folder) / "results.json"
    content = read_json(file, mend="Is it the folder of a finished run?")
    simulated, figures = {"facts", "curve", "low_energy", "provenance"}, {"figures", "provenance"}
    if not isinstance(content, dict) or not (simulated <= content.keys() or figures <= content.keys()):
        raise InputError("not the results of recast run", where=str(file), mend=_MEND)
    return content


@contextlib.contextmanager
def trusting(folder: Path) -> Iterator[None]:
    """Turn what results.json of a folder lacks, once its values are used, into an `InputError`."""
    try:
        yield
    except (AttributeError, IndexError, KeyError, StopIteration, TypeError, ValueError) as error:
        what = f"no {error}" if isinstance(error, KeyError) else f"{type(error).__name__}: {error}"
        raise InputError(f"damaged ({what})", where=str(folder / "results.json"), mend=_MEND) from error
