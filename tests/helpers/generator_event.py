"""A full event as the shower hands it over, made by hand, and its text."""

import gzip

import numpy as np

from recast.events.hepmc.writer import FullEvent, hepmc_pieces

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
    values = {
        "number": number,
        "weight_pb": weight,
        "cross_section_pb": CROSS_SECTION,
        "cross_section_error_pb": 0.01,
        "pid": [row[0] for row in rows],
        "status": [row[1] for row in rows],
        "momentum": momenta,
        "mass": [0.0] * len(rows),
        "position": [(0.0, 0.0, 0.0, 0.0)] * len(rows),
        "mothers": [row[2] for row in rows],
    }
    return FullEvent(**(values | changes))


def plain(form, events):
    parts = hepmc_pieces(events, [form], ("test", "1", "by hand"))[form]
    return gzip.decompress(b"".join(parts))
