"""Pipeline: what is expected at a point without new physics, how uncertain, what that does to the limit."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from recast.analysis.normalisation import Uncertainty, combined
from recast.analysis.yields import Yield
from recast.core.errors import RunError
from recast.exclusion.coupling import not_observed
from recast.exclusion.scaling import CurvePoint
from recast.pipeline.effort import Shared
from recast.pipeline.several import Several, as_counts
from recast.pipeline.simulate import Simulation
from recast.statistics.counting import METHODS
from recast.statistics.expected import CountLimits, count_limits
from recast.statistics.strength import Calculator, StrengthLimits

__all__ = ["Expected", "windowed_counts"]


@dataclass(frozen=True, slots=True)
class Expected:
    """What is expected at one point without new physics, and what a signal is normalised to."""

    background: float
    """Events without a signal."""
    counts: CountLimits
    simulated: float
    """Expected events of the simulated process, to which `sm` corresponds."""
    sm: Yield
    """The same as simulated, with its error."""
    window_gev: float | None = None
    """Mass of the window; None where the region is the same for all masses."""
    observed_published: bool = True
    """False: no count is published here, the expected one stands for the observed one."""
    background_uncertainties: tuple[Uncertainty, ...] = ()
    """Of `background`; all of them are in the limits where their method has room for them."""
    background_simulation_error: float = 0.0
    """Part of the simulation in the uncertainty of `background`, relative."""
    normalisation: tuple[Uncertainty, ...] = ()
    """Uncertainties of `simulated`, which a signal shares."""
    by_process: Mapping[str, float] = field(default_factory=dict)
    """Parts of `background` by process, where they are known."""
    several: Several | None = None
    """Several regions that set the limit together; None where it is one count."""
    strength: StrengthLimits | None = None
    """Limits on the strength of the reference signal, of several regions."""
    luminosities_fb: Mapping[float, float] | None = None
    """Luminosity [1/fb] by energy of a signal; None for those of the data set."""

    @property
    def is_smooth(self) -> bool:
        """Whether predictions of near couplings tell a slope: not where each has the noise of toys."""
        return self.strength is None or self.strength.calculator is not Calculator.TOYS

    def projected(self, luminosities_fb: Mapping[float, float], factor: float) -> Expected:
        """Return the same for `factor` times the events, none of them seen; relative errors are kept."""
        old, background = self.counts, self.background * factor
        counts = count_limits(
            old.method,
            round(background),
            background,
            background_error=old.background_error * factor,
            signal_relative_error=old.signal_relative_error,
            cl=old.cl,
        )
        return dataclasses.replace(
            self,
            background=background,
            counts=counts,
            observed_published=False,
            luminosities_fb=luminosities_fb,
        )

    def with_theory(self, theory: Mapping[str, Mapping[str, float]]) -> Expected:
        """Return the same with relative changes of the signal by region and nuisance, of several regions."""
        if self.several is None:
            raise RunError("there is one region", where="theory of several regions")
        return dataclasses.replace(self, several=self.several.with_theory(theory))

    def for_signal(self, simulation: Simulation) -> Expected:
        """Return the same with the excluded counts that hold for a signal of this shape."""
        if self.several is None:
            return self
        signal = self.several.signal(simulation)
        if signal.value <= 0 or signal.bound is not None:
            return self
        limits = self.several.limits(simulation)
        counts = as_counts(self.several, limits, signal)
        return dataclasses.replace(self, counts=counts, strength=limits)

    def predicted(self, simulation: Simulation) -> Yield:
        """Return the predicted events of several regions, in units of the excluded ones of `counts`.

        A signal of another shape counts by its strength: it is excluded where that is 1.
        """
        if self.several is None:
            raise RunError("there is one region", where="prediction of several regions")
        signal = self.several.signal(simulation)
        if self.strength is None or signal.value <= 0:
            return dataclasses.replace(signal, value=self.background + signal.value)
        allowed = self.counts.observed - self.background
        events = allowed / self.several.limits(simulation).observed
        error = events * signal.relative_error
        return dataclasses.replace(signal, value=self.background + events, error=error)

    def with_signal_error(self, relative: float) -> Expected:
        """Return the same with an uncertain signal in the limits, where their method has room for it."""
        old = self.counts
        if self.several is not None:  # it is in the likelihood
            return self
        if relative <= 0 or not METHODS[old.method].takes_errors:
            return self
        counts = count_limits(
            old.method,
            old.observed_events,
            old.background,
            background_error=old.background_error,
            signal_relative_error=relative,
            cl=old.cl,
        )
        return dataclasses.replace(self, counts=counts)

    def published_only(self, limits: CurvePoint) -> CurvePoint:
        """Return the limits without an observed one where no count was published to observe."""
        if self.observed_published:
            return limits
        return dataclasses.replace(limits, observed=not_observed())

    def with_background_error(self, limits: CurvePoint, slope: float) -> CurvePoint:
        """Return the limits of a window with the simulation error of its background added to theirs.

        Parameters
        ----------
        limits
            Limits whose errors are those of the signal.
        slope
            d log(signal)/d log(g) near the limit.

        Notes
        -----
        The allowed signal moves with the background b in steps, counts being integers. Its mean logarithmic
        slope between b/2 and 2 b is taken.
        """
        error = self.background_error_of_signal
        return limits.with_relative_error(error / slope) if error else limits

    @property
    def background_error_of_signal(self) -> float:
        """Relative change of the allowed signal by the simulation error of the background."""
        if self.background_simulation_error <= 0:
            return 0.0
        low, high = (factor * self.background for factor in (0.5, 2.0))
        allowed = [windowed_counts(self.counts, b).expected[2] - b for b in (low, high)]
        rise = math.log(allowed[1] / allowed[0]) / math.log(high / low)
        return abs(rise) * self.background_simulation_error

    def simulated_signal(self, simulation: Simulation) -> Yield:
        """Return the selected events of a simulation, in all regions of the limit, before normalisation."""
        return simulation.events if self.several is None else self.several.simulated(simulation)

    def shared_error(self, *, relative: bool) -> Shared:
        """Return the error that the Standard Model makes in a signal; `relative` if it normalises to it."""
        normalising = self.sm if self.several is None else self.several.reference
        first = (
            Shared(normalising.relative_error, normalising.n_effective) if relative else Shared(0.0, math.inf)
        )
        error = self.background_error_of_signal
        if error == 0.0:
            return first
        inside = 1.0 / self.background_simulation_error**2
        return Shared(math.hypot(first.relative_error, error), min(first.n_effective, inside))

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        found = self.background_uncertainties
        whole = {"total": combined(found).to_json()} if found else {}
        # where no count is published the expected one stands for it in the limits, but was not observed
        unseen = () if self.observed_published else ("observed_events", "excluded_count_observed")
        return self.counts.as_dict() | {
            **dict.fromkeys(unseen),
            "observed_published": self.observed_published,
            "window_gev": self.window_gev,
            "background_uncertainties": [item.to_json() for item in found],
            **({"several_regions": self.strength.as_dict()} if self.strength else {}),
            **({"background_by_process": dict(self.by_process)} if self.by_process else {}),
            **whole,
        }


def windowed_counts(like: CountLimits, background: float) -> CountLimits:
    """Return the limits for another background with the same relative errors, the expected count observed."""
    return count_limits(
        like.method,
        round(background),
        background,
        background_error=like.background_error * background / like.background,
        signal_relative_error=like.signal_relative_error,
        cl=like.cl,
    )
