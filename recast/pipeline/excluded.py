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
from recast.cards import RunCard
from recast.core.errors import RunError
from recast.core.seeds import derive_seed
from recast.exclusion.coupling import LargestCoupling, no_limit
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
from recast.model.scan_point import ScanPoint, point_name
from recast.pipeline.expected import Expected
from recast.pipeline.points import ModelPoints
from recast.pipeline.search import Search, varied_background
from recast.pipeline.simulate import Simulation, Simulator
from recast.pipeline.uncertainties import ratio_uncertainties, varied_yield, yield_uncertainties

__all__ = ["PointResult", "PointScanner"]

_NARROW_SLOPE = 2.0
"""d log(signal)/d log(g) of a narrow mediator, whose signal is scaled."""
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
        slope = (self.direct.slope if self.direct is not None else None) or _NARROW_SLOPE
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

    def __init__(self, card: RunCard, simulator: Simulator, sm: Simulation | None, search: Search) -> None:
        self._card = card
        self._points = ModelPoints.of(card)
        self._simulator = simulator
        self._sm = sm
        self._search = search
        self._normalisation = parse_normalisation(card.analysis.normalisation)

    def prediction(self, signal: Simulation, expected: Expected) -> Yield:
        """Return the predicted number of events, background included."""
        predicted = predict_from_signal(
            self._normalisation,
            expected.simulated,
            signal.events,
            expected.sm,
            self._card.analysis.k_factor,
        )
        # the same but for a window, where only a part of the simulated events is expected
        elsewhere = expected.background - expected.simulated
        return dataclasses.replace(predicted, value=predicted.value + elsewhere)

    def exclude(self, point: ScanPoint) -> PointResult:
        """Return the excluded coupling at a point."""
        largest = self._points.largest(point)
        start = self._points.reference(point)
        mass = self._points.mass(point)
        events = self._card.generate.events
        expected = self._search.at(mass)
        reference = self._signal(point, start, events, expected)
        predicted = self.prediction(reference, expected)
        signal = dataclasses.replace(predicted, value=predicted.value - expected.background)
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
            none = no_limit(f"{error.what}: the signal is too uncertain")
            limits = CurvePoint(none, (none, none, none, none, none))
            return result(LimitSource.SCALING, limits, limits)
        counts = expected.counts
        scaled = expected.with_background_error(scaled_limits(signal, start, counts, largest), _NARROW_SLOPE)
        # the same without the bound on the coupling
        guess = scaled_limit(signal, start, counts.observed - counts.background).value
        check = self._check(point, start, min(guess, largest.value)) if guess else None
        exact = check is not None and check.verdict is ScalingVerdict.VALID
        direct: DirectResult | None = None
        simulations: tuple[Simulation, ...] = ()
        if not exact or mass == self._card.exclusion.compare_direct_at_gev:
            known = Evaluation(start, predicted.value, predicted.error)
            direct, simulations = self._direct(point, _start(guess, check, largest), largest, known, expected)
        if exact or direct is None:
            limits = expected.published_only(scaled)
            return result(LimitSource.SCALING, limits, scaled, check, direct, simulations)
        limits = expected.with_background_error(direct.limits, direct.slope or _NARROW_SLOPE)
        limits = expected.published_only(limits)
        return result(LimitSource.DIRECT, limits, scaled, check, direct, simulations)

    def _signal_uncertainties(
        self, point: ScanPoint, signal: Simulation, expected: Expected
    ) -> tuple[Uncertainty, ...]:
        block = self._card.uncertainties
        if block is None:
            return expected.normalisation
        simulator, window = self._simulator, expected.window_gev
        other = None
        if block.scheme is not None:
            points = dataclasses.replace(self._points, scheme=block.scheme)
            other = points.at(point, self._points.reference(point))
        varied = varied_yield(simulator, signal, self._search.region, block, other, window_gev=window)
        if self._normalisation is Normalisation.ABSOLUTE or self._sm is None:
            return yield_uncertainties(varied, simulator.luminosity_relative_error)
        region = self._search.normalising_region
        reference = varied_yield(simulator, self._sm, region, block, varied_background(block))
        return (*ratio_uncertainties(varied, reference), *expected.normalisation)

    def _signal(self, point: ScanPoint, coupling: float, events: int, expected: Expected) -> Simulation:
        return self._simulator.run(
            self._points.at(point, coupling),
            Contribution.SIGNAL,
            events,
            label=self._points.label(point, coupling),
            window_gev=expected.window_gev,
        )

    def _direct(
        self,
        point: ScanPoint,
        start: float,
        largest: LargestCoupling,
        known: Evaluation,
        expected: Expected,
    ) -> tuple[DirectResult, tuple[Simulation, ...]]:
        made: list[Simulation] = []
        events = self._card.generate.events_direct or self._card.generate.events

        def evaluate(coupling: float) -> tuple[float, float]:
            # 6 digits, far below the simulation error, keep the last bits of a coupling out of the keys
            made.append(self._signal(point, float(f"{coupling:.6g}"), events, expected))
            predicted = self.prediction(made[-1], expected)
            return predicted.value, predicted.error

        result = direct_limit(
            evaluate,
            expected.counts,
            start=start,
            largest=largest,
            max_evaluations=self._card.exclusion.max_evaluations,
            known=(known,),
        )
        return result, tuple(made)

    def _check(self, point: ScanPoint, reference: float, coupling: float) -> ScalingCheck | None:
        """Compare the parton-level signal at two couplings inside the analysis' mass windows.

        None where one of the two is not resolved.
        """
        points = self._points
        settings, window = self._simulator.generator_settings, self._simulator.analysis.card.signal_window
        if window:
            settings = self._simulator.reaction.inside(settings, window.model_dump())
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


def _start(guess: float | None, check: ScalingCheck | None, largest: LargestCoupling) -> float:
    """Return the first coupling to evaluate: the scaled one, moved by what the parton level says of it.

    Without a resolved signal the largest coupling is tried: if that is not excluded, nothing is.
    """
    if guess is None:
        return largest.value
    if check is None or check.ratio <= 0 or check.verdict is ScalingVerdict.VALID:
        return min(guess, largest.value)
    return min(guess * math.pow(check.ratio, -1.0 / _TYPICAL_SLOPE), largest.value)
