"""Leptons from decays far from the beams count as prompt, and are told."""

import dataclasses

import numpy as np
import pytest
from event_files import read_events
from generator_event import full_event

from recast.events.displaced import far_leptons
from recast.events.full import concatenate
from recast.events.hepmc.writer import write_hepmc3
from recast.events.options import ReadOptions
from recast.events.stream import stream_events


def moved(event, codes, place):
    """Move the vertices in which particles of these codes end [mm]."""
    position = np.array(event.position, float)
    position[event.end[np.isin(event.pid, codes)], :3] = place
    return dataclasses.replace(event, position=position)


@pytest.mark.parametrize(
    ("codes", "place", "far"),
    [
        ([23], (5000.0, 0.0, 0.0), True),
        ([23, 13], (0.0, -11.0, 0.0), True),  # one muon stands there again
        ([13], (5000.0, 0.0, 0.0), False),  # a copy far away of a prompt one
        ([23], (5.0, 5.0, 200.0), False),  # the beams cross along z
        ([511], (5000.0, 0.0, 0.0), False),  # leptons of hadrons are no prompt ones anyway
    ],
)
def test_decays_of_bosons_far_away(codes, place, far):
    events = concatenate([full_event(1), moved(full_event(2), codes, place), full_event(3)])
    assert far_leptons(events).tolist() == [False, far, False]


def test_leptons_without_a_vertex_are_not_far():
    event = full_event(1)
    bare = dataclasses.replace(
        event,
        production=np.full_like(event.production, -1),
        end=np.full_like(event.end, -1),
        vertex_counts=np.zeros(1, int),
        vertex_status=event.vertex_status[:0],
        position=event.position[:0],
        first_in=event.first_in[:0],
    )
    assert far_leptons(bare).tolist() == [False]


def test_a_reader_tells_of_them(tmp_path):
    path = tmp_path / "a.hepmc"
    events = [moved(full_event(n), [23], (5000.0 if n < 3 else 0.0, 0.0, 0.0)) for n in range(5)]
    write_hepmc3(path, ("by hand", "1", "a test"), iter([concatenate(events)]))
    with stream_events(path, ReadOptions(cross_section_pb=1.0)) as stream:
        assert sum(map(len, stream.chunks())) == 5
    told = "3 of 5 events have leptons from decays more than 10 mm from the beams, which count as prompt"
    assert told in stream.notes
    assert len(read_events(path, cross_section_pb=1.0)[0]) == 5
