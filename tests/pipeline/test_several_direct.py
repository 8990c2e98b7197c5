"""Pipeline: several regions of which a signal changes its shape with the coupling, evaluated directly."""

import pytest

from recast.analysis.yields import Yield
from recast.exclusion.coupling import LargestCoupling
from recast.exclusion.direct import Evaluation, direct_limit
from recast.pipeline.expected import Expected
from recast.statistics.expected import count_limits
from recast.statistics.likelihood import parse_likelihood
from recast.statistics.strength import strength_limits


class TwoRegions:
    """A narrow part in one region and an off-shell part in the other; a coupling stands for a simulation."""

    regions = ("low", "high")
    background, observed = 60.0, 61

    @staticmethod
    def parts(coupling: float) -> tuple[float, float]:
        return 400.0 * coupling**2, 3000.0 * coupling**4

    def signal(self, coupling: float) -> Yield:
        return Yield(sum(self.parts(coupling)), 0.0, 1000, 1000.0)

    def limits(self, coupling: float):
        low, high = self.parts(coupling)
        shared = {"zz": 0.1}
        regions = {
            "low": {"observed": 41, "background": {"events": 40.0, "uncertainties": shared}, "signal": low},
            "high": {"observed": 20, "background": {"events": 20.0, "uncertainties": shared}, "signal": high},
        }
        return strength_limits(parse_likelihood({"regions": regions}), calculator="asymptotic")


@pytest.mark.parametrize("reference", [0.05, 0.3])
def test_the_excluded_coupling_is_where_the_excluded_strength_is_one(reference):
    several = TwoRegions()
    counts = count_limits("cls", several.observed, several.background)
    expected = Expected(60.0, counts, 60.0, Yield(60.0, 0.0, 0, 0.0), several=several).for_signal(reference)
    excluded = (expected.counts.observed - 60.0) / several.signal(reference).value
    assert excluded == pytest.approx(several.limits(reference).observed)

    def evaluate(coupling: float) -> Evaluation:
        found = expected.predicted(coupling)
        return Evaluation(coupling, found.value, found.error)

    largest = LargestCoupling(1.0, "far away")
    found = direct_limit(evaluate, expected.counts, start=reference, largest=largest, tolerance=0.05)
    assert found.converged
    assert several.limits(found.limits.observed.value).observed == pytest.approx(1.0, abs=0.02)
