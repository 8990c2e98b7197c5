"""`recast generate --process tt_zpc`: the embedded generator of t -> q Z' from the command line."""

import json
from pathlib import Path

import pytest

from recast.cli.main import main

POINT = """
mzp_gev: 30.0
gp: 0.15
quarks: {mq_gev: 5000.0, mu_gev: 5000.0, md_gev: 5000.0, yu: [0.0, 0.7, 0.9]}
"""


def run(capsys, *arguments):
    with pytest.raises(SystemExit) as caught:
        main(["generate", *arguments])
    return caught.value.code, *capsys.readouterr()


@pytest.fixture
def point(tmp_path):
    file = tmp_path / "point.yaml"
    file.write_text(POINT, encoding="utf-8")
    return str(file)


def couplings(path):
    """Chiral couplings in the provenance of a sample."""
    facts = json.loads((path.parent / f"{path.name}.sample.json").read_text(encoding="utf-8"))
    rare = facts["provenance"]["process"]["rare"]
    return rare["mass_gev"], complex(*rare["left"]), complex(*rare["right"])


def test_couplings_of_a_point_reach_the_events(capsys, tmp_path, point):
    out = tmp_path / "top.lhe.gz"
    status, printed, _ = run(
        capsys, "--process", "tt_zpc", "--point", point, "--events", "40", "--out", str(out), "--json"
    )
    assert status == 0
    found = json.loads(printed)
    assert found["events"] == 40
    assert found["cross_section_pb"] == pytest.approx(252.9 * 2 * 3 * 0.1086)  # branching ratios of 1
    mass, left, right = couplings(out)
    assert mass == 30.0
    assert abs(left) < 1e-3 * abs(right)


@pytest.mark.parametrize(("heavy", "told"), [("5000.0", False), ("500.0", True)])
def test_a_moved_top_mass_is_told(capsys, tmp_path, point, heavy, told):
    Path(point).write_text(POINT.replace("5000.0", heavy), encoding="utf-8")
    out = str(tmp_path / "top.lhe.gz")
    status, _, said = run(capsys, "--process", "tt_zpc", "--point", point, "--events", "20", "--out", out)
    assert status == 0
    assert ("move masses of known quarks by more than 1%: m(c)" in said) is told


def test_a_chirality_without_a_point(capsys, tmp_path):
    out = tmp_path / "top.lhe.gz"
    options = ("--process", "tt_zpu", "--mzp", "60", "--gp", "0.1", "--chirality", "right")
    status, printed, _ = run(capsys, *options, "--events", "20", "--out", str(out))
    assert status == 0
    assert "t > u zp" in printed
    assert couplings(out) == (60.0, 0j, 1 + 0j)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--chirality", "up", "--gp", "0.1"], 'unknown chirality "up". Known: both, left, right.'),
        (["--gp", "0"], "gp is 0: the new boson does not decay to muons. Give gp > 0."),
        (["--gp", "0.1", "--mzp", "172"], "mass 172 GeV is not below mt - mc = 171.227 GeV"),
        (["--gp", "0.1", "--m4l", "80", "100"], "generate.cuts is not for p p > t t~, t > c zp"),
        (["--gp", "0.1", "--scale", "fixed"], 'unknown scale "fixed"'),
        (["--gp", "0.1", "--quarks", "u"], 'has no option "quarks"'),
        (["--gp", "0.1", "--contribution", "sm"], "has no contribution sm"),
        (["--gp", "0.1", "--ufo", "model"], "--gp is for processes of the embedded generator"),
        (["--gp", "0.1", "--param-card", "card.dat"], "--param-card is not for p p > t t~, t > c zp"),
        (["--backend", "madgraph", "--chirality", "left"], "--chirality is for processes of the embedded"),
    ],
)
def test_options_that_would_do_nothing_are_refused(capsys, tmp_path, options, message):
    out = tmp_path / "top.lhe.gz"
    status, _, error = run(capsys, "--process", "tt_zpc", *options, "--out", str(out))
    assert status == 2
    assert message in error
    assert not out.exists()


def test_a_point_and_a_mass_are_one_too_many(capsys, tmp_path, point):
    out = str(tmp_path / "top.lhe.gz")
    status, _, error = run(capsys, "--process", "tt_zpc", "--point", point, "--mzp", "30", "--out", out)
    assert status == 2
    assert "--mzp is in the point already. Leave one out." in error
