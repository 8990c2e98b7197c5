"""`recast run` over two parameters of a model: a plane with the area that a coupling excludes."""

import csv
import json
from importlib.resources import files

import jsonschema
import pytest
from matplotlib.figure import Figure

from recast.api import load
from recast.cards import parse_card
from recast.core.errors import InputError
from recast.core.progress import Silent
from recast.exclusion.curve import ExclusionCurve, LimitSource
from recast.pipeline.outputs import report
from recast.pipeline.pictures import draw
from recast.pipeline.run import run_card
from recast.pipeline.status import read_status

CARD = {
    "name": "plane",
    "seed": 3,
    "model": {"name": "muon_only", "parameters": {"gp": 0.02}},
    "scan": {"charges.mu": [2, 1], "mzp_gev": [12, 30]},
    "generate": {"events": 1000, "events_sm": 2000, "matrix_element": "helicity"},
    "exclusion": {"max_evaluations": 1},
    "shower": {"profile": "no-mpi", "control_variate": False},
    "analysis": {"name": "atlas_2013_z4l"},
    "low_energy": {"constraints": ["g_minus_2"]},
}
SCHEMA = json.loads(files("recast.report").joinpath("results.schema.json").read_text())


@pytest.fixture(scope="module")
def plane(tmp_path_factory):
    out = tmp_path_factory.mktemp("plane") / "out"
    return out, run_card(parse_card(CARD), out, jobs=1, progress=Silent())


def test_a_row_has_both_parameters_its_limit_and_whether_the_coupling_is_excluded(plane):
    out, outcome = plane
    rows = list(csv.DictReader((out / "exclusion.csv").read_text().splitlines()))
    places = [(row["mzp_gev"], row["charges.mu"]) for row in rows]
    assert places == [("12", "1"), ("12", "2"), ("30", "1"), ("30", "2")]
    for row, found in zip(rows, outcome.curve.rows, strict=True):
        assert row["excluded"] == ("yes" if found.limits.observed.value <= 0.02 else "no")
        assert float(row["g_minus_2_gp_excluded"]) > 0
    # the rate of a narrow mediator goes as the square of coupling times charge
    for low, high in ((0, 1), (2, 3)):
        single, double = (outcome.curve.rows[index].limits.observed for index in (low, high))
        spread = (single.error / single.value) ** 2 + (double.error / double.value) ** 2
        assert single.value / double.value == pytest.approx(2.0, abs=4 * 2.0 * spread**0.5)


def test_the_note_of_the_model_is_told(plane):
    _, outcome = plane
    assert any(note.startswith("muon_only: the charges are anomalous") for note in outcome.notes)


def test_results_are_of_the_schema(plane):
    content = json.loads((plane[0] / "results.json").read_text())
    jsonschema.validate(content, SCHEMA)
    del content["curve"]["rows"][0]["observed"]["value"]
    with pytest.raises(jsonschema.ValidationError, match="'value' is a required property"):
        jsonschema.validate(content, SCHEMA)
    assert SCHEMA["$defs"]["row"]["properties"]["source"]["enum"] == list(LimitSource)


def test_the_plot_and_the_report_are_made_again_with_equal_bytes(plane, tmp_path):
    out, _ = plane
    made = draw(out, tmp_path)
    assert [path.read_bytes() == (out / path.name).read_bytes() for path in made] == [True, True]
    before = (out / "report.html").read_bytes()
    assert report(out).read_bytes() == before


def test_the_points_have_names_of_both_parameters(plane):
    names = [record.name for record in read_status(plane[0]).points]
    assert names[1:] == ["mzp12-charges.mu1", "mzp12-charges.mu2", "mzp30-charges.mu1", "mzp30-charges.mu2"]


def test_another_coupling_needs_no_new_simulation(plane):
    out, _ = plane
    content = CARD | {"model": {"name": "muon_only", "parameters": {"gp": 1.0}}}
    outcome = run_card(parse_card(content), out, jobs=1, progress=Silent(), update=True)
    assert outcome.timings == {}
    # with charge 2 the mediator would be wider than limits are quoted for: it is not told
    for cells in outcome.curve.table():
        wide = cells["charges.mu"] == 2.0
        assert cells["excluded"] == (None if wide else "yes")
        assert ("is not told: the width of the" in cells["reason"]) is wide
    again = ExclusionCurve.from_dict(json.loads(json.dumps(outcome.curve.as_dict())))
    assert [row.beyond for row in again.rows] == [row.beyond for row in outcome.curve.rows]


def test_the_library_draws_the_figure_of_a_plane_and_refuses_axes(plane):
    curve = load(plane[0])
    axes = curve.plot()
    x, y = curve.simulated.curve.axes
    assert (axes.get_xlabel(), axes.get_ylabel()) == (x.label, y.label)
    assert axes is axes.figure.axes[0]
    assert len(axes.collections) > 0
    with pytest.raises(InputError, match="two parameters has a figure of its own. Plot without axes"):
        curve.plot(Figure().subplots())
