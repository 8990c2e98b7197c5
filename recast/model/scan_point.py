"""Model: a point of a scan: values of the scanned parameters, which may stand in file names."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

__all__ = ["ScanPoint", "point_name"]


@dataclass(frozen=True, slots=True, order=True)
class ScanPoint(Mapping[str, float]):
    """Values of the scanned parameters by name, in the order of the card; a mapping that is hashable.

    Points of one scan are ordered by their values.

    Examples
    --------
    >>> point = ScanPoint.of({"mzp_gev": 10.0, "charges.mu": 2.0})
    >>> point["mzp_gev"], str(point), point.name
    (10.0, 'mzp_gev = 10, charges.mu = 2', 'mzp10-charges.mu2')
    """

    pairs: tuple[tuple[str, float], ...]
    """Names and values."""

    @classmethod
    def of(cls, values: Mapping[str, float], names: Iterable[str] = ()) -> ScanPoint:
        """Return the point of a mapping; `names` are its parameters in their order, which files sort.

        Raises
        ------
        ValueError
            If a value is no finite number.
        """
        pairs = tuple((name, float(values[name])) for name in names or values)
        for name, value in pairs:
            if not math.isfinite(value):
                raise ValueError(f"{name} is {value}")
        return cls(pairs)

    def __getitem__(self, name: str) -> float:
        """Return a value."""
        return dict(self.pairs)[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        return (name for name, _ in self.pairs)

    def __len__(self) -> int:
        """Return the number of parameters."""
        return len(self.pairs)

    def __str__(self) -> str:
        """Return names and values in words."""
        return ", ".join(f"{name} = {value:g}" for name, value in self.pairs)

    @property
    def name(self) -> str:
        """The name of the point, as `point_name`."""
        return point_name(self)


def point_name(values: Mapping[str, float]) -> str:
    """Return values in a word that may stand in a file name: names without their unit, numbers to 12 digits.

    Examples
    --------
    >>> point_name({"mzp_gev": 30.0, "gp": 0.05})
    'mzp30-gp0.05'
    """
    return "-".join(f"{name.removesuffix('_gev')}{value + 0.0:.12g}" for name, value in values.items())
