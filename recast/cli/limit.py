"""Cli: `recast limit`: the count that an experiment excludes, or the strength of a signal."""

from __future__ import annotations

import click

from recast.cli.common import (
    CALCULATORS,
    calculator_option,
    json_option,
    print_json,
    refuse_given,
    seed_option,
    show_bands,
    show_notes,
    toys_option,
)
from recast.core.errors import InputError
from recast.core.levels import level_text
from recast.statistics.confidence import signal_confidence
from recast.statistics.counting import CONFIDENCE_LEVEL, CountMethod
from recast.statistics.expected import count_limits

__all__ = ["limit"]

_OF_ONE_COUNT = ("observed", "background", "background_error", "signal_error", "method", "signal")
_OF_A_MODEL = ("mu", "calculator", "toys", "seed", "patch", "measurement", "poi")


@click.command()
@click.argument("model", required=False)
@click.option("--observed", type=int, help="Observed events.")
@click.option("--background", type=float, help="Expected events without new physics.")
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
@click.option("--mu", type=float, multiple=True, help="With MODEL: print CLs at this strength.")
@calculator_option(*CALCULATORS, "exact", about="With MODEL. ")
@toys_option("With MODEL. ")
@seed_option
@click.option("--patch", help="With MODEL: a JSON patch, or PATCHSET:NAME.")
@click.option(
    "--measurement",
    help="With MODEL: a measurement, in HS3 an analysis; the first one if absent.",
)
@click.option("--poi", help="With MODEL: the parameter of interest; that of the measurement if absent.")
@json_option
def limit(
    model: str | None,
    observed: int | None,
    background: float | None,
    background_error: float,
    signal_error: float,
    method: str,
    cl: float,
    signal: float | None,
    mu: tuple[float, ...],
    calculator: str,
    toys: int,
    seed: int,
    patch: str | None,
    measurement: str | None,
    poi: str | None,
    as_json: bool,
) -> None:
    """Print the total count (background and signal) above which a model is excluded.

    With MODEL, a file or - for standard input, print upper limits on the strength of its signal: regions in
    YAML, a workspace of pyhf, or HS3.
    """
    if model is not None:
        refuse_given(_OF_ONE_COUNT, "is for one count", "A MODEL says it itself.")
        from recast.cli.limit_model import print_limits  # noqa: PLC0415 - pydantic, here only

        print_limits(
            model,
            cl=cl,
            strengths=mu,
            calculator=calculator,
            toys=toys,
            seed=seed,
            patch=patch,
            measurement=measurement,
            poi=poi,
            as_json=as_json,
        )
        return
    refuse_given(_OF_A_MODEL, "is for a MODEL", "Give a file, or - for standard input.")
    if observed is None or background is None:
        missing = "--observed" if observed is None else "--background"
        raise InputError(f"{missing} is missing", mend="Give it, or the file of a likelihood.")
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
    click.echo(f"{observed} observed, {background:g} expected, {level_text(cl)}, method {limits.method}")
    click.echo("excluded above")
    allowed = (_allowed(count - background) for count in (limits.observed, limits.expected[2]))
    show_bands(limits.observed, limits.expected, "8.2f", after=[f" events, {text}" for text in allowed])
    if confidence is not None:
        verdict = "excluded" if confidence.excluded else "not excluded"
        click.echo(f"a signal of {confidence.signal:g} events is {verdict}")
        show_bands(confidence.observed, confidence.expected, "8.4f", of="CLs")


def _allowed(signal: float) -> str:
    return f"signal {signal:.2f}" if signal > 0 else "no signal is allowed"
