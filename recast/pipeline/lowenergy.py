"""Pipeline: the low-energy constraints of a run: which hold for its model, what they say at its points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from recast.cards import SimulatedCard
from recast.core.errors import InputError
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.base import LARGEST_COUPLING, model_plane
from recast.lowenergy.missing import missing_notes
from recast.lowenergy.point_table import constraint_rows
from recast.lowenergy.quarks import DEFAULT_SCENARIO, NO_QUARKS, scenario
from recast.lowenergy.registry import OBSERVABLES, observable
from recast.model.base import Model
from recast.model.charge_notes import charge_notes

__all__ = ["DrawnConstraints", "drawn_constraints", "low_energy_pulls", "scan_charge_notes"]

_DEFAULT = ("trident", "g_minus_2")
_TYPICAL = 0.1
"""A coupling at which a formula is asked whether it holds."""
_SHOWN = ("constraint", "level", "prediction", "compared", "chi2", "pull", "excluded", "reason")


@dataclass(frozen=True, slots=True)
class DrawnConstraints:
    """The constraints that a run draws."""

    names: tuple[str, ...]
    quarks: str
    """Name of the quark sector of these."""
    listed_quarks: str
    """Name of that of all constraints beside each point."""
    notes: tuple[str, ...] = ()
    """What was assumed or left out without being told."""


def drawn_constraints(card: SimulatedCard) -> DrawnConstraints:
    """Return the constraints of a card, those that hold for its model, with the quark sector that they take.

    The simulated model has no vector-like quarks: the card names their sector, or has a constraint on them
    drawn for the scenario `paper`. Without a list, trident and g_minus_2 are drawn where they hold.

    Raises
    ------
    InputError
        If the card names a constraint that does not hold, or one on quarks and the sector `none`.
    RunError
        If that of a plug-in fails, or its numbers are none: an event must not be made before.
    """
    block, model = card.low_energy, card.model.load()
    points = [{**card.model.parameters, **point} for point in card.points()]
    asked = block.constraints
    if asked is None:
        asked = () if card.reaction().branching else _DEFAULT
    named = block.quarks or NO_QUARKS
    reasons = {name: _reason(name, model, points, named) for name in asked}
    notes = [] if card.reaction().branching else list(missing_notes(model, _scanned(card)))
    sector = named
    asking = [
        name
        for name, reason in reasons.items()
        if reason and named == NO_QUARKS and not _reason(name, model, points, DEFAULT_SCENARIO)
    ]
    if asking:
        listed = ", ".join(asking)
        if block.quarks is not None:
            raise InputError(
                f"low_energy.constraints names {listed}, but low_energy.quarks is none",
                mend="Leave it out, or name a quark sector.",
            )
        sector = DEFAULT_SCENARIO
        notes.append(
            f"low-energy constraints: the simulated model has no quarks; {listed} is drawn for the quark "
            f"sector {sector}. Say so in the card: low_energy.quarks: {sector}"
        )
    left = {name: reason for name, reason in reasons.items() if reason and name not in asking}
    for name, reason in left.items():
        if block.constraints is not None:
            raise InputError(
                f"low_energy.constraints names {name}, which does not hold for {model.name}: {reason}",
                mend="Leave it out.",
            )
        notes.append(f"{name} is not drawn for the model {model.name}: {reason}")
    names = tuple(name for name in asked if name not in left)
    for name in names:
        _try_plugin(name, model, points, sector, DataSet(block.data))
    return DrawnConstraints(names, sector, named, tuple(notes))


def scan_charge_notes(card: SimulatedCard) -> tuple[str, ...]:
    """Return what is to be said of the charges at the points of a card (`charge_notes`)."""
    return charge_notes(card.model.load(), _scanned(card))


def _scanned(card: SimulatedCard) -> dict[str, Any]:
    """Return the parameters of all points: those that are scanned as arrays, one value a point."""
    points = card.points()
    scanned = {name: np.array([point[name] for point in points]) for name in card.scan}
    return {**card.model.parameters, **scanned}


def _reason(name: str, model: Model, points: Sequence[Mapping[str, float]], sector: str) -> str:
    """Return why a constraint holds at none of the points of a model; empty where it holds at one."""
    item, first = observable(name), ""
    for values in points:
        try:
            plane = _plane(model, values, sector)
        except InputError as error:  # it has no charges
            return error.what
        reason = item.unsuitable(plane)
        if not reason:
            return ""
        first = first or reason
    return first


def _plane(model: Model, values: Mapping[str, float], sector: str) -> Any:
    rest = {key: value for key, value in values.items() if key != model.coupling}
    return model_plane(rest[model.mass], _TYPICAL, scenario(sector), None, model, rest)


def _try_plugin(
    name: str, model: Model, points: Sequence[Mapping[str, float]], sector: str, data: DataSet
) -> None:
    """Evaluate the constraint of a plug-in at the points for which it holds."""
    if not OBSERVABLES.modules(name):
        return
    item = observable(name)
    for values in points:
        plane = _plane(model, values, sector)
        if not item.unsuitable(plane) and not item.outside(values[model.mass], plane):
            item.predict(plane, data)


def low_energy_pulls(
    card: SimulatedCard, values: Mapping[str, float], couplings: Mapping[str, float | None], sector: str
) -> dict[str, Any]:
    """Return all constraints at one point of a card for named couplings, such as the excluded one.

    A coupling that is None, or beyond sqrt(4 pi), has no entry; nor has a model without charges any. Formulae
    are those of the data set. Where they do not hold constraints have no verdict.
    """
    model, data, quarks = card.model.load(), DataSet(card.low_energy.data), scenario(sector)
    given = {
        key: value for key, value in {**card.model.parameters, **values}.items() if key != model.coupling
    }
    found: dict[str, Any] = {}
    if model.charges({**given, model.coupling: _TYPICAL}, card.model.electroweak_scheme) is None:
        return found
    for name, coupling in couplings.items():
        if coupling is None or coupling > LARGEST_COUPLING:
            continue
        plane = model_plane(np.asarray(given[model.mass]), np.asarray(coupling), quarks, None, model, given)
        found[name] = {
            "coupling": coupling,
            "data": str(data),
            "quark_sector": quarks.title,
            "constraints": [
                {key: row[key] for key in _SHOWN if key in row} for row in constraint_rows(plane, data)
            ],
        }
    return found
