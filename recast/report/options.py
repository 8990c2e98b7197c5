"""Report: what a user may choose of a picture: size, texts, legend, ranges, which curves."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields

from recast.core.errors import InputError, did_you_mean
from recast.report.mathtext import drawing_problem

__all__ = ["DEFAULT", "LEGENDS", "PlotOptions"]

LEGENDS = (
    "above",
    "none",
    "best",
    "upper left",
    "upper right",
    "lower left",
    "lower right",
    "center left",
    "center right",
)
"""Above the axes, none, or a place inside of them."""
_SMALLEST, _LARGEST = 1.0, 30.0
"""Of the axes [inches]."""


@dataclass(frozen=True, slots=True)
class PlotOptions:
    """What is chosen; None is what the picture has by itself.

    Raises
    ------
    InputError
        If a size, range, place or text cannot be drawn.

    Examples
    --------
    >>> PlotOptions(size=(5, 4), legend="upper left").size
    (5, 4)
    """

    size: tuple[float, float] | None = None
    """Width and height of the axes [inches]."""
    title: str | None = None
    caption: str | None = None
    """Text below; an empty one for none."""
    legend: str = "above"
    """One of `LEGENDS`."""
    xlabel: str | None = None
    ylabel: str | None = None
    xrange: tuple[float, float] | None = None
    yrange: tuple[float, float] | None = None
    """Ends of an axis, in its unit."""
    only: tuple[str, ...] = ()
    """Names of the curves that are drawn; all if empty."""

    def __post_init__(self) -> None:
        if self.legend not in LEGENDS:
            raise InputError(
                f'"{self.legend}" is no place of a legend',
                where="legend",
                mend=did_you_mean(self.legend, LEGENDS),
            )
        for name in ("size", "xrange", "yrange"):
            self._check_pair(name)
        for name in ("title", "caption", "xlabel", "ylabel"):
            problem = drawing_problem(getattr(self, name) or "")
            if problem:
                raise InputError(problem, where=name)

    def _check_pair(self, name: str) -> None:
        given = getattr(self, name)
        if given is None:
            return
        if len(given) != 2 or not all(math.isfinite(value) for value in given):
            raise InputError(f"{given!r} are not two finite numbers", where=name)
        if name == "size":
            if not all(_SMALLEST <= value <= _LARGEST for value in given):
                text = f"{given[0]:g} x {given[1]:g} inches"
                raise InputError(text, where=name, mend=f"Give from {_SMALLEST:g} to {_LARGEST:g} inches.")
        elif not given[0] < given[1]:
            raise InputError(f"the first end {given[0]:g} is not below {given[1]:g}", where=name)

    @property
    def changes(self) -> bool:
        """Whether anything is chosen."""
        return any(getattr(self, item.name) != item.default for item in fields(self))

    def wants(self, name: str) -> bool:
        """Return whether a curve is drawn."""
        return not self.only or name in self.only

    def check_names(self, known: Iterable[str], where: str) -> None:
        """Refuse a curve that a picture does not have."""
        names: Collection[str] = tuple(dict.fromkeys(known))
        for name in self.only:
            if name not in names:
                raise InputError(f'no curve "{name}"', where=where, mend=did_you_mean(name, names))

    def range_of(self, axis: str, own: tuple[float, float], *, logarithmic: bool) -> tuple[float, float]:
        """Return the range of the axis x or y: the chosen one, or its own.

        Raises
        ------
        InputError
            If it begins at or below 0 on a logarithmic axis.
        """
        chosen: tuple[float, float] | None = getattr(self, f"{axis}range")
        if chosen is None:
            return own
        if logarithmic and chosen[0] <= 0:
            raise InputError(
                f"{chosen[0]:g} on a logarithmic axis", where=f"{axis}range", mend="Begin above 0."
            )
        return chosen


DEFAULT = PlotOptions()
