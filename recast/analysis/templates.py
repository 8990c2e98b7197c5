"""Analysis: background yields of an analysis in bins of a mass, read from its folder and summed in windows.

The folder holds `backgrounds.yaml` (what was simulated, how, and its normalisation) and `backgrounds.csv`:
edges of each bin, then yield and simulation error of each process.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.analysis.normalisation import Uncertainty
from recast.core.errors import InputError
from recast.core.reading import DAMAGE, read_rows
from recast.core.yaml import load_yaml

__all__ = ["Background", "Templates", "WindowBackground", "load_templates"]

Real = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Background:
    """One process."""

    name: str
    title: str
    yields: Real
    """Events in each bin at the analysis' luminosity, before the common normalisation."""
    errors: Real
    """Simulation errors, uncorrelated."""
    on_z: float
    """Events in the published region, before the common normalisation."""
    on_z_error: float
    relative_error: float
    """Uncertainty of the process' own cross section."""
    growth: dict[str, float]
    """Cross section at an energy [GeV, as text] over that of the data."""


@dataclass(frozen=True, slots=True)
class WindowBackground:
    """The background in a window at the analysis' luminosity, normalised to the published one."""

    value: float
    simulation_error: float
    """Of the events in the window and of those in the published region, taken as independent."""
    normalisation_error: float
    """From the published background's uncertainty, common to all windows."""
    composition_error: float
    """From the cross sections of the processes at a fixed sum in the published region."""
    by_process: dict[str, float]

    @property
    def error(self) -> float:
        """All together."""
        return math.hypot(self.simulation_error, self.normalisation_error, self.composition_error)

    @property
    def uncertainties(self) -> tuple[Uncertainty, ...]:
        """The parts, relative to the value; none for no background."""
        parts = {
            "simulation": (self.simulation_error, "finite number of events, in the window and on the whole"),
            "normalisation": (self.normalisation_error, "of the published background"),
            "composition": (self.composition_error, "cross sections of the processes"),
        }
        return tuple(
            Uncertainty(name, error / self.value, error / self.value, note)
            for name, (error, note) in parts.items()
            if self.value > 0
        )


@dataclass(frozen=True, slots=True)
class Templates:
    """All backgrounds of an analysis."""

    edges_gev: Real
    processes: tuple[Background, ...]
    published: float
    """Background that the experiment states for the published region."""
    published_relative_error: float

    @property
    def simulated_on_z(self) -> float:
        """Sum of the processes in the published region, before the normalisation."""
        return sum(item.on_z for item in self.processes)

    @property
    def factor(self) -> float:
        """Published over simulated background in the published region; it multiplies every process."""
        return self.published / self.simulated_on_z

    @property
    def factor_relative_error(self) -> float:
        """Simulation error of `factor`, relative."""
        return math.hypot(*(item.on_z_error for item in self.processes)) / self.simulated_on_z

    def window(self, low_gev: float, high_gev: float, sqrt_s_gev: float | None = None) -> WindowBackground:
        """Return the background between two masses; bins that are cut count in proportion.

        Parameters
        ----------
        low_gev, high_gev
            The window, inside the bins.
        sqrt_s_gev
            Another energy than that of the data: each process is scaled with its cross section.

        Raises
        ------
        InputError
            If the window reaches beyond the bins, or a process is not known at the energy.
        """
        edges = self.edges_gev
        if not edges[0] <= low_gev < high_gev <= edges[-1]:
            raise InputError(
                f"no background between {low_gev:g} and {high_gev:g} GeV",
                where="backgrounds.csv",
                mend=f"The bins go from {edges[0]:g} to {edges[-1]:g} GeV.",
            )
        overlap = np.minimum(high_gev, edges[1:]) - np.maximum(low_gev, edges[:-1])
        share = np.clip(overlap / np.diff(edges), 0.0, 1.0)
        parts, variances = {}, 0.0
        for item in self.processes:
            scale = self.factor * _growth(item, sqrt_s_gev)
            parts[item.name] = scale * float((share * item.yields).sum())
            variances += scale**2 * float((share * item.errors**2).sum())
        total = sum(parts.values())
        return WindowBackground(
            total,
            math.hypot(math.sqrt(variances), total * self.factor_relative_error),
            total * self.published_relative_error,
            self._composition(parts, total),
            parts,
        )

    def _composition(self, parts: dict[str, float], total: float) -> float:
        """Error of the sum when one cross section after the other is varied and the sum on the Z is kept."""
        variance = 0.0
        for item in self.processes:
            change = item.relative_error
            share = item.on_z / self.simulated_on_z
            varied = (total + change * parts[item.name]) / (1.0 + change * share)
            variance += (varied - total) ** 2
        return math.sqrt(variance)


def _growth(item: Background, sqrt_s_gev: float | None) -> float:
    if sqrt_s_gev is None:
        return 1.0
    key = f"{sqrt_s_gev:g}"
    if key not in item.growth:
        known = ", ".join(item.growth) or "none"
        raise InputError(
            f"the background {item.name} is not known at {key} GeV",
            where="backgrounds.yaml",
            mend=f"Energies besides that of the data: {known}.",
        )
    return item.growth[key]


def load_templates(folder: Path) -> Templates:
    """Read the backgrounds of an analysis from its folder.

    Raises
    ------
    InputError
        If a file is missing or damaged, or a yield is negative or not a number.
    """
    content: dict[str, Any] = load_yaml(folder / "backgrounds.yaml")
    edges, columns = _read_csv(folder / "backgrounds.csv")
    processes = []
    try:
        for name, entry in content["processes"].items():
            processes.append(
                Background(
                    name=name,
                    title=str(entry["title"]),
                    yields=columns[name],
                    errors=columns[f"{name}_error"],
                    on_z=_number(entry["on_z"]["value"]),
                    on_z_error=_number(entry["on_z"]["error"]),
                    relative_error=_number(entry["cross_section_relative_error"]["value"]),
                    growth={str(key): _number(value) for key, value in entry["growth"].items()},
                )
            )
        published = content["published_on_z"]
        return Templates(
            edges, tuple(processes), _number(published["value"]), _number(published["relative_error"])
        )
    except DAMAGE as error:
        raise InputError(
            f"not a description of backgrounds ({error!r})", where=str(folder / "backgrounds.yaml")
        ) from error


def _number(given: Any) -> float:
    value = float(given)
    if not math.isfinite(value):
        raise ValueError(f"{given} is not finite")
    return value


def _read_csv(path: Path) -> tuple[Real, dict[str, Real]]:
    rows = read_rows(path)
    try:
        table = {name: np.array([float(row[name]) for row in rows]) for name in rows[0]}
        low, high = table.pop("m_low_gev"), table.pop("m_high_gev")
    except DAMAGE as error:
        raise InputError(f"not a table of yields ({error!r})", where=str(path)) from error
    joined = len(low) > 0 and np.all(high > low) and np.all(low[1:] == high[:-1])
    finite = all(np.isfinite(column).all() for column in (low, high, *table.values()))
    if not joined or not finite or not all((column >= 0).all() for column in table.values()):
        raise InputError(
            "bins that do not join, or a yield that is negative or not a number",
            where=str(path),
            mend="Make it again with the command in backgrounds.yaml.",
        )
    return np.append(low, high[-1]), table
