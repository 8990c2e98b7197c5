"""ROOT files of others: HepMC3's tree, and by branch maps Delphes, NanoAOD and flat ntuples."""

import re
from pathlib import Path

import awkward as ak
import numpy as np
import pytest
import uproot
import yaml
from event_files import read_events
from full_events import KEEP, message, read_full, read_or_refused, text3, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recast.core.errors import InputError
from recast.detector.draws import Draws
from recast.detector.jets import JetModel, MissingModel, find_jets, missing_momentum
from recast.events.convert import Target, convert
from recast.events.event_stream import merged
from recast.events.options import ReadOptions
from recast.events.record import Origin
from recast.events.root.branch_map import BranchMap, load_branch_map
from recast.events.stream import Caching, stream_events

DATA = Path(__file__).resolve().parents[1] / "data" / "events"
HEPMC_TREE = DATA / "hepmc3_tree_3.0.0.root"
CMS_MUONS = DATA / "cms_2012_muons_rntuple.root"
CMS_NANOAOD = DATA / "cms_2015_nanoaod_rntuple.root"
RECONSTRUCTED = "these are reconstructed objects: an analysis applies its efficiencies on top"


def by(name, **others):
    return ReadOptions(branch_map=load_branch_map(str(name)), **others)


def ntuple(path, tree, columns, kind="mktree"):
    """Write lists of lists (or plain numbers) as branches."""
    arrays = {
        name: ak.values_astype(
            ak.Array(values), np.float32 if isinstance(_first(values), float) else np.int32
        )
        for name, values in columns.items()
    }
    with uproot.recreate(path) as file:
        if kind == "mktree":
            made = file.mktree(tree, {name: array.type.content for name, array in arrays.items()})
            made.extend(arrays)
        else:
            file.mkrntuple(tree, arrays)
    return path


def _first(values):
    flat = [item for value in values for item in (value if isinstance(value, list) else [value])]
    return flat[0] if flat else 0.0


def test_the_tree_of_hepmc3():
    events, notes = read_full(HEPMC_TREE)
    assert notes == []
    assert events.number.tolist() == list(range(100))
    assert events.counts.tolist() == [12] * 100
    assert events.weights.tolist() == [[1.0]] * 100
    assert events.energies()[0].tolist() == pytest.approx([92.0] * 100)
    # those of the same event as text (test/inputIO1.hepmc of HepMC3)
    assert sorted(events.take(0, 1).pid.tolist()) == [-15, -11, -11, -11, 11, 11, 11, 15, 22, 22, 23, 23]
    assert events.cross_section_pb[0].tolist() == [2644.22551, 2644.22551]
    tau = np.flatnonzero((events.pid == 15) & (events.status == 1))
    assert set(events.pid[events.mothers()[tau]].tolist()) <= {23, 15}


def test_a_cut_tree_of_hepmc3_is_refused(tmp_path):
    content = HEPMC_TREE.read_bytes()
    for size in range(0, len(content), 1999):
        found = message(tmp_path, content[:size], "cut.root", KEEP)
        assert re.match(
            r"cut\.root: (the file is empty|not an event file|not a whole ROOT file|cut off: )", found
        )


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_changed_bytes_of_a_tree_are_read_or_refused_in_one_line(tmp_path, data):
    content = bytearray(HEPMC_TREE.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "x.root"
    path.write_bytes(content)
    read_or_refused(path)


def test_muons_of_cms_open_data():
    events, notes = read_full(CMS_MUONS, by("flat-muon"))
    assert notes == [RECONSTRUCTED]
    with uproot.open(CMS_MUONS) as file:
        arrays = file["Events"].arrays(["Muon_pt", "Muon_charge"])
    assert events.counts.tolist() == ak.num(arrays["Muon_pt"]).to_list()
    assert np.hypot(events.px, events.py) == pytest.approx(ak.flatten(arrays["Muon_pt"]).to_numpy(), rel=1e-6)
    assert (np.sign(events.pid) == -ak.flatten(arrays["Muon_charge"]).to_numpy()).all()
    record, sample = read_events(CMS_MUONS, options=by("flat-muon", cross_section_pb=2.0, sqrt_s_gev=8000.0))
    assert (len(record), sample.sqrt_s_gev) == (1000, 8000.0)
    assert ak.sum(record.weight) == pytest.approx(2.0)
    with pytest.raises(InputError, match="the file states no cross section"):
        read_events(CMS_MUONS, options=by("flat-muon"))


def test_nanoaod_of_cms_open_data():
    events, notes = read_full(CMS_NANOAOD, by("nanoaod-genpart"))
    assert notes == ["GenPart holds no charged hadrons: isolation sees none"]
    tops = np.flatnonzero(np.abs(events.pid) == 6)
    assert len(set(events.event_of[tops].tolist())) == len(events) == 10
    w = np.flatnonzero(np.abs(events.pid) == 24)
    assert np.isin(np.abs(events.pid[events.mothers()[w]]), [6, 24]).all()
    muons, _ = read_full(CMS_NANOAOD, by("nanoaod-muon"))
    assert set(np.abs(muons.pid).tolist()) == {13}


@pytest.mark.parametrize("kind", ["mktree", "mkrntuple"])
def test_a_branch_map_of_ones_own(tmp_path, kind):
    columns = {
        "w": [2.0, 4.0],
        "n": [5, 9],
        "xs": [3.0, 3.0],
        "mu_px": [[3000.0, -3000.0], []],
        "mu_py": [[4000.0, 0.0], []],
        "mu_pz": [[0.0, 1000.0], []],
        "mu_q": [[1, -1], []],
        "t_pt": [[10000.0], [20000.0]],
        "t_eta": [[0.5], [-1.0]],
        "t_phi": [[0.25], [3.0]],
        "t_id": [[211], [11]],
    }
    path = ntuple(tmp_path / "x.root", "mini", columns, kind)
    card = tmp_path / "map.yaml"
    card.write_text(
        """tree: mini
level: reconstructed
unit: MeV
weight: w
event: n
cross_section_pb: xs
particles:
  - {px: mu_px, py: mu_py, pz: mu_pz, flavour: 13, charge: mu_q}
  - {pt: t_pt, eta: t_eta, phi: t_phi, pid: t_id, without: [11, 13]}
"""
    )
    events, notes = read_full(path, by(card))
    assert notes == [RECONSTRUCTED]
    assert events.number.tolist() == [5, 9]
    assert events.weights.tolist() == [[2.0], [4.0]]
    assert events.cross_section_pb[:, 0].tolist() == [3.0, 3.0]
    assert events.counts.tolist() == [3, 0]
    assert events.pid.tolist() == [-13, 13, 211]
    assert events.px.tolist() == pytest.approx([3.0, -3.0, 10.0 * np.cos(0.25)], rel=1e-6)
    assert events.pz.tolist() == pytest.approx([0.0, 1.0, 10.0 * np.sinh(0.5)], rel=1e-6)
    assert events.mass.tolist() == pytest.approx([0.1056583755, 0.1056583755, 0.13957039], rel=1e-6)


@pytest.mark.parametrize("name", ["delphes", "flat-muon"])
def test_a_branch_map_for_text_is_refused(tmp_path, monkeypatch, name):
    """Also of text that was parsed without one and is kept."""
    monkeypatch.setenv("RECAST_CACHE_DIR", str(tmp_path / "cache"))
    path = written(tmp_path, text3(1, 2))
    with stream_events(path, caching=Caching.KEEP) as stream:
        assert stream.sample.n_events == 2
    with (
        pytest.raises(
            InputError, match=r"a branch map .* is for ROOT ntuples; this is HepMC3 text\. Leave it"
        ),
        stream_events(path, by(name), caching=Caching.KEEP),
    ):
        pass


LINE = {
    "pid": [[22, 23, 13, 511, -13], [511, 13, 22, -13, 13]],
    "st": [[1, 2, 2, 2, 1], [2, 2, 22, 1, 1]],
    "one": [[-1, -1, 1, -1, 2], [-1, 2, 0, 1, -1]],
    "two": [[-1, -1, -1, -1, 3], [-1, -1, -1, -1, 2]],
    "px": [[1.0, 2.0, 3.0, 4.0, 5.0], [4.0, 3.0, 1.0, 5.0, 6.0]],
    "zero": [[0.0] * 5] * 2,
}
PLAIN = "{px: px, py: zero, pz: zero, mass: zero, pid: pid, status: st, mother: one, second_mother: two"


def mothers_by_px(path, tmp_path, more=""):
    """Return (event, px) of each particle and the same of its first mother."""
    card = tmp_path / "map.yaml"
    card.write_text(f"tree: T\nparticles:\n  - {PLAIN}{more}}}\n")
    events, _ = read_full(path, by(card))
    mothers = events.mothers()
    px = events.px.tolist()
    return [(px[k], px[m] if m >= 0 else None) for k, m in enumerate(mothers.tolist())]


def test_ancestry_of_a_group_without_some_of_its_particles(tmp_path):
    """A mother that is left out gives her place to her own mother."""
    path = ntuple(tmp_path / "x.root", "T", LINE)
    whole = [(1.0, None), (2.0, None), (3.0, 2.0), (4.0, None), (5.0, 3.0)]
    whole += [(4.0, None), (3.0, 1.0), (1.0, 4.0), (5.0, 3.0), (6.0, 1.0)]
    assert mothers_by_px(path, tmp_path) == whole
    photons = [(2.0, None), (3.0, 2.0), (4.0, None), (5.0, 3.0)]
    photons += [(4.0, None), (3.0, 4.0), (5.0, 3.0), (6.0, 4.0)]
    assert mothers_by_px(path, tmp_path, ", without: [22]") == photons
    muons = [(1.0, None), (2.0, None), (4.0, None), (4.0, None), (1.0, 4.0)]
    assert mothers_by_px(path, tmp_path, ", without: [13]") == muons
    bosons = [(3.0, None), (4.0, None), (5.0, 3.0), *photons[4:]]
    assert mothers_by_px(path, tmp_path, ", without: [22, 23]") == bosons


def test_a_line_of_left_out_mothers_ends(tmp_path):
    circle = LINE | {"pid": [[22, 22, 13, 511, -13], [22] * 5], "one": [[1, 0, 1, -1, 2], [1, 2, 3, 4, 0]]}
    circle["two"] = [[-1] * 5] * 2
    path = ntuple(tmp_path / "x.root", "T", circle)
    assert mothers_by_px(path, tmp_path, ", without: [22]") == [(3.0, None), (4.0, None), (5.0, 3.0)]


def test_a_mother_beyond_her_group_is_refused(tmp_path):
    """She would be a particle of the next group."""
    path = ntuple(tmp_path / "x.root", "T", LINE | {"one": [[-1] * 5, [-1, 5, -1, -1, -1]]})
    card = tmp_path / "map.yaml"
    card.write_text(f"tree: T\nparticles:\n  - {PLAIN}}}\n  - {PLAIN}}}\n")
    with pytest.raises(InputError, match=r"x\.root: a mother of event 1 is not in its event, or its group"):
        read_full(path, by(card))


UNEVEN = {"a": [[9.0, 8.0], [7.0, 6.0]], "b": [[0.1, 0.2], [0.3, 0.4]], "q": [[1, -1], [1, -1]]}


@pytest.mark.parametrize("name", ["b", "c", "q", "m", "s", "one"])
def test_branches_of_one_group_have_equal_lengths(tmp_path, name):
    """With equal totals as well: a number would go to a particle of another event."""
    columns = UNEVEN | {"c": UNEVEN["b"], "m": UNEVEN["b"], "s": [[1, 1], [1, 1]], "one": [[-1, -1], [-1, 0]]}
    first, second = columns[name]
    columns[name] = [first[:1], [*first[1:], *second]]
    path = ntuple(tmp_path / "x.root", "T", columns)
    card = tmp_path / "map.yaml"
    card.write_text(
        "tree: T\nparticles:\n"
        "  - {pt: a, eta: b, phi: c, flavour: 13, charge: q, mass: m, status: s, mother: one}\n"
    )
    words = rf"x\.root: 2 and 1 numbers in event 0 of the branches a and {name}, .* Correct the branch map"
    with pytest.raises(InputError, match=words):
        read_full(path, by(card))


def test_branches_of_jets_have_equal_lengths(tmp_path):
    columns = dict.fromkeys("xyz", UNEVEN["a"]) | {"d": [[13, 13]] * 2, "met": [1.0, 2.0]}
    columns |= {"jpt": UNEVEN["a"], "jeta": UNEVEN["b"], "jphi": UNEVEN["b"], "jm": [[1.0], [1.0, 1.0, 1.0]]}
    path = ntuple(tmp_path / "x.root", "T", columns)
    card = tmp_path / "map.yaml"
    card.write_text(
        "tree: T\nparticles:\n  - {px: x, py: y, pz: z, pid: d}\n"
        "jets: {pt: jpt, eta: jeta, phi: jphi, mass: jm, radius: 0.4}\nmissing: {pt: met, phi: met}\n"
    )
    with pytest.raises(InputError, match="2 and 1 numbers in event 0 of the branches jpt and jm"):
        read_full(path, by(card))


GROUP = {"pt": "a", "eta": "b", "phi": "c", "pid": "d"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"tre": "x"}, r'unknown key "tre"\. Did you mean "tree"\?'),
        ({"tree": "x"}, 'the key "particles" is missing'),
        ({"tree": "x", "particles": []}, "particles is "),
        ({"tree": "x", "particles": [{"pt": "a", "pid": "d"}]}, "needs pt, eta, phi or px, py, pz"),
        ({"tree": "x", "particles": [GROUP | {"px": "a", "py": "b", "pz": "c"}]}, "needs pt, eta, phi or px"),
        ({"tree": "x", "particles": [GROUP | {"flavour": 13, "charge": "q"}]}, "needs pid, or flavour and"),
        (
            {"tree": "x", "particles": [GROUP], "sums": {"tree": "r", "sum_weights": "w", "events": "n"}},
            "sums are those of the branch weight, which is missing",
        ),
        ({"tree": "x", "particles": [GROUP], "unit": "TeV"}, "unit is 'TeV'"),
        ({"tree": "x", "particles": [GROUP], "level": "measured"}, "level is 'measured'"),
        ({"tree": "x", "particles": [GROUP], "jets": {"pt": "a"}}, r'the keys "jets\.eta", .* are missing'),
        (["x"], "a branch map is a mapping"),
    ],
)
def test_a_wrong_branch_map_is_named(tmp_path, content, message):
    path = tmp_path / "map.yaml"
    path.write_text(yaml.safe_dump(content))
    with pytest.raises(InputError, match=message) as caught:
        load_branch_map(str(path))
    assert "map.yaml" in str(caught.value)


DELPHES = {
    "Event.Number": [[1], [2]],
    "Event.Weight": [[1.0], [3.0]],
    "Event.CrossSection": [[7.0], [7.0]],
    "Muon.PT": [[30.0, 20.0], []],
    "Muon.Eta": [[1.0, -1.0], []],
    "Muon.Phi": [[0.5, 2.0], []],
    "Muon.Charge": [[1, -1], []],
    "Track.PT": [[30.0, 5.0], [2.0]],
    "Track.Eta": [[1.0, 0.0], [0.0]],
    "Track.Phi": [[0.5, 0.0], [1.0]],
    "Track.PID": [[-13, 211], [-321]],
    "Jet.PT": [[50.0], []],
    "Jet.Eta": [[0.1], []],
    "Jet.Phi": [[0.2], []],
    "Jet.Mass": [[5.0], []],
    "Jet.Flavor": [[5], []],
    "MissingET.MET": [[12.0], [13.0]],
    "MissingET.Phi": [[0.0], [1.0]],
}


def test_reconstructed_objects_of_delphes(tmp_path):
    """Branches with Delphes' names; the real ones are TClonesArrays, which uproot does not write."""
    path = ntuple(tmp_path / "x.root", "Delphes", DELPHES)
    events, notes = read_full(path, by("delphes"))
    assert notes == [RECONSTRUCTED]
    assert events.pid.tolist() == [-13, 13, 211, -321]  # tracks of leptons are the leptons themselves
    assert np.hypot(events.px, events.py).tolist() == pytest.approx([30.0, 20.0, 5.0, 2.0], rel=1e-6)
    assert events.weights.tolist() == [[1.0], [3.0]]
    record, sample = read_events(path, options=by("delphes", sqrt_s_gev=8000.0))
    assert sample.cross_section_pb == 7.0
    assert record.weight.to_list() == pytest.approx([1.75, 5.25])
    assert record.jets.flavour.to_list() == [[5], []]
    assert record.missing.px.to_list() == pytest.approx([12.0, 13.0 * np.cos(1.0)], rel=1e-6)
    assert record.particles.origin.to_list()[0] == [Origin.UNKNOWN, Origin.UNKNOWN, Origin.HADRON]


JETS_MAP = (
    "tree: T\nparticles:\n  - {px: x, py: y, pz: z, pid: d}\n"
    "jets: {pt: jpt, eta: jeta, phi: jphi, mass: jm, flavour: jf, radius: 0.4}\n"
)


def _jets(tmp_path, missing, **more):
    columns = {axis: [[1.0], [2.0]] for axis in "xyz"} | {"d": [[13], [13]], "met": [1.0, 2.0]}
    columns |= {
        "jpt": [[30.0, 50.0, 40.0], [10.0]],
        "jeta": [[0.3, 0.5, 0.4], [0.1]],
        "jphi": [[3.0, 0.5, 0.4], [0.1]],
    }
    columns |= {"jm": [[3.0, 5.0, 4.0], [1.0]], "jf": [[0, 5, 4], [5]]} | more
    path, card = ntuple(tmp_path / "x.root", "T", columns), tmp_path / "map.yaml"
    card.write_text(f"{JETS_MAP}missing: {missing}\n")
    return read_events(path, options=by(card, cross_section_pb=1.0, sqrt_s_gev=8000.0))[0]


def test_jets_of_a_branch_map_stand_in_falling_pt_with_all_that_is_theirs(tmp_path):
    jets = _jets(tmp_path, "{pt: met, phi: met}").jets
    assert ak.to_list(np.hypot(jets.px, jets.py)) == [
        pytest.approx([50.0, 40.0, 30.0]),
        pytest.approx([10.0]),
    ]
    assert jets.mass.to_list() == [[5.0, 4.0, 3.0], [1.0]]
    assert jets.flavour.to_list() == [[5, 4, 0], [5]]
    assert np.arcsinh(jets.pz / np.hypot(jets.px, jets.py)).to_list()[0] == pytest.approx([0.5, 0.4, 0.3])
    model = JetModel(0.4, 20.0, 2.0)
    assert find_jets(_jets(tmp_path, "{pt: met, phi: met}"), model, Draws(1, "s")).pt[0] == pytest.approx(
        [50, 40, 30]
    )


def test_a_sum_of_transverse_energies_that_no_branch_holds_is_not_taken_for_0(tmp_path):
    stated = _jets(tmp_path, "{pt: met, phi: met, sum_et: s}", s=[400.0, 900.0])
    assert stated.missing.sum_et.to_list() == [400.0, 900.0]
    record = _jets(tmp_path, "{pt: met, phi: met}")
    assert np.isnan(record.missing.sum_et.to_list()).all()
    assert np.isfinite(missing_momentum(record, MissingModel(5.0, 0.0), Draws(1, "s"))).all()
    with pytest.raises(
        InputError, match=r"state no sum of transverse energies, .* branch map \(missing\.sum_et\)"
    ):
        missing_momentum(record, MissingModel(5.0, 0.5), Draws(1, "s"))
    with pytest.raises(InputError, match="x.root: the branch s holds no finite number"):
        _jets(tmp_path, "{pt: met, phi: met, sum_et: s}", s=[400.0, np.nan])


WEIGHTS = [2.0, 2.0, -2.0, 2.0]


def _nano(tmp_path, runs):
    """Write a file of NanoAOD's names with four events and a tree `Runs`."""
    path = tmp_path / "x.root"
    pairs = {name: [[30.0, 20.0]] * 4 for name in ("Muon_pt", "Muon_eta", "Muon_phi", "Muon_mass")}
    with uproot.recreate(path) as file:
        file["Events"] = {
            "event": np.arange(4),
            "genWeight": np.array(WEIGHTS),
            "Muon_charge": ak.Array([[1, -1]] * 4),
            **{name: ak.Array(values) for name, values in pairs.items()},
        }
        if runs:
            file["Runs"] = {name: np.array(values) for name, values in runs.items()}
    return path


def _of_generated(path, **others):
    options = by("nanoaod-muon", cross_section_pb=1.0, sqrt_s_gev=8000.0, **others)
    with stream_events(path, options) as stream:
        weight = np.concatenate([part.weight for part in stream.chunks()])
        return weight, stream.sample, [note for note in stream.notes if "Runs" in note]


@pytest.mark.parametrize(
    ("sums", "counts"), [([40.0], [40]), ([10.0, 30.0], [15, 25])], ids=["one file", "merged files"]
)
def test_a_part_of_the_generated_events_is_normalised_to_all_of_them(tmp_path, sums, counts):
    weight, sample, notes = _of_generated(_nano(tmp_path, {"genEventSumw": sums, "genEventCount": counts}))
    assert weight.tolist() == pytest.approx([value / 40.0 for value in WEIGHTS])
    assert (sample.n_events, sample.cross_section_pb) == (40, 1.0)
    assert notes == [
        (
            "its tree Runs counts 40 generated events with weights of 40, of which it holds 4: the cross "
            "section is that of all generated events"
        )
    ]


@pytest.mark.parametrize("runs", [None, {"run": [1]}, {"genEventSumw": [4.0], "genEventCount": [4]}])
def test_files_of_all_generated_events_or_without_their_sums_are_read_as_they_are(tmp_path, runs):
    weight, sample, notes = _of_generated(_nano(tmp_path, runs))
    assert weight.tolist() == pytest.approx([value / 4.0 for value in WEIGHTS])
    assert (sample.n_events, notes) == (4, [])


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (
            {"genEventSumw": [2.0], "genEventCount": [3]},
            r"counts 3 generated events .* it holds 4 events with",
        ),
        (
            {"genEventSumw": [np.nan], "genEventCount": [40]},
            "counts 40 generated events with weights of nan, but",
        ),
        ({"genEventSumw": [0.0], "genEventCount": [40]}, "with weights of 0, but it holds 4"),
        ({"genEventSumw": [8.0], "genEventCount": [4]}, "counts 4 generated events with weights of 8, but"),
        ({"genEventSumw": [40.0]}, 'its tree Runs has no branch "genEventCount"'),
    ],
)
def test_sums_that_contradict_the_events_are_refused(tmp_path, runs, expected):
    with pytest.raises(InputError, match=expected):
        _of_generated(_nano(tmp_path, runs))


def _none_kept(path, runs):
    """Write a file of NanoAOD's names without events, and its tree `Runs`."""
    columns = dict.fromkeys(("Muon_pt", "Muon_eta", "Muon_phi", "Muon_mass"), "var * float32")
    with uproot.recreate(path) as file:
        file.mktree(
            "Events", {"event": np.int64, "genWeight": np.float32, "Muon_charge": "var * int32"} | columns
        )
        if runs:
            file["Runs"] = {name: np.array(values) for name, values in runs.items()}
    return path


@pytest.mark.parametrize("first", [0, 1])
def test_a_file_that_kept_no_event_counts_with_its_generated_ones(tmp_path, first):
    some = _nano(tmp_path, {"genEventSumw": [40.0], "genEventCount": [40]})
    none = _none_kept(tmp_path / "none.root", {"genEventSumw": [60.0], "genEventCount": [60]})
    options = by("nanoaod-muon", cross_section_pb=1.0, sqrt_s_gev=8000.0)
    order = (none, some) if first else (some, none)
    with stream_events(order[0], options) as one, stream_events(order[1], options) as two:
        stream = merged([one, two])
        weight = np.concatenate([part.weight for part in stream.chunks()])
    assert weight.tolist() == pytest.approx([value / 100.0 for value in WEIGHTS])
    assert (stream.sample.n_events, stream.sample.cross_section_pb) == (100, 1.0)
    assert any("none.root: its tree Runs counts 60" in note for note in stream.notes)


def test_files_without_events_alone_are_refused(tmp_path):
    counted = {"genEventSumw": [60.0], "genEventCount": [60]}
    options = by("nanoaod-muon", cross_section_pb=1.0, sqrt_s_gev=8000.0)
    one, two = (_none_kept(tmp_path / f"{name}.root", counted) for name in ("one", "two"))
    with stream_events(one, options) as first, stream_events(two, options) as second:
        with pytest.raises(InputError, match=r"one\.root: the file holds no events\. Merge it with"):
            merged([first])
        with pytest.raises(InputError, match=r"one\.root: none of the files holds events"):
            merged([first, second])


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (None, "the file holds no events"),
        ({"genEventSumw": [0.0], "genEventCount": [0]}, "the file holds no events"),
        ({"genEventSumw": [0.0], "genEventCount": [60]}, "with weights of 0, but it holds 0"),
    ],
)
def test_files_without_events_that_count_none_are_refused(tmp_path, runs, expected):
    options = by("nanoaod-muon", cross_section_pb=1.0, sqrt_s_gev=8000.0)
    path = _none_kept(tmp_path / "none.root", runs)
    with pytest.raises(InputError, match=expected), stream_events(path, options):
        pass


def test_a_part_of_the_generated_events_is_not_converted(tmp_path):
    path = _nano(tmp_path, {"genEventSumw": [40.0], "genEventCount": [40]})
    options = by("nanoaod-muon", cross_section_pb=1.0, sqrt_s_gev=8000.0)
    with pytest.raises(InputError, match="it holds a part of the generated events, .* Analyse it as it is"):
        convert([path], tmp_path / "x.hepmc3.gz", Target.HEPMC3, options)


def test_what_a_delphes_file_lacks_is_noted_or_refused(tmp_path):
    some = {name: values for name, values in DELPHES.items() if not name.startswith(("Missing", "Jet"))}
    path = ntuple(tmp_path / "x.root", "Delphes", some)
    _, notes = read_full(path, by("delphes"))
    assert notes == ["it holds no jets", "it holds no missing momentum", RECONSTRUCTED]
    with pytest.raises(
        InputError, match=r"x\.root: a Delphes file without its generated particles\. Use the"
    ):
        read_full(path)


@pytest.mark.parametrize(
    ("columns", "tree", "expected"),
    [
        ({"Muon_pt": [[1.0]]}, "Events", r'it has no branch "Muon_eta" \(branch map flat-muon\)'),
        ({"Muon_pt": [[1.0]]}, "Other", r'it has no tree "Events" \(branch map flat-muon\)\. It has: Other'),
    ],
)
def test_missing_branches_are_named(tmp_path, columns, tree, expected):
    path = ntuple(tmp_path / "x.root", tree, columns)
    with pytest.raises(InputError, match=rf"x\.root: {expected}"):
        read_full(path, by("flat-muon"))


def test_an_ntuple_without_a_map_is_asked_for_one(tmp_path):
    path = ntuple(tmp_path / "x.root", "Events", {"Muon_pt": [[1.0]]})
    with pytest.raises(
        InputError, match="a ROOT file of no known kind .*Say what its branches mean: --branch-map"
    ):
        read_full(path)


MUON = {
    "Muon_pt": [[30.0], [20.0]],
    "Muon_eta": [[1.0], [0.0]],
    "Muon_phi": [[0.0], [0.0]],
    "Muon_mass": [[0.1], [0.1]],
    "Muon_charge": [[1], [-1]],
}


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        (
            "Muon_pt",
            [[30.0], [float("nan")]],
            r"a momentum of event 1 \(2\. in the file\) is not finite \(px\)",
        ),
        ("Muon_eta", [[1.0], [1e6]], r"a momentum of event 1 \(2\. in the file\) is not finite \(pz\)"),
        ("Muon_pt", [30.0, 20.0], "the branch Muon_pt holds one number an event, not a list"),
    ],
)
def test_bad_numbers_of_an_ntuple_are_named(tmp_path, name, values, expected):
    path = ntuple(tmp_path / "x.root", "Events", MUON | {name: values})
    with pytest.raises(InputError, match=rf"x\.root: {expected}"):
        read_full(path, by("flat-muon"))


def test_branches_of_different_lengths_are_refused(tmp_path):
    path = ntuple(tmp_path / "x.root", "Events", MUON | {"Muon_eta": [[1.0, 2.0], [0.0]]})
    with pytest.raises(InputError, match=r"x\.root: 1 and 2 numbers in event 0 of the branches Muon_pt"):
        read_full(path, by("flat-muon"))


def test_circles_of_genpart_are_noted_and_strange_mothers_refused(tmp_path):
    gen = {
        "event": [1],
        "genWeight": [1.0],
        "GenPart_pt": [[1.0, 2.0]],
        "GenPart_eta": [[0.0, 0.0]],
        "GenPart_phi": [[0.0, 0.0]],
        "GenPart_mass": [[0.0, 0.0]],
        "GenPart_pdgId": [[23, 13]],
        "GenPart_status": [[2, 1]],
    }
    path = ntuple(tmp_path / "x.root", "Events", gen | {"GenPart_genPartIdxMother": [[1, 0]]})
    assert any(
        "in 1 of 1 events particles are their own" in note
        for note in read_full(path, by("nanoaod-genpart"))[1]
    )
    path = ntuple(tmp_path / "x.root", "Events", gen | {"GenPart_genPartIdxMother": [[-1, 7]]})
    with pytest.raises(InputError, match="is not in its event"):
        read_full(path, by("nanoaod-genpart"))


def test_an_ntuple_of_no_events_is_refused(tmp_path):
    path = tmp_path / "x.root"
    with uproot.recreate(path) as file:
        file.mktree("Events", dict.fromkeys(MUON, "var * float32"))
    with pytest.raises(InputError, match=r"x\.root: the file holds no events"):
        read_events(path, options=by("flat-muon"))


def test_what_a_branch_map_lacks_is_known():
    muons, tracks = {"flavour": 13, "charge": "q"}, {"flavour": 211, "charge": "c"}
    places = {"pt": "pt", "eta": "eta", "phi": "phi"}

    def lacks(*groups, tracks=True):
        content = {"name": "x", "tree": "t", "particles": [{**places, **group} for group in groups]}
        return BranchMap.model_validate(content).lacks([11, 13], tracks=tracks)

    assert lacks(muons) == ("electrons", "tracks")
    assert lacks(muons, tracks=False) == ("electrons",)
    assert lacks(muons, {**muons, "flavour": 11}, tracks) == ()
    assert lacks(muons, {"pid": "pid"}) == ()
