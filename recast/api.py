"""The library: typed results for the verbs of the command line. `import recast` loads none of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from recast.cards import RunCard as Card
from recast.cards import parse_card, with_model
from recast.core.atomic import write_json
from recast.core.errors import InputError
from recast.core.levels import level_text
from recast.core.parallel import default_jobs
from recast.core.progress import Progress, Silent
from recast.core.reading import trusting
from recast.core.words import parses_words
from recast.core.yaml import load_yaml
from recast.exclusion.check import CheckResult, PointVerdict, write_verdicts
from recast.exclusion.check import check as check_points
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.bounds import Bound as LowEnergyBound
from recast.lowenergy.bounds import bound as low_energy_bound
from recast.lowenergy.quarks import NO_QUARKS
from recast.model.base import Model
from recast.model.point_list import point_list, read_points
from recast.model.registry import DEFAULT_MODEL, load_model
from recast.pipeline.check_results import kept_results
from recast.pipeline.results import MEND, Simulated, load_results, results_file
from recast.pipeline.run import run_card
from recast.report.html import html_table
from recast.statistics.counting import CONFIDENCE_LEVEL, CountMethod
from recast.statistics.expected import BAND_NAMES, CountLimits, count_limits

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "Bound",
    "Card",
    "Curve",
    "Limit",
    "Model",
    "Verdicts",
    "bound",
    "check",
    "limit",
    "load",
    "load_model",
    "run",
]

Content = dict[str, Any]


def _frame(rows: Sequence[Mapping[str, Any]]) -> Any:
    """Return rows as a table of pandas, which nothing else here needs."""
    try:
        pandas = import_module("pandas")
    except ImportError as error:
        raise InputError(
            "to_dataframe needs pandas", mend="pip install pandas, or the extra [pandas]."
        ) from error
    return pandas.DataFrame(list(rows))


@dataclass(frozen=True, eq=False)
class Curve:
    """The limits of a run over its scan, with what made them (`results.json`).

    Examples
    --------
    >>> import recast
    >>> curve = recast.load("results/quickstart")  # doctest: +SKIP
    >>> curve.to_dataframe()["gp_excluded_observed"]  # doctest: +SKIP
    """

    content: Content
    """What results.json holds."""
    simulated: Simulated
    """The same, typed: card, rows, constraints, facts."""

    @classmethod
    def from_dict(cls, content: Content, where: str = "results") -> Curve:
        """Inverse of `to_dict`.

        Raises
        ------
        InputError
            If it is not that of a run with simulation, or damaged.
        """
        with trusting(where, mend=MEND):
            found = cls(content, Simulated.of(content, where))
            found.rows()
            _ = found.name, found.notes  # all that is used later
            return found

    def to_dict(self) -> Content:
        """Return plain values, those of results.json."""
        return self.content

    @classmethod
    def load(cls, path: str | Path) -> Curve:
        """Return the curve of a run's folder, or of a file that `save` wrote."""
        return cls.from_dict(load_results(path), str(results_file(path)))

    def save(self, path: str | Path) -> Path:
        """Write it as JSON, atomically."""
        return write_json(Path(path), self.content)

    @property
    def name(self) -> str:
        """Name of the run's card."""
        return str(self.content["name"])

    @property
    def notes(self) -> tuple[str, ...]:
        """What to know of the numbers, in sentences."""
        return tuple(map(str, self.content["notes"]))

    def rows(self) -> list[dict[str, float | str | None]]:
        """Return one mapping of column to value a point, as in exclusion.csv without constraints."""
        return self.simulated.curve.table()

    def to_dataframe(self) -> Any:
        """Return the rows as a table of pandas.

        Raises
        ------
        InputError
            If pandas is not installed.
        """
        return _frame(self.rows())

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw the curve and the low-energy constraints into axes of matplotlib, new ones by default.

        A scan of two parameters has a figure of its own, of which the axes of the plane are returned.

        Raises
        ------
        InputError
            For a scan of two parameters and given axes.
        """
        return self.simulated.plot(ax)

    def _repr_html_(self) -> str:
        shown = ("source", "status")
        rows = [
            {
                name: value
                for name, value in row.items()
                if "excluded" in name or name in shown or name in axes
            }
            for axes in [[axis.name for axis in self.simulated.curve.axes]]
            for row in self.rows()
        ]
        return html_table(rows, self.name)


@dataclass(frozen=True, slots=True)
class Limit:
    """Excluded total counts of one counting experiment (`recast.limit`)."""

    counts: CountLimits

    @property
    def observed(self) -> float:
        """Count above which a model is excluded, background included, events."""
        return self.counts.observed

    @property
    def expected(self) -> tuple[float, float, float, float, float]:
        """The same for the background-only quantiles -2, -1, 0, 1, 2 sigma, events."""
        return self.counts.expected

    @property
    def notes(self) -> tuple[str, ...]:
        """What to know of the numbers, in sentences."""
        return self.counts.notes

    def to_dict(self) -> Content:
        """Return plain values."""
        return self.counts.as_dict()

    @classmethod
    def from_dict(cls, content: Content) -> Limit:
        """Inverse of `to_dict`; the limit is computed again.

        Raises
        ------
        InputError
            If a value is missing or of another type.
        """
        with trusting("limit", mend="Give what to_dict returned."):
            return limit(
                observed=content["observed_events"],
                background=content["background"],
                background_error=content["background_error"],
                signal_relative_error=content["signal_relative_error"],
                method=content["method"],
                cl=content["cl"],
            )

    def to_dataframe(self) -> Any:
        """Return a table of pandas: one row for the observed limit and each expected one."""
        return _frame(self._rows())

    def _rows(self) -> list[dict[str, Any]]:
        values = zip(("observed", *BAND_NAMES), (self.observed, *self.expected), strict=True)
        background = self.counts.background
        return [
            {"limit": name, "events": value, "signal": max(value - background, 0.0)} for name, value in values
        ]

    def _repr_html_(self) -> str:
        return html_table(self._rows(), f"{self.counts.method}, {level_text(self.counts.cl)}")


@dataclass(frozen=True, eq=False)
class Bound:
    """The edge of what a low-energy constraint excludes, mass by mass (`recast.bound`)."""

    content: LowEnergyBound

    def to_dict(self) -> Content:
        """Return plain values."""
        return self.content.as_dict()

    def rows(self) -> list[dict[str, Any]]:
        """Return one mapping a mass: mass [GeV], excluded coupling or None, and why."""
        return [
            {"mzp_gev": point.mzp_gev, "coupling_excluded": point.gp_excluded, "reason": point.reason}
            for point in self.content.points
        ]

    def to_dataframe(self) -> Any:
        """Return the rows as a table of pandas."""
        return _frame(self.rows())

    def _repr_html_(self) -> str:
        return html_table(self.rows(), self.content.info.name)


@dataclass(frozen=True, eq=False)
class Verdicts:
    """Whether points are excluded (`recast.check`)."""

    result: CheckResult

    def __len__(self) -> int:
        return len(self.result)

    def __getitem__(self, index: int) -> PointVerdict:
        return self.result[index]

    def __iter__(self) -> Iterator[PointVerdict]:
        return iter(self.result)

    def rows(self) -> list[dict[str, Any]]:
        """Return one mapping a point: parameters, verdict, what the decisive source says, every ratio."""
        return list(self.result.rows())

    def to_dict(self) -> Content:
        """Return plain values, with what every source says of each point."""
        return self.result.as_dict(details=True)

    def to_dataframe(self) -> Any:
        """Return the rows as a table of pandas."""
        return _frame(self.rows())

    def save(self, path: str | Path) -> Path:
        """Write the rows as CSV, atomically."""
        return write_verdicts(self.result, Path(path))

    def _repr_html_(self) -> str:
        shown = [*self.result.parameters, "name", "model", "verdict", "by", "level", "ratio", "excluded_by"]
        rows = [{name: cell for name, cell in row.items() if name in shown} for row in self.rows()]
        return html_table(rows, f"data set {self.result.data}")


def load(path: str | Path) -> Curve:
    """Return the curve in the folder of a run, or in a file of `Curve.save`."""
    return Curve.load(path)


def run(
    card: Card | Mapping[str, Any] | str | Path,
    out: str | Path | None = None,
    *,
    model: str | None = None,
    seed: int | None = None,
    jobs: int | None = None,
    update: bool = False,
    progress: Progress | None = None,
) -> Curve:
    """Run the pipeline of a run card and return its curve; finished steps in the folder are reused.

    Parameters
    ----------
    card
        A path, the content of a card, or a parsed one.
    out
        Folder for the results, results/NAME by default.
    model
        Another model than the card's: a name, or the path of a model card.
    seed
        Another seed than the card's.
    jobs
        Number of processes, those of the machine by default; no number depends on it.
    update
        Replace the results of another card in the folder.
    progress
        Receives the progress.

    Raises
    ------
    InputError, RunError
        As `recast.pipeline.run_card`.
    """
    parsed = _parsed(card, model, seed)
    folder = Path(out) if out is not None else Path("results") / parsed.name
    run_card(parsed, folder, jobs=jobs or default_jobs(), progress=progress or Silent(), update=update)
    return Curve.load(folder)


def _parsed(card: Card | Mapping[str, Any] | str | Path, model: str | None, seed: int | None) -> Card:
    """Return the parsed card, with another model and seed where they are given."""
    if isinstance(card, Card) and model is None and seed is None:
        return card
    if isinstance(card, Card):
        content, where, folder = card.model_dump(mode="json"), f"card {card.name}", Path()
    elif isinstance(card, Mapping):
        content, where, folder = dict(card), "card", Path()
    else:
        if not isinstance(card, str | Path):
            raise InputError(f"the card is {card!r}", mend="Give its path, or its content as a mapping.")
        path = Path(card)
        content, where, folder = load_yaml(path), str(path), path.parent
    content = with_model(content, model)
    if seed is not None and isinstance(content, dict):
        content = content | {"seed": seed}
    return parse_card(content, where, folder=folder)


def limit(
    *,
    observed: int,
    background: float,
    background_error: float = 0.0,
    signal_relative_error: float = 0.0,
    method: str = str(CountMethod.PAPER),
    cl: float = CONFIDENCE_LEVEL,
) -> Limit:
    """Return the count above which a counting experiment excludes a model.

    Parameters
    ----------
    observed
        Events seen.
    background, background_error
        Events expected without new physics, and the error.
    signal_relative_error
        Relative error of the signal.
    method
        paper, poisson, cls, or of a plug-in (docs/statistics.md).
    cl
        Confidence level.

    Examples
    --------
    >>> import recast
    >>> recast.limit(observed=77, background=78, method="paper").observed
    94.0
    """
    return Limit(
        count_limits(
            method,
            observed,
            background,
            background_error=background_error,
            signal_relative_error=signal_relative_error,
            cl=cl,
        )
    )


@parses_words
def bound(
    constraint: str,
    mzp_gev: npt.ArrayLike,
    *,
    model: str | Model = DEFAULT_MODEL,
    data: DataSet = DataSet.CURRENT,
    parameters: Mapping[str, float] | None = None,
) -> Bound:
    """Return the couplings that a low-energy constraint excludes at masses of the mediator.

    Parameters
    ----------
    constraint
        A name of `recast lowenergy --list`.
    mzp_gev
        Masses [GeV], scalar or 1-d.
    model, parameters
        The model, and its parameters but mass and coupling.
    data
        The named set of measurements.

    Raises
    ------
    InputError
        If a name is unknown.

    Examples
    --------
    >>> import recast
    >>> recast.bound("trident", mzp_gev=[10, 30], data="2014").rows()[1]["coupling_excluded"]
    0.0403902...
    """
    chosen = load_model(model) if isinstance(model, str) else model
    return Bound(low_energy_bound(constraint, _masses(mzp_gev), data, None, None, chosen, parameters))


def _masses(mzp_gev: npt.ArrayLike) -> npt.NDArray[np.float64]:
    try:
        masses = np.atleast_1d(np.asarray(mzp_gev, dtype=np.float64))
    except (OverflowError, TypeError, ValueError) as error:
        raise InputError(f"mzp_gev is no list of numbers ({error})", where="bound") from None
    if masses.ndim > 1:
        raise InputError(f"mzp_gev has the shape {masses.shape}", where="bound", mend="Give one list.")
    return masses


@parses_words
def check(
    points: Mapping[str, float] | Sequence[Mapping[str, Any]] | str | Path,
    *,
    model: str = DEFAULT_MODEL,
    results: str | Path | Sequence[str | Path] = (),
    against: str | Sequence[str] | None = None,
    data: DataSet = DataSet.CURRENT,
    quarks: str = NO_QUARKS,
) -> Verdicts:
    """Return whether each point is excluded, by what, at which level, and how near it is to the edge.

    Parameters
    ----------
    points
        One mapping of parameter to value, several, or a CSV or YAML file.
    model
        That of points that name none.
    results
        Folder of a finished run, or several, between whose points limits are interpolated.
    against
        Only these shipped curves, constraints and published limits, one or several.
    data, quarks
        Measurements and quark sector of the constraints.

    Raises
    ------
    InputError
        If a name, a folder or a value of a point is wrong.

    Examples
    --------
    >>> import recast
    >>> found = recast.check({"mzp_gev": 30, "coupling": 0.05}, against=["trident"], data="2014")
    >>> str(found[0].verdict), round(found[0].decisive.ratio, 3)
    ('excluded', 1.238)
    """
    if isinstance(points, str | Path):
        listed = read_points([str(points)], model)
    else:
        listed = point_list([points] if isinstance(points, Mapping) else points, model)
    kept = kept_results([results] if isinstance(results, str | Path) else results)
    against = [against] if isinstance(against, str) else against
    return Verdicts(check_points(listed, kept=kept, against=against, data=data, quarks=quarks))
