"""Generate: own helicity amplitudes of q q~ -> four leptons at tree level: photon, Z and new bosons.

The compiled part is `recast.generate.helicity_kernel`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.generate.base import FINAL_STATES, Contribution, FinalState, Quark, has_new_physics
from recast.generate.physical import check_momenta, check_values
from recast.model.base import Point
from recast.model.bosons import NeutralBoson

__all__ = ["Diagrams", "HelicityMatrixElement", "Parts", "exchanged", "spinor_products"]

Real = npt.NDArray[np.float64]
Complex = npt.NDArray[np.complex128]

_LEPTONS = {11: "e", 13: "mu"}
_AVERAGE = 1 / 4 * 1 / 3
"""Spin average, and colour: three colours over an average of nine."""
_POWERS = (0, 1, 2, 2, 3, 4)
"""Powers of the squared coupling that the parts of the kernel go with."""
_PARTS_OF: dict[Contribution, tuple[int, ...]] = {
    Contribution.SM: (0,),
    Contribution.INTERFERENCE: (1, 2),
    Contribution.NP: (3, 4, 5),
    Contribution.SIGNAL: (1, 2, 3, 4, 5),
    Contribution.FULL: (0, 1, 2, 3, 4, 5),
}


class Diagrams(StrEnum):
    """Which diagrams are summed; each set is gauge invariant by itself."""

    ALL = "all"
    DECAY = "decay"
    """Those in which one boson couples to the quarks and goes to the four leptons."""


@dataclass(frozen=True, slots=True)
class Parts:
    """|M|^2 of events as a polynomial in the squared coupling, at fixed width.

    Examples
    --------
    >>> parts = Parts(np.array([[2.0], [0.5], [0.0], [1.0], [0.0], [0.0]]))
    >>> parts.at("full", 2.0), parts.at("interference", 2.0)
    (array([20.]), array([2.]))
    """

    values: Real
    """S; I of g^2 and g^4; N of g^4, g^6 and g^8, all at coupling 1, shape (6, ..., N) [GeV^-4]."""

    @parses_words
    def at(self, contribution: Contribution, coupling: float) -> Real:
        """Return a contribution at a coupling, shape (..., N)."""
        total = np.zeros(self.values.shape[1:])
        for part in _PARTS_OF[contribution]:
            total += coupling ** (2 * _POWERS[part]) * self.values[part]
        return total


def exchanged(point: Point) -> tuple[NeutralBoson, ...]:
    """Return the bosons of a point; an `InputError` where these are not all that is exchanged."""
    if point.bosons is None:
        raise InputError(
            "the own matrix elements are those of vectors, and of scalars that couple to leptons",
            where="matrix_element: helicity",
            mend="Use matrix_element: amplicol.",
        )
    return point.bosons


class HelicityMatrixElement:
    """|M|^2 of q q~ -> 4mu, 4e, 2e2mu from helicity amplitudes (a `MatrixElement`).

    Fixed widths (a constant imaginary part i m Gamma); exchange of `Point.bosons` in all diagrams, quarks and
    leptons massless.

    Parameters
    ----------
    point
        Model point.
    final_state
        The four leptons.
    width_gev
        Total width of the new boson [GeV], held fixed; the model's by default.
    diagrams
        All, or those of the decay of an s-channel boson alone.

    Raises
    ------
    InputError
        If the point does not say what bosons are exchanged.
    """

    name = "helicity"

    @parses_words
    def __init__(
        self,
        point: Point,
        final_state: FinalState,
        *,
        width_gev: float | None = None,
        diagrams: Diagrams = Diagrams.ALL,
    ) -> None:
        new = has_new_physics(point, final_state)
        bosons = [item for item in exchanged(point) if new or not item.new]
        if width_gev is not None:
            bosons = [dataclasses.replace(b, width_gev=width_gev) if b.new else b for b in bosons]
        bosons.sort(key=lambda item: item.new)
        self.width_gev = next((b.width_gev for b in bosons if b.new), 0.0)
        """Total width of the new boson [GeV]."""
        self.vectors = [item for item in bosons if not item.scalar]
        """Those that are exchanged, of the Standard Model first."""
        scalars = [item for item in bosons if item.scalar]
        self.coupling = point.coupling
        leptons = [_LEPTONS[code] for code in FINAL_STATES[final_state][1::2]]
        self._poles, self._standard = _poles(self.vectors)
        self._leptons = self._couplings(leptons, self.vectors)
        # P_R comes first: see `squares`
        yukawa = np.ascontiguousarray(self._couplings(leptons, scalars)[:, ::-1])
        self._scalars = (*_poles(scalars), yukawa)
        self._identical = final_state is not FinalState.TWO_ELECTRONS_TWO_MUONS
        self._exchanged = diagrams is Diagrams.ALL
        self._factor = _AVERAGE * (1 / 4 if self._identical else 1)

    def _couplings(self, names: Sequence[str], bosons: list[NeutralBoson]) -> Complex:
        """Return couplings, shape (fermions, helicities, bosons)."""
        result = np.zeros((len(names), 2, len(bosons)), np.complex128)
        for number, boson in enumerate(bosons):
            for row, name in enumerate(names):
                result[row, :, number] = boson.left[name], boson.right[name]
        return result

    def parts(self, momenta: npt.NDArray[np.float64], quarks: Sequence[str]) -> Parts:
        """Return the parts of |M|^2 for quarks of each flavour and from either beam, in one pass.

        Parameters
        ----------
        momenta
            As in `evaluate`, without a check.
        quarks
            Names of flavours.

        Returns
        -------
        Values of shape (6, quarks, 2, N); in the second row the quark has the second momentum.
        """
        from recast.generate.helicity_kernel import PARTS, squares  # noqa: PLC0415 - loads numba

        found = np.zeros((len(quarks), 2, PARTS, len(momenta)))
        squares(
            np.ascontiguousarray(momenta),
            self._poles,
            self._standard,
            self._couplings(quarks, self.vectors),
            self._leptons,
            *self._scalars,
            self._identical,
            self._exchanged,
            self._factor,
            found,
        )
        return Parts(np.moveaxis(found, 2, 0))

    @parses_words
    def evaluate(
        self, momenta: npt.NDArray[np.float64], quark: Quark, contribution: Contribution
    ) -> npt.NDArray[np.float64]:
        """Return the averaged |M|^2 (see `recast.generate.base.MatrixElement`).

        Raises
        ------
        InputError
            For momenta that are not finite, massless and conserved, or where |M|^2 is infinite.
        """
        parts = self.parts(check_momenta(momenta), [quark])
        return check_values(parts.at(contribution, self.coupling)[0, 0])


def _poles(bosons: list[NeutralBoson]) -> tuple[Complex, int]:
    """Return m^2 - i m Gamma, and how many are of the Standard Model."""
    poles = [complex(b.mass_gev**2, -b.mass_gev * b.width_gev) for b in bosons]
    return np.array(poles, np.complex128), sum(not b.new for b in bosons)


def spinor_products(momenta: npt.NDArray[np.float64]) -> npt.NDArray[np.complex128]:
    """Return the spinor products <ij> of massless momenta, shape (N, n, 4), as an array (n, n, N) [GeV].

    See `recast.generate.helicity_kernel.spinor_products`; components are (E, px, py, pz) [GeV].
    """
    from recast.generate import helicity_kernel  # noqa: PLC0415 - loads numba

    count, n = momenta.shape[:2]
    angle = np.zeros((n, n, count), np.complex128)
    work = np.empty((n, count)), np.empty((n, count), np.complex128)
    helicity_kernel.spinor_products(np.ascontiguousarray(momenta), *work, angle)
    return angle
