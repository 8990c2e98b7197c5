"""Report: limits, cutflows and the lines of figures as a HEPData submission (YAML, format of hepdata.net)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from recast.core.atomic import make_folder, write_text
from recast.inputs.published_limits import CurveKind
from recast.report.figure_table import Curve, FigureCurves
from recast.report.mathtext import reference_text, shared_samples, symbol_text
from recast.report.page import made_by_text

__all__ = ["write_hepdata"]

_MISSING = "-"
"""What HEPData takes for a value that is not there."""
_UNITS = {"mzp_gev": "GEV", "vphi_gev": "GEV", "mq_gev": "GEV", "md_gev": "GEV"}
_AXES = {"mzp_gev": "M(Z')", "gp": "g'", "vphi_gev": "v(PHI)", "mq_gev": "M(Q)", "md_gev": "M(D)"}
_LARGEST_NAME = 64

Table = dict[str, Any]


def write_hepdata(
    content: dict[str, Any],
    figures: Sequence[FigureCurves],
    folder: Path,
    resources: Mapping[str, str] | None = None,
) -> list[Path]:
    """Write submission.yaml and one file a table into `folder`, each atomically; return the files.

    Parameters
    ----------
    content
        The content of results.json.
    figures
        The lines of the figures.
    folder
        Tables of an earlier run that are in it are removed.
    resources
        Further files in it, with a description each, such as likelihoods.
    """
    tables = [*_simulated(content), *(table for item in figures for table in _of_figure(item))]
    make_folder(folder)
    parts = [f"{content['name']}: {made_by_text(content['provenance'])}."]
    kind = (content.get("facts") or {}).get("kind", CurveKind.RECAST)
    parts.append(f"A {kind}, not a result of an experiment.")
    parts += [f"Figure {item.name}: {item.caption}" for item in figures]
    head: dict[str, Any] = {
        "comment": " ".join(parts),
        "data_license": {
            "name": "CC0",
            "url": "https://creativecommons.org/publicdomain/zero/1.0/",
            "description": "CC0 enables reusers to distribute, remix, adapt, and build upon the material "
            "without conditions.",
        },
    }
    if resources:
        head["additional_resources"] = [
            {"location": name, "description": text} for name, text in resources.items()
        ]
    documents, written, names = [head], [], set[str]()
    for number, table in enumerate(tables, start=1):
        file, name = f"table_{number:03d}.yaml", table["name"][:_LARGEST_NAME]
        if name in names:  # it was cut off
            last = f" ({number})"
            name = f"{name[: _LARGEST_NAME - len(last)]}{last}"
        names.add(name)
        documents.append(
            {
                "name": name,
                "description": table["description"],
                "keywords": table["keywords"],
                "data_file": file,
            }
        )
        data = {key: table[key] for key in ("independent_variables", "dependent_variables")}
        written.append(write_text(folder / file, _yaml([data])))
    written.append(write_text(folder / "submission.yaml", _yaml(documents)))
    for path in folder.glob("table_*.yaml"):
        if path not in written:
            path.unlink()
    return written


def _yaml(documents: Iterable[Any]) -> str:
    text: str = yaml.safe_dump_all(
        documents,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None,
        explicit_start=True,
        width=120,
    )
    return text


def _number(value: float | None) -> float | str:
    return _MISSING if value is None else float(f"{value:.9g}")


def _measured(
    value: float | None, errors: Mapping[str, float | tuple[float, float] | None]
) -> dict[str, Any]:
    """Return a value with its errors by label: one number, those below and above, or None.

    HEPData refuses a value whose errors are all zero: such a value has none.
    """
    found: list[dict[str, Any]] = []
    for label, error in errors.items():
        if isinstance(error, tuple):
            minus, plus = error
            found.append({"asymerror": {"plus": _number(plus), "minus": _number(minus)}, "label": label})
        elif error is not None:
            found.append({"symerror": _number(error), "label": label})
    zero = not any(any(error) if isinstance(error, tuple) else error for error in errors.values())
    return {"value": _number(value)} | ({} if value is None or zero else {"errors": found})


def _column(
    name: str, values: Sequence[dict[str, Any]], units: str | None = None, **qualifiers: str
) -> Table:
    header = {"name": name} | ({"units": units} if units else {})
    column: Table = {"header": header}
    if qualifiers:
        column["qualifiers"] = [{"name": key, "value": value} for key, value in qualifiers.items()]
    return column | {"values": list(values)}


def _simulated(content: dict[str, Any]) -> list[Table]:
    """Return the tables of the simulated curve: limits, constraints at the same masses, cutflows."""
    if "curve" not in content:
        return []
    curve, rows = content["curve"], content["curve"]["rows"]
    places = [
        _column(
            _AXES.get(axis["name"], symbol_text(axis, unit=False)),
            [{"value": _number(row["parameters"][axis["name"]])} for row in rows],
            axis["unit"].upper() if axis["unit"] != "1" else None,
        )
        for axis in curve["axes"]
    ]
    coupling = symbol_text(curve["coupling"])
    energies = content.get("energies_gev") or [
        sample["sqrt_s_gev"] for sample in content["points"][0]["reference"]["samples"]
    ]
    keywords = [
        {"name": "cmenergies", "values": energies},
        {"name": "reactions", "values": [_reaction(item) for item in content["process"].split(";")]},
    ]
    level = f"{100 * content['facts']['cl']:g} %"
    model = f" in {content['facts']['model']}" if content["facts"].get("model") else ""
    limits = {
        "name": "Limits",
        "description": f"Excluded {coupling} at {level} CL{model}: {content['facts']['analysis']}. The error "
        "is that of the simulation; '-' where there is no limit.",
        "keywords": [
            *keywords,
            {
                "name": "observables",
                "values": ["CLS" if content["facts"]["statistics_method"].startswith("cls") else "CL"],
            },
        ],
        "independent_variables": places,
        "dependent_variables": [
            _column(f"{coupling}, observed", [_observed(row["observed"]) for row in rows], CL=level),
            _column(f"{coupling}, expected", [_expected(row["expected"]) for row in rows], CL=level),
            *(
                _column(
                    f"{coupling}, expected, {name.replace('_', ' ')}",
                    [{"value": _number(row["projections"].get(name, {}).get("value"))} for row in rows],
                    CL=level,
                )
                for name in dict.fromkeys(name for row in rows for name in row["projections"])
            ),
        ],
    }
    tables: list[Table] = [limits]
    if content["curve"]["constraints"]:
        tables.append(
            {
                "name": "Low-energy bounds on the coupling",
                "description": f"Edge of the {coupling} that each constraint excludes, '-' without one.",
                "keywords": [],
                "independent_variables": places,
                "dependent_variables": [
                    _column(
                        f"{coupling}, {item['constraint']}",
                        [{"value": _number(point["gp_excluded"])} for point in item["points"]],
                        CL=item["level"],
                        EXCLUDES=item["excludes"],
                        DATA=item["data"],
                    )
                    for item in content["curve"]["constraints"]
                ]
                + [
                    _column(
                        f"{coupling}, {item['constraint']}, the other side",
                        [{"value": _number(point.get("gp_opposite"))} for point in item["points"]],
                        CL=item["level"],
                        EXCLUDES="below" if item["excludes"] == "above" else "above",
                        DATA=item["data"],
                    )
                    for item in content["curve"]["constraints"]
                    if any("gp_opposite" in point for point in item["points"])
                ]
                + [
                    column
                    for item in content["curve"]["constraints"]
                    for column in _allowed_again(coupling, item)
                ],
            }
        )
    tables += [_cutflow(title, item) for title, samples in shared_samples(content) for item in samples]
    for point in content["points"]:
        title = reference_text(content, point)
        tables += [_cutflow(title, sample) for sample in point["reference"]["samples"]]
    return tables


def _allowed_again(coupling: str, item: dict[str, Any]) -> list[dict[str, Any]]:
    """Return two columns for each interval of couplings that a constraint allows again beyond its edge."""
    rows = [point.get("gp_allowed_again", []) for point in item["points"]]
    found = []
    for number in range(max(map(len, rows), default=0)):
        which = f" ({number + 1})" if number else ""
        for place, end in enumerate(("from", "to")):
            values = [{"value": _number(row[number][place] if number < len(row) else None)} for row in rows]
            name = f"{coupling}, {item['constraint']}, allowed again {end}{which}"
            found.append(_column(name, values, CL=item["level"], DATA=item["data"]))
    return found


def _reaction(process: str) -> str:
    """Return the production of a process in HEPData's notation; decays are left out."""
    production, _, _ = process.strip().partition(",")
    return f"{production.upper().replace(' > ', ' --> ').replace('~', 'BAR')} X"


def _observed(limit: dict[str, Any]) -> dict[str, Any]:
    return _measured(limit["value"], {"simulation": limit["error"]})


def _expected(limits: dict[str, Any]) -> dict[str, Any]:
    found = {name: item["value"] for name, item in limits.items()}
    median = found.get("median")
    bands = {}
    for sigma in (1, 2):
        low, high = found.get(f"minus_{sigma}sigma"), found.get(f"plus_{sigma}sigma")
        if median is not None and low is not None and high is not None:
            bands[f"{sigma} sigma"] = low - median, high - median
    return _measured(median, bands)


def _cutflow(title: str, sample: dict[str, Any]) -> Table:
    steps = sample["cutflow"]
    energy = f"{sample['sqrt_s_gev'] / 1000:g} TeV"
    return {
        "name": f"Cutflow, {title}, {energy}",
        "description": f"Cross section after each cut, simulation: {title}, {energy}.",
        "keywords": [{"name": "cmenergies", "values": [sample["sqrt_s_gev"]]}],
        "independent_variables": [_column("Cut", [{"value": step["step"]} for step in steps])],
        "dependent_variables": [
            _column(
                "Cross section",
                [
                    _measured(
                        1e3 * step["sum_weights_pb"], {"stat": 1e3 * step["sum_squared_weights_pb2"] ** 0.5}
                    )
                    for step in steps
                ],
                "FB",
            ),
            _column("Events read", [{"value": step["n_raw"]} for step in steps]),
        ],
    }


def _of_figure(figure: FigureCurves) -> list[Table]:
    return [_of_curve(figure, curve) for curve in figure.curves if curve.points]


def _of_curve(figure: FigureCurves, curve: Curve) -> Table:
    x, y = curve.axes
    column = list(zip(*curve.points, strict=True))
    qualifiers = {"LEVEL": curve.level} | ({"EXCLUDES": curve.excludes} if curve.excludes else {})
    qualifiers |= {"DATA": curve.data} if curve.data else {}
    values: list[dict[str, Any]] = [{"value": _number(value)} for value in column[1]]
    dependent = []
    if curve.role == "simulated":
        values = [_measured(y, {"simulation": error}) for y, error in zip(*column[1:], strict=True)]
    name = _AXES[y]
    model = f", of the model {figure.model}" if figure.model else ""
    if curve.role == "band" and len(column) > 2:
        upper = [{"value": _number(value)} for value in column[2]]
        dependent = [
            _column(f"{name}, lower edge", values, _UNITS.get(y), **qualifiers),
            _column(f"{name}, upper edge", upper, _UNITS.get(y), **qualifiers),
        ]
    return {
        "name": f"{figure.name}: {curve.name}",
        "description": f"{curve.label}. A line of the figure {figure.name}{model}.",
        "keywords": [],
        "independent_variables": [
            _column(_AXES[x], [{"value": _number(value)} for value in column[0]], _UNITS.get(x))
        ],
        "dependent_variables": dependent or [_column(name, values, _UNITS.get(y), **qualifiers)],
    }
