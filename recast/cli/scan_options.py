"""Cli: options of the commands that run model points."""

from __future__ import annotations

import click

__all__ = ["keep_failed_option", "wait_option"]

keep_failed_option = click.option(
    "--keep-failed",
    is_flag=True,
    help="Take points that failed before as failed, without another attempt, and end without an error.",
)
wait_option = click.option(
    "--wait",
    type=click.FloatRange(0, 1e7),
    default=0.0,
    show_default=True,
    help="How long to wait for another run in the folder [s].",
)
