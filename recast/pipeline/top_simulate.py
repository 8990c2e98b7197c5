"""Pipeline: selected events of t -> q V at a branching ratio of 1: generation, shower, analysis, kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from recast.analysis.loader import LoadedAnalysis
from recast.analysis.run import AnalysisResult
from recast.analysis.yields import Yield
from recast.core.parallel import Workers
from recast.core.progress import Progress
from recast.events.sample import Sample
from recast.generate.top.generator import TopGenerator
from recast.generate.top.process import RareDecay, TopProcess, TopSettings
from recast.pipeline.kinds import generate_top
from recast.pipeline.steps import Steps
from recast.pipeline.top_card import TopCard

__all__ = ["TopSimulation", "TopSimulator"]

_FB_PER_PB = 1000.0


@dataclass(frozen=True, slots=True)
class TopSimulation:
    """One sample and what the analysis made of it."""

    name: str
    sqrt_s_gev: float
    region: str
    result: AnalysisResult
    leading_order_pb: tuple[float, float]

    def events(self, luminosity_fb: float) -> tuple[float, float]:
        """Return the selected events at a branching ratio of 1 and their simulation error."""
        selected = self.result.cross_section(self.region).scaled(_FB_PER_PB * luminosity_fb)
        return selected.value, selected.error

    @property
    def acceptance(self) -> Yield:
        """Selected over generated events; all W -> l nu count as generated."""
        return self.result.cross_section(self.region).scaled(1.0 / self.result.cross_section_pb)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        return {
            "sample": self.name,
            "sqrt_s_gev": self.sqrt_s_gev,
            "events": self.result.n_generated,
            "cross_section_pb": self.result.cross_section_pb,
            "leading_order_pb": list(self.leading_order_pb),
            "acceptance": self.acceptance.value,
            "acceptance_error": self.acceptance.error,
            "acceptance_bound_95cl": self.acceptance.bound,
            "cutflow": self.result.cutflow.to_json(),
        }


class TopSimulator:
    """Turns rare decays into selected events, for one card."""

    def __init__(
        self, card: TopCard, analysis: LoadedAnalysis, steps: Path, workers: Workers, progress: Progress
    ) -> None:
        self.settings = self.settings_of(card)
        self._card, self._analysis = card, analysis
        self._generator = TopGenerator(self.settings)
        event_filter = analysis.card.parton_filter
        self.steps = Steps(steps, card.seed, card.shower.profile, event_filter, workers, progress)
        self._progress = progress

    @staticmethod
    def settings_of(card: TopCard) -> TopSettings:
        """Return the generator's settings of a card."""
        block = card.generate
        return TopSettings(pdf_set=block.pdf_set, scale=block.scale, scale_factor=block.scale_factor)

    def run(
        self, name: str, decay: RareDecay, sqrt_s_gev: float, n_events: int, mass_gev: float | None
    ) -> TopSimulation:
        """Simulate a decay and select it, in the window at `mass_gev` or in the published region for None."""
        process = TopProcess(sqrt_s_gev, decay)
        partons = self._generate(f"{name}-{sqrt_s_gev / 1000:g}TeV", process, n_events)
        showered = self.steps.shower(partons.name, partons)
        analysis = self._analysis if mass_gev is None else self._analysis.at(mass_gev)
        result = self.steps.analyse(analysis, showered.name, showered)
        value, error = partons.provenance["leading_order_pb"]
        region = "on_z" if mass_gev is None else "window"
        return TopSimulation(partons.name, sqrt_s_gev, region, result, (value, error))

    def _generate(self, name: str, process: TopProcess, n_events: int) -> Sample:
        build = partial(
            generate_top.make,
            generator=self._generator,
            process=process,
            n_events=n_events,
            seed=self._card.seed,
            name=name,
            progress=self._progress,
        )
        description = {
            "process": process.describe(),
            "events": n_events,
            "generator": self._generator.describe(),
        }
        return generate_top.read(self.steps.make("generate", name, n_events, description, build))
