"""Generate: the cuts with which events were made here, against the masses that an analysis selects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from recast.core.errors import InputError
from recast.events.sample import Sample

__all__ = ["Selecting", "check_made"]

_CUTS = "cuts"


class Selecting(Protocol):
    """What is known of the masses that an analysis selects."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def regions(self) -> Mapping[str, str]:
        """Its regions."""

    def signal_masses(self, regions: Sequence[str]) -> Mapping[str, float] | None:
        """Return the masses that regions select [GeV]; None where they are not known."""


def check_made(selecting: Selecting, sample: Sample) -> tuple[str, ...]:
    """Return what the user should know of the cuts of the generator, for a sample that states them.

    Raises
    ------
    InputError
        If they are tighter than the selection of regions whose masses are known.
    """
    made = sample.provenance.get("generator")
    cuts = made.get(_CUTS) if isinstance(made, dict) else None
    if not isinstance(cuts, dict):
        return ()
    from recast.generate.processes import (  # noqa: PLC0415 - all generators; few event files state cuts
        find_process,
        settings_of,
    )

    try:
        reaction = find_process(sample.process)
        settings = settings_of(reaction, {_CUTS: cuts})
    except InputError:  # of a generator that is not here
        return ()
    words = reaction.cuts_in_words(settings)
    if not words:
        return ()
    known = {name: selecting.signal_masses((name,)) for name in selecting.regions}
    for masses in known.values():
        if masses is not None:
            try:
                reaction.check_window(settings, masses, selecting.name)
            except InputError as error:
                where = f"sample {sample.name}, made with {words}"
                raise InputError(error.what, where=where, mend=error.mend) from error
    beyond = [name for name, masses in known.items() if masses is None]
    return (f"made with {words}: what lies beyond is missing in {', '.join(beyond)}",) if beyond else ()
