"""Events: writes parton events: Les Houches files (version 3) of any, columns of those that are generated.

Format: hep-ph/0609017 and hep-ph/0109068. Intermediate resonances are written as status-2 particles, for the
shower to keep their masses.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.events.parquet.partons import write_parton_columns
from recast.events.parton_table import PartonTable
from recast.events.source import packed_file

if TYPE_CHECKING:
    from recast.events.full import FullEvents

__all__ = ["HeaderInfo", "PartonEvents", "Resonances", "four_lepton_table", "write_full_lhe", "write_partons"]

Real = npt.NDArray[np.float64]
Integer = npt.NDArray[np.integer]

_PROTON = 2212
_FIRST_COLOUR = 501
_WEIGHTED = -4
"""IDWTUP: the mean of the weights is the cross section."""
_INIT = ("beams", "energies_gev", "strategy", "processes")
_STATUS = (-1, -1, 2, 2, 2, 1, 1, 1, 1)
_NO_POLARISATION = 9.0
_END = b"</LesHouchesEvents>\n"
_AT_ONCE = 5000


@dataclass(frozen=True)
class Resonances:
    """Intermediate particles of each event; code 0 means none."""

    outer: Integer
    """PDG code of the parent of all four leptons, shape (N,)."""
    inner: Integer
    """PDG codes of the parents of up to two pairs, shape (N, 2)."""
    pairs: Integer
    """The leptons (0 to 3) of each inner resonance, shape (N, 2, 2)."""

    @classmethod
    def none(cls, count: int) -> Resonances:
        """Return no resonances for `count` events."""
        return cls(np.zeros(count, int), np.zeros((count, 2), int), np.zeros((count, 2, 2), int))


@dataclass(frozen=True)
class PartonEvents:
    """Events with two incoming partons and four outgoing leptons."""

    momenta: Real
    """(E, px, py, pz) [GeV] in the laboratory, shape (N, 6, 4); the first parton moves along +z."""
    pids: Integer
    """PDG codes, shape (N, 6)."""
    weights: Real
    """Signed weights [pb]; their mean is the cross section, shape (N,)."""
    numbers: Integer
    """Number of each event in its file, from 0, shape (N,)."""
    scales: Real
    """Factorisation scale [GeV], shape (N,)."""

    def __len__(self) -> int:
        return len(self.weights)


@dataclass(frozen=True)
class HeaderInfo:
    """The part of a file that is common to all its events."""

    sqrt_s_gev: float
    cross_section_pb: float
    cross_section_error_pb: float
    largest_weight_pb: float
    provenance: dict[str, Any]
    """Written as a comment block of JSON; must hold no clock time."""
    param_card: str = ""
    """SLHA text of new particles that a shower does not know; left out where empty."""


def four_lepton_table(
    events: PartonEvents, resonances: Resonances, alpha_em: float, alpha_s: npt.ArrayLike | None = None
) -> PartonTable:
    """Return events as a table, with their resonances between partons and leptons.

    `alpha_s` is the strong coupling of each event, for information; 0 is written if absent.
    """
    count = len(events)
    leptons = events.momenta[:, 2:]
    pairs = leptons[np.arange(count)[:, None, None], resonances.pairs].sum(axis=2)
    parents = np.concatenate([leptons.sum(axis=1, keepdims=True), pairs], axis=1)
    momenta = np.concatenate([events.momenta[:, :2], parents, leptons], axis=1)
    pids = np.column_stack([events.pids[:, :2], resonances.outer, resonances.inner, events.pids[:, 2:]])
    present = pids != 0
    place = present.cumsum(axis=1)
    codes = np.zeros((*pids.shape, 6), np.int32)
    codes[..., 0], codes[..., 1] = pids, _STATUS
    codes[:, 2, 2:4] = (1, 2)
    codes[:, 3:, 2:4] = np.where(present[:, 2, None, None], 3, (1, 2))
    for inner in (0, 1):
        rows = np.flatnonzero(present[:, 3 + inner])[:, None]
        codes[rows, 5 + resonances.pairs[rows[:, 0], inner], 2:4] = place[rows, 3 + inner, None]
    quark = (pids[:, :2] < 0).astype(int)  # 0: has a colour, 1: an anticolour
    codes[np.arange(count)[:, None], (0, 1), 4 + quark] = _FIRST_COLOUR
    values = np.zeros((*pids.shape, 7))
    values[..., :3], values[..., 3], values[..., 6] = momenta[..., 1:], momenta[..., 0], _NO_POLARISATION
    squared = parents[..., 0] ** 2 - (parents[..., 1:] ** 2).sum(axis=-1)
    values[:, 2:5, 4] = np.sqrt(np.maximum(squared, 0.0))
    header = np.column_stack(
        np.broadcast_arrays(events.scales, alpha_em, 0.0 if alpha_s is None else alpha_s)
    )
    numbers, counts = events.numbers.astype(np.int64), present.sum(axis=1)
    return PartonTable(numbers, events.weights, header, counts, codes[present], values[present])


def write_partons(target: Path, header: HeaderInfo, tables: Iterable[PartonTable]) -> Path:
    """Write events atomically, every bit of their numbers, so that all formats hold the same events.

    A name that ends with .parquet makes columns, any other an LHE file; .gz is compressed (without a time
    stamp).

    Parameters
    ----------
    target
        The file.
    header
        Cross section and provenance; weights follow IDWTUP = -4 (their mean is the cross section).
    tables
        The events, table after table; `weight` is XWGTUP [pb]. Their numbers are not written (the order
        stands for them).

    Returns
    -------
    `target`.
    """
    beam = float(header.sqrt_s_gev) / 2.0
    stated = (header.cross_section_pb, header.cross_section_error_pb, header.largest_weight_pb)
    process = (*map(float, stated), 1)
    init = ((_PROTON, _PROTON), (beam, beam), _WEIGHTED, [process])
    card = f"\n{header.param_card}" if header.param_card else ""
    target = Path(target)
    if target.suffix == ".parquet":
        lhe = dict(zip(_INIT, init, strict=True))
        write_parton_columns(target, {"lhe": lhe, "slha": card}, tables, header.provenance)
        return target
    # "--" must not stand inside an XML comment, nor "&" and "<" outside one
    facts = json.dumps(header.provenance, indent=1, sort_keys=True, allow_nan=False).replace("--", "-\\u002d")
    comment = f"<!--\nrecast parton events; provenance:\n{facts}\n-->\n"
    with packed_file(target, level=1) as stream:  # digits of momenta hardly compress better
        stream.write(_head(*init, comment, inside=f"<slha>{card}</slha>\n" if card else ""))
        for piece in itertools.chain.from_iterable(table.pieces(_AT_ONCE) for table in tables):
            stream.write(_event_texts(piece, [1] * len(piece)))
        stream.write(_END)
    return target


def write_full_lhe(target: Path, facts: dict[str, Any], chunks: Iterable[FullEvents], slha: str = "") -> int:
    """Write full events that came from an LHE file; a name that ends with .gz or .zst is compressed.

    Parameters
    ----------
    target
        The file.
    facts
        The init block (`recast.events.lhe.full.lhe_facts`).
    chunks
        The events, with the extra columns of an LHE file.
    slha
        The param card of their header.

    Returns
    -------
    Number of events.

    Raises
    ------
    InputError
        If the events do not have these columns: only the hard process fits into an LHE file.
    """
    from recast.events.partons import is_parton_level, parton_table  # noqa: PLC0415 - loads the readers

    written = 0
    with packed_file(target) as stream:
        for chunk in chunks:
            if not is_parton_level(chunk):
                raise InputError(
                    "only parton events that came from an LHE file can be written as LHE",
                    where=str(target),
                    mend="Choose hepmc3, root, rntuple or parquet.",
                )
            names = [_escaped(name) for name in chunk.weight_names[1:]]
            if not written:
                declared = "".join(f'<weight id="{name}"></weight>\n' for name in names)
                group = f'<initrwgt>\n<weightgroup name="weights">\n{declared}</weightgroup>\n</initrwgt>\n'
                card = f"<slha>{slha}</slha>\n" if slha else ""
                words = facts.get("matching", "")
                asked = f"<MGRunCard>\n{words}\n</MGRunCard>\n" if words else ""
                inside = asked + (group if names else "") + card
                stream.write(_head(*(facts[name] for name in _INIT), inside=inside))
            process = chunk.event_extras["process"].tolist()
            others = [
                "".join(f'<wgt id="{name}">{x:.16e}</wgt>\n' for name, x in zip(names, row, strict=True))
                for row in chunk.weights[:, 1:].tolist()
            ]
            stream.write(
                _event_texts(parton_table(chunk, chunk.weights[:, 0]), process, others if names else None)
            )
            written += len(chunk)
        stream.write(_END)
    return written


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _head(
    beams: Sequence[int],
    energies: Sequence[float],
    strategy: int,
    processes: Sequence[Sequence[float]],
    comment: str = "",
    *,
    inside: str = "",
) -> bytes:
    lines = "".join(f"{x!r} {error!r} {largest!r} {code}\n" for x, error, largest, code in processes)
    return (
        f'<LesHouchesEvents version="3.0">\n{comment}<header>\n{inside}</header>\n<init>\n'
        f"{beams[0]} {beams[1]} {energies[0]!r} {energies[1]!r} 0 0 0 0 {strategy} "
        f"{len(processes)}\n{lines}</init>\n"
    ).encode()


def _event_texts(
    table: PartonTable,
    process: Sequence[float],
    others: Sequence[str] | None = None,
) -> bytes:
    """Return the events as text; `others` are the lines of each event's further weights."""
    # codes are few: they become part of one format for all, whose arguments are the numbers of all lines
    number, head = " ".join(["%r"] * table.momenta.shape[1]) + "\n", "%r %r %r %r\n"
    rows = np.ascontiguousarray(table.codes)
    kinds, kind = np.unique(rows.view(f"V{rows.itemsize * rows.shape[1]}")[:, 0], return_inverse=True)
    formats = [
        f"{' '.join(map(str, row))} {number}" for row in kinds.view(rows.dtype).reshape(-1, 6).tolist()
    ]
    # a list of texts alone: a list for each particle would set off the garbage collector
    lines = [formats[index] for index in kind.tolist()]
    pieces, at = [], 0
    for index, count in enumerate(table.counts.tolist()):
        rwgt = f"<rwgt>\n{others[index].replace('%', '%%')}</rwgt>\n" if others is not None else ""
        pieces += [
            f"<event>\n{count} {process[index]:.0f} {head}",
            *lines[at : at + count],
            rwgt,
            "</event>\n",
        ]
        at += count
    before = np.cumsum(table.counts) - table.counts
    width, common = table.momenta.shape[1], np.column_stack([table.weight, table.header])
    numbers = np.empty(common.size + table.momenta.size)
    owner = np.repeat(np.arange(len(table)), table.counts)
    places = width * np.arange(len(owner)) + common.shape[1] * (owner + 1)
    numbers[places[:, None] + np.arange(width)] = table.momenta
    starts = width * before + common.shape[1] * np.arange(len(table))
    numbers[starts[:, None] + np.arange(common.shape[1])] = common
    return ("".join(pieces) % tuple(numbers.tolist())).encode()
