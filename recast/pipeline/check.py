"""Pipeline: is a point excluded: by the results of runs, kept or made now, shipped curves and constraints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from recast.core.words import parses_words
from recast.exclusion import check as exclusion
from recast.exclusion.check import CheckResult
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.quarks import NO_QUARKS
from recast.model.point_list import PointList
from recast.pipeline.check_results import KeptResults

__all__ = ["check", "kept_results"]


@parses_words
def check(
    points: PointList,
    *,
    results: Iterable[Path] = (),
    against: Sequence[str] | None = None,
    data: DataSet = DataSet.CURRENT,
    quarks: str = NO_QUARKS,
) -> CheckResult:
    """Return whether each point is excluded, by what and at which level, and how near it is to the edge.

    Parameters
    ----------
    points
        From `recast.model.point_list`.
    results
        Folders of finished runs. Between their points limits are interpolated, and nowhere else.
    against, data, quarks
        As in `recast.exclusion.check.check`.

    Raises
    ------
    InputError
        If a name or folder is unknown, or as `recast.exclusion.check.check`.

    Examples
    --------
    >>> from recast.model.point_list import point_list
    >>> result = check(point_list([{"mzp_gev": 30, "coupling": 0.05}]), against=["trident"], data="2014")
    >>> str(result[0].verdict), round(result[0].decisive.ratio, 3)
    ('excluded', 1.238)
    """
    kept = kept_results(results)
    return exclusion.check(points, kept=kept, against=against, data=data, quarks=quarks)


def kept_results(folders: Iterable[Path]) -> list[KeptResults]:
    """Return the results of runs; two of one name are told apart by their folders."""
    found: list[KeptResults] = []
    for folder in folders:
        item = KeptResults.load(Path(folder))
        if any(item.name == other.name for other in found):
            item = replace(item, name=f"{item.name} ({folder})")
        found.append(item)
    return found
