"""Analysis: N = sum over energies of L times the selected cross section, in full and factor by factor."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from recast.analysis.card import AnalysisCard, same_energy
from recast.analysis.run import AnalysisResult
from recast.analysis.yields import NONE_SELECTED, Yield, total
from recast.core.errors import InputError

__all__ = ["Expectation", "Factor", "expectation", "expected_yield"]

_FB_PER_PB = 1000.0
_FAR_RATIO = 1.5
_FAR_SIGMAS = 3.0
_ROUNDED_TO_NOTHING = 0.5
"""Events below which a published 0 may be a rounded number."""


def expected_yield(
    results: Sequence[AnalysisResult], card: AnalysisCard, region: str, dataset: str | None = None
) -> Yield:
    """Return the expected number of events of a region, without a K factor.

    Parameters
    ----------
    results
        One result for each sample. Samples of one energy add up (other processes); every energy of the
        data set needs one.
    card, region, dataset
        Which luminosities and which region; None is the default data set.

    Raises
    ------
    InputError
        If an energy of the data set has no sample, or a sample no luminosity.
    """
    data = card.dataset(dataset)
    if region not in card.regions:
        card.region(region, dataset)  # raises, naming the nearest
    names = [result.sample for result in results]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        energies = ", ".join(f"{result.sqrt_s_gev / 1000:g}" for result in results if result.sample == twice)
        raise InputError(
            f'{names.count(twice)} samples have the name "{twice}" (of {energies} TeV)',
            where=f"yield of {card.name}",
            mend="Random draws go by the name: rename one file, or the sample in its description.",
        )
    parts = [r.cross_section(region).scaled(_FB_PER_PB * data.luminosity_fb(r.sqrt_s_gev)) for r in results]
    for item in data.luminosities:
        if not any(same_energy(r.sqrt_s_gev, item.sqrt_s_gev) for r in results):
            raise InputError(
                f"no sample at {item.sqrt_s_gev:g} GeV",
                where=data.title,
                mend="Simulate that energy as well.",
            )
    return total(parts)


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor of an expectation."""

    name: str
    value: float
    error: float | None
    """Simulation error, or None for a number that is not simulated."""
    unit: str
    source: str
    bound: float | None = None
    """One-sided 95 % bound where no simulated event is left."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """An expected number of events with all its factors."""

    region: str
    dataset: str
    factors: dict[str, tuple[Factor, ...]]
    """Factors of each sample, in order; their product is the sample's number of events."""
    by_sample: dict[str, Yield]
    total: Yield
    published: float | None
    """The experiment's own expectation."""
    published_source: str
    published_error: float = 0.0
    """Its error [events]; 0 where none is stated."""
    luminosity_error: float = 0.0
    """Error of `total` from the luminosities, taken as fully correlated [events]; unknown ones count 0."""

    def far_from_published(self) -> str:
        """Say so, in a sentence, where simulation and published expectation are far apart; else return ''.

        Far is more than a factor of 1.5, or than three standard deviations of all stated errors: simulation,
        luminosity, published expectation. Nothing published may be less than half an event: from it are far
        half an event and three standard deviations.
        """
        if self.published is None:
            return ""
        errors = (self.total.error, self.luminosity_error, self.published_error)
        distance = abs(self.total.value - self.published)
        sigmas = distance / math.hypot(*errors) if any(errors) else math.inf
        far = [f"{sigmas:.1f} sigma of all stated errors"] if any(errors) else []
        if self.published:
            ratio = self.total.value / self.published
            if 1.0 / _FAR_RATIO <= ratio <= _FAR_RATIO and distance <= _FAR_SIGMAS * math.hypot(*errors):
                return ""
            far.insert(0, f"a ratio of {ratio:.3g}")
        elif distance < _ROUNDED_TO_NOTHING or sigmas <= _FAR_SIGMAS:
            return ""
        known = f": {', '.join(far)}" if far else ""
        return (
            f"the simulated Standard Model gives {self.total.text(4)} events in {self.region}, "
            f"{self.published:g} are published ({self.published_source}){known}"
        )

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        rows = {name: [_plain(factor) for factor in factors] for name, factors in self.factors.items()}
        samples = {name: item.to_json() for name, item in self.by_sample.items()}
        values = {name: getattr(self, name) for name in self.__slots__}
        return values | {"factors": rows, "by_sample": samples, "total": self.total.to_json()}

    def table(self) -> str:
        """Return the factors as a text table, one line each, with sources."""
        rows = {
            name: [
                *((factor.name, _number(factor), factor.source) for factor in factors),
                ("= events", _events(self.by_sample[name]), ""),
            ]
            for name, factors in self.factors.items()
        }
        first, second = (
            max((len(row[k]) for item in rows.values() for row in item), default=0) for k in (0, 1)
        )
        lines = []
        for name, item in rows.items():
            lines.append(name)
            lines += [
                f"  {title:<{first}} {number:<{second}} {source}".rstrip() for title, number, source in item
            ]
        return "\n".join([*lines, self.summary()])

    def summary(self) -> str:
        """Return the number of events, and the published one below it."""
        lines = [f"{self.region}, {self.dataset}: {_events(self.total)} (simulation)"]
        if self.published is not None:
            lines.append(f"published expectation: {self.published:g} ({self.published_source})")
        return "\n".join(lines)


def expectation(
    results: Sequence[AnalysisResult],
    card: AnalysisCard,
    region: str,
    dataset: str | None = None,
    k_factor: float = 1.0,
    k_factor_source: str | None = None,
    further: Mapping[float, Factor] | None = None,
) -> Expectation:
    """Return the expectation with every factor: cross section, each step of the cutflow, luminosity, K.

    Parameters
    ----------
    results, card, region, dataset
        As for `expected_yield`.
    k_factor, k_factor_source
        A factor other than 1 needs a source. There is no other free factor.
    further
        By energy [GeV]: a sourced factor of all its samples, such as a process that is not simulated.
    """
    if k_factor != 1.0 and not k_factor_source:
        raise InputError(f"the K factor {k_factor:g} has no source", mend="State where it comes from.")
    data = card.dataset(dataset)
    expected_yield(results, card, region, dataset)  # refuses what does not fit together
    factors, by_sample, luminosity_error = {}, {}, 0.0
    for result in results:
        item = next(i for i in data.luminosities if same_energy(i.sqrt_s_gev, result.sqrt_s_gev))
        rows = _cross_section(result)
        steps = result.cutflow.steps
        for (_, before), (name, after) in pairwise(steps):
            if name != "events read":
                rows.append(_ratio(name, after, before, "simulation"))
                continue
            first = _chosen if result.thinned else _ratio
            rows.append(first("kept by the parton-level filter", after, before, "simulation"))
        last = _other_estimate if result.thinned else _ratio
        rows.append(last(f"region {region}", result.regions[region], steps[-1][1], "simulation"))
        rows.append(Factor("integrated luminosity", item.value_fb, None, "1/fb", item.source))
        if k_factor != 1.0:
            rows.append(Factor("K factor", k_factor, None, "1", str(k_factor_source)))
        other = (further or {}).get(item.sqrt_s_gev)
        if other is not None:
            rows.append(other)
        factors[result.sample] = tuple(rows)
        scale = _FB_PER_PB * item.value_fb * k_factor * (other.value if other else 1.0)
        by_sample[result.sample] = result.cross_section(region).scaled(scale)
        luminosity_error += abs(by_sample[result.sample].value) * (item.relative_error or 0.0)
    numbers = data.regions.get(region)
    return Expectation(
        region=region,
        dataset=dataset or card.default_dataset,
        factors=factors,
        by_sample=by_sample,
        total=total(by_sample.values()),
        published=numbers.expected if numbers else None,
        published_source=numbers.source if numbers else "",
        published_error=numbers.error if numbers else 0.0,
        luminosity_error=luminosity_error,
    )


def _cross_section(result: AnalysisResult) -> list[Factor]:
    """Return the cross section; of events with a corrected rate the lowest order and its mean factor."""
    name, source = "cross section inside the generator's cuts", f"simulation of {result.process}"
    value, error = _FB_PER_PB * result.cross_section_pb, _FB_PER_PB * result.cross_section_error_pb
    rates = result.provenance.get("sample", {}).get("rates")
    if rates is None:
        return [Factor(name, value, error, "fb", source)]
    lowest = _FB_PER_PB * float(rates["lowest_order_pb"])
    return [
        Factor(f"{name}, lowest order", lowest, abs(error * lowest / value), "fb", source),
        Factor(
            "K(m, y) of each event, mean", value / lowest, None, "1", f"{rates['order']}, {rates['pdf_set']}"
        ),
    ]


def _events(item: Yield) -> str:
    return f"{item.value:.2f} ± {item.error:.2f}" if item.bound is None else item.text(3)


def _number(factor: Factor) -> str:
    error = "" if factor.error is None else f" ± {factor.error:.2g}"
    if factor.bound is not None:
        error = f" (below {factor.bound:.2g} at 95 % CL)"
    return f"{factor.value:.5g}{error} {'' if factor.unit == '1' else factor.unit}".rstrip()


def _plain(factor: Factor) -> dict[str, Any]:
    content = {key: getattr(factor, key) for key in ("name", "value", "error", "unit", "source")}
    return content if factor.bound is None else content | {"bound_95cl": factor.bound}


def _other_estimate(name: str, after: Any, before: Any, source: str) -> Factor:
    """Return the ratio of the region with its control variate to the showered events of the last step.

    These are no part of those: both estimate the same yield, with errors that are not independent. Their sum
    in quadrature is stated, which is more than that of the ratio.
    """
    if not after.n_raw or before.sum_weights == 0.0 or after.sum_weights == 0.0:
        return _ratio(name, after, before, source)
    ratio = float(after.sum_weights / before.sum_weights)
    relative = [tally.sum_squared_weights**0.5 / tally.sum_weights for tally in (after, before)]
    return Factor(name, ratio, abs(ratio) * math.hypot(*relative), "1", f"{source}, with the control variate")


def _chosen(name: str, after: Any, before: Any, source: str) -> Factor:
    """Return the share of events that were chosen by chance, with weights of one over the probability.

    Its mean is that of the filter; a sample may have more weight than there was before, within its error.
    """
    if before.sum_weights == 0.0:
        return _ratio(name, after, before, source)
    below = float(before.sum_weights)
    error = float(after.sum_squared_weights) ** 0.5 / abs(below)
    words = f"{source}, of events chosen for the control variate"
    return Factor(name, float(after.sum_weights) / below, error, "1", words)


def _ratio(name: str, after: Any, before: Any, source: str) -> Factor:
    below = float(before.sum_weights)
    if below == 0.0:
        return Factor(name, 0.0, None, "1", source)
    ratio = float(after.sum_weights) / below
    # binomial error with the effective number of events
    effective = below**2 / float(before.sum_squared_weights)
    error = (max(ratio * (1.0 - ratio), 0.0) / effective) ** 0.5
    bound = min(NONE_SELECTED / effective, 1.0) if not after.n_raw else None
    return Factor(name, ratio, error, "1", source, bound)
