"""Cli: `recast model`, its tables, JSON and errors."""

import json
import re

import numpy as np
import pytest
from click.testing import CliRunner

from recast.cli.model import model
from recast.core.errors import InputError, RecastError
from recast.model.card_values import BENCHMARK
from recast.model.param_card import param_card_text, read_point_card

POINT = """
mzp_gev: 30
gp: 0.05
quarks:
  mq_gev: 1800
  mu_gev: 1500
  md_gev: 1300
  yq: [[0.05, 0.02], 0.3, -0.7]
  yu: [0, 0.4, 0.6]
"""


def _run(*words):
    result = CliRunner().invoke(model, words)
    if isinstance(result.exception, RecastError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def point_file(tmp_path):
    path = tmp_path / "point.yaml"
    path.write_text(POINT)
    return str(path)


def test_width_as_json():
    content = json.loads(_run("width", "--mzp", "30", "--gp", "0.05", "--json"))
    assert content["gamma_zp_gev"] == pytest.approx(0.05**2 * 30 / (4 * 3.14159265), rel=1e-3)
    assert content["br_zp_mumu"] == pytest.approx(1 / 3, rel=1e-3)
    assert content["br_z_mumuzp"] == pytest.approx(3.845e-4 * 0.05**2, rel=1e-3)


def test_width_with_quarks(point_file):
    content = json.loads(_run("width", "--point", point_file, "--json"))
    assert set(content["decays"]) == {"W+", "Zp", "phi", "t", "D1", "D2", "U1", "U2"}
    for entry in content["decays"].values():
        assert sum(entry["branching_ratios"].values()) == pytest.approx(1.0 if entry["width_gev"] else 0.0)
    assert content["decays"]["D1"] == {"branching_ratios": {}, "width_gev": 0.0}  # Y_D = 0: D is stable
    assert content["decays"]["Zp"]["width_gev"] == content["gamma_zp_gev"]
    assert "BR(Zp -> mu- mu+)" in _run("width", "--point", point_file)


def test_spectrum(point_file):
    content = json.loads(_run("spectrum", "--point", point_file, "--json"))
    assert content["vphi_gev"] == pytest.approx(600.0)
    assert content["masses_gev"]["D1"] == pytest.approx(1300.0)
    assert content["c9_gev2"][0] == pytest.approx(-0.21 / (2 * 1800.0**2))
    photon = np.array(content["couplings"]["photon"]["left_up"])
    assert photon[..., 0] == pytest.approx(photon[0, 0, 0] * np.eye(5), abs=1e-14)
    assert np.abs(photon[..., 1]).max() < 1e-14
    charged = np.array(content["couplings"]["w"]["left"])[..., 0]
    assert charged[0, 0] == pytest.approx(0.974, abs=1e-3)
    for sort in ("up", "down"):
        assert np.array(content["couplings"]["phi"][sort]).shape == (5, 5, 2)
    text = _run("spectrum", "--point", point_file)
    assert "C9" in text
    assert "Z' coupling to s b, left" in text
    leptonic = json.loads(_run("spectrum", "--mzp", "30", "--gp", "0", "--json"))
    assert leptonic["vphi_gev"] is None
    assert "infinite (g' = 0)" in _run("spectrum", "--mzp", "30", "--gp", "0")


def test_check(point_file, tmp_path):
    content = json.loads(_run("check", "--point", point_file, "--json"))
    assert content["passed"] is True
    (warning,) = content["warnings"]
    # (0.7 vPhi/1800)^2/4 for both and (0.6 vPhi/1500)^2/4 for t
    assert "m(t) = 167.8 GeV, input 172.6 (-2.8%), m(b) = 4.127 GeV, input 4.183 (-1.3%)" in warning
    small = tmp_path / "small.yaml"
    small.write_text(POINT.replace("0.3, -0.7", "0.3, -0.5").replace("0.4, 0.6", "0.4, 0.1"))
    assert json.loads(_run("check", "--point", str(small), "--json"))["warnings"] == []
    assert all(row["value"] <= row["limit"] for row in content["checks"])
    assert "photon diagonal" in _run("check", "--point", point_file)


def test_a_point_is_read_from_a_param_card(tmp_path, point_file):
    card = tmp_path / "param_card.dat"
    _run("param-card", str(card), "--point", point_file)
    from_card = json.loads(_run("width", "--card", str(card), "--json"))
    ours = json.loads(_run("width", "--point", point_file, "--json"))
    assert from_card["gamma_zp_gev"] == pytest.approx(ours["gamma_zp_gev"], rel=1e-9)
    assert from_card["decays"]["U1"]["width_gev"] == pytest.approx(
        ours["decays"]["U1"]["width_gev"], rel=1e-7
    )
    card.write_text(re.sub(r"DECAY +32 .*", "DECAY 32 0.1", card.read_text()))
    point, changed = read_point_card(card)
    assert point.mzp_gev == 30.0
    assert changed == [f"DECAY 32 (WZp) is 0.1 in the card; the point has {ours['gamma_zp_gev']:.6g}"]


def _edited(tmp_path, edit):
    path = tmp_path / "edited.dat"
    path.write_text(edit(param_card_text(BENCHMARK)))
    return str(path)


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda text: re.sub(r"BLOCK ULMIX\n(.+\n)+", "", text), "block ULMIX is missing"),
        (lambda text: text + "BLOCK FOO\n 1 2.0\n", "block FOO does not belong to the content full"),
        (
            lambda text: text.replace("BLOCK", "Blok").replace("DECAY", "Dekay"),
            "SLHA param card: it has no block",
        ),
        (lambda text: text + "BLOCK TABLE\n 1 2.0\n", "a card of the unitary content"),
    ],
)
def test_a_card_that_is_no_point_is_refused(tmp_path, edit, message, capfd):
    with pytest.raises(InputError, match=message):
        _run("width", "--card", _edited(tmp_path, edit))
    assert "Ignoring" not in "".join(capfd.readouterr())


def test_large_couplings_are_warned_by_name(tmp_path):
    content = json.loads(_run("check", "--mzp", "30", "--gp", "4", "--json"))
    assert content["warnings"] == ["gp = 4 exceeds sqrt(4 pi) = 3.545: perturbation theory fails"]
    path = tmp_path / "point.yaml"
    path.write_text(POINT.replace("0.3, -0.7", "0.3, 5").replace("gp: 0.05", "gp: 0.4") + "  mphi_gev: 900\n")
    warnings = json.loads(_run("check", "--point", str(path), "--json"))["warnings"]
    assert warnings[:-1] == [
        "gp = 0.4 exceeds 0.35: a Landau pole below the Planck scale",
        "|yq[2]| = 5 exceeds sqrt(4 pi) = 3.545: perturbation theory fails",
        "mphi_gev = 900 at vPhi = 75 GeV needs a quartic coupling of 72, above 4 pi",
    ]


def test_export_and_card(tmp_path, point_file):
    folder, card = tmp_path / "ufo", tmp_path / "param_card.dat"
    exported = json.loads(_run("export-ufo", str(folder), "--content", "four_lepton", "--json"))
    assert exported["content"] == "four_lepton"
    assert (folder / "vertices.py").is_file()
    _run("check", "--mzp", "30", "--gp", "0.05", "--ufo", str(folder))
    assert "written to" in _run("param-card", str(card), "--point", point_file)
    assert "BLOCK ULMIX" in card.read_text()
    with pytest.raises(InputError, match="is there already and not an empty folder"):
        _run("export-ufo", str(folder))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("width", "--mzp", "30"), "two of --mzp, --gp, --vphi, or --point FILE, or --card FILE, are needed"),
        (("width", "--mzp", "0", "--gp", "0.1"), "mzp_gev is 0; it must be greater than 0"),
        (("width", "--mzp", "nan", "--gp", "0.1"), "mzp_gev is nan, not a finite number"),
        (
            ("spectrum", "--mzp", "30", "--gp", "0.05", "--vphi", "500"),
            "but mzp_gev/gp is 600",
        ),
        (
            ("width", "--mzp", "30", "--gp", "0.1", "--scheme", "gmuu"),
            'electroweak scheme "gmuu".*"gmu"',
        ),
        (("check", "--mzp", "30", "--gp", "0.1", "--ufo", "nowhere"), "nowhere is not a folder"),
        (("export-ufo", "x", "--content", "fuull"), 'unknown content "fuull".*"full"'),
        (
            ("param-card", "x", "--mzp", "30", "--gp", "0.1", "--content", "full"),
            "has no quark sector",
        ),
        (("width", "--point", "none.yaml"), "none.yaml: no such file"),
        (("width", "--point", "none.yaml", "--mzp", "3"), "--point excludes --mzp"),
        (("width", "--card", "none.dat", "--mzp", "3"), "--card excludes --mzp"),
        (("width", "--card", "none.dat", "--point", "none.yaml"), "--point excludes --card"),
        (("width", "--card", "none.dat"), "none.dat: no such file"),
    ],
)
def test_bad_input(words, message):
    with pytest.raises(InputError, match=message):
        _run(*words)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("mq_gev", "mqq_gev"), 'unknown key "mqq_gev".*Did you mean "mq_gev"'),
        (("  mq_gev: 1800\n", ""), "mq_gev is missing"),
        (("gp: 0.05", "gp: strong"), "gp is 'strong', not a number"),
        (("1800", "-1800"), "mq_gev is -1800; it must be greater than 0"),
        (("[0, 0.4, 0.6]", "[0, 0.4]"), r"yu is \[0, 0.4\], not three numbers"),
        (("[0.05, 0.02]", "[0.05]"), r"yq contains \[0.05\], not a number or \[real, imaginary\]"),
        (("gp: 0.05", "gp: [0.05"), "line 4: not valid YAML"),
        ((POINT, "- 1"), "this is not a mapping"),
    ],
)
def test_a_faulty_point_file_is_named(tmp_path, change, message):
    path = tmp_path / "point.yaml"
    path.write_text(POINT.replace(*change))
    with pytest.raises(InputError, match=message):
        _run("width", "--point", str(path))
