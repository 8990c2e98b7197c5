"""Model: tree-level widths of a colourless boson of a UFO into two fermions, from its vertices."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from recast.core.errors import InputError
from recast.model.two_body import scalar_to_fermions, vector_to_fermions
from recast.model.ufo.chirality import chirality
from recast.model.ufo.elements import Particle
from recast.model.ufo.formula import Value
from recast.model.ufo.reader import UFO, ForeignVertex

__all__ = ["photon_coupling", "tree_width"]

_SCALAR, _FERMION, _VECTOR = 1, 2, 3


def tree_width(ufo: UFO, parent: Particle, values: Mapping[str, Value]) -> dict[tuple[str, ...], float]:
    """Return the partial widths [GeV] of all open two-body decays, by the names of the products.

    Parameters
    ----------
    ufo
        The model.
    parent
        A colourless scalar or vector that is its own antiparticle.
    values
        Of all parameters and couplings.

    Raises
    ------
    InputError
        If the parent is another kind of particle, or an open decay is none into two fermions with couplings
        gamma_mu (P_L, P_R) or (P_L, P_R).

    Notes
    -----
    Formulae of `recast.model.two_body`, with the masses of the UFO.
    """
    if parent.color != 1 or parent.spin not in (_SCALAR, _VECTOR) or not parent.self_conjugate:
        raise _unknown(ufo, parent, "is no colourless neutral scalar or vector")
    mass = abs(values[parent.mass])
    # the vertices of the same particles add up in the amplitude
    couplings: dict[tuple[str, ...], tuple[complex, complex]] = {}
    for vertex in ufo.vertices:
        if vertex.particles.count(parent.name) != 1 or len(vertex.particles) != 3:
            continue
        products = tuple(sorted(name for name in vertex.particles if name != parent.name))
        daughters = [ufo.particle(name) for name in products]
        masses = [abs(values[item.mass]) for item in daughters]
        live = any(values[cell.coupling] != 0 for cell in vertex.cells)
        if not live or sum(masses) >= mass or any(item.goldstone or item.spin < 0 for item in daughters):
            continue
        if any(item.spin != _FERMION for item in daughters):
            raise _unknown(ufo, parent, f"decays to {' '.join(products)}")
        left, right = couplings.get(products, (0j, 0j))
        one, other = _couplings(ufo, vertex, parent, values)
        couplings[products] = left + one, right + other
    return {products: _width(ufo, parent, values, products, *pair) for products, pair in couplings.items()}


def _width(
    ufo: UFO,
    parent: Particle,
    values: Mapping[str, Value],
    products: tuple[str, ...],
    left: complex,
    right: complex,
) -> float:
    width = vector_to_fermions if parent.spin == _VECTOR else scalar_to_fermions
    daughters = [ufo.particle(name) for name in products]
    first, second = (np.asarray(abs(values[item.mass])) for item in daughters)
    identical = 2.0 if products[0] == products[1] else 1.0
    mass, colors = abs(values[parent.mass]), abs(daughters[0].color)
    return float(width(mass, first, second, np.asarray(left), np.asarray(right), colors) / identical)


def photon_coupling(ufo: UFO, values: Mapping[str, Value]) -> float:
    """Return e, the size of the coupling of photons to muons; an InputError where the UFO has none."""
    photon, muon = ufo.particle(22), ufo.particle(13)
    found = [
        _couplings(ufo, vertex, photon, values)[0]
        for vertex in ufo.vertices
        if sorted(vertex.particles) == sorted((photon.name, muon.name, muon.antiname))
    ]
    if not found:
        raise InputError("the UFO has no photon that couples to muons", where=ufo.where)
    return abs(sum(found))


def _unknown(ufo: UFO, parent: Particle, what: str) -> InputError:
    return InputError(
        f"the width of {parent.name} is not computed: it {what}",
        where=ufo.where,
        mend="Give width: decays, parameter, or an expression.",
    )


def _couplings(
    ufo: UFO, vertex: ForeignVertex, parent: Particle, values: Mapping[str, Value]
) -> tuple[complex, complex]:
    left, right = 0j, 0j
    for cell in vertex.cells:
        text = ufo.structures[cell.lorentz][1]
        parts = chirality(text)
        if parts is None:
            raise _unknown(ufo, parent, f"has a vertex with {text[:40]}")
        value = complex(values[cell.coupling])
        left, right = left + value * float(parts.left), right + value * float(parts.right)
    return left, right
