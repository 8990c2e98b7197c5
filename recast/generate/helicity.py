"""Generate: own helicity amplitudes of q q~ -> four leptons at tree level, SM + Z', vectorised with numpy.

Three massless fermion lines are joined by two neutral vector bosons: one line has two vertices, the others
have one. For each choice of the middle line the spinor structure is the same for all bosons, so that an
amplitude is three spinor structures times sums of couplings and propagators (three, because the two orders
of the bosons on the middle line share their couplings). Spinor methods: Dixon, hep-ph/9601359.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recast.core.words import parses_words
from recast.generate.base import Contribution, FinalState, Quark
from recast.generate.physical import check_momenta, check_values
from recast.generate.spinors import angle_products
from recast.model.point import ModelPoint
from recast.model.widths import zp_width_gev

__all__ = ["Diagrams", "HelicityMatrixElement"]

Real = npt.NDArray[np.float64]
Complex = npt.NDArray[np.complex128]

_BLOCK = 1024
"""Events evaluated at once: the working set stays in the processor's cache."""
_SIGNS = (-1, -1, 1, 1, 1, 1)
_CHARGE_AND_ISOSPIN = {"u": (2 / 3, 1 / 2), "d": (-1 / 3, -1 / 2), "l": (-1.0, -1 / 2)}
_AVERAGE = 1 / 4 * 1 / 3
"""Spin average, and colour: three colours over an average of nine."""


class _Line(NamedTuple):
    """A fermion line: <fermion|gamma|antifermion] for a left-handed one; right-handed lines swap the two."""

    fermion: int
    antifermion: int


_QUARK_LINE = _Line(1, 0)  # the incoming antiquark is where the line ends


class _Boson(NamedTuple):
    """Boson exchange between two lines, summed over the bosons: K[helicity of one][helicity of the other]."""

    standard: list[list[Complex]]
    zprime: Complex | None


class Diagrams(StrEnum):
    """Which diagrams are summed; each set is gauge invariant by itself."""

    ALL = "all"
    DECAY = "decay"
    """Those in which one boson couples to the quarks and goes to the four leptons."""


class HelicityMatrixElement:
    """|M|^2 of q q~ -> 4mu, 4e, 2e2mu from helicity amplitudes (a `MatrixElement`).

    Fixed widths (a constant imaginary part i m Gamma) for Z and Z'; photon, Z and Z' exchange in all 64
    diagrams of the four-muon process, quarks and leptons massless, no Higgs boson. The Z' couples to muons
    only among these fermions, so it contributes to 4mu alone.

    Parameters
    ----------
    point
        Model point: electroweak scheme, mass and coupling of the Z'.
    final_state
        The four leptons.
    gamma_zp_gev
        Total width of the Z' [GeV], held fixed; the model's by default.
    diagrams
        All, or those of the decay of an s-channel boson alone.
    """

    name = "numpy"

    @parses_words
    def __init__(
        self,
        point: ModelPoint,
        final_state: FinalState,
        *,
        gamma_zp_gev: float | None = None,
        diagrams: Diagrams = Diagrams.ALL,
    ) -> None:
        self.point = point
        self.final_state = final_state
        self.gamma_zp_gev = zp_width_gev(point) if gamma_zp_gev is None else gamma_zp_gev
        scheme = point.electroweak
        self._mz2 = complex(scheme.mz_gev**2, -scheme.mz_gev * scheme.gamma_z_gev)
        self._mzp2 = complex(point.mzp_gev**2, -point.mzp_gev * self.gamma_zp_gev)
        self._charge = {name: scheme.e * q for name, (q, _) in _CHARGE_AND_ISOSPIN.items()}
        sw2 = scheme.sin2_theta_w
        gz = scheme.e / (sw2 * (1.0 - sw2)) ** 0.5
        # left- and right-handed coupling to the Z
        self._z = {
            name: (gz * (t3 - q * sw2), -gz * q * sw2) for name, (q, t3) in _CHARGE_AND_ISOSPIN.items()
        }
        self._has_zprime = self.final_state is FinalState.FOUR_MUONS and point.gp > 0
        self._identical = self.final_state is not FinalState.TWO_ELECTRONS_TWO_MUONS
        self._quark_in_middle = 1.0 if diagrams is Diagrams.ALL else 0.0
        self._factor = _AVERAGE * (1 / 4 if self._identical else 1)

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
        momenta = check_momenta(momenta)
        result = np.zeros(len(momenta))
        if contribution not in (Contribution.SM, Contribution.FULL) and not self._has_zprime:
            return result
        for start in range(0, len(momenta), _BLOCK):
            part = slice(start, start + _BLOCK)
            with np.errstate(divide="ignore", invalid="ignore"):  # parallel momenta: refused below
                result[part] = self._evaluate_block(momenta[part], quark, contribution)
        return check_values(result)

    def _evaluate_block(self, momenta: Real, quark: Quark, contribution: Contribution) -> Real:
        angle = angle_products(momenta)
        mass2 = angle.real**2 + angle.imag**2
        # leptons are rows (antilepton, lepton) 2 3 and 4 5; the exchanged pairing joins 5 with 2 and 3 with 4
        pairings = [(_Line(3, 2), _Line(5, 4))]
        if self._identical:
            pairings.append((_Line(3, 4), _Line(5, 2)))
        with_zprime = self._has_zprime and contribution is not Contribution.SM
        from_quarks = self._exchange(mass2[0, 1], quark, with_zprime=False)
        total = np.zeros(len(momenta))
        amplitudes = [
            self._amplitudes(angle, mass2, quark, pairing, from_quarks, with_zprime) for pairing in pairings
        ]
        for helicities, (standard, new) in amplitudes[0].items():
            if self._identical:
                standard_x, new_x = amplitudes[1][helicities]
                if helicities[1] == helicities[2]:  # the same external state: Fermi sign
                    both = None if new is None or new_x is None else new - new_x
                    total += _square(standard - standard_x, both, contribution)
                    continue
                total += _square(standard_x, new_x, contribution)
            total += _square(standard, new, contribution)
        return self._factor * total

    def _exchange(self, s: Real, other: str, *, with_zprime: bool) -> _Boson:
        """Sum over bosons of (couplings)/(s - m^2 + i m Gamma), between `other` and a lepton line."""
        photon = self._charge[other] * self._charge["l"] / s
        z = 1.0 / (s - self._mz2)
        standard = [[photon + (g * gl) * z for gl in self._z["l"]] for g in self._z[other]]
        zprime: Complex | None = None
        if with_zprime:
            zprime = np.asarray(self.point.gp**2 / (s - self._mzp2), dtype=np.complex128)
        return _Boson(standard, zprime)

    def _amplitudes(
        self,
        angle: Complex,
        mass2: Real,
        quark: Quark,
        pairing: tuple[_Line, _Line],
        from_quarks: _Boson,
        with_zprime: bool,
    ) -> dict[tuple[int, int, int], tuple[Complex, Complex | None]]:
        """SM and Z' amplitudes for the helicities (0 left, 1 right) of the quark line and both lepton lines.

        For a right-handed quark line the complex conjugate amplitude is returned: parity turns it into
        the conjugate spinor structures of the left-handed one.
        """
        first, second = pairing
        quark_1 = self._exchange(mass2[first], quark, with_zprime=False)
        quark_2 = self._exchange(mass2[second], quark, with_zprime=False)
        lepton_1 = self._exchange(mass2[first], "l", with_zprime=with_zprime)
        lepton_2 = self._exchange(mass2[second], "l", with_zprime=with_zprime)
        result: dict[tuple[int, int, int], tuple[Complex, Complex | None]] = {}
        for h1 in (0, 1):
            for h2 in (0, 1):
                on_quark, on_first, on_second = _structures(angle, mass2, first, second, h1, h2)
                for hq in (0, 1):
                    # right-handed quarks use the structures of the parity-reflected lepton helicities
                    a, b = (h1, h2) if hq == 0 else (1 - h1, 1 - h2)
                    enters_1, enters_2 = from_quarks.standard[hq][a], from_quarks.standard[hq][b]
                    c_quark = self._quark_in_middle * quark_1.standard[hq][a] * quark_2.standard[hq][b]
                    c_first = enters_1 * lepton_2.standard[a][b]
                    c_second = enters_2 * lepton_1.standard[a][b]
                    new: Complex | None = None
                    if hq == 1:
                        c_quark, c_first, c_second = c_quark.conj(), c_first.conj(), c_second.conj()
                    standard = c_quark * on_quark + c_first * on_first + c_second * on_second
                    if lepton_1.zprime is not None and lepton_2.zprime is not None:
                        n_first, n_second = enters_1 * lepton_2.zprime, enters_2 * lepton_1.zprime
                        if hq == 1:
                            n_first, n_second = n_first.conj(), n_second.conj()
                        new = n_first * on_first + n_second * on_second
                    result[hq, a, b] = (standard, new)
        return result


def _structures(
    angle: Complex, mass2: Real, first: _Line, second: _Line, h1: int, h2: int
) -> tuple[Complex, Complex, Complex]:
    """Spinor structures with the quark (left-handed), the first and the second lepton line in the middle."""
    # a right-handed line is a left-handed one with fermion and antifermion exchanged; with two vertices on
    # it, charge conjugation adds a sign
    first = first if h1 == 0 else _Line(first.antifermion, first.fermion)
    second = second if h2 == 0 else _Line(second.antifermion, second.fermion)
    on_quark = _middle(angle, mass2, _QUARK_LINE, first, second)
    on_first = _middle(angle, mass2, first, _QUARK_LINE, second)
    on_second = _middle(angle, mass2, second, _QUARK_LINE, first)
    return on_quark, -on_first if h1 else on_first, -on_second if h2 else on_second


def _middle(angle: Complex, mass2: Real, middle: _Line, x: _Line, y: _Line) -> Complex:
    """Both orders of the bosons that end on the lines x and y, on a left-handed middle line.

    <a|gamma_m k gamma_n|b] <c|gamma^m|d] <e|gamma^n|f]/k^2 = 4 <ac> [d|k|e> [fb]/k^2 with k = a + c + d
    (Fierz), where incoming momenta count negative; and the same with (c, d) and (e, f) exchanged.
    """
    a, b = middle
    result: Complex | None = None
    for (c, d), (e, f) in ((x, y), (y, x)):
        # [ij] = <ji>^*, so [da] = <ad>^*; the propagator carries a + c + d
        k2 = _SIGNS[c] * _SIGNS[d] * mass2[c, d] + _SIGNS[a] * (
            _SIGNS[c] * mass2[a, c] + _SIGNS[d] * mass2[a, d]
        )
        through = _SIGNS[a] * angle[a, d].conj() * angle[a, e] + _SIGNS[c] * angle[c, d].conj() * angle[c, e]
        term = angle[a, c] * angle[b, f].conj() * through * (4.0 / k2)
        result = term if result is None else result + term
    assert result is not None  # noqa: S101 - two orders, always
    return result


def _square(standard: Complex, new: Complex | None, contribution: Contribution) -> Real:
    """Return the chosen part of |standard + new|^2."""
    if contribution is Contribution.SM or new is None:
        return standard.real**2 + standard.imag**2
    if contribution is Contribution.FULL:
        both = standard + new
        return both.real**2 + both.imag**2
    square = new.real**2 + new.imag**2
    if contribution is Contribution.NP:
        return square
    interference = 2.0 * (standard.real * new.real + standard.imag * new.imag)
    return interference if contribution is Contribution.INTERFERENCE else interference + square
