import gzip
import json
from pathlib import Path

import awkward as ak
import numpy as np
import pytest
from event_files import read_events

from recast.core.errors import InputError, RunError
from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.events.lhe.writer import HeaderInfo, write_partons
from recast.events.parquet.facts import parquet_facts
from recast.events.parquet.slim import read_parquet
from recast.events.parton_filter import PartonFilter
from recast.events.parton_table import PartonTable
from recast.events.partons import read_parton_file, read_partons
from recast.events.record import Origin, double_precision
from recast.events.sample import Sample, load_sample
from recast.generate import shower as shower_module
from recast.generate.profiles import profile_names, shower_profile
from recast.generate.pythia import EVENTS_A_SEED, Engine, event_seed
from recast.generate.shower import shower
from recast.generate.shower_worker import ShowerTask, shower_piece

DATA = Path(__file__).resolve().parents[1] / "data" / "events"
SM = DATA / "four_muons_sm.lhe.gz"
LATER = {"scale_gev": 4.0, "abs_eta_max": 3.2, "source": "test"}
FILTER = PartonFilter(
    m4l_min_gev=82.0,
    mll_min_gev=4.5,
    after_radiation=LATER | {"pt_min_gev": (17.0, 12.0, 6.0, 0.0), "eta_tested_above_gev": 3.0},
)


def parton_sample(path=SM, *, n_events=160, name="sm"):
    return Sample(name, "p p > mu+ mu- mu+ mu-", "sm", 8000.0, path, n_events, 0.03783285287059, 5.4e-5)


def few(tmp_path, n_events):
    """The first events of the file, as a file of its own."""
    head, *events = gzip.decompress(SM.read_bytes()).decode().split("<event>")
    path = tmp_path / "few.lhe"
    path.write_text(
        head + "".join("<event>" + event for event in events[:n_events]) + "</LesHouchesEvents>\n"
    )
    return parton_sample(path, n_events=n_events)


def run(sample, out, *, profile="no-mpi", seed=1, jobs=1, **options):
    with workers(jobs) as pool:
        return shower(sample, profile, seed, out, workers=pool, progress=Silent(), **options)


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    return run(parton_sample(), tmp_path_factory.mktemp("plain") / "events.parquet")


def counts(sample):
    return sample.provenance["shower"]["counts"]


def test_the_sample_keeps_its_identity(plain):
    given = parton_sample()
    for name in ("name", "process", "contribution", "sqrt_s_gev", "n_events", "cross_section_pb"):
        assert getattr(plain, name) == getattr(given, name)
    assert load_sample(plain.path) == plain
    facts = parquet_facts(plain.path)["sample"]
    assert facts["provenance"] == plain.provenance
    assert plain.provenance["shower"]["profile"]["name"] == "no-mpi"
    assert plain.provenance["shower"]["filter"] is None
    assert plain.provenance["shower"]["pythia"].startswith("8.317")
    json.dumps(plain.provenance, allow_nan=False)


def test_every_event_is_there_once_with_its_weight(plain):
    events = read_parquet(plain.path)
    assert events.event.to_list() == list(range(160))
    assert np.array_equal(events.weight, read_partons(parton_sample()).weight)
    assert counts(plain)["showered"] == 160
    assert counts(plain)["rejected"] == counts(plain)["filtered"] == counts(plain)["vetoed"] == 0


def test_radiation_only_lowers_the_mass_of_the_four_muons(plain):
    events = read_parquet(plain.path)
    particles = double_precision(events.particles)
    muons = particles[(np.abs(particles.pid) == 13) & (particles.origin == int(Origin.PROMPT))]
    four = ak.to_numpy(ak.num(muons)) == 4
    assert four.mean() > 0.8  # the others have a muon below the threshold of the record
    partons = read_partons(parton_sample())
    final = partons.momenta[partons.codes[:, 1] == 1][:, :4].reshape(-1, 4, 4).sum(axis=1)
    before = np.sqrt(final[:, 3] ** 2 - (final[:, :3] ** 2).sum(axis=1))
    total = ak.sum(muons[four].px, axis=1) ** 2 + ak.sum(muons[four].py, axis=1) ** 2
    energy, pz = ak.sum(muons[four].energy, axis=1), ak.sum(muons[four].pz, axis=1)
    after = np.sqrt(ak.to_numpy(energy**2 - pz**2 - total))
    assert (after < before[four] * (1 + 1e-4)).all()
    assert (after < before[four] - 1.0).any()


def test_two_workers_write_the_same_bytes(tmp_path, monkeypatch):
    monkeypatch.setattr(shower_module, "_PIECE", EVENTS_A_SEED)
    sample = parton_sample()
    one = run(sample, tmp_path / "one" / "e.parquet", profile="full")
    two = run(sample, tmp_path / "two" / "e.parquet", profile="full", jobs=2)
    monkeypatch.setattr(shower_module, "_PIECE", 4 * EVENTS_A_SEED)
    whole = run(sample, tmp_path / "whole" / "e.parquet", profile="full")
    assert one.path.read_bytes() == two.path.read_bytes() == whole.path.read_bytes()


def test_text_and_columns_are_showered_to_the_same_bits(tmp_path):
    file = read_parton_file(SM)
    header = HeaderInfo(8000.0, 0.03783285287059, 5.4e-5, 0.04, {})
    for kind in ("lhe.gz", "parquet"):
        path = write_partons(tmp_path / kind / f"partons.{kind}", header, [file.table])
        run(parton_sample(path), tmp_path / kind / "e.parquet", event_filter=FILTER)
    text, columns = (read_parquet(tmp_path / kind / "e.parquet") for kind in ("lhe.gz", "parquet"))
    assert text.to_list() == columns.to_list()


@pytest.mark.parametrize("profile", profile_names())
def test_blocks_do_not_depend_on_their_neighbours(profile):
    partons = read_partons(parton_sample())

    def showered(part):
        events = shower_piece(ShowerTask(part, shower_profile(profile), "sm", (4000.0, 4000.0), 5)).events
        return {event["event"]: event for event in events.to_list()}

    together = showered(partons)
    backwards = {}
    for part in reversed(list(PartonTable.blocks([partons], EVENTS_A_SEED))):
        backwards |= showered(part)
    assert len(together) == 160
    assert backwards == together


def test_the_second_stage_of_the_filter_changes_no_event_that_it_lets_pass():
    partons, settings = read_partons(parton_sample()), shower_profile("no-mpi").settings
    seeds = [event_seed(1, "sm", number) for number in range(160)]
    every = Engine(settings, (4000.0, 4000.0), None).shower(partons, seeds)
    some = Engine(settings, (4000.0, 4000.0), FILTER.after_radiation).shower(partons, seeds)
    assert every.accepted.all()
    assert 10 < some.vetoed.sum() < 150
    assert some.batch.prt.to_list() == every.batch.prt[some.accepted].to_list()


def test_all_weights_are_accounted_for(tmp_path, plain):
    filtered = run(parton_sample(), tmp_path / "f.parquet", event_filter=FILTER)
    kept = read_parquet(filtered.path)
    assert 10 < len(kept) < 110
    tally = counts(filtered)
    assert tally["filtered"] > 10
    assert tally["vetoed"] > 10
    assert tally["filtered"] + tally["vetoed"] + tally["showered"] == tally["generated"] == 160
    total = ak.sum(kept.weight) + tally["filtered_weight_pb"] + tally["vetoed_weight_pb"]
    assert total == pytest.approx(ak.sum(read_parquet(plain.path).weight))
    assert filtered.n_events == 160
    assert filtered.provenance["shower"]["filter"] == FILTER.describe()


def test_a_filter_that_nothing_passes(tmp_path):
    nothing = PartonFilter(after_radiation=LATER | {"pt_min_gev": (4000.0,)})
    sample = run(few(tmp_path, 20), tmp_path / "f.parquet", event_filter=nothing)
    assert counts(sample)["vetoed"] == 20
    assert len(read_parquet(sample.path)) == 0
    with pytest.raises(RunError, match=r"shower: no event is left to write as hepmc3\. Loosen the filter"):
        run(few(tmp_path, 20), tmp_path / "g.parquet", event_filter=nothing, write=("hepmc3",))
    assert not list(tmp_path.glob("g.*"))


def test_seed_and_name_of_the_sample_matter(tmp_path):
    partons = read_partons(few(tmp_path, 5))
    results = [
        shower_piece(
            ShowerTask(partons, shower_profile("no-mpi"), name, (4000.0, 4000.0), seed)
        ).events.to_list()
        for name, seed in (("sm", 1), ("sm", 2), ("np", 1))
    ]
    assert results[0] != results[1]
    assert results[0] != results[2]


def test_seeds_are_valid_for_pythia_and_differ():
    seeds = {event_seed(1, "sm", number) for number in range(5000)}
    assert len(seeds) > 4995  # 900 million values: a rare pair of equal ones does no harm
    assert min(seeds) >= 1
    assert max(seeds) <= 900_000_000
    assert max(seeds) > 890_000_000


@pytest.mark.parametrize("profile", ["full", "parton"])
def test_full_events_give_the_same_columns(tmp_path, profile):
    sample = few(tmp_path, 12)
    internal = run(sample, tmp_path / "e.parquet", profile=profile, event_filter=FILTER)
    written = run(
        sample,
        tmp_path / "w.parquet",
        profile=profile,
        event_filter=FILTER,
        write=("hepmc3", "hepmc2", "parquet"),
    )
    assert written.path == tmp_path / "w.hepmc3.gz"
    assert 0 < counts(written)["showered"] < 12
    every = {event["event"]: event for event in read_parquet(internal.path).to_list()}
    for name in ("w.hepmc3.gz", "w.hepmc2.gz", "w.parquet"):
        events, described = read_events(tmp_path / name)
        assert events.to_list() == [every[number] for number in events.event.to_list()]
        assert len(events) == counts(written)["showered"]
        assert described.n_events == 12
        assert described.provenance == written.provenance


def test_the_profiles_differ_as_they_say(tmp_path):
    sample = few(tmp_path, 40)
    tracks = {}
    for name in ("full", "no-mpi", "parton"):
        events = read_parquet(run(sample, tmp_path / f"{name}.parquet", profile=name).path)
        tracks[name] = ak.mean(ak.sum(events.particles.origin == int(Origin.HADRON), axis=1))
    assert tracks["full"] > 2 * tracks["no-mpi"] > 0
    assert tracks["parton"] == 0


def spoiled(tmp_path, which, n_events=160):
    """Events with a wrong colour line: Pythia cannot shower them."""
    text = gzip.decompress(SM.read_bytes()).decode().removesuffix("</LesHouchesEvents>\n")
    head, *events = text.split("<event>")
    for index in which:
        events[index] = events[index].replace(" 501 ", " 502 ", 1)
    path = tmp_path / "spoiled.lhe"
    path.write_text(
        head + "".join("<event>" + event for event in events[:n_events]) + "</LesHouchesEvents>\n"
    )
    return parton_sample(path, n_events=n_events)


def test_an_event_that_pythia_rejects_keeps_its_number(tmp_path, plain):
    sample = run(spoiled(tmp_path, [37]), tmp_path / "e.parquet")
    tally = counts(sample)
    assert (tally["rejected"], tally["rejected_events"], tally["showered"]) == (1, [37], 159)
    assert tally["rejected_weight_pb"] == read_partons(parton_sample()).weight[37]
    assert sample.n_events == 160
    every, found = (read_parquet(path).to_list() for path in (plain.path, sample.path))
    assert [event["event"] for event in found] == [*range(37), *range(38, 160)]
    # the same random numbers until it came, and from the next block on
    assert found[:37] == every[:37]
    assert found[49:] == every[50:]


def test_many_rejected_events_are_an_error(tmp_path):
    sample = spoiled(tmp_path, [3, 4, 9])
    with pytest.raises(RunError) as caught:
        run(sample, tmp_path / "e.parquet")
    assert str(caught.value) == (
        f"shower of {sample.path}: Pythia rejected 3 of 160 events (the first is number 3). "
        "Check momenta, mothers and colours of the LHE file."
    )
    assert not list(tmp_path.glob("e.*"))


class Recorder:
    """Conditions that pass everything and remember the leptons they were shown."""

    scale_gev = 6.0

    def __init__(self):
        self.seen = []

    def passes(self, leptons):
        self.seen.append(sorted(leptons))
        return True


@pytest.mark.parametrize("name", ["four_muons_sm", "four_muons_zp50"])
def test_the_hook_sees_the_leptons_where_they_end(name):
    # nothing happens below the hook's scale: what it sees is what comes out
    settings = (
        "PartonLevel:MPI = off",
        "PartonLevel:FSR = off",
        "SpaceShower:pTmin = 8.0",
        "SpaceShower:QEDshowerByQ = off",
        "BeamRemnants:primordialKT = off",
        "HadronLevel:all = off",
        "LesHouches:setLeptonMass = 0",
    )
    n_events = {"four_muons_sm": 160, "four_muons_zp50": 40}[name]
    conditions = Recorder()
    sample = Sample(name, "x", "sm", 8000.0, DATA / f"{name}.lhe.gz", n_events, 1.0, 1e3)
    result = Engine(settings, (4000.0, 4000.0), conditions).shower(
        read_partons(sample), list(range(1, n_events + 1))
    )
    muons = result.batch.prt[(result.batch.prt.status > 0) & (np.abs(result.batch.prt.id) == 13)]
    ends = [
        sorted((muon["p"]["px"], muon["p"]["py"], muon["p"]["pz"]) for muon in event)
        for event in muons.to_list()
    ]
    moved = 0
    assert len(conditions.seen) > 0.3 * n_events
    for seen in conditions.seen:
        nearest = min(ends, key=lambda end: np.abs(np.subtract(end, seen)).max())
        assert seen == [pytest.approx(momentum, rel=1e-6, abs=1e-6) for momentum in nearest]
        moved += abs(sum(momentum[0] for momentum in seen)) > 1.0
    assert moved > 0.1 * n_events


def test_unknown_names_are_refused(tmp_path):
    with pytest.raises(InputError, match=r'unknown shower profile "fall"\. Did you mean "full"\?'):
        run(parton_sample(), tmp_path / "e.parquet", profile="fall")
    with pytest.raises(
        InputError, match=r'the shower cannot write "hepmc"\. Names that begin so: hepmc2, hepmc3'
    ):
        run(parton_sample(), tmp_path / "e.parquet", write=("hepmc",))
    with pytest.raises(InputError, match=r'the shower cannot write "lhe"'):
        run(parton_sample(), tmp_path / "e.parquet", write=("lhe",))
    with pytest.raises(InputError, match=r"no output format\. Known: parquet, hepmc3, hepmc2"):
        run(parton_sample(), tmp_path / "e.parquet", write=())
    assert not list(tmp_path.iterdir())


def test_an_unknown_pythia_setting_is_named():
    with pytest.raises(InputError, match='Pythia does not know the setting "PartonLevel:MPY = off"'):
        Engine(("PartonLevel:MPY = off",), (4000.0, 4000.0), None)


def test_settings_that_pythia_cannot_start_with_are_an_error():
    with pytest.raises(RunError, match=r"shower: Pythia could not be initialised\. Check the profile's"):
        Engine(("PDF:pSet = LHAPDF6:none",), (4000.0, 4000.0), None)


def test_a_profile_card_needs_its_keys(tmp_path):
    card = tmp_path / "profiles.yaml"
    card.write_text("profiles: {}\n")
    with pytest.raises(InputError, match=r"profiles\.yaml: needs the keys slim, common and profiles"):
        shower_profile("full", card)
    with pytest.raises(InputError, match=r"absent\.yaml: cannot be read"):
        shower_profile("full", tmp_path / "absent.yaml")


@pytest.mark.parametrize("broken", ["charge", "momentum"])
def test_an_event_that_breaks_a_conservation_law_is_rejected(tmp_path, broken):
    """What Pythia's own check of events finds, which is off: it takes a tenth of the time."""
    text = gzip.decompress(SM.read_bytes()).decode().removesuffix("</LesHouchesEvents>\n")
    head, *events = text.split("<event>")
    lines = events[5].splitlines()
    place = next(k for k, line in enumerate(lines) if line.split()[:2] == ["13", "1"])
    words = lines[place].split()
    words[0 if broken == "charge" else 6] = "-13" if broken == "charge" else repr(float(words[6]) + 30.0)
    lines[place] = " ".join(words)
    events[5] = "\n".join(lines) + "\n"
    path = tmp_path / "spoiled.lhe"
    path.write_text(head + "".join("<event>" + event for event in events) + "</LesHouchesEvents>\n")
    for write in ("parquet", "hepmc3"):  # at once, and one by one
        sample = parton_sample(path, n_events=len(events))
        tally = counts(run(sample, tmp_path / "e.parquet", write=(write,)))
        assert tally["rejected_events"] == [5]
