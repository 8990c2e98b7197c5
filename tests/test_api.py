"""The library's face: typed results, the same numbers as the commands, examples that run."""

import doctest
import json
import subprocess
import sys

import numpy as np
import pytest
from click.testing import CliRunner
from matplotlib.figure import Figure

import recast
import recast.api
from recast.cli.limit import limit as limit_command
from recast.core.errors import InputError
from recast.core.progress import Silent
from recast.pipeline import run_card

CARD = {
    "name": "library",
    "seed": 5,
    "model": "lmu_ltau",
    "scan": {"mzp_gev": [25, 35]},
    "generate": {"events": 200, "events_sm": 200, "matrix_element": "helicity"},
    "shower": {"profile": "no-mpi", "control_variate": False},
    "analysis": {"name": "atlas_2013_z4l"},
}


@pytest.fixture(scope="module")
def curve(tmp_path_factory):
    return recast.run(CARD, tmp_path_factory.mktemp("run") / "out", jobs=1)


def test_the_examples_run():
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    for module in (recast, recast.api):
        found = doctest.testmod(module, optionflags=flags)
        assert found.attempted
        assert not found.failed


def test_the_import_loads_nothing_heavy():
    heavy = "numpy scipy numba awkward matplotlib pydantic"
    code = f"import sys, recast; print([name for name in '{heavy}'.split() if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_every_name_is_there_and_others_are_not():
    assert set(recast.__all__) <= set(dir(recast))
    for name in recast.__all__:
        assert getattr(recast, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'lmit'"):
        recast.lmit  # noqa: B018


def test_a_run_gives_the_curve_of_its_folder(curve, tmp_path):
    other = run_card(recast.Card.model_validate(CARD), tmp_path / "other", jobs=1, progress=Silent())
    assert [row.limits for row in curve.simulated.curve.rows] == [row.limits for row in other.curve.rows]
    assert recast.load(tmp_path / "other").rows() == curve.rows()


def test_a_curve_is_saved_and_comes_back(curve, tmp_path):
    again = recast.load(curve.save(tmp_path / "curve.json"))
    assert again.rows() == curve.rows()
    assert recast.Curve.from_dict(json.loads(json.dumps(curve.to_dict()))).rows() == curve.rows()
    with pytest.raises(InputError, match="nowhere"):
        recast.load(tmp_path / "nowhere")


def test_a_curve_as_table_and_picture(curve):
    frame = curve.to_dataframe()
    assert list(frame["mzp_gev"]) == [25.0, 35.0]
    axes = Figure().subplots()
    assert curve.plot(axes) is axes
    assert axes.get_xlim() == pytest.approx((25.0, 35.0))
    assert len(axes.get_lines()) > 0
    page = curve._repr_html_()
    assert "<td>25</td>" in page


def test_texts_are_inert_in_html(curve):
    content = curve.to_dict() | {"name": "<script>alert(1)</script>"}
    page = recast.Curve.from_dict(content)._repr_html_()
    assert "<script>" not in page


def test_a_limit_is_that_of_the_command():
    found = recast.limit(observed=7, background=5.5, background_error=1.0, method="cls", cl=0.9)
    words = [
        "--observed",
        "7",
        "--background",
        "5.5",
        "--background-error",
        "1",
        "--method",
        "cls",
        "--cl",
        "0.9",
    ]
    told = json.loads(CliRunner().invoke(limit_command, [*words, "--json"]).stdout)
    assert found.to_dict().items() <= told.items()
    assert recast.Limit.from_dict(found.to_dict()) == found
    assert found.to_dataframe()["events"].iloc[0] == found.observed


def test_a_bound_of_another_model():
    muon, default = (recast.bound("g_minus_2", [1.0, 10.0], model=name) for name in ("muon_only", "lmu_ltau"))
    found = [row["coupling_excluded"] for row in muon.rows()]
    # one loop, a coupling to muons alone: the other leptons do not matter
    assert np.allclose(found, [row["coupling_excluded"] for row in default.rows()], rtol=1e-9)
    with pytest.raises(InputError, match="g_minus_2"):
        recast.bound("g_minus_3", 10.0)
