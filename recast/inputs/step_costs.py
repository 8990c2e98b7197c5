"""Inputs: what steps of a simulation cost, as measured; from step_costs.yaml with its source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from recast.core.yaml import load_yaml

__all__ = ["StepCost", "step_costs"]


@dataclass(frozen=True, slots=True)
class StepCost:
    """What steps of one kind cost together."""

    cpu_s: float
    """Processor time [s]."""
    events: int
    """Events of all of them; 0 for a kind whose cost depends on no number of events."""
    size_mb: float
    """Room on the disk [MB]."""
    steps: int = 1

    @classmethod
    def of(cls, cpu_s: float, events: int, size_mb: float) -> StepCost:
        """Return the cost of one step."""
        return cls(float(cpu_s), int(events), float(size_mb))

    def with_another(self, other: StepCost) -> StepCost:
        """Return the cost of both."""
        return StepCost(
            self.cpu_s + other.cpu_s,
            self.events + other.events,
            self.size_mb + other.size_mb,
            self.steps + other.steps,
        )

    def seconds(self, events: int) -> float:
        """Return the processor time of a step with so many events [s].

        Examples
        --------
        >>> StepCost(cpu_s=3.0, events=1000, size_mb=0.5).seconds(500)
        1.5
        """
        return self.cpu_s * self._share(events)

    def megabytes(self, events: int) -> float:
        """Return the room of a step with so many events [MB]."""
        return self.size_mb * self._share(events)

    def _share(self, events: int) -> float:
        return events / self.events if self.events else 1.0 / self.steps


@lru_cache(maxsize=1)
def step_costs() -> dict[tuple[str, str], StepCost]:
    """Return the measured cost of each kind of step, and of each shower profile.

    Examples
    --------
    >>> costs = step_costs()
    >>> costs["shower", "full"].seconds(1000) > costs["shower", "no-mpi"].seconds(1000)
    True
    """
    content: dict[str, Any] = load_yaml(Path(str(files("recast.inputs").joinpath("step_costs.yaml"))))
    return {
        (str(item["kind"]), str(item.get("profile", ""))): StepCost(
            float(item["cpu_s"]), int(item["events"]), float(item["size_mb"]), int(item["steps"])
        )
        for item in content["costs"]
    }
