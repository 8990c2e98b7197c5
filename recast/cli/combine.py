"""Cli: `recast combine`: the limits of several finished runs in one."""

from __future__ import annotations

from pathlib import Path

import click

from recast.cli.common import (
    CALCULATORS,
    calculator_option,
    json_option,
    print_json,
    seed_option,
    show_notes,
    toys_option,
)
from recast.core.levels import level_text

__all__ = ["combine"]


@click.command()
@click.argument("runs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--overlap", multiple=True, help="A data set that two runs may share, as the refusal names it.")
@calculator_option(*CALCULATORS)
@toys_option()
@click.option("--out", type=click.Path(path_type=Path), help="Write the result as JSON as well.")
@seed_option
@json_option
def combine(
    runs: tuple[Path, ...],
    overlap: tuple[str, ...],
    calculator: str,
    toys: int,
    out: Path | None,
    seed: int,
    as_json: bool,
) -> None:
    """Combine the CLs limits of the folders RUNS at the points that all of them have.

    The runs are of one model and of data that do not overlap; nuisances are correlated by their names.
    """
    from recast.core.atomic import write_json  # noqa: PLC0415
    from recast.core.provenance import provenance  # noqa: PLC0415
    from recast.pipeline.combine import combine_runs  # noqa: PLC0415 - loads the pipeline
    from recast.statistics.strength import Calculator  # noqa: PLC0415

    points, left = combine_runs(
        runs, overlapping=overlap, calculator=Calculator(calculator), toys=toys, seed=seed
    )
    content = {
        "runs": [str(run) for run in runs],
        "points": [item.as_dict() for item in points],
        "left_out": left,
        "provenance": provenance(seed=seed),
    }
    if out is not None:
        write_json(out, content)
    if as_json:
        print_json(content)
        return
    show_notes("combine", left)
    names = list(points[0].alone)
    limits = points[0].limits
    click.echo(f"excluded couplings at {level_text(limits.cl)}, {limits.calculator} CLs")
    click.echo(
        "".join(f"{word:>14}" for word in ("point", *names, "expected", "68 % from", "to", "observed"))
    )
    for item in points:
        _, low, median, high, _ = (item.coupling(value) for value in item.limits.expected)
        observed = f"{item.coupling(item.limits.observed):.5g}" if item.observed_published else "-"
        numbers = [*(item.alone[name] for name in names), median, low, high]
        row = [item.point.name, *(f"{value:.5g}" for value in numbers), observed]
        click.echo("".join(f"{word:>14}" for word in row))
