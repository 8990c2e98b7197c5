"""Model: widths and branching ratios of a model point, gathered for tables and param cards."""

from __future__ import annotations

from recast.inputs.particles import boson_values, fermion_masses
from recast.model.decays import decays, total_width
from recast.model.lepton_widths import (
    three_body_function,
    z_to_mumu_tree_width,
    z_to_mumuzp_ratio,
    zp_lepton_width,
    zp_leptonic_width,
    zp_neutrino_width,
)
from recast.model.point import ModelPoint

__all__ = ["three_body_function", "width_summary", "zp_width_gev"]


def zp_width_gev(point: ModelPoint) -> float:
    """Return the total width of the Z' [GeV]: mu mu, tau tau, two neutrinos, and quarks if there are any."""
    if point.quarks is not None:
        return float(total_width(decays([point]).tables["Zp"])[0])
    return float(zp_leptonic_width(point.mzp_gev, point.gp))


def width_summary(point: ModelPoint) -> dict[str, float]:
    """Return widths [GeV] and branching ratios of the point.

    Branching ratios of the Z' are those of g' -> 0 when g' = 0. The width of Z -> mu mu Z' is the measured
    leptonic width of the Z times the tree-level ratio; `gamma_z_mumuzp_tree_gev` is the same with the
    tree-level width of the point's electroweak scheme, as a generator would find it. A point with quarks
    has its other channels of the Z' in `gamma_zp_other_gev`; kinetic mixing is not part of Z -> mu mu Z'.
    """
    if point.quarks is not None:
        return _with_quarks(point)
    unit = point.gp**2
    mass, masses = point.mzp_gev, fermion_masses()
    total = float(zp_leptonic_width(mass, 1.0))
    muon, tau = (float(zp_lepton_width(mass, 1.0, masses[name])) for name in ("mu", "tau"))
    neutrinos = 2.0 * float(zp_neutrino_width(mass, 1.0))
    return {
        "gamma_zp_gev": unit * total,
        "gamma_zp_over_mzp": unit * total / mass,
        "gamma_zp_mumu_gev": unit * muon,
        "gamma_zp_tautau_gev": unit * tau,
        "gamma_zp_nunu_gev": unit * neutrinos,
        "br_zp_mumu": muon / total,
        "br_zp_tautau": tau / total,
        "br_zp_nunu": neutrinos / total,
        **_z_widths(point),
    }


def _z_widths(point: ModelPoint) -> dict[str, float]:
    scheme = point.electroweak
    ratio = float(z_to_mumuzp_ratio(point.mzp_gev, point.gp, scheme.mz_gev))
    gamma = boson_values()["gamma_z_ll_gev"] * ratio
    return {
        "gamma_z_mumuzp_gev": gamma,
        "br_z_mumuzp": gamma / scheme.gamma_z_gev,
        "gamma_z_mumuzp_tree_gev": z_to_mumu_tree_width(scheme) * ratio,
    }


def _with_quarks(point: ModelPoint) -> dict[str, float]:
    table = decays([point]).tables["Zp"]
    total = float(total_width(table)[0])
    parts = {
        "mumu": float(table["mu-", "mu+"][0]),
        "tautau": float(table["ta-", "ta+"][0]),
        "nunu": sum(float(table[name, f"{name}~"][0]) for name in ("ve", "vm", "vt")),
    }
    parts["other"] = total - sum(parts.values())
    return {
        "gamma_zp_gev": total,
        "gamma_zp_over_mzp": total / point.mzp_gev,
        **{f"gamma_zp_{name}_gev": value for name, value in parts.items()},
        **{f"br_zp_{name}": value / total for name, value in parts.items()},
        **_z_widths(point),
    }
