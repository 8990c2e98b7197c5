"""`recast generate` of a process that only the engine makes: a file that Pythia takes, or one line."""

import json

import numpy as np
import pytest

from recast.cli.main import main
from recast.events.sample import load_sample
from recast.generate.base import Contribution, FinalState, GeneratorSettings, Process
from recast.generate.drell_yan import drell_yan_spectrum
from recast.inputs.electroweak import electroweak_scheme

PAIR = ("generate", "--process", "p p > mu+ mu-", "--sqrt-s", "13000", "--jobs", "1", "--events", "60")
MASS = ("--cut", "m(mu+,mu-)>50", "--cut", "m(mu+,mu-) < 120")


def run(capsys, *arguments):
    with pytest.raises(SystemExit) as caught:
        main([str(item) for item in arguments])
    return caught.value.code, *capsys.readouterr()


def quadrature():
    """Cross section of mu+ mu- from 50 to 120 GeV [pb]."""
    masses = np.linspace(50.0, 120.0, 281)  # the Z is 2.5 GeV wide
    process = Process(FinalState.FOUR_MUONS, Contribution.SM, 13000.0)
    spectrum = drell_yan_spectrum(masses, process, electroweak_scheme("gmu"), GeneratorSettings())
    return np.trapezoid(spectrum, masses)


def test_a_pair_of_muons_has_the_rate_of_the_formula_and_is_showered(capsys, tmp_path):
    out = tmp_path / "pair.lhe.gz"
    status, printed, _ = run(capsys, *PAIR, *MASS, "--contribution", "sm", "--json", "--out", out)
    assert status == 0
    found = json.loads(printed)
    error = found["cross_section_error_pb"]
    assert 0 < error < 0.01 * found["cross_section_pb"]
    assert found["cross_section_pb"] == pytest.approx(quadrature(), abs=4 * error)
    facts = load_sample(out).provenance["generator"]
    assert (facts["generator"], facts["cuts"]) == ("engine", {"m(mu+,mu-)": {"min": 50.0, "max": 120.0}})
    status, printed, _ = run(capsys, "shower", out, "--profile", "parton", "--jobs", "1", "--json")
    assert status == 0
    counts = json.loads(printed)["counts"]
    assert counts["showered"] == 60


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "mu+,mu- may have no mass without a cut"),
        ((*MASS, "--cut", "pt(j)>20"), 'cuts: pt(j): no outgoing particle is "j". Known: mu+, mu-.'),
        ((*MASS, "--cut", "m(mu+,mu-)>20"), "cuts: m(mu+,mu-): min stands twice"),
        (("--cut", "m(mu+,mu-) 50"), '"m(mu+,mu-) 50" is no cut. As in pt(j)>20'),
        ((*MASS, "--contribution", "interference"), "cannot be told apart. Ask for sm, signal or full."),
        ((*MASS, "--contribution", "signal", "--gp", "0.1"), "is zero: no diagram of these orders has"),
        ((*MASS, "--m4l", "80", "100"), 'unknown observable "m4l_min_gev"'),
        (("--process", "p p > mu+ e-"), "p p > mu+ e- has no diagrams"),
        (("--process", "p p > mu+ mv-"), 'the model has no particle "mv-". Did you mean "mu-"'),
        (("--process", "4mu", "--cut", "pt(l+)>5"), 'unknown key "generate.cuts.pt(l+)"'),
    ],
)
def test_bad_input_is_one_line(capsys, tmp_path, options, message):
    status, _, said = run(capsys, *PAIR, *options, "--out", tmp_path / "x.lhe")
    assert status == 2
    assert message in said
    assert said.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("contribution", "told"), [("full", True), ("sm", False)])
def test_events_of_a_broad_mediator_are_told(capsys, tmp_path, contribution, told):
    words = ("--mzp", 30, "--gp", 5, "--contribution", contribution, "--out", tmp_path / "pair.lhe")
    status, _, said = run(capsys, *PAIR, *MASS, *words)
    assert status == 0
    assert ("the width of the zp is 2 of its mass" in " ".join(said.split())) == told
