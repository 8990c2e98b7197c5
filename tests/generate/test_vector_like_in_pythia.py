"""Pythia takes events whose intermediate particles are the model's vector-like quarks (made by MadGraph)."""

from pathlib import Path

from shower_file import showered

from recast.events.partons import read_parton_file

EVENTS = Path(__file__).parents[1] / "data" / "madgraph" / "d1_pair_20.lhe.gz"


def test_a_pair_of_d1_is_showered(tmp_path):
    assert {6000001, -6000001} <= set(read_parton_file(EVENTS).table.codes[:, 0].tolist())
    assert showered(EVENTS, tmp_path / "d1.parquet") == 20
