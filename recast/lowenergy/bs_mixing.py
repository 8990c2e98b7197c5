"""Lowenergy: B_s mixing by tree-level Z' exchange and boxes with Phi, (18)-(19) of arXiv:1403.1269.

It bounds vPhi = mZ'/g' from above, hence g' from below: couplings under the bound are excluded.
"""

from __future__ import annotations

import functools
import math
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.words import parses_words
from recast.core.yaml import load_yaml
from recast.inputs.lowenergy import DataSet, Sided, lowenergy_inputs
from recast.lowenergy.base import FloatArray, Limit, Measured, Point, Side, Style, coordinates, log_ratio
from recast.lowenergy.forms import Box, Form, Forms, forms_for
from recast.lowenergy.quarks import Quarks, couplings_of, quarks_of

__all__ = [
    "BS_MIXING",
    "NAME",
    "VALID_FROM_GEV",
    "allowed_ratios",
    "amplitude_parts",
    "matching_factors",
    "predict",
    "smallest_ratio",
    "vphi_limit",
]

ComplexArray = npt.NDArray[np.complex128]

NAME = "bs_mixing"
_PAIR = "sb"
VALID_FROM_GEV = 10.0
"""The Z' is taken as heavy compared with the B meson (footnote 1 of arXiv:1403.1269) [GeV]."""


@functools.cache
def _table() -> dict[str, Any]:
    content: dict[str, Any] = load_yaml(Path(str(files("recast.inputs").joinpath("bs_matching.yaml"))))
    return content


@parses_words
def matching_factors(scale_gev: npt.ArrayLike, form: Form) -> tuple[FloatArray, FloatArray]:
    """Return the factors of C_LL (and C_RR) and of C_LR in (18) for operators matched at a scale [GeV].

    `printed`: 1 and 9.7 at any scale. `derived`: running and matrix elements as tabulated with flavio,
    relative to C_LL matched at 160 GeV (bs_matching.yaml); constant beyond the ends, 5 GeV and 50 TeV.
    """
    scale = np.asarray(scale_gev, dtype=np.float64)
    table = _table()
    if form is Form.PRINTED:
        return np.ones_like(scale), np.full_like(scale, table["printed"]["value"])
    nodes = np.log(table["scale_gev"])
    ratio = np.interp(np.log(scale), nodes, table["lr_over_ll"])
    left = np.interp(np.log(scale), nodes, table["ll"])
    return np.asarray(left), np.asarray(-2.0 * ratio * left)


@parses_words
def amplitude_parts(
    mzp_gev: npt.ArrayLike,
    quarks: Quarks,
    data: DataSet,
    forms: Forms,
    couplings: tuple[ComplexArray, ComplexArray] | None = None,
) -> tuple[ComplexArray, ComplexArray]:
    """Return T [GeV^-2] and B with M12/M12_SM = 1 + T vPhi^2 + B: tree exchange and boxes of (19).

    The phase of (V_ts^* V_tb)^2 (2 degrees) is neglected, as in (18). Shapes broadcast. `couplings` are those
    of s and b over vPhi^2 (`couplings_of`) in the tree exchange; those of leading order without them.
    """
    constants = lowenergy_inputs(NAME, data).constants
    norm = constants["weak_coupling"] ** 4 / (16.0 * math.pi**2 * constants["mw_gev"] ** 2)
    norm *= constants["vts_vtb"] ** 2 * constants["s0"]
    # Y_b Y_s^* of (19), as 2 m^2 times the coefficients of (16)
    first = quarks.leading(_PAIR)
    left, right = (sign * value for sign, value in zip((2.0, -2.0), couplings or first, strict=True))
    mass = np.asarray(mzp_gev, dtype=np.float64)
    same, mixed = matching_factors(mass, forms.matching)
    tree = same * (left**2 + right**2) + mixed * left * right
    if forms.box is Box.NONE:
        return tree / norm, np.zeros_like(tree)
    left, right = 2.0 * first[0], -2.0 * first[1]
    heavy = np.sqrt(quarks.mq_gev * quarks.md_gev)
    same, mixed = matching_factors(heavy, forms.matching)
    # ln(mQ^2/mD^2)/(mQ^2 - mD^2), with Y Y^* Y Y^* = left right mQ^2 mD^2
    unequal = quarks.mq_gev**2 * log_ratio((quarks.mq_gev / quarks.md_gev) ** 2)
    sign = -1.0 if forms.box is Box.PRINTED else 1.0
    box = same * ((left * quarks.mq_gev) ** 2 + (right * quarks.md_gev) ** 2)
    box = (box + sign * mixed * left * right * unequal) / (16.0 * math.pi**2)
    return tree / norm, np.asarray(box / norm)


@parses_words
def predict(point: Point, data: DataSet) -> FloatArray:
    """Return |M12/M12_SM| = Delta M_s/Delta M_s_SM, dimensionless, shape of the point.

    g' = 0 is the Standard Model, 1. The quark sector is the point's; the scenario `paper` without one.
    """
    mass, coupling = coordinates(point)
    forms = getattr(point, "forms", None) or forms_for(data)
    tree, box = amplitude_parts(mass, quarks_of(point), data, forms, couplings_of(point, _PAIR, data))
    on = coupling > 0
    vphi = mass / np.where(on, coupling, 1.0)
    return np.where(on, np.abs(1.0 + tree * vphi**2 + box), 1.0)


@parses_words
def allowed_ratios(data: DataSet) -> tuple[float, float]:
    """Return the smallest and largest allowed |M12/M12_SM|."""
    inputs = lowenergy_inputs(NAME, data)
    if inputs.criterion.sided is Sided.STATED:
        shift = inputs.measurements["largest_shift"].value
        return 1.0 - shift, 1.0 + shift
    k, known = inputs.criterion.sigmas or 0.0, inputs.measurements
    measured = known["experiment"]
    edges = []
    for name, sign in (("standard_model_up", -1.0), ("standard_model_down", 1.0)):
        # (r S - e)^2 = k^2 (r^2 s^2 + d^2)
        a = known[name].value ** 2 - (k * known[name].error) ** 2
        b = known[name].value * measured.value
        root = math.sqrt(b**2 - a * (measured.value**2 - (k * measured.error) ** 2))
        edges.append((b + sign * root) / a)
    return edges[0], edges[1]


@parses_words
def vphi_limit(
    mzp_gev: npt.ArrayLike,
    quarks: Quarks,
    data: DataSet,
    forms: Forms | None = None,
    largest_ratio: float | None = None,
) -> FloatArray:
    """Return the largest allowed vPhi [GeV] (Fig. 2 of arXiv:1403.1269); NaN where boxes alone exclude.

    The upper edge of |1 + B + T vPhi^2| <= largest ratio, a quadratic equation in vPhi^2. `largest_ratio`
    replaces that of the data set, 1.05 for example for the contour of a 5 % effect in Fig. 3. To
    leading order in vPhi/m, in which T does not depend on vPhi.
    """
    tree, box = amplitude_parts(mzp_gev, quarks, data, forms or forms_for(data))
    largest = allowed_ratios(data)[1] if largest_ratio is None else largest_ratio
    a, b = np.abs(tree) ** 2, ((1.0 + box) * tree.conj()).real
    c = np.abs(1.0 + box) ** 2 - largest**2
    root = b**2 - a * c
    # the form without cancellation for b > 0
    square = np.where(
        b > 0, -c / (b + np.sqrt(np.maximum(root, 0.0))), (np.sqrt(np.maximum(root, 0.0)) - b) / a
    )
    return np.sqrt(np.where((root >= 0) & (square >= 0), square, np.nan))


@parses_words
def smallest_ratio(
    mzp_gev: npt.ArrayLike, quarks: Quarks, data: DataSet, forms: Forms | None = None
) -> FloatArray:
    """Return the smallest |M12/M12_SM| that any vPhi gives: |1 + B + T vPhi^2| at its minimum, vPhi^2 >= 0.

    Above the largest allowed ratio `vphi_limit` is NaN: boxes alone exclude.
    """
    tree, box = amplitude_parts(mzp_gev, quarks, data, forms or forms_for(data))
    b = np.minimum(((1.0 + box) * tree.conj()).real, 0.0)
    a = np.abs(tree) ** 2
    square = np.abs(1.0 + box) ** 2 - b**2 / np.where(a > 0, a, 1.0)
    return np.asarray(np.sqrt(np.maximum(square, 0.0)))


class _BsMixing(Measured):
    """Delta M_s against its prediction; a limit on |ratio - 1| where the data set states such a one."""

    @parses_words
    def pull(self, point: Point, data: DataSet) -> FloatArray:
        """Return (prediction - measurement)/error, the error of the prediction on the side in question."""
        known = lowenergy_inputs(NAME, data).measurements
        ratio = predict(point, data)
        experiment, low, high = (known[n] for n in ("experiment", "standard_model_down", "standard_model_up"))
        distance = ratio * low.value - experiment.value
        relative = np.where(distance > 0, low.error, high.error)
        return np.asarray(distance / np.hypot(ratio * relative, experiment.error))

    @parses_words
    def chi2(self, point: Point, data: DataSet) -> FloatArray:
        """Return the squared pull of Delta M_s; zeros where the limit is stated without a level."""
        return np.zeros_like(predict(point, data)) if _stated(data) else np.square(self.pull(point, data))

    expected_chi2 = Limit.expected_chi2
    """Its two errors differ: no one Gaussian number."""

    @parses_words
    def compared(self, point: Point, data: DataSet) -> FloatArray:
        """Return |ratio - 1| where the limit is one on that, elsewhere the size of the pull."""
        return np.abs(predict(point, data) - 1.0 if _stated(data) else self.pull(point, data))

    def _excluded_above(self, data: DataSet) -> float:
        if _stated(data):
            return self._measurements(data)["largest_shift"].value
        return super()._excluded_above(data)

    def _allowed_below(self, data: DataSet, point: Point | None) -> float:  # noqa: ARG002 - for all models
        return allowed_ratios(data)[1]

    def _compares(self, data: DataSet) -> str:
        return "|prediction - 1|" if _stated(data) else "|pull|"

    def _references(self, data: DataSet) -> tuple[str, ...]:
        formula, *measured = super()._references(data)
        return tuple(dict.fromkeys((formula, _table()["reference"], *measured)))


def _stated(data: DataSet) -> bool:
    return lowenergy_inputs(NAME, data).criterion.sided is Sided.STATED


BS_MIXING = _BsMixing(
    name=NAME,
    title="Bs mixing",
    quantity="|M12/M12_SM| [1]",
    predict=predict,
    standard=1.0,
    valid_from_gev=VALID_FROM_GEV,
    excludes=Side.BELOW,
    needs_quarks=True,
    pair=_PAIR,
    style=Style("#e69f00"),
)
"""(18)-(19), footnote 2 of arXiv:1403.1269."""
