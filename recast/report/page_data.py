"""Report: what the scripts of the page need, as text inside of it; its styles, scripts and their hashes."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Any

from recast.report.distributions import NOTE, summed_spectra
from recast.report.mathtext import reference_text, symbol_text
from recast.report.page_figure import PageFigure

__all__ = ["asset", "content_policy", "inert", "page_data"]


def asset(name: str) -> str:
    """Return the text of a file of the page, such as report.js."""
    return files("recast.report").joinpath("assets", *name.split("/")).read_text(encoding="utf-8")


def inert(content: object) -> str:
    r"""Return values as JSON that stays text inside of a script element, whatever names it holds.

    Examples
    --------
    >>> inert({"name": "</script><b>"})
    '{"name":"\\u003c/script\\u003e\\u003cb\\u003e"}'
    """
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def content_policy(styles: Sequence[str], scripts: Sequence[str]) -> str:
    """Return the Content-Security-Policy of a page that loads nothing and runs these texts alone."""
    return (
        f"default-src 'none'; img-src data:; style-src {_hashes(styles)}; script-src {_hashes(scripts)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hashes(texts: Sequence[str]) -> str:
    digests = (hashlib.sha256(text.encode("utf-8")).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(item).decode('ascii')}'" for item in digests)


def page_data(content: Mapping[str, Any], figures: Iterable[PageFigure]) -> dict[str, Any]:
    """Return figures, points of the scan and distributions of their events.

    Parameters
    ----------
    content
        The content of results.json.
    figures
        The figures, in the order of the page; those that no picture is named after go to the first one.
    """
    shown = list(figures)
    pictures = {"exclusion", *(item["name"] for item in content.get("figures", []))}
    points = content.get("points", [])
    background = content.get("standard_model") or {}
    symbol = symbol_text(content["curve"]["coupling"]) if points else ""
    axes: dict[str, Any] = {}
    sums = _spectra(background.get("samples", []), axes)
    return {
        "figures": [
            item.as_dict() | {"picture": item.name if item.name in pictures else "exclusion"}
            for item in shown
        ],
        "points": [
            {
                "id": f"point-{number}",
                "label": reference_text(content, point),
                "at": [point["parameters"][axis["name"]] for axis in content["curve"]["axes"]],
                "coupling": f"{symbol} = {point['reference']['coupling']:g}",
                "spectra": _spectra(point["reference"]["samples"], axes),
            }
            for number, point in enumerate(points)
        ],
        "spectra": axes,
        "spectra_note": NOTE,
        "background": sums,
    }


def _spectra(samples: Sequence[Mapping[str, Any]], axes: dict[str, Any]) -> dict[str, Any]:
    """Return events and errors in bins by region and name, all energies together; `axes` gets the axes."""
    found = {f"{item.region}/{item.name}": item for item in summed_spectra(samples)}
    for key, item in found.items():
        title = f"{item.name}, region {item.region}"
        unit = f" {item.unit}" if item.unit else ""
        axes.setdefault(
            key, {"title": title, "label": item.plain_label, "unit": unit, "edges": list(item.edges)}
        )
    return {
        key: {
            "values": [float(f"{value:.5g}") for value in item.values],
            "errors": [float(f"{error:.3g}") for error in item.errors],
        }
        for key, item in found.items()
    }
