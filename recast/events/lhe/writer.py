"""Events: Les Houches event files (version 3) of two partons to four leptons: arrays in, arrays out.

Format: hep-ph/0609017 and hep-ph/0109068. Intermediate resonances are written as status-2 particles, for the
shower to keep their masses.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from recast.core.atomic import atomic_path

__all__ = ["HeaderInfo", "PartonEvents", "Resonances", "lhe_head", "write_lhe"]

Real = npt.NDArray[np.float64]
Integer = npt.NDArray[np.integer]

_PARTICLE = "%9d %2d %4d %4d %4d %4d %+.14e %+.14e %+.14e %.14e %s 0. 9.\n"
_PROCESS_ID = 1


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
    alpha_em: float
    provenance: dict[str, Any]
    """Written as a comment block of JSON; must hold no clock time."""


def write_lhe(
    target: Path,
    header: HeaderInfo,
    events: PartonEvents,
    resonances: Resonances,
    alpha_s: npt.ArrayLike | None = None,
) -> Path:
    """Write events atomically; a name that ends with .gz is compressed (without a time stamp).

    Parameters
    ----------
    target
        The file.
    header
        Cross section and provenance.
    events, resonances
        The events; their numbers are not written (the order stands for them).
    alpha_s
        Strong coupling of each event, for information; 0 is written if absent.

    Returns
    -------
    `target`.
    """
    target = Path(target)
    with atomic_path(target) as temporary, temporary.open("wb") as raw:
        if target.suffix == ".gz":
            # level 1: the digits of momenta hardly compress better at higher levels
            with gzip.GzipFile(filename="", mode="wb", fileobj=raw, compresslevel=1, mtime=0) as packed:
                _write(packed, header, events, resonances, alpha_s)
        else:
            _write(raw, header, events, resonances, alpha_s)
    return target


def _write(
    stream: IO[bytes] | gzip.GzipFile,
    header: HeaderInfo,
    events: PartonEvents,
    resonances: Resonances,
    alpha_s: npt.ArrayLike | None,
) -> None:
    stream.write(lhe_head(header).encode("ascii"))
    strong = np.broadcast_to(np.asarray(0.0 if alpha_s is None else alpha_s, float), len(events))
    for event in _event_texts(header, events, resonances, strong):
        stream.write(event.encode("ascii"))
    stream.write(b"</LesHouchesEvents>\n")


def lhe_head(header: HeaderInfo) -> str:
    """Return the part of a file before its first event."""
    # "--" must not stand inside an XML comment, nor "&" and "<" outside one
    facts = json.dumps(header.provenance, indent=1, sort_keys=True, allow_nan=False).replace("--", "-\\u002d")
    beam = header.sqrt_s_gev / 2.0
    return (
        '<LesHouchesEvents version="3.0">\n'
        f"<!--\nrecast parton events; provenance:\n{facts}\n-->\n"
        "<header>\n</header>\n<init>\n"
        f"2212 2212 {beam:.10e} {beam:.10e} 0 0 0 0 -4 1\n"
        f"{header.cross_section_pb:.12e} {header.cross_section_error_pb:.12e} "
        f"{header.largest_weight_pb:.12e} {_PROCESS_ID}\n</init>\n"
    )


def _event_texts(
    header: HeaderInfo, events: PartonEvents, resonances: Resonances, alpha_s: Real
) -> Iterator[str]:
    masses = _masses(events, resonances)
    px, py, pz, energy = (events.momenta[:, :, k].tolist() for k in (1, 2, 3, 0))
    pids, weights = events.pids.tolist(), events.weights.tolist()
    scales, strong = events.scales.tolist(), alpha_s.tolist()
    outer, inner = resonances.outer.tolist(), resonances.inner.tolist()
    pairs = resonances.pairs.tolist()
    extra = {key: value.tolist() for key, value in masses.items()}
    for n, pid in enumerate(pids):
        lines: list[str] = []
        quark_first = pid[0] > 0
        colours = ((501, 0), (0, 501)) if quark_first else ((0, 501), (501, 0))
        for k in (0, 1):
            lines.append(
                _PARTICLE % (pid[k], -1, 0, 0, *colours[k], px[n][k], py[n][k], pz[n][k], energy[n][k], "0.")
            )
        mothers = dict.fromkeys(range(4), (1, 2))
        if outer[n]:
            lines.append(
                _PARTICLE % (outer[n], 2, 1, 2, 0, 0, *extra["outer"][n][:4], f"{extra['outer'][n][4]:.12e}")
            )
            mothers = dict.fromkeys(range(4), (3, 3))
        for slot in (0, 1):
            if inner[n][slot]:
                first, second = mothers[pairs[n][slot][0]]
                lines.append(
                    _PARTICLE
                    % (
                        inner[n][slot],
                        2,
                        first,
                        second,
                        0,
                        0,
                        *extra["inner"][n][slot][:4],
                        f"{extra['inner'][n][slot][4]:.12e}",
                    )
                )
                for lepton in pairs[n][slot]:
                    mothers[lepton] = (len(lines), len(lines))
        for k in range(2, 6):
            first, second = mothers[k - 2]
            lines.append(
                _PARTICLE % (pid[k], 1, first, second, 0, 0, px[n][k], py[n][k], pz[n][k], energy[n][k], "0.")
            )
        yield (
            f"<event>\n{len(lines)} {_PROCESS_ID} {weights[n]:+.12e} {scales[n]:.8e} "
            f"{header.alpha_em:.10e} {strong[n]:.8e}\n" + "".join(lines) + "</event>\n"
        )


def _masses(events: PartonEvents, resonances: Resonances) -> dict[str, Real]:
    """Return (px, py, pz, E, mass) of the resonances."""
    leptons = events.momenta[:, 2:]
    rows = np.arange(len(events))[:, None, None]
    sums = {"outer": leptons.sum(axis=1), "inner": leptons[rows, resonances.pairs].sum(axis=2)}
    result = {}
    for key, p in sums.items():
        mass2 = p[..., 0] ** 2 - (p[..., 1:] ** 2).sum(axis=-1)
        mass = np.sqrt(np.maximum(mass2, 0.0))
        result[key] = np.concatenate([p[..., 1:], p[..., :1], mass[..., None]], axis=-1)
    return result
