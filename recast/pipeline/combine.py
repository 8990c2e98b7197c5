"""Pipeline: the curves of finished runs in one: the likelihoods of each point together, by nuisance names."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recast.analysis.loader import analysis_card
from recast.cards import parse_card
from recast.core.errors import InputError, RunError
from recast.core.words import parses_words
from recast.exclusion.curve import LimitSource
from recast.model.scan_point import ScanPoint
from recast.pipeline.archive import with_kept_model
from recast.pipeline.points import ModelPoints
from recast.pipeline.results import checked_results
from recast.statistics.asymptotic import Asymptotic
from recast.statistics.expected import BAND_NAMES
from recast.statistics.likelihood import Likelihood, combined, parse_likelihood
from recast.statistics.measurements import Chi2, limits_with_measurements
from recast.statistics.strength import DEFAULT_TOYS, Calculator, StrengthLimits, strength_limits

__all__ = ["CombinedPoint", "MeasuredAt", "combine_runs", "combined_points", "require_one_card_a_name"]

MeasuredAt = Callable[[ScanPoint], tuple[Chi2, Chi2, float]]
_CHANGE = 0.02
"""Relative change of a signal that tells its share in a limit."""


@dataclass(frozen=True, slots=True)
class CombinedPoint:
    """The combined limit at one point."""

    point: ScanPoint
    reference_coupling: float
    """The coupling that the strength 1 belongs to."""
    limits: StrengthLimits
    alone: Mapping[str, float]
    """Expected limit of each run by itself on the coupling, by the run's name."""
    counts: float | None
    """Of all counts together, where measurements are added."""
    observed_published: bool
    """False where a count stands for one that is not published: there is no observed limit."""
    likelihood: Likelihood
    """Of all counts, the signal that of the reference coupling."""
    relative_error: float
    """Of the limits on the coupling, from the simulations of the runs."""

    def coupling(self, strength: float) -> float:
        """Return the coupling of a strength: the rate goes as its square."""
        return self.reference_coupling * math.sqrt(strength)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        bands = zip(BAND_NAMES, self.limits.expected, strict=True)
        return {
            "parameters": dict(self.point),
            "observed": self.coupling(self.limits.observed) if self.observed_published else None,
            "expected": {name: self.coupling(value) for name, value in bands},
            "expected_alone": dict(self.alone),
            "expected_counts": self.counts,
            "simulation_relative_error": self.relative_error,
            "reference_coupling": self.reference_coupling,
            "strength": self.limits.as_dict(),
            "notes": list(self.limits.notes),
        }


@dataclass(frozen=True, slots=True)
class _Item:
    """What the results of a run say of one point."""

    coupling: float
    """Of its reference sample."""
    kind: str | None
    """Of its likelihood; None without a signal."""
    likelihood: Any
    source: str
    observed_published: bool
    signal_error: float
    """Relative, from the simulation: twice that of the limit on the coupling."""

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> _Item:
        likelihood, limit = content.get("likelihood"), content["expected"][BAND_NAMES[2]]
        return cls(
            float(content["reference"]["coupling"]),
            None if likelihood is None else likelihood["kind"],
            None if likelihood is None else likelihood.get("content"),
            content["source"],
            content["statistics"]["observed_published"],
            2.0 * (limit["error"] or 0.0) / limit["value"] if limit["value"] else 0.0,
        )


@dataclass(frozen=True, slots=True)
class _Run:
    name: str
    where: str
    model: Any
    fixed: tuple[str, dict[str, float]]
    """Electroweak scheme, and the parameters that are not scanned (`ModelPoints.unscanned`)."""
    cl: float
    data: str
    points: Mapping[ScanPoint, _Item]
    analysis: tuple[str, str] = ("", "")
    """Its name, and the hash of what its numbers were made of."""


def _read(folder: Path) -> _Run:
    with checked_results(folder) as (content, where):
        if content.get("process") is None:
            raise InputError("it has no simulated curve", where=where)
        given = content["provenance"]["card"]
        if "analyses" in given:
            raise InputError(
                "it is a combination itself", where=where, mend="Name the runs in its folder analyses."
            )
        card = parse_card(with_kept_model(given, where), where)
        if card.reaction().branching:
            raise InputError("limits on branching ratios are not combined", where=where)
        analysis = analysis_card(card.analysis.name)
        data = analysis.data_name(card.analysis.dataset)
        made_of = str(content["provenance"].get("analysis_numbers", ""))
        points = {ScanPoint.of(item["parameters"], card.scan): _Item.of(item) for item in content["points"]}
        made = ModelPoints.of(card)
        fixed = made.scheme, made.unscanned(card.scan)
        cl = float(content["facts"]["cl"])
        own = analysis.name, made_of
        return _Run(content["name"], where, content["model"], fixed, cl, data, points, own)


def require_one_card_a_name(analyses: Mapping[str, tuple[str, str]]) -> None:
    """Refuse different analyses of one name: their own nuisances, which bear it, would move together.

    Parameters
    ----------
    analyses
        By a short name: the name of the analysis, and the hash of its numbers (`numbers_key`).

    Raises
    ------
    InputError
        If two have one name and different numbers.
    """
    seen: dict[str, tuple[str, str]] = {}
    for short, (name, numbers) in analyses.items():
        first, others = seen.setdefault(name, (short, numbers))
        if others != numbers:
            raise InputError(
                f'{first} and {short} are of different analyses that are both called "{name}"',
                where="analyses",
                mend="Give one another name in its card; if it is one that was changed, run it again.",
            )


@parses_words
def combine_runs(
    folders: Sequence[Path],
    *,
    overlapping: Iterable[str] = (),
    calculator: Calculator = Calculator.AUTO,
    toys: int = DEFAULT_TOYS,
    seed: int = 1,
) -> tuple[list[CombinedPoint], list[str]]:
    """Return the combined limits at the points that all runs have, and why others were left out.

    Parameters
    ----------
    folders
        Of finished runs with one model.
    overlapping
        Data sets that two runs may share.
    calculator, toys, seed
        As of `recast.statistics.strength.strength_limits`.

    Raises
    ------
    InputError
        If the runs are of different models, of different analyses of one name, use one data set, or have no
        point in common.

    Notes
    -----
    Strengths are brought to one coupling by its square. Points of which a limit was not found by scaling are
    left out, as that does not hold there.
    """
    if len(folders) < 2:
        raise InputError("one run", where="combination", mend="Name two or more.")
    found, left = combined_points(folders, None, overlapping, calculator, toys, seed)
    reasons = [f"{point}: {reason}" for point, reason in left]
    if not found:
        raise InputError(f"no point can be combined ({reasons[0]})", where="combination")
    return found, reasons


@parses_words
def combined_points(
    folders: Sequence[Path],
    measured: MeasuredAt | None,
    overlapping: Iterable[str],
    calculator: Calculator,
    toys: int,
    seed: int,
) -> tuple[list[CombinedPoint], list[tuple[ScanPoint, str]]]:
    """Return what `combine_runs` does, with measurements, also of one run.

    `measured` returns, at a point, chi2 and expected chi2 of the measurements against the coupling, and the
    coupling above which they are not asked.
    """
    runs, overlapping = [_read(folder) for folder in folders], frozenset(overlapping)
    names = [run.name for run in runs]
    for place, name in enumerate(names):
        if name in names[:place]:
            raise InputError(
                f'two runs have the name "{name}", this and {runs[names.index(name)].where}',
                where=runs[place].where,
                mend="Leave one out, or rename its card and run it again.",
            )
    require_one_card_a_name({run.name: run.analysis for run in runs})
    for run in runs[1:]:
        if run.model != runs[0].model:
            raise InputError("the runs are of different models", where=run.where)
        if run.fixed != runs[0].fixed:
            (scheme, values), (other, others) = run.fixed, runs[0].fixed
            names = sorted(name for name in values.keys() & others.keys() if values[name] != others[name])
            differ = [f"{name} = {values[name]:g} and {others[name]:g}" for name in names]
            differ += [f"scheme {scheme} and {other}"] if scheme != other else []
            # what one run scans and the other fixes leaves them no common point
            if differ:
                raise InputError(f"the runs differ in {', '.join(differ)}", where=run.where)
        if run.cl != runs[0].cl:
            raise InputError("the runs have different confidence levels", where=run.where)
    common = [point for point in runs[0].points if all(point in run.points for run in runs)]
    if not common:
        raise InputError("the runs have no point in common", where="combination")
    found: list[CombinedPoint] = []
    left: list[tuple[ScanPoint, str]] = []
    for point in sorted(common):
        reason = _reason(runs, point)
        if not reason:
            at = None if measured is None else measured(point)
            try:
                found.append(_combined_point(runs, point, at, overlapping, calculator, toys, seed))
            except RunError as error:
                reason = str(error)
        if reason:
            left.append((point, reason))
    return found, left


def _combined_point(
    runs: Sequence[_Run],
    point: ScanPoint,
    measured: tuple[Chi2, Chi2, float] | None,
    overlapping: Iterable[str],
    calculator: Calculator,
    toys: int,
    seed: int,
) -> CombinedPoint:
    """Return the combined limit at a point that all runs have; a `RunError` where a fit fails."""
    cl = runs[0].cl
    coupling = min(run.points[point].coupling for run in runs)
    parts = {run.name: _part(run, point, coupling) for run in runs}
    whole = combined(parts, overlapping=overlapping)
    limits = strength_limits(whole, cl=cl, calculator=calculator, toys=toys, seed=seed)
    # by themselves in the same way, so that only the data differ
    alone = {name: _median(part, limits, toys, seed) for name, part in parts.items()}
    limit, counts = functools.partial(_asymptotic_median, cl=cl), None
    if measured is not None:
        counts = coupling * math.sqrt(limits.expected[2])
        chi2, expected, largest = _of_strength(measured, coupling)
        limits = limits_with_measurements(whole.histfactory(), chi2, expected, largest, cl=cl)
        limit = functools.partial(_measured_median, chi2=chi2, expected=expected, largest=largest, cl=cl)
    errors = {run.name: run.points[point].signal_error for run in runs}
    return CombinedPoint(
        point,
        coupling,
        limits,
        {name: coupling * math.sqrt(strength) for name, strength in alone.items()},
        counts,
        all(run.points[point].observed_published for run in runs),
        whole,
        _carried(parts, errors, limit),
    )


def _median(part: Likelihood, like: StrengthLimits, toys: int, seed: int) -> float:
    return strength_limits(part, cl=like.cl, calculator=like.calculator, toys=toys, seed=seed).expected[2]


def _of_strength(found: tuple[Chi2, Chi2, float], reference: float) -> tuple[Chi2, Chi2, float]:
    """Return the chi2 of measurements against the strength, which goes as the square of the coupling."""
    chi2, expected, largest = found
    return (
        lambda strength: chi2(reference * math.sqrt(strength)),
        lambda strength: expected(reference * math.sqrt(strength)),
        (largest / reference) ** 2,
    )


def _asymptotic_median(likelihood: Likelihood, cl: float) -> float:
    return Asymptotic(likelihood.histfactory()).expected_limits(1.0 - cl)[2]


def _measured_median(likelihood: Likelihood, chi2: Chi2, expected: Chi2, largest: float, cl: float) -> float:
    return limits_with_measurements(likelihood.histfactory(), chi2, expected, largest, cl=cl).expected[2]


def _carried(
    parts: Mapping[str, Likelihood], errors: Mapping[str, float], limit: Callable[[Likelihood], float]
) -> float:
    """Return the relative error of the coupling that errors of the signals make.

    The share of each run is the change of the limit, asymptotic, when its signal alone changes.
    """
    usual = limit(combined(parts, overlapping=_data(parts)))
    squares = 0.0
    for name, error in errors.items():
        more = {**parts, name: parts[name].scaled(1.0 + _CHANGE)}
        share = math.log(limit(combined(more, overlapping=_data(parts))) / usual) / math.log1p(_CHANGE)
        squares += (0.5 * share * error) ** 2
    return math.sqrt(squares)


def _data(parts: Mapping[str, Likelihood]) -> set[str]:
    return {region.data for part in parts.values() for region in part.regions.values()}


def _reason(runs: Sequence[_Run], point: ScanPoint) -> str:
    """Return why a point cannot be combined; '' where it can."""
    for run in runs:
        item = run.points[point]
        if item.kind is None:
            return f"{run.name} has no signal"
        if item.kind == "published":
            return f"{run.name} has a likelihood of the experiment's own; combine it in pyhf (recast export)"
        if item.source != LimitSource.SCALING:
            return f"the signal of {run.name} does not scale with the square of the coupling"
    return ""


def _part(run: _Run, point: ScanPoint, coupling: float) -> Likelihood:
    """Return the likelihood of a run at a point, its signal that of the coupling."""
    item = run.points[point]
    found = parse_likelihood(item.likelihood, run.where)
    found = found.scaled((coupling / item.coupling) ** 2)
    regions = {name: region.model_copy(update={"data": run.data}) for name, region in found.regions.items()}
    return found.model_copy(update={"regions": regions})
