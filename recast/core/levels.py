"""Core: a confidence level in words, the same in every table, plot, caption and file."""

from __future__ import annotations

__all__ = ["level_text"]


def level_text(cl: float) -> str:
    """Return a confidence level between 0 and 1 in percent, to six digits and never rounded up to 100 %.

    Examples
    --------
    >>> level_text(0.95), level_text(0.997), level_text(0.99999997)
    ('95 % CL', '99.7 % CL', '99.999997 % CL')
    """
    percent = f"{100 * cl:g}"
    if percent == "100" and cl < 1:
        percent = f"{100 * cl:.15g}"
    return f"{percent} % CL"
