"""Lowenergy: every constraint and prediction at one point, as rows for tables and files."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from recast.core.errors import RecastError
from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.base import Info, Limit, Plane, Quantity
from recast.lowenergy.quarks import FAR_OFF
from recast.lowenergy.registry import OBSERVABLES, PREDICTIONS, observable

__all__ = ["compared_text", "constraint_row", "constraint_rows", "prediction_rows"]


@parses_words
def constraint_row(name: str, point: Plane, data: DataSet, *, asked: bool = True) -> dict[str, Any]:
    """Return a constraint at one point: prediction, what the rule compares, chi2, pull, level, references.

    The pull is the root of chi2, without sign; for several measurements (Z couplings, b -> s mu mu) a sum of
    squares stands under it.
    `compared` is what the rule compares: quantity, value and the value above which it excludes; None for
    b -> s mu mu at g' = 0.
    chi2 and pull are None for priors and limits without a level; all numbers, with a reason, where the
    formula does not hold, or not for the model. What is not confirmed has no verdict, with a reason, unless
    it was named (`asked`). `note` says where a leading order is more than 5 % off; above 50 % it is a reason.
    """
    item = observable(name)
    info = item.info(data, point)
    row: dict[str, Any] = {
        "constraint": name,
        "quantity": info.quantity,
        "cl": info.cl,
        "sided": str(info.sided),
        "level": info.level,
        "references": list(info.references),
    }
    reason = _silence(item, point, data)
    if reason:
        numbers = dict.fromkeys(("prediction", "compared", "chi2", "pull", "excluded"))
        return row | numbers | {"reason": reason}
    chi2 = float(item.chi2(point, data)) if info.has_chi2 else None
    silent = bool(info.unconfirmed) and not asked
    note = item.order_note(point, data)
    return row | {
        "prediction": float(item.predict(point, data)),
        "allowed_below": info.allowed_below,
        "chi2": chi2,
        "pull": None if chi2 is None else math.sqrt(chi2),
        "compared": _compared(item, info, point, data),
        "excluded": None if silent else bool(item.excess(point, data) > 0),
        **({"reason": f"unconfirmed: {info.unconfirmed}"} if silent else {}),
        **({"note": note} if note else {}),
    }


def _silence(item: Quantity, point: Plane, data: DataSet) -> str:
    """Return why a formula says nothing at a point; empty where it does."""
    reason = item.unsuitable(point) or item.outside(float(point.mzp_gev), point)
    return reason or (item.order_note(point, data) if item.off(point, data) > FAR_OFF else "")


def _compared(item: Limit, info: Info, point: Plane, data: DataSet) -> dict[str, Any] | None:
    value = float(item.compared(point, data))
    if info.excluded_above is None or math.isnan(value):
        return None
    return {
        "quantity": info.compares,
        "value": value,
        "excluded_above": info.excluded_above,
        "unit": "σ" if "pull" in info.compares else "",
    }


def compared_text(compared: Mapping[str, Any]) -> tuple[str, str]:
    """Return `compared` of a row as rule and value, as in "pull > 2σ" and "-2.32σ"."""
    unit = compared["unit"]
    rule = f"{compared['quantity']} > {compared['excluded_above']:.3g}{unit}"
    return rule, f"{compared['value']:.3g}{unit}"


@parses_words
def constraint_rows(point: Plane, data: DataSet, names: Sequence[str] | None = None) -> list[dict[str, Any]]:
    """Return `constraint_row` of each name; all by default, those of a broken plug-in with why."""
    if names is not None:
        return [constraint_row(name, point, data) for name in names]
    rows = []
    for name in OBSERVABLES:
        try:
            rows.append(constraint_row(name, point, data, asked=False))
        except RecastError as error:
            if not OBSERVABLES.modules(name):
                raise
            empty = dict.fromkeys(("cl", "prediction", "compared", "chi2", "pull", "excluded"))
            words = {"constraint": name, "quantity": "", "sided": "", "level": "", "references": []}
            rows.append({**words, **empty, "reason": str(error)})
    return rows


@parses_words
def prediction_rows(point: Plane, data: DataSet) -> list[dict[str, Any]]:
    """Return the quantities without a limit at one point."""
    rows = []
    for name, item in PREDICTIONS.items():
        info = item.info(data, point)
        row: dict[str, Any] = {
            "prediction": name,
            "quantity": info.quantity,
            "references": list(info.references),
        }
        reason = _silence(item, point, data)
        if reason:
            row |= {"value": None, "reason": reason}
        else:
            value = float(item.predict(point, data))
            note = item.order_note(point, data) if value else ""
            row |= {"value": value} | ({"note": note} if note else {})
        rows.append(row)
    return rows
