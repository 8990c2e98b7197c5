"""Cli: `recast limit MODEL`: limits on the strength of a signal in several regions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from recast.cli.common import print_json, show_bands, show_notes
from recast.core.levels import level_text
from recast.core.reading import read_standard_input, read_text
from recast.statistics.files import chosen_patch, parse_any_likelihood, parse_content
from recast.statistics.strength import Calculator, StrengthLimits

__all__ = ["print_limits"]

_LARGEST = 256 * 1024 * 1024


def _content(path: str) -> tuple[Any, str]:
    """Return the content of a file or of standard input (`-`), and how errors name it."""
    if path == "-":
        return parse_content(read_standard_input(_LARGEST), "standard input"), "standard input"
    return parse_content(read_text(Path(path), largest=_LARGEST), path), path


def print_limits(
    path: str,
    *,
    cl: float,
    strengths: tuple[float, ...],
    calculator: str,
    toys: int,
    seed: int,
    patch: str | None,
    measurement: str | None,
    poi: str | None,
    as_json: bool,
) -> None:
    """Print upper limits on the strength, its expected band, and CLs at the strengths asked for."""
    content, where = _content(path)
    operations = None
    if patch is not None:
        file, name = (patch, None) if Path(patch).exists() else _split(patch)
        found = _content(file)[0]
        operations = chosen_patch(found, name, file, background=content, background_where=where)
    given = parse_any_likelihood(content, where, patch=operations, measurement=measurement, poi=poi)
    limits = given.limits(cl=cl, calculator=Calculator(calculator), toys=toys, seed=seed, tests=strengths)
    facts = {
        "likelihood": given.kind,
        "bins": len(given.model.bins),
        "parameters": len(given.model.start),
        "parameter_of_interest": given.model.names[given.model.poi],
    }
    notes = (*given.notes, *limits.notes)
    if as_json:
        print_json(facts | limits.as_dict() | {"notes": list(notes)})
        return
    show_notes("limit", notes)
    _table(limits, facts)


def _split(patch: str) -> tuple[str, str | None]:
    file, colon, name = patch.rpartition(":")
    return (file, name) if colon else (patch, None)


def _table(limits: StrengthLimits, facts: dict[str, Any]) -> None:
    name = facts["parameter_of_interest"]
    click.echo(
        f"{_count(facts['bins'], 'bin')}, {_count(facts['parameters'], 'parameter')} "
        f"({facts['likelihood']}), {level_text(limits.cl)}"
    )
    error = f" ± {limits.observed_error:.2g}" if limits.observed_error else ""
    click.echo(f"upper limits on {name}")
    show_bands(limits.observed, limits.expected, "9.5g", after=(error, ""))
    for item in limits.tested:
        bands = ", ".join(f"{value:.4g}" for value in item.expected)
        error = f" ± {item.error:.2g}" if item.error else ""
        verdict = "excluded" if item.observed < 1.0 - limits.cl else "not excluded"
        click.echo(
            f"CLs at {name} = {item.strength:g}: {item.observed:.4g}{error} ({verdict}); expected {bands}"
        )


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
