"""Cli: options of the commands that run model points, and what they do to the content of a card."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from recast.core.errors import InputError

__all__ = ["axis", "keep_failed_option", "model_option", "wait_option", "with_model"]

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
model_option = click.option(
    "--model",
    help="Name of a model, or path of its card, instead of the run card's; with its own reference coupling.",
)


def with_model(content: Any, model: str | None) -> Any:
    """Return the content of a run card with another model; its scheme and fixed parameters stay."""
    if model is None or not isinstance(content, dict) or "model" not in content:
        if model is not None:
            raise InputError("--model needs a run card with a model")
        return content
    block = content["model"] if isinstance(content["model"], dict) else {}
    kept = {key: value for key, value in block.items() if key not in ("coupling_reference", "gp_reference")}
    path = Path(model).expanduser()
    name = str(path.absolute()) if path.suffix in (".yaml", ".yml") else model
    return content | {"model": kept | {"name": name}}


def axis(text: str) -> tuple[str, Any]:
    """Return parameter and values of NAME=V1,V2,... or NAME=LOW:HIGH:POINTS[:linear], as in a card."""
    name, equals, values = text.partition("=")
    try:
        if not (name and equals):
            raise ValueError
        if ":" not in values:
            return name, [float(value) for value in values.split(",")]
        low, high, points, *scale = values.split(":")
        block: dict[str, Any] = {"range": [float(low), float(high)], "points": int(points)}
        return name, block | ({"scale": scale[0]} if scale else {})
    except ValueError:
        raise InputError(
            f'"{text}" is neither NAME=VALUE,VALUE,... nor NAME=LOW:HIGH:POINTS',
            mend="Such as mzp_gev=5:80:12 or charges.mu=0:3:7:linear.",
        ) from None
