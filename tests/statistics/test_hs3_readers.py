"""Statistics: HS3 that is written, read by pyhs3 and by ROOT: -2 log L up to a constant.

Both are for these tests alone: pip install pyhs3; pip install root (or any ROOT of 6.40 or later).
"""

import json

import numpy as np
import pytest

from recast.statistics.hs3 import to_hs3
from recast.statistics.likelihood import parse_likelihood
from recast.statistics.workspace import workspace_model

pytestmark = pytest.mark.slow

ZZ = [-0.15, 0.25]
REGIONS = {
    "regions": {
        "SR1": {
            "observed": 12,
            "background": {"events": 10.0, "uncertainties": {"lumi": 0.03, "zz": ZZ}},
            "signal": {"events": 6.0, "uncertainties": {"lumi": 0.03}, "simulation_error": 0.3},
        },
        "SR2": {
            "observed": 3,
            "background": {"events": 4.0, "uncertainties": {"zz": 0.2}, "simulation_error": 0.5},
            "signal": {"events": 3.0, "uncertainties": {"lumi": 0.03}},
        },
    }
}
ONE = {"regions": {"SR": REGIONS["regions"]["SR1"]}}


def written(content: dict) -> tuple[dict, list[tuple[dict[str, float], float]]]:
    """Return HS3, and parameters with -2 log L of ours."""
    workspace = parse_likelihood(content).workspace()
    model = workspace_model(workspace, "ours")
    hs3 = to_hs3(workspace)
    names = [item["name"] for item in hs3["parameter_points"][0]["parameters"]][: len(model.start)]
    generator = np.random.Generator(np.random.Philox(key=3))
    points = []
    for k in range(10):
        moved = np.where(model.start == 0, 1.2, 0.2) * generator.normal(size=len(names)) if k else 0.0
        values = np.maximum(model.start + moved, model.low)
        value = float(model.minus_two_log(values[None, :], model.data)[0])
        points.append((dict(zip(names, map(float, values), strict=True)), value))
    return hs3, points


def same_up_to_a_constant(found: list[float], expected: list[float]) -> None:
    differences = np.array(found) - np.array(expected)
    assert np.abs(differences - differences[0]).max() < 1e-6


@pytest.mark.parametrize("content", [REGIONS, ONE])
def test_pyhs3_reads_the_same_likelihood(content):
    pyhs3 = pytest.importorskip("pyhs3")
    import pytensor

    hs3, points = written(content)
    model = pyhs3.Workspace(**hs3).model("analysis", progress=False, mode="FAST_COMPILE")
    inputs = list(pytensor.graph.traversal.explicit_graph_inputs([model.log_prob]))
    function = pytensor.function(inputs, model.log_prob, on_unused_input="ignore")
    found = []
    for values, _ in points:
        given = [values[item.name] if item.name in values else model.data[item.name] for item in inputs]
        arrays = [
            np.asarray(value, float).reshape((1,) * item.ndim) if np.ndim(value) == 0 else value
            for value, item in zip(given, inputs, strict=True)
        ]
        found.append(-2.0 * float(np.ravel(function(*arrays))[0]))
    same_up_to_a_constant(found, [value for _, value in points])


@pytest.mark.filterwarnings("ignore")
def test_root_reads_the_same_likelihood(tmp_path):
    root = pytest.importorskip("ROOT")
    hs3, points = written(REGIONS)
    path = tmp_path / "likelihood.json"
    path.write_text(json.dumps(hs3), encoding="utf-8")
    workspace = root.RooWorkspace("w")
    assert root.RooJSONFactoryWSTool(workspace).importJSON(str(path))
    config = workspace.obj("analysis")
    category, weight = workspace.cat("analysis_categoryIndex"), root.RooRealVar("weight", "", 1.0, 0.0, 1e9)
    columns = root.RooArgSet(category, weight)
    for item in config.GetObservables():
        columns.add(item)
    data = root.RooDataSet("data", "", columns, root.RooFit.WeightVar(weight))
    for pair in category:
        name = str(pair.first)
        part = workspace.data("observed_" + name.removeprefix("model_"))
        category.setLabel(name)
        for i in range(part.numEntries()):
            for item in part.get(i):
                workspace.var(item.GetName()).setVal(item.getVal())
            data.add(columns, part.weight())
    likelihood = config.GetPdf().createNLL(data)
    found = []
    for values, _ in points:
        for name, value in values.items():
            workspace.var(name).setVal(value)
        found.append(2.0 * likelihood.getVal())
    same_up_to_a_constant(found, [value for _, value in points])
