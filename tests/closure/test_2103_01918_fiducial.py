"""ATLAS 2103.01918: the fiducial four-muon cross section at the Z peak, 6.06 +- 0.32 fb, at lowest order."""

import pytest

from recast.analysis.loader import load_analysis
from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.pipeline.closure.events import EventsBlock, expected_events
from recast.pipeline.closure.setup import Setup

TITLE = "fiducial cross section of four muons, 86 < m4l < 96 GeV"


def test_shipped_closure_page(closure_page):
    section = closure_page("atlas_2021_m4l")[TITLE]
    (row,) = section["rows"]
    assert (row["published"], row["published_error"]) == (6.06, 0.32)
    # lowest order, without K factor; the measured excess over it is that of sigma(4l) at 7 and 8 TeV or more
    assert 0.6 < row["ratio"] < 1.0
    names = [item["name"] for item in section["data"]["uncertainties"]]
    assert names[:4] == ["simulation", "factorisation scale", "PDF set", "electroweak scheme"]
    assert section["data"]["uncertainties"][0]["up"] < 0.03


@pytest.mark.slow
def test_the_number_from_scratch(closure_page, tmp_path):
    """With few events and without multiple interactions, beside the page's number for that profile."""
    page = closure_page("atlas_2021_m4l")[TITLE]
    nominal = page["rows"][0]["value"]
    expected = nominal * page["data"]["variants"]["no multiple interactions in the shower (profile `no-mpi`)"]
    block = EventsBlock(
        datasets=("run2",),
        final_states={"4mu": 6000},
        cuts={"m4l_min_gev": 84, "m4l_max_gev": 130, "mll_min_gev": 4},
        uncertainties={"scale_factors": [], "pdf_sets": [], "scheme": None},
        cross_section=True,
        published_fb=6.06,
        published_error_fb=0.32,
    )
    with workers(1) as pool:
        setup = Setup(7, tmp_path, tmp_path / "steps", pool, Silent(), load_analysis("atlas_2021_m4l"))
        (row,) = expected_events(setup, "fiducial", block).rows
    simulation = row.error / row.value
    assert simulation < 0.07
    page_error = page["data"]["uncertainties"][0]["up"]
    assert abs(row.value / expected - 1) < 3.5 * (simulation**2 + 2 * page_error**2) ** 0.5
