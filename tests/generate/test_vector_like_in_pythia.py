"""Pythia takes events whose intermediate particles are the model's vector-like quarks (made by MadGraph)."""

from pathlib import Path

from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.events.foreign import sample_of
from recast.events.parquet import read_parquet
from recast.events.partons import read_parton_file
from recast.generate.shower import shower

EVENTS = Path(__file__).parents[1] / "data" / "madgraph" / "d1_pair_20.lhe.gz"


def test_a_pair_of_d1_is_showered(tmp_path):
    file = read_parton_file(EVENTS)
    assert {6000001, -6000001} <= set(file.table.codes[:, 0].tolist())
    sample = sample_of(
        EVENTS,
        len(file.table),
        sqrt_s_gev=file.sqrt_s_gev,
        stated_pb=(file.cross_section_pb, file.cross_section_error_pb),
        cross_section_pb=None,
        beams=file.beams,
    )
    with workers(1) as pool:
        shower(sample, "parton", 1, tmp_path / "d1.parquet", workers=pool, progress=Silent())
    assert len(read_parquet(tmp_path / "d1.parquet")) == 20
