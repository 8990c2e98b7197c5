"""Report: what a plot and a figure of constraints must say of themselves, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from recast.core.levels import level_text
from recast.core.version import __version__
from recast.exclusion.collider_bound import Crossing
from recast.exclusion.coupling_figure import Collider, CouplingFigure
from recast.exclusion.curve import ExclusionCurve, ExclusionRow, LimitSource
from recast.exclusion.plane_figure import PlaneFigure
from recast.inputs.lowenergy import DataSet, Sided
from recast.inputs.published_limits import CurveKind
from recast.lowenergy.b_to_s_mumu import B_TO_S_MUMU
from recast.lowenergy.base import Plane
from recast.lowenergy.forms import Form, Forms
from recast.lowenergy.quarks import Quarks

__all__ = ["PARAMETER_NAMES", "RunFacts", "coupling_caption", "missing_points", "plane_caption"]


@dataclass(frozen=True, slots=True)
class RunFacts:
    """How the collider curve was made; everything the caption names."""

    analysis: str
    """The recast analysis in a few words, such as 'ATLAS Z -> 4 mu, 7 + 8 TeV'."""
    observed_events: int | None
    """None where none is published: in a window that moves with the mass."""
    expected_events: float | None
    """None for such a window: each mass has a background of its own."""
    shower_profile: str
    """Name of the shower profile: full, no-mpi or parton."""
    statistics_method: str
    """Name of the method: paper, poisson or cls."""
    cl: float
    """Confidence level of the collider limit."""
    normalisation: str
    """relative or absolute."""
    events_per_mass: int
    """Simulated events per mass."""
    version: str
    """Version of recast."""
    model: str = ""
    """Title of the model, without TeX; results of earlier versions lack it."""
    target_error: float | None = None
    """Relative error of the simulation that was asked for, in place of a number of events."""
    window_backgrounds: tuple[tuple[float, float], ...] = ()
    """Masses [GeV] of a moving window, and the events expected in it without new physics."""
    experiment: str = ""
    """Of the analysis, a word for legends; the whole name where it is empty, as in earlier results."""
    counts: str = ""
    """What to say of observed events where they are of several analyses, or of some windows."""
    kind: str = str(CurveKind.RECAST)
    """`CurveKind` of the collider curve: recast, or projection."""

    @property
    def short(self) -> str:
        """Whose the lines are, in a word where there is one."""
        return self.experiment or self.analysis

    def caption(self) -> str:
        """Return the caption of the exclusion plot."""
        return f"{self.summary()} Shaded: excluded, each at its own level. Made with recast {self.version}."

    def summary(self) -> str:
        """Return what the caption says of analysis, counts, statistics and simulation."""
        model = f"Model: {self.model}. " if self.model else ""
        return (
            f"{model}{self.of_analysis}. "
            f"Statistics: {self.statistics_method} at {level_text(self.cl)}. "
            f"Normalisation: {self.normalisation}. Shower profile: {self.shower_profile}. "
            f"Simulation: {self._effort()}."
        )

    @property
    def of_analysis(self) -> str:
        """The analysis and its counts in a few words."""
        return f"{self.analysis}: {self._counts()}"

    def _effort(self) -> str:
        if self.target_error is not None:
            return f"{100 * self.target_error:g} % on the limit"
        return f"{self.events_per_mass} events per mass"

    def _counts(self) -> str:
        if not self.counts and self.observed_events is not None and self.expected_events is not None:
            return f"{self.observed_events} events observed, {self.expected_events:g} expected"
        rows = sorted(self.window_backgrounds, key=lambda row: row[1])
        shown = dict.fromkeys(f"{events:.3g} at {mass:g} GeV" for mass, events in (*rows[:1], *rows[-1:]))
        expected = f"; events expected without new physics: {' to '.join(shown)}" if shown else ""
        return f"{self.counts or 'no observed count is published'}{expected}"

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_dict(cls, content: dict[str, Any]) -> RunFacts:
        """Inverse of `as_dict`; results of earlier versions lack some."""
        rows = content.get("window_backgrounds", ())
        return cls(**(content | {"window_backgrounds": tuple((mass, events) for mass, events in rows)}))


def missing_points(curve: ExclusionCurve, expected_line: str = "") -> list[str]:
    """Return sentences that say where the curve has no point, and why.

    Parameters
    ----------
    curve
        The collider limits.
    expected_line
        What the expected limit looks like where it is drawn, as in "the dashed line"; empty if it is not.
    """
    failed = [row for row in curve.rows if row.source is LimitSource.FAILED]
    unseen = [row for row in curve.rows if row.limits.observed.value is None and row not in failed]
    without = [row for row in unseen if row.limits.expected[2].value is None]
    notes = []
    if without:
        notes.append(f"No collider limit at {_places(without)}.")
    reasons: dict[str, list[ExclusionRow]] = {}
    for row in unseen:
        if row not in without:
            reasons.setdefault(row.limits.observed.reason, []).append(row)
    for reason, rows in reasons.items():
        instead = f"; {expected_line} is the expected limit" if expected_line else ""
        notes.append(f"No observed limit at {_places(rows)}: {reason}{instead}.")
    if failed:
        notes.append(f"The simulation failed at {_places(failed)}.")
    return notes


def _places(rows: Sequence[ExclusionRow]) -> str:
    """Return the points of rows in words: the values of one parameter in a list, else one by one."""
    names = list(rows[0].point)
    if len(names) > 1:
        return "; ".join(str(row.point) for row in rows)
    values = ", ".join(f"{row.point[names[0]]:g}" for row in rows)
    return f"{values} GeV" if names[0].endswith("_gev") else f"{names[0]} = {values}"


PARAMETER_NAMES = {
    "mzp_gev": ("mZ'", "GeV"),
    "gp": ("g'", ""),
    "vphi_gev": ("vΦ", "GeV"),
    "mq_gev": ("mQ", "GeV"),
    "md_gev": ("mD", "GeV"),
}
"""Symbol and unit of the parameters of figures, without TeX."""


def coupling_caption(
    content: CouplingFigure,
    data: str,
    forms: Forms,
    quarks: Quarks,
    collider: Collider | None,
    model: str = "",
) -> str:
    """Return the caption of a figure in the (mZ', g') plane; `model` is that of its card in words, if any."""
    parts = [*_model(model), _data(data)]
    curves = (*content.regions, *content.lines)
    sector = next((item.bound.assumption for item in curves if item.bound.assumption), "")
    if sector or content.effects:
        parts += [_formulae(forms)]
    if sector:
        parts.append(f"Quark sector: {sector}.")
        parts += _sector_excluded(DataSet(data), quarks)
    starts: dict[float, list[str]] = {}
    for item in (*curves, *content.bands):
        edge = 0.0 if item.info.is_curve else item.info.valid_from_gev
        if content.mzp_gev[0] < edge < content.mzp_gev[1] and item.info.title not in starts.setdefault(
            edge, []
        ):
            starts[edge].append(item.info.title)
    parts += [
        f"Drawn from {edge:g} GeV, where the formula holds: {', '.join(titles)}."
        for edge, titles in starts.items()
    ]
    if content.regions:
        parts.append("Shaded: excluded, each at its own level.")
    if any(item.info.sided is not Sided.THEORY for item in content.lines):
        parts.append("Ticks: the side that a line excludes.")
    if any(item.info.unconfirmed for item in curves):
        parts.append("Unconfirmed: counted nowhere.")
    if collider is not None:
        parts += _simulation(content, collider)
    return " ".join([*parts, f"Made with recast {__version__}."])


def _sector_excluded(data: DataSet, quarks: Quarks) -> list[str]:
    """Say so where b -> s mu mu excludes the quark sector, whatever mZ' and g' are."""
    point = Plane(np.asarray(100.0), np.asarray(0.1), quarks)
    if float(B_TO_S_MUMU.excess(point, data)) <= 0:
        return []
    info = B_TO_S_MUMU.info(data)
    return [f"{info.title} excludes this quark sector for every mZ' and g' ({info.level})."]


def _simulation(content: CouplingFigure, collider: Collider) -> list[str]:
    parts = missing_points(collider.curve)
    if content.crossings:
        listed = ", ".join(_crossing(item) for item in content.crossings)
        parts.append(f"The dashed line crosses that of the neutrino tridents at {listed} GeV.")
    return parts


def _crossing(item: Crossing) -> str:
    return (
        f"{item.mzp_gev:.2f} ± {item.simulation_error_gev:.2f} (simulation) "
        f"± {item.interpolation_error_gev:.2f} (interpolation)"
    )


_MASSES = {"mq_gev", "md_gev"}
"""Of the vector-like quarks in a quark sector."""


def plane_caption(
    content: PlaneFigure,
    data: str,
    forms: Forms,
    fixed: Mapping[str, float],
    quarks: Quarks,
    model: str = "",
) -> str:
    """Return the caption of a figure on a plane of two parameters; Yukawas without an array.

    `model` as in `coupling_caption`.
    """
    parts = [*_model(model), _data(data)]
    infos = [info for info, _ in (*content.regions.values(), *content.bands.values())]
    shown = dict(fixed)
    if content.vphi is not None:
        parts.append(_formulae(forms))
        if not content.regions:  # the limit on vPhi depends on mZ' by the matching scale alone
            shown = {k: v for k, v in fixed.items() if k == "mzp_gev" and forms.matching is Form.DERIVED}
    if content.vphi is not None or any(info.needs_quarks for info in infos):
        axes = {content.x.name, content.y.name}
        parts.append(
            f"{_yukawas(quarks)}." if _MASSES & {*axes, *fixed} else f"Quark sector: {quarks.title}."
        )
        if _MASSES & {*axes, *fixed}:  # the other one is that of the sector
            own = {"mq_gev": quarks.mq_gev, "md_gev": quarks.md_gev}
            shown |= {name: float(own[name]) for name in sorted(_MASSES - axes - {*fixed}, reverse=True)}
    for name in content.bands_excluded:
        info = content.bands[name][0]
        what = f"{info.title} excludes every point of this plane ({info.level})"
        parts.append(f"{what}; its band is around the best one.")
    if shown:
        listed = [
            f"{PARAMETER_NAMES[k][0]} = {value:g} {PARAMETER_NAMES[k][1]}".strip()
            for k, value in shown.items()
        ]
        parts.append(f"Fixed: {', '.join(listed)}.")
    if content.vphi is not None:
        parts.append("Lines: the largest vΦ that Bs mixing allows.")
    return " ".join([*parts, f"Made with recast {__version__}."])


def _yukawas(quarks: Quarks) -> str:
    """Return the products of Yukawas that enter C9 and C9', with their signs."""
    left = complex(quarks.yq[1].conjugate() * quarks.yq[2])
    right = complex(quarks.yd[1].conjugate() * quarks.yd[2])
    return f"Y_Qs* Y_Qb = {left.real:.3g}, Y_Ds* Y_Db = {right.real:.3g}"


def _model(words: str) -> list[str]:
    return [f"Model: {words}."] if words else []


def _data(data: str) -> str:
    return f"Data set {data}."


def _formulae(forms: Forms) -> str:
    names = {"box": "boxes", "matching": "matching"}
    chosen = {getattr(forms, name) for name in names}
    if len({str(form) for form in chosen}) == 1:
        return f"Bs mixing as {next(iter(chosen))}."
    return "Bs mixing: " + ", ".join(f"{text} {getattr(forms, name)}" for name, text in names.items()) + "."
