"""Lowenergy: the branching ratio of t -> Z' c, (24) of arXiv:1403.1269."""

from __future__ import annotations

import math

import numpy as np

from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet, lowenergy_inputs
from recast.lowenergy.base import FloatArray, Point, Quantity, coordinates
from recast.lowenergy.forms import Form, forms_for
from recast.lowenergy.quarks import couplings_of, quarks_of, takes_exact

__all__ = ["NAME", "PREFACTORS", "TOP_TO_ZPC", "predict"]

NAME = "top_to_zpc"
_PAIR = "ct"
PREFACTORS = {Form.PRINTED: 2.0, Form.DERIVED: 0.5}
"""Of (24), for v = 246 GeV."""


@parses_words
def predict(point: Point, data: DataSet) -> FloatArray:
    """Return BR(t -> Z' c) with BR(t -> W b) = 1, dimensionless, shape of the point; 0 above the top mass.

    c (1-x')^2 (1+2x')/[(1-x)^2 (1+2x)] v^2 vPhi^2 (|Y_Qt Y_Qc^*|^2/4mQ^4 + |Y_Ut Y_Uc^*|^2/4mU^4),
    x' = mZ'^2/mt^2, x = mW^2/mt^2; for the quarks of a point the derived form takes the couplings of the mass
    matrices. For the width with all masses see `recast.model.decays`.
    """
    mass, coupling = coordinates(point)
    constants = lowenergy_inputs("predictions", data).constants
    quarks = quarks_of(point)
    if takes_exact(point, data):
        left, right = couplings_of(point, _PAIR, data)
        strength = np.abs(left) ** 2 + np.abs(right) ** 2
    else:
        yq, yu = quarks.up_yukawas(), quarks.yu
        strength = np.abs(yq[..., 2] * yq[..., 1].conj()) ** 2 / (4.0 * quarks.mq_gev**4)
        strength = strength + np.abs(yu[..., 2] * yu[..., 1].conj()) ** 2 / (4.0 * quarks.mu_gev**4)
    top = constants["top_mass_gev"]
    x, heavy = (constants["mw_gev"] / top) ** 2, np.minimum(mass / top, 1.0) ** 2
    shape = (1.0 - heavy) ** 2 * (1.0 + 2.0 * heavy) / ((1.0 - x) ** 2 * (1.0 + 2.0 * x))
    on = coupling > 0
    vphi = mass / np.where(on, coupling, 1.0)
    vev2 = 1.0 / (math.sqrt(2.0) * constants["fermi_constant"])
    form = (getattr(point, "forms", None) or forms_for(data)).top
    return np.where(on, PREFACTORS[form] * shape * vev2 * vphi**2 * strength, 0.0)


TOP_TO_ZPC = Quantity(
    name=NAME,
    title="t → Z′ c",
    quantity="BR [1]",
    predict=predict,
    block="predictions",
    taken=(),
    valid_from_gev=1e-6,
    needs_quarks=True,
    pair=_PAIR,
)
