"""The table of shipped models in docs/madgraph.md: parton cross sections by MadGraph 3.5.7 and embedded."""

import numpy as np
import pytest
from madgraph_models import pull, run_row, table
from scipy.stats import chi2

from recast.core.errors import InputError
from recast.core.parallel import workers
from recast.generate.base import GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
from recast.generate.madgraph.installation import find_madgraph, missing_tools
from recast.model.registry import load_model, model_names

DATA = table()
ROWS = DATA["rows"]


def _missing():
    try:
        find_madgraph()
    except InputError as error:
        return str(error)
    return "; ".join(f"{name} is missing" for name in missing_tools())


MISSING = _missing()


def _name(row):
    return f"{row['model']} {row.get('process', '4mu')} {row['contribution']} {row['mass_gev']} GeV"


def test_every_shipped_model_has_three_masses():
    for name in model_names():
        assert len({row["mass_gev"] for row in ROWS if row["model"] == name}) >= 3, name


def test_cross_sections_of_all_models_agree():
    values = np.array([pull(row) for row in ROWS])
    assert chi2.sf((values**2).sum(), len(values)) > 0.01
    assert np.abs(values).max() < 3.5
    assert abs(values.mean()) < 3.0 / np.sqrt(len(values))


@pytest.mark.parametrize("row", [row for row in ROWS if "process" not in row][2::6], ids=_name)
def test_the_embedded_generator_gives_the_table_again(row):
    model = load_model(row["model"])
    point = model.point({model.mass: row["mass_gev"], model.coupling: row["coupling"]})
    process = Process.parse(DATA["process"], row["contribution"], DATA["sqrt_s_gev"], tuple(DATA["quarks"]))
    with workers(1) as pool:
        generator = BuiltinGenerator(GeneratorSettings(pdf_set=DATA["pdf_set"]))
        value, error = generator.integrate(process, point, 3, 30_000, pool)
    assert error < 0.02 * abs(value)
    assert abs(value - row["embedded_pb"]) < 3.5 * np.hypot(error, row["embedded_error_pb"])


@pytest.mark.madgraph
@pytest.mark.skipif(bool(MISSING), reason=MISSING)
@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_both_generators_agree_again(row):
    """Any row with another seed: -m madgraph -k "dark_photon and 40"."""
    made = run_row(DATA, row, DATA["seed"] + 1)
    assert abs(pull(made)) < 3.5
    theirs = np.hypot(made["madgraph_error_pb"], row["madgraph_error_pb"])
    assert abs(made["madgraph_pb"] - row["madgraph_pb"]) < 3.5 * theirs
