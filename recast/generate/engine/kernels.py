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

from recast.core.compiled import Number, kernel, part

__all__ = ["densities", "draw", "inside", "laboratory"]

Array = Any

# kinds of maps of a squared mass; recast.generate.engine.channels has the same numbers
_FLAT, _POWER, _RESONANCE, _SIDES = 0, 1, 2, 3
_FORWARD = -1  # the map of a momentum transfer
# kinds of terms: a squared mass, an isotropic decay, a momentum transfer
_DECAY, _TRANSFER = 1, 2
_BLOCK = 64


@part
def _kallen(a: Number, b: Number, c: Number) -> Number:
    return math.sqrt(max((a - b - c) ** 2 - 4.0 * b * c, 0.0))


@part
def _mass_bounds(
    below: Number, above: Number, beside: Number, least: Number, more: Number, less: Number, most: Number
) -> Number:
    """Return the bounds of a squared mass from the masses below, above and beside it in its tree."""
    low, reach = below + more, above - beside - less
    return max(least, low * low), min(reach * abs(reach), most)


@part
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


@part
def _span(low: Number, high: Number, mass2: Number, scale: Number) -> Number:
    """Return the angle of the lower bound of a Breit-Wigner and that between the bounds."""
    a, b = (low - mass2) / scale, (high - mass2) / scale
    # atan(b) - atan(a) without cancellation when both lie on one side of the peak
    return math.atan(a), math.atan2(b - a, 1.0 + a * b)


@part
def _draw_mass(kind: Number, u: Number, low: Number, high: Number, p: Number, q: Number) -> Number:
    if kind == _FLAT:
        s = low + u * (high - low)
    elif kind == _POWER:
        s = (low + p) * ((high + p) / (low + p)) ** u - p
    elif kind == _RESONANCE:
        start, span = _span(low, high, p, q)
        s = p + q * math.tan(start + u * span)
    else:
        start, end = math.asinh((low - p) / q), math.asinh((high - p) / q)
        s = p + q * math.sinh(start + u * (end - start))
    return min(max(s, low), high)


@part
def _norms(ints: Array, floats: Array, count: Number, s: Array, m: Array, t: Array, norms: Array) -> None:
    """Write the normalisations of all maps: they depend on bounds only, which channels share."""
    for k in range(len(ints)):
        kind, p, q = ints[k, 0], floats[k, 4], floats[k, 5]
        norm = norms[k]
        if kind == _FORWARD:
            whole, out, rest, before = s[ints[k, 1]], s[ints[k, 2]], s[ints[k, 3]], t[ints[k, 4]]
            for i in range(count):
                near, far, _ = _transfer_bounds(whole[i], out[i], rest[i], before[i])
                norm[i] = (far + p) / (near + p)
            for i in range(count):
                norm[i] = 8.0 * math.pi * (whole[i] - before[i]) / math.log(norm[i])
            continue
        below, above, beside = m[ints[k, 1]], m[ints[k, 2]], m[ints[k, 3]]
        least, more, less, most = floats[k, 0], floats[k, 1], floats[k, 2], floats[k, 3]
        for i in range(count):
            low, high = _mass_bounds(below[i], above[i], beside[i], least, more, less, most)
            if kind == _FLAT:
                norm[i] = 2.0 * math.pi / (high - low)
            elif kind == _POWER:
                norm[i] = 2.0 * math.pi / math.log((high + p) / (low + p))
            elif kind == _RESONANCE:
                norm[i] = 2.0 * math.pi * q / _span(low, high, p, q)[1]
            else:
                norm[i] = 2.0 * math.pi / (math.asinh((high - p) / q) - math.asinh((low - p) / q))


@part
def _mass_term(
    kind: Number, p: Number, q: Number, count: Number, norm: Array, here: Array, term: Array
) -> None:
    if kind == _FLAT:
        for i in range(count):
            term[i] = norm[i]
    elif kind == _POWER:
        for i in range(count):
            term[i] = norm[i] / (here[i] + p)
    elif kind == _RESONANCE:
        for i in range(count):
            term[i] = norm[i] / ((here[i] - p) * (here[i] - p) + q * q)
    else:
        for i in range(count):
            term[i] = norm[i] / math.sqrt((here[i] - p) * (here[i] - p) + q * q)


@part
def _terms(ints: Array, floats: Array, count: Number, norms: Array, s: Array, t: Array, terms: Array) -> None:
    """Write the factors of the densities, each du/ds 2 pi, 8 pi s/lambda or du/dt 8 pi lambda."""
    for k in range(len(ints)):
        term, p, q = terms[k], floats[k, 0], floats[k, 1]
        if ints[k, 0] == _DECAY:
            whole, first, second = s[ints[k, 2]], s[ints[k, 3]], s[ints[k, 4]]
            for i in range(count):
                term[i] = 8.0 * math.pi * whole[i] / _kallen(whole[i], first[i], second[i])
            continue
        norm = norms[ints[k, 1]]
        if ints[k, 0] == _TRANSFER:
            here = t[ints[k, 2]]
            for i in range(count):
                term[i] = norm[i] / (p - here[i])
            continue
        _mass_term(ints[k, 3], p, q, count, norm, s[ints[k, 2]], term)


@part
def _pairs(p: Array, masses2: Array, count: Number, s: Array) -> None:
    """Write the squared masses of pairs, without cancellation where momenta are nearly parallel."""
    for a in range(len(masses2)):
        for b in range(a):
            pair = s[(1 << a) | (1 << b)]
            e, x, y, z = p[a, 0], p[a, 1], p[a, 2], p[a, 3]
            f, u, v, w = p[b, 0], p[b, 1], p[b, 2], p[b, 3]
            for i in range(count):
                along = x[i] * u[i] + y[i] * v[i] + z[i] * w[i]
                n1, n2, n3 = y[i] * w[i] - z[i] * v[i], z[i] * u[i] - x[i] * w[i], x[i] * v[i] - y[i] * u[i]
                top = n1 * n1 + n2 * n2 + n3 * n3 + masses2[a] * f[i] * f[i]
                top += masses2[b] * (x[i] * x[i] + y[i] * y[i] + z[i] * z[i])
                energies = e[i] * f[i]
                dot = top / (energies + along) if along > 0.0 else energies - along
                pair[i] = masses2[a] + masses2[b] + 2.0 * dot


@part
def _invariants(p: Array, masses2: Array, count: Number, used_t: Array, s: Array, m: Array, t: Array) -> None:
    """Write s, sqrt(s) and t of the sets of outgoing particles."""
    n = len(masses2)
    full = (1 << n) - 1
    _pairs(p, masses2, count, s)
    for mask in range(3, full):
        low = mask & -mask
        rest = mask ^ low
        if rest & (rest - 1):  # more than two particles
            total, whole = s[mask], s[rest]
            for i in range(count):
                total[i] = whole[i] + s[low, i]
            while rest:
                one = rest & -rest
                pair = s[low | one]
                for i in range(count):
                    total[i] += pair[i] - s[low, i] - s[one, i]
                rest ^= one
        if mask & (mask - 1):
            for i in range(count):
                m[mask, i] = math.sqrt(s[mask, i])
    for k in range(len(used_t)):
        mask = used_t[k]
        here = t[mask]
        for i in range(count):
            e = x = y = z = 0.0
            for a in range(n):
                if mask >> a & 1:
                    e, x, y, z = e + p[a, 0, i], x + p[a, 1, i], y + p[a, 2, i], z + p[a, 3, i]
            forward = (s[mask, i] + x * x + y * y) / (e - z) if z < 0.0 else e + z
            here[i] = min(s[mask, i] - m[full, i] * forward, 0.0)


@kernel
def densities(
    momenta: Array,
    whole: Array,
    columns: Array,
    masses2: Array,
    used_t: Array,
    norm_ints: Array,
    norm_floats: Array,
    term_ints: Array,
    term_floats: Array,
    factors: Array,
    result: Array,
) -> None:
    """Add the density of each channel du/dPhi_n [GeV^(4-2n)] to its column of the result.

    Points are taken in blocks, so that the loops over them are made of vector instructions.
    """
    n, channels = len(masses2), len(factors)
    size = 1 << n
    s, m, t = np.zeros((size, _BLOCK)), np.zeros((size, _BLOCK)), np.zeros((size, _BLOCK))
    norms, terms = np.zeros((len(norm_ints), _BLOCK)), np.zeros((len(term_ints), _BLOCK))
    p, value = np.zeros((n, 4, _BLOCK)), np.zeros(_BLOCK)
    for a in range(n):
        s[1 << a] = masses2[a]
        m[1 << a] = math.sqrt(masses2[a])
    for start in range(0, len(whole), _BLOCK):
        count = min(_BLOCK, len(whole) - start)
        for i in range(count):
            s[size - 1, i] = whole[start + i]
            m[size - 1, i] = math.sqrt(whole[start + i])
            for a in range(n):
                for k in range(4):
                    p[a, k, i] = momenta[start + i, a, k]
        _invariants(p, masses2, count, used_t, s, m, t)
        _norms(norm_ints, norm_floats, count, s, m, t, norms)
        _terms(term_ints, term_floats, count, norms, s, t, terms)
        for channel in range(channels):
            value[:] = terms[factors[channel, 0]]
            for k in range(1, factors.shape[1]):
                term = terms[factors[channel, k]]
                for i in range(count):
                    value[i] *= term[i]
            out = result[columns[channel]]
            for i in range(count):
                out[start + i] += value[i]


@part
def _turn(p: Array, legs: Number, cosine: Number, sine: Number, phi: Number) -> None:
    """Rotate the legs so that the z axis turns to the direction (cosine, phi)."""
    cp, sp = math.cos(phi), math.sin(phi)
    for i in range(len(p)):
        if legs >> i & 1:
            x, y, z = p[i, 1], p[i, 2], p[i, 3]
            forward = cosine * x + sine * z
            p[i, 1], p[i, 2] = cp * forward - sp * y, sp * forward + cp * y
            p[i, 3] = cosine * z - sine * x


@part
def _place(p: Array, legs: Number, mass: Number, energy: Number, momentum: Number) -> None:
    """Boost the legs from their common rest frame along z; a single one is put there."""
    for i in range(len(p)):
        if legs == 1 << i:
            p[i, 0], p[i, 1], p[i, 2], p[i, 3] = energy, 0.0, 0.0, momentum
        elif legs >> i & 1:
            gamma, gamma_beta = energy / mass, momentum / mass
            e, z = p[i, 0], p[i, 3]
            p[i, 0], p[i, 3] = gamma * e + gamma_beta * z, gamma * z + gamma_beta * e


@part
def _decay(p: Array, node: Array, s: Array, m: Array, less: Number, phi: Number) -> None:
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


@part
def _through_grid(u: Array, edges: Array, event: Number, x: Array, bins: Array) -> Number:
    """Write the coordinates and bins of an event on the adaptive grid; return dx/du."""
    factor, count = 1.0, edges.shape[1] - 1
    for axis in range(len(edges)):
        scaled = u[axis, event] * count
        number = min(int(scaled), count - 1)
        width = edges[axis, number + 1] - edges[axis, number]
        x[axis] = edges[axis, number] + (scaled - number) * width
        factor *= width * count
        bins[axis, event] = number
    return factor


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
    axes = len(edges)
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
        factor = _through_grid(u, edges, event, x, bins)
        x[axes] = u[axes, event]
        scaled = x[0] * spectrum_bins
        bin_number = min(int(scaled), spectrum_bins - 1)
        width = spectrum[bin_number + 1] - spectrum[bin_number]
        whole[event] = s[full] = spectrum[bin_number] + (scaled - bin_number) * width
        m[full] = math.sqrt(s[full])
        reach = 0.5 * math.log(collider_s / s[full])
        rapidity[event] = (2.0 * x[1] - 1.0) * reach
        factor *= width * spectrum_bins * 2.0 * reach
        axis = 2
        for k in range(len(mass_terms)):
            legs, norm = mass_terms[k, 0], mass_terms[k, 1]
            row, numbers = norm_ints[norm], norm_floats[norm]
            low, high = _mass_bounds(
                m[row[1]], m[row[2]], m[row[3]], numbers[0], numbers[1], numbers[2], numbers[3]
            )
            if not high > low:
                factor = 0.0
                break
            s[legs] = _draw_mass(norm_ints[norm, 0], x[axis], low, high, numbers[4], numbers[5])
            m[legs] = math.sqrt(s[legs])
            axis += 1
        if factor > 0.0:
            for k in range(
                len(nodes) - 1, -1, -1
            ):  # from the root to the leaves: transfers need those before
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
                _decay(p, nodes[k], s, m, less[k], 2.0 * math.pi * x[nodes[k, 7]])
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


@kernel
def inside(momenta: Array, kinds: Array, members: Array, low: Array, high: Array, result: Array) -> None:
    """Take out of `result` what fails a cut; the cuts as `recast.generate.engine.cuts` has them."""
    for n in range(len(momenta)):
        for c in range(len(kinds)):
            e = x = y = z = 0.0
            first = -1
            value = 0.0
            for leg in range(members.shape[1]):
                if not members[c, leg]:
                    continue
                p = momenta[n, 2 + leg]
                if kinds[c] == 3 and first >= 0:
                    q = momenta[n, 2 + first]
                    pt1, pt2 = math.hypot(p[1], p[2]), math.hypot(q[1], q[2])
                    if pt1 == 0.0 or pt2 == 0.0:
                        value = math.inf
                    else:
                        d_eta = math.asinh(p[3] / pt1) - math.asinh(q[3] / pt2)
                        d_phi = math.atan2(p[1] * q[2] - p[2] * q[1], p[1] * q[1] + p[2] * q[2])
                        value = math.hypot(d_eta, d_phi)
                first = leg
                e += p[0]
                x += p[1]
                y += p[2]
                z += p[3]
            if kinds[c] == 0:
                value = math.sqrt(max(e * e - x * x - y * y - z * z, 0.0))
            elif kinds[c] == 1:
                value = math.hypot(x, y)
            elif kinds[c] == 2:
                pt = math.hypot(x, y)
                value = abs(math.asinh(z / pt)) if pt > 0.0 else math.inf
            if not low[c] <= value <= high[c]:
                result[n] = False
                break
