"""Particle-level jets: momenta, ghosts of heavy hadrons, missing momentum, columns in files."""

import awkward as ak
import numpy as np
import pytest

from recast.core.errors import InputError
from recast.events.jets import jet_columns
from recast.events.parquet.slim import parquet_writer, read_parquet
from recast.events.record import empty_events
from recast.events.slimming import FullRecord, slim
from recast.events.thresholds import JetDefinition, Slimming

JETS = (JetDefinition(0.4, 15.0, 5.0), JetDefinition(0.8, 15.0, 5.0))


def record(*events):
    """Events of (pid, px, py, pz, mass, final)."""
    rows = [row for event in events for row in event]
    pid, px, py, pz, mass, final = (np.array(column) for column in zip(*rows, strict=True))
    count = len(events)
    return FullRecord(
        event=np.arange(count),
        weight=np.ones(count),
        counts=np.array([len(event) for event in events]),
        px=px.astype(float),
        py=py.astype(float),
        pz=pz.astype(float),
        mass=mass.astype(float),
        pid=pid.astype(np.int32),
        final=final.astype(bool),
        beam=np.zeros(len(rows), bool),
        mother=np.full(len(rows), -1),
    )


TWO = [
    (211, 30.0, 0.0, 0.0, 0.14, True),
    (22, 20.0, 10.0, 0.0, 0.0, True),  # 0.46 away from the pion
    (511, 29.0, 0.5, 0.0, 5.28, False),
    (-12, 0.0, -40.0, 3.0, 0.0, True),
    (130, -50.0, 0.0, 5.0, 0.5, True),
    (411, -50.0, 1.0, 5.0, 1.87, False),
]
EMPTY = [(12, 25.0, 0.0, 1.0, 0.0, True)]


def test_momenta_flavours_and_missing_momentum():
    jets, missing = jet_columns(record(TWO, EMPTY), JETS)
    assert ak.num(jets.px).to_list() == [5, 0]
    small, wide = (jets[np.isclose(jets.radius, r)][0] for r in (0.4, 0.8))
    assert np.hypot(small.px, small.py).to_list() == pytest.approx([50.0, 30.0, np.hypot(20, 10)])
    assert small.flavour.to_list() == [4, 5, 0]
    assert wide.flavour.to_list() == [5, 4]
    assert wide.constituents.to_list() == [2, 1]
    assert wide.px.to_list() == pytest.approx([50.0, -50.0])
    assert wide.mass[0] == pytest.approx(np.sqrt((30.0003 + np.hypot(20, 10)) ** 2 - 50**2 - 10**2), rel=1e-4)
    assert missing.px.to_list() == pytest.approx([0.0, 25.0])
    assert missing.py.to_list() == pytest.approx([-40.0, 0.0])
    assert missing.sum_et[0] == pytest.approx(30 + np.hypot(20, 10) + 50, rel=1e-3)


def test_a_jet_of_ghosts_alone_does_not_exist():
    only = [(511, 80.0, 0.0, 0.0, 5.28, False), (12, -80.0, 0.0, 0.0, 0.0, True)]
    jets, _ = jet_columns(record(only), JETS)
    assert ak.num(jets.px).to_list() == [0]


def test_particles_beyond_the_edge_are_not_clustered():
    forward = [(211, 20.0, 0.0, 20.0 * np.sinh(5.5), 0.14, True)]
    jets, missing = jet_columns(record(forward), JETS)
    assert ak.num(jets.px).to_list() == [0]
    assert missing.sum_et[0] == 0


def test_columns_survive_a_file(tmp_path):
    slimming = Slimming(0.9, 3.5, 1.0, jets=JETS)
    events = slim(record(TWO, EMPTY), slimming, where="test")
    path = tmp_path / "events.parquet"
    with parquet_writer(path, empty_events(jets=True)) as writer:
        writer.add(events)
        writer.add(empty_events(jets=True))
        writer.finish({})
    back = read_parquet(path)
    assert back.to_list() == events.to_list()
    assert str(back.type) == str(events.type)


def test_damaged_columns_are_refused(tmp_path):
    events = slim(record(TWO), Slimming(0.9, 3.5, 1.0, jets=JETS), where="test")
    bad = ak.with_field(
        events, ak.with_field(events.missing, np.array([np.nan], np.float32), "px"), "missing"
    )
    path = tmp_path / "events.parquet"
    with parquet_writer(path, empty_events(jets=True)) as writer:
        writer.add(bad)
        writer.finish({})
    with pytest.raises(InputError, match="px of missing is not finite"):
        read_parquet(path)


@pytest.mark.parametrize("numbers", [(0.0, 15.0, 5.0), (0.4, 0.0, 5.0), (2.0, 15.0, 5.0), (0.4, 15.0, 0.0)])
def test_bad_definitions(numbers):
    with pytest.raises(InputError, match="radius is from 0.1 to 1.5"):
        JetDefinition(*numbers)
