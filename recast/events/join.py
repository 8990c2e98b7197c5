"""Events: several files, or the runs of one file that was joined of several, as one sample."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

from recast.core.errors import InputError
from recast.events.sample import Sample

__all__ = ["averaged", "combined", "shares"]

_SIGMAS = 5.0
_DIGITS = 1e-3
"""Relative difference of cross sections that state no error: the digits of a text."""
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
        allowed = _SIGMAS * math.hypot(own_error, error) + _DIGITS * abs(value)
        if not abs(own - value) <= allowed:
            raise InputError(
                f"its cross section is {own:g} pb, that of all files {value:g} pb", where=name, mend=_MEND
            )
    return value, error


def combined(samples: Sequence[Sample], processes: Sequence[tuple[int, ...]], where: Sequence[str]) -> Sample:
    """Return several samples of the same process as one; the name is that of the first.

    Each estimates the same cross section; the estimates are averaged with the numbers of events.

    Parameters
    ----------
    samples
        The samples, at least one.
    processes
        Codes of the processes (LPRUP) of each, empty where the format has none.
    where
        What each belongs to, for messages.

    Raises
    ------
    InputError
        If energies, processes or cross sections differ.
    """
    first = samples[0]
    for sample, codes, name in zip(samples, processes, where, strict=True):
        if not math.isclose(sample.sqrt_s_gev, first.sqrt_s_gev, rel_tol=1e-6):
            raise InputError(
                f"its beams have {sample.sqrt_s_gev:g} GeV, those of the first file {first.sqrt_s_gev:g} GeV",
                where=name,
                mend=_MEND,
            )
        same_words = (sample.process, sample.contribution) == (first.process, first.contribution)
        if not same_words or set(codes) != set(processes[0]):
            ours, theirs = _named(sample, codes), _named(first, processes[0])
            raise InputError(
                f"its process is {ours}, that of the first file {theirs}", where=name, mend=_MEND
            )
    counts = [sample.n_events for sample in samples]
    value, error = averaged(
        [(sample.cross_section_pb, sample.cross_section_error_pb) for sample in samples], counts, where
    )
    return dataclasses.replace(
        first, n_events=sum(counts), cross_section_pb=value, cross_section_error_pb=error
    )


def _named(sample: Sample, codes: tuple[int, ...]) -> str:
    if codes:
        return f"{', '.join(map(str, sorted(set(codes))))} (LPRUP)"
    return f"{sample.process} ({sample.contribution})"
