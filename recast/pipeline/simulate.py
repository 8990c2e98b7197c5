"""Pipeline: one simulated yield: generation, shower and analysis at every energy, as kept steps."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from recast.analysis.loader import LoadedAnalysis
from recast.analysis.run import AnalysisResult
from recast.analysis.yields import Yield, total
from recast.cards import RunCard
from recast.core.cache import content_key
from recast.core.errors import InputError
from recast.core.parallel import Workers
from recast.core.progress import Progress
from recast.core.words import parses_words
from recast.events.partons import PartonFile, read_sample
from recast.events.sample import Sample
from recast.generate.base import Contribution, Generator, TunedGenerator
from recast.generate.processes import HardProcess, Reaction, settings_of
from recast.generate.profiles import ShowerProfile, photon_profile, shower_profile
from recast.generate.rate_factor import RateCorrection
from recast.model.base import Point
from recast.model.scan_point import ScanPoint
from recast.pipeline.kinds import correct, generate, integrate, tune
from recast.pipeline.points import ModelPoints
from recast.pipeline.steps import Steps

__all__ = ["Simulation", "Simulator", "limit_regions", "profile_of", "signal_masses"]

_GENERATION_FACTS = (
    "points_tried",
    "unweighting_efficiency",
    "events_above_bound",
    "share_above_bound",
    "negative_share",
)


@parses_words
@dataclass(frozen=True, slots=True)
class Simulation:
    """A simulated yield: all energies of the data set together."""

    point: Point
    contribution: Contribution
    events: Yield
    """Selected events at the data set's luminosities."""
    results: tuple[AnalysisResult, ...]
    """One per energy."""
    samples: tuple[Sample, ...]
    """The showered samples, one per energy."""
    partons: tuple[Sample, ...] = ()
    """The parton events behind them."""
    label: str = ""
    """Of the point, in the names of samples; empty without new physics."""
    generated: float = 0.0
    """Events before shower and selection at these luminosities."""
    requested: int = 0
    """Number of simulated events that was asked for, all energies together."""
    reweighted_from: Point | None = None
    """The point that the events were made at, where it is another one."""
    regions: tuple[str, ...] = ()
    """Regions whose events are counted."""
    luminosities_fb: Mapping[float, float] = field(default_factory=dict)
    """Luminosity [1/fb] by energy [GeV]."""

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        new = self.contribution is not Contribution.SM
        return {
            "point": self.point.describe() if new else {"electroweak": self.point.electroweak.name},
            "contribution": str(self.contribution),
            "selected_events": self.events.to_json(),
            "reweighted_from": self.reweighted_from.describe() if self.reweighted_from else None,
            "samples": [
                {
                    "sqrt_s_gev": result.sqrt_s_gev,
                    "events": result.n_generated,
                    "cross_section_pb": result.cross_section_pb,
                    "cross_section_error_pb": result.cross_section_error_pb,
                    "luminosity_fb": self.luminosities_fb.get(result.sqrt_s_gev),
                    "cutflow": result.cutflow.to_json(),
                    "spectra": {
                        region: {name: item.to_json() for name, item in result.spectra[region].items()}
                        for region in self.regions
                        if result.spectra.get(region)
                    },
                    "generation": {key: sample.provenance.get(key) for key in _GENERATION_FACTS},
                    "shower": sample.provenance.get("shower", {}).get("counts", {}),
                    "filter": sample.provenance.get("shower", {}).get("filter"),
                    "rates": sample.provenance.get("rates"),
                }
                for result, sample in zip(self.results, self.samples, strict=True)
            ],
        }


def limit_regions(card: RunCard, analysis: LoadedAnalysis) -> tuple[str, ...]:
    """Return the regions of an analysis that set the limit of a card together; none where it is one."""
    if card.analysis.background_source == "likelihood" and analysis.card.likelihood is not None:
        return analysis.card.likelihood_regions()
    return analysis.card.limit_regions(card.limit.regions, card.analysis.dataset)


def signal_masses(card: RunCard, analysis: LoadedAnalysis) -> dict[str, float] | None:
    """Return the masses that the regions of a card select [GeV], None where they are not known."""
    return analysis.card.signal_masses(limit_regions(card, analysis) or (card.analysis.region,))


def profile_of(card: RunCard, analysis: LoadedAnalysis) -> ShowerProfile:
    """Return the shower profile of a card; the one with photons where the analysis adds them to leptons.

    Its record has lower thresholds where the analysis reads more.
    """
    find = photon_profile if analysis.card.needs_photons else shower_profile
    return find(card.shower.profile).reaching(analysis.card.needed)


def _once(partons: Sample) -> Callable[[], PartonFile]:
    """Return what reads a sample of partons when it is first called."""
    return functools.cache(partial(read_sample, partons))


def _all_but_coupling(point: Point) -> str:
    return content_key({**point.describe(), point.coupling_name: None})


class Simulator:
    """Turns model points into selected events, for one card; `reaction` replaces the card's process."""

    def __init__(
        self,
        card: RunCard,
        analysis: LoadedAnalysis,
        steps: Path,
        workers: Workers,
        progress: Progress,
        reaction: Reaction | None = None,
        kind_of_steps: type[Steps] = Steps,
    ) -> None:
        self.card = card
        self.reaction = reaction or card.reaction()
        self.analysis = analysis
        self.generator_settings = settings_of(self.reaction, card.generate.options())
        self.generator = self.generator_with(self.generator_settings)
        self.rates = card.rate_correction() if reaction is None else None
        event_filter = analysis.card.parton_filter if card.shower.filter else None
        profile = profile_of(card, analysis)
        self.steps = kind_of_steps(steps, card.seed, profile, event_filter, workers, progress)
        self._workers = workers
        self._progress = progress
        self._together = limit_regions(card, analysis)
        self._luminosities = {
            item.sqrt_s_gev: item.value_fb
            for item in analysis.card.dataset(card.analysis.dataset).luminosities
        }

    def generator_with(self, settings: Any) -> Generator:
        """Return the card's generator with other settings."""
        block = self.card.generate
        return self.reaction.generator(block.backend, settings, block.madgraph.options())

    @parses_words
    def process(self, contribution: Contribution, sqrt_s_gev: float) -> HardProcess:
        """Return the card's process at an energy."""
        found: HardProcess = self.reaction.at(contribution, sqrt_s_gev)
        return found

    @property
    def luminosities_fb(self) -> dict[float, float]:
        """Luminosity [1/fb] by energy [GeV]."""
        return dict(self._luminosities)

    @property
    def collisions(self) -> tuple[dict[float, float] | None, ...]:
        """Luminosities by energy with events of their own: None for the data set, one a projected energy."""
        futures = {item.sqrt_s_gev: item.luminosity_fb for item in self.card.projections}
        return (
            None,
            *({energy: value} for energy, value in futures.items() if [energy] != [*self._luminosities]),
        )

    @property
    def luminosity_relative_error(self) -> float:
        """Relative error of the luminosity, fully correlated between the energies; unknown ones count 0."""
        items = self.analysis.card.dataset(self.card.analysis.dataset).luminosities
        whole = sum(item.value_fb for item in items)
        return sum(item.value_fb * (item.relative_error or 0.0) for item in items) / whole

    @parses_words
    def run(
        self,
        point: Point,
        contribution: Contribution,
        n_events: int,
        *,
        label: str = "",
        window_gev: float | None = None,
        luminosities_fb: Mapping[float, float] | None = None,
    ) -> Simulation:
        """Simulate `n_events` events, shared among the energies in proportion to luminosity.

        Parameters
        ----------
        point, contribution, n_events
            What is simulated.
        label
            Names a point with new physics in the names of its samples (`ModelPoints.label`).
        window_gev
            Puts the analysis' mass window at a mass; `events` are then those in the window.
        luminosities_fb
            Another luminosity by energy than that of the data set: a projection.
        """
        analysis = self.analysis if window_gev is None else self.analysis.at(window_gev)
        luminosities = luminosities_fb or self._luminosities

        requests = self._requests(point, contribution, n_events, label, luminosities)
        chains = self.steps.each(partial(self._chain, analysis), requests)
        partons_used, samples, results = zip(*chains, strict=True)
        events, made = self._yield(analysis, results, luminosities)
        return Simulation(
            point,
            contribution,
            events,
            results,
            samples,
            partons_used,
            label,
            made,
            n_events,
            regions=self._regions(analysis, results),
            luminosities_fb=luminosities,
        )

    def _chain(
        self, analysis: LoadedAnalysis, partons: Callable[[], Sample]
    ) -> tuple[Sample, Sample, AnalysisResult]:
        """Return parton events, showered events and what the analysis makes of them."""
        read = _once(made := partons())
        showered = self._shower(made, read)
        variate, factor = self._variate(analysis, made, read)
        return made, showered, self.steps.analyse(analysis, showered.name, showered, variate, factor)

    @parses_words
    def chains(
        self,
        point: Point,
        contribution: Contribution,
        n_events: int,
        *,
        label: str = "",
        window_gev: float | None = None,
        luminosities_fb: Mapping[float, float] | None = None,
    ) -> list[tuple[int, Callable[[], object]]]:
        """Return for each energy its number of events and what does the work of `run` (see there)."""
        analysis = self.analysis if window_gev is None else self.analysis.at(window_gev)
        requests = self._requests(point, contribution, n_events, label, luminosities_fb)
        shares = self._shares(n_events, luminosities_fb).values()
        works = [partial(self._chain, analysis, partons) for partons in requests]
        return list(zip(shares, works, strict=True))

    def kinds(self, window_gev: float | None = None) -> tuple[str, ...]:
        """Return the kinds of steps of one energy in `run`, each after the one before it."""
        tuned = ["tune"] if isinstance(self.generator, TunedGenerator) else []
        corrected = ["correct"] if self.rates is not None else []
        variates = 0
        if self.card.shower.control_variate and self.analysis.has_control_variate:
            variates = 1 if window_gev is None else 2
        first, rest = ["control"] * min(variates, 1), ["control"] * max(variates - 1, 0)
        return (*tuned, "generate", *corrected, *first, "shower", *rest, "analyse")

    def _yield(
        self, analysis: LoadedAnalysis, results: Sequence[AnalysisResult], luminosities: Mapping[float, float]
    ) -> tuple[Yield, float]:
        """Return the selected events of the card's region at these luminosities [1/fb], and those before."""
        data = [(result, 1000.0 * luminosities[result.sqrt_s_gev]) for result in results]
        made = sum(result.cross_section_pb * factor for result, factor in data)
        regions = self._regions(analysis, results)
        return total(r.cross_section(name).scaled(f) for r, f in data for name in regions), made

    def _regions(self, analysis: LoadedAnalysis, results: Sequence[AnalysisResult]) -> tuple[str, ...]:
        """Return the regions whose events count: those that set the limit together, or the card's."""
        if self._together:
            return self._together
        region = self.card.analysis.region
        if (
            analysis.mass_gev is None
            and analysis.card.mass_window is not None
            and region not in results[0].regions
        ):
            region = analysis.card.mass_window.normalised_to
        return (region,)

    def can_reweight(self, point: Point) -> bool:
        """Return whether events of the process can be taken for those of other points of the model."""
        return self.reaction.reweighted and point.charges is not None

    def reweighted(self, made: Simulation, point: Point, *, window_gev: float | None = None) -> Simulation:
        """Return a simulation at another point of the model, on the events of one that was made.

        It is exact; its error grows with the distance. `can_reweight` tells where it is possible.
        """
        analysis = self.analysis if window_gev is None else self.analysis.at(window_gev)
        results = []
        for partons, showered in zip(made.partons, made.samples, strict=True):
            variate, factor = self._variate(analysis, partons, _once(partons))
            process = self.process(made.contribution, partons.sqrt_s_gev)
            old, new = self.reaction.describe(process, made.point), self.reaction.describe(process, point)
            results.append(
                self.steps.reweighted(
                    analysis,
                    showered,
                    variate,
                    {"partons": partons.path.parent.name, "old": old, "new": new},
                    factor=factor,
                    partons=partons,
                    process=process,
                    old=made.point,
                    new=point,
                )
            )
        events, total_events = self._yield(analysis, results, made.luminosities_fb)
        return replace(
            made,
            point=point,
            events=events,
            results=tuple(results),
            generated=total_events,
            reweighted_from=made.point,
            regions=self._regions(analysis, results),
        )

    @parses_words
    def partons(
        self,
        point: Point,
        contribution: Contribution,
        n_events: int,
        *,
        label: str = "",
        luminosities_fb: Mapping[float, float] | None = None,
    ) -> list[Sample]:
        """Return the parton events, one sample an energy (see `run`)."""
        requests = self._requests(point, contribution, n_events, label, luminosities_fb)
        return list(self.steps.each(lambda partons: partons(), requests))

    def _requests(
        self,
        point: Point,
        contribution: Contribution,
        n_events: int,
        label: str,
        luminosities_fb: Mapping[float, float] | None,
    ) -> list[Callable[[], Sample]]:
        """Return what makes the parton events of each energy."""
        found = list[Callable[[], Sample]]()
        for sqrt_s_gev, share in self._shares(n_events, luminosities_fb).items():
            process = self.process(contribution, sqrt_s_gev)
            name = self.reaction.sample_name(process, point, label)
            found.append(partial(self._generate, name, process, point, share))
        return found

    def _shares(self, n_events: int, luminosities_fb: Mapping[float, float] | None) -> dict[float, int]:
        """Return the number of events of each energy, in proportion to luminosity."""
        luminosities = luminosities_fb or self._luminosities
        whole = sum(luminosities.values())
        return {
            energy: max(1, round(n_events * luminosity / whole))
            for energy, luminosity in luminosities.items()
        }

    @parses_words
    def showered(
        self,
        point: Point,
        contribution: Contribution,
        n_events: int,
        *,
        label: str = "",
        luminosities_fb: Mapping[float, float] | None = None,
    ) -> list[Sample]:
        """Return the showered events, one sample an energy (see `run`)."""
        requests = self._requests(point, contribution, n_events, label, luminosities_fb)

        def work(partons: Callable[[], Sample]) -> Sample:
            made = partons()
            return self._shower(made, _once(made))

        return list(self.steps.each(work, requests))

    def _shower(self, partons: Sample, read: Callable[[], PartonFile]) -> Sample:
        variate, factor = self._variate(self.analysis, partons, read)
        return self.steps.shower(partons.name, partons, read, factor, variate[1] if variate else "")

    def _variate(
        self, analysis: LoadedAnalysis, partons: Sample, read: Callable[[], PartonFile]
    ) -> tuple[Any, Any]:
        """Return the control variate of an analysis with its step, and the thinning's factors; or None."""
        if not (self.card.shower.control_variate and self.analysis.has_control_variate):
            return None, None
        # events are drawn by the analysis without a window: one shower serves all windows
        whole = self.steps.control(self.analysis, partons, read)
        mine = whole if analysis is self.analysis else self.steps.control(analysis, partons, read)
        return mine, whole[0].thinning(self.card.seed, partons.name)

    def integrate(
        self,
        generator: Generator,
        process: HardProcess,
        point: Point,
        n_points: int,
        seed: int,
        *,
        label: str = "",
    ) -> tuple[float, float]:
        """Return the parton-level cross section and its error [pb], as a kept step."""
        generator = self._tuned(generator, process, point)
        build = partial(
            integrate.make,
            generator=generator,
            process=process,
            point=point,
            n_points=n_points,
            seed=seed,
            workers=self._workers,
        )
        name = f"{process.contribution}-{label}" if label else str(process.contribution)
        description = self._parton_description(process, point, n_points, generator) | {"integral_seed": seed}
        uses = [type(generator).__module__, type(point).__module__]
        return integrate.read(self.steps.make("integrate", name, n_points, description, build, uses))

    def _parton_description(
        self, process: HardProcess, point: Point, n: int, generator: Generator
    ) -> dict[str, Any]:
        described = self.reaction.describe(process, point)
        return {**described, "events": n, "generator": generator.describe()}

    def _tuned(self, generator: Generator, process: HardProcess, point: Point) -> Generator:
        """Return a generator with a kept tuning, where it has them.

        One serves all energies and numbers, the couplings of a point of the scan, and integrals inside
        narrower cuts.
        """
        if not isinstance(generator, TunedGenerator):
            return generator
        energy = max(self._luminosities.items(), key=lambda item: item[1])[0]
        first, key = self.process(process.contribution, energy), generator.tuning_key(process, point)
        makers = [(self.generator, self._at_reference(point)), (self.generator, point), (generator, point)]
        for maker, at in makers:
            if isinstance(maker, TunedGenerator) and maker.tuning_key(first, at) == key:
                break
        else:
            return generator
        build = partial(
            tune.make, generator=maker, process=first, point=at, seed=self.card.seed, workers=self._workers
        )
        uses = [type(maker).__module__, type(at).__module__]
        description = self._parton_description(first, at, 0, maker)
        return generator.tuned(tune.read(self.steps.make("tune", "tuning", 0, description, build, uses)))

    def _at_reference(self, point: Point) -> Point:
        """Return a point of the scan at its reference coupling; others as they are."""
        values = self._scanned.get(_all_but_coupling(point))
        if values is None or not point.coupling:
            return point
        return self._points.at(values, self._points.reference(values))

    @functools.cached_property
    def _points(self) -> ModelPoints:
        return ModelPoints.of(self.card)

    @functools.cached_property
    def _scanned(self) -> dict[str, ScanPoint]:
        points, found = self._points, dict[str, ScanPoint]()
        for values in self.card.points():
            with contextlib.suppress(InputError):  # such a point fails by itself
                found[_all_but_coupling(points.at(values, points.reference_coupling))] = values
        return found

    def _generate(self, name: str, process: HardProcess, point: Point, n_events: int) -> Sample:
        generator = self._tuned(self.generator, process, point)
        build = partial(
            generate.make,
            generator=generator,
            process=process,
            point=point,
            n_events=n_events,
            seed=self.card.seed,
            name=name,
            workers=self._workers,
            progress=self._progress,
        )
        description = self._parton_description(process, point, n_events, generator)
        uses = [type(self.generator).__module__, type(point).__module__]
        sample = generate.read(self.steps.make("generate", name, n_events, description, build, uses))
        return sample if self.rates is None else self._corrected(sample, self.rates)

    def _corrected(self, sample: Sample, rates: RateCorrection) -> Sample:
        """Return the same events with the rate of a higher order."""
        with_set = self.generator_settings.pdf_set
        build = partial(correct.make, partons=sample, correction=rates, generated_with=with_set)
        description = {
            "partons": sample.path.parent.name,
            "rates": rates.describe(),
            "generated_with": with_set,
        }
        made = self.steps.make("correct", sample.name, sample.n_events, description, build)
        return correct.read(made)
