"""Scans: of many points with invented limits and spectra beside real constraints, as a run leaves it."""

import itertools

from curves import COUPLING, PARAMETERS, at, mass_curve

from recast.exclusion.coupling import ParameterLimit
from recast.exclusion.curve import ExclusionCurve, ExclusionRow, LimitSource, ScanAxis
from recast.exclusion.lowenergy_curves import constraint_curves, fine_masses, scan_constraints
from recast.exclusion.scaling import CurvePoint
from recast.inputs.lowenergy import DataSet
from recast.lowenergy.quarks import scenario
from recast.model.registry import load_model
from recast.model.scan_point import ScanPoint
from recast.report.caption import RunFacts

CONSTRAINTS = (
    "trident",
    "trident_ccfr",
    "trident_charm_ii",
    "g_minus_2",
    "tau",
    "tau_universality",
    "z_couplings",
    "bs_mixing",
    "perturbativity",
    "atlas_4mu",
    "cms_4mu",
    "babar_4mu",
)
FACTS = RunFacts("ATLAS Z → 4μ", 77, 78.0, "no-mpi", "cls", 0.95, "relative", 20000, "0.1.0", "Lμ - Lτ")
EDGES = [80.0, 85.0, 90.0, 95.0, 100.0]


def large_curve(count: int):
    """Limits at `count` masses, and 12 constraints at 361."""
    masses = fine_masses(5, 80, count)
    rows = []
    for mass in masses:
        gp = 0.004 * (mass / 10.0) ** 1.5
        expected = tuple(ParameterLimit(gp * factor, None) for factor in (0.7, 0.85, 1.05, 1.2, 1.4))
        rows.append(
            ExclusionRow(at(mass), LimitSource.SCALING, CurvePoint(ParameterLimit(gp, 0.03 * gp), expected))
        )
    sector = scenario("no_first_generation")
    return mass_curve(rows), constraint_curves(CONSTRAINTS, fine_masses(5, 80, 361), DataSet.CURRENT, sector)


def spectrum(factor: float):
    """Plain values of a spectrum [pb]."""
    weights = [0.0, 0.001 * factor, 0.004 * factor, 0.003 * factor, 0.0005 * factor, 0.0]
    return {
        "label": "$m_{4\\ell}$",
        "unit": "GeV",
        "edges": EDGES,
        "n_raw": [0, 10, 40, 30, 5, 0],
        "sum_weights_pb": weights,
        "sum_squared_weights_pb2": [1e-4 * weight for weight in weights],
    }


def large_results(results, curve):
    """Content of results.json for the points of a curve, made of that of a small run."""
    template = results["points"][0]
    template["reference"]["samples"][0] |= {"luminosity_fb": 20.0, "spectra": {"4mu": {"m4l": spectrum(1.0)}}}
    results["standard_model"]["samples"][0] |= {
        "luminosity_fb": 20.0,
        "spectra": {"4mu": {"m4l": spectrum(2.0)}},
    }
    rows = [row.as_dict() for row in curve.rows]
    results["points"] = [
        {**template, **row, "statistics": {"background": 78.0, "observed_events": 77}} for row in rows
    ]
    results["curve"] |= {"axes": [axis.as_dict() for axis in curve.axes], "rows": rows}
    return results


def no_constraints(points):
    """Give no constraints at any points."""
    return ()


def plane_scan():
    """Limits over mass and charge of the muon, at a fixed coupling."""
    model = load_model("muon_only")
    masses, charges = (10.0, 20.0, 40.0), (0.5, 1.0, 2.0)
    axes = (
        ScanAxis.of(PARAMETERS["mzp_gev"], masses),
        ScanAxis.of(model.parameters["charges.mu"], charges),
    )
    rows = []
    for mass, charge in itertools.product(masses, charges):
        limit = ParameterLimit(0.001 * mass / charge, 0.0)
        point = ScanPoint.of({"mzp_gev": mass, "charges.mu": charge}, ["mzp_gev", "charges.mu"])
        rows.append(ExclusionRow(point, LimitSource.SCALING, CurvePoint(limit, (limit,) * 5)))
    curve = ExclusionCurve(tuple(rows), axes, COUPLING, fixed_coupling=0.03)

    def constraints(points, name="g_minus_2"):
        return scan_constraints(
            [name],
            [ScanPoint.of(item) for item in points],
            DataSet.PAPER,
            None,
            None,
            model,
            {"gp": 0.03},
        )

    return curve, constraints
