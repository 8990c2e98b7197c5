"""Lowenergy: lines of a model against the mass of its mediator, drawn and written beside a limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np
import numpy.typing as npt

__all__ = ["Line", "LineKind"]

Real = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a model."""

    name: str
    """Name of its column."""
    title: str
    values: Real
    """What it predicts, at the masses that were asked for."""
    colour: str
    dashes: str
    """Style of the line, as matplotlib names it."""


class LineKind(Protocol):
    """A block of a card: what is asked of the model, in its fields."""

    model: ClassVar[str]
    """Name of the model that it is for."""
    quantity: ClassVar[str]
    """What the lines predict, in the words of `recast.generate.processes.Reaction.branching`."""
    references: ClassVar[tuple[str, ...]]
    """INSPIRE keys of what is to be cited."""

    def lines(self, masses_gev: Real) -> tuple[Line, ...]:
        """Return the lines at masses [GeV], shape (N,)."""
