"""The parton events of a card are those of `recast generate`, with one warm-up for both energies."""

import numpy as np
import pytest

from recast.cards import parse_card
from recast.cli.main import main
from recast.core.progress import Silent
from recast.events.partons import read_partons
from recast.events.sample import load_sample
from recast.pipeline.run import run_card

SEED, COUPLING = 7, 0.05
CARD = {
    "name": "by-hand",
    "seed": SEED,
    "model": {"name": "lmu_ltau", "coupling_reference": COUPLING},
    "scan": {"mzp_gev": [30]},
    "generate": {"events": 400, "events_sm": 100},
    "shower": {"profile": "no-mpi", "control_variate": False},
    "analysis": {"name": "atlas_2013_z4l"},
    "low_energy": {"constraints": []},
}


def generate(out, energy, events, tuning, *more):
    words = [
        *("generate", "--mzp", "30", "--gp", str(COUPLING), "--contribution", "signal", "--seed", str(SEED)),
        *("--sqrt-s", str(energy), "--events", str(events), "--tuning", str(tuning), "--jobs", "1"),
    ]
    with pytest.raises(SystemExit) as ended:
        main([*words, "--out", str(out), *more])
    return ended.value.code


@pytest.mark.slow
def test_the_events_of_a_card_are_made_by_hand(tmp_path, capsys):
    run_card(parse_card(CARD), tmp_path / "run", jobs=1, progress=Silent())
    made = {}
    for path in (tmp_path / "run" / "steps").glob("*/generate-*/events.parquet"):
        sample = load_sample(path)
        made[sample.contribution, sample.sqrt_s_gev] = sample
    tuning = tmp_path / "tuning.npz"
    for energy in (8000.0, 7000.0):  # the warm-up of a run is that of the energy with most of the luminosity
        theirs = made["signal", energy]
        out = tmp_path / f"{energy:g}.parquet"
        assert generate(out, energy, theirs.n_events, tuning) == 0
        ours, wanted = read_partons(load_sample(out)), read_partons(theirs)
        for name in ("codes", "momenta", "weight", "header"):
            assert np.array_equal(getattr(ours, name), getattr(wanted, name)), name
    capsys.readouterr()
    assert generate(tmp_path / "x.lhe", 8000.0, 10, tuning, "--mzp", "31") == 2
    told = capsys.readouterr().err
    assert "tuning.npz: a tuning for another mass, model, process or contribution" in told
    tuning.write_text("no tuning", encoding="utf-8")
    assert generate(tmp_path / "x.lhe", 8000.0, 10, tuning, "--json") == 2
    assert "this is no tuning of the embedded generator" in capsys.readouterr().err
    assert not (tmp_path / "x.lhe").exists()
