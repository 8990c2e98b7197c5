"""Events: flat ROOT ntuples and Delphes files (TTree or RNTuple), read by a branch map.

The split branches of Delphes' TClonesArrays are lists of numbers like those of flat ntuples.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterator
from typing import Any

import awkward as ak
import numpy as np
import numpy.typing as npt

from recast.core.blocks import Block
from recast.core.errors import InputError, raise_lack
from recast.events.full import FINAL, FullEvents, FullFile, linked_events
from recast.events.jets import JET_FIELDS, MISSING_FIELDS, empty_jets
from recast.events.pdg import kinds
from recast.events.root.branch_map import (
    BranchMap,
    JetBranches,
    Level,
    MissingBranches,
    ParticleBranches,
    SumBranches,
)
from recast.events.root.full import steps

__all__ = ["open_flat"]

_MEND = "Make or fetch it again."

Columns = dict[str, npt.NDArray[Any]]


def _used(entry: Block) -> list[str]:
    """Return the branches that an entry of the map names."""
    skipped = {"name", "tree", "level", "unit", "notes", "sums"}
    found: list[str] = []
    for name in [name for name in type(entry).model_fields if name not in skipped]:
        value = getattr(entry, name)
        if isinstance(value, str):
            found.append(value)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Block):
                found += _used(inner)
    return found


class _Chunk:
    """The branches of some events."""

    def __init__(self, tree: Any, names: dict[str, str], start: int, stop: int, where: str) -> None:
        self.where, self._start = where, start
        self.size = stop - start
        try:
            self._arrays = {
                name: tree[branch].array(entry_start=start, entry_stop=stop) for name, branch in names.items()
            }
        except Exception as error:  # uproot raises whatever the bytes make of its readers
            raise_lack(error)
            raise InputError(
                f"events {start} to {stop - 1} cannot be read ({type(error).__name__}: {error})",
                where=where,
                mend=_MEND,
            ) from error

    def has(self, name: str) -> bool:
        """Whether a branch was read."""
        return name in self._arrays

    def flat(self, name: str) -> tuple[npt.NDArray[np.int64], npt.NDArray[Any]]:
        """Return lengths and values of a branch of lists."""
        array = self._arrays[name]
        if array.ndim == 1:
            raise InputError(f"the branch {name} holds one number an event, not a list", where=self.where)
        values = np.asarray(ak.flatten(array))
        return np.asarray(ak.num(array), np.int64), values.astype(values.dtype.newbyteorder("="))

    def lists(self, *names: str) -> tuple[npt.NDArray[np.int64], list[npt.NDArray[Any]]]:
        """Return lengths and values of branches of lists that belong together.

        Raises
        ------
        InputError
            If they do not have equal lengths in every event.
        """
        counts, first = self.flat(names[0])
        values = [first]
        for name in names[1:]:
            others, more = self.flat(name)
            if len(bad := np.flatnonzero(others != counts)):
                at = int(bad[0])
                raise InputError(
                    f"{counts[at]} and {others[at]} numbers in event {self._start + at} of the branches "
                    f"{names[0]} and {name}, which are of the same objects",
                    where=self.where,
                    mend="Correct the branch map, or make the file again.",
                )
            values.append(more)
        return counts, values

    def single(self, name: str) -> npt.NDArray[Any]:
        """Return a branch of one number an event (or of lists of one)."""
        array = self._arrays[name]
        if array.ndim > 1:
            if not ak.all(ak.num(array) == 1):
                raise InputError(f"the branch {name} does not hold one number an event", where=self.where)
            array = ak.flatten(array)
        values = np.asarray(array)
        return values.astype(values.dtype.newbyteorder("="))


def _momenta(
    chunk: _Chunk, group: ParticleBranches | JetBranches, scale: float, *others: str | None
) -> tuple[npt.NDArray[np.int64], Columns, list[npt.NDArray[Any] | None]]:
    """Return lengths, momenta and the values of other branches of a group; None where one is not named."""
    plain = isinstance(group, ParticleBranches) and group.px is not None
    axes = ("px", "py", "pz") if plain else ("pt", "eta", "phi")
    named = [name for name in others if name is not None]
    counts, values = chunk.lists(*(str(getattr(group, axis)) for axis in axes), *named)
    further = iter(values[3:])
    more = [None if name is None else next(further) for name in others]
    if plain:
        return counts, {name: item * scale for name, item in zip(axes, values[:3], strict=True)}, more
    pt, eta, phi = (item.astype(np.float64) for item in values[:3])
    pt = pt * scale
    with np.errstate(over="ignore", invalid="ignore"):  # what is not finite is refused later
        # the momentum of what flies along the beam is not in the file: NanoAOD's incoming partons
        pz = np.where(pt == 0.0, 0.0, pt * np.sinh(eta))
        return counts, {"px": pt * np.cos(phi), "py": pt * np.sin(phi), "pz": pz}, more


def _group(
    chunk: _Chunk, group: ParticleBranches, scale: float, where: str, before: int
) -> tuple[npt.NDArray[np.int64], Columns]:
    """Return lengths and columns of a group of particles; mothers are indices in the group."""
    kind = group.pid if group.pid is not None else group.charge
    counts, columns, (codes, mass, status, one, two) = _momenta(
        chunk, group, scale, kind, group.mass, group.status, group.mother, group.second_mother
    )
    total = len(columns["px"])
    pid = np.asarray(codes)
    if group.pid is None:
        pid = np.where(pid > 0, -int(group.flavour or 0), int(group.flavour or 0))
    columns["pid"] = pid.astype(np.int32)
    columns["mass"] = mass.astype(np.float64) * scale if mass is not None else np.nan_to_num(kinds(pid).mass)
    columns["status"] = status.astype(np.int32) if status is not None else np.full(total, FINAL, np.int32)
    for key, values in (("one", one), ("two", two)):
        columns[key] = np.full(total, -1) if values is None else np.maximum(values.astype(np.int64), -1)
    owner = np.repeat(np.arange(len(counts)), counts)
    outside = np.maximum(columns["one"], columns["two"]) >= counts[owner]
    if outside.any():
        # in a map of several groups it would be a particle of the next one
        raise InputError(
            f"a mother of event {before + int(owner[outside.argmax()])} is not in its event, or its group",
            where=where,
            mend="Correct the branch map, or make the file again.",
        )
    return (
        _without(counts, columns, np.isin(np.abs(pid), group.without)) if group.without else (counts, columns)
    )


def _without(
    counts: npt.NDArray[np.int64], columns: Columns, left: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.int64], Columns]:
    """Return a group without the particles `left`; mothers are numbered anew.

    In the place of a mother that is left out stand that one's mothers, or none.
    """
    owner = np.repeat(np.arange(len(counts)), counts)
    first = (np.cumsum(counts) - counts)[owner]
    one, two = (np.where(columns[key] >= 0, columns[key] + first, -1) for key in ("one", "two"))
    above, other = np.where(one >= 0, one, two), np.where(one >= 0, two, -1)
    for _ in range(int(counts.max(initial=0))):  # no line is longer; those that are left are circles
        gone, gone_two = ((of >= 0) & left[of] for of in (one, two))
        if not (gone.any() or gone_two.any()):
            break
        two = np.where(gone_two, above[two], two)
        two = np.where(gone & (two < 0), other[one], two)
        one = np.where(gone, above[one], one)
    fewer = np.bincount(owner[~left], minlength=len(counts))
    begins, numbers = (np.cumsum(fewer) - fewer)[owner], np.cumsum(~left) - 1
    mothers = {
        key: np.where((of >= 0) & ~left[of], numbers[of] - begins, -1)
        for key, of in (("one", one), ("two", two))
    }
    return fewer, {name: values[~left] for name, values in (columns | mothers).items()}


def _merged(groups: list[tuple[npt.NDArray[np.int64], Columns]]) -> tuple[npt.NDArray[np.int64], Columns]:
    """Put the groups of each event one after the other; mothers become indices in the event."""
    if len(groups) == 1:
        return groups[0]
    total = np.zeros_like(groups[0][0])
    shifted = []
    for counts, columns in groups:
        before = np.repeat(total, counts)
        moved = {key: np.where(columns[key] >= 0, columns[key] + before, -1) for key in ("one", "two")}
        shifted.append((counts, columns | moved))
        total = total + counts
    owner = np.concatenate([np.repeat(np.arange(len(counts)), counts) for counts, _ in shifted])
    order = np.argsort(owner, kind="stable")
    names = shifted[0][1]
    return total, {name: np.concatenate([columns[name] for _, columns in shifted])[order] for name in names}


def _objects(chunk: _Chunk, branches: BranchMap) -> dict[str, ak.Array]:
    """Return the columns `jets` and `missing`; what the file does not hold is empty or zero."""
    none, nothing = empty_jets(chunk.size)
    nothing = ak.with_field(nothing, np.full(chunk.size, np.nan, MISSING_FIELDS["sum_et"]), "sum_et")
    jets, missing, scale = branches.jets, branches.missing, branches.scale
    return {
        "jets": _jets(chunk, jets, scale) if jets is not None and chunk.has(jets.pt) else none,
        "missing": _missing(chunk, missing, scale)
        if missing is not None and chunk.has(missing.pt)
        else nothing,
    }


def _jets(chunk: _Chunk, jets: JetBranches, scale: float) -> ak.Array:
    counts, columns, (mass, flavour) = _momenta(chunk, jets, scale, jets.mass, jets.flavour)
    total = len(columns["px"])
    flavour = np.zeros(total) if flavour is None else flavour.astype(np.int64)
    columns |= {
        "mass": np.zeros(total) if mass is None else mass * scale,
        "radius": np.full(total, jets.radius),
        "flavour": np.where(np.isin(flavour, (4, 5)), flavour, 0),
        "constituents": np.zeros(total),
    }
    owner = np.repeat(np.arange(len(counts)), counts)
    order = np.lexsort((-np.hypot(columns["px"], columns["py"]), owner))  # as those that are made here
    typed = {name: columns[name][order].astype(kind) for name, kind in JET_FIELDS.items()}
    return ak.unflatten(ak.zip(typed, with_name="Momentum4D"), counts)


def _missing(chunk: _Chunk, missing: MissingBranches, scale: float) -> ak.Array:
    pt, phi = (chunk.single(name).astype(np.float64) for name in (missing.pt, missing.phi))
    sums = np.full(chunk.size, np.nan)  # not stated
    if missing.sum_et is not None:
        sums = chunk.single(missing.sum_et) * scale
        if not np.isfinite(sums).all():
            raise InputError(f"the branch {missing.sum_et} holds no finite number", where=chunk.where)
    values = {"px": pt * scale * np.cos(phi), "py": pt * scale * np.sin(phi), "sum_et": sums}
    return ak.zip({name: values[name].astype(kind) for name, kind in MISSING_FIELDS.items()})


def _events(chunk: _Chunk, branches: BranchMap, before: int, where: str) -> FullEvents:
    groups = [_group(chunk, group, branches.scale, where, before) for group in branches.particles]
    counts, columns = _merged(groups)
    size = chunk.size
    number = chunk.single(branches.event) if branches.event else np.arange(before, before + size)
    weight = chunk.single(branches.weight) if branches.weight else np.ones(size)
    cross_section = np.full((size, 2), np.nan)
    if branches.cross_section_pb:
        stated = chunk.single(branches.cross_section_pb).astype(np.float64)
        # Delphes leaves the number undefined where the generator gave none
        cross_section[:, 0] = np.where(stated > 1e-15, stated, np.nan)
        cross_section[:, 1] = np.where(stated > 1e-15, 0.0, np.nan)
    return linked_events(
        counts,
        columns,
        weight,
        mothers=(columns["one"], columns["two"]),
        number=number,
        cross_section_pb=cross_section,
        where=where,
        before=before,
        objects=_objects(chunk, branches) if branches.has_objects else {},
    )


def _without_absent(branches: BranchMap, known: set[str]) -> BranchMap:
    """Return the map without optional groups of which the file holds nothing; one group stays."""
    kept = tuple(
        group
        for group in branches.particles
        if not group.optional or any(name in known for name in _used(group))
    )
    return branches.model_copy(update={"particles": kept or branches.particles[:1]})


def open_flat(file: Any, branches: BranchMap, where: str) -> FullFile:
    """Read an open ROOT file by a branch map.

    Raises
    ------
    InputError
        If the tree or a branch is missing; while the chunks are read, if they are damaged or hold numbers
        that are not finite.
    """
    trees = {key.split(";")[0] for key in file.keys()}  # noqa: SIM118 - no dictionary
    if branches.tree not in trees:
        raise InputError(
            f'it has no tree "{branches.tree}" (branch map {branches.name})',
            where=where,
            mend=f"It has: {', '.join(sorted(trees))}.",
        )
    tree = file[branches.tree]
    keys = set(tree.keys(recursive=False))
    if not keys.issuperset(_used(branches)):  # takes seconds for an RNTuple of a thousand fields
        keys |= set(tree.keys())
    # Delphes-like files without TClonesArrays have "Muon.PT" for "Muon/Muon.PT"
    known = keys | {f"{key.split('.')[0]}/{key}" for key in keys if "." in key and "/" not in key}
    branches = _without_absent(branches, known)
    needed = _used(branches)
    absent = [
        word
        for word, part in (("jets", branches.jets), ("missing momentum", branches.missing))
        if part is not None and not known & set(_used(part))
    ]
    for part in (branches.jets, branches.missing):
        if part is not None and not known & set(_used(part)):
            needed = [name for name in needed if name not in _used(part)]
    for name in needed:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
            raise InputError(
                f'it has no branch "{name}" (branch map {branches.name})',
                where=where,
                mend=f'Did you mean "{near[0]}"?' if near else "Correct the branch map.",
            )

    found = {name: name if name in keys else name.split("/")[1] for name in needed}

    def chunks() -> Iterator[FullEvents]:
        for start, stop in steps(tree, where):
            events = _events(_Chunk(tree, found, start, stop, where), branches, start, where)
            yield events

    notes = [*branches.notes, *(f"it holds no {word}" for word in absent)]
    if branches.level is Level.RECONSTRUCTED:
        notes.append("these are reconstructed objects: an analysis applies its efficiencies on top")
    generated = None if branches.sums is None else _generated(file, branches.sums, trees, where)
    return FullFile(where, chunks(), notes=notes, generated=generated)


def _generated(file: Any, sums: SumBranches, trees: set[str], where: str) -> tuple[str, float, float] | None:
    """Return `FullFile.generated`; None where the file does not state it.

    Raises
    ------
    InputError
        If the tree has one of the two only, or no numbers.
    """
    branches = (sums.sum_weights, sums.events)
    known = set(file[sums.tree].keys()) if sums.tree in trees else set()
    held = [name for name in branches if name in known]
    if not held:  # as in files of data
        return None
    if len(held) == 1:
        absent = next(name for name in branches if name not in known)
        raise InputError(
            f'its tree {sums.tree} has no branch "{absent}"', where=where, mend="Correct the branch map."
        )
    try:
        weights, events = (np.asarray(file[sums.tree][name].array(), np.float64) for name in branches)
    except Exception as error:  # as in _Chunk
        raise_lack(error)
        what = f"its tree {sums.tree} cannot be read ({type(error).__name__}: {error})"
        raise InputError(what, where=where, mend=_MEND) from error
    return sums.tree, math.fsum(weights.tolist()), math.fsum(events.tolist())
