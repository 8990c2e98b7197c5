"""Pipeline: the curves of finished runs in one: the likelihoods of each point together, by nuisance names."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recast.analysis.loader import load_analysis
from recast.cards import parse_card
from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.exclusion.curve import LimitSource
from recast.model.scan_point import ScanPoint
from recast.pipeline.results import load_results, trusting
from recast.statistics.expected import BAND_NAMES
from recast.statistics.likelihood import Likelihood, combined, parse_likelihood
from recast.statistics.strength import DEFAULT_TOYS, Calculator, StrengthLimits, strength_limits

__all__ = ["CombinedPoint", "combine_runs"]


@dataclass(frozen=True, slots=True)
class CombinedPoint:
    """The combined limit at one point."""

    point: ScanPoint
    reference_coupling: float
    """The coupling that the strength 1 belongs to."""
    limits: StrengthLimits
    alone: Mapping[str, float]
    """Expected limit of each run by itself on the coupling, by the run's name."""
    observed_published: bool
    """False where a count stands for one that is not published: there is no observed limit."""

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
            "reference_coupling": self.reference_coupling,
            "strength": self.limits.as_dict(),
            "notes": list(self.limits.notes),
        }


@dataclass(frozen=True, slots=True)
class _Run:
    name: str
    where: str
    content: Mapping[str, Any]
    data: str
    points: Mapping[ScanPoint, Mapping[str, Any]]


def _read(folder: Path) -> _Run:
    content, where = load_results(folder), str(folder / "results.json")
    with trusting(folder):
        if content.get("process") is None:
            raise InputError("it has no simulated curve", where=where)
        card = parse_card(content["provenance"]["card"], where)
        if card.reaction().branching:
            raise InputError("limits on branching ratios are not combined", where=where)
        analysis = load_analysis(card.analysis.name).card
        data = f"{analysis.experiment} {analysis.dataset(card.analysis.dataset).title}"
        points = {ScanPoint.of(item["parameters"]): item for item in content["points"]}
    return _Run(content["name"], where, content, data, points)


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
        If the runs are of different models, use one data set, or have no point in common.

    Notes
    -----
    Strengths are brought to one coupling by its square. Points of which a limit was not found by scaling are
    left out, as that does not hold there.
    """
    runs = [_read(folder) for folder in folders]
    if len(runs) < 2:
        raise InputError("one run", where="combination", mend="Name two or more.")
    names = [run.name for run in runs]
    if len(set(names)) != len(names):
        raise InputError(f'two runs have the name "{names[0]}"', where="combination", mend="Rename a card.")
    for run in runs[1:]:
        if run.content["model"] != runs[0].content["model"]:
            raise InputError("the runs are of different models", where=run.where)
        if run.content["facts"]["cl"] != runs[0].content["facts"]["cl"]:
            raise InputError("the runs have different confidence levels", where=run.where)
    cl = float(runs[0].content["facts"]["cl"])
    common = [point for point in runs[0].points if all(point in run.points for run in runs)]
    if not common:
        raise InputError("the runs have no point in common", where="combination")
    found, left = [], []
    for point in sorted(common):
        reason = _reason(runs, point)
        if reason:
            left.append(f"{point}: {reason}")
            continue
        coupling = min(run.points[point]["reference"]["coupling"] for run in runs)
        parts = {run.name: _part(run, point, coupling) for run in runs}
        whole = combined(parts, overlapping=overlapping)
        limits = strength_limits(whole, cl=cl, calculator=calculator, toys=toys, seed=seed)
        # by themselves in the same way, so that only the data differ
        alone = {
            name: coupling * math.sqrt(_median(part, limits, toys, seed)) for name, part in parts.items()
        }
        published = all(run.points[point]["statistics"]["observed_published"] for run in runs)
        found.append(CombinedPoint(point, coupling, limits, alone, published))
    if not found:
        raise InputError(f"no point can be combined ({left[0]})", where="combination")
    return found, left


def _median(part: Likelihood, like: StrengthLimits, toys: int, seed: int) -> float:
    return strength_limits(part, cl=like.cl, calculator=like.calculator, toys=toys, seed=seed).expected[2]


def _reason(runs: Sequence[_Run], point: ScanPoint) -> str:
    """Return why a point cannot be combined; '' where it can."""
    for run in runs:
        item = run.points[point]
        likelihood = item.get("likelihood")
        if likelihood is None:
            return f"{run.name} has no signal"
        if likelihood["kind"] == "published":
            return f"{run.name} has a likelihood of the experiment's own; combine it in pyhf (recast export)"
        if item["source"] != LimitSource.SCALING:
            return f"the signal of {run.name} does not scale with the square of the coupling"
    return ""


def _part(run: _Run, point: ScanPoint, coupling: float) -> Likelihood:
    """Return the likelihood of a run at a point, its signal that of the coupling."""
    item = run.points[point]
    found = parse_likelihood(item["likelihood"]["content"], run.where)
    found = found.scaled((coupling / item["reference"]["coupling"]) ** 2)
    regions = {name: region.model_copy(update={"data": run.data}) for name, region in found.regions.items()}
    return found.model_copy(update={"regions": regions})
