"""Statistics: published workspaces of experiments through `recast limit`, against pyhf.

RECAST_LIKELIHOODS names a folder with the files; docs/statistics.md says where each is from.
"""

import json
import os
from pathlib import Path

import pytest

from recast.statistics.strength import strength_limits
from recast.statistics.workspace import validate_workspace, workspace_model

FOLDER = os.environ.get("RECAST_LIKELIHOODS")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.testdata,
    pytest.mark.skipif(FOLDER is None, reason="RECAST_LIKELIHOODS names no folder"),
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.timeout(3600),
]


@pytest.mark.parametrize("name", ["2-bin_1-channel", "SRee_SRmm_Srem_v2", "atlas-ttz-4l", "atlas-ttz-3l"])
def test_limits_are_those_of_pyhf(name):
    """CLs of pyhf is 0.05 at our observed limit, and each expected one at ours, to 1e-6."""
    pyhf = pytest.importorskip("pyhf")
    pyhf.set_backend("numpy", pyhf.optimize.scipy_optimizer(tolerance=1e-12, maxiter=100000))
    content = json.loads((Path(FOLDER) / f"{name}.json").read_text(encoding="utf-8"))
    validate_workspace(content, name)
    limits = strength_limits(workspace_model(content, name), calculator="asymptotic")
    workspace = pyhf.Workspace(content)
    model = workspace.model()
    bounds = model.config.suggested_bounds()
    bounds[model.config.poi_index] = (0.0, 1000.0)
    for k, strength in enumerate((limits.observed, limits.expected[2])):
        found, bands = pyhf.infer.hypotest(
            strength, workspace.data(model), model, par_bounds=bounds, return_expected_set=True
        )
        assert float(found if k == 0 else bands[2]) == pytest.approx(0.05, abs=1e-6)


def test_a_likelihood_of_several_minima_is_fitted_lower_than_by_pyhf():
    pyhf = pytest.importorskip("pyhf")
    pyhf.set_backend("numpy", pyhf.optimize.scipy_optimizer(tolerance=1e-12, maxiter=100000))
    content = json.loads((Path(FOLDER) / "bottom-squarks.json").read_text(encoding="utf-8"))
    from recast.statistics.fitting import lowest_fit

    ours = workspace_model(content, "bottom-squarks")
    values, _ = lowest_fit(ours, ours.data, 12.0)
    workspace = pyhf.Workspace(content)
    model = workspace.model()
    bounds = model.config.suggested_bounds()
    bounds[model.config.poi_index] = (0.0, 1000.0)
    _, theirs = pyhf.infer.mle.fixed_poi_fit(
        12.0, workspace.data(model), model, par_bounds=bounds, return_fitted_val=True
    )
    assert float(ours.minus_two_log(values, ours.data)[0]) <= float(theirs) + 1e-6
