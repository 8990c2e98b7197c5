"""Cli: `recast generate`: unweighted parton events (LHE), by the embedded generator or by MadGraph."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from recast.cli.common import (
    ShowProgress,
    console,
    given,
    jobs_option,
    json_option,
    named_numbers,
    positive,
    print_json,
    refuse_given,
    seed_option,
)
from recast.core.errors import InputError
from recast.core.words import parse_word
from recast.events.sample import Sample, save_sample
from recast.generate.base import Contribution, GeneratorCuts, GeneratorSettings
from recast.generate.engine.cuts import cuts_of_words
from recast.generate.event_file import generate_file
from recast.generate.madgraph.generator import MadGraphGenerator, UserProcess
from recast.generate.madgraph.param_card import read_card_text
from recast.generate.madgraph.recipes import Recipe, checked_recipe, named_recipe, recipe_names
from recast.generate.madgraph.settings import MadGraphOptions, checked_entries
from recast.generate.processes import DEFAULT_PROCESS, find_process, process_names
from recast.model.base import Model, Point
from recast.model.param_card import param_card_text
from recast.model.point import ModelPoint
from recast.model.point_file import read_point
from recast.model.registry import DEFAULT_MODEL, load_model

__all__ = ["generate"]

_CUTS = GeneratorCuts()
_EMBEDDED = (
    *("model", "parameters", "mzp", "gp", "contribution", "quarks", "scheme", "matrix_element"),
    *("m4l", "mll_min", "cut", "chirality"),
)
"""Options that say nothing of a user's process."""
_PDF = {"builtin": "NNPDF31_lo_as_0130", "madgraph": "NNPDF23_lo_as_0130_qed"}


@dataclass(frozen=True, slots=True)
class _External:
    """What concerns MadGraph alone."""

    ufo: Path | None
    restriction: str | None
    definitions: tuple[str, ...]
    decays: tuple[str, ...]
    param_card: Path | None
    point: Path | None
    entries: tuple[str, ...]

    @property
    def given(self) -> list[str]:
        """Names of the options that are set."""
        named = {
            "--ufo": self.ufo,
            "--restriction": self.restriction,
            "--define": self.definitions,
            "--decay": self.decays,
            "--param-card": self.param_card,
            "--point": self.point,
            "--set": self.entries,
        }
        return [name for name, value in named.items() if value]


_LOWEST_GEV = 20.0
"""No protons of a collider met at less (CERN's ISR: 23.5 GeV); numbers below are TeV."""


def _collision_energy(context: click.Context, option: click.Parameter, value: float) -> float:
    positive(context, option, value)
    if value < _LOWEST_GEV:
        raise InputError(
            f"--energy is {value:g} GeV", mend=f"Give it in GeV: {1000 * value:g} for {value:g} TeV."
        )
    return value


@click.command()
@click.option("--model", default=DEFAULT_MODEL, show_default=True, help="A model or the path of its card.")
@click.option(
    "--mzp", "--mass", type=float, default=30.0, show_default=True, help="Mass of the new particle [GeV]."
)
@click.option(
    "--gp", "--coupling", type=float, default=0.0, show_default=True, help="0 is the Standard Model."
)
@click.option("--parameter", "parameters", multiple=True, help="Further one of the model: NAME=VALUE.")
@click.option(
    "--process",
    default=DEFAULT_PROCESS,
    show_default=True,
    help=f"{', '.join(process_names())}, or the notation of any, as in 'p p > mu+ mu- j'; with MadGraph also "
    "other named processes, or any one in its notation with --ufo.",
)
@click.option(
    "--contribution",
    default="full",
    show_default=True,
    help="sm, np, interference, signal (np + interference), full.",
)
@click.option(
    "--energy",
    "--sqrt-s",
    "energy",
    type=float,
    default=8000.0,
    show_default=True,
    callback=_collision_energy,
    help="Collision energy [GeV].",
)
@click.option("--events", type=int, default=10000, show_default=True, help="Unweighted events.")
@click.option("--quarks", default="u,d,s,c", show_default=True, help="Incoming quarks.")
@click.option(
    "--pdf-set",
    show_default=f"{_PDF['builtin']}; with MadGraph {_PDF['madgraph']}",
    help="PDF set of Pythia.",
)
@click.option(
    "--scale",
    help="m4l (default) or fixed (at mZ); of t t~ mt (default) or transverse_mass; of others mass (default), "
    "ht/2 or fixed.",
)
@click.option("--scale-factor", type=float, default=1.0, show_default=True)
@click.option("--scheme", default="gmu", show_default=True, help="Electroweak scheme: gmu or alpha_mz.")
@click.option("--matrix-element", default="auto", show_default=True, help="auto, helicity or amplicol.")
@click.option("--m4l", nargs=2, type=float, default=(_CUTS.m4l_min_gev, _CUTS.m4l_max_gev), show_default=True)
@click.option("--mll-min", type=float, default=_CUTS.mll_min_gev, show_default=True)
@click.option(
    "--cut", multiple=True, help="Of other processes: 'pt(j)>20', 'm(mu+,mu-)<120', also eta and dr."
)
@click.option("--backend", default="builtin", show_default=True, help="builtin or madgraph.")
@click.option("--mg5", type=click.Path(path_type=Path), help="MadGraph's folder [MG5_PATH, then PATH].")
@click.option("--time-limit", type=float, default=21600.0, show_default=True, help="Of MadGraph [s].")
@click.option("--ufo", type=click.Path(path_type=Path), help="UFO model for --process. It is Python code.")
@click.option("--restriction", help="Restriction card of the UFO.")
@click.option("--define", "definitions", multiple=True, help='Multiparticle: "label = name name".')
@click.option("--decay", "decays", multiple=True, help="Decay by MadSpin, in MadGraph's notation.")
@click.option("--param-card", type=click.Path(path_type=Path), help="Param card of the UFO [its defaults].")
@click.option("--point", type=click.Path(path_type=Path), help="Model point with quarks (YAML).")
@click.option("--chirality", help="Of a current that changes flavour: left, right or both [left].")
@click.option("--set", "entries", multiple=True, help="Entry of MadGraph's run card: NAME=VALUE.")
@click.option(
    "--tuning",
    type=click.Path(path_type=Path),
    help="File of a warm-up: taken where it is there, made where not; one serves all energies and couplings.",
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="LHE file; .gz is compressed.")
@seed_option
@jobs_option
@json_option
def generate(
    model: str,
    parameters: tuple[str, ...],
    mzp: float,
    gp: float,
    process: str,
    contribution: str,
    energy: float,
    events: int,
    quarks: str,
    pdf_set: str | None,
    scale: str | None,
    scale_factor: float,
    scheme: str,
    matrix_element: str,
    m4l: tuple[float, float],
    mll_min: float,
    cut: tuple[str, ...],
    backend: str,
    mg5: Path | None,
    time_limit: float,
    tuning: Path | None,
    out: Path,
    seed: int,
    jobs: int,
    as_json: bool,
    chirality: str | None,
    **external: Any,
) -> None:
    """Generate a process of the embedded generator, or with MadGraph any process of a UFO model."""
    extra = _External(**external)
    pdf = pdf_set or _PDF.get(backend, _PDF["builtin"])
    options = MadGraphOptions(mg5, time_limit, jobs)
    if extra.ufo is not None or (backend == "madgraph" and process in recipe_names()):
        mend = "Say it in the process, with --set, --point or --param-card."
        refuse_given(_EMBEDDED, "is for processes of the embedded generator", mend)
        user = _user_process(process, energy, extra)
        settings = GeneratorSettings(pdf_set=pdf, scale=scale or "m4l", scale_factor=scale_factor)
        with ShowProgress() as progress:
            sample = MadGraphGenerator(settings, options).generate_user(
                user, events, seed, out, progress=progress
            )
        save_sample(sample)
    else:
        words: dict[str, Any] = {"chirality": chirality} if chirality is not None else {}
        words |= {"quarks": tuple(quarks.split(","))} if given("quarks") else {}
        reaction = find_process(process, words)
        if extra.given not in ([], ["--point"] if reaction.quark_sector else []):
            raise InputError(
                f"{extra.given[0]} is not for {reaction.name}",
                mend="Leave it out, or give --backend madgraph --ufo DIR --process.",
            )
        chosen: dict[str, Any] = {"pdf_set": pdf, "scale_factor": scale_factor}
        chosen |= {"scale": scale} if scale is not None else {}
        chosen |= {"matrix_element": matrix_element} if given("matrix_element") else {}
        if given("m4l") or given("mll_min"):
            chosen["cuts"] = {"m4l_min_gev": m4l[0], "m4l_max_gev": m4l[1], "mll_min_gev": mll_min}
        if cut:
            chosen["cuts"] = chosen.get("cuts", {}) | cuts_of_words(cut)
        chosen_model = load_model(model)
        values = _values(chosen_model, mzp, gp, parameters)
        with ShowProgress() as progress:
            sample = generate_file(
                reaction,
                _point(extra.point) if extra.point else chosen_model.point(values, scheme),
                out,
                contribution=parse_word(Contribution, contribution),
                sqrt_s_gev=energy,
                events=events,
                seed=seed,
                settings=chosen,
                backend=backend,
                madgraph=options,
                tuning=tuning,
                jobs=jobs,
                progress=progress,
            )
    _report(sample, as_json)


def _point(file: Path) -> Point | ModelPoint:
    for name in filter(given, ("model", "parameters", "mzp", "gp", "chirality", "scheme")):
        raise InputError(f"--{name} is in the point already", where=str(file), mend="Leave one out.")
    return read_point(file)


def _values(model: Model, mzp: float, gp: float, parameters: tuple[str, ...]) -> dict[str, float]:
    """Return the parameters that are given; mass and coupling have options of their own."""
    values = named_numbers(parameters, "--parameter")
    for option, name, value in (("mzp", model.mass, mzp), ("gp", model.coupling, gp)):
        if name in values and given(option):
            raise InputError(f"--{option} and --parameter {name} are the same", mend="Leave one out.")
        values.setdefault(name, value)
    return values


def _user_process(process: str, energy: float, extra: _External) -> UserProcess:
    recipe: Recipe
    card = read_card_text(extra.param_card) if extra.param_card else None
    if extra.ufo is not None:
        console.print(
            "a UFO is Python code and runs when it is loaded: use only models you trust", style="yellow"
        )
        recipe = checked_recipe(
            extra.ufo,
            [process],
            definitions=extra.definitions,
            restriction=extra.restriction,
            decays=extra.decays,
        )
        if extra.point is not None:
            raise InputError("--point is for recast's own models", mend="Give --param-card to a UFO.")
        name = "process"
    else:
        if process not in recipe_names():
            raise InputError(
                f'unknown process "{process}"',
                mend=f"Known: {', '.join(recipe_names())}. Any other needs --ufo.",
            )
        if extra.definitions or extra.decays or extra.restriction:
            raise InputError("--define, --decay and --restriction need --ufo")
        recipe, name = named_recipe(process), process
        if card is None:
            if extra.point is None:
                raise InputError(
                    f"{process} needs a model point with quarks",
                    mend="Give --point FILE or --param-card FILE.",
                )
            card = param_card_text(read_point(extra.point))
    entries: dict[str, str] = {}
    for entry in extra.entries:
        key, equals, value = entry.partition("=")
        if not equals:
            raise InputError(f'"{entry}" is no entry of a run card', where="--set", mend="Write NAME=VALUE.")
        entries[key.strip().lower()] = value.strip()
    return UserProcess(recipe, energy, card, checked_entries(entries), name)


def _report(sample: Sample, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "file": str(sample.path),
                "process": sample.process,
                "contribution": sample.contribution,
                "events": sample.n_events,
                "cross_section_pb": sample.cross_section_pb,
                "cross_section_error_pb": sample.cross_section_error_pb,
            }
        )
    else:
        click.echo(
            f"{sample.path}: {sample.n_events} events of {sample.process} ({sample.contribution}), "
            f"cross section {sample.cross_section_pb:.6g} +- {sample.cross_section_error_pb:.2g} pb"
        )
