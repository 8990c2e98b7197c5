"""Generate: the part of a sample's cross section that lies inside a window of the mass of all leptons."""

from __future__ import annotations

import math

import numpy as np

from recast.events.parton_table import PartonTable
from recast.events.sample import Sample
from recast.generate.base import GeneratorCuts

__all__ = ["part_inside"]


def part_inside(table: PartonTable, cuts: GeneratorCuts, sample: Sample) -> tuple[float, float]:
    """Return the cross section of the events inside the window of m4l, and its error [pb].

    The error has the share of the sample's own, and that of the number of events inside.
    """
    starts = np.cumsum(table.counts) - table.counts
    incoming = table.codes[:, 1] == -1
    total = np.add.reduceat(table.momenta[:, :4] * incoming[:, None], starts, axis=0)
    mass = np.sqrt(np.maximum(total[:, 3] ** 2 - (total[:, :3] ** 2).sum(axis=1), 0.0))
    inside = (mass >= cuts.m4l_min_gev) & (mass <= cuts.m4l_max_gev)
    share = float((table.weight * inside).sum() / table.weight.sum())
    spread = float(np.sqrt((table.weight**2 * (inside - share) ** 2).sum()) / np.abs(table.weight.sum()))
    value = share * sample.cross_section_pb
    return value, math.hypot(share * sample.cross_section_error_pb, spread * sample.cross_section_pb)
