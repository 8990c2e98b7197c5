"""Generate: the shower: parton events (LHE) through Pythia 8 to the event record, on several processes."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from recast.core.errors import InputError, RunError
from recast.core.parallel import Workers
from recast.core.progress import Progress
from recast.core.provenance import provenance
from recast.events.formats import EventFormat
from recast.events.partons import PartonFile, read_sample
from recast.events.record import empty_events
from recast.events.sample import Sample, save_sample
from recast.generate.parton_filter import PartonFilter
from recast.generate.profiles import shower_profile
from recast.generate.shower_output import output_paths, shower_output
from recast.generate.shower_worker import Piece, ShowerTask, shower_piece
from recast.generate.undecayed import shower_particles

__all__ = ["shower"]

_PIECE = 250
# more rejected events than this share mean that something is wrong with the partons
_REJECTED_MAX = 0.01


@dataclasses.dataclass(slots=True)
class _Tally:
    """Counts and weights [pb] of what became of the events."""

    generated: int
    filtered: int
    """Failed the first stage of the filter, on the partons."""
    filtered_weight_pb: float
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
        if self.rejected > _REJECTED_MAX * (self.generated - self.filtered):
            raise RunError(
                f"Pythia rejected {self.rejected} of {self.generated - self.filtered} events "
                f"(the first is number {self.rejected_events[0]})",
                where=where,
                mend="Check momenta, mothers and colours of the LHE file.",
            )

    def note(self) -> str:
        filtered = self.filtered + self.vetoed
        return f"{self.showered} showered, {filtered} filtered, {self.rejected} rejected by Pythia"


def shower(
    sample: Sample,
    profile: str,
    seed: int,
    out: Path,
    *,
    event_filter: PartonFilter | None = None,
    workers: Workers,
    progress: Progress,
    write: Sequence[EventFormat | str] = (EventFormat.PARQUET,),
    file: PartonFile | None = None,
) -> Sample:
    """Shower a sample of parton events.

    Every event depends on (seed, sample.name, its number) and its partons alone: the filter, the number of
    workers, the order and the formats change no bit of it.

    Parameters
    ----------
    sample
        Parton events, an LHE file.
    profile
        Name of a shower profile (`recast.generate.profiles`).
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

    Returns
    -------
    The sample of showered events in the first format: same name, cross section and number of events as the
    parton sample; its provenance holds the profile, the filter, and how many events were filtered, vetoed
    and rejected, with their weights; where there are any, notes on undecayed particles, what Pythia was
    told of them, and the particles of the header.

    Raises
    ------
    InputError
        If the profile, a setting or a format is unknown, the LHE file is bad, or as `shower_particles`; if
        there is a filter for events with particles that Pythia decays.
    RunError
        If Pythia rejects more than 1 % of the events.
    """
    chosen = shower_profile(profile)
    paths = output_paths(Path(out), write)
    file = file or read_sample(sample)
    partons = file.table
    particles = shower_particles(partons, file.slha, str(sample.path))
    veto = None
    kept, tally = partons, _Tally(len(partons), 0, 0.0)
    if event_filter is not None:
        if particles.decayed:
            raise InputError(
                f"the filter judges leptons of the file, but Pythia decays {', '.join(particles.decayed)}",
                where=str(sample.path),
                mend="Shower without a filter, or decay them in the generator.",
            )
        mask = event_filter.mask(partons)
        kept, veto = partons.select(mask), event_filter.after_radiation
        tally = _Tally(len(partons), len(partons) - len(kept), float(partons.weight[~mask].sum()))
    task = f"shower {sample.name}"
    progress.start(task, len(partons))
    progress.advance(task, tally.filtered)
    whole = ShowerTask(
        kept,
        chosen,
        sample.name,
        file.energies_gev,
        seed,
        veto,
        hepmc=tuple(form for form in paths if form is not EventFormat.PARQUET),
        cross_section=(sample.cross_section_pb, sample.cross_section_error_pb),
        particles=particles.settings,
        own=particles.own,
    )
    tasks = (dataclasses.replace(whole, partons=part) for part in kept.pieces(_PIECE))
    with shower_output(paths, empty_events(jets=bool(chosen.slimming.jets))) as output:
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
