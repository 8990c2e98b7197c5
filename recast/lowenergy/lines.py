"""Lowenergy: lines of a model against the mass of its mediator, drawn and written beside a limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

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

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        plain = {name: getattr(self, name) for name in self.__slots__}
        return plain | {"values": self.values.tolist()}

    @classmethod
    def from_dict(cls, content: dict[str, Any]) -> Line:
        """Inverse of `as_dict`."""
        return cls(**(content | {"values": np.array(content["values"], float)}))


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
