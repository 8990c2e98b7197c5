"""The embedded generator: reproducible, unbiased, exact cuts, clear errors."""

import dataclasses
import itertools
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from four_lepton_files import read_lhe

from recast.core.errors import InputError, RunError
from recast.core.parallel import workers
from recast.core.progress import Silent
from recast.events.sample import Sample
from recast.generate.base import Contribution, FinalState, GeneratorCuts, GeneratorSettings, Process, Quark
from recast.generate.builtin import BuiltinGenerator, WeightedEvents
from recast.generate.drell_yan import drell_yan_spectrum, partonic_drell_yan
from recast.generate.integrand import load_integrand
from recast.generate.phase_space.channels import Cascade, Shape
from recast.generate.tuning import Tuning
from recast.inputs.electroweak import electroweak_scheme
from recast.model.registry import load_model
from recast.model.zprime import ZPrimePoint

SETTINGS = GeneratorSettings(matrix_element="helicity")
SM_POINT = ZPrimePoint(30.0, 0.0)
POINT = ZPrimePoint(30.0, 0.05)


def process(contribution: str, final_state: str = "4mu", energy: float = 8000.0) -> Process:
    return Process(FinalState(final_state), Contribution(contribution), energy)


def generate(
    out: Path, contribution: str, point: ZPrimePoint, n: int, *, jobs: int = 1, seed: int = 1, **settings
) -> Sample:
    generator = BuiltinGenerator(dataclasses.replace(SETTINGS, **settings))
    with workers(jobs) as pool:
        return generator.generate(process(contribution), point, n, seed, out, workers=pool, progress=Silent())


def weighted(
    contribution: str,
    point: ZPrimePoint,
    *,
    seed: int = 1,
    n: int = 30_000,
    final_state: str = "4mu",
    energy: float = 8000.0,
    **settings,
) -> WeightedEvents:
    generator = BuiltinGenerator(dataclasses.replace(SETTINGS, **settings))
    with workers(1) as pool:
        return generator.weighted(process(contribution, final_state, energy), point, seed, n, pool)


def masses(momenta: np.ndarray, rows: list[int]) -> np.ndarray:
    p = momenta[:, rows].sum(axis=1)
    return np.sqrt(np.maximum(p[:, 0] ** 2 - (p[:, 1:] ** 2).sum(axis=1), 0.0))


@pytest.fixture(scope="module")
def full_sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return generate(tmp_path_factory.mktemp("full") / "events.lhe.gz", "full", POINT, 4000)


def test_files_are_the_same_for_one_and_two_workers(tmp_path: Path, full_sample: Sample) -> None:
    again = generate(tmp_path / "events.lhe.gz", "full", POINT, 4000, jobs=2)
    assert again.path.read_bytes() == full_sample.path.read_bytes()
    assert dataclasses.replace(again, path=full_sample.path) == full_sample
    other = generate(tmp_path / "other.lhe.gz", "full", POINT, 1000, seed=2)
    assert other.path.read_bytes() != full_sample.path.read_bytes()


def test_sample_is_consistent(full_sample: Sample) -> None:
    events = read_lhe(full_sample.path)
    assert len(events) == full_sample.n_events == 4000
    assert events.weights.mean() == pytest.approx(full_sample.cross_section_pb, rel=1e-10)
    assert 0 < full_sample.cross_section_error_pb < 0.005 * full_sample.cross_section_pb
    facts = full_sample.provenance
    assert facts["lost_above_bound"] < 1e-3
    assert facts["effective_share"] > 0.99
    assert facts["matrix_element"] == "helicity"
    assert (
        np.isclose(events.weights, events.weights.min(), rtol=1e-9).sum()
        == 4000 - facts["events_above_bound"]
    )
    assert facts["negative_share"] == 0
    assert 0 < facts["negative_pdf_share"] < 0.01
    assert facts["seed"] == 1
    np.testing.assert_array_equal(events.pids[:, 2:], np.tile([-13, 13, -13, 13], (4000, 1)))
    assert set(np.abs(events.pids[:, :2]).ravel()) == {1, 2, 3, 4}
    np.testing.assert_array_equal(events.pids[:, 0], -events.pids[:, 1])


def test_momenta_are_physical_and_inside_the_cuts(full_sample: Sample) -> None:
    events = read_lhe(full_sample.path)
    p = events.momenta
    np.testing.assert_allclose(p[:, :2].sum(axis=1), p[:, 2:].sum(axis=1), atol=1e-10)
    np.testing.assert_allclose(p[..., 0], np.sqrt((p[..., 1:] ** 2).sum(axis=-1)), rtol=1e-13)
    m4l = masses(p, [2, 3, 4, 5])
    assert m4l.min() >= 80
    assert m4l.max() <= 130
    np.testing.assert_allclose(events.scales, m4l, rtol=1e-7)
    for pair in ([2, 3], [2, 5], [4, 3], [4, 5]):
        assert masses(p, pair).min() >= 4
    # the Z' is there
    near = [np.abs(masses(p, pair) - 30) < 0.01 for pair in ([2, 3], [2, 5], [4, 3], [4, 5])]
    assert 0.1 < np.any(near, axis=0).mean() < 0.3


def test_unweighted_and_weighted_distributions_agree(full_sample: Sample) -> None:
    events, points = read_lhe(full_sample.path), weighted("full", POINT, seed=3, n=100_000)
    for rows, edges in (
        ([2, 3, 4, 5], [80, 88, 90, 91, 92, 94, 100, 115, 130]),
        ([2, 3], [4, 10, 20, 29.9, 30.1, 50, 70, 130]),
        ([2, 4], [0, 15, 30, 50, 70, 130]),
    ):
        reference, spread = [], []
        for low, high in itertools.pairwise(edges):
            mass = masses(points.momenta, rows)
            value, error = points.integral((mass >= low) & (mass < high))
            reference.append(value)
            spread.append(error)
        counts, _ = np.histogram(masses(events.momenta, rows), edges)
        expected = np.array(reference) / sum(reference) * len(events)
        variance = expected + (np.array(spread) / sum(reference) * len(events)) ** 2
        chi2 = ((counts - expected) ** 2 / variance).sum()
        assert chi2 < len(counts) + 5 * np.sqrt(2 * len(counts)), rows


def test_rapidity_is_symmetric(full_sample: Sample) -> None:
    p = read_lhe(full_sample.path).momenta[:, 2:].sum(axis=1)
    forward = int((p[:, 3] > 0).sum())
    assert abs(forward - 2000) < 5 * np.sqrt(1000)


def test_contributions_add_up() -> None:
    parts = {
        name: weighted(name, POINT).integral() for name in ("sm", "np", "interference", "signal", "full")
    }
    for total, terms in (("signal", ("np", "interference")), ("full", ("sm", "signal"))):
        difference = parts[total][0] - sum(parts[term][0] for term in terms)
        error = np.sqrt(sum(parts[name][1] ** 2 for name in (total, *terms)))
        assert abs(difference) < 4 * error
    assert parts["interference"][0] < 0
    assert abs(parts["interference"][0]) < 0.1 * parts["np"][0]


def test_signed_contribution(tmp_path: Path) -> None:
    sample = generate(tmp_path / "signal.lhe", "interference", POINT, 10_000)
    events = read_lhe(sample.path)
    assert sample.cross_section_pb < 0
    assert events.weights.mean() == pytest.approx(sample.cross_section_pb, rel=1e-10)
    assert 0.5 < (events.weights < 0).mean() < 0.9
    expected, error = weighted("interference", POINT, seed=2).integral()
    assert abs(sample.cross_section_pb - expected) < 4 * np.hypot(error, sample.cross_section_error_pb)


def test_the_bound_of_a_signed_contribution_loses_little(tmp_path: Path) -> None:
    sample = generate(tmp_path / "signal.lhe", "interference", POINT, 10_000)
    assert sample.provenance["lost_above_bound"] < 1e-3


def test_new_physics_scales_with_the_coupling() -> None:
    """A narrow Z' is produced in proportion to g'^2; at a strong coupling the width changes that."""
    base, error = weighted("np", ZPrimePoint(40.0, 1e-3)).integral()
    for gp, tolerance in ((0.01, 0.0), (0.1, 0.01)):
        value, spread = weighted("np", ZPrimePoint(40.0, gp), seed=2).integral()
        ratio = value / base * (1e-3 / gp) ** 2
        assert abs(ratio - 1) < 4 * np.hypot(error / base, spread / value) + tolerance
    assert error / base < 0.005


@pytest.mark.parametrize(
    ("mzp", "gp"), [(5.0, 1e-3), (5.0, 3.0), (60.0, 3.0), (88.0, 0.1), (120.0, 1e-3), (120.0, 3.0)]
)
def test_works_in_the_whole_plane(mzp: float, gp: float) -> None:
    for contribution in ("np", "full"):
        value, error = weighted(contribution, ZPrimePoint(mzp, gp), n=60_000).integral()
        assert value > 0
        assert error < 0.02 * value


def test_result_does_not_depend_on_the_mixture_of_channels() -> None:
    """Any mixture gives the same integral, also where two identical muons are close."""
    integrand = load_integrand(process("sm"), SM_POINT, SETTINGS)
    start = Tuning.start(len(integrand.family_sizes))
    only_photon_cascades = np.array(
        [
            1.0 if isinstance(family[0], Cascade) and family[0].shape is Shape.PHOTON else 1e-12
            for family in integrand.channels.families
        ]
    )
    results = []
    for mixture in (1.0 / integrand.family_sizes, only_photon_cascades):
        share = mixture * integrand.family_sizes / (mixture * integrand.family_sizes).sum()
        tuning = dataclasses.replace(start, mixture=mixture, share=share)
        count = 300_000
        rng = np.random.default_rng(4)
        points = integrand.draw(rng.multinomial(count, share), rng, tuning)
        close = np.minimum(masses(points.leptons, [0, 2]), masses(points.leptons, [1, 3])) < 7
        for chosen in (np.ones(len(close), bool), close):
            weights = (points.size / share[points.family])[chosen]
            results.append((weights.sum() / count, np.sqrt((weights**2).sum()) / count))
    for k in (0, 1):
        (first, error), (second, spread) = results[k], results[k + 2]
        assert abs(first - second) < 4 * np.hypot(error, spread)
        assert np.hypot(error, spread) < 0.06 * first


def test_electrons_do_not_feel_the_zprime() -> None:
    muons, electrons = (weighted("sm", SM_POINT, final_state=state).integral() for state in ("4mu", "4e"))
    assert electrons[0] == pytest.approx(muons[0], abs=4 * np.hypot(muons[1], electrons[1]))
    full = weighted("full", POINT, final_state="2e2mu", seed=2).integral()
    sm = weighted("sm", SM_POINT, final_state="2e2mu").integral()
    assert full[0] == pytest.approx(sm[0], abs=4 * np.hypot(full[1], sm[1]))
    # two flavours: about twice the rate of identical leptons
    assert 1.7 < sm[0] / muons[0] < 2.2
    with pytest.raises(InputError, match='"np" of 4e is zero.*leptons that the new particle couples to'):
        weighted("np", POINT, final_state="4e")
    with pytest.raises(InputError, match='"interference" of 4mu is zero at coupling 0'):
        weighted("interference", SM_POINT)


def test_rates_grow_with_energy_and_quarks() -> None:
    rates = [weighted("sm", SM_POINT, energy=energy).integral()[0] for energy in (7000.0, 8000.0, 13000.0)]
    assert 1.1 < rates[1] / rates[0] < 1.3
    assert 1.6 < rates[2] / rates[1] < 2.1


def test_bottom_quarks_are_an_option() -> None:
    generator = BuiltinGenerator(SETTINGS)
    flavours = Process(FinalState.FOUR_MUONS, Contribution.SM, 8000.0, ("u", "d", "s", "c", "b"))
    with workers(1) as pool:
        five = generator.weighted(flavours, SM_POINT, 1, 30_000, pool)
    bottom = np.abs(five.pids[:, 0]) == 5
    share = five.integral(bottom)[0] / five.integral()[0]
    assert 0.015 < share < 0.08
    four, error = weighted("sm", SM_POINT, seed=2).integral()
    value, spread = five.integral(~bottom)
    assert abs(value - four) < 4 * np.hypot(error, spread)


def test_z_to_four_leptons_branching_ratio() -> None:
    """BR(Z -> 4l, m_ll > 5 GeV) of physics.md: 3.3e-6 (gmu), 3.7e-6 (alpha_mz), 4 mu being 0.255 of it.

    Here the window 80-100 GeV holds a few per cent of other diagrams besides.
    """
    published = {"gmu": 3.3e-6, "alpha_mz": 3.7e-6}
    for name, ratio in published.items():
        point = ZPrimePoint(30.0, 0.0, electroweak_scheme(name))
        cuts = {"cuts": GeneratorCuts(80.0, 100.0, 5.0), "scale": "fixed"}
        same, mixed = (
            weighted("sm", point, final_state=state, **cuts).integral()[0] for state in ("4mu", "2e2mu")
        )
        mass = np.linspace(80, 100, 201)
        settings = dataclasses.replace(SETTINGS, **cuts)
        pairs = np.trapezoid(
            drell_yan_spectrum(mass, process("sm"), point.electroweak, settings, nodes=100), mass
        )
        # BR(Z -> mu mu) = 3.3662 % [PDG]
        assert (2 * same + mixed) / pairs * 0.033662 == pytest.approx(ratio, rel=0.08)
        assert same / (2 * same + mixed) == pytest.approx(0.255, abs=0.006)


def test_cuts_on_single_leptons_are_exact() -> None:
    cuts = GeneratorCuts(pt_min_gev=5.0, eta_max=2.5)
    tight, loose = weighted("sm", SM_POINT, cuts=cuts), weighted("sm", SM_POINT, seed=2, n=60_000)

    def passes(events: WeightedEvents) -> np.ndarray:
        p = events.momenta[:, 2:]
        pt = np.hypot(p[..., 1], p[..., 2])
        return ((pt >= 5.0) & (np.abs(np.arcsinh(p[..., 3] / pt)) <= 2.5)).all(axis=1)

    assert passes(tight).all()
    expected, error = loose.integral(passes(loose))
    value, spread = tight.integral()
    assert abs(value - expected) < 4 * np.hypot(error, spread)


def test_fixed_scale_and_scale_factor() -> None:
    base = weighted("sm", SM_POINT).integral()
    fixed = weighted("sm", SM_POINT, scale="fixed").integral()
    doubled = weighted("sm", SM_POINT, scale_factor=2.0).integral()
    # m4l is near mZ for most of the rate
    assert abs(fixed[0] / base[0] - 1) < 0.02
    assert 1.02 < doubled[0] / base[0] < 1.2
    with pytest.raises(InputError, match="the scale 8e[+]06 GeV is outside the PDF set"):
        weighted("sm", SM_POINT, scale_factor=1e5)


@pytest.mark.slow
def test_weights_do_not_depend_on_threads_of_linear_algebra():
    code = (
        "import hashlib, sys, numpy as np\n"
        "from recast.core.parallel import serial\n"
        "from recast.generate.base import Contribution, FinalState, GeneratorSettings, Process\n"
        "from recast.generate.builtin import BuiltinGenerator\n"
        "from recast.model.registry import load_model\n"
        "point = load_model('lmu_ltau').point({'mzp_gev': 30.0, 'gp': 0.05})\n"
        "generator = BuiltinGenerator(GeneratorSettings(matrix_element='helicity'))\n"
        "process = Process(FinalState.FOUR_MUONS, Contribution.SIGNAL, 8000.0)\n"
        "found = generator.weighted(process, point, 3, 60000, serial())\n"
        "print(hashlib.sha256(np.ascontiguousarray(found.weights).tobytes()).hexdigest())\n"
    )
    names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | dict.fromkeys(names, threads),
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for threads in ("1", "2", "3")
    }
    assert len(found) == 1


def test_seeds_scatter_as_their_errors_say() -> None:
    results = np.array([weighted("sm", SM_POINT, seed=seed, n=50_000).integral() for seed in range(20)])
    values, errors = results.T
    mean = (values / errors**2).sum() / (1 / errors**2).sum()
    chi2 = (((values - mean) / errors) ** 2).sum()
    # 19 degrees of freedom: 0.1 % and 99.9 % points
    assert 5.4 < chi2 < 43.8
    assert (errors / values).max() < 0.01


@pytest.mark.parametrize("count", [0, -5])
def test_number_of_events_must_be_positive(tmp_path: Path, count: int) -> None:
    with pytest.raises(InputError, match=f"{count} events asked for. Ask for at least one"):
        generate(tmp_path / "x.lhe", "sm", SM_POINT, count)


def test_cuts_that_leave_nothing_end_in_an_error(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="none of .* points tried has a weight.*Loosen the cuts"):
        generate(tmp_path / "x.lhe", "sm", SM_POINT, 10, cuts=GeneratorCuts(pt_min_gev=40.0))
    with pytest.raises(InputError, match="leave no four-lepton mass between 100 and 90 GeV"):
        generate(tmp_path / "x.lhe", "sm", SM_POINT, 10, cuts=GeneratorCuts(80.0, 90.0, 50.0))
    assert not (tmp_path / "x.lhe").exists()


def test_one_event(tmp_path: Path) -> None:
    sample = generate(tmp_path / "x.lhe", "np", POINT, 1)
    assert len(read_lhe(sample.path)) == 1


def test_drell_yan_limits() -> None:
    """Photon alone: 4 pi alpha^2 Q^2/(9 s); on the peak: the Breit-Wigner formula."""
    scheme = electroweak_scheme("gmu")
    photon = 4 * np.pi * scheme.alpha**2 / (9 * 5.0**2)
    assert partonic_drell_yan(5.0, Quark.UP, scheme) == pytest.approx(photon * 4 / 9, rel=0.01)
    assert partonic_drell_yan(5.0, Quark.DOWN, scheme) == pytest.approx(photon / 9, rel=0.03)
    # sigma(pp -> Z -> mu mu, 66-116 GeV) at lowest order is a nanobarn at 8 TeV
    mass = np.linspace(66, 116, 201)
    spectrum = drell_yan_spectrum(mass, process("sm"), scheme, SETTINGS, nodes=100)
    assert 700 < np.trapezoid(spectrum, mass) < 1100


@pytest.mark.parametrize("mass_gev", [79.995, 80.0, 130.0])
def test_resonance_on_the_edge_of_the_cuts_is_sampled(mass_gev: float) -> None:
    model = load_model("b_minus_3lmu")
    point = model.point({"mzp_gev": mass_gev, "gp": 0.01})
    value, error = weighted("np", point, n=60_000).integral()
    assert error / value < 0.02  # five times as much where its peak in the four-lepton mass has no map
