"""Statistics: how often a true signal at its expected limit is excluded at 95 % CL, in pseudo-experiments."""

import pytest

from recast.statistics.histfactory import HistFactory
from recast.statistics.likelihood import parse_likelihood
from recast.statistics.strength import sensitive_events, strength_limits
from recast.statistics.toys import pseudo_data

SEED = 20261129
EXPERIMENTS = 2000
TOYS = 500


def two_regions(events: float) -> HistFactory:
    """Two regions of these background events together, one nuisance of 20 % on both, a luminosity of 3 %."""

    def region(share: float, signal: float) -> dict:
        background = {"events": share * events, "uncertainties": {"background": 0.2, "luminosity": 0.03}}
        return {
            "observed": round(share * events),
            "background": background,
            "signal": {"events": signal, "uncertainties": {"luminosity": 0.03}},
        }

    return parse_likelihood({"regions": {"A": region(0.6, 1.0), "B": region(0.4, 1.0)}}).histfactory()


def exclusion_rate(events: float, experiments: int = EXPERIMENTS, toys: int = TOYS) -> tuple[float, float]:
    """Return how often the true signal at its expected limit is excluded, and the error of that."""
    model = two_regions(events)
    strength = strength_limits(model, seed=SEED).expected[2]
    truth = model.start[None, :].copy()
    truth[0, model.poi] = strength
    data = pseudo_data(model, truth, experiments, SEED, "coverage")
    excluded = 0
    for k in range(experiments):
        seen = model.with_data(data.rows(slice(k, k + 1)))
        excluded += cls(seen, strength, toys, k) < 0.05
    rate = excluded / experiments
    return rate, (rate * (1.0 - rate) / experiments) ** 0.5


def cls(model: HistFactory, strength: float, toys: int, seed: int) -> float:
    from recast.statistics.asymptotic import Asymptotic
    from recast.statistics.toys import Toys

    few = sensitive_events(model) < 10.0
    return Toys(model, toys, seed).observed(strength) if few else Asymptotic(model).observed(strength)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("events", [0.5, 3.0, 78.0])
def test_a_true_signal_is_excluded_in_at_most_six_percent(events):
    rate, error = exclusion_rate(events)
    assert rate - 2.0 * error <= 0.06


def test_coverage_of_a_few_experiments():
    """The same with 60 experiments of 78 events: no more than 10 of them exclude."""
    rate, _ = exclusion_rate(78.0, experiments=60)
    assert rate <= 10 / 60
