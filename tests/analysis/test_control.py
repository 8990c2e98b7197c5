"""A control variate changes no expectation, whatever it says, and the stated error is the spread."""

from pathlib import Path

import awkward as ak
import numpy as np
import pytest

from recast.analysis.control import Control, ControlTask, bare_leptons, control
from recast.analysis.loader import load_analysis
from recast.analysis.run import analyse
from recast.core.errors import RunError
from recast.core.seeds import stream
from recast.detector.draws import Draws
from recast.events.parton_filter import PartonFilter
from recast.events.partons import read_parton_file
from recast.events.sample import Sample

REPETITIONS, EACH = 300, 60
SM = Path(__file__).parents[1] / "data" / "events" / "four_muons_sm.lhe.gz"


def sample(n):
    return Sample("x", "p p > mu+ mu- mu+ mu-", "sm", 8000.0, Path("none"), n, 1e-6 * n, 0.0)


@pytest.fixture(scope="module")
def showered(atlas, z_events):
    """Events of equal weight, and which of them are selected."""
    events = z_events(REPETITIONS * EACH)
    events = ak.with_field(events, np.arange(len(events), dtype=np.uint64), "event")
    return events, atlas.select(events, Draws(3, "x")).regions["4mu"]


def guesses(selected):
    rng = stream(1, "guess")
    noise = rng.random(len(selected)) < 0.05
    return {
        "good": np.where(noise, ~selected, selected).astype(float),
        "none": np.full(len(selected), 0.5),
        "wrong": np.where(noise, selected, ~selected).astype(float),
        "beyond": np.where(selected, -3.0, 2.5),
    }


@pytest.mark.parametrize("name", ["good", "none", "wrong", "beyond"])
def test_300_repetitions_have_the_mean_and_the_spread_that_they_state(atlas, showered, name):
    events, selected = showered
    p = guesses(selected)[name]
    weight = np.full(EACH, 1e-6)
    found = []
    for number in range(REPETITIONS):
        mine = slice(number * EACH, (number + 1) * EACH)
        variate = Control(weight, np.ones(EACH, bool), {"4mu": p[mine]})
        factor = variate.thinning(number, "x")
        # one repetition is a sample of its own: events from 0, the detector as in the whole
        one = ak.with_field(events[mine], 1e-6 * factor, "weight")
        result = analyse(_Numbered(atlas, number * EACH), _renumbered(one)[factor > 0], sample(EACH), 3, None,
                         variate, factor)  # fmt: skip
        found.append(result.cross_section("4mu"))
    values, errors = np.array([item.value for item in found]), np.array([item.error for item in found])
    truth = 1e-6 * selected.sum() / REPETITIONS
    assert values.mean() == pytest.approx(truth, abs=3.0 * values.std() / np.sqrt(REPETITIONS))
    assert np.sqrt((errors**2).mean()) == pytest.approx(values.std(), rel=4.0 / np.sqrt(2 * REPETITIONS))


class _Numbered:
    """An analysis that sees the numbers of events shifted, for its random draws."""

    def __init__(self, analysis, first):
        self._analysis, self._first = analysis, first
        self.name, self.fingerprint, self.card = analysis.name, analysis.fingerprint, analysis.card
        self.require_regions = analysis.require_regions

    def select(self, events, draws):
        return self._analysis.select(
            ak.with_field(events, np.asarray(events["event"]) + np.uint64(self._first), "event"), draws
        )


def _renumbered(events):
    return ak.with_field(events, np.arange(len(events), dtype=np.uint64), "event")


def test_a_good_guess_makes_the_error_smaller_at_fewer_showers(atlas, showered):
    events, selected = showered
    n = len(selected)
    variate = Control(np.full(n, 1e-6), np.ones(n, bool), {"4mu": guesses(selected)["good"]})
    factor = variate.thinning(1, "x")
    kept = ak.with_field(events, 1e-6 * factor, "weight")[factor > 0]
    thinned = analyse(atlas, kept, sample(n), 3, None, variate, factor).cross_section("4mu")
    whole = analyse(atlas, events, sample(n), 3).cross_section("4mu")
    assert thinned.n_raw < 0.5 * whole.n_raw
    assert thinned.error**2 * len(kept) < 0.8 * whole.error**2 * n


def test_nothing_is_thinned_where_every_event_is_needed(atlas, showered):
    events, selected = showered
    n = len(selected)
    variate = Control(np.full(n, 1e-6), np.ones(n, bool), {"4mu": guesses(selected)["wrong"]})
    whole = analyse(atlas, events, sample(n), 3)
    same = analyse(atlas, events, sample(n), 3, None, variate, np.ones(n))
    assert same.cross_section("4mu").value == pytest.approx(whole.cross_section("4mu").value, rel=1e-12)
    assert same.cross_section("4mu").error == pytest.approx(whole.cross_section("4mu").error, rel=1e-9)
    assert same.cutflow.steps[1:] == whole.cutflow.steps[1:]


def control_of(analysis, partons, event_filter):
    return control(ControlTask(analysis, partons, Draws(1, "x"), event_filter))


def test_bare_leptons_foretell_the_selection_of_partons():
    atlas = load_analysis("atlas_2013_z4l")
    partons = read_parton_file(SM).table
    found = control_of(atlas, partons, atlas.card.parton_filter)
    assert set(found.regions) == set(atlas.card.regions)
    p = found.regions["4mu"]
    assert p.min() == 0.0
    assert 0.8 < p.max() < 0.9001  # the rest is lost to radiation
    assert len(np.unique(p)) > 8
    assert 0.02 < p.mean() < 0.5
    heavy = PartonFilter(m4l_min_gev=91.0)
    found = control_of(atlas, partons, heavy)
    assert 0.2 < found.allowed.mean() < 0.8
    assert found.regions["4mu"][found.allowed] == pytest.approx(p[found.allowed])
    for left_out in (found.regions["4mu"], found.thinning(1, "x")):
        assert (left_out[~found.allowed] == 0).all()
    nothing = control_of(atlas, partons, PartonFilter(m4l_min_gev=1e6))
    assert set(nothing.regions) == set(atlas.card.regions)
    assert not nothing.regions["4mu"].any()
    # without a filter every event may be drawn
    assert control_of(atlas, partons, None).allowed.all()
    # the draws of the detector are those of the selection itself
    again = bare_leptons(atlas.implementation, partons, Draws(2, "x"))["4mu"]
    assert not np.array_equal(p, again)


@pytest.mark.parametrize("value", ["draws", "[0.0]", "[float('nan')] * len(partons)"])
def test_a_control_variate_that_is_no_number_for_each_event_is_refused(tmp_path, value):
    folder = tmp_path / "mine"
    source = load_analysis("atlas_2013_z4l").folder
    folder.mkdir()
    for file in source.glob("analysis.*"):
        (folder / file.name).write_text(file.read_text())
    code = (folder / "analysis.py").read_text()
    (folder / "analysis.py").write_text(
        code.replace("bare_leptons(self, partons, draws)", f"{{'4mu': {value}}}")
    )
    mine = load_analysis(folder)
    with pytest.raises(RunError, match='region "4mu" no finite number for each event|its code raised'):
        control_of(mine, read_parton_file(SM).table, None)
