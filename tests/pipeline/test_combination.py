"""Pipeline: a card with several analyses and measurements: one limit, with what went in."""

import csv
import dataclasses
import itertools
import json
import math
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
import yaml
from jsonschema import Draft202012Validator
from matplotlib.image import imread
from two_regions import two_region_folder

from recast.analysis.loader import load_analysis
from recast.cards import CombinationCard, parse_any_card, parse_card
from recast.core.errors import InputError, RunError
from recast.core.progress import Silent
from recast.core.resources import resource
from recast.core.yaml import load_yaml
from recast.exclusion.combination import combined_bound
from recast.inputs.lowenergy import DataSet
from recast.model.registry import load_model
from recast.model.scan_point import ScanPoint
from recast.pipeline import combine
from recast.pipeline.combination import check_combination, run_any_card
from recast.pipeline.combine import _carried, combine_runs
from recast.pipeline.export import Format, export_likelihoods
from recast.pipeline.pictures import Picture, draw
from recast.pipeline.prepare import prepare_run
from recast.pipeline.results import Simulated, load_results
from recast.pipeline.status import Leftovers, clean, read_status
from recast.statistics.files import parse_any_likelihood
from recast.statistics.likelihood import parse_likelihood
from recast.statistics.strength import Calculator

ATLAS = "ATLAS preliminary result, 4.6/fb at 7 TeV and 20.7/fb at 8 TeV"


def card(**changes) -> dict:
    found = {
        "name": "both",
        "seed": 5,
        "model": "lmu_ltau",
        "scan": {"mzp_gev": [30]},
        "generate": {
            "events": 1200,
            "events_sm": 2400,
            "matrix_element": "helicity",
            "cuts": {"m4l_min_gev": 75, "mll_min_gev": 3},
        },
        "shower": {"profile": "no-mpi", "control_variate": False},
        "analyses": [
            {"name": "atlas_2013_z4l", "label": "atlas"},
            {"name": "cms_2018_zprime_4mu", "label": "cms", "region": "window"},
        ],
        "limit": {"method": "cls", "calculator": "asymptotic"},
    }
    return found | changes


def test_members_are_run_cards_with_one_analysis_each():
    parsed = parse_any_card(card(analyses=["atlas_2013_z4l", {"name": "x/mine", "regions": ["a", "b"]}]))
    assert isinstance(parsed, CombinationCard)
    first, second = parsed.members()
    assert (first.name, first.analysis.name) == ("atlas_2013_z4l", "atlas_2013_z4l")
    assert first.limit.calculator is Calculator.AUTO  # one count has exact limits
    assert (second.name, second.limit.regions) == ("mine", ("a", "b"))
    assert second.limit.calculator is Calculator.ASYMPTOTIC
    assert first.seed == second.seed == 5
    again = parse_any_card(parsed.model_dump(mode="json"))
    assert again == parsed


def test_a_member_may_have_a_process_of_its_own():
    own = {
        "name": "atlas_2024_w3mu",
        "region": "window",
        "normalisation": "absolute",
        "process": "p p > mu+ mu- mu+ vm; p p > mu- mu+ mu- vm~",
        "generate": {"events": 50, "cuts": {"m(mu+,mu-)": {"min": 3.5}}},
        "shower": {"profile": "no-mpi-jets"},
    }
    parsed = parse_any_card(card(analyses=[own, {"name": "cms_2018_zprime_4mu", "region": "window"}]))
    first, second = parsed.members()
    assert first.reaction().name == own["process"]
    assert (first.generate.events, first.generate.events_sm) == (50, 40000)  # a whole block
    assert first.shower.profile == "no-mpi-jets"
    assert second.reaction().name == "p p > mu+ mu- mu+ mu-"
    assert (second.generate.events, second.shower.profile) == (1200, "no-mpi")
    assert parse_any_card(parsed.model_dump(mode="json")).members() == (first, second)
    assert [_facts_kind(member) for member in (first, second)] == ["projection", "recast"]


def _facts_kind(member):
    return prepare_run(member, load_analysis(member.analysis.name)).facts.kind


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"analyses": ["atlas_2013_z4l"]}, "one analysis is no combination"),
        (
            {"analyses": [{"name": "x", "process": "p p > mu+ mu-"}, "z"]},
            "analyses.0: .*generate.matrix_element is not for p p > mu\\+ mu-",
        ),
        ({"analyses": [{"name": "x", "process": {"chirality": "left"}}, "z"]}, "the process has no name"),
        ({"analyses": ["a/x", "b/x"]}, 'two analyses are called "x": give them a label'),
        ({"analyses": [{"name": "x", "label": "../y"}, "z"]}, "analyses.0.label"),
        ({"analyses": [{"name": "x", "lable": "y"}, "z"]}, 'unknown key "analyses.0.lable".*"label"'),
        ({"limit": {"method": "paper"}}, "a combination needs limit.method: cls, not paper"),
        ({"limit": {"method": "cls", "regions": "all"}}, "limit.regions is of one analysis"),
        ({"limit": {"method": "cls", "calculator": "exact"}}, "exact is for one count"),
        ({"limit": {"method": "cls", "toys": 2_000_000}}, "limit.toys is 2000000"),
        ({"analyses": [{"name": "x", "regions": []}, "z"]}, r"card: analyses.0.regions is \[\]. List should"),
        (
            {"analyses": [{"name": "x", "regions": [3]}, "z"]},
            'analyses.0.regions.0 is 3. Write it in quotes: "3"',
        ),
        ({"analyses": [{"name": "x", "regions": "al"}, "z"]}, "regions is 'al'. Did you mean \"all\""),
        ({"refine": {}, "scan": {"mzp_gev": [20, 30]}}, "refine is for one analysis"),
        ({"measurements": ["trident", "trident"]}, "measurements: a name stands twice"),
        ({"analysis": {"name": "x"}}, "analysis and analyses are two meanings of one key"),
    ],
)
def test_cards_that_combine_nothing_are_refused(changes, message):
    with pytest.raises(InputError, match=message):
        parse_any_card(card(**changes))


def test_a_card_with_one_analysis_is_asked_for():
    with pytest.raises(InputError, match="it has several analyses. Use recast run"):
        parse_card(card())


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {
                "analyses": [
                    {"name": "atlas_2013_z4l", "label": "a"},
                    {"name": "atlas_2013_z4l", "label": "b"},
                ]
            },
            f'a and b use one data set, "{ATLAS}"',
        ),
        ({"overlap": [ATLAS[:-1]]}, f'overlap names ".*, which is no data set here. Did you mean "{ATLAS}"'),
        ({"measurements": ["b_to_s_mumu"], "low_energy": {"quarks": "paper"}}, "no Gaussian measurement"),
        ({"measurements": ["b_to_s_mumu"]}, "measurements, b_to_s_mumu: the model has no vector-like quarks"),
        ({"measurements": ["perturbativity", "trident"]}, "perturbativity: it has no chi2"),
        ({"measurements": ["trident", "trident_ccfr"]}, "trident and trident_ccfr share"),
        (
            {"measurements": ["trident", "atlas_4mu"]},
            "measurements: atlas_4mu is a digitised curve, which is no",
        ),
        ({"measurements": ["tridnt"]}, 'tridnt.*"trident"'),
        ({"measurements": ["tau"], "scan": {"mzp_gev": [7, 30]}}, "holds from 10 GeV, not at 7 GeV"),
        (
            {
                "model": "le_lmu",
                "figures": [
                    {"name": "f", "kind": "coupling", "mzp_gev": [5, 50], "gp": [0.01, 1]}
                    | {"regions": ["cms_4mu"]}
                ],
            },
            "figure f of the model le_lmu, cms_4mu: it was published for other charges",
        ),
    ],
)
def test_what_cannot_be_combined_is_said_before_the_first_event(tmp_path, changes, message):
    with pytest.raises(InputError, match=message):
        run_any_card(parse_any_card(card(**changes)), tmp_path / "out", jobs=1, progress=Silent())
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_two_analyses_and_a_measurement_set_one_limit(tmp_path):
    out = tmp_path / "out"
    generate = card()["generate"] | {"events": 800, "events_sm": 4000}
    parsed = parse_any_card(card(measurements=["trident"], generate=generate))
    outcome = run_any_card(parsed, out, jobs=1, progress=Silent())
    (row,) = outcome.curve.rows
    median = row.limits.expected[2]
    alone = {name: limit.value for name, limit in row.projections.items()}
    assert set(alone) == {"atlas_alone", "cms_alone", "counts"}
    # the trident bound is far: it hardly helps, and never hurts
    assert 0.97 * alone["counts"] < median.value <= alone["counts"] * (1 + 1e-9)
    assert alone["counts"] < min(alone["atlas_alone"], alone["cms_alone"])
    assert row.limits.observed.value is None  # CMS has no count here
    assert not row.observed_published
    content = load_results(out)
    # the error is that of the stronger analysis, nearly
    cms = load_results(out / "analyses" / "cms")["points"][0]["expected"]["median"]
    assert 0.6 < (median.error / median.value) / (cms["error"] / cms["value"]) < 1.01
    schema = json.loads(files("recast.report").joinpath("results.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(content)
    assert "Altmannshofer:2014pba" in content["references"]
    assert any("chi2 of trident (data set 2014)" in note for note in content["notes"])
    (cells,) = csv.DictReader((out / "exclusion.csv").read_text(encoding="utf-8").splitlines())
    assert float(cells["gp_excluded_expected_cms_alone"]) == pytest.approx(alone["cms_alone"], rel=1e-8)
    assert Simulated.read(content, "x").card == parsed
    with pytest.raises(InputError, match="it is a combination itself. Name the runs in its folder analyses"):
        combine_runs([out, out / "analyses" / "cms"])
    made = export_likelihoods(out, Format.PYHF, tmp_path / "pyhf")
    file = next(path for path in made.files if path.name == "mzp30.json")
    again = parse_any_likelihood(json.loads(file.read_text()), "file").limits(
        cl=0.95, calculator=Calculator.ASYMPTOTIC, toys=100, seed=1, tests=()
    )
    counts = content["points"][0]["reference"]["coupling"] * math.sqrt(again.expected[2])
    assert counts == pytest.approx(alone["counts"], rel=1e-6)
    made = [path.name for path in draw(out, what=Picture.CUTFLOW)]
    assert made == [f"cutflow_{name}{end}" for name in ("atlas", "cms") for end in (".png", ".pdf")]
    own = draw(out / "analyses" / "cms", tmp_path / "own", what=Picture.CUTFLOW)
    assert np.array_equal(imread(own[0]), imread(out / "plots" / "cutflow_cms.png"))
    made = [path.stem for path in draw(out, tmp_path / "m1", what=Picture.SPECTRUM, figure="m1")]
    assert made[::2] == ["spectrum_atlas_4mu_m1", "spectrum_cms_4mu_m1", "spectrum_cms_window_m1"]
    of_one = draw(out, tmp_path / "one", what=Picture.SPECTRUM, figure="atlas", at=[30])
    assert {path.stem for path in of_one} == {
        f"spectrum_atlas_4mu_{name}" for name in ("m1", "m2", "m4l", "pt")
    }
    with pytest.raises(InputError, match="at: no point at mzp_gev = 31. Known: 30"):
        draw(out, what=Picture.CUTFLOW, at=[31])
    with pytest.raises(InputError, match='figure: no picture "cm". Known: cutflow_atlas, cutflow_cms'):
        draw(out, what=Picture.CUTFLOW, figure="cm")
    status = read_status(out)
    assert [item.name for item in status.points][:2] == ["atlas: standard-model", "atlas: mzp30"]
    assert all(path.suffix == ".lock" for path in clean(out, Leftovers.UNUSED, only_list=True))
    before = (out / "exclusion.csv").read_bytes()
    run_any_card(parsed, out, jobs=1, progress=Silent())
    assert (out / "exclusion.csv").read_bytes() == before


@pytest.mark.slow
def test_analyses_of_one_energy_share_their_events(tmp_path):
    folder = two_region_folder(tmp_path / "divided")
    parts = [{"name": str(folder), "label": name, "region": name} for name in ("low", "high")]
    # the parameters of a point are sorted in files: the mass comes after the charge there
    scan = {"mzp_gev": [30], "charges.tau": [-1]}
    both = parse_any_card(card(analyses=parts, overlap=[ATLAS], scan=scan))
    outcome = run_any_card(both, tmp_path / "out", jobs=1, progress=Silent())
    steps = read_status(tmp_path / "out").steps
    assert steps["generate"] == 4  # Standard Model and signal at two energies
    assert outcome.curve.rows[0].limits.observed.value > 0
    made = export_likelihoods(tmp_path / "out", Format.PYHF, tmp_path / "pyhf")
    assert "mzp30-charges.tau-1.json" in {path.name for path in made.files}


def energy_folder(folder: Path) -> Path:
    """Write the four-lepton analysis with each energy as a data set, counts shared as the luminosities."""
    whole = resource("analyses") / "atlas_2013_z4l"
    folder.mkdir()
    (folder / "analysis.py").write_bytes((whole / "analysis.py").read_bytes())
    content = load_yaml(whole / "analysis.yaml")
    old = content["datasets"]["preliminary"]
    numbers = {7000.0: (12, 12.0), 8000.0: (65, 66.0)}
    for item in old["luminosities"]:
        observed, expected = numbers[item["sqrt_s_gev"]]
        region = {"observed": observed, "expected": expected, "background_fraction": 0.01, "source": "test"}
        title = f"part at {item['sqrt_s_gev'] / 1000:g} TeV"
        content["datasets"][title[-5]] = {"title": title, "luminosities": [item], "regions": {"4mu": region}}
    content["name"] = folder.name
    content.pop("validation", None)
    (folder / "analysis.yaml").write_text(yaml.safe_dump(content), encoding="utf-8")
    return folder


@pytest.mark.slow
def test_two_energies_as_parts_are_as_sensitive_as_their_sum(tmp_path):
    folder = energy_folder(tmp_path / "energies")
    parts = [{"name": str(folder), "label": name, "dataset": name[-1]} for name in ("at7", "at8")]
    numbers = card()["generate"] | {"events": 1500, "events_sm": 3000}
    split = run_any_card(
        parse_any_card(card(analyses=parts, generate=numbers)), tmp_path / "split", jobs=1, progress=Silent()
    )
    one = {key: value for key, value in card(generate=numbers).items() if key != "analyses"}
    one |= {"analysis": {"name": str(folder)}, "limit": {"method": "cls"}}
    whole = run_any_card(parse_any_card(one), tmp_path / "whole", jobs=1, progress=Silent())
    (apart,), (together,) = split.curve.rows, whole.curve.rows
    ratio = apart.limits.expected[2].value / together.limits.expected[2].value
    error = math.hypot(
        *(row.limits.expected[2].error / row.limits.expected[2].value for row in (apart, together))
    )
    assert abs(ratio - 1) < 0.03 + 3 * error
    assert apart.limits.observed.value is not None
    alone = {name: limit.value for name, limit in apart.projections.items()}
    assert apart.limits.expected[2].value < alone["at8_alone"] < alone["at7_alone"]


def test_a_strong_measurement_is_the_limit():
    from recast.exclusion.combination import measured_chi2
    from recast.statistics.measurements import limits_with_measurements

    region = {"observed": 4, "background": 4.0, "signal": 1e-3}
    weak = parse_likelihood({"regions": {"SR": region}}).histfactory()
    model = load_model("lmu_ltau")
    chi2, expected = measured_chi2(["trident"], 30.0, DataSet.PAPER, model=model)
    found = limits_with_measurements(
        weak, lambda mu: chi2(math.sqrt(mu)), lambda mu: expected(math.sqrt(mu)), 9.0
    )
    # CLs is a little weaker than the difference of chi2, which lets the measurement be on either side
    (coupling,) = combined_bound(["trident"], 30.0, DataSet.PAPER)
    assert math.sqrt(found.observed) == pytest.approx(coupling, rel=0.1)


def test_the_error_of_one_signal_is_carried_whole():
    region = {"observed": 50, "background": 50.0, "signal": 10.0}
    part = parse_likelihood({"regions": {"SR": region}})

    def limit(likelihood):
        from recast.statistics.asymptotic import Asymptotic

        return Asymptotic(likelihood.histfactory()).expected_limits(0.05)[2]

    assert _carried({"a": part}, {"a": 0.1}, limit) == pytest.approx(0.05, rel=1e-6)
    both = _carried({"a": part, "b": part}, {"a": 0.1, "b": 0.1}, limit)
    assert both == pytest.approx(0.05 / math.sqrt(2), rel=0.02)


def made_run(name: str, fixed: float = -1.0) -> combine._Run:
    """Return what is read of a run with two points."""
    region = {"observed": 50, "background": 50.0, "signal": 10.0}
    item = combine._Item(0.1, "region", {"regions": {"SR": region}}, "scaling", True, 0.1)
    points = {ScanPoint.of({"mzp_gev": mass}): item for mass in (20.0, 30.0)}
    return combine._Run(name, name, "model", ("gmu", {"charges.mu": fixed}), 0.95, f"data of {name}", points)


def test_a_point_whose_fit_fails_stops_no_other(monkeypatch):
    monkeypatch.setattr(combine, "_read", lambda folder: made_run(folder.name))
    limits = combine.strength_limits

    def failing(*args, **options):
        if next(calls) == 0:
            raise RunError("3 of 2000 fits did not converge")
        return limits(*args, **options)

    calls = itertools.count()
    monkeypatch.setattr(combine, "strength_limits", failing)
    found, left = combine_runs([Path("a"), Path("b")], calculator=Calculator.ASYMPTOTIC)
    assert [item.point.name for item in found] == ["mzp30"]
    assert left == ["mzp_gev = 20: 3 of 2000 fits did not converge"]


def test_a_run_may_be_called_counts(monkeypatch):
    monkeypatch.setattr(combine, "_read", lambda folder: made_run(folder.name))

    def measured(_point):
        return (lambda coupling: (coupling / 0.01) ** 4, lambda coupling: (coupling / 0.01) ** 4, 1.0)

    found, _ = combine.combined_points(
        [Path("counts"), Path("b")], measured, (), Calculator.ASYMPTOTIC, 100, 1
    )
    first = found[0]
    median = first.coupling(first.limits.expected[2])
    assert median < first.counts < first.alone["counts"] == pytest.approx(first.alone["b"])


def test_runs_with_other_fixed_parameters_are_not_combined(monkeypatch):
    runs = {"a": made_run("a"), "b": made_run("b", fixed=-3.0)}
    monkeypatch.setattr(combine, "_read", lambda folder: runs[folder.name])
    with pytest.raises(InputError, match=r"^b: the runs differ in charges.mu = -3 and -1$"):
        combine_runs([Path("a"), Path("b")], calculator=Calculator.ASYMPTOTIC)


def test_runs_of_different_analyses_of_one_name_are_not_combined(monkeypatch):
    runs = {
        name: dataclasses.replace(made_run(name), analysis=("mine", name[0])) for name in ("a", "a2", "b")
    }
    monkeypatch.setattr(combine, "_read", lambda folder: runs[folder.name])
    with pytest.raises(
        InputError, match='^analyses: a and b are of different analyses that are both called "mine"'
    ):
        combine_runs([Path("a"), Path("b")], calculator=Calculator.ASYMPTOTIC)
    found, _ = combine_runs([Path("a"), Path("a2")], calculator=Calculator.ASYMPTOTIC)
    assert found


def test_different_analyses_of_one_name_are_refused_before_the_first_event(tmp_path):
    folders = [energy_folder(tmp_path / name) for name in ("a", "b")]
    for folder, title in zip(folders, ("one", "other"), strict=True):
        text = (folder / "analysis.yaml").read_text(encoding="utf-8")
        text = text.replace(f"name: {folder.name}\n", "name: mine\n").replace("preliminary result", title)
        (folder / "analysis.yaml").write_text(text, encoding="utf-8")
    parsed = parse_any_card(card(analyses=[str(folder) for folder in folders]))
    with pytest.raises(
        InputError, match='a and b are of different analyses that are both called "mine". Give'
    ):
        check_combination(parsed, parsed.members())


def test_an_overlap_of_no_data_set_is_refused(monkeypatch):
    monkeypatch.setattr(combine, "_read", lambda folder: made_run(folder.name))
    with pytest.raises(InputError, match='overlap names "data of A", which is no data set'):
        combine_runs([Path("a"), Path("b")], overlapping=["data of A"], calculator=Calculator.ASYMPTOTIC)
