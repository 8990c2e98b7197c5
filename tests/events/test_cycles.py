"""Graphs in which particles are their own ancestors, in every format that holds full events."""

import io

import numpy as np
import pyhepmc
import pytest
from event_files import read_events
from full_events import (
    EVENT2,
    EVENT3,
    FOOTER3,
    family,
    our_columns,
    pyhepmc_columns,
    random_events,
    read_full,
    text2,
    text3,
    written,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.events.convert import Target, convert
from recast.events.full import FullEvents
from recast.events.graph import count_cycles, first_incoming, mothers_first, rising_vertices
from recast.events.hepmc.writer import write_hepmc2, write_hepmc3
from recast.events.options import ReadOptions
from recast.events.parquet.full import write_parquet_full
from recast.events.record import Origin
from recast.events.root.full import RootKind, write_root_full

TOOL = ("a", "b", "c")
WRITERS = {
    "hepmc3": lambda path, events: write_hepmc3(path, TOOL, events),
    "hepmc2": lambda path, events: write_hepmc2(path, TOOL, events),
    "parquet": lambda path, events: write_parquet_full(path, {}, events),
    "root": lambda path, events: write_root_full(path, RootKind.TTREE, {}, events),
    "rntuple": lambda path, events: write_root_full(path, RootKind.RNTUPLE, {}, events),
}
HYPOTHESIS = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

# the last lepton goes back into the vertex of the two beams
CYCLE3 = EVENT3.replace(b"V -1 0 [1,2]", b"V -1 0 [1,2,7]")
CYCLE2 = EVENT2.replace(b"0.105658 1 0 0 0 0\nP 10006", b"0.105658 2 0 0 -9 0\nP 10006")


def note(found, total):
    return (
        f"in {found} of {total} events particles are their own ancestors (cycles): the origin of leptons "
        "below them is unknown"
    )


def any_graph(seed, *, own_mothers=True):
    """Return an event in which any particle may come from and end in any vertex, behind two beams."""
    rng = np.random.default_rng(seed)
    events = random_events(seed, 1)
    count, vertices = len(events.pid), int(events.vertex_counts[0])
    production, end = (rng.integers(-1, vertices, count).astype(np.int32) for _ in range(2))
    production[:2], end[:2] = -1, 0
    # every vertex has a mother and a daughter: others are not written by HepMC3
    for vertex in range(vertices):
        end[2 + rng.integers(count - 2) if vertex else 0] = vertex
        production[2 + rng.integers(count - 2)] = vertex
    for vertex in range(vertices):
        if not (end == vertex).any() or not (production == vertex).any():
            return any_graph(seed + 1_000_003, own_mothers=own_mothers)
    if not own_mothers and ((production == end) & (end >= 0)).any():
        return any_graph(seed + 1_000_003, own_mothers=own_mothers)
    fields = {name: getattr(events, name) for name in events.__slots__}
    first_in = first_incoming(end, events.counts, events.vertex_counts)
    changed = {
        "production": production,
        "end": end,
        "first_in": first_in,
        "status": np.where(np.arange(count) < 2, 4, np.where(end < 0, 1, 2)).astype(np.int32),
    }
    return FullEvents(**(fields | changed))


def has_cycle(events):
    """Whether a walk over all mothers comes back, the slow way."""
    reached = np.zeros((len(events.pid),) * 2, bool)
    for particle, vertex in enumerate(events.production.tolist()):
        if vertex >= 0:
            reached[particle] = events.end == vertex
    for middle in range(len(reached)):
        reached |= np.outer(reached[:, middle], reached[middle])
    return bool(reached.diagonal().any())


def links(events):
    return events.production, events.end, events.counts, events.vertex_counts


@HYPOTHESIS
@given(seed=st.integers(0, 2**31))
def test_cycles_are_found_and_nothing_is_lost(seed):
    events = any_graph(seed)
    assert count_cycles(*links(events)) == has_cycle(events)
    order, placed = mothers_first(events.production, events.end, int(events.vertex_counts[0]))
    assert sorted(order) == list(range(len(events.pid)))
    assert (placed < len(order)) == has_cycle(events)
    place = np.argsort(order)
    for particle in order[:placed]:
        mothers = np.flatnonzero((events.end == events.production[particle]) & (events.end >= 0))
        assert (place[mothers] < place[particle]).all()
    numbers = rising_vertices(*links(events))
    assert sorted(numbers) == list(range(int(events.vertex_counts[0])))
    assert count_cycles(*links(random_events(seed))) == 0


@HYPOTHESIS
@given(seed=st.integers(0, 2**31))
def test_every_graph_is_written_and_read_by_pyhepmc_and_here(tmp_path, seed):
    events = any_graph(seed)
    path = tmp_path / "x.hepmc3"
    write_hepmc3(path, TOOL, [events])
    back, notes = read_full(path)
    assert our_columns(back) == our_columns(events) == pyhepmc_columns(path.read_bytes(), "hepmc3")
    assert (note(1, 1) in notes) == has_cycle(events) == (b"\nA 0 cycles 1\n" in path.read_bytes())
    # and by pyhepmc's own writers
    buffer = io.BytesIO()
    with pyhepmc.open(path) as source, pyhepmc.open(buffer, "w") as target:
        for event in source:
            target.write(event)
    assert our_columns(read_full(written(tmp_path, buffer.getvalue()))[0]) == our_columns(events)


@settings(HYPOTHESIS, max_examples=25)
@given(seed=st.integers(0, 2**31), kind=st.sampled_from(["parquet", "root", "rntuple"]))
def test_every_graph_comes_back_from_columns(tmp_path, seed, kind):
    several = [any_graph(seed + index) for index in range(3)]
    WRITERS[kind](tmp_path / "x", several)
    back, notes = read_full(tmp_path / "x")
    assert family(back) == [family(events)[0] for events in several]
    cyclic = sum(has_cycle(events) for events in several)
    assert notes == ([note(cyclic, 3)] if cyclic else [])


@settings(HYPOTHESIS, max_examples=25)
@given(seed=st.integers(0, 2**31))
def test_every_graph_comes_back_from_hepmc2(tmp_path, seed):
    events = any_graph(seed, own_mothers=False)
    alone = (events.production < 0) & (events.end < 0)  # for which HepMC2 has no room
    fields = {name: getattr(events, name) for name in events.__slots__}
    events = FullEvents(**(fields | {"production": np.where(alone, 0, events.production).astype(np.int32)}))
    write_hepmc2(tmp_path / "x.hepmc2", TOOL, [events])
    back, _ = read_full(tmp_path / "x.hepmc2")
    assert our_columns(back) == our_columns(events)


def test_hepmc2_has_no_room_for_a_particle_that_is_its_own_mother(tmp_path):
    events = random_events(3)
    production = events.production.copy()
    row = int(np.flatnonzero((events.end >= 0) & (events.event_of == 2))[-1])
    production[row] = events.end[row]
    fields = {name: getattr(events, name) for name in events.__slots__}
    write_parquet_full(tmp_path / "x.parquet", {}, [FullEvents(**(fields | {"production": production}))])
    with pytest.raises(InputError) as caught:
        convert([tmp_path / "x.parquet"], tmp_path / "x.hepmc2", Target.HEPMC2)
    assert str(caught.value) == (
        f"{tmp_path}/x.hepmc2: HepMC2 cannot hold a particle that is its own mother (event 7). "
        "Choose hepmc3, root, rntuple or parquet."
    )
    assert not (tmp_path / "x.hepmc2").exists()


@pytest.mark.parametrize("text", [text3(1, event=CYCLE3), text2(1, event=CYCLE2)], ids=["hepmc3", "hepmc2"])
def test_a_cycle_as_sherpa_writes_it(tmp_path, text):
    events, notes = read_full(written(tmp_path, text))
    assert note(1, 1) in notes
    form = "hepmc3" if b"Asciiv3" in text else "hepmc2"
    assert our_columns(events) == pyhepmc_columns(text, form)
    # the first mothers do not run into the cycle
    assert read_events(tmp_path / "x.hepmc")[0].particles.origin.to_list()[0][0] == Origin.PROMPT


@pytest.mark.parametrize("kind", sorted(WRITERS))
def test_leptons_below_a_cycle_are_of_unknown_origin(tmp_path, kind):
    # the Z comes from the vertex where its muon ends
    event = (
        CYCLE3.replace(b"[1,2,7]", b"[1,2]")
        .replace(b"P 3 -1 23", b"P 3 -3 23")
        .replace(b"E {n} 3", b"E {n} 4")
    )
    event = event.replace(b"P 6 -2 -13", b"P 6 -2 -13").replace(b"P 7 6", b"V -3 0 [6]\nP 7 -3")
    event = event.replace(b"E {n} 4", b"E {n} 3")
    source = written(
        tmp_path, text3(1, 2, event=event)[: -len(FOOTER3)] + EVENT3.replace(b"{n}", b"3") + FOOTER3
    )
    events, notes = read_full(source)
    assert note(2, 3) in notes
    convert([source], tmp_path / "y", Target(kind))
    back, notes = read_full(tmp_path / "y")
    assert note(2, 3) in notes
    assert back.counts.tolist() == events.counts.tolist()
    for path in (source, tmp_path / "y"):
        for options in (ReadOptions(), ReadOptions(dressing_cone=0.1)):
            found = read_events(path, options=options)[0].particles
            assert found.origin.to_list() == [[Origin.UNKNOWN] * 2] * 2 + [[Origin.PROMPT] * 2]
