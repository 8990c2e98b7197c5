"""Report: cutflows and distributions of selected events as pictures, with what was published beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
import mplhep
import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from recast.report.mathtext import plain_text, typeset
from recast.report.options import DEFAULT, PlotOptions
from recast.report.page import RC, Entry, arrange, few_powers, label_axes, new_figure

__all__ = [
    "NOTE",
    "PUBLISHED",
    "SIGNAL",
    "STANDARD_MODEL",
    "Cuts",
    "Published",
    "Shown",
    "Summed",
    "draw_cutflow",
    "draw_cutflow_lines",
    "draw_spectrum",
    "draw_spectrum_lines",
    "summed_cuts",
    "summed_spectra",
]

FloatArray = npt.NDArray[np.float64]

STANDARD_MODEL, SIGNAL, PUBLISHED = "standard_model", "signal", "published"
"""Names of curves for `PlotOptions.only`."""
NOTE = (
    "Simulated events as they stand, in the regions of the limit: cross section times luminosity, all "
    "energies together, without a K factor or another normalisation. Errors are those of the simulation."
)
_PER_PB = 1000.0
"""1/fb in 1/pb."""
_FILLED = "#c9c9c9"
_CUTS = "#666666"
_MARKERS = "osD^vPX*"
_DECADE = 10.0
"""Uneven bins that reach from an edge to more than this times it are drawn over its logarithm."""
_WORDS = 34
"""Characters of a line of a cut's name."""


@dataclass(frozen=True, eq=False)
class Summed:
    """A distribution in a region, all energies together."""

    region: str
    name: str
    label: str
    """The observable, TeX between dollars."""
    unit: str
    """Empty without one."""
    edges: tuple[float, ...]
    values: FloatArray
    """Events in each bin."""
    errors: FloatArray
    """Of the simulation."""

    @property
    def plain_label(self) -> str:
        """Observable and unit without TeX."""
        return f"{plain_text(self.label)} [{self.unit}]" if self.unit else plain_text(self.label)


@dataclass(frozen=True, eq=False)
class Cuts:
    """What cuts leave, all energies together."""

    steps: tuple[str, ...]
    shares: FloatArray
    """Of the events before all cuts that are left after each one."""
    errors: FloatArray
    """Of the simulation."""


@dataclass(frozen=True)
class Shown:
    """Samples under one name of the legend, as a list of results.json has them."""

    title: str
    samples: Sequence[Mapping[str, Any]]
    kind: str = SIGNAL
    """`STANDARD_MODEL` or `SIGNAL`."""


@dataclass(frozen=True)
class Published:
    """A published distribution of a region."""

    region: str
    name: str
    title: str
    """For the legend."""
    edges: tuple[float, ...]
    values: tuple[float, ...]
    errors: tuple[float, ...]


def summed_spectra(samples: Iterable[Mapping[str, Any]]) -> list[Summed]:
    """Return the distributions of samples of results.json as events at the luminosity of each, summed."""
    found: dict[tuple[str, str], Summed] = {}
    for sample in samples:
        factor = _PER_PB * (sample.get("luminosity_fb") or 0.0)
        for region, group in sample.get("spectra", {}).items():
            for name, item in group.items():
                values = factor * np.array(item["sum_weights_pb"][1:-1])
                squares = factor**2 * np.array(item["sum_squared_weights_pb2"][1:-1])
                known = found.get((region, name))
                if known is not None:
                    values, squares = values + known.values, squares + known.errors**2
                unit = "" if item["unit"] == "1" else item["unit"]
                place = (region, name, item["label"], unit, tuple(item["edges"]))
                found[region, name] = Summed(*place, values, np.sqrt(squares))
    return list(found.values())


def summed_cuts(samples: Sequence[Mapping[str, Any]]) -> Cuts:
    """Return what the cuts leave of samples, each weighted with its luminosity (1 where there is none).

    The events that are left are some of those before: with their share e, the error of e has (1 - e)^2 of
    the squared weights that are left and e^2 of the others; all events are left without one.
    """
    steps = tuple(row["step"] for row in samples[0]["cutflow"])
    sums, whole_squares, parts, chosen = (np.zeros(len(steps)) for _ in range(4))
    for sample in samples:
        luminosity = sample.get("luminosity_fb") or 1.0
        rows = sample["cutflow"]
        sums += luminosity * np.array([row["sum_weights_pb"] for row in rows])
        squares = luminosity**2 * np.array([row["sum_squared_weights_pb2"] for row in rows])
        if sample.get("shower", {}).get("thinned"):
            chosen[1:] += squares[1:]  # taken by chance from all, with other weights
        else:
            parts += squares
            whole_squares += squares[0]
    whole = sums[0] or 1.0
    shares = sums / whole
    variances = chosen + (1.0 - 2.0 * shares) * parts + shares**2 * whole_squares
    return Cuts(steps, shares, np.sqrt(np.maximum(variances, 0.0)) / abs(whole))


def draw_spectrum(
    place: tuple[str, str],
    shown: Sequence[Shown],
    published: Sequence[Published] = (),
    caption: str = "",
    options: PlotOptions = DEFAULT,
) -> Figure:
    """Return the picture of a distribution: the Standard Model filled, signals as lines, data as points.

    Parameters
    ----------
    place
        Region and name of the distribution.
    shown, published
        What is drawn.
    caption
        Text below.
    options
        What is chosen; `only` takes standard_model, signal and published.
    """
    with mpl.rc_context(RC):
        figure, axes = new_figure("linear", "linear")
        entries = draw_spectrum_lines(axes, place, shown, published, options)
        arrange(figure, axes, entries, caption, options=options)
    return figure


def draw_spectrum_lines(
    axes: Axes,
    place: tuple[str, str],
    shown: Sequence[Shown],
    published: Sequence[Published] = (),
    options: PlotOptions = DEFAULT,
) -> list[Entry]:
    """Draw a distribution into axes and return what a legend says; arguments as in `draw_spectrum`."""
    options.check_names((STANDARD_MODEL, SIGNAL, PUBLISHED), "distribution")
    entries: list[Entry] = []
    drawn: list[Summed] = []
    for look, colour in zip(shown, _colours(shown), strict=True):
        item = _at(place, look.samples) if options.wants(look.kind) else None
        if item is None:
            continue
        drawn.append(item)
        style: dict[str, Any] = {"color": colour, "zorder": 3.0}
        if look.kind == STANDARD_MODEL:
            style = {"histtype": "fill", "facecolor": _FILLED, "edgecolor": _CUTS, "zorder": 1.0}
        edges, scale = item.edges, _per_width(item.edges)
        (made,) = mplhep.histplot(scale * item.values, bins=edges, yerr=False, flow="none", ax=axes, **style)
        shade = _CUTS if look.kind == STANDARD_MODEL else colour
        bars: dict[str, Any] = {"linestyle": "", "color": shade, "elinewidth": 0.9, "zorder": 3.1}
        axes.errorbar(_middle(edges), scale * item.values, scale * item.errors, **bars)
        entries.append((made.stairs, look.title))
    for data in published if options.wants(PUBLISHED) else ():
        if (data.region, data.name) == place:
            scale = _per_width(data.edges)
            values, errors = (scale * np.array(column) for column in (data.values, data.errors))
            points: dict[str, Any] = {"fmt": "o", "color": "#000000", "markersize": 4.0, "zorder": 4}
            entries.append((axes.errorbar(_middle(data.edges), values, errors, **points), data.title))
    if drawn:
        first = drawn[0]
        widths = np.diff(first.edges)
        uneven = not np.allclose(widths, widths[0])
        width = first.unit or "1" if uneven else f"{widths[0]:g} {first.unit}".strip()
        words = f"{first.label} [{first.unit}]" if first.unit else first.label
        wide = uneven and first.edges[-1] > _DECADE * first.edges[0] > 0
        if wide:
            axes.set_xscale("log")
        label_axes(axes, words, f"events / {width}")
        axes.set_xlim(*options.range_of("x", (first.edges[0], first.edges[-1]), logarithmic=wide))
        heights = np.concatenate([_per_width(item.edges) * item.values for item in drawn])
        low, high = float(heights.min()), axes.get_ylim()[1]
        if uneven and low > 0:
            # bins widen where there is little: powers of ten between the first and the last one
            axes.set_yscale("log")
            axes.set_ylim(*options.range_of("y", (0.3 * low, 3.0 * high), logarithmic=True))
        else:
            axes.set_ylim(*options.range_of("y", (min(0.0, 1.3 * low), high), logarithmic=False))
    return entries


def _per_width(edges: Sequence[float]) -> FloatArray:
    """Return what bins are drawn by: one over their widths where these differ, else 1."""
    widths = np.diff(edges)
    return np.ones(len(widths)) if np.allclose(widths, widths[0]) else 1.0 / widths


def _middle(edges: Sequence[float]) -> FloatArray:
    return np.asarray(0.5 * (np.array(edges[1:]) + np.array(edges[:-1])))


def _at(place: tuple[str, str], samples: Sequence[Mapping[str, Any]]) -> Summed | None:
    sums = summed_spectra(samples)
    return next((item for item in sums if (item.region, item.name) == place), None)


def _colours(shown: Sequence[Shown]) -> list[str]:
    """Return a colour a sample: those of signals rise in lightness, for every eye and in grey as well."""
    signals = [item for item in shown if item.kind == SIGNAL]
    places = np.linspace(0.0, 0.8, max(len(signals), 2))
    colours = iter(to_hex(mpl.colormaps["plasma"](place)) for place in places)
    return [next(colours) if item.kind == SIGNAL else _CUTS for item in shown]


def draw_cutflow(shown: Sequence[Shown], caption: str = "", options: PlotOptions = DEFAULT) -> Figure:
    """Return the picture of a cutflow: which share of the events each cut leaves; see `draw_spectrum`."""
    with mpl.rc_context(RC):
        figure, axes = new_figure("linear", "log")
        entries = draw_cutflow_lines(axes, shown, options)
        arrange(figure, axes, entries, caption, options=options, ticks=1.15)
    return figure


def draw_cutflow_lines(axes: Axes, shown: Sequence[Shown], options: PlotOptions = DEFAULT) -> list[Entry]:
    """Draw a cutflow into axes and return what a legend says of it."""
    options.check_names((STANDARD_MODEL, SIGNAL), "cutflow")
    axes.set_yscale("log")
    entries: list[Entry] = []
    colours = _colours(shown)
    lowest = 1.0
    steps: tuple[str, ...] = ()
    for number, (look, colour) in enumerate(zip(shown, colours, strict=True)):
        if not options.wants(look.kind) or not look.samples:
            continue
        item = summed_cuts(look.samples)
        steps = item.steps
        rows = [
            (k, share, error) for k, (share, error) in enumerate(zip(item.shares, item.errors, strict=True))
        ]
        left = [row for row in rows if row[1] > 0]
        x, y, error = zip(*left, strict=True) if left else ((), (), ())
        lowest = min([lowest, *y])
        low = [min(width, 0.9 * value) for value, width in zip(y, error, strict=True)]
        marker = "s" if look.kind == STANDARD_MODEL else _MARKERS[number % len(_MARKERS)]
        bars = axes.errorbar(
            x, y, (low, error), color=colour, marker=marker, markersize=5.0, linewidth=1.4, elinewidth=0.9
        )
        entries.append((bars, look.title))
    axes.set_ylabel("events left / all events", loc="top")
    axes.set_ylim(*options.range_of("y", (0.5 * lowest, 1.6), logarithmic=True))
    few_powers(axes)
    axes.set_xlim(*options.range_of("x", (-0.5, max(len(steps), 1) - 0.5), logarithmic=False))
    axes.set_xticks(
        range(len(steps)), [_short(typeset(step)) for step in steps], rotation=35, ha="right", fontsize=8
    )
    axes.tick_params(axis="x", which="minor", bottom=False, top=False)
    axes.grid(axis="y", color="#dddddd", linewidth=0.6)
    return entries


def _short(step: str) -> str:
    return step if len(step) <= _WORDS else f"{step[: _WORDS - 1]}…"
