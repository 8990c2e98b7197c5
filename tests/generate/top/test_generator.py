"""The embedded t t~ generator: conservation, listing, normalisation, reproducibility, bad input."""

import numpy as np
import pytest

from recast.core.errors import InputError
from recast.core.parallel import serial
from recast.core.progress import Silent
from recast.generate.top.generator import TopGenerator, reference_cross_section
from recast.generate.top.helicity import decay_rate
from recast.generate.top.process import Boson, Chirality, RareChannel, RareDecay, TopProcess, TopSettings
from recast.inputs.top import top_cross_section
from recast.model.charges import charges_from_tables
from recast.model.point import ModelPoint, QuarkSector
from recast.model.zprime import ZPrimePoint

RARE = RareChannel()
ELECTRONS = charges_from_tables({"e": 1.0}, {}, "test")


def generate(tmp_path, channel=RARE, mass=30.0, events=500, seed=1, name="t", settings=None):
    path, process = tmp_path / f"{name}.lhe.gz", TopProcess(8000.0, channel)
    point, quiet = ZPrimePoint(mass, 0.1), {"workers": serial(), "progress": Silent()}
    return TopGenerator(settings).generate(process, point, events, seed, path, **quiet)


def test_momentum_is_conserved_at_every_vertex(zprime_partons):
    _, p, _ = zprime_partons
    for parent, children in ((2, (4, 5)), (3, (8, 9)), (4, (6, 7)), (8, (10, 11))):
        difference = p[:, parent, :4] - p[:, list(children), :4].sum(axis=1)
        assert np.abs(difference).max() < 1e-6
    assert np.abs(p[:, :2, :4].sum(axis=1) - p[:, 2:4, :4].sum(axis=1)).max() < 1e-6


def test_listing_is_what_pythia_needs(zprime_partons):
    _, p, codes = zprime_partons
    assert (codes[:, :, 1] == [-1, -1, 2, 2, 2, 1, 1, 1, 2, 1, 1, 1]).all()
    assert (codes[:, 2, 0] == 6).all()
    assert (codes[:, 3, 0] == -6).all()
    rare_top = codes[:, 4, 0] == 32
    assert rare_top.mean() == pytest.approx(0.5, abs=0.02)
    assert (codes[rare_top, 8, 0] == -24).all()
    assert (codes[~rare_top, 8, 0] == 32).all()
    assert (codes[rare_top, 5, 0] == 4).all()
    assert (codes[~rare_top, 9, 0] == -4).all()
    charge = {2: 2, 4: 2, 5: -1, 11: -3, 13: -3, 15: -3, 12: 0, 14: 0, 16: 0}
    for event in codes[:200]:
        final = event[event[:, 1] == 1, 0]
        assert sum(np.sign(pid) * charge[abs(pid)] for pid in final.tolist()) == 0
    # colour lines: every colour of the final state begins at a parton of the initial state
    incoming, outgoing = codes[:, :2, 4:6], codes[:, (5, 9), 4:6]
    assert (outgoing[:, 0, 0] == 501).all()
    assert (outgoing[:, 1, 1] > 0).all()
    quarks = np.abs(codes[:, 0, 0]) < 6
    assert 0.1 < quarks.mean() < 0.3
    assert (incoming[quarks].max(axis=(1, 2)) == 502).all()
    assert p[:, 4][rare_top, 4] == pytest.approx(60.0, abs=0.8)


def test_momenta_are_on_their_shell(zprime_partons):
    _, p, _ = zprime_partons
    squared = p[:, :, 3] ** 2 - (p[:, :, :3] ** 2).sum(axis=2)
    assert np.abs(squared - p[:, :, 4] ** 2).max() < 1e-2  # twelve digits of momenta of 1 TeV
    assert p[:, 2, 4].mean() == pytest.approx(172.6, abs=0.2)


def test_normalisation_and_leading_order(zprime_partons):
    sample, _, _ = zprime_partons
    expected, error, source = reference_cross_section(TopProcess(8000.0, RARE))
    assert sample.cross_section_pb == expected == pytest.approx(252.9 * 2 * 3 * 0.1086)
    assert error / expected == pytest.approx(top_cross_section(8000.0).error / 252.9)
    assert "Top++" in source
    value, statistical = sample.provenance["leading_order_pb"]
    assert statistical < 0.01 * value
    assert 120 < value < 220  # leading order with alpha_s(mZ) = 0.130, before any K factor


def test_equal_arguments_give_equal_bytes(tmp_path):
    first, second = generate(tmp_path, name="a"), generate(tmp_path, name="b")
    assert first.path.read_bytes() == second.path.read_bytes()
    assert generate(tmp_path, name="c", seed=2).path.read_bytes() != first.path.read_bytes()


def test_two_ordinary_decays(tmp_path):
    sample = generate(tmp_path, None)
    assert sample.cross_section_pb == pytest.approx(252.9 * (3 * 0.1086) ** 2)


def test_couplings_of_a_model_point():
    sector = QuarkSector(5e3, 5e3, 5e3, yu=(0, 0.7, 0.9))
    decay = RARE.at(ModelPoint(30.0, 0.15, quarks=sector))
    leading = -0.15 * 0.7 * 0.9 * (200.0) ** 2 / (2 * 5e3**2)
    assert decay.right.real == pytest.approx(leading, rel=1e-2)
    assert abs(decay.left) < 1e-3 * abs(decay.right)


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (lambda: RARE.at(ZPrimePoint(30.0, 0.0)), "gp is 0: the new boson does not decay to muons"),
        (lambda: RARE.at(ModelPoint(30.0, 0.0)), "gp is 0: the new boson does not decay to muons"),
        (lambda: RareChannel(chirality="up"), 'unknown chirality "up"'),
        (lambda: RareChannel(quark="t"), 'unknown quark "t"'),
        (lambda: RARE.at(ZPrimePoint(30.0, 0.1, charges=ELECTRONS)), "not couple to leptons of its decay"),
        (
            lambda: RARE.at(ModelPoint(30.0, 0.1, quarks=QuarkSector(1e4, 1e4, 1e4))),
            "t does not couple to c V: both chiral couplings are 0",
        ),
        (lambda: RareDecay(32, 30.0, 0.1, 1, 0, 0.1, 0.1, quark="t"), 'unknown quark "t"'),
        (lambda: RareDecay(32, 30.0, 0.1, 0, 0, 0.1, 0.1), "both chiral couplings are 0"),
        (lambda: RareDecay(32, 30.0, 0.1, 1, 0, 0.0, 0.0), "does not couple to leptons of its decay"),
        (lambda: RareDecay(32, float("nan"), 0.1, 1, 0, 1.0, 1.0), "not a finite number"),
        (lambda: RareDecay(32, 30.0, 0.0, 1, 0, 1.0, 1.0), "width 0 GeV must be greater than 0"),
        (lambda: RareDecay(32, 30.0, 0.1, 1, 0, 1.0, 1.0, (15,)), "not among 11 and 13"),
        (lambda: TopSettings(scale="mtt"), 'unknown scale "mtt"'),
        (lambda: top_cross_section(9000.0), "no cross section of t t~ at 9000 GeV"),
        (lambda: TopProcess(-1.0, None), "not a positive energy"),
    ],
)
def test_bad_input(make, text):
    with pytest.raises(InputError, match=r".") as caught:
        make()
    assert text in str(caught.value)


def test_a_closed_decay_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"171\.5 GeV is not below mt - mc = 171\.227 GeV"):
        generate(tmp_path, mass=171.5)
    with pytest.raises(InputError, match="0 events asked for"):
        generate(tmp_path, events=0)


def test_both_chiralities_are_allowed_and_nearly_the_same(tmp_path):
    """Their interference is of order mc/mt; unpolarised top quarks do not tell left from right."""
    channel, point = RareChannel(chirality=Chirality.BOTH), ZPrimePoint(30.0, 0.1)
    both = channel.at(point)
    assert both.left == both.right == 1
    rates = {item: float(decay_rate(172.5, 1.27, 30.0, *item.couplings())) for item in Chirality}
    left, right, sum_of_both = (rates[item] for item in (Chirality.LEFT, Chirality.RIGHT, Chirality.BOTH))
    assert left == pytest.approx(right, rel=1e-12)
    assert sum_of_both == pytest.approx(left + right, rel=0.05)
    assert sum_of_both != pytest.approx(left + right, rel=1e-6)  # the interference is kept
    generate(tmp_path, channel, events=50)
    z = RareChannel(Boson.Z).at(point)
    assert z.lepton_left < 0 < z.lepton_right
