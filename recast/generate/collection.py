"""Generate: unweighted events of batches until there are enough, and what each of them counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from recast.core.errors import RunError
from recast.core.parallel import Workers

__all__ = ["collected", "normalised"]

Real = npt.NDArray[np.float64]

_PATIENCE = 20
"""Generation gives up after this many times the points that the warm-up predicts."""


class _Batch(Protocol):
    @property
    def weights(self) -> Real:
        """One for each event."""


B = TypeVar("B", bound=_Batch)


def collected(
    workers: Workers,
    function: Callable[[Any], B],
    tasks: Iterable[Any],
    n_events: int,
    foretold: tuple[int, float],
    advance: Callable[[int], object],
    where: str,
) -> list[B]:
    """Return batches, in the order of their tasks, that hold at least so many events.

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
    batches: list[B] = []
    found = 0

    def enough(more: int) -> bool:
        mean = found / len(batches) if batches else efficiency * points
        return found + more * mean >= n_events

    for batch in workers.imap(function, tasks, enough):
        batches.append(batch)
        advance(min(len(batch.weights), n_events - found))
        found += len(batch.weights)
        if found >= n_events:
            return batches
        if len(batches) >= most:
            break
    raise RunError(
        f"only {found} of {n_events} events found in {len(batches) * points} points",
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
