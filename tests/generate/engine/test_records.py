import numpy as np
import pytest
from shower_file import showered

from recast.core.errors import InputError
from recast.core.parallel import serial, workers
from recast.core.progress import Silent
from recast.events.partons import read_parton_file
from recast.generate.engine.feynman import WEIGHTED, Feynman
from recast.generate.engine.generator import EngineGenerator, EngineProcess
from recast.generate.engine.hard import EngineSettings
from recast.generate.engine.records import colour_flows
from recast.model.whole import whole_ufo
from recast.model.zprime import ZPrimePoint

POINT = ZPrimePoint(30.0, 0.1)


@pytest.fixture(scope="module")
def rules():
    whole = whole_ufo(POINT)
    return Feynman(whole, whole.values, frozenset({1, 2, 3, 4}))


def flows(rules, initial, final):
    found = rules.diagrams(initial, final, {WEIGHTED: rules.lightest(initial, final)})
    codes = (*initial, *final)
    return {flow for trees in found.trees for tree in trees for flow in colour_flows(rules, tree, codes)}


@pytest.mark.parametrize(
    ("initial", "final", "expected"),
    [
        ((2, -2), (13, -13), {((1, 0),)}),
        ((2, -2), (6, -6), {((1, 3), (2, 0))}),
        ((2, 1), (2, 1), {((2, 1), (3, 0))}),
        ((21, 2), (13, -13, 2), {((0, 1), (4, 0))}),
    ],
)
def test_unique_flows(rules, initial, final, expected):
    # pairs (colour, anticolour), all legs taken as outgoing: an incoming quark has an anticolour
    assert flows(rules, initial, final) == expected


def test_gluons_have_as_many_flows_as_cyclic_orders(rules):
    assert len(flows(rules, (21, 21), (21, 21))) == 6
    assert len(flows(rules, (21, 21), (6, -6))) == 2
    assert len(flows(rules, (21, 21), (21, 21, 21))) == 24


SETTINGS = EngineSettings(cuts={"m(mu+,mu-)": {"min": 20}, "pt(j)": {"min": 20}})


def made(tmp_path, name="x.lhe", jobs=1, n_events=200):
    process = EngineProcess("p p > mu+ mu- j", "full", 8000.0)
    with workers(jobs) as pool:
        EngineGenerator(SETTINGS).generate(
            process, POINT, n_events, 5, tmp_path / name, workers=pool, progress=Silent()
        )
    return tmp_path / name


@pytest.mark.slow
def test_events_conserve_momentum_charge_and_colour_and_pythia_takes_them(tmp_path):
    path = made(tmp_path)
    table = read_parton_file(path).table
    start = 0
    mothers = set()
    for count in table.counts:
        codes, p = table.codes[start : start + count], table.momenta[start : start + count]
        start += count
        incoming, final = codes[:, 1] == -1, codes[:, 1] == 1
        assert np.allclose(p[incoming, :4].sum(0), p[final, :4].sum(0), atol=1e-6 * p[:, 3].max())
        ends = [sorted([*codes[incoming, a], *codes[final, b]]) for a, b in ((4, 5), (5, 4))]
        assert ends[0] == ends[1]  # every line begins and ends
        assert (p[final, 4] == 0.0).all()
        mothers |= set(codes[codes[:, 1] == 2, 0].tolist())
        for row in np.flatnonzero(codes[:, 1] == 2):
            children = codes[:, 2] == row + 1
            assert np.allclose(p[row, :4], p[children, :4].sum(0), atol=1e-6 * p[:, 3].max())
            assert abs(p[row, 4] - 91.1876) < 15 * 2.5
    assert mothers == {23}  # the new boson does not couple to quarks
    assert showered(path, tmp_path / "x.parquet") == len(table)


@pytest.mark.slow
def test_events_are_the_same_for_any_number_of_workers(tmp_path):
    assert made(tmp_path, "a.lhe").read_bytes() == made(tmp_path, "b.lhe", jobs=2).read_bytes()


@pytest.mark.slow
def test_a_final_zprime_has_its_decays_in_the_header(tmp_path):
    process = EngineProcess("p p > zp mu+ mu-", "np", 13000.0)
    settings = EngineSettings(cuts={"m(mu+,mu-)": {"min": 20}})
    path = tmp_path / "x.lhe"
    sample = EngineGenerator(settings).generate(
        process, POINT, 50, 5, path, workers=serial(), progress=Silent()
    )
    assert sample.cross_section_pb > 0
    assert showered(path, tmp_path / "x.parquet") == 50


def test_no_events_are_refused(tmp_path):
    with pytest.raises(InputError, match="0 events asked for"):
        made(tmp_path, n_events=0)
