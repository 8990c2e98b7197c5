"""Statistics: limits against spey, which is for these tests alone: pip install spey spey-pyhf."""

import pytest

from recast.statistics.likelihood import parse_likelihood
from recast.statistics.strength import strength_limits

spey = pytest.importorskip("spey", reason="spey is not installed: pip install spey spey-pyhf")

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


def region(observed: int, background: float, signal: float) -> dict:
    return {
        "observed": observed,
        "background": {"events": background, "uncertainties": {"zz": 0.1}},
        "signal": {"events": signal, "uncertainties": {"lumi": 0.03}},
    }


ONE = {"regions": {"SR": region(77, 78.0, 10.0)}}
TWO = {"regions": {"A": region(77, 78.0, 10.0), "B": region(45, 40.0, 8.0)}}


@pytest.mark.parametrize("content", [ONE, TWO])
def test_limits_are_those_of_spey_with_the_same_likelihood(content):
    """Its pyhf backend, to the precision of its fits."""
    likelihood = parse_likelihood(content)
    workspace = likelihood.workspace()
    patch = []
    for k, channel in enumerate(workspace["channels"]):
        (signal,) = (item for item in channel["samples"] if item["name"] == "signal")
        channel["samples"].remove(signal)
        patch.append({"op": "add", "path": f"/channels/{k}/samples/0", "value": signal})
    theirs = spey.get_backend("pyhf")(analysis="a", background_only_model=workspace, signal_patch=patch)
    ours = strength_limits(likelihood, calculator="asymptotic")
    assert ours.observed == pytest.approx(theirs.poi_upper_limit(), rel=1e-4)
    expected = theirs.poi_upper_limit(expected=spey.ExpectationType.aposteriori)
    assert expected == pytest.approx(ours.expected[2], rel=1e-4)


@pytest.mark.parametrize(("observed", "background"), [(77, 78.0), (45, 40.0)])
def test_normal_constraints_of_spey_give_limits_that_are_higher_by_some_percent(observed, background):
    """Its own model of one count has a normal background in place of a log-normal one."""
    content = {"regions": {"SR": region(observed, background, 10.0) | {"signal": 10.0}}}
    ours = strength_limits(parse_likelihood(content), calculator="asymptotic").observed
    theirs = spey.get_backend("default.uncorrelated_background")(
        signal_yields=[10.0],
        background_yields=[background],
        data=[observed],
        absolute_uncertainties=[0.1 * background],
        analysis="a",
    ).poi_upper_limit()
    assert 0.0 < theirs / ours - 1.0 < 0.05
