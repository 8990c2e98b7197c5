"""Closure: plans and their errors, variants of an analysis, documents, one small study from end to end."""

import csv
import json
import shutil

import pytest

from recast.analysis.loader import analysis_folder, list_analyses, load_analysis
from recast.core.blocks import validated
from recast.core.errors import InputError, RunError
from recast.core.parallel import serial
from recast.core.progress import Silent
from recast.core.resources import resource
from recast.core.yaml import load_yaml
from recast.pipeline.closure import validate
from recast.pipeline.closure.run import alone_plan, prepare_study, study_kinds
from recast.pipeline.closure.section import About, Row, Section, number, write_closure
from recast.pipeline.closure.setup import Place, Setup, StudyPlan, load_plan, patched
from recast.pipeline.closure.signal_rates import SignalRatesBlock, signal_rates

PLAN = """
seed: 7
studies:
  - kind: events
    title: "four muons"
    settings:
      datasets: [run2]
      final_states: {4mu: 150}
      profile: parton
      cuts: {m4l_min_gev: 84}
      cross_section: true
      published_fb: 6.06
      published_error_fb: 0.32
      published_source: "arXiv:2103.01918"
      uncertainties: {pdf_sets: [CT14qed_proton]}
      variants:
        - name: "without isolation"
          card: {objects: {isolation: {max_ratio: {value: 1.0e9, unit: "1", source: "no cut"}}}}
"""


@pytest.fixture
def own(tmp_path):
    def make(plan):
        folder = tmp_path / "own"
        shutil.copytree(resource("analyses", "atlas_2021_m4l"), folder, dirs_exist_ok=True)
        if plan is None:
            (folder / "closure.yaml").unlink()
        else:
            (folder / "closure.yaml").write_text(plan)
        return folder

    return make


PLANS = [name for name in list_analyses() if (analysis_folder(name) / "closure.yaml").is_file()]


def test_all_analyses_with_published_numbers_have_a_plan():
    """A projection, of which nothing is published, has nothing to be compared with."""
    cards = {path.parent.name: load_yaml(path) for path in resource("analyses").glob("*/analysis.yaml")}
    assert set(PLANS) <= set(cards)
    assert len(PLANS) >= 6
    for name in set(cards) - set(PLANS):
        data = cards[name]["datasets"].values()
        assert not any(item.get("regions") or item.get("windows") for item in data), name
        assert cards[name].get("status") != "validated", name


@pytest.mark.parametrize("name", PLANS)
def test_the_plans_that_ship_are_valid(name):
    plan = load_plan(load_analysis(name).folder)
    for study in plan.studies:
        prepare_study(study, name)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("kind: events", "kind: event", r'unknown study "event"\. Did you mean "events"\?'),
        ("profile: parton", "profil: parton", r'four muons: unknown key "profil"'),
        ("datasets: [run2]", "datasets: 3", r"datasets is 3. Write a list: .3."),
        ("seed: 7", "seed: -7", r"seed is -7. Input should be greater than or equal to 0"),
        ("studies:", "study:", r'unknown key "study". Did you mean "studies"'),
    ],
)
def test_bad_plans(own, tmp_path, old, new, message):
    with pytest.raises(InputError, match=message):
        validate(str(own(PLAN.replace(old, new))), tmp_path / "out", jobs=1, progress=Silent())
    assert not (tmp_path / "out").exists()


def test_the_plan_of_no_analysis_can_be_made(tmp_path):
    plan = alone_plan()
    place = Place(plan.seed, tmp_path, tmp_path, serial(), Silent())
    for study in plan.studies:
        prepare_study(study, "standard_model").check(place)


def test_a_study_that_needs_an_analysis_is_refused_without_one(tmp_path):
    study = StudyPlan(kind="windows", title="t", settings={"card": {}})
    with pytest.raises(InputError, match="t: a study windows needs an analysis"):
        prepare_study(study, "w").check(Place(1, tmp_path, tmp_path, serial(), Silent()))


@pytest.mark.parametrize("name", PLANS)
def test_the_plans_that_ship_can_be_made(name, tmp_path):
    analysis = load_analysis(name)
    plan = load_plan(analysis.folder)
    setup = Setup(plan.seed, tmp_path, tmp_path, serial(), Silent(), analysis)
    for study in plan.studies:
        prepare_study(study, name).check(setup)


EVENTS = "events, settings: {datasets: [run2], final_states: {4mu: 9}"
RATES = (
    "signal_rates, settings: {sqrt_s_gev: 13000, coupling: 0.1, source: some, note: none, "
    "m4l_gev: [20, 1000], mll_min_gev: 1, abs_eta_max: 2.5, published_pb: "
)
FIRST = """
seed: 7
studies:
  - {kind: narrow_width, title: first, settings: {points: [{mzp_gev: 30, gp: 0.1}], samples: 1000}}
"""


@pytest.mark.parametrize(
    ("study", "message"),
    [
        ("events, settings: {datasets: [run3], final_states: {4mu: 9}}", 'unknown data set "run3"'),
        (EVENTS + ", region: 4m}", 'no region "4m"'),
        ("events, settings: {datasets: [run2], final_states: {4tau: 9}}", "final_states"),
        (
            EVENTS + ", profile: ful}",
            "unknown shower profile",
        ),
        (
            EVENTS + ", variants: [{name: v, profile: ful}]}",
            "unknown shower profile",
        ),
        (
            EVENTS + ", variants: [{name: v, card: {cuts: 3}}]}",
            "variant of atlas_2021_m4l",
        ),
        (
            EVENTS + ", uncertainties: {pdf_sets: [CT1]}}",
            'unknown PDF set "CT1"',
        ),
        ("acceptance, settings: {masses_gev: [30, -1]}", "mzp_gev is -1"),
        ("acceptance, settings: {masses_gev: [30, 40], region: 4m}", 'no region "4m"'),
        (
            "cross_sections, settings: {final_states: {4e: 1}, phase_space: x, energies: [{sqrt_s_gev: 8}]}",
            'unknown phase space "x"',
        ),
        (
            "couplings, settings: {masses_gev: [30, 40], card: {}, normalisations: {}, published: cms_4m}",
            "cms_4m",
        ),
        (
            "couplings, settings: {masses_gev: [30, 40], card: {}, normalisations: {relative: {region: 4e}}}",
            'no published numbers for region "4e"',
        ),
        ("narrow_width, settings: {points: [{mzp_gev: 30, gp: -1}]}", "gp is -1"),
        ("windows, settings: {card: {}}", "no data set has counts of windows"),
        (
            "couplings, settings: {masses_gev: [3, 4], card: {}, normalisations: {a: {}}, methods: {b: cls}}",
            'methods names "b", which is no curve',
        ),
        (RATES + "{-5: 0.1}}", "mzp_gev is -5"),
    ],
)
def test_what_a_plan_asks_for_is_checked_before_the_first_event(own, tmp_path, monkeypatch, study, message):
    def impossible(*_, **__):
        raise AssertionError("an event was made")

    for name in ("generate", "integrate", "weighted"):
        monkeypatch.setattr(f"recast.generate.builtin.BuiltinGenerator.{name}", impossible)
    plan = f"{FIRST}  - {{kind: {study.replace(', settings', ', title: second, settings')}}}\n"
    with pytest.raises(InputError, match=message) as caught:
        validate(str(own(plan)), tmp_path / "out", jobs=1, progress=Silent(), steps=tmp_path / "steps")
    assert "second" in str(caught.value)


def test_signal_rates(tmp_path):
    setup = Setup(1, tmp_path, tmp_path, serial(), Silent(), load_analysis("cms_2018_zprime_4mu"))
    settings = {
        "sqrt_s_gev": 13000,
        "coupling": 0.1,
        "published_pb": {10: 0.2173, 40: 0.0079},
        "source": "some",
        "note": "a note.",
        "m4l_gev": [20, 1000],
        "mll_min_gev": 1,
        "abs_eta_max": 2.5,
        "points": 6000,
    }
    section = signal_rates(setup, "rates", validated(SignalRatesBlock, settings, "rates"))
    for row in section.rows:
        # lowest order as well, with unknown PDF set and scale: 1.05 and 1.07 with ten times the points
        assert row.ratio == pytest.approx(1.05, abs=0.12)
        assert float(row.note.split()[0]) > 2 * row.value  # most of it is beyond |eta| = 2.5
    wide = validated(SignalRatesBlock, settings | {"abs_eta_max": 30.0}, "rates")
    for row in signal_rates(setup, "rates", wide).rows:
        assert float(row.note.split()[0]) == pytest.approx(row.value, rel=1e-3)


def test_no_plan(own, tmp_path):
    with pytest.raises(InputError, match="no closure.yaml in it"):
        validate(str(own(None)), tmp_path / "out", jobs=1, progress=Silent())


def test_kinds_are_known():
    assert {"branching", "cross_sections", "events", "acceptance", "couplings", "narrow_width"} <= set(
        study_kinds()
    )


def test_small_validation(own, tmp_path):
    folder = own(PLAN)
    arguments = {"jobs": 1, "progress": Silent(), "steps": tmp_path / "steps"}
    closure = validate(str(folder), None, **arguments)
    assert closure.folder == folder / "closure"
    first = {path.name: path.read_bytes() for path in closure.folder.iterdir()}
    assert set(first) == {"closure.md", "closure.json", "closure.csv"}
    rows = json.loads(first["closure.json"])["sections"][0]["rows"]
    assert rows[0]["published"] == 6.06
    assert 1.0 < rows[0]["value"] < 12.0
    uncertainties = json.loads(first["closure.json"])["sections"][0]["data"]["uncertainties"]
    names = [item["name"] for item in uncertainties]
    assert names == [
        "simulation",
        "factorisation scale",
        "PDF set",
        "electroweak scheme",
        "luminosity",
        "total",
    ]
    text = first["closure.md"].decode()
    assert "| without isolation |" in text
    assert "| four isolated leptons |" in text
    # again, from the kept results: the same bytes, and nothing is generated, showered or integrated
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("recast.pipeline.closure.run.Study.run", None)
        validate(str(folder), tmp_path / "again", **arguments)
    assert {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()} == first


@pytest.mark.parametrize("compared", [False, True])
def test_a_region_without_selected_events_has_a_bound(tmp_path, compared):
    """Four muons alone leave the region of four electrons empty."""
    folder = tmp_path / "own"
    shutil.copytree(resource("analyses", "atlas_2013_z4l"), folder)
    region = "region: 4e" if compared else "region: 4mu"
    (folder / "closure.yaml").write_text(
        "studies:\n  - {kind: events, title: t, settings: {datasets: [final], final_states: {4mu: 150}, "
        f"profile: parton, {region}}}}}\n"
    )
    arguments = {"jobs": 1, "progress": Silent(), "steps": tmp_path / "steps"}
    if compared:
        with pytest.raises(RunError, match="t: no simulated event is selected in 4e. Let final_states have"):
            validate(str(folder), tmp_path / "out", **arguments)
        return
    closure = validate(str(folder), tmp_path / "out", **arguments)
    empty = [row for row in closure.sections[0].rows if row.quantity.startswith("4e, ")]
    assert empty
    for row in empty:
        assert row.value == 0.0
        assert row.error > 0.0
        assert "no simulated event selected" in row.note


def marked(rows, **compared):
    study = StudyPlan(
        kind="events", title="t", compared=[{"quantity": k, "cause": v} for k, v in compared.items()]
    )
    return study.marked(Section("t", tuple(rows)), "w").rows


def test_compared_rows_are_marked_by_the_first_entry_that_names_them():
    rows = [Row("a", 1.0, 0.1, published=1.0), Row("a b", 1.0, 0.1, published=1.0), Row("a c", 1.0, 0.1)]
    found = marked(rows, **{"a b": "first", "a*": "second"})
    assert [(row.compared, row.cause) for row in found] == [(True, "second"), (True, "first"), (False, "")]


def test_a_compared_entry_without_a_row_is_refused():
    rows = [Row("sigma(4l)", 1.0, 0.1, published=1.0), Row("other", 1.0, 0.1)]
    with pytest.raises(InputError, match=r'w: t, compared: "sigma\(4m\)" is no row .* mean "sigma\(4l\)"'):
        marked(rows, **{"sigma(4m)": ""})
    with pytest.raises(InputError, match='"other" is no row with a published number'):
        marked(rows, other="")
    # a dot or a bracket stands for itself
    with pytest.raises(InputError, match="is no row"):
        marked(rows, **{"sigma.4l.": ""})


def test_patched_changes_one_value():
    atlas = load_analysis("atlas_2013_z4l")
    changed = patched(atlas, {"cuts": {"m4l_min_gev": {"value": 85.0, "unit": "GeV", "source": "test"}}})
    assert changed.card.cut("m4l_min_gev") == 85.0
    assert atlas.card.cut("m4l_min_gev") == 80.0
    assert changed.card.cut("m4l_max_gev") == 100.0
    with pytest.raises(InputError, match="cuts.m4l_min_gev.value"):
        patched(atlas, {"cuts": {"m4l_min_gev": {"value": "many"}}})


def test_rows_compare():
    row = Row("x", 11.0, 0.3, "fb", 10.0, 0.4)
    assert row.ratio == pytest.approx(1.1)
    assert row.pull == pytest.approx(2.0)
    assert Row("x", 11.0, 0.3).ratio is None
    assert Row("x", 11.0, 0.0, published=10.0).pull is None


@pytest.mark.parametrize(
    ("value", "error", "text"),
    [(3.394e-6, 9e-9, "(3.3940 ± 0.0090)e-6"), (84.71, 1.33, "84.7 ± 1.3"), (0.2552, None, "0.2552")],
)
def test_numbers(value, error, text):
    assert number(value, error) == text


def test_document(tmp_path):
    rows = (Row("a|b", 1.0, 0.1, published=2.0, source="somewhere"), Row("c", 3.0, 0.0))
    section = Section("title", rows, ("words",))
    write_closure(About("mine", "A title", ("this and that",)), [section], tmp_path, {"seed": 1})
    text = (tmp_path / "closure.md").read_text()
    assert r"| a\|b | 1.00 ± 0.10 | 2 | 0.500 | -10.00 |  |" in text
    assert "Published: somewhere." in text
    assert "A title. Made by `recast analyses validate mine`, seed 1." in text
    assert "- this and that" in text
    table = list(csv.DictReader((tmp_path / "closure.csv").read_text().splitlines()))
    assert [row["quantity"] for row in table] == ["a|b", "c"]
    assert table[1]["published"] == ""
