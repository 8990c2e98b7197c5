"""Pipeline: several regions in one limit, an experiment's likelihood in the analysis folder, and exports."""

import json
import math
import os
import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pyhf
import pytest
from pyhf_limits import pyhf_cls
from two_regions import two_region_folder

from recast.analysis.expectation import Expectation
from recast.analysis.loader import load_analysis
from recast.analysis.yields import Yield
from recast.cards import parse_card
from recast.core.errors import InputError, RunError
from recast.core.progress import Silent
from recast.pipeline.combine import combine_runs
from recast.pipeline.export import Format, export_likelihoods
from recast.pipeline.run import _normalisation_notes, run_card
from recast.pipeline.search import check_search
from recast.pipeline.several import PublishedModel, RegionsModel
from recast.pipeline.uncertainties import expectation_nuisance, theory_by_region
from recast.statistics.files import parse_any_likelihood
from recast.statistics.hs3 import to_hs3
from recast.statistics.strength import Calculator

pytestmark = pytest.mark.filterwarnings("ignore:jsonschema.RefResolver:DeprecationWarning")

LUMI = {"data": None, "name": "lumi", "type": "lumi"}
FREE = {"name": "mu_zz", "type": "normfactor", "data": None}
WORKSPACE = {
    "channels": [
        {
            "name": "SR",
            "samples": [
                {"name": "zz", "data": [31.0, 47.0], "modifiers": [LUMI, FREE]},
                {
                    "name": "example",
                    "data": [3.0, 4.0],
                    "modifiers": [{"name": "mu_sig", "type": "normfactor", "data": None}, LUMI],
                },
            ],
        },
        {"name": "CR", "samples": [{"name": "zz", "data": [400.0], "modifiers": [LUMI, FREE]}]},
    ],
    "observations": [{"name": "SR", "data": [30.0, 47.0]}, {"name": "CR", "data": [405.0]}],
    "measurements": [
        {
            "name": "m",
            "config": {
                "poi": "mu_sig",
                "parameters": [
                    {
                        "name": "lumi",
                        "auxdata": [1.0],
                        "bounds": [[0.5, 1.5]],
                        "inits": [1.0],
                        "sigmas": [0.03],
                    }
                ],
            },
        }
    ],
    "version": "1.0.0",
}
LIKELIHOOD = {
    "file": "workspace.json",
    "channels": {"SR": ["low", "high"], "CR": []},
    "remove": ["example"],
    "luminosity": "lumi",
    "source": "made up for tests",
}


def card(folder, **changes) -> dict:
    found = {
        "name": "small",
        "seed": 5,
        "model": "lmu_ltau",
        "scan": {"mzp_gev": [30]},
        "generate": {"events": 1200, "events_sm": 2400, "matrix_element": "helicity"},
        "shower": {"profile": "no-mpi", "control_variate": False},
        "analysis": {"name": str(folder), "region": "low"},
        "limit": {"method": "cls", "regions": ["low", "high"]},
    }
    for key, value in changes.items():
        found[key] = found[key] | value if isinstance(value, dict) and key in found else value
    return found


def published(folder, **changes) -> dict:
    block = {"background": "likelihood", "normalisation": "absolute"}
    content = card(folder, analysis=block, **changes)
    content["limit"] = {"method": "cls", **changes.get("limit", {})}
    return content


@pytest.mark.slow
@pytest.mark.parametrize("normalisation", ["relative", "absolute"])
def test_one_region_alone_has_the_uncertainties_that_it_has_among_several(tmp_path, normalisation):
    """The same count by two routes: parts of the published error, the analysis' own, and the luminosity's."""
    folder = two_region_folder(tmp_path / "divided")
    text = (folder / "analysis.yaml").read_text()
    text = text.replace("zz_theory: 0.05, low_muons: 0.04", "zz_theory: 0.3, low_muons: 0.4")
    (folder / "analysis.yaml").write_text(text + "\nexperimental: {muons: 0.3}\n")
    block = {"normalisation": normalisation}
    limits, errors = {}, {}
    for name, limit in (("alone", {"regions": None}), ("low", {"regions": ["low"]})):
        made = parse_card(card(folder, analysis=block, limit=limit, uncertainties=None))
        (result,) = run_card(
            made, tmp_path / name, jobs=1, progress=Silent(), steps=tmp_path / "steps"
        ).results
        limits[name], errors[name] = result.row.limits.observed.value, result.uncertainties
    assert {item.name for item in errors["alone"]} == {"muons"} | (
        {"published expectation"} if normalisation == "relative" else {"luminosity"}
    )
    # shared errors of background and signal are independent in the exact limit of one count
    assert limits["alone"] == pytest.approx(limits["low"], rel=0.1 if normalisation == "relative" else 0.02)


@pytest.mark.slow
@pytest.mark.parametrize("normalisation", ["relative", "absolute"])
def test_one_region_states_the_nuisances_that_it_has_among_several(tmp_path, normalisation):
    folder = two_region_folder(tmp_path / "divided")
    text = (folder / "analysis.yaml").read_text()
    text = text.replace("expected: 31.0", "expected: 31.0\n        expected_error: 4.0")
    experimental = "{muons: 0.1, low_muons: 0.02, luminosity: 0.01, simulation: 0.03}"
    (folder / "analysis.yaml").write_text(text + f"\nexperimental: {experimental}\n")
    block = {"scale_factors": [0.5, 2.0], "pdf_sets": ["CT14qed_proton"], "scheme": None}
    found = {}
    for name, regions in (("alone", None), ("low", ["low"])):
        content = card(folder, analysis={"normalisation": normalisation}, limit={"regions": regions})
        made = parse_card(content | {"uncertainties": block})
        (result,) = run_card(
            made, tmp_path / name, jobs=1, progress=Silent(), steps=tmp_path / "steps"
        ).results
        (region,) = result.as_dict()["likelihood"]["content"]["regions"].values()
        parts = region["signal"], region["backgrounds"]["background"]
        found[name] = [
            {key: value for key, (_, value) in part["uncertainties"].items() if value} for part in parts
        ]
    assert found["alone"] == [pytest.approx(part) for part in found["low"]]
    signal, background = found["low"]
    assert set(background) == {"zz_theory", "low_muons", "expectation_divided_low"}
    absolute = {"luminosity_atlas_7TeV", "luminosity_atlas_8TeV", "PDF_members"}
    theory, experiment = (
        {"factorisation_scale", "PDF_set"},
        {"muons", "low_muons", "luminosity", "simulation"},
    )
    own = set(background) if normalisation == "relative" else absolute
    assert signal.keys() == own | theory | experiment


@pytest.mark.slow
def test_two_regions_set_one_limit_and_are_exported(tmp_path):
    folder, out = two_region_folder(tmp_path / "divided"), tmp_path / "out"
    outcome = run_card(parse_card(card(folder)), out, jobs=1, progress=Silent())
    (result,) = outcome.results
    strength = result.expected.strength
    assert strength.calculator is Calculator.ASYMPTOTIC
    limit = result.row.limits.observed.value
    assert limit == pytest.approx(result.reference_coupling * math.sqrt(strength.observed), rel=1e-9)
    content = json.loads((out / "results.json").read_text())
    assert content["points"][0]["statistics"]["several_regions"]["calculator"] == "asymptotic"
    regions = content["points"][0]["likelihood"]["content"]["regions"]
    assert set(regions) == {"low", "high"}
    both = [content["standard_model"]["expectation"], *content["standard_model"]["further_expectations"]]
    assert [item["region"] for item in both] == ["low", "high"]
    assert all(item["published"] for item in both)
    page = (out / "report.html").read_text()
    assert "expected events, low" in page
    assert "expected events, high" in page
    # relative normalisation: signal and background share the uncertainty of the published expectation
    assert regions["low"]["signal"]["uncertainties"].keys() == {"zz_theory", "low_muons"}
    assert (out / "hepdata" / "likelihood_mzp30.json").exists()
    for form in Format:
        made = export_likelihoods(out, form, out / "export" / form)
        file = next(path for path in made.files if path.name == "mzp30.json")
        again = parse_any_likelihood(json.loads(file.read_text()), "file").limits(
            cl=0.95, calculator=Calculator.AUTO, toys=100, seed=1, tests=()
        )
        assert again.observed == pytest.approx(strength.observed, rel=1e-6)
        assert again.expected == pytest.approx(strength.expected, rel=1e-6)
    about = json.loads((out / "export" / "hs3" / "mzp30.json").read_text())["misc"]["recast"]
    assert about["reference_coupling"] == result.reference_coupling
    assert about["provenance"]["seed"] == 5
    other = card(folder, name="other", analysis={"region": "4mu"})
    other["limit"] = {"method": "cls"}
    run_card(parse_card(other), tmp_path / "other", jobs=1, progress=Silent(), steps=out / "steps")
    both = [out, tmp_path / "other"]
    with pytest.raises(InputError, match='small and other use one data set, "ATLAS preliminary result'):
        combine_runs(both)
    data = "ATLAS preliminary result, 4.6/fb at 7 TeV and 20.7/fb at 8 TeV"
    (point,), left = combine_runs(both, overlapping=[data], calculator=Calculator.ASYMPTOTIC)
    assert left == []
    assert point.coupling(point.limits.expected[2]) <= min(point.alone.values()) * 1.001
    with pytest.raises(InputError, match='two runs have the name "small", .*Leave one out'):
        combine_runs([out, out])
    with pytest.raises(InputError, match='two runs have the name "other"'):
        combine_runs([*both, both[1]])
    background = json.loads((out / "export" / "pyhf" / "background.json").read_text())
    patch = json.loads((out / "export" / "pyhf" / "patches" / "mzp30.json").read_text())
    again = parse_any_likelihood(background, "file", patch=patch).limits(
        cl=0.95, calculator=Calculator.AUTO, toys=100, seed=1, tests=()
    )
    assert again.observed == pytest.approx(strength.observed, rel=1e-6)
    bundle = json.loads((out / "export" / "pyhf" / "patchset.json").read_text())
    assert bundle["metadata"]["references"] == {}
    bundle["metadata"]["references"] = {"hepdata": "ins1234567"}  # what pyhf asks for and no run knows
    whole = json.loads((out / "export" / "pyhf" / "mzp30.json").read_text())
    assert pyhf.PatchSet(bundle).apply(background, "mzp30")["channels"] == whole["channels"]


def run_published(folder, out, **changes):
    """Run a card with an experiment's likelihood; return the strength's limits and the exported workspace."""
    outcome = run_card(parse_card(published(folder, **changes)), out, jobs=1, progress=Silent())
    (result,) = outcome.results
    assert outcome.expectation is None
    made = export_likelihoods(out, Format.PYHF, out / "export")
    file = next(path for path in made.files if path.name == "mzp30.json")
    return result, json.loads(file.read_text())


def same_limit_in_pyhf(content: dict, original: dict, example: str, strength) -> None:
    """Check that the workspace is the experiment's with a signal, and that pyhf has its limits."""
    others = [
        [item for item in channel["samples"] if item["name"] != "signal"] for channel in content["channels"]
    ]
    expected = [
        [item for item in channel["samples"] if item["name"] != example] for channel in original["channels"]
    ]
    assert others == expected
    assert content["observations"] == original["observations"]
    assert pyhf_cls(content, strength.observed)[0] == pytest.approx(0.05, abs=1e-6)
    for k, median in enumerate(strength.expected):
        assert pyhf_cls(content, median)[1][k] == pytest.approx(0.05, abs=1e-6)


@pytest.mark.slow
def test_an_experiments_likelihood_takes_the_place_of_the_background(tmp_path):
    folder, out = two_region_folder(tmp_path / "divided", LIKELIHOOD, WORKSPACE), tmp_path / "out"
    result, content = run_published(folder, out)
    assert result.expected.background == pytest.approx(78.0)
    assert result.expected.counts.observed_events == 77
    strength = result.expected.strength
    assert strength.calculator is Calculator.ASYMPTOTIC
    same_limit_in_pyhf(content, WORKSPACE, "example", strength)
    again = parse_any_likelihood(content, "file").limits(
        cl=0.95, calculator=Calculator.AUTO, toys=100, seed=1, tests=()
    )
    assert again.observed == pytest.approx(strength.observed, rel=1e-6)
    text = folder.joinpath("analysis.yaml").read_text(encoding="utf-8")
    folder.joinpath("analysis.yaml").write_text(
        text.replace("made up for tests", "changed"), encoding="utf-8"
    )
    assert export_likelihoods(out, Format.PYHF, out / "reworded").files  # a source moves no number
    counts = folder / "workspace.json"
    changed = json.loads(counts.read_text())
    changed["observations"][0]["data"][0] += 1
    counts.write_text(json.dumps(changed))
    with pytest.raises(InputError, match="it has changed since the run. Run the card again"):
        export_likelihoods(out, Format.PYHF, out / "export")


@pytest.mark.slow
@pytest.mark.testdata
@pytest.mark.skipif("RECAST_LIKELIHOODS" not in os.environ, reason="RECAST_LIKELIHOODS names no folder")
def test_a_published_likelihood_of_an_experiment_with_a_signal_of_ones_own(tmp_path):
    """ATLAS displaced leptons: four muons of the model in two of its channels, their limit in pyhf."""
    path = Path(os.environ["RECAST_LIKELIHOODS"]) / "SRee_SRmm_Srem_v2.json"
    original, example = json.loads(path.read_text(encoding="utf-8")), "Slep_1000_10"
    block = {
        "file": "workspace.json",
        "channels": {"SRem_cuts": [], "SRmm_cuts": ["low"], "SRee_cuts": ["high"]},
        "remove": [example],
        "luminosity": "lumi",
        "source": "ATLAS",
    }
    folder = two_region_folder(tmp_path / "divided", block, original)
    result, content = run_published(folder, tmp_path / "out", limit={"calculator": "asymptotic"})
    assert sum(channel["samples"][-1]["name"] == "signal" for channel in content["channels"]) == 2
    same_limit_in_pyhf(content, original, example, result.expected.strength)


def refused(content: dict, folder) -> str:
    with pytest.raises(InputError) as caught:
        parsed = parse_card(content)
        check_search(parsed, load_analysis(str(folder)))
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_regions_that_set_no_limit_together_are_refused(tmp_path):
    folder = two_region_folder(tmp_path / "divided")
    check_search(parse_card(card(folder)), load_analysis(str(folder)))
    for regions, text in (
        (["low", "4mu"], "low, 4mu may share events. Name regions of one set of `disjoint`"),
        (["low", "4e"], 'no published numbers for region "4e"'),
        (["low", "hihg"], 'unknown region "hihg"'),
        (["low", "low"], "a region stands twice"),
        ("all", 'no set of disjoint regions has all that are published: "4mu" is not in it'),
    ):
        assert text in refused(card(folder, limit={"regions": regions}), folder)
    assert "regions together need method: cls" in refused(card(folder, limit={"method": "paper"}), folder)
    alone = card(folder)
    alone["limit"] = {"method": "cls", "toys": 500}
    assert "calculator and toys are for several regions" in refused(alone, folder)
    assert "variations are for regions with published" in refused(published(folder, uncertainties={}), folder)


@pytest.mark.parametrize(
    ("old", "new", "relative", "text"),
    [
        (
            "expected: 31.0",
            "expected: 0.0",
            True,
            'region "low" expects 0 events, to which nothing can be relative. Use normalisation: absolute',
        ),
        ("expected: 31.0", "expected: 2.0e+9", False, "published numbers: regions.low.backgrounds.backgrou"),
        ("observed: 30", "observed: 2000000000", False, "regions.low.observed is 2000000000"),
        ("low_muons: 0.04", "mc_stat_low: 0.04", False, "mc_stat_low: nuisance "),
    ],
)
def test_published_numbers_that_set_no_limit_are_refused(tmp_path, old, new, relative, text):
    folder = two_region_folder(tmp_path / "divided")
    file = folder / "analysis.yaml"
    file.write_text(file.read_text().replace(old, new))
    blocks = {key: {"normalisation": key} for key in ("relative", "absolute")}
    for key, block in blocks.items():
        content = card(folder, analysis=block)
        if relative and key == "absolute":
            check_search(parse_card(content), load_analysis(str(folder)))
        else:
            assert text in refused(content, folder)


@pytest.mark.parametrize(
    ("change", "experimental", "text"),
    [
        (
            {"luminosity": "Lumi"},
            "{}",
            'likelihood.luminosity: the likelihood has no modifier "Lumi".*Take lumi',
        ),
        ({}, "{mu_zz: 0.1}", 'nuisance "mu_zz" has two meanings'),
        ({"channels": {"SR": [], "CR": []}}, "{}", "likelihood.channels names no region"),
    ],
)
def test_names_that_a_published_likelihood_has_otherwise_are_refused(tmp_path, change, experimental, text):
    folder = two_region_folder(tmp_path / "divided", LIKELIHOOD | change, WORKSPACE)
    file = folder / "analysis.yaml"
    file.write_text(file.read_text() + f"\nexperimental: {experimental}\n")
    assert re.search(text, refused(published(folder), folder))


def test_a_published_zero_where_many_are_simulated_is_told(tmp_path):
    folder = two_region_folder(tmp_path / "divided")
    made = parse_card(card(folder, analysis={"normalisation": "absolute"}))
    analysis = load_analysis(str(folder)).card
    found = Expectation("low", "final", {}, {}, Yield(12.0, 1.0, 100, 100.0), 0.0, "a paper")
    (note,) = _normalisation_notes(made, analysis, [found, replace(found, published=40.0)])
    assert note.startswith("background: the simulated Standard Model gives 12 ± 1 events in low, 0 are publ")


def test_all_parameters_of_interest_of_hs3_scale_signals(tmp_path):
    """A workspace of pyhf has one of them: the sample of another one would be a free background."""
    workspace = json.loads(json.dumps(WORKSPACE))
    other = json.loads(json.dumps(workspace["channels"][0]["samples"][1]).replace("mu_sig", "mu_other"))
    workspace["channels"][0]["samples"].append(other | {"name": "second"})
    content = to_hs3(workspace)
    content["analyses"][0]["parameters_of_interest"].append("mu_other")
    folder = two_region_folder(tmp_path / "one", LIKELIHOOD, content)
    text = 'sample "second" of channel "SR" is scaled by "mu_other". It is a signal'
    assert text in refused(published(folder), folder)
    both = LIKELIHOOD | {"remove": ["example", "second"]}
    folder = two_region_folder(tmp_path / "both", both, content)
    check_search(parse_card(published(folder)), load_analysis(str(folder)))


@pytest.mark.parametrize("normalisation", ["relative", "absolute"])
def test_sources_of_one_name_move_a_signal_together(tmp_path, monkeypatch, normalisation):
    folder = two_region_folder(tmp_path / "divided")
    text = (folder / "analysis.yaml").read_text()
    experimental = "{zz_theory: 0.2, luminosity_atlas_8TeV: 0.1, muons: 0.02}"
    (folder / "analysis.yaml").write_text(text + f"\nexperimental: {experimental}\n")
    monkeypatch.setattr(RegionsModel, "_scaled", lambda *_: Yield(12.0, 0.1, 1000, 1000.0))
    sample = SimpleNamespace(sqrt_s_gev=8000.0, cross_section=lambda _: Yield(1e-3, 0.0, 10, 10.0))
    simulation = SimpleNamespace(results=(sample,))
    parsed = parse_card(card(folder, analysis={"normalisation": normalisation}))
    model = RegionsModel(parsed, load_analysis(str(folder)), ("low", "high"), simulation)
    model = model.with_theory({"low": {"muons": -0.1}})
    region = model.likelihood(simulation).regions["low"]
    up = {name: change[1] for name, change in region.signal.uncertainties.items()}
    if normalisation == "relative":
        assert up["zz_theory"] == pytest.approx(1.05 * 1.2 - 1)
        assert up["luminosity_atlas_8TeV"] == pytest.approx(0.1)
    else:
        assert up["zz_theory"] == pytest.approx(0.2)
        assert up["luminosity_atlas_8TeV"] == pytest.approx(1.036 * 1.1 - 1)
    assert up["muons"] == pytest.approx(1.02 * 0.9 - 1)
    assert region.signal.uncertainties["muons"][0] == pytest.approx(1 / (1.02 * 0.9) - 1)
    assert region.backgrounds["background"].uncertainties["zz_theory"][1] == pytest.approx(0.05)


def test_a_signal_in_a_published_likelihood_has_all_sources_of_one_name(tmp_path):
    block = {key: value for key, value in LIKELIHOOD.items() if key != "luminosity"}
    folder = two_region_folder(tmp_path / "divided", block, WORKSPACE)
    text = (folder / "analysis.yaml").read_text()
    (folder / "analysis.yaml").write_text(text + "\nexperimental: {luminosity_atlas_8TeV: 0.1}\n")
    model = PublishedModel(parse_card(published(folder)), load_analysis(str(folder)))
    sample = SimpleNamespace(sqrt_s_gev=8000.0, cross_section=lambda _: Yield(1e-3, 0.0, 10, 10.0))
    errors = model.describe(SimpleNamespace(results=(sample,)))["uncertainties"]
    assert errors["luminosity_atlas_8TeV"][1] == pytest.approx(1.036 * 1.1 - 1)


def test_other_data_of_an_analysis_have_an_error_of_the_expectation_of_their_own():
    card = load_analysis("atlas_2013_z4l").card
    assert expectation_nuisance(card, None, "4mu") == expectation_nuisance(card, "preliminary", "4mu")
    assert expectation_nuisance(card, None, "4mu") == "expectation_atlas_2013_z4l_4mu"
    assert expectation_nuisance(card, "final", "4mu") == "expectation_atlas_2013_z4l_final_4mu"


def test_the_theory_moves_all_regions_by_one_variation_with_its_signs():
    low = {"nominal": 10.0, "scale:0.5": 9.0, "scale:2": 10.5, "pdf:a": 10.1, "pdf:b": 9.9}
    high = {"nominal": 2.0, "scale:0.5": 2.1, "scale:2": 1.9, "pdf:a": 1.8, "pdf:b": 2.02}
    found = theory_by_region({"low": low, "high": high})
    assert found["low"] == pytest.approx({"factorisation_scale": -0.1, "PDF_set": 0.01})
    assert found["high"] == pytest.approx({"factorisation_scale": 0.05, "PDF_set": -0.1})
    empty = theory_by_region({"low": low, "none": dict.fromkeys(low, 0.0)})
    assert empty["none"] == {}


@pytest.mark.slow
def test_variations_of_the_theory_are_nuisances_of_all_regions(tmp_path):
    folder, out = two_region_folder(tmp_path / "divided"), tmp_path / "out"
    block = {"scale_factors": [0.5, 2.0], "pdf_sets": ["CT14qed_proton"], "scheme": None}
    varied = parse_card(card(folder, uncertainties=block, analysis={"normalisation": "absolute"}))
    (result,) = run_card(varied, out, jobs=1, progress=Silent()).results
    (point,) = json.loads((out / "results.json").read_text(encoding="utf-8"))["points"]
    names = {"factorisation_scale", "PDF_set"}
    for region in ("low", "high"):
        found = point["likelihood"]["content"]["regions"][region]["signal"]["uncertainties"]
        assert names <= found.keys()
        assert all(0 < abs(found[name][1]) < 0.5 for name in names)
    plain = parse_card(card(folder, analysis={"normalisation": "absolute"}))
    (without,) = run_card(plain, tmp_path / "plain", jobs=1, progress=Silent(), steps=out / "steps").results
    assert without.row.limits.expected[2].value < result.row.limits.expected[2].value


@pytest.mark.slow
def test_a_region_without_a_signal_has_no_uncertainty_of_the_theory(tmp_path):
    folder = two_region_folder(tmp_path / "divided")
    file = folder / "analysis.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("value: 22.0", "value: 900.0"), encoding="utf-8")
    block = {"scale_factors": [0.5, 2.0], "pdf_sets": ["CT14qed_proton"], "scheme": None}
    varied = parse_card(card(folder, uncertainties=block, analysis={"normalisation": "absolute"}))
    (result,) = run_card(varied, tmp_path / "out", jobs=1, progress=Silent()).results
    regions = result.as_dict()["likelihood"]["content"]["regions"]
    names = {"factorisation_scale", "PDF_set"}
    assert names <= regions["low"]["signal"]["uncertainties"].keys()
    assert regions["high"]["signal"]["events"] == 0
    assert not names & regions["high"]["signal"]["uncertainties"].keys()


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"channels": {"SR": ["low", "high"]}}, 'the map of channels misses "CR"'),
        ({"channels": {"SR": ["low"], "CR": []}}, 'channel "SR" has 2 bins, the map names 1 regions'),
        (
            {"channels": {"SR": ["low", "hihg"], "CR": []}},
            'likelihood.channels.SR names the unknown region "hihg"',
        ),
        ({"file": "other.json"}, "other.json: no such file"),
        (
            {"channels": {"SR": ["low", "low"], "CR": []}},
            'likelihood.channels has the region "low" in 2 bins: its events would count in each of them',
        ),
        (
            {"channels": {"SR": ["low", "4mu"], "CR": []}},
            "likelihood.channels: low, 4mu may share events. Name regions of one set of `disjoint`",
        ),
    ],
)
def test_a_likelihood_that_does_not_fit_is_refused(tmp_path, change, text):
    folder = two_region_folder(tmp_path / "divided", LIKELIHOOD | change, WORKSPACE)
    assert text in refused(published(folder), folder)


def test_a_broken_or_missing_likelihood_is_refused(tmp_path):
    folder = two_region_folder(tmp_path / "broken", LIKELIHOOD, WORKSPACE | {"version": "0.0.7"})
    assert "no valid workspace" in refused(published(folder), folder)
    folder = two_region_folder(tmp_path / "without")
    assert "it has no likelihood. Add a block `likelihood`" in refused(published(folder), folder)
    folder = two_region_folder(tmp_path / "with", LIKELIHOOD, WORKSPACE)
    content = published(folder)
    content["analysis"]["normalisation"] = "relative"
    assert "background: likelihood needs normalisation: absolute" in refused(content, folder)


@pytest.mark.parametrize("strength", [1e-3, 1.0, 1e3])
@pytest.mark.parametrize(
    ("value", "error", "kept"),
    [
        (2.5, 0.1, 2.5),
        (-0.3, 0.2, 0.0),  # the simulation cannot tell it from none
        (-0.02, 0.001, 0.0),  # nothing beside the other region
        (-0.3, 0.1, None),
    ],
)
def test_a_negative_signal_is_none_where_it_is_nothing(tmp_path, monkeypatch, value, error, kept, strength):
    folder = two_region_folder(tmp_path / "divided")
    signals = {"low": Yield(12.0, 0.1, 1000, 1000.0), "high": Yield(value, error, 10, 10.0)}
    monkeypatch.setattr(
        RegionsModel, "_scaled", lambda _self, _simulation, region: signals[region].scaled(strength)
    )
    simulation = SimpleNamespace(results=())
    model = RegionsModel(parse_card(card(folder)), load_analysis(str(folder)), ("low", "high"), simulation)
    if kept is None:
        with pytest.raises(RunError, match=r"signal is -\S+ \+- \S+ events in region .high.: interference"):
            model.likelihood(simulation)
    else:
        regions = model.likelihood(simulation).regions
        assert regions["high"].signal.events == pytest.approx(kept * strength)
        assert regions["low"].signal.events == pytest.approx(12.0 * strength)
