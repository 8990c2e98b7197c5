"""Event files that others made and published (scikit-hep-testdata): each is read, or refused in one line.

The package on PyPI fetches its files when they are asked for: RECAST_TESTDATA names the folder that holds
them (of a checkout: src/skhep_testdata/data); run `pytest -m testdata -s tests/events/test_public_files.py`.
"""

import os
from pathlib import Path

import numpy as np
import pylhe
import pytest
import uproot
from event_files import read_events

from recast.core.errors import InputError
from recast.events.options import BadEvents, ReadOptions
from recast.events.readers import open_full

pytestmark = [
    pytest.mark.testdata,
    pytest.mark.skipif("RECAST_TESTDATA" not in os.environ, reason="RECAST_TESTDATA names no folder"),
]

FOLDER = Path(os.environ.get("RECAST_TESTDATA", "."))
START = "pylhe-testfile-"
LHE = {
    # events, cross section [pb] or why it is refused as a sample
    "madgraph-2.0.0-wbj.lhe": (59, 50.109086),
    "madgraph-2.2.1-Z-ckkwl.lhe.gz": (10_000, 3244.2094144),
    "madgraph-2.2.1-Z-fxfx.lhe.gz": (10_000, "has energy -0.267047 GeV.* or leave such events out"),
    "madgraph-2.2.1-Z-mlm.lhe.gz": (10_000, 3750.83600382),
    "madgraph5-3.5.8-pp_to_jj.lhe.gz": (1000, 699670700.0),
    "powheg-box-v2-W.lhe": (100, 4958.79),
    "powheg-box-v2-Z.lhe": (100, 1205.36),
    "powheg-box-v2-Zj.lhe": (100, r"the beams are 2212 and -2212 \(PDG codes\), not protons"),
    "powheg-box-v2-directphoton.lhe": (100, 32926934.152484532),  # XSECUP = -1: mean of the weights
    "powheg-box-v2-hvq.lhe": (6, 7217.2),
    "powheg-box-v2-trijet.lhe": (100, 123838707695.997),  # likewise
    "pr180.lhe": (10, 2.894732e-19),
    "pr29.lhe": (791, r"IDWTUP = 7 is not supported"),
    "pythia-6.413-ttbar.lhe": (100, r"the beams are 2212 and -2212"),
    "pythia-8.3.14-weakbosons.lhe": (100, 48.76776),
    "sherpa-3.0.1-eejjj.lhe": (100, r"the beams are 11 and -11"),
    "whizard-3.1.4-eeWW.lhe": (10, r"the beams are -11 and 11"),
}
READ_ROOT = {"uproot-issue513.root"}
"""ROOT files that hold events of a known kind."""


def whole(path, options):
    """Return number of events, sums of each weight and energy of the final particles."""
    count, weights, energy = 0, None, 0.0
    with open_full(path, options) as file:
        for events in file.chunks:
            count += len(events)
            sums = events.weights.sum(axis=0)
            weights = sums if weights is None else weights + sums
            energy += float(events.e[events.status == 1].sum())
    return count, weights, energy


def theirs(path):
    """Return the same by pylhe."""
    count, weights, energy = 0, [], 0.0
    for event in pylhe.LHEFile.fromfile(path).events:
        count += 1
        weights.append([event.eventinfo.weight, *event.weights.values()])
        energy += sum(particle.e for particle in event.particles if particle.status == 1)
    return count, np.asarray(weights).sum(axis=0), energy


@pytest.mark.filterwarnings("ignore")  # of pylhe
@pytest.mark.parametrize("name", LHE)
def test_lhe_files(name):
    path = FOLDER / (START + name)
    n_events, outcome = LHE[name]
    bad = isinstance(outcome, str) and "energy" in outcome
    options = ReadOptions(bad_events=BadEvents(number=1 if bad else 0))
    count, weights, energy = whole(path, options)
    expected = theirs(path)
    assert expected[0] == n_events
    assert count == n_events - bad
    if not bad:
        assert weights == pytest.approx(expected[1], rel=1e-12)
        assert energy == pytest.approx(expected[2], rel=1e-9)
    if isinstance(outcome, str):
        with pytest.raises(InputError, match=outcome) as caught:
            read_events(path)
        assert "\n" not in str(caught.value)
        print(f"{name:40} {count:6} events; {caught.value.what}")
    else:
        sample = read_events(path)[1]
        assert sample.cross_section_pb == pytest.approx(outcome, rel=1e-9)
        print(f"{name:40} {count:6} events, {sample.cross_section_pb:.6g} pb, {sample.sqrt_s_gev:g} GeV")


def test_the_table_of_lhe_files_is_complete():
    found = {path.name.removeprefix(START) for path in FOLDER.glob("*lhe*") if path.suffix != ".readme"}
    known = {*LHE, "pylhe-testlhef3.lhe", "pylhe-drell-yan-ll-lhe.gz"}
    assert not {name for name in found - known if not name.endswith(".hdf5")}


def root_files():
    return sorted(path.name for path in FOLDER.glob("*.root")) or ["none.root"]


@pytest.mark.parametrize("name", root_files())
def test_root_files(name):
    try:
        count, weights, _ = whole(FOLDER / name, ReadOptions())
    except InputError as error:
        assert name not in READ_ROOT
        assert "\n" not in str(error)  # noqa: PT017
        assert str(FOLDER / name) in str(error)  # noqa: PT017
        print(f"{name:60} {error.what[:100]}")
        return
    assert name in READ_ROOT
    with uproot.open(FOLDER / name) as file:
        tree = file["Delphes"]
        assert count == tree.num_entries
        stated = tree["Event/Event.Weight"].array(library="np")
        assert weights[0] == pytest.approx(sum(float(row[0]) for row in stated))
    print(f"{name:60} {count} events")
