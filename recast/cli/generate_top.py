"""Cli: `recast generate --process tt_zpc|tt_zpu` by the embedded generator: p p > t t~ with t > q Z'."""

from __future__ import annotations

from pathlib import Path

from recast.cli.common import ShowProgress, given, refuse_given
from recast.core.errors import InputError, did_you_mean
from recast.events.sample import Sample
from recast.generate.top.generator import TopGenerator
from recast.generate.top.process import (
    Chirality,
    RareDecay,
    TopProcess,
    TopSettings,
    decay_of_point,
    zprime_decay,
)
from recast.model.point_file import read_point

__all__ = ["TOP_PROCESSES", "generate_top"]

TOP_PROCESSES = {"tt_zpc": "c", "tt_zpu": "u"}
"""Light quark of each process."""
_NOT_FOR_TOP = ("contribution", "quarks", "scheme", "matrix_element", "m4l", "mll_min", "scale")


def generate_top(
    process: str,
    *,
    mzp: float,
    gp: float,
    point: Path | None,
    chirality: str | None,
    energy: float,
    events: int,
    settings: TopSettings,
    seed: int,
    out: Path,
) -> Sample:
    """Write events for BR(t -> q Z') BR(Z' -> mu mu) = 1 and return their sample.

    Couplings are those of a point with quarks, or of one chirality at `mzp` and `gp`.
    """
    refuse_given(_NOT_FOR_TOP, "is for 4mu, 4e and 2e2mu", "Leave it out.")
    decay = _decay(TOP_PROCESSES[process], mzp, gp, point, chirality)
    with ShowProgress() as progress:
        return TopGenerator(settings).generate(
            TopProcess(energy, decay), events, seed, out, name=out.name.split(".")[0], progress=progress
        )


def _decay(quark: str, mzp: float, gp: float, point: Path | None, chirality: str | None) -> RareDecay:
    if point is None:
        word = chirality or str(Chirality.LEFT)
        if word not in list(Chirality):
            raise InputError(f'unknown chirality "{word}"', mend=did_you_mean(word, list(Chirality)))
        return zprime_decay(mzp, gp, chirality=Chirality(word), quark=quark)
    for name, value in (("--mzp", given("mzp")), ("--gp", given("gp")), ("--chirality", bool(chirality))):
        if value:
            raise InputError(f"{name} is in the point already", where=str(point), mend="Leave one out.")
    return decay_of_point(read_point(point), quark)
