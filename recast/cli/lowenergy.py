"""Cli: `recast lowenergy`: the observables at a point, or the excluded coupling of one constraint."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from recast.cli.common import json_option, print_json
from recast.core.errors import InputError
from recast.exclusion.published import PUBLISHED, published_bound
from recast.inputs.lowenergy import DataSet, parse_data_set
from recast.lowenergy.base import Plane
from recast.lowenergy.bounds import Bound, bound
from recast.lowenergy.forms import Form, Forms, forms_for
from recast.lowenergy.quarks import DEFAULT_SCENARIO, Quarks, scenario, scenario_names
from recast.lowenergy.registry import OBSERVABLES, PREDICTIONS, observable
from recast.model.point_file import read_point

__all__ = ["lowenergy"]

_NAMES = (*OBSERVABLES, *PUBLISHED)


@click.command()
@click.option("--mzp", required=True, metavar="GEV[,GEV...]", help="Mass of the Z'; several with --bound.")
@click.option("--gp", type=float, help="Coupling g'.")
@click.option("--bound", "constraint", metavar="NAME", help=f"One of: {', '.join(_NAMES)}.")
@click.option("--data", "data_name", default="2014", show_default=True, help="Measurements: 2014 or current.")
@click.option(
    "--quarks",
    "quark_name",
    metavar="NAME|FILE",
    default=DEFAULT_SCENARIO,
    show_default=True,
    help=f"Quark sector: {', '.join(scenario_names())}, or a point file with `quarks`.",
)
@click.option(
    "--form",
    type=click.Choice([str(form) for form in Form]),
    help="Formulae as printed or as derived where they differ; printed for 2014, derived for current.",
)
@json_option
def lowenergy(
    mzp: str,
    gp: float | None,
    constraint: str | None,
    data_name: str,
    quark_name: str,
    form: str | None,
    as_json: bool,
) -> None:
    """Low-energy observables at (mZ', g'), or the excluded g' of one constraint against mZ'."""
    data = parse_data_set(data_name)
    masses = _masses(mzp)
    forms = forms_for(data) if form is None else Forms.all(Form(form))
    quarks = _quarks(quark_name)
    if constraint is not None:
        if gp is not None:
            raise InputError("--gp and --bound exclude each other", mend="A bound is an excluded g'.")
        if constraint in PUBLISHED:
            _print_published(constraint, masses, as_json)
            return
        _print_bound(bound(constraint, masses, data, quarks, forms), forms, as_json)
        return
    if gp is None:
        raise InputError("neither --gp nor --bound is given", mend="Try: recast lowenergy --mzp 30 --gp 0.05")
    if len(masses) != 1:
        raise InputError("--gp needs a single --mzp", mend="Use --bound for a list of masses.")
    _print_point(Plane(masses[0], gp, quarks, forms), data, as_json)  # type: ignore[arg-type]


def _quarks(name: str) -> Quarks:
    """Return the named sector, or that of a point file if the name is a path."""
    path = Path(name)
    if path.suffix not in (".yaml", ".yml", ".json"):
        return scenario(name)
    sector = read_point(path).quarks
    if sector is None:
        raise InputError("the point has no `quarks`", where=name)
    return Quarks.from_sector(sector)


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
        "level": info.level,
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


def _prediction(name: str, point: Plane, data: DataSet) -> dict[str, Any]:
    item = PREDICTIONS[name]
    info = item.info(data)
    row = {"prediction": name, "quantity": info.quantity, "references": list(info.references)}
    if float(point.mzp_gev) < info.valid_from_gev:
        return row | {"value": None, "reason": f"the formula holds from {info.valid_from_gev:g} GeV"}
    return row | {"value": float(item.predict(point, data))}


def _print_point(point: Plane, data: DataSet, as_json: bool) -> None:
    mzp_gev, gp = float(point.mzp_gev), float(point.gp)
    rows = [_row(name, point, data) for name in OBSERVABLES]
    predicted = [_prediction(name, point, data) for name in PREDICTIONS]
    sector = point.quarks.title if point.quarks is not None else ""
    if as_json:
        content = {"mzp_gev": mzp_gev, "gp": gp, "data": str(data), "quark_sector": sector}
        print_json({**content, "observables": rows, "predictions": predicted})
        return
    table = Table(box=None, pad_edge=False)
    for title in ("constraint", "quantity", "prediction", "allowed below", "pull^2", "excluded", "at"):
        table.add_column(title, no_wrap=True)
    for row in rows:
        if row["prediction"] is None:
            table.add_row(row["constraint"], row["quantity"], "-", "-", "-", row["reason"], "-")
            continue
        edge = row["allowed_below"]
        table.add_row(
            row["constraint"],
            row["quantity"],
            f"{row['prediction']:.4g}",
            "-" if edge is None else f"{edge:.4g}",
            f"{row['chi2']:.3g}",
            "yes" if row["excluded"] else "no",
            row["level"],
        )
    for line in predicted:
        value = "-" if line["value"] is None else f"{line['value']:.4g}"
        table.add_row(
            line["prediction"], line["quantity"], value, "-", "-", line.get("reason", "-"), "a prediction"
        )
    _print(f"mZ' = {mzp_gev:g} GeV, g' = {gp:g}, data set {data}; quark sector: {sector}", table)


def _print_bound(result: Bound, forms: Forms, as_json: bool) -> None:
    info = result.info
    if as_json:
        chosen = {"formulae": {name: str(getattr(forms, name)) for name in forms.__slots__}}
        print_json(result.as_dict() | (chosen if info.needs_quarks else {}))
        return
    title = f"{info.title}, data set {info.data}, {info.level}; excluded: {info.excludes} the bound"
    if result.assumption:
        title += f"\nquark sector: {result.assumption}"
    rows = [(item.mzp_gev, item.gp_excluded, item.reason) for item in result.points]
    _print(title, _bound_table(rows))


def _print_published(name: str, masses: list[float], as_json: bool) -> None:
    result = published_bound(name, masses)
    if as_json:
        print_json(result.as_dict())
        return
    rows = [(item.mzp_gev, item.gp_excluded, item.reason) for item in result.points]
    _print(f"{result.source.title}, {result.source.level}; excluded: above the bound", _bound_table(rows))


def _bound_table(rows: list[tuple[float, float | None, str]]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("mZ' [GeV]", no_wrap=True)
    table.add_column("excluded g'", no_wrap=True)
    for mass, gp, reason in rows:
        table.add_row(f"{mass:g}", f"{gp:.5g}" if gp is not None else f"- ({reason})")
    return table


def _print(title: str, table: Table) -> None:
    out = Console(width=120, highlight=False)
    out.print(title)
    out.print(table)
