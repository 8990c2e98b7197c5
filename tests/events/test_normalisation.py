"""One rule for cross sections: placeholders, contradictions and weights, in every format and command."""

import dataclasses
import json
import math

import numpy as np
import pytest
from event_files import read_events
from full_events import EVENT2, EVENT3, lhe, text2, text3, written
from hypothesis import given
from hypothesis import strategies as st

from recast.cli.main import main
from recast.core.errors import InputError
from recast.events.convert import Target, convert
from recast.events.normalisation import RunTotals, is_placeholder, settled
from recast.events.options import ReadOptions
from recast.events.partons import parton_sample, read_parton_file


def run_totals(weights, stated=(2.0, 0.1), strategy=-4, processes=()):
    values = np.asarray(weights, float)
    total, squares = math.fsum(values), float((values**2).sum())
    return RunTotals(
        n_events=len(values),
        sum_weights=total,
        sum_squares=squares,
        nominal_sum=total,
        nominal_squares=squares,
        smallest=float(np.abs(values).min()),
        largest=float(np.abs(values).max()),
        n_negative=int((values < 0).sum()),
        stated_pb=stated,
        stated_weight_pb=None,
        strategy=strategy,
        processes=processes,
    )


def of(run, given_pb=None, described_pb=None, weight=None):
    return settled(run, given_pb=given_pb, described_pb=described_pb, weight=weight, where="x")


@pytest.mark.parametrize("generated", [None, (40.0, 40)])
def test_totals_are_the_same_after_json(generated):
    run = dataclasses.replace(run_totals([1.0, -2.0]), generated=generated)
    assert RunTotals.from_json(json.loads(json.dumps(dataclasses.asdict(run)))) == run


@pytest.mark.parametrize("stated", [(2.0, 0.1), (-2.0, 0.1)])
def test_the_sign_of_the_cross_section_is_that_of_all_generated_events(stated):
    part = dataclasses.replace(run_totals([1.0, -2.0], stated, strategy=None), generated=(40.0, 40))
    if stated[0] < 0:
        with pytest.raises(InputError, match="the weights add up to 40, but the cross section is -2 pb"):
            of(part)
    else:
        assert of(part).factor == pytest.approx(0.05)


@pytest.mark.parametrize(
    ("value", "error", "expected"),
    [
        (0.0, 0.0, True),
        (-1.0, -1.0, True),  # POWHEG
        (-1.0, 0.0, True),
        (1.0, 1.0, True),  # Sherpa
        (3.5, 3.5, True),
        (2.0, -0.1, True),
        (math.nan, 0.1, True),
        (2.0, 0.0, False),
        (2.0, 0.1, False),
        (-2.0, 0.1, False),  # interference
        (1.0, 0.0, False),
    ],
)
def test_what_programs_write_where_they_know_none(value, error, expected):
    assert is_placeholder(value, error) is expected


@pytest.mark.parametrize(
    ("strategy", "count", "factor"),
    [
        *((4, count, factor) for count in (2, 20, 20_000) for factor in (2.0, 0.5, 1.01)),
        *((-4, count, factor) for count in (20, 20_000) for factor in (2.0, 0.5)),
        *((-4, count, 0.5) for count in (2, 5)),
    ],
)
def test_equal_weights_have_no_spread_whatever_their_number(strategy, count, factor):
    with pytest.raises(InputError, match=r"x: the weights add up to \S+ pb, the sample says 2 pb"):
        of(run_totals([2.0 * factor] * count, stated=(2.0, 1e-4), strategy=strategy))
    right = run_totals([2.0] * count, stated=(2.0, 1e-4), strategy=strategy)
    assert of(right)[:2] == (2.0, 1e-4)


@pytest.mark.parametrize(
    ("count", "share", "fits"),
    [(100, 0.0074, True), (20, 0.1, True), (20, 0.25, False), (1000, 0.0074, False)],
)
def test_the_negative_weights_of_a_sample_may_be_missing_in_a_few_events(count, share, fits):
    run = run_totals([2.0] * count, stated=(2.0 * (1.0 - 2.0 * share), 1e-4))
    if fits:
        assert of(run).value_pb == run.stated_pb[0]
        # but not if the format has none
        with pytest.raises(InputError, match="the weights add up to"):
            of(dataclasses.replace(run, strategy=4))
    else:
        with pytest.raises(InputError, match="the weights add up to"):
            of(run)


def test_the_spread_of_the_weights_is_the_tolerance():
    rng = np.random.default_rng(1)
    weights = rng.exponential(2.0, 400)
    mean, spread = weights.mean(), weights.std() / 20.0
    assert run_totals(weights).mean == pytest.approx((mean, spread))
    for sigmas, fits in ((4.5, True), (5.5, False), (-4.5, True), (-5.5, False)):
        run = run_totals(weights, stated=(mean + sigmas * spread, 0.0))
        # 1e-3 of the value is left to the digits of the text: a hundredth of the spread here
        if fits:
            assert of(run).value_pb == mean + sigmas * spread
        else:
            with pytest.raises(InputError, match="the weights add up to"):
                of(run)


@pytest.mark.parametrize("strategy", [-4, 4, -3, 3])
@pytest.mark.parametrize("stated", [(-1.0, -1.0), (1.0, 1.0), (0.0, 0.0)])
def test_a_placeholder_gives_way_to_the_mean_of_the_weights(strategy, stated):
    weights = [1.0, 2.0, 6.0]
    found = of(run_totals(weights, stated=stated, strategy=strategy))
    assert found[:2] == pytest.approx((3.0, np.std(weights) / 3**0.5))
    assert found.factor == pytest.approx(1.0 / 3.0)
    assert found.notes[0].endswith("is a placeholder: the mean of the weights is taken, 3 +- 1.2 pb")


@pytest.mark.parametrize("strategy", [3, -3, None])
def test_a_placeholder_that_the_weights_do_not_replace_is_asked_for(strategy):
    run = run_totals([1.0, 1.0, -1.0], stated=(1.0, 1.0), strategy=strategy)
    with pytest.raises(InputError, match=r"1 \+- 1 pb, is a placeholder\. State it: --cross-section, in pb"):
        of(run)
    assert of(run, given_pb=4.0)[:3] == (4.0, 0.0, 4.0)


def test_one_placeholder_among_processes_spoils_the_sum():
    rows = ((1.0, 0.1, 1.0, 1), (-1.0, -1.0, 1.0, 2))
    found = of(run_totals([2.0, 2.5], stated=(0.0, 0.2), processes=rows))
    assert found.value_pb == 2.25
    # a process without events is none
    rows = ((2.0, 0.1, 1.0, 1), (0.0, 0.0, 1.0, 2))
    assert of(run_totals([2.0, 2.1], processes=rows))[:2] == (2.0, 0.1)


@pytest.mark.parametrize("weights", [[1.0, 2.0], [1.0, 1.0]])
@pytest.mark.parametrize("strategy", [-4, 3, None])
def test_a_negative_cross_section_needs_negative_weights(weights, strategy):
    with pytest.raises(InputError, match=r"the weights add up to"):
        of(run_totals(weights, stated=(-1.5, 0.01), strategy=strategy))
    negative = run_totals([-weight for weight in weights], stated=(-1.5, 0.6), strategy=strategy)
    assert of(negative).value_pb == -1.5


@pytest.mark.parametrize("weights", [[0.04, 0.04], [2.0, 2.0], [1.0, 1.0], [1.0, 1.0, -1.0]])
def test_weights_of_idwtup_3_may_add_up_or_average_or_say_nothing(weights):
    value = {0.04: 0.08, 2.0: 2.0}.get(weights[0], 5.0)
    found = of(run_totals(weights, stated=(value, 0.0), strategy=3))
    assert found.factor == pytest.approx(value / math.fsum(weights))


def test_weights_of_idwtup_3_that_fit_neither_are_refused():
    with pytest.raises(InputError, match="the weights add up to"):
        of(run_totals([0.0912] * 20, stated=(0.0456, 1e-4), strategy=3))


@given(
    st.lists(st.floats(0.1, 10.0), min_size=1, max_size=20),
    st.floats(0.1, 10.0),
    st.floats(0.1, 100.0),
    st.sampled_from([None, -4, 3]),
)
def test_a_weight_n_times_the_nominal_one_has_n_times_its_cross_section(weights, ratio, given_pb, strategy):
    run = run_totals(weights, strategy=strategy)
    other = dataclasses.replace(
        run, sum_weights=run.sum_weights * ratio, sum_squares=run.sum_squares * ratio**2
    )
    one, two = of(run, given_pb=given_pb), of(other, given_pb=given_pb, weight="other")
    assert two.value_pb == pytest.approx(ratio * one.value_pb)
    assert two.factor * other.sum_weights == pytest.approx(two.value_pb)


def test_the_files_own_value_of_a_weight_comes_before_the_ratio():
    run = dataclasses.replace(
        run_totals([1.0, 1.0], strategy=None), sum_weights=6.0, stated_weight_pb=(6.5, 0.2)
    )
    found = of(run, weight="up")
    assert found[:2] == (6.5, 0.2)
    assert found.factor == pytest.approx(6.5 / 6.0)
    assert found.notes == ('the cross section of weight "up" is the file\'s own, 6.5 pb',)
    # a placeholder is no value
    found = of(dataclasses.replace(run, stated_weight_pb=(1.0, 1.0)), weight="up")
    assert found.value_pb == pytest.approx(2.0 * 3.0)


# the same in files


@pytest.fixture(params=["lhe", "parquet", "root"])
def as_format(request, tmp_path):
    """Return a function that writes an LHE text in another format and returns its path."""

    def write(content):
        path = written(tmp_path, content, "x.lhe")
        if request.param == "lhe":
            return path
        converted = tmp_path / f"y.{request.param}"
        convert([path], converted, Target(request.param))
        return converted

    return write


def test_powheg_in_every_format_that_holds_partons(as_format):
    events, sample = read_events(as_format(lhe(0.5, 1.0, 4.5, stated=b"-1.0 -1.0 1.0 1")))
    assert sample.cross_section_pb == pytest.approx(2.0)
    assert sample.cross_section_error_pb == pytest.approx(np.std([0.5, 1.0, 4.5]) / 3**0.5)
    assert events.weight.to_list() == pytest.approx([0.5 / 3, 1.0 / 3, 4.5 / 3])


@pytest.mark.parametrize("target", list(Target))
def test_a_contradiction_is_not_converted_away(tmp_path, target):
    path = written(tmp_path, lhe(*[4.0] * 20), "x.lhe")
    with pytest.raises(InputError, match="the weights add up to 4 pb, the sample says 2 pb"):
        convert([path], tmp_path / "y", target)
    assert not (tmp_path / "y").exists()
    convert([path], tmp_path / "y", target, ReadOptions(cross_section_pb=4.0))
    assert read_events(tmp_path / "y", options=ReadOptions(sqrt_s_gev=8000.0))[1].cross_section_pb == 4.0


@pytest.mark.parametrize("target", [Target.HEPMC3, Target.HEPMC2, Target.PARQUET, Target.LHE])
def test_a_placeholder_does_not_travel(tmp_path, target):
    path = written(tmp_path, lhe(0.5, 1.0, 4.5, stated=b"-1.0 -1.0 1.0 1"), "x.lhe")
    result = convert([path], tmp_path / "y", target)
    assert "is a placeholder: the mean of the weights is taken" in " ".join(result.notes)
    sample = read_events(tmp_path / "y", options=ReadOptions(sqrt_s_gev=8000.0))[1]
    assert sample.cross_section_pb == pytest.approx(2.0)


def test_the_shower_normalises_in_the_same_way(tmp_path):
    path = written(tmp_path, lhe(0.5, 1.0, 4.5, stated=b"-1.0 -1.0 1.0 1"), "x.lhe")
    file, sample, notes = parton_sample(read_parton_file(path), path, ReadOptions())
    assert sample.cross_section_pb == pytest.approx(2.0)
    assert file.table.weight.sum() == pytest.approx(2.0)
    assert len(notes) == 1
    file, sample, _ = parton_sample(read_parton_file(path), path, ReadOptions(cross_section_pb=7.0))
    assert (sample.cross_section_pb, file.table.weight.sum()) == (7.0, pytest.approx(7.0))
    with pytest.raises(InputError, match="the weights add up to 4 pb, the sample says 2 pb"):
        bad = written(tmp_path, lhe(*[4.0] * 20), "z.lhe")
        parton_sample(read_parton_file(bad), bad, ReadOptions())


@pytest.mark.parametrize(
    ("make", "event", "stated"),
    [(text3, EVENT3, b"4.0000000000000000e+00 5.0e-01"), (text2, EVENT2, b"4.0000000000000000e+00 5.0e-01")],
)
@pytest.mark.parametrize("value", [b"1.0 1.0", b"-1.0 -1.0", b"0.0 0.0"])
def test_hepmc_weights_define_no_cross_section(tmp_path, make, event, stated, value):
    path = written(tmp_path, make(1, 2, event=event.replace(stated, value)))
    with pytest.raises(InputError, match=r"is a placeholder\. State it: --cross-section, in pb"):
        read_events(path)
    assert read_events(path, cross_section_pb=3.0)[0].weight.to_list() == [1.5, 1.5]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        (name, form)
        for name in ("Weight", "weight", "Default", "NOMINAL", " nominal ", "0", "", "Baseline")
        for form in ("hepmc3", "hepmc2", "parquet", "root")
        if name or form != "hepmc2"  # its writer numbers names without content
    ],
)
def test_the_nominal_weight_is_told_by_its_name(tmp_path, name, form):
    path = written(tmp_path, text3(1, 2, names=b"MUR0.5\\|%s" % name.encode(), event=EVENT3), "x.hepmc3")
    if form != "hepmc3":
        convert([path], tmp_path / "y", Target(form))
        path = tmp_path / "y"
    events, sample = read_events(path)
    assert events.weight.to_list() == pytest.approx([2.0, 2.0])
    other, varied = read_events(path, options=ReadOptions(weight="MUR0.5"))
    assert varied.cross_section_pb == pytest.approx(sample.cross_section_pb * 2.5 / 7.0)
    assert other.weight.to_list() == pytest.approx([2.0 * 2.5 / 7.0] * 2)


def test_names_that_say_nothing_are_refused(tmp_path):
    path = written(tmp_path, text3(1, names=b"MUR0.5\\|MUR2"))
    with pytest.raises(InputError) as caught:
        read_events(path)
    assert str(caught.value) == (
        f'{path}: none of its 2 weights has the name of a nominal one ("MUR0.5", "MUR2"). '
        "Choose one with --weight."
    )
    assert read_events(path, options=ReadOptions(weight="MUR2"))[1].cross_section_pb == 4.0
    convert([path], tmp_path / "y.parquet", Target.PARQUET)


def test_a_note_says_which_weight_was_taken(tmp_path, capsys):
    path = written(tmp_path, text3(1, 2, names=b"MUR0.5\\|Weight").replace(b"50.0 50.0", b"4000.0 4000.0"))
    with pytest.raises(SystemExit) as caught:
        main(["analyse", "atlas_2013_z4l", str(path), "--json", "--no-cache"])
    assert caught.value.code == 0
    out, err = capsys.readouterr()
    note = "of its 2 weights the nominal one is taken (Weight); --weight NAME takes another"
    assert note in " ".join(err.split())
    assert note in json.loads(out)["files"][0]["notes"]
