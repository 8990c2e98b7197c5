"""Cli: `recast generate`: unweighted parton events (LHE) for one model point."""

from __future__ import annotations

from pathlib import Path

import click

from recast.cli.common import ShowProgress, jobs_option, json_option, print_json, seed_option
from recast.core.parallel import workers
from recast.events.sample import save_sample
from recast.generate.base import GeneratorCuts, GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
from recast.inputs.electroweak import electroweak_scheme
from recast.model.point import ModelPoint

__all__ = ["generate"]

_CUTS = GeneratorCuts()


@click.command()
@click.option("--mzp", type=float, default=30.0, show_default=True, help="Mass of the Z' [GeV].")
@click.option(
    "--gp", type=float, default=0.0, show_default=True, help="Coupling g'; 0 is the Standard Model."
)
@click.option("--process", "final_state", default="4mu", show_default=True, help="4mu, 4e or 2e2mu.")
@click.option(
    "--contribution",
    default="full",
    show_default=True,
    help="sm, np, interference, signal (np + interference), full.",
)
@click.option("--energy", type=float, default=8000.0, show_default=True, help="Collision energy [GeV].")
@click.option("--events", type=int, default=10000, show_default=True, help="Unweighted events.")
@click.option("--quarks", default="u,d,s,c", show_default=True, help="Incoming quarks.")
@click.option("--pdf-set", default="NNPDF31_lo_as_0130", show_default=True)
@click.option("--scale", default="m4l", show_default=True, help="Factorisation scale: m4l or fixed (at mZ).")
@click.option("--scale-factor", type=float, default=1.0, show_default=True)
@click.option("--scheme", default="gmu", show_default=True, help="Electroweak scheme: gmu or alpha_mz.")
@click.option("--matrix-element", default="amplicol", show_default=True, help="amplicol or numpy.")
@click.option("--m4l", nargs=2, type=float, default=(_CUTS.m4l_min_gev, _CUTS.m4l_max_gev), show_default=True)
@click.option("--mll-min", type=float, default=_CUTS.mll_min_gev, show_default=True)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="LHE file; .gz is compressed.")
@seed_option
@jobs_option
@json_option
def generate(
    mzp: float,
    gp: float,
    final_state: str,
    contribution: str,
    energy: float,
    events: int,
    quarks: str,
    pdf_set: str,
    scale: str,
    scale_factor: float,
    scheme: str,
    matrix_element: str,
    m4l: tuple[float, float],
    mll_min: float,
    out: Path,
    seed: int,
    jobs: int,
    as_json: bool,
) -> None:
    """Generate p p > four leptons with the embedded generator."""
    point = ModelPoint(mzp, gp, electroweak_scheme(scheme))
    process = Process.parse(final_state, contribution, energy, tuple(quarks.split(",")))
    settings = GeneratorSettings(
        pdf_set=pdf_set,
        scale=scale,
        scale_factor=scale_factor,
        cuts=GeneratorCuts(m4l[0], m4l[1], mll_min),
        matrix_element=matrix_element,
    )
    with workers(jobs) as pool, ShowProgress() as progress:
        sample = BuiltinGenerator(settings).generate(
            process, point, events, seed, out, workers=pool, progress=progress
        )
    save_sample(sample)
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
