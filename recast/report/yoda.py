"""Report: histograms of an analysis as YODA text (format of YODA 1, which YODA 2 reads as well)."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recast.analysis.card import AnalysisCard
from recast.analysis.cutflow import Cutflow

__all__ = ["Histogram", "cutflow_text", "histogram", "histogram_text", "reference_text"]

FloatArray = npt.NDArray[np.float64]

_COLUMNS = "sumw\t sumw2\t sumwx\t sumwx2\t numEntries"
_BINS = 20


@dataclass(frozen=True, slots=True)
class Histogram:
    """Weighted entries in bins; each row has sums of w, w^2, w x, w x^2 and the number of entries."""

    name: str
    title: str
    edges: FloatArray
    """Shape (N + 1,)."""
    rows: FloatArray
    """Shape (N + 2, 5): below, the bins, above."""


def histogram(
    name: str, title: str, values: FloatArray, weights: FloatArray, edges: FloatArray | None = None
) -> Histogram:
    """Fill a histogram; without edges, 20 bins between whole numbers that enclose all values.

    Examples
    --------
    >>> import numpy as np
    >>> made = histogram("m", "mass", np.array([1.2, 2.8]), np.array([1.0, 3.0]), np.array([1.0, 2.0, 3.0]))
    >>> made.rows[1:3, 0]
    array([1., 3.])
    """
    if edges is None:
        low, high = (math.floor(values.min()), math.ceil(values.max())) if len(values) else (0, 1)
        edges = np.linspace(low, max(high, low + 1), _BINS + 1)
    place = np.searchsorted(edges, values, side="right")
    place[values == edges[-1]] = len(edges) - 1  # the last edge belongs to the last bin
    moments = (weights, weights**2, weights * values, weights * values**2, np.ones(len(values)))
    rows = [np.bincount(place, item, minlength=len(edges) + 1) for item in moments]
    return Histogram(name, title, edges, np.stack(rows, axis=1))


def _block(kind: str, path: str, title: str, body: Iterable[str], extra: Mapping[str, str]) -> str:
    head = [f"BEGIN YODA_{kind.upper()}_V2 {path}", f"Path: {path}", f"Title: {title}", f"Type: {kind}"]
    head += [_annotation(key, value) for key, value in extra.items()]
    return "\n".join([*head, "---", *body, f"END YODA_{kind.upper()}_V2", ""]) + "\n"


def _annotation(key: str, value: str) -> str:
    """Return a line of the head, which is YAML."""
    return f"{key}: {json.dumps(value)}"


def _row(values: Sequence[float]) -> str:
    return "\t".join(f"{value:.9e}" for value in values)


def histogram_text(analysis: str, item: Histogram) -> str:
    """Return a histogram as YODA text."""
    total = item.rows.sum(axis=0)
    mean = total[2] / total[0] if total[0] else math.nan
    body = [f"# Mean: {mean:.6e}" if total[0] else "# Mean: no entries", f"# Area: {total[0]:.6e}"]
    body.append(f"# ID\t ID\t {_COLUMNS}")
    for label, row in (("Total", total), ("Underflow", item.rows[0]), ("Overflow", item.rows[-1])):
        body.append(f"{label}\t{label}\t{_row(row)}")
    body.append(f"# xlow\t xhigh\t {_COLUMNS}")
    for low, high, row in zip(item.edges, item.edges[1:], item.rows[1:-1], strict=False):
        body.append(f"{_row((low, high))}\t{_row(row)}")
    return _block("Histo1D", f"/{analysis}/{item.name}", item.title, body, {})


def cutflow_text(analysis: str, cutflow: Cutflow) -> str:
    """Return a cutflow as a histogram of YODA: one bin a step, of which the titles are annotations."""
    steps = cutflow.steps
    rows = np.zeros((len(steps) + 2, 5))
    for k, (_, tally) in enumerate(steps):
        weight, middle = float(tally.sum_weights), k + 0.5
        squares = float(tally.sum_squared_weights)
        rows[k + 1] = weight, squares, weight * middle, weight * middle**2, tally.n_raw
    made = Histogram("cutflow", "cross section after each cut [pb]", np.arange(len(steps) + 1.0), rows)
    text = histogram_text(analysis, made)
    names = "\n".join(_annotation(f"Step{k}", name) for k, (name, _) in enumerate(steps))
    return text.replace("Type: Histo1D\n", f"Type: Histo1D\n{names}\n", 1)


def reference_text(card: AnalysisCard, dataset: str | None) -> str:
    """Return the published counts of the regions as YODA text: observed ones, and expectations."""
    numbers = card.dataset(dataset).regions
    found = ""
    for what in ("observed", "expected"):
        body = ["# xval\t xerr-\t xerr+\t yval\t yerr-\t yerr+"]
        names = {}
        for k, (region, item) in enumerate(numbers.items()):
            value = getattr(item, what)
            if value is None:
                continue
            error = math.sqrt(value) if what == "observed" else item.error
            body.append(_row((k + 0.5, 0.5, 0.5, float(value), error, error)))
            names[f"Region{k}"] = f"{region} ({item.source})".replace("\n", " ")
        if names:
            title = f"{what} events of the regions"
            found += _block("Scatter2D", f"/REF/{card.name}/{what}", title, body, names)
    return found
