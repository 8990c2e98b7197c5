"""Model: the 5x5 quark mass matrices (1403.1269, eq. 12) and their singular value decomposition."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Rotation", "diagonalise", "mass_matrix"]

ComplexArray = npt.NDArray[np.complex128]
FloatArray = npt.NDArray[np.float64]

_LIGHT = 3
_DEGENERATE = 1e-13
"""Masses closer than this fraction of the heaviest one, hundreds of roundings, are taken as equal.

Their vectors are turned into each other, which moves the mass matrix by as much: a larger fraction would
take for equal what a small quark mass splits.
"""


@dataclass(frozen=True, slots=True)
class Rotation:
    """Quarks of one charge in the mass basis: M = right diag(masses) left^dagger.

    Mass eigenstates are ordered by mass: three light quarks, then the two heavy ones. Rows of the
    rotations are the gauge eigenstates (doublet Q, singlet X, then the Standard Model flavours).
    """

    masses: FloatArray
    """Shape (..., 5) [GeV]."""
    left: ComplexArray
    """Shape (..., 5, 5)."""
    right: ComplexArray
    """Shape (..., 5, 5)."""


def mass_matrix(
    doublet_mass_gev: npt.ArrayLike,
    singlet_mass_gev: npt.ArrayLike,
    doublet_yukawas: npt.ArrayLike,
    singlet_yukawas: npt.ArrayLike,
    light_masses_gev: npt.ArrayLike,
    vphi_gev: npt.ArrayLike,
) -> ComplexArray:
    """Return M of -Rbar M L, rows (Q~_R, X_R, q_R), columns (Q_L, X~_L, q_L), flavours light to heavy.

    Parameters
    ----------
    doublet_mass_gev, singlet_mass_gev, vphi_gev
        Shape (...) [GeV].
    doublet_yukawas, singlet_yukawas
        Shape (..., 3): Y_Q of these quarks and Y_X.
    light_masses_gev
        Shape (3,) or (..., 3) [GeV]: diagonal Higgs masses.

    Returns
    -------
    Shape (..., 5, 5). The singlet's Yukawa couplings enter complex conjugated, as eq. (11) gives them for
    the left-handed singlet.
    """
    yq, yx = np.asarray(doublet_yukawas, dtype=complex), np.asarray(singlet_yukawas, dtype=complex)
    light = np.asarray(light_masses_gev, dtype=float)
    scale = np.asarray(vphi_gev, dtype=float)[..., np.newaxis] / np.sqrt(2.0)
    shape = np.broadcast_shapes(
        np.shape(doublet_mass_gev), np.shape(singlet_mass_gev), yq.shape[:-1], yx.shape[:-1],
        light.shape[:-1], np.shape(vphi_gev),
    )  # fmt: skip
    matrix = np.zeros((*shape, 5, 5), dtype=complex)
    matrix[..., 0, 0] = doublet_mass_gev
    matrix[..., 1, 1] = singlet_mass_gev
    matrix[..., 0, 2:] = yq * scale
    matrix[..., 2:, 1] = yx.conj() * scale
    for flavour in range(_LIGHT):
        matrix[..., 2 + flavour, 2 + flavour] = light[..., flavour]
    return matrix


def diagonalise(matrix: ComplexArray) -> Rotation:
    """Return the singular value decomposition with phases that are continuous in the Standard Model limit.

    The common phase of the left and right vector of each state is fixed by one component of the left
    vector being real and positive: its own flavour for a light quark, the larger of Q_L and X~_L for a
    heavy one. Within degenerate masses the vectors are those nearest to the gauge eigenstates; massless
    states have independent left and right bases, each nearest to the flavour basis.
    """
    right, masses, left_dagger = np.linalg.svd(matrix)
    # numpy orders masses from large to small
    masses = masses[..., ::-1].copy()
    right = right[..., :, ::-1].copy()
    left = np.swapaxes(left_dagger.conj(), -1, -2)[..., :, ::-1].copy()
    _separate_degenerate(masses, left, right)
    reference = np.empty((*masses.shape[:-1], 5), dtype=complex)
    for state in range(_LIGHT):
        reference[..., state] = left[..., 2 + state, state]
    for state in (3, 4):
        pair = left[..., :2, state]
        larger = np.argmax(np.abs(pair), axis=-1)[..., np.newaxis]
        reference[..., state] = np.take_along_axis(pair, larger, axis=-1)[..., 0]
    size = np.abs(reference)
    phase = np.where(size > 0, reference.conj() / np.where(size > 0, size, 1.0), 1.0)[..., np.newaxis, :]
    left, right = left * phase, right * phase
    _phase_massless(masses, right)
    return Rotation(masses, left, right)


def _groups(masses: FloatArray) -> list[list[int]]:
    """Return runs of states whose masses agree within rounding of the largest."""
    tolerance = _DEGENERATE * masses[-1]
    groups: list[list[int]] = [[0]]
    for state in range(1, len(masses)):
        scale = tolerance if masses[state] > masses[-1] * 1e-6 else 1e-14 * masses[-1]
        if masses[state] - masses[state - 1] < scale:
            groups[-1].append(state)
        else:
            groups.append([state])
    return [group for group in groups if len(group) > 1 or masses[group[0]] < 1e-14 * masses[-1]]


def _separate_degenerate(masses: FloatArray, left: ComplexArray, right: ComplexArray) -> None:
    gaps = np.diff(masses, axis=-1)
    scale = np.where(masses[..., 1:] > 1e-6 * masses[..., -1:], _DEGENERATE, 1e-14) * masses[..., -1:]
    rare = np.any(gaps < scale, axis=-1) | (masses[..., 0] < 1e-14 * masses[..., -1])
    for index in np.argwhere(rare):
        where = tuple(index)
        for group in _groups(masses[where]):
            targets = [2 + state if state < _LIGHT else state - 3 for state in group]
            sub_left, sub_right = left[where][:, group], right[where][:, group]
            turn = _nearest_unitary(sub_left[targets, :])
            left[where][:, group] = sub_left @ turn
            if masses[where][group[0]] < 1e-14 * masses[where][-1]:
                masses[where][group] = 0.0
                turn = _nearest_unitary(sub_right[targets, :])
            right[where][:, group] = sub_right @ turn


def _nearest_unitary(overlap: ComplexArray) -> ComplexArray:
    """Return the unitary W that makes overlap @ W as near to the identity as possible."""
    u, _, vh = np.linalg.svd(overlap)
    return np.asarray((u @ vh).conj().T)


def _phase_massless(masses: FloatArray, right: ComplexArray) -> None:
    """Make the flavour component of a massless state's right vector positive; its phase is its own."""
    for state in range(_LIGHT):
        component = right[..., 2 + state, state]
        size = np.abs(component)
        free = (masses[..., state] == 0.0) & (size > 0)
        phase = np.where(free, component.conj() / np.where(size > 0, size, 1.0), 1.0)
        right[..., :, state] *= phase[..., np.newaxis]
