"""Events: the ROOT tree of HepMC3 (WriterRootTree, tree "hepmc3_tree") as full events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import awkward as ak
import numpy as np
import numpy.typing as npt

from recast.core.compiled import kernel
from recast.core.errors import InputError
from recast.events.full import FullEvents, FullFile
from recast.events.graph import first_incoming
from recast.events.hepmc.columns import unnamed, weight_cross_sections
from recast.events.hepmc.names import WeightNames
from recast.events.root.full import flat_column, steps

__all__ = ["HEPMC_TREE", "open_root_hepmc"]

HEPMC_TREE = "hepmc3_tree"
_EVENT = "hepmc3_event"
_MEND = "Make or fetch it again."
_GEV, _CM = 1, 1  # HepMC3's Units: MEV 0, GEV 1; MM 0, CM 1


@kernel
def _link(
    counts: npt.NDArray[np.int64],
    vertex_counts: npt.NDArray[np.int64],
    link_counts: npt.NDArray[np.int64],
    one: npt.NDArray[np.int32],
    two: npt.NDArray[np.int32],
    production: npt.NDArray[np.int32],
    end: npt.NDArray[np.int32],
) -> int:
    """Follow the links, each from a particle (positive) to a vertex (negative) or back, numbered from 1.

    Returns the first event with a link to nowhere, -1 for none.
    """
    particle, link = np.int64(0), np.int64(0)
    for event in range(len(counts)):
        for index in range(link, link + link_counts[event]):
            a, b = np.int64(one[index]), np.int64(two[index])
            inner = max(a, b)
            vertex = -min(a, b)
            if inner < 1 or inner > counts[event] or vertex < 0 or vertex > vertex_counts[event]:
                return event
            if vertex == 0:
                continue  # the root vertex
            if a > 0:
                end[particle + inner - 1] = vertex - 1
            else:
                production[particle + inner - 1] = vertex - 1
        particle += counts[event]
        link += link_counts[event]
    return -1


def _cross_sections(
    tree: Any, start: int, stop: int, n_weights: int
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64] | None]:
    """Return the value that stands first with each event, and those of each weight (see there)."""
    first = np.full((stop - start, 2), np.nan)
    counts = np.zeros(stop - start, np.int64)
    further: list[str] = []
    owner, names, texts = (
        tree[f"{_EVENT}/attribute_{name}"].array(entry_start=start, entry_stop=stop)
        for name in ("id", "name", "string")
    )
    stated = texts[(names == "GenCrossSection") & (owner == 0)].to_list()
    for index, found in enumerate(stated):
        words = found[-1].split() if found else []
        if len(words) > 1:
            first[index] = float(words[0]), float(words[1])
            rest = words[4:]  # after the numbers of accepted and attempted events
            further += [*rest, "0"] if len(rest) % 2 else rest
            counts[index] = (len(rest) + 1) // 2
    each = np.array([float(word) for word in further]).reshape(-1, 2)
    return first, weight_cross_sections(first, each, counts, n_weights)


def _names(tree: Any, start: int, stop: int) -> list[tuple[int, tuple[str, ...] | None]]:
    """Return the names of weights, None for none, with the first event that each stand with."""
    branch = "GenRunInfo/weight_names"
    if branch not in tree:
        return [(0, None)]
    names = tree[branch].array(entry_start=start, entry_stop=stop)
    if ak.all(ak.num(names) == len(names[0])) and ak.all(names == names[:1]):
        return [(0, tuple(names[0].to_list()) or None)]
    every = [tuple(each) or None for each in names.to_list()]
    return [(index, each) for index, each in enumerate(every) if index == 0 or each != every[index - 1]]


def _events(tree: Any, start: int, stop: int, where: str) -> FullEvents:
    def column(name: str) -> Any:
        return tree[f"{_EVENT}/{name}"].array(entry_start=start, entry_stop=stop)

    counts, pid = flat_column(column("particles/particles.pid"))
    flat: dict[str, Any] = {
        name: flat_column(column(f"particles/particles.{branch}"))[1]
        for name, branch in {
            "status": "status",
            "mass": "mass",
            **dict(zip(("px", "py", "pz", "e"), (f"momentum.m_v{i}" for i in range(1, 5)), strict=True)),
        }.items()
    }
    vertex_counts, vertex_status = flat_column(column("vertices/vertices.status"))
    position = np.stack(
        [flat_column(column(f"vertices/vertices.position.m_v{axis}"))[1] for axis in range(1, 5)], axis=1
    )
    weight_counts, weights = flat_column(column("weights"))
    if not (weight_counts == weight_counts[0]).all():
        raise InputError("events differ in the number of weights", where=where, mend=_MEND)
    w = int(weight_counts[0])
    momentum = np.where(np.asarray(column("momentum_unit")) == _GEV, 1.0, 1e-3)
    length = np.where(np.asarray(column("length_unit")) == _CM, 10.0, 1.0)
    for name in ("px", "py", "pz", "e", "mass"):
        flat[name] = flat[name] * np.repeat(momentum, counts)
    position *= np.repeat(length, vertex_counts)[:, None]
    link_counts, one = flat_column(column("links1"))
    other_counts, two = flat_column(column("links2"))
    production, end = np.full(len(pid), -1, np.int32), np.full(len(pid), -1, np.int32)
    bad = start if not np.array_equal(link_counts, other_counts) else -1
    if bad < 0:
        bad = int(_link(counts, vertex_counts, link_counts, one, two, production, end))
    if bad >= 0:
        raise InputError(
            f"the {start + bad + 1}. event links to a particle or vertex that does not exist",
            where=where,
            mend=_MEND,
        )
    number = np.asarray(column("event_number")).astype(np.int64)
    first, each = _cross_sections(tree, start, stop, max(w, 1))
    return FullEvents(
        weight_names=unnamed(max(w, 1)),
        number=number,
        weights=weights.reshape(-1, w) if w else np.ones((len(number), 1)),
        cross_section_pb=first,
        weight_cross_sections_pb=each,
        counts=counts,
        vertex_counts=vertex_counts,
        pid=pid,
        production=production,
        end=end,
        vertex_status=vertex_status,
        position=position,
        first_in=first_incoming(end, counts, vertex_counts),
        **flat,
    )


def open_root_hepmc(file: Any, where: str) -> FullFile:
    """Read an open ROOT file with HepMC3's tree.

    Raises
    ------
    InputError
        While the chunks are read: if it is damaged, links do not fit, or events have other weights than the
        first one.
    """
    tree = file[HEPMC_TREE]
    result = FullFile(where, iter(()))

    def chunks() -> Iterator[FullEvents]:
        names = WeightNames(lambda stated, _: stated, where)
        for start, stop in steps(tree, where):
            events = names.ordered(_events(tree, start, stop, where), _names(tree, start, stop), start)
            if not result.runs:
                result.runs.append({})
            yield events
        result.notes.extend(names.notes)

    result.chunks = chunks()
    return result
