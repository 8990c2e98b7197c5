import awkward as ak
import numpy as np
import pytest

from recast.core.errors import InputError
from recast.events.record import (
    PARTICLE_FIELDS,
    Origin,
    double_precision,
    empty_events,
    make_events,
    with_behavior,
)


def columns(**changes):
    values = {
        "px": [20.0, 0.0, -5.0],
        "py": [0.0, 10.0, 0.0],
        "pz": [1.0, 2.0, 3.0],
        "mass": [0.1, 0.1, 0.1],
        "pid": [13, -13, 211],
        "origin": [Origin.PROMPT, Origin.PROMPT, Origin.HADRON],
    } | changes
    return {name: np.asarray(value) for name, value in values.items()}


def test_types_are_those_of_the_schema():
    events = make_events([4, 9], [0.5, 0.25], [2, 1], columns(), where="here")
    assert events.event.layout.dtype == np.uint64
    assert events.weight.layout.dtype == np.float64
    for name, kind in PARTICLE_FIELDS.items():
        assert ak.flatten(events.particles[name]).layout.dtype == kind
    assert ak.num(events.particles).to_list() == [2, 1]


def test_particles_behave_as_vectors():
    events = make_events([0], [1.0], [3], columns(), where="here")
    assert events.particles.pt.to_list() == [[20.0, 10.0, 5.0]]
    pair = events.particles[:, 0] + events.particles[:, 1]
    assert pair.px.to_list() == [20.0]


def test_double_precision_widens_numbers_only():
    events = make_events([0], [1.0], [3], columns(), where="here")
    wide = double_precision(events.particles)
    assert ak.flatten(wide.px).layout.dtype == np.float64
    assert ak.flatten(wide.pid).layout.dtype == np.int32
    assert wide.pz.to_list() == events.particles.pz.to_list()


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_momentum_that_is_not_finite_is_refused_with_its_event(bad):
    with pytest.raises(InputError) as caught:
        make_events([4, 9], [1.0, 1.0], [2, 1], columns(py=[0.0, 1.0, bad]), where="file x")
    assert str(caught.value) == f"file x: py of a particle of event 9 is {bad}"


def test_a_weight_that_is_not_finite_is_refused():
    with pytest.raises(InputError, match=r"file x: the weight of event 9 is nan"):
        make_events([4, 9], [1.0, np.nan], [2, 1], columns(), where="file x")


def test_a_missing_column_is_named():
    events = make_events([0], [1.0], [3], columns(), where="here")
    fields = {name: events.particles[name] for name in PARTICLE_FIELDS if name != "origin"}
    stripped = ak.zip(
        {"event": events.event, "weight": events.weight, "particles": ak.zip(fields)}, depth_limit=1
    )
    with pytest.raises(InputError, match=r"f: it has no column origin\. Give a file"):
        with_behavior(stripped, where="f")
    with pytest.raises(InputError, match=r"f: it has no column particles, weight"):
        with_behavior(events[["event"]], where="f")


def test_an_empty_record_has_the_same_type():
    events = make_events([0], [1.0], [3], columns(), where="here")
    assert str(empty_events().type) == str(events.type).replace("1 *", "0 *", 1)
