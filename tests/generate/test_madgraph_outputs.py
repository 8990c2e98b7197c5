"""Event files of a real run (tests/data/madgraph/provenance.json) and what can be wrong with them."""

import gzip
from pathlib import Path

import pytest

from recast.core.errors import RunError
from recast.events.partons import read_parton_file
from recast.events.sample import Sample
from recast.generate.base import GeneratorCuts
from recast.generate.madgraph.outputs import check_event_file, copy_events, logged_cross_section, read_banner
from recast.generate.madgraph.window import part_inside

DATA = Path(__file__).parents[1] / "data" / "madgraph"
EVENTS = DATA / "dimuon_100.lhe.gz"
TEXT = gzip.decompress(EVENTS.read_bytes()).decode()


def changed(tmp_path, old, new, count=1):
    text = TEXT
    assert old in text
    path = tmp_path / "events.lhe"
    path.write_text(text.replace(old, new, count))
    return path


def test_a_sound_file():
    found = check_event_file(EVENTS, 100, 8000.0, "3.5.7")
    assert found.n_events == 100
    assert found.cross_section_pb == pytest.approx(87.1352, rel=1e-4)
    assert found.negative_share == 0
    assert found.mended_pb is None
    assert "<MG5ProcCard>" in read_banner(EVENTS)


def test_what_was_not_asked_for_is_refused():
    for arguments, message in (
        ((200, 8000.0, "3.5.7"), "MadGraph made 100 of 200 events"),
        ((100, 7000.0, "3.5.7"), "the beams have 8000 GeV in place of 7000"),
        ((100, 8000.0, "3.6.0"), "does not state version 3.6.0"),
    ):
        with pytest.raises(RunError, match=message):
            check_event_file(EVENTS, *arguments)


def test_a_file_that_was_cut_off_is_refused(tmp_path):
    text = TEXT
    path = tmp_path / "cut.lhe"
    path.write_text(text[:-3000])
    with pytest.raises(RunError, match="cut off"):
        check_event_file(path, 100, 8000.0, "3.5.7")
    path.write_text(text[:2000])
    with pytest.raises(RunError, match="no init block"):
        check_event_file(path, 100, 8000.0, "3.5.7")
    with pytest.raises(RunError, match="cannot be read"):
        read_banner(tmp_path / "absent.lhe")


def _init(text):
    return text[text.index("<init>") :].splitlines()[2]


@pytest.mark.parametrize(
    ("first", "message"),
    [
        ("0.0", "the cross section is zero"),
        ("5.58e+11", "more than all of proton-proton scattering"),
        ("1.0e+01", "banner .* pb and init block 10 pb disagree"),
    ],
)
def test_cross_sections_that_cannot_be(tmp_path, first, message):
    line = _init(TEXT)
    path = changed(tmp_path, line, " ".join([first, *line.split()[1:]]))
    with pytest.raises(RunError, match=message):
        check_event_file(path, 100, 8000.0, "3.5.7")


def test_an_event_out_of_balance_is_refused(tmp_path):
    text = TEXT
    event = text[text.index("<event>") :].splitlines()
    line = next(line for line in event if line.split()[:2] == ["13", "1"])
    words = line.split()
    words[6] = "+9.9e+02"
    path = changed(tmp_path, line, " ".join(words))
    with pytest.raises(RunError, match="event 0 does not conserve energy and momentum"):
        check_event_file(path, 100, 8000.0, "3.5.7")


def test_copies_hold_no_time(tmp_path):
    for name in ("a.lhe.gz", "b.lhe.gz"):
        copy_events(EVENTS, tmp_path / name)
    assert (tmp_path / "a.lhe.gz").read_bytes() == (tmp_path / "b.lhe.gz").read_bytes()
    copy_events(EVENTS, tmp_path / "c.lhe", (2.5, 0.125))
    text = (tmp_path / "c.lhe").read_text()
    assert _init(text).startswith("2.500000e+00 1.250000e-01 ")
    original = TEXT
    assert text.replace(_init(text), _init(original)) == original


def test_all_processes_of_the_init_block_are_mended(tmp_path):
    start = TEXT.index("<init>")
    beams, row = TEXT[start:].splitlines()[1:3]
    two = f"{beams[:-1]}2\n2.0e+01 3.0e-01 8.7e+01 1\n1.0e+01 4.0e-01 8.7e+01 2"
    assert beams.split()[-1] == "1"
    source = changed(tmp_path, f"{beams}\n{row}", two)
    copy_events(source, tmp_path / "d.lhe", (90.0, 2.5))
    text = (tmp_path / "d.lhe").read_text()
    first, second = (line.split() for line in text[text.index("<init>") :].splitlines()[2:4])
    assert first == ["6.000000e+01", "1.500000e+00", "8.7e+01", "1"]
    assert second == ["3.000000e+01", "2.000000e+00", "8.7e+01", "2"]
    file = read_parton_file(tmp_path / "d.lhe")
    assert file.cross_section_pb == pytest.approx(90.0)
    assert file.cross_section_error_pb == pytest.approx(2.5)
    assert text[text.index("<event>") :] == TEXT[TEXT.index("<event>") :]


def test_the_part_inside_a_window_of_mass():
    file = read_parton_file(EVENTS)
    sample = Sample(
        name="x", process="x", contribution="sm", sqrt_s_gev=8000.0, path=EVENTS, n_events=100,
        cross_section_pb=87.0, cross_section_error_pb=0.87, provenance={},
    )  # fmt: skip
    pairs = [block.splitlines()[1:] for block in TEXT.split("<event>")[1:]]
    inside = 0
    for lines in pairs:
        legs = [line.split() for line in lines if line.split()[1:2] == ["-1"]]
        energy, along = (sum(float(leg[place]) for leg in legs) for place in (9, 8))
        inside += 85.0 <= (energy**2 - along**2) ** 0.5 <= 95.0
    assert 0 < inside < 100
    value, error = part_inside(file.table, GeneratorCuts(85.0, 95.0), sample)
    share = inside / 100
    assert value == pytest.approx(87.0 * share)
    binomial = 87.0 * (share * (1 - share) / 100) ** 0.5
    assert error == pytest.approx(((0.01 * value) ** 2 + binomial**2) ** 0.5)
    assert part_inside(file.table, GeneratorCuts(1.0, 8000.0), sample) == pytest.approx((87.0, 0.87))


def test_the_log_states_the_cross_section():
    assert logged_cross_section((DATA / "logs" / "success.log").read_text()) == (173.4, 1.628)
    assert logged_cross_section("nothing") is None
