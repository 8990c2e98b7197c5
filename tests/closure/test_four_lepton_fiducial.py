"""Fiducial four-lepton cross sections: ATLAS 1509.07844, 1902.05892, and Table 2 of 2103.01918."""

import pytest

from recast.analysis.loader import load_analysis
from recast.core.blocks import validated
from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.pipeline.closure.fiducial import FiducialBlock, fiducial
from recast.pipeline.closure.setup import Setup, load_plan


def rows_of(section):
    return {
        row["quantity"].split("(")[1].split(")")[0]: row
        for row in section["rows"]
        if "sigma" in row["quantity"]
    }


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("atlas_2015_m4l", {"4l": (3.46, 0.563)}),
        (
            "atlas_2019_m4l",
            {"4mu": (4.818, 0.515), "4e": (3.489, 0.63), "2e2mu": (5.362, 0.638), "4l": (12.751, 1.042)},
        ),
    ],
)
def test_shipped_closure_page_at_the_z(closure_page, name, published):
    rows = rows_of(closure_page(name)["m4l at the Z peak"])
    assert {key: (row["published"], row["published_error"]) for key, row in rows.items()} == published
    for row in rows.values():
        assert "NNLO" in row["quantity"]
        assert 0.6 < row["ratio"] < 1.3
        assert abs(row["pull"]) < 2.5
        assert row["compared"]


def test_shipped_closure_page_of_table_2(closure_page):
    sections = closure_page("atlas_2021_m4l")
    at_the_z = sections["Table 2 at the Z, and the acceptance"]
    rows = rows_of(at_the_z)
    assert (rows["4l_z"]["published"], rows["4l_z"]["published_error"]) == (22.1, 1.3)
    beyond = rows_of(sections["Table 2 beyond the Z"])
    assert [beyond[key]["published"] for key in ("4l_onshell", "4l_offshell", "4l_full")] == [
        49.3,
        12.4,
        88.9,
    ]
    for row in (*rows.values(), *beyond.values()):
        assert 0.4 < row["ratio"] < 1.2, row["quantity"]
        assert row["near"] or row["cause"], row["quantity"]
    # the parts, of one order, are not more than the whole
    values = {key: row["value"] for key, row in (beyond | rows).items()}
    assert values["4l_onshell"] + values["4l_offshell"] < values["4l_full"]
    assert values["4l"] < values["4l_z"]


def test_shipped_closure_page_of_the_acceptance(closure_page):
    """A_fid of section 6.2, a ratio in which the higher orders of the rate cancel."""
    rows = closure_page("atlas_2021_m4l")["Table 2 at the Z, and the acceptance"]["rows"]
    (row,) = [row for row in rows if row["quantity"].startswith("acceptance")]
    assert (row["published"], row["published_error"]) == (0.0852, 0.0015)
    assert row["ratio"] == pytest.approx(1.0, abs=0.15)


@pytest.mark.slow
def test_the_number_of_2019_from_scratch(closure_page, tmp_path):
    """4 mu with few events and another seed, beside the page."""
    page = rows_of(closure_page("atlas_2019_m4l")["m4l at the Z peak"])["4mu"]
    analysis = load_analysis("atlas_2019_m4l")
    settings = load_plan(analysis.folder).studies[0].settings
    changes = {
        "final_states": {"4mu": 5000},
        "regions": {"4mu": settings["regions"]["4mu"]},
        "run": settings["run"],
        "uncertainties": {"scale_factors": [], "pdf_sets": [], "scheme": None},
    }
    block = validated(FiducialBlock, settings | changes, "test")
    with workers(1) as pool:
        setup = Setup(5, tmp_path, tmp_path / "steps", pool, Silent(), analysis)
        (row,) = fiducial(setup, "again", block).rows
    assert row.error < 0.1 * row.value
    assert abs(row.value - page["value"]) < 3.5 * (row.error**2 + (0.03 * page["value"]) ** 2) ** 0.5
