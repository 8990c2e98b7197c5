"""Cli: `recast run` of a `top_zprime` card: run and print the limits on t -> Z' q."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from rich.table import Table

from recast.cli.common import ShowProgress, output, print_json
from recast.exclusion.top_curve import TopPoint
from recast.pipeline.top import TopOutcome, run_top_card
from recast.pipeline.top_card import TopCard, parse_top_card

__all__ = ["run_top"]


def run_top(
    content: Any,
    source: Path,
    *,
    out: Path | None,
    seed: int | None,
    update: bool,
    jobs: int,
    as_json: bool,
) -> None:
    """Run the card with this content; the arguments are those of `recast run`."""
    card = parse_top_card(content, str(source))
    if seed is not None:
        card = card.model_copy(update={"seed": seed})
    folder = out or Path("results") / card.name
    start = time.perf_counter()
    with ShowProgress() as progress:
        outcome = run_top_card(card, folder, jobs=jobs, progress=progress, update=update)
    if as_json:
        rows = [point.as_dict(_names(card)) for point in outcome.points]
        print_json({"folder": str(folder), "published_region": outcome.on_z.as_dict(), "points": rows})
    else:
        _report(card, outcome, time.perf_counter() - start)


def _names(card: TopCard) -> list[str]:
    return [f"{item.sqrt_s_gev / 1000:g}TeV_{item.luminosity_fb:g}fb" for item in card.projections]


def _report(card: TopCard, outcome: TopOutcome, seconds: float) -> None:
    console = output()
    title = f"{card.name}: BR(t -> Z' {card.model.quark}) BR(Z' -> mu mu) at 95 % CL"
    table = Table(box=None, pad_edge=False, title=title, title_justify="left")
    names = _names(card)
    columns = ["mZ' [GeV]", "acceptance", "background", "observed", "expected", *names, "remark"]
    for column in columns:
        table.add_column(column, justify="left" if column == "remark" else "right")
    for point in outcome.points:
        table.add_row(*_cells(point))
    console.print(table)
    console.print(f"\n{seconds:.0f} s; results in {outcome.folder}: top_limits.png, .pdf, .csv, results.json")


def _cells(point: TopPoint) -> list[str]:
    def shown(value: float | None) -> str:
        return "no_limit" if value is None else f"{value:.3g}"

    value, error = point.acceptance
    bound = point.acceptance_bound
    return [
        f"{point.mzp_gev:g}",
        f"{value:.4f} ± {error:.4f}" if bound is None else f"0, below {bound:.2g} (95 % CL)",
        f"{point.limit.background:.3g} ± {point.limit.background_error:.2g}",
        "" if point.published is None else shown(point.published.observed),
        shown(point.limit.median),
        *(shown(item.median) for item in point.projections),
        point.limit.reason,
    ]
