"""Exclusion: what low-energy constraints and published limits say of a list of points."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.exclusion.findings import Findings, Source, SourceKind, gathered
from recast.inputs.constants import validity
from recast.inputs.lowenergy import DataSet, Sided
from recast.lowenergy.base import LARGEST_COUPLING, Info, Limit, Side, model_plane
from recast.lowenergy.bounds import Bound, bound
from recast.lowenergy.quarks import Quarks
from recast.lowenergy.registry import observable
from recast.model.base import Model
from recast.model.point_list import ModelTable

__all__ = ["MOST_SETS", "constraint_findings"]

FloatArray = npt.NDArray[np.float64]

MOST_SETS = 1000
"""Largest number of different sets of charges in a list: constraints are solved for set by set."""
_WITHOUT_COUPLING = "excluded without the coupling as well: this does not depend on it"
_NO_SIGNAL = "a coupling of 0 gives no signal; the bound is on couplings above 0"
_CHUNK = 1000
"""Masses solved for at a time, with 301 couplings each: some tens of MB."""


@parses_words
def constraint_findings(
    name: str, table: ModelTable, data: DataSet, quarks: Quarks, *, asked: bool = True
) -> Findings:
    """Return what a constraint says of the points of one model.

    Parameters
    ----------
    name
        A name of `recast.lowenergy.registry.OBSERVABLES`.
    table
        The points.
    data
        The named set of measurements.
    quarks
        The quark sector.
    asked
        Whether it was named: what is not confirmed decides nothing otherwise.

    Notes
    -----
    A point is excluded where the rule of the constraint says so at its coupling; `bound` is the edge at its
    mass, and of couplings that are excluded on the other side (`BoundPoint.gp_opposite`) the edge of that
    side. A coupling of 0 gives no signal, and is excluded only by what does not depend on the coupling, such
    as a fixed kinetic mixing: `reasons` say so. There is no error: the formulae have none, and their inputs
    are in the rule.

    Raises
    ------
    InputError
        If the points have more than 1000 different sets of charges.
    """
    item = observable(name)
    source = _source(item.info(data), asked=asked)
    count = table.rows.size
    groups = table.others()
    if len(groups) > MOST_SETS:
        raise InputError(
            f"{len(groups)} different sets of parameters besides mass and coupling, more than {MOST_SETS}",
            where=f"points of {table.model.name}",
            mend="Split the list, or name other sources with --against.",
        )
    parts = [
        (places, _of_group(item, source, table, others, places, data, quarks)) for others, places in groups
    ]
    return gathered(count, parts, "")


def _source(info: Info, *, asked: bool) -> Source:
    kind = SourceKind(info.kind) if info.kind else SourceKind.CONSTRAINT
    decides = info.decides or (asked and info.sided is not Sided.THEORY)
    return Source(info.name, info.title, kind, info.level, info.cl, info.references, decides)


def _of_group(
    item: Limit,
    source: Source,
    table: ModelTable,
    others: dict[str, float],
    places: npt.NDArray[np.intp],
    data: DataSet,
    quarks: Quarks,
) -> Findings:
    model, count = table.model, places.size
    masses, couplings = table.mass[places], table.coupling[places]
    found = Findings.silent(source, count, "")
    try:
        typical = model_plane(masses[0], np.array([0.1]), quarks, None, model, others)
    except InputError as error:  # it has no charges
        found.reasons[:] = error.what
        return found
    if silent := item.unsuitable(typical):
        found.reasons[:] = silent
        return found
    inside = np.array([not item.outside(float(mass), typical) for mass in masses], dtype=np.bool_)
    for index in np.flatnonzero(~inside):
        found.reasons[index] = item.outside(float(masses[index]), typical)
    strong = couplings > LARGEST_COUPLING
    found.reasons[inside & strong] = f"the coupling is above {LARGEST_COUPLING:.3g}, not perturbative"
    here = np.flatnonzero(inside & ~strong)
    if not here.size:
        return found
    none = couplings[here] == 0
    asked = couplings[here]
    if np.any(model_plane(masses[0], np.zeros(1), quarks, None, model, others).kinetic_mixing):
        # a fixed mixing has a signal of its own; charges are in units of the coupling
        asked = np.where(none, validity()["smallest_coupling"], asked)
    plane = model_plane(masses[here], asked, quarks, None, model, others)
    excess = np.broadcast_to(item.excess(plane, data), here.shape)
    edges, opposite, everything, remarks, side = _edges(item.name, masses[here], data, quarks, model, others)
    above = side is Side.ABOVE
    # what the other side excludes, or only that, is measured by the edge of that side
    turned = (asked <= opposite if above else asked >= opposite) | (np.isnan(edges) & ~np.isnan(opposite))
    edges = np.where(turned, opposite, edges)
    ratio = couplings[here] / edges
    with np.errstate(divide="ignore"):
        inverse = np.where(none, np.nan, 1.0 / np.maximum(ratio, 1e-300))
    ratio = np.where(turned == above, inverse, ratio)
    excluded = (excess > 0) | (everything & (asked > 0))
    remarks[none & excluded] = _WITHOUT_COUPLING
    remarks[none & ~excluded & (everything | (side is Side.BELOW))] = _NO_SIGNAL
    found.covered[here] = True
    found.excluded[here] = excluded
    found.ratio[here], found.bound[here] = ratio, edges
    found.reasons[here] = remarks
    return found


def _edges(
    name: str, masses: FloatArray, data: DataSet, quarks: Quarks, model: Model, others: dict[str, float]
) -> tuple[FloatArray, FloatArray, npt.NDArray[np.bool_], npt.NDArray[np.object_], Side]:
    """Return both edges at each mass (NaN without one), whether all is excluded, remarks and the side."""
    different, inverse = np.unique(masses, return_inverse=True)
    chunks = np.array_split(different, max(1, -(-different.size // _CHUNK)))
    bounds: list[Bound] = [bound(name, chunk, data, quarks, None, model, others) for chunk in chunks]
    points = [point for item in bounds for point in item.points]
    pairs = [(point.gp_excluded, point.gp_opposite) for point in points]
    edges, opposite = np.array([[np.nan if edge is None else edge for edge in pair] for pair in pairs]).T
    whole = np.array([point.everything for point in points], dtype=np.bool_)
    remarks = np.array([point.reason for point in points], dtype=object)
    return edges[inverse], opposite[inverse], whole[inverse], remarks[inverse], bounds[0].info.excludes
