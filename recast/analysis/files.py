"""Analysis: cutflow and yields of an analysis from event files of any format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from recast.analysis.loader import LoadedAnalysis
from recast.analysis.run import AnalysisResult, analyse
from recast.analysis.yields import Yield
from recast.core.errors import InputError
from recast.core.parallel import workers
from recast.core.progress import Progress
from recast.core.reading import trusting
from recast.core.words import parses_words
from recast.events.distinct import refuse_equal
from recast.events.event_stream import EventStream, merged
from recast.events.options import ReadOptions
from recast.events.parton_filter import PartonFilter
from recast.events.root.branch_map import BranchMap
from recast.events.sample import Sample
from recast.events.stream import Caching, stream_events
from recast.events.thresholds import Slimming

__all__ = ["FileYields", "analyse_files", "require_whole"]

_FB_PER_PB = 1000.0


@dataclass(frozen=True, slots=True)
class FileYields:
    """What an analysis selects of one file, or of several that are parts of one sample."""

    files: tuple[str, ...]
    result: AnalysisResult
    luminosity_fb: float | None
    """Of the data set at the energy of the files [1/fb]; None where it has none."""
    notes: tuple[str, ...]
    """What the user should know of the files."""

    @property
    def label(self) -> str:
        """The files in one line."""
        return " ".join(self.files)

    def cross_section_fb(self, region: str) -> Yield:
        """Return the selected cross section of a region [fb]."""
        return self.result.cross_section(region).scaled(_FB_PER_PB)

    def events(self, region: str) -> Yield | None:
        """Return the events of a region at the luminosity of the data set; None without one."""
        selected = self.cross_section_fb(region)
        return None if self.luminosity_fb is None else selected.scaled(self.luminosity_fb)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        yields = {}
        for region in self.result.regions:
            events = self.events(region)
            yields[region] = {
                "cross_section_fb": self.cross_section_fb(region).to_json(),
                "events": None if events is None else events.to_json(),
            }
        more = {"luminosity_fb": self.luminosity_fb, "yields": yields, "notes": list(self.notes)}
        return self.result.to_json() | {"files": list(self.files)} | more

    @classmethod
    def from_dict(cls, content: dict[str, Any]) -> FileYields:
        """Inverse of `as_dict`."""
        names = {item.name for item in fields(AnalysisResult)}
        result = AnalysisResult.from_json({name: content[name] for name in names if name in content})
        return cls(tuple(content["files"]), result, content["luminosity_fb"], tuple(content["notes"]))


@parses_words
def analyse_files(
    analysis: LoadedAnalysis,
    samples: Sequence[Sequence[Path]],
    options: ReadOptions,
    *,
    dataset: str | None,
    kept: Slimming | None,
    seed: int,
    jobs: int,
    progress: Progress,
    caching: Caching = Caching.NONE,
    made: Callable[[Sample], Sequence[str]] | None = None,
) -> list[FileYields]:
    """Apply an analysis to event files.

    Parameters
    ----------
    analysis
        The analysis, at its mass where a window moves with one.
    samples
        The files of each sample.
    options
        How they are read. The thresholds are chosen here.
    dataset
        The data set whose luminosities count; the default one for None.
    kept
        What the record of full events must hold (`recast.generate.profiles.record_thresholds`).
    seed
        Of the efficiencies.
    jobs
        Processes, and threads that parse text; no number depends on it.
    progress, caching
        As for `recast.events.stream.stream_events`.
    made
        Gives notes on how a sample was made, or refuses it (`recast.generate.made_cuts.check_made`).

    Raises
    ------
    InputError
        If a cross section is given for several samples, two files are equal, the data set is unknown, a file
        cannot be read, was showered with a filter of other cuts or is an event record that lacks what the
        analysis reads, or the selection does not make the regions
        of the card.
    """
    data = analysis.card.dataset(dataset)
    if options.cross_section_pb is not None and len(samples) > 1:
        raise InputError(
            "a cross section goes with one sample",
            mend="Analyse the files one by one, or take them for parts of one sample (--merge).",
        )
    if options.dressing_cone is not None and analysis.card.needs_photons:
        raise InputError(
            f"the analysis {analysis.name} adds photons to leptons itself",
            where="dressing of leptons (--dress)",
            mend="Leave it out.",
        )
    refuse_equal(path for paths in samples for path in paths)
    options = replace(options, slimming=kept)
    found = []
    with workers(jobs) as pool:
        for paths in samples:
            with ExitStack() as stack:
                opened = (
                    stream_events(path, options, jobs=jobs, progress=progress, caching=caching)
                    for path in paths
                )
                streams = [stack.enter_context(item) for item in opened]
                notes: dict[str, None] = {}
                for item in streams:
                    require_whole(analysis, item)
                    notes |= dict.fromkeys(made(item.sample) if made is not None else ())
                stream = merged(streams)
                wanted = analysis.selected_regions
                result = analyse(analysis, stream.chunks(), stream.sample, seed, pool, regions=wanted)
            luminosity, told = data.find_luminosity_fb(result.sqrt_s_gev), [*stream.notes, *notes]
            told += _map_notes(analysis, options.branch_map)
            if luminosity is None:
                known = ", ".join(f"{item.sqrt_s_gev / 1000:g}" for item in data.luminosities)
                told.append(
                    f"no number of events: data set {dataset or analysis.card.default_dataset} has no "
                    f"luminosity at {result.sqrt_s_gev / 1000:g} TeV (it is of {known} TeV)"
                )
            found.append(FileYields(tuple(map(str, paths)), result, luminosity, tuple(told)))
    return found


def _map_notes(analysis: LoadedAnalysis, branches: BranchMap | None) -> list[str]:
    """Say which particles an analysis reads that a branch map has not."""
    detector = analysis.card.detector()
    flavours = [cuts.flavour for cuts in detector.leptons]
    lack = branches.lacks(flavours, tracks=detector.isolation is not None) if branches is not None else ()
    effects = {"tracks": "isolation sees none"}
    return [
        f"the branch map has no {what}, which {analysis.name} reads: "
        f"{effects.get(what, 'regions with them are empty, and events with them pass as if they had none')}"
        for what in lack
    ]


def require_whole(analysis: LoadedAnalysis, stream: EventStream) -> None:
    """Refuse events, or parts of them, that were left out and that an analysis reads: an `InputError`."""
    _require_filter(analysis, stream.sample)
    _require_record(analysis, stream)


def _require_filter(analysis: LoadedAnalysis, sample: Sample) -> None:
    """Refuse a sample of which the shower left out events that may pass this analysis: an `InputError`.

    The filter's conditions are compared with those of the analysis' card (`parton_filter`).
    """
    content = (sample.provenance.get("shower") or {}).get("filter")
    if content is None:
        return
    with trusting(f"sample {sample.name}: filter", mend="Shower the events again."):
        applied = PartonFilter.model_validate(content)
    if not applied.covers(analysis.card.parton_filter):
        raise InputError(
            f"showered with a filter that leaves out events which may pass {analysis.name} "
            f"({applied.source})",
            where=f"sample {sample.name}",
            mend="Shower without a filter, or with that of this analysis.",
        )


def _require_record(analysis: LoadedAnalysis, stream: EventStream) -> None:
    """Refuse an event record that was made with higher thresholds than the analysis has: an `InputError`."""
    lack = stream.kept.lack(analysis.card.needed) if stream.kept is not None else ""
    if lack:
        raise InputError(
            f"the event record holds {lack}",
            where=f"sample {stream.sample.name}, analysis {analysis.name}",
            mend="Shower with --filter for this analysis, or to HepMC (--write hepmc3): more of it is kept.",
        )
