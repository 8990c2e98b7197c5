"""Events: an LHE file as the event record: partons taken for what is seen, for analyses without a shower."""

from __future__ import annotations

from pathlib import Path

import awkward as ak
import numpy as np

from recast.events.foreign import sample_of
from recast.events.partons import normalised, read_parton_file
from recast.events.sample import Sample
from recast.events.slimming import FullRecord, Slimming, default_slimming, slim

__all__ = ["read_lhe_record"]

_INCOMING, _FINAL = -1, 1


def read_lhe_record(
    path: Path, *, slimming: Slimming | None = None, cross_section_pb: float | None = None
) -> tuple[ak.Array, Sample]:
    """Read an LHE file.

    Parameters
    ----------
    path
        The file, plain or .gz.
    slimming
        Thresholds; those of the shower profiles by default.
    cross_section_pb
        Replaces the cross section of the file's init block [pb].

    Returns
    -------
    Event record (leptons only: partons are not tracks) and sample.

    Raises
    ------
    InputError
        As `recast.events.partons.read_parton_file` and `normalised`.
    """
    file = read_parton_file(path)
    sample = sample_of(
        path,
        len(file.table),
        sqrt_s_gev=file.sqrt_s_gev,
        stated_pb=(file.cross_section_pb, file.cross_section_error_pb),
        cross_section_pb=cross_section_pb,
    )
    table = file.table
    if cross_section_pb is None:
        weight = normalised(file, sample).weight
    else:
        weight = table.weight * (sample.cross_section_pb / table.weight.sum())
    status, mother = table.codes[:, 1], table.codes[:, 2].astype(np.int64)
    starts = np.repeat(np.cumsum(table.counts) - table.counts, table.counts)
    record = FullRecord(
        event=table.event,
        weight=weight,
        counts=table.counts,
        px=table.momenta[:, 0],
        py=table.momenta[:, 1],
        pz=table.momenta[:, 2],
        mass=table.momenta[:, 4],
        pid=table.codes[:, 0],
        final=status == _FINAL,
        beam=status == _INCOMING,
        mother=np.where(mother > 0, mother - 1 + starts, -1),
    )
    return slim(record, slimming or default_slimming(), where=str(path)), sample
