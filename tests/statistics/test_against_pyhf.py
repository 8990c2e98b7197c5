"""Statistics: the counting limits against pyhf, an independent program."""

import numpy as np
import pytest

from recast.statistics.counting import CountMethod, excluded_count

pyhf = pytest.importorskip("pyhf", reason="pyhf is not installed: pip install pyhf")


@pytest.fixture(scope="module")
def model():
    strength = {"name": "mu", "type": "normfactor", "data": None}
    channel = {
        "name": "4mu",
        "samples": [
            {
                "name": "signal",
                "data": [1.0],
                "modifiers": [strength],
            },
            {"name": "background", "data": [78.0], "modifiers": []},
        ],
    }
    return pyhf.Model({"channels": [channel]}, poi_name="mu", validate=False)


def _tail(model, signal, observed):
    return sum(float(np.exp(model.logpdf([signal], [float(n)])[0])) for n in range(observed + 1))


def test_exact_cls_from_its_likelihood(model):
    limit = float(excluded_count(CountMethod.CLS, 77, 78.0)) - 78.0
    expected = _tail(model, limit, 77) / _tail(model, 0.0, 77)
    assert expected == pytest.approx(0.05, rel=1e-9)


def test_asymptotic_cls(model):
    """The asymptotic limit is 0.5 events below the exact one here; the exact one is ours."""
    bounds = [(0.0, 100.0)]
    value = pyhf.infer.hypotest(17.8964, [77.0], model, test_stat="qtilde", par_bounds=bounds)
    assert float(value) == pytest.approx(0.05, abs=5e-4)
