"""Exclusion: the content of a figure on a plane of two parameters: regions, bands, vPhi (Fig. 2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.exclusion.plane import PARAMETERS, Axis, evaluate, make_plane
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.base import Info, chi2_quantile
from recast.lowenergy.bounds import bound
from recast.lowenergy.bs_mixing import BS_MIXING, allowed_ratios, smallest_ratio, vphi_limit
from recast.lowenergy.forms import Forms, forms_for
from recast.lowenergy.quarks import DEFAULT_SCENARIO, Quarks, scenario
from recast.model.base import Model

__all__ = ["PlaneFigure", "VphiMap", "plane_figure"]

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class VphiMap:
    """The upper limit on vPhi from B_s mixing on the plane."""

    limit_gev: FloatArray = field(repr=False)
    """Shape (len(x), len(y)); NaN where boxes alone exceed what is allowed."""
    smallest_ratio: FloatArray = field(repr=False)
    """Smallest |M12/M12_SM| that any vPhi gives."""
    largest_ratio: float
    """The largest one that is allowed."""
    info: Info
    levels_gev: tuple[float, ...]
    smallest_gev: float | None = None
    """The lower bound on vPhi of another constraint [GeV]."""
    smallest_by: Info | None = None

    @property
    def impossible(self) -> BoolArray:
        """Where no vPhi is allowed by B_s mixing."""
        return np.isnan(self.limit_gev)

    @property
    def too_low(self) -> BoolArray:
        """Where the limit lies below the lower bound on vPhi."""
        if self.smallest_gev is None:
            return np.zeros(self.limit_gev.shape, dtype=np.bool_)
        with np.errstate(invalid="ignore"):
            return np.asarray(self.limit_gev < self.smallest_gev)


@dataclass(frozen=True, eq=False)
class PlaneFigure:
    """Everything that is drawn on a plane; arrays have the shape (len(x), len(y))."""

    x: Axis
    y: Axis
    regions: Mapping[str, tuple[Info, FloatArray]]
    """Excess of each constraint, positive where excluded."""
    bands: Mapping[str, tuple[Info, FloatArray]]
    """chi2 above its smallest value on the plane."""
    band_sigmas: tuple[float, ...]
    vphi: VphiMap | None = None
    bands_excluded: tuple[str, ...] = ()
    """Constraints of the bands that exclude every point of the plane."""

    def threshold(self, sigmas: float) -> float:
        """Return the rise of chi2 that belongs to so many standard deviations of two parameters."""
        return chi2_quantile(2.0 * ndtr(sigmas) - 1.0, 2)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for results.json: what is drawn, and shares of the plane, not the tables."""
        content: dict[str, Any] = {
            "x": {"parameter": self.x.name, "range": self.x.values[[0, -1]].tolist()},
            "y": {"parameter": self.y.name, "range": self.y.values[[0, -1]].tolist()},
            "regions": [
                {"constraint": name, "level": info.level, "excluded_share": float(np.mean(table > 0))}
                for name, (info, table) in self.regions.items()
            ],
            "bands": [
                {"constraint": name, "sigmas": list(self.band_sigmas), "best": self._best(table)}
                for name, (_, table) in self.bands.items()
            ],
        }
        if self.vphi is not None:
            content["vphi_limit"] = {
                "constraint": self.vphi.info.name,
                "level": self.vphi.info.level,
                "levels_gev": list(self.vphi.levels_gev),
                "at_best": self._at_best(),
                "impossible_share": float(np.mean(self.vphi.impossible)),
                "smallest_gev": self.vphi.smallest_gev,
                "smallest_by": self.vphi.smallest_by.name if self.vphi.smallest_by else None,
                "smallest_level": self.vphi.smallest_by.level if self.vphi.smallest_by else None,
                "too_low_share": float(np.mean(self.vphi.too_low)),
            }
        return content

    def _best(self, table: FloatArray) -> dict[str, float]:
        i, j = np.unravel_index(int(np.nanargmin(table)), table.shape)
        return {self.x.name: float(self.x.values[i]), self.y.name: float(self.y.values[j])}

    def _at_best(self) -> float | None:
        """Return the limit on vPhi at the best point of the first band; None where there is none."""
        if self.vphi is None or not self.bands:
            return None
        _, table = next(iter(self.bands.values()))
        value = float(self.vphi.limit_gev.flat[int(np.nanargmin(table))])
        return value if np.isfinite(value) else None


@parses_words
def plane_figure(
    x: Axis,
    y: Axis,
    data: DataSet,
    fixed: Mapping[str, float] | None = None,
    regions: Sequence[str] = (),
    bands: Sequence[str] = (),
    band_sigmas: Sequence[float] = (1.0, 2.0),
    vphi_levels_gev: Sequence[float] | None = None,
    vphi_above: str | None = None,
    quarks: Quarks | None = None,
    forms: Forms | None = None,
    model: Model | None = None,
) -> PlaneFigure:
    """Return the content of a figure.

    Parameters
    ----------
    x, y, data, fixed, quarks, forms, model
        As in `recast.exclusion.plane.evaluate`.
    regions, bands
        Constraints of which the excluded region, or the region of small chi2, is drawn.
    band_sigmas
        Edges of the bands in standard deviations of two parameters.
    vphi_levels_gev
        Lines of the limit on vPhi from B_s mixing [GeV]; none without them.
    vphi_above
        A constraint that bounds vPhi from below.

    Raises
    ------
    InputError
        If a name is unknown, a parameter is missing, or a band has no chi2.
    """
    names = list(dict.fromkeys((*regions, *bands)))
    tables = evaluate(names, x, y, data, fixed, quarks, forms, model) if names else None
    excluded, close = {}, {}
    nowhere: tuple[str, ...] = ()
    if tables is not None:
        for name in bands:
            if not tables.infos[name].has_chi2:
                raise InputError(f"{name} has no chi2", where="bands")
        excluded = {name: (tables.infos[name], tables.excess[name]) for name in regions}
        close = {name: (tables.infos[name], _rise(name, tables.chi2[name])) for name in bands}
        nowhere = tuple(name for name in bands if np.all(tables.excess[name] > 0))
    limits = None
    if vphi_levels_gev is not None:
        limits = _vphi(x, y, data, fixed, tuple(vphi_levels_gev), vphi_above, quarks, forms, model)
    return PlaneFigure(x, y, excluded, close, tuple(band_sigmas), limits, nowhere)


_FLAT = 1e-9
"""Relative change of chi2 over a plane below which it is none."""


def _rise(name: str, chi2: FloatArray) -> FloatArray:
    """Return chi2 above its smallest value; an `InputError` where it is the same everywhere."""
    if np.all(np.isnan(chi2)):
        raise InputError(f"the formula of {name} holds nowhere on this plane", where="bands")
    rise = chi2 - np.nanmin(chi2)
    if np.nanmax(rise) <= _FLAT * abs(np.nanmax(chi2)):
        raise InputError(
            f"{name} is the same everywhere on this plane",
            where="bands",
            mend="Leave it out, or choose axes that it depends on.",
        )
    return rise


def _vphi(
    x: Axis,
    y: Axis,
    data: DataSet,
    fixed: Mapping[str, float] | None,
    levels: tuple[float, ...],
    above: str | None,
    quarks: Quarks | None,
    forms: Forms | None,
    model: Model | None,
) -> VphiMap:
    plane = make_plane(x, y, fixed, quarks, forms, model)
    BS_MIXING.require(plane, "vphi_limit")
    sector, chosen = plane.quarks or scenario(DEFAULT_SCENARIO), plane.forms or forms_for(data)
    shape = (x.values.size, y.values.size)
    limit, ratio = (
        np.array(np.broadcast_to(function(plane.mzp_gev, sector, data, chosen), shape))
        for function in (vphi_limit, smallest_ratio)
    )
    largest = allowed_ratios(data)[1]
    if above is None:
        return VphiMap(limit, ratio, largest, BS_MIXING.info(data), levels)
    if np.ptp(plane.mzp_gev) > 0:
        raise InputError("a lower bound on vPhi needs a fixed mass of the Z'", where="vphi_limit")
    mass = float(plane.mzp_gev.flat[0])
    others = {name: value for name, value in (fixed or {}).items() if name not in PARAMETERS}
    edge = bound(above, mass, data, quarks, forms, model, others)
    (point,) = edge.points
    if point.gp_excluded is None:
        raise InputError(f"{above} has no bound at {mass:g} GeV: {point.reason}", where="vphi_limit")
    return VphiMap(limit, ratio, largest, BS_MIXING.info(data), levels, mass / point.gp_excluded, edge.info)
