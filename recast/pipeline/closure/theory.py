"""Pipeline: uncertainties of theory of a cross section, for closures."""

from __future__ import annotations

from recast.analysis.normalisation import Uncertainty
from recast.cards import UncertaintiesBlock
from recast.pipeline.rates import not_from_quarks
from recast.pipeline.search import varied_background
from recast.pipeline.simulate import Simulation, Simulator
from recast.pipeline.uncertainties import varied_yield, yield_uncertainties

__all__ = ["theory_uncertainties"]


def theory_uncertainties(
    simulator: Simulator, simulation: Simulation, region: str, variations: UncertaintiesBlock
) -> list[Uncertainty]:
    """Return those of a simulated region of the Standard Model, simulation and luminosity left out.

    Scales, PDF sets and scheme as they are varied, what is stated of a corrected rate, and the error of what
    does not start from quarks.
    """
    varied = varied_yield(simulator, simulation, region, variations, varied_background(variations))
    left_out = ("simulation", "luminosity")
    found = [part for part in yield_uncertainties(varied, 0.0) if part.name not in left_out]
    for item in not_from_quarks(simulator).values():
        relative = (item.error or 0.0) / item.value
        found.append(Uncertainty(item.name, relative, relative, item.source))
    return found
