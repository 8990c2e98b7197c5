"""Statistics: maximum-likelihood fits between bounds, many sets of data at a time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recast.core.errors import RunError
from recast.statistics.histfactory import Data, HistFactory

__all__ = ["fit", "fit_at", "lowest_fit"]

FloatArray = npt.NDArray[np.float64]

_MOST_STEPS = 1000
_ENOUGH = 1e-12
"""Change of -2 log L that the next step would bring, relative to 1 + its value, at which a fit ends."""
_HIDDEN = 1e-9
"""The same, below which rounding may hide that a step goes down."""
_NEAR = 1e-2
"""Gain from which on the whole curvature is tried."""
_LEAST_DAMPING, _LARGEST_DAMPING = 1e-5, 1e14
_BOUNDS_MET = 10
"""How many times a step is solved for again."""
_MOST_FLIPS = 20
_PULLED = 0.05
_SAME_MINIMUM = 1e-8
_SIZE = 4_000_000
"""Numbers in the derivatives of a block of fits: bounds the memory."""


def fit(model: HistFactory, data: Data, start: FloatArray | None = None) -> tuple[FloatArray, FloatArray]:
    """Fit all parameters to each set of data.

    Parameters
    ----------
    model
        The likelihood.
    data
        T sets.
    start
        Where to begin, shape (T, P) or (P,); the model's own starts if None.

    Returns
    -------
    Parameters, shape (T, P), and -2 log L without constants (`HistFactory.deviance`), shape (T,).

    Raises
    ------
    RunError
        If a fit does not converge.

    Notes
    -----
    Newton steps; where one does not go down, steps with the curvature of Gauss and Newton, damped (Levenberg
    and Marquardt). A parameter at a bound that pulls outwards is held there.
    """
    return _blocks(model, data, start, model.fixed)


def fit_at(
    model: HistFactory, data: Data, strength: npt.ArrayLike, start: FloatArray | None = None
) -> tuple[FloatArray, FloatArray]:
    """Fit all parameters but the one of interest, which is `strength` (see `fit`), shape (T,) or a number."""
    fixed = model.fixed.copy()
    fixed[model.poi] = True
    begin = _begin(model, data, start)
    begin[:, model.poi] = strength
    return _blocks(model, data, begin, fixed)


def lowest_fit(
    model: HistFactory, data: Data, strength: float | None = None, start: FloatArray | None = None
) -> tuple[FloatArray, FloatArray]:
    """Fit one set of data from more than one start and return the lowest minimum.

    Parameters
    ----------
    model, data
        As for `fit`, T = 1.
    strength
        Of the signal; free if None.
    start
        A further start, shape (1, P).

    Notes
    -----
    Starts are the model's own and the given one. A nuisance that moves yields the same way in both directions
    (`HistFactory.one_sided`) has two minima; as published likelihoods have many of them, each that is pulled
    is tried with the other sign until no change of sign helps.
    """
    own = np.tile(model.start, (2, 1))
    own[:, model.poi] = 0.0, max(1.0, float(own[0, model.poi]))
    starts = [own[1:], *([own[:1]] if strength is None else []), *([] if start is None else [start])]
    best, lowest = _lowest(model, data, np.concatenate(starts), strength)
    for _ in range(_MOST_FLIPS):
        flipped = [k for k in model.one_sided if abs(best[0, k]) > _PULLED]
        if not flipped:
            break
        others = np.tile(best, (len(flipped), 1))
        others[np.arange(len(flipped)), flipped] *= -1.0
        values, found = _lowest(model, data, others, strength)
        if found[0] >= lowest[0] - _SAME_MINIMUM:
            break
        best, lowest = values, found
    return best, lowest


def _lowest(
    model: HistFactory, data: Data, starts: FloatArray, strength: float | None
) -> tuple[FloatArray, FloatArray]:
    many = data.rows(np.zeros(len(starts), np.int64))
    values, found = fit(model, many, starts) if strength is None else fit_at(model, many, strength, starts)
    place = int(np.argmin(found))
    return values[place : place + 1], found[place : place + 1]


def _begin(model: HistFactory, data: Data, start: FloatArray | None) -> FloatArray:
    shape = (len(data.counts), len(model.start))
    return np.array(np.broadcast_to(model.start if start is None else start, shape), np.float64)


def _blocks(
    model: HistFactory, data: Data, start: FloatArray | None, fixed: npt.NDArray[np.bool_]
) -> tuple[FloatArray, FloatArray]:
    values = _begin(model, data, start)
    size = max(1, _SIZE // (len(model.nominal) * len(model.start)))
    found = np.empty(len(values))
    for first in range(0, len(values), size):
        part = slice(first, first + size)
        values[part], found[part] = _fitted(model, data.rows(part), values[part], fixed)
    return values, found


def _fitted(
    model: HistFactory, data: Data, values: FloatArray, fixed: npt.NDArray[np.bool_]
) -> tuple[FloatArray, FloatArray]:
    low, high = model.low, model.high
    values = np.where(fixed, values, np.clip(values, low, high))
    objective = model.deviance(values, data)
    damping = np.zeros(len(values))
    waiting = np.arange(len(values))
    for _ in range(_MOST_STEPS):
        current, mine, damp = values[waiting], data.rows(waiting), damping[waiting]
        gradient, safe, whole = model.descent(current, mine)
        held = fixed | ((current <= low) & (gradient > 0)) | ((current >= high) & (gradient < 0))
        room = low - current, high - current
        step, gain = _step(gradient, safe, held, damp, room)
        unit = 1.0 + np.abs(objective[waiting])
        near = np.abs(gain) <= _NEAR * unit
        if near.any():
            # the whole curvature is exact near the minimum, and may point uphill far from it
            faster, its_gain = _step(
                gradient[near], whole[near], held[near], damp[near], (room[0][near], room[1][near])
            )
            good = its_gain >= 0
            chosen = np.flatnonzero(near)[good]
            step[chosen], gain[chosen] = faster[good], its_gain[good]
        trial = np.where(held, current, np.clip(current + step, low, high))
        value = model.deviance(trial, mine)
        good = value <= objective[waiting]
        # a step that stops at bounds may lead up: it is damped
        size = np.abs(gain)
        ends = (size <= _ENOUGH * unit) | (~good & (size <= _HIDDEN * unit))
        values[waiting[good]], objective[waiting[good]] = trial[good], value[good]
        damping[waiting] = np.where(
            good,
            np.where(damp > _LEAST_DAMPING, damp * 0.2, 0.0),
            np.maximum(damp * 10.0, 10 * _LEAST_DAMPING),
        )
        # damped to nothing: the fit cannot go down any more
        stuck = ~good & (damping[waiting] > _LARGEST_DAMPING)
        waiting = waiting[~(ends | stuck)]
        if not len(waiting):
            return values, objective
    raise RunError(
        f"{len(waiting)} of {len(values)} fits did not converge in {_MOST_STEPS} steps",
        where=model.where,
        mend="A parameter may be without any constraint; fix it in the measurement.",
    )


def _step(
    gradient: FloatArray,
    curvature: FloatArray,
    held: npt.NDArray[np.bool_],
    damping: FloatArray,
    room: tuple[FloatArray, FloatArray],
) -> tuple[FloatArray, FloatArray]:
    """Return the step of each set, 0 for held parameters, and how far it would lower -2 log L.

    `room` is how far each parameter may go down and up. Those that would go beyond stop at their bounds, and
    the others are solved for again.
    """
    places = np.arange(gradient.shape[1])
    gradient = np.where(held, 0.0, gradient)
    diagonal = curvature[:, places, places]
    # a parameter that no count constrains any more goes straight to its bound
    curvature[:, places, places] += np.maximum(np.abs(diagonal) * (1e-14 + damping[:, None]), 1e-30)
    stopped = np.zeros_like(gradient)
    for _ in range(_BOUNDS_MET):
        still = held | (stopped != 0)
        rest = gradient + np.einsum("tpq,tq->tp", curvature, stopped)
        step = _solved(np.where(still, 0.0, rest), curvature, still) + stopped
        beyond = ~still & ((step < room[0]) | (step > room[1]))
        if not beyond.any():
            break
        # one at a time: a flat direction takes others far out with it
        with np.errstate(divide="ignore", invalid="ignore"):
            excess = np.where(beyond, np.where(step < 0, step / room[0], step / room[1]), 0.0)
        first = beyond & (excess == excess.max(axis=1, keepdims=True))
        stopped = np.where(first, np.clip(step, *room), stopped)
    bent = np.einsum("tp,tpq,tq->t", step, curvature, step)
    return step, -2.0 * (gradient * step).sum(axis=1) - bent


def _solved(gradient: FloatArray, curvature: FloatArray, held: npt.NDArray[np.bool_]) -> FloatArray:
    """Return -curvature^-1 gradient over the parameters that are not held, 0 for those."""
    places = np.arange(gradient.shape[1])
    matrix = np.where(held[:, :, None] | held[:, None, :], 0.0, curvature)
    matrix[:, places, places] += np.where(held, 1.0, 0.0)
    # parameters have very different scales
    scale = 1.0 / np.sqrt(np.abs(matrix[:, places, places]))
    scaled = matrix * scale[:, :, None] * scale[:, None, :]
    solved = np.linalg.solve(scaled, (scale * gradient)[:, :, None])[:, :, 0]
    return np.asarray(-scale * solved)
