"""Files that were joined: read as runs that have to agree, whatever the format and the command."""

from pathlib import Path

import numpy as np
import pytest
from event_files import read_events
from full_events import EVENT2, EVENT3, LHE, lhe, text2, text3, written

from recast.core.errors import InputError
from recast.events.convert import Target, convert
from recast.events.event_stream import merged
from recast.events.join import combined
from recast.events.normalisation import is_scaled
from recast.events.options import ReadOptions
from recast.events.partons import parton_sample, read_parton_file
from recast.events.sample import Sample
from recast.events.stream import Caching, stream_events

STATED = b"4.0000000000000000e+00 5.0e-01"


def hepmc(form, value, *, count=3, first=0):
    make, event = {"hepmc3": (text3, EVENT3), "hepmc2": (text2, EVENT2)}[form]
    return make(*range(first, first + count), event=event.replace(STATED, value))


@pytest.mark.parametrize("form", ["hepmc3", "hepmc2"])
def test_joined_hepmc_averages_or_is_refused(tmp_path, form):
    near = written(tmp_path, hepmc(form, b"4.0 0.5") + hepmc(form, b"5.0 0.5", count=1, first=9), "near")
    events, sample = read_events(near)
    assert sample.cross_section_pb == pytest.approx((3 * 4.0 + 5.0) / 4)
    assert sample.cross_section_error_pb == pytest.approx(np.hypot(3 * 0.5, 0.5) / 4)
    assert events.weight.to_list() == pytest.approx([1.0, 1.0, 1.0, 1.25])
    for pair in ((b"10.0 0.1", b"90.0 0.1"), (b"90.0 0.1", b"10.0 0.1"), (b"10.0 0.0", b"11.0 0.0")):
        far = written(tmp_path, b"".join(hepmc(form, value) for value in pair), "far")
        with pytest.raises(InputError, match=r"far, run 1 of 2 that were joined: its cross section is"):
            read_events(far)
        with pytest.raises(InputError, match="its cross section is"):
            convert([far], tmp_path / "x.parquet", Target.PARQUET)
        assert read_events(far, cross_section_pb=7.0)[1].cross_section_pb == 7.0


@pytest.mark.parametrize("target", list(Target))
def test_joined_lhe_is_converted_with_the_average(tmp_path, target):
    text = lhe(2.0, 2.0, 2.0) + lhe(2.2, stated=b"2.2 0.1 2.2 1")
    path = written(tmp_path, text, "x.lhe")
    convert([path], tmp_path / "y", target)
    sample = read_events(tmp_path / "y", options=ReadOptions(sqrt_s_gev=8000.0))[1]
    assert sample.cross_section_pb == pytest.approx((3 * 2.0 + 2.2) / 4)
    assert (sample.n_events, read_events(path)[1].cross_section_pb) == (4, pytest.approx(2.05))


@pytest.mark.parametrize("target", [Target.LHE, Target.PARQUET, Target.HEPMC3])
def test_placeholders_are_settled_before_they_are_joined(tmp_path, target):
    one = written(tmp_path, lhe(2.0, 2.0), "a.lhe")
    two = written(tmp_path, lhe(2.0, 2.0, stated=b"-1.0 -1.0 1.0 1"), "b.lhe")
    convert([one, two], tmp_path / "y", target)
    assert read_events(tmp_path / "y", options=ReadOptions(sqrt_s_gev=8000.0))[1].cross_section_pb == 2.0
    three = written(tmp_path, two.read_bytes() + b"# of another seed\n", "c.lhe")
    convert([two, three], tmp_path / "z", target)
    assert read_events(tmp_path / "z", options=ReadOptions(sqrt_s_gev=8000.0))[1].cross_section_pb == 2.0


@pytest.mark.parametrize("target", list(Target))
@pytest.mark.parametrize("strategy", [-4, 3])
def test_a_stated_cross_section_is_kept(tmp_path, target, strategy):
    path = written(tmp_path, lhe(2.0, 2.0, strategy=strategy), "a.lhe")
    convert([path], tmp_path / "y", target, ReadOptions(cross_section_pb=3.0))
    events, sample = read_events(tmp_path / "y", options=ReadOptions(sqrt_s_gev=8000.0))
    assert sample.cross_section_pb == pytest.approx(3.0)
    assert events.weight.to_list() == pytest.approx([1.5, 1.5])


def test_the_shower_takes_joined_partons(tmp_path):
    path = written(tmp_path, lhe(2.0, 2.0, 2.0) + lhe(2.2, stated=b"2.2 0.1 2.2 1"), "x.lhe")
    file, sample, notes = parton_sample(read_parton_file(path), path, ReadOptions())
    assert sample.cross_section_pb == pytest.approx(2.05)
    assert file.table.weight.tolist() == pytest.approx([0.5, 0.5, 0.5, 0.55])
    assert any("2 runs that were joined" in note for note in notes)
    far = written(tmp_path, lhe(2.0, 2.0) + lhe(9.0, 9.0, stated=b"9.0 0.1 9.0 1"), "far.lhe")
    with pytest.raises(InputError, match="its cross section is"):
        parton_sample(read_parton_file(far), far, ReadOptions())


def test_weights_that_were_scaled_are_known(tmp_path):
    """Their yields have the relative error of the cross section; weights in pb stand for themselves."""
    texts = {"a.hepmc": hepmc("hepmc3", b"10.0 2.0"), "b.hepmc": hepmc("hepmc3", b"10.0 2.1")}
    texts |= {"pb.lhe": lhe(2.0, 2.0), "unit.lhe": lhe(1.0, 1.0, strategy=3)}
    paths = {name: written(tmp_path, text, name) for name, text in texts.items()}
    known = {name: is_scaled(read_events(path)[1]) for name, path in paths.items()}
    assert known == {"a.hepmc": True, "b.hepmc": True, "pb.lhe": False, "unit.lhe": True}
    with stream_events(paths["a.hepmc"]) as one, stream_events(paths["b.hepmc"]) as other:
        assert is_scaled(merged([one, other]).sample)


@pytest.mark.parametrize("form", ["hepmc3", "hepmc2"])
def test_two_samples_under_one_header_are_refused(tmp_path, form):
    """What pyhepmc writes when the events of two files go into one."""
    mark = {"hepmc3": b"HepMC::Asciiv3-END", "hepmc2": b"HepMC::IO_GenEvent-END"}[form]
    one, two = hepmc(form, b"10.0 0.1", count=20), hepmc(form, b"90.0 0.1", count=20)
    text = one[: one.index(mark)] + two[two.index(b"\nE ") + 1 :]
    path = written(tmp_path, text, "x.hepmc")
    with pytest.raises(
        InputError, match=r"jumps from 10 \+- 0\.1 pb with event 19 to 90 \+- 0\.1 pb with event 0"
    ):
        read_events(path)
    assert read_events(path, cross_section_pb=50.0)[1].cross_section_pb == 50.0
    with pytest.raises(InputError, match="the cross section jumps"):
        convert([path], tmp_path / "y.hepmc3", Target.HEPMC3)


def test_a_kept_parse_refuses_what_a_fresh_one_does(tmp_path, monkeypatch):
    """With a cross section of the user the events go to the cache; without one they are two samples still."""
    monkeypatch.setenv("RECAST_CACHE_DIR", str(tmp_path / "cache"))
    one, two = hepmc("hepmc3", b"10.0 0.1", count=20), hepmc("hepmc3", b"90.0 0.1", count=20)
    text = one[: one.index(b"HepMC::Asciiv3-END")] + two[two.index(b"\nE ") + 1 :]
    path = written(tmp_path, text, "x.hepmc")
    for _ in range(2):
        with (
            pytest.raises(InputError, match=r"jumps from 10 .* one by one, or state it with --cross-section"),
            stream_events(path, caching=Caching.KEEP),
        ):
            pass
        with stream_events(path, ReadOptions(cross_section_pb=5.0), caching=Caching.KEEP) as stream:
            assert stream.sample.cross_section_pb == 5.0


def test_a_cross_section_that_is_refined_is_no_jump(tmp_path):
    rng = np.random.default_rng(3)
    values = 10.0 + np.cumsum(rng.normal(0.0, 1.0, 60)) / (1 + np.arange(60)) ** 1.5
    parts = [
        EVENT3.replace(STATED, b"%r %r" % (float(value), float(3.0 / (1 + index) ** 0.5)))
        for index, value in enumerate(values)
    ]
    text = text3(*range(60)).split(b"E 0 3 7")[0] + b"".join(
        part.replace(b"{n}", b"%d" % index) for index, part in enumerate(parts)
    )
    path = written(tmp_path, text + b"HepMC::Asciiv3-END_EVENT_LISTING\n\n")
    assert read_events(path)[1].cross_section_pb == pytest.approx(values[-1])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ((b"4000 4000", b"8000 2000"), "its beams are 2212 and 2212, 8000 and 2000 GeV"),
        ((b"2.0 0.1 2.0 1", b"2.0 0.1 2.0 7"), r"its processes \(LPRUP\): \[7\]"),
        ((b"2.0 0.1 2.0 1", b"9.0 0.1 9.0 1"), "the weights add up to 2 pb, the sample says 9 pb"),
    ],
)
def test_cat_merge_and_convert_refuse_the_same(tmp_path, change, message):
    one, other = lhe(2.0, 2.0), lhe(2.0, 2.0).replace(*change)
    assert other != one
    paths = [written(tmp_path, one, "a.lhe"), written(tmp_path, other, "b.lhe")]
    joined = written(tmp_path, one + other, "joined.lhe")
    with pytest.raises(InputError, match=message):
        read_events(joined)
    with pytest.raises(InputError, match=message):
        convert(paths, tmp_path / "x.parquet", Target.PARQUET)
    with (
        pytest.raises(InputError, match=message),
        stream_events(paths[0]) as first,
        stream_events(paths[1]) as second,
    ):
        merged([first, second])


@pytest.mark.parametrize("stated", [b"nan 0.1 1.0 1", b"2.0 nan 1.0 1", b"*** *** 1.0 1"])
@pytest.mark.parametrize("target", [None, Target.PARQUET, Target.LHE, Target.HEPMC3])
def test_a_cross_section_that_cannot_be_read_is_a_placeholder(tmp_path, stated, target):
    path = written(tmp_path, lhe(2.0, 2.5, stated=stated), "a.lhe")
    if target is not None:
        convert([path], tmp_path / "y", target)
        path = tmp_path / "y"
    assert read_events(path, options=ReadOptions(sqrt_s_gev=8000.0))[1].cross_section_pb == 2.25


def test_xmaxup_does_not_matter(tmp_path):
    path = written(tmp_path, lhe(2.0, 2.0, stated=b"2.0 0.1 nan 1"), "a.lhe")
    assert read_events(path)[1].cross_section_pb == 2.0


@pytest.mark.parametrize(("order", "number"), [("emm", 1), ("mem", 2), ("mme", 3)])
def test_a_run_without_events_is_named(tmp_path, order, number):
    empty = LHE[: LHE.index(b"<event>")] + b"</LesHouchesEvents>\n"
    path = tmp_path / "x.lhe"
    path.write_bytes(b"".join(empty if sign == "e" else LHE for sign in order))
    with pytest.raises(InputError, match=rf"x.lhe, run {number} of 3 that were joined: holds no events"):
        read_parton_file(path)


def test_a_jump_without_errors_is_one_after_events_that_state_the_same(tmp_path):
    """Ntuples state a cross section without an error; what is refined on the way changes all the time."""

    def text(values):
        lines = []
        for number, value in enumerate(values):
            one = hepmc("hepmc3", b"%.6f 0.0" % value, count=1, first=number)
            begin, end = one.index(b"\nE ") + 1, one.index(b"HepMC::Asciiv3-END")
            lines.append(one[begin:end])
        return one[:begin] + b"".join(lines) + one[end:]

    path = written(tmp_path, text([1.0] * 20 + [5.0] * 20), "x.hepmc")
    with pytest.raises(InputError, match=r"jumps from 1 \+- 0 pb with event 19 to 5 \+- 0 pb with event 20"):
        read_events(path)
    refined = written(tmp_path, text([5.0 * (1 - 0.5 / (k + 1)) for k in range(40)]), "y.hepmc")
    assert read_events(refined)[1].cross_section_pb == pytest.approx(5.0 * (1 - 0.5 / 40))
    few = written(tmp_path, text([1.0] * 3 + [5.0] * 30), "z.hepmc")  # early estimates
    assert read_events(few)[1].cross_section_pb == 5.0


def test_samples_of_two_model_points_are_no_parts_of_one():
    def sample(**point):
        facts = {"point": point} if point else {}
        return Sample("s", "p p > x", "full", 8000.0, Path("x"), 10, 1.0, 0.1, provenance=facts)

    one, two = sample(mzp_gev=40.0, gp=0.1), sample(mzp_gev=60.0, gp=0.1)
    text = "b: its model point is mzp_gev = 60.0, that of the first file mzp_gev = 40.0"
    with pytest.raises(InputError, match=text):
        combined([one, two], ["a", "b"])
    assert combined([one, sample(mzp_gev=40.0, gp=0.1)], ["a", "b"]).n_events == 20
    assert combined([one, sample()], ["a", "b"]).n_events == 20
