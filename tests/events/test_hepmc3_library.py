"""Files that we write, read by the C++ HepMC3 library, and its files read by us."""

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from full_events import TEXTS, family, random_events, read_full, text2, text3, written
from generator_event import full_event, plain

from recast.events.convert import Target, convert
from recast.events.formats import EventFormat
from recast.events.full import FINAL
from recast.events.hepmc.writer import write_hepmc3
from recast.events.readers import detect_format

SOURCE = Path(__file__).with_name("hepmc3_tool.cc")
DATA = Path(__file__).resolve().parents[1] / "data" / "events"
ROOT_TREE = DATA / "hepmc3_tree_3.0.0.root"


@pytest.fixture(scope="module")
def tool(tmp_path_factory):
    """Return a function that runs hepmc3_tool and gives its numbers."""
    compiler = shutil.which("g++")
    if compiler is None:
        pytest.skip("no g++")
    program = tmp_path_factory.mktemp("hepmc3") / "hepmc3_tool"
    built = subprocess.run(
        [compiler, "-O1", "-o", program, SOURCE, "-lHepMC3"], capture_output=True, text=True, check=False
    )
    if built.returncode and ("HepMC3/" in built.stderr or "-lHepMC3" in built.stderr):
        pytest.skip("no HepMC3 library (Debian: libhepmc3-dev)")
    assert built.returncode == 0, built.stderr

    def run(*words):
        done = subprocess.run([program, *words], capture_output=True, text=True, timeout=60, check=True)
        return [float(word) for word in done.stdout.splitlines()[-1].split()]

    return run


def sums(events):
    """Return what hepmc3_tool prints."""
    final = events.status == FINAL
    momenta = [float(getattr(events, name)[final].sum()) for name in ("e", "px", "py", "pz")]
    stated = events.cross_section_pb[:, 0]
    counts = [len(events), len(events.pid), int(events.vertex_counts.sum())]
    return [*counts, *momenta, float(np.abs(events.weights).sum()), float(np.nansum(stated))]


def test_our_files_read_by_the_library(tmp_path, tool):
    events = random_events(11, 25)
    path = tmp_path / "ours.hepmc3"
    write_hepmc3(path, ("a", "b", "c"), events.pieces(10))
    found = tool("sums", path)
    assert found[:3] == sums(events)[:3]
    assert found == pytest.approx(sums(events), rel=1e-12)


def test_hepmc2_of_the_shower_read_by_the_library(tmp_path, tool):
    for form in (EventFormat.HEPMC3, EventFormat.HEPMC2):
        path = written(tmp_path, plain(form, [full_event(number) for number in range(7)]))
        events, _ = read_full(path)
        assert tool("sums", path) == pytest.approx(sums(events), rel=1e-12)


@pytest.mark.parametrize("mode", ["asciiv3", "hepmc2"])
def test_files_of_the_library_read_by_us(tmp_path, tool, mode):
    events = random_events(12, 25)
    path = tmp_path / "ours.hepmc3"
    write_hepmc3(path, ("a", "b", "c"), [events])
    theirs = tmp_path / "theirs.hepmc"
    tool(mode, path, theirs)
    form = EventFormat.HEPMC3 if mode == "asciiv3" else EventFormat.HEPMC2
    assert detect_format(theirs) is form
    back, _ = read_full(theirs)
    assert sums(back) == pytest.approx(sums(events), rel=1e-12)
    assert tool("sums", theirs) == pytest.approx(sums(back), rel=1e-12)
    assert back.weights.tolist() == events.weights.tolist()
    if mode == "asciiv3":  # positions are handed down to other vertices by HepMC2's writer
        assert family(back) == family(events)


@pytest.mark.parametrize("form", sorted(TEXTS))
def test_the_same_sums_for_the_same_text(tmp_path, tool, form):
    path = written(tmp_path, {"hepmc3": text3, "hepmc2": text2}[form](1, 2, 3))
    events, _ = read_full(path)
    found = tool("sums", path)
    # one particle of EVENT3 has its only mother in place of a vertex
    assert found == pytest.approx(sums(events), rel=1e-12)


def test_a_root_tree_of_the_library(tmp_path, tool):
    """The file is HepMC3's own (tests/data/events/README.md)."""
    events, notes = read_full(ROOT_TREE)
    assert notes == []
    path = tmp_path / "converted.hepmc3"
    convert([ROOT_TREE], path, Target.HEPMC3)
    assert tool("sums", path) == pytest.approx(sums(events), rel=1e-12)
