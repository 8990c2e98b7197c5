import json
import math

import numpy as np
import pytest

from recast.core.errors import InputError
from recast.core.resources import resource
from recast.exclusion.check_curves import largest_couplings
from recast.exclusion.coupling import is_quotable, largest_coupling
from recast.model.model_card import read_model


@pytest.mark.parametrize("slope", [1e-4, 0.05, 3.0])
@pytest.mark.parametrize("end", [0.5, math.inf])
@pytest.mark.parametrize("factor", [0.0, 0.5, 1.0 - 1e-9, 1.0 + 1e-9, 3.0])
def test_couplings_up_to_the_largest_one_are_quotable_and_no_others(slope, end, factor):
    def width_over_mass(coupling):
        return slope * coupling**2

    largest = largest_coupling(width_over_mass, end=end).value
    assert is_quotable(factor * largest, width_over_mass, end) is (factor <= 1.0)


def test_a_mediator_that_is_too_broad_without_the_coupling_is_told():
    with pytest.raises(InputError, match="the width of the phi is above 0.1 of its mass at every y"):
        largest_coupling(lambda coupling: 0.2 + coupling, symbol="y", mediator="phi")


def test_a_coupling_with_a_unit_has_no_perturbative_end():
    """386/TeV may be a Yukawa coupling of 0.04."""
    found = largest_coupling(lambda coupling: 1e-9 * coupling**2, end=1000.0, unit="1/TeV")
    assert (found.value, found.reason) == (
        1000.0,
        "coupling is above 1e+03, the largest that the model takes",
    )
    assert is_quotable(400.0, lambda coupling: 0.0 * coupling, 1000.0, "1/TeV")
    assert not is_quotable(400.0, lambda coupling: 0.0 * coupling, 1000.0)
    broad = largest_coupling(lambda coupling: 1e-5 * coupling**2, end=1000.0, unit="1/TeV")
    assert broad.value == pytest.approx(100.0)


@pytest.mark.parametrize(
    ("width", "unit", "expected"),
    [("0.5", "1", math.sqrt(4 * math.pi)), ("0.5", "1/TeV", 10.0), ("5.0", "1", 0.0)],
)
def test_a_width_that_does_not_depend_on_the_coupling_ends_no_coupling(tmp_path, width, unit, expected):
    card = {
        "family": "ufo",
        "name": "phi",
        "ufo": str(resource("mc_cards", "ufo", "scalar_phi")),
        "mediator": "phi",
        "mass": {"name": "mphi_gev", "parameter": "Mphi", "range": [1, 1000]},
        "coupling": {"name": "y", "parameter": "yphi", "range": [0, 10], "reference": 0.02, "unit": unit},
        "width": float(width),
    }
    (tmp_path / "phi.yaml").write_text(json.dumps(card))
    model = read_model(tmp_path / "phi.yaml")
    found = largest_couplings(model, np.array([30.0, 30.0]), {})
    assert found == pytest.approx([expected] * 2)
