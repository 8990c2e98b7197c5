"""A dry run says what a run makes: the same steps, and those that are kept; it makes nothing itself."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import recast
from recast.analysis.loader import load_analysis
from recast.cards import parse_any_card
from recast.cli.main import cli
from recast.core.cache import cache_folder
from recast.core.errors import InputError
from recast.core.progress import Silent
from recast.core.resources import resource
from recast.core.yaml import load_yaml
from recast.inputs.step_costs import StepCost, step_costs
from recast.pipeline.forecast import EARLIER, TABLE, Forecast, forecast
from recast.pipeline.kept import step_folder
from recast.pipeline.run import run_card
from recast.pipeline.status import read_status

CARD = {
    "name": "dry",
    "seed": 5,
    "model": "lmu_ltau",
    "scan": {"mzp_gev": [25, 35]},
    "generate": {"events": 200, "events_sm": 300, "matrix_element": "helicity"},
    "shower": {"profile": "parton"},
    "analysis": {"name": "atlas_2013_z4l"},
}


FIGURE = {"name": "plane", "kind": "coupling", "mzp_gev": [1, 100], "gp": [0.001, 1], "regions": ["trident"]}


def parsed(**change):
    return parse_any_card(CARD | change)


def files(*folders: Path) -> list[str]:
    """Files and folders, but for what any first use of the program keeps: compiled kernels, its hashes."""
    found = (path.relative_to(folder) for folder in folders for path in folder.rglob("*"))
    return sorted(map(str, (path for path in found if not path.parts[0].startswith(("numba", "sources-")))))


class Told(Silent):
    """Remembers what is told of the points, from which the time left follows."""

    def __init__(self):
        self.total, self.done = None, 0

    def start(self, task, total=None):
        self.total = total if task == "points" else self.total

    def advance(self, task, amount=1.0):
        self.done += amount if task == "points" else 0


@pytest.fixture(scope="module")
def told():
    return Told()


@pytest.fixture(scope="module")
def made(tmp_path_factory, told):
    folder = tmp_path_factory.mktemp("dry") / "out"
    run_card(parsed(), folder, jobs=1, progress=told)
    return folder


def by_kind(found: Forecast) -> dict[str, tuple[int, int, int]]:
    return {item.kind: (item.kept, item.to_make, item.events) for item in found.steps}


def test_a_dry_run_makes_nothing(tmp_path, monkeypatch):
    place = tmp_path / "here"
    place.mkdir()
    monkeypatch.chdir(place)
    # a cache of its own: other tests, of other processes, fill the common one at the same time
    monkeypatch.setenv("RECAST_CACHE_DIR", str(tmp_path / "cache"))
    before = files(place, cache_folder())
    found = forecast(parsed(), place / "out", jobs=2)
    assert files(place, cache_folder()) == before
    # two energies of the Standard Model and of each of two masses; a tuning of each of these three
    assert by_kind(found) == {
        "tune": (0, 3, 0),
        "generate": (0, 6, 700),
        "control": (0, 6, 700),
        "shower": (0, 6, 700),
        "analyse": (0, 6, 700),
    }
    assert {item.cost_from for item in found.steps} == {TABLE}
    assert any("of which the measured table is" in note for note in found.notes)
    assert found.wall_s == pytest.approx(found.cpu_s / 2)
    assert found.cpu_s > 0.0
    assert found.size_mb > 0.0


@pytest.mark.slow
def test_a_run_tells_how_many_points_are_done(made, told):
    assert (told.total, told.done) == (2, 2)


@pytest.mark.slow
def test_a_finished_run_has_nothing_to_make(made):
    found = forecast(parsed(), made, jobs=1)
    assert found.points_done == found.points == 2
    assert all(not item.to_make for item in found.steps)
    assert found.cpu_s == 0.0
    # every step of the run, those of its parton-level checks too
    assert {item.kind: item.kept for item in found.steps} == read_status(made).steps


@pytest.mark.slow
def test_what_is_to_be_made_is_what_the_run_makes(made, tmp_path):
    more = parsed(scan={"mzp_gev": [25, 35, 45]})
    folder = shutil.copytree(made, tmp_path / "out")
    kept = read_status(folder).steps
    found = forecast(more, folder, jobs=1, update=True)
    assert (found.points, found.points_done) == (3, 2)
    steps = by_kind(found)
    assert steps["generate"] == (kept["generate"], 2, 200)
    assert steps["shower"] == (kept["shower"], 2, 200)
    assert {item.cost_from for item in found.steps if item.to_make} == {EARLIER}
    assert not any("of which the measured table is" in note for note in found.notes)
    run_card(more, folder, jobs=1, progress=Silent(), update=True)
    after = read_status(folder).steps
    for kind in ("tune", "generate", "control", "shower", "analyse"):
        assert after[kind] >= kept[kind] + steps[kind][1], kind
    assert after["shower"] == kept["shower"] + 2


@pytest.mark.slow
def test_a_removed_step_and_the_rest_of_its_chain_are_made_again(made, tmp_path):
    folder = shutil.copytree(made, tmp_path / "out")
    # of the Standard Model: a point may have simulations more, which a dry run does not know of
    (record,) = (folder / "state").rglob("standard-model.json")
    shower = next(name for name in json.loads(record.read_text())["steps"] if name.startswith("shower-"))
    shutil.rmtree(step_folder(folder / "steps", shower))
    found = forecast(parsed(), folder, jobs=1)
    steps = by_kind(found)
    assert steps["generate"][1] == 0
    assert steps["shower"][1] == 1
    assert steps["analyse"][1] == 1


def test_a_folder_of_another_card_is_refused_as_in_a_run(tmp_path):
    (tmp_path / "card.json").write_text(json.dumps({"name": "other"}))
    assert forecast(parsed(), tmp_path, jobs=1).points == 2  # its run was refused: nothing is lost
    (tmp_path / "steps").mkdir()
    (tmp_path / "steps" / "one").write_text("")
    with pytest.raises(InputError, match="results of another card"):
        forecast(parsed(), tmp_path, jobs=1)
    assert forecast(parsed(), tmp_path, jobs=1, update=True).points == 2


def test_the_library_says_what_the_command_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("card.yaml").write_text(json.dumps(CARD))
    told = CliRunner().invoke(cli, ["run", "card.yaml", "--dry-run", "--json", "--jobs", "2"])
    cost = recast.run("card.yaml", jobs=2, dry_run=True)
    assert json.loads(told.stdout) == cost.to_dict()
    assert recast.Cost.from_dict(cost.to_dict()).to_dict() == cost.to_dict()
    assert [row["kind"] for row in cost.rows()] == list(by_kind(cost.forecast))
    assert "processor time" in cost._repr_html_()
    shown = CliRunner().invoke(cli, ["run", "card.yaml", "--dry-run"]).stdout
    assert "2 points, 0 of them done" in shown


def test_a_combination_is_the_sum_of_its_analyses_but_for_common_tunings(tmp_path):
    card = {key: value for key, value in CARD.items() if key != "analysis"}
    names = [
        {"name": "atlas_2013_z4l", "label": "one"},
        {"name": "atlas_2013_z4l", "label": "other"},
    ]
    data = load_analysis("atlas_2013_z4l").card.data_name()
    content = card | {"analyses": names, "limit": {"method": "cls"}}
    with pytest.raises(InputError, match="use one data set"):
        forecast(parse_any_card(content), tmp_path / "out", jobs=1)
    both = parse_any_card(content | {"overlap": [data]})
    found = forecast(both, tmp_path / "out", jobs=1)
    single = [forecast(member, tmp_path / "out", jobs=1) for member in both.members()]
    assert found.points == 4
    assert by_kind(found)["shower"][1] == sum(by_kind(item)["shower"][1] for item in single)
    assert by_kind(found)["tune"][1] == by_kind(single[0])["tune"][1] == 3
    assert any("counted twice" in note for note in found.notes)


def test_pilots_alone_are_counted_for_a_target_error(tmp_path):
    card = parsed(generate={"target_error": 0.01})
    found = forecast(card, tmp_path / "out", jobs=1)
    assert by_kind(found)["generate"][2] == 12_000 + 2 * 4000
    assert any("the pilots alone" in note for note in found.notes)


def test_figures_alone_take_no_steps(tmp_path):
    card = parse_any_card({"name": "x", "figures": [FIGURE]})
    assert forecast(card, tmp_path / "out", jobs=1).steps == ()


def test_costs_grow_with_events_where_they_do():
    one = StepCost.of(2.0, 100, 1.0)
    both = one.with_another(StepCost.of(1.0, 200, 0.5))
    assert both.seconds(600) == pytest.approx(6.0)
    assert both.megabytes(200) == pytest.approx(1.0)
    fixed = StepCost.of(4.0, 0, 0.2).with_another(StepCost.of(2.0, 0, 0.2))
    assert fixed.seconds(12345) == pytest.approx(3.0)
    assert {kind for kind, _ in step_costs()} >= {"tune", "generate", "control", "shower", "analyse"}


def test_future_data_of_the_same_collisions_have_no_events_of_their_own(tmp_path):
    content = load_yaml(resource("workflows", "cms_zprime_4mu.yaml"))
    with_them = forecast(parse_any_card(content), tmp_path / "a", jobs=1)
    without = forecast(parse_any_card(content | {"projections": []}), tmp_path / "b", jobs=1)
    assert with_them.steps == without.steps
    top = load_yaml(resource("workflows", "top_zprime.yaml"))
    one = forecast(parse_any_card(top | {"projections": top["projections"][:1]}), tmp_path / "c", jobs=1)
    assert forecast(parse_any_card(top), tmp_path / "d", jobs=1).steps == one.steps
