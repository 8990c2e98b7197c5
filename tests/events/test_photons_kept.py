"""Photons in the event record: kept above a threshold, told by a column, through files and readers."""

import dataclasses
import math

import awkward as ak
import numpy as np
import pytest

from recast.core.errors import InputError
from recast.events.origin import FullRecord
from recast.events.parquet.slim import parquet_writer, read_parquet
from recast.events.record import Origin, empty_events, with_behavior
from recast.events.slimming import slim
from recast.events.thresholds import Slimming, default_slimming
from recast.generate.profiles import photon_profile, profile_names, shower_profile

KEEP = dataclasses.replace(default_slimming(), photon_pt_min_gev=0.5)


def full(particles, mothers):
    """One event: (pid, pt, eta, final) of each particle."""
    pid, pt, eta, final = (np.array(column) for column in zip(*particles, strict=True))
    phi = np.linspace(0.0, 2.0, len(pid))
    return FullRecord(
        event=np.array([0]),
        weight=np.array([1.0]),
        counts=np.array([len(pid)]),
        px=pt * np.cos(phi),
        py=pt * np.sin(phi),
        pz=pt * np.sinh(eta),
        mass=np.zeros(len(pid)),
        pid=pid.astype(np.int64),
        final=final.astype(bool),
        beam=np.zeros(len(pid), bool),
        mother=np.array(mothers),
    )


PARTICLES = [
    (23, 5.0, 0.0, 0),
    (13, 40.0, 0.0, 1),
    (22, 0.6, 1.0, 1),
    (22, 0.4, 1.0, 1),
    (22, 9.0, 3.6, 1),
    (111, 3.0, 0.5, 0),
    (22, 2.0, 0.5, 1),
    (130, 8.0, 0.1, 1),
]
EVENT = full(PARTICLES, [-1, 0, 0, 0, 0, -1, 5, -1])


def test_photons_above_the_threshold_inside_the_tracker():
    kept = slim(EVENT, KEEP, where="test")
    particles = kept["particles"][0]
    assert ak.to_list(particles["pid"]) == [13, 22, 22]
    assert ak.to_list(particles["origin"]) == [Origin.PROMPT, Origin.HADRON, Origin.PROMPT]
    assert ak.to_list(kept["photon_pt_min"]) == [0.5]
    assert ak.to_numpy(particles["mass"])[1] == 0.0
    bare = slim(EVENT, default_slimming(), where="test")
    assert ak.to_list(bare["particles"]["pid"]) == [[13]]
    assert "photon_pt_min" not in bare.fields


def test_the_column_survives_files_and_records_of_no_events(tmp_path):
    path = tmp_path / "events.parquet"
    with parquet_writer(path, empty_events(photon_pt_min_gev=0.5)) as writer:
        writer.add(slim(EVENT, KEEP, where="test"))
        writer.finish({})
    again = read_parquet(path)
    assert ak.to_list(again["photon_pt_min"]) == [0.5]
    assert ak.to_list(with_behavior(again, where="test")["particles"]["pid"]) == [[13, 22, 22]]
    assert ak.to_list(empty_events(photon_pt_min_gev=0.5)["photon_pt_min"]) == []


@pytest.mark.parametrize("value", [0.0, -1.0, math.inf])
def test_bad_thresholds(value):
    with pytest.raises(InputError, match="not a pT above 0"):
        Slimming(0.9, 3.5, 1.0, photon_pt_min_gev=value)


def test_profiles_with_photons_are_the_same_otherwise():
    for name in ("full", "no-mpi", "parton"):
        plain, found = shower_profile(name), photon_profile(name)
        assert found.name == f"{name}-photons"
        assert found.settings == plain.settings
        assert found.slimming == dataclasses.replace(plain.slimming, photon_pt_min_gev=0.5)
        assert "photon_pt_min_gev" not in plain.describe()["slim"]
        assert found.describe()["slim"]["photon_pt_min_gev"] == 0.5
        assert photon_profile(found.name) == found
    assert {"full-photons", "no-mpi-photons", "parton-photons"} <= set(profile_names())
    with pytest.raises(InputError, match=r"no-mpi-jets keeps no photons, .* Choose one of full-photons"):
        photon_profile("no-mpi-jets")
