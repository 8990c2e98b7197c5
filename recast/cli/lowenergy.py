"""Cli: `recast lowenergy`: the observables at a point, or the excluded coupling of one constraint."""

from __future__ import annotations

from pathlib import Path

import click

from recast.cli.common import json_option
from recast.cli.lowenergy_tables import print_allowed, print_bound, print_point
from recast.core.errors import InputError
from recast.exclusion.published import PUBLISHED, constraint, published_bound
from recast.inputs.lowenergy import parse_data_set
from recast.lowenergy.base import model_plane
from recast.lowenergy.bounds import Bound, bound
from recast.lowenergy.forms import Form, Forms, forms_for
from recast.lowenergy.quarks import DEFAULT_SCENARIO, NO_QUARKS, Quarks, scenario, scenario_names
from recast.lowenergy.registry import OBSERVABLES
from recast.model.base import Model
from recast.model.point_file import read_point
from recast.model.registry import DEFAULT_MODEL, load_model, model_names

__all__ = ["lowenergy"]

_NAMES = (*OBSERVABLES, *PUBLISHED)


@click.command()
@click.option("--mzp", required=True, metavar="GEV[,GEV...]", help="Mass of the Z'; several with --bound.")
@click.option("--gp", type=float, help="Coupling: g', or what the model calls so.")
@click.option("--bound", "name", metavar="NAME", help=f"One of: {', '.join(_NAMES)}.")
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
        constraint(name)  # an unknown name is refused
        if name in PUBLISHED:
            return published_bound(name, masses, data, model)
        return bound(name, masses, data, quarks, forms, model)

    if name is not None:
        print_bound(edge(name), forms, as_json, model)
        return
    if names is not None:
        chosen = list(dict.fromkeys(names.split(",")))
        plane = model_plane(masses, [0.1], quarks, forms, model)
        for item in chosen:
            constraint(item).require(plane)
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
