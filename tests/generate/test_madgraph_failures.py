"""Logs of real failures of MadGraph 3.5.7 (tests/data/madgraph/provenance.json) give one clear line each."""

import json
from pathlib import Path

import pytest

from recast.core.errors import InputError, RunError
from recast.generate.madgraph.failures import FAILURES, diagnose, raise_failure

DATA = Path(__file__).parents[1] / "data" / "madgraph"
LOGS = DATA / "logs"
EXPECTED = {
    "unknown_particle": (InputError, 'the model has no particle "foo"'),
    "syntax": (InputError, 'cannot read the process "p p mu+ mu-"'),
    "no_diagrams": (InputError, "no diagrams for the process"),
    "import_fails": (InputError, "the UFO cannot be imported: broken on purpose"),
    "import_attribute": (InputError, "has no attribute 'GC_777'"),
    "unknown_order": (InputError, 'no coupling order "FOO"'),
    "restriction": (InputError, 'the UFO has no restriction "nothere"'),
    "zero_cross_section": (RunError, "the cross section is zero"),
    "no_lhapdf": (RunError, "MadGraph has no LHAPDF"),
    "no_compiler": (RunError, "the compiler gfortran is missing"),
    "run_card": (InputError, "refuses the run card: abc can not be mapped to an integer"),
    "width_nan": (RunError, "the cross section is not a number"),
    "killed": (RunError, "was killed or ran out of memory"),
    "disk_full": (RunError, "the disk is full"),
    "six_missing": (RunError, "package six is missing"),
    "madspin_no_branching_ratio": (InputError, "MadSpin has no branching ratio for a decay"),
    "madspin_no_mass": (InputError, "no mass for PDG 12, and MadSpin needs one"),
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_each_failure_is_recognised(name):
    kind, message = EXPECTED[name]
    log = LOGS / f"{name}.log"
    error = diagnose(log.read_text(), Path("run.log"))
    assert isinstance(error, kind)
    assert message in str(error)
    assert "log: run.log" in str(error)
    assert error.mend
    assert "\n" not in str(error)


def test_all_logs_are_tested_and_have_a_provenance():
    found = {path.stem for path in LOGS.glob("*.log")}
    assert found == set(EXPECTED) | {"success", "width_zero", "madspin"}
    assert set(json.loads((DATA / "provenance.json").read_text())["logs"]) == found


@pytest.mark.parametrize("name", ["success", "width_zero", "madspin"])
def test_a_log_without_failure_is_none(name):
    # a resonance without a width gives events: outputs.py refuses them by number and size
    assert diagnose((LOGS / f"{name}.log").read_text(), Path("run.log")) is None


def test_a_failure_that_is_not_known_still_says_where_to_look(tmp_path):
    log = tmp_path / "run.log"
    with pytest.raises(RunError, match=r"it wrote no events \(log: .*run.log\)"):
        raise_failure(log, "it wrote no events")
    log.write_text('Command "x" interrupted with error:\nValueError : something new\n')
    with pytest.raises(RunError, match="MadGraph reports: ValueError : something new"):
        raise_failure(log, "it wrote no events")


def test_long_texts_are_cut():
    error = diagnose("UFOError : " + "x" * 5000, Path("run.log"))
    assert error is not None
    assert len(str(error)) < 500


def test_names_are_unique():
    assert len({failure.name for failure in FAILURES}) == len(FAILURES)


def test_a_program_that_was_killed_says_so(tmp_path):
    log = tmp_path / "run.log"
    log.write_text("INFO: Idle: 1\n")
    with pytest.raises(RunError, match=r"it wrote no events: it was killed by signal 9 \(log: .*run.log\)"):
        raise_failure(log, "it wrote no events", 137)
    log.write_text("InvalidCmd : No particle foo in model\n")
    with pytest.raises(InputError, match='no particle "foo"'):
        raise_failure(log, "it wrote no events", 137)
