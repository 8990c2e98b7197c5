"""Statistics: limits from several regions, against pyhf and exact counts, and how they must move."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.statistics.asymptotic import Asymptotic
from recast.statistics.expected import count_limits
from recast.statistics.hs3 import from_hs3, to_hs3
from recast.statistics.likelihood import (
    Likelihood,
    combined,
    log_normal,
    parse_likelihood,
)
from recast.statistics.strength import Calculator, strength_limits
from recast.statistics.toys import poisson_counts
from recast.statistics.workspace import workspace_model

pytestmark = pytest.mark.filterwarnings("ignore:jsonschema.RefResolver:DeprecationWarning")

# published numbers of three analyses (observed, expected, relative errors of the background)
ATLAS = (77, 78.0, {"luminosity_2012": 0.036, "zz_theory": 0.05})
CMS = (441, 423.0, {"expectation": 33.4 / 423.0})
TOP = (1, 3.2, {"ttz": 0.25, "wz": 0.2})
POINTS = [(numbers, 0.1 + 0.13 * k) for numbers in (ATLAS, CMS, TOP) for k in range(7)]


def region(observed: int, background: float, errors: dict, signal: float, **more) -> dict:
    shared = {"luminosity_2012": 0.036} if "luminosity_2012" in errors else {}
    return {
        "observed": observed,
        "background": {"events": background, "uncertainties": errors},
        "signal": {"events": signal, "uncertainties": {**shared, "acceptance": 0.04}, **more},
    }


def regions(**named: dict) -> Likelihood:
    return parse_likelihood({"regions": named})


def asymptotic(likelihood: Likelihood, **options):
    return strength_limits(likelihood, calculator="asymptotic", **options)


@pytest.mark.parametrize(("numbers", "share"), POINTS)
def test_the_workspace_gives_our_cls_with_pyhf_alone(numbers, share):
    """Observed and five expected CLs at 21 points of three analyses, to 1e-6."""
    pyhf = pytest.importorskip("pyhf")
    pyhf.set_backend("numpy", pyhf.optimize.scipy_optimizer(tolerance=1e-12, maxiter=10000))
    observed, background, errors = numbers
    signal = share * (background + 3.0 * math.sqrt(background))
    one = regions(SR=region(observed, background, errors, signal, simulation_error=0.03 * signal))
    (ours,) = asymptotic(one, tests=[1.0]).tested
    workspace = pyhf.Workspace(one.workspace())
    model = workspace.model()
    found, bands = pyhf.infer.hypotest(1.0, workspace.data(model), model, return_expected_set=True)
    assert ours.observed == pytest.approx(float(found), abs=1e-6)
    assert ours.expected == pytest.approx([float(item) for item in bands], abs=1e-6)


def test_two_regions_with_one_nuisance_have_the_combined_limit_of_pyhf():
    """The strength at which we say CLs is 0.05 has it in pyhf, its bound of 10 on mu notwithstanding."""
    pyhf = pytest.importorskip("pyhf")
    pyhf.set_backend("numpy", pyhf.optimize.scipy_optimizer(tolerance=1e-12, maxiter=10000))
    both = regions(A=region(12, 10.0, {"zz": 0.2}, 0.3), B=region(45, 40.0, {"zz": 0.2}, 0.2))
    limits = asymptotic(both)
    assert limits.observed > 10.0
    workspace = pyhf.Workspace(both.workspace())
    model = workspace.model()
    bounds = model.config.suggested_bounds()
    bounds[model.config.poi_index] = (0.0, 200.0)
    for k, strength in enumerate((limits.observed, *limits.expected)):
        found, bands = pyhf.infer.hypotest(
            strength, workspace.data(model), model, par_bounds=bounds, return_expected_set=True
        )
        assert float(found if k == 0 else bands[k - 1]) == pytest.approx(0.05, abs=1e-6)


def test_one_count_keeps_its_exact_limits():
    one = regions(
        SR={"observed": 77, "background": {"events": 78.0, "uncertainties": {"b": 0.1}}, "signal": 10}
    )
    limits, counts = strength_limits(one, tests=[1.0]), count_limits("cls", 77, 78.0, background_error=7.8)
    assert limits.calculator is Calculator.EXACT
    assert limits.observed == pytest.approx((counts.observed - 78.0) / 10.0, rel=1e-8)
    assert limits.expected == pytest.approx([(item - 78.0) / 10.0 for item in counts.expected], rel=1e-8)
    at = strength_limits(one, tests=[limits.observed]).tested[0]
    assert at.observed == pytest.approx(0.05, abs=1e-8)
    shared = regions(SR=region(77, 78.0, {"acceptance": 0.1}, 10.0))
    assert strength_limits(shared).calculator is Calculator.ASYMPTOTIC


def test_toys_give_the_exact_cls_of_small_counts():
    """n = 0, s = 3, b = 0.5: exp(-3), where asymptotic formulae give 0.02; and limits of a few events."""
    none = regions(SR={"observed": 0, "background": 0.5, "signal": 3.0})
    (toys,) = strength_limits(none, calculator="toys", toys=500, tests=[1.0]).tested
    assert toys.observed == pytest.approx(math.exp(-3.0), rel=1e-6)
    assert asymptotic(none, tests=[1.0]).tested[0].observed == pytest.approx(0.02, abs=2e-3)
    for observed in (1, 3):
        one = regions(SR={"observed": observed, "background": 1.5, "signal": 1.0})
        exact = strength_limits(one)
        drawn = strength_limits(one, calculator="toys", toys=1000)
        assert drawn.observed == pytest.approx(exact.observed, abs=max(4.0 * drawn.observed_error, 0.05))
        assert drawn.expected[2] == pytest.approx(exact.expected[2], rel=0.05)


def test_the_order_of_regions_and_nuisances_moves_no_toy():
    a, b = region(1, 1.0, {"b": 0.3, "c": 0.1}, 2.0, simulation_error=0.2), region(2, 2.0, {"b": 0.3}, 1.0)
    turned = region(1, 1.0, {"c": 0.1, "b": 0.3}, 2.0, simulation_error=0.2)
    first = strength_limits(regions(A=a, B=b), toys=200, seed=3)
    assert strength_limits(regions(B=b, A=turned), toys=200, seed=3) == first


def test_all_calculators_are_asked_in_one_way():
    """One count of large numbers: exact, asymptotic and toys agree as far as they should."""
    one = regions(SR={"observed": 77, "background": 78.0, "signal": 10.0})
    found = [strength_limits(one, calculator=name, toys=2000, tests=[1.8]) for name in ("exact", "toys")]
    exact, toys = found
    assert toys.observed == pytest.approx(exact.observed, abs=4.0 * toys.observed_error)
    assert asymptotic(one).observed == pytest.approx(exact.observed, rel=0.05)
    assert toys.tested[0].observed == pytest.approx(exact.tested[0].observed, abs=4.0 * toys.tested[0].error)
    with pytest.raises(InputError, match="exact limits are for one count, given as a region"):
        strength_limits(one.histfactory(), calculator="exact")


def test_toys_are_drawn_where_few_events_are_expected_and_repeat():
    few = regions(A=region(1, 1.0, {"b": 0.3}, 2.0), B=region(2, 2.0, {"b": 0.3}, 1.0))
    first, again = (strength_limits(few, toys=200, seed=3) for _ in range(2))
    assert first.calculator is Calculator.TOYS
    assert first == again
    assert first.observed != strength_limits(few, toys=200, seed=4).observed
    assert "200 toys of each hypothesis, seed 3" in first.notes[0]
    many = regions(A=region(70, 78.0, {"b": 0.1}, 20.0), B=region(1, 1.0, {"b": 0.1}, 0.1))
    assert strength_limits(many).calculator is Calculator.ASYMPTOTIC


@pytest.mark.parametrize("calculator", ["asymptotic", "toys"])
def test_a_shared_nuisance_loosens_and_one_that_is_not_shared_less(calculator):
    def limit(first: str, second: str) -> float:
        both = regions(A=region(20, 20.0, {first: 0.3}, 10.0), B=region(20, 20.0, {second: 0.3}, 10.0))
        return strength_limits(both, calculator=calculator, toys=400).expected[2]

    assert limit("one", "two") < 0.95 * limit("one", "one")


def test_a_region_of_huge_background_changes_nothing():
    one = region(12, 10.0, {"zz": 0.2}, 6.0)
    alone = asymptotic(regions(A=one))
    huge = asymptotic(regions(A=one, B=region(10**7, 1e7, {}, 1.0)))
    assert huge.observed == pytest.approx(alone.observed, rel=1e-5)
    assert huge.expected == pytest.approx(alone.expected, rel=1e-5)


@given(
    st.floats(1.0, 200.0),
    st.floats(1.0, 200.0),
    st.floats(0.05, 2.0),
    st.floats(0.0, 2.0),
    st.floats(0.0, 0.4),
)
@settings(max_examples=25, deadline=None)
def test_a_further_region_never_loosens_the_expected_limit(first, second, s1, s2, error):
    """Not with the same data set as its expectation, to the precision of the fits."""
    a = region(round(first), first, {"b": error} if error else {}, s1 * math.sqrt(first))
    b = region(round(second), second, {"b": error} if error else {}, s2 * math.sqrt(second))
    a["observed"], b["observed"] = round(first), round(second)
    one = Asymptotic(_asimov(regions(A=a)))
    both = Asymptotic(_asimov(regions(A=a, B=b)))
    assert both.expected_limits(0.05)[2] <= one.expected_limits(0.05)[2] * (1.0 + 1e-6)


def _asimov(likelihood: Likelihood):
    """Return the likelihood with its expected background as data."""
    model = likelihood.histfactory()
    values = model.start[None, :].copy()
    values[0, model.poi] = 0.0
    return model.with_data(model.expected_data(values))


def test_limits_scale_with_the_signal():
    one = regions(A=region(12, 10.0, {"zz": 0.2}, 6.0), B=region(3, 4.0, {"zz": 0.2}, 3.0))
    assert asymptotic(one.scaled(0.01)).observed == pytest.approx(100.0 * asymptotic(one).observed, rel=1e-6)


def test_analyses_combine_by_the_names_of_their_nuisances():
    def part(data: str, kind: str = "theory") -> Likelihood:
        content = region(12, 10.0, {"zz": 0.2}, 6.0) | {"data": data}
        return parse_likelihood({"regions": {"SR": content}, "nuisances": {"zz": kind}})

    both = combined({"atlas": part("ATLAS 8 TeV"), "cms": part("CMS 8 TeV")})
    assert list(both.regions) == ["atlas__SR", "cms__SR"]
    assert asymptotic(both).expected[2] < asymptotic(part("ATLAS 8 TeV")).expected[2]
    with pytest.raises(InputError, match='atlas and cms use one data set, "X": their events may be'):
        combined({"atlas": part("X"), "cms": part("X")})
    assert len(combined({"atlas": part("X"), "cms": part("X")}, overlapping=["X"]).regions) == 2
    with pytest.raises(
        InputError, match='nuisance "zz" has two meanings: theory in atlas, background in cms'
    ):
        combined({"atlas": part("X"), "cms": part("Y", "background")})


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"signal": -1.0}, "regions.SR.signal is -1.0"),
        ({"background": {"events": 1.0, "uncertainties": {"mu": 0.1}}}, 'nuisance "mu" has two meanings'),
        (
            {"background": {"events": 1.0, "uncertainties": {"mc_stat_SR_signal": 0.1}}},
            'nuisance "mc_stat_SR_signal" has two meanings',
        ),
        ({"background": {"events": 1.0, "uncertainties": {"b": -0.1}}}, "an uncertainty is -0.1"),
        ({"observed": 1.5}, "regions.SR.observed is 1.5"),
        ({"obserbed": 1}, 'unknown key "regions.SR.obserbed". Did you mean "observed"?'),
        ({"backgrounds": {"signal": 1.0}}, 'a background is named "signal"'),
    ],
)
def test_bad_regions_are_refused_in_one_line(change, text):
    content = {"observed": 1, "background": 1.0, "signal": 1.0} | change
    if "backgrounds" in change:
        content.pop("background")
    with pytest.raises(InputError) as caught:
        regions(SR=content)
    assert text in str(caught.value)
    assert "\n" not in str(caught.value)


def test_bad_questions_are_refused():
    one = regions(SR={"observed": 1, "background": 1.0, "signal": 0.0})
    for calculator in ("exact", "asymptotic"):
        with pytest.raises(InputError, match="has a signal: there is nothing to limit"):
            strength_limits(one, calculator=calculator)
    two = regions(A=region(1, 1.0, {}, 1.0), B=region(1, 1.0, {}, 1.0))
    with pytest.raises(InputError, match="exact limits are for one count"):
        strength_limits(two, calculator="exact")
    with pytest.raises(InputError, match="5 toys are too few"):
        strength_limits(two.histfactory(), toys=5)
    with pytest.raises(InputError, match="strength -1.0 is not 0 or greater"):
        asymptotic(two, tests=[-1.0])
    with pytest.raises(InputError, match="confidence level 95 is not between 0 and 1"):
        asymptotic(two, cl=95)


def test_hs3_is_the_same_likelihood_again():
    one = regions(
        A=region(12, 10.0, {"zz": 0.2}, 6.0, simulation_error=0.3), B=region(3, 4.0, {"zz": 0.2}, 3.0)
    )
    workspace = one.workspace()
    back = workspace_model(from_hs3(to_hs3(workspace), "again"), "again")
    model = workspace_model(workspace, "first")
    order = [back.names.index(name) for name in model.names]
    generator = np.random.Generator(np.random.Philox(key=2))
    for _ in range(5):
        values = model.start + 0.3 * generator.normal(size=len(model.start))
        other = np.empty(len(order))
        other[order] = values
        ours = model.minus_two_log(values[None, :], model.data)[0]
        assert back.minus_two_log(other[None, :], back.data)[0] == pytest.approx(ours, abs=1e-9)


@given(st.floats(1e-3, 0.999), st.floats(0.01, 500.0))
@settings(max_examples=60, deadline=None)
def test_poisson_counts_are_quantiles(uniform, mean):
    from scipy.special import pdtr

    n = float(poisson_counts(np.array([uniform]), np.array([mean]))[0])
    assert pdtr(n, mean) >= uniform
    assert n == 0 or pdtr(n - 1.0, mean) < uniform


def test_log_normal_changes_are_reciprocal():
    down, up = log_normal(0.3)
    assert (1.0 + down) * (1.0 + up) == pytest.approx(1.0)


@pytest.mark.parametrize(
    "sides", [[0.3, 0.0], [0.0, 0.3], [-0.3, 0.0], [0.3, -0.1], [-0.1, 0.3], [-0.3, -0.1]]
)
@pytest.mark.parametrize("part", ["background", "signal"])
def test_the_exact_limit_takes_the_larger_side_whatever_its_sign(sides, part):
    """An uncertainty may rise where another falls: of one alone the sign is a name."""

    def limit(changes):
        content = {"background": {"events": 60.0}, "signal": {"events": 10.0}}
        content[part]["uncertainties"] = {"x": changes}
        return strength_limits(parse_likelihood({"regions": {"A": {"observed": 50, **content}}})).observed

    assert limit(sides) == limit([-0.3, 0.3]) != limit([-0.1, 0.1])


def test_the_exact_limit_adds_what_backgrounds_share_with_their_signs():
    def limit(first, second):
        backgrounds = {
            "a": {"events": 30.0, "uncertainties": {"x": first}},
            "b": {"events": 30.0, "uncertainties": {"x": second}},
        }
        region = {"observed": 50, "backgrounds": backgrounds, "signal": 10.0}
        return strength_limits(parse_likelihood({"regions": {"A": region}})).observed

    assert limit([-0.3, 0.3], [0.3, -0.3]) == pytest.approx(limit([0.0, 0.0], [0.0, 0.0]))
    assert limit([-0.3, 0.3], [-0.3, 0.3]) == limit([0.3, -0.3], [0.3, -0.3])
