"""The driver with a real MadGraph5_aMC@NLO, found as the product finds it (run with -m madgraph)."""

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from recast.core.cache import cache_folder
from recast.core.errors import InputError
from recast.core.resources import resource
from recast.events.partons import read_parton_file
from recast.generate.base import Contribution, FinalState, GeneratorSettings, Process
from recast.generate.drell_yan import drell_yan_spectrum
from recast.generate.madgraph.installation import find_madgraph, missing_tools
from recast.inputs.electroweak import electroweak_scheme
from recast.model.param_card import param_card_text
from recast.model.point_file import read_point

UFO = resource("mc_cards", "ufo", "LmuLtau_four_lepton")
ROOT = Path(__file__).parents[2]
WINDOW = (60.0, 120.0)


def _missing():
    try:
        find_madgraph()
    except InputError as error:
        return str(error)
    return "; ".join(f"{name} is missing" for name in missing_tools())


MISSING = _missing()
pytestmark = [pytest.mark.madgraph, pytest.mark.skipif(bool(MISSING), reason=MISSING)]


def command(*arguments, **environment):
    """Return the command line of recast and its environment, with the tests' own cache."""
    variables = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    start = "from recast.cli.main import main; main()"
    return [sys.executable, "-c", start, *map(str, arguments)], variables


def recast(*arguments, **environment):
    line, variables = command(*arguments, **environment)
    return subprocess.run(line, env=variables, capture_output=True, text=True, timeout=1800, check=False)


def dimuon(out, *more, ufo=UFO, events=200, seed=5, process="q q > mu+ mu- NP=0", **environment):
    """Run u u~ > mu+ mu- between 60 and 120 GeV at 8 TeV, a fixed scale and no other cut."""
    cuts = {"mmll": WINDOW[0], "mmllmax": WINDOW[1], "ptl": 0, "etal": -1, "drll": 0}
    entries = [word for name, value in cuts.items() for word in ("--set", f"{name}={value}")]
    return recast(
        *("generate", "--backend", "madgraph", "--ufo", ufo, "--process", process),
        *("--define", "q = u u~", "--scale", "fixed", "--events", events, "--seed", seed, "--jobs", 1),
        *("--json", "--out", out, *entries, *more),
        **environment,
    )


def error_of(run):
    """Return the last line of standard error."""
    return run.stderr.strip().splitlines()[-1]


def test_the_cross_section_is_that_of_the_embedded_program(tmp_path):
    run = dimuon(tmp_path / "dimuon.lhe.gz", events=4000)
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    process = Process(FinalState.FOUR_MUONS, Contribution.SM, 8000.0, ("u",))
    settings = GeneratorSettings(pdf_set="NNPDF23_lo_as_0130_qed", scale="fixed")
    nodes, weights = np.polynomial.legendre.leggauss(120)
    scheme = electroweak_scheme("gmu")
    # the Breit-Wigner becomes flat in this angle
    mass, width = scheme.mz_gev, scheme.gamma_z_gev
    low, high = (np.arctan((edge**2 - mass**2) / (mass * width)) for edge in WINDOW)
    angle = low + (high - low) * (nodes + 1.0) / 2.0
    s = mass**2 + mass * width * np.tan(angle)
    jacobian = (high - low) / 2.0 * mass * width / np.cos(angle) ** 2 / (2.0 * np.sqrt(s))
    expected = weights @ (jacobian * drell_yan_spectrum(np.sqrt(s), process, scheme, settings))
    assert found["events"] == 4000
    assert found["cross_section_error_pb"] < 0.01 * expected
    assert abs(found["cross_section_pb"] - expected) < 4.0 * found["cross_section_error_pb"]
    events = gzip.decompress((tmp_path / "dimuon.lhe.gz").read_bytes()).count(b"<event>")
    assert events == 4000
    assert (tmp_path / "dimuon.lhe.gz.madgraph.log").is_file()


def _events(path):
    text = gzip.decompress(path.read_bytes())
    return text[text.index(b"<event>") :]


def test_a_seed_gives_the_same_events_twice(tmp_path):
    names = ("a.lhe.gz", "b.lhe.gz", "c.lhe.gz")
    for name, seed in zip(names, (11, 11, 12), strict=True):
        run = dimuon(tmp_path / name, seed=seed)
        assert run.returncode == 0, run.stderr
    a, b, c = (_events(tmp_path / name) for name in names)
    assert a == b
    assert a != c


@pytest.mark.parametrize(
    ("process", "status", "message"),
    [
        ("q q > foo mu-", 2, 'process: the model has no particle "foo"'),
        ("q q > mu+ e-", 2, "MadGraph: no diagrams for the process u/u~ u/u~ > mu+ e-"),
        ("q q > mu+ mu- ; shell id", 2, "process: the character ';' is not allowed"),
        ("q q > mu+ mu- [!id]", 2, "is not allowed"),
    ],
)
def test_processes_that_cannot_be(tmp_path, process, status, message):
    run = dimuon(tmp_path / "x.lhe.gz", process=process)
    assert run.returncode == status
    assert message in error_of(run)
    assert list(tmp_path.iterdir()) == []


def test_no_phase_space_is_no_cross_section(tmp_path):
    run = dimuon(tmp_path / "x.lhe.gz", "--set", "mmll=9000", "--set", "mmllmax=-1")
    assert run.returncode == 1
    assert "the cross section is zero" in error_of(run)
    assert list(tmp_path.iterdir()) == []


def test_a_ufo_that_fails_to_import_is_named(tmp_path):
    ufo = tmp_path / "ufo"
    shutil.copytree(UFO, ufo)
    path = ufo / "couplings.py"
    path.write_text(path.read_text() + "\nraise ValueError('not today')\n")
    run = dimuon(tmp_path / "x.lhe.gz", ufo=ufo)
    assert run.returncode == 2
    assert "the UFO cannot be imported" in error_of(run)
    assert not (tmp_path / "x.lhe.gz").exists()


@pytest.mark.parametrize("width", ["0.0", "-2.4952"])
def test_the_widths_of_a_ufo_are_checked(tmp_path, width):
    ufo = tmp_path / "ufo"
    shutil.copytree(UFO, ufo)
    path = ufo / "parameters.py"
    text = path.read_text()
    assert text.count("value=2.4952,") == 1
    path.write_text(text.replace("value=2.4952,", f"value={width},"))
    run = dimuon(tmp_path / "x.lhe.gz", ufo=ufo)
    assert run.returncode == 2
    assert "param card of the UFO's defaults: width of z is" in error_of(run)
    assert not (tmp_path / "x.lhe.gz").exists()


def test_a_missing_compiler_is_named(tmp_path):
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("sh", "bash", "make", "env"):
        (tools / name).symlink_to(shutil.which(name))
    run = dimuon(
        tmp_path / "x.lhe.gz",
        PATH=str(tools),
        RECAST_CACHE_DIR=str(tmp_path / "cache"),
        MG5_PATH=str(find_madgraph().folder),
    )
    assert run.returncode == 1
    assert "MadGraph needs gfortran, which is missing" in error_of(run)
    assert not (tmp_path / "x.lhe.gz").exists()
    assert not list((tmp_path / "cache").glob("madgraph-*"))


def _wait_for(condition, seconds=300):
    for _ in range(seconds * 5):
        if condition():
            return True
        time.sleep(0.2)
    return False


def test_a_run_killed_half_way_leaves_nothing_that_looks_finished(tmp_path):
    out = tmp_path / "x.lhe.gz"
    line, variables = command(
        *("generate", "--backend", "madgraph", "--ufo", UFO, "--process", "q q > mu+ mu- NP=0"),
        *("--define", "q = u u~", "--set", "mmll=60", "--events", 20000, "--jobs", 1, "--out", out),
    )
    runs = cache_folder() / "madgraph_runs"
    before = set(runs.glob("*")) if runs.is_dir() else set()
    with subprocess.Popen(line, env=variables, stderr=subprocess.DEVNULL) as running:
        pattern = "*/process/SubProcesses/P*/G*"
        started = _wait_for(lambda: any(path for path in runs.glob(pattern) if path.parents[3] not in before))
        running.send_signal(signal.SIGKILL)
    assert started
    assert list(tmp_path.iterdir()) == []
    again = dimuon(out, events=100)
    assert again.returncode == 0, again.stderr
    assert _events(out).count(b"<event>") == 100
    assert set(runs.glob("*")) <= before  # what the killed run left was swept


def _kill(folder, word):
    """Send SIGKILL to MadGraph's process that works below `folder`, not to the guard that started it."""
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            line = (entry / "cmdline").read_bytes().decode().split("\0")
            here = (entry / "cwd").readlink()
        except OSError:
            continue
        if word in line and "-I" not in line and here.is_relative_to(folder):
            os.kill(int(entry.name), signal.SIGKILL)
            return True
    return False


@pytest.mark.parametrize(
    ("reached", "word", "message"),
    [
        ("**/process/bin/madevent", "proc_card.mg5", "no process folder: it was killed by signal 9"),
        ("**/process/SubProcesses/P*/G*", "bin/generate_events", "no events: it was killed by signal 9"),
    ],
    ids=["mg5_aMC", "madevent"],
)
def test_madgraph_killed_by_somebody_else(tmp_path, reached, word, message):
    out, cache = tmp_path / "x.lhe.gz", tmp_path / "cache"
    own = {"RECAST_CACHE_DIR": str(cache), "MG5_PATH": str(find_madgraph().folder)}
    line, variables = command(
        *("generate", "--backend", "madgraph", "--ufo", UFO, "--process", "q q > mu+ mu- NP=0"),
        *("--define", "q = u u~", "--set", "mmll=60", "--events", 20000, "--jobs", 1, "--out", out),
        **own,
    )
    with subprocess.Popen(line, env=variables, stderr=subprocess.PIPE, text=True) as running:
        assert _wait_for(lambda: next(cache.glob(reached), None) is not None and _kill(cache, word))
        _, errors = running.communicate(timeout=600)
    assert running.returncode == 1
    assert message in errors.strip().splitlines()[-1]
    assert not out.exists()
    again = dimuon(out, events=100, **own)
    assert again.returncode == 0, again.stderr
    assert _events(out).count(b"<event>") == 100


CARD = """
name: tiny
seed: 3
model: {mzp_gev: [20]}
generate:
  backend: madgraph
  quarks: [u]
  events: 300
  events_sm: 600
  pdf_set: NNPDF23_lo_as_0130_qed
shower: {profile: no-mpi}
analysis: {name: atlas_2013_z4l, region: 4mu}
limit: {method: paper}
exclusion: {max_evaluations: 1, scaling_tolerance: 0.5}
low_energy: {constraints: [trident]}
"""


def test_a_run_card_gives_a_limit(tmp_path):
    card = tmp_path / "card.yaml"
    card.write_text(CARD)
    run = recast("run", card, "--out", tmp_path / "out", "--jobs", 1, "--json")
    assert run.returncode == 0, run.stderr
    results = json.loads((tmp_path / "out" / "results.json").read_text())
    samples = results["points"][0]["reference"]["samples"]
    assert sum(sample["events"] for sample in samples) == 300  # at 7 and 8 TeV
    assert len(samples) == 2
    assert all(sample["cross_section_pb"] > 0 for sample in samples)
    rows = (tmp_path / "out" / "exclusion.csv").read_text().splitlines()
    assert len([row for row in rows if row.startswith("20")]) == 1


POINT = """
mzp_gev: 30
gp: 0.05
quarks:
  {mq_gev: 1800, mu_gev: 1500, md_gev: 1300, mphi_gev: 400,
  yq: [0.05, 0.3, 0.7], yu: [0.03, 0.4, 0.6], yd: [0.02, 0.25, 0.5]}
"""


def _decayed(tmp_path, name, *more):
    (tmp_path / "point.yaml").write_text(POINT)
    return recast(
        *("generate", "--backend", "madgraph", "--process", "tt_zpc_madspin", "--scale", "fixed"),
        *("--events", 100, "--seed", 7, "--jobs", 1, "--json", "--out", tmp_path / name, *more),
    )


def test_madspin_decays_the_tops(tmp_path):
    """Branching ratios of the model, values of the card, and the same bytes for the same seed."""
    runs = [_decayed(tmp_path, name, "--point", tmp_path / "point.yaml") for name in ("a.lhe.gz", "b.lhe.gz")]
    assert [run.returncode for run in runs] == [0, 0], runs[0].stderr
    found = json.loads(runs[0].stdout)
    # t t~ in closed form and branching ratios (tests/data/madgraph/processes.json)
    assert abs(found["cross_section_pb"] - 0.00092026) < 4.0 * found["cross_section_error_pb"]
    assert _events(tmp_path / "a.lhe.gz") == _events(tmp_path / "b.lhe.gz")
    table = read_parton_file(tmp_path / "a.lhe.gz").table
    for code in (6, -6, 32, -24, 4, -5):
        assert (table.codes[:, 0] == code).sum() == 100
    sample = json.loads((tmp_path / "a.lhe.gz.sample.json").read_text())
    assert sample["provenance"]["madspin"]["branching_ratio"] == pytest.approx(3.517e-6, rel=1e-3)


def test_madspin_without_branching_ratios_says_what_is_missing(tmp_path):
    (tmp_path / "point.yaml").write_text(POINT)
    text = param_card_text(read_point(tmp_path / "point.yaml"))
    head, found, tail = text.partition("DECAY")
    widths = "\n".join(line for line in (found + tail).splitlines() if line.startswith("DECAY"))
    (tmp_path / "card.dat").write_text(f"{head}{widths}\n")
    run = _decayed(tmp_path, "a.lhe.gz", "--param-card", tmp_path / "card.dat")
    assert run.returncode == 2
    assert "MadSpin has no branching ratio for a decay" in error_of(run)
    assert not (tmp_path / "a.lhe.gz").exists()
