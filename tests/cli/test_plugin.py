"""A plug-in that pip installed: each of its files is found by name, in a process of its own."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from event_files import read_events
from scipy.stats import poisson

from recast.analysis.loader import list_analyses

ROOT = Path(__file__).resolve().parents[2]
PLUGIN = Path(__file__).resolve().parents[1] / "helpers" / "plugin"


def install(target: Path, source: Path) -> Path:
    words = ["--no-build-isolation", "--no-deps", "--no-index", "--quiet", "--target", str(target)]
    subprocess.run([sys.executable, "-m", "pip", "install", *words, str(source)], check=True, timeout=300)
    return target


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Return the folder with the installed plug-in."""
    source = tmp_path_factory.mktemp("source") / "plugin"
    subprocess.run(["cp", "-r", str(PLUGIN), str(source)], check=True)  # the build leaves files there
    return install(tmp_path_factory.mktemp("site"), source)


RUN = """
import contextlib, io, json, sys
from recast.cli.main import main
done = []
for words in json.loads(sys.argv[1]):
    streams = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
        try:
            main(words)
            status = 0
        except SystemExit as end:
            status = end.code or 0
    done.append([status, *(stream.getvalue() for stream in streams)])
print(json.dumps(done))
"""


def recast(site: Path, *commands: tuple[str | Path, ...]) -> list[dict | str]:
    """Run commands one after the other in a process; what each prints as JSON, or its error as a line."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(site), str(ROOT)])}
    words = json.dumps([[*map(str, command), "--json"] for command in commands])
    done = subprocess.run(
        [sys.executable, "-c", RUN, words],
        env=environment, cwd=site, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = []
    for status, out, err in json.loads(done.stdout.splitlines()[-1]):
        assert status in (0, 2), err
        if status:
            assert out == ""
            found.append(err.splitlines()[-1])
        else:
            found.append(json.loads(out))
    return found


def lines(path: Path, masses: list[float]) -> Path:
    """Write events of two muons of these masses [GeV] in the format of the plug-in, weights 0.5."""
    text = "# lines sqrt_s_gev=8000 cross_section_pb=0.04\n"
    for mass in masses:
        p = np.sqrt(mass**2 / 4 - 0.10566**2)
        text += f"event 0.5\n13 {p!r} 0 0 0.10566\n-13 {-p!r} 0 0 0.10566\n"
    path.write_text(text.replace("np.float64(", "").replace(")", ""))
    return path


def test_an_observable(site):
    found, table = recast(
        site,
        ("lowenergy", "--mzp", "30", "--bound", "breaking_scale"),
        ("lowenergy", "--mzp", "30", "--gp", "0.2"),
    )
    assert found["points"][0]["gp_excluded"] == pytest.approx(30 / 200, rel=1e-6)
    row = table["observables"][-1]
    assert (row["constraint"], row["excluded"]) == ("breaking_scale", True)
    assert row["prediction"] == pytest.approx(4 / 3)


def test_a_model(site):
    words = ("lowenergy", "--mzp", "30", "--bound", "g_minus_2", "--model")
    one, two, error = recast(site, (*words, "muon_only"), (*words, "muon_two"), (*words, "muon_tow"))
    limits = [item["points"][0]["gp_excluded"] for item in (one, two)]
    assert limits[1] == pytest.approx(limits[0] / 2, rel=1e-6)
    assert 'unknown model "muon_tow". Did you mean "muon_two"?' in error


def test_a_reader_and_an_analysis_of_two_regions(site, tmp_path):
    file = lines(tmp_path / "x.txt", [91.0, 90.0, 40.0, 8.0, 120.0])
    analysed, shown, listed, converted = recast(
        site,
        ("analyse", "two_regions", file),
        ("analyses", "show", "two_regions"),
        ("analyses", "list"),
        ("convert", file, tmp_path / "x.hepmc.gz"),
    )
    yields = analysed["files"][0]["yields"]
    assert yields["peak"]["cross_section_fb"]["value"] == pytest.approx(0.4 * 40.0)
    assert yields["low"]["cross_section_fb"]["value"] == pytest.approx(0.2 * 40.0)
    assert yields["low"]["events"]["value"] == pytest.approx(0.2 * 40.0 * 20)
    assert sorted(shown["regions"]) == ["low", "peak"]
    assert [item["name"] for item in listed["analyses"]][-1] == "two_regions"
    assert converted["n_events"] == 5
    events, sample = read_events(tmp_path / "x.hepmc.gz")
    assert (sample.cross_section_pb, sample.sqrt_s_gev) == (0.04, pytest.approx(8000.0))
    assert [sorted(pair) for pair in events.particles.pid.to_list()] == [[-13, 13]] * 5


def test_a_bad_file_of_its_format_is_one_line(site, tmp_path):
    file = lines(tmp_path / "x.txt", [91.0])
    short, wordless, other = (tmp_path / name for name in ("short.txt", "wordless.txt", "other.txt"))
    short.write_text(file.read_text() + "13 1.0\n")
    wordless.write_text(file.read_text().replace("sqrt_s_gev=", ""))
    other.write_text("nothing")
    words = ("analyse", "two_regions")
    errors = recast(site, (*words, short), (*words, wordless), (*words, other))
    assert errors[0].endswith("short.txt, line 5: 2 words. Need 5.")
    assert "wordless.txt: damaged after 0 events (ValueError:" in errors[1]
    # what is of no format names all that are known
    assert "recast's Parquet, text with a line for each particle; text may be compressed." in errors[2]


def test_what_it_parsed_is_kept_until_its_code_changes(site, tmp_path, monkeypatch):
    monkeypatch.setenv("RECAST_CACHE_DIR", str(tmp_path / "cache"))
    file = lines(tmp_path / "x.txt", [91.0])
    code = site / "recast_example" / "reader.py"
    text = code.read_text()

    def total() -> list[float]:
        done = recast(site, *[("analyse", "two_regions", file)] * 2)
        return [item["files"][0]["yields"]["peak"]["cross_section_fb"]["value"] for item in done]

    def kept() -> int:
        return len(list((tmp_path / "cache").glob("events-*")))

    assert (total(), kept()) == (pytest.approx([40.0, 40.0]), 1)
    code.write_text(text.replace('float(facts["cross_section_pb"])', '2 * float(facts["cross_section_pb"])'))
    try:
        assert (total(), kept()) == (pytest.approx([80.0, 80.0]), 2)
    finally:
        code.write_text(text)


def test_a_limit_method(site):
    few = ("limit", "--observed", "7", "--background", "8", "--method")
    found, refused, unknown = recast(
        site,
        ("limit", "--observed", "77", "--background", "78", "--method", "mid_p"),
        (*few, "mid_p", "--background-error", "1"),
        (*few, "mid"),
    )
    mu = found["excluded_count_observed"]
    assert (found["method"], mu) == ("mid_p", pytest.approx(92.55, abs=0.005))  # docs/statistics.md
    assert poisson.cdf(77, mu) - poisson.pmf(77, mu) / 2 == pytest.approx(0.05, rel=1e-9)
    assert '"mid_p" has no background uncertainty' in refused
    assert 'unknown statistics method "mid". Did you mean "mid_p"?' in unknown


def test_a_broken_plugin_stops_only_what_asks_for_it(site, tmp_path):
    broken = tmp_path / "site"
    subprocess.run(["cp", "-r", str(site), str(broken)], check=True)
    (broken / "recast_example" / "statistic.py").write_text("import nothing_of_this_name\n")
    (broken / "recast_example" / "reader.py").write_text("READER = 3\n")
    (broken / "recast_example" / "observable.py").write_text("import nothing_of_this_name\n")
    (broken / "recast_example" / "muon_two.yaml").write_text("family: zprime\n")
    (broken / "recast_example" / "two_regions" / "analysis.py").write_text("CARD = ''\n")
    limit = ("limit", "--observed", "7", "--background", "8", "--method")
    own = ROOT / "tests" / "data" / "events" / "four_muons_sm.lhe.gz"
    cls, mid_p, read, refused, listed, point, models = recast(
        broken,
        (*limit, "cls"),
        (*limit, "mid_p"),
        ("analyse", "atlas_2013_z4l", own),
        ("analyse", "atlas_2013_z4l", lines(tmp_path / "x.txt", [91.0])),
        ("analyses", "list"),
        ("lowenergy", "--mzp", "30", "--gp", "0.05"),
        ("models", "list"),
    )
    rows = {row["constraint"]: row for row in point["observables"]}
    assert rows["trident"]["prediction"] > 1
    assert "No module named 'nothing_of_this_name'" in rows["breaking_scale"]["reason"]
    assert [item["name"] for item in models["broken"]] == ["muon_two"]
    assert "lmu_ltau" in [item["name"] for item in models["models"]]
    assert cls["method"] == "cls"
    assert mid_p == (
        "recast: plug-in recast-example 1.5 (entry point recast.statistics: mid_p = "
        'recast_example.statistic:METHOD): statistics method "mid_p" cannot be loaded '
        "(ModuleNotFoundError: No module named 'nothing_of_this_name'). Mend the plug-in, or uninstall it."
    )
    # files of recast's own formats are read without its reader
    assert read["files"][0]["n_generated"] == 160
    assert 'event reader "lines" cannot be loaded (lines is no recast.events.readers.Reader' in refused
    assert len(listed["analyses"]) == len(list_analyses())


def test_a_generator(site, tmp_path):
    words = ("--events", "50", "--jobs", "1", "--matrix-element", "numpy", "--out")
    samples = recast(
        site,
        *(
            ("generate", "--backend", backend, *scale, *words, tmp_path / f"{number}.lhe.gz")
            for number, (backend, scale) in enumerate(
                [("builtin", ()), ("builtin", ("--scale", "fixed")), ("fixed_scale", ())]
            )
        ),
    )
    dynamic, fixed, found = (sample["cross_section_pb"] for sample in samples)
    assert found == fixed != dynamic


def test_a_kind_of_processes(site, tmp_path):
    words = ("--jobs", "1", "--out", tmp_path / "x.lhe")
    known, unknown = recast(
        site,
        ("generate", "--process", "photon_pair", *words),
        ("generate", "--process", "photon_pairs", *words),
    )
    assert known == (
        "recast: cuts: a may follow a beam without a cut: the cross section of d d~ > a a is infinite. "
        "Add pt(a): {min: 10}."
    )
    assert 'unknown process "photon_pairs". Did you mean "photon_pair"?' in unknown


@pytest.mark.slow
def test_a_run_with_all_of_them_makes_its_steps_anew_where_their_code_changes(site, tmp_path):
    card, out = tmp_path / "card.yaml", tmp_path / "out"
    content = {
        "name": "plugin",
        "model": "muon_two",
        "scan": {"mzp_gev": [30]},
        "generate": {
            "backend": "fixed_scale",
            "events": 300,
            "events_sm": 300,
            "matrix_element": "helicity",
        },
        "shower": {"profile": "no-mpi"},
        "analysis": {"name": "atlas_2013_z4l"},
        "limit": {"method": "mid_p"},
        "low_energy": {"constraints": ["breaking_scale", "g_minus_2"]},
    }
    card.write_text(json.dumps(content))

    def steps() -> dict[str, set[str]]:
        recast(site, ("run", card, "--out", out, "--jobs", "1"))
        kinds = ("generate", "shower", "analyse")
        return {kind: {path.name for path in out.rglob(f"{kind}-*") if path.is_dir()} for kind in kinds}

    first = steps()
    assert all(first.values())
    results = json.loads((out / "results.json").read_text())
    limit = results["statistics"]
    assert (limit["method"], limit["excluded_count_observed"]) == ("mid_p", pytest.approx(92.55, abs=0.005))
    with (out / "exclusion.csv").open() as stream:
        (row,) = csv.DictReader(stream)
    assert float(row["breaking_scale_gp_excluded"]) == pytest.approx(30 / 200, rel=1e-6)

    again = steps()
    assert again == first
    code = site / "recast_example" / "generator.py"
    text = code.read_text()
    code.write_text(text + "OTHER = 1\n")
    try:
        changed = steps()
    finally:
        code.write_text(text)
    assert changed["generate"] > first["generate"]
    assert len(changed["generate"]) == 2 * len(first["generate"])
