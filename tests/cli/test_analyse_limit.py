"""`recast analyse --limit`: yields of all energies against the published counts."""

import gzip
import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from pydantic import ValidationError

import recast
from recast.analysis.cutflow import Cutflow, Tally
from recast.analysis.loader import load_analysis
from recast.analysis.run import AnalysisResult
from recast.cli.main import main
from recast.core.errors import InputError
from recast.pipeline.signal_limit import signal_limit
from recast.statistics.expected import BAND_NAMES, count_limits

LHE = Path(__file__).resolve().parents[1] / "data" / "events" / "four_muons_zp50.lhe.gz"
ATLAS, CMS = (load_analysis(name).card for name in ("atlas_2013_z4l", "cms_2018_zprime_4mu"))


def result(sqrt_s, cross_section_fb, selected, regions=("4mu",), events=10_000, name=""):
    """An analysis of equal weights: a number of selected events in each region."""
    weight = Fraction(cross_section_fb).limit_denominator(10**9) / 1000 / events
    tally = Tally(selected, selected * weight, selected * weight**2)
    whole = Tally(events, events * weight, events * weight**2)
    return AnalysisResult(
        "an analysis",
        name or f"sample-{sqrt_s:g}",
        "p p > x",
        "signal",
        sqrt_s,
        events,
        cross_section_fb / 1000,
        0.0,
        Cutflow((("generated", whole), ("events read", whole))),
        dict.fromkeys(regions, tally),
    )


def test_energies_add_up_with_their_luminosities():
    found = signal_limit([result(7000.0, 5.0, 1000), result(8000.0, 10.0, 1000)], ATLAS)
    (region,) = found.regions
    assert region.signal.value == pytest.approx(0.5 * 4.6 + 1.0 * 20.7)
    assert found.best is region
    assert set(found.skipped) == {"4e", "2e2mu", "4l"}
    luminosity = (4.6 * 0.018 + 20.7 * 0.036) / 25.3
    relative = np.hypot(region.signal.relative_error, luminosity)
    limits = count_limits("cls", 77, 78.0, signal_relative_error=float(relative))
    assert region.strength_observed == pytest.approx((limits.observed - 78.0) / region.signal.value)
    assert region.strength_expected[2] == pytest.approx((limits.expected[2] - 78.0) / region.signal.value)
    assert region.excluded == (region.strength_observed < 1.0)
    assert region.confidence.observed < 0.05


def test_errors_of_one_name_are_told_where_they_are_taken_as_independent():
    """`docs/analyses.md`: the limit of one count has no room for their correlation."""
    samples = [result(7000.0, 5.0, 1000), result(8000.0, 10.0, 1000)]
    dataset = ATLAS.datasets[ATLAS.default_dataset]
    numbers = dataset.regions["4mu"].model_copy(update={"uncertainties": {"muons": 0.01}})
    regions = {**dataset.regions, "4mu": numbers}
    datasets = {ATLAS.default_dataset: dataset.model_copy(update={"regions": regions})}
    for name, told in (("muons", True), ("others", False)):
        card = ATLAS.model_copy(update={"datasets": datasets, "experimental": {name: 0.02}})
        notes = signal_limit(samples, card).notes
        assert any(note.startswith("4mu: muons moves signal and background") for note in notes) is told
        assert not any("muons" in note for note in signal_limit(samples, card, method="poisson").notes)


@pytest.mark.parametrize("events", [1.0, 18.0, 20.0, 100.0])
def test_what_is_excluded_has_a_small_cls_and_a_limit_below_one(events):
    fb = events / 25.3
    found = signal_limit([result(e, fb, 10_000) for e in (7000.0, 8000.0)], ATLAS)
    (region,) = found.regions
    assert region.signal.value == pytest.approx(events)
    assert region.excluded == (region.confidence.observed < 0.05) == (region.strength_observed < 1.0)


def test_the_published_error_of_the_background_counts():
    found = signal_limit([result(13000.0, 10.0, 1000)], CMS).regions[0]
    assert (found.limits.observed_events, found.limits.background_error) == (441, 33.4)
    poisson = signal_limit([result(13000.0, 10.0, 1000)], CMS, method="poisson").regions[0]
    assert poisson.limits.background_error == 0.0
    assert poisson.strength_observed < found.strength_observed


def test_the_best_region_is_chosen_by_the_expected_limit():
    regions = {
        "tight": {"observed": 12, "expected": 4.0, "source": "made up"},
        "loose": {"observed": 80, "expected": 100.0, "source": "made up"},
    }
    content = ATLAS.model_dump()
    content["regions"] = dict.fromkeys(regions, "a region")
    content["datasets"]["preliminary"]["regions"] = regions
    card = type(ATLAS).model_validate(content)
    samples = [result(e, 1.0, 5000, regions) for e in (7000.0, 8000.0)]
    found = signal_limit(samples, card, "preliminary")
    tight, loose = found.regions
    # an excess makes the observed limit of the better region the weaker one
    assert found.best is tight
    assert tight.strength_expected[2] < loose.strength_expected[2]
    assert tight.strength_observed > loose.strength_observed


def with_numbers(**numbers):
    content = CMS.model_dump()
    given = {"observed": 441, "expected": 423.0, "source": "made up", **numbers}
    content["datasets"]["run2"]["regions"]["4mu"] = given
    return type(CMS).model_validate(content)


@pytest.mark.parametrize(
    ("numbers", "error"),
    [
        ({"expected_error": 42.3}, 42.3),
        ({"uncertainties": {"zz": 0.06, "gg": 0.08}}, 42.3),
        ({"expected_error": 42.3, "uncertainties": {"zz": 0.06}}, 42.3),
        ({"expected_error": 40.0, "uncertainties": {"zz": 0.1}}, 42.3),  # rounded
        ({}, 0.0),
    ],
)
def test_parts_of_the_error_of_an_expectation_count_in_one_region(numbers, error):
    card = with_numbers(**numbers)
    assert card.region("4mu").error == pytest.approx(error)
    (region,) = signal_limit([result(13000.0, 10.0, 1000)], card).regions
    assert region.limits.background_error == pytest.approx(error)
    parts = card.region("4mu").relative_errors("rest")
    assert set(parts) == {*numbers.get("uncertainties", {})} | (
        {"rest"} if numbers.get("expected_error") == 42.3 else set()
    )


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        (
            {"expected_error": 33.4, "uncertainties": {"zz": 5.0}},
            "uncertainties are 2115 events in quadrature, expected_error is 33.4",
        ),
        ({"expected_error": 33.4, "uncertainties": {"zz": 0.07, "gg": 0.06}}, "uncertainties are 39 events"),
        ({"expected_error": 0.0, "uncertainties": {"zz": 0.05}}, "expected_error is 0: they are its parts"),
        ({"uncertainties": {"zz": 5.0}}, "uncertainties.zz is 5 of the expectation: is it in per cent"),
    ],
)
def test_parts_that_contradict_the_error_of_an_expectation_are_refused(numbers, message):
    with pytest.raises(ValidationError, match=message):
        with_numbers(**numbers)


def test_an_expectation_may_have_an_error_larger_than_itself():
    card = with_numbers(expected=0.4, expected_error=0.8, uncertainties={"zz": 1.5})
    assert card.region("4mu").error == pytest.approx(0.8)


def test_an_error_of_an_expectation_of_nothing_is_shown_and_told():
    card = with_numbers(observed=1, expected=0.0, expected_error=0.5)
    found = signal_limit([result(13000.0, 10.0, 1000)], card)
    limits = found.regions[0].limits
    assert (limits.background, limits.background_error) == (0.0, 0.5)
    assert (
        limits.observed
        == count_limits("cls", 1, 0.0, signal_relative_error=limits.signal_relative_error).observed
    )
    assert [note for note in found.notes if note.startswith("4mu: the error of 0.5 on a background of 0 ch")]
    sharp = signal_limit([result(13000.0, 10.0, 1000)], with_numbers(observed=1, expected=0.0))
    assert sharp.notes == ()
    assert signal_limit([result(13000.0, 10.0, 1000)], card, method="poisson").notes == ()


def test_experimental_uncertainties_count_in_one_region():
    content = CMS.model_dump() | {"experimental": {"muons": 0.3, "trigger": 0.4}}
    card = type(CMS).model_validate(content)
    plain, wide = (signal_limit([result(13000.0, 10.0, 1000)], item).regions[0] for item in (CMS, card))
    assert wide.signal_relative_error == pytest.approx(np.hypot(plain.signal_relative_error, 0.5))
    assert wide.strength_observed > plain.strength_observed


def test_the_published_counts_of_a_window_set_a_limit_at_their_mass():
    samples = [result(13000.0, 0.3, 10_000, regions=("4mu", "window"))]
    found = signal_limit(samples, CMS, mass_gev=15.0)
    wide, window = found.regions
    assert found.best is window
    assert found.skipped == {}
    assert (window.limits.observed_events, window.limits.background) == (6, 7.7)
    assert window.limits.background_error == 0.6
    assert wide.limits.observed_events == 441
    between = signal_limit(samples, CMS, mass_gev=20.0)
    assert [item.region for item in between.regions] == ["4mu"]
    assert between.skipped == {"window": "no count and expectation were published at 20 GeV"}
    assert signal_limit([result(13000.0, 0.3, 100)], CMS).skipped == {
        "window": "it is selected with a mass only"
    }


def test_a_region_that_is_not_selected_at_a_mass_sets_no_limit():
    card = load_analysis("cms_2013_t_to_zq").card
    with pytest.raises(InputError, match="on_z: it is not selected with a mass; leave the mass out for its"):
        signal_limit([result(8000.0, 0.3, 10_000, regions=("window",))], card, mass_gev=90.0)


def test_a_region_that_the_selection_lacks_is_an_error_without_a_mass():
    with pytest.raises(InputError, match='result of an analysis: no region "4mu"'):
        signal_limit([result(13000.0, 0.3, 10_000, regions=("window",))], CMS)


def test_the_error_of_the_published_background_of_top_decays_counts():
    card = load_analysis("cms_2013_t_to_zq").card
    (region,) = signal_limit([result(8000.0, 0.3, 10_000, regions=("on_z",))], card).regions
    assert region.limits.background_error == pytest.approx(0.4 * 3.2)


def test_another_level_moves_the_limit():
    samples = [result(e, 0.6, 10_000) for e in (7000.0, 8000.0)]
    weak, strong = (signal_limit(samples, ATLAS, cl=cl).regions[0] for cl in (0.9, 0.99))
    assert weak.strength_observed < strong.strength_observed
    assert (weak.limits.cl, strong.limits.cl) == (0.9, 0.99)


@pytest.mark.parametrize(
    ("samples", "card", "dataset", "message"),
    [
        ([(8000.0, 1.0, 10)], ATLAS, None, "no sample at 7000 GeV. Simulate that energy as well."),
        ([(8000.0, 1.0, 10)], ATLAS, "final", "no count and expectation were published for 4mu, 4e, 2e2mu"),
        ([(13000.0, 1.0, 10)], ATLAS, None, "no data at 13000 GeV"),
        (
            [(13000.0, 1.0, 0)],
            CMS,
            None,
            "no region sets a limit: 4mu: no signal above zero is selected, below",
        ),
    ],
)
def test_what_sets_no_limit_is_one_line(samples, card, dataset, message):
    with pytest.raises(InputError) as caught:
        signal_limit([result(*sample) for sample in samples], card, dataset)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def run(capsys, *words):
    with pytest.raises(SystemExit) as caught:
        main([str(word) for word in words])
    captured = capsys.readouterr()
    return caught.value.code, captured.out, captured.err


@pytest.fixture
def files(tmp_path):
    """Events at 8 TeV, and the same ones with beams of 7 TeV."""
    text = gzip.decompress(LHE.read_bytes()).decode()
    start = text.index("<init>")
    end = text.index("\n", text.index("\n", start) + 1)
    line = text[start:end].splitlines()[1].split()
    assert float(line[2]) == 4000.0
    line[2:4] = ["3500.0", "3500.0"]
    other = tmp_path / "seven.lhe"
    other.write_text(text[:start] + "<init>\n" + " ".join(line) + text[end:])
    eight = tmp_path / "eight.lhe"
    eight.write_text(text)
    return other, eight


def test_files_of_any_origin(files, capsys):
    status, out, err = run(capsys, "analyse", "atlas_2013_z4l", *files, "--limit", "--no-cache", "--json")
    assert status == 0, err
    content = json.loads(out)
    limit = content["limit"]
    (region,) = limit["regions"]
    events = [item["yields"]["4mu"]["events"] for item in content["files"]]
    assert region["signal_events"]["value"] == pytest.approx(sum(item["value"] for item in events))
    assert (limit["best_region"], region["observed_events"], region["background"]) == ("4mu", 77, 78.0)
    assert 0 < region["cls_observed"] < 1
    status, out, _ = run(
        capsys, "analyse", "atlas_2013_z4l", *files, "--limit", "--no-cache", "--method", "paper"
    )
    assert status == 0
    assert "best region by the expected limit: 4mu; there the signal is" in out
    assert "95 % CL, paper" in out


def test_the_library_says_the_same(files, capsys, tmp_path):
    words = ("--limit", "--cl", "0.9", "--method", "cls", "--no-cache", "--seed", "3", "--json")
    _, out, _ = run(capsys, "analyse", "atlas_2013_z4l", *files, *words)
    told = json.loads(out)
    found = recast.analyse("atlas_2013_z4l", *files, limit="cls", cl=0.9, seed=3, jobs=1)
    assert json.loads(json.dumps(found.to_dict())) == told
    rows = [row for row in found.rows() if row["region"] == "4mu"]
    assert [row["sqrt_s_gev"] for row in rows] == [7000.0, 8000.0]
    first_regions = told["files"][0]["yields"]
    first = first_regions["4mu"]["events"]
    assert (rows[0]["events"], rows[0]["events_error"]) == (first["value"], first["error"])
    steps = [row["step"] for row in found.cutflow() if row["files"] == str(files[0])]
    assert steps == [row["step"] for row in told["files"][0]["cutflow"]]
    assert set(found.to_dataframe()["region"]) == set(first_regions)
    assert json.loads(found.save(tmp_path / "yields.json").read_text(encoding="utf-8")) == told
    assert "<td>4mu</td>" in found._repr_html_()
    assert found.limit.best.limits.cl == 0.9


def test_the_library_merges_and_reads_with_options(files):
    given = recast.ReadOptions(cross_section_pb=2.0)
    whole = recast.analyse("atlas_2013_z4l", files[1], options=given, jobs=1)
    assert whole.samples[0].result.cross_section_pb == 2.0
    assert whole.limit is None
    with pytest.raises(InputError, match="a cross section goes with one sample"):
        recast.analyse("atlas_2013_z4l", *files, options=given)
    more = files[1].with_name("more.lhe")
    more.write_text(files[1].read_text() + "# of another seed\n")
    (both,) = recast.analyse("atlas_2013_z4l", files[1], more, merge=True, jobs=1).samples
    assert both.files == (str(files[1]), str(more))
    with pytest.raises(InputError, match="it is named twice"):
        recast.analyse("atlas_2013_z4l", files[1], files[1], merge=True, jobs=1)


def test_two_files_of_one_name_are_told_apart(files, capsys, tmp_path):
    """Draws go by the name of the sample: said before the first event, with what to do."""
    paths = []
    for number, file in enumerate(files):
        paths.append(tmp_path / str(number) / "run.lhe")
        paths[-1].parent.mkdir()
        paths[-1].write_bytes(file.read_bytes())
    status, out, err = run(capsys, "analyse", "atlas_2013_z4l", *paths, "--limit", "--no-cache")
    assert (status, out) == (2, "")
    assert err == (
        f'recast: {paths[1]}: its sample has the name "run", as that of {paths[0]} has. '
        "Random draws go by the name: rename one file, or the sample in its description.\n"
    )
    paths[1] = paths[1].rename(paths[1].with_name("run8.lhe"))
    assert run(capsys, "analyse", "atlas_2013_z4l", *paths, "--limit", "--no-cache")[0] == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--limit", "--dataset", "final"), "no count and expectation were published for"),
        (("--limit", "--cl", "2"), "confidence level 2.0 is not between 0 and 1"),
        (("--limit", "--method", "clss"), 'unknown statistics method "clss". Did you mean "cls"?'),
        (("--cl", "0.9"), "--cl is for --limit. Add --limit."),
    ],
)
def test_bad_input_is_told_before_the_first_event(capsys, words, message):
    status, _, err = run(capsys, "analyse", "atlas_2013_z4l", LHE, *words)
    assert status == 2
    assert message in err
    assert err.count("\n") == 1


def test_cls_at_a_signal(capsys):
    words = ("limit", "--observed", 77, "--background", 78, "--method", "cls")
    status, out, _ = run(capsys, *words, "--signal", "18.3699", "--json")
    at = json.loads(out)["at_signal"]
    assert (status, at["excluded"]) == (0, True)
    assert at["cls_observed"] == pytest.approx(0.05, abs=1e-4)
    expected = [at["cls_expected"][name] for name in BAND_NAMES]
    assert expected == sorted(expected)
    _, out, _ = run(capsys, *words, "--signal", "5", "--cl", "0.683")
    assert "a signal of 5 events is not excluded" in out
    assert "68.3 % CL" in out
    status, _, err = run(capsys, *words, "--signal", "-1")
    assert (status, err) == (2, "recast: signal is -1; it must be 0 or greater\n")


def test_the_standard_model_is_no_signal():
    both = [result(7000.0, 5.0, 1000), replace(result(8000.0, 10.0, 1000), contribution="sm", sample="mine")]
    with pytest.raises(InputError, match="sample mine: holds events of the Standard Model, which"):
        signal_limit(both, ATLAS)
