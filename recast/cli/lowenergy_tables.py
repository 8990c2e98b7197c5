"""Cli: what `recast lowenergy` prints: one JSON object, or tables for people."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from recast.cli.common import print_json
from recast.core.words import parses_words
from recast.exclusion.dominance import allowed_couplings
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.base import Plane, has_default_charges
from recast.lowenergy.bounds import Bound
from recast.lowenergy.forms import Forms
from recast.lowenergy.point_table import compared_text, constraint_rows, prediction_rows
from recast.model.base import Model
from recast.model.symbols import plain_symbol

__all__ = ["print_allowed", "print_bound", "print_point"]

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
            "yes" if row["excluded"] else "no",
            row["level"],
        )
    for line in predicted:
        value = "-" if line["value"] is None else f"{line['value']:.4g}"
        remark = f"a prediction; {line['reason']}" if "reason" in line else "a prediction"
        table.add_row(line["prediction"], line["quantity"], value, *"----", remark)
    coupling = model.coupling if model else "g'"
    title = f"mZ' = {mzp_gev:g} GeV, {coupling} = {gp:g}, data set {data}"
    title += f"; quark sector: {sector}" if sector else ""
    _print(f"{title}; model: {model.name}" if model else title, table)


def print_bound(result: Bound, forms: Forms, as_json: bool, model: Model | None = None) -> None:
    """Print the edge of the excluded couplings of one constraint; `model` is what it is of, if named."""
    info = result.info
    if as_json:
        chosen = {"formulae": {name: str(getattr(forms, name)) for name in forms.__slots__}}
        print_json(result.as_dict() | (chosen if info.needs_quarks else {}))
        return
    data = "" if info.published else f", data set {info.data}"
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
                "gp_low": row.low,
                "gp_high": row.high,
                "low_by": row.low_by,
                "high_by": row.high_by,
                "excluded_by": list(row.excluded_by),
                "open": row.is_open,
            }
            for row in rows
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
    listed = "; ".join(f"{name} ({level})" for name, level in levels.items())
    _print(f"data set {bounds[0].info.data}, each at its own level: {listed}", table)


def _symbol(model: Model | None) -> str:
    return "g'" if model is None else plain_symbol(model.parameters[model.coupling])


def _print(title: str, table: Table) -> None:
    out = Console(width=_WIDTH, highlight=False, markup=False, emoji=False)
    out.print(title)
    out.print(table)
