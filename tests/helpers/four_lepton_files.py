"""Reads LHE files of two partons to four leptons into the arrays that the embedded generator writes."""

import numpy as np

from recast.events.lhe.writer import PartonEvents
from recast.events.partons import read_parton_file


def read_lhe(source):
    """Return the events (PartonEvents); intermediate particles are left out."""
    table = read_parton_file(source).table
    status = table.codes[:, 1]
    event = np.repeat(np.arange(len(table)), table.counts)
    ends = [np.flatnonzero(status == state) for state in (-1, 1)]
    for rows, count in zip(ends, (2, 4), strict=True):
        assert (np.bincount(event[rows], minlength=len(table)) == count).all()
    rows = np.concatenate([ends[0].reshape(-1, 2), ends[1].reshape(-1, 4)], axis=1)
    momenta = table.momenta[rows][:, :, [3, 0, 1, 2]]
    return PartonEvents(momenta, table.codes[rows, 0], table.weight, table.event, table.header[:, 0])
