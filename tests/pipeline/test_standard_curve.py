"""The maker of shipped curves: what it writes is read as a curve and has the signal of its run."""

import json

import numpy as np
import pytest
import yaml

from recast.cards import parse_card
from recast.cli.main import main
from recast.core.progress import Silent
from recast.inputs.standard_curves import standard_curve
from recast.pipeline.run import run_card

CARD = {
    "name": "standard",
    "seed": 5,
    "model": "lmu_ltau",
    "scan": {"mzp_gev": [20, 30]},
    "generate": {"events": 300, "events_sm": 300, "matrix_element": "helicity"},
    "shower": {"profile": "no-mpi", "control_variate": False},
    "analysis": {"name": "atlas_2013_z4l", "dataset": "preliminary"},
}
ASKED = {"largest_width_over_mass": 0.005, "largest_interference": 0.4, "interference_relative_error": 0.2}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("standard") / "run"
    run_card(parse_card(CARD), out, jobs=1, progress=Silent())
    return out


def make(capsys, *words):
    with pytest.raises(SystemExit) as stop:
        main(["analyses", "standard-curve", *map(str, words)])
    shown = capsys.readouterr()
    return stop.value.code or 0, shown.out, shown.err


def test_what_is_made_is_read_and_has_the_signal_of_the_run(folder, tmp_path, capsys):
    words = ("--out", tmp_path, "--command", "recast run a.yaml", "--title", "a\nsearch", "--points", 4000)
    status, out, err = make(capsys, folder, "mu", "charges.nu_tau=-4", *words)
    assert (status, err.count("\n")) == (0, 2)
    entry = yaml.safe_load(out)["atlas_2013_z4l"]
    assert "4000 points each, charges.nu_tau=-4, g = 0.02" in entry["made_by"]["interference"]
    entry |= {name: {"value": value, "source": "here"} for name, value in ASKED.items()}
    (tmp_path / "standard.yaml").write_text(yaml.safe_dump({"atlas_2013_z4l": entry}), encoding="utf-8")
    curve = standard_curve("atlas_2013_z4l", tmp_path)
    content = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    whole = curve.reference_branching_ratio + curve.interference
    for index, point in enumerate(content["points"]):
        events = curve.signal_events[index] * point["reference"]["coupling"] ** 2 * whole[index]
        assert events == pytest.approx(point["signal_events_at_reference"]["value"], rel=1e-4)
    assert curve.reference_branching_ratio == pytest.approx(1 / 3, rel=0.01)
    assert np.all(np.abs(curve.interference) < 5 * curve.interference_error + 0.02)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("mu", "charges.nu_tau"), '"charges.nu_tau" is not NAME=VALUE. Such as charges.nu_tau=-4.'),
        (("mu", "charges.nu_tau=nan"), '"charges.nu_tau=nan" is not NAME=VALUE'),
        (("nu", "charges.nu_tau=-4"), 'unknown fermion "nu"'),
        (("mu", "chrges.nu_tau=-4"), "chrges.nu_tau"),
    ],
)
def test_bad_input_is_one_line(folder, tmp_path, capsys, words, message):
    rest = ("--out", tmp_path, "--command", "c", "--title", "t", "--points", 100)
    status, out, err = make(capsys, folder, *words, *rest)
    assert (status, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1
