"""Cli: `recast lowenergy`: the observables at a point, or what a constraint excludes: tables or JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from recast.cli.common import json_option, names_of, print_json
from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet, parse_data_set
from recast.lowenergy.base import Plane, has_default_charges, model_plane
from recast.lowenergy.bounds import AllowedCouplings, AllowedInterval, Bound, allowed_couplings, bound
from recast.lowenergy.forms import Form, Forms, forms_for
from recast.lowenergy.point_table import compared_text, constraint_rows, prediction_rows
from recast.lowenergy.quarks import DEFAULT_SCENARIO, NO_QUARKS, Quarks, scenario, scenario_names
from recast.lowenergy.registry import OBSERVABLES, observable
from recast.model.base import Model
from recast.model.point_file import read_point
from recast.model.registry import DEFAULT_MODEL, load_model, model_names
from recast.model.symbols import plain_symbol

__all__ = ["lowenergy", "print_allowed", "print_bound", "print_point"]


@click.command()
@click.option("--mzp", required=True, metavar="GEV[,GEV...]", help="Mass of the Z'; several with --bound.")
@click.option("--gp", type=float, help="Coupling: g', or what the model calls so.")
@click.option("--bound", "name", metavar="NAME", help=f"One of: {', '.join(OBSERVABLES)}.")
@click.option(
    "--allowed", "names", metavar="NAME[,NAME...]", help="Couplings that all of these constraints allow."
)
@click.option("--data", "data_name", default="2014", show_default=True, help="Measurements: 2014 or current.")
@click.option(
    "--quarks",
    "quark_name",
    metavar="NAME|FILE",
    default=DEFAULT_SCENARIO,
    show_default=True,
    help=f"Quark sector: {', '.join(scenario_names())}, or a point file.",
)
@click.option(
    "--form",
    type=click.Choice([str(form) for form in Form]),
    help="Formulae as printed or as derived where they differ; printed for 2014, derived for current.",
)
@click.option(
    "--model",
    "model_name",
    metavar="NAME|FILE",
    help=f"Model: {', '.join(model_names())}, or a card [{DEFAULT_MODEL}].",
)
@json_option
def lowenergy(
    mzp: str,
    gp: float | None,
    name: str | None,
    names: str | None,
    data_name: str,
    quark_name: str,
    form: str | None,
    model_name: str | None,
    as_json: bool,
) -> None:
    """Low-energy observables at (mZ', g'), the excluded g' of a constraint, or the g' that several allow."""
    data = parse_data_set(data_name)
    masses = _masses(mzp)
    forms = forms_for(data) if form is None else Forms.all(Form(form))
    quarks = _quarks(quark_name)
    model: Model | None = None if model_name is None else load_model(model_name)
    if sum(value is not None for value in (gp, name, names)) > 1:
        raise InputError("--gp, --bound and --allowed exclude each other", mend="Give one of them.")

    def edge(name: str) -> Bound:
        return bound(name, masses, data, quarks, forms, model)

    if name is not None:
        print_bound(edge(name), forms, as_json, model)
        return
    if names is not None:
        chosen = names_of(names)
        plane = model_plane(masses, [0.1], quarks, forms, model)
        for item in chosen:
            observable(item).require(plane)
        print_allowed([edge(item) for item in chosen], as_json, model)
        return
    if gp is None:
        raise InputError("neither --gp nor --bound is given", mend="Try: recast lowenergy --mzp 30 --gp 0.05")
    if len(masses) != 1:
        raise InputError("--gp needs a single --mzp", mend="Use --bound for a list of masses.")
    print_point(model_plane(masses[0], gp, quarks, forms, model), data, as_json, model)


def _quarks(name: str) -> Quarks:
    """Return the named sector, or that of a point file if the name is a path: none for a leptonic point."""
    path = Path(name)
    if path.suffix not in (".yaml", ".yml", ".json"):
        return scenario(name)
    sector = read_point(path).quarks
    return scenario(NO_QUARKS) if sector is None else Quarks.from_sector(sector)


def _masses(text: str) -> list[float]:
    try:
        return [float(word) for word in text.split(",")]
    except ValueError:
        raise InputError(
            f'"{text}" is not a list of numbers', where="--mzp", mend="Example: 10,30,100"
        ) from None


_WIDTH = 160
_COLUMNS = (
    "constraint",
    "quantity",
    "prediction",
    "allowed below",
    "excluded where",
    "it is",
    "excluded",
    "at",
)


@parses_words
def print_point(point: Plane, data: DataSet, as_json: bool, model: Model | None = None) -> None:
    """Print every constraint and prediction at one point; `model` is what it was made of, if named."""
    mzp_gev, gp = float(point.mzp_gev), float(point.gp)
    rows = constraint_rows(point, data)
    predicted = prediction_rows(point, data)
    sector = point.quarks.title if point.quarks is not None and has_default_charges(point.charges) else ""
    if as_json:
        content = {"mzp_gev": mzp_gev, "gp": gp, "data": str(data), "quark_sector": sector}
        content |= {} if model is None else {"model": model.name, "coupling": model.coupling}
        print_json({**content, "observables": rows, "predictions": predicted})
        return
    table = Table(box=None, pad_edge=False)
    for title in _COLUMNS:
        table.add_column(title, no_wrap=title != _COLUMNS[-1])
    for row in rows:
        if row["prediction"] is None:
            table.add_row(row["constraint"], row["quantity"], *"-----", row["reason"])
            continue
        edge, compared = row["allowed_below"], row["compared"]
        table.add_row(
            row["constraint"],
            row["quantity"],
            f"{row['prediction']:.4g}",
            "-" if edge is None else f"{edge:.4g}",
            *(compared_text(compared) if compared else ("-", "-")),
            {True: "yes", False: "no", None: "-"}[row["excluded"]],
            row["level"],
        )
    for line in predicted:
        value = "-" if line["value"] is None else f"{line['value']:.4g}"
        remark = f"a prediction; {line['reason']}" if "reason" in line else "a prediction"
        table.add_row(line["prediction"], line["quantity"], value, *"----", remark)
    title = f"mZ' = {mzp_gev:g} GeV, {_symbol(model)} = {gp:g}, data set {data}"
    title += f"; quark sector: {sector}" if sector else ""
    _print(f"{title}; model: {model.name}" if model else title, table)
    notes: dict[str, list[str]] = {}
    for row in (*rows, *predicted):
        if "note" in row:
            notes.setdefault(row["note"], []).append(row.get("constraint") or row["prediction"])
    for note, names in notes.items():
        click.echo(f"{', '.join(names)}: {note}")


def print_bound(result: Bound, forms: Forms, as_json: bool, model: Model | None = None) -> None:
    """Print the edge of the excluded couplings of one constraint; `model` is what it is of, if named."""
    info = result.info
    if as_json:
        chosen = {"formulae": {name: str(getattr(forms, name)) for name in forms.__slots__}}
        print_json(result.as_dict() | (chosen if info.needs_quarks else {}))
        return
    data = "" if info.is_curve else f", data set {info.data}"
    title = f"{info.title}{data}, {info.level}; excluded: {info.excludes} the bound"
    if result.model:
        title += f"; model: {result.model}"
    if result.assumption:
        title += f"\nquark sector: {result.assumption}"
    table = Table(box=None, pad_edge=False)
    table.add_column("mZ' [GeV]", no_wrap=True)
    table.add_column(f"excluded {_symbol(model)}", no_wrap=True)
    for item in result.points:
        edge = f"{item.gp_excluded:.5g}" if item.gp_excluded is not None else f"- ({item.reason})"
        edge += "" if item.gp_upper is None else f" to {item.gp_upper:.5g}"
        # an edge with a reason is not all that is to be said
        edge += f" ({item.reason})" if item.gp_excluded is not None and item.reason else ""
        table.add_row(f"{item.mzp_gev:g}", edge)
    _print(title, table)


def print_allowed(bounds: list[Bound], as_json: bool, model: Model | None = None) -> None:
    """Print the couplings that all constraints allow at each mass, and which constraints end them."""
    rows = allowed_couplings(bounds)
    levels = {item.info.name: item.info.level for item in bounds}
    if as_json:
        points = [
            {
                "mzp_gev": row.mzp_gev,
                **_interval(row),
                "excluded_by": list(row.excluded_by),
                "open": row.is_open,
            }
            | ({"further": [_interval(one) for one in row.further]} if row.further else {})
            | ({"silent": list(row.silent)} if row.silent else {})
            | ({"notes": notes} if (notes := _orders(bounds, index)) else {})
            for index, row in enumerate(rows)
        ]
        sector = next((item.assumption for item in bounds if item.assumption), "")
        print_json(
            {"data": str(bounds[0].info.data), "levels": levels, "quark_sector": sector, "points": points}
        )
        return
    table = Table(box=None, pad_edge=False)
    for title in ("mZ' [GeV]", f"allowed {_symbol(model)}", "ended below by", "ended above by"):
        table.add_column(title, no_wrap=True)
    for row in rows:
        interval = f"{row.low:.5g} to {row.high:.5g}" if row.is_open else "none"
        low = ", ".join(row.excluded_by) or row.low_by or "-"
        table.add_row(f"{row.mzp_gev:g}", interval, low, row.high_by or "-")
        for one in row.further:
            interval = f"{one.low:.5g} to {one.high:.5g}"
            table.add_row(f"{row.mzp_gev:g}", interval, one.low_by or "-", one.high_by or "-")
    listed = "; ".join(f"{name} ({level})" for name, level in levels.items())
    _print(f"data set {bounds[0].info.data}, each at its own level: {listed}", table)
    for item in bounds:
        masses = [row.mzp_gev for row in rows if item.info.name in row.silent]
        if masses:
            reason = next(one.reason for one in item.points if one.mzp_gev == masses[0])
            where = ", ".join(f"{mass:g}" for mass in masses)
            click.echo(f"{item.info.name} says nothing at {where} GeV: {reason}")
        for point in item.points:
            if point.order:
                click.echo(f"{item.info.name} at {point.mzp_gev:g} GeV: {point.order}")


def _orders(bounds: list[Bound], index: int) -> dict[str, str]:
    """Return, by constraint, below which couplings of a mass its leading order in vPhi/m is off."""
    return {item.info.name: item.points[index].order for item in bounds if item.points[index].order}


def _interval(one: AllowedCouplings | AllowedInterval) -> dict[str, Any]:
    return {"gp_low": one.low, "gp_high": one.high, "low_by": one.low_by, "high_by": one.high_by}


def _symbol(model: Model | None) -> str:
    return "g'" if model is None else plain_symbol(model.parameters[model.coupling])


def _print(title: str, table: Table) -> None:
    out = Console(width=_WIDTH, highlight=False, markup=False, emoji=False)
    out.print(title)
    out.print(table)
