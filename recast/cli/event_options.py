"""Cli: options of the commands that read event files, and the files that patterns stand for."""

from __future__ import annotations

import dataclasses
import glob
from collections.abc import Iterable
from pathlib import Path

import click

from recast.analysis.card import AnalysisCard
from recast.cli.common import positive
from recast.core.errors import InputError
from recast.events.options import BadEvents
from recast.events.readers import detect_format
from recast.events.slimming import Slimming, default_slimming
from recast.events.source import STANDARD_INPUT
from recast.generate.profiles import shower_profile

__all__ = [
    "bad_events_option",
    "branch_map_option",
    "cache_option",
    "dressing_option",
    "expanded",
    "keep_complete_option",
    "kept_of",
    "sqrt_s_option",
    "weight_option",
]

keep_complete_option = click.option(
    "--keep-complete", is_flag=True, help="Use the whole events of a file that was cut off."
)
branch_map_option = click.option(
    "--branch-map", help="Meaning of the branches of a ROOT ntuple: a preset or a YAML file."
)
weight_option = click.option("--weight", help="Name of the weight, where there are several [the nominal].")


_JETS, _PHOTONS = "full-jets", "full-photons"  # the profiles whose records hold jets and photons


def kept_of(card: AnalysisCard) -> Slimming | None:
    """Return what the record of full events must hold for an analysis; None: what every record does."""
    if card.hadrons is None and not card.needs_photons:
        return None
    slimming = shower_profile(_JETS).slimming if card.hadrons is not None else default_slimming()
    photons = shower_profile(_PHOTONS).slimming.photon_pt_min_gev if card.needs_photons else None
    return dataclasses.replace(slimming, photon_pt_min_gev=photons)


def _limit(_context: click.Context, _option: click.Parameter, value: str) -> BadEvents:
    return BadEvents.from_word(value)


bad_events_option = click.option(
    "--skip-bad-events",
    "bad_events",
    default="0",
    show_default=True,
    callback=_limit,
    help="Leave up to this many broken events of a file out and list them (3, or 1%).",
)
cache_option = click.option(
    "--cache/--no-cache",
    "cached",
    default=True,
    show_default=True,
    help="Keep parsed text files in the user's cache, keyed by content.",
)


sqrt_s_option = click.option(
    "--sqrt-s", type=float, callback=positive, help="Energy of the beams [GeV], where the file has none."
)
dressing_option = click.option(
    "--dress",
    type=float,
    callback=positive,
    help="Add photons nearer than this Delta R to electrons and muons.",
)


def expanded(names: Iterable[str]) -> list[Path]:
    """Return the files of names and patterns (*, ?, [...]), in order; a pattern's own in order of name.

    Raises
    ------
    InputError
        If a pattern matches nothing, "-" stands among other files, or one of several files is missing or of
        no known format: said before the first is read.
    """
    found: list[Path] = []
    for name in names:
        if glob.has_magic(name) and not Path(name).exists():
            matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - patterns with any root
            if not matches:
                raise InputError("no file matches", where=name, mend="Is the folder right?")
            found += [Path(match) for match in matches]
        else:
            found.append(Path(name))
    if len(found) > 1 and any(str(path) == STANDARD_INPUT for path in found):
        raise InputError("standard input (-) must be the only file")
    for path in found if len(found) > 1 else ():
        if path.is_file() or not path.exists():  # a pipe is read once
            detect_format(path)
    return found
