"""Model: the numbers of a param card for a model point, by the names that the UFO gives its parameters."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from recast.inputs.constants import boson_values, fermion_masses
from recast.inputs.electroweak import ElectroweakScheme
from recast.model.charges import LMU_LTAU
from recast.model.decays import DOWN, UP, decays, total_width
from recast.model.point import ModelPoint, QuarkSector
from recast.model.widths import zp_width_gev

__all__ = ["BENCHMARK", "card_values", "matrix_values", "standard_values"]

BENCHMARK = ModelPoint(
    mzp_gev=30.0,
    gp=0.05,
    quarks=QuarkSector(
        mq_gev=1800.0,
        mu_gev=1500.0,
        md_gev=1300.0,
        yq=(0.05 + 0.02j, 0.3 - 0.1j, 0.7 + 0.2j),
        yu=(0.03 - 0.01j, 0.4 + 0.15j, 0.6 - 0.25j),
        yd=(0.02 + 0.04j, 0.25 + 0.12j, 0.5 - 0.3j),
        mphi_gev=400.0,
        kinetic_mixing=0.01,
    ),
)
"""A point with every coupling of the model switched on: the default of the full UFO, not a favoured one."""

_FERMIONS = {"Me": "e", "MM": "mu", "MTA": "tau", **{f"M{quark.upper()}": quark for quark in "udscbt"}}
_EFFECTIVE = ("LD", "RD", "RU")


def card_values(point: ModelPoint) -> dict[str, float]:
    """Return every external parameter of the UFO that the point determines, by name.

    Widths are computed; a leptonic point gives the parameters of the leptonic UFO only.
    """
    values = standard_values(point.electroweak)
    values |= {"gp": point.gp, "MZp": point.mzp_gev, "WZp": zp_width_gev(point)}
    values |= {f"qv_{name}": pair[0] for name, pair in LMU_LTAU.describe().items()}
    if point.quarks is not None:
        values |= _quark_values(point, point.quarks)
    return values


def standard_values(scheme: ElectroweakScheme) -> dict[str, float]:
    """Return the parameters of the Standard Model, by the names that the UFO gives them."""
    bosons, masses = boson_values(), fermion_masses()
    values = {
        "Gf": scheme.fermi_constant, "aS": bosons["alpha_s"],
        "MZ": scheme.mz_gev, "MW": scheme.mw_gev, "WZ": scheme.gamma_z_gev,
        "MH": bosons["mh_gev"], "WH": bosons["gamma_h_gev"], "WW": bosons["gamma_w_gev"],
        "WT": bosons["gamma_t_gev"],
    }  # fmt: skip
    return values | {name: masses[fermion] for name, fermion in _FERMIONS.items()}


def _quark_values(point: ModelPoint, sector: QuarkSector) -> dict[str, float]:
    found = decays([point])
    spectrum = found.spectrum
    values = {"eps": sector.kinetic_mixing, "kVLQ": 1.0, "Mphi": sector.mphi_gev}
    for parent, name in (("Zp", "WZp"), ("phi", "Wphi"), ("t", "WT")):
        values[name] = float(total_width(found.tables[parent])[0])
    for names, rotation, letter in ((UP, spectrum.up, "U"), (DOWN, spectrum.down, "D")):
        for state, name in enumerate(names):
            values[f"M{name.upper()}"] = float(rotation.masses[0, state])
            if name in found.tables and name != "t":
                values[f"W{name}"] = float(total_width(found.tables[name])[0])
        values |= matrix_values(f"{letter}L", rotation.left[0])
        values |= matrix_values(f"{letter}R", rotation.right[0])
    values |= matrix_values("CKM", spectrum.ckm)
    for name in _EFFECTIVE:
        values |= matrix_values(f"ZP{name}", np.zeros((3, 3)), np.triu_indices(3))
    return values


def matrix_values(
    name: str, matrix: npt.NDArray[Any], places: tuple[npt.NDArray[np.int64], ...] | None = None
) -> dict[str, float]:
    """Return real and imaginary parts of a matrix, R{name}1x1, I{name}1x1, ..., of all or of some places."""
    rows, columns = np.indices(matrix.shape).reshape(2, -1) if places is None else places
    return {
        f"{letter}{name}{i + 1}x{j + 1}": float(part)
        for i, j in zip(rows.tolist(), columns.tolist(), strict=True)
        for letter, part in (("R", matrix[i, j].real), ("I", matrix[i, j].imag))
    }
