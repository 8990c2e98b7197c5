"""Pointwise |M|^2: MadGraph standalone on the full UFO, pyAmpliCol on the one without Goldstone bosons."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from recast.model.ufo import Contents, write_ufo

DATA = Path(__file__).parents[1] / "data" / "model"
POINTS = json.loads((DATA / "madgraph_points.json").read_text())["points"]
AMPLICOL = json.loads((DATA / "amplicol_points.json").read_text())["squared"]
CHECKS = json.loads((DATA / "madgraph_checks.json").read_text())["checks"]
REFUSED = {"u1 b > t d1"}
"""Two quark lines that both change flavour: pyAmpliCol 1.0.1 says that it has no amplitude for them."""


@pytest.mark.parametrize("process", sorted(AMPLICOL))
def test_two_generators_agree_to_1e_minus_9(process):
    assert AMPLICOL[process] == pytest.approx(POINTS[process]["squared"], rel=1e-9)


def test_every_checked_process_has_points_of_both_generators():
    assert set(POINTS) == set(CHECKS)
    assert set(AMPLICOL) == set(CHECKS) - REFUSED


def test_reference_points_conserve_momentum():
    for entry in POINTS.values():
        momenta = np.array(entry["momenta_gev"])
        total = momenta[:, :2].sum(axis=1) - momenta[:, 2:].sum(axis=1)
        assert np.abs(total).max() < 1e-9 * momenta.max()


_PROGRAM = """
import json, sys
from pyamplicol.cli import main
ufo, folder, process, momenta = sys.argv[1:]
quiet = ["--workers", "1", "--no-model-cache", "--progress", "off", "--color", "never"]
orders = [word for name in ("QED", "NP", "QCD") for word in ("--max-coupling-order", name + "=9")]
options = ["--coupling-order-policy", "explicit", *orders, "--color-accuracy", "full", "--no-emit-api-bundle"]
pack = folder + "/model.pyamplicol-model"
assert main(["model", "compile", ufo, pack, *quiet]) == 0
mode = ["--execution-mode", "compiled"]
assert main(["generate", process, folder + "/out", "--model", pack, *mode, *options, *quiet]) == 0
import numpy as np
from pyamplicol import Runtime
squared = Runtime.load(folder + "/out").evaluate(np.array(json.loads(momenta)))
print("squared", json.dumps(np.asarray(squared).real.tolist()))
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("process", "written"), [("b b~ > phi zp", "b b~ > phi Zp"), ("phi phi > zp zp", "phi phi > Zp Zp")]
)
def test_slim_ufo_in_pyamplicol_gives_the_matrix_element_of_the_full_one(
    process, written, tmp_path, run_with_symbolica
):
    """Flavour-changing Yukawas with unequal chiralities, and vectors exchanged between vectors."""
    entry = POINTS[process]
    particles = {"b b~ > phi zp": "D1 D2 H Z Zp b d phi s", "phi phi > zp zp": "H Z Zp phi"}[process]
    content = Contents(frozenset(particles.split()), mixing=True, tabulated=True)
    ufo = write_ufo(tmp_path / "slim", content)
    arguments = [str(ufo), str(tmp_path), written, json.dumps(entry["momenta_gev"])]
    output = run_with_symbolica(
        _PROGRAM,
        *arguments,
        clean=lambda: [shutil.rmtree(tmp_path / name, True) for name in ("model.pyamplicol-model", "out")],
    )
    squared = json.loads(output.rpartition("squared ")[2])
    assert squared == pytest.approx(entry["squared"], rel=1e-9)
