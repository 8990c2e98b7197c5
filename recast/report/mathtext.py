"""Report: TeX in words: whether matplotlib can draw it, and the same words without it."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping, Sequence
from html.entities import html5
from typing import Any

__all__ = [
    "drawing_problem",
    "plain_text",
    "reference_text",
    "shared_samples",
    "symbol_text",
    "typeset",
    "values_text",
]

_PARSING = threading.Lock()
_SIGNS = {"prime": "'", "to": "→", "sqrt": "√"}
"""Words of TeX whose sign is not that of the HTML entity of this name."""
_FONTS = frozenset({"mathrm", "mathit", "mathbf", "mathsf", "rm", "text", "bar", "overline", "left", "right"})
_MARKS = re.compile(r"\\([A-Za-z]+)|\\(.)|[${}_^]")


def drawing_problem(text: str) -> str:
    """Return why a text cannot be drawn, on one line; empty if it can."""
    from matplotlib.cbook import is_math_text  # noqa: PLC0415 - loads matplotlib
    from matplotlib.mathtext import MathTextParser  # noqa: PLC0415

    if not text.isprintable():
        return "it holds a line break or another sign that cannot be drawn"
    if not is_math_text(text):
        return ""
    try:
        with _PARSING:  # the parser is one for all threads
            MathTextParser("path").parse(text)
    except ValueError as error:
        return f"matplotlib cannot read its TeX ({str(error).strip().splitlines()[-1]})"
    return ""


def plain_text(text: str) -> str:
    r"""Return words without the marks of TeX.

    Examples
    --------
    >>> plain_text(r"$m_{Z_D}$"), plain_text(r"\epsilon"), plain_text(r"\mathrm{mzp\_gev}")
    ('mZD', 'ε', 'mzp_gev')
    """

    def sign(found: re.Match[str]) -> str:
        word, escaped = found.groups()
        if word is None or word in _FONTS:
            return escaped or ""
        return _SIGNS.get(word) or html5.get(f"{word};", word)

    return _MARKS.sub(sign, text)


_TYPED = {"->": "→", "+-": "±", "<=": "≤", ">=": "≥", "t~": "t\u0304"}
_POWER = re.compile(r"\^([-+]?\d+)")
_RAISED = str.maketrans("-+0123456789", "⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹")
_TYPEWRITER = re.compile(r"->|\+-|<=|>=|\bt~")


def typeset(text: str) -> str:
    """Return words with signs in place of what a keyboard has for them; TeX between dollars stays.

    Examples
    --------
    >>> typeset("Z -> 4 leptons, C9 = -(35 TeV)^-2, $x->y$")
    'Z → 4 leptons, C9 = -(35 TeV)⁻², $x->y$'
    """
    parts = text.split("$")
    for place in range(0, len(parts), 2):
        words = _TYPEWRITER.sub(lambda found: _TYPED[found[0]], parts[place])
        parts[place] = _POWER.sub(lambda found: found[1].translate(_RAISED), words)
    return "$".join(parts)


def symbol_text(axis: Mapping[str, Any], *, unit: bool = True) -> str:
    """Return symbol and unit of an axis of results.json, as in "mZ' [GeV]"."""
    text = plain_text(axis["tex"])
    return f"{text} [{axis['unit']}]" if unit and axis["unit"] != "1" else text


def _point_text(axes: Sequence[Mapping[str, Any]], values: Mapping[str, float]) -> str:
    """Return a point of a scan in words, as in "mZ' = 30 GeV"."""
    units = {axis["name"]: "" if axis["unit"] == "1" else f" {axis['unit']}" for axis in axes}
    symbols = {axis["name"]: symbol_text(axis, unit=False) for axis in axes}
    # the order of the axes: files sort the names of parameters
    return ", ".join(f"{symbol} = {values[name]:g}{units[name]}" for name, symbol in symbols.items())


def values_text(content: Mapping[str, Any], point: Mapping[str, Any]) -> str:
    """Return the values of a point in results.json, in the order of the axes."""
    return ", ".join(f"{point['parameters'][axis['name']]:g}" for axis in content["curve"]["axes"])


def reference_text(content: Mapping[str, Any], point: Mapping[str, Any]) -> str:
    """Return point and coupling of a reference sample in results.json, as in "mZ' = 30 GeV, g' = 0.05"."""
    curve = content["curve"]
    coupling = {curve["coupling"]["name"]: point["reference"]["coupling"]}
    return _point_text([*curve["axes"], curve["coupling"]], {**point["parameters"], **coupling})


def shared_samples(content: Mapping[str, Any]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return title and samples of the simulations in results.json that are not of a point."""
    found = []
    if content["standard_model"] is not None:
        found.append(("Standard Model", content["standard_model"]["samples"]))
    reference = content.get("reference_result")
    if reference:
        found.append((reference["what"], reference["simulation"]["samples"]))
    return found
