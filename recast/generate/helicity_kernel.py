"""Generate: compiled amplitudes of q q~ -> four leptons, all classes of quarks and both beams in one pass.

Three massless fermion lines are joined by two neutral bosons, vectors or, between leptons, a scalar: one line
has two vertices, the others have one. For each choice of the middle line the spinor structure is the same for
all vectors, so that an amplitude is three spinor structures times sums of couplings and propagators (three,
because the two orders of the bosons on the middle line share their couplings). A quark of the other beam has
the same structures: charge conjugation turns a left-handed line into a right-handed one, with a sign where
two bosons end on it. Spinor methods: Dixon, hep-ph/9601359.

Events go through in blocks of `_LANES`: each function below is a loop over one block that compiles to vector
instructions. An event's value does not depend on its neighbours.
"""

from __future__ import annotations

import numpy as np

from recast.core.compiled import Number, kernel, part

__all__ = ["PARTS", "spinor_products", "squares"]

PARTS = 6
"""S; interference with amplitudes of one and of two new bosons; N of one, of one and two, of two."""
_LANES = 64


@kernel
def spinor_products(momenta: Number, first: Number, second: Number, angle: Number) -> None:
    """Fill `angle`, shape (n, n, lanes), with the spinor products <ij> of massless momenta.

    Conventions of Dixon, section 3, with the light-cone axis along x, away from the beams: <ij> = -<ji>,
    |<ij>|^2 = 2 p_i.p_j and [ij] = <ji>^*. The energy is taken as |p|.

    Parameters
    ----------
    momenta
        Shape (N, n, 4), components (E, px, py, pz), N at most the number of lanes.
    first, second
        Work space, shape (n, lanes), real and complex.
    """
    count = momenta.shape[1]
    for i in range(count):
        for n in range(len(momenta)):
            px, py, pz = momenta[n, i, 1], momenta[n, i, 2], momenta[n, i, 3]
            size = np.sqrt(py * py + pz * pz)
            # the light-cone component without cancellation
            root = np.sqrt(np.sqrt(px * px + size * size) + abs(px))
            if px >= 0.0:
                first[i, n], second[i, n] = root, complex(py / root, pz / root)
            else:  # both components divided by the phase of py + i pz: the small one becomes real
                phase = complex(py / size, pz / size) if size > 0.0 else complex(1.0, 0.0)
                first[i, n], second[i, n] = size / root, complex(root * phase.real, root * phase.imag)
    for i in range(count):
        for j in range(i):
            f, g, s, t, one, two = first[j], first[i], second[j], second[i], angle[j, i], angle[i, j]
            for n in range(len(momenta)):
                real = f[n] * t[n].real - g[n] * s[n].real
                imaginary = f[n] * t[n].imag - g[n] * s[n].imag
                one[n], two[n] = complex(real, imaginary), complex(-real, -imaginary)


@part
def _order(angle: Number, middle: Number, left: Number, right: Number, sign: float, found: Number) -> None:
    """Add one order of the lines left (c, d) and right (e, f) on the left-handed middle line (a, b).

    <a|gamma_m k gamma_n|b] <c|gamma^m|d] <e|gamma^n|f]/k^2 = 4 <ac> [d|k|e> [fb]/k^2 with k = a + c + d
    (Fierz), where incoming momenta count negative.
    """
    (a, b), (c, d), (e, f) = middle, left, right
    ac, ad, ae, cd, ce, bf = angle[a, c], angle[a, d], angle[a, e], angle[c, d], angle[c, e], angle[b, f]
    sign_a, sign_c = -1.0 if a < 2 else 1.0, -1.0 if c < 2 else 1.0
    both = sign_a * sign_c
    for n in range(_LANES):
        x, y, z = ac[n], ad[n], cd[n]
        k2 = z.real * z.real + z.imag * z.imag
        k2 += both * (x.real * x.real + x.imag * x.imag + y.real * y.real + y.imag * y.imag)
        u, v = ae[n], ce[n]
        # [ij] = <ji>^*, so [da] = <ad>^*
        real = sign_a * (y.real * u.real + y.imag * u.imag) + sign_c * (z.real * v.real + z.imag * v.imag)
        imaginary = sign_a * (y.real * u.imag - y.imag * u.real) + sign_c * (
            z.real * v.imag - z.imag * v.real
        )
        w, factor = bf[n], sign * 4.0 / k2
        outer = complex(x.real * w.real + x.imag * w.imag, x.imag * w.real - x.real * w.imag)
        found[n] += complex(
            factor * (outer.real * real - outer.imag * imaginary),
            factor * (outer.real * imaginary + outer.imag * real),
        )


@part
def _structures(angle: Number, crossed: int, h1: int, h2: int, found: Number) -> None:
    """Fill `found`: quark (left-handed), first and second lepton line in the middle.

    Rows 2 to 5 are antilepton, lepton, twice; `crossed` 1 joins 3 with 4 and 5 with 2. A right-handed line is
    a left-handed one with fermion and antifermion exchanged; with two vertices on it, with another sign.
    """
    f1, a1, f2, a2 = (3, 4, 5, 2) if crossed else (3, 2, 5, 4)
    if h1:
        f1, a1 = a1, f1
    if h2:
        f2, a2 = a2, f2
    found[:] = 0.0
    # the quark line is <1| ... |0]: the incoming antiquark is where it ends
    quark, one, two = (1, 0), (f1, a1), (f2, a2)
    signs = (1.0, -1.0 if h1 else 1.0, -1.0 if h2 else 1.0)
    lines = ((quark, one, two), (one, quark, two), (two, quark, one))
    for k in range(3):
        middle, left, right = lines[k]
        _order(angle, middle, left, right, signs[k], found[k])
        _order(angle, middle, right, left, signs[k], found[k])


@part
def _radiation(
    angle: Number, x: int, y: int, pair: Number, mirrored: bool, current: bool, found: Number
) -> None:
    """Fill `found` with a scalar's current (f, a) next to x on the line of x and y, on which the quarks end.

    <x|k gamma_m|y> <1|gamma^m|0] <fa>/k^2 = 2 <x|k|0] <1y> <fa>/k^2 with k = x + f + a. `mirrored` takes the
    spinors of the line of the other kind, `current` those of the current; <y|gamma_m k|x> is the same.
    """
    f, a = pair
    r, s = (0, 1) if mirrored else (1, 0)
    xf, xa, sf, sa, ry, fa = angle[x, f], angle[x, a], angle[s, f], angle[s, a], angle[r, y], angle[f, a]
    # [ij] = -<ij>^*: three products on the line, one of the current
    line, bracket = -1.0 if mirrored else 1.0, -1.0 if current else 1.0
    for n in range(_LANES):
        u, v, z = xf[n], xa[n], fa[n]
        k2 = u.real * u.real + u.imag * u.imag + v.real * v.real + v.imag * v.imag
        factor = 2.0 / (k2 + z.real * z.real + z.imag * z.imag)
        # <xf>[fs] = <xf><sf>^*
        p, q, w = sf[n], sa[n], ry[n]
        real = u.real * p.real + u.imag * p.imag + v.real * q.real + v.imag * q.imag
        imaginary = u.imag * p.real - u.real * p.imag + v.imag * q.real - v.real * q.imag
        outer = complex(real * w.real - imaginary * w.imag, real * w.imag + imaginary * w.real)
        one = complex(factor * line * outer.real, factor * outer.imag)
        two = complex(bracket * z.real, z.imag)
        found[n] = complex(
            one.real * two.real - one.imag * two.imag, one.real * two.imag + one.imag * two.real
        )


@part
def _scalar_structures(angle: Number, crossed: int, h1: int, h2: int, found: Number) -> None:
    """Fill `found`, shape (2, 2, lanes): the line next to the quarks; scalar at its fermion or antifermion.

    For left-handed quarks; helicity 0 is <f| ... |a>, 1 is [f| ... |a].
    """
    one, two = ((3, 4), (5, 2)) if crossed else ((3, 2), (5, 4))
    both = ((one, two, h1, h2), (two, one, h2, h1))
    for k in range(2):
        line, pair, h, current = both[k]
        for end in range(2):
            _radiation(angle, line[end], line[1 - end], pair, h == 1, current == 1, found[k, end])


@part
def _fill_structures(angle: Number, found: Number, radiated: Number) -> None:
    """Fill the structures of vectors and, where `radiated` has room, scalars, by pairing and helicities."""
    for p in range(len(found)):
        for h1 in range(2):
            for h2 in range(2):
                _structures(angle, p, h1, h2, found[p, h1, h2])
                if len(radiated):
                    _scalar_structures(angle, p, h1, h2, radiated[p, h1, h2])


@part
def _propagators(pair: Number, pole: complex, result: Number) -> None:
    """Fill `result` with 1/(s - pole), s the mass of a pair with these spinor products."""
    for n in range(_LANES):
        real = pair[n].real * pair[n].real + pair[n].imag * pair[n].imag - pole.real
        size = 1.0 / (real * real + pole.imag * pole.imag)
        result[n] = complex(real * size, pole.imag * size)


@part
def _exchange(one: Number, two: Number, propagators: Number, low: int, high: int, result: Number) -> None:
    """Fill `result` with the sum over bosons of the couplings of two lines and the propagator."""
    result[:] = 0.0
    for boson in range(low, high):
        coupling, row = one[boson] * two[boson], propagators[boson]
        if coupling != 0.0:
            for n in range(_LANES):
                result[n] += coupling * row[n]


@part
def _multiply(
    one: Number, two: Number, structure: Number, sign: float, conjugate: float, result: Number
) -> None:
    """Add sign times two exchanges times a structure, conjugate where `conjugate` is -1."""
    for n in range(_LANES):
        a, b, x = one[n], two[n], structure[n]
        real, imaginary = (
            sign * (a.real * b.real - a.imag * b.imag),
            sign * (a.real * b.imag + a.imag * b.real),
        )
        y = conjugate * x.imag
        result[n] += complex(real * x.real - imaginary * y, real * y + imaginary * x.real)


@part
def _product(one: Number, two: Number, factor: float, result: Number) -> None:
    """Add factor Re(one^* two) to a block, which may be shorter than the others."""
    for n in range(len(result)):
        result[n] += factor * (one[n].real * two[n].real + one[n].imag * two[n].imag)


@part
def _subtract(one: Number, two: Number, orders: int) -> None:
    for order in range(orders):
        a, b = one[order], two[order]
        for n in range(_LANES):
            a[n] -= b[n]


@part
def _fill_exchanges(
    one: Number, two: Number, propagators: Number, standard: int, orders: int, result: Number
) -> None:
    """Fill `result`, shape (2, 2, 2, lanes), for both helicities of both lines and 0 or 1 new bosons."""
    for h1 in range(2):
        for h2 in range(2):
            edges = (0, standard, len(propagators))
            for order in range(min(orders, 2)):
                _exchange(
                    one[h1], two[h2], propagators, edges[order], edges[order + 1], result[h1, h2, order]
                )


@part
def _between(
    pair: Number,
    poles: Number,
    standard: int,
    leptons: Number,
    orders: int,
    propagators: Number,
    result: Number,
) -> None:
    """Fill propagators at the mass of a pair, and with them the exchanges between the lines of leptons."""
    for boson in range(len(poles)):
        _propagators(pair, poles[boson], propagators[boson])
    _fill_exchanges(leptons[0], leptons[1], propagators, standard, orders, result)


@part
def _amplitude(
    middle: Number,
    enter: Number,
    between: Number,
    hq: int,
    h1: int,
    h2: int,
    signs: Number,
    orders: int,
    structure: Number,
    result: Number,
) -> None:
    """Fill `result`, by number of new bosons, with the amplitude of one pairing of the leptons.

    Parameters
    ----------
    middle
        Exchanges of the quark line with each pair, shape (2, quark's helicity, lepton's, order, lanes).
    enter
        Exchanges of the incoming quarks with each line, the same shape.
    between
        Exchanges between the lines at the mass of each pair, shape (2, first's helicity, second's, ...).
    signs
        Of the diagrams with two bosons on the quark line (0: they do not count), and of imaginary parts.
    """
    charge, conjugate = signs
    quark_orders = 2 if orders == 3 else 1
    for order in range(orders):
        total = result[order]
        total[:] = 0.0
        for k in range(max(0, order - 1), min(order, quark_orders - 1) + 1):
            j = order - k
            _multiply(enter[0, hq, h1, k], between[1, h1, h2, j], structure[1], 1.0, conjugate, total)
            _multiply(enter[1, hq, h2, k], between[0, h1, h2, j], structure[2], 1.0, conjugate, total)
            if charge != 0.0 and j < quark_orders:
                _multiply(middle[0, hq, h1, k], middle[1, hq, h2, j], structure[0], charge, conjugate, total)


@part
def _scalar_amplitude(
    enter: Number,
    between: Number,
    hq: int,
    h1: int,
    h2: int,
    conjugate: float,
    orders: int,
    structure: Number,
    result: Number,
) -> None:
    """Fill `result` as `_amplitude` with one scalar between the leptons; it turns the helicity of both lines.

    The sign is that of a scalar's propagator, i, against that of a vector, -i.
    """
    for order in range(orders):
        total = result[order]
        total[:] = 0.0
        for k in range(max(0, order - 1), min(order, 1 if orders == 3 else 0) + 1):
            one, two = between[1, h1, h2, order - k], between[0, h1, h2, order - k]
            _multiply(enter[0, hq, 1 - h1, k], one, structure[0, 0], -1.0, conjugate, total)
            _multiply(enter[0, hq, h1, k], one, structure[0, 1], -1.0, conjugate, total)
            _multiply(enter[1, hq, 1 - h2, k], two, structure[1, 0], -1.0, conjugate, total)
            _multiply(enter[1, hq, h2, k], two, structure[1, 1], -1.0, conjugate, total)


@part
def _add_squares(amplitude: Number, orders: int, factor: float, result: Number) -> None:
    """Add the parts of |amplitude|^2, which is given by its number of new bosons."""
    zero, one, two = amplitude[0], amplitude[1], amplitude[2]
    _product(zero, zero, factor, result[0])
    if orders > 1:
        _product(zero, one, 2.0 * factor, result[1])
        _product(one, one, factor, result[3])
    if orders > 2:
        _product(zero, two, 2.0 * factor, result[2])
        _product(one, two, 2.0 * factor, result[4])
        _product(two, two, factor, result[5])


@part
def _add_helicities(
    found: Number,
    radiated: Number,
    middle: Number,
    enter: Number,
    between: Number,
    scalars: Number,
    hq: int,
    beam: int,
    orders: int,
    factor: float,
    exchanged: bool,
    amplitude: Number,
    result: Number,
) -> None:
    """Add |M|^2 of a quark's helicity and beam, summed over the helicities of the leptons."""
    # right-handed quarks have the structures of reflected leptons, conjugate
    reflected = hq != beam
    charge = (-1.0 if beam else 1.0) if exchanged else 0.0
    signs = (charge, -1.0 if reflected else 1.0)
    pairings, with_scalars = len(found), len(radiated) > 0
    for h1 in range(2):
        for h2 in range(2):
            a, b = (1 - h1, 1 - h2) if reflected else (h1, h2)
            for p in range(pairings):
                pair = 2 * p
                here, inner = middle[pair : pair + 2], between[pair : pair + 2]
                _amplitude(here, enter, inner, hq, h1, h2, signs, orders, found[p, a, b], amplitude[p])
                if with_scalars:
                    inner, x = scalars[pair : pair + 2], radiated[p, a, b]
                    _scalar_amplitude(enter, inner, hq, h1, h2, signs[1], orders, x, amplitude[2 + p])
            # amplitudes of the same external state, with Fermi's sign
            if pairings == 2 and h1 == h2:
                _subtract(amplitude[0], amplitude[1], orders)
                if with_scalars:
                    _subtract(amplitude[2], amplitude[3], orders)
            elif pairings == 2 and with_scalars:
                _subtract(amplitude[0], amplitude[3], orders)
                _subtract(amplitude[1], amplitude[2], orders)
            _add_squares(amplitude[0], orders, factor, result)
            if pairings == 2 and h1 != h2:
                _add_squares(amplitude[1], orders, factor, result)
            elif with_scalars:
                _add_squares(amplitude[2], orders, factor, result)


@kernel
def squares(
    momenta: Number,
    poles: Number,
    standard: int,
    quarks: Number,
    leptons: Number,
    scalar_poles: Number,
    standard_scalars: int,
    yukawa: Number,
    identical: bool,
    exchanged: bool,
    factor: float,
    result: Number,
) -> None:
    """Fill `result` with the parts of |M|^2 summed over helicities.

    Parameters
    ----------
    momenta
        Shape (N, 6, 4): quark, antiquark, antilepton, lepton, twice; massless.
    poles
        m^2 - i m Gamma of the vectors, those of the Standard Model first, shape (vectors,).
    standard
        Number of vectors of the Standard Model.
    quarks
        Couplings of the classes of quarks, shape (classes, helicity, vectors), complex as all couplings.
    leptons
        Couplings of both lepton lines, shape (2, helicity, vectors).
    scalar_poles, standard_scalars, yukawa
        The same of scalars, which quarks do not couple to; P_R comes first, with <f| ... |a>.
    identical
        Whether leptons can be exchanged; then both lines have the same couplings.
    exchanged
        Whether the diagrams with two bosons on the quark line count.
    factor
        Multiplies |M|^2.
    result
        Shape (classes, 2, PARTS, N); in the second row the quark has the momentum of row 1. Parts that vanish
        are not set.
    """
    bosons, pairings = len(poles), 2 if identical else 1
    with_scalars = len(scalar_poles) > 0
    new = standard < bosons or standard_scalars < len(scalar_poles)
    orders = 1 if not new else 3 if np.any(quarks[:, :, standard:] != 0.0) else 2
    pairs = ((3, 2), (5, 4), (3, 4), (5, 2))
    first, second = np.empty((6, _LANES)), np.empty((6, _LANES), np.complex128)
    angle = np.ones((6, 6, _LANES), np.complex128)  # unused lanes have numbers, too
    propagators = np.empty((5, bosons, _LANES), np.complex128)
    found = np.empty((pairings, 2, 2, 3, _LANES), np.complex128)
    between = np.empty((4, 2, 2, 2, _LANES), np.complex128)
    middle = np.empty((4, 2, 2, 2, _LANES), np.complex128)
    enter = np.empty((2, 2, 2, 2, _LANES), np.complex128)
    scalars = np.empty((4, 2, 2, 2, _LANES), np.complex128)
    scalar_propagators = np.empty((len(scalar_poles), _LANES), np.complex128)
    radiated = np.empty((pairings if with_scalars else 0, 2, 2, 2, 2, _LANES), np.complex128)
    amplitude = np.empty((4, 3, _LANES), np.complex128)
    for start in range(0, len(momenta), _LANES):
        spinor_products(momenta[start : start + _LANES], first, second, angle)
        for boson in range(bosons):
            _propagators(angle[0, 1], poles[boson], propagators[4, boson])
        for pair in range(2 * pairings):
            _between(angle[pairs[pair]], poles, standard, leptons, orders, propagators[pair], between[pair])
            if with_scalars:
                here = scalar_propagators
                _between(
                    angle[pairs[pair]], scalar_poles, standard_scalars, yukawa, orders, here, scalars[pair]
                )
        _fill_structures(angle, found, radiated)
        for q in range(len(quarks)):
            for pair in range(2 * pairings):
                _fill_exchanges(
                    quarks[q], leptons[pair % 2], propagators[pair], standard, orders, middle[pair]
                )
            for line in range(2):
                _fill_exchanges(quarks[q], leptons[line], propagators[4], standard, orders, enter[line])
            for beam in range(2):
                here = result[q, beam, :, start : start + _LANES]
                here[:] = 0.0
                for hq in range(2):
                    _add_helicities(
                        found,
                        radiated,
                        middle,
                        enter,
                        between,
                        scalars,
                        hq,
                        beam,
                        orders,
                        factor,
                        exchanged,
                        amplitude,
                        here,
                    )
