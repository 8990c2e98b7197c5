"""Cli: the option that refuses Python code from outside the package."""

from __future__ import annotations

import click

__all__ = ["no_code_option"]


def _refuse(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        from recast.core.trust import no_code  # noqa: PLC0415 - start-up

        context.with_resource(no_code())


no_code_option = click.option(
    "--no-code",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_refuse,
    help="Refuse Python code from outside the package: analyses, UFO models, plug-ins.",
)
