"""Generate: unweighted events of batches until there are enough, and what each of them counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from recast.core.columns import Columns
from recast.core.errors import RunError
from recast.core.parallel import Workers
from recast.generate.pdf import PdfSet

__all__ = ["Batch", "Collected", "collected", "negative_pdf_notes", "normalised", "scale_notes"]

Real = npt.NDArray[np.float64]

_PATIENCE = 20
"""Generation gives up after this many times the points that the warm-up predicts."""
_TOLD_PDF_SHARE = 0.005
"""Share of negative parton densities, and of scales without any, from which on it is told: less than scales
and PDF errors are worth."""


T = TypeVar("T")


@dataclass(frozen=True)
class Batch(Generic[T]):
    """Accepted events of a batch, in random order, and sums over all its points."""

    tally: T
    """The sums."""
    events: dict[str, npt.NDArray[Any]]
    """Columns of the events, shape (N, ...); `weights` is +1 or -1, larger in size where a weight exceeded
    its bound."""


@dataclass(frozen=True)
class Collected(Generic[T]):
    """Unweighted events of batches."""

    tallies: list[T]
    """Sums of each batch."""
    events: dict[str, npt.NDArray[Any]]
    """Columns of the events that were asked for; large ones are mapped from files."""
    accepted: int
    """Events found; those beyond the number asked for are dropped."""


def collected(
    workers: Workers,
    function: Callable[[Any], Batch[T]],
    tasks: Iterable[Any],
    n_events: int,
    foretold: tuple[int, float],
    advance: Callable[[int], object],
    where: str,
) -> Collected[T]:
    """Return the events of batches, in the order of their tasks, until there are enough.

    Parameters
    ----------
    workers, function, tasks
        function(task) is a batch; tasks do not end.
    n_events
        Number of events.
    foretold
        Points of a batch, and the share of them that become events.
    advance
        Is told of each number of new events.
    where
        What is generated, for the error.

    Raises
    ------
    RunError
        If far more points were tried than foretold.
    """
    points, efficiency = foretold
    most = int(_PATIENCE * (n_events / (max(efficiency, 1e-9) * points) + 5.0))
    tallies: list[T] = []
    found = 0

    def enough(more: int) -> bool:
        mean = found / len(tallies) if tallies else efficiency * points
        return found + more * mean >= n_events

    with Columns() as columns:
        for batch in workers.imap(function, tasks, enough):
            tallies.append(batch.tally)
            columns.append(batch.events)
            number = len(batch.events["weights"])
            advance(min(number, n_events - found))
            found += number
            if found >= n_events:
                events = {name: column[:n_events] for name, column in columns.arrays().items()}
                return Collected(tallies, events, found)
            if len(tallies) >= most:
                break
    raise RunError(
        f"only {found} of {n_events} events found in {len(tallies) * points} points",
        where=where,
        mend="The generator cuts leave too little phase space: loosen them.",
    )


def normalised(relative: Real, positive_pb: float, negative_pb: float) -> Real:
    """Return weights, shape (N,), whose positive and negative parts have their cross sections as means.

    A few events may all have one sign: then their mean is the whole cross section.

    Parameters
    ----------
    relative
        +1 or -1, larger in size where a weight exceeded its bound; shape (N,).
    positive_pb, negative_pb
        Sizes of the two parts of the cross section [pb].

    Raises
    ------
    RunError
        If that has the other sign.
    """
    if np.all(relative > 0) or np.all(relative < 0):
        mean = (positive_pb - negative_pb) / relative.mean()
        if mean <= 0:
            total = positive_pb - negative_pb
            raise RunError(
                f"the cross section is {total:.3g} pb, and all events have the other sign",
                where=f"{len(relative)} events",
                mend="Ask for more events.",
            )
        return np.asarray(relative * mean)
    result = np.zeros_like(relative)
    for sign, part in ((1.0, positive_pb), (-1.0, negative_pb)):
        chosen = relative * sign > 0
        if chosen.any():
            result[chosen] = relative[chosen] * (part * len(relative) / np.abs(relative[chosen]).sum())
    return result


def negative_pdf_notes(share: float, pdf_set: str) -> tuple[str, ...]:
    """Return what a user should know of negative values of a PDF set: how far they would change the rate."""
    if share < _TOLD_PDF_SHARE:
        return ()
    what = f"negative parton densities of {pdf_set} count as 0, as in the shower"
    return (f"{what}; with them the rate would change by about {share:.1%}",)


def scale_notes(scales_gev: npt.NDArray[np.float64], pdf: PdfSet) -> tuple[str, ...]:
    """Return what a user should know of events whose scale is outside the grid of the PDF set."""
    share = float(((scales_gev < pdf.q_min_gev) | (scales_gev > pdf.q_max_gev)).mean())
    if share < _TOLD_PDF_SHARE:
        return ()
    grid = f"the PDF set {pdf.name} ({pdf.q_min_gev:.3g} to {pdf.q_max_gev:.6g} GeV)"
    return (f"the scale of {share:.1%} of the events is outside {grid}: taken at its edge",)
