"""Lowenergy: what predictions without a limit have in common."""

from __future__ import annotations

from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet, Inputs, Sided, lowenergy_inputs
from recast.lowenergy.base import Info

__all__ = ["inputs_for", "prediction_info"]


@parses_words
def inputs_for(data: DataSet) -> Inputs:
    """Return the constants and Standard Model numbers of the predictions."""
    return lowenergy_inputs("predictions", data)


@parses_words
def prediction_info(
    name: str,
    title: str,
    quantity: str,
    data: DataSet,
    *,
    needs: tuple[str, ...] = (),
    valid_from_gev: float = 10.0,
) -> Info:
    """Return the description of a prediction; `needs` are the Standard Model numbers that it uses."""
    known = inputs_for(data)
    keys = ("Altmannshofer:2014cfa", *(known.measurements[item].reference for item in needs))
    return Info(
        name=name,
        title=title,
        quantity=quantity,
        data=data,
        cl=None,
        sided=Sided.THEORY,
        rule=known.criterion.source,
        references=tuple(dict.fromkeys(keys)),
        allowed_below=None,
        valid_from_gev=valid_from_gev,
        needs_quarks=True,
    )
