"""Cuts with which events were made, against the masses that an analysis selects."""

from pathlib import Path

import pytest

from recast.analysis.loader import analysis_card
from recast.core.errors import InputError
from recast.events.sample import Sample
from recast.generate.made_cuts import check_made

CUTS = {"m4l_min_gev": 80.0, "m4l_max_gev": 130.0, "mll_min_gev": 4.0, "eta_max": 20.0, "pt_min_gev": 0.0}
WORDS = "made with 80 < m4l < 130 GeV, every pair above 4 GeV"


def sample(process="p p > mu+ mu- mu+ mu-", **changed):
    made = {"generator": "builtin", "cuts": CUTS | changed}
    return Sample("x", process, "full", 13000.0, Path("x.parquet"), 10, 1.0, 0.1, {"generator": made})


@pytest.mark.parametrize(
    ("analysis", "beyond"),
    [
        ("atlas_2013_z4l", ""),
        ("atlas_2015_m4l", "4l_all"),
        ("atlas_2021_m4l", "4l_z, 4l_higgs, 4l_offshell, 4l_onshell, 4l_full"),
        ("atlas_2024_w3mu", "3mu, window"),
    ],
)
def test_regions_that_reach_beyond_the_cuts_are_named(analysis, beyond):
    found = check_made(analysis_card(analysis), sample())
    assert found == ((f"{WORDS}: what lies beyond is missing in {beyond}",) if beyond else ())


@pytest.mark.parametrize(
    ("analysis", "changed"),
    [
        ("atlas_2019_m4l", {}),  # from 75 GeV
        ("cms_2018_zprime_4mu", {}),  # pairs from 4 GeV, the edge itself
        ("atlas_2013_z4l", {"mll_min_gev": 20.0}),
        ("atlas_2013_z4l", {"m4l_max_gev": 99.0}),
    ],
)
def test_tighter_cuts_are_refused(analysis, changed):
    with pytest.raises(InputError, match=f"sample x, made with .*tighter than the selection of {analysis}"):
        check_made(analysis_card(analysis), sample(**changed))


def test_cuts_of_any_process_are_told():
    given = sample("p p > mu+ mu- j", **{})
    given.provenance["generator"]["cuts"] = {"pt(j)": {"min": 20.0}}
    (note,) = check_made(analysis_card("atlas_2024_w3mu"), given)
    assert note == "made with pt(j) > 20: what lies beyond is missing in 3mu, window"


def test_events_of_others_and_of_processes_without_cuts_say_nothing():
    card = analysis_card("atlas_2021_m4l")
    others = Sample("x", "unknown", "unknown", 13000.0, Path("x"), 10, 1.0, 0.1, {"source": "x"})
    assert check_made(card, others) == ()
    assert check_made(card, sample("of another program")) == ()
