import itertools
import math

import pytest

from recast.generate.engine.feynman import WEIGHTED, Feynman
from recast.model.whole import whole_ufo
from recast.model.zprime import ZPrimePoint

LIGHT = frozenset({1, 2, 3, 4, 5})


@pytest.fixture(scope="module")
def whole():
    return whole_ufo(ZPrimePoint(30.0, 0.1))


@pytest.fixture(scope="module")
def rules(whole):
    return Feynman(whole, whole.values, LIGHT)


@pytest.fixture(scope="module")
def standard(whole):
    return Feynman(whole, whole.standard, LIGHT)


def diagrams(rules, initial, final):
    weight = rules.lightest(initial, final)
    return None if weight is None else rules.diagrams(initial, final, {WEIGHTED: weight})


@pytest.mark.parametrize(
    ("initial", "final", "weight", "count"),
    [
        ((2, -2), (13, -13), 4, 2),
        ((2, -2), (24, -24), 4, 3),
        ((2, -2), (6, -6), 2, 1),
        ((21, 21), (6, -6), 2, 3),
        ((21, 21), (21, 21), 2, 3 + 1),
        ((21, 21), (21, 21, 21), 3, 15 + 10),
        ((21, 21), (21, 21, 21, 21), 4, 220),
        ((2, 2), (2, 2), 2, 2),
        ((1, -1), (13, -13, 21), 5, 4),
        ((21, 21), (6, -6, 21), 3, 16),
        ((2, -1), (-13, 14), 4, 1),
        ((2, -2), (13, -13, 32), 6, 4),
        ((2, -2), (-13, 13, -13, 13), 8, 64),
    ],
)
def test_counts_are_those_of_madgraph(rules, initial, final, weight, count):
    assert rules.lightest(initial, final) == weight
    assert len(diagrams(rules, initial, final).diagrams) == count


def test_four_muons_of_the_standard_model_are_48_diagrams(standard):
    # two bosons at each of 12 places of two propagators
    assert len(diagrams(standard, (2, -2), (-13, 13, -13, 13)).diagrams) == 48


@pytest.mark.parametrize(
    ("initial", "final"),
    [((2, -2), (13, -11)), ((2, 2), (13, -13)), ((21, 21), (13, -13)), ((2, -2), (32, 32))],
)
def test_what_charges_forbid_has_no_diagrams(rules, initial, final):
    assert rules.lightest(initial, final) is None


@pytest.mark.parametrize("final", [(6, -6), (21, 21, 21), (2, -2, 13, -13)])
def test_lines_of_a_diagram_fit_into_one_tree(rules, final):
    legs = len(final) + 2
    for diagram in diagrams(rules, (21, 21), final).diagrams:
        masks = [line.legs for line in diagram.propagators]
        assert len(set(masks)) == len(masks) <= legs - 3
        assert all(not mask & 1 and 1 < mask.bit_count() < legs - 1 for mask in masks)
        for one, other in itertools.combinations(masks, 2):
            assert one & other in (0, one, other)


def test_exchanging_the_partons_exchanges_the_signature(rules):
    one = diagrams(rules, (21, 2), (13, -13, 2))
    other = diagrams(rules, (2, 21), (13, -13, 2))
    assert one.exchanged == other.signature != one.signature == other.exchanged


def test_flavours_with_equal_couplings_have_one_signature(rules):
    u, c, d = (diagrams(rules, (code, -code), (13, -13, 21)).signature for code in (2, 4, 1))
    assert u == c != d


def test_limits_name_largest_orders(rules):
    found = rules.diagrams((2, -2), (6, -6), {"QED": 2})
    assert len(found.diagrams) == 3  # gluon, photon, Z
    assert {dict(zip(rules.orders, orders, strict=True))["QCD"] for orders in found.orders} == {0, 2}
    assert rules.diagrams((2, -2), (6, -6), {"QED": 2, "QCD": 1}).orders == {(0, 2, 0)}


def test_masses_and_widths_are_those_of_the_point(rules):
    lines = {
        line.pdg: (line.mass_gev, line.width_gev)
        for diagram in diagrams(rules, (2, -2), (-13, 13, -13, 13)).diagrams
        for line in diagram.propagators
    }
    mediator = ZPrimePoint(30.0, 0.1).mediator
    assert lines[32] == (mediator.mass_gev, mediator.width_gev)
    assert lines[22] == (0.0, 0.0)
    assert math.isclose(lines[23][0], 91.1876)
