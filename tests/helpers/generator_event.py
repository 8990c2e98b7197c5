"""A full event as the shower hands it over, made by hand, and its text."""

import gzip

import numpy as np

from recast.events.full import FullEvents, concatenate
from recast.events.graph import first_incoming
from recast.events.hepmc.writer import WEIGHT_NAME, hepmc_pieces

CROSS_SECTION = 1 / 3


def full_event(number, *, weight=0.1 / 3, **changes):
    """Two protons -> Z and a B meson; Z -> mu mu, one through a copy; B -> mu pi."""
    rows = [
        # pid, status, mothers, px, py, pz
        (2212, 4, [], 0.0, 0.0, 50.0),
        (2212, 4, [], 0.0, 0.0, -50.0),
        (23, 62, [0, 1], 3.0, 0.0, 10.0),
        (511, 2, [0, 1], -3.0, 0.0, -10.0),
        (13, 51, [2], 41 / 3, 1.0, 6.0),
        (-13, 1, [2], 3.0 - 41 / 3, -1.0, 4.0),
        (13, 1, [4], 41 / 3, 1.0, 6.0),
        (13, 1, [3], -2.0, 0.5, -5.0),
        (-211, 1, [3], -1.0, -0.5, -5.0),
    ]
    momenta = [(px, py, pz, np.sqrt(px**2 + py**2 + pz**2)) for *_, px, py, pz in rows]
    missing = 100.0 - sum(p[3] for p, row in zip(momenta, rows, strict=True) if row[1] == 1)
    rows.append((22, 1, [0, 1], 0.0, 0.0, missing))
    momenta.append((0.0, 0.0, missing, missing))
    production, end = np.full((2, len(rows)), -1, np.int32)
    vertices = []
    for index, (_, _, own, *_) in enumerate(rows):
        mothers = changes.get("mothers", {}).get(index, own)
        if mothers:
            if mothers not in vertices:
                vertices.append(mothers)
                end[mothers] = len(vertices) - 1
            production[index] = vertices.index(mothers)
    counts, vertex_counts = np.array([len(rows)]), np.array([len(vertices)])
    return FullEvents(
        (WEIGHT_NAME,),
        np.array([number]),
        np.array([[weight]]),
        np.array([[CROSS_SECTION, 0.01]]),
        counts,
        vertex_counts,
        np.array([row[0] for row in rows]),
        np.array([row[1] for row in rows]),
        *np.array(momenta).T,
        mass=np.zeros(len(rows)),
        production=production,
        end=end,
        vertex_status=np.zeros(len(vertices), np.int32),
        position=np.zeros((len(vertices), 4)),
        first_in=first_incoming(end, counts, vertex_counts),
    )


def parts(events, form):
    """Header, body and footer of a file of some events."""
    return hepmc_pieces(concatenate(events), [form], ("test", "1", "by hand"))[form]


def plain(form, events):
    return gzip.decompress(b"".join(parts(events, form)))
