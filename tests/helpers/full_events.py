"""Full events made by hand, and the text of files that hold them, shared by tests of readers and writers."""

import gzip
import io

import numpy as np
import pyhepmc
import pytest
from backports import zstd

from recast.core.errors import InputError
from recast.events.full import FullEvents, concatenate
from recast.events.graph import first_incoming
from recast.events.options import Completeness, ReadOptions
from recast.events.readers import open_full

HEADER3 = b"HepMC::Version 3.02.05\nHepMC::Asciiv3-START_EVENT_LISTING\n"
FOOTER3 = b"HepMC::Asciiv3-END_EVENT_LISTING\n\n"
HEADER2 = b"\nHepMC::Version 2.06.09\nHepMC::IO_GenEvent-START_EVENT_LISTING\n"
FOOTER2 = b"HepMC::IO_GenEvent-END_EVENT_LISTING\n\n"

EVENT3 = b"""E {n} 3 7
U GEV MM
W 2.5000000000000000e+00 7.0
A 0 GenCrossSection 4.0000000000000000e+00 5.0e-01 -1 -1
P 1 0 2212 0.0 0.0 50.0 50.0 0.938 4
P 2 0 2212 0.0 0.0 -50.0 50.0 0.938 4
V -1 0 [1,2]
P 3 -1 23 10.0 0.0 0.0 90.0 91.0 62
P 4 -1 22 -10.0 0.0 0.0 10.0 0.0 1
V -2 0 [3] @ 1.0e-01 2.0e-01 3.0e-01 4.0e-01
P 5 -2 13 30.0 20.0 10.0 45.0 0.105658 1
P 6 -2 -13 -20.0 -20.0 -10.0 45.0 0.105658 2
P 7 6 -13 -20.0 -20.0 -10.0 45.0 0.105658 1
"""

EVENT2 = b"""E {n} -1 9.1e+01 1.2e-01 7.8e-03 221 -1 3 10001 10002 2 17 18 2 2.5000000000000000e+00 7.0
N 2 "nominal" "second"
U GEV MM
C 4.0000000000000000e+00 5.0e-01
F 2 -2 1.0e-01 1.0e-01 9.1e+01 1.0 1.0 0 0
V -9 0 0.0 0.0 0.0 0.0 2 2 0
P 10001 2212 0.0 0.0 50.0 50.0 0.938 4 0 0 -9 0
P 10002 2212 0.0 0.0 -50.0 50.0 0.938 4 0 0 -9 0
P 10003 23 10.0 0.0 0.0 90.0 91.0 62 0 0 -20007 0
P 10004 22 -10.0 0.0 0.0 10.0 0.0 1 0 0 0 1 1 501
V -20007 0 0.1 0.2 0.3 0.4 0 2 1 1.0
P 10005 13 30.0 20.0 10.0 45.0 0.105658 1 0 0 0 0
P 10006 -13 -20.0 -20.0 -10.0 45.0 0.105658 2 0 0 -4 0
V -4 0 0.0 0.0 0.0 0.0 0 1 0
P 10007 -13 -20.0 -20.0 -10.0 45.0 0.105658 1 0 0 0 0
"""


def text3(*numbers, event=EVENT3, names=b"nominal\\|second"):
    """Return an Asciiv3 file."""
    body = b"".join(event.replace(b"{n}", str(number).encode()) for number in numbers)
    return HEADER3 + b"W " + names + b"\nT by\\|hand\\|for a test\n" + body + FOOTER3


def text2(*numbers, event=EVENT2):
    """Return an IO_GenEvent file."""
    body = b"".join(event.replace(b"{n}", str(number).encode()) for number in numbers)
    return HEADER2 + body + FOOTER2


LHE = b"""<LesHouchesEvents version="3.0">
<header>
<initrwgt>
<weightgroup name="scales">
<weight id="up"></weight>
<weight id="down"></weight>
</weightgroup>
</initrwgt>
</header>
<init>
2212 2212 4000 4000 0 0 0 0 -4 1
2.0 0.1 2.0 1
</init>
<event>
5 1 1.5 91.0 0.0078 0.118
2 -1 0 0 501 0 0 0 50.0 50.0 0 0 9
-2 -1 0 0 0 501 0 0 -40.5 40.5 0 0 9
23 2 1 2 0 0 0 0 9.5 90.5 90.0 0 9
13 1 3 3 0 0 45.0 0 4.75 45.25 0 0 1
-13 1 3 3 0 0 -45.0 0 4.75 45.25 0 0 -1
<rwgt>
<wgt id="up">1.75</wgt>
<wgt id="down">1.25</wgt>
</rwgt>
</event>
<event>
4 1 -0.5 91.0 0.0078 0.118
2 -1 0 0 501 0 0 0 45.5 45.5 0 0 9
-2 -1 0 0 0 501 0 0 -45.5 45.5 0 0 9
13 1 1 2 0 0 45.5 0 0 45.5 0 0 9
-13 1 1 2 0 0 -45.5 0 0 45.5 0 0 9
<rwgt>
<wgt id="up">-0.6</wgt>
<wgt id="down">-0.4</wgt>
</rwgt>
</event>
</LesHouchesEvents>
"""

TEXTS = {"hepmc3": text3, "hepmc2": text2}
PACKERS = {"plain": bytes, "gz": gzip.compress, "zst": zstd.compress}


def random_events(seed, count=4, *, weights=2):
    """Return events of random numbers: two protons of 4 TeV, a vertex of both, then a random tree."""
    rng = np.random.default_rng(seed)
    counts = rng.integers(4, 30, count)
    production, end, vertex_counts = [], [], []
    for size in counts:
        made, ended = np.full(size, -1), np.full(size, -1)
        ended[:2] = 0
        vertices = 1
        for particle in range(2, size):
            mother = int(rng.integers(1, particle))
            if ended[mother] < 0:
                ended[mother] = vertices
                vertices += 1
            made[particle] = ended[mother]
        production.append(made)
        end.append(ended)
        vertex_counts.append(vertices)
    total, vertices = int(counts.sum()), int(np.sum(vertex_counts))
    px, py, pz, mass = rng.normal(size=(4, total)) * 10.0 ** rng.integers(-3, 4, (4, total))
    starts = np.cumsum(counts) - counts
    ended = np.concatenate(end).astype(np.int32)
    status = np.where(ended < 0, 1, 2)
    pid = rng.choice([11, -13, 22, 211, -321, 2212, 15, 23, 5, 21], total)
    for first in starts:
        status[first : first + 2], pid[first : first + 2] = 4, 2212
        px[first : first + 2], py[first : first + 2], mass[first : first + 2] = 0.0, 0.0, 0.0
        pz[first : first + 2] = 4000.0, -4000.0
    position = rng.normal(size=(vertices, 4))
    position[rng.random(vertices) < 0.6] = 0.0
    vertex_counts = np.array(vertex_counts)
    return FullEvents(
        weight_names=("nominal", *(f"w{index}" for index in range(1, weights))),
        number=np.arange(count) * 3 + 1,
        weights=rng.normal(size=(count, weights)) + 2.0,
        cross_section_pb=np.tile([1.25, 0.125], (count, 1)),
        counts=counts,
        vertex_counts=vertex_counts,
        pid=pid.astype(np.int32),
        status=status.astype(np.int32),
        px=px,
        py=py,
        pz=pz,
        e=np.sqrt(px**2 + py**2 + pz**2 + mass**2),
        mass=mass,
        production=np.concatenate(production).astype(np.int32),
        end=ended,
        vertex_status=np.zeros(vertices, np.int32),
        position=position,
        first_in=first_incoming(ended, counts, vertex_counts),
    )


def bare_event():
    """Return an event of one particle and no vertex."""
    one, none = np.ones(1), np.full(1, -1, np.int32)
    return FullEvents(
        weight_names=("nominal", "w1"),
        number=np.array([77]),
        weights=np.array([[1.5, -0.5]]),
        cross_section_pb=np.array([[np.nan, np.nan]]),
        counts=np.array([1]),
        vertex_counts=np.array([0]),
        pid=np.array([22], np.int32),
        status=np.array([1], np.int32),
        px=3.0 * one,
        py=4.0 * one,
        pz=0.0 * one,
        e=5.0 * one,
        mass=0.0 * one,
        production=none,
        end=none,
        vertex_status=np.empty(0, np.int32),
        position=np.empty((0, 4)),
        first_in=np.empty(0, np.int32),
    )


def family(events):
    """Return each event as the sorted list of (particle, its mothers, place of its production)."""
    found = []
    for one in events.pieces(1):
        key = list(
            zip(
                one.pid.tolist(),
                one.status.tolist(),
                *(np.asarray(getattr(one, name), np.float32).tolist() for name in ("px", "py", "pz", "e")),
                strict=True,
            )
        )
        rows = []
        for index, vertex in enumerate(one.production.tolist()):
            mothers = (
                sorted(key[mother] for mother in np.flatnonzero(one.end == vertex)) if vertex >= 0 else []
            )
            place = np.asarray(one.position[vertex], np.float32).tolist() if vertex >= 0 else None
            rows.append((key[index], mothers, place))
        found.append(sorted(rows, key=repr))
    return found


PARTON = b"""<event>
4 1 {w} 91.0 0.0078 0.118
2 -1 0 0 501 0 0 0 45.5 45.5 0 0 9
-2 -1 0 0 0 501 0 0 -45.5 45.5 0 0 9
13 1 1 2 0 0 45.5 0 0 45.5 0 0 9
-13 1 1 2 0 0 -45.5 0 0 45.5 0 0 9
</event>
"""


def lhe(*weights, stated=b"2.0 0.1 2.0 1", strategy=-4, processes=1):
    """Return an LHE file whose events have these weights."""
    head = LHE[: LHE.index(b"<init>")] + b"<init>\n2212 2212 4000 4000 0 0 0 0 %d %d\n%s\n</init>\n"
    events = b"".join(PARTON.replace(b"{w}", b"%r" % weight) for weight in weights)
    return head % (strategy, processes, stated) + events + b"</LesHouchesEvents>\n"


def pyhepmc_columns(content, form):
    """Return each event as the sorted list of particles with their mothers, read by pyhepmc."""
    found = []
    with pyhepmc.open(io.BytesIO(content), format=form) as file:
        for event in file:
            event.set_units(pyhepmc.Units.GEV, pyhepmc.Units.MM)
            p = event.numpy.particles
            columns = (p.px, p.py, p.pz, p.e, p.generated_mass, p.pid, p.status)
            mothers = [sorted(q.momentum.pz for q in particle.parents) for particle in event.particles]
            found.append(sorted(zip(*(c.tolist() for c in columns), mothers, strict=True)))
    return found


def our_columns(events):
    """Return each event as `pyhepmc_columns` does."""
    found = []
    for one in events.pieces(1):
        names = ("px", "py", "pz", "e", "mass", "pid", "status")
        mothers = [
            sorted(one.pz[one.end == vertex].tolist()) if vertex >= 0 else []
            for vertex in one.production.tolist()
        ]
        found.append(sorted(zip(*(getattr(one, name).tolist() for name in names), mothers, strict=True)))
    return found


KEEP = ReadOptions(completeness=Completeness.KEEP_COMPLETE)


def read_full(path, options=None, jobs=1):
    """Return all full events of a file and the notes."""
    with open_full(path, options or ReadOptions(), jobs) as file:
        return concatenate(list(file.chunks)), file.notes


def written(tmp_path, content, name="x.hepmc"):
    """Write a file and return its path."""
    path = tmp_path / name
    path.write_bytes(content)
    return path


def message(tmp_path, content, name="x.hepmc", options=None):
    """Return the error of reading a file, without its folder."""
    with pytest.raises(InputError) as caught:
        read_full(written(tmp_path, content, name), options)
    return str(caught.value).removeprefix(f"{tmp_path}/")


def read_or_refused(path, *choices):
    """Read a damaged file with each choice of options: whole events, or one line that names the file."""
    for options in choices or (ReadOptions(),):
        try:
            events, _ = read_full(path, options)
        except InputError as error:
            assert "\n" not in str(error)  # noqa: PT017
            assert str(error).startswith(str(path))  # noqa: PT017
        else:
            assert np.isfinite(events.e).all()
            assert (events.mothers() < len(events.pid)).all()
