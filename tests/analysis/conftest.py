import numpy as np
import pytest

from recast.analysis.loader import load_analysis
from recast.detector.draws import Draws
from recast.events.record import make_events, with_photons

MASSES = {11: 0.000511, 13: 0.105658}


def build(events, weights=1.0, numbers=None):
    """Return a record from lists of (pid, pt, eta, phi), one list an event."""
    rows = [particle for event in events for particle in sorted(event, key=lambda p: -p[1])]
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
        np.broadcast_to(np.asarray(weights, float), len(events)),
        [len(event) for event in events],
        columns,
        where="test",
    )


@pytest.fixture
def make():
    return build


@pytest.fixture
def make_with_photons():
    """Like `make`, for analyses that add photons to leptons: the record holds those above 0.5 GeV."""
    return lambda events: with_photons(build(events), 0.5)


@pytest.fixture
def selects_channels(make_with_photons, draws):
    """Return a function that sees four leptons, given as muons, selected as 4e, 2e2mu and 4mu, each as 4l."""

    def check(name, four):
        flavours = [(11, -11, 11, -11), (11, -11, 13, -13), (13, -13, 13, -13)]
        events = [[(pid, *rest) for pid, (_, *rest) in zip(pids, four, strict=True)] for pids in flavours]
        regions = load_analysis(name).select(make_with_photons(events), draws).regions
        found = {key: regions[key].tolist() for key in ("4e", "2e2mu", "4mu", "4l")}
        assert found == {
            "4e": [True, False, False],
            "2e2mu": [False, True, False],
            "4mu": [False, False, True],
            "4l": [True, True, True],
        }

    return check


@pytest.fixture(scope="session")
def atlas():
    return load_analysis("atlas_2013_z4l")


@pytest.fixture(scope="session")
def perfect(atlas):
    """The ATLAS analysis with efficiencies of one."""
    objects = atlas.card.objects
    blocks = {
        name: getattr(objects, name).model_copy(update={"efficiencies": ()}) for name in ("muon", "electron")
    }
    objects = objects.model_copy(update=blocks | {"trigger": None})
    return type(atlas.implementation)(atlas.card.model_copy(update={"objects": objects}))


@pytest.fixture
def draws():
    return Draws(1, "sample")


@pytest.fixture(scope="session")
def z_events():
    """Return a function that makes toy Z -> 4 mu events with some tracks."""

    def create(n, seed=1, weight=1e-6):
        rng = np.random.default_rng(seed)
        events = []
        for _ in range(n):
            # two back-to-back pairs, moved along the beam
            m1 = rng.uniform(10, 85)
            p1, p2 = m1 / 2, (91.0 - m1) / 2
            phi = rng.uniform(-np.pi, np.pi, 2)
            shift = rng.normal(0, 1.0)
            leptons = [(13, p1, shift, phi[0]), (-13, p1, shift, phi[0] - np.pi)]
            leptons += [(13, p2, shift, phi[1]), (-13, p2, shift, phi[1] - np.pi)]
            tracks = zip(
                [211] * 10,
                rng.exponential(2, 10) + 0.9,
                rng.uniform(-2.5, 2.5, 10),
                rng.uniform(-3, 3, 10),
                strict=True,
            )
            events.append([*leptons, *tracks])
        return build(events, weights=weight)

    return create
