"""Generate: the files that the shower writes, each format piece by piece, all or none of them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import awkward as ak

from recast.core.atomic import atomic_path
from recast.core.errors import InputError, RunError, did_you_mean
from recast.core.words import parses_words
from recast.events.formats import EventFormat
from recast.events.parquet.slim import ParquetWriter, parquet_writer
from recast.generate.shower_worker import Piece

__all__ = ["SHOWER_FORMATS", "ShowerOutput", "output_paths", "shower_output"]

SHOWER_FORMATS = (EventFormat.PARQUET, EventFormat.HEPMC3, EventFormat.HEPMC2)
"""What the shower can write."""


def output_paths(out: Path, formats: Sequence[EventFormat | str]) -> dict[EventFormat, Path]:
    """Return the file of each format: `out` for Parquet, the same name with .hepmc3.gz or .hepmc2.gz.

    Raises
    ------
    InputError
        If there is no format or one that the shower cannot write.
    """
    known = [str(form) for form in SHOWER_FORMATS]
    for form in formats:
        if str(form) not in known:
            raise InputError(f'the shower cannot write "{form}"', mend=did_you_mean(str(form), known))
    if not formats:
        raise InputError("no output format", mend=f"Known: {', '.join(known)}.")
    chosen = [EventFormat(form) for form in formats]
    return {
        form: out if form is EventFormat.PARQUET else out.with_name(f"{out.stem}.{form}.gz")
        for form in chosen
    }


class ShowerOutput:
    """Takes the pieces in order."""

    @parses_words
    def __init__(self, parquet: ParquetWriter | None, hepmc: dict[EventFormat, IO[bytes]]) -> None:
        self._parquet = parquet
        self._hepmc = hepmc
        self._footers: dict[EventFormat, bytes] = {}

    def add(self, piece: Piece) -> None:
        """Write a piece."""
        if self._parquet is not None:
            self._parquet.add(piece.events)
        for form, (header, body, footer) in piece.hepmc.items():
            if form not in self._footers:
                self._hepmc[form].write(header)
            self._hepmc[form].write(body)
            self._footers[form] = footer

    def finish(self, facts: dict[str, Any]) -> None:
        """Complete the files; `facts` go into the Parquet file.

        Raises
        ------
        RunError
            If no event is left for a HepMC file.
        """
        if self._parquet is not None:
            self._parquet.finish(facts)
        for form, stream in self._hepmc.items():
            if form not in self._footers:
                raise RunError(
                    f"no event is left to write as {form}", where="shower", mend="Loosen the filter."
                )
            stream.write(self._footers[form])


@contextlib.contextmanager
@parses_words
def shower_output(paths: dict[EventFormat, Path], empty: ak.Array | None = None) -> Iterator[ShowerOutput]:
    """Open the files; they appear when the block ends without an error.

    `empty` is a record of no events with the columns of those to come.
    """
    with contextlib.ExitStack() as stack:
        parquet = None
        hepmc: dict[EventFormat, IO[bytes]] = {}
        for form, path in paths.items():
            if form is EventFormat.PARQUET:
                parquet = stack.enter_context(parquet_writer(path, empty))
            else:
                temporary = stack.enter_context(atomic_path(path))
                hepmc[form] = stack.enter_context(temporary.open("wb"))
        yield ShowerOutput(parquet, hepmc)
