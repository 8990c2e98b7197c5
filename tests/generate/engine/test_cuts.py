import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.generate.engine.cuts import Cuts, aligned, parse_cuts
from recast.generate.engine.notation import Leg, Names, parse_notation
from recast.model.whole import whole_ufo
from recast.model.zprime import ZPrimePoint

NAMES = Names(whole_ufo(ZPrimePoint(30.0, 0.1)).ufo)


def cuts_of(process, block, masses=None):
    legs = parse_notation(process, NAMES).outgoing
    return Cuts(parse_cuts(block, legs, NAMES), masses or (0.0,) * len(legs))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("p p > mu+ mx-", 'process p p > mu+ mx-: the model has no particle "mx-". Did you mean "mu-"?'),
        ("p p > mu+ mu- mu+ mu- j", "process p p > mu+ mu- mu+ mu- j: 5 particles go out."),
        ("p p > zp", "1 particles go out. The engine takes 2 to 4"),
        ("p > mu+ mu-", "1 particles come in. Give two."),
        ("p p > t t~, t > w+ b", "is no process of the engine"),
        ("p p mu+ mu-", "is no process of the engine"),
        ("p p > mu+ mu-;", '"" is no process of the engine'),
        ("p p > w+ j; p p > w-", "process p p > w-: 1 particles go out"),
        ("p p > w+ j; p p > mu- vm~ j", "have different numbers of outgoing particles"),
        ("p p > w+ j QED<=1; p p > w- j QED<=2", "QED has the largest powers 1 and 2. Give one"),
    ],
)
def test_a_process_that_cannot_be_read_is_one_line(text, message):
    with pytest.raises(InputError) as error:
        parse_notation(text, NAMES)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_names_are_those_of_madgraph_in_any_case():
    assert NAMES.codes("zp") == NAMES.codes("Zp") == (32,)
    assert NAMES.codes("j") == (21, 1, 2, 3, 4, -1, -2, -3, -4)
    assert Names(whole_ufo(ZPrimePoint(30.0, 0.1)).ufo, 5).codes("p")[5] == 5
    assert NAMES.codes("l+") == (-11, -13)


def test_orders_stand_behind_the_process():
    found = parse_notation("p p > t t~ QED<=2 QCD=0", NAMES, {"NP": 1})
    assert found.text == "p p > t t~"
    assert dict(found.orders) == {"NP": 1, "QED": 2, "QCD": 0}


def test_processes_behind_semicolons_are_added_and_none_counts_twice():
    both = parse_notation("p p > w+ j;  p p > w- j QED<=1", NAMES)
    assert both.text == "p p > w+ j; p p > w- j"
    assert dict(both.orders) == {"QED": 1}
    alone = [list(parse_notation(f"p p > w{sign} j", NAMES).combinations()) for sign in "+-"]
    assert list(both.combinations()) == [*alone[0], *alone[1]]
    twice = parse_notation("p p > w+ j; p p > j w+", NAMES)
    assert list(twice.combinations()) == alone[0]


@pytest.mark.parametrize(
    ("second", "order"),
    [("mu- mu+ mu- vm~", "mu- mu+ mu- vm~"), ("vm~ mu+ mu- mu-", "mu- mu+ mu- vm~")],
)
@pytest.mark.parametrize("cut", ["pt(mu+)", "m(mu+,mu-)", "m(mu+,mu-,mu+)", "m(mu+,vm)"])
def test_a_conjugate_process_has_the_cuts_on_the_antiparticles(second, order, cut):
    notation = parse_notation(f"p p > mu+ mu- mu+ vm; p p > {second}", NAMES)
    found = aligned(notation, {cut: {"min": 3}}, NAMES)
    assert found.processes[0] == notation.processes[0]
    assert [leg.label for leg in found.processes[1][1]] == order.split()


def test_cuts_as_written_come_before_those_on_antiparticles():
    # e+ mu- and e- mu+: what is named is cut, wherever it stands
    block = {"pt(mu-)": {"min": 3}, "pt(mu+)": {"min": 3}}
    found = aligned(parse_notation("p p > e+ mu- mu+; p p > mu- e+ mu+", NAMES), block, NAMES)
    assert [leg.label for leg in found.processes[1][1]] == ["e+", "mu-", "mu+"]


def test_cuts_that_a_process_cannot_have_are_one_line():
    notation = parse_notation("p p > mu+ mu- j; p p > e+ e- j", NAMES)
    with pytest.raises(InputError) as error:
        aligned(notation, {"m(mu+,mu-)": {"min": 10}}, NAMES)
    assert str(error.value) == (
        "cuts: those of p p > mu+ mu- j are none of p p > e+ e- j. "
        "Cut on particles that each process has as often, or on all of their antiparticles."
    )


def test_final_states_that_differ_in_order_are_one():
    finals = {final for _, final in parse_notation("g g > j j", NAMES).combinations()}
    assert len(finals) == 9 * 10 // 2
    assert len({tuple(sorted(final)) for final in finals}) == len(finals)


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ({"mm(mu+,mu-)": {"min": 1}}, 'cuts: mm(mu+,mu-): unknown observable "mm". Did you mean "m"?'),
        ({"pt": {"min": 1}}, 'unknown observable "pt"'),
        ({"pt(mu+,mu-)": {"min": 1}}, "pt is of one particle"),
        ({"dr(j)": {"min": 1}}, "dr is of two particles"),
        ({"m(mu+)": {"min": 1}}, "m is of at least two particles"),
        ({"pt(e+)": {"min": 1}}, 'no outgoing particle is "e+"'),
        ({"pt(u)": {"min": 1}}, '"u" is only a part of j. Cut on j.'),
        ({"pt(jj)": {"min": 1}}, 'the model has no particle "jj". Did you mean "j"?'),
        ({"pt(j)": {"mn": 1}}, 'unknown edge "mn". Did you mean "min"?'),
        ({"pt(j)": {"min": "20"}}, "min is '20', not a number of 0 or more"),
        ({"pt(j)": {"min": 20, "max": 10}}, "nothing is between 20 and 10"),
        ({"pt(j)": {}}, "is no pair of edges"),
        ({"m(mu+,mu+)": {"min": 1}}, "it needs more particles than the process has"),
    ],
)
def test_a_wrong_cut_is_one_line(block, message):
    with pytest.raises(InputError) as error:
        cuts_of("p p > mu+ mu- j", block)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def massless(rng, count, legs):
    p = np.empty((count, 2 + legs, 4))
    p[:, :, 1:] = rng.normal(size=(count, 2 + legs, 3)) * 10 ** rng.uniform(-1, 2, (count, 2 + legs, 1))
    p[:, :, 0] = np.sqrt((p[:, :, 1:] ** 2).sum(-1))
    p[:, -1, 1:3] -= p[:, 2:, 1:3].sum(1)  # the whole has no transverse momentum
    p[:, -1, 0] = np.sqrt((p[:, -1, 1:] ** 2).sum(-1))
    return p


def mass(p):
    return np.sqrt(np.maximum(p[:, 0] ** 2 - (p[:, 1:] ** 2).sum(-1), 0.0))


def observed(p, kind, legs):
    pt = np.hypot(p[..., 1], p[..., 2])
    eta = np.arctanh(p[..., 3] / p[..., 0])
    if kind == "m":
        return mass(p[:, legs].sum(1))
    if kind == "pt":
        return pt[:, legs[0]]
    if kind == "eta":
        return np.abs(eta[:, legs[0]])
    one, other = legs
    phi = np.arctan2(p[..., 2], p[..., 1])
    turn = np.abs((phi[:, one] - phi[:, other] + math.pi) % (2 * math.pi) - math.pi)
    return np.hypot(eta[:, one] - eta[:, other], turn)


KINDS = {"m(mu+,mu-)": ("m", [2, 3]), "m(mu+,mu-,j)": ("m", [2, 3, 4]), "pt(j)": ("pt", [4]),
         "eta(mu+)": ("eta", [2]), "dr(mu-,j)": ("dr", [3, 4]), "pt(mu-)": ("pt", [3]),
         "m(mu-,j)": ("m", [3, 4])}  # fmt: skip


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from(sorted(KINDS)), st.floats(0.01, 3.0), min_size=1),
    st.integers(0, 2**32 - 1),
)
def test_events_inside_are_those_of_plain_formulae_and_heavier_than_the_bound(edges, seed):
    p = massless(np.random.default_rng(seed), 200, 3)
    cuts = cuts_of("p p > mu+ mu- j", {name: {"min": low, "max": low + 5} for name, low in edges.items()})
    expected = np.ones(len(p), bool)
    for name, low in edges.items():
        value = observed(p, *KINDS[name])
        expected &= (value >= low) & (value <= low + 5)
    inside = cuts.inside(p)
    assert np.array_equal(inside, expected)
    kept = p[inside]
    for legs in range(0b100, 0b100000, 0b100):
        members = [leg for leg in range(2, 5) if legs >> leg & 1]
        masses = mass(kept[:, members].sum(1))
        assert (masses >= cuts.smallest(legs) - 1e-6).all()
        assert (masses <= cuts.largest(legs) + 1e-6).all()


def test_bounds_come_from_pairs_and_transverse_momenta():
    cuts = cuts_of("p p > l+ l- l+ l-", {"m(l+,l-)": {"min": 4}})
    assert math.isclose(cuts.smallest(0b111100), 8.0)  # four opposite pairs
    assert math.isclose(cuts.smallest(0b001100), 4.0)
    assert cuts.smallest(0b010100) == 0.0
    cuts = cuts_of("p p > t t~ j", {"pt(j)": {"min": 30}}, (172.0, 172.0, 0.0))
    assert math.isclose(cuts.smallest(0b11100), 374.0)
    assert cuts.smallest(0b10100) == 172.0
    cuts = cuts_of("p p > j j", {"pt(j)": {"min": 20}, "dr(j,j)": {"min": 0.4}})
    assert math.isclose(cuts.smallest(0b1100), 40.0)


def test_a_label_stands_for_every_leg_that_it_has():
    legs = (Leg("l+", (-11, -13)), Leg("mu-", (13,)), Leg("mu+", (-13,)))
    found = parse_cuts({"pt(l+)": {"min": 3}}, legs, NAMES)
    assert [cut.legs for cut in found] == [(2,), (4,)]
