"""Events: opens any file of full events; the one place that knows the readers of all formats."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from recast.core.errors import InputError
from recast.events.formats import EventFormat, format_of
from recast.events.full import BEAM, FullFile, closing_events
from recast.events.hepmc.read import open_hepmc
from recast.events.lhe.full import INCOMING, open_lhe
from recast.events.options import ReadOptions
from recast.events.parquet.full import open_parquet_full
from recast.events.parquet.slim import is_slim
from recast.events.root.file import open_root
from recast.events.sift import sifted
from recast.events.source import STANDARD_INPUT, Source, open_source

__all__ = ["open_full"]


_TEXT = {EventFormat.HEPMC3: BEAM, EventFormat.HEPMC2: BEAM, EventFormat.LHE: INCOMING}
"""Status of what comes in, for formats whose writers are known to leave particles out or to err."""


@contextlib.contextmanager
def open_full(path: Path, options: ReadOptions, jobs: int = 1) -> Iterator[FullFile]:
    """Open a file of full events, or standard input ("-"), of any format but the slim event record.

    Parameters
    ----------
    path
        The file.
    options
        Choices.
    jobs
        Threads that parse text.

    Raises
    ------
    InputError
        If it is missing, empty or of no known format; while it is read, if it is damaged, or holds broken
        events (`recast.events.sift`).
    """
    with open_source(path) as source:
        form = format_of(source)
        if form in _TEXT:
            file = sifted(_open_text(source, form, options, jobs), options.bad_events, _TEXT[form])
            with closing_events(file.chunks):
                yield file
            return
    if str(path) == STANDARD_INPUT:
        raise InputError(
            f"{form} cannot be read from standard input", mend="Only HepMC and LHE can; give the file's name."
        )
    if form is EventFormat.ROOT:
        with open_root(path, options) as root:
            file = _sifted_columns(root, options)
            with closing_events(file.chunks):
                yield file
        return
    if is_slim(path):
        raise InputError(
            "it holds the event record, without ancestry and neutral particles",
            where=str(path),
            mend="Give full events.",
        )
    file = _sifted_columns(open_parquet_full(path), options)
    with closing_events(file.chunks):
        yield file


def _open_text(source: Source, form: EventFormat, options: ReadOptions, jobs: int) -> FullFile:
    if form is EventFormat.LHE:
        return open_lhe(source, options.completeness)
    return open_hepmc(source, form, options.completeness, jobs)


def _sifted_columns(file: FullFile, options: ReadOptions) -> FullFile:
    """Check events in columns; their balance is looked at only where broken ones may be left out."""
    incoming = INCOMING if "lhe" in file.facts else BEAM
    return sifted(file, options.bad_events, incoming if options.bad_events.allowed else None)
