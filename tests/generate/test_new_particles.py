"""Particles that Pythia does not know: read from QNUMBERS blocks, handed on by the shower."""

import gzip
from pathlib import Path

import pytest
from shower_file import showered

from recast.core.errors import InputError
from recast.generate.new_particles import MODEL_PARTICLES, NewParticle, new_particles
from recast.model.card_values import BENCHMARK
from recast.model.param_card import param_card_text

EVENTS = Path(__file__).parents[1] / "data" / "madgraph" / "d1_pair_20.lhe.gz"
BLOCK = "Block QNUMBERS 9000123 # x\n  1 -1 # three times the charge\n  2 2\n  3 3\n  4 1\n"


def test_the_models_own_card_agrees_with_its_particles():
    found = new_particles(param_card_text(BENCHMARK), "card")
    assert {item.pdg for item in found} == {32, *(item.pdg for item in MODEL_PARTICLES)}
    assert set(MODEL_PARTICLES) <= set(found)
    assert NewParticle(6000002, 2, 2, 3, False) in found
    assert NewParticle(6000025, 0, 1, 1, True) in found


def test_all_blocks_of_a_card_are_read():
    second = "BLOCK QNUMBERS 9000124\n 1 0\n 2 1\n 3 8\n 4 0\n"
    text = f"BLOCK MASS\n 6 172.5\n{BLOCK}\n# a remark\n{second}DECAY 6 1.5\n"
    found = set(new_particles(text, "card")) - set(MODEL_PARTICLES)
    assert found == {NewParticle(9000123, -1, 2, 3, False), NewParticle(9000124, 0, 1, 8, True)}
    assert new_particles("", "card") == tuple(sorted(MODEL_PARTICLES, key=lambda item: item.pdg))


@pytest.mark.parametrize("change", [("3 3", "3 6"), ("  4 1\n", ""), ("1 -1", "1 x"), ("9000123", "-9")])
def test_a_block_that_cannot_be_is_refused(change):
    with pytest.raises(InputError, match="events.lhe: BLOCK QNUMBERS .* is not four integers"):
        new_particles(BLOCK.replace(*change), "events.lhe")


def _renamed(tmp_path, header):
    """Write the pair of D1 with another code, and `header` before its init block."""
    text = gzip.decompress(EVENTS.read_bytes()).decode().replace("6000001", "9000123")
    path = tmp_path / "events.lhe"
    head, _, rest = text.partition("<init>")
    start = head[: head.index("<header>")] if "<header>" in head else head
    path.write_text(f"{start}<header>{header}</header>\n<init>{rest}")
    return path


def test_the_shower_takes_a_particle_of_the_header(tmp_path):
    path = _renamed(tmp_path, f"<slha>\n{BLOCK}</slha>")
    assert showered(path, tmp_path / "out.parquet") == 20


def test_a_particle_that_nobody_knows_is_named(tmp_path):
    path = _renamed(tmp_path, "")
    with pytest.raises(InputError, match="Pythia does not know the particle with PDG code 9000123"):
        showered(path, tmp_path / "out.parquet")
    assert not (tmp_path / "out.parquet").exists()
