"""Generate: events of the engine as Les Houches records: mothers near their shell and colour flow."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.events.parton_table import PartonTable
from recast.generate.engine.diagrams import Propagator
from recast.generate.engine.feynman import Diagrams, Feynman, Tree

__all__ = ["colour_flows", "event_table"]

Real = npt.NDArray[np.float64]
Integer = npt.NDArray[np.integer]
Flow = tuple[tuple[int, int], ...]
"""Pairs (colour of a leg, anticolour of a leg) that are one line, all legs taken as outgoing."""

_NEAR_SHELL = 15.0
"""Distance from the pole in widths within which a resonance is written, as MadGraph's bwcutoff."""
_FIRST_COLOUR = 501
_NO_POLARISATION = 9.0
_OCTET, _FERMION = 8, 2


def event_table(
    rules: Feynman,
    limits: dict[str, int],
    events: tuple[Real, Integer, Real],
    header: Real,
    rng: np.random.Generator,
) -> PartonTable:
    """Return events as a table, with resonances between partons and final particles.

    For each event a diagram is drawn in proportion to the size of its couplings and propagators: its lines
    within 15 widths of their shell are mothers, and its colour flow, one of them at random, is the event's.

    Parameters
    ----------
    rules, limits
        The diagrams: Feynman rules and largest orders.
    events
        Momenta in the laboratory (N, 2 + n, 4) [GeV], PDG codes (N, 2 + n), weights [pb].
    header
        Scale [GeV], alpha and alpha_s of each event, shape (N, 3).
    rng
        Draws diagrams and colour flows.
    """
    momenta, pids, weights = events
    count, legs = pids.shape
    u = rng.random((2, count))
    rows = np.zeros((count, 2 * legs, 6), np.int32)  # at most legs - 3 resonances
    values = np.zeros((count, 2 * legs, 7))
    counts = np.zeros(count, np.int64)
    every = np.arange(count)
    kinds, kind = np.unique(pids, axis=0, return_inverse=True)
    for number, codes in enumerate(kinds.tolist()):
        here = every[kind.ravel() == number]
        initial, final = (codes[0], codes[1]), codes[2:]
        found = rules.diagrams(initial, final, limits)
        assert found is not None  # noqa: S101 - the events were made from them
        cumulative = np.cumsum(_sizes(rules, found, momenta[here]), axis=0)
        drawn = (u[0, here] * cumulative[-1] >= cumulative).sum(axis=0)
        for place in np.unique(drawn).tolist():
            chosen = here[drawn == place]
            flows = sorted({flow for tree in found.trees[place] for flow in colour_flows(rules, tree, codes)})
            which = (u[1, chosen] * len(flows)).astype(int)
            lines = [
                line for line in found.diagrams[place].propagators if line.width_gev > 0 and not line.legs & 2
            ]
            near = np.array([_near(line, momenta[chosen]) for line in lines]).reshape(len(lines), len(chosen))
            pattern = which + len(flows) * (near.T @ (1 << np.arange(len(lines)))).astype(int)
            for value in np.unique(pattern).tolist():
                part = chosen[pattern == value]
                kept = [line for k, line in enumerate(lines) if value // len(flows) >> k & 1]
                layout, columns = _layout(codes, kept, flows[value % len(flows)])
                counts[part] = len(layout)
                rows[part, : len(layout)] = layout
                for row, legs_of in enumerate(columns):
                    p = momenta[part][:, legs_of].sum(axis=1)
                    values[part, row, :3], values[part, row, 3] = p[:, 1:], p[:, 0]
                    mass = _mass(p) if len(legs_of) > 1 else _outer_mass(rules, codes[legs_of[0]])
                    values[part, row, 4] = mass
                values[part, : len(layout), 6] = _NO_POLARISATION
    present = np.arange(rows.shape[1]) < counts[:, np.newaxis]
    return PartonTable(every.astype(np.int64), weights, header, counts, rows[present], values[present])


def _outer_mass(rules: Feynman, code: int) -> float:
    return rules.masses[rules.name(code)]


def _mass(p: Real) -> Real:
    return np.asarray(np.sqrt(np.maximum(p[:, 0] ** 2 - (p[:, 1:] ** 2).sum(axis=1), 0.0)))


def _square(line: Propagator, momenta: Real) -> Real:
    """Return the squared momentum of a line [GeV^2]."""
    outgoing = [leg for leg in range(2, momenta.shape[1]) if line.legs >> leg & 1]
    p = momenta[:, outgoing].sum(axis=1)
    if line.legs & 2:
        p = momenta[:, 1] - p
    return np.asarray(p[:, 0] ** 2 - (p[:, 1:] ** 2).sum(axis=1))


def _near(line: Propagator, momenta: Real) -> npt.NDArray[np.bool_]:
    mass = np.sqrt(np.maximum(_square(line, momenta), 0.0))
    return np.asarray(np.abs(mass - line.mass_gev) < _NEAR_SHELL * line.width_gev)


def _sizes(rules: Feynman, found: Diagrams, momenta: Real) -> Real:
    """Return a size of |diagram|^2 at events, shape (diagrams, N): couplings over propagators."""
    result = np.empty((len(found.diagrams), len(momenta)))
    squares: dict[Propagator, Real] = {}
    for number, (diagram, trees) in enumerate(zip(found.diagrams, found.trees, strict=True)):
        result[number] = sum(np.prod([rules.strength(vertex) for vertex, _ in tree]) for tree in trees)
        for line in diagram.propagators:
            if line not in squares:
                s, mass2 = _square(line, momenta), line.mass_gev**2
                size = (s - mass2) ** 2 + mass2 * line.width_gev**2
                fermion = rules.particles[rules.name(line.pdg)].spin == _FERMION
                squares[line] = (np.abs(s) + mass2 if fermion else 1.0) / np.maximum(size, 1e-12)
            result[number] *= squares[line]
    return result


def colour_flows(rules: Feynman, tree: Tree, codes: Sequence[int]) -> set[Flow]:
    """Return the colour flows of a diagram at leading colour.

    Parameters
    ----------
    rules, tree
        The diagram.
    codes
        PDG codes of all legs, partons first.

    Raises
    ------
    InputError
        For colours other than triplets and octets, and vertices that make or end colour lines.
    """
    every = (1 << len(codes)) - 1
    vertices = sorted(tree)
    place = {legs: (k, slot) for k, (_, masks) in enumerate(vertices) for slot, legs in enumerate(masks)}
    found: set[Flow] = set()
    for choice in itertools.product(*(_connections(rules, number) for number, _ in vertices)):
        lines = []
        for k, (number, masks) in enumerate(vertices):
            for slot, legs in enumerate(masks):
                if legs.bit_count() != 1 or _colour(rules, number, slot) not in (-3, _OCTET):
                    continue
                at, leave = k, choice[k][slot]
                while vertices[at][1][leave].bit_count() != 1 and every ^ vertices[at][1][leave] in place:
                    at, enter = place[every ^ vertices[at][1][leave]]
                    leave = choice[at][enter]
                lines.append((vertices[at][1][leave].bit_length() - 1, legs.bit_length() - 1))
        found.add(tuple(sorted(lines)))
    return found


def _colour(rules: Feynman, number: int, slot: int) -> int:
    name = rules.vertices[number][0].particles[slot]
    item = rules.particles[name]
    return item.color if name == item.name or item.color in (1, _OCTET) else -item.color


def _connections(rules: Feynman, number: int) -> Iterator[dict[int, int]]:
    """Yield the ways of colour through a vertex: from slots with an anticolour to slots with a colour."""
    vertex = rules.vertices[number][0]
    colours = [_colour(rules, number, slot) for slot in range(len(vertex.particles))]
    into = [slot for slot, colour in enumerate(colours) if colour in (-3, _OCTET)]
    out = [slot for slot, colour in enumerate(colours) if colour in (3, _OCTET)]
    if len(into) != len(out) or any(abs(colour) not in (1, 3, _OCTET) for colour in colours):
        raise InputError(
            f"the vertex {' '.join(vertex.particles)} has no colour lines", where=rules.whole.ufo.where
        )
    joined = any(colour == _OCTET for colour in colours)
    for ends in itertools.permutations(out):
        ways = dict(zip(into, ends, strict=True))
        if all(a != b for a, b in ways.items()) and (not joined or _connected(ways)):
            yield ways


def _connected(ways: dict[int, int]) -> bool:
    slots = {*ways, *ways.values()}
    reached, waiting = set[int](), [min(slots)]
    back = {b: a for a, b in ways.items()}
    while waiting:
        slot = waiting.pop()
        if slot not in reached:
            reached.add(slot)
            waiting += [table[slot] for table in (ways, back) if slot in table]
    return reached == slots


def _layout(codes: Sequence[int], lines: Sequence[Propagator], flow: Flow) -> tuple[Integer, list[list[int]]]:
    """Return (code, status, mothers, colours) of each row of an event, and the legs that it is the sum of."""
    count = len(codes)
    sets = sorted((line.legs for line in lines), key=lambda legs: (-legs.bit_count(), legs))
    names = {line.legs: line.pdg for line in lines}
    row = {legs: 3 + k for k, legs in enumerate(sets)}
    layout, columns = [], []
    members = [1, 2, *sets, *(1 << leg for leg in range(2, count))]
    for legs in members:
        outgoing = [leg for leg in range(count) if legs >> leg & 1]
        above = [other for other in sets if other != legs and other & legs == legs]
        mother = (row[above[-1]],) * 2 if above else (1, 2)
        colour = [_FIRST_COLOUR + k for k, (a, b) in enumerate(flow) if a in outgoing and b not in outgoing]
        anti = [_FIRST_COLOUR + k for k, (a, b) in enumerate(flow) if b in outgoing and a not in outgoing]
        tags = (colour[0] if colour else 0, anti[0] if anti else 0)
        if legs in (1, 2):
            layout.append((codes[outgoing[0]], -1, 0, 0, tags[1], tags[0]))
        elif legs in names:
            layout.append((names[legs], 2, *mother, *tags))
        else:
            layout.append((codes[outgoing[0]], 1, *(mother if above else (1, 2)), *tags))
        columns.append(outgoing)
    return np.array(layout, np.int32), columns
