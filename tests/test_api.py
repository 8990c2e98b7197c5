"""The library's face: typed results, the same numbers as the commands, examples that run."""

import doctest
import json
import shlex
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
import yaml
from click.testing import CliRunner
from matplotlib.figure import Figure

import recast
import recast.api.results
import recast.api.verbs
from recast.api.verbs import _parsed
from recast.cards import parse_card, with_model
from recast.cli.limit import limit as limit_command
from recast.cli.main import main
from recast.core.errors import InputError, RunError
from recast.core.progress import Silent
from recast.lowenergy.registry import observable
from recast.pipeline.results import checked_results
from recast.pipeline.run import run_card
from recast.report.layers import drawn_range
from recast.report.options import PlotOptions

CARD = {
    "name": "library",
    "seed": 5,
    "model": "lmu_ltau",
    "scan": {"mzp_gev": [25, 35]},
    "generate": {"events": 200, "events_sm": 200, "matrix_element": "helicity"},
    "shower": {"profile": "no-mpi", "control_variate": False},
    "analysis": {"name": "atlas_2013_z4l"},
}


@pytest.fixture(scope="module")
def curve(tmp_path_factory):
    return recast.run(CARD, tmp_path_factory.mktemp("run") / "out", jobs=1)


def test_the_examples_run():
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    for module in (recast, recast.api.results, recast.api.verbs):
        found = doctest.testmod(module, optionflags=flags)
        assert found.attempted
        assert not found.failed


def test_the_import_loads_nothing_heavy():
    heavy = "numpy scipy numba awkward matplotlib pydantic"
    code = f"import sys, recast; print([name for name in '{heavy}'.split() if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_every_name_is_there_and_others_are_not():
    assert set(recast.__all__) <= set(dir(recast))
    for name in recast.__all__:
        assert getattr(recast, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'lmit'"):
        recast.lmit  # noqa: B018


def test_a_run_gives_the_curve_of_its_folder(curve, tmp_path):
    other = run_card(recast.Card.model_validate(CARD), tmp_path / "other", jobs=1, progress=Silent())
    assert [row.limits for row in curve.simulated.curve.rows] == [row.limits for row in other.curve.rows]
    assert recast.load(tmp_path / "other").rows() == curve.rows()
    assert repr(curve) == f"<Curve {CARD['name']}: {len(curve.rows())} points over mzp_gev>"
    head, names, *rows = str(curve).splitlines()
    assert f"<Curve {head}>" == repr(curve)
    assert {"mzp_gev", "gp_excluded_observed", "source"} <= set(names.split())
    assert [float(row.split()[0]) for row in rows] == CARD["scan"]["mzp_gev"]


def test_a_curve_is_saved_and_comes_back(curve, tmp_path):
    again = recast.load(curve.save(tmp_path / "curve.json"))
    assert again.rows() == curve.rows()
    assert recast.Curve.from_dict(json.loads(json.dumps(curve.to_dict()))).rows() == curve.rows()
    with pytest.raises(InputError, match="nowhere"):
        recast.load(tmp_path / "nowhere")


@pytest.mark.parametrize("place", ["", "results.json"])
def test_a_folder_or_its_file_in_words_is_read(tmp_path_factory, curve, place):
    folder = tmp_path_factory.mktemp("place")
    curve.save(folder / "results.json")
    assert recast.load(str(folder / place)).rows() == curve.rows()
    with checked_results(str(folder / place)) as (content, where):
        assert (content["name"], where) == ("library", str(folder / "results.json"))


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda _: None, "results: damaged"),
        (lambda _: [], "results: it has figures alone"),
        (lambda content: content | {"curve": None}, "results: damaged"),
        (lambda content: content | {"notes": None}, "results: damaged"),
        (lambda content: {key: content[key] for key in content if key != "notes"}, "damaged (no 'notes')"),
        (lambda content: {key: content[key] for key in content if key != "facts"}, "damaged (no 'facts')"),
        (lambda content: content | {"facts": {}}, "results: damaged"),
        (lambda content: content | {"provenance": {}}, "results: damaged (no 'card')"),
        (
            lambda content: content | {"curve": content["curve"] | {"rows": [{}]}},
            "results: damaged (no 'expected')",
        ),
    ],
)
def test_a_damaged_curve_is_one_line(curve, damage, message):
    content = damage(json.loads(json.dumps(curve.to_dict())))
    with pytest.raises(InputError) as caught:
        recast.Curve.from_dict(content)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_damaged_curve_file_is_named(curve, tmp_path):
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(curve.to_dict() | {"facts": {}}), encoding="utf-8")
    with pytest.raises(InputError, match="mine.json: damaged"):
        recast.load(path)


@pytest.mark.parametrize("change", [{"observed_events": "three"}, {"background": None}, {"cl": "x"}, None])
def test_a_damaged_limit_is_one_line(change):
    content = recast.limit(observed=3, background=2.0).to_dict()
    content = {"method": "paper"} if change is None else content | change
    with pytest.raises(InputError, match=r"limit: damaged|not a number|not finite"):
        recast.Limit.from_dict(content)


def test_another_model_and_seed_are_those_of_the_command(tmp_path):
    """The scheme and fixed parameters of the card stay, its reference coupling goes."""
    block = {"name": "lmu_ltau", "parameters": {"charges.mu": 2.0}, "coupling_reference": 0.3}
    card = CARD | {"model": block}
    path = tmp_path / "card.yaml"
    path.write_text(yaml.safe_dump(card), encoding="utf-8")
    want = parse_card(with_model(card, "le_lmu") | {"seed": 8})
    assert (want.model.name, want.model.parameters, want.model.coupling_reference) == (
        "le_lmu",
        {"charges.mu": 2.0},
        None,
    )
    for given in (card, path, str(path), recast.Card.model_validate(card)):
        assert _parsed(given, "le_lmu", 8) == want
        assert _parsed(given, None, None) == parse_card(card)


def test_a_seed_is_that_of_the_card(curve, tmp_path):
    one = {**CARD, "scan": {"mzp_gev": [25]}}
    same = recast.run({**one, "seed": 1}, tmp_path / "same", seed=5, jobs=1)
    other = recast.run(one, tmp_path / "other", seed=6, jobs=1)
    first = curve.rows()[0]
    assert same.content["provenance"]["card"]["seed"] == 5
    assert same.rows()[0]["gp_excluded_observed"] == first["gp_excluded_observed"]
    assert other.rows()[0]["gp_excluded_observed"] != first["gp_excluded_observed"]
    with pytest.raises(InputError, match="seed"):
        recast.run(one, tmp_path / "bad", seed=-1)


def test_a_curve_as_table_and_picture(curve):
    frame = curve.to_dataframe()
    assert list(frame["mzp_gev"]) == [25.0, 35.0]
    axes = Figure().subplots()
    assert curve.plot(axes) is axes
    assert axes.get_xlim() == pytest.approx(drawn_range([25.0, 35.0]))
    assert len(axes.get_lines()) > 0
    page = curve._repr_html_()
    assert "<td>25</td>" in page


def test_texts_are_inert_in_html(curve):
    content = curve.to_dict() | {"name": "<script>alert(1)</script>"}
    page = recast.Curve.from_dict(content)._repr_html_()
    assert "<script>" not in page


def test_a_scan_is_that_of_the_command(tmp_path, monkeypatch):
    """The card that is run, and the folder that is its own."""
    cards = []

    def run_no_card(card, out, **options):
        cards.append((card, Path(out), options["jobs"]))
        raise RunError("stop")

    monkeypatch.setattr("recast.api.verbs.run_card", run_no_card)
    monkeypatch.setattr("recast.cli.run.run_any_card", run_no_card)
    path = tmp_path / "card.yaml"
    path.write_text(yaml.safe_dump(CARD), encoding="utf-8")
    over = {"charges.mu": {"range": [1, 2], "points": 3, "scale": "linear"}}
    masses = np.array([12.0, 35.0])
    asked = [
        ("--over charges.mu=1:2:3:linear --mass 12 --mass 35 --model le_lmu", over, {"model": "le_lmu"}),
        ("--mass 12 --mass 35 --refine 0.1 --most 9", None, {"refine": 0.1, "most_points": 9}),
    ]
    for words, chosen, options in asked:
        with pytest.raises(SystemExit, match="1"):
            main(["scan", str(path), *words.split(), "--jobs", "1"])
        with pytest.raises(RunError):
            recast.scan(path, chosen, mzp_gev=masses, jobs=1, **options)
    assert cards[0::2] == cards[1::2]
    plane, line = cards[0::2]
    assert plane[0].scan == {"charges.mu": (1.0, 1.5, 2.0), "mzp_gev": (12.0, 35.0)}
    assert (line[0].refine.tolerance, line[0].refine.most_points) == (0.1, 9)
    assert plane[1] == Path("results/library-scan")
    with pytest.raises(InputError, match="mzp_gev is given twice"):
        recast.scan(path, {"mzp_gev": [3.0]}, mzp_gev=4.0)
    for wrong in ({"mzp_gev": "abc"}, {"mzp_gev": [[1.0]]}, {"chargs.mu": [1.0]}, {"mzp_gev": []}):
        with pytest.raises(InputError):
            recast.scan(path, wrong)
    assert len(cards) == 4


def test_a_scan_reuses_the_steps_of_a_run(tmp_path, curve):
    told = []

    class Heard(Silent):
        def note(self, text):
            told.append(text)

    card = {**CARD, "exclusion": {"compare_direct_at_gev": 60}}
    out = tmp_path / "scan"
    one = recast.scan(card, mzp_gev=25.0, out=out, jobs=1, progress=Heard())
    assert [row["mzp_gev"] for row in one.rows()] == [25.0]
    assert one.rows()[0]["gp_excluded_observed"] == curve.rows()[0]["gp_excluded_observed"]
    assert told[0] == "no direct comparison at 60 GeV, which is not among the masses"
    files = recast.plot(out, tmp_path / "again")
    assert {path.name for path in files} == {"exclusion.png", "exclusion.pdf"}
    assert files[0].read_bytes() == (out / files[0].name).read_bytes()
    with pytest.raises(InputError, match="no such file"):
        recast.plot(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        ((), {}, "analyse: no event file is given"),
        (("absent.lhe",), {}, "absent.lhe"),
        (("*.nothing",), {}, "no file matches"),
        (("a.lhe",), {"limit": "cl"}, 'unknown statistics method "cl"'),
        (("a.lhe",), {"dataset": "finl", "limit": "cls"}, 'unknown data set "finl"'),
    ],
)
def test_what_cannot_be_analysed_is_one_line(tmp_path, monkeypatch, arguments, options, message):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as caught:
        recast.analyse("atlas_2013_z4l", *arguments, **options)
    assert message in str(caught.value)


def test_events_are_those_of_the_commands(tmp_path, capsys):
    lhe, parquet = tmp_path / "command.lhe", tmp_path / "command.parquet"
    words = f"--mzp 30 --gp 0.05 --contribution signal --events 60 --matrix-element helicity --out {lhe}"
    for command in (f"generate {words}", f"shower {lhe} --profile parton --out {parquet}"):
        with pytest.raises(SystemExit, match="0"):
            main([*command.split(), "--seed", "4", "--jobs", "1"])
    capsys.readouterr()
    made = recast.generate_events(
        parameters={"mzp_gev": 30, "coupling": 0.05},
        contribution="signal",
        events=60,
        settings={"matrix_element": "helicity"},
        out=tmp_path / "library.lhe",
        seed=4,
        jobs=1,
    )
    assert made.paths[0].read_bytes() == lhe.read_bytes()
    (row,) = made.rows()
    assert (row["events"], row["contribution"]) == (60, "signal")
    assert "<td>60</td>" in made._repr_html_()
    showered = recast.shower(lhe, profile="parton", out=tmp_path / "library.parquet", seed=4, jobs=1)
    assert showered.paths == (tmp_path / "library.parquet",)
    ours, theirs = (pq.read_table(path).to_pylist() for path in (*showered.paths, parquet))
    assert ours == theirs
    assert len(ours) > 0
    assert json.dumps(showered.to_dict())
    assert list(showered.to_dataframe()["events"]) == [60]


@pytest.mark.parametrize(
    ("parameters", "options", "message"),
    [
        ({"mzp_gev": 30, "coupling": 0.1, "gp": 0.1}, {}, "gp and coupling are the same"),
        ({"mzp": 30}, {}, 'no parameter "mzp"'),
        ({"mzp_gev": 30}, {"contribution": "ful"}, 'unknown contribution "ful"'),
        ({"mzp_gev": 30}, {"model": "lmu"}, 'unknown model "lmu"'),
        ({"mzp_gev": 30}, {"settings": {"pdf": 1}}, "pdf"),
        ({"mzp_gev": 30}, {"backend": "sherpa"}, "sherpa"),
    ],
)
def test_events_that_cannot_be_made_are_one_line(tmp_path, parameters, options, message):
    with pytest.raises(InputError) as caught:
        recast.generate_events(parameters=parameters, out=tmp_path / "a.lhe", events=5, jobs=1, **options)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not list(tmp_path.iterdir())


def test_a_limit_is_that_of_the_command(tmp_path):
    found = recast.limit(observed=7, background=5.5, background_error=1.0, method="cls", cl=0.9)
    words = [
        "--observed",
        "7",
        "--background",
        "5.5",
        "--background-error",
        "1",
        "--method",
        "cls",
        "--cl",
        "0.9",
    ]
    told = json.loads(CliRunner().invoke(limit_command, [*words, "--json"]).stdout)
    assert found.to_dict().items() <= told.items()
    assert recast.Limit.from_dict(found.to_dict()) == found
    assert recast.Limit.load(found.save(tmp_path / "limit.json")) == found
    with pytest.raises(InputError, match=r"nothing.json: no such file"):
        recast.Limit.load(tmp_path / "nothing.json")
    assert found.to_dataframe()["events"].iloc[0] == found.observed


def test_a_bound_of_another_model():
    muon, default = (recast.bound("g_minus_2", [1.0, 10.0], model=name) for name in ("muon_only", "lmu_ltau"))
    found = [row["coupling_excluded"] for row in muon.rows()]
    # one loop, a coupling to muons alone: the other leptons do not matter
    assert np.allclose(found, [row["coupling_excluded"] for row in default.rows()], rtol=1e-9)
    with pytest.raises(InputError, match="g_minus_2"):
        recast.bound("g_minus_3", 10.0)


@pytest.mark.parametrize("masses", [[10**400], "abc", [[1.0, 2.0]], None, []])
def test_masses_that_are_no_numbers_are_one_line(masses):
    with pytest.raises(InputError, match="mzp_gev"):
        recast.bound("trident", masses)


@pytest.mark.parametrize(
    ("points", "message"),
    [
        ({"mzp_gev": 10**400, "coupling": 0.1}, "point 1, column mzp_gev: the number is too large"),
        ([3], "points: it is no list of points"),
        (None, "points: it is no list of points"),
        ([], "points: it holds no points"),
        ({"mzp_gev": 10, "coupling": 0.1, "name": {}}, "column name: the name is {}, not a word"),
        ({"mzp_gev": 10, "coupling": 0.1, "model": ""}, 'unknown model ""'),
    ],
)
def test_points_that_are_none_are_one_line(points, message):
    with pytest.raises(InputError) as caught:
        recast.check(points)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_point_without_a_name_has_none():
    point = {"mzp_gev": 10, "coupling": 0.1, "name": None}
    (row,) = recast.check(point, against="trident").rows()
    assert (row["name"], row["verdict"]) == ("", "excluded")


def test_verdicts_are_those_of_the_command(tmp_path, capsys):
    points = tmp_path / "points.csv"
    points.write_text("mzp_gev,coupling\n10,0.05\n30,0.001\n", encoding="utf-8")
    found = recast.check(points)
    with pytest.raises(SystemExit, match="0"):
        main(["check", str(points), "--json"])
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(found.to_dict()))
    listed = recast.check([{"mzp_gev": 10, "coupling": 0.05}, {"mzp_gev": 30, "coupling": 0.001}])
    assert listed.rows() == found.rows()
    assert list(found.to_dataframe()["verdict"]) == ["excluded", "not excluded"]
    assert found.save(tmp_path / "out.csv").read_text(encoding="utf-8").count("\n") == 3
    with pytest.raises(InputError, match="mzp_gev"):
        recast.check({"mzp_gev": -1, "coupling": 0.1})


@pytest.fixture(scope="module")
def made(curve, tmp_path_factory):
    """The folder of a finished run, with its results alone."""
    folder = tmp_path_factory.mktemp("pictures")
    curve.save(folder / "results.json")
    return folder


@pytest.mark.parametrize(
    ("choices", "words", "names"),
    [
        ({"what": "cutflow"}, ["--what", "cutflow"], ["plots/cutflow"]),
        (
            {"what": "spectrum", "figure": "m4l", "at": 25, "legend": "upper left", "caption": ""},
            shlex.split('--what spectrum --figure m4l --at 25 --legend "upper left" --caption ""'),
            ["plots/spectrum_4mu_m4l"],
        ),
        (
            {"only": ["observed"], "xrange": (11, 30), "size": (5, 4), "title": "words", "ylabel": "$g$"},
            shlex.split('--only observed --xrange 11 30 --size 5 4 --title words --ylabel "$g$"'),
            ["plots/exclusion"],
        ),
        ({"what": "curve"}, ["--what", "curve"], ["exclusion"]),
    ],
)
def test_pictures_of_library_and_command_are_the_same_bytes(capsys, made, tmp_path, choices, words, names):
    files = recast.plot(made, **choices)
    assert [str(path.relative_to(made)) for path in files] == [
        f"{n}.{end}" for n in names for end in ("png", "pdf")
    ]
    with pytest.raises(SystemExit) as done:
        main(["plot", str(made), "--out", str(tmp_path), *words])
    assert done.value.code == 0
    printed = capsys.readouterr().out.split()
    for path, other in zip(files, printed, strict=True):
        assert path.read_bytes() == Path(other).read_bytes()


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"what": "plane"}, "this run has no plane. Known: curve"),
        ({"what": "spectra"}, "Did you mean"),
        ({"what": "spectrum", "figure": "m5l"}, 'no picture "m5l"'),
        ({"what": "cutflow", "at": 13.0}, "no point at mzp_gev = 13. Known: "),
        ({"at": 25.0}, "at: points are chosen for a cutflow or a spectrum alone"),
        ({"at": "abc"}, "at is 'abc', not a number or a list of them"),
        ({"figure": "fig3"}, 'no picture "fig3"'),
        ({"only": "tridnt"}, 'exclusion: no curve "tridnt"'),
        ({"what": "cutflow", "only": "observed"}, 'cutflow: no curve "observed"'),
        ({"xrange": (0, 5)}, "xrange: 0 on a logarithmic axis"),
        ({"yrange": (2, 1)}, "yrange: the first end 2 is not below 1"),
        ({"yrange": (float("nan"), 1)}, "are not two finite numbers"),
        ({"size": (0.1, 4)}, "size: 0.1 x 4 inches. Give from 1 to 30 inches."),
        ({"legend": "upper"}, '"upper" is no place of a legend. Names that begin so: upper left'),
        ({"title": "$x"}, None),
        ({"xlabel": "$\\frac$"}, "xlabel: matplotlib cannot read its TeX"),
    ],
)
def test_a_wrong_choice_of_a_picture_is_one_line(made, choices, message):
    if message is None:  # a single dollar is a dollar
        assert recast.plot(made, **choices)
        return
    with pytest.raises(InputError) as error:
        recast.plot(made, **choices)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_yields_are_drawn_and_read_back(tmp_path):
    events = Path(__file__).parent / "data/events"
    found = recast.analyse("atlas_2013_z4l", events / "four_muons_zp50.lhe.gz")
    again = recast.api.results.Yields.load(found.save(tmp_path / "y.json"))
    assert sorted(again.rows(), key=str) == sorted(found.rows(), key=str)  # JSON is written in rising keys
    axes = Figure().subplots()
    assert found.plot(axes) is axes
    shares = [row["of_all"] for row in found.cutflow()]
    assert list(axes.containers[0][0].get_ydata()) == pytest.approx([value for value in shares if value])
    assert [text.get_text() for text in axes.get_legend().get_texts()] == [found.samples[0].label]
    other = found.plot(Figure().subplots(), spectrum="4mu/m1")
    assert other.get_xlabel() == "$m_1$ [GeV]"
    with pytest.raises(InputError, match='no distribution "4mu/m3". Did you mean "4mu/m'):
        found.plot(spectrum="4mu/m3")
    with pytest.raises(InputError, match="not the result of an analysis"):
        recast.api.results.Yields.from_dict({"files": [{}]})
    names = {path.name for path in found.plots(tmp_path / "plots")}
    assert {"cutflow.png", "cutflow.pdf", "spectrum_4mu_m4l.png"} <= names


def test_a_bound_is_drawn_with_the_style_of_its_constraint():
    axes = recast.bound("trident", mzp_gev=[10, 30, 100], data="2014").plot(Figure().subplots())
    (line,) = axes.lines
    assert line.get_color() == observable("trident").style.line
    assert list(line.get_xdata()) == [10.0, 30.0, 100.0]
    with pytest.raises(InputError, match="it excludes no coupling at these masses"):
        recast.bound("atlas_4mu", mzp_gev=[1000.0]).plot()


def test_verdicts_are_drawn_in_the_plane_of_mass_and_coupling():
    points = [{"mzp_gev": 30, "coupling": value} for value in (0.5, 0.3, 1e-4)]
    found = recast.check([*points, {"model": "le_lmu", "mzp_gev": 30, "coupling": 0.5}], against=["trident"])
    axes = found.plot(Figure().subplots())
    drawn = {
        text.get_text(): item
        for text, item in zip(axes.get_legend().get_texts(), axes.collections, strict=True)
    }
    assert {name: len(item.get_offsets()) for name, item in drawn.items()} == {
        "excluded": 2,
        "not excluded": 1,
    }
    assert drawn["not excluded"].get_offsets().tolist() == [[30.0, 1e-4]]
    assert (axes.get_xscale(), axes.get_yscale()) == ("log", "log")
    assert len(found.plot(Figure().subplots(), PlotOptions(only=("excluded",))).collections) == 1
    with pytest.raises(InputError, match='verdicts: no curve "allowed"'):
        found.plot(Figure().subplots(), PlotOptions(only=("allowed",)))
