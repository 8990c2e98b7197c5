"""Param cards: what is written reads back exactly, and every fault is named."""

import re
from dataclasses import replace

import pyslha
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.core.resources import resource
from recast.inputs.electroweak import electroweak_scheme
from recast.model.card_values import BENCHMARK, card_values
from recast.model.decays import decays, total_width
from recast.model.param_card import (
    param_card_text,
    point_from_card,
    read_param_card,
    read_point_card,
    write_param_card,
)
from recast.model.point import ModelPoint
from recast.model.ufo import Contents, UFOContent
from recast.model.ufo.build import build_lagrangian, internal_values
from recast.model.ufo.fields import PARTICLES
from recast.model.widths import zp_width_gev

LEPTONIC = ModelPoint(mzp_gev=30.0, gp=0.05)
UNMIXED = replace(BENCHMARK, quarks=replace(BENCHMARK.quarks, kinetic_mixing=0.0))


def _near(a, b):
    return a == pytest.approx(b, rel=1e-9, abs=1e-12)


@settings(deadline=None, max_examples=30)
@given(st.floats(1.0, 500.0), st.just(0.0) | st.floats(1e-12, 2.0), st.sampled_from(["gmu", "alpha_mz"]))
def test_leptonic_card_reads_back(tmp_path_factory, mass, coupling, scheme):
    point = ModelPoint(mass, coupling, electroweak_scheme(scheme))
    path = write_param_card(tmp_path_factory.mktemp("card") / "param_card.dat", point)
    values = read_param_card(path, UFOContent.FOUR_LEPTON)
    found = point_from_card(values)
    assert (found.mzp_gev, found.gp) == pytest.approx((mass, coupling), rel=1e-13)
    assert found.electroweak == point.electroweak
    assert values["WZp"] == pytest.approx(zp_width_gev(point), rel=1e-13)


def test_internal_relations_reproduce_both_schemes(tmp_path):
    for name in ("gmu", "alpha_mz"):
        scheme = electroweak_scheme(name)
        path = write_param_card(tmp_path / name, ModelPoint(30.0, 0.05, scheme))
        lagrangian = build_lagrangian(UFOContent.FOUR_LEPTON)
        found = internal_values(lagrangian, read_param_card(path, UFOContent.FOUR_LEPTON))
        assert found["ee"].real == pytest.approx(scheme.e, rel=1e-14)
        assert found["sw"].real ** 2 == pytest.approx(scheme.sin2_theta_w, rel=1e-13)
        assert found["vev"].real == pytest.approx(scheme.vev_gev, rel=1e-14)


def test_numbers_fit_into_what_madgraph_reads():
    for line in param_card_text(BENCHMARK).splitlines():
        if line and not line.startswith(("#", "BLOCK")):
            assert len(line.split()[-1]) <= 20, line


def test_full_card_gives_the_point_back(tmp_path):
    path = write_param_card(tmp_path / "param_card.dat", BENCHMARK)
    point = point_from_card(read_param_card(path, UFOContent.FULL))
    assert (point.mzp_gev, point.gp, point.electroweak) == (30.0, 0.05, BENCHMARK.electroweak)
    for name in ("mq_gev", "mu_gev", "md_gev", "mphi_gev", "kinetic_mixing"):
        assert getattr(point.quarks, name) == pytest.approx(getattr(BENCHMARK.quarks, name), rel=1e-12)
    for name in ("yq", "yu", "yd"):
        assert getattr(point.quarks, name) == pytest.approx(getattr(BENCHMARK.quarks, name), rel=1e-10)


def test_card_of_the_full_model_is_the_default_of_the_ufo():
    values = card_values(BENCHMARK)
    for item in build_lagrangian(UFOContent.FULL).externals:
        assert _near(item.value, values[item.name]), item.name


def test_tabulated_content_has_the_numbers_of_the_closed_one(tmp_path):
    content = Contents(frozenset({"c", "t", "g", "Zp"}), mixing=True, tabulated=True)
    path = write_param_card(tmp_path / "card", BENCHMARK, content)
    values = read_param_card(path, content)
    closed = internal_values(build_lagrangian(UFOContent.FULL), card_values(BENCHMARK))
    element = complex(values["TRAUL2x3"], values["TIAUL2x3"])
    assert element == pytest.approx(closed["AUL2x3"], rel=1e-12)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("BLOCK ZPINPUTS\n   1   0.05\n", ""), "block ZPINPUTS is missing"),
        (("BLOCK ZPINPUTS", "BLOCK ZPINPUT"), 'block ZPINPUT does not belong .*Did you mean "ZPINPUTS"'),
        (("   1   0.05", "   1   nan"), r"ZPINPUTS 1 \(gp\) is 'nan', not a finite number"),
        (("   1   0.05", "   1   0.05\n   9   1.0"), "ZPINPUTS 9 does not belong to the content four lepton"),
        (("   32   30.0", ""), r"MASS 32 \(MZp\) is missing"),
        (("   32   30.0", "   32   0.0"), r"MASS 32 \(MZp\) is 0; it must be greater than 0"),
        (("   32   30.0", "   32   -30.0"), r"MASS 32 \(MZp\) is -30; it must be greater than 0"),
        (("DECAY 32 ", "DECAY 33 "), r"DECAY 32 \(WZp\) is missing"),
        (("DECAY 23 2.4952", "DECAY 23 NAN"), r"DECAY 23 \(WZ\) is 'NAN', not a finite number"),
        (("BLOCK MASS", "BLOCK MASS\nBLOCK MASS"), "BLOCK MASS is there twice"),
        (("   32   30.0", "   32   30.0\n   32   31.0"), "MASS 32 is there twice"),
        (("DECAY 23 2.4952", "DECAY 23 2.4952\nDECAY 23 2.5"), "DECAY 23 is there twice"),
    ],
)
def test_a_faulty_card_is_named(tmp_path, change, message):
    text = param_card_text(LEPTONIC)
    text = re.sub(r"DECAY (\d+) +", r"DECAY \1 ", text)
    assert change[0] in text
    path = tmp_path / "param_card.dat"
    path.write_text(text.replace(*change))
    with pytest.raises(InputError, match=message):
        read_param_card(path, UFOContent.FOUR_LEPTON)


def test_a_missing_or_binary_file_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="none.dat: no such file"):
        read_param_card(tmp_path / "none.dat", UFOContent.FULL)
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(InputError, match="not UTF-8 text"):
        read_param_card(tmp_path / "binary", UFOContent.FULL)


def test_leptonic_point_cannot_fill_the_full_card():
    with pytest.raises(InputError, match="the point has no quark sector, but the content full needs"):
        param_card_text(LEPTONIC, UFOContent.FULL)


def test_kinetic_mixing_is_not_left_out():
    assert BENCHMARK.quarks.kinetic_mixing
    with pytest.raises(InputError, match=r"kinetic mixing 0.01, which the content four lepton lacks"):
        param_card_text(BENCHMARK, UFOContent.FOUR_LEPTON)
    assert "ZPINPUTS" in param_card_text(UNMIXED, UFOContent.FOUR_LEPTON)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("RDL2x3", 0.5, "the rotation is not unitary"),
        ("MB", 20.0, "do not belong to the model's mass matrix"),
        ("RZPLD2x3", 0.1, "effective quark couplings are not zero"),
        ("RCKM1x1", 0.9, "this is not the CKM matrix"),
        ("MW", 95.0, "MW is 95, not below MZ"),
    ],
)
def test_a_card_that_is_no_point_is_refused(name, value, message):
    with pytest.raises(InputError, match=message):
        point_from_card(card_values(BENCHMARK) | {name: value})


AS_OTHERS_WRITE_IT = {
    "no leading blanks": lambda text: re.sub(r"(?m)^ +", "", text),
    "tabs": lambda text: re.sub(r"(?m) +", "\t", text),
    "lower case": lambda text: text.lower(),
    "Fortran exponents": lambda text: re.sub(r"(?<=\d)e(?=[+-]\d)", "D", text).replace("0.05\n", "5.0d-02\n"),
    "comments": lambda text: re.sub(r"(?m)$", "# x", text),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "scales": lambda text: re.sub(r"(?m)^(BLOCK (?!QNUMBERS)\w+)$", r"\1 Q= 9.1D+01 # GeV", text),
    "no final newline": lambda text: text.rstrip(),
    "byte order mark": lambda text: "\ufeff" + text,
}


@pytest.mark.parametrize("habit", AS_OTHERS_WRITE_IT)
@pytest.mark.parametrize("point", [LEPTONIC, BENCHMARK], ids=["four lepton", "full"])
def test_a_card_reads_the_same_however_it_is_written(tmp_path, habit, point):
    text = param_card_text(point)
    changed = AS_OTHERS_WRITE_IT[habit](text)
    assert changed != text
    path = tmp_path / "param_card.dat"
    path.write_bytes(changed.encode())
    found, warnings = read_point_card(path)
    plain = tmp_path / "plain.dat"
    plain.write_text(text)
    assert (found, warnings) == read_point_card(plain)


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=300))
def test_any_text_is_an_input_error_at_worst(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("card") / "card.dat"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        read_param_card(path, UFOContent.FOUR_LEPTON)


def test_the_card_of_a_point_with_quarks_has_its_branching_ratios():
    document = pyslha.readSLHA(param_card_text(BENCHMARK), ignorenomass=True)
    for parent, table in decays([BENCHMARK]).tables.items():
        code = {item.name: item.pdg for item in PARTICLES}[parent]
        found = document.decays[code].decays
        total = float(total_width(table)[0])
        assert sum(channel.br for channel in found) == pytest.approx(1.0, abs=1e-6)
        assert len(found) == sum(float(width[0]) > 0 for width in table.values())
        if parent == "t":  # too small for MadWidth
            (ratio,) = [channel.br for channel in found if sorted(channel.ids) == [4, 32]]
            assert ratio == pytest.approx(float(table["Zp", "c"][0]) / total, rel=1e-6)
    assert document.blocks["MASS"][12] == 0


def _four_lepton_table(point):
    return pyslha.readSLHA(param_card_text(point, UFOContent.FOUR_LEPTON), ignorenomass=True).decays


def test_a_table_has_the_channels_to_particles_that_the_content_lacks():
    """The Z' of the point decays to t t~, whatever the UFO has."""
    point = replace(UNMIXED, mzp_gev=400.0)
    found = {tuple(sorted(channel.ids)): channel.br for channel in _four_lepton_table(point)[32].decays}
    table = decays([point]).tables["Zp"]
    ratio = float(table["t", "t~"][0] / total_width(table)[0])
    assert ratio > 1e-6
    assert found[-6, 6] == pytest.approx(ratio, rel=1e-6)


def test_a_content_has_tables_of_its_own_particles_only():
    assert {code for code, particle in _four_lepton_table(UNMIXED).items() if particle.decays} == {32}


@pytest.mark.parametrize("mass", [1.0, 30.0, 170.0, 400.0, 1000.0, 3000.0, 5000.0])
@pytest.mark.parametrize(
    ("content", "mixing"),
    [(content, 0.0) for content in (None, *UFOContent)]
    + [(content, 0.01) for content in (None, UFOContent.FULL, UFOContent.UNITARY)],
)
def test_branching_ratios_of_every_particle_add_up_to_one(content, mass, mixing):
    quarks = replace(BENCHMARK.quarks, kinetic_mixing=mixing)
    document = pyslha.readSLHA(
        param_card_text(replace(BENCHMARK, mzp_gev=mass, quarks=quarks), content), ignorenomass=True
    )
    tables = {code: particle for code, particle in document.decays.items() if particle.decays}
    assert 32 in tables
    for particle in tables.values():
        assert sum(channel.br for channel in particle.decays) == pytest.approx(1.0, abs=1e-6)
        assert particle.totalwidth > 0


def test_a_restriction_card_has_external_parameters_alone():
    text = (resource("mc_cards", "ufo", "LmuLtau_VLQ") / "restrict_leptons_only.dat").read_text()
    assert not any(particle.decays for particle in pyslha.readSLHA(text, ignorenomass=True).decays.values())
