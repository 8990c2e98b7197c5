"""Pipeline: one simulated yield: generation, shower and analysis at every energy, as kept steps.

Each step is a folder named by the hash of everything it depends on; a finished one is never made again, a
killed one leaves nothing that looks finished.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recast.analysis.expectation import expected_yield
from recast.analysis.loader import LoadedAnalysis
from recast.analysis.run import AnalysisResult, analyse
from recast.analysis.yields import Yield
from recast.cards import RunCard
from recast.core.atomic import write_json
from recast.core.cache import cached_folder, hash_files
from recast.core.errors import RunError
from recast.core.parallel import Workers
from recast.core.progress import Progress
from recast.core.provenance import provenance
from recast.events.parquet import read_parquet
from recast.events.sample import Sample, load_sample, save_sample
from recast.generate.base import Contribution, FinalState, Generator, GeneratorCuts, Process
from recast.generate.parton_filter import PartonFilter
from recast.generate.profiles import shower_profile
from recast.generate.registry import load_generator
from recast.generate.shower import shower
from recast.model.point import ModelPoint

__all__ = ["Simulation", "Simulator", "Stopwatch"]

_GENERATION_FACTS = (
    "points_tried",
    "unweighting_efficiency",
    "events_above_bound",
    "share_above_bound",
    "negative_share",
)


@dataclass(slots=True)
class Stopwatch:
    """Adds up the wall time of the kinds of steps; finished steps that are reused take none."""

    seconds: dict[str, float] = field(default_factory=dict)
    events: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def timing(self, kind: str, events: int) -> Iterator[None]:
        """Time a block that handles `events` events."""
        start = time.perf_counter()
        yield
        self.seconds[kind] = self.seconds.get(kind, 0.0) + time.perf_counter() - start
        self.events[kind] = self.events.get(kind, 0) + events

    def as_dict(self) -> dict[str, dict[str, float]]:
        """Return seconds and events per kind of step."""
        return {
            kind: {"seconds": seconds, "events": self.events[kind]} for kind, seconds in self.seconds.items()
        }


@dataclass(frozen=True, slots=True)
class Simulation:
    """A simulated yield: all energies of the data set together."""

    point: ModelPoint
    contribution: Contribution
    events: Yield
    """Selected events at the data set's luminosities."""
    results: tuple[AnalysisResult, ...]
    """One per energy."""
    samples: tuple[Sample, ...]
    """The showered samples, one per energy."""
    partons: tuple[Sample, ...] = ()
    """The parton events behind them."""

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        point = self.point.describe()
        if self.contribution is Contribution.SM:  # has no Z'
            del point["mzp_gev"], point["gp"]
        return {
            **point,
            "contribution": str(self.contribution),
            "selected_events": self.events.to_json(),
            "samples": [
                {
                    "sqrt_s_gev": result.sqrt_s_gev,
                    "events": result.n_generated,
                    "cross_section_pb": result.cross_section_pb,
                    "cross_section_error_pb": result.cross_section_error_pb,
                    "cutflow": result.cutflow.to_json(),
                    "generation": {key: sample.provenance.get(key) for key in _GENERATION_FACTS},
                    "shower": sample.provenance.get("shower", {}).get("counts", {}),
                }
                for result, sample in zip(self.results, self.samples, strict=True)
            ],
        }


_ROOMS = ("core", "inputs", "model", "events", "generate", "detector", "analysis")


@functools.cache
def code_fingerprint() -> str:
    """Hash of the code that makes the steps: those of another version are not taken for this one's."""
    patterns = [f"{room}/**/*.{kind}" for room in _ROOMS for kind in ("py", "yaml")]
    return hash_files(Path(__file__).resolve().parents[1], tuple(patterns))


class Simulator:
    """Turns model points into selected events, for one card; `final_state` replaces the card's."""

    def __init__(
        self,
        card: RunCard,
        analysis: LoadedAnalysis,
        steps: Path,
        workers: Workers,
        progress: Progress,
        final_state: FinalState | None = None,
    ) -> None:
        self.card = card
        self._state = FinalState(card.generate.final_state) if final_state is None else final_state
        self.analysis = analysis
        self.generator_settings = card.generate.settings()
        self.generator = self.generator_with(self.generator_settings.cuts)
        self.stopwatch = Stopwatch()
        self._profile = shower_profile(card.shower.profile)
        self._filter = (
            PartonFilter.from_dict(analysis.card.parton_filter.to_dict()) if card.shower.filter else None
        )
        self._steps = steps
        self._workers = workers
        self._progress = progress
        self._luminosities = {
            item.sqrt_s_gev: item.value_fb
            for item in analysis.card.dataset(card.analysis.dataset).luminosities
        }

    def generator_with(self, cuts: GeneratorCuts) -> Generator:
        """Return the card's generator with other cuts."""
        settings = dataclasses.replace(self.generator_settings, cuts=cuts)
        block = self.card.generate
        return load_generator(block.backend, settings, block.madgraph.options())

    def process(self, contribution: Contribution, sqrt_s_gev: float) -> Process:
        """Return the card's process at an energy."""
        block = self.card.generate
        return Process(self._state, contribution, sqrt_s_gev, tuple(block.quarks))

    @property
    def luminosities_fb(self) -> dict[float, float]:
        """Luminosity [1/fb] by energy [GeV]."""
        return dict(self._luminosities)

    @property
    def luminosity_relative_error(self) -> float:
        """Relative error of the luminosity, fully correlated between the energies; unknown ones count 0."""
        items = self.analysis.card.dataset(self.card.analysis.dataset).luminosities
        whole = sum(item.value_fb for item in items)
        return sum(item.value_fb * (item.relative_error or 0.0) for item in items) / whole

    def run(
        self,
        point: ModelPoint,
        contribution: Contribution,
        n_events: int,
        *,
        window_gev: float | None = None,
    ) -> Simulation:
        """Simulate `n_events` events, shared among the energies in proportion to luminosity.

        `window_gev` puts the analysis' mass window at a mass; `events` are then those in the window.
        """
        analysis = self.analysis if window_gev is None else self.analysis.at(window_gev)
        whole = sum(self._luminosities.values())
        partons_used, samples, results = [], [], []
        for sqrt_s_gev, luminosity in self._luminosities.items():
            share = max(1, round(n_events * luminosity / whole))
            prefix = "" if self._state is FinalState.FOUR_MUONS else f"{self._state}-"
            name = f"{prefix}{contribution}-{sqrt_s_gev / 1000:g}TeV"
            if contribution is not Contribution.SM:
                name += f"-mzp{point.mzp_gev:.12g}-gp{point.gp:.12g}"
            partons = self._generate(name, self.process(contribution, sqrt_s_gev), point, share)
            showered = self._shower(name, partons)
            result = self._analyse(analysis, name, showered)
            partons_used.append(partons)
            samples.append(showered)
            results.append(result)
        block = self.card.analysis
        region = block.region
        if window_gev is None and analysis.card.mass_window is not None and region not in results[0].regions:
            region = analysis.card.mass_window.normalised_to
        events = expected_yield(results, analysis.card, region, block.dataset)
        return Simulation(point, contribution, events, tuple(results), tuple(samples), tuple(partons_used))

    def integrate(
        self, generator: Generator, process: Process, point: ModelPoint, n_points: int, seed: int
    ) -> tuple[float, float]:
        """Return the parton-level cross section and its error [pb], as a kept step."""

        def build(folder: Path) -> None:
            value, error = generator.integrate(process, point, seed, n_points, workers=self._workers)
            write_json(folder / "result.json", [value, error])

        name = f"{process.contribution}-mzp{point.mzp_gev:.12g}-gp{point.gp:.12g}"
        description = self._parton_description(process, point, n_points, generator) | {"integral_seed": seed}
        folder = self.step("integrate", name, n_points, description, build)
        value, error = _read(folder)
        return float(value), float(error)

    def _parton_description(
        self, process: Process, point: ModelPoint, n: int, generator: Generator
    ) -> dict[str, Any]:
        return {
            "process": process.name,
            "contribution": str(process.contribution),
            "sqrt_s_gev": process.sqrt_s_gev,
            "quarks": list(process.quarks),
            "point": point.describe(),
            "events": n,
            "generator": generator.describe(),
        }

    def step(
        self, kind: str, name: str, events: int, description: dict[str, Any], build: Callable[[Path], None]
    ) -> Path:
        """Return the folder of a kept step: `build` fills it unless it was made before."""

        def timed(folder: Path) -> None:
            with self.stopwatch.timing(kind, events):
                build(folder)

        content = {
            "name": name,
            "seed": self.card.seed,
            "code": code_fingerprint(),
            "versions": provenance()["versions"],
            **description,
        }
        return cached_folder(kind, content, timed, base=self._steps)

    def _generate(self, name: str, process: Process, point: ModelPoint, n_events: int) -> Sample:
        def build(folder: Path) -> None:
            sample = self.generator.generate(
                process,
                point,
                n_events,
                self.card.seed,
                folder / "events.lhe.gz",
                workers=self._workers,
                progress=self._progress,
            )
            # the short name keys the random numbers of shower and detector
            save_sample(dataclasses.replace(sample, name=name))

        description = self._parton_description(process, point, n_events, self.generator)
        folder = self.step("generate", name, n_events, description, build)
        return load_sample(folder / "events.lhe.gz")

    def _shower(self, name: str, partons: Sample) -> Sample:
        def build(folder: Path) -> None:
            shower(
                partons,
                self.card.shower.profile,
                self.card.seed,
                folder / "events.parquet",
                event_filter=self._filter,
                workers=self._workers,
                progress=self._progress,
            )

        description = {
            "partons": partons.path.parent.name,
            "profile": self._profile.describe(),
            "filter": self.analysis.card.parton_filter.to_dict() if self._filter else None,
        }
        folder = self.step("shower", name, partons.n_events, description, build)
        return load_sample(folder / "events.parquet")

    def _analyse(self, analysis: LoadedAnalysis, name: str, showered: Sample) -> AnalysisResult:
        def build(folder: Path) -> None:
            events = read_parquet(showered.path)
            result = analyse(analysis, events, showered, self.card.seed, self._workers)
            write_json(folder / "result.json", result.to_json())

        description = {"events": showered.path.parent.name, "analysis": analysis.fingerprint}
        folder = self.step("analyse", name, showered.n_events, description, build)
        return AnalysisResult.from_json(_read(folder))


def _read(folder: Path) -> Any:
    """Return the result of a finished step."""
    try:
        return json.loads((folder / "result.json").read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise RunError(f"damaged step ({error})", where=str(folder), mend="Remove this folder.") from error
