"""The pipeline on real, small simulated samples (numpy matrix elements, no MPI)."""

import csv
import dataclasses
import hashlib
import html
import json
import math
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from told import Notes

from recast.analysis.loader import analysis_folder, load_analysis
from recast.cards import parse_card
from recast.core.errors import InputError, RunError
from recast.core.progress import Silent
from recast.core.resources import resource
from recast.exclusion.check import check
from recast.exclusion.curve import LimitSource
from recast.lowenergy.base import Limit
from recast.lowenergy.registry import OBSERVABLES
from recast.model.point_list import point_list
from recast.pipeline.check_results import kept_results
from recast.pipeline.lowenergy import drawn_constraints
from recast.pipeline.outputs import output_names
from recast.pipeline.prepare import prepare_run
from recast.pipeline.results import Simulated, load_results
from recast.pipeline.run import run_card
from recast.pipeline.search import check_search
from recast.report.plot import fine_grid
from recast.statistics.expected import count_limits

pytestmark = pytest.mark.slow

OUTPUTS = (
    "exclusion.csv",
    "exclusion.png",
    "exclusion.pdf",
    "results.json",
    "references.bib",
    "provenance.json",
    "report.html",
    "figures/plane.png",
    "figures/plane.pdf",
    "figures/plane.csv",
    "figures/plane_allowed.csv",
    "hepdata/submission.yaml",
    "hepdata/table_001.yaml",
)
CARD = {
    "name": "small",
    "seed": 5,
    "model": "lmu_ltau",
    "scan": {"mzp_gev": [30]},
    "generate": {"events": 500, "events_sm": 500, "matrix_element": "helicity"},
    "shower": {"profile": "no-mpi", "control_variate": False},
    "analysis": {"name": "atlas_2013_z4l"},
    "figures": [
        {
            "name": "plane",
            "kind": "coupling",
            "mzp_gev": [10, 100],
            "gp": [0.005, 0.5],
            "regions": ["trident"],
            "collider": True,
        }
    ],
}


def execute(out: Path, card: dict | None = None, jobs: int = 1, **options):
    return run_card(parse_card(card or CARD), out, jobs=jobs, progress=Silent(), **options)


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in OUTPUTS}


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A finished run; tests copy it."""
    out = tmp_path_factory.mktemp("run") / "out"
    outcome = execute(out)
    return out, outcome


@pytest.fixture
def copy(finished, tmp_path):
    shutil.copytree(finished[0], tmp_path / "copy")
    return tmp_path / "copy"


def test_the_outputs_are_there_and_consistent(finished):
    out, outcome = finished
    results = json.loads((out / "results.json").read_text())
    (point,) = results["points"]
    with (out / "exclusion.csv").open() as stream:
        (row,) = list(csv.DictReader(stream))
    limit = outcome.curve.rows[0].limits.observed
    assert float(row["gp_excluded_observed"]) == pytest.approx(limit.value, rel=1e-8)
    assert float(row["gp_excluded_observed_error"]) == pytest.approx(limit.error, rel=1e-8)
    assert point["observed"]["value"] == limit.value
    assert results["facts"]["shower_profile"] == "no-mpi"
    # the signal at the limit is what the statistics allow: 16 events over 78
    signal = point["signal_events_at_reference"]["value"]
    assert signal * (limit.value / 0.05) ** 2 == pytest.approx(16.0)
    # heavy trident: g' = mZ'/743 GeV; simulation error small against the distance to zero
    assert float(row["trident_gp_excluded"]) == pytest.approx(30 / 743, rel=2e-3)
    assert 0 < limit.error < 0.5 * limit.value


def test_the_events_add_up(finished):
    out, _ = finished
    results = json.loads((out / "results.json").read_text())
    for block in (results["standard_model"], results["points"][0]["reference"]):
        assert sum(sample["events"] for sample in block["samples"]) == 500
        total = 0.0
        for sample, luminosity in zip(block["samples"], (4.6, 20.7), strict=True):
            total += 1000 * luminosity * sample["cutflow"][-1]["sum_weights_pb"]
            # every event is showered: both stages of the filter were at work
            assert sample["filter"] == load_analysis("atlas_2013_z4l").card.parton_filter.describe()
            counts = sample["shower"]
            assert counts["generated"] == sample["events"]
            assert (
                counts["filtered"]
                + counts["thinned"]
                + counts["vetoed"]
                + counts["rejected"]
                + counts["showered"]
                == sample["events"]
            )
        assert block["selected_events"]["value"] == pytest.approx(total, rel=1e-9)


@pytest.mark.slow
def test_shares_of_events_chosen_by_chance_have_errors(tmp_path):
    """Weights of one over a probability add up to more or less than there was before."""
    card = CARD | {"shower": {"profile": "no-mpi"}, "figures": []}
    execute(tmp_path / "out", card | {"generate": {"events": 200, "events_sm": 400}})
    results = json.loads((tmp_path / "out" / "results.json").read_text())
    assert any(sample["shower"]["thinned"] for sample in results["standard_model"]["samples"])
    for rows in results["standard_model"]["expectation"]["factors"].values():
        named = {row["name"]: row for row in rows}
        assert named["kept by the parton-level filter"]["error"] > 0.05
        region = named["region 4mu"]
        assert region["error"] is None or region["error"] > 0.1 * region["value"]


def test_a_fixed_kinetic_mixing_beside_the_charges_has_a_limit(tmp_path):
    """At a coupling of 0 there are no charges in its units: no width is asked for there."""
    model = {"name": "lmu_ltau", "parameters": {"kinetic_mixing": 0.02}}
    generate = {"target_error": 0.2, "above_bound": 0.05}
    card = CARD | {"model": model, "scan": {"mzp_gev": [20]}, "generate": generate, "figures": []}
    (row,) = execute(tmp_path / "mixed", card | {"limit": {"method": "poisson"}}).curve.rows
    limit = row.limits.observed
    assert 0.004 < limit.value < 0.012  # 0.0158 without mixing: electrons and quarks add their part
    assert row.source is LimitSource.DIRECT


def test_the_masses_that_are_made_are_told_where_an_analysis_states_none(tmp_path):
    folder = tmp_path / "mine"
    shutil.copytree(analysis_folder("atlas_2013_z4l"), folder)
    text = (folder / "analysis.yaml").read_text()
    start = text.index("signal_window:")
    end = text.index("\n\n", start)
    (folder / "analysis.yaml").write_text(text[:start] + text[end:])
    card = parse_card(CARD | {"analysis": {"name": str(folder)}})
    (note,) = prepare_run(card, load_analysis(str(folder))).notes
    assert note.startswith("generate.cuts make 80 < m4l < 130 GeV, every pair above 4 GeV: what lies beyond")
    assert prepare_run(parse_card(CARD), load_analysis("atlas_2013_z4l")).notes == ()


def test_a_second_run_makes_no_step_and_the_same_files(copy):
    before = contents(copy)
    outcome = execute(copy)
    assert outcome.timings == {}
    assert contents(copy) == before


def test_two_workers_make_the_same_files(finished, tmp_path):
    execute(tmp_path / "two", jobs=2)
    assert contents(tmp_path / "two") == contents(finished[0])


def test_another_card_in_the_same_folder_is_refused_unless_told(copy):
    other = CARD | {"limit": {"method": "cls"}}
    with pytest.raises(
        InputError,
        match=r"another card \(different: limit.method\)\. Choose another --out, or add --update",
    ):
        execute(copy, other)
    outcome = execute(copy, other, update=True)
    # the same events serve another statistical method; only scaling is checked at the new limit
    assert set(outcome.timings) <= {"integrate", "tune"}
    assert json.loads((copy / "results.json").read_text())["statistics"]["method"] == "cls"


def test_two_runs_in_one_folder_are_refused(copy):
    from filelock import FileLock

    with (
        FileLock(copy / ".run.lock"),
        pytest.raises(InputError, match="another run is at work in this folder"),
    ):
        execute(copy)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"analysis": {"name": "atlas_2013_z4"}},
            'unknown analysis "atlas_2013_z4".*Did you mean "atlas_2013_z4l"',
        ),
        ({"analysis": {"name": "atlas_2013_z4l", "region": "4m"}}, 'unknown region "4m".*Did you mean "4mu"'),
        ({"analysis": {"name": "atlas_2013_z4l", "dataset": "prelim"}}, 'unknown data set "prelim"'),
        ({"analysis": {"name": "atlas_2013_z4l", "region": "4e"}}, 'no published numbers for region "4e"'),
        ({"shower": {"profile": "ful"}}, 'unknown shower profile "ful". Names that begin so: full, '),
        (
            {"generate": {"pdf_set": "NNPDF31_lo_as_013"}},
            r'"NNPDF31_lo_as_013".*Did you mean "NNPDF31_lo_as_0130"',
        ),
        (
            {"low_energy": {"constraints": ["tridents"]}},
            'unknown constraint "tridents".*Did you mean "trident"',
        ),
    ],
)
def test_unknown_names_are_refused_before_any_work(tmp_path, change, message):
    with pytest.raises(InputError, match=message):
        execute(tmp_path / "out", CARD | change)
    assert not (tmp_path / "out").exists()


def test_an_unwritable_place_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot write into folder .*Choose another place with --out"):
        execute(tmp_path / "file" / "out")


def start(
    tmp_path: Path, out: Path, content: dict, *, environment: dict | None = None, prefix: tuple[str, ...] = ()
):
    card = tmp_path / "card.yaml"
    card.write_text(yaml.safe_dump(content))
    command = [
        *prefix,
        sys.executable,
        "-m",
        "recast.cli.main",
        "run",
        str(card),
        "--out",
        str(out),
        "--jobs",
        "1",
    ]
    return subprocess.Popen(
        command,
        env=os.environ | (environment or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.mark.parametrize("moment", ["generate-*", "shower-*", "analyse-*"])
def test_a_killed_run_goes_on_to_the_same_result(finished, tmp_path, moment):
    out = tmp_path / "out"
    process = start(tmp_path, out, CARD)
    while not list((out / "steps").glob(f"*/{moment}")) and process.poll() is None:
        time.sleep(0.005)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert not (out / "results.json").exists()
    execute(out)
    assert contents(out) == contents(finished[0])
    assert list((out / "steps").rglob(".part-*")) == []


AMPLICOL = CARD | {
    "generate": CARD["generate"] | {"events": 100, "events_sm": 100, "matrix_element": "amplicol"}
}


def test_two_runs_at_once_share_a_new_cache(tmp_path):
    environment = {"RECAST_CACHE_DIR": str(tmp_path / "cache")}
    processes = [start(tmp_path, tmp_path / name, AMPLICOL, environment=environment) for name in ("a", "b")]
    for process in processes:
        _, errors = process.communicate()
        assert process.returncode == 0, errors
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert len(list((tmp_path / "cache").glob("amplicol-*"))) == 1


def test_no_compiler_and_no_network_are_needed(tmp_path):
    unshare = shutil.which("unshare")
    if not unshare or subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode:
        pytest.skip("no network namespaces here (unshare -rn), so the network cannot be taken away")
    empty = tmp_path / "no-programs"
    empty.mkdir()
    process = start(
        tmp_path,
        tmp_path / "out",
        AMPLICOL,
        environment={"PATH": str(empty), "CC": "/nowhere/cc", "RECAST_CACHE_DIR": str(tmp_path / "cache")},
        prefix=(unshare, "-rn"),  # a network namespace without any interface
    )
    _, errors = process.communicate()
    assert process.returncode == 0, errors
    assert set(contents(tmp_path / "out")) == set(OUTPUTS)


def test_absolute_normalisation_carries_its_k_factor(finished, copy):
    block = {
        "name": "atlas_2013_z4l",
        "normalisation": "absolute",
        "k_factor": 1.2,
        "k_factor_source": "a test",
    }
    outcome = execute(copy, CARD | {"analysis": block}, update=True)
    assert set(outcome.timings) <= {"integrate", "tune"}
    results = json.loads((copy / "results.json").read_text())
    (point,) = results["points"]
    # K sigma L epsilon, with no word of the 78 expected events
    expected = 1.2 * point["reference"]["selected_events"]["value"]
    assert point["signal_events_at_reference"]["value"] == pytest.approx(expected)
    assert results["facts"]["normalisation"] == "absolute with K = 1.2 (a test)"
    total = results["standard_model"]["expectation"]["total"]["value"]
    assert total == pytest.approx(1.2 * results["standard_model"]["selected_events"]["value"])


def test_generator_cuts_inside_the_selection_are_refused(tmp_path):
    cuts = CARD | {"generate": {"cuts": {"m4l_max_gev": 95.0}}}
    with pytest.raises(InputError, match=r"generate.cuts are tighter than .*m4l_max_gev >= 100"):
        execute(tmp_path / "out", cuts)
    assert not (tmp_path / "out").exists()


def test_provenance_names_every_output_by_its_hash(finished):
    out, _ = finished
    content = json.loads((out / "provenance.json").read_text())
    for name, digest in content["outputs_sha256"].items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest
    found = {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()}
    kept = {name for name in found if name.startswith(("steps/", "state/"))}
    assert set(content["outputs_sha256"]) == found - kept - {
        "provenance.json",
        "card.json",
        ".run.lock",
        ".use.lock",
    }
    # the places of all but the tables and likelihoods of hepdata were looked at before the first event
    planned = output_names(parse_card(CARD).figures, simulated=True)
    tables = {name for name in found if name.startswith(("hepdata/table_", "hepdata/likelihood_"))}
    assert set(planned) == set(content["outputs_sha256"]) - tables | {"provenance.json"}
    assert json.loads((out / "results.json").read_text())["provenance"]["seed"] == 5


def test_a_run_cites_the_program_and_the_conference_note(finished):
    out, _ = finished
    text = (out / "references.bib").read_text()
    for key in ("recast", "ATLAS-CONF-2013-055", "Aad:2014wra", "Altmannshofer:2014cfa", "Bierlich:2022pfr"):
        assert f"{{{key}," in text, key
    results = json.loads((out / "results.json").read_text())
    assert list(results["works"]) == ["ATLAS-CONF-2013-055"]
    assert "ATLAS-CONF-2013-055" in (out / "report.html").read_text()


def test_the_low_energy_constraints_stand_beside_each_point(finished):
    out, outcome = finished
    (point,) = json.loads((out / "results.json").read_text())["points"]
    limit = outcome.curve.rows[0].limits.observed.value
    assert point["low_energy"]["reference"]["coupling"] == 0.05
    assert point["low_energy"]["excluded"]["coupling"] == limit
    rows = {row["constraint"]: row for row in point["low_energy"]["reference"]["constraints"]}
    # 30 GeV and 0.05: vPhi = 600 GeV, excluded by tridents (743 GeV) and not by g-2 (113 GeV)
    assert rows["trident"]["excluded"] is True
    assert rows["g_minus_2"]["excluded"] is False
    assert rows["trident"]["pull"] == pytest.approx(rows["trident"]["chi2"] ** 0.5)
    assert rows["perturbativity"]["pull"] is None


def test_the_simulated_model_has_no_quarks_and_no_verdict_on_them(finished):
    out, _ = finished
    results = json.loads((out / "results.json").read_text())
    block = results["points"][0]["low_energy"]["reference"]
    assert block["quark_sector"] == "none, the leptonic model"
    rows = {row["constraint"]: row for row in block["constraints"]}
    for name in ("bs_mixing", "kaon", "b_to_s_mumu", "kinetic_mixing", "perturbativity"):
        assert rows[name]["excluded"] is None
        assert rows[name]["reason"] == "the model has no vector-like quarks"
    assert rows["tau"]["compared"]["value"] == pytest.approx(-rows["tau"]["pull"])
    assert results["low_energy"]["quarks"] == "none"
    assert results["notes"] == []


def test_constraints_on_quarks_that_a_card_names_are_drawn_with_a_note(finished, copy):
    progress = Notes()
    card = CARD | {"low_energy": {"constraints": ["trident", "bs_mixing"]}}
    outcome = run_card(parse_card(card), copy, jobs=1, progress=progress, update=True)
    (note,) = progress.told
    assert "the simulated model has no quarks; bs_mixing is drawn for the quark sector paper" in note
    assert outcome.notes == (note,)
    results = json.loads((copy / "results.json").read_text())
    assert results["notes"] == [note]
    assert note in html.unescape((copy / "report.html").read_text())
    drawn = {item["constraint"]: item for item in results["curve"]["constraints"]}
    assert drawn["bs_mixing"]["points"][0]["gp_excluded"] == pytest.approx(30 / 1831, rel=1e-3)
    rows = {row["constraint"]: row for row in results["points"][0]["low_energy"]["excluded"]["constraints"]}
    assert rows["bs_mixing"]["excluded"] is None
    # named in the card it needs no note, and the points are told of it
    named = Notes()
    block = card["low_energy"] | {"quarks": "paper"}
    run_card(parse_card(card | {"low_energy": block}), copy, jobs=1, progress=named, update=True)
    assert named.told == []
    results = json.loads((copy / "results.json").read_text())
    rows = {row["constraint"]: row for row in results["points"][0]["low_energy"]["excluded"]["constraints"]}
    assert rows["kaon"]["excluded"] is True


def test_a_simulation_far_from_the_published_expectation_is_told(tmp_path):
    analysis = tmp_path / "other_2013_z4l"
    shutil.copytree(resource("analyses", "atlas_2013_z4l"), analysis)
    card_file = analysis / "analysis.yaml"
    text = card_file.read_text(encoding="utf-8").replace("name: atlas_2013_z4l", "name: other_2013_z4l")
    assert text.count("expected: 78.0") == 1
    card_file.write_text(text.replace("expected: 78.0", "expected: 39.0"), encoding="utf-8")
    progress = Notes()
    card = CARD | {"analysis": {"name": str(analysis)}}
    outcome = run_card(parse_card(card), tmp_path / "out", jobs=1, progress=progress)
    assert outcome.expectation.total.value > 1.5 * 39.0
    (note,) = progress.told
    assert note.startswith("relative normalisation: the simulated Standard Model gives ")
    assert "39 are published" in note
    assert json.loads((tmp_path / "out" / "results.json").read_text())["notes"] == [note]
    assert note in html.unescape((tmp_path / "out" / "report.html").read_text())
    absolute = card | {"analysis": {"name": str(analysis), "normalisation": "absolute"}}
    again = run_card(parse_card(absolute), tmp_path / "out", jobs=1, progress=Silent(), update=True)
    assert again.notes == ()


def test_a_single_mass_has_constraints_around_it(finished):
    simulated = Simulated.read(load_results(finished[0]), "results.json")
    masses = [point["mzp_gev"] for point in fine_grid(simulated.curve)]
    assert (masses[0], masses[-1]) == pytest.approx((24.0, 37.5))


WINDOW = {
    "name": "window",
    "seed": 3,
    "model": {"coupling_reference": 0.02},
    "scan": {"mzp_gev": [12]},
    "generate": {
        "events": 300,
        "events_direct": 300,
        "events_sm": 2000,
        "matrix_element": "helicity",
        "cuts": {"m4l_min_gev": 75, "m4l_max_gev": 130, "mll_min_gev": 3},
    },
    "shower": {"profile": "no-mpi", "control_variate": False},
    "analysis": {"name": "cms_2018_zprime_4mu", "region": "window"},
    "limit": {"method": "cls"},
    "low_energy": {"constraints": ["trident"]},
}


def test_a_moving_window_states_its_own_counts(tmp_path):
    outcome = execute(tmp_path / "out", WINDOW)
    results = json.loads((tmp_path / "out" / "results.json").read_text())
    (result,), facts = outcome.results, results["facts"]
    assert (facts["observed_events"], facts["expected_events"]) == (None, None)
    assert facts["window_backgrounds"] == [[12.0, result.expected.background]]
    assert 1.0 < result.expected.background < 20.0
    block = results["points"][0]["statistics"]
    assert block["background"] == result.expected.background
    # the whole region's 441 and 423 are nowhere, and nothing was observed here
    assert (block["observed_events"], block["excluded_count_observed"]) == (None, None)
    assert outcome.curve.rows[0].limits.expected[2].value is not None
    text = (tmp_path / "out" / "report.html").read_text()
    head = html.unescape(text[: text.index("<h2>Closure")])
    assert f"events expected without new physics: {result.expected.background:.3g} at 12 GeV" in head
    assert "441" not in re.sub('base64,[^"]*', "", head)
    assert "no collider limit" not in head.lower()


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ({}, ("none", "none", 0)),
        ({"constraints": ["trident"], "quarks": "c9_only"}, ("c9_only", "c9_only", 0)),
        ({"constraints": ["perturbativity"]}, ("paper", "none", 1)),
        ({"constraints": ["kaon"], "quarks": "paper"}, ("paper", "paper", 0)),
        ({"quarks": "none"}, ("none", "none", 0)),
    ],
)
def test_the_quark_sectors_of_a_card(block, expected):
    found = drawn_constraints(parse_card(CARD | {"low_energy": block}))
    assert (found.quarks, found.listed_quarks, len(found.notes)) == expected


def test_constraints_that_do_not_hold_for_a_model_are_refused_or_left_out_by_name():
    card = CARD | {"model": "muon_only"}
    found = drawn_constraints(parse_card(card | {"low_energy": {}}))
    assert found.names == ("trident", "g_minus_2")
    block = {"constraints": ["trident", "kaon"]}
    with pytest.raises(
        InputError, match="names kaon, which does not hold for muon_only: it is about the vec"
    ):
        drawn_constraints(parse_card(card | {"low_energy": block}))


def test_a_constraint_of_a_plugin_that_fails_is_told_before_any_event(monkeypatch):
    for name in ("_items", "_makers"):
        monkeypatch.setattr(OBSERVABLES, name, dict(getattr(OBSERVABLES, name)))
    item = Limit(name="mine", title="", quantity="", predict=lambda *_: math.nan, block="kaon")
    OBSERVABLES.register("mine", item)
    with pytest.raises(RunError, match="observable mine: its prediction is not a finite number"):
        drawn_constraints(parse_card(CARD | {"low_energy": {"constraints": ["mine"]}}))


def test_contradicting_quark_sectors_are_refused_before_any_work(tmp_path):
    block = {"constraints": ["trident", "kaon"], "quarks": "none"}
    with pytest.raises(InputError, match="low_energy.constraints names kaon, but low_energy.quarks is none"):
        execute(tmp_path / "out", CARD | {"low_energy": block})
    assert not (tmp_path / "out").exists()
    with pytest.raises(InputError, match='low_energy.quarks: unknown quark sector "papr"'):
        parse_card(CARD | {"low_energy": {"quarks": "papr"}})


def test_a_relative_normalisation_to_no_event_is_refused(tmp_path):
    analysis = load_analysis("atlas_2013_z4l")
    numbers = analysis.card.datasets["preliminary"].regions["4mu"].model_copy(update={"expected": 0.0})
    data = analysis.card.datasets["preliminary"].model_copy(update={"regions": {"4mu": numbers}})
    card = analysis.card.model_copy(update={"datasets": {"preliminary": data}})
    empty = dataclasses.replace(analysis, card=card)
    with pytest.raises(InputError, match='region "4mu" expects 0 events, to which nothing can be relative'):
        check_search(parse_card(CARD), empty)
    block = CARD["analysis"] | {"normalisation": "absolute"}
    check_search(parse_card(CARD | {"analysis": block}), empty)


def test_a_window_without_published_numbers_is_for_an_absolute_normalisation():
    analysis = load_analysis("cms_2018_zprime_4mu")
    numbers = analysis.card.datasets["run2"].model_copy(update={"regions": {}, "windows": ()})
    bare = dataclasses.replace(
        analysis, card=analysis.card.model_copy(update={"datasets": {"run2": numbers}})
    )
    block = {"name": "cms_2018_zprime_4mu", "region": "window"}
    with pytest.raises(InputError, match='region "4mu" has no published expectation, to which nothing'):
        check_search(parse_card(CARD | {"analysis": block}), bare)
    check_search(parse_card(CARD | {"analysis": block | {"normalisation": "absolute"}}), bare)


def test_plots_and_report_are_made_again_from_the_results(finished, copy):
    from recast.pipeline.outputs import report
    from recast.pipeline.pictures import draw

    for name in OUTPUTS:
        if name.startswith(("figures", "exclusion.p", "report")):
            (copy / name).unlink()
    made = [str(path.relative_to(copy)) for path in (*draw(copy, copy), report(copy))]
    for name in made:
        assert (copy / name).read_bytes() == (finished[0] / name).read_bytes(), name
    assert {"report.html", "exclusion.pdf", "figures/plane.pdf", "figures/plane_allowed.csv"} <= set(made)


def test_names_in_results_are_no_paths(copy):
    """A region is a word of `results.json`, which may be somebody else's."""
    from recast.pipeline.pictures import Picture, draw

    content = json.loads((copy / "results.json").read_text())
    for sample in content["points"][0]["reference"]["samples"]:
        sample["spectra"]["x/../../../outside"] = sample["spectra"].pop("4mu")
    (copy / "results.json").write_text(json.dumps(content))
    outside = set(copy.parent.rglob("*")) - set(copy.rglob("*"))
    made = draw(copy, what=Picture.SPECTRUM)
    assert {path.parent for path in made} == {copy / "plots"}
    assert any("outside" in path.name for path in made)
    assert set(copy.parent.rglob("*")) - set(copy.rglob("*")) == outside


def test_the_level_of_the_card_is_that_of_every_limit_and_label(tmp_path):
    card = {key: value for key, value in CARD.items() if key != "figures"} | {
        "limit": {"method": "cls", "cl": 0.9},
        "low_energy": {"constraints": ["cms_4mu", "trident"], "data": "current"},
    }
    outcome = execute(tmp_path / "out", card)
    weak = json.loads((tmp_path / "out" / "results.json").read_text())
    assert (weak["facts"]["cl"], weak["statistics"]["cl"]) == (0.9, 0.9)
    expected = count_limits("cls", 77, 78.0, cl=0.9)
    assert weak["statistics"]["excluded_count_observed"] == expected.observed
    assert list(weak["statistics"]["excluded_count_expected"].values()) != []
    assert weak["points"][0]["statistics"]["cl"] == 0.9
    report = re.sub('base64,[^"]*', "", (tmp_path / "out" / "report.html").read_text())
    assert "cls at 90 % CL" in html.unescape(report)
    tables = (tmp_path / "out" / "hepdata" / "table_001.yaml").read_text()
    assert "90 %" in tables
    assert "95 %" not in tables
    # published limits are constraints like others
    curves = {item.info.name: item for item in outcome.curve.constraints}
    assert curves["cms_4mu"].bound.points[0].gp_excluded == pytest.approx(0.01174, rel=1e-3)
    header, row = (tmp_path / "out" / "exclusion.csv").read_text().splitlines()
    cells = dict(zip(header.split(","), row.split(","), strict=True))
    assert (cells["cms_4mu_cl"], cells["cms_4mu_data"]) == ("0.95", "current")
    listed = weak["points"][0]["low_energy"]["reference"]["constraints"]
    assert {"cms_4mu", "babar_4mu"} <= {item["constraint"] for item in listed}
    # and recast check takes these results
    coupling = 1.01 * outcome.curve.rows[0].limits.observed.value
    kept = kept_results([tmp_path / "out"])
    (item,) = check(point_list([{"mzp_gev": 30, "gp": coupling}]), kept=kept, against=["trident"])
    assert (str(item.verdict), item.decisive.source.level) == ("excluded", "90 % CL, one-sided, recast")
    assert item.decisive.cls_observed == pytest.approx(0.1, abs=0.01)
