"""Events: writes parton events of any shape, given as a `PartonTable`, into a Les Houches file."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from recast.core.atomic import atomic_path
from recast.events.lhe.writer import HeaderInfo, lhe_head
from recast.events.partons import PartonTable

__all__ = ["write_parton_table"]

_LINE = "%9d %2d %4d %4d %4d %4d %+.12e %+.12e %+.12e %.12e %.12e %.5e %.1f\n"
_PROCESS_ID = 1


def write_parton_table(target: Path, header: HeaderInfo, table: PartonTable) -> Path:
    """Write events atomically; a name that ends with .gz is compressed (without a time stamp).

    Parameters
    ----------
    target
        The file.
    header
        Cross section and provenance; weights follow IDWTUP = -4 (their mean is the cross section).
    table
        The events; `weight` is XWGTUP [pb].

    Returns
    -------
    `target`.
    """
    target = Path(target)
    with atomic_path(target) as temporary, temporary.open("wb") as raw:
        if target.suffix == ".gz":
            with gzip.GzipFile(filename="", mode="wb", fileobj=raw, compresslevel=1, mtime=0) as packed:
                for text in _texts(header, table):
                    packed.write(text.encode("ascii"))
        else:
            for text in _texts(header, table):
                raw.write(text.encode("ascii"))
    return target


def _texts(header: HeaderInfo, table: PartonTable) -> Iterator[str]:
    yield lhe_head(header)
    codes, momenta = table.codes.tolist(), table.momenta.tolist()
    start = 0
    for count, weight, (scale, alpha, strong) in zip(
        table.counts.tolist(), table.weight.tolist(), table.header.tolist(), strict=True
    ):
        rows = range(start, start + count)
        start += count
        lines = [_LINE % (*codes[row], *momenta[row]) for row in rows]
        yield (
            f"<event>\n{count} {_PROCESS_ID} {weight:+.12e} {scale:.8e} {alpha:.10e} {strong:.8e}\n"
            + "".join(lines)
            + "</event>\n"
        )
    yield "</LesHouchesEvents>\n"
