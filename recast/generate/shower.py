"""Generate: the shower: parton events (LHE) through Pythia 8 to the event record, on several processes.

Each format is written piece by piece, all or none of them.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

import awkward as ak
import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, RunError, did_you_mean
from recast.core.parallel import Workers
from recast.core.progress import Progress
from recast.core.provenance import provenance
from recast.core.words import parses_words
from recast.events.beside import event_path
from recast.events.formats import EventFormat
from recast.events.parquet.slim import ParquetWriter, parquet_writer
from recast.events.parton_filter import PartonFilter
from recast.events.parton_table import PIECE, PartonTable
from recast.events.partons import PartonFile, read_sample
from recast.events.record import empty_events
from recast.events.sample import Sample, save_sample
from recast.generate.profiles import ShowerProfile, shower_profile
from recast.generate.pythia import EVENTS_A_SEED
from recast.generate.shower_worker import Piece, ShowerTask, shower_piece
from recast.generate.undecayed import shower_particles

__all__ = ["SHOWER_FORMATS", "ShowerOutput", "output_paths", "parse_formats", "shower", "shower_output"]

SHOWER_FORMATS = (EventFormat.PARQUET, EventFormat.HEPMC3, EventFormat.HEPMC2)
"""What the shower can write."""


def output_paths(out: Path, formats: Sequence[EventFormat | str]) -> dict[EventFormat, Path]:
    """Return the file of each format: `out` for Parquet, the same name with .hepmc3.gz or .hepmc2.gz.

    Raises
    ------
    InputError
        If there is no format or one that the shower cannot write.
    """
    return {
        form: out if form is EventFormat.PARQUET else out.with_name(f"{out.stem}.{form}.gz")
        for form in parse_formats(formats)
    }


def parse_formats(formats: Sequence[EventFormat | str]) -> list[EventFormat]:
    """Return formats that the shower can write; errors as in `output_paths`."""
    known = [str(form) for form in SHOWER_FORMATS]
    for form in formats:
        if str(form) not in known:
            raise InputError(f'the shower cannot write "{form}"', mend=did_you_mean(str(form), known))
    if not formats:
        raise InputError("no output format", mend=f"Known: {', '.join(known)}.")
    return [EventFormat(form) for form in formats]


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
                temporary = stack.enter_context(event_path(path))
                hepmc[form] = stack.enter_context(temporary.open("wb"))
        yield ShowerOutput(parquet, hepmc)


_PIECE = 250
"""Events of a piece of work, about: fewer take longer, each of them 110 kB in Pythia's own form."""
# more rejected events than this share mean that something is wrong with the partons
_REJECTED_MAX = 0.01


@dataclasses.dataclass(slots=True)
class _Tally:
    """Counts and weights [pb] of what became of the events."""

    generated: int
    filtered: int
    """Failed the first stage of the filter, on the partons."""
    filtered_weight_pb: float
    thinned: int = 0
    """Left out at random; others stand for them."""
    vetoed: int = 0
    """Failed its second stage, inside the shower."""
    vetoed_weight_pb: float = 0.0
    rejected: int = 0
    """Could not be showered by Pythia."""
    rejected_weight_pb: float = 0.0
    rejected_events: list[int] = dataclasses.field(default_factory=list)
    showered: int = 0

    def add(self, piece: Piece) -> int:
        self.showered += len(piece.events)
        self.vetoed += len(piece.vetoed)
        self.vetoed_weight_pb += float(piece.vetoed.weight.sum())
        self.rejected += len(piece.rejected)
        self.rejected_weight_pb += float(piece.rejected.weight.sum())
        self.rejected_events += piece.rejected.event.tolist()
        return len(piece.events) + len(piece.vetoed) + len(piece.rejected)

    def check(self, where: str) -> None:
        tried = self.generated - self.filtered - self.thinned
        if self.rejected > _REJECTED_MAX * tried:
            raise RunError(
                f"Pythia rejected {self.rejected} of {tried} events "
                f"(the first is number {self.rejected_events[0]})",
                where=where,
                mend="Check momenta, mothers and colours of the LHE file.",
            )

    def note(self) -> str:
        filtered = self.filtered + self.vetoed
        thinned = f", {self.thinned} by their control variate alone" if self.thinned else ""
        return f"{self.showered} showered, {filtered} filtered, {self.rejected} rejected by Pythia{thinned}"


def shower(
    sample: Sample,
    profile: str | ShowerProfile,
    seed: int,
    out: Path,
    *,
    event_filter: PartonFilter | None = None,
    workers: Workers,
    progress: Progress,
    write: Sequence[EventFormat | str] = (EventFormat.PARQUET,),
    file: PartonFile | None = None,
    thinning: npt.NDArray[np.float64] | None = None,
) -> Sample:
    """Shower a sample of parton events.

    Every block of `EVENTS_A_SEED` events depends on (seed, sample.name, their numbers) and its partons alone:
    the number of workers, the order and the formats change no bit of it. A filter changes the random numbers
    of the events that it leaves, which follow each other in a block.

    Parameters
    ----------
    sample
        Parton events, an LHE file.
    profile
        A shower profile, or the name of one (`recast.generate.profiles`).
    seed
        The run's seed.
    out
        Parquet file to write; other formats take its name (`shower_output.output_paths`). A sample
        description is put beside each file.
    event_filter
        Events that fail it are not showered; they still count in `n_events` and in the cross section.
    write
        Formats: 'parquet' (the slim event record), 'hepmc3', 'hepmc2' (full events; building and
        checking them takes ten times as long as the shower).
    file
        The partons with weights in pb, where they were read already (`recast.events.partons.parton_sample`).
    thinning
        Factors on the weights of the events, 0 for those that are not showered: shape (N,)
        (`recast.analysis.control`). With it the record tells how to turn resonances (`recast.events.recoil`),
        but for profiles with jets, and the filter has its first stage alone.

    Returns
    -------
    The sample of showered events in the first format: same name, cross section and number of events as the
    parton sample; its provenance holds the profile, the stages of the filter that were at work, and how many
    events were filtered, vetoed and rejected, with their weights; where there are any, notes on undecayed
    particles, what Pythia was told of them, and the particles of the header.

    Raises
    ------
    InputError
        If the profile, a setting or a format is unknown, the LHE file is bad, or as `shower_particles`; if
        there is a filter for events with particles that Pythia decays.
    RunError
        If Pythia rejects more than 1 % of the events.
    """
    chosen = shower_profile(profile) if isinstance(profile, str) else profile
    paths = output_paths(Path(out), write)
    file = file or read_sample(sample)
    partons = file.table
    particles = shower_particles(partons, file.slha, str(sample.path))
    turns = thinning is not None and not chosen.slimming.jets
    veto, mask = None, np.ones(len(partons), bool)
    if event_filter is not None:
        if particles.decayed:
            raise InputError(
                f"the filter judges leptons of the file, but Pythia decays {', '.join(particles.decayed)}",
                where=str(sample.path),
                mend="Shower without a filter, or decay them in the generator.",
            )
        mask = np.concatenate([event_filter.mask(piece) for piece in partons.pieces(PIECE)])
        if turns:  # a turned event may pass where it fails as it stands
            event_filter = event_filter.model_copy(update={"after_radiation": None})
        veto = event_filter.after_radiation
    tally = _Tally(len(partons), int((~mask).sum()), float(partons.weight[~mask].sum()))
    factor = mask.astype(float)
    if thinning is not None:
        factor *= thinning[partons.event]
    tally.thinned = int((mask & (factor == 0)).sum())
    task = f"shower {sample.name}"
    progress.start(task, len(partons))
    progress.advance(task, tally.filtered + tally.thinned)

    def kept() -> Iterator[PartonTable]:
        for number, piece in enumerate(partons.pieces(PIECE)):
            mine = factor[number * PIECE : number * PIECE + len(piece)]
            yield dataclasses.replace(piece, weight=piece.weight * mine).select(mine > 0)

    whole = ShowerTask(
        partons.empty(),
        chosen,
        sample.name,
        file.energies_gev,
        seed,
        veto,
        hepmc=tuple(form for form in paths if form is not EventFormat.PARQUET),
        cross_section=(sample.cross_section_pb, sample.cross_section_error_pb),
        particles=particles.settings,
        own=particles.own,
        recoil=turns,
    )
    blocks = PartonTable.blocks(kept(), EVENTS_A_SEED, _PIECE)
    tasks = (dataclasses.replace(whole, partons=part) for part in blocks)
    empty = empty_events(
        jets=bool(chosen.slimming.jets), recoil=turns, photon_pt_min_gev=chosen.slimming.photon_pt_min_gev
    )
    with shower_output(paths, empty) as output:
        for piece in workers.imap(shower_piece, tasks):
            output.add(piece)
            progress.advance(task, tally.add(piece))
        tally.check(f"shower of {sample.path}")
        facts: dict[str, Any] = {
            "pythia": version("pythia8mc"),
            "profile": chosen.describe(),
            "filter": event_filter.describe() if event_filter is not None else None,
            "seed": seed,
            "counts": dataclasses.asdict(tally),
        } | particles.describe()
        results = [
            dataclasses.replace(
                sample, path=path, provenance={**sample.provenance, **provenance(), "shower": facts}
            )
            for path in paths.values()
        ]
        output.finish({"sample": dataclasses.asdict(results[0]) | {"path": Path(out).name}})
    for result in results:
        save_sample(result)
    progress.finish(task, tally.note())
    return results[0]
