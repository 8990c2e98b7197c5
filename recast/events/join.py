"""Events: several files, or the runs of one file that was joined of several, as one sample."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from typing import Any

from recast.core.errors import InputError
from recast.events.normalisation import DIGITS, SIGMAS, RunTotals
from recast.events.sample import Sample

__all__ = ["averaged", "check_same", "combined", "joined", "shares"]

_SAME_ENERGY = 1e-6
_MEND = "Merge files of one process only."


def shares(counts: Sequence[int], where: str) -> list[float]:
    """Return the part of the whole that each of several numbers of events is.

    Raises
    ------
    InputError
        If there are no events at all.
    """
    total = sum(counts)
    if not total:
        raise InputError("the files hold no events", where=where)
    return [count / total for count in counts]


def averaged(
    cross_sections_pb: Sequence[tuple[float, float]], counts: Sequence[int], where: Sequence[str]
) -> tuple[float, float]:
    """Return the average of cross sections with the numbers of events as weights, and its error [pb].

    Parameters
    ----------
    cross_sections_pb
        Estimates of the same cross section and their errors [pb].
    counts
        Number of events of each.
    where
        What each belongs to, for messages.

    Raises
    ------
    InputError
        If one differs from the average by more than five errors, or from it in the third digit where no
        errors are stated.
    """
    parts = shares(counts, where[0])
    value = sum(part * item[0] for part, item in zip(parts, cross_sections_pb, strict=True))
    error = math.hypot(*(part * item[1] for part, item in zip(parts, cross_sections_pb, strict=True)))
    for (own, own_error), name in zip(cross_sections_pb, where, strict=True):
        allowed = SIGMAS * math.hypot(own_error, error) + DIGITS * abs(value)
        if not abs(own - value) <= allowed:
            raise InputError(
                f"its cross section is {own:g} pb, that of all files {value:g} pb", where=name, mend=_MEND
            )
    return value, error


def check_same(runs: Sequence[RunTotals], where: Sequence[str]) -> None:
    """Refuse runs that are not of one process: other beams, energies or processes than those of the first.

    Parameters
    ----------
    runs
        What is known of each run.
    where
        What each is called, for messages.

    Raises
    ------
    InputError
        If they differ.
    """
    first = runs[0]
    for run, name in zip(runs, where, strict=True):
        ours, theirs = _beams(run), _beams(first)
        same = math.isclose(run.sqrt_s_gev or 0.0, first.sqrt_s_gev or 0.0, rel_tol=_SAME_ENERGY)
        if run.energies_gev and first.energies_gev:
            pairs = zip(run.energies_gev, first.energies_gev, strict=True)
            same = same and all(math.isclose(one, other, rel_tol=_SAME_ENERGY) for one, other in pairs)
        if run.beams != first.beams or not same:
            raise InputError(
                f"its beams are {ours}, those of the first file {theirs}", where=name, mend=_MEND
            )
        codes, known = (sorted({item[3] for item in item_of.processes}) for item_of in (run, first))
        if codes != known:
            raise InputError(
                f"its processes (LPRUP): {codes}, that of the first file: {known}", where=name, mend=_MEND
            )


def _beams(run: RunTotals) -> str:
    if run.beams is None:
        return "not known"
    energies = " and ".join(f"{energy:g}" for energy in run.energies_gev or ())
    return f"{run.beams[0]} and {run.beams[1]}, {energies or run.sqrt_s_gev} GeV"


def joined(whole: Sample, parts: Sequence[Sample]) -> Sample:
    """Return the sample of several files (`combined`) with a name of its own and where they come from."""
    provenance = {"merged": [{"name": item.name, "provenance": item.provenance} for item in parts]}
    return dataclasses.replace(whole, name=f"{whole.name}+{len(parts) - 1}", provenance=provenance)


def _point_text(point: Any, points: Sequence[Any]) -> str:
    """Return what of a model point differs from the others."""
    keys = sorted(
        key for key in point if any(key not in other or other[key] != point[key] for other in points)
    )
    return ", ".join(f"{key} = {point[key]}" for key in keys)[:200] or "another"


def combined(samples: Sequence[Sample], where: Sequence[str]) -> Sample:
    """Return several samples of the same process as one; the name is that of the first.

    Each estimates the same cross section; the estimates are averaged with the numbers of events.

    Parameters
    ----------
    samples
        The samples, at least one.
    where
        What each belongs to, for messages.

    Raises
    ------
    InputError
        If energies, processes, model points that are stated, or cross sections differ.
    """
    first = samples[0]
    for sample, name in zip(samples, where, strict=True):
        if not math.isclose(sample.sqrt_s_gev, first.sqrt_s_gev, rel_tol=_SAME_ENERGY):
            raise InputError(
                f"its beams have {sample.sqrt_s_gev:g} GeV, those of the first file {first.sqrt_s_gev:g} GeV",
                where=name,
                mend=_MEND,
            )
        if (sample.process, sample.contribution) != (first.process, first.contribution):
            ours, theirs = (f"{item.process} ({item.contribution})" for item in (sample, first))
            raise InputError(
                f"its process is {ours}, that of the first file {theirs}", where=name, mend=_MEND
            )
        points = [item.provenance.get("point") for item in (sample, first)]
        if all(isinstance(point, dict) for point in points) and points[0] != points[1]:
            ours, theirs = (_point_text(point, points) for point in points)
            raise InputError(
                f"its model point is {ours}, that of the first file {theirs}", where=name, mend=_MEND
            )
    counts = [sample.n_events for sample in samples]
    value, error = averaged(
        [(sample.cross_section_pb, sample.cross_section_error_pb) for sample in samples], counts, where
    )
    return dataclasses.replace(
        first, n_events=sum(counts), cross_section_pb=value, cross_section_error_pb=error
    )
