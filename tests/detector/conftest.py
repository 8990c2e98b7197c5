import numpy as np
import pytest

from recast.detector.objects import DetectorModel, IsolationCut, LeptonCuts
from recast.events.record import make_events

MASSES = {11: 0.000511, 13: 0.105658}


def build(events, numbers=None, weight=1.0, order="pt"):
    """Return a record from lists of (pid, pt, eta, phi), one list an event."""
    rows = []
    for event in events:
        rows += sorted(event, key=lambda p: -p[1]) if order == "pt" else event
    pid, pt, eta, phi = (np.array(column, float) for column in zip(*rows, strict=True))
    columns = {
        "px": pt * np.cos(phi),
        "py": pt * np.sin(phi),
        "pz": pt * np.sinh(eta),
        "mass": np.array([MASSES.get(abs(int(p)), 0.13957) for p in pid]),
        "pid": pid,
        "origin": np.ones(len(pid)),
    }
    return make_events(
        np.arange(len(events)) if numbers is None else numbers,
        np.full(len(events), weight),
        [len(event) for event in events],
        columns,
        where="test",
    )


@pytest.fixture
def make():
    return build


@pytest.fixture
def model():
    def create(**muon):
        muon = {"flavour": 13, "pt_min_gev": 4.0, "abs_eta_max": 2.7} | muon
        return DetectorModel(
            leptons=(LeptonCuts(flavour=11, pt_min_gev=7.0, abs_eta_max=2.47), LeptonCuts(**muon)),
            isolation=IsolationCut(cone=0.2, track_pt_min_gev=1.0, track_abs_eta_max=2.5, max_ratio=0.15),
        )

    return create
