"""Weights, cross sections, beams and event numbers of HepMC text of others."""

import io
import re
import sys

import pytest
from event_files import read_events
from full_events import (
    EVENT3,
    FOOTER3,
    HEADER3,
    KEEP,
    PACKERS,
    TEXTS,
    read_full,
    read_or_refused,
    text3,
    written,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.events.options import ReadOptions
from recast.events.stream import stream_events

FORMS = sorted(TEXTS)


def stated(weights, *, cross_section=b"4.0"):
    events = [
        EVENT3.replace(b"W 2.5000000000000000e+00 7.0", b"W %r 7.0" % weight).replace(
            b"4.0000000000000000e+00", cross_section
        )
        for weight in weights
    ]
    return HEADER3 + b"".join(e.replace(b"{n}", b"%d" % n) for n, e in enumerate(events)) + FOOTER3


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ([0.0, 0.0], "the weights add up to 0.0. Choose another weight with --weight."),
        ([1.0, -1.0], "the weights add up to 0.0. Choose another weight with --weight."),
        (
            [1.0, -3.0],
            (
                "the weights add up to -2, but the cross section is 4 pb. "
                "State it with --cross-section, in pb, with the sign of the weights, "
                "or choose another one with --weight."
            ),
        ),
    ],
)
def test_weights_that_cannot_be_normalised(tmp_path, weights, expected):
    path = written(tmp_path, stated(weights))
    with pytest.raises(InputError) as caught:
        read_events(path)
    assert str(caught.value) == f"{path}: {expected}"


def test_zero_and_negative_weights_are_weights(tmp_path):
    events, sample = read_events(written(tmp_path, stated([0.0, 4.0, -2.0])))
    assert events.weight.to_list() == pytest.approx([0.0, 8.0, -4.0])
    assert sample.cross_section_pb == 4.0
    events, sample = read_events(tmp_path / "x.hepmc", options=ReadOptions(weight="1"))
    assert events.weight.to_list() == pytest.approx([14.0] * 3)
    assert sample.cross_section_pb == pytest.approx(4.0 * 21.0 / 2.0)


def test_another_weight_is_chosen_by_name(tmp_path):
    path = written(tmp_path, text3(1, 2))
    # 7.0 in place of 2.5: the cross section is that of this weight
    events, sample = read_events(path, options=ReadOptions(weight="second"))
    assert sample.cross_section_pb == pytest.approx(4.0 * 7.0 / 2.5)
    assert events.weight.to_list() == pytest.approx([5.6, 5.6])
    with pytest.raises(InputError) as caught:
        read_events(path, options=ReadOptions(weight="secnd"))
    assert str(caught.value) == f'{path}: the file has no weight "secnd". Did you mean "second"?'


@pytest.mark.parametrize("form", FORMS)
def test_a_missing_cross_section_is_asked_for(tmp_path, form):
    content = re.sub(rb"\n(A 0 GenCrossSection|C ) .*", b"", TEXTS[form](1))
    content = re.sub(rb"\nA 0 GenCrossSection.*|\nC 4.*", b"", content)
    path = written(tmp_path, content)
    with pytest.raises(InputError) as caught:
        read_events(path)
    assert str(caught.value) == f"{path}: the file states no cross section. State it: --cross-section, in pb."
    assert read_events(path, cross_section_pb=3.0)[0].weight.to_list() == [3.0]


def test_missing_and_other_beams(tmp_path):
    path = written(tmp_path, text3(1).replace(b"0.938 4\n", b"0.938 3\n"))
    with pytest.raises(InputError) as caught:
        read_events(path)
    assert str(caught.value) == (
        f"{path}: its events do not hold two beams (status 4), no more and no fewer. "
        "State their energy: --sqrt-s, in GeV."
    )
    assert read_events(path, options=ReadOptions(sqrt_s_gev=100.0))[1].sqrt_s_gev == 100.0
    path = written(tmp_path, text3(1).replace(b"P 2 0 2212", b"P 2 0 -2212"))
    with pytest.raises(InputError) as caught:
        read_events(path)
    assert str(caught.value) == (
        f"{path}: the beams are 2212 and -2212 (PDG codes), not protons. Analyses and the shower need "
        "proton-proton events."
    )


def test_event_numbers_that_repeat_are_replaced_and_that_is_said(tmp_path):

    with stream_events(written(tmp_path, text3(5, 5, -1))) as stream:
        assert [number for part in stream.chunks() for number in part.event.to_list()] == [0, 1, 2]
        assert stream.notes == (
            "of its 2 weights the nominal one is taken (nominal); --weight NAME takes another",
            "event numbers repeat or are negative: positions in the file take their place",
        )


def test_energies_that_do_not_add_up_are_noted(tmp_path):
    event = EVENT3.replace(b"10.0 45.0 0.105658 1\nP 6", b"10.0 55.0 0.105658 1\nP 6")
    _, notes = read_full(written(tmp_path, text3(1)[: -len(FOOTER3)] + event.replace(b"{n}", b"2") + FOOTER3))
    assert notes == ["the final particles of 1 of 2 events do not have the energy of the beams to 0.01"]


def test_standard_input(tmp_path, monkeypatch):
    for pack in PACKERS.values():
        stream = io.TextIOWrapper(io.BytesIO(pack(text3(1, 2))))
        monkeypatch.setattr(sys, "stdin", stream)
        events, sample = read_events("-")
        assert events.event.to_list() == [1, 2]
        assert sample.name == "standard-input"


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    form=st.sampled_from(FORMS),
    edits=st.lists(
        st.tuples(st.integers(0, 2000), st.integers(0, 4), st.binary(max_size=6)), min_size=1, max_size=4
    ),
)
def test_any_change_of_the_text_is_read_or_refused_in_one_line(tmp_path, form, edits):
    content = bytearray(TEXTS[form](1, 2))
    for at, removed, added in edits:
        start = at % len(content)
        content[start : start + removed] = added
    path = written(tmp_path, bytes(content))
    read_or_refused(path, ReadOptions(), KEEP)
