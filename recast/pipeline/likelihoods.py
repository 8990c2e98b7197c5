"""Pipeline: the likelihood of a point as plain values, of which `recast export` makes files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from recast.analysis.normalisation import Uncertainty
from recast.analysis.yields import Yield
from recast.pipeline.expected import Expected
from recast.pipeline.simulate import Simulation
from recast.pipeline.uncertainties import THEORY
from recast.statistics.likelihood import Component, Likelihood, Region, log_normal, together

__all__ = ["one_count", "point_likelihood"]

_REGION = "region"
_SIMULATION = "simulation"


def point_likelihood(
    expected: Expected, reference: Simulation, signal: Yield, uncertainties: Iterable[Uncertainty]
) -> dict[str, Any] | None:
    """Return the likelihood of a point with the signal of its reference coupling; None without a signal."""
    if signal.value <= 0 or signal.bound is not None:
        return None
    if expected.several is not None:
        return expected.several.describe(reference)
    found = one_count(expected, signal, uncertainties, reference.results[0].analysis)
    return {"kind": _REGION, "content": found.model_dump(mode="json")}


def one_count(
    expected: Expected, signal: Yield, uncertainties: Iterable[Uncertainty], analysis: str
) -> Likelihood:
    """Return the likelihood of one count, each uncertainty under its name.

    They are called what they are in a limit of several regions (`Uncertainty.nuisances`), so that the count
    goes with others in either form; the theory, such as the PDF set, moves all analyses together. What has no
    such name is the analysis' own.

    An uncertainty of the published expectation that background and signal have both, as it scales both, is
    one nuisance; the exact limits of one count take the two as independent.
    """
    errors = _named(expected.background_uncertainties, analysis)
    mine = _named(uncertainties, analysis)
    background = Component(
        events=expected.background,
        uncertainties=errors,
        simulation_error=expected.background * expected.background_simulation_error,
    )
    return Likelihood(
        name=analysis,
        regions={
            "region": Region(
                observed=expected.counts.observed_events,
                signal=Component(events=signal.value, uncertainties=mine, simulation_error=signal.error),
                backgrounds={"background": background},
            )
        },
    )


def _named(parts: Iterable[Uncertainty], analysis: str) -> dict[str, tuple[float, float]]:
    """Return relative changes by nuisance, those of the simulation left out: they are its statistics."""
    found: list[dict[str, float]] = []
    for item in parts:
        if item.nuisances:
            found.append({name: change for name, change in item.nuisances if change})
        elif item.name != _SIMULATION and item.symmetric > 0:
            name = item.name.replace(" ", "_")
            found.append({name if item.name in THEORY.values() else f"{name}_{analysis}": item.signed})
    return {name: log_normal(change) for name, change in together(*found).items()}
