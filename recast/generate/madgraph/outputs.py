"""Generate: reads back what MadEvent made (cross section, banner, LHE file) and refuses what is not sound."""

from __future__ import annotations

import dataclasses
import gzip
import math
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

import numpy as np

from recast.core.errors import RecastError, RunError
from recast.core.slha import slha_number
from recast.events.beside import event_path

if TYPE_CHECKING:
    from recast.events.partons import PartonFile

__all__ = ["EventFile", "check_event_file", "copy_events", "logged_cross_section", "read_banner"]

_HEADER_END = "</init>"
_GENERATED = re.compile(
    r"Number of Events\s*:\s*(\d+).*?Integrated weight \(pb\)\s*:\s*([-+.\deE]+|[-+]?nan|[-+]?inf)",
    re.DOTALL | re.IGNORECASE,
)
_LOGGED = re.compile(r"Cross-section :\s*(\S+)\s*\+-\s*(\S+)\s*pb")
_LARGEST_PB = 2e11
_MOST_HEADER = 10_000_000
_BALANCE = 1e-6
_LARGEST = 10_000
"""Processes of an init block."""
_NO_INIT = "the lines of processes in the init block of its event file are not numbers"
"""Largest imbalance of energy or momentum over the event's energy; MadEvent prints ten digits."""


@dataclass(frozen=True, slots=True)
class EventFile:
    """A sound file of parton events."""

    n_events: int
    cross_section_pb: float
    cross_section_error_pb: float
    negative_share: float
    """Share of the events with a negative weight."""
    mended_pb: tuple[float, float] | None = None
    """Cross section and error that must replace those of the init block; None: they are right."""


def read_banner(path: Path) -> str:
    """Return everything of an LHE file before its first event.

    Raises
    ------
    RunError
        If it is missing, damaged or has no init block.
    """
    try:
        with _open(path) as stream:
            text = stream.read(_MOST_HEADER).decode("utf-8", "replace")
    except (OSError, EOFError) as error:
        raise RunError(f"the event file cannot be read ({error})", where=str(path)) from error
    if _HEADER_END not in text:
        raise RunError("the event file has no init block: it was cut off", where=str(path))
    return text[: text.index(_HEADER_END) + len(_HEADER_END)]


def logged_cross_section(log: str) -> tuple[float, float] | None:
    """Return the last cross section and error [pb] that a log of MadEvent states."""
    found = _LOGGED.findall(log)
    if not found:
        return None
    stated = slha_number(found[-1][0]), slha_number(found[-1][1])
    return stated if all(map(math.isfinite, stated)) else None


def check_event_file(
    path: Path,
    n_events: int,
    sqrt_s_gev: float,
    version: str,
    logged: tuple[float, float] | None = None,
) -> EventFile:
    """Return the facts of an LHE file of MadEvent after checking them.

    Raises
    ------
    RunError
        If the number of events, the energy, the version or the cross section is not what was asked for, if
        init block, banner and weights disagree, if a number is not finite, or if an event does not conserve
        energy and momentum.
    """
    from recast.events.partons import read_parton_file  # noqa: PLC0415 - loads the readers

    banner = read_banner(path)
    where = str(path)
    try:
        file = read_parton_file(path)
    except RecastError as error:
        raise RunError(error.what, where=where, mend=error.mend) from error
    count = len(file.table)
    if count != n_events:
        raise RunError(
            f"MadGraph made {count} of {n_events} events",
            where=where,
            mend="Ask for fewer, or loosen the cuts." if count < n_events else "Run again.",
        )
    if not math.isclose(file.sqrt_s_gev, sqrt_s_gev, rel_tol=1e-6):
        raise RunError(f"the beams have {file.sqrt_s_gev:g} GeV in place of {sqrt_s_gev:g}", where=where)
    if not re.search(rf"<MGVersion>\s*#?\s*{re.escape(version)}\s", banner):
        raise RunError(f"the banner does not state version {version}", where=where)
    file, mended = _mended(file, banner, logged)
    _check_cross_section(file, banner, where)
    _check_balance(file, where)
    weight = file.table.weight
    return EventFile(
        count,
        file.cross_section_pb,
        file.cross_section_error_pb,
        float(np.count_nonzero(weight < 0) / count),
        mended,
    )


def _mended(
    file: PartonFile, banner: str, logged: tuple[float, float] | None
) -> tuple[PartonFile, tuple[float, float] | None]:
    """Return the file with the cross section that banner, log and weights state where init has a part of it.

    With 80 channels or more MadEvent 3.5.7 merges events in portions and writes the cross section of the
    first portion into the init block.
    """
    stated = _GENERATED.search(banner)
    if stated is None or logged is None or abs(file.strategy) != 4:
        return file, None
    sigma = slha_number(stated[2])
    right = math.isclose(file.cross_section_pb, sigma, rel_tol=1e-3)
    agree = math.isclose(sigma, logged[0], rel_tol=1e-3)
    if right or not agree or not math.isclose(sigma, float(file.table.weight.mean()), rel_tol=1e-3):
        return file, None
    return dataclasses.replace(file, cross_section_pb=sigma, cross_section_error_pb=logged[1]), (
        sigma,
        logged[1],
    )


def _check_cross_section(file: PartonFile, banner: str, where: str) -> None:
    sigma, error = file.cross_section_pb, file.cross_section_error_pb
    if not (math.isfinite(sigma) and math.isfinite(error)) or error < 0:
        raise RunError(f"the cross section is {sigma} +- {error} pb", where=where)
    if sigma == 0:
        raise RunError("the cross section is zero", where=where, mend="Check cuts, energy and couplings.")
    stated = _GENERATED.search(banner)
    banner_pb = slha_number(stated[2]) if stated else sigma
    # with weights of both signs the banner gives the sum of their sizes
    if sigma > _LARGEST_PB:
        raise RunError(
            f"the cross section is {sigma:g} pb, more than all of proton-proton scattering",
            where=where,
            mend="Check masses and widths in the param card: a resonance needs a width greater than 0.",
        )
    if file.table.weight.min() >= 0 and not math.isclose(banner_pb, sigma, rel_tol=1e-3):
        raise RunError(f"banner {banner_pb:g} pb and init block {sigma:g} pb disagree", where=where)
    total = float(file.table.weight.sum())
    if abs(file.strategy) == 4:
        total /= len(file.table)
    spread = float(np.abs(file.table.weight).sum()) / len(file.table) ** 0.5
    if not abs(total - sigma) <= 5.0 * (error + spread) + 1e-3 * abs(sigma):
        raise RunError(f"the weights add up to {total:g} pb, the init block says {sigma:g} pb", where=where)


def _check_balance(file: PartonFile, where: str) -> None:
    table = file.table
    sign = np.select([table.codes[:, 1] == -1, table.codes[:, 1] == 1], [-1.0, 1.0], 0.0)
    starts = np.cumsum(table.counts) - table.counts
    sums = np.add.reduceat(table.momenta[:, :4] * sign[:, None], starts, axis=0)
    energy = np.add.reduceat(table.momenta[:, 3] * (sign < 0), starts)
    worst = np.abs(sums).max(axis=1) / np.maximum(energy, 1e-300)
    if not (worst <= _BALANCE).all():
        bad = int(np.argmax(worst))
        raise RunError(
            f"event {bad} does not conserve energy and momentum (to {worst[bad]:.1g} of its energy)",
            where=where,
        )


def copy_events(source: Path, target: Path, mended_pb: tuple[float, float] | None = None) -> None:
    """Copy an LHE file; a name that ends with .gz is compressed anew, without a time stamp.

    `mended_pb` replaces the cross section and error of the init block: all its processes are scaled alike.
    """
    with _open(source) as stream, event_path(target) as temporary, temporary.open("wb") as raw:
        if target.suffix == ".gz":
            with gzip.GzipFile(filename="", mode="wb", fileobj=raw, compresslevel=6, mtime=0) as packed:
                _copy(stream, packed, mended_pb)
        else:
            _copy(stream, raw, mended_pb)


def _copy(
    source: IO[bytes], target: IO[bytes] | gzip.GzipFile, mended_pb: tuple[float, float] | None
) -> None:
    if mended_pb is not None:
        for line in iter(source.readline, b""):
            target.write(line)
            if line.strip() == b"<init>":
                beams = source.readline()
                target.write(beams)
                count = slha_number(beams.split()[-1].decode("latin-1")) if beams.split() else 0.0
                rows = [source.readline().split() for _ in range(int(count))] if 0 < count < _LARGEST else []
                target.writelines(_scaled(rows, mended_pb))
                break
    shutil.copyfileobj(source, target)


def _scaled(rows: list[list[bytes]], total_pb: tuple[float, float]) -> list[bytes]:
    """Return lines XSECUP XERRUP XMAXUP LPRUP with this sum, and this sum of the errors in quadrature."""
    if not rows or any(len(row) < 4 for row in rows):
        raise RunError(_NO_INIT, where="MadGraph")
    values = np.array([[slha_number(word.decode("latin-1")) for word in row[:2]] for row in rows])
    whole, errors = float(values[:, 0].sum()), float(np.hypot.reduce(values[:, 1]))
    if not (np.isfinite(values).all() and whole):
        raise RunError(_NO_INIT, where="MadGraph")
    new = values * [total_pb[0] / whole, total_pb[1] / errors if errors > 0 else 0.0]
    if errors == 0:
        new[0, 1] = total_pb[1]
    return [
        b" ".join([*(f"{value:.6e}".encode() for value in pair), *row[2:]]) + b"\n"
        for pair, row in zip(new, rows, strict=True)
    ]


def _open(path: Path) -> IO[bytes]:
    with path.open("rb") as probe:
        packed = probe.read(2) == b"\x1f\x8b"
    return gzip.open(path, "rb") if packed else path.open("rb")  # type: ignore[return-value]
