"""Cli: `recast model`: spectrum, widths, checks, UFO and param card of a model point."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import numpy as np
from rich.table import Table

from recast.cli.common import console, json_option, output, print_json
from recast.core.errors import InputError, RunError, did_you_mean
from recast.inputs.electroweak import electroweak_scheme
from recast.model.checks import check_point, perturbativity_warnings
from recast.model.decays import DOWN, UP, decays, neutral_couplings, total_width
from recast.model.effective import semileptonic_coefficients
from recast.model.mass_notes import mass_notes
from recast.model.param_card import read_point_card, write_param_card
from recast.model.point import ModelPoint
from recast.model.point_file import read_point
from recast.model.spectrum import QuarkSpectrum, quark_spectrum
from recast.model.ufo import SCALAR, UFOContent, write_ufo
from recast.model.ufo.validate import require_python3
from recast.model.widths import width_summary

__all__ = ["model"]


def _point_options(command: Callable[..., Any]) -> Callable[..., Any]:
    options = (
        click.option("--mzp", type=float, help="Mass of the Z' [GeV]."),
        click.option("--gp", type=float, help="Coupling g'."),
        click.option("--vphi", type=float, help="mZ'/g' [GeV], instead of one of the two or as a check."),
        click.option("--scheme", default=None, help="Electroweak scheme, gmu by default."),
        click.option(
            "--point", "file", type=click.Path(path_type=Path), help="YAML file of a point, with quarks."
        ),
        click.option(
            "--card", type=click.Path(path_type=Path), help="Param card, from which the point is rebuilt."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _point(
    mzp: float | None,
    gp: float | None,
    vphi: float | None,
    scheme: str | None,
    file: Path | None,
    card: Path | None,
) -> ModelPoint:
    warnings: list[str] = []
    for option, path in (("--point", file), ("--card", card)):
        if path is not None and any(value is not None for value in (mzp, gp, vphi, scheme)):
            raise InputError(f"{option} excludes --mzp, --gp, --vphi and --scheme", mend="Edit the file.")
    if file is not None and card is not None:
        raise InputError("--point excludes --card", mend="Leave one of them out.")
    if file is not None:
        point = read_point(file)
    elif card is not None:
        point, warnings = read_point_card(card)
    else:
        if sum(value is not None for value in (mzp, gp, vphi)) < 2:
            raise InputError(
                "no model point: two of --mzp, --gp, --vphi, or --point FILE, or --card FILE, are needed",
                mend="Try: recast model width --mzp 30 --gp 0.05",
            )
        point = ModelPoint.from_two(
            mzp_gev=mzp,
            gp=gp,
            vphi_gev=vphi,
            electroweak=electroweak_scheme("gmu" if scheme is None else scheme),
        )
    for warning in (*warnings, *_warnings(point)):
        console.print(f"warning: {warning}", style="yellow", highlight=False, markup=False)
    return point


def _warnings(point: ModelPoint) -> list[str]:
    return [*perturbativity_warnings(point), *mass_notes(point)]


def _content(name: str | None) -> UFOContent | None:
    if name is None:
        return None
    known = {item.name.lower(): item for item in UFOContent}
    if name not in known:
        raise InputError(f'unknown content "{name}"', where="--content", mend=did_you_mean(name, known))
    return known[name]


@click.group()
def model() -> None:
    """Spectrum, widths and files of a model point."""


@model.command()
@_point_options
@json_option
def spectrum(as_json: bool, **arguments: Any) -> None:
    """Masses, mixing and effective couplings."""
    point = _point(**arguments)
    content: dict[str, Any] = {"point": point.describe(), "vphi_gev": _finite(point.vphi_gev)}
    if point.quarks is not None:
        found = quark_spectrum(point)
        content["couplings"] = _couplings(found, point)
        c9, c9_prime = semileptonic_coefficients([point])
        content["vphi_gev"] = float(found.bosons.vphi_gev)
        content["masses_gev"] = {
            name: float(mass)
            for names, rotation in ((UP, found.up), (DOWN, found.down))
            for name, mass in zip(names, rotation.masses, strict=True)
        }
        content["zp_charges"] = {
            f"{side}_{sort}": _pairs(getattr(charges, f"qp_{side}"))
            for sort, charges in (("up", found.up_charges), ("down", found.down_charges))
            for side in ("left", "right")
        }
        content["c9_gev2"] = [float(c9[0].real), float(c9[0].imag)]
        content["c9_prime_gev2"] = [float(c9_prime[0].real), float(c9_prime[0].imag)]
    if as_json:
        print_json(content)
        return
    table = _table("Spectrum", "value")
    table.add_row("m(Z') [GeV]", f"{point.mzp_gev:.6g}")
    if point.quarks is not None:
        table.add_row("m(phi) [GeV]", f"{point.quarks.mphi_gev:.6g}")
        for name, mass in content["masses_gev"].items():
            table.add_row(f"m({name}) [GeV]", f"{mass:.6g}")
    table.add_row("vPhi [GeV]", f"{content['vphi_gev']:.6g}" if content["vphi_gev"] else "infinite (g' = 0)")
    if point.quarks is not None:
        for label, key in (("C9", "c9_gev2"), ("C9'", "c9_prime_gev2")):
            table.add_row(f"{label}, leading order [GeV^-2]", "{:.4g} {:+.4g} i".format(*content[key]))
        for sort, (i, j), label in (("down", (1, 2), "s b"), ("up", (1, 2), "c t")):
            for side in ("left", "right"):
                value = content["couplings"]["zp"][f"{side}_{sort}"][i][j]
                table.add_row(f"Z' coupling to {label}, {side}", "{:.4g} {:+.4g} i".format(*value))
    output().print(table)


@model.command()
@_point_options
@json_option
def width(as_json: bool, **arguments: Any) -> None:
    """Widths and branching ratios."""
    point = _point(**arguments)
    content: dict[str, Any] = dict(width_summary(point))
    if point.quarks is not None:
        content["decays"] = {
            parent: {
                "width_gev": float(total_width(table)[0]),
                "branching_ratios": {
                    " ".join(products): float(value[0] / total_width(table)[0])
                    for products, value in table.items()
                    if value[0] > 0
                },
            }
            for parent, table in decays([point]).tables.items()
        }
    if as_json:
        print_json(content)
        return
    table = _table("Widths", "value")
    for name, value in content.items():
        if name != "decays":
            table.add_row(name, f"{value:.6g}")
    for parent, entry in content.get("decays", {}).items():
        table.add_section()
        table.add_row(f"{parent}: width [GeV]", f"{entry['width_gev']:.6g}")
        for products, ratio in sorted(entry["branching_ratios"].items(), key=lambda item: -item[1]):
            if ratio > 1e-4:
                table.add_row(f"  BR({parent} -> {products})", f"{ratio:.4g}")
    output().print(table)


@model.command()
@_point_options
@click.option("--ufo", type=click.Path(path_type=Path), help="Check that this folder is a UFO.")
@json_option
def check(as_json: bool, ufo: Path | None, **arguments: Any) -> None:
    """Identities of the mass basis, size of couplings; exit status 1 when an identity fails."""
    if ufo is not None:
        require_python3(ufo)
    point = _point(**arguments)
    checks, warnings = check_point(point), _warnings(point)
    failed = [item.name for item in checks if not item.passed]
    if as_json:
        rows = [
            {"check": item.name, "value": item.value, "limit": item.limit, "passed": item.passed}
            for item in checks
        ]
        print_json({"point": point.describe(), "checks": rows, "warnings": warnings, "passed": not failed})
    else:
        table = _table("Checks", "value", "limit", "")
        for item in checks:
            mark = "ok" if item.passed else "FAILED"
            table.add_row(item.name, f"{item.value:.2e}", f"{item.limit:.2e}", mark)
        for name, found in (
            ("couplings perturbative", perturbativity_warnings(point)),
            ("masses of known quarks", mass_notes(point)),
        ):
            table.add_row(name, "", "", "see warnings" if found else "ok")
        output().print(table)
    if failed:
        raise RunError(f"{len(failed)} identities fail, the first is: {failed[0]}", where="model check")


@model.command("export-ufo")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--content", default="full", show_default=True, help="full, unitary, four_lepton or scalar.")
@json_option
def export_ufo(folder: Path, content: str, as_json: bool) -> None:
    """Write the UFO into FOLDER, which must not exist or be empty."""
    chosen = SCALAR if content == SCALAR.label else _content(content) or UFOContent.FULL
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder} is there already and not an empty folder", mend="Choose another name.")
    write_ufo(folder, chosen)
    if as_json:
        print_json({"folder": str(folder), "content": content})
    else:
        output().print(f"UFO ({content}) written to {folder}")


@model.command("param-card")
@click.argument("path", type=click.Path(path_type=Path))
@_point_options
@click.option("--content", default=None, help="full, unitary or four_lepton; by default what the point has.")
@json_option
def param_card(path: Path, content: str | None, as_json: bool, **arguments: Any) -> None:
    """Write the param card of the point to PATH; widths are computed."""
    point = _point(**arguments)
    write_param_card(path, point, _content(content))
    if as_json:
        print_json({"path": str(path), "point": point.describe()})
    else:
        output().print(f"param card written to {path}")


def _couplings(found: QuarkSpectrum, point: ModelPoint) -> dict[str, Any]:
    """Return the mass-basis couplings of quarks, rows and columns in the order of the masses.

    Vectors: qbar_i gamma^mu g_ij q_j; W+: g/sqrt2 ubar_i gamma^mu V_ij d_j; scalars:
    -h qbar_iR H_ij q_jL + h.c.
    """
    sectors = (("up", found.up_charges, 2.0 / 3.0), ("down", found.down_charges, -1.0 / 3.0))
    couplings: dict[str, Any] = {
        boson: {
            f"{side}_{sort}": _pairs(matrix)
            for sort, charges, charge in sectors
            for side, matrix in zip(
                ("left", "right"),
                neutral_couplings(found, charges, charge, np.asarray(point.gp), key),
                strict=True,
            )
        }
        for boson, key in (("photon", "a"), ("z", "Z"), ("zp", "Zp"))
    }
    couplings["w"] = {"left": _pairs(found.w_left), "right": _pairs(found.w_right)}
    couplings["higgs"] = {sort: _pairs(charges.higgs) for sort, charges, _ in sectors}
    couplings["phi"] = {sort: _pairs(charges.phi) for sort, charges, _ in sectors}
    return couplings


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title)
    table.add_column("")
    for name in columns:
        table.add_column(name, justify="right")
    return table


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _pairs(matrix: np.ndarray) -> list[list[list[float]]]:
    return [[[float(value.real), float(value.imag)] for value in row] for row in matrix]
