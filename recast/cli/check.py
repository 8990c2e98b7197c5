"""Cli: `recast check`: is a point excluded, by what, at which level, and how near is it to the edge."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console

from recast.cli.common import (
    ShowProgress,
    jobs_option,
    json_option,
    names_of,
    output,
    print_json,
    refuse_given,
    show_notes,
    table_of,
)
from recast.core.errors import InputError
from recast.core.reading import read_standard_input
from recast.exclusion.check import (
    Asked,
    CheckResult,
    Finding,
    PointVerdict,
    check,
    source_names,
    write_verdicts,
)
from recast.inputs.lowenergy import parse_data_set
from recast.lowenergy.quarks import NO_QUARKS, scenario_names
from recast.model.point_list import LARGEST, PointList, read_points
from recast.model.registry import DEFAULT_MODEL, model_names

__all__ = ["check_command"]

_SHOWN = 200
"""Most points of which a table is printed."""
_DETAILED = 10_000
"""Most points of which the JSON says what every source says."""


@click.command("check")
@click.argument("points", nargs=-1)
@click.option(
    "--model",
    default=DEFAULT_MODEL,
    show_default=True,
    help=f"Model of points that name none: {', '.join(model_names())}, or a card.",
)
@click.option(
    "--results",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Folder of a finished run, whose limits are interpolated; repeat.",
)
@click.option(
    "--against",
    metavar="NAME[,NAME...]",
    help=f"Only these shipped curves, constraints and published limits, of {', '.join(source_names())}; "
    "none: results alone.",
)
@click.option("--data", default="current", show_default=True, help="Measurements: 2014 or current.")
@click.option(
    "--quarks",
    default=NO_QUARKS,
    show_default=True,
    help=f"Quark sector of the constraints: {', '.join(scenario_names())}.",
)
@click.option("--simulate", is_flag=True, help="Run the pipeline at the points, and take its results.")
@click.option("--card", type=click.Path(path_type=Path), help="Run card of --simulate [the quickstart's].")
@click.option(
    "--work",
    type=click.Path(path_type=Path),
    default=Path("results/check"),
    show_default=True,
    help="Folder of the runs of --simulate; finished steps in it are reused.",
)
@click.option(
    "--most", type=click.IntRange(1), default=100, show_default=True, help="Most masses that are simulated."
)
@click.option("--out", type=click.Path(path_type=Path), help="Write a row for each point to this CSV file.")
@click.option("--all", "details", is_flag=True, help="Show what every source says of each point.")
@jobs_option
@json_option
def check_command(
    points: tuple[str, ...],
    model: str,
    results: tuple[Path, ...],
    against: str | None,
    data: str,
    quarks: str,
    simulate: bool,
    card: Path | None,
    work: Path,
    most: int,
    out: Path | None,
    details: bool,
    jobs: int,
    as_json: bool,
) -> None:
    """Say of each point whether it is excluded, by what, at which level, and how near it is to the edge.

    POINTS is a CSV or YAML file ("-": CSV on standard input), or one point such as mzp_gev=30 coupling=0.02.
    A point that no search or constraint covers is "not covered", which is not allowed.
    """
    if out is not None and out.suffix.lower() != ".csv":
        raise InputError("the table is CSV", where=f"--out {out}", mend="Give a name that ends with .csv.")
    text = read_standard_input(LARGEST) if points == ("-",) else ""
    found = read_points(points, model, standard_input=text)
    chosen = None if against is None else [name for name in names_of(against) if name != "none"]
    folders = list(results)
    if simulate:
        folders += _simulated(found, card, work, most, jobs)
    else:
        refuse_given(("card", "work", "most"), "is for --simulate", "Add --simulate.")
    kept = _kept(folders) if folders else []
    result = check(found, kept=kept, against=chosen, data=parse_data_set(data), quarks=quarks)
    if out is not None:
        write_verdicts(result, out)
    if as_json:
        print_json(result.as_dict(details=details or len(result) <= _DETAILED))
        return
    _print(result, details or len(result) == 1)
    show_notes("check", [*result.notes, *([f"written to {out}"] if out is not None else [])])


def _kept(folders: list[Path]) -> Sequence[Asked]:
    from recast.pipeline.check_results import kept_results  # noqa: PLC0415 - loads what simulates

    return kept_results(folders)


def _simulated(points: PointList, card: Path | None, work: Path, most: int, jobs: int) -> list[Path]:
    from recast.pipeline.check_simulated import simulate_points  # noqa: PLC0415 - loads what simulates

    with ShowProgress() as progress:
        return simulate_points(points, card, work, most=most, jobs=jobs, progress=progress)


def _print(result: CheckResult, details: bool) -> None:
    console = output()
    console.print(
        f"{len(result)} point{'s' if len(result) > 1 else ''}, constraints of the data set {result.data}, "
        f"quark sector {result.quarks}; each source at its own level"
    )
    if len(result) <= _SHOWN:
        _table(console, result)
        if details:
            for item in result:
                _details(console, item, titled=len(result) > 1)
    else:
        console.print(f"(no table of more than {_SHOWN} points: --out FILE.csv or --json)")
    console.print(", ".join(f"{name}: {number}" for name, number in result.counts.items()))


def _table(console: Console, result: CheckResult) -> None:
    titles = ("point", "verdict", "by", "level", "ratio to bound", "from edge", "CLs", "expected")
    table = table_of(*titles, numbers=titles[4:])
    for index in range(len(result)):
        item = result.summary(index)
        found = item.decisive
        if found is None:
            table.add_row(_point(item), str(item.verdict), *"------")
            continue
        edge = "-" if item.edge_sigmas is None else f"{item.edge_sigmas:.1f}σ"
        table.add_row(
            _point(item),
            str(item.verdict) + (" (near the edge)" if item.near_edge else ""),
            found.source.name,
            found.source.level,
            _ratio(found),
            edge,
            *(_cls(value) for value in (found.cls_observed, found.cls_expected)),
        )
    console.print(table)


def _details(console: Console, item: PointVerdict, *, titled: bool) -> None:
    console.print()
    if titled:
        console.print(_point(item))
    titles = ("source", "level", "bound", "ratio", "excluded", "remark")
    table = table_of(*titles, numbers=titles[2:4])
    for found in item.findings:
        source = found.source
        says = ("yes" if found.excluded else "no") if found.covered else "not covered"
        remark = found.reason if source.decides else f"decides nothing; {found.reason}".rstrip("; ")
        bound = "-" if found.bound is None else f"{found.bound:.4g}"
        table.add_row(source.name, source.level, bound, _ratio(found), says, remark)
    console.print(table)


def _point(item: PointVerdict) -> str:
    values = ", ".join(f"{name} = {value:g}" for name, value in item.values.items())
    return f"{item.label}: {item.model}, {values}" if item.label else f"{item.model}, {values}"


def _ratio(found: Finding) -> str:
    if found.ratio is None:
        return "-"
    error = found.error
    return f"{found.ratio:.4g}" + (f" ± {error:.2g}" if error else "")


def _cls(value: float | None) -> str:
    return "-" if value is None else f"{value:.3g}"
