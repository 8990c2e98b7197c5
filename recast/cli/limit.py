"""Cli: `recast limit`: the predicted count that a counting experiment excludes."""

from __future__ import annotations

import click

from recast.cli.common import json_option, print_json, show_notes
from recast.statistics.confidence import signal_confidence
from recast.statistics.counting import CONFIDENCE_LEVEL, CountMethod
from recast.statistics.expected import count_limits

__all__ = ["limit"]


@click.command()
@click.option("--observed", type=int, required=True, help="Observed events.")
@click.option("--background", type=float, required=True, help="Expected events without new physics.")
@click.option("--background-error", type=float, default=0.0, show_default=True, help="Its error (cls only).")
@click.option(
    "--signal-error",
    type=float,
    default=0.0,
    show_default=True,
    help="Relative error of the signal (cls only).",
)
@click.option(
    "--method",
    default=str(CountMethod.PAPER),
    show_default=True,
    help="Of paper, poisson, cls, or a plug-in.",
)
@click.option("--cl", type=float, default=CONFIDENCE_LEVEL, show_default=True, help="Confidence level.")
@click.option("--signal", type=float, help="A signal [events]: print its CLs, and whether it is excluded.")
@json_option
def limit(
    observed: int,
    background: float,
    background_error: float,
    signal_error: float,
    method: str,
    cl: float,
    signal: float | None,
    as_json: bool,
) -> None:
    """Print the total count (background and signal) above which a model is excluded."""
    limits = count_limits(
        method,
        observed,
        background,
        background_error=background_error,
        signal_relative_error=signal_error,
        cl=cl,
    )
    confidence = None if signal is None else signal_confidence(limits, signal)
    if as_json:
        at = {} if confidence is None else {"at_signal": confidence.as_dict()}
        print_json(limits.as_dict() | at | {"notes": list(limits.notes)})
        return
    show_notes("limit", limits.notes)
    low2, low1, median, high1, high2 = limits.expected
    click.echo(f"{observed} observed, {background:g} expected, {100 * cl:g}% CL, method {limits.method}")
    click.echo("excluded above")
    for label, count in (("observed", limits.observed), ("expected", median)):
        allowed = f"signal {count - background:.2f}" if count > background else "no signal is allowed"
        click.echo(f"  {label}               {count:8.2f} events, {allowed}")
    click.echo(f"  68 % of experiments    {low1:8.2f} to {high1:.2f}")
    click.echo(f"  95 % of experiments    {low2:8.2f} to {high2:.2f}")
    if confidence is not None:
        low2, low1, median, high1, high2 = confidence.expected
        verdict = "excluded" if confidence.excluded else "not excluded"
        click.echo(f"a signal of {confidence.signal:g} events is {verdict}")
        click.echo(f"  CLs observed           {confidence.observed:8.4f}")
        click.echo(f"  CLs expected           {median:8.4f}")
        click.echo(f"  68 % of experiments    {low1:8.4f} to {high1:.4f}")
        click.echo(f"  95 % of experiments    {low2:8.4f} to {high2:.4f}")
