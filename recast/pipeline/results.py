"""Pipeline: reads what a run wrote, to draw it again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recast.core.errors import InputError
from recast.core.reading import read_json
from recast.exclusion.curve import ExclusionCurve, ExclusionRow
from recast.exclusion.lowenergy_curves import ConstraintCurve, constraint_curves, fine_masses
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.quarks import DEFAULT_SCENARIO, scenario
from recast.report.caption import RunFacts
from recast.report.page import made_by_text
from recast.report.plot import drawn_range, write_exclusion_plot

__all__ = ["draw_exclusion_plot", "load_results", "trusting"]

_MEND = "Run the card again with --update."


def load_results(folder: Path) -> dict[str, Any]:
    """Return the content of results.json of a run's folder."""
    file = Path(folder) / "results.json"
    content = read_json(file, mend="Is it the folder of a finished run?")
    simulated, figures = {"facts", "curve", "low_energy", "provenance"}, {"figures", "provenance"}
    if not isinstance(content, dict) or not (simulated <= content.keys() or figures <= content.keys()):
        raise InputError("not the results of recast run", where=str(file), mend=_MEND)
    return content


@contextlib.contextmanager
def trusting(folder: Path) -> Iterator[None]:
    """Turn what results.json of a folder lacks, once its values are used, into an `InputError`."""
    try:
        yield
    except (AttributeError, IndexError, KeyError, StopIteration, TypeError, ValueError) as error:
        what = f"no {error}" if isinstance(error, KeyError) else f"{type(error).__name__}: {error}"
        raise InputError(f"damaged ({what})", where=str(folder / "results.json"), mend=_MEND) from error


def draw_exclusion_plot(content: dict[str, Any], folder: Path) -> list[Path]:
    """Draw the exclusion plot of `load_results` into `folder`; no file for a card without simulation."""
    if "curve" not in content:
        return []
    curve = ExclusionCurve(tuple(ExclusionRow.from_dict(row) for row in content["curve"]["rows"]))
    facts = RunFacts.from_dict(content["facts"])
    lines = layers(content["low_energy"], [row.mzp_gev for row in curve.rows])
    return write_exclusion_plot(curve, lines, facts, folder, made_by_text(content["provenance"]))


def layers(low_energy: dict[str, Any], masses: list[float]) -> tuple[ConstraintCurve, ...]:
    """Return the low-energy constraints on masses fine enough to draw them."""
    fine = fine_masses(*drawn_range(masses))
    quarks = scenario(low_energy.get("quarks", DEFAULT_SCENARIO))
    return constraint_curves(low_energy["constraints"], fine, DataSet(low_energy["data"]), quarks)
