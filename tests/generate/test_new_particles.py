"""Particles that Pythia does not know: read from QNUMBERS blocks, handed on by the shower."""

import gzip
from pathlib import Path

import pytest
from shower_file import showered

from recast.core.errors import InputError
from recast.core.slha import QuantumNumbers, read_slha
from recast.generate.particle_world import MODEL_PARTICLES, definition, new_particles
from recast.model.card_values import BENCHMARK
from recast.model.param_card import param_card_text

EVENTS = Path(__file__).parents[1] / "data" / "madgraph" / "d1_pair_20.lhe.gz"
BLOCK = "Block QNUMBERS 9000123 # x\n  1 -1 # three times the charge\n  2 2\n  3 3\n  4 1\n"


def _found(text):
    return new_particles(read_slha(text, "events.lhe"))


def test_the_models_own_card_agrees_with_its_particles():
    found = _found(param_card_text(BENCHMARK))
    assert set(found) == {32, *(item.pdg for item in MODEL_PARTICLES)}
    assert set(MODEL_PARTICLES) <= set(found.values())
    assert found[6000002] == QuantumNumbers(6000002, 2, 2, 3, False)
    assert found[6000025] == QuantumNumbers(6000025, 0, 1, 1, True)


def test_all_blocks_of_a_card_are_read():
    second = "BLOCK QNUMBERS 9000124\n 1 0\n 2 1\n 3 8\n 4 0\n"
    found = _found(f"BLOCK MASS\n 6 172.5\n{BLOCK}\n# a remark\n{second}DECAY 6 1.5\n")
    assert set(found.values()) - set(MODEL_PARTICLES) == {
        QuantumNumbers(9000123, -1, 2, 3, False),
        QuantumNumbers(9000124, 0, 1, 8, True),
    }
    assert set(_found("").values()) == set(MODEL_PARTICLES)


@pytest.mark.parametrize("change", [("3 3", "3 7"), ("  4 1\n", ""), ("1 -1", "1 x"), ("9000123", "-9")])
def test_a_block_that_cannot_be_is_refused(change):
    with pytest.raises(InputError, match="events.lhe: BLOCK QNUMBERS .* is not four integers"):
        _found(BLOCK.replace(*change))


@pytest.mark.parametrize(("colour", "number"), [(1, 0), (3, 1), (-3, -1), (6, 3), (-6, -3), (8, 2)])
def test_colours_have_pythias_numbers(colour, number):
    line = definition(QuantumNumbers(9000123, -1, 2, colour, False))[0]
    assert line == f"9000123:new = new9000123 new9000123bar 2 -1 {number} 1000. 1."


def _renamed(tmp_path, header):
    """Write the pair of D1 with another code, and `header` before its init block."""
    text = gzip.decompress(EVENTS.read_bytes()).decode().replace("6000001", "9000123")
    path = tmp_path / "events.lhe"
    head, _, rest = text.partition("<init>")
    start = head[: head.index("<header>")] if "<header>" in head else head
    path.write_text(f"{start}<header>{header}</header>\n<init>{rest}")
    return path


@pytest.mark.parametrize(
    "habit",
    [
        lambda block: block,
        lambda block: block.replace("  ", ""),
        lambda block: block.replace("  ", "\t"),
        lambda block: block.replace("-1 ", "-1.0 ").replace("2 2", "2 2.0D+00"),
        lambda block: block.replace(" # ", "#"),
        lambda block: block.lower(),
        lambda block: block.replace("\n", "\r\n"),
    ],
)
def test_the_shower_takes_a_particle_of_the_header_however_it_is_written(tmp_path, habit):
    path = _renamed(tmp_path, f"<slha>\n{habit(BLOCK)}</slha>")
    assert showered(path, tmp_path / "out.parquet") == 20


def test_a_particle_that_nobody_knows_is_named(tmp_path):
    path = _renamed(tmp_path, "")
    with pytest.raises(InputError, match="Pythia does not know the particle with PDG code 9000123"):
        showered(path, tmp_path / "out.parquet")
    assert not (tmp_path / "out.parquet").exists()
