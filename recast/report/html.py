"""Report: report.html of a run, one file with plots and tables embedded; tables of rows for notebooks."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from recast.core.atomic import write_text
from recast.core.errors import InputError
from recast.lowenergy.point_table import compared_text
from recast.report.caption import RunFacts
from recast.report.mathtext import plain_text, reference_text, shared_samples, symbol_text, values_text
from recast.report.page import made_by_text
from recast.report.page_data import asset, content_policy, inert, page_data
from recast.report.page_figure import PageFigure
from recast.report.references import known_references
from recast.statistics.expected import BAND_NAMES

__all__ = ["html_table", "write_report"]

Cell = str
Table = dict[str, Any]
_MORE = ("projections", "numbers")
"""Further columns of a row of the limits."""


def write_report(content: dict[str, Any], folder: Path, figures: Sequence[PageFigure] = ()) -> Path:
    """Write report.html into a run's folder and return its path.

    Parameters
    ----------
    content
        The content of results.json. All text of it is escaped.
    folder
        The folder, which has the plots already.
    figures
        The figures that scripts draw; each stands where the plot of its name is.

    Raises
    ------
    InputError
        If a plot is missing.
    """
    styles = [asset("uplot/uPlot.min.css"), asset("report.css")]
    scripts = [asset("uplot/uPlot.iife.min.js"), asset("report.js")]
    page = _rendered(
        "report.html.j2",
        **_view(content, folder),
        styles=styles,
        scripts=scripts,
        policy=content_policy(styles, scripts),
        data=inert(page_data(content, figures)),
    )
    return write_text(folder / "report.html", page + "\n")


def html_table(rows: Sequence[Mapping[str, Any]], caption: str) -> str:
    """Return rows with the same columns as an HTML table, all text of it escaped.

    Examples
    --------
    >>> "<td>&lt;b&gt;</td><td>0.3333</td><td></td>" in html_table([{"a": "<b>", "x": 1 / 3, "y": None}], "")
    True
    """
    cells = [{name: _text(value) for name, value in row.items()} for row in rows]
    return _rendered("table.html.j2", rows=cells, caption=caption)


def _text(value: object) -> str:
    return "" if value is None else f"{value:.4g}" if isinstance(value, float) else str(value)


def _rendered(template: str, **values: Any) -> str:
    environment = Environment(
        loader=PackageLoader("recast.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(**values)


def _view(content: dict[str, Any], folder: Path) -> dict[str, Any]:
    simulated = "curve" in content
    provenance = content["provenance"]
    return {
        "name": content["name"],
        "made_by": made_by_text(provenance),
        "simulated": simulated,
        "exclusion": _image(folder / "exclusion.png") if simulated else "",
        "facts": RunFacts.from_dict(content["facts"]).summary() if simulated else "",
        "notes": content.get("notes", []),
        "limits": _limits(content) if simulated else None,
        "reference": _reference_result(content) if simulated else None,
        "closure": _closure(content) if simulated else [],
        "factors": _factors(content) if simulated else [],
        "cutflows": _cutflows(content) if simulated else [],
        "points": _points(content) if simulated else [],
        "pulls": _pulls(content) if simulated else None,
        "figures": [_figure(item, folder) for item in content.get("figures", [])],
        "versions": sorted(provenance["versions"].items()),
        "revision": provenance.get("git_revision") or "not a checkout",
        "card": json.dumps(provenance["card"], indent=1, sort_keys=True, ensure_ascii=False),
        "references": [_reference(key, content.get("works", {})) for key in content.get("references", [])],
    }


def _image(path: Path) -> str:
    try:
        return base64.b64encode(path.read_bytes()).decode("ascii")
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror})", where=str(path), mend="Make it again: recast plot FOLDER"
        ) from error


def _pm(value: float | None, error: float | None, digits: int = 4, bound: float | None = None) -> Cell:
    if value is None:
        return "no limit"
    if bound is not None:  # no simulated event was selected
        return f"{value:.{digits}g} (below {value + bound:.3g} at 95 % CL)"
    return f"{value:.{digits}g}" + (f" ± {error:.2g}" if error else "")


def _yield(content: dict[str, Any], digits: int = 4) -> Cell:
    return _pm(content["value"], content["error"], digits, content.get("bound_95cl"))


def _cross_section_fb(step: dict[str, Any]) -> Cell:
    if "bound_95cl_pb" in step:
        return f"0 (below {1e3 * step['bound_95cl_pb']:.3g} at 95 % CL)"
    return f"{1e3 * step['sum_weights_pb']:.5g} ± {1e3 * step['sum_squared_weights_pb2'] ** 0.5:.2g}"


def _number(value: float | None) -> Cell:
    return "-" if value is None else f"{value:.4g}"


def _limits(content: dict[str, Any]) -> Table:
    curve, moving = content["curve"], bool(content["facts"]["window_backgrounds"])
    counts = {str(point["parameters"]): point["statistics"]["background"] for point in content["points"]}
    # a point that failed has neither projections nor numbers
    further, numbers = (
        list(dict.fromkeys(name for row in curve["rows"] for name in row[key])) for key in _MORE
    )
    rows = []
    for row in curve["rows"]:
        expected = [_pm(row["expected"][name]["value"], None) for name in BAND_NAMES]
        observed, count = row["observed"], counts.get(str(row["parameters"]))
        rows.append(
            [
                *(f"{row['parameters'][axis['name']]:g}" for axis in curve["axes"]),
                *(["-" if count is None else f"{count:.3g}"] if moving else []),
                _pm(observed["value"], observed["error"]),
                *expected,
                *(_pm(row["projections"].get(name, {}).get("value"), None) for name in further),
                *(_number(row["numbers"].get(name)) for name in numbers),
                row["source"],
                observed["reason"],
            ]
        )
    names = [f"expected, {name.replace('_', ' ')}" for name in [*BAND_NAMES, *further]]
    names += [name.replace("_", " ") for name in numbers]
    events = ["events expected without new physics"] if moving else []
    head = [*map(symbol_text, curve["axes"]), *events, f"{symbol_text(curve['coupling'])} observed"]
    return {"head": [*head, *names, "found by", "remark"], "rows": rows}


def _reference_result(content: dict[str, Any]) -> Table | None:
    """Return a published limit beside the same one of this program."""
    found = content.get("reference_result")
    if not found:
        return None
    rows = [
        [f"{found['what']}, observed", _pm(found["observed"]["value"], None)],
        [f"{found['what']}, expected", _pm(found["expected"]["median"]["value"], None)],
        *([f"published: {name}", f"{value:.4g}"] for name, value in found["published"].items()),
    ]
    return {"head": ["limit", "value"], "rows": rows}


def _closure(content: dict[str, Any]) -> list[Table]:
    if content["standard_model"] is None:
        return []
    standard_model = content["standard_model"]
    rows = []
    for expectation in (standard_model["expectation"], *standard_model.get("further_expectations", ())):
        total, published = expectation["total"], expectation["published"]
        if published is None:
            rows.append(["expected events, absolute", _yield(total), "-", "-"])
            continue
        ratio = _pm(total["value"] / published, total["error"] / published, 3) if published else "-"
        source = f"{published:g} ({expectation['published_source']})"
        rows.append([f"expected events, {expectation['region']}", _yield(total), source, ratio])
    tables = [{"head": ["Standard Model", "this run", "published", "ratio"], "rows": rows}]
    checks = []
    for point in content["points"]:
        check, both = point["scaling_check"], point["direct_over_scaled"]
        checks.append(
            [
                values_text(content, point),
                _pm(check["ratio"], check["error"]) if check else "not resolved",
                check["verdict"] if check else "-",
                _pm(both["ratio"], both["error"]) if both else "-",
            ]
        )
    axes = ", ".join(symbol_text(axis) for axis in content["curve"]["axes"])
    coupling = symbol_text(content["curve"]["coupling"])
    head = [axes, f"signal over {coupling}² scaling", "verdict", "direct over scaled limit"]
    return [*tables, {"head": head, "rows": checks}]


def _factors(content: dict[str, Any]) -> list[Table]:
    found: list[Table] = []
    if content["standard_model"] is None:
        return found
    for sample, factors in sorted(content["standard_model"]["expectation"]["factors"].items()):
        rows = [
            [
                factor["name"],
                _pm(factor["value"], factor["error"], 5, factor.get("bound_95cl"))
                + ("" if factor["unit"] == "1" else f" {factor['unit']}"),
                factor["source"],
            ]
            for factor in factors
        ]
        events = content["standard_model"]["expectation"]["by_sample"][sample]
        rows.append(["= events", _yield(events), ""])
        found.append({"title": sample, "head": ["factor", "value", "source"], "rows": rows})
    return found


def _cutflows(content: dict[str, Any]) -> list[Table]:
    return [table for title, samples in shared_samples(content) for table in _cutflow(title, samples)]


def _points(content: dict[str, Any]) -> list[dict[str, Any]]:
    """Return title, yields and cutflows of each point of the scan."""
    return [
        {
            "title": f"{reference_text(content, point)}, new physics",
            "yields": _yields(content, point),
            "cutflows": _cutflow("Cutflow", point["reference"]["samples"]),
        }
        for point in content["points"]
    ]


def _yields(content: dict[str, Any], point: dict[str, Any]) -> Table:
    """Return the events of a point and the limits that follow from them."""
    counts, coupling = point["statistics"], symbol_text(content["curve"]["coupling"])
    rows = []
    signal = point.get("signal_events_at_reference")
    if signal is not None:
        rows.append([f"signal events at {coupling} = {point['reference']['coupling']:g}", _yield(signal)])
    for name, key in (
        ("events observed", "observed_events"),
        ("events expected without new physics", "background"),
    ):
        value = counts.get(key)
        error = counts.get("background_error") if key == "background" else None
        rows.append([name, "-" if value is None else _pm(value, error)])
    if "observed" in point:
        observed, median = point["observed"], point["expected"]["median"]
        rows.append([f"{coupling}, observed limit", _pm(observed["value"], observed["error"])])
        rows.append([f"{coupling}, expected limit", _pm(median["value"], median["error"])])
    return {"head": ["yields", "value"], "rows": rows}


def _cutflow(title: str, samples: Sequence[dict[str, Any]]) -> list[Table]:
    head = ["cut", "events", "cross section [fb]", "of the previous", "of all"]
    tables = []
    for sample in samples:
        rows = [
            [
                step["step"],
                str(step["n_raw"]),
                _cross_section_fb(step),
                "-" if step["of_previous"] is None else f"{step['of_previous']:.4f}",
                "-" if step["of_all"] is None else f"{step['of_all']:.4f}",
            ]
            for step in sample["cutflow"]
        ]
        name = f"{title}, {sample['sqrt_s_gev'] / 1000:g} TeV"
        tables.append({"title": name, "head": head, "rows": rows})
    return tables


def _pulls(content: dict[str, Any]) -> Table | None:
    """Return the constraints at the excluded coupling of each mass: what is compared, and the verdict."""
    columns = [
        (values_text(content, point), point["low_energy"]["excluded"])
        for point in content["points"]
        if "excluded" in point.get("low_energy", {})
    ]
    if not columns:
        return None
    rows = []
    for index, first in enumerate(columns[0][1]["constraints"]):
        column = [block["constraints"][index] for _, block in columns]
        rules = [compared_text(row["compared"])[0] for row in column if row.get("compared")]
        cells = [_compared(row) for row in column]
        rows.append([first["constraint"], first["level"], rules[0] if rules else "–", *cells])
    head = ["constraint", "level", "excluded where", *(place for place, _ in columns)]
    axes = ", ".join(symbol_text(axis) for axis in content["curve"]["axes"])
    return {"head": head, "rows": rows, "data": columns[0][1]["data"], "axes": axes}


def _compared(row: dict[str, Any]) -> Cell:
    if row["excluded"] is None:
        return "–"
    text = compared_text(row["compared"])[1] if row.get("compared") else ""
    return f"{text} excluded".strip() if row["excluded"] else (text or "allowed")


def _figure(item: dict[str, Any], folder: Path) -> dict[str, Any]:
    png = next(name for name in item["files"] if name.endswith(".png"))
    head = ["crosses", "mZ' [GeV]", "g'", "error, simulation", "error, interpolation"]
    rows = [
        [
            crossing["constraint"],
            f"{crossing['mzp_gev']:.2f}",
            f"{crossing['gp']:.4g}",
            f"{crossing['simulation_error_gev']:.2f}",
            f"{crossing['interpolation_error_gev']:.2f}",
        ]
        for crossing in item.get("crossings", [])
    ]
    return {
        "name": item["name"],
        "title": plain_text(item["title"] or item["name"]),
        "caption": item["caption"],
        "image": _image(folder / png),
        "files": item["files"],
        "levels": sorted(item.get("levels", {}).items()),
        "crossings": {"head": head, "rows": rows} if rows else None,
    }


def _reference(key: str, own: Mapping[str, Any]) -> dict[str, str]:
    work = own[key] if key in own else known_references()[key]
    who = str(work.get("collaboration") or work.get("author", ""))
    link = ""
    if "doi" in work:
        link = f"https://doi.org/{str(work['doi']).removeprefix('https://doi.org/')}"
    elif "eprint" in work:
        link = f"https://arxiv.org/abs/{work['eprint']}"
    title = work.get("title") or work.get("annote") or work.get("note", "")
    return {"key": key, "who": plain_text(who), "title": plain_text(str(title)), "link": link}
