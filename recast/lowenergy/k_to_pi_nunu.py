"""Lowenergy: K+ -> pi+ nu nu relative to the Standard Model: more, whatever the sign."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from recast.core.words import parses_words
from recast.inputs.ckm import ckm_matrix
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.base import FloatArray, Info, Point, coordinates
from recast.lowenergy.prediction import inputs_for, prediction_info
from recast.lowenergy.quarks import quarks_of

__all__ = ["NAME", "info", "predict", "relative_shift"]

NAME = "k_to_pi_nunu"


@parses_words
def relative_shift(shift: npt.ArrayLike, data: DataSet) -> FloatArray:
    """Return BR/BR_SM - 1 when nu_mu gets +shift and nu_tau -shift (complex) on top of lambda_t X_t.

    BR ~ sum over neutrinos of |lambda_t X/lambda^5 + Re lambda_c/lambda P_c|^2 (arXiv:1503.02693), with
    lambda_i = V_is^* V_id. The linear terms of the two cancel.
    """
    known = {name: item.value for name, item in inputs_for(data).measurements.items()}
    v = ckm_matrix()
    cabibbo = abs(v[0, 1])
    charm, top = (np.conj(v[i, 1]) * v[i, 0] for i in (1, 2))
    standard = top * known["x_t"] / cabibbo**5 + charm.real / cabibbo * known["p_c"]
    extra = np.asarray(shift) / cabibbo**5
    total = sum(np.abs(standard + sign * extra) ** 2 for sign in (0.0, 1.0, -1.0))
    return np.asarray(total / (3.0 * abs(standard) ** 2) - 1.0)


@parses_words
def predict(point: Point, data: DataSet) -> FloatArray:
    """Return BR/BR_SM - 1, shape of the point; 0 for g' = 0.

    The vector current of K -> pi sees Y_Qs^* Y_Qd/(2 mQ^2) - Y_Ds^* Y_Dd/(2 mD^2), over
    4 G_F/sqrt2 alpha/(2 pi sin^2(theta_W)).
    """
    mass, coupling = coordinates(point)
    quarks, constants = quarks_of(point), inputs_for(data).constants
    unit = 4.0 * constants["fermi_constant"] / math.sqrt(2.0)
    unit /= 2.0 * math.pi * constants["inverse_alpha"] * constants["sin2_theta_w"]
    shift = relative_shift((quarks.left(1, 0) + quarks.right(1, 0)) / unit, data)
    return np.where((coupling > 0) & (mass > 0), shift, 0.0)


@parses_words
def info(data: DataSet) -> Info:
    """Return what the prediction is (section III of arXiv:1403.1269)."""
    return prediction_info(NAME, "K⁺ → π⁺ νν", "BR/BR_SM - 1 [1]", data, needs=("x_t", "p_c"))
