"""Lowenergy: CP violation in kaon mixing by tree-level Z' exchange, (22) of arXiv:1403.1269.

Like B_s mixing it bounds vPhi = mZ'/g' from above: couplings under the bound are excluded.
"""

from __future__ import annotations

import numpy as np

from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet, lowenergy_inputs
from recast.lowenergy.base import FloatArray, Limit, Point, Side, Style, coordinates
from recast.lowenergy.quarks import couplings_of

__all__ = ["KAON", "NAME", "predict"]

NAME = "kaon"
_PAIR = "ds"


@parses_words
def predict(point: Point, data: DataSet) -> FloatArray:
    """Return |Im(Y_Qs Y_Qd^* Y_Ds Y_Dd^*)| vPhi^2/(2 mQ^2 mD^2) over its bound, shape of the point.

    The sign of the imaginary part is not used. g' = 0 is the Standard Model, 0.
    """
    mass, coupling = coordinates(point)
    left, right = couplings_of(point, _PAIR, data)
    scale = lowenergy_inputs(NAME, data).measurements["scale_gev"].value
    # Y_s Y_d^* = 2 m^2 times the coefficients with the indices (d, s)
    product = np.abs((4.0 * left * -right).imag) / 2.0
    on = coupling > 0
    vphi = mass / np.where(on, coupling, 1.0)
    return np.where(on, product * vphi**2 * scale**2, 0.0)


KAON = Limit(
    name=NAME,
    title="kaon mixing, CP violation",
    quantity="Im(λ λ) over its bound [1]",
    predict=predict,
    valid_from_gev=10.0,  # the Z' is taken as heavy compared with the mesons
    excludes=Side.BELOW,
    needs_quarks=True,
    pair=_PAIR,
    style=Style("#773311", dashes=(0, (5.0, 1.2, 1.2, 1.2))),
)
