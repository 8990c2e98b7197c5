"""Inputs: masses, widths and the CKM matrix, which no electroweak scheme holds; where formulae end."""

from __future__ import annotations

import math
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import yaml

from recast.core.yaml import load_yaml

__all__ = ["boson_values", "ckm_matrix", "fermion_masses", "largest_coupling", "validity"]


@lru_cache(maxsize=1)
def validity() -> MappingProxyType[str, float]:
    """Return the numbers of validity.yaml by name."""
    content = load_yaml(Path(str(files("recast.inputs").joinpath("validity.yaml"))))
    return MappingProxyType({name: float(entry["value"]) for name, entry in content.items()})


def largest_coupling() -> float:
    """Return the g' above which perturbation theory has no meaning, sqrt(4 pi)."""
    return math.sqrt(4.0 * math.pi * validity()["coupling_squared_over_4pi"])


@lru_cache(maxsize=1)
def ckm_matrix() -> npt.NDArray[np.complex128]:
    """Return V of shape (3, 3), rows u, c, t, columns d, s, b, in the PDG's phase convention.

    s13 e^{i delta} = A lambda^3 (rho + i eta) sqrt(1 - A^2 lambda^4) /
    [sqrt(1 - lambda^2) (1 - A^2 lambda^4 (rho + i eta))] with barred rho and eta (PDG, CKM review, eq. 12.5).
    """
    text = files("recast.inputs").joinpath("ckm.yaml").read_text(encoding="utf-8")
    values = {name: float(entry["value"]) for name, entry in yaml.safe_load(text)["values"].items()}
    lam, a = values["lambda"], values["A"]
    apex = complex(values["rho_bar"], values["eta_bar"])
    s12, s23 = lam, a * lam**2
    a2l4 = s23**2
    phased = a * lam**3 * apex * np.sqrt(1 - a2l4) / (np.sqrt(1 - lam**2) * (1 - a2l4 * apex))
    s13, phase = abs(phased), phased / abs(phased)
    c12, c23, c13 = (np.sqrt(1 - s**2) for s in (s12, s23, s13))
    matrix = np.array(
        [
            [c12 * c13, s12 * c13, s13 * phase.conjugate()],
            [-s12 * c23 - c12 * s23 * s13 * phase, c12 * c23 - s12 * s23 * s13 * phase, s23 * c13],
            [s12 * s23 - c12 * c23 * s13 * phase, -c12 * s23 - s12 * c23 * s13 * phase, c23 * c13],
        ]
    )
    matrix.setflags(write=False)
    return matrix


@lru_cache(maxsize=1)
def fermion_masses() -> MappingProxyType[str, float]:
    """Return the masses [GeV] of 'e', 'mu', 'tau' and the six quarks, by name."""
    text = files("recast.inputs").joinpath("fermions.yaml").read_text(encoding="utf-8")
    content = yaml.safe_load(text)["masses_gev"]
    return MappingProxyType({name: float(entry["value"]) for name, entry in content.items()})


@lru_cache(maxsize=1)
def boson_values() -> MappingProxyType[str, float]:
    """Return 'alpha_s', 'mh_gev' and the widths of h, W, t and Z -> l l ('gamma_h_gev' and so on)."""
    text = files("recast.inputs").joinpath("bosons.yaml").read_text(encoding="utf-8")
    content = yaml.safe_load(text)["values"]
    return MappingProxyType({name: float(entry["value"]) for name, entry in content.items()})
