"""Generate: p p -> gamma*/Z -> l+ l- by quadrature, the yardstick of the generator and of corrected rates."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from recast.core.words import parses_words
from recast.generate.annihilation import inclusive_annihilation
from recast.generate.base import GeneratorSettings, Process, Quark
from recast.generate.cross_section import PB_GEV2
from recast.generate.luminosity import QUARK_PID, Luminosity
from recast.generate.pdf import load_pdf
from recast.generate.rate_factor import RateCorrection
from recast.inputs.electroweak import ElectroweakScheme

__all__ = ["drell_yan_cross_section", "drell_yan_spectrum", "partonic_drell_yan"]

Real = npt.NDArray[np.float64]

_CHARGE_ISOSPIN = {Quark.UP: (2.0 / 3.0, 0.5), Quark.DOWN: (-1.0 / 3.0, -0.5)}
_LEPTON = (-1.0, -0.5)


@parses_words
def partonic_drell_yan(mass_gev: npt.ArrayLike, quark: Quark, scheme: ElectroweakScheme) -> Real:
    """Return the cross section of q q~ -> l+ l- with a fixed-width Z [GeV^-2].

    Massless, averaged over spins and colours:
    sigma = s/(144 pi) sum |sum_V g_q g_l/(s - m_V^2 + i m_V Gamma_V)|^2 over the chiralities of both lines
    (without the Z it is 4 pi alpha^2 Q^2/(9 s)).
    """
    s = np.asarray(mass_gev, float) ** 2
    sw2 = scheme.sin2_theta_w
    g_z = scheme.e / math.sqrt(sw2 * (1.0 - sw2))

    def chiral(charge: float, isospin: float) -> tuple[float, float]:
        return g_z * (isospin - charge * sw2), -g_z * charge * sw2

    charge = _CHARGE_ISOSPIN[quark][0]
    propagator = 1.0 / (s - scheme.mz_gev**2 + 1j * scheme.mz_gev * scheme.gamma_z_gev)
    total = np.zeros_like(s)
    for quark_coupling in chiral(*_CHARGE_ISOSPIN[quark]):
        for lepton_coupling in chiral(*_LEPTON):
            amplitude = scheme.e**2 * charge * _LEPTON[0] / s + quark_coupling * lepton_coupling * propagator
            total += np.abs(amplitude) ** 2
    return np.asarray(s / (144.0 * math.pi) * total)


def drell_yan_spectrum(
    mass_gev: npt.ArrayLike,
    process: Process,
    scheme: ElectroweakScheme,
    settings: GeneratorSettings,
    *,
    nodes: int = 400,
) -> Real:
    """Return d sigma/dm of p p -> gamma*/Z -> l+ l- for one lepton flavour, without cuts [pb/GeV].

    Parameters
    ----------
    mass_gev
        Masses of the lepton pair [GeV], shape (N,).
    process
        Collision energy and quarks; its final state and contribution are not used.
    scheme
        Electroweak inputs.
    settings
        PDF set and scale; 'm4l' stands for the mass of the pair.
    nodes
        Points of the Gauss-Legendre rule over rapidity.
    """
    masses = np.atleast_1d(np.asarray(mass_gev, float))
    luminosity = Luminosity(process, settings, (float(masses.min()), float(masses.max())))
    x, w = np.polynomial.legendre.leggauss(nodes)
    result = np.zeros(len(masses))
    for row, mass in enumerate(masses):
        reach = math.log(process.sqrt_s_gev / mass)
        columns, _ = luminosity.columns(np.full(nodes, mass), reach * x)
        integral = reach * np.einsum("n,nf->f", w, columns)
        for quark, flavours in ((Quark.UP, "uc"), (Quark.DOWN, "dsb")):
            chosen = np.isin(luminosity.flavours, list(flavours))
            result[row] += integral[chosen].sum() * float(partonic_drell_yan(mass, quark, scheme))
    return np.asarray(2.0 / masses * result * PB_GEV2)


def drell_yan_cross_section(
    mass_gev: tuple[float, float],
    sqrt_s_gev: float,
    scheme: ElectroweakScheme,
    rate: RateCorrection | str,
    *,
    quarks: str = "dusc",
    nodes: int = 40,
) -> float:
    """Return sigma(p p -> gamma*/Z -> l+ l-) of one lepton flavour in a window of its mass, no cuts [pb].

    Parameters
    ----------
    mass_gev
        Edges of the window.
    sqrt_s_gev
        Energy of the protons.
    scheme
        Electroweak inputs.
    rate
        Of next-to-leading order: PDF set and scales; or the name of a PDF set: lowest order, the scale being
        the mass.
    quarks
        Flavours that annihilate.
    nodes
        Points of the Gauss-Legendre rule over the mass, in which the Z is flat.

    Raises
    ------
    InputError
        As `inclusive_annihilation` and `PdfSet.alpha_s_two_loops`.

    Examples
    --------
    >>> from recast.inputs.electroweak import electroweak_scheme
    >>> scheme = electroweak_scheme("gmu")
    >>> round(drell_yan_cross_section((66, 116), 13000, scheme, "NNPDF31_lo_as_0130", nodes=12))
    1511
    """
    chosen = RateCorrection(rate) if isinstance(rate, str) else rate
    pdf = load_pdf(chosen.pdf_set)
    codes = [QUARK_PID[name] for name in quarks]
    mz, width = scheme.mz_gev, scheme.gamma_z_gev
    low, high = (math.atan((edge**2 - mz**2) / (mz * width)) for edge in mass_gev)
    x, w = np.polynomial.legendre.leggauss(nodes)
    angles = (high + low) / 2.0 + (high - low) / 2.0 * x
    squares = mz**2 + mz * width * np.tan(angles)
    weights = (high - low) / 2.0 * w * ((squares - mz**2) ** 2 + (mz * width) ** 2) / (mz * width)
    total = 0.0
    for square, weight in zip(squares, weights, strict=True):
        mass = math.sqrt(square)
        pairs = [(code, -code) for code in codes]
        lowest, change = inclusive_annihilation(
            pdf, pairs, mass, sqrt_s_gev, chosen.factorisation * mass, nodes=(40, 60)
        )
        if not isinstance(rate, str):
            coupling = float(pdf.alpha_s_two_loops(chosen.renormalisation * mass))
            lowest = chosen.beyond * (lowest + coupling / (2.0 * math.pi) * change)
        partonic = [
            float(partonic_drell_yan(mass, Quark.DOWN if code % 2 else Quark.UP, scheme)) for code in codes
        ]
        total += weight / square * float((lowest * np.array(partonic)).sum())
    return float(total * PB_GEV2)
