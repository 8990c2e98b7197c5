"""Generate: one file of parton events, or of showered ones, made by hand from a point or a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recast.core.atomic import check_place
from recast.core.errors import InputError
from recast.core.parallel import Workers, workers
from recast.core.progress import Progress
from recast.core.registry import guarded_code
from recast.core.words import parses_words
from recast.events.formats import EventFormat
from recast.events.lhe.matching import Matching, expected_matching
from recast.events.options import ReadOptions
from recast.events.parton_filter import PartonFilter
from recast.events.partons import parton_file, parton_sample
from recast.events.readers import open_partons
from recast.events.sample import Sample, save_sample, stem
from recast.events.thresholds import Needed
from recast.generate.base import Contribution, Generator, TunedGenerator
from recast.generate.madgraph.settings import MadGraphOptions
from recast.generate.processes import Reaction, settings_of
from recast.generate.profiles import shower_profile
from recast.generate.shower import output_paths, parse_formats, shower
from recast.generate.undecayed import displaced_notes
from recast.model.mass_notes import mass_notes
from recast.model.width_notes import width_notes

__all__ = ["ShoweredFile", "generate_file", "shower_file"]


@parses_words
def generate_file(
    reaction: Reaction,
    point: Any,
    out: Path,
    *,
    contribution: Contribution,
    sqrt_s_gev: float,
    events: int,
    seed: int,
    settings: Mapping[str, Any],
    backend: str,
    madgraph: MadGraphOptions,
    tuning: Path | None,
    jobs: int,
    progress: Progress,
) -> Sample:
    """Write unweighted parton events of a process at a model point, with the description of the sample.

    Parameters
    ----------
    reaction, point
        The process and the model point.
    out
        LHE file; .gz is compressed.
    contribution, sqrt_s_gev
        Part of |M|^2, and collision energy [GeV].
    events, seed
        Number of events, and the seed of every random number.
    settings
        Those of the generator that are not the default (`recast.generate.processes.settings_of`).
    backend, madgraph
        Name of the generator, and how the external one is run.
    tuning
        File of a warm-up: taken where it is there, made where not.
    jobs, progress
        Processes, and what receives the progress; no number depends on them.

    Raises
    ------
    InputError, RunError
        If the process has no such generator, settings or warm-ups, or no event can be made.
    """
    generator = reaction.generator(backend, settings_of(reaction, dict(settings)), madgraph)
    process = reaction.at(contribution, sqrt_s_gev)
    if contribution is not Contribution.SM:
        for note in (*width_notes(point), *mass_notes(point)):
            progress.note(note)
    with workers(jobs) as pool:
        tuned = _tuned(generator, tuning, process, point, seed, pool)
        with guarded_code(tuned):
            sample = tuned.generate(process, point, events, seed, out, workers=pool, progress=progress)
    save_sample(sample)
    return sample


def _tuned(
    generator: Generator, file: Path | None, process: Any, point: Any, seed: int, pool: Workers
) -> Generator:
    """Return the generator with the tuning of a file, which is made if it is not there."""
    if file is None:
        return generator
    if not isinstance(generator, TunedGenerator):
        raise InputError("--tuning is for processes that keep warm-ups", mend="Leave it out.")
    if not file.exists():
        generator.tune(process, point, seed, pool).save(check_place(file))
    return generator.tuned(file, generator.tuning_key(process, point))


@dataclass(frozen=True, slots=True)
class ShoweredFile:
    """Showered events of a file."""

    sample: Sample
    paths: tuple[Path, ...]
    """A file of each format."""
    notes: tuple[str, ...]
    """What the user should know of the file that was read."""
    shower_notes: tuple[str, ...]
    """What the user should know of the shower."""
    counts: Mapping[str, Any]
    """Events that were left out or failed, by reason."""


def shower_file(
    file: Path,
    profile: str,
    out: Path | None = None,
    *,
    formats: Sequence[EventFormat | str] = (EventFormat.PARQUET,),
    event_filter: PartonFilter | None = None,
    needed: Needed | None = None,
    options: ReadOptions | None = None,
    seed: int,
    jobs: int,
    progress: Progress,
) -> ShoweredFile:
    """Shower the parton events of a file of any generator.

    Parameters
    ----------
    file
        LHE, plain or compressed, or Parquet with partons.
    profile
        A name of `recast.generate.profiles`.
    out
        Parquet file; the name of the file with .parquet if None. Other formats take its name.
    formats
        What is written.
    event_filter
        Events that fail it are not showered, and count.
    needed
        What an analysis reads, which the event record then holds.
    options
        How the file is read.
    seed, jobs, progress
        As for `generate_file`.

    Raises
    ------
    InputError, RunError
        If the output would replace the input, the file cannot be read, or as `recast.generate.shower.shower`.
    """
    written = parse_formats(formats)
    chosen = options or ReadOptions()
    record = shower_profile(profile) if needed is None else shower_profile(profile).reaching(needed)
    target = out or file.with_name(f"{stem(file)}.parquet")
    paths = output_paths(target, written)
    if any(path.resolve() == file.resolve() for path in paths.values()):
        raise InputError("the output would replace the input", where=str(file), mend="Choose another --out.")
    with open_partons(file, chosen) as opened:
        found = parton_file(opened, file, chosen)
    if expected_matching(found.matching) is Matching.MERGED:
        raise InputError(
            "its events of several numbers of jets need a shower with matching (run card in its header), "
            "which is not done here",
            where=str(file),
            mend="Shower and match them in Pythia and give its HepMC, or generate one number of jets without "
            "matching.",
        )
    partons, sample, notes = parton_sample(found, file, chosen)
    notes = (*notes, *displaced_notes(partons.table))
    with workers(jobs) as pool:
        result = shower(
            sample,
            record,
            seed,
            target,
            event_filter=event_filter,
            workers=pool,
            progress=progress,
            write=written,
            file=partons,
        )
    facts = result.provenance["shower"]
    return ShoweredFile(
        result, tuple(paths.values()), tuple(notes), tuple(facts.get("notes", ())), facts["counts"]
    )
