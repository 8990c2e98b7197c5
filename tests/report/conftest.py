"""A finished run's results with invented numbers, for the report room."""

import copy

import pytest

BAND = ("minus_2sigma", "minus_1sigma", "median", "plus_1sigma", "plus_2sigma")


def limit(gp, error=None, reason=""):
    return {"value": gp, "error": error, "status": "ok" if gp else "no_limit", "reason": reason}


def step(name, n, pb):
    numbers = {"n_raw": n, "sum_weights_pb": pb, "sum_squared_weights_pb2": pb**2 / n}
    return {"step": name} | numbers | {"of_all": 1.0, "of_previous": 1.0}


def sample(energy):
    return {"sqrt_s_gev": energy, "cutflow": [step("generated", 100, 0.03), step("m1 > 20 GeV", 40, 0.012)]}


def row(mass, gp, reason=""):
    expected = {
        name: limit(gp * factor if gp else None, reason="" if gp else "none")
        for name, factor in zip(BAND, (0.6, 0.8, 1, 1.2, 1.4), strict=True)
    }
    observed = limit(gp, 0.01 * gp if gp else None, reason)
    head = {"parameters": {"mzp_gev": mass}, "source": "scaling", "observed_published": True}
    head |= {"projections": {}, "numbers": {}}
    return head | {"observed": observed, "expected": expected}


def point(mass, gp):
    compared = {"quantity": "|pull|", "value": 2.5, "excluded_above": 1.96, "unit": "σ"}
    trident = {"constraint": "trident", "level": "95 % CL, two-sided", "compared": compared, "excluded": True}
    tau = {"quantity": "pull", "value": -2.3159, "excluded_above": 2.0, "unit": "σ"}
    below = {"constraint": "tau", "level": "2σ, two-sided", "compared": tau, "excluded": False}
    absent = {"constraint": "kaon", "level": "as stated, no CL", "compared": None, "excluded": None}
    rows = [trident, below, absent]
    low_energy = {"excluded": {"coupling": gp, "data": "2014", "constraints": rows}} if gp else {}
    return {
        "parameters": {"mzp_gev": mass},
        "statistics": {"background": 78.0},
        "reference": {"coupling": 0.05, "samples": [sample(8000.0)]},
        "scaling_check": {"ratio": 1.01, "error": 0.004, "verdict": "valid"} if gp else None,
        "direct_over_scaled": None,
        "low_energy": low_energy,
    }


AXIS = {"name": "mzp_gev", "tex": "m_{Z'}", "unit": "GeV", "logarithmic": True, "values": [30.0, 90.0]}
RESULTS = {
    "name": "a <b>name</b>",
    "facts": {
        "analysis": "ATLAS <script>alert(1)</script>",
        "observed_events": 77,
        "expected_events": 78.0,
        "shower_profile": "no-mpi",
        "statistics_method": "paper",
        "cl": 0.95,
        "normalisation": "relative",
        "events_per_mass": 100,
        "version": "0.1.0",
        "window_backgrounds": [],
    },
    "process": "p p > mu+ mu- mu+ mu-",
    "reference_result": None,
    "standard_model": {
        "samples": [sample(8000.0)],
        "expectation": {
            "region": "4mu",
            "total": {"value": 87.5, "error": 1.4},
            "published": 78.0,
            "published_source": "1403.1269",
            "factors": {
                "sm-8TeV": [
                    {"name": "luminosity", "value": 20.7, "error": None, "unit": "1/fb", "source": "s"}
                ]
            },
            "by_sample": {"sm-8TeV": {"value": 72.8, "error": 1.3}},
        },
    },
    "points": [point(30.0, 0.02), point(90.0, None)],
    "curve": {
        "axes": [AXIS],
        "coupling": {"name": "gp", "tex": "g'", "unit": "1", "logarithmic": False, "values": []},
        "fixed_coupling": None,
        "lines": [],
        "rows": [row(30.0, 0.02), row(90.0, None, "no signal above the background")],
        "constraints": [
            {
                "constraint": "trident",
                "level": "95 % CL, two-sided",
                "excludes": "above",
                "data": "2014",
                "points": [{"mzp_gev": 30.0, "gp_excluded": 0.04}, {"mzp_gev": 90.0, "gp_excluded": None}],
            }
        ],
    },
    "low_energy": {"constraints": ["trident"], "data": "2014"},
    "figures": [],
    "references": ["Altmannshofer:2014cfa"],
    "provenance": {
        "versions": {"recast-hep": "0.1.0"},
        "git_revision": None,
        "card": {"name": "card & co"},
        "seed": 7,
    },
}


@pytest.fixture
def results():
    """Return the content of a results.json."""
    return copy.deepcopy(RESULTS)
