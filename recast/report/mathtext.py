"""Report: tells whether words can be drawn: what stands between $ must be TeX that matplotlib knows."""

from __future__ import annotations

from matplotlib.cbook import is_math_text
from matplotlib.mathtext import MathTextParser

__all__ = ["drawing_problem"]


def drawing_problem(text: str) -> str:
    """Return why a text cannot be drawn, on one line; empty if it can."""
    if not text.isprintable():
        return "it holds a line break or another sign that cannot be drawn"
    if not is_math_text(text):
        return ""
    try:
        MathTextParser("path").parse(text)
    except ValueError as error:
        return f"matplotlib cannot read its TeX ({str(error).strip().splitlines()[-1]})"
    return ""
