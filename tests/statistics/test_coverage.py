"""Statistics: how often a true signal is excluded at 95 % CL, in pseudo-experiments of two regions.

The true signal is three times the expected limit: there CLs has the coverage of CL_{s+b}, 5 % but for whole
counts. At the expected limit itself it excludes about half as often, whatever is wrong with it.
"""

import numpy as np
import pytest
from scipy.special import ndtr

from recast.statistics.asymptotic import Asymptotic
from recast.statistics.fitting import fit, fit_at
from recast.statistics.histfactory import Data, HistFactory
from recast.statistics.likelihood import parse_likelihood
from recast.statistics.strength import sensitive_events, strength_limits
from recast.statistics.toys import Toys, pseudo_data

SEED = 20261129
EXPERIMENTS = 2000
TOYS = 200
FAR = 3.0
"""The true signal over the expected limit."""
CLEAR = 0.3
"""Asymptotic CLs from which on no toys are drawn: such an experiment excludes nothing."""
WRONG = 0.7
"""A limit that is too low by this factor must be noticed."""


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


def asymptotic_cls(model: HistFactory, data: Data, strength: float) -> np.ndarray:
    """Return the observed CLs of many sets of data, fitted together (1007.1727, eq. 64 to 66)."""
    best, lowest = fit(model, data)
    background, _ = fit_at(model, data, 0.0, best)
    root = np.sqrt(np.maximum(fit_at(model, data, strength, best)[1] - lowest, 0.0))
    root[best[:, model.poi] > strength] = 0.0
    sigma = np.sqrt(fit_at(model, model.expected_data(background), strength, background)[1])
    distance = np.where(root <= sigma, root - sigma, (root**2 - sigma**2) / (2.0 * sigma))
    return ndtr(-(distance + sigma)) / ndtr(-distance)


def experiments(events: float, number: int) -> tuple[HistFactory, Data, float]:
    """Return the likelihood, pseudo-experiments of a true signal, and its strength."""
    model = two_regions(events)
    strength = FAR * strength_limits(model, seed=SEED, toys=500).expected[2]
    truth = model.start[None, :].copy()
    truth[0, model.poi] = strength
    return model, pseudo_data(model, truth, number, SEED, "coverage"), strength


def exclusion_rate(model: HistFactory, data: Data, strength: float) -> float:
    """Return how often a strength is excluded, with the calculator that is the default for this model."""
    found = asymptotic_cls(model, data, strength)
    if sensitive_events(model) < 10.0:
        for k in np.flatnonzero(found < CLEAR):
            seen = model.with_data(data.rows(slice(k, k + 1)))
            found[k] = Toys(seen, TOYS, int(k)).observed(strength)
    return float((found < 0.05).mean())


def test_fits_of_many_experiments_are_those_of_one():
    model, data, strength = experiments(78.0, 8)
    together = asymptotic_cls(model, data, strength)
    alone = [Asymptotic(model.with_data(data.rows(slice(k, k + 1)))).observed(strength) for k in range(8)]
    assert together == pytest.approx(alone, rel=1e-6)


def test_what_is_clear_by_asymptotic_formulae_is_clear_by_toys():
    model, data, strength = experiments(0.5, 40)
    clear = np.flatnonzero(asymptotic_cls(model, data, strength) >= CLEAR)[:8]
    for k in clear:
        assert Toys(model.with_data(data.rows(slice(k, k + 1))), TOYS, int(k)).observed(strength) > 0.1


def test_a_true_signal_over_78_events_is_excluded_in_five_percent():
    """Between 4 and 6 %, two standard deviations of 2000 experiments; a limit that is too low is noticed."""
    model, data, strength = experiments(78.0, EXPERIMENTS)
    assert 0.04 <= exclusion_rate(model, data, strength) <= 0.06
    assert exclusion_rate(model, data, strength / WRONG) > 0.12  # 0.66


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("events", [0.5, 3.0])
@pytest.mark.parametrize("number", [200, pytest.param(EXPERIMENTS, marks=pytest.mark.endurance)])
def test_a_true_signal_over_few_events_is_excluded_in_five_percent_or_fewer(events, number):
    """Toys; counts are whole, so that it may be fewer. The bounds are two standard deviations away."""
    model, data, strength = experiments(events, number)
    error = (0.05 * 0.95 / number) ** 0.5
    assert exclusion_rate(model, data, strength) <= 0.05 + 2.05 * error
    few = data.rows(slice(0, 100))
    assert (
        exclusion_rate(model, few, strength / WRONG) > 0.05 + 2.05 * (0.05 * 0.95 / 100) ** 0.5
    )  # 0.29, 0.38
