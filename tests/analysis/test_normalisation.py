import numpy as np
import pytest

from recast.analysis.normalisation import (
    Normalisation,
    parse_normalisation,
    predict_from_signal,
)
from recast.analysis.yields import Yield, total
from recast.core.errors import InputError, RunError

SM = Yield(60.0, 1.2, 5000, 2500.0)
SIGNAL = Yield(15.0, 0.6, 900, 625.0)


def test_sum_of_independent_yields():
    both = SM + SIGNAL
    assert both.value == 75.0
    assert both.error == pytest.approx(np.hypot(1.2, 0.6))
    assert both.n_raw == 5900
    assert both.n_effective == pytest.approx(75.0**2 / (60.0**2 / 2500 + 15.0**2 / 625))
    assert total([SM, SIGNAL]) == both
    assert total([]) == Yield(0.0, 0.0, 0, 0.0)


def test_n_effective_of_a_sum_is_that_of_the_joint_sample():
    rng = np.random.default_rng(1)
    a, b = rng.uniform(0, 1, 50), rng.uniform(0, 3, 80)

    def of(w):
        return Yield(w.sum(), (w**2).sum() ** 0.5, len(w), w.sum() ** 2 / (w**2).sum())

    both, joint = of(a) + of(b), of(np.concatenate([a, b]))
    assert both.value == pytest.approx(joint.value)
    assert both.error == pytest.approx(joint.error)
    assert both.n_effective == pytest.approx(joint.n_effective)


def test_scaling():
    assert SM.scaled(-2.0) == Yield(-120.0, 2.4, 5000, 2500.0)
    assert SM.relative_error == pytest.approx(0.02)
    assert Yield(0.0, 1.0, 1, 1.0).relative_error == np.inf


def test_json_round_trip():
    assert Yield.from_json(SM.to_json()) == SM


@pytest.mark.parametrize("field", ["value", "error", "n_effective"])
def test_no_nan(field):
    with pytest.raises(InputError, match=f"yield: {field} is nan"):
        Yield(**(SM.to_json() | {field: float("nan")}))


def test_values():
    assert predict_from_signal(Normalisation.RELATIVE, 78.0, SIGNAL, SM).value == pytest.approx(78 * 1.25)
    assert predict_from_signal(Normalisation.ABSOLUTE, 78.0, SIGNAL, SM).value == pytest.approx(93.0)
    assert predict_from_signal(Normalisation.ABSOLUTE, 78.0, SIGNAL, SM, 1.2).value == pytest.approx(96.0)
    # K cancels in the relative normalisation
    assert predict_from_signal(Normalisation.RELATIVE, 78.0, SIGNAL, SM, 1.2).value == pytest.approx(97.5)


@pytest.mark.parametrize("choice", list(Normalisation))
def test_errors_against_toys(choice):
    rng = np.random.default_rng(7)
    n = 200_000
    sm = rng.normal(SM.value, SM.error, n)
    signal = rng.normal(SIGNAL.value, SIGNAL.error, n)
    # numerator and denominator of the relative one share the SM sample
    toy = 78 * (sm + signal) / sm if choice is Normalisation.RELATIVE else 78 + signal
    prediction = predict_from_signal(choice, 78.0, SIGNAL, SM)
    assert prediction.value == pytest.approx(toy.mean(), abs=5 * toy.std() / n**0.5 + 0.05)
    assert prediction.error == pytest.approx(toy.std(), rel=0.01)


def test_vanishing_interference_keeps_its_error():
    nothing = Yield(0.0, 0.6, 10, 0.0)
    prediction = predict_from_signal(Normalisation.RELATIVE, 78.0, nothing, SM)
    assert prediction.value == 78.0
    assert prediction.error == pytest.approx(78 * 0.6 / 60)


def test_no_standard_model_events():
    with pytest.raises(RunError, match=r"the Standard Model sample has 0 selected events\. Simulate more"):
        predict_from_signal(Normalisation.RELATIVE, 78.0, SIGNAL, Yield(0.0, 0.0, 0, 0.0))


def test_words_of_the_card():
    assert parse_normalisation("relative") is Normalisation.RELATIVE
    with pytest.raises(InputError, match='unknown normalisation "relativ". Did you mean "relative"?'):
        parse_normalisation("relativ")


NOTHING = Yield(0.0, 0.0, 0, 0.0, 2.996)


def test_a_bound_goes_with_a_yield_of_no_selected_event():
    assert Yield.from_json(NOTHING.to_json()) == NOTHING
    assert NOTHING.to_json()["bound_95cl"] == 2.996
    assert "bound_95cl" not in SM.to_json()
    assert NOTHING.scaled(-2.0).bound == pytest.approx(5.992)
    assert NOTHING.text(4) == "0 (no event selected, below 3 at 95 % CL)"
    assert SM.text(4) == "60 ± 1.2"
    with pytest.raises(InputError, match="bound is nan"):
        Yield(0.0, 0.0, 0, 0.0, float("nan"))


def test_the_bound_of_a_sum_is_that_of_the_heaviest_weight():
    """All counts are 0: P = exp(-sum mu) >= 0.05, and sum w mu is largest with all of it on the largest w."""
    both = total([NOTHING, NOTHING.scaled(3.0)])
    assert both.bound == pytest.approx(3 * 2.996)
    weights, grid = np.array([1.0, 3.0]), np.linspace(0.0, 2.996, 301)
    means = np.array([(a, 2.996 - a) for a in grid])
    assert both.bound == pytest.approx(np.max(means @ weights))
    # beside selected events an empty sample has no bound of its own
    assert (SM + NOTHING).bound is None
    assert (SM + NOTHING).error == SM.error


@pytest.mark.parametrize("choice", list(Normalisation))
def test_a_prediction_keeps_the_bound_of_an_empty_signal(choice):
    k_factor = 1.5 if choice is Normalisation.ABSOLUTE else 1.0
    scale = k_factor if choice is Normalisation.ABSOLUTE else 78.0 / 60.0
    found = predict_from_signal(choice, 78.0, NOTHING, SM, k_factor)
    assert found.bound == pytest.approx(scale * 2.996)
    assert predict_from_signal(choice, 78.0, SIGNAL, SM, k_factor).bound is None
