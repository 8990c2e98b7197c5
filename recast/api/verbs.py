"""Api: the verbs of the library, those of the command line; what they return is in `recast.api.results`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal, overload

import numpy as np
import numpy.typing as npt

from recast.analysis.files import analyse_files
from recast.analysis.loader import analysis_card, load_analysis
from recast.api.arguments import checks_arguments
from recast.api.results import Bound, Cost, Curve, Events, Limit, Verdicts, Yields
from recast.cards import CombinationCard, FigureCard, SimulatedCard, parse_any_card, with_model
from recast.cards import RunCard as Card
from recast.cards_scan import MASS, MOST_POINTS, scan_card
from recast.cards_shipped import card_path
from recast.core.errors import InputError, naming
from recast.core.parallel import default_jobs
from recast.core.progress import Progress, Silent
from recast.core.words import parses_words
from recast.core.yaml import load_yaml
from recast.events.options import ReadOptions
from recast.events.patterns import expanded
from recast.exclusion.check import check as check_points
from recast.generate.base import Contribution
from recast.generate.event_file import generate_file, shower_file
from recast.generate.made_cuts import check_made
from recast.generate.madgraph.settings import MadGraphOptions
from recast.generate.processes import DEFAULT_PROCESS, find_process
from recast.generate.profiles import record_thresholds
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.bounds import bound as low_energy_bound
from recast.lowenergy.quarks import NO_QUARKS
from recast.model.base import Model
from recast.model.point_list import point_list, read_points
from recast.model.registry import DEFAULT_MODEL, load_model
from recast.pipeline.check_results import kept_results
from recast.pipeline.combination import run_any_card
from recast.pipeline.forecast import forecast
from recast.pipeline.pictures import Picture, draw, published_bins
from recast.pipeline.run import run_card
from recast.pipeline.signal_limit import counted_regions, signal_limit
from recast.report.options import PlotOptions
from recast.statistics.counting import CONFIDENCE_LEVEL, CountMethod, excluded_count
from recast.statistics.expected import count_limits

__all__ = [
    "analyse",
    "bound",
    "check",
    "generate_events",
    "limit",
    "load",
    "plot",
    "run",
    "scan",
    "shower",
]

_NOTHING = "none"
"""Word for no shipped curve, constraint or published limit."""


@checks_arguments
def load(path: str | Path) -> Curve:
    """Return the curve in the folder of a run, or in a file of `Curve.save`."""
    return Curve.load(path)


@overload
def run(
    card: SimulatedCard | Mapping[str, Any] | str | Path,
    out: str | Path | None = None,
    *,
    model: str | None = None,
    seed: int | None = None,
    jobs: int | None = None,
    update: bool = False,
    progress: Progress | None = None,
    dry_run: Literal[False] = False,
) -> Curve: ...
@overload
def run(
    card: SimulatedCard | Mapping[str, Any] | str | Path,
    out: str | Path | None = None,
    *,
    model: str | None = None,
    seed: int | None = None,
    jobs: int | None = None,
    update: bool = False,
    progress: Progress | None = None,
    dry_run: Literal[True],
) -> Cost: ...
@checks_arguments
def run(
    card: SimulatedCard | Mapping[str, Any] | str | Path,
    out: str | Path | None = None,
    *,
    model: str | None = None,
    seed: int | None = None,
    jobs: int | None = None,
    update: bool = False,
    progress: Progress | None = None,
    dry_run: bool = False,
) -> Curve | Cost:
    """Run the pipeline of a run card and return its curve; finished steps in the folder are reused.

    Parameters
    ----------
    card
        A path, the name of a shipped card, the content of a card, or a parsed one.
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
    dry_run
        Make nothing and return what would be made: the steps, those that are kept, time and room.

    Raises
    ------
    InputError, RunError
        As `recast.pipeline.run.run_card`.

    Examples
    --------
    >>> import recast
    >>> cost = recast.run("quickstart", dry_run=True)  # doctest: +SKIP
    >>> cost.cpu_s, cost.size_mb  # doctest: +SKIP
    """
    parsed = _parsed(card, model, seed)
    folder = Path(out) if out is not None else Path("results") / parsed.name
    workers = jobs or default_jobs()
    with naming(str(card_path(card)) if isinstance(card, str | Path) else f"card {parsed.name}"):
        if dry_run:
            return Cost(forecast(parsed, folder, jobs=workers, update=update))
        run_any_card(parsed, folder, jobs=workers, progress=progress or Silent(), update=update)
    return Curve.load(folder)


def _parsed(
    card: SimulatedCard | Mapping[str, Any] | str | Path, model: str | None, seed: int | None
) -> Card | CombinationCard:
    if isinstance(card, Card | CombinationCard) and model is None and seed is None:
        return card
    content, where, folder = _content(card, model, seed)
    parsed = parse_any_card(content, where, folder=folder)
    if isinstance(parsed, FigureCard):
        raise InputError(
            "it has figures alone, no model and no analysis", where=where, mend="Use recast run."
        )
    return parsed


@checks_arguments
def scan(
    card: Card | Mapping[str, Any] | str | Path,
    over: Mapping[str, Any] | None = None,
    *,
    mzp_gev: npt.ArrayLike | None = None,
    refine: float | None = None,
    most_points: int = MOST_POINTS,
    out: str | Path | None = None,
    model: str | None = None,
    seed: int | None = None,
    jobs: int | None = None,
    update: bool = False,
    progress: Progress | None = None,
) -> Curve:
    """Run a card over other values of one or two parameters; steps that were made before are reused.

    Parameters
    ----------
    card
        A path, the name of a shipped card, the content of a card, or a parsed one.
    over
        Parameters and their values, a list or a grid as {"range": [5, 80], "points": 6}; those of the card if
        nothing is given.
    mzp_gev
        Masses of the mediator [GeV], whatever the model calls them.
    refine
        Points are added until the coupling is interpolated with this relative error, such as 0.02.
    most_points
        Most points with `refine`.
    out
        Folder for the results, results/NAME-scan by default.
    model, seed, jobs, update, progress
        As for `run`.

    Raises
    ------
    InputError, RunError
        As `run`, and if the values do not fit the model.

    Examples
    --------
    >>> import recast
    >>> curve = recast.scan("quickstart", mzp_gev=[12, 35], refine=0.05)  # doctest: +SKIP
    """
    content, where, folder = _content(card, model, seed)
    axes = {name: _values(values, f"scan.{name}") for name, values in (over or {}).items()}
    if mzp_gev is not None:
        axes[MASS] = _values(mzp_gev, "mzp_gev")
    told = progress or Silent()
    chosen = scan_card(content, where, axes, folder=folder, refine=refine, most=most_points, notice=told.note)
    place = Path(out) if out is not None else Path("results") / f"{chosen.name}-scan"
    run_card(chosen, place, jobs=jobs or default_jobs(), progress=told, update=update)
    return Curve.load(place)


def _values(given: Any, where: str) -> Any:
    """Return values of a parameter as a card has them: a grid, or a list of numbers."""
    if isinstance(given, Mapping):
        return dict(given)
    return _numbers(given, where).tolist()


def _numbers(given: npt.ArrayLike, where: str) -> npt.NDArray[np.float64]:
    try:
        values = np.atleast_1d(np.asarray(given, dtype=np.float64))
    except (OverflowError, TypeError, ValueError) as error:
        raise InputError(f"no list of numbers ({error})", where=where) from None
    if values.ndim > 1:
        raise InputError(f"it has the shape {values.shape}", where=where, mend="Give one list.")
    return values


def _content(
    card: SimulatedCard | Mapping[str, Any] | str | Path, model: str | None, seed: int | None
) -> tuple[Any, str, Path]:
    """Return the plain content of a card with another model and seed, its name, and where its paths begin."""
    if isinstance(card, SimulatedCard):
        content, where, folder = card.model_dump(mode="json"), f"card {card.name}", Path()
    elif isinstance(card, Mapping):
        content, where, folder = dict(card), "card", Path()
    else:
        if not isinstance(card, str | Path):
            raise InputError(f"the card is {card!r}", mend="Give its path, or its content as a mapping.")
        path = card_path(card)
        content, where, folder = load_yaml(path), str(path), path.parent
    content = with_model(content, model)
    if seed is not None and isinstance(content, dict):
        content = content | {"seed": seed}
    return content, where, folder


@parses_words
@checks_arguments
def plot(
    folder: str | Path,
    out: str | Path | None = None,
    *,
    what: Picture | None = None,
    figure: str | None = None,
    at: float | Sequence[float] = (),
    only: str | Sequence[str] = (),
    size: tuple[float, float] | None = None,
    title: str | None = None,
    caption: str | None = None,
    legend: str = "above",
    xlabel: str | None = None,
    ylabel: str | None = None,
    xrange: tuple[float, float] | None = None,
    yrange: tuple[float, float] | None = None,
) -> list[Path]:
    """Draw the plots of a finished run again, or others of its numbers, and return their files.

    Parameters
    ----------
    folder
        Of the run, with its results.json. `load(folder).plot(axes)` draws into axes of one's own.
    out
        Where the files go. By default the same folder; its sub-folder plots for what the run does not leave:
        cutflows, distributions, and pictures with anything chosen.
    what
        curve or plane (limits), cutflow, spectrum (distributions); all limits if None.
    figure
        One picture alone: exclusion, the name of a figure; or those of a distribution, a region, an analysis.
    at
        Values of the first scanned parameter: points of cutflows and distributions; up to six by default.
    only
        Names of the curves that are drawn, as in the CSV file of a figure; all by default.
    size
        Width and height of the axes [inches].
    title, caption, xlabel, ylabel
        Texts in place of those of the picture; an empty caption for none.
    legend
        above, none, or a place inside the axes, such as "upper left".
    xrange, yrange
        Ends of the axes, in their units.

    Raises
    ------
    InputError
        If the folder has no results, they are damaged, or nothing is called so.

    Examples
    --------
    >>> import recast
    >>> recast.plot("results/quickstart", what="spectrum", figure="m4l", at=30)  # doctest: +SKIP
    >>> recast.plot("results/quickstart", only=["observed", "trident"], xrange=(10, 50))  # doctest: +SKIP
    """
    chosen = PlotOptions(
        size=size,
        title=title,
        caption=caption,
        legend=legend,
        xlabel=xlabel,
        ylabel=ylabel,
        xrange=xrange,
        yrange=yrange,
        only=(only,) if isinstance(only, str) else tuple(only),
    )
    points = _numbers(at, "at").tolist()
    return draw(Path(folder), None if out is None else Path(out), what, chosen, figure, points)


@checks_arguments
def analyse(
    analysis: str | Path,
    *files: str | Path,
    dataset: str | None = None,
    mass_gev: float | None = None,
    merge: bool = False,
    limit: str | None = None,
    cl: float = CONFIDENCE_LEVEL,
    options: ReadOptions | None = None,
    seed: int = 1,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Yields:
    """Return cutflow and yields of an analysis from event files: HepMC, LHE, ROOT or Parquet, of any source.

    Parameters
    ----------
    analysis
        Its name, or the folder of one's own.
    files
        Paths, plain or compressed; patterns (``*``, ``?``) are expanded.
    dataset
        Data set of the analysis; its default if None.
    mass_gev
        Mass of the mediator [GeV], for an analysis with a window that moves with it.
    merge
        Take all files for parts of one sample.
    limit
        A method, such as cls: compare the events of all files with the published counts.
    cl
        Level of the limit.
    options
        How files are read: cross section, weight, dressing, ...
    seed
        Of the efficiencies.
    jobs, progress
        As for `run`.

    Raises
    ------
    InputError
        If a name is unknown, a file cannot be read, or nothing was published to compare with.

    Examples
    --------
    >>> import recast
    >>> recast.analyse("atlas_2013_z4l", "signal.parquet").rows()  # doctest: +SKIP
    """
    loaded = load_analysis(analysis) if mass_gev is None else load_analysis(analysis).at(mass_gev)
    if limit is not None:  # what no event can mend is refused before the first
        counted_regions(loaded.card, dataset, mass_gev)
        excluded_count(limit, 1, 1.0, cl=cl)
    if not files:
        raise InputError("no event file is given", where="analyse")
    paths = expanded(files)
    samples = analyse_files(
        loaded,
        [paths] if merge else [[path] for path in paths],
        options or ReadOptions(),
        dataset=dataset,
        kept=record_thresholds(loaded.card),
        seed=seed,
        jobs=jobs or default_jobs(),
        progress=progress or Silent(),
        made=partial(check_made, loaded.card),
    )
    published = tuple(published_bins(loaded.card, dataset))
    if limit is None:
        return Yields(tuple(samples), None, published)
    results = [item.result for item in samples]
    found = signal_limit(results, loaded.card, dataset, limit, cl, mass_gev=mass_gev)
    return Yields(tuple(samples), found, published)


@parses_words
@checks_arguments
def generate_events(
    process: str = DEFAULT_PROCESS,
    parameters: Mapping[str, float] | None = None,
    *,
    out: str | Path,
    model: str | Model = DEFAULT_MODEL,
    contribution: Contribution = Contribution.FULL,
    sqrt_s_gev: float = 8000.0,
    events: int = 10_000,
    options: Mapping[str, Any] | None = None,
    settings: Mapping[str, Any] | None = None,
    scheme: str = "gmu",
    backend: str = "builtin",
    madgraph: MadGraphOptions | None = None,
    tuning: str | Path | None = None,
    seed: int = 1,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Events:
    """Write unweighted parton events of a process at a model point (LHE).

    Parameters
    ----------
    process
        A short name, or MadGraph's notation of any.
    parameters
        Of the model, mass and coupling among them; `coupling` stands for that of the model, which is 0, the
        Standard Model, if it is not given.
    out
        The file; .gz is compressed.
    model
        The model, or its name, or the path of its card.
    contribution
        sm, np, interference, signal (np and interference) or full.
    sqrt_s_gev
        Collision energy [GeV].
    events
        Number of unweighted events.
    options
        Of the process, such as {"quarks": ("u", "d")}.
    settings
        Of the generator, as in `generate` of a card: pdf_set, scale, cuts, ...
    scheme
        Electroweak inputs: gmu or alpha_mz.
    backend, madgraph
        builtin or madgraph, and how that is run.
    tuning
        File of a warm-up: taken where it is there, made where not.
    seed, jobs, progress
        Seed of the random numbers; the others as for `run`.

    Raises
    ------
    InputError, RunError
        If a name or value is wrong, or no event can be made.

    Examples
    --------
    >>> import recast
    >>> point = {"mzp_gev": 30, "coupling": 0.05}
    >>> recast.generate_events("4mu", point, out="signal.lhe.gz", events=1000)  # doctest: +SKIP
    """
    chosen = load_model(model) if isinstance(model, str) else model
    values = dict(parameters or {})
    if "coupling" in values and chosen.coupling in values and chosen.coupling != "coupling":
        raise InputError(f"{chosen.coupling} and coupling are the same; give one", where="parameters")
    values = {chosen.coupling: values.pop("coupling", 0.0)} | values
    sample = generate_file(
        find_process(process, dict(options or {})),
        chosen.point(values, scheme),
        Path(out),
        contribution=contribution,
        sqrt_s_gev=sqrt_s_gev,
        events=events,
        seed=seed,
        settings=settings or {},
        backend=backend,
        madgraph=madgraph or MadGraphOptions(),
        tuning=None if tuning is None else Path(tuning),
        jobs=jobs or default_jobs(),
        progress=progress or Silent(),
    )
    return Events(sample, (sample.path,))


@checks_arguments
def shower(
    file: str | Path,
    *,
    profile: str = "full",
    out: str | Path | None = None,
    formats: Sequence[str] = ("parquet",),
    analysis: str | Path | None = None,
    options: ReadOptions | None = None,
    seed: int = 1,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Events:
    """Shower the parton events of a file of any generator with Pythia 8.

    Parameters
    ----------
    file
        LHE, plain or compressed.
    profile
        full, no-mpi, full-jets, no-mpi-jets or parton.
    out
        Parquet file; the name of the file with .parquet by default.
    formats
        Of parquet, hepmc3, hepmc2.
    analysis
        Leave out events that cannot pass this analysis, which still count, and keep all that it reads.
    options
        How the file is read: cross section, broken events, ...
    seed, jobs, progress
        Seed of the random numbers; the others as for `run`.

    Raises
    ------
    InputError, RunError
        If a name is wrong, the file cannot be read, or Pythia fails.

    Examples
    --------
    >>> import recast
    >>> recast.shower("signal.lhe.gz", profile="no-mpi").paths  # doctest: +SKIP
    (PosixPath('signal.parquet'),)
    """
    card = None if analysis is None else analysis_card(analysis)
    made = shower_file(
        Path(file),
        profile,
        None if out is None else Path(out),
        formats=[formats] if isinstance(formats, str) else formats,
        event_filter=card.parton_filter if card else None,
        needed=card.needed if card else None,
        options=options,
        seed=seed,
        jobs=jobs or default_jobs(),
        progress=progress or Silent(),
    )
    return Events(made.sample, made.paths, (*made.notes, *made.shower_notes))


@checks_arguments
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
@checks_arguments
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
        A name of docs/lowenergy.md, such as trident.
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
    return Bound(
        low_energy_bound(constraint, _numbers(mzp_gev, "mzp_gev"), data, None, None, chosen, parameters)
    )


@parses_words
@checks_arguments
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
        Only these shipped curves, constraints and published limits, one or several; none: results alone.
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
    names = [against] if isinstance(against, str) else against
    chosen = None if names is None else [name for name in names if name != _NOTHING]
    return Verdicts(check_points(listed, kept=kept, against=chosen, data=data, quarks=quarks))
