"""Generate: squared matrix elements of g g -> t t~ and q q~ -> t t~ at leading order, in closed form.

B. L. Combridge, Nucl. Phys. B 151 (1979) 429; in the variables of Ellis, Stirling and Webber, "QCD and
Collider Physics", table 10.2: tau1 = 2 p1.p3/s, tau2 = 2 p2.p3/s (p3: the top quark), rho = 4 m^2/s.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["first_gluon_to_top", "gluons_to_top_pair", "quarks_to_top_pair"]

Real = npt.NDArray[np.float64]


def _variables(s: Real, cosine: Real, mass_gev: float) -> tuple[Real, Real, Real]:
    rho = 4.0 * mass_gev**2 / s
    beta = np.sqrt(np.maximum(1.0 - rho, 0.0))
    return 0.5 * (1.0 - beta * cosine), 0.5 * (1.0 + beta * cosine), rho


def gluons_to_top_pair(s: Real, cosine: Real, mass_gev: float, alpha_s: Real) -> Real:
    """Return |M|^2 of g g -> t t~, averaged over spins and colours of the gluons (dimensionless).

    Parameters
    ----------
    s
        Squared energy of the gluons [GeV^2], above 4 m^2.
    cosine
        Of the angle between the first gluon and the top quark in their rest frame.
    """
    one, two, rho = _variables(s, cosine, mass_gev)
    product = one * two
    colour = 1.0 / (6.0 * product) - 3.0 / 8.0
    spin = one**2 + two**2 + rho - rho**2 / (4.0 * product)
    return np.asarray((4.0 * np.pi * alpha_s) ** 2 * colour * spin)


def quarks_to_top_pair(s: Real, cosine: Real, mass_gev: float, alpha_s: Real) -> Real:
    """Return |M|^2 of q q~ -> t t~ for massless quarks, averaged (dimensionless); arguments as for gluons."""
    one, two, rho = _variables(s, cosine, mass_gev)
    return np.asarray((4.0 * np.pi * alpha_s) ** 2 * 4.0 / 9.0 * (one**2 + two**2 + rho / 2.0))


def first_gluon_to_top(s: Real, cosine: Real, mass_gev: float) -> Real:
    """Return the share of the colour flow in which the first gluon's colour goes to the top quark.

    The flow with the pole at tau1 = 0 has weight tau2/tau1 to leading order in the number of colours.
    """
    one, two, _ = _variables(s, cosine, mass_gev)
    return np.asarray(two**2 / (one**2 + two**2))
