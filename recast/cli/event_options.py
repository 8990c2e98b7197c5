"""Cli: options of the commands that read event files."""

from __future__ import annotations

import click

from recast.cli.common import positive
from recast.events.options import BadEvents

__all__ = [
    "bad_events_option",
    "branch_map_option",
    "cache_option",
    "dressing_option",
    "keep_complete_option",
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
    "--sqrt-s",
    type=float,
    callback=positive,
    help="Energy of the beams [GeV], where the file has none; never another one than its own.",
)
dressing_option = click.option(
    "--dress",
    type=float,
    callback=positive,
    help="Add photons nearer than this Delta R to electrons and muons.",
)
