"""Generate: factors that turn events of quark annihilation at lowest order into a higher order's rate.

K(M, Y) of a pair of flavours is its rate at next-to-leading order (`recast.generate.annihilation`) with a PDF
set of that order over its luminosity at lowest order with the set and scale of the events. It knows nothing
of the couplings, so that one factor serves all models. For diagrams in which the quarks annihilate into one
boson it is exact where nothing but M, Y and the flavours is looked at. For others, such as two bosons from a
quark line, and for the transverse momentum, which is the shower's, it is an approximation.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.events.parton_table import PartonTable
from recast.generate.annihilation import annihilation
from recast.generate.pdf import load_pdf

if TYPE_CHECKING:
    from scipy.interpolate import CubicSpline

__all__ = ["NLO_PDF_SET", "RateCorrection", "rate_factors"]

Real = npt.NDArray[np.float64]

NLO_PDF_SET = "NNPDF31_nlo_as_0118_luxqed"
"""PDF set of a rate at next-to-leading order."""
_LOG_STEP = 0.2
"""Of ln M between the masses at which the correction is computed."""
_REACH = 0.9
"""Largest |Y| of the grid, over ln(sqrt(S)/M)."""
_RAPIDITIES = 24
_NODES = (32, 16)
_HEAVIEST, _GLUON = 5, 21
_NEUTRAL = tuple((quark, -quark) for quark in range(1, _HEAVIEST + 1))
"""Pairs that are computed together."""
_LOWEST = "Take analysis.rates.order: lo."


@dataclass(frozen=True, slots=True)
class RateCorrection:
    """At which order, and with which PDF set and scales, rates are taken."""

    pdf_set: str = NLO_PDF_SET
    """PDF set of the rate at next-to-leading order."""
    beyond: float = 1.0
    """Factor for still higher orders."""
    renormalisation: float = 1.0
    """mu_R over the mass of the system."""
    factorisation: float = 1.0
    """mu_F over the mass of the system."""

    @property
    def order(self) -> str:
        """The order in words."""
        return "NLO QCD" if self.beyond == 1.0 else f"NLO QCD times {self.beyond:.4g}"

    def describe(self) -> dict[str, Any]:
        """Return plain values."""
        return dataclasses.asdict(self)

    def check(self, masses_gev: tuple[float, float]) -> None:
        """Refuse a PDF set that is unknown, has no gluon or strong coupling, or ends inside these masses."""
        pdf = load_pdf(self.pdf_set)
        pdf.column(_GLUON)
        for mass in masses_gev:
            pdf.alpha_s_two_loops(self.renormalisation * mass)
            pdf.xf([0.1], self.factorisation * mass)

    def seven_points(self, factors: Iterable[float]) -> dict[str, RateCorrection]:
        """Return the corrections with either scale, or both together, times each of the factors, by name."""
        found = {}
        for factor in factors:
            for name, renormalisation, factorisation in (
                (f"mu_R {factor:g}", factor, 1.0),
                (f"mu_F {factor:g}", 1.0, factor),
                (f"both {factor:g}", factor, factor),
            ):
                found[name] = dataclasses.replace(
                    self,
                    renormalisation=self.renormalisation * renormalisation,
                    factorisation=self.factorisation * factorisation,
                )
        return found

    def varied(self, factors: Iterable[float], pdf_sets: Iterable[str]) -> dict[str, RateCorrection]:
        """Return the corrections at `seven_points`, named scale:POINT, and with other PDF sets, pdf:SET."""
        found = {f"scale:{name}": item for name, item in self.seven_points(factors).items()}
        others = (name for name in pdf_sets if name != self.pdf_set)
        return found | {f"pdf:{name}": dataclasses.replace(self, pdf_set=name) for name in others}


def rate_factors(
    table: PartonTable, sqrt_s_gev: float, generated_with: str, correction: RateCorrection
) -> Real:
    """Return the factor of each event, shape (N,).

    Parameters
    ----------
    table
        Events at lowest order; their scale is the factorisation scale.
    sqrt_s_gev
        Energy of the protons.
    generated_with
        PDF set of the events; negative values count as zero, as in the generator.
    correction
        Order, PDF set and scales of the rate.

    Raises
    ------
    InputError
        If an event does not start from a quark and an antiquark or ends with colour, has no luminosity at
        lowest order, a scale is outside a PDF grid, or the set has no known strong coupling.
    """
    quark, antiquark = _annihilating(table)
    energies = table.momenta[table.codes[:, 1] == -1, 3].reshape(-1, 2)
    along = table.momenta[table.codes[:, 1] == -1, 2].reshape(-1, 2)
    x = np.minimum(2.0 * np.where(along[:, :1] > 0, energies, energies[:, ::-1]) / sqrt_s_gev, 1.0)
    mass = sqrt_s_gev * np.sqrt(x[:, 0] * x[:, 1])
    rapidity = 0.5 * np.log(x[:, 0] / x[:, 1])

    def luminosity(name: str, scale: Real, least: float) -> Real:
        pdf = load_pdf(name)
        one, two = (np.maximum(pdf.xf(x[:, side], scale), least) for side in (0, 1))
        columns = [np.array([pdf.column(int(code)) for code in codes]) for codes in (quark, antiquark)]
        rows = np.arange(len(x))
        q, a = columns
        return np.asarray(one[rows, q] * two[rows, a] + one[rows, a] * two[rows, q])

    if not len(x):
        return np.zeros(0)
    nlo = luminosity(correction.pdf_set, correction.factorisation * mass, -math.inf)
    lowest = luminosity(generated_with, table.header[:, 0], 0.0)
    if not (lowest > 0).all():
        raise InputError(
            "an event has no luminosity at lowest order with the PDF set of its generation",
            where=f"rates with {generated_with}",
            mend="State the PDF set that made the events: generate.pdf_set.",
        )
    coupling = load_pdf(correction.pdf_set).alpha_s_two_loops(correction.renormalisation * mass)
    ratio = np.empty(len(x))
    codes = np.column_stack([quark, antiquark])
    for pair in np.unique(codes, axis=0):
        mine = (codes == pair).all(axis=1)
        ratio[mine] = _interpolated(
            correction, (int(pair[0]), int(pair[1])), sqrt_s_gev, mass[mine], rapidity[mine]
        )
    return np.asarray(correction.beyond * nlo / lowest * (1.0 + coupling / (2.0 * math.pi) * ratio))


def _annihilating(table: PartonTable) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the codes of the quark and the antiquark of each event."""
    incoming, final = table.codes[:, 1] == -1, table.codes[:, 1] == 1
    counts = np.bincount(np.repeat(np.arange(len(table)), table.counts)[incoming], minlength=len(table))
    codes = table.codes[incoming, 0].astype(np.int64)
    if np.any(counts != 2) or np.any(table.codes[final, 4:] != 0):
        raise InputError("an event has colour in its final state", where="rates", mend=_LOWEST)
    codes = codes.reshape(-1, 2)
    quark, antiquark = codes.max(axis=1), codes.min(axis=1)
    if (
        np.any(quark < 1)
        or np.any(quark > _HEAVIEST)
        or np.any(antiquark > -1)
        or np.any(antiquark < -_HEAVIEST)
    ):
        raise InputError("an event does not start from a quark and an antiquark", where="rates", mend=_LOWEST)
    return quark, antiquark


def _interpolated(
    correction: RateCorrection, pair: tuple[int, int], sqrt_s_gev: float, mass: Real, rapidity: Real
) -> Real:
    """Return the correction over the lowest order, in units of alpha_s/(2 pi), of points of one pair.

    It is computed on a grid that does not depend on the points: cubic in ln M, a cubic spline in Y.
    """
    pairs, column = (_NEUTRAL, pair[0] - 1) if pair in _NEUTRAL else ((pair,), 0)
    place = np.log(mass) / _LOG_STEP
    first = np.floor(place).astype(int) - 1
    reach = np.minimum(np.abs(rapidity) / np.log(sqrt_s_gev / mass), _REACH)
    result = np.zeros(len(mass))
    for offset in range(4):
        weight = np.ones(len(mass))
        for other in range(4):
            if other != offset:
                weight *= (place - first - other) / (offset - other)
        for node in np.unique(first + offset):
            mine = first + offset == node
            spline = _along_rapidity(
                correction.pdf_set, correction.factorisation, pairs, sqrt_s_gev, int(node)
            )
            result[mine] += weight[mine] * spline(reach[mine])[:, column]
    return result


@lru_cache(maxsize=256)
def _along_rapidity(
    pdf_set: str, factorisation: float, pairs: tuple[tuple[int, int], ...], sqrt_s_gev: float, node: int
) -> CubicSpline:
    """Return the correction over the lowest order, of all pairs, as a spline in |Y| over its largest value.

    Where that is large and no event lies, momentum distributions may turn negative: there the last ratio
    before is kept, as it is beyond the last node.
    """
    from scipy.interpolate import CubicSpline  # noqa: PLC0415 - takes a fifth of a second, here only

    mass = math.exp(node * _LOG_STEP)
    reach = np.linspace(0.0, _REACH, _RAPIDITIES)
    values = np.empty((len(reach), len(pairs)))
    for number, share in enumerate(reach):
        rapidity = float(share) * math.log(sqrt_s_gev / mass)
        lowest, change = annihilation(
            load_pdf(pdf_set), pairs, mass, rapidity, sqrt_s_gev, factorisation * mass, nodes=_NODES
        )
        before = values[max(number - 1, 0)]
        values[number] = np.where(lowest > 0, change / np.where(lowest > 0, lowest, 1.0), before)
    return CubicSpline(reach, values)
