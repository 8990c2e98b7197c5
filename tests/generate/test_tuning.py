"""A tuning as a value: kept in a file, shared between jobs; the warm-up's points count without a bias."""

import dataclasses

import numpy as np
import pytest

from recast.core.errors import InputError
from recast.core.parallel import serial
from recast.core.progress import Silent
from recast.generate.base import Contribution, FinalState, GeneratorCuts, GeneratorSettings, Process
from recast.generate.builtin import BuiltinGenerator
from recast.generate.tuning import Tuning
from recast.generate.warmup import Estimate, Job, learn_peaks, plan, tune
from recast.model.zprime import ZPrimePoint

SETTINGS = GeneratorSettings(matrix_element="helicity")
GENERATOR = BuiltinGenerator(SETTINGS)
SIGNAL = Process(FinalState.FOUR_MUONS, Contribution.SIGNAL, 8000.0)
SM = dataclasses.replace(SIGNAL, contribution=Contribution.SM)
POINT = ZPrimePoint(30.0, 0.05)
NARROW = dataclasses.replace(SETTINGS, cuts=GeneratorCuts(80.0, 100.0, 5.0))


def sample(generator, process, point, out, n=2000, seed=1):
    return generator.generate(process, point, n, seed, out, workers=serial(), progress=Silent())


@pytest.fixture(scope="module")
def tuning():
    return GENERATOR.tune(SIGNAL, POINT, 1, serial())


def test_a_tuning_goes_through_a_file(tuning, tmp_path):
    again = Tuning.load(tuning.save(tmp_path / "tuning.npz"))
    assert again.key == tuning.key
    assert again.facts["key"] == GENERATOR.tuning_key(SIGNAL, POINT)
    other = tuning.replace(share=np.roll(tuning.share, 1))
    assert other.key != tuning.key
    assert (tmp_path / "tuning.npz").read_bytes() == tuning.save(tmp_path / "again.npz").read_bytes()


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04"])
def test_a_file_that_is_no_tuning_is_refused(content, tmp_path):
    path = tmp_path / "x.npz"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"x\.npz: this is no tuning of the embedded generator"):
        Tuning.load(path)


@pytest.mark.parametrize(
    ("name", "change"),
    [("grids", lambda x: x[..., ::-1]), ("share", lambda x: -x), ("peaks", lambda x: x[:-1])],
)
def test_numbers_that_are_no_tuning_are_refused(name, change, tuning, tmp_path):
    path = tuning.replace(**{name: change(getattr(tuning, name))}).save(tmp_path / "x.npz")
    with pytest.raises(InputError, match="this is no tuning of the embedded generator"):
        Tuning.load(path)


def test_jobs_of_one_key_differ_in_energy_coupling_pdf_scale_and_cuts_alone():
    key = GENERATOR.tuning_key(SIGNAL, POINT)
    same = dataclasses.replace(SETTINGS, pdf_set="CT14qed_proton", scale="fixed", scale_factor=2.0)
    assert BuiltinGenerator(same).tuning_key(SIGNAL, POINT) == key
    assert GENERATOR.tuning_key(dataclasses.replace(SIGNAL, sqrt_s_gev=7000.0), POINT) == key
    assert GENERATOR.tuning_key(SIGNAL, ZPrimePoint(30.0, 0.1)) == key
    assert BuiltinGenerator(NARROW).tuning_key(SIGNAL, POINT) == key
    bound = dataclasses.replace(SETTINGS, above_bound=0.05)
    others = [
        BuiltinGenerator(bound).tuning_key(SIGNAL, POINT),
        GENERATOR.tuning_key(SM, POINT),
        GENERATOR.tuning_key(SIGNAL, ZPrimePoint(31.0, 0.05)),
    ]
    assert key not in others
    # the mass of a mediator without a part in it is nothing
    assert GENERATOR.tuning_key(SM, POINT) == GENERATOR.tuning_key(SM, ZPrimePoint(40.0, 0.0))


@pytest.mark.parametrize(("energy", "gp"), [(7000.0, 0.05), (13000.0, 0.05), (8000.0, 0.2), (7000.0, 0.0125)])
def test_a_shared_tuning_gives_the_right_cross_section_and_few_weights_above_one(
    energy, gp, tuning, tmp_path
):
    process, point = dataclasses.replace(SIGNAL, sqrt_s_gev=energy), ZPrimePoint(30.0, gp)
    shared = sample(BuiltinGenerator(SETTINGS, tuning), process, point, tmp_path / "x.lhe", seed=3)
    own = sample(GENERATOR, process, point, tmp_path / "y.lhe", seed=4)
    error = np.hypot(shared.cross_section_error_pb, own.cross_section_error_pb)
    assert abs(shared.cross_section_pb - own.cross_section_pb) < 4 * error
    assert shared.provenance["lost_above_bound"] < 3e-3
    assert shared.provenance["effective_share"] > 0.99
    there = sample(BuiltinGenerator(SETTINGS, tuning), SIGNAL, POINT, tmp_path / "z.lhe", seed=4)
    efficiency = [item.provenance["unweighting_efficiency"] for item in (shared, there)]
    assert efficiency[0] > 0.7 * efficiency[1]
    assert shared.provenance["points_of_warm_up"] < 0.2 * own.provenance["points_of_warm_up"]
    assert shared.provenance["generator"]["tuning"] == tuning.key


def test_a_tuning_of_looser_cuts_serves_integrals_and_the_points_of_a_ratio_are_the_same(tuning):
    shared, own = BuiltinGenerator(NARROW, tuning), BuiltinGenerator(NARROW)
    found = [item.integrate(SIGNAL, POINT, seed, 50_000, serial()) for seed, item in enumerate((shared, own))]
    assert abs(found[0][0] - found[1][0]) < 4 * np.hypot(found[0][1], found[1][1])
    assert found[0][1] < 2 * found[1][1]
    ratios, errors = [], []
    for seed in range(6):
        (low, low_error), (high, high_error) = (
            shared.integrate(SIGNAL, point, seed, 20_000, serial())
            for point in (POINT, ZPrimePoint(30.0, 0.1))
        )
        ratios.append(high / low / 4.0)
        errors.append(np.hypot(low_error / low, high_error / high))
    assert np.mean(ratios) == pytest.approx(1.0, abs=0.01)
    assert np.std(ratios, ddof=1) < 0.5 * np.mean(errors)


def test_more_above_the_bound_makes_more_events_of_unequal_weight(tmp_path):
    fast = BuiltinGenerator(dataclasses.replace(SETTINGS, above_bound=0.05))
    one = sample(GENERATOR, SIGNAL, POINT, tmp_path / "one.parquet", 3000, 5)
    two = sample(fast, SIGNAL, POINT, tmp_path / "two.parquet", 3000, 5)
    error = np.hypot(one.cross_section_error_pb, two.cross_section_error_pb)
    assert abs(one.cross_section_pb - two.cross_section_pb) < 4 * error
    assert two.provenance["unweighting_efficiency"] > 1.5 * one.provenance["unweighting_efficiency"]
    assert 0.8 < two.provenance["effective_share"] < 0.99
    with pytest.raises(InputError, match="above_bound is 1; it must be between 0 and 1"):
        dataclasses.replace(SETTINGS, above_bound=1.0)


def test_a_tuning_of_other_channels_is_refused(tuning, tmp_path):
    with pytest.raises(InputError, match=r"this tuning is not one of p p > mu\+ mu- mu\+ mu- \(sm\)"):
        sample(BuiltinGenerator(SETTINGS, tuning), SM, POINT, tmp_path / "x.lhe")
    with pytest.raises(InputError, match="it has no peaks"):
        flat = tuning.replace(peaks=np.zeros_like(tuning.peaks))
        sample(BuiltinGenerator(SETTINGS, flat), SIGNAL, POINT, tmp_path / "x.lhe")


def test_estimates_are_combined_by_numbers_of_points():
    both = Estimate(100, 3.0, 1.0, 0.4).plus(Estimate(300, 5.0, 1.0, 0.2))
    assert both == Estimate(400, 4.5, 1.0, pytest.approx(0.4 / 16 + 0.2 * 9 / 16))


@pytest.mark.parametrize(("contribution", "gp"), [("sm", 0.0), ("signal", 0.05)])
def test_points_of_the_warm_up_estimate_the_cross_section_without_a_bias(contribution, gp):
    """Over many seeds: the mean of both estimates, their pulls, and what exceeds the bound."""
    process = dataclasses.replace(SIGNAL, contribution=Contribution(contribution))
    point = ZPrimePoint(30.0, gp)
    reference, error = GENERATOR.integrate(process, point, 77, 1_000_000, serial())
    found = []
    for seed in range(25):
        job = Job(process, point, SETTINGS, seed, "unbiased")
        learnt = learn_peaks(job, tune(job, serial()), serial())
        shared = plan(dataclasses.replace(job, label="shared"), learnt.tuning, serial())
        found.append((learnt.estimate, shared.estimate))
    for estimates in zip(*found, strict=True):
        values = np.array([item.positive_pb - item.negative_pb for item in estimates])
        errors = np.sqrt([item.variance_pb2 for item in estimates])
        mean, spread = values.mean(), values.std(ddof=1) / np.sqrt(len(values))
        assert abs(mean - reference) < 4 * np.hypot(spread, error)
        chi2 = float((((values - mean) / errors) ** 2).sum())
        assert 8.0 < chi2 < 55.0  # 24 degrees of freedom: 0.1 % and 99.97 % points


@pytest.mark.parametrize(("contribution", "gp"), [("sm", 0.0), ("signal", 0.05), ("full", 0.2)])
def test_the_bound_loses_at_most_a_thousandth(contribution, gp, tmp_path):
    process = dataclasses.replace(SIGNAL, contribution=Contribution(contribution))
    facts = [
        sample(GENERATOR, process, ZPrimePoint(30.0, gp), tmp_path / "x.lhe", 3000, seed).provenance
        for seed in range(4)
    ]
    assert np.mean([item["lost_above_bound"] for item in facts]) < 1e-3
    assert min(item["effective_share"] for item in facts) > 0.99
