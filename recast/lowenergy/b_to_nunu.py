"""Lowenergy: B -> K nu nu and B -> K* nu nu relative to the Standard Model.

The Z' couples to nu_mu and nu_tau with opposite signs: the linear terms cancel in the sum.
"""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import numpy.typing as npt

from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.b_to_s_mumu import coefficients, standard_unit
from recast.lowenergy.base import FloatArray, Info, Point, Prediction, coordinates
from recast.lowenergy.prediction import inputs_for, prediction_info
from recast.lowenergy.quarks import quarks_of

__all__ = ["KSTAR_NUNU", "K_NUNU", "relative_shifts"]

_CHARGES = (0.0, 1.0, -1.0)
"""Q' of the three neutrinos."""


@parses_words
def relative_shifts(
    c9: npt.ArrayLike, c9_prime: npt.ArrayLike, data: DataSet
) -> tuple[FloatArray, FloatArray]:
    """Return BR/BR_SM - 1 of B -> K nu nu and B -> K* nu nu, coefficients in the usual normalisation.

    A vector current of muons with C9 comes with C_L = Q' C9/2 of left-handed neutrinos; in the Standard
    Model C_L = -X_t/sin^2(theta_W). K: mean of |1 + l + r|^2; K*: mean of |1 + l|^2 + |r|^2 -
    kappa Re(1 + l) r^* (arXiv:1409.4557), l and r relative to the Standard Model's C_L.
    """
    known = inputs_for(data)
    standard = -known.measurements["x_t"].value / known.constants["sin2_theta_w"]
    kappa = known.measurements["kappa_kstar"].value
    kaon, vector = [], []
    for charge in _CHARGES:
        left, right = (0.5 * charge * np.asarray(value) / standard for value in (c9, c9_prime))
        kaon.append(np.abs(1.0 + left + right) ** 2)
        mixed = kappa * np.real((1.0 + left) * np.conj(right))
        vector.append(np.abs(1.0 + left) ** 2 + np.abs(right) ** 2 - mixed)
    return np.asarray(sum(kaon) / 3.0 - 1.0), np.asarray(sum(vector) / 3.0 - 1.0)


def _prediction(name: str, title: str, index: int, needs: tuple[str, ...]) -> Prediction:
    def predict(point: Point, data: DataSet) -> FloatArray:
        mass, coupling = coordinates(point)
        unit = standard_unit(data)
        left, right = coefficients(quarks_of(point))
        shifts = relative_shifts(left / unit, right / unit, data)
        return np.where((coupling > 0) & (mass > 0), shifts[index], 0.0)

    def info(data: DataSet) -> Info:
        return prediction_info(name, title, "BR/BR_SM - 1 [1]", data, needs=needs)

    return SimpleNamespace(predict=predict, info=info)


K_NUNU = _prediction("b_to_k_nunu", "B → K νν", 0, ("x_t",))
KSTAR_NUNU = _prediction("b_to_kstar_nunu", "B → K* νν", 1, ("x_t", "kappa_kstar"))
