"""Generate: the shower: parton events (LHE) through Pythia 8 to the event record, on several processes."""

from __future__ import annotations

import dataclasses
from importlib.metadata import version
from pathlib import Path
from typing import Any

from recast.core.errors import RunError
from recast.core.parallel import Workers
from recast.core.progress import Progress
from recast.core.provenance import provenance
from recast.events.parquet import parquet_writer
from recast.events.partons import read_partons
from recast.events.sample import Sample, save_sample
from recast.generate.parton_filter import PartonFilter
from recast.generate.profiles import shower_profile
from recast.generate.shower_worker import ShowerTask, shower_piece

__all__ = ["shower"]

_PIECE = 250
# more rejected events than this share mean that something is wrong with the partons
_REJECTED_MAX = 0.01


@dataclasses.dataclass(slots=True)
class _Tally:
    """Counts and weights [pb] of what became of the events."""

    generated: int = 0
    filtered: int = 0
    vetoed: int = 0
    rejected: int = 0
    showered: int = 0
    weight_not_showered_pb: float = 0.0
    rejected_weight_pb: float = 0.0
    rejected_events: list[int] = dataclasses.field(default_factory=list)

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
) -> Sample:
    """Shower a sample of parton events.

    Every event depends on (seed, sample.name, its number) and its partons alone: the filter, the number of
    workers and the order change no bit of it.

    Parameters
    ----------
    sample
        Parton events, an LHE file.
    profile
        Name of a shower profile (`recast.generate.profiles`).
    seed
        The run's seed.
    out
        Parquet file to write, with its sample description beside it.
    event_filter
        Events that fail it are not showered; they still count in `n_events` and in the cross section.

    Returns
    -------
    The sample of showered events: same name, cross section and number of events; its provenance holds the
    profile, the filter, and how many events were filtered, vetoed and rejected, with their weights.

    Raises
    ------
    InputError
        If the profile or a setting is unknown, or the LHE file is bad.
    RunError
        If Pythia rejects more than 1 % of the events.
    """
    chosen = shower_profile(profile)
    partons = read_partons(sample)
    mask = event_filter.mask(partons) if event_filter is not None else None
    kept = partons if mask is None else partons.select(mask)
    veto = event_filter.after_radiation if event_filter is not None else None
    tally = _Tally(generated=len(partons), filtered=len(partons) - len(kept))
    if mask is not None:
        tally.weight_not_showered_pb += float(partons.weight[~mask].sum())
    name = f"shower {sample.name}"
    progress.start(name, len(partons))
    progress.advance(name, tally.filtered)
    tasks = (
        ShowerTask(piece, chosen, sample.name, sample.sqrt_s_gev, seed, veto) for piece in kept.pieces(_PIECE)
    )
    with parquet_writer(Path(out)) as writer:
        for piece in workers.imap(shower_piece, tasks):
            writer.add(piece.events)
            tally.showered += len(piece.events)
            tally.vetoed += len(piece.vetoed)
            tally.rejected += len(piece.rejected)
            tally.weight_not_showered_pb += float(piece.vetoed.weight.sum())
            tally.rejected_weight_pb += float(piece.rejected.weight.sum())
            tally.rejected_events += piece.rejected.event.tolist()
            progress.advance(name, len(piece.events) + len(piece.vetoed) + len(piece.rejected))
        if tally.rejected > _REJECTED_MAX * len(kept):
            raise RunError(
                f"Pythia rejected {tally.rejected} of {len(kept)} events (first: {tally.rejected_events[0]})",
                where=f"shower of {sample.path}",
                mend="Check momenta, mothers and colours of the LHE file.",
            )
        facts: dict[str, Any] = {
            "pythia": version("pythia8mc"),
            "profile": chosen.describe(),
            "filter": event_filter.describe() if event_filter is not None else None,
            "seed": seed,
            "counts": dataclasses.asdict(tally),
        }
        result = dataclasses.replace(
            sample, path=Path(out), provenance={**sample.provenance, **provenance(), "shower": facts}
        )
        writer.finish({"sample": dataclasses.asdict(result) | {"path": result.path.name}})
    save_sample(result)
    progress.finish(name, tally.note())
    return result
