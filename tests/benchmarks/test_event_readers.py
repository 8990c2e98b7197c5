"""Rates and memory of the readers of event files: full hadronised events (all 8 TeV p p > 4 mu, with MPI).

Run with `pytest -m benchmark -s tests/benchmarks/test_event_readers.py`; prints tables. Rates are events per
second, the best of several passes: of processor time, all threads together, and for columns by the clock,
too, as several threads decode them. Aims: HepMC text six times (.gz: four times) the rate of pyhepmc in the
same run, with the same particles to 1e-5; LHE text three times that of pylhe; ROOT and Parquet 30 000
events/s by the better of the two; less than 500 MB for a file of 20 000 events.
"""

import dataclasses
import gzip
import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pyhepmc
import pylhe
import pytest
import uproot

from recast.events.full import concatenate
from recast.events.hepmc.writer import write_hepmc3
from recast.events.options import ReadOptions
from recast.events.parquet.full import write_parquet_full
from recast.events.readers import open_full
from recast.events.root.full import RootKind, write_root_full

pytestmark = pytest.mark.benchmark

PARTONS = Path(__file__).resolve().parents[1] / "data" / "events" / "four_muons_sm.lhe.gz"
LARGE = 20_000
MEMORY_MB = 500
ROOT_RATE = 30_000
LHE_AIM = 3.0
"""Against pylhe's events without a step to columns."""
# a process of its own: what it needed at most, before and after it read a file
MEASURE = """
import json, sys, time
from pathlib import Path
from recast.events.readers import open_full
from recast.events.options import ReadOptions
def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
before, count, start, wall = peak(), 0, time.process_time(), time.perf_counter()
with open_full(Path(sys.argv[1]), ReadOptions()) as file:
    for events in file.chunks:
        count += len(events)
print(json.dumps({"events": count, "before_mb": before, "peak_mb": peak(),
                  "rate": count / (time.process_time() - start),
                  "wall_rate": count / (time.perf_counter() - wall)}))
"""


def read(path):
    with open_full(path, ReadOptions()) as file:
        return concatenate(list(file.chunks))


def count_of(path):
    """Go through all chunks, as pyhepmc goes through all events."""
    with open_full(path, ReadOptions()) as file:
        return sum(len(events) for events in file.chunks)


def passes(function, count):
    """Return the shortest processor time of `count` calls, and the shortest time on the wall."""
    processor, wall = [], []
    for _ in range(count):
        start, begin = time.process_time(), time.perf_counter()
        function()
        processor.append(time.process_time() - start)
        wall.append(time.perf_counter() - begin)
    return min(processor), min(wall)


@pytest.fixture(scope="module")
def showered(tmp_path_factory):
    """160 showered and hadronised events as HepMC3 text, and the same as columns."""
    folder = tmp_path_factory.mktemp("showered")
    out = folder / "events.parquet"
    words = [
        "shower",
        str(PARTONS),
        "--profile",
        "full",
        "--write",
        "hepmc3",
        "--out",
        str(out),
        "--jobs",
        "1",
    ]
    subprocess.run(
        [sys.executable, "-c", "from recast.cli.main import main; main()", *words],
        check=True,
        capture_output=True,
    )
    (path,) = folder.glob("*.hepmc3.gz")
    return path, read(path)


def repeated(events, count):
    """Yield `count` events, those of the sample again and again, numbered anew."""
    done = 0
    while done < count:
        part = events.take(0, min(len(events), count - done))
        yield dataclasses.replace(part, number=np.arange(done, done + len(part)))
        done += len(part)


def their_events(path):
    with pyhepmc.open(path) as file:
        return sum(1 for _ in file)


@pytest.mark.parametrize(("suffix", "aim"), [("", 6.0), (".gz", 4.0)])
def test_text_against_pyhepmc(showered, tmp_path, suffix, aim):
    path = tmp_path / f"events.hepmc3{suffix}"
    text = gzip.decompress(showered[0].read_bytes())
    path.write_bytes(gzip.compress(text, 6) if suffix else text)
    events = read(path)  # compiles what is compiled
    with pyhepmc.open(path) as file:
        theirs = [event.numpy.particles for event in file]
        columns = {
            name: np.concatenate([getattr(p, name) for p in theirs])
            for name in ("px", "py", "pz", "e", "pid")
        }
    assert len(theirs) == len(events)
    order, their_order = (
        np.lexsort((pz, py, px, pid, owner))
        for pz, py, px, pid, owner in (
            (events.pz, events.py, events.px, events.pid, events.event_of),
            (
                *(columns[name] for name in ("pz", "py", "px", "pid")),
                np.repeat(np.arange(len(theirs)), [len(p.px) for p in theirs]),
            ),
        )
    )
    for name, values in columns.items():
        mine = getattr(events, name)[order]
        assert np.allclose(mine, values[their_order], rtol=1e-5, atol=0.0), name
    ratios = []
    for _ in range(3):  # in turn, as the machine may do other things
        ours, _ = passes(lambda: count_of(path), 2)
        pyhepmcs, _ = passes(lambda: their_events(path), 1)
        ratios.append((len(events) / ours, len(events) / pyhepmcs, pyhepmcs / ours))
    rate, their_rate, ratio = sorted(ratios, key=lambda row: row[2])[1]
    mean = events.counts.mean()
    print(
        f"\nHepMC3 text{suffix or ', plain'}, {mean:.0f} particles an event: {rate:.0f} events/s, "
        f"pyhepmc {their_rate:.0f}, ratio {ratio:.1f} (median of {[round(row[2], 1) for row in ratios]})"
    )
    assert ratio >= aim


def test_lhe_against_pylhe(tmp_path):
    text = gzip.decompress(PARTONS.read_bytes())
    start, end = text.index(b"<event>"), text.index(b"</LesHouchesEvents>")
    copies = LARGE // text.count(b"<event>")
    path = tmp_path / "events.lhe"
    path.write_bytes(text[:start] + text[start:end] * copies + text[end:])
    assert count_of(path) == LARGE  # compiles what is compiled
    ours, _ = passes(lambda: count_of(path), 5)
    theirs, _ = passes(lambda: sum(1 for _ in pylhe.LHEFile.fromfile(path).events), 2)
    print(f"\nLHE text: {LARGE / ours:.0f} events/s, pylhe {LARGE / theirs:.0f}, ratio {theirs / ours:.1f}")
    assert theirs / ours >= LHE_AIM


WRITERS = {
    "parquet": lambda path, events: write_parquet_full(path, {}, events),
    "ttree.root": lambda path, events: write_root_full(path, RootKind.TTREE, {}, events),
    "rntuple.root": lambda path, events: write_root_full(path, RootKind.RNTUPLE, {}, events),
    "hepmc3.gz": lambda path, events: write_hepmc3(path, ("a", "b", "c"), events),
}


def their_columns(path):
    """Read every column as the library does that wrote the file, without a check or a step to events."""
    if path.suffix == ".parquet":
        return pq.read_table(path)
    with uproot.open(path) as file:
        return file["events"].arrays()


@pytest.mark.parametrize("kind", ["parquet", "ttree.root", "rntuple.root"])
def test_rates_of_columns(showered, tmp_path, kind):
    path = tmp_path / f"x.{kind}"
    count = 5000
    WRITERS[kind](path, repeated(showered[1], count))

    def go():
        with open_full(path, ReadOptions()) as file:
            assert sum(len(events) for events in file.chunks) == count

    go()
    processor, wall = passes(go, 20)
    _, theirs = passes(lambda: their_columns(path), 4)
    print(
        f"\n{kind}: {count / processor:.0f} events/s of processor time, {count / wall:.0f} on the wall, "
        f"{path.stat().st_size / count / 1000:.1f} kB an event; library {count / theirs:.0f}"
    )
    assert count / min(processor, wall) >= ROOT_RATE


@pytest.mark.parametrize("kind", sorted(WRITERS))
def test_memory(showered, tmp_path, kind):
    path = tmp_path / f"x.{kind}"
    if kind == "hepmc3.gz":  # gzip members of equal text, joined
        text = gzip.decompress(showered[0].read_bytes())
        start, end = text.index(b"\nE ") + 1, text.rindex(b"HepMC::Asciiv3-END")
        body = gzip.compress(text[start:end], 1)
        rest = [gzip.compress(part) for part in (text[:start], text[end:])]
        path.write_bytes(rest[0] + body * (LARGE // len(showered[1])) + rest[1])
    else:
        WRITERS[kind](path, repeated(showered[1], LARGE))
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], check=True, capture_output=True, text=True
    )
    found = json.loads(done.stdout)
    print(
        f"\n{kind}: {found['events']} events ({path.stat().st_size / 1e6:.0f} MB), peak "
        f"{found['peak_mb']:.0f} MB ({found['before_mb']:.0f} before), {found['rate']:.0f} events/s"
    )
    assert found["events"] == LARGE
    assert found["peak_mb"] < MEMORY_MB
