"""Generate: weights that turn a parton sample into one of another scale, PDF set or electroweak scheme.

The process has no strong coupling at lowest order, so the hard process depends on the factorisation scale and
the PDFs through the parton luminosity alone. The shower's own PDFs are not changed.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.events.parton_table import PartonTable
from recast.generate.base import (
    FINAL_STATES,
    Contribution,
    FinalState,
    GeneratorSettings,
    MatrixElement,
    Process,
    Quark,
    quark_classes,
)
from recast.generate.builtin import WeightedEvents
from recast.generate.helicity import HelicityMatrixElement, Parts
from recast.generate.luminosity import QUARK_PID, Luminosity
from recast.generate.matrix_elements import load_matrix_element
from recast.model.base import Point

__all__ = [
    "HardEvents",
    "hard_events",
    "luminosity_ratio",
    "matrix_element_parts",
    "matrix_element_ratio",
    "weighted_hard_events",
]

Real = npt.NDArray[np.float64]

_INCOMING, _FINAL = -1, 1


@dataclass(frozen=True, slots=True)
class HardEvents:
    """Hard processes q q~ -> four leptons of N events."""

    event: npt.NDArray[np.int64]
    """Number of the event in its sample, shape (N,)."""
    weight: Real
    """Weight [pb], shape (N,)."""
    quark: npt.NDArray[np.int64]
    """PDG code of the quark (not the antiquark), shape (N,)."""
    from_first: npt.NDArray[np.bool_]
    """Whether the quark moves along +z, shape (N,)."""
    mass: Real
    """Mass of the four leptons [GeV], shape (N,)."""
    rapidity: Real
    """Their rapidity, shape (N,)."""
    momenta: Real
    """(E, px, py, pz) [GeV]; quark, antiquark, leptons in the order of `FINAL_STATES`: shape (N, 6, 4)."""

    def select(self, mask: npt.NDArray[np.bool_]) -> HardEvents:
        """Return the events where `mask`, shape (N,), is true."""
        return HardEvents(*(getattr(self, field.name)[mask] for field in dataclasses.fields(self)))


def hard_events(partons: PartonTable, process: Process) -> HardEvents:
    """Return the hard processes of a parton sample.

    Raises
    ------
    InputError
        If an event is not a quark and an antiquark going to the leptons of the process.
    """
    where = process.name
    codes, momenta = partons.codes, partons.momenta
    chosen = codes[:, 1] == _INCOMING
    leptons = codes[:, 1] == _FINAL
    count = len(partons)
    owner = np.repeat(np.arange(count), partons.counts)
    if np.any(np.bincount(owner[chosen], minlength=count) != 2) or np.any(
        np.bincount(owner[leptons], minlength=count) != 4
    ):
        raise InputError("an event is not two partons going to four leptons", where=where)
    beams = codes[chosen, 0].reshape(count, 2)
    pids = codes[leptons, 0].reshape(count, 4)
    if np.any(beams[:, 0] != -beams[:, 1]) or np.any(np.abs(beams) > max(QUARK_PID.values())):
        raise InputError("an event does not start from a quark and its antiquark", where=where)
    # the leptons in the order of the process; equal codes keep theirs
    wanted = np.argsort(np.argsort(FINAL_STATES[process.final_state], kind="stable"), kind="stable")
    order = np.argsort(pids, axis=1, kind="stable")[:, wanted]
    if np.any(np.take_along_axis(pids, order, axis=1) != np.array(FINAL_STATES[process.final_state])):
        raise InputError("an event has other leptons than the process", where=where)
    p = np.empty((count, 6, 4))
    outgoing = momenta[leptons, :3].reshape(count, 4, 3)
    p[:, 2:, 1:] = np.take_along_axis(outgoing, order[:, :, None], axis=1)
    p[:, 2:, 0] = np.sqrt((p[:, 2:, 1:] ** 2).sum(axis=2))
    whole = p[:, 2:].sum(axis=1)
    mass = np.sqrt(np.maximum(whole[:, 0] ** 2 - (whole[:, 1:] ** 2).sum(axis=1), 0.0))
    rapidity = np.arctanh(whole[:, 3] / whole[:, 0])
    along = momenta[chosen, 2].reshape(count, 2)
    from_first = np.where(beams[:, 0] > 0, along[:, 0] > 0, along[:, 1] > 0)
    p[:, :2] = 0.0
    halves = (whole[:, 0] + whole[:, 3]) / 2.0, (whole[:, 0] - whole[:, 3]) / 2.0
    plus, minus = np.where(from_first, 0, 1), np.where(from_first, 1, 0)
    rows = np.arange(count)
    p[rows, plus, 0] = p[rows, plus, 3] = halves[0]
    p[rows, minus, 0], p[rows, minus, 3] = halves[1], -halves[1]
    quark = np.abs(beams[:, 0]).astype(np.int64)
    return HardEvents(partons.event, partons.weight, quark, from_first, mass, rapidity, p)


def weighted_hard_events(points: WeightedEvents) -> HardEvents:
    """Return the hard processes of weighted points of the embedded generator."""
    p = points.momenta.copy()
    from_first = points.pids[:, 0] > 0
    p[~from_first, 0], p[~from_first, 1] = points.momenta[~from_first, 1], points.momenta[~from_first, 0]
    whole = p[:, 2:].sum(axis=1)
    return HardEvents(
        np.arange(len(p)),
        points.weights,
        np.abs(points.pids[:, 0]).astype(np.int64),
        from_first,
        np.sqrt(np.maximum(whole[:, 0] ** 2 - (whole[:, 1:] ** 2).sum(axis=1), 0.0)),
        np.arctanh(whole[:, 3] / whole[:, 0]),
        p,
    )


def luminosity_ratio(
    events: HardEvents, process: Process, old: GeneratorSettings, new: GeneratorSettings
) -> Real:
    """Return the ratio of the parton luminosities with `new` and `old` PDF set and scale, shape (N,)."""
    if not len(events.mass):
        return np.zeros(0)
    limits = float(events.mass.min()), float(events.mass.max())
    values = []
    for settings in (new, old):
        luminosity = Luminosity(process, settings, limits)
        columns, _ = luminosity.columns(events.mass, events.rapidity)
        place = np.full(len(events.mass), -1)
        for column, (pid, first) in enumerate(zip(luminosity.quark_pids, luminosity.from_first, strict=True)):
            place[(events.quark == pid) & (events.from_first == first)] = column
        if np.any(place < 0):
            raise InputError("an event has a quark that the process has not", where=process.name)
        values.append(np.take_along_axis(columns, place[:, None], axis=1)[:, 0])
    if np.any(values[1] <= 0):
        raise InputError("an event has no luminosity with its own PDF set", where=process.name)
    return np.asarray(values[0] / values[1])


def matrix_element_ratio(
    events: HardEvents,
    process: Process,
    old: Point | MatrixElement,
    new: Point | MatrixElement,
) -> Real:
    """Return |M|^2 of `new` over that of `old` for the process' contribution, shape (N,).

    Each is a model point (with an electroweak scheme), or a matrix element itself.
    """
    state, part = process.final_state, process.contribution
    result = np.ones(len(events.mass))
    first, second = (_matrix_element(item, state) for item in (new, old))
    for name, code in QUARK_PID.items():
        mine, quark = events.quark == code, Quark(name)
        if mine.any():
            momenta = events.momenta[mine]
            result[mine] = first.evaluate(momenta, quark, part) / second.evaluate(momenta, quark, part)
    return result


def _matrix_element(item: Point | MatrixElement, state: FinalState) -> MatrixElement:
    return (
        cast(MatrixElement, item) if hasattr(item, "evaluate") else load_matrix_element("auto", item, state)
    )


@parses_words
def matrix_element_parts(
    momenta: Real, pids: npt.NDArray[np.integer], point: Point, final_state: FinalState
) -> Parts:
    """Return |M|^2 of kept events as a polynomial in the coupling, in one call: they serve any coupling.

    It is exact at fixed width, that of the point: a ratio to a coupling of another width takes the parts of
    another point.

    Parameters
    ----------
    momenta
        (E, px, py, pz) [GeV], shape (N, 6, 4): the partons, and the leptons in the order of `FINAL_STATES`.
    pids
        PDG codes, shape (N, 6).
    point
        A model point with a coupling.
    final_state
        The four leptons.

    Returns
    -------
    Values of shape (6, N): S, I of g^2 and g^4, N of g^4, g^6 and g^8, at coupling 1.

    Raises
    ------
    InputError
        If an event does not start from a quark and its antiquark, or pyAmpliCol, taken where the own matrix
        elements do not hold, cannot tell the parts apart.
    """
    names = {code: name for name, code in QUARK_PID.items()}
    codes = np.abs(pids[:, 0])
    if np.any(pids[:, 0] != -pids[:, 1]) or not np.isin(codes, list(names)).all():
        raise InputError("an event does not start from a quark and its antiquark", where=str(final_state))
    of_flavour = quark_classes(point)
    classes = sorted({of_flavour[names[code]] for code in np.unique(codes).tolist()})
    which = np.array([classes.index(of_flavour[names[code]]) for code in codes.tolist()], int)
    beam = np.where(pids[:, 0] > 0, 0, 1)
    element = load_matrix_element("auto", point, final_state)
    if isinstance(element, HelicityMatrixElement):
        return Parts(element.parts(momenta, classes).values[:, which, beam, np.arange(len(momenta))])
    result = np.zeros((6, len(momenta)))
    powers = {Contribution.SM: (0, 0), Contribution.INTERFERENCE: (1, 2), Contribution.NP: (3, 4)}
    for number, quark in enumerate(classes):
        for side in (0, 1):
            mine = np.flatnonzero((which == number) & (beam == side))
            p = momenta[mine][:, [1, 0, 2, 3, 4, 5]] if side else momenta[mine]
            for part, (row, power) in powers.items():
                if mine.size and (point.coupling or part is Contribution.SM):
                    values = element.evaluate(p, quark, part)
                    result[row, mine] = values / point.coupling**power if power else values
    return Parts(result)
