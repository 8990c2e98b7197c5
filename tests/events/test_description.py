"""The sample description beside an event file: of which file it is, what it says, and where it goes."""

import dataclasses
import json
import shutil

import numpy as np
import pytest
from event_files import read_events
from full_events import EVENT2, EVENT3, lhe, random_events, text2, text3, written

from recast.cli.main import main
from recast.core.errors import InputError
from recast.events.beside import MARK, description_path, mark_of
from recast.events.convert import Target, convert
from recast.events.event_stream import merged
from recast.events.hepmc.writer import OLD_WEIGHT_NAME, WEIGHT_NAME, write_hepmc2, write_hepmc3
from recast.events.options import BadEvents, Completeness, ReadOptions
from recast.events.parquet.full import write_parquet_full
from recast.events.root.full import RootKind, write_root_full
from recast.events.sample import Sample, described, load_sample, save_sample
from recast.events.stream import Caching, stream_events

TOOL = ("recast", "0", "a test")
PB = 4.0
"""Cross section of recast's own events here."""
GENERATED, READ = 10, 6
"""Events that the cross section refers to, and those that a filter let pass."""
SUFFIXES = {
    Target.HEPMC3: "hepmc3",
    Target.HEPMC2: "hepmc2",
    Target.ROOT: "root",
    Target.RNTUPLE: "root",
    Target.PARQUET: "parquet",
}


def own_events(name=WEIGHT_NAME, weights=(PB / GENERATED,) * READ):
    """Return events of which a filter left some out: their weights add up to less than is stated."""
    events = random_events(1, len(weights), weights=1)
    return dataclasses.replace(
        events,
        weight_names=(name,),
        weights=np.array(weights)[:, None],
        cross_section_pb=np.tile([PB, 0.1], (len(weights), 1)),
        e=np.where(events.status == 1, 8000.0, events.e),  # of one final particle, as below
        status=np.where((events.status == 1) & ~first_final(events), 2, events.status),
    )


def first_final(events):
    """Return which particles are the first final one of their event."""
    rows = np.flatnonzero(events.status == 1)
    first = rows[np.unique(events.event_of[rows], return_index=True)[1]]
    return np.isin(np.arange(len(events.status)), first)


def sample_at(path, **changes):
    values = {"n_events": GENERATED, "cross_section_pb": PB, "contribution": "signal"} | changes
    return Sample(
        **{
            "name": "mine",
            "process": "p p > x",
            "sqrt_s_gev": 8000.0,
            "path": path,
            "cross_section_error_pb": 0.1,
            "provenance": {"seed": 1},
        }
        | values
    )


def own_file(path, name=WEIGHT_NAME, **changes):
    """Write events of recast's own, of which a filter left some out, with their description."""
    write = write_hepmc2 if path.suffix == ".hepmc2" else write_hepmc3
    write(path, TOOL, [own_events(name)])
    save_sample(sample_at(path, **changes))
    return path


def total(path, options=None, **choices):
    """Return the sum of the weights [pb] and the sample."""
    events, sample = read_events(path, options=options, **choices)
    return float(np.sum(events.weight.to_numpy())), sample


def test_a_description_states_its_file(tmp_path):
    path = own_file(tmp_path / "a.hepmc3")
    content = json.loads(description_path(path).read_text())
    assert content[MARK] == mark_of(path)
    assert load_sample(path) == sample_at(path)


@pytest.mark.parametrize("size", [2, 1000, 3_000_000])
def test_files_that_differ_anywhere_differ(tmp_path, size):
    path = written(tmp_path, bytes(size))
    marks = [mark_of(path)]
    middle = bytes(size // 2) + b"x" + bytes(size - size // 2)
    for content in {bytes(size) + b"x", b"x" + bytes(size), middle, b"y" + bytes(size), bytes(size + 2)}:
        path.write_bytes(content)
        marks.append(mark_of(path))
    assert len({json.dumps(mark) for mark in marks}) == len(marks)


@pytest.mark.parametrize("choices", [{}, {"cross_section_pb": 2.0}, {"sqrt_s_gev": 8000.0}])
@pytest.mark.parametrize("content", [text3(1, 2), text2(1), lhe(2.0, 2.0)])
def test_other_events_under_the_name_are_refused(tmp_path, content, choices):
    path = own_file(tmp_path / "a.hepmc3")
    path.write_bytes(content)
    text = (
        r"a\.hepmc3: its sample description a\.hepmc3\.sample\.json was written for another file\. "
        r"Remove a\.hepmc3\.sample\.json if these are other events, else put back the file"
    )
    with pytest.raises(InputError, match=text):
        read_events(path, **choices)
    with pytest.raises(InputError, match=text):
        convert([path], tmp_path / "b.parquet", Target.PARQUET)
    description_path(path).unlink()
    assert read_events(path)[1].process == "unknown"


def test_a_copied_pair_stays_one(tmp_path):
    path = own_file(tmp_path / "a.hepmc3")
    copy = tmp_path / "b.hepmc3"
    shutil.copy(path, copy)
    shutil.copy(description_path(path), description_path(copy))
    assert load_sample(copy).process == "p p > x"


@pytest.mark.parametrize("older", [{}, {MARK: {"bytes": 7, "sha256_of_ends": "0"}}, {MARK: None}])
def test_an_older_description_is_taken_with_a_note(tmp_path, older):
    path = own_file(tmp_path / "a.hepmc3")
    beside = description_path(path)
    content = {k: v for k, v in json.loads(beside.read_text()).items() if k != MARK}
    beside.write_text(json.dumps(content | older))
    with stream_events(path, caching=Caching.NONE) as stream:
        assert stream.sample == sample_at(path)
        (note,) = stream.notes
    assert note.startswith("a.hepmc3.sample.json does not say which file it was written for, as older ones;")
    assert any("does not say which" in note for note in convert_to(path, tmp_path / "b.root").notes)


def convert_to(path, out, target=None, **choices):
    chosen = target or {"hepmc": Target.HEPMC3}.get(out.suffix[1:]) or Target(out.suffix[1:])
    return convert([path], out, chosen, ReadOptions(**choices))


@pytest.mark.parametrize("target", [*Target])
def test_a_writer_leaves_no_older_description(tmp_path, target):
    path = tmp_path / "a"
    save_sample(sample_at(path))  # of what stood there before, and does not say so
    assert MARK not in json.loads(description_path(path).read_text())
    foreign = written(tmp_path, lhe(2.0, 2.0), "x.lhe")
    convert([foreign], path, target)
    assert described(path) is None
    assert read_events(path, sqrt_s_gev=8000.0)[1].cross_section_pb == 2.0


def test_a_writer_that_fails_leaves_file_and_description(tmp_path):
    path = own_file(tmp_path / "a.hepmc3")
    for write in (
        lambda: write_hepmc3(path, TOOL, []),
        lambda: write_parquet_full(path, {}, []),
        lambda: write_root_full(path, RootKind.TTREE, {}, []),
    ):
        with pytest.raises(InputError, match="no events to write"):
            write()
        assert load_sample(path) == sample_at(path)


@pytest.mark.parametrize("target", [*SUFFIXES])
@pytest.mark.parametrize("source", ["a.hepmc3", "a.hepmc2", "a.parquet"])
def test_the_description_goes_with_converted_events(tmp_path, source, target):
    path = own_file(tmp_path / "a.hepmc3")
    if source != path.name:
        convert_to(path, tmp_path / source)
        path = tmp_path / source
    out = tmp_path / f"out.{SUFFIXES[target]}"
    convert_to(path, out, target)
    assert load_sample(out) == sample_at(out)
    assert total(out)[0] == pytest.approx(PB * READ / GENERATED)
    assert total(out)[1] == sample_at(out)
    description_path(out).unlink()
    assert total(out)[0] == pytest.approx(PB * READ / GENERATED)  # the file itself says that it is recast's


@pytest.mark.parametrize("suffix", ["lhe", "hepmc3", "parquet", "root"])
def test_a_contribution_goes_with_parton_events(tmp_path, suffix):
    path = written(tmp_path, lhe(2.0, 2.0), "sm.lhe")
    save_sample(sample_at(path, n_events=2, cross_section_pb=2.0, contribution="sm"))
    out = tmp_path / f"out.{suffix}"
    convert_to(path, out)
    found = read_events(out)[1]
    assert dataclasses.replace(found, provenance={}) == dataclasses.replace(
        load_sample(path), path=out, provenance={}
    )
    assert load_sample(path).provenance.items() <= found.provenance.items()
    given = read_events(path, cross_section_pb=3.0)[1]
    assert (given.contribution, given.cross_section_pb) == ("sm", 3.0)


def test_one_sample_in_two_formats_is_not_two(tmp_path):
    first = own_file(tmp_path / "a.hepmc3")
    convert_to(first, tmp_path / "b.root")
    with (
        stream_events(first) as one,
        stream_events(tmp_path / "b.root") as other,
        pytest.raises(InputError, match=r"b\.root: it holds the same events as .*a\.hepmc3"),
    ):
        merged([one, other])


def test_descriptions_of_several_files_are_joined(tmp_path):
    # equal files are refused: an empty line apart
    paths = [written(tmp_path, lhe(2.0, 2.0) + b"\n" * k, f"{name}.lhe") for k, name in enumerate("abc")]
    for seed, (path, contribution) in enumerate(zip(paths, ("sm", "sm", "signal"), strict=True)):
        made = sample_at(path, n_events=2, cross_section_pb=2.0, contribution=contribution)
        save_sample(dataclasses.replace(made, provenance={"seed": seed}))
    out = tmp_path / "out.lhe"
    convert(paths[:2], out, Target.LHE)
    sample = load_sample(out)
    assert (sample.contribution, sample.n_events, sample.cross_section_pb) == ("sm", 4, 2.0)
    assert [item["name"] for item in sample.provenance["merged"]] == ["mine", "mine"]
    with pytest.raises(InputError, match=r"c\.lhe: its process is p p > x \(signal\), that of the first"):
        convert(paths, tmp_path / "all.lhe", Target.LHE)
    description_path(paths[1]).unlink()
    with pytest.raises(InputError, match=r"b\.lhe: it has no sample description, others that it is joined"):
        convert(paths[:2], tmp_path / "all.lhe", Target.LHE)
    assert not (tmp_path / "all.lhe").exists()


@pytest.mark.parametrize("target", [*SUFFIXES])
@pytest.mark.parametrize("beside", [True, False])
def test_a_cross_section_is_applied_to_own_events(tmp_path, target, beside):
    path = own_file(tmp_path / "a.hepmc3")
    if not beside:
        description_path(path).unlink()
    expected = total(path, cross_section_pb=1.0)
    assert expected[0] == pytest.approx(READ / GENERATED)
    out = tmp_path / f"out.{SUFFIXES[target]}"
    convert_to(path, out, target, cross_section_pb=1.0)
    found = total(out)
    assert found[0] == pytest.approx(expected[0])
    assert found[1].cross_section_pb == 1.0
    assert found[1].n_events == expected[1].n_events
    assert total(out, cross_section_pb=2.0)[0] == pytest.approx(2.0 * READ / GENERATED)


def test_a_cross_section_of_the_other_sign_is_refused(tmp_path):
    path = own_file(tmp_path / "a.hepmc3")
    text = (
        r"a\.hepmc3: its weights add up to 4 pb, --cross-section is -1 pb\. Give it the sign of the weights"
    )
    with pytest.raises(InputError, match=text):
        read_events(path, cross_section_pb=-1.0)
    with pytest.raises(InputError, match=text):
        convert_to(path, tmp_path / "b.hepmc3", cross_section_pb=-1.0)


def test_what_is_offered_for_negative_weights_works(tmp_path):
    event = EVENT3.replace(b"W 2.5", b"W -2.5")
    path = written(tmp_path, text3(1, 2, event=event), "neg.hepmc3")
    with pytest.raises(
        InputError, match="State it with --cross-section, in pb, with the sign of the weights"
    ):
        read_events(path)
    assert total(path, cross_section_pb=-3.0)[0] == pytest.approx(-3.0)
    path = written(tmp_path, lhe(-2.0, -2.0), "neg.lhe")
    with pytest.raises(InputError, match="State it with --cross-section"):
        read_events(path)
    assert total(path, cross_section_pb=-3.0)[0] == pytest.approx(-3.0)
    with pytest.raises(SystemExit, match="0"):
        main(["convert", str(path), str(tmp_path / "b.lhe"), "--cross-section", "-3"])
    assert total(tmp_path / "b.lhe")[1].cross_section_pb == -3.0


@pytest.mark.parametrize("name", [WEIGHT_NAME, OLD_WEIGHT_NAME])
def test_naming_the_only_weight_changes_nothing(tmp_path, name):
    path = own_file(tmp_path / "a.hepmc3", name)
    assert total(path, weight=name) == total(path)
    convert_to(path, tmp_path / "b.parquet")
    assert total(tmp_path / "b.parquet")[0] == pytest.approx(total(path)[0])


WEIGHTS = (0.4, 0.4, -0.4, 0.4, 0.4, 0.4)
BROKEN = 1


def broken_file(path, value=np.nan, weights=WEIGHTS, name=WEIGHT_NAME):
    events = own_events(name, weights)
    events.px[np.flatnonzero(first_final(events))[BROKEN]] = value
    write_hepmc3(path, TOOL, [events])
    save_sample(sample_at(path))
    return path


SKIP = BadEvents(number=1)


@pytest.mark.parametrize("name", [WEIGHT_NAME, OLD_WEIGHT_NAME])
@pytest.mark.parametrize("suffix", ["hepmc3", "hepmc2", "root", "parquet"])
def test_sound_events_stand_for_broken_ones_of_own_files(tmp_path, suffix, name):
    path = broken_file(tmp_path / "a.hepmc3", name=name)
    balanced = ReadOptions(bad_events=SKIP)
    value, sample = total(path, balanced)
    assert value == pytest.approx(sum(WEIGHTS))  # the signs of those that are left out count
    assert sample.n_events == round(GENERATED * 5 / 6)
    assert total(path, balanced, cross_section_pb=2 * PB)[0] == pytest.approx(2 * sum(WEIGHTS))
    out = tmp_path / f"out.{suffix}"
    convert_to(path, out, bad_events=SKIP)
    assert total(out)[0] == pytest.approx(sum(WEIGHTS))
    assert load_sample(out) == dataclasses.replace(sample, path=out)


def test_a_weight_that_is_none_counts_as_the_mean_of_the_others(tmp_path):
    path = broken_file(tmp_path / "a.hepmc3", 1.0, (0.4, np.nan, 0.4, 0.4, 0.4, 0.4))
    assert total(path, ReadOptions(bad_events=SKIP))[0] == pytest.approx(2.4)


def test_sound_events_do_not_stand_for_more_than_they_are(tmp_path):
    path = broken_file(tmp_path / "a.hepmc3", weights=(0.1, 2.0, -0.2))
    with pytest.raises(
        InputError, match=r"sound events add up to -0\.1 pb, those of all to 1\.9 pb: they cannot"
    ):
        read_events(path, bad_events=SKIP)


def test_others_may_name_their_weight_alike(tmp_path):
    event = EVENT3.replace(b"W 2.5000000000000000e+00 7.0", b"W 4.0")
    path = written(tmp_path, text3(1, 2, 3, event=event, names=b"pb"), "x.hepmc3")
    assert total(path)[0] == pytest.approx(4.0)
    path = written(
        tmp_path,
        text2(
            1,
            2,
            event=EVENT2.replace(b"2 2.5000000000000000e+00 7.0", b"1 4.0").replace(
                b'N 2 "nominal" "second"', b'N 1 "pb"'
            ),
        ),
        "x.hepmc2",
    )
    assert total(path)[0] == pytest.approx(4.0)
    convert_to(path, tmp_path / "y.parquet")
    assert total(tmp_path / "y.parquet")[0] == pytest.approx(4.0)


def test_older_own_files_are_told_by_mark_or_sum(tmp_path):
    path = tmp_path / "a.hepmc3"
    write_hepmc3(path, ("Pythia8", "8", "shower, run by recast"), [own_events(OLD_WEIGHT_NAME)])
    with stream_events(path) as stream:
        assert not stream.notes
    assert total(path)[0] == pytest.approx(2.4)
    write_hepmc2(tmp_path / "a.hepmc2", TOOL, [own_events(OLD_WEIGHT_NAME)])
    with stream_events(tmp_path / "a.hepmc2") as stream:
        assert "its weights, named pb, add up to 2.4 of the 4 pb that it states" in stream.notes[0]
    assert total(tmp_path / "a.hepmc2")[0] == pytest.approx(2.4)
    with pytest.raises(InputError, match="no part of it can be used"):
        read_events(tmp_path / "a.hepmc2", completeness=Completeness.KEEP_COMPLETE)
    (tmp_path / "c.hepmc2").write_bytes((tmp_path / "a.hepmc2").read_bytes() + b"\n")
    both = [tmp_path / "a.hepmc2", tmp_path / "c.hepmc2"]
    with pytest.raises(InputError, match="recast's own files cannot be joined"):
        convert(both, tmp_path / "b.hepmc3", Target.HEPMC3)


@pytest.mark.parametrize("make", [text3, text2])
def test_another_energy_than_that_of_the_file_is_refused(tmp_path, make):
    path = written(tmp_path, make(1, 2))
    with pytest.raises(InputError, match=r"--sqrt-s is 7000 GeV, the file says 100 GeV\. Leave --sqrt-s out"):
        read_events(path, sqrt_s_gev=7000.0)
    assert read_events(path, sqrt_s_gev=100.0)[1].sqrt_s_gev == 100.0


@pytest.mark.parametrize("suffix", ["hepmc3", "parquet"])
def test_another_energy_than_that_of_the_description_is_refused(tmp_path, suffix):
    event = EVENT3.replace(b" 4\n", b" 3\n")
    path = written(tmp_path, text3(1, 2, event=event), "x.hepmc3")  # without beams
    save_sample(sample_at(path, n_events=2))
    if suffix == "parquet":
        convert_to(path, tmp_path / "x.parquet")
        path = tmp_path / "x.parquet"
    text = r"--sqrt-s is 7000 GeV, its sample description says 8000 GeV\. Leave --sqrt-s out"
    with pytest.raises(InputError, match=text):
        read_events(path, sqrt_s_gev=7000.0)
    assert read_events(path, sqrt_s_gev=8000.0)[1].sqrt_s_gev == 8000.0
