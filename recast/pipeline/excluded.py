"""Pipeline: the excluded coupling at one mass: scaled where that is exact, else evaluated directly."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import Any

from recast.analysis.normalisation import Normalisation, parse_normalisation, predict_from_signal
from recast.analysis.uncertainties import Uncertainty, combined
from recast.analysis.yields import Yield
from recast.cards import RunCard
from recast.core.errors import RunError
from recast.core.seeds import derive_seed
from recast.exclusion.coupling import LargestCoupling, largest_coupling, no_limit
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
from recast.inputs.electroweak import electroweak_scheme
from recast.model.point import ModelPoint
from recast.model.widths import zp_width_gev
from recast.pipeline.expected import Expected
from recast.pipeline.search import Search
from recast.pipeline.simulate import Simulation, Simulator
from recast.pipeline.uncertainties import ratio_uncertainties, varied_yield, yield_uncertainties

__all__ = ["MassResult", "MassScanner", "background_point", "reference_point"]

_NARROW_SLOPE = 2.0
"""d log(signal)/d log(g') of the narrow Z', whose signal is scaled."""
_TYPICAL_SLOPE = 3.0
"""d log(signal)/d log(g') between the narrow (2) and the off-shell (4) Z'; only a first guess needs it."""


@dataclass(frozen=True, slots=True)
class MassResult:
    """Everything about one mass."""

    mzp_gev: float
    reference: Simulation
    signal: Yield
    """Events of new physics at the reference coupling, after normalisation."""
    scaled: CurvePoint
    check: ScalingCheck | None
    direct: DirectResult | None
    simulations: tuple[Simulation, ...]
    """Those of the direct evaluation."""
    row: ExclusionRow
    expected: Expected
    """Without a Z', at this mass."""
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
            "reference": self.reference.as_dict(),
        }

    def _uncertainties(self) -> dict[str, Any] | None:
        """Uncertainties of the signal, their sum in quadrature, and the error of the coupling from it.

        CLs has them in the limit already: none is left beside it but that of the simulation.
        """
        if not self.uncertainties:
            return None
        whole = combined(self.uncertainties)
        gp = self.row.limits.observed.gp
        beside = gp is not None and self.expected.counts.signal_relative_error == 0
        slope = (self.direct.slope if self.direct is not None else None) or _NARROW_SLOPE
        return {
            "signal": [item.to_json() for item in self.uncertainties],
            "signal_total": whole.to_json(),
            "gp_observed_total_error": gp * whole.symmetric / slope if beside and gp else None,
        }

    def _comparison(self) -> dict[str, float] | None:
        """Ratio of the couplings; the Standard Model sample, which they share, is left out of the error."""
        if self.direct is None:
            return None
        scaled, direct = self.scaled.observed, self.direct.limits.observed
        if scaled.gp is None or direct.gp is None or not self.simulations:
            return None
        ratio = direct.gp / scaled.gp
        # the simulation nearest to the limit sets the error of the direct one
        nearest = min(self.simulations, key=lambda item: abs(item.point.gp - (direct.gp or 0.0)))
        slope = self.direct.slope or 2.0
        relative = math.hypot(
            self.reference.events.relative_error / 2.0, nearest.events.relative_error / slope
        )
        return {"ratio": ratio, "error": ratio * relative}


def background_point(card: RunCard) -> ModelPoint:
    """Return the point of the Standard Model in the card's scheme: no coupling."""
    return _point(card, 1.0, 0.0)


def reference_point(card: RunCard, mzp_gev: float) -> ModelPoint:
    """Return the point at which the reference sample of a mass [GeV] is simulated."""
    return _point(card, mzp_gev, min(card.model.coupling_reference or 0.05, _largest(card, mzp_gev).gp))


def _point(card: RunCard, mzp_gev: float, gp: float) -> ModelPoint:
    return ModelPoint(mzp_gev, gp, electroweak_scheme(card.model.electroweak_scheme))


def _largest(card: RunCard, mzp_gev: float) -> LargestCoupling:
    return largest_coupling(lambda gp: zp_width_gev(_point(card, mzp_gev, gp)) / mzp_gev)


class MassScanner:
    """Finds the excluded coupling of each mass for one card."""

    def __init__(self, card: RunCard, simulator: Simulator, sm: Simulation, search: Search) -> None:
        self._card = card
        self._simulator = simulator
        self._sm = sm
        self._search = search
        self._normalisation = parse_normalisation(card.analysis.normalisation)

    def point(self, mzp_gev: float, gp: float) -> ModelPoint:
        """Return the model point of the card's scheme."""
        return _point(self._card, mzp_gev, gp)

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

    def exclude(self, mzp_gev: float) -> MassResult:
        """Return the excluded coupling at a mass."""
        largest = _largest(self._card, mzp_gev)
        gp_reference = reference_point(self._card, mzp_gev).gp
        events = self._card.generate.events
        expected = self._search.at(mzp_gev)
        reference = self._signal(mzp_gev, gp_reference, events, expected)
        predicted = self.prediction(reference, expected)
        signal = dataclasses.replace(predicted, value=predicted.value - expected.background)
        # where the signal is not above zero its relative error means nothing, and nothing is scaled from it
        resolved = signal.value > RESOLVED_SIGMAS * signal.error
        uncertainties = self._signal_uncertainties(reference, expected) if resolved else ()
        try:
            expected = expected.with_signal_error(combined(uncertainties).symmetric)
        except RunError as error:
            none = no_limit(f"{error.what}: the signal is too uncertain")
            row = ExclusionRow(mzp_gev, LimitSource.SCALING, CurvePoint(none, (none, none, none, none, none)))
            return MassResult(
                mzp_gev, reference, signal, row.limits, None, None, (), row, expected, uncertainties
            )
        counts = expected.counts
        scaled = expected.with_background_error(
            scaled_limits(signal, gp_reference, counts, largest), _NARROW_SLOPE
        )
        # the same without the bound on the coupling
        guess = scaled_limit(signal, gp_reference, counts.observed - counts.background).gp
        check = self._check(mzp_gev, gp_reference, min(guess, largest.gp)) if guess else None
        exact = check is not None and check.verdict is ScalingVerdict.VALID
        direct: DirectResult | None = None
        simulations: tuple[Simulation, ...] = ()
        if not exact or mzp_gev == self._card.exclusion.compare_direct_at_gev:
            known = Evaluation(gp_reference, predicted.value, predicted.error)
            direct, simulations = self._direct(
                mzp_gev, _start(guess, check, largest), largest, known, expected
            )
        if exact or direct is None:
            row = ExclusionRow(mzp_gev, LimitSource.SCALING, expected.published_only(scaled))
        else:
            limits = expected.with_background_error(direct.limits, direct.slope or _NARROW_SLOPE)
            row = ExclusionRow(mzp_gev, LimitSource.DIRECT, expected.published_only(limits))
        return MassResult(
            mzp_gev, reference, signal, scaled, check, direct, simulations, row, expected, uncertainties
        )

    def _signal_uncertainties(self, signal: Simulation, expected: Expected) -> tuple[Uncertainty, ...]:
        block = self._card.uncertainties
        if block is None:
            return expected.normalisation
        simulator, window = self._simulator, expected.window_gev
        varied = varied_yield(simulator, signal, self._search.region, block, window_gev=window)
        if self._normalisation is Normalisation.ABSOLUTE:
            return yield_uncertainties(varied, simulator.luminosity_relative_error)
        region = self._search.normalising_region
        reference = varied_yield(simulator, self._sm, region, block)
        return (*ratio_uncertainties(varied, reference), *expected.normalisation)

    def _signal(self, mzp_gev: float, gp: float, events: int, expected: Expected) -> Simulation:
        point = self.point(mzp_gev, gp)
        return self._simulator.run(point, Contribution.SIGNAL, events, window_gev=expected.window_gev)

    def _direct(
        self,
        mzp_gev: float,
        start: float,
        largest: LargestCoupling,
        known: Evaluation,
        expected: Expected,
    ) -> tuple[DirectResult, tuple[Simulation, ...]]:
        made: list[Simulation] = []
        events = self._card.generate.events_direct or self._card.generate.events

        def evaluate(gp: float) -> tuple[float, float]:
            # 6 digits, far below the simulation error, keep the last bits of a coupling out of the keys
            made.append(self._signal(mzp_gev, float(f"{gp:.6g}"), events, expected))
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

    def _check(self, mzp_gev: float, gp_reference: float, gp: float) -> ScalingCheck | None:
        """Compare the parton-level signal at two couplings inside the analysis' mass windows.

        None where one of the two is not resolved.
        """
        settings, window = self._simulator.generator_settings, self._simulator.analysis.card.signal_window
        if window:
            settings = self._simulator.reaction.inside(settings, window.model_dump())
        generator = self._simulator.generator_with(settings)
        energy = max(self._simulator.luminosities_fb.items(), key=lambda item: item[1])[0]
        process = self._simulator.process(Contribution.SIGNAL, energy)
        n_points = check_points(self._card.exclusion.scaling_tolerance)
        values = []
        for coupling in (gp, gp_reference):
            seed = derive_seed(self._card.seed, "scaling check", f"{mzp_gev:.12g}", bits=63)
            values.append(
                self._simulator.integrate(generator, process, self.point(mzp_gev, coupling), n_points, seed)
            )
        (high, high_error), (low, low_error) = values
        if high <= RESOLVED_SIGMAS * high_error or low <= RESOLVED_SIGMAS * low_error:
            return None
        scale = (gp_reference / gp) ** 2
        ratio = high / low * scale
        error = ratio * math.hypot(high_error / high, low_error / low)
        return ScalingCheck(ratio, error, self._card.exclusion.scaling_tolerance)


def _start(guess: float | None, check: ScalingCheck | None, largest: LargestCoupling) -> float:
    """Return the first coupling to evaluate: the scaled one, moved by what the parton level says of it.

    Without a resolved signal the largest coupling is tried: if that is not excluded, nothing is.
    """
    if guess is None:
        return largest.gp
    if check is None or check.ratio <= 0 or check.verdict is ScalingVerdict.VALID:
        return min(guess, largest.gp)
    return min(guess * math.pow(check.ratio, -1.0 / _TYPICAL_SLOPE), largest.gp)
