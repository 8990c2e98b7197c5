import math

import pytest

from recast.analysis.normalisation import Uncertainty, combined, envelope
from recast.core.errors import InputError


def test_envelope_spans_all_variations():
    found = envelope("scale", 10.0, {"0.5": 9.0, "2": 10.5, "1": 9.5})
    assert (found.down, found.up) == pytest.approx((0.1, 0.05))
    assert found.symmetric == pytest.approx(0.1)
    assert "0.5 -10.00%" in found.note


def test_a_one_sided_envelope_has_no_other_side():
    assert envelope("pdf", 1.0, {"a": 1.2}).down == 0.0
    # also for a negative number, such as an interference
    assert envelope("pdf", -1.0, {"a": -1.2}).up == pytest.approx(0.2)


def test_combined_in_quadrature():
    total = combined([Uncertainty("a", 0.03, 0.0), Uncertainty("b", 0.04, 0.1)])
    assert (total.down, total.up) == pytest.approx((0.05, 0.1))
    assert combined([]).symmetric == 0.0


def test_bad_numbers():
    with pytest.raises(InputError, match="uncertainty scale: the nominal value is zero"):
        envelope("scale", 0.0, {"2": 1.0})
    with pytest.raises(InputError, match="a: nan is not a relative uncertainty"):
        Uncertainty("a", math.nan, 0.0)
