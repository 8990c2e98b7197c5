"""Pipeline: the excluded coupling at one point: scaled where that is exact, else evaluated directly."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import Any

from recast.analysis.normalisation import (
    Normalisation,
    Uncertainty,
    combined,
    parse_normalisation,
    predict_from_signal,
)
from recast.analysis.yields import Yield
from recast.cards import Projection, RunCard, UncertaintiesBlock
from recast.core.errors import InputError, RunError
from recast.core.seeds import derive_seed
from recast.exclusion.coupling import LargestCoupling, ParameterLimit, unknown_limit
from recast.exclusion.curve import ExclusionRow, LimitSource
from recast.exclusion.direct import DirectResult, Evaluation, direct_limit
from recast.exclusion.scaling import (
    RESOLVED_SIGMAS,
    CurvePoint,
    ScalingCheck,
    ScalingVerdict,
    check_points,
    scaled_limit,
    scaled_limits,
)
from recast.generate.base import Contribution
from recast.model.base import Point
from recast.model.scan_point import ScanPoint, point_name
from recast.pipeline.effort import NARROW, Effort
from recast.pipeline.expected import Expected
from recast.pipeline.likelihoods import point_likelihood
from recast.pipeline.points import ModelPoints
from recast.pipeline.search import Search, varied_background
from recast.pipeline.simulate import Simulation, Simulator, signal_masses
from recast.pipeline.uncertainties import (
    experimental_uncertainties,
    luminosity_nuisances,
    luminosity_uncertainty,
    ratio_uncertainties,
    stated_uncertainties,
    theory_by_region,
    varied_yield,
    yield_uncertainties,
)

__all__ = ["PointResult", "PointScanner"]

_REACH = 1.15
"""Couplings closer than this factor share events: reweighted by 10 % their errors grow by a quarter."""
_BESIDE = 1.001
"""Where the slope of reweighted events is looked for, over the coupling."""
_TYPICAL_SLOPE = 3.0
"""d log(signal)/d log(g) between the narrow (2) and the off-shell (4) case; only a first guess needs it."""


@dataclass(frozen=True, slots=True)
class PointResult:
    """Everything about one point of a scan."""

    point: ScanPoint
    reference: Simulation
    reference_coupling: float
    signal: Yield
    """Events of new physics at the reference coupling, after normalisation."""
    scaled: CurvePoint
    check: ScalingCheck | None
    direct: DirectResult | None
    simulations: tuple[Simulation, ...]
    """Those of the direct evaluation."""
    row: ExclusionRow
    expected: Expected
    """Without new physics, at this point."""
    uncertainties: tuple[Uncertainty, ...] = ()
    """Of the normalised signal; none where the card asks for none."""

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        direct = None
        if self.direct is not None:
            direct = self.direct.as_dict() | {
                "observed": self.direct.limits.observed.as_dict(),
                "simulations": [item.as_dict() for item in self.simulations],
            }
        return {
            **self.row.as_dict(),
            "scaled": self.scaled.observed.as_dict(),
            "scaling_check": self.check.as_dict() if self.check else None,
            "direct": direct,
            "direct_over_scaled": self._comparison(),
            "signal_events_at_reference": self.signal.to_json(),
            "statistics": self.expected.as_dict(),
            "uncertainties": self._uncertainties(),
            "likelihood": point_likelihood(self.expected, self.reference, self.signal, self.uncertainties),
            "reference": {"coupling": self.reference_coupling, **self.reference.as_dict()},
        }

    def _uncertainties(self) -> dict[str, Any] | None:
        """Uncertainties of the signal, their sum in quadrature, and the error of the coupling from it.

        CLs has them in the limit already: none is left beside it but that of the simulation.
        """
        if not self.uncertainties:
            return None
        whole = combined(self.uncertainties)
        limit = self.row.limits.observed.value
        beside = limit is not None and self.expected.counts.signal_relative_error == 0
        slope = (self.direct.slope if self.direct is not None else None) or NARROW
        return {
            "signal": [item.to_json() for item in self.uncertainties],
            "signal_total": whole.to_json(),
            "observed_total_error": limit * whole.symmetric / slope if beside and limit else None,
        }

    def _comparison(self) -> dict[str, float] | None:
        """Ratio of the couplings; the Standard Model sample, which they share, is left out of the error."""
        if self.direct is None:
            return None
        scaled, direct = self.scaled.observed, self.direct.limits.observed
        if scaled.value is None or direct.value is None or not self.simulations:
            return None
        ratio = direct.value / scaled.value
        # the simulation nearest to the limit sets the error of the direct one
        nearest = min(self.simulations, key=lambda item: abs(item.point.coupling - (direct.value or 0.0)))
        slope = self.direct.slope or 2.0
        relative = math.hypot(
            self.reference.events.relative_error / 2.0, nearest.events.relative_error / slope
        )
        return {"ratio": ratio, "error": ratio * relative}


class PointScanner:
    """Finds the excluded coupling of each point for one card."""

    def __init__(
        self, card: RunCard, simulator: Simulator, sm: Simulation | None, search: Search, effort: Effort
    ) -> None:
        self._card, self._effort = card, effort
        self._points = ModelPoints.of(card)
        self._simulator = simulator
        self._sm = sm
        self._search = search
        self._normalisation = parse_normalisation(card.analysis.normalisation)

    def prediction(self, signal: Simulation, expected: Expected) -> Yield:
        """Return the predicted number of events, background included."""
        if expected.several is not None:
            return expected.predicted(signal)
        predicted = predict_from_signal(
            self._normalisation,
            expected.simulated,
            signal.events,
            expected.sm,
            self._card.analysis.factor,
        )
        # the same but for a window, where only a part of the simulated events is expected
        elsewhere = expected.background - expected.simulated
        return dataclasses.replace(predicted, value=predicted.value + elsewhere)

    def exclude(self, point: ScanPoint) -> PointResult:
        """Return the excluded coupling at a point, and those expected of future data."""
        mass = self._points.mass(point)
        found = self._excluded(point, self._search.at(mass), mass)
        futures = {item.name: self._future(point, mass, item) for item in self._card.projections}
        return dataclasses.replace(found, row=dataclasses.replace(found.row, projections=futures))

    def _future(self, point: ScanPoint, mass: float, projection: Projection) -> ParameterLimit:
        """Return the expected limit of a projection; none, with the reason, where its events are too many."""
        try:
            expected = self._search.projected(mass, projection)
        except InputError as error:
            return unknown_limit(str(error))
        return self._excluded(point, expected).row.limits.expected[2]

    def _excluded(
        self, point: ScanPoint, expected: Expected, compared_at: float | None = None
    ) -> PointResult:
        """Return the excluded coupling at a point, evaluated directly as well at the mass `compared_at`."""
        largest = self._points.largest(point)
        start = self._points.reference(point)
        reference = self._signal(point, start, self._effort.first, expected)
        expected = expected.for_signal(reference)
        predicted, signal = self._predicted(reference, expected)
        guess, check = self._scaled_guess(point, start, signal, expected, largest)
        exact = check is not None and check.verdict is ScalingVerdict.VALID
        if exact and guess is not None and guess <= largest.value:
            events = self._enough(reference, expected, NARROW)
            reference = self._signal(point, start, events, expected)
            expected = expected.for_signal(reference)
            predicted, signal = self._predicted(reference, expected)
        if expected.strength is not None and self._card.uncertainties is not None:
            expected = expected.with_theory(self._theory(point, reference, expected)).for_signal(reference)
            predicted, signal = self._predicted(reference, expected)
        # where the signal is not above zero its relative error means nothing, and nothing is scaled from it
        resolved = signal.value > RESOLVED_SIGMAS * signal.error
        uncertainties = self._signal_uncertainties(point, reference, expected) if resolved else ()

        def result(
            source: LimitSource,
            limits: CurvePoint,
            scaled: CurvePoint,
            check: ScalingCheck | None = None,
            direct: DirectResult | None = None,
            simulations: tuple[Simulation, ...] = (),
        ) -> PointResult:
            row = ExclusionRow(point, source, limits, expected.observed_published)
            return PointResult(
                point,
                reference,
                start,
                signal,
                scaled,
                check,
                direct,
                simulations,
                row,
                expected,
                uncertainties,
            )

        try:
            expected = expected.with_signal_error(combined(uncertainties).symmetric)
        except RunError as error:
            none = unknown_limit(f"{error.what}: the signal is too uncertain")
            limits = CurvePoint(none, (none, none, none, none, none))
            return result(LimitSource.SCALING, limits, limits)
        counts = expected.counts
        scaled = expected.with_background_error(scaled_limits(signal, start, counts, largest), NARROW)
        direct: DirectResult | None = None
        simulations: tuple[Simulation, ...] = ()
        if not exact or (compared_at and compared_at == self._card.exclusion.compare_direct_at_gev):
            known = _evaluation(start, predicted)
            at = _start(guess, check, largest)
            direct, simulations = self._direct(point, at, largest, known, expected, compared=exact)
        if exact or direct is None:
            limits = expected.published_only(scaled)
            return result(LimitSource.SCALING, limits, scaled, check, direct, simulations)
        limits = expected.with_background_error(direct.limits, direct.slope or NARROW)
        limits = expected.published_only(limits)
        return result(LimitSource.DIRECT, limits, scaled, check, direct, simulations)

    def _predicted(self, signal: Simulation, expected: Expected) -> tuple[Yield, Yield]:
        """Return the predicted number of events, and the signal's part of it."""
        predicted = self.prediction(signal, expected)
        return predicted, dataclasses.replace(predicted, value=predicted.value - expected.background)

    def _scaled_guess(
        self, point: ScanPoint, start: float, signal: Yield, expected: Expected, largest: LargestCoupling
    ) -> tuple[float | None, ScalingCheck | None]:
        """Return the scaled coupling without its upper bound, and whether scaling holds up to it."""
        counts = expected.counts
        guess = scaled_limit(signal, start, counts.observed - counts.background).value
        return guess, self._check(point, start, min(guess, largest.value)) if guess else None

    def _enough(
        self, pilot: Simulation, expected: Expected, slope: float, compared: float | None = None
    ) -> int:
        """Return the events that a signal needs, for a target other than the card's if `compared`."""
        relative = self._normalisation is Normalisation.RELATIVE
        # what is compared has the same Standard Model
        shared = 0.0 if compared else expected.shared_error(relative=relative).relative_error
        return self._effort.enough(pilot, expected.simulated_signal(pilot), slope, shared, compared)

    def _signal_uncertainties(
        self, point: ScanPoint, signal: Simulation, expected: Expected
    ) -> tuple[Uncertainty, ...]:
        block = self._card.uncertainties
        if expected.several is not None:
            return ()
        simulator, window = self._simulator, expected.window_gev
        absolute = self._normalisation is Normalisation.ABSOLUTE or self._sm is None
        own = experimental_uncertainties(simulator.analysis.card)
        luminosity = simulator.luminosity_relative_error
        dataset, region = self._card.analysis.dataset, self._search.region
        named = luminosity_nuisances(simulator.analysis.card, dataset, signal, region)
        if block is None:
            shared = (luminosity_uncertainty(luminosity, named),) if absolute and luminosity else ()
            return (*expected.normalisation, *shared, *own)
        other = self._in_other_scheme(point, block)
        varied = varied_yield(simulator, signal, self._search.region, block, other, window_gev=window)
        if absolute or self._sm is None:
            return (*yield_uncertainties(varied, luminosity, named), *own)
        region = self._search.normalising_region
        reference = varied_yield(simulator, self._sm, region, block, varied_background(block))
        return (*ratio_uncertainties(varied, reference), *expected.normalisation, *own)

    def _in_other_scheme(self, point: ScanPoint, block: UncertaintiesBlock) -> Point | None:
        if block.scheme is None:
            return None
        points = dataclasses.replace(self._points, scheme=block.scheme)
        return points.at(point, self._points.reference(point))

    def _theory(
        self, point: ScanPoint, signal: Simulation, expected: Expected
    ) -> dict[str, dict[str, float]]:
        """Return the changes of the signal in each of several regions, as they are normalised."""
        block = self._card.uncertainties
        if block is None or expected.several is None:
            return {}
        other, values = self._in_other_scheme(point, block), {}
        for region in expected.several.regions:
            found = varied_yield(self._simulator, signal, region, block, other).events
            if self._normalisation is Normalisation.RELATIVE and self._sm is not None:
                base = varied_yield(self._simulator, self._sm, region, block, varied_background(block)).events
                if not all(base.values()):  # nothing is normalised there, which the likelihood refuses
                    continue
                found = {name: value / base[name] for name, value in found.items()}
            values[region] = found
        return theory_by_region(values, stated_uncertainties(self._simulator.rates))

    def _signal(self, point: ScanPoint, coupling: float, events: int, expected: Expected) -> Simulation:
        return self._simulator.run(
            self._points.at(point, coupling),
            Contribution.SIGNAL,
            events,
            label=self._points.label(point, coupling),
            window_gev=expected.window_gev,
            luminosities_fb=expected.luminosities_fb,
        )

    def _direct(
        self,
        point: ScanPoint,
        start: float,
        largest: LargestCoupling,
        known: Evaluation,
        expected: Expected,
        *,
        compared: bool,
    ) -> tuple[DirectResult, tuple[Simulation, ...]]:
        """Return the limit by direct evaluation; `compared` if it only shows whether the scaled one holds."""
        events, counts = self._effort.coarse, expected.counts
        result, made = self._evaluated(point, start, largest, (known,), expected, events)
        limit = result.limits.observed.value or result.few
        if limit is None and made:
            # where the largest coupling is excluded within the errors, it is looked at once more
            last = max(result.evaluations, key=lambda item: item.coupling)
            if last.predicted + RESOLVED_SIGMAS * last.error >= counts.observed:
                limit = last.coupling
        if self._effort.target is None or limit is None:
            return result, made
        nearest = min(made, key=lambda item: abs(item.point.coupling - limit))
        if result.few is not None and not expected.simulated_signal(nearest).n_effective:
            return result, made  # nothing selected tells no number of events
        target = self._effort.compared(self._card.exclusion.scaling_tolerance) if compared else None
        events = self._enough(nearest, expected, result.slope or NARROW, target)
        if events <= nearest.requested:
            return result, made
        earlier = (known, *result.evaluations)
        return self._evaluated(point, limit, largest, earlier, expected, events)

    def _evaluated(
        self,
        point: ScanPoint,
        start: float,
        largest: LargestCoupling,
        known: tuple[Evaluation, ...],
        expected: Expected,
        events: int,
    ) -> tuple[DirectResult, tuple[Simulation, ...]]:
        """Return the limit from evaluations with this number of events each; near ones share their events."""
        made: dict[float, Simulation] = {}

        def near(coupling: float) -> Simulation | None:
            """Return the simulation nearest to a coupling whose events can be reweighted to it."""
            if not self._simulator.can_reweight(self._points.at(point, coupling)):
                return None
            own = [item for item in made.values() if item.reweighted_from is None]
            distance = {abs(math.log(coupling / item.point.coupling)): item for item in own}
            least = min(distance, default=math.inf)
            return distance[least] if least < math.log(_REACH) else None

        def reweighted(old: Simulation, coupling: float) -> Simulation:
            new = self._points.at(point, coupling)
            return self._simulator.reweighted(old, new, window_gev=expected.window_gev)

        def evaluate(coupling: float) -> Evaluation:
            # 6 digits, far below the simulation error, keep the last bits of a coupling out of the keys
            at = float(f"{coupling:.6g}")
            old = near(at)
            made[at] = reweighted(old, at) if old else self._signal(point, at, events, expected)
            predicted, signal = self._predicted(made[at], expected)
            slope, old = None, old or near(at)
            if old and expected.is_smooth and signal.value > RESOLVED_SIGMAS * signal.error:
                beside = self._predicted(reweighted(old, at * _BESIDE), expected)[1]
                slope = (beside.value / signal.value - 1.0) / (_BESIDE - 1.0)
            sample = old.point.coupling if old else at
            return _evaluation(coupling, predicted, slope, sample)

        result = direct_limit(
            evaluate,
            expected.counts,
            start=start,
            largest=largest,
            max_evaluations=self._card.exclusion.max_evaluations,
            known=known,
        )
        return result, tuple(made.values())

    def _check(self, point: ScanPoint, reference: float, coupling: float) -> ScalingCheck | None:
        """Compare the parton-level signal at two couplings inside the analysis' mass windows.

        None where one of the two is not resolved.
        """
        points = self._points
        settings, window = (
            self._simulator.generator_settings,
            signal_masses(self._card, self._simulator.analysis),
        )
        if window is not None:
            settings = self._simulator.reaction.inside(settings, window)
        generator = self._simulator.generator_with(settings)
        energy = max(self._simulator.luminosities_fb.items(), key=lambda item: item[1])[0]
        process = self._simulator.process(Contribution.SIGNAL, energy)
        n_points = check_points(self._card.exclusion.scaling_tolerance)
        others = points.others(point)
        place = f"{points.mass(point):.12g}" + (f"-{point_name(others)}" if others else "")
        seed = derive_seed(self._card.seed, "scaling check", place, bits=63)
        (high, high_error), (low, low_error) = (
            self._simulator.integrate(
                generator, process, points.at(point, value), n_points, seed, label=points.label(point, value)
            )
            for value in (coupling, reference)
        )
        if high <= RESOLVED_SIGMAS * high_error or low <= RESOLVED_SIGMAS * low_error:
            return None
        scale = (reference / coupling) ** 2
        ratio = high / low * scale
        error = ratio * math.hypot(high_error / high, low_error / low)
        return ScalingCheck(ratio, error, self._card.exclusion.scaling_tolerance)


def _evaluation(
    coupling: float, predicted: Yield, slope: float | None = None, sample: float | None = None
) -> Evaluation:
    # an event that a control variate stands for is not selected, but tells as much as its error says
    selected = max(predicted.n_raw, predicted.n_effective)
    return Evaluation(coupling, predicted.value, predicted.error, slope, sample, selected, predicted.bound)


def _start(guess: float | None, check: ScalingCheck | None, largest: LargestCoupling) -> float:
    """Return the first coupling to evaluate: the scaled one, moved by what the parton level says of it.

    Without a resolved signal the largest coupling is tried: if that is not excluded, nothing is.
    """
    if guess is None:
        return largest.value
    if check is None or check.ratio <= 0 or check.verdict is ScalingVerdict.VALID:
        return min(guess, largest.value)
    return min(guess * math.pow(check.ratio, -1.0 / _TYPICAL_SLOPE), largest.value)
