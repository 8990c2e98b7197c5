"""Statistics: properties of the excluded count, its coverage and its errors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from recast.core.errors import InputError, RunError
from recast.statistics.counting import METHODS as RULES
from recast.statistics.counting import CountMethod, LimitMethod, excluded_count, marginal_cdf, parse_method

METHODS = list(CountMethod)
EXACT = [method for method in METHODS if method is not CountMethod.CLS_ASYMPTOTIC]
counts = st.integers(0, 400)
backgrounds = st.floats(0.0, 400.0)
levels = st.floats(0.5, 0.999)


def cls_value(observed, background, signal, error=0.0, relative=0.0):
    """P(N <= observed | background + signal) / P(N <= observed | background)."""
    alone = marginal_cdf(observed, background, error, 0.0)
    return float(marginal_cdf(observed, background, error, signal, relative) / alone)


@pytest.mark.parametrize(("method", "value"), [("poisson", 93.0729), ("cls", 96.3693), ("paper", 94.0)])
def test_77_events_over_78(method, value):
    assert excluded_count(CountMethod(method), 77, 78.0) == pytest.approx(value, abs=5e-5)


def test_no_event_gives_the_textbook_limit():
    assert excluded_count(CountMethod.POISSON, 0) == pytest.approx(-np.log(0.05), rel=1e-12)


@given(counts, levels)
def test_poisson_solves_its_definition(observed, cl):
    mu = excluded_count(CountMethod.POISSON, observed, cl=cl)
    assert stats.poisson.cdf(observed, mu) == pytest.approx(1 - cl, rel=1e-8)


@given(counts, levels)
def test_paper_is_the_first_excluded_integer(observed, cl):
    first = excluded_count(CountMethod.PAPER, observed, cl=cl)
    assert first == int(first)
    assert stats.poisson.cdf(observed, first) < 1 - cl
    assert first == 0 or stats.poisson.cdf(observed, first - 1) >= (1 - cl) * (1 - 1e-9)


@given(st.integers(0, 200), st.floats(0.0, 200.0), st.floats(0.6, 0.99))
def test_cls_solves_its_definition(observed, background, cl):
    if stats.poisson.cdf(observed, background) < 1e-200:
        return
    mu = excluded_count(CountMethod.CLS, observed, background, cl=cl)
    assert mu >= background
    assert cls_value(observed, background, mu - background) == pytest.approx(1 - cl, rel=1e-6)


@given(counts, backgrounds, levels)
def test_more_events_allow_more(observed, background, cl):
    seen = np.array([observed, observed + 1])
    for method in METHODS:
        if (
            method in (CountMethod.CLS, CountMethod.CLS_ASYMPTOTIC)
            and stats.poisson.cdf(observed, background) < 1e-200
        ):
            continue
        if method == CountMethod.CLS_ASYMPTOTIC and cl <= 0.5:
            with pytest.raises(InputError, match="no limit at a confidence level of .* above 0.5"):
                excluded_count(method, seen, background, cl=cl)
            continue
        lower, upper = excluded_count(method, seen, background, cl=cl)
        assert lower < upper


@given(counts, backgrounds)
def test_cls_is_never_stronger_than_poisson(observed, background):
    if stats.poisson.cdf(observed, background) < 1e-200:
        return
    weaker = excluded_count(CountMethod.CLS, observed, background)
    assert weaker >= excluded_count(CountMethod.POISSON, observed) - 1e-9


@given(st.integers(0, 100), st.floats(1.0, 100.0), st.floats(0.05, 0.3))
def test_background_uncertainty_weakens_cls(observed, background, relative):
    if stats.poisson.cdf(observed, background) < 1e-3:
        return
    sharp = excluded_count(CountMethod.CLS, observed, background)
    blurred = excluded_count(CountMethod.CLS, observed, background, background_error=relative * background)
    limit = excluded_count(CountMethod.CLS, observed, background, background_error=1e-4 * background)
    assert limit == pytest.approx(float(sharp), rel=1e-5)
    if observed >= background:  # a deficit pulls the background down, which works the other way
        assert blurred > sharp


@pytest.mark.parametrize("method", EXACT)
@pytest.mark.parametrize("signal", [0.5, 3.0, 10.0, 18.0, 40.0])
def test_exact_coverage(method, signal):
    """The true mean is excluded in at most 5 % of all experiments, summed over every outcome."""
    background = 20.0
    seen = np.arange(0, 400)
    limit = excluded_count(method, seen, background)
    excluded = np.sum(stats.poisson.pmf(seen, background + signal) * (background + signal > limit))
    assert excluded <= 0.05
    if method is CountMethod.POISSON:
        assert excluded > 0.02  # discreteness costs some, no more


def test_the_asymptotic_limit_covers_nearly():
    signal = 18.0
    seen = np.arange(0, 200)
    limit = excluded_count(CountMethod.CLS_ASYMPTOTIC, seen, 20.0)
    excluded = np.sum(stats.poisson.pmf(seen, 20.0 + signal) * (20.0 + signal > limit))
    assert 0.05 < excluded < 0.06  # it is an approximation


def test_marginal_cdf_against_numerical_integration():
    from scipy.integrate import quad

    shape, scale = (30.0 / 6.0) ** 2, 36.0 / 30.0

    def tail(signal):
        def integrand(b):
            return stats.gamma.pdf(b, shape, scale=scale) * stats.poisson.cdf(25, b + signal)

        return quad(integrand, 0, 150, epsabs=1e-12)[0]

    assert cls_value(25, 30.0, 7.0, error=6.0) == pytest.approx(tail(7.0) / tail(0.0), rel=1e-8)


def test_arrays_are_broadcast():
    table = excluded_count(CountMethod.CLS, np.array([[70], [77]]), np.array([70.0, 78.0, 80.0]))
    assert table.shape == (2, 3)
    assert table[1, 1] == excluded_count(CountMethod.CLS, 77, 78.0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((CountMethod.POISSON, -1), "observed is -1; it must be whole numbers"),
        ((CountMethod.POISSON, 1.5), "observed is 1.5; it must be whole numbers"),
        ((CountMethod.POISSON, float("nan")), "observed is not finite"),
        ((CountMethod.POISSON, "many"), "observed is 'many', not a number"),
        ((CountMethod.CLS, 3, -2.0), "background is -2; it must be 0 or greater"),
        ((CountMethod.CLS, [3, 4], [1.0, -2.5]), "background is -2.5; it must be 0 or greater"),
    ],
)
def test_bad_counts_are_refused(arguments, message):
    with pytest.raises(InputError, match=message):
        excluded_count(*arguments)


@pytest.mark.parametrize("cl", [0.0, 1.0, 95, float("nan")])
def test_bad_confidence_level_is_refused(cl):
    with pytest.raises(InputError, match="is not between 0 and 1"):
        excluded_count(CountMethod.POISSON, 3, cl=cl)


def test_background_error_needs_cls():
    with pytest.raises(InputError, match='"paper" has no background uncertainty'):
        excluded_count(CountMethod.PAPER, 77, 78, background_error=5.0)


def test_impossible_observation_is_refused():
    with pytest.raises(RunError, match="impossible for this background"):
        excluded_count(CountMethod.CLS, 0, 1000.0)


def test_unknown_method_names_the_nearest():
    with pytest.raises(InputError, match='unknown statistics method "poison".*Did you mean "poisson"'):
        parse_method("poison")


def test_signal_uncertainty_against_numerical_integration():

    background, error, signal, blur, seen = 8.0, 0.7, 6.0, 0.2, 9
    shape_b, shape_s = (background / error) ** 2, 1 / blur**2
    b = stats.gamma(shape_b, scale=background / shape_b)
    s = stats.gamma(shape_s, scale=signal / shape_s)
    x = (np.arange(400) + 0.5) / 400
    mean = b.ppf(x)[:, None] + s.ppf(x)[None, :]
    expected = stats.poisson.cdf(seen, mean).mean()
    arrays = (np.asarray(float(v)) for v in (seen, background, error, signal))
    assert float(marginal_cdf(*arrays, blur)) == pytest.approx(expected, rel=2e-3)


@given(st.integers(0, 60), st.floats(0.5, 60.0), st.floats(0.05, 0.4))
def test_signal_uncertainty_weakens_cls(observed, background, relative):
    if stats.poisson.cdf(observed, background) < 1e-3:
        return
    sharp = excluded_count(CountMethod.CLS, observed, background)
    blurred = excluded_count(CountMethod.CLS, observed, background, signal_relative_error=relative)
    assert blurred > sharp
    value = cls_value(observed, background, blurred - background, relative=relative)
    assert value == pytest.approx(0.05, rel=1e-6)


def test_signal_uncertainty_needs_cls():
    with pytest.raises(InputError, match='statistics method "paper" has no signal uncertainty'):
        excluded_count(CountMethod.PAPER, 77, 78.0, signal_relative_error=0.1)


@pytest.mark.parametrize("result", [np.array([1.0, 2.0]), np.nan, np.inf, -1.0])
def test_a_limit_of_a_method_of_ones_own_has_to_be_a_number(result, monkeypatch):
    name = "mine"
    monkeypatch.setattr(RULES, "_items", dict(RULES._items))
    RULES.register(name, LimitMethod("of a test", lambda *_: result))
    with pytest.raises(
        RunError, match=r'statistics method "mine": its limit is .* It must be one finite number'
    ):
        excluded_count(name, 3)


def test_a_method_of_ones_own_that_raises_is_one_line(monkeypatch):
    monkeypatch.setattr(RULES, "_items", dict(RULES._items))
    RULES.register("mine", LimitMethod("of a test", lambda *_: {}["key"]))
    with pytest.raises(RunError, match="^statistics method \"mine\": it fails with KeyError: 'key'"):
        excluded_count("mine", 3)


@given(st.integers(0, 300), st.floats(0.5, 0.999))
def test_a_method_of_ones_own_gets_what_it_asks_for(observed, cl):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RULES, "_items", dict(RULES._items))
        given = LimitMethod(
            "the Poisson limit again", lambda n, *others: stats.gamma.isf(1 - others[-1], n + 1)
        )
        RULES.register("mine", given)
        found = excluded_count("mine", [observed, observed + 1], cl=cl)
    assert found == pytest.approx(
        excluded_count(CountMethod.POISSON, [observed, observed + 1], cl=cl), rel=1e-9
    )


def test_what_is_no_method_is_refused():
    with pytest.raises(InputError, match="mine is no LimitMethod but of type function"):
        RULES.register("mine", lambda *_: 3)
