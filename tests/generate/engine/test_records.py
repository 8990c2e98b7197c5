import numpy as np
import pytest
from shower_file import showered
from told import Notes

from recast.core.errors import InputError
from recast.core.parallel import serial, workers
from recast.core.progress import Silent
from recast.events.partons import read_parton_file
from recast.generate.base import Contribution, FinalState, GeneratorSettings, Process, Quark
from recast.generate.drell_yan import partonic_drell_yan
from recast.generate.engine.feynman import WEIGHTED, Feynman
from recast.generate.engine.generator import EngineGenerator, EngineProcess
from recast.generate.engine.hard import EngineSettings
from recast.generate.engine.records import colour_flows
from recast.generate.luminosity import Luminosity
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


@pytest.mark.slow
@pytest.mark.parametrize(("partons", "quarks"), [("p p", "udsc"), ("s s~", "s")])
def test_negative_densities_are_counted_and_told(tmp_path, partons, quarks):
    """Against a quadrature of p p -> gamma*/Z -> mu+ mu- above 2 TeV with and without them."""
    name, low, sqrt_s = "NNPDF31_nlo_as_0118_luxqed", 2000.0, 13000.0
    settings = EngineSettings(cuts={"m(mu+,mu-)": {"min": low}}, pdf_set=name)
    notes = Notes()
    sample = EngineGenerator(settings).generate(
        EngineProcess(f"{partons} > mu+ mu-", "sm", sqrt_s),
        POINT,
        1000,
        5,
        tmp_path / "x.lhe",
        workers=serial(),
        progress=notes,
    )
    process = Process(FinalState.FOUR_MUONS, Contribution.SM, sqrt_s)
    luminosity = Luminosity(process, GeneratorSettings(pdf_set=name), (low, sqrt_s))
    x, w = np.polynomial.legendre.leggauss(200)
    rate = changed = 0.0
    for mass in np.geomspace(low, 0.95 * sqrt_s, 100):
        columns = luminosity.columns(np.full(x.size, mass), np.log(sqrt_s / mass) * x)
        for quark, flavours in ((Quark.UP, "uc"), (Quark.DOWN, "ds")):
            chosen = np.isin(luminosity.flavours, [q for q in flavours if q in quarks])
            partonic = float(partonic_drell_yan(mass, quark, POINT.electroweak)) * np.log(sqrt_s / mass)
            first, second = (np.einsum("n,nf->f", w, values)[chosen].sum() for values in columns)
            rate += partonic * first
            changed += partonic * second
    assert sample.provenance["negative_pdf_share"] == pytest.approx(changed / rate, rel=0.1)
    assert changed / rate > 0.01
    (told,) = notes.told
    share = sample.provenance["negative_pdf_share"]
    assert told.startswith(f"negative parton densities of {name} count as 0")
    assert told.endswith(f"with them the rate would change by about {share:.1%}")
