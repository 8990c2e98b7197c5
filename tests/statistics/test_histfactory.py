"""Statistics: likelihoods of HistFactory as arrays, against pyhf and against what is known in closed form."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workspaces import MU, everything, norm

from recast.core.errors import InputError
from recast.statistics.fitting import fit, fit_at, lowest_fit
from recast.statistics.histfactory import Data, HistFactory
from recast.statistics.interpolation import factor, factor_coefficients, shift
from recast.statistics.workspace import workspace_model

pytestmark = pytest.mark.filterwarnings("ignore:jsonschema.RefResolver:DeprecationWarning")


@pytest.fixture(scope="module")
def model():
    return workspace_model(everything(), "everything")


def drawn(model: HistFactory, seed: int) -> np.ndarray:
    generator = np.random.Generator(np.random.Philox(key=seed))
    values = model.start + np.where(model.start == 0, 1.3, 0.15) * generator.normal(size=len(model.start))
    return np.where(model.fixed, model.start, np.clip(values, model.low, np.minimum(model.high, 3.0)))[
        None, :
    ]


def test_it_is_the_likelihood_of_pyhf(model):
    pyhf = pytest.importorskip("pyhf")
    workspace = pyhf.Workspace(everything())
    theirs = workspace.model()
    data = workspace.data(theirs)
    for seed in range(20):
        ours = drawn(model, seed)
        values, at = np.array(theirs.config.suggested_init(), float), 0
        for item in model.sets:
            values[theirs.config.par_slice(item.name)] = ours[0, at : at + len(item.start)]
            at += len(item.start)
        expected = -2.0 * float(theirs.logpdf(values, data)[0])
        assert model.minus_two_log(ours, model.data)[0] == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_gradient_and_curvature_are_derivatives(model, seed):
    values, step = drawn(model, seed), 1e-5
    gradient, safe, whole = model.descent(values, model.data)
    assert np.all(np.linalg.eigvalsh(safe[0]) > -1e-9)
    for k in np.flatnonzero(~model.fixed):
        up, down = values.copy(), values.copy()
        up[0, k] += step
        down[0, k] -= step
        rise = (model.deviance(up, model.data) - model.deviance(down, model.data)) / (4.0 * step)
        assert gradient[0, k] == pytest.approx(rise[0], rel=1e-5, abs=1e-6)
        bend = (model.descent(up, model.data)[0] - model.descent(down, model.data)[0]) / (2.0 * step)
        assert whole[0, k] == pytest.approx(bend[0], rel=1e-4, abs=1e-5)


def test_many_sets_of_data_are_fitted_as_one_by_one(model):
    generator = np.random.Generator(np.random.Philox(key=7))
    counts = generator.poisson(model.expected(model.start[None, :]), (30, len(model.bins))).astype(float)
    data = Data(counts, np.repeat(model.data.auxiliary, 30, axis=0))
    values, lowest = fit(model, data)
    for k in (0, 11, 29):
        one, least = fit(model, data.rows(slice(k, k + 1)))
        assert lowest[k] == pytest.approx(least[0], abs=1e-8)
        assert values[k, model.poi] == pytest.approx(one[0, model.poi], abs=1e-4)
    _, at_zero = fit_at(model, data, 0.0)
    assert np.all(at_zero >= lowest - 1e-9)


def test_a_single_bin_has_its_fit_in_closed_form():
    channel = {
        "name": "SR",
        "samples": [
            {"name": "signal", "data": [4.0], "modifiers": [MU]},
            {"name": "background", "data": [10.0], "modifiers": []},
        ],
    }
    for observed, best in ((16.0, 1.5), (10.0, 0.0), (3.0, 0.0)):
        values, _ = fit(*_with(HistFactory([channel], {"SR": [observed]})))
        assert values[0, 0] == pytest.approx(best, abs=1e-7)


def _with(model: HistFactory) -> tuple[HistFactory, Data]:
    return model, model.data


def test_the_lower_of_two_minima_is_found():
    """A nuisance that raises the yield in both directions: the counts of a second region tell its sign."""
    channels = [
        {
            "name": "A",
            "samples": [
                {"name": "signal", "data": [1.0], "modifiers": [MU]},
                {"name": "background", "data": [50.0], "modifiers": [norm("both", 1.3, 1.25)]},
            ],
        },
        {"name": "B", "samples": [{"name": "b", "data": [50.0], "modifiers": [norm("both", 1.04, 0.96)]}]},
    ]
    for low, sign in ((45.0, -1.0), (56.0, 1.0)):
        model = HistFactory(channels, {"A": [70.0], "B": [low]})
        assert model.one_sided == [model.names.index("both")]
        values, _ = lowest_fit(model, model.data, 0.0)
        assert np.sign(values[0, model.names.index("both")]) == sign
        other = values.copy()
        other[0, model.names.index("both")] *= -1.0
        assert lowest_fit(model, model.data, 0.0, other)[1] == pytest.approx(
            lowest_fit(model, model.data, 0.0, values)[1]
        )


@given(st.floats(0.3, 3.0), st.floats(0.3, 3.0), st.floats(-4.0, 4.0))
@settings(max_examples=60, deadline=None)
def test_factors_meet_their_ends_and_join(up, down, alpha):
    high, low = np.array([up]), np.array([down])
    coefficients = factor_coefficients(high, low)

    def value(at: float) -> float:
        return float(factor(np.array([[at]]), high, low, coefficients)[0][0, 0])

    assert value(1.0) == pytest.approx(up)
    assert value(-1.0) == pytest.approx(down)
    assert value(0.0) == pytest.approx(1.0)
    for edge in (-1.0, 1.0):
        assert value(edge - 1e-9) == pytest.approx(value(edge + 1e-9), abs=1e-6)
    step = 1e-6
    _, slope, _ = factor(np.array([[alpha]]), high, low, coefficients)
    rise = (value(alpha + step) - value(alpha - step)) / (2.0 * step)
    assert slope[0, 0] * value(alpha) == pytest.approx(rise, rel=1e-4, abs=1e-6)


@given(st.floats(-5.0, 5.0), st.floats(-5.0, 5.0))
@settings(max_examples=40, deadline=None)
def test_shifts_meet_their_ends_and_join(rise, fall):
    up, down = np.array([rise]), np.array([fall])
    for at, expected in ((1.0, rise), (-1.0, -fall), (0.0, 0.0), (2.0, 2.0 * rise), (-3.0, -3.0 * fall)):
        assert shift(np.array([[at]]), up, down)[0][0, 0] == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (
            lambda c: c[0]["samples"][0]["data"].__setitem__(0, -2.0),
            "channel SR, sample signal: a yield is -2.0; it must be a number of 0 to 1e+09. Merge bins where",
        ),
        (lambda c: c[1].__setitem__("name", "SR"), "channel SR: the channel stands twice"),
        (
            lambda c: c[0]["samples"][1]["modifiers"][1].__setitem__("name", "mu"),
            'nuisance "mu" has two meanings',
        ),
        (
            lambda c: c[0]["samples"][2]["modifiers"][0].__setitem__("name", "scale"),
            'nuisance "scale" has two meanings',
        ),
        (
            lambda c: c[0]["samples"][0]["modifiers"][0].__setitem__("type", "magic"),
            'modifier "mu" is of the unknown type "magic"',
        ),
        (lambda c: c[0]["samples"][0]["modifiers"][2]["data"].__setitem__("lo", 0.0), "takes the yield to 0"),
        (lambda c: c[0]["samples"][0]["data"].append(1.0), "differ in their number of bins"),
        (lambda c: c[0]["samples"][0]["data"].__setitem__(0, float("nan")), "a yield is nan"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(change, text):
    content = everything()
    change(content["channels"])
    with pytest.raises(InputError) as caught:
        workspace_model(content, "file.json")
    assert text in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_luminosity_without_an_error_and_a_missing_strength_are_refused():
    content = everything()
    content["measurements"][0]["config"]["parameters"].pop(0)
    with pytest.raises(InputError, match='parameter "lumi": its constraint has no width'):
        workspace_model(content, "file.json")
    with pytest.raises(InputError, match='the parameter of interest "nu" scales no sample.*mu, free'):
        workspace_model(everything(), "file.json", poi="nu")
