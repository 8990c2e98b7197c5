"""The page of all closures: counts, causes, escaping; the page that ships, and all of it from the command."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from recast.cli.main import cli
from recast.core.errors import InputError
from recast.core.progress import Silent
from recast.core.resources import resource
from recast.pipeline.closure import run, validate_all
from recast.pipeline.closure.page import closure_page, write_page
from recast.pipeline.closure.run import ALONE
from recast.pipeline.closure.section import Row

DOCS = Path(__file__).parents[2] / "docs"


def content(*rows, name="mine", title="A title"):
    made_by = {"versions": {"recast-hep": "1.2.3"}, "seed": 7}
    sections = [{"title": "t", "rows": [row.to_json() for row in rows], "figures": [], "data": None}]
    return {"analysis": name, "title": title, "sections": sections, "provenance": made_by}


def row(quantity="x", value=1.0, error=0.01, published=1.0, published_error=None, **keys):
    return Row(quantity, value, error, "fb", published, published_error, **({"compared": True} | keys))


@pytest.mark.parametrize(
    ("value", "error", "near"),
    [(1.09, 0.001, True), (1.11, 0.001, False), (1.3, 0.21, True), (1.3, 0.19, False), (0.91, 0.0, True)],
)
def test_near_is_one_and_a_half_deviations_or_a_tenth(value, error, near):
    assert row(value=value, error=error).near is near


def test_rows_go_to_json_and_back():
    old = row(source="s", note="n", cause="c")
    assert Row.from_json(json.loads(json.dumps(old.to_json()))) == old


def test_counts_and_causes():
    far = row("far", 2.0, cause="lowest order")
    text = closure_page(
        [content(row("near"), far, row("apart", compared=False)), content(row(), name="other")]
    )
    assert text.startswith("# Closure\n")
    assert "3 published numbers beside those of this program: 2 agree" in text
    assert "1 do not" in text
    assert "version 1.2.3" in text
    assert "`recast analyses validate --all`" in text
    assert "| [mine](#mine) | 2 | 1 | 7 |" in text
    assert "- far: lowest order" in text
    assert "apart" not in text
    assert "| near | 1.000 ± 0.010 fb | 1 fb | 1.000 | +0.00 | yes |  |" in text
    assert "| far | 2.000 ± 0.010 fb | 1 fb | 2.000 | +100.00 | **no** |  |" in text


def test_a_cause_of_what_agrees_is_not_shown():
    assert "never" not in closure_page([content(row(cause="never"))])


def test_a_number_that_is_far_needs_a_cause(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "closure.json").write_text(json.dumps(content(row("far", 2.0))))
    with pytest.raises(
        InputError, match='closure of mine: "far" is 2 of the published number and has no cause'
    ):
        write_page([folder], tmp_path / "closure.md")
    assert not (tmp_path / "closure.md").exists()


def test_a_published_zero_is_far_and_one_line():
    with pytest.raises(InputError, match='"none" is far from the published number and has no cause'):
        closure_page([content(row("none", 1.0, published=0.0))])


def test_a_damaged_file_is_one_line(tmp_path):
    without = content(row())
    del without["provenance"]["versions"]
    for text in ('{"sections": 3}', json.dumps(without)):
        (tmp_path / "closure.json").write_text(text)
        with pytest.raises(InputError, match=r"closure.json: no closure \(.*\)\. Make it again"):
            write_page([tmp_path], tmp_path / "closure.md")


def test_texts_are_escaped():
    bad = "<script>|*`[x](y)`$m$\n# head"
    text = closure_page([content(row(bad, 2.0, source=bad, cause=bad), title=bad)])
    assert "<script>" not in text
    assert "&lt;script&gt;\\|\\*\\`\\[x\\](y)\\`\\$m\\$ # head" in text
    assert not re.search(r"^# head", text, re.MULTILINE)


def test_sources_are_numbered_once():
    text = closure_page([content(row("a", source="one"), row("b", source="two"), row("c", source="one"))])
    assert [
        line.rsplit("|", 2)[1].strip() for line in text.splitlines() if line[:3] in ("| a", "| b", "| c")
    ][-3:] == ["1", "2", "1"]
    assert "1. one\n2. two" in text


def shipped():
    folders = [path.parent / "closure" for path in sorted(resource("analyses").glob("*/closure.yaml"))]
    return [*folders, DOCS / "validation" / ALONE]


def test_the_page_that_ships_is_that_of_the_closures_that_ship():
    contents = [json.loads((folder / "closure.json").read_text(encoding="utf-8")) for folder in shipped()]
    assert (DOCS / "closure.md").read_text(encoding="utf-8") == closure_page(contents)


def test_at_least_thirty_numbers_of_which_twenty_four_agree():
    rows = [
        Row.from_json(row)
        for folder in shipped()
        for section in json.loads((folder / "closure.json").read_text(encoding="utf-8"))["sections"]
        for row in section["rows"]
    ]
    compared = [row for row in rows if row.compared]
    assert len(compared) >= 30
    assert sum(row.near for row in compared) >= 24
    for item in compared:
        assert item.source, item.quantity
        assert item.near or item.cause, item.quantity


PLAN = """
seed: 7
studies:
  - kind: narrow_width
    title: "narrow"
    settings: {points: [{mzp_gev: 30, gp: 0.1}], samples: 1000}
  - kind: cross_sections
    title: "sigma"
    settings:
      final_states: {4mu: 1}
      phase_space: {m4l_min_gev: 80.0, m4l_max_gev: 100.0, mll_min_gev: 5.0, what: "some", source: "some"}
      points: 3000
      pdf_sets: [CT14qed_proton]
      energies: [{sqrt_s_gev: 8000.0, published: [{what: "theirs", value: 20.0, error: 9.0, source: "some"}]}]
    compared: [{quantity: "sigma(4l), 8 TeV*", cause: "unknown"}]
"""


@pytest.fixture
def two(tmp_path, monkeypatch):
    """Two analyses with small plans, and a small plan of no analysis."""
    folders = {}
    for name in ("first", "second"):
        folders[name] = tmp_path / name
        shutil.copytree(resource("analyses", "atlas_2013_z4l"), folders[name])
        (folders[name] / "closure.yaml").write_text(PLAN)
    alone = run.load_plan(folders["first"])
    alone = alone.model_copy(update={"title": "no analysis", "studies": alone.studies[1:]})
    monkeypatch.setattr(run, "list_analyses", lambda: list(folders))
    monkeypatch.setattr(run, "analysis_folder", folders.__getitem__)
    monkeypatch.setattr(
        run, "load_analysis", lambda name, load=run.load_analysis: load(folders.get(name, name))
    )
    monkeypatch.setattr(run, "alone_plan", lambda: alone)
    return folders


def test_all_of_them(two, tmp_path):
    out, keys = tmp_path / "out", {"jobs": 1, "progress": Silent(), "steps": tmp_path / "steps"}
    page, made = validate_all(out, **keys)
    assert page == out / "closure.md"
    assert list(made) == [*two, ALONE]
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Closure\n\n3 published numbers")
    assert text == closure_page([json.loads((out / name / "closure.json").read_text()) for name in made])
    before = {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    with pytest.MonkeyPatch.context() as patch:  # a second call makes nothing
        patch.setattr(run.Study, "run", None)
        validate_all(out, **keys)
    assert {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    # another cause makes nothing either
    plan = two["second"] / "closure.yaml"
    plan.write_text(
        PLAN.replace("value: 20.0, error: 9.0", "value: 2.0, error: 0.1").replace('"unknown"', '""')
    )
    with pytest.raises(InputError, match="has no cause"):
        validate_all(out, **keys)


def test_the_command(two, tmp_path):
    arguments = [
        "analyses",
        "validate",
        "--all",
        "--out",
        str(tmp_path / "o"),
        "--steps",
        str(tmp_path / "s"),
    ]
    result = CliRunner().invoke(cli, [*arguments, "--json", "--jobs", "1"], catch_exceptions=False)
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert set(found["closures"]) == {*two, ALONE}
    assert Path(found["page"]).is_file()


@pytest.mark.parametrize("arguments", [[], ["atlas_2013_z4l", "--all"]])
def test_a_name_or_all(arguments):
    result = CliRunner().invoke(cli, ["analyses", "validate", *arguments])
    assert isinstance(result.exception, InputError)
    assert "give the name of an analysis, or --all" in str(result.exception)
