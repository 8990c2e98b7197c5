"""Cli: `recast models list | show | card | new`: the models that a card or --model may name."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import click

from recast.cli.common import json_option, named_numbers, notice, output, print_json, table_of
from recast.core.errors import InputError
from recast.core.reading import read_text, user_path
from recast.core.yaml import value_place
from recast.model.base import Model
from recast.model.charge_notes import charge_notes
from recast.model.registry import load_model, model_names, model_path
from recast.model.width_notes import width_notes

__all__ = ["models"]

_EXAMPLE_GEV = 30.0
"""Mass at which a model is shown that has no default, the one of the examples in the documentation."""


@click.group()
def models() -> None:
    """List and show the models; NAME is that of a shipped one, or the path of a card."""


@models.command("list")
@json_option
def list_command(as_json: bool) -> None:
    """List the shipped models."""
    found, broken = [], []
    for name in model_names():
        try:
            found.append(load_model(name))
        except InputError as error:  # of a plug-in: the others are there
            broken.append({"name": name, "problem": str(error)})
    if as_json:
        print_json({"models": [_summary(item) for item in found], "broken": broken})
        return
    table = table_of("name", "title", "mass", "coupling")
    for item in found:
        table.add_row(item.name, item.title.replace("$", ""), item.mass, item.coupling)
    output().print(table)
    for problem in broken:
        output().print(f"{problem['name']}: {problem['problem']}", markup=False, highlight=False)


@models.command()
@click.argument("name")
@click.option(
    "-p",
    "--parameter",
    "given",
    multiple=True,
    help="NAME=VALUE: of the point that is shown.",
)
@json_option
def show(name: str, given: tuple[str, ...], as_json: bool) -> None:
    """Show parameters, notes and references of a model; width and branching ratios at a point.

    Without a mass it is at 30 GeV, or at that of the model's default; couplings have their defaults.
    """
    found = load_model(name)
    values = named_numbers(given, "--parameter")
    content = _summary(found)
    content["notes"] += charge_notes(found, values)
    shown = {found.mass: _mass(found)} | values
    try:
        content["point"] = _decays(found, shown)
        content["notes"] += width_notes(found.point(shown))
    except InputError:  # a parameter has no default, or the model does not hold there
        if values:
            raise
    if as_json:
        print_json(content)
        return
    console = output()
    console.print(f"{found.name}: {found.title.replace('$', '')}")
    numbers = ("unit", "from", "to", "default")
    table = table_of("parameter", *numbers, numbers=numbers)
    for item in found.parameters.values():
        default = "" if item.default is None else f"{item.default:g}"
        table.add_row(item.name, item.unit, f"{item.low:g}", f"{item.high:g}", default)
    console.print(table)
    if (point := content.get("point")) is not None:
        at = ", ".join(f"{name} = {value:g}" for name, value in point["values"].items())
        console.print(
            f"{point['mediator']} ({point['pdg']}): mass {point['mass_gev']:.6g} GeV, "
            f"width {point['width_gev']:.6g} GeV at {at}"
        )
        if shares := point["branching_ratios"]:
            listed = ", ".join(f"{name} {value:.4g}" for name, value in shares.items())
            console.print(f"branching ratios: {listed}")
    for note in content["notes"]:
        console.print(f"note: {note}")
    if found.references:
        console.print(f"references: {', '.join(found.references)}")


@models.command()
@click.argument("name")
def card(name: str) -> None:
    """Print the card of a model, to start one's own from."""
    load_model(name)
    path = model_path(name)
    text = read_text(path)
    if (place := value_place(text, "ufo")) is not None:  # a copy of the card lies elsewhere
        start, end, value = place
        folder = str((path.parent / user_path(value)).resolve())
        plain = re.fullmatch(r"[\w./+-]+", folder)
        text = text[:start] + (folder if plain else json.dumps(folder, ensure_ascii=False)) + text[end:]
    click.echo(text, nl=False)


@models.command("new")
@click.argument("name", type=click.Path(path_type=Path))
def new_command(name: Path) -> None:
    """Write NAME.yaml, the card of a model to start from, with every key explained."""
    from recast.model.new import new_model  # noqa: PLC0415 - loads pydantic

    path = new_model(name)
    output().print(str(path))
    place = shlex.quote(str(path))
    notice(f"next: recast models show {place}, then recast run quickstart --model {place}")


def _mass(model: Model) -> float:
    """Return a mass to show a model at [GeV]: its default, or one that is in its range."""
    item = model.parameters[model.mass]
    return min(max(_EXAMPLE_GEV, item.low), item.high) if item.default is None else item.default


def _decays(model: Model, values: dict[str, float]) -> dict[str, Any]:
    """Return the mediator at a point, with the branching ratios from the largest on."""
    point = model.point(values)
    mediator, widths = point.mediator, point.channels()
    total = sum(widths.values())
    shares = {" ".join(names): width / total for names, width in widths.items() if width > 0}
    return {
        "values": {model.coupling: point.coupling} | values,
        "mediator": mediator.name,
        "pdg": mediator.pdg,
        "mass_gev": mediator.mass_gev,
        "width_gev": mediator.width_gev,
        "branching_ratios": dict(sorted(shares.items(), key=lambda item: -item[1])),
    }


def _summary(item: Model) -> dict[str, Any]:
    return {
        "name": item.name,
        "title": item.title,
        "mass": item.mass,
        "coupling": item.coupling,
        "coupling_reference": item.coupling_reference,
        "parameters": {
            name: {"unit": each.unit, "low": each.low, "high": each.high, "default": each.default}
            for name, each in item.parameters.items()
        },
        "notes": list(item.notes),
        "references": list(item.references),
    }
