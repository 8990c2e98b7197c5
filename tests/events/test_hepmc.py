import gzip
import io
import re
from pathlib import Path

import numpy as np
import pyhepmc
import pytest
from event_files import read_events
from generator_event import CROSS_SECTION, full_event, parts, plain

from recast.core.errors import InputError, RunError
from recast.events.formats import EventFormat
from recast.events.readers import detect_format
from recast.events.record import Origin
from recast.events.sample import Sample, load_sample, save_sample

FORMS = [EventFormat.HEPMC3, EventFormat.HEPMC2]


def written(path, form, events):
    path.write_bytes(b"".join(parts(events, form)))
    return path


def foreign(
    path,
    *,
    form="hepmc3",
    units=pyhepmc.Units.GEV,
    weights=((2.0, 9.0), (6.0, 9.0)),
    numbers=(1, 2),
    stated=True,
):
    """A file as another program might write it: other weights, numbers, units."""
    info = pyhepmc.GenRunInfo()
    info.weight_names = ["nominal", "other"]
    with io.BytesIO() as buffer:
        with pyhepmc.open(buffer, "w", format=form) as file:
            for number, weight in zip(numbers, weights, strict=True):
                with pyhepmc.open(io.BytesIO(plain("hepmc3", [full_event(number)])), format="hepmc3") as one:
                    event = next(iter(one))
                event.run_info = info
                event.weights = weight
                event.cross_section.set_cross_section(5.0 * number, 0.5)
                event.set_units(units, pyhepmc.Units.MM)
                file.write(event)
        content = buffer.getvalue()
    if not stated:
        content = re.sub(rb"\n(A 0 GenCrossSection|C ) .*", b"", content)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("form", FORMS)
def test_round_trip(tmp_path, form):
    path = written(tmp_path / "events.dat", form, [full_event(3), full_event(17, weight=0.3)])
    assert detect_format(path) is form
    events, sample = read_events(path)
    assert events.event.to_list() == [3, 17]
    assert events.weight.to_list() == [0.1 / 3, 0.3]  # bit for bit, not scaled
    assert (sample.name, sample.sqrt_s_gev, sample.n_events) == ("events", 100.0, 2)
    assert sample.cross_section_pb == pytest.approx(CROSS_SECTION, rel=1e-8)
    assert sample.cross_section_error_pb == pytest.approx(0.01)
    particles = events.particles[0]
    assert particles.pid.to_list() == [13, -13, 13, -211]
    assert particles.px.to_list()[0] == np.float32(41 / 3)
    assert particles.origin.to_list() == [Origin.PROMPT, Origin.PROMPT, Origin.HADRON, Origin.HADRON]


@pytest.mark.parametrize("form", FORMS)
def test_pieces_join_to_one_file(tmp_path, form):
    events = [full_event(number) for number in range(5)]
    whole = parts(events, form)
    first = parts(events[:2], form)
    second = parts(events[2:], form)
    joined = b"".join([first[0], first[1], second[1], first[2]])
    assert gzip.decompress(joined) == gzip.decompress(b"".join(whole))
    path = tmp_path / "joined.gz"
    path.write_bytes(joined)
    assert read_events(path)[0].event.to_list() == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("form", FORMS)
def test_foreign_weights_are_scaled_to_the_last_cross_section(tmp_path, form):
    events, sample = read_events(foreign(tmp_path / "other.hepmc", form=str(form)))
    assert sample.cross_section_pb == pytest.approx(10.0)
    assert events.weight.to_list() == pytest.approx([2.5, 7.5])
    assert events.event.to_list() == [1, 2]


def test_a_cross_section_given_by_hand_comes_first(tmp_path):
    path = foreign(tmp_path / "other.hepmc", stated=False)
    with pytest.raises(InputError, match=r"other\.hepmc: the file states no cross section\. State it"):
        read_events(path)
    events, sample = read_events(path, cross_section_pb=4.0)
    assert sample.cross_section_pb == 4.0
    assert events.weight.to_list() == pytest.approx([1.0, 3.0])


def test_the_description_beside_the_file_is_used(tmp_path):
    path = written(tmp_path / "e.hepmc3.gz", EventFormat.HEPMC3, [full_event(3)])
    described = Sample("mine", "p p > x", "sm", 100.0, path, 10, CROSS_SECTION, 0.02, {"key": 1})
    save_sample(described)
    assert read_events(path)[1] == described


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b'"mine"', b"null", r"not a sample description \(TypeError: name is None\)"),
        (b'"mine"', b'"\xff"', "not UTF-8 text"),
        (b"100.0", b"true", "not a sample description .TypeError: sqrt_s_gev is True"),
        (b"100.0", b"1" * 400, "not JSON .a whole number of 400 digits"),
        (b'"key": 1', b'"key": 1e999', "not JSON .1e999 is too large"),
        (b'"contribution"', b'"part"', "not a sample description .no 'contribution'"),
    ],
)
def test_a_damaged_description_is_named(tmp_path, old, new, message):
    path = tmp_path / "x.lhe"
    beside = save_sample(Sample("mine", "p p > x", "sm", 100.0, path, 10, 1.0, 0.02, {"key": 1}))
    beside.write_bytes(beside.read_bytes().replace(old, new))
    with pytest.raises(InputError, match=rf"x\.lhe\.sample\.json: {message}"):
        load_sample(path)


def test_no_factor_turns_a_cross_section_of_zero_into_another():
    sample = Sample("mine", "p p > x", "interference", 100.0, Path("x"), 10, 0.0, 0.02)
    with pytest.raises(InputError, match="x: its weights add up to a cross section of 0"):
        sample.factor_to(1.0)


def test_units_are_converted(tmp_path):
    in_gev, _ = read_events(foreign(tmp_path / "a.hepmc"))
    in_mev, _ = read_events(foreign(tmp_path / "b.hepmc", units=pyhepmc.Units.MEV))
    assert in_mev.particles.px.to_list() == in_gev.particles.px.to_list()
    assert read_events(tmp_path / "b.hepmc")[1].sqrt_s_gev == pytest.approx(100.0)


def test_repeated_event_numbers_are_replaced(tmp_path):
    events, _ = read_events(foreign(tmp_path / "other.hepmc", numbers=(2, 2)))
    assert events.event.to_list() == [0, 1]


@pytest.mark.parametrize("form", FORMS)
def test_every_way_to_cut_a_file_off_is_noticed(tmp_path, form):
    content = plain(form, [full_event(number) for number in range(3)])
    path = tmp_path / "cut.hepmc"
    for size in range(120, len(content) - 3, 97):
        path.write_bytes(content[:size])
        with pytest.raises(InputError, match=r"cut\.hepmc: .*(cut off|holds no events|known format)"):
            read_events(path)


def test_a_cut_off_compressed_file_is_noticed(tmp_path):
    path = written(tmp_path / "cut.gz", EventFormat.HEPMC3, [full_event(number) for number in range(40)])
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(
        InputError,
        # a part of an own file is not offered: its weights belong to the whole
        match=r"cut\.gz: cut off after \d+ whole events, in line \d+ or after it \(the gzip data end too "
        r"early\)\. Make or fetch it again\.$",
    ):
        read_events(path)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            b"1.3666666666666666e+01",
            b"nan",
            r"a momentum of event 0 \(1\. in the file\) is not finite \(px\)",
        ),
        (b"\nP ", b"\nQ ", None),
    ],
)
def test_damage_is_named(tmp_path, form, old, new, message):
    content = plain(form, [full_event(0), full_event(1)])
    assert old in content
    path = tmp_path / "bad.hepmc"
    path.write_bytes(content.replace(old, new))
    if message is None:
        message = r"1\. event in the file: a line of unknown kind\. Make or fetch it again"
    with pytest.raises(InputError, match=rf"bad.hepmc(, line \d+)?: {message}"):
        read_events(path)


def test_energies_that_do_not_add_up_are_refused(tmp_path):
    content = plain(EventFormat.HEPMC3, [full_event(0)])
    energy = f"{full_event(0).e[-1]:.16e}".encode()
    path = tmp_path / "bad.hepmc"
    path.write_bytes(content.replace(energy, b"7.0"))
    with pytest.raises(
        InputError,
        match=r"the final particles of event 0 \(1\. in the file\) have \S+ GeV, its beams 100 GeV",
    ):
        read_events(path)


def test_a_weight_that_is_not_finite_is_refused(tmp_path):
    nan = float("nan")
    path = foreign(tmp_path / "w.hepmc", form="hepmc2", weights=((nan, 1.0), (1.0, 1.0)))
    with pytest.raises(
        InputError, match=r"w\.hepmc: the weight of event 1 \(1\. in the file\) is nan\. Make or fetch"
    ):
        read_events(path)
    path = foreign(tmp_path / "w.hepmc", weights=((1.0, 1.0), (nan, 1.0)))
    with pytest.raises(InputError, match=r"w\.hepmc: the weight of event 2 \(2\. in the file\) is nan"):
        read_events(path)


def test_weights_that_cancel_are_refused(tmp_path):
    path = foreign(tmp_path / "w.hepmc", weights=((-1.0, 1.0), (1.0, 1.0)))
    with pytest.raises(InputError, match=r"w\.hepmc: the weights add up to 0\.0"):
        read_events(path)


def test_no_events(tmp_path):
    content = plain(EventFormat.HEPMC3, [full_event(0)])
    path = tmp_path / "none.hepmc"
    path.write_bytes(content[: content.index(b"\nE ") + 1] + b"HepMC::Asciiv3-END_EVENT_LISTING\n")
    with pytest.raises(InputError, match=r"none\.hepmc: the file holds no events\. Make or fetch it again"):
        read_events(path)


@pytest.mark.parametrize("form", FORMS)
def test_an_event_whose_particles_are_their_own_ancestors_is_not_written(form):
    looped = full_event(5, mothers={2: [6]})
    with pytest.raises(RunError, match="HepMC output: particles of an event are their own ancestors"):
        parts([full_event(4), looped], form)


def test_nothing_is_printed(tmp_path, capfd):
    written(tmp_path / "e.gz", EventFormat.HEPMC2, [full_event(0)])
    (tmp_path / "cut").write_bytes(plain(EventFormat.HEPMC2, [full_event(0)])[:900])
    with pytest.raises(InputError):
        read_events(tmp_path / "cut")
    assert capfd.readouterr() == ("", "")
