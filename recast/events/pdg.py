"""Events: charge, mass and kind of particles by PDG identity code, looked up on columns.

Source of the numbers: the PDG tables inside the package `particle`.
"""

from __future__ import annotations

import functools
import math
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from particle import InvalidParticle, Particle, ParticleNotFound, pdgid

__all__ = ["Kinds", "kinds"]


class Kinds(NamedTuple):
    """Properties of particles, one array element each."""

    charged: npt.NDArray[np.bool_]
    """Electric charge is not zero."""
    mass: npt.NDArray[np.float64]
    """PDG mass [GeV]; NaN where the tables have none."""
    hadron: npt.NDArray[np.bool_]
    """Colourless bound state of quarks, nuclei included."""
    parton: npt.NDArray[np.bool_]
    """Quark, gluon or diquark: what hadrons are made of."""


@functools.cache
def _properties(pid: int) -> tuple[bool, float, bool, bool]:
    charge = pdgid.three_charge(pid)
    try:
        mass_mev = Particle.from_pdgid(pid).mass
    except (ParticleNotFound, InvalidParticle):
        mass_mev = None
    mass = math.nan if mass_mev is None else mass_mev / 1000.0
    hadron = bool(pdgid.is_hadron(pid) or pdgid.is_nucleus(pid))
    parton = 1 <= abs(pid) <= 8 or pid in {9, 21} or bool(pdgid.is_diquark(pid))
    return bool(charge), mass, hadron, parton


def kinds(pid: npt.ArrayLike) -> Kinds:
    """Look up particles by PDG identity code.

    Parameters
    ----------
    pid
        Codes, shape (N,).

    Returns
    -------
    Arrays of shape (N,).
    """
    codes, index = np.unique(np.asarray(pid), return_inverse=True)
    rows: list[Any] = [_properties(int(code)) for code in codes]
    charged, mass, hadron, parton = zip(*rows, strict=True) if rows else ((), (), (), ())
    return Kinds(
        np.asarray(charged, bool)[index],
        np.asarray(mass, np.float64)[index],
        np.asarray(hadron, bool)[index],
        np.asarray(parton, bool)[index],
    )
