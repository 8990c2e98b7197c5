"""Generate: p p -> gamma*/Z -> l+ l- at lowest order by quadrature, the yardstick of the generator."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from recast.core.words import parses_words
from recast.generate.base import GeneratorSettings, Process, Quark
from recast.generate.cross_section import PB_GEV2
from recast.generate.luminosity import Luminosity
from recast.inputs.electroweak import ElectroweakScheme

__all__ = ["drell_yan_spectrum", "partonic_drell_yan"]

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
