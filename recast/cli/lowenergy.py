"""Cli: `recast lowenergy`: the observables at a point, or the excluded coupling of one constraint."""

from __future__ import annotations

from typing import Any

import click
from rich.console import Console
from rich.table import Table

from recast.cli.common import json_option, print_json
from recast.core.errors import InputError
from recast.inputs.lowenergy import DataSet, parse_data_set
from recast.lowenergy.base import Plane
from recast.lowenergy.bounds import Bound, bound
from recast.lowenergy.registry import OBSERVABLES, observable

__all__ = ["lowenergy"]


@click.command()
@click.option("--mzp", required=True, metavar="GEV[,GEV...]", help="Mass of the Z'; several with --bound.")
@click.option("--gp", type=float, help="Coupling g'.")
@click.option("--bound", "constraint", metavar="NAME", help=f"One of: {', '.join(OBSERVABLES)}.")
@click.option("--data", "data_name", default="2014", show_default=True, help="Measurements: 2014 or current.")
@json_option
def lowenergy(mzp: str, gp: float | None, constraint: str | None, data_name: str, as_json: bool) -> None:
    """Low-energy observables at (mZ', g'), or the excluded g' of one constraint against mZ'."""
    data = parse_data_set(data_name)
    masses = _masses(mzp)
    if constraint is not None:
        if gp is not None:
            raise InputError("--gp and --bound exclude each other", mend="A bound is an excluded g'.")
        _print_bound(bound(constraint, masses, data), as_json)
        return
    if gp is None:
        raise InputError("neither --gp nor --bound is given", mend="Try: recast lowenergy --mzp 30 --gp 0.05")
    if len(masses) != 1:
        raise InputError("--gp needs a single --mzp", mend="Use --bound for a list of masses.")
    _print_point(masses[0], gp, data, as_json)


def _masses(text: str) -> list[float]:
    try:
        return [float(word) for word in text.split(",")]
    except ValueError:
        raise InputError(
            f'"{text}" is not a list of numbers', where="--mzp", mend="Example: 10,30,100"
        ) from None


def _row(name: str, point: Plane, data: DataSet) -> dict[str, Any]:
    item = observable(name)
    info = item.info(data)
    row: dict[str, Any] = {
        "constraint": name,
        "quantity": info.quantity,
        "cl": info.cl,
        "sided": str(info.sided),
        "references": list(info.references),
    }
    if float(point.mzp_gev) < info.valid_from_gev:
        reason = f"the formula holds from {info.valid_from_gev:g} GeV"
        return row | {"prediction": None, "chi2": None, "excluded": None, "reason": reason}
    return row | {
        "prediction": float(item.predict(point, data)),
        "allowed_below": info.allowed_below,
        "chi2": float(item.chi2(point, data)),
        "excluded": bool(item.excess(point, data) > 0),
    }


def _print_point(mzp_gev: float, gp: float, data: DataSet, as_json: bool) -> None:
    point = Plane(mzp_gev, gp)  # type: ignore[arg-type]
    rows = [_row(name, point, data) for name in OBSERVABLES]
    if as_json:
        print_json({"mzp_gev": mzp_gev, "gp": gp, "data": str(data), "observables": rows})
        return
    table = Table(box=None, pad_edge=False)
    for title in ("constraint", "quantity", "prediction", "allowed below", "pull^2", "excluded", "at"):
        table.add_column(title, no_wrap=True)
    for row in rows:
        if row["prediction"] is None:
            table.add_row(row["constraint"], row["quantity"], "-", "-", "-", row["reason"], "-")
            continue
        table.add_row(
            row["constraint"],
            row["quantity"],
            f"{row['prediction']:.4g}",
            f"{row['allowed_below']:.4g}",
            f"{row['chi2']:.3g}",
            "yes" if row["excluded"] else "no",
            _level(row["cl"], row["sided"]),
        )
    _print(f"mZ' = {mzp_gev:g} GeV, g' = {gp:g}, data set {data}", table)


def _print_bound(result: Bound, as_json: bool) -> None:
    if as_json:
        print_json(result.as_dict())
        return
    info = result.info
    title = f"{info.title}, data set {info.data}, {_level(info.cl, str(info.sided))}"
    table = Table(box=None, pad_edge=False)
    table.add_column("mZ' [GeV]", no_wrap=True)
    table.add_column("excluded g'", no_wrap=True)
    for item in result.points:
        value = f"{item.gp_excluded:.5g}" if item.gp_excluded is not None else f"- ({item.reason})"
        table.add_row(f"{item.mzp_gev:g}", value)
    _print(title, table)


def _print(title: str, table: Table) -> None:
    out = Console(width=120, highlight=False)
    out.print(title)
    out.print(table)


def _level(cl: float | None, sided: str) -> str:
    return "a prior, no CL" if cl is None else f"{100 * cl:.7g} % CL, {sided}-sided"
