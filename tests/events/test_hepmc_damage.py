"""HepMC text that is cut off, damaged or hostile: refused in one line with file, line or event, and cause."""

import bz2
import gzip
import lzma
import re
import zlib

import numpy as np
import pytest
from full_events import (
    EVENT2,
    EVENT3,
    FOOTER3,
    HEADER3,
    KEEP,
    PACKERS,
    TEXTS,
    family,
    message,
    read_full,
    text2,
    text3,
    written,
)

from recast.core.errors import InputError
from recast.events import source
from recast.events.hepmc import read as hepmc_read

FORMS = sorted(TEXTS)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("packer", sorted(PACKERS))
def test_a_cut_file_is_refused_and_its_whole_events_are_offered(tmp_path, form, packer):
    rng = np.random.default_rng(1)
    plain = re.sub(rb"7\.0\n", lambda _: b"%.17e\n" % rng.normal(), TEXTS[form](*range(2000)))
    content = PACKERS[packer](plain)
    name = f"cut.{packer}"
    path = written(tmp_path, content[: int(0.7 * len(content))], name)
    with pytest.raises(InputError) as caught:
        read_full(path)
    text = str(caught.value).removeprefix(f"{tmp_path}/")
    found = re.fullmatch(
        rf"cut\.{packer}: cut off after (\d+) whole events, in line (\d+) or after it \((.*)\)\. Make or "
        r"fetch it again, or use the whole events before the cut with --keep-complete\.",
        text,
    )
    assert found, text
    cause = {
        "plain": r"the line HepMC::\S+-END_EVENT_LISTING is missing at its end",
        "gz": "the gzip data end too early",
        "zst": "the zstd data end too early",
    }[packer]
    assert re.fullmatch(cause, found.group(3))
    if packer == "plain":
        assert 1390 <= int(found.group(1)) <= 1400
    events, notes = read_full(path, KEEP)
    assert events.number.tolist() == list(range(int(found.group(1))))
    assert len(notes) == 1
    assert notes[0].startswith(f"cut off after {len(events)} whole events, in line ")
    assert notes[0].endswith("; these are used")


@pytest.mark.parametrize("form", FORMS)
def test_wherever_a_file_is_cut_no_half_event_is_used(tmp_path, form):
    content = TEXTS[form](0, 1, 2)
    whole = [family(one)[0] for one in read_full(written(tmp_path, content))[0].pieces(1)]
    start = content.index(b"\nE ") + 1
    for size in range(start, len(content.rstrip()), 13):
        path = written(tmp_path, content[:size])
        with pytest.raises(InputError, match="cut off after|holds no events"):
            read_full(path)
        try:
            events, _ = read_full(path, KEEP)
        except InputError as error:
            assert "cut off after 0 whole events" in str(error)  # noqa: PT017
        else:
            assert [family(one)[0] for one in events.pieces(1)] == whole[: len(events)]


def test_a_damaged_checksum_is_noticed(tmp_path):
    content = bytearray(gzip.compress(text3(*range(20))))
    content[-6] ^= 1
    expected = r"x\.gz: cut off after \d+ whole events, in line \d+ or after it \(damaged gzip: .*checksum"
    assert re.match(expected, message(tmp_path, bytes(content), "x.gz"))


KNOWN = "Known: HepMC3 text, HepMC2 text, LHE, ROOT, recast's Parquet; text may be compressed."
EVENT_LINE = "1. event in the file: the event line (E) cannot be read. Make or fetch it again."
NO_FOOTER = (
    "cut off after 1 whole events, in line 17 or after it (the line HepMC::Asciiv3-END_EVENT_LISTING is "
    "missing at its end). Make or fetch it again, or "
    "use the whole events before the cut with --keep-complete."
)


def in_words(expected):
    """Return the whole message of a case: of a line of the second event, or of the file."""
    if isinstance(expected, tuple):
        line, cause = expected
        return f"x.hepmc, line {line}: 2. event in the file: {cause} Make or fetch it again."
    broken = re.match(r"(a momentum|the weight|a final or beam particle) of", expected)
    skip = ", or leave such events out with --skip-bad-events" if broken else ""
    return f"x.hepmc: {expected} Make or fetch it again{skip}."


CASES = [
    (
        b"P 5 -2 13 30.0",
        b"P 5 -2 13 nan",
        "a momentum of event 4 (2. in the file) is not finite (px).",
    ),
    (
        b"P 5 -2 13 30.0",
        b"P 5 -2 13 -inf",
        "a momentum of event 4 (2. in the file) is not finite (px).",
    ),
    (
        b"10.0 45.0 0.105658 1\nP 6",
        b"10.0 -45.0 0.105658 1\nP 6",
        "a final or beam particle of event 4 (2. in the file) has energy -45 GeV.",
    ),
    (
        b"E 4 3 7",
        b"E 4 3 1000000000",
        (18, "it states 1000000000 particles and holds 7."),
    ),
    (
        b"E 4 3 7",
        b"E 4 1000000000 7",
        (18, "it states 1000000000 vertices and holds 3."),
    ),
    (
        b"P 5 -2",
        b"P 1000000000 -2",
        (28, "particle 1000000000: there are not as many particles."),
    ),
    (b"P 5 -2", b"P 4 -2", (28, "particle 4 stands twice.")),
    (b"V -2 0", b"V -1 0", (27, "vertex -1 stands twice.")),
    (
        b"V -2 0",
        b"V -1000000000 0",
        (27, "vertex -1000000000: there are not as many vertices."),
    ),
    (
        b"P 5 -2",
        b"P 5 -3",
        (18, "the vertex -3 of a particle does not exist."),
    ),
    (
        b"P 7 6",
        b"P 7 99",
        (18, "the mother 99 of a particle does not exist."),
    ),
    (
        b"[3] @",
        b"[33] @",
        (18, "the incoming particle 33 of a vertex does not exist."),
    ),
    (b"[3] @", b"[1] @", (18, "particle 1 ends in two vertices.")),
    (b"[3] @", b"[3", (27, "the vertex line (V) cannot be read.")),
    (
        b"20.0 10.0 45.0",
        b"20.0 1.0.0 45.0",
        (28, "the particle line (P) cannot be read."),
    ),
    (
        b"U GEV MM",
        b"U TEV MM",
        (19, "the units (U) are not MEV or GEV with MM or CM."),
    ),
    (
        b"\nW 2.5000000000000000e+00 7.0",
        b"\nW 2.5",
        (20, "it has 1 weights, those before it 2."),
    ),
    (
        b"\nW 2.5000000000000000e+00 7.0",
        b"\nW a b",
        (20, "the weights (W) cannot be read."),
    ),
    (
        b"\nW 2.5000000000000000e+00 7.0",
        b"\nW nan 7.0",
        "the weight of event 4 (2. in the file) is nan.",
    ),
    (
        b"GenCrossSection 4.0000000000000000e+00",
        b"GenCrossSection x",
        (21, "the cross section cannot be read."),
    ),
    (b"-1 -1\nP", b"-1 -1 8.0 0.5 x\nP", (21, "the cross section cannot be read.")),
    (b"-1 -1\nP", b"-1 -1 8.0 x\nP", (21, "the cross section cannot be read.")),
    (b"E 4 3 7", b"E four 3 7", (18, "the event line (E) cannot be read.")),
    (b"P 5 -2", b"\x00\xff\x13P 5 -2", (28, "a line of unknown kind.")),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_damage_is_named_with_file_line_and_event(tmp_path, old, new, expected):
    bad = EVENT3.replace(b"{n}", b"4")
    assert old in bad
    content = text3(3)[: -len(FOOTER3)] + bad.replace(old, new, 1) + FOOTER3
    assert message(tmp_path, content) == in_words(expected)


CASES2 = [
    (
        b"P 10005 13 30.0",
        b"P 10005 13 inf",
        "a momentum of event 4 (2. in the file) is not finite (px).",
    ),
    (
        b"V -20007 0 0.1 0.2 0.3 0.4 0 2",
        b"V -20007 0 0.1 0.2 0.3 0.4 0 1000000000",
        (29, "a vertex states 1000000000 particles and holds 2."),
    ),
    (
        b"221 -1 3 10001",
        b"221 -1 1000000000 10001",
        (19, "it states 1000000000 vertices and holds 3."),
    ),
    (b"V -4 0", b"V -20007 0", (32, "vertex -20007 stands twice.")),
    (
        b"V -4 0",
        b"V 4 0",
        (32, "vertex 4: there are not as many vertices."),
    ),
    (
        b"-20007 0\nP 10004",
        b"-77 0\nP 10004",
        (19, "the vertex -77 of a particle does not exist."),
    ),
    (b"0 1 1 501", b"0 1 1 501 7 x", None),
    (
        b"0 1 1 501",
        b"0 3 1 501",
        (28, "the particle line (P) cannot be read."),
    ),
    (
        b"0 1 1 501",
        b"0 1000000000 1 501",
        (28, "the particle line (P) cannot be read."),
    ),
    (
        b" 2 17 18 2 2.5",
        b" 1000000000 17 18 2 2.5",
        (19, "the event line (E) cannot be read."),
    ),
    (
        b" 2 17 18 2 2.5",
        b" 2 17 18 1000000000 2.5",
        (19, "the event line (E) cannot be read."),
    ),
    (
        b"-20.0 -20.0 -10.0 45.0 0.105658 2",
        b"-20.0 -20.0 -10.0 45.0 2",
        (31, "the particle line (P) cannot be read."),
    ),
    (b"C 4.0", b"C x4.0", (22, "the cross section cannot be read.")),
    (
        b'N 2 "nominal" "second"',
        b'N 2 "nominal" "second',
        (20, "the names of the weights (N) cannot be read."),
    ),
    (
        b'N 2 "nominal" "second"',
        b'N 3 "nominal" "second"',
        (20, "the names of the weights (N) cannot be read."),
    ),
    (b"N 2", b"N -2", (20, "the names of the weights (N) cannot be read.")),
    (b"N 2", b"N", (20, "the names of the weights (N) cannot be read.")),
    (b"N 2", b"N 1000000000", (20, "the names of the weights (N) cannot be read.")),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES2)
def test_damage_of_hepmc2_is_named(tmp_path, old, new, expected):
    bad = EVENT2.replace(b"{n}", b"4")
    assert old in bad
    content = text2(3).replace(b"HepMC::IO_GenEvent-END_EVENT_LISTING\n\n", b"") + bad.replace(old, new, 1)
    content += b"HepMC::IO_GenEvent-END_EVENT_LISTING\n\n"
    if expected is None:  # HepMC2's own readers stop at the number of flows
        assert len(read_full(written(tmp_path, content))[0]) == 2
    else:
        assert message(tmp_path, content) == in_words(expected)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "the file is empty. Make or fetch it again."),
        (np.random.default_rng(1).bytes(5000), f"not an event file of a known format. {KNOWN}"),
        (
            text3(1).replace(b"Asciiv3", b"IO_Ascii"),
            f'HepMC text of an unknown kind ("HepMC::IO_Ascii-START_EVENT_LISTING"). {KNOWN}',
        ),
        (text2(1).replace(b"IO_GenEvent", b"Asciiv3"), f"line 4: {EVENT_LINE}"),
        (text3(1).replace(b"Asciiv3", b"IO_GenEvent"), f"line 5: {EVENT_LINE}"),
        (text3(1).replace(FOOTER3, b""), NO_FOOTER),
        (text3(), "the file holds no events. Make or fetch it again."),
        (text2(), "the file holds no events. Make or fetch it again."),
    ],
)
def test_what_is_no_event_file(tmp_path, content, expected):
    assert (
        message(tmp_path, content) == ("x.hepmc, " if expected.startswith("line") else "x.hepmc: ") + expected
    )


def test_a_decompression_bomb_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(source, "_SMALL", 1 << 20)
    packers = {"gzip": gzip.compress, "zstd": PACKERS["zst"], "bzip2": bz2.compress, "xz": lzma.compress}
    for name, packer in packers.items():
        content = packer(text3(1)[: -len(FOOTER3)] + b"\n" * (1 << 25))
        assert len(content) < 1 << 17
        expected = f"the {name} data expand more than 300-fold: not events."
        assert message(tmp_path, content, "x") == f"x: {expected} Make or fetch it again."


def test_a_dictionary_of_gigabytes_is_refused(tmp_path):
    """The header of xz states how much memory its reader takes."""
    content = bytearray(lzma.compress(text3(1), preset=0))
    place = content.index(b"\x21\x01") + 2
    content[place] = 40  # 4 GB
    end = 12 + 4 * (content[12] + 1)
    content[end - 4 : end] = zlib.crc32(content[12 : end - 4]).to_bytes(4, "little")
    assert "damaged xz: Memory usage limit exceeded" in message(tmp_path, bytes(content), "x")


def test_an_endless_event_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(hepmc_read, "_LARGEST_EVENT", 1 << 16)
    monkeypatch.setattr(hepmc_read, "_BLOCK", 1 << 14)
    monkeypatch.setattr(hepmc_read.pieces, "__defaults__", (1 << 14,))
    lines = b"".join(b"P %d 0 22 1.0 0.0 0.0 1.0 0.0 2\n" % index for index in range(1, 9000))
    content = HEADER3 + b"E 1 0 9000\n" + lines + FOOTER3
    assert message(tmp_path, content) == (
        "x.hepmc, after 58 bytes of text: an event of more than 0 MB. Is it HepMC text at all?"
    )
