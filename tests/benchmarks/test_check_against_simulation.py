"""`recast check` against direct simulation at 30 random points of three models (-m benchmark -s).

The bound of the shipped curve, rescaled by charges, over the one that the pipeline finds at each mass with
another seed, in standard deviations of the errors that both state. RECAST_CHECK_FOLDER keeps the runs.
"""

import json
import math
import os
from pathlib import Path

import numpy as np
import pytest
import yaml

from recast.core.progress import Silent
from recast.core.resources import resource
from recast.core.yaml import load_yaml
from recast.exclusion.check import check
from recast.inputs.standard_curves import standard_curve, standard_names
from recast.model.point_list import point_list
from recast.pipeline.check_results import kept_results
from recast.pipeline.check_simulated import simulate_points

pytestmark = pytest.mark.benchmark

MODELS = ("lmu_ltau", "le_lmu", "muon_only")
POINTS = 30
TARGET = float(os.environ.get("RECAST_CHECK_TARGET", "0.02"))
"""Relative error of the simulated limits."""


def drawn():
    """Points inside the shipped curve: masses and couplings within a factor of 3 of a rough bound."""
    random = np.random.default_rng(7)
    curve = standard_curve(standard_names()[0])
    low, high = np.log(curve.mzp_gev[[0, -1]])
    masses = np.exp(random.uniform(low, high, POINTS))
    rows = []
    for number, mass in enumerate(masses):
        events = np.interp(np.log(mass), np.log(curve.mzp_gev), np.log(curve.signal_events))
        coupling = math.sqrt(16.0 / (0.3 * math.exp(events))) * math.exp(random.uniform(-1.1, 1.1))
        row = {
            "model": MODELS[number % 3],
            "mzp_gev": float(f"{mass:.4g}"),
            "coupling": float(f"{coupling:.3g}"),
        }
        rows.append(row)
    return rows


@pytest.mark.timeout(0)
def test_thirty_random_points(tmp_path):
    folder = Path(os.environ.get("RECAST_CHECK_FOLDER", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    card = load_yaml(resource("workflows", "quickstart.yaml"))
    card |= {"seed": 99, "generate": card["generate"] | {"target_error": TARGET}}
    path = folder / "card.yaml"
    path.write_text(yaml.safe_dump(card))
    points = point_list(drawn())
    runs = simulate_points(points, path, folder / "runs", most=POINTS, jobs=1, progress=Silent())
    result = check(points, kept=kept_results(runs), against=list(standard_names()))
    rows = []
    for item in result:
        shipped = next(found for found in item.findings if found.source.name in standard_names())
        simulated = [found for found in item.findings if found is not shipped and found.covered]
        if not (shipped.covered and simulated):
            rows.append((item.model, item.values["mzp_gev"], None, shipped.reason or "not simulated"))
            continue
        (other,) = simulated
        relative = math.hypot(shipped.error / shipped.ratio, other.error / other.ratio)
        pull = math.log(shipped.bound / other.bound) / relative
        same = shipped.excluded == other.excluded
        rows.append((item.model, item.values["mzp_gev"], pull, shipped.bound / other.bound, relative, same))
    for row in rows:
        print(
            "\n" + "  ".join(f"{cell:.4g}" if isinstance(cell, float) else str(cell) for cell in row), end=""
        )
    pulls = np.array([row[2] for row in rows if row[2] is not None])
    print(f"\n{pulls.size} points: mean pull {pulls.mean():.2f}, rms {np.sqrt(np.mean(pulls**2)):.2f}")
    (folder / "pulls.json").write_text(json.dumps(rows, default=float))
    assert pulls.size > 0.8 * POINTS
    assert np.abs(pulls).max() < 4.0
    # the runs share one Standard Model sample, and so does the curve another: the mean may be off by both
    assert np.sqrt(np.mean(pulls**2)) < 1.6
    assert sum(not row[5] for row in rows if row[2] is not None) <= 2
