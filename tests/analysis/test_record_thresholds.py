"""Analyses that read softer or wider objects than the record holds: these are kept, or it is refused."""

import dataclasses
import math
from types import SimpleNamespace

import awkward as ak
import numpy as np
import pytest
import uproot
import yaml

import recast
from recast.analysis.card import parse_card
from recast.analysis.loader import load_analysis
from recast.core.errors import InputError
from recast.events.options import ReadOptions
from recast.events.parquet.slim import parquet_writer
from recast.events.root.branch_map import load_branch_map
from recast.events.stream import stream_events
from recast.events.thresholds import JetDefinition, Needed, Slimming, default_slimming
from recast.generate.profiles import photon_profile, record_thresholds, shower_profile
from recast.pipeline.simulate import profile_of

CODE = """
from recast.analysis.toolkit import SelectionBuilder, find_leptons, flatten_events, isolated


class Analysis:
    def __init__(self, card, mass_gev=None):
        self._detector = card.detector()

    def select(self, events, draws):
        flat = flatten_events(events)
        steps = SelectionBuilder(flat.weight)
        muons, _ = find_leptons(flat, self._detector, draws, at_least=0)
        muons = muons.where(isolated(flat, muons, self._detector.isolation))
        number = muons.present.sum(axis=1)
        steps.cut("two muons", number >= 2)
        return steps.finish({"two": number[number >= 2] > 0}, {})
"""
MAP = {
    "tree": "events",
    "particles": [{"pt": "pt", "eta": "eta", "phi": "phi", "pid": "pid"}],
}


def options_of(branches):
    return ReadOptions(cross_section_pb=1.0, sqrt_s_gev=8000.0, branch_map=load_branch_map(str(branches)))


def number(value, **more):
    return {"value": value, "source": "invented"} | more


def card(pt=10.0, edge=2.5, isolation=None, **more):
    muon = {"pt_min_gev": number(pt), "abs_eta_max": number(edge)}
    cut = {"cone": 0.3, "track_pt_min_gev": 1.0, "track_abs_eta_max": 2.5, "max_ratio": 0.1} | (
        isolation or {}
    )
    return {
        "name": "own",
        "title": "own",
        "experiment": "none",
        "regions": {"two": "two muons"},
        "default_dataset": "all",
        "datasets": {
            "all": {
                "title": "all",
                "luminosities": [{"sqrt_s_gev": 8000.0, "value_fb": 20.0, "source": "invented"}],
            }
        },
        "objects": {"muon": muon, "isolation": {key: number(value) for key, value in cut.items()}},
        "cuts": {},
    } | more


@pytest.fixture
def selected(tmp_path):
    """Return a function that gives the selected share of events of lists of (pid, pt, eta, phi)."""

    def share(content, *events):
        folder = tmp_path / "own"
        folder.mkdir(exist_ok=True)
        (folder / "analysis.py").write_text(CODE)
        (folder / "analysis.yaml").write_text(yaml.safe_dump(content))
        columns = {
            name: ak.Array([[float(particle[place]) for particle in event] for event in events])
            for place, name in enumerate(("pid", "pt", "eta", "phi"))
        }
        columns["pid"] = ak.values_astype(columns["pid"], np.int32)
        path, branches = tmp_path / "x.root", tmp_path / "map.yaml"
        with uproot.recreate(path) as file:
            file["events"] = columns
        branches.write_text(yaml.safe_dump(MAP))
        found = recast.analyse(folder, path, options=options_of(branches))
        return found.samples[0].cross_section_fb("two").value / 1000.0

    return share


MUONS = [(13, 30.0, 0.0, 0.0), (-13, 30.0, 1.0, 2.0)]
SOFT = [*MUONS, *((211, 0.6, 0.1, 0.1 + 0.001 * k) for k in range(10))]
"""Six GeV of tracks below the threshold of the record are near one of the muons."""


@pytest.mark.parametrize(("threshold", "share"), [(1.0, 1.0), (0.5, 0.5)])
def test_soft_tracks_count_in_the_cone_of_an_analysis_that_asks_for_them(selected, threshold, share):
    content = card(isolation={"track_pt_min_gev": threshold})
    assert selected(content, MUONS, SOFT) == pytest.approx(share)


def test_tracks_beyond_the_record_count_in_the_cones_of_forward_leptons(selected):
    forward = [(13, 30.0, 3.9, 0.0), (-13, 30.0, 1.0, 2.0)]
    near = [*forward, (211, 6.0, 3.9, 0.1)]
    content = card(edge=4.0, isolation={"track_abs_eta_max": 5.0})
    assert selected(content, forward, near) == pytest.approx(0.5)


def test_soft_leptons_are_selected_by_an_analysis_that_asks_for_them(selected):
    soft = [(13, 0.7, 0.0, 0.0), (-13, 0.8, 1.0, 2.0)]
    assert selected(card(pt=0.5), MUONS, soft) == pytest.approx(1.0)


JETS = {
    "jets": {"radius": number(0.4), "pt_min_gev": number(10.0), "abs_eta_max": number(5.5)},
    "missing": {"constant_gev": number(0.0), "stochastic": number(0.0)},
    "overlap_distance": number(0.4),
}


def test_what_an_analysis_reads():
    def needed(**more):
        return parse_card(card(**more), "card").needed

    assert needed() == Needed(10.0, 1.0, 2.5)
    assert needed(isolation={"track_abs_eta_max": 9.0}).track_abs_eta_max == pytest.approx(2.8)
    assert needed(hadrons=JETS) == Needed(10.0, 1.0, 2.5, jet_pt_min_gev=10.0, jet_abs_eta_max=5.5)


def resolution(*values, eta=(0.0, 5.5)):
    edges = {"pt_edges_gev": [10.0, math.inf], "abs_eta_edges": list(eta)}
    return {"name": "resolution", "values": list(values), "source": "invented"} | edges


def test_an_analysis_reads_what_its_resolution_lifts_above_a_threshold():
    content = card(hadrons=JETS | {"jets": JETS["jets"] | {"resolution": resolution([0.25])}})
    content["objects"]["muon"]["resolution"] = resolution([0.1], [0.5], eta=(0.0, 2.5, 5.5))
    found = parse_card(content, "card").needed  # no muon is looked for beyond 2.5
    assert (found.lepton_pt_min_gev, found.jet_pt_min_gev) == pytest.approx((10.0 / 1.4, 5.0))


def test_a_resolution_that_is_no_table_is_told_by_its_place():
    content = card(hadrons=JETS | {"jets": JETS["jets"] | {"resolution": {"name": "resolution"}}})
    with pytest.raises(InputError, match=r"analysis own, hadrons\.jets\.resolution"):
        _ = parse_card(content, "card").needed


def test_soft_photons_are_kept_for_an_analysis_that_looks_for_them():
    recovery = {"pt_min_gev": 0.2, "abs_eta_max": 2.4, "cone": 0.5, "distance_over_pt2_max": 0.012}
    recovery |= {"isolation_cone": 0.3, "isolation_max": 1.8}
    content = card()
    content["objects"]["recovery"] = {key: number(value) for key, value in recovery.items()}
    assert record_thresholds(parse_card(content, "card")).photon_pt_min_gev == 0.2
    recovery["pt_min_gev"] = 2.0
    content["objects"]["recovery"] = {key: number(value) for key, value in recovery.items()}
    assert record_thresholds(parse_card(content, "card")).photon_pt_min_gev == 0.5


def test_records_of_files_follow_the_analysis_and_are_the_same_where_it_asks_for_no_more():
    def kept(**more):
        return record_thresholds(parse_card(card(**more), "card"))

    assert kept() is None
    found = kept(pt=0.5, hadrons=JETS, isolation={"track_pt_min_gev": 0.3})
    assert (found.track_pt_min_gev, found.track_eta_max, found.lepton_pt_min_gev) == (0.3, 3.5, 0.5)
    assert found.jets == tuple(JetDefinition(radius, 10.0, 5.5) for radius in (0.4, 0.5))
    assert kept(
        hadrons=JETS | {"jets": JETS["jets"] | {"pt_min_gev": number(20.0), "abs_eta_max": number(4.5)}}
    ) == (shower_profile("full-jets").slimming)


@pytest.mark.parametrize(
    ("needed", "text"),
    [
        (Needed(1.0, 0.9, 3.5, 0.5, 15.0, 5.0), ""),
        (Needed(), ""),
        (Needed(lepton_pt_min_gev=0.5), "leptons above 1 GeV, and the analysis reads them from 0.5 GeV"),
        (
            Needed(track_pt_min_gev=0.5),
            "charged particles above 0.9 GeV, and the analysis reads them from 0.5 GeV",
        ),
        (
            Needed(track_abs_eta_max=4.0),
            "charged particles inside |eta| 3.5, and the analysis reads them to |eta| 4",
        ),
        (Needed(photon_pt_min_gev=0.2), "photons above 0.5 GeV, and the analysis reads them from 0.2 GeV"),
        (Needed(jet_pt_min_gev=10.0), "jets above 15 GeV, and the analysis reads them from 10 GeV"),
        (Needed(jet_abs_eta_max=5.5), "jets inside |eta| 5, and the analysis reads them to |eta| 5.5"),
    ],
)
def test_what_a_record_lacks(needed, text):
    record = dataclasses.replace(shower_profile("full-jets").slimming, photon_pt_min_gev=0.5)
    assert record.lack(needed) == text
    assert record.lowered(needed).lack(needed) == ""
    assert (record.lowered(needed) == record) is (text == "")


@pytest.mark.parametrize("profile", ["full-jets", "full", "full-photons"])
def test_the_description_of_a_record_tells_its_thresholds(profile):
    described = photon_profile(profile) if "photons" in profile else shower_profile(profile)
    assert Slimming.from_dict(described.describe()["slim"], where="x") == described.slimming


def test_a_record_that_was_kept_with_higher_thresholds_is_refused(selected, tmp_path):
    content = card(isolation={"track_pt_min_gev": 0.5})
    assert selected(content, MUONS, SOFT) == pytest.approx(0.5)
    options = options_of(tmp_path / "map.yaml")
    path = tmp_path / "x.parquet"
    with stream_events(tmp_path / "x.root", options) as stream, parquet_writer(path) as writer:
        for chunk in stream.chunks():
            writer.add(chunk)
        facts = {"shower": {"profile": shower_profile("full").describe()}}
        sample = dataclasses.replace(stream.sample, path=path, provenance=facts)
        writer.finish({"sample": sample.to_json()})
    text = (
        r"sample x, analysis own: the event record holds charged particles above 0\.9 GeV, and the analysis "
        r"reads them from 0\.5 GeV\. Shower with --filter for this analysis, or"
    )
    with pytest.raises(InputError, match=text):
        recast.analyse(tmp_path / "own", path)
    (tmp_path / "own" / "analysis.yaml").write_text(yaml.safe_dump(card(isolation={"track_pt_min_gev": 0.9})))
    assert recast.analyse(tmp_path / "own", path).samples[0].cross_section_fb("two").value == pytest.approx(
        1000.0
    )
    assert default_slimming().track_pt_min_gev == 0.9


def test_the_shower_of_a_run_keeps_what_its_analysis_reads(selected, tmp_path):
    selected(card(pt=0.5), MUONS)
    run = SimpleNamespace(shower=SimpleNamespace(profile="full"))
    found = profile_of(run, load_analysis(tmp_path / "own"))
    assert found.describe()["slim"] == shower_profile("full").describe()["slim"] | {"lepton_pt_min_gev": 0.5}
    assert profile_of(run, load_analysis("atlas_2013_z4l")) == shower_profile("full")
