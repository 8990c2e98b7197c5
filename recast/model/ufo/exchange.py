"""Model: the neutral bosons that light fermions of a UFO exchange, if its amplitudes have nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from recast.model.bosons import LIGHT_FERMIONS, NeutralBoson
from recast.model.charges import FERMION_CODES
from recast.model.ufo.chirality import chirality
from recast.model.ufo.elements import Particle
from recast.model.ufo.reader import ForeignVertex
from recast.model.ufo.working_copy import WorkingCopy

__all__ = ["exchanged_bosons"]

_GLUON, _SCALAR, _VECTOR = 21, 1, 3
_NAMES = {FERMION_CODES[name]: name for name in LIGHT_FERMIONS}
_REAL = 1e-12


def exchanged_bosons(
    copy: WorkingCopy, values: Mapping[str, float], masses: Mapping[str, tuple[float, float]]
) -> tuple[NeutralBoson, ...] | None:
    """Return the bosons of q q~ > four leptons, those of the Standard Model first; None if there is more.

    More is a vertex of another kind than f-bar f V, and f-bar f S of leptons; a coupling that has both an SM
    and a new part; a vector's coupling that is not real.

    Parameters
    ----------
    copy
        The working copy.
    values
        Of its external parameters.
    masses
        Mass and width [GeV] of its bosons, by name.
    """
    particles = {name: item for item in copy.ufo.particles for name in (item.name, item.antiname)}
    couplings: dict[str, tuple[dict[str, complex], dict[str, complex]]] = {}
    for vertex in copy.vertices:
        bosons = [name for name in vertex.particles if abs(particles[name].pdg) not in _NAMES]
        if [particles[name].pdg for name in bosons] == [_GLUON]:
            continue
        if len(vertex.particles) != 3 or len(bosons) != 1:
            return None
        boson = particles[bosons[0]]
        found = _couplings(copy, vertex, particles, values, new=boson == copy.mediator)
        if found is None or boson.spin not in (_SCALAR, _VECTOR) or not boson.self_conjugate:
            return None
        fermion = next(particles[name] for name in vertex.particles if name != bosons[0])
        if boson.spin == _SCALAR and fermion.color != 1:
            return None
        empty = dict.fromkeys(LIGHT_FERMIONS, 0j)
        sides = couplings.setdefault(boson.name, (empty, dict(empty)))
        for side, value in zip(sides, found, strict=True):
            side[_NAMES[abs(fermion.pdg)]] += value
    made = []
    for name, (left, right) in couplings.items():
        scalar = particles[name].spin == _SCALAR
        numbers = (*left.values(), *right.values())
        if not scalar and max(abs(x.imag) for x in numbers) > _REAL * max(map(abs, numbers)):
            return None
        made.append(NeutralBoson(*masses[name], left, right, new=name == copy.mediator.name, scalar=scalar))
    return tuple(sorted(made, key=lambda item: item.new))


def _couplings(
    copy: WorkingCopy,
    vertex: ForeignVertex,
    particles: Mapping[str, Particle],
    values: Mapping[str, float],
    *,
    new: bool,
) -> tuple[complex, complex] | None:
    """Return left and right couplings of f-bar f and a boson, a new one's per unit of the coupling."""
    left, right = 0j, 0j
    for cell in vertex.cells:
        structure = chirality(copy.ufo.structures[cell.lorentz][1])
        if structure is None:
            return None
        bar, field = (vertex.particles[index - 1] for index in (structure.row, structure.column))
        if particles[bar].antiname != field or bar != particles[bar].name or particles[bar].pdg < 0:
            return None
        parts = copy.parts.get(cell.coupling, ())
        if any((power == 1) is not new for _, power, _ in parts):
            return None
        # a vertex is i times the coupling of the Lagrangian
        value = sum((values[name] * (1.0 if imaginary else -1j) for name, _, imaginary in parts), 0j)
        left, right = left + value * float(structure.left), right + value * float(structure.right)
    return left, right
