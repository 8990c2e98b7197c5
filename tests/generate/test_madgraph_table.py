"""The table of cross sections in docs/madgraph.md: pulls of MadGraph 3.5.7 and the embedded generator."""

import itertools
import json
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import chi2

from recast.core.parallel import workers
from recast.generate.base import GeneratorCuts, GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
from recast.model.zprime import ZPrimePoint

FOLDER = Path(__file__).parents[1] / "data" / "madgraph"
DATA = json.loads((FOLDER / "cross_sections.json").read_text())
ROWS = DATA["rows"]


def pulls():
    error = [np.hypot(row["madgraph_error_fb"], row["builtin_error_fb"]) for row in ROWS]
    return np.array([row["madgraph_fb"] - row["builtin_fb"] for row in ROWS]) / error


def test_the_table_is_complete_and_precise():
    found = {(row["process"], row["mzp_gev"], row["sqrt_s_gev"]) for row in ROWS}
    assert len(found) == len(ROWS) == 21
    assert {row["sqrt_s_gev"] for row in ROWS} == {7000.0, 8000.0, 13000.0}
    for row in ROWS:
        assert row["madgraph_error_fb"] < 0.005 * row["madgraph_fb"]
        assert row["builtin_error_fb"] < 0.005 * row["builtin_fb"]


def test_cross_sections_agree():
    values = pulls()
    assert chi2.sf((values**2).sum(), len(values)) > 0.01
    assert np.abs(values).max() < 3.5
    assert abs(values.mean()) < 3.0 / np.sqrt(len(values))


@pytest.mark.parametrize("name", ["m4l", "mos_min", "mos_max", "pt1", "pt4"])
def test_shapes_agree(name):
    total, bins = np.array([row["shapes"][name] for row in ROWS]).sum(axis=0)
    assert chi2.sf(total, bins) > 0.01
    # 105 histograms: the smallest p-value is expected near 0.01
    assert min(chi2.sf(*row["shapes"][name]) for row in ROWS) > 1e-4


def test_the_shapes_of_the_driver_agree():
    """Docs/madgraph.md: samples of several seeds against the embedded generator, and among themselves."""
    data = json.loads((FOLDER / "shapes.json").read_text())
    assert sum(len(row["madgraph_fb"]) * row["madgraph_events"] for row in data["rows"]) == 45_000
    for kind in ("shapes", "spread"):
        for name in data["variables"]:
            total, bins = np.array([row[kind][name] for row in data["rows"]]).sum(axis=0)
            assert chi2.sf(total, bins) > 0.01, (kind, name)
    for row in data["rows"]:
        weight = 1.0 / np.array(row["madgraph_error_fb"]) ** 2
        mean = (weight * np.array(row["madgraph_fb"])).sum() / weight.sum()
        error = np.hypot(weight.sum() ** -0.5, row["builtin_error_fb"])
        assert abs(mean - row["builtin_fb"]) < 3.0 * error


def test_one_card_gives_the_same_couplings():
    """Docs/madgraph.md, one card with both generators: 10, 20 and 40 GeV, twice."""
    data = json.loads((FOLDER / "one_card.json").read_text())
    pairs = [data["rows"], *data["more_masses"]["rows"], *data["unchanged_analysis"]["rows"]]
    values = np.array(
        [
            (pair["madgraph"]["gp_observed"] - pair["builtin"]["gp_observed"])
            / np.hypot(*(pair[name]["gp_observed_error"] for name in ("madgraph", "builtin")))
            for pair in pairs
        ]
    )
    assert len(values) == 6
    assert np.abs(values).max() < 2.5
    assert chi2.sf((values**2).sum(), len(values)) > 0.01


def test_what_the_driver_made_agrees():
    """Docs/madgraph.md, table of processes; references by branching ratios or the embedded generator."""
    rows = json.loads((FOLDER / "processes.json").read_text())["rows"]
    values = np.array(
        [
            (row["madgraph_pb"] - row["reference_pb"])
            / np.hypot(row["madgraph_error_pb"], row["reference_error_pb"])
            for row in rows
        ]
    )
    assert len(values) == 14
    assert chi2.sf((values**2).sum(), len(values)) > 0.01
    assert np.abs(values).max() < 3.5


def test_madspin_has_the_spectra_of_the_decay_chain():
    spectra = json.loads((FOLDER / "madspin_spectra.json").read_text())["spectra"]
    assert len(spectra) == 14
    p_values = [chi2.sf(found["chi2"], found["degrees_of_freedom"]) for found in spectra.values()]
    assert min(p_values) > 0.01 / len(p_values)
    # the spin correlation of t and t~: not zero, and the same
    (mean, error), (chain, chain_error) = (
        spectra["prod"][f"mean_{name}"] for name in ("madspin", "decay_chain")
    )
    assert mean > 3.0 * error
    assert abs(mean - chain) < 3.0 * np.hypot(error, chain_error)


def test_the_table_of_the_driver_agrees():
    """Docs/madgraph.md, the table by the driver: cuts on opposite-sign pairs, and on all pairs."""
    rows = json.loads((FOLDER / "driver_cross_sections.json").read_text())["rows"]
    keys = ("process", "contribution", "mzp_gev", "gp", "sqrt_s_gev")
    assert {tuple(row[key] for key in keys) for row in rows} == {
        tuple(row[key] for key in keys) for row in ROWS
    }
    # counting the events that pass adds to the error of the cut on all pairs
    for kind, largest_error in (("os_", 0.005), ("", 0.0063)):
        found = np.array(
            [
                [row[f"{kind}{name}_{what}fb"] for name in ("madgraph", "builtin") for what in ("", "error_")]
                for row in rows
            ]
        ).T
        assert (found[1] < largest_error * found[0]).all()
        values = (found[0] - found[2]) / np.hypot(found[1], found[3])
        assert chi2.sf((values**2).sum(), len(values)) > 0.01
        assert np.abs(values).max() < 3.5
        assert abs(values.mean()) < 3.0 / np.sqrt(len(values))
    for name in rows[0]["shapes"]:
        total, bins = np.array([row["shapes"][name] for row in rows]).sum(axis=0)
        assert chi2.sf(total, bins) > 0.01, name


def _row(name, contribution, mzp_gev, sqrt_s_gev):
    wanted = (name, contribution, mzp_gev, sqrt_s_gev)
    keys = ("process", "contribution", "mzp_gev", "sqrt_s_gev")
    (found,) = [row for row in ROWS if tuple(row[key] for key in keys) == wanted]
    return found


@pytest.mark.parametrize(
    "row",
    [
        _row("4mu", "sm", None, 8000.0),
        _row("4mu", "full", 30, 8000.0),
        _row("2e2mu", "sm", None, 13000.0),
    ],
    ids=["4mu sm 8 TeV", "4mu full 30 GeV 8 TeV", "2e2mu sm 13 TeV"],
)
def test_the_embedded_generator_gives_the_table_again(row):
    cuts = DATA["cuts"]
    assert cuts["pairs"] == "all six"
    settings = GeneratorSettings(
        pdf_set=DATA["pdf_set"].split()[0],
        scale=DATA["scale"],
        cuts=GeneratorCuts(
            cuts["m4l_min_gev"],
            cuts["m4l_max_gev"],
            cuts["pair_mass_min_gev"],
            cuts["pt_min_gev"],
            cuts["eta_max"],
        ),
        matrix_element="helicity",
    )
    process = Process.parse(row["process"], row["contribution"], row["sqrt_s_gev"], ("u", "d", "s", "c"))
    point = ZPrimePoint(row["mzp_gev"] or 30.0, row["gp"] or 0.0)
    with workers(1) as pool:
        points = BuiltinGenerator(settings).weighted(process, point, 5, 200_000, pool)
    leptons = points.momenta[:, 2:]
    apart = np.ones(len(leptons), bool)
    for one, other in itertools.combinations(range(4), 2):
        pair = leptons[:, one] + leptons[:, other]
        apart &= pair[:, 0] ** 2 - (pair[:, 1:] ** 2).sum(axis=1) >= cuts["pair_mass_min_gev"] ** 2
    value, error = (1000.0 * number for number in points.integral(apart))
    assert error < 0.015 * value
    assert abs(value - row["madgraph_fb"]) < 3.5 * np.hypot(error, row["madgraph_error_fb"])
    assert abs(value - row["builtin_fb"]) < 3.5 * np.hypot(error, row["builtin_error_fb"])
