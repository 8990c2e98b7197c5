"""Cli: `recast models list | show | card`: the models that a card or --model may name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from recast.cli.common import json_option, output, print_json, table_of
from recast.core.errors import InputError
from recast.core.reading import read_text
from recast.core.resources import resource
from recast.model.base import Model
from recast.model.registry import load_model, model_names

__all__ = ["models"]


@click.group()
def models() -> None:
    """List and show the models; NAME is that of a shipped one, or the path of a card."""


@models.command("list")
@json_option
def list_command(as_json: bool) -> None:
    """List the shipped models."""
    found = [load_model(name) for name in model_names()]
    if as_json:
        print_json({"models": [_summary(item) for item in found]})
        return
    table = table_of("name", "title", "mass", "coupling")
    for item in found:
        table.add_row(item.name, item.title.replace("$", ""), item.mass, item.coupling)
    output().print(table)


@models.command()
@click.argument("name")
@click.option("-p", "--parameter", "given", multiple=True, help="NAME=VALUE: shows the width at a point.")
@json_option
def show(name: str, given: tuple[str, ...], as_json: bool) -> None:
    """Show parameters, notes and references of a model, and the width at a point."""
    found = load_model(name)
    values = dict(_value(text) for text in given)
    content = _summary(found)
    if values:
        point = found.point(values)
        mediator = point.mediator
        content["point"] = {
            "values": values,
            "mediator": mediator.name,
            "pdg": mediator.pdg,
            "mass_gev": mediator.mass_gev,
            "width_gev": mediator.width_gev,
        }
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
    if values:
        console.print(
            f"{mediator.name} ({mediator.pdg}): mass {mediator.mass_gev:.6g} GeV, "
            f"width {mediator.width_gev:.6g} GeV"
        )
    for note in found.notes:
        console.print(f"note: {note}")
    if found.references:
        console.print(f"references: {', '.join(found.references)}")


@models.command()
@click.argument("name")
def card(name: str) -> None:
    """Print the card of a model, to start one's own from."""
    load_model(name)
    path = resource("mc_cards", "models", f"{name}.yaml") if name in model_names() else Path(name)
    click.echo(read_text(path), nl=False)


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


def _value(text: str) -> tuple[str, float]:
    name, sign, number = text.partition("=")
    try:
        return name.strip(), float(number)
    except ValueError as error:
        what = f"{number!r} is no number" if sign else f'"{text}" has no "="'
        raise InputError(what, where="--parameter", mend="Write --parameter mzp_gev=30.") from error
