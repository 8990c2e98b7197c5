"""Statistics: published workspaces of experiments through `recast limit FILE`, against pyhf.

RECAST_LIKELIHOODS names a folder with the files; docs/statistics.md says where each is from. Fits of pyhf are
faster with jax.
"""

import json
import os
from pathlib import Path

import numpy as np
import pytest
from pyhf_limits import lowest_pyhf_cls, pyhf_cls

from recast.cli.main import main
from recast.statistics.asymptotic import Asymptotic
from recast.statistics.fitting import fit_at, lowest_fit
from recast.statistics.histfactory import HistFactory
from recast.statistics.workspace import workspace_model

FOLDER = os.environ.get("RECAST_LIKELIHOODS")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.testdata,
    pytest.mark.skipif(FOLDER is None, reason="RECAST_LIKELIHOODS names no folder"),
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.timeout(3600),
]


def content_of(name: str) -> dict:
    return json.loads((Path(FOLDER) / f"{name}.json").read_text(encoding="utf-8"))


def limits_of(name: str, capsys) -> dict:
    """Return what `recast limit` prints."""
    with pytest.raises(SystemExit) as stop:
        main(["limit", str(Path(FOLDER) / f"{name}.json"), "--calculator", "asymptotic", "--json"])
    assert not stop.value.code
    return json.loads(capsys.readouterr().out)


def by_name(model: HistFactory, values: np.ndarray) -> dict[str, np.ndarray]:
    found, at = {}, 0
    for item in model.sets:
        found[item.name], at = values[at : at + len(item.start)], at + len(item.start)
    return found


@pytest.mark.parametrize("name", ["2-bin_1-channel", "SRee_SRmm_Srem_v2", "atlas-ttz-4l", "atlas-ttz-3l"])
def test_limits_are_those_of_pyhf(name, capsys):
    """CLs of pyhf is 0.05 at our observed limit, and the median expected one at ours, to 1e-6."""
    content, limits = content_of(name), limits_of(name, capsys)
    observed, _ = pyhf_cls(content, limits["strength_excluded_observed"])
    assert observed == pytest.approx(0.05, abs=1e-6)
    _, bands = pyhf_cls(content, limits["strength_excluded_expected"]["median"])
    assert bands[2] == pytest.approx(0.05, abs=1e-6)


def test_a_likelihood_of_many_minima_has_the_limit_of_the_lowest_fits_of_pyhf(capsys):
    """33 nuisances have two minima each: where a fit of pyhf ends depends on where it begins.

    From its own start, and from our parameters as further ones, the lowest gives CLs = 0.05 at our limits.
    """
    content, limits = content_of("bottom-squarks"), limits_of("bottom-squarks", capsys)
    ours = Asymptotic(workspace_model(content, "bottom-squarks"))
    for k, strength in enumerate(
        (limits["strength_excluded_observed"], limits["strength_excluded_expected"]["median"])
    ):
        fits = [lowest_fit(ours.model, data, strength)[0][0] for data in (ours.model.data, ours.asimov)]
        starts = [by_name(ours.model, values) for values in fits]
        assert lowest_pyhf_cls(content, strength, starts)[k] == pytest.approx(0.05, abs=1e-6)


def test_no_random_start_leads_lower():
    """200 starts, of data and of Asimov data, at and beyond the limit."""
    ours = Asymptotic(workspace_model(content_of("bottom-squarks"), "bottom-squarks"))
    model = ours.model
    generator = np.random.Generator(np.random.Philox(key=1))
    for data in (model.data, ours.asimov):
        for strength in (0.0, 12.2, 24.4):
            _, lowest = lowest_fit(model, data, strength)
            starts = np.tile(model.start, (200, 1))
            starts[:, model.gauss_parameter] += model.gauss_width * generator.normal(
                size=(200, len(model.gauss_parameter))
            )
            many = data.rows(np.zeros(200, np.int64))
            _, found = fit_at(model, many, strength, np.clip(starts, model.low, model.high))
            assert lowest[0] <= found.min() + 1e-9
