"""Lines of a model against the mass: formulae of 1403.1269, exact widths, bad input."""

import numpy as np
import pytest

from recast.core.errors import InputError
from recast.lowenergy.lines import LINES, load_lines

MASSES = np.array([10.0, 60.0, 150.0])


def lines(masses=MASSES, **content):
    return load_lines(content, "card").lines(masses)


def test_printed_is_four_times_derived():
    printed, derived = lines(name="c9")
    assert printed.values == pytest.approx(4 * derived.values)
    # "few 1e-7" of 1403.1269 for BR(t -> Z' c), a third of it with muons
    assert printed.values[0] == pytest.approx(2.6e-7 / 3, rel=0.15)
    names = [item.name for item in lines(name="right_handed")]
    assert names == ["right_handed_printed", "right_handed_derived", "right_handed_exact"]


def test_the_exact_width_settles_the_prefactor():
    """Deep in the region where (24) holds, the exact width is the derived formula."""
    _, derived, exact = lines(name="right_handed", mu_gev=2e4, vphi_gev=500)
    assert exact.values == pytest.approx(derived.values, rel=0.02)


@pytest.mark.parametrize("kind", LINES.values())
def test_every_kind_says_what_it_predicts_and_what_to_cite(kind):
    assert "BR(" in kind.quantity
    assert kind.references
    names = [item.name for item in kind().lines(MASSES)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ({"name": "c8"}, 'unknown line "c8". Did you mean "c9"'),
        ({}, 'unknown line "None"'),
        ({"name": "c9", "vphi": 1.0}, 'unknown key "vphi". Did you mean "vphi_gev"'),
        ({"name": "c9", "vphi_gev": -1.0}, "vphi_gev is -1.0"),
        ({"name": "c9", "sector": "papr"}, 'unknown quark sector "papr"'),
        ({"name": "c9", "vphi_gev": 10.0, "sector": "paper"}, "not perturbative"),
    ],
)
def test_bad_input(content, text):
    with pytest.raises(InputError) as caught:
        lines(**content)
    assert text in str(caught.value)
