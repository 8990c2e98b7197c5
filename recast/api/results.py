"""Api: the typed results of the library: tables, plots, plain values, and HTML for notebooks."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from recast.analysis.files import FileYields
from recast.core.atomic import write_json
from recast.core.errors import InputError
from recast.core.levels import level_text
from recast.core.reading import read_json, trusting
from recast.core.text_table import MOST_ROWS, text_table
from recast.events.sample import Sample
from recast.exclusion.check import CheckResult, PointVerdict, write_verdicts
from recast.lowenergy.bounds import Bound as LowEnergyBound
from recast.pipeline.forecast import Forecast
from recast.pipeline.pictures import draw_bound, draw_files, draw_verdicts, draw_yields
from recast.pipeline.results import MEND, Simulated, load_results, results_file
from recast.pipeline.signal_limit import SignalLimit
from recast.report.distributions import Published
from recast.report.html import html_table
from recast.report.options import DEFAULT, PlotOptions
from recast.statistics.expected import BAND_NAMES, CountLimits, count_limits

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Bound", "Cost", "Curve", "Events", "Limit", "Verdicts", "Yields"]

Content = dict[str, Any]


def _frame(rows: Sequence[Mapping[str, Any]]) -> Any:
    """Return rows as a table of pandas, which nothing else here needs."""
    try:
        pandas = import_module("pandas")
    except ImportError:
        raise InputError(
            "to_dataframe needs pandas", mend="pip install pandas, or the extra [pandas]."
        ) from None
    return pandas.DataFrame(list(rows))


class Result:
    """What all results have: rows of a table, printed as text, plain values, a file.

    Errors
    ------
    `to_dataframe` is an `InputError` where pandas is not installed.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._words()}>"

    def __str__(self) -> str:
        """Return what it is and the first rows, with the columns that have values, as a text table."""
        shown, total = self._shown(MOST_ROWS), self._count()
        return f"{self._words()}\n{text_table(shown, total - len(shown))}"

    def rows(self) -> list[dict[str, Any]]:
        """Return one mapping of column to value a row."""
        raise NotImplementedError

    def _words(self) -> str:
        """Return what it is, in one line."""
        raise NotImplementedError

    def _shown(self, most: int | None = None) -> list[dict[str, Any]]:
        """Return the rows that are printed, at most so many, with the columns that tell most."""
        return self.rows()[:most]

    def _count(self) -> int:
        return len(self.rows())

    def to_dict(self) -> Content:
        """Return plain values."""
        raise NotImplementedError

    def to_dataframe(self) -> Any:
        """Return the rows as a table of pandas."""
        return _frame(self.rows())

    def save(self, path: str | Path) -> Path:
        """Write it as JSON, atomically."""
        return write_json(Path(path), self.to_dict())


class Loadable(Result):
    """A result that is read again from its plain values."""

    __slots__ = ()

    @classmethod
    def from_dict(cls, content: Content) -> Self:
        """Inverse of `to_dict`."""
        raise NotImplementedError

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Return what `save` wrote.

        Raises
        ------
        InputError
            If there is no such file, or it holds something else.
        """
        return cls.from_dict(read_json(Path(path)))


@dataclass(frozen=True, eq=False, repr=False)
class Curve(Loadable):
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

    def _words(self) -> str:
        names = " and ".join(axis.name for axis in self.simulated.curve.axes)
        return f"{self.content['name']}: {len(self.simulated.curve.rows)} points over {names}"

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

    def plot(self, ax: Axes | None = None, options: PlotOptions = DEFAULT) -> Axes:
        """Draw the curve and the low-energy constraints into axes of matplotlib, new ones by default.

        `options` (`recast.report.options.PlotOptions`) has ranges, labels, legend, curves. A scan of two
        parameters has a figure of its own, of which the axes of the plane are returned.

        Raises
        ------
        InputError
            For a scan of two parameters and given axes.
        """
        return self.simulated.plot(ax, options)

    def _shown(self, most: int | None = None) -> list[dict[str, Any]]:
        named = ("source", "status", *(axis.name for axis in self.simulated.curve.axes))
        return [
            {name: value for name, value in row.items() if "excluded" in name or name in named}
            for row in self.rows()[:most]
        ]

    def _repr_html_(self) -> str:
        return html_table(self._shown(), self.name)


@dataclass(frozen=True, slots=True, repr=False)
class Limit(Loadable):
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
            errors = {name: content[name] for name in ("background_error", "signal_relative_error")}
            counts = (content["method"], content["observed_events"], content["background"])
            return cls(count_limits(*counts, **errors, cl=content["cl"]))

    def rows(self) -> list[dict[str, Any]]:
        """Return one mapping for the observed limit and each expected one: counts, and signal alone."""
        values = zip(("observed", *BAND_NAMES), (self.observed, *self.expected), strict=True)
        background = self.counts.background
        return [
            {"limit": name, "events": value, "signal": max(value - background, 0.0)} for name, value in values
        ]

    def _words(self) -> str:
        return f"{self.counts.method}, {level_text(self.counts.cl)}"

    def _repr_html_(self) -> str:
        return html_table(self.rows(), self._words())


@dataclass(frozen=True, eq=False, repr=False)
class Bound(Result):
    """The edge of what a low-energy constraint excludes, mass by mass (`recast.bound`)."""

    content: LowEnergyBound

    def to_dict(self) -> Content:
        """Return plain values."""
        return self.content.as_dict()

    def rows(self) -> list[dict[str, Any]]:
        """Return one mapping a mass: mass [GeV], excluded coupling or None, and why.

        Where couplings on the other side are excluded as well, `coupling_excluded_opposite` says beyond which
        (`recast.lowenergy.bounds.BoundPoint`). Where some are allowed again beyond the edge at a mass,
        `coupling_allowed_again` has the intervals.
        """
        more = self.content.opposite is not None
        islands = any(point.islands for point in self.content.points)
        return [
            {"mzp_gev": point.mzp_gev, "coupling_excluded": point.gp_excluded}
            | ({"coupling_excluded_opposite": point.gp_opposite} if more else {})
            | ({"coupling_allowed_again": [list(pair) for pair in point.islands]} if islands else {})
            | {"reason": point.reason}
            for point in self.content.points
        ]

    def plot(self, ax: Axes | None = None, options: PlotOptions = DEFAULT) -> Axes:
        """Draw the edge against the mass, the excluded side shaded, into axes of matplotlib.

        Raises
        ------
        InputError
            If there is no edge at any mass.
        """
        if not self.content.edges:
            raise InputError("it excludes no coupling at these masses", where=self.content.info.name)
        return draw_bound(self.content, ax, options)

    def _words(self) -> str:
        info = self.content.info
        return f"{info.name}, {info.level}, masses: {len(self.content.points)}"

    def _repr_html_(self) -> str:
        return html_table(self.rows(), self.content.info.name)


@dataclass(frozen=True, eq=False, repr=False)
class Verdicts(Result):
    """Whether points are excluded (`recast.check`)."""

    result: CheckResult

    def __len__(self) -> int:
        return len(self.result)

    def __getitem__(self, index: int) -> PointVerdict:
        return self.result[index]

    def __iter__(self) -> Iterator[PointVerdict]:
        return iter(self.result)

    @property
    def notes(self) -> tuple[str, ...]:
        """What to know of the models and of what was asked, in sentences."""
        return self.result.notes

    def rows(self) -> list[dict[str, Any]]:
        """Return one mapping a point: parameters, verdict, what the decisive source says, every ratio."""
        return list(self.result.rows())

    def to_dict(self) -> Content:
        """Return plain values, with what every source says of each point."""
        return self.result.as_dict(details=True)

    def save(self, path: str | Path) -> Path:
        """Write the rows as CSV, atomically."""
        return write_verdicts(self.result, Path(path))

    def plot(self, ax: Axes | None = None, options: PlotOptions = DEFAULT) -> Axes:
        """Draw the points of the first model in the plane of mass and coupling, a marker for each verdict.

        Points whose verdict an error may turn have a ring; the title says where points are left out.
        """
        return draw_verdicts(self.result, ax, options)

    def _words(self) -> str:
        counts = ", ".join(f"{name}: {number}" for name, number in self.result.counts.items())
        return f"data set {self.result.data}, {counts}"

    def _shown(self, most: int | None = None) -> list[dict[str, Any]]:
        shown = [*self.result.parameters, "name", "model", "verdict", "by", "level", "ratio", "excluded_by"]
        rows = itertools.islice(self.result.rows(), most)
        return [{name: cell for name, cell in row.items() if name in shown} for row in rows]

    def _count(self) -> int:
        return len(self)

    def _repr_html_(self) -> str:
        return html_table(self._shown(), f"data set {self.result.data}")


@dataclass(frozen=True, eq=False, repr=False)
class Yields(Loadable):
    """Cutflow and yields of an analysis (`recast.analyse`), one sample after the other.

    Examples
    --------
    >>> import recast
    >>> found = recast.analyse("atlas_2013_z4l", "7tev.hepmc.gz", "8tev.hepmc.gz")  # doctest: +SKIP
    >>> found.to_dataframe()[["files", "region", "events"]]  # doctest: +SKIP
    """

    samples: tuple[FileYields, ...]
    limit: SignalLimit | None = None
    """What the published counts say of the events of all samples, where that was asked for."""
    published: tuple[Published, ...] = ()
    """Distributions that the analysis declares as published."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What to know of the files and of the limit, in sentences."""
        told = [f"{item.label}: {note}" for item in self.samples for note in item.notes]
        return (*told, *(self.limit.notes if self.limit else ()))

    def rows(self) -> list[dict[str, Any]]:
        """Return one mapping a sample and region: selected cross section [fb] and events, with errors.

        Where no event is selected the error is 0 and the bound above zero, one-sided at 95 % CL; else None.
        """
        found = []
        for item in self.samples:
            for region in item.result.regions:
                selected, events = item.cross_section_fb(region), item.events(region)
                found.append(
                    {
                        "files": item.label,
                        "process": item.result.process,
                        "sqrt_s_gev": item.result.sqrt_s_gev,
                        "region": region,
                        "selected": selected.n_raw,
                        "cross_section_fb": selected.value,
                        "cross_section_error_fb": selected.error,
                        "cross_section_bound_95cl_fb": selected.bound,
                        "luminosity_fb": item.luminosity_fb,
                        "events": None if events is None else events.value,
                        "events_error": None if events is None else events.error,
                        "events_bound_95cl": None if events is None else events.bound,
                    }
                )
        return found

    def cutflow(self) -> list[dict[str, Any]]:
        """Return one mapping a sample and cut: events left, cross section [fb], shares of all and before."""
        return [
            {
                "files": item.label,
                "step": row["step"],
                "selected": row["n_raw"],
                "cross_section_fb": 1000.0 * row["sum_weights_pb"],
                "of_all": row["of_all"],
                "of_previous": row["of_previous"],
            }
            for item in self.samples
            for row in item.result.cutflow.to_json()
        ]

    def to_dict(self) -> Content:
        """Return plain values, as `recast analyse --json` prints them."""
        limit = {} if self.limit is None else {"limit": self.limit.as_dict()}
        return {"files": [item.as_dict() for item in self.samples]} | limit

    @classmethod
    def from_dict(cls, content: Content) -> Yields:
        """Inverse of `to_dict`, but for a limit and what was published.

        Raises
        ------
        InputError
            If a value is missing or of another type.
        """
        with trusting("yields", mend="Give what to_dict returned."):
            return cls(tuple(FileYields.from_dict(item) for item in content["files"]))

    def plot(
        self, ax: Axes | None = None, *, spectrum: str | None = None, options: PlotOptions = DEFAULT
    ) -> Axes:
        """Draw the cutflow, or a distribution, into axes of matplotlib, new ones by default.

        Parameters
        ----------
        ax
            The axes.
        spectrum
            Region and name, as in "4mu/m4l"; the cutflow if None.
        options
            Ranges, labels, legend, curves.

        Raises
        ------
        InputError
            If there is no such distribution, or the data set has no luminosity at the energy of the files.
        """
        return draw_yields(self.samples, spectrum, self.published, ax, options)

    def plots(self, folder: str | Path, options: PlotOptions = DEFAULT) -> list[Path]:
        """Write the cutflow and each distribution into a folder, PNG and PDF; return the files."""
        return draw_files(self.samples, Path(folder), self.published, options)

    def _words(self) -> str:
        return f"{self.samples[0].result.analysis}, samples: {len(self.samples)}"

    def _repr_html_(self) -> str:
        return html_table(self.rows(), self.samples[0].result.analysis)


@dataclass(frozen=True, eq=False, repr=False)
class Events(Result):
    """Event files that were made (`recast.generate_events`, `recast.shower`)."""

    sample: Sample
    """The sample: process, cross section, provenance."""
    paths: tuple[Path, ...]
    """Its files, one of each format."""
    notes: tuple[str, ...] = ()
    """What to know of it, in sentences."""

    def rows(self) -> list[dict[str, Any]]:
        """Return one mapping: files, process, number of events and cross section [pb] with its error."""
        return [
            {
                "files": " ".join(map(str, self.paths)),
                "process": self.sample.process,
                "contribution": self.sample.contribution,
                "events": self.sample.n_events,
                "cross_section_pb": self.sample.cross_section_pb,
                "cross_section_error_pb": self.sample.cross_section_error_pb,
            }
        ]

    def to_dict(self) -> Content:
        """Return plain values."""
        (row,) = self.rows()
        return row | {"files": [str(path) for path in self.paths], "notes": list(self.notes)}

    def _words(self) -> str:
        return f"{self.sample.name}: {self.sample.n_events} events"

    def _repr_html_(self) -> str:
        return html_table(self.rows(), self.sample.name)


@dataclass(frozen=True, eq=False, repr=False)
class Cost(Loadable):
    """What a run would make and cost (`recast.run` with `dry_run=True`)."""

    forecast: Forecast
    """Steps by kind, and what they cost together."""

    @property
    def cpu_s(self) -> float:
        """Processor time of the steps to make [s]."""
        return self.forecast.cpu_s

    @property
    def wall_s(self) -> float:
        """Least time by the clock with the given number of processes [s]."""
        return self.forecast.wall_s

    @property
    def size_mb(self) -> float:
        """Room that they take [MB]."""
        return self.forecast.size_mb

    @property
    def notes(self) -> tuple[str, ...]:
        """What the numbers leave out, in sentences."""
        return self.forecast.notes

    def rows(self) -> list[dict[str, Any]]:
        """Return one mapping a kind of step: kept, to make, events, cost [s, MB], and where that is from."""
        return list(self.to_dict()["steps"])

    def to_dict(self) -> Content:
        """Return plain values, as `recast run --dry-run --json` prints them."""
        return self.forecast.as_dict()

    @classmethod
    def from_dict(cls, content: Content) -> Cost:
        """Inverse of `to_dict`.

        Raises
        ------
        InputError
            If a value is missing.
        """
        with trusting("cost", mend="Give what to_dict returned."):
            return cls(Forecast.from_dict(content))

    def _words(self) -> str:
        return f"{self.forecast.name}: {self.cpu_s:.0f} s of processor time, {self.size_mb:.1f} MB"

    def _repr_html_(self) -> str:
        return html_table(self.rows(), self._words())
