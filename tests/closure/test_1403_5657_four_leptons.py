"""ATLAS 1403.5657: BR(Z -> 4l), its four-muon fraction, and sigma(4l) at 7 and 8 TeV, at lowest order."""

import numpy as np
import pytest

from recast.analysis.loader import load_analysis
from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.pipeline.closure.acceptance import AcceptanceBlock, acceptance
from recast.pipeline.closure.branching import BranchingBlock, branching
from recast.pipeline.closure.cross_sections import CrossSectionBlock, cross_sections
from recast.pipeline.closure.setup import Setup, load_plan


@pytest.fixture(scope="module")
def setup(tmp_path_factory):
    folder = tmp_path_factory.mktemp("closure")
    with workers(1) as pool:
        yield Setup(1, folder, folder / "steps", pool, Silent(), load_analysis("atlas_2013_z4l"))


def settings(setup, kind):
    """Settings of the first study of a kind."""
    return next(s.settings for s in load_plan(setup.analysis.folder).studies if s.kind == kind)


def test_branching_fraction_and_four_muon_share(setup):
    block = BranchingBlock.model_validate(settings(setup, "branching") | {"points": 60_000})
    section = branching(setup, "BR", block)
    rows = {row.quantity: row for row in section.rows}
    found = rows["BR(Z -> 4l), m_ll > 5 GeV, gmu, decay diagrams"]
    assert found.published == 3.3e-6
    assert found.error < 0.01 * found.value
    assert found.value == pytest.approx(3.3e-6, rel=0.05)
    assert rows["4mu fraction of 4l, gmu, decay diagrams"].value == pytest.approx(0.255, rel=0.05)
    # the other scheme beside it, and the diagrams that the experiment subtracts
    assert rows["BR(Z -> 4l), m_ll > 5 GeV, alpha_mz, decay diagrams"].value == pytest.approx(
        3.63e-6, rel=0.02
    )
    assert 0.02 < section.data["non_resonant_share"] < 0.05


def test_total_cross_sections(setup):
    block = CrossSectionBlock.model_validate(settings(setup, "cross_sections") | {"points": 40_000})
    rows = cross_sections(setup, "sigma", block).rows
    sm = {row.published: row for row in rows if "Standard Model" in row.quantity}
    # lowest order is lower than the Standard Model of the paper by a K factor, the same at both energies
    ratios = np.array([sm[90.0].ratio, sm[104.8].ratio])
    assert ratios == pytest.approx([0.85, 0.845], abs=0.02)
    assert sm[104.8].value / sm[90.0].value == pytest.approx(104.8 / 90.0, rel=0.02)
    # and agrees with the measurements within all uncertainties
    for row in rows:
        if "measurement" in row.quantity:
            assert abs(row.pull) < 2.0
    # the card's K factors are these ratios
    for energy, value in ((7000.0, 90.0), (8000.0, 104.8)):
        assert setup.analysis.card.k_factor(energy).value == pytest.approx(1 / sm[value].ratio, rel=0.02)


def test_shipped_closure_page(closure_page):
    """The page that `recast analyses validate` made: the numbers of the acceptance ratio and of the line."""
    sections = closure_page("atlas_2013_z4l")
    ratios = np.array(sections["acceptance of the Z' relative to the Standard Model"]["data"]["points"])
    masses, values, errors = ratios.T
    assert masses.min() <= 5.5
    assert masses.max() >= 85
    between = (masses >= 25) & (masses <= 60)
    assert (values[between] > 1.5).all()
    assert np.abs(values - 1).max() > 5 * errors.max()
    curves = sections["dashed line of Fig. 3 of 1403.1269"]["data"]["curves"]
    assert set(curves) == {"relative", "absolute"}
    for curve in curves.values():
        gp = dict(zip(curve["mzp_gev"], curve["observed"], strict=True))
        assert gp[10] == pytest.approx(0.0125, rel=0.1)
        assert max(curve["mzp_gev"]) > 90


def test_branching_fraction_in_the_preliminary_phase_space(setup):
    """1403.1269, section IV, quotes (4.37 +- 0.03)e-6 for the Standard Model: m_ll > 4, 76 < m4l < 106."""
    plan = load_plan(setup.analysis.folder).studies
    study = next(s for s in plan if s.settings.get("phase_space") == "preliminary")
    section = branching(setup, "BR", BranchingBlock.model_validate(study.settings | {"points": 400_000}))
    rows = {row.quantity: row for row in section.rows}
    found = rows["BR(Z -> 4l), m_ll > 4 GeV, gmu, decay diagrams"]
    assert found.published == 4.37e-6
    assert found.ratio == pytest.approx(1.0, rel=0.06)
    assert rows["4mu fraction of 4l, gmu, decay diagrams"].published is None


@pytest.mark.slow
def test_acceptance_ratio_from_scratch(closure_page, tmp_path):
    """Few events at two masses with another seed, beside the shipped page."""
    title = "acceptance of the Z' relative to the Standard Model"
    page = {
        mass: (value, error) for mass, value, error in closure_page("atlas_2013_z4l")[title]["data"]["points"]
    }
    with workers(1) as pool:
        setup = Setup(11, tmp_path, tmp_path / "steps", pool, Silent(), load_analysis("atlas_2013_z4l"))
        changes = {"masses_gev": [10, 50], "events": 1500, "events_sm": 6000, "points": 20_000}
        block = AcceptanceBlock.model_validate(settings(setup, "acceptance") | changes)
        points = acceptance(setup, title, block).data["points"]
    for mass, value, error in points:
        known, known_error = page[mass]
        assert error < 0.12 * value
        assert abs(value - known) < 3.5 * np.hypot(error, known_error)
    assert points[1][1] > 2  # it is not 1
