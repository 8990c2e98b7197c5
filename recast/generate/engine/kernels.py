"""Generate: compiled kernels that read the tables of the channels: random numbers to momenta and densities.

A channel is a binary tree of the outgoing particles. Its nodes have a squared mass, drawn in an order that
lets resonances come first, and decay in two: isotropically, or by a momentum transfer. Invariants are kept
in arrays indexed by the bit mask of the outgoing particles. Everything is in the rest frame of the partons,
the first parton along +z.

Import this module inside functions only (see `recast.core.compiled`).
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from recast.core.compiled import Number, kernel

__all__ = ["densities", "draw", "laboratory", "total_density"]

Array = Any

# kinds of maps of a squared mass; recast.generate.engine.channels has the same numbers
_FLAT, _POWER, _RESONANCE, _PEAK = 0, 1, 2, 3
# kinds of terms
_MASS, _DECAY, _TRANSFER = 0, 1, 2


@kernel
def _kallen(a: Number, b: Number, c: Number) -> Number:
    return math.sqrt(max((a - b - c) ** 2 - 4.0 * b * c, 0.0))


@kernel
def _mass_bounds(row: Array, numbers: Array, m: Array) -> Number:
    """Return the bounds of a squared mass: what lies below and beside the node in its tree."""
    low = max(numbers[0], (m[row[1]] + numbers[1]) ** 2)
    reach = m[row[2]] - m[row[3]] - numbers[2]
    return low, min(reach * reach if reach > 0.0 else 0.0, numbers[3])


@kernel
def _transfer_bounds(whole: Number, out: Number, rest: Number, before: Number) -> Number:
    """Return the least and the largest -t of (q, p0) -> (out, rest), and half of their distance.

    q^2 = before <= 0 and p0^2 = 0. The product of the bounds has no cancellation: Byckling and Kajantie,
    Particle kinematics, (II.6.15).
    """
    half = (whole - before) * _kallen(whole, out, rest) / (2.0 * whole)
    centre = before + out - (whole + before) * (whole + out - rest) / (2.0 * whole)
    far = half - centre
    product = rest * ((out - before) + before * (before + rest - out) / whole)
    return max(product / far, 0.0) if far > 0.0 else 0.0, far, half


@kernel
def _span(low: Number, high: Number, mass2: Number, scale: Number) -> Number:
    """Return the angle of the lower bound of a Breit-Wigner and that between the bounds."""
    a, b = (low - mass2) / scale, (high - mass2) / scale
    # atan(b) - atan(a) without cancellation when both lie on one side of the peak
    return math.atan(a), math.atan2(b - a, 1.0 + a * b)


@kernel
def _draw_mass(kind: Number, u: Number, low: Number, high: Number, p: Number, q: Number) -> Number:
    if kind == _FLAT:
        s = low + u * (high - low)
    elif kind == _POWER:
        s = (low + p) * ((high + p) / (low + p)) ** u - p
    else:
        if kind == _PEAK:
            u *= 2.0
        if u < 1.0 or kind == _RESONANCE:
            start, span = _span(low, high, p, q)
            s = p + q * math.tan(start + u * span)
        else:
            start, end = math.asinh((low - p) / q), math.asinh((high - p) / q)
            s = p + q * math.sinh(start + (u - 1.0) * (end - start))
    return min(max(s, low), high)


@kernel
def _norms(ints: Array, floats: Array, s: Array, m: Array, t: Array, norms: Array) -> None:
    """Write the normalisations of all maps: they depend on bounds only, which channels share."""
    for k in range(len(ints)):
        row, numbers = ints[k], floats[k]
        kind, p, q = row[0], numbers[4], numbers[5]
        norms[k, 0] = norms[k, 1] = 0.0
        if kind < 0:
            near, far, _ = _transfer_bounds(s[row[1]], s[row[2]], s[row[3]], t[row[4]])
            if far > near:
                norms[k, 0] = 8.0 * math.pi * (s[row[1]] - t[row[4]]) / math.log((far + p) / (near + p))
            continue
        low, high = _mass_bounds(row, numbers, m)
        if not high > low:
            continue
        if kind == _FLAT:
            norms[k, 0] = 2.0 * math.pi / (high - low)
        elif kind == _POWER:
            norms[k, 0] = 2.0 * math.pi / math.log((high + p) / (low + p))
        else:
            norms[k, 0] = 2.0 * math.pi * q / _span(low, high, p, q)[1]
            if kind == _PEAK:
                wide = math.asinh((high - p) / q) - math.asinh((low - p) / q)
                norms[k, 0] *= 0.5
                norms[k, 1] = math.pi / wide


@kernel
def _terms(ints: Array, floats: Array, norms: Array, s: Array, t: Array, terms: Array) -> None:
    """Write the factors of the densities, each du/ds 2 pi, 8 pi s/lambda or du/dt 8 pi lambda."""
    for k in range(len(ints)):
        kind, norm = ints[k, 0], ints[k, 1]
        if kind == _DECAY:
            reach = _kallen(s[ints[k, 2]], s[ints[k, 3]], s[ints[k, 4]])
            terms[k] = 8.0 * math.pi * s[ints[k, 2]] / reach if reach > 0.0 else 0.0
        elif kind == _TRANSFER:
            terms[k] = norms[norm, 0] / (floats[k, 0] - t[ints[k, 2]])
        else:
            shape, here, p, q = ints[k, 3], s[ints[k, 2]], floats[k, 0], floats[k, 1]
            if shape == _FLAT:
                terms[k] = norms[norm, 0]
            elif shape == _POWER:
                terms[k] = norms[norm, 0] / (here + p)
            else:
                square = (here - p) ** 2 + q * q
                terms[k] = norms[norm, 0] / square
                if shape == _PEAK:
                    terms[k] += norms[norm, 1] / math.sqrt(square)


@kernel
def _invariants(p: Array, masses2: Array, whole: Number, used_t: Array, s: Array, m: Array, t: Array) -> None:
    """Write s, sqrt(s) and t of all sets of outgoing particles, without cancellation where they are small."""
    n = len(masses2)
    root = math.sqrt(whole)
    full = (1 << n) - 1
    for i in range(n):
        s[1 << i] = masses2[i]
        m[1 << i] = math.sqrt(masses2[i])
    for i in range(n):
        for j in range(i):
            x = p[i, 2] * p[j, 3] - p[i, 3] * p[j, 2]
            y = p[i, 3] * p[j, 1] - p[i, 1] * p[j, 3]
            z = p[i, 1] * p[j, 2] - p[i, 2] * p[j, 1]
            along = p[i, 1] * p[j, 1] + p[i, 2] * p[j, 2] + p[i, 3] * p[j, 3]
            energies = p[i, 0] * p[j, 0]
            dot = energies - along
            if along > 0.0:
                momentum2 = p[i, 1] ** 2 + p[i, 2] ** 2 + p[i, 3] ** 2
                top = x * x + y * y + z * z + masses2[i] * p[j, 0] ** 2 + masses2[j] * momentum2
                dot = top / (energies + along)
            s[(1 << i) | (1 << j)] = masses2[i] + masses2[j] + 2.0 * dot
    for mask in range(3, full):
        if s[mask] < 0.0:  # more than two particles
            low = mask & -mask
            rest = mask ^ low
            total = s[rest] + s[low]
            bits = rest
            while bits:
                one = bits & -bits
                total += s[low | one] - s[low] - s[one]
                bits ^= one
            s[mask] = total
        m[mask] = math.sqrt(s[mask])
    s[full], m[full] = whole, root
    for k in range(len(used_t)):
        mask = used_t[k]
        e = x = y = z = 0.0
        for i in range(n):
            if mask >> i & 1:
                e, x, y, z = e + p[i, 0], x + p[i, 1], y + p[i, 2], z + p[i, 3]
        forward = (s[mask] + x * x + y * y) / (e - z) if z < 0.0 else e + z
        t[mask] = min(s[mask] - root * forward, 0.0)


@kernel
def _values(
    p: Array,
    whole: Number,
    masses2: Array,
    used_t: Array,
    norm_ints: Array,
    norm_floats: Array,
    term_ints: Array,
    term_floats: Array,
    s: Array,
    m: Array,
    t: Array,
    norms: Array,
    terms: Array,
) -> None:
    s[3:] = -1.0
    _invariants(p, masses2, whole, used_t, s, m, t)
    _norms(norm_ints, norm_floats, s, m, t, norms)
    _terms(term_ints, term_floats, norms, s, t, terms)


@kernel
def total_density(
    momenta: Array,
    whole: Array,
    weights: Array,
    masses2: Array,
    used_t: Array,
    norm_ints: Array,
    norm_floats: Array,
    term_ints: Array,
    term_floats: Array,
    factors: Array,
    result: Array,
) -> None:
    """Write the densities of all channels du/dPhi_n, summed with their weights, of shape (N,)."""
    size = 1 << len(masses2)
    s, m, t = np.zeros(size), np.zeros(size), np.zeros(size)
    norms, terms = np.zeros((len(norm_ints), 2)), np.zeros(len(term_ints))
    for i in range(len(whole)):
        _values(
            momenta[i], whole[i], masses2, used_t,
            norm_ints, norm_floats, term_ints, term_floats, s, m, t, norms, terms,
        )  # fmt: skip
        total = 0.0
        for channel in range(len(factors)):
            value = weights[channel]
            for k in range(factors.shape[1]):
                value *= terms[factors[channel, k]]
            total += value
        result[i] = total


@kernel
def densities(
    momenta: Array,
    whole: Array,
    masses2: Array,
    used_t: Array,
    norm_ints: Array,
    norm_floats: Array,
    term_ints: Array,
    term_floats: Array,
    factors: Array,
    result: Array,
) -> None:
    """Write the density of each channel du/dPhi_n [GeV^(4-2n)], of shape (N, channels)."""
    size = 1 << len(masses2)
    s, m, t = np.zeros(size), np.zeros(size), np.zeros(size)
    norms, terms = np.zeros((len(norm_ints), 2)), np.zeros(len(term_ints))
    for i in range(len(whole)):
        _values(
            momenta[i], whole[i], masses2, used_t,
            norm_ints, norm_floats, term_ints, term_floats, s, m, t, norms, terms,
        )  # fmt: skip
        for channel in range(len(factors)):
            value = 1.0
            for k in range(factors.shape[1]):
                value *= terms[factors[channel, k]]
            result[i, channel] = value


@kernel
def _turn(p: Array, legs: Number, cosine: Number, sine: Number, phi: Number) -> None:
    """Rotate the legs so that the z axis turns to the direction (cosine, phi)."""
    cp, sp = math.cos(phi), math.sin(phi)
    for i in range(len(p)):
        if legs >> i & 1:
            x, y, z = p[i, 1], p[i, 2], p[i, 3]
            forward = cosine * x + sine * z
            p[i, 1], p[i, 2] = cp * forward - sp * y, sp * forward + cp * y
            p[i, 3] = cosine * z - sine * x


@kernel
def _place(p: Array, legs: Number, mass: Number, energy: Number, momentum: Number) -> None:
    """Boost the legs from their common rest frame along z; a single one is put there."""
    for i in range(len(p)):
        if legs == 1 << i:
            p[i, 0], p[i, 1], p[i, 2], p[i, 3] = energy, 0.0, 0.0, momentum
        elif legs >> i & 1:
            gamma, gamma_beta = energy / mass, momentum / mass
            e, z = p[i, 0], p[i, 3]
            p[i, 0], p[i, 3] = gamma * e + gamma_beta * z, gamma * z + gamma_beta * e


@kernel
def _decay(
    p: Array, node: Array, s: Array, m: Array, t: Array, less: Number, phi: Number
) -> None:
    """Put the two children of a node, each in its own rest frame, into the frame of the node.

    `less` is 1 - cos of the first child's angle to the z axis, which on the t-channel chain is that of leg 0.
    """
    whole, first, second = node[0], node[1], node[2]
    root = m[whole]
    reach = _kallen(s[whole], s[first], s[second])
    momentum = reach / (2.0 * root)
    energy = (s[whole] + s[first] - s[second]) / (2.0 * root)
    other = (s[whole] + s[second] - s[first]) / (2.0 * root)
    sine = math.sqrt(max(less * (2.0 - less), 0.0))
    if node[5]:
        # where leg 0 goes in the rest frame of the first child, whose own z axis it is
        gamma = energy / m[first]
        beta = momentum / energy
        slow = s[first] / (energy * energy * (1.0 + beta))
        along = gamma * (slow - less)
        length = math.hypot(along, sine)
        if length > 0.0:
            _turn(p, first, along / length, -sine / length, 0.0)
    _place(p, first, m[first], energy, momentum)
    _place(p, second, m[second], other, -momentum)
    _turn(p, whole, 1.0 - less, sine, phi)


@kernel
def draw(
    u: Array,
    edges: Array,
    spectrum: Array,
    collider_s: Number,
    masses2: Array,
    mass_terms: Array,
    nodes: Array,
    norm_ints: Array,
    norm_floats: Array,
    momenta: Array,
    whole: Array,
    rapidity: Array,
    jacobian: Array,
    bins: Array,
) -> None:
    """Turn uniform numbers to points of one channel.

    Parameters
    ----------
    u
        Shape (axes + 1, N): mass, rapidity, the squared masses, two numbers for each decay, the first decay's
        azimuth last and outside of the grid.
    edges
        The adaptive grid, shape (axes, bins + 1).
    spectrum
        Edges of bins of equal probability of the squared mass [GeV^2].
    collider_s, masses2
        Squared energy of the collider and squared masses of the outgoing particles [GeV^2].
    mass_terms, nodes, norm_ints, norm_floats
        The channel's program.
    momenta, whole, rapidity, jacobian, bins
        The results: (N, n, 4) in the rest frame, squared mass, rapidity, d(s, y)/du times that of the grid (0
        where no point exists), bins of the grid (axes, N).
    """
    axes, count = edges.shape[0], edges.shape[1] - 1
    n = len(masses2)
    size = 1 << n
    full = size - 1
    s, m, t = np.zeros(size), np.zeros(size), np.zeros(size)
    less = np.zeros(len(nodes))
    x = np.zeros(axes + 1)
    spectrum_bins = len(spectrum) - 1
    for i in range(n):
        s[1 << i] = masses2[i]
        m[1 << i] = math.sqrt(masses2[i])
    for event in range(u.shape[1]):
        factor = 1.0
        for axis in range(axes):
            scaled = u[axis, event] * count
            bin_number = min(int(scaled), count - 1)
            width = edges[axis, bin_number + 1] - edges[axis, bin_number]
            x[axis] = edges[axis, bin_number] + (scaled - bin_number) * width
            factor *= width * count
            bins[axis, event] = bin_number
        x[axes] = u[axes, event]
        scaled = x[0] * spectrum_bins
        bin_number = min(int(scaled), spectrum_bins - 1)
        width = spectrum[bin_number + 1] - spectrum[bin_number]
        s[full] = spectrum[bin_number] + (scaled - bin_number) * width
        m[full] = math.sqrt(s[full])
        reach = 0.5 * math.log(collider_s / s[full])
        whole[event] = s[full]
        rapidity[event] = (2.0 * x[1] - 1.0) * reach
        factor *= width * spectrum_bins * 2.0 * reach
        axis = 2
        for k in range(len(mass_terms)):
            legs, norm = mass_terms[k, 0], mass_terms[k, 1]
            low, high = _mass_bounds(norm_ints[norm], norm_floats[norm], m)
            if not high > low:
                factor = 0.0
                break
            numbers = norm_floats[norm]
            s[legs] = _draw_mass(norm_ints[norm, 0], x[axis], low, high, numbers[4], numbers[5])
            m[legs] = math.sqrt(s[legs])
            axis += 1
        if factor > 0.0:
            for k in range(len(nodes) - 1, -1, -1):  # from the root to the leaves: transfers need those before
                norm = nodes[k, 3]
                less[k] = 2.0 * x[nodes[k, 6]]
                if norm >= 0:
                    row, regulator = norm_ints[norm], norm_floats[norm, 4]
                    near, far, half = _transfer_bounds(s[row[1]], s[row[2]], s[row[3]], t[row[4]])
                    if not far > near:
                        factor = 0.0
                        break
                    ratio = (far + regulator) / (near + regulator)
                    minus_t = (near + regulator) * ratio ** x[nodes[k, 6]] - regulator
                    minus_t = min(max(minus_t, near), far)
                    t[nodes[k, 4]] = -minus_t
                    less[k] = min((minus_t - near) / half, 2.0)
        jacobian[event] = factor
        if factor > 0.0:
            p = momenta[event]
            for k in range(len(nodes)):
                _decay(p, nodes[k], s, m, t, less[k], 2.0 * math.pi * x[nodes[k, 7]])
            for i in range(n):  # on the mass shell to the last digit: the energies follow the momenta
                p[i, 0] = math.sqrt(p[i, 1] ** 2 + p[i, 2] ** 2 + p[i, 3] ** 2 + masses2[i])


@kernel
def laboratory(momenta: Array, whole: Array, rapidity: Array, masses2: Array, result: Array) -> None:
    """Boost the outgoing particles along the beam and write the partons before them: (N, 2 + n, 4)."""
    n = len(masses2)
    for event in range(len(whole)):
        grow = math.exp(rapidity[event])
        cosh, sinh = 0.5 * (grow + 1.0 / grow), 0.5 * (grow - 1.0 / grow)
        half = 0.5 * math.sqrt(whole[event])
        row = result[event]
        row[0, 0] = row[0, 3] = half * grow
        row[1, 0] = half / grow
        row[1, 3] = -half / grow
        row[0, 1] = row[0, 2] = row[1, 1] = row[1, 2] = 0.0
        for i in range(n):
            e, x, y, z = momenta[event, i]
            row[2 + i, 1], row[2 + i, 2] = x, y
            forward = cosh * z + sinh * e
            row[2 + i, 3] = forward
            row[2 + i, 0] = math.sqrt(x * x + y * y + forward * forward + masses2[i])
