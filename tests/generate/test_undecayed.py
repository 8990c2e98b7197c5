"""What becomes of particles that the parton events leave undecayed."""

import collections
import contextlib
import io
import re

import awkward as ak
import numpy as np
import pyhepmc
import pytest
import pythia8mc
from undecayed_file import write_undecayed

from recast.core.errors import InputError
from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.core.slha import QuantumNumbers
from recast.events.convert import Target, convert
from recast.events.options import ReadOptions
from recast.events.parquet.slim import read_parquet
from recast.events.particles import file_particles
from recast.events.parton_filter import PartonFilter
from recast.events.partons import read_parton_file
from recast.events.readers import open_full
from recast.events.sample import Sample, load_sample
from recast.events.stream import stream_events
from recast.generate import shower as shower_module
from recast.generate.pythia import EVENTS_A_SEED
from recast.generate.shower import shower
from recast.generate.undecayed import shower_particles

QNUMBERS = "BLOCK QNUMBERS {0}\n 1 {1}\n 2 3\n 3 1\n 4 {2}\n"
ZPRIME = "BLOCK MASS\n 32 30.0\nDECAY 32 1.0e-03\n"
TO_MUONS = ZPRIME + " 1.0 2 13 -13\n"
NEW = "BLOCK MASS\n 9000005 30.0\nDECAY 9000005 1.0e-03\n" + QNUMBERS.format(9000005, 0, 0)


def _decide(path):
    file = read_parton_file(path)
    return shower_particles(file.table, file.slha, str(path))


def _shower(path, out, *, profile="parton", write=("parquet",), jobs=1, event_filter=None):
    count = path.read_text().count("<event>")
    sample = Sample("undecayed", "p p > x", "unknown", 8000.0, path, count, 1.0, 0.01)
    with workers(jobs) as pool:
        return shower(
            sample, profile, 5, out, workers=pool, progress=Silent(), write=write, event_filter=event_filter
        )


def _products(path, code):
    """Count what a particle decays to in a HepMC file; () where it does not decay."""
    found = collections.Counter()
    with pyhepmc.open(path) as file:
        for event in file:
            for particle in event.particles:
                if abs(particle.pid) != code:
                    continue
                end = particle.end_vertex
                products = tuple(sorted(item.pid for item in end.particles_out)) if end else ()
                if code not in map(abs, products):
                    found[products] += 1
    return found


def _entry(data, code):
    entry = data.findParticle(code)
    names = ("m0", "mWidth", "mMin", "mMax", "tau0", "isResonance", "mayDecay", "chargeType", "colType")
    channels = []
    for number in range(entry.sizeChannels()):
        channel = entry.channel(number)
        products = [channel.product(index) for index in range(channel.multiplicity())]
        channels.append((channel.onMode(), channel.bRatio(), channel.meMode(), products))
    return [getattr(entry, name)() for name in (*names, "spinType", "hasAnti")], channels


SAME_AS_PYTHIA = {
    "one channel": (32, TO_MUONS),
    "wide, several channels": (
        32,
        "BLOCK MASS\n 32 30.0\nDECAY 32 4.0\n 0.5 2 13 -13\n 0.3 2 5 -5\n 0.2 3 11 -13 14\n",
    ),
    "fractions that add up to 0.999": (32, ZPRIME + " 0.333 2 13 -13\n 0.333 2 11 -11\n 0.333 2 15 -15\n"),
    "unknown to Pythia": (9000005, NEW.replace("1.0e-03\n", "1.0e-03\n 0.6 2 13 -13\n 0.4 2 2 -2\n")),
    "off the shell of its W": (
        32,
        "BLOCK MASS\n 32 130.0\nDECAY 32 0.1\n 0.9 2 13 -13\n 0.1 2 24 -24\n",
    ),
    "h": (25, "BLOCK MASS\n 25 120.0\nDECAY 25 0.01\n 1.0 2 13 -13\n"),
    "t": (6, "BLOCK MASS\n 6 170.0\nDECAY 6 1.5\n 0.8 2 24 5\n 0.2 2 24 3\n"),
    "b'": (7, "BLOCK MASS\n 7 400.0\nDECAY 7 1.5\n 0.8 2 -24 4\n 0.2 2 -24 2\n"),
}


@pytest.mark.parametrize("name", SAME_AS_PYTHIA)
def test_a_table_means_what_pythia_makes_of_it_itself(tmp_path, name):
    """Pythia reads a file with Beams:LHEF, or gets our settings: mass, width and channels are the same."""
    code, slha = SAME_AS_PYTHIA[name]
    path = write_undecayed(tmp_path / "x.lhe", slha, code, 30.0, pair=code in (6, 7))
    quiet = ("Print:quiet = on", "Print:errors = off", "PartonLevel:all = off", "SLHA:verbose = 0")
    itself = pythia8mc.Pythia("", False)
    for line in ("Beams:frameType = 4", f"Beams:LHEF = {path}", *quiet):
        assert itself.readString(line)
    with contextlib.redirect_stdout(io.StringIO()):
        assert itself.init()
    told = pythia8mc.Pythia("", False)
    for line in ("ProcessLevel:all = off", *quiet, *_decide(path).settings):
        assert told.readString(line), line
    assert told.init()
    ours, theirs = _entry(told.particleData, code), _entry(itself.particleData, code)
    assert ours[0] == pytest.approx(theirs[0], rel=1e-12)
    assert [item[::2] for item in ours[1]] == [item[::2] for item in theirs[1]]
    assert [item[1] for item in ours[1]] == pytest.approx([item[1] for item in theirs[1]], rel=1e-12)
    assert [item[3] for item in ours[1]] == [item[3] for item in theirs[1]]


@pytest.mark.parametrize("code", [32, 9000005])
def test_a_new_particle_decays_by_the_table_of_the_header(tmp_path, code):
    slha = TO_MUONS if code == 32 else NEW.replace("1.0e-03\n", "1.0e-03\n 1.0 2 13 -13\n")
    path = write_undecayed(tmp_path / "x.lhe", slha, code)
    result = _shower(path, tmp_path / "x.parquet", write=("parquet", "hepmc3"))
    assert _products(tmp_path / "x.hepmc3.gz", code) == {(-13, 13): 20}
    muons = abs(read_parquet(tmp_path / "x.parquet").particles.pid) == 13
    assert ak.sum(muons, axis=1).to_list() == [2] * 20
    facts = result.provenance["shower"]
    assert re.fullmatch(
        rf".*\b{code}\b.*: decayed by the table in its header, isotropically", facts["notes"][0]
    )
    assert f"{code}:oneChannel = 1 1.0 100 13 -13" in facts["particle_settings"]
    assert load_sample(tmp_path / "x.hepmc3.gz").provenance["shower"] == facts


def test_the_same_events_whatever_the_number_of_processes(tmp_path, monkeypatch):
    path = write_undecayed(tmp_path / "x.lhe", TO_MUONS, count=2 * EVENTS_A_SEED + 20)
    for jobs, piece in ((1, 5 * EVENTS_A_SEED), (2, EVENTS_A_SEED)):
        monkeypatch.setattr(shower_module, "_PIECE", piece)
        _shower(path, tmp_path / f"{jobs}.parquet", jobs=jobs)
    assert read_parquet(tmp_path / "1.parquet").to_list() == read_parquet(tmp_path / "2.parquet").to_list()


def test_products_decay_by_their_own_tables(tmp_path):
    slha = (
        "BLOCK MASS\n 32 30.0\n 9000005 10.0\n 52 2.0\nDECAY 32 1.0e-03\n 1.0 2 9000005 9000005\n"
        "DECAY 9000005 1.0e-03\n 1.0 3 13 -13 22\n" + QNUMBERS.format(9000005, 0, 0)
    )
    path = write_undecayed(tmp_path / "x.lhe", slha)
    _shower(path, tmp_path / "x.parquet", write=("hepmc3",))
    assert _products(tmp_path / "x.hepmc3.gz", 32) == {(9000005, 9000005): 20}
    assert _products(tmp_path / "x.hepmc3.gz", 9000005) == {(-13, 13, 22): 40}


def test_a_stable_product_has_the_mass_of_the_header(tmp_path):
    slha = "BLOCK MASS\n 32 30.0\n 52 10.0\nDECAY 32 1.0e-03\n 1.0 2 52 -52\n"
    _shower(write_undecayed(tmp_path / "x.lhe", slha), tmp_path / "x.parquet", write=("hepmc3",))
    with pyhepmc.open(tmp_path / "x.hepmc3.gz") as file:
        masses = [p.generated_mass for event in file for p in event.particles if abs(p.pid) == 52]
    assert masses == pytest.approx([10.0] * 40)


@pytest.mark.parametrize("slha", ["", "BLOCK MASS\n 52 30.0\n", "BLOCK MASS\n 52 30.0\nDECAY 52 0.0\n"])
def test_dark_matter_stays_and_is_missing_momentum(tmp_path, slha):
    """A particle without width is stable; it is neither track nor jet."""
    path = write_undecayed(tmp_path / "x.lhe", slha, 52, pair=True)
    result = _shower(path, tmp_path / "x.parquet", profile="no-mpi-jets", write=("parquet", "hepmc3"))
    assert _products(tmp_path / "x.hepmc3.gz", 52) == {(): 40}
    assert "notes" not in result.provenance["shower"]
    events = read_parquet(tmp_path / "x.parquet")
    assert not ak.any(abs(events.particles.pid) == 52)
    with pyhepmc.open(tmp_path / "x.hepmc3.gz") as file:
        wanted = [
            sum(p.momentum.px for p in event.particles if p.status == 1 and abs(p.pid) in (12, 14, 16, 52))
            for event in file
        ]
    assert np.asarray(events.missing.px) == pytest.approx(wanted, abs=1e-3)


def test_a_particle_of_the_header_is_a_track_if_it_is_charged(tmp_path):
    """In the shower's own record and in what is read of the HepMC file beside its description."""
    for charge, tracks in ((3, 40), (0, 0)):
        slha = "BLOCK MASS\n 9000005 30.0\n" + QNUMBERS.format(9000005, charge, 1)
        path = write_undecayed(tmp_path / f"{charge}.lhe", slha, 9000005, pair=True)
        result = _shower(path, tmp_path / f"{charge}.parquet", write=("parquet", "hepmc3"))
        assert result.provenance["shower"]["particles"][0]["charge3"] == charge
        for file in (f"{charge}.parquet", f"{charge}.hepmc3.gz", f"{charge}.lhe"):
            with stream_events(tmp_path / file, ReadOptions()) as stream:
                found = ak.concatenate(list(stream.chunks()))
            assert ak.sum(abs(found.particles.pid) == 9000005) == tracks, file


def test_particles_survive_a_conversion(tmp_path):
    slha = "BLOCK MASS\n 9000005 30.0\n" + QNUMBERS.format(9000005, 3, 1)
    path = write_undecayed(tmp_path / "x.lhe", slha, 9000005, pair=True)
    for target in (Target.PARQUET, Target.RNTUPLE, Target.ROOT):
        out = tmp_path / f"x.{target}"
        convert([path], out, target)
        with open_full(out, ReadOptions()) as file:
            next(file.chunks)
            assert file_particles(file) == (QuantumNumbers(9000005, 3, 3, 1, False),)


@pytest.mark.parametrize(
    ("code", "slha", "message"),
    [
        (32, "", r"Z'0 \(32\) is left undecayed and its header has no table \(DECAY 32\)"),
        (32, "BLOCK MASS\n 32 30.0\n", r"Z'0 \(32\) is left undecayed and its header has no table"),
        (32, ZPRIME, r"Z'0 \(32\) is left undecayed, but DECAY 32 in its header has a width and no channels"),
        (32, ZPRIME.replace("1.0e-03", "auto"), r"the width of Z'0 \(32\) .* is 'auto'"),
        (32, ZPRIME.replace("1.0e-03", "-1.0"), r"the width of Z'0 \(32\) .* is '-1.0'"),
        (32, TO_MUONS.replace("1.0e-03", "0.0"), "DECAY 32 in its header has channels and no width"),
        (32, ZPRIME + " 0.989 2 13 -13\n", "the fractions of DECAY 32 in its header add up to 0.989, not 1"),
        (32, ZPRIME + " 0.5 2 13 -13\n 0.6 2 11 -11\n", "add up to 1.1, not 1"),
        (32, ZPRIME + " 0.5 2 13 -13\n -0.5 2 11 -11\n", "has a fraction that is not from 0 to 1"),
        (32, ZPRIME + " 1.0 3 13 -13\n", '"1.0 3 13 -13" of DECAY 32 in its header is no channel of 2 to 8'),
        (32, ZPRIME + " 1.0 2 mu -13\n", '"1.0 2 mu -13" of DECAY 32 in its header is no channel'),
        (32, ZPRIME + " 1.0\n", '"1.0" of DECAY 32 in its header is no channel'),
        (32, ZPRIME + " 1.0 2 13 13\n", '"1.0 2 13 13" .* does not keep the electric charge'),
        (32, ZPRIME + " 1.0 2 23 -23\n", "has an antiparticle that does not exist"),
        (32, ZPRIME + " 1.0 2 6 -6\n", "is closed: its products are heavier than"),
        (32, ZPRIME + " 1.0 2 9000099 -9000099\n", "does not know the particle with PDG code 9000099"),
        (32, ZPRIME + " 1.0 2 52 -52\n", r"the mass of DM\(s=1/2\) \(52\) is missing"),
        (32, ZPRIME + " 1.0 2 13 -13\n" + TO_MUONS, "DECAY 32 stands twice in its header"),
        (9000005, NEW, "PDG 9000005 is left undecayed, but DECAY 9000005 in its header has a width and no"),
        (6000025, "", "the final particle PDG 6000025 decays, but its header has no DECAY 6000025"),
        (55, "", r"DMmed\(s=1\) \(55\) is left undecayed and its header has no table"),
        (9900012, "", "is left undecayed and its header has no table"),
        (23, "BLOCK QNUMBERS 23\n 1 3\n 2 3\n 3 1\n 4 1\n", "is not the particle of the Standard Model"),
    ],
)  # fmt: skip
def test_what_cannot_be_decayed_is_refused_by_name(tmp_path, code, slha, message):
    path = write_undecayed(tmp_path / "x.lhe", slha, code)
    with pytest.raises(InputError, match=message) as error:
        _shower(path, tmp_path / "x.parquet")
    assert str(path) in str(error.value)
    assert not (tmp_path / "x.parquet").exists()


@pytest.mark.parametrize(
    ("code", "slha", "notes"),
    [
        (23, "", ["Z0 (23): decayed by Pythia's own table"]),
        (23, "DECAY 23 2.4952\n 1.0 2 13 -13\n", ["Z0 (23): decayed by Pythia's own table"]),
        (25, "DECAY 25 0.004\n", ["h0 (25): decayed by Pythia's own table"]),
        (
            25,
            "DECAY 25 0.004\n 1.0 2 13 -13\n",
            ["h0 (25): decayed by the table in its header, isotropically"],
        ),
        (
            32,
            TO_MUONS.replace("1.0e-03", "1.0e-20"),
            ["Z'0 (32): stable, as the width is below 1.97e-19 GeV"],
        ),
        (
            32,
            TO_MUONS.replace("1.0e-03", "1.0e-15"),
            [
                "Z'0 (32): decayed by the table in its header, isotropically",
                "Z'0 (32): c tau is above 10 mm, but the products count as prompt",
            ],
        ),
        (
            42,
            "BLOCK MASS\n 42 30.0\n" + QNUMBERS.format(42, 0, 0),
            ["BLOCK QNUMBERS 42 of its header takes the place of what Pythia has under this code"],
        ),
    ],
)
def test_which_table_is_used_is_said(tmp_path, code, slha, notes):
    assert list(_decide(write_undecayed(tmp_path / "x.lhe", slha, code)).notes) == notes


def test_tables_of_decayed_particles_change_nothing(tmp_path):
    """MadGraph's headers have tables of particles whose decay is in the events."""
    path = write_undecayed(tmp_path / "x.lhe", TO_MUONS + "DECAY 6 1.5\n 1.0 2 24 5\n", 13, pair=True)
    found = _decide(path)
    bare = _decide(write_undecayed(tmp_path / "y.lhe", "", 13, pair=True))
    assert (found.settings, found.notes, found.decayed) == (bare.settings, (), ())


def test_a_filter_cannot_judge_leptons_that_are_to_come(tmp_path):
    path = write_undecayed(tmp_path / "x.lhe", TO_MUONS)
    with pytest.raises(
        InputError, match=r"the filter judges leptons of the file, but Pythia decays Z'0 \(32\)"
    ):
        _shower(path, tmp_path / "x.parquet", event_filter=PartonFilter(leptons_min=2))
