"""Generate: own helicity amplitudes of q q~ -> four leptons at tree level, SM + Z', vectorised with numpy.

Three massless fermion lines are joined by two neutral vector bosons: one line has two vertices, the others
have one. For each choice of the middle line the spinor structure is the same for all bosons, so that an
amplitude is three spinor structures times sums of couplings and propagators (three, because the two orders
of the bosons on the middle line share their couplings). Spinor methods: Dixon, hep-ph/9601359.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recast.core.words import parses_words
from recast.generate.base import FINAL_STATES, Contribution, FinalState, Quark, has_new_physics, own_charges
from recast.generate.physical import check_momenta, check_values
from recast.generate.spinors import angle_products
from recast.model.base import Point

__all__ = ["Diagrams", "HelicityMatrixElement"]

Real = npt.NDArray[np.float64]
Complex = npt.NDArray[np.complex128]

_BLOCK = 1024
"""Events evaluated at once: the working set stays in the processor's cache."""
_SIGNS = (-1, -1, 1, 1, 1, 1)
_UP, _DOWN, _LEPTON = (2 / 3, 1 / 2), (-1 / 3, -1 / 2), (-1.0, -1 / 2)
_CHARGE_AND_ISOSPIN = {"u": _UP, "c": _UP, "d": _DOWN, "s": _DOWN, "b": _DOWN, "e": _LEPTON, "mu": _LEPTON}
_LEPTONS = {11: "e", 13: "mu"}
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
    zprime: list[list[Complex]] | None
    """None where one of the lines has no charge."""


class Diagrams(StrEnum):
    """Which diagrams are summed; each set is gauge invariant by itself."""

    ALL = "all"
    DECAY = "decay"
    """Those in which one boson couples to the quarks and goes to the four leptons."""


class HelicityMatrixElement:
    """|M|^2 of q q~ -> 4mu, 4e, 2e2mu from helicity amplitudes (a `MatrixElement`).

    Fixed widths (a constant imaginary part i m Gamma) for Z and Z'; photon, Z and Z' exchange in all
    diagrams, quarks and leptons massless, no Higgs boson. The Z' has the chiral charges of the point.

    Parameters
    ----------
    point
        Model point: electroweak scheme, mass and coupling of the Z'.
    final_state
        The four leptons.
    width_gev
        Total width of the Z' [GeV], held fixed; the model's by default.
    diagrams
        All, or those of the decay of an s-channel boson alone.

    Raises
    ------
    InputError
        If the new particle of the point is no vector with a table of charges.
    """

    name = "numpy"

    @parses_words
    def __init__(
        self,
        point: Point,
        final_state: FinalState,
        *,
        width_gev: float | None = None,
        diagrams: Diagrams = Diagrams.ALL,
    ) -> None:
        self.point = point
        self.final_state = final_state
        self._charges = own_charges(point)
        mass, width = point.mediator.mass_gev, point.mediator.width_gev
        self.width_gev = width if width_gev is None else width_gev
        scheme = point.electroweak
        self._mz2 = complex(scheme.mz_gev**2, -scheme.mz_gev * scheme.gamma_z_gev)
        self._mzp2 = complex(mass**2, -mass * self.width_gev)
        self._charge = {name: scheme.e * q for name, (q, _) in _CHARGE_AND_ISOSPIN.items()}
        sw2 = scheme.sin2_theta_w
        gz = scheme.e / (sw2 * (1.0 - sw2)) ** 0.5
        # left- and right-handed coupling to the Z
        self._z = {
            name: (gz * (t3 - q * sw2), -gz * q * sw2) for name, (q, t3) in _CHARGE_AND_ISOSPIN.items()
        }
        self._has_zprime = has_new_physics(point, self.final_state)
        self._leptons = tuple(_LEPTONS[code] for code in FINAL_STATES[self.final_state][1::2])
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
        total = np.zeros(len(momenta))
        amplitudes = [self._amplitudes(angle, mass2, quark, pairing, with_zprime) for pairing in pairings]
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

    def _exchange(self, s: Real, other: str, lepton: str, with_zprime: bool) -> _Boson:
        """Sum over bosons of (couplings)/(s - m^2 + i m Gamma), between `other` and a lepton line."""
        photon = self._charge[other] * self._charge[lepton] / s
        z = 1.0 / (s - self._mz2)
        standard = [[photon + (g * gl) * z for gl in self._z[lepton]] for g in self._z[other]]
        zprime: list[list[Complex]] | None = None
        if with_zprime and self._charges.couples(other) and self._charges.couples(lepton):
            new = np.asarray(self.point.coupling**2 / (s - self._mzp2), dtype=np.complex128)
            ours, theirs = ((self._charges.left(name), self._charges.right(name)) for name in (other, lepton))
            zprime = [[new if q * ql == 1.0 else (q * ql) * new for ql in theirs] for q in ours]
        return _Boson(standard, zprime)

    def _amplitudes(
        self,
        angle: Complex,
        mass2: Real,
        quark: Quark,
        pairing: tuple[_Line, _Line],
        with_zprime: bool,
    ) -> dict[tuple[int, int, int], tuple[Complex, Complex | None]]:
        """SM and Z' amplitudes for the helicities (0 left, 1 right) of the quark line and both lepton lines.

        For a right-handed quark line the complex conjugate amplitude is returned: parity turns it into
        the conjugate spinor structures of the left-handed one.
        """
        first, second = pairing
        name_1, name_2 = self._leptons
        # bosons from incoming quarks to a lepton line, from the quark line to each pair, between leptons
        enter_1, enter_2 = (
            self._exchange(mass2[0, 1], quark, name, with_zprime) for name in (name_1, name_2)
        )
        quark_1 = self._exchange(mass2[first], quark, name_1, with_zprime)
        quark_2 = self._exchange(mass2[second], quark, name_2, with_zprime)
        lepton_1 = self._exchange(mass2[first], name_2, name_1, with_zprime)
        lepton_2 = self._exchange(mass2[second], name_1, name_2, with_zprime)
        result: dict[tuple[int, int, int], tuple[Complex, Complex | None]] = {}
        for h1 in (0, 1):
            for h2 in (0, 1):
                on_quark, on_first, on_second = _structures(angle, mass2, first, second, h1, h2)
                for hq in (0, 1):
                    # right-handed quarks use the structures of the parity-reflected lepton helicities
                    a, b = (h1, h2) if hq == 0 else (1 - h1, 1 - h2)
                    c_quark = self._quark_in_middle * quark_1.standard[hq][a] * quark_2.standard[hq][b]
                    c_first = enter_1.standard[hq][a] * lepton_2.standard[a][b]
                    c_second = enter_2.standard[hq][b] * lepton_1.standard[b][a]
                    if hq == 1:
                        c_quark, c_first, c_second = c_quark.conj(), c_first.conj(), c_second.conj()
                    standard = c_quark * on_quark + c_first * on_first + c_second * on_second
                    n_quark = _new_product(quark_1, quark_2, (hq, a), (hq, b))
                    if n_quark is not None:
                        n_quark = self._quark_in_middle * n_quark
                    terms = (
                        (_new_product(enter_1, lepton_2, (hq, a), (a, b)), on_first),
                        (_new_product(enter_2, lepton_1, (hq, b), (b, a)), on_second),
                        (n_quark, on_quark),
                    )
                    new = _sum(terms, conjugate=hq == 1)
                    result[hq, a, b] = (standard, new)
        return result


def _new_product(one: _Boson, two: _Boson, at: tuple[int, int], then: tuple[int, int]) -> Complex | None:
    """Return the product of two exchanges less that of the Standard Model; None where it is zero."""
    standard_1, standard_2 = one.standard[at[0]][at[1]], two.standard[then[0]][then[1]]
    total: Complex | None = None
    if two.zprime is not None:
        total = standard_1 * two.zprime[then[0]][then[1]]
    if one.zprime is not None:
        second = standard_2 if two.zprime is None else standard_2 + two.zprime[then[0]][then[1]]
        first = one.zprime[at[0]][at[1]] * second
        total = first if total is None else total + first
    return total


def _sum(terms: Iterable[tuple[Complex | None, Complex]], *, conjugate: bool) -> Complex | None:
    """Return the sum of couplings (conjugate for a right-handed quark) times structures, if there are any."""
    total: Complex | None = None
    for coupling, structure in terms:
        if coupling is not None:
            term = (coupling.conj() if conjugate else coupling) * structure
            total = term if total is None else total + term
    return total


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
