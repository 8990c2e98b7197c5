"""The engine on processes with known cross sections; events, kept tunings, errors."""

import dataclasses
import math

import numpy as np
import pytest
from closed_processes import ClosedProcess, ClosedRecipe, exchange, line, momentum_transfer, pair_mass2
from scipy.integrate import quad

from recast.core.errors import InputError, RunError
from recast.core.parallel import serial, workers
from recast.generate.engine.diagrams import Diagram, Subprocess
from recast.generate.engine.events import tune, unweighted, weighted
from recast.generate.engine.integrand import PB_GEV2, Integrand, Job, Scale
from recast.generate.engine.tuning import Tuning

SQRT_S = 1000.0
ALPHA = 1 / 128.0
MZ, GAMMA = 91.1876, 2.4952


def job(process: ClosedProcess, seed: int = 1) -> Job:
    return Job(ClosedRecipe(process), SQRT_S, seed, "test")


def over_partons(partonic, low: float, high: float) -> float:
    """Integrate sigma(s) [GeV^-2] ds/s dy with x f(x) = 1 at both beams; return it in pb."""

    def integrand(log_mass: float) -> float:
        mass = math.exp(log_mass)
        return 2 * partonic(mass**2) * 2 * math.log(SQRT_S / mass)

    points = [math.log(m) for m in (MZ - 3, MZ, MZ + 3) if low < m < high]
    return PB_GEV2 * quad(integrand, math.log(low), math.log(high), points=points or None, limit=200)[0]


def check(process: ClosedProcess, expected: float, points: int = 100_000, most: float = 0.01) -> None:
    task = job(process)
    found, error = weighted(task, tune(task, serial()), points, serial()).tally.cross_section_pb()
    assert error < most * expected
    assert abs(found - expected) < 4 * error + 1e-5 * expected


def cosine(p: np.ndarray) -> np.ndarray:
    return p[:, 2, 3] / np.sqrt((p[:, 2, 1:] ** 2).sum(axis=1))


def test_photon_to_muons_has_its_closed_form() -> None:
    """sigma(q q~ -> gamma* -> l l) = 4 pi alpha^2 Q^2/(9 s)."""
    charge2 = 4 / 9

    def squared(p: np.ndarray) -> np.ndarray:
        return (4 * math.pi * ALPHA) ** 2 * charge2 / 3 * (1 + cosine(p) ** 2)

    process = ClosedProcess((Diagram((line("12"),)),), (0.0, 0.0), squared, 20.0, 300.0)
    check(process, over_partons(lambda s: 4 * math.pi * ALPHA**2 * charge2 / (9 * s), 20.0, 300.0), most=1e-3)


@pytest.mark.parametrize(("mass", "width"), [(MZ, GAMMA), (MZ, 1e-4)])
def test_resonance_of_any_width(mass: float, width: float) -> None:
    """|M|^2 = s^2/((s - m^2)^2 + (m w)^2): a peak for which the spectrum is made."""

    def squared(p: np.ndarray) -> np.ndarray:
        s = pair_mass2(p, "12")
        return s**2 / ((s - mass**2) ** 2 + (mass * width) ** 2)

    def partonic(s: float) -> float:
        return s**2 / ((s - mass**2) ** 2 + (mass * width) ** 2) / (16 * math.pi * s)

    def in_angle(angle: float) -> float:
        s = mass**2 + mass * width * math.tan(angle)
        return partonic(s) / s * math.log(SQRT_S**2 / s) * ((s - mass**2) ** 2 + (mass * width) ** 2)

    ends = [math.atan((m**2 - mass**2) / (mass * width)) for m in (20.0, 300.0)]
    expected = PB_GEV2 / (mass * width) * quad(in_angle, *ends, limit=500, epsabs=0)[0]
    process = ClosedProcess((Diagram((line("12", mass, width),)),), (0.0, 0.0), squared, 20.0, 300.0)
    check(process, expected, most=2e-3)


@pytest.mark.parametrize("masses", [(0.0, 0.0), (60.0, 60.0)])
def test_exchange_with_a_cut_on_pt(masses) -> None:
    """|M|^2 = s^2/(mu^2 - t)^2, with t by p1 and the first particle."""
    m2, mu2, pt_min = masses[0] ** 2, 25.0, 15.0

    def squared(p: np.ndarray) -> np.ndarray:
        s = pair_mass2(p, "12")
        return s**2 / (mu2 + momentum_transfer(p, "1")) ** 2

    def partonic(s: float) -> float:
        # -t = (s - 2 m^2)/2 - reach cos/2 for two particles of mass m out of massless ones
        reach2 = s * (s - 4 * m2)
        momentum2 = reach2 / (4 * s)
        if momentum2 <= pt_min**2:
            return 0.0
        cos = math.sqrt(1 - pt_min**2 / momentum2)
        near, far = (s / 2 - m2 - sign * cos * math.sqrt(reach2) / 2 for sign in (1, -1))
        return (1 / (mu2 + near) - 1 / (mu2 + far)) / (16 * math.pi)

    low = 2 * math.hypot(pt_min, masses[0])
    process = ClosedProcess((Diagram((exchange("1"),)),), masses, squared, low, pt_min=pt_min)
    check(process, over_partons(partonic, low, SQRT_S))


def breit_wigner(s, mass: float, width: float):
    return mass**4 / ((s - mass**2) ** 2 + (mass * width) ** 2)


def kallen(a: float, b: float, c: float) -> float:
    return math.sqrt(max((a - b - c) ** 2 - 4 * b * c, 0.0))


def test_two_to_three_with_a_resonance() -> None:
    """|M|^2 = BW(s_12): sigma = 1/(2 s) int ds_12/(2 pi) BW/(8 pi) lambda/(8 pi s)."""
    third = 40.0

    def squared(p: np.ndarray) -> np.ndarray:
        return breit_wigner(pair_mass2(p, "12"), MZ, GAMMA)

    def partonic(s: float) -> float:
        def integrand(m12: float) -> float:
            decay = kallen(s, m12**2, third**2) / (8 * math.pi * s)
            return breit_wigner(m12**2, MZ, GAMMA) / (8 * math.pi) * decay * 2 * m12 / (2 * math.pi)

        top = math.sqrt(s) - third
        points = [MZ - 5, MZ, MZ + 5] if top > MZ + 5 else None
        return quad(integrand, 10.0, top, points=points)[0] / (2 * s)

    diagrams = (
        Diagram((line("123"), line("12", MZ, GAMMA))),
        Diagram((exchange("3"), line("12", MZ, GAMMA))),
    )
    process = ClosedProcess(diagrams, (0.0, 0.0, third), squared, 60.0, 500.0, pair_min=10.0)
    check(_only_first_pair(process), over_partons(partonic, 60.0, 500.0))


@dataclasses.dataclass(frozen=True)
class _FirstPair(ClosedProcess):
    def inside(self, momenta: np.ndarray) -> np.ndarray:
        free = dataclasses.replace(self, pair_min=0.0)
        return ClosedProcess.inside(free, momenta) & (pair_mass2(momenta, "12") >= self.pair_min**2)

    def smallest(self, legs: int) -> float:
        whole = (1 << (2 + len(self.masses))) - 4
        return self.low if legs == whole else self.pair_min * (legs & 12 == 12)


def _only_first_pair(process: ClosedProcess) -> ClosedProcess:
    return _FirstPair(**{f.name: getattr(process, f.name) for f in dataclasses.fields(process)})


def test_two_to_four_with_two_resonances() -> None:
    """|M|^2 = BW(s_12) BW(s_34), decays of pairs flat."""
    first, second = (80.0, 2.0), (60.0, 3.0)

    def squared(p: np.ndarray) -> np.ndarray:
        return breit_wigner(pair_mass2(p, "12"), *first) * breit_wigner(pair_mass2(p, "34"), *second)

    def angles(mass: float, width: float, low: float, high: float) -> tuple[float, float]:
        return tuple(math.atan((m**2 - mass**2) / (mass * width)) for m in (low, high))

    def partonic(s: float) -> float:
        # nodes of Gauss and Legendre in the angles of both Breit-Wigners, up to the bound of the first
        nodes, weights = np.polynomial.legendre.leggauss(60)
        root, total = math.sqrt(s), 0.0
        a, b = angles(*first, 0.0, root)
        for x, w in zip(nodes, weights, strict=True):
            s1 = first[0] ** 2 + first[0] * first[1] * math.tan(a + (b - a) * (x + 1) / 2)
            c, d = angles(*second, 0.0, root - math.sqrt(max(s1, 0.0)))
            s2 = second[0] ** 2 + second[0] * second[1] * np.tan(c + (d - c) * (nodes + 1) / 2)
            reach = np.sqrt(np.maximum((s - s1 - s2) ** 2 - 4 * s1 * s2, 0.0))
            total += w * (b - a) / 2 * float((weights * (d - c) / 2 * reach).sum())
        factor = first[0] ** 3 / first[1] * second[0] ** 3 / second[1]
        return total * factor / (2 * math.pi) ** 2 / (8 * math.pi) ** 2 / (8 * math.pi * s) / (2 * s)

    diagrams = (
        Diagram((line("1234"), line("12", *first), line("34", *second))),
        Diagram((exchange("12"), line("12", *first), line("34", *second))),
    )
    process = ClosedProcess(diagrams, (0.0,) * 4, squared, 150.0, 500.0)
    masses = np.geomspace(150.0, 500.0, 400)
    values = [partonic(m**2) * 4 * math.log(SQRT_S / m) for m in masses]
    check(process, PB_GEV2 * float(np.trapezoid(values, np.log(masses))))


MULTIPERIPHERAL = (exchange("1"), exchange("12"), exchange("123"))


def test_three_momentum_transfers_agree_with_flat_channels() -> None:
    """No closed form: two sets of channels that share nothing give the same integral."""

    def squared(p: np.ndarray) -> np.ndarray:
        result = np.ones(len(p))
        for particles in ("1", "12", "123"):
            result /= 400.0 + momentum_transfer(p, particles)
        return result

    found = []
    for lines in (MULTIPERIPHERAL, (), (exchange("4"), exchange("42"), line("13"))):
        process = ClosedProcess((Diagram(lines),), (0.0, 20.0, 0.0, 0.0), squared, 300.0, 400.0, pt_min=5.0)
        task = job(process)
        tally = weighted(task, tune(task, serial()), 150_000, serial()).tally
        found.append(tally.cross_section_pb())
    errors = [error / value for value, error in found]
    assert errors[0] < 0.5 * errors[1]  # the channel that follows the diagram is the better one
    for value, error in found[1:]:
        assert error < 0.05 * value
        assert abs(value - found[0][0]) < 4 * math.hypot(error, found[0][1])


def signed(p: np.ndarray) -> np.ndarray:
    return (1 + 3 * cosine(p)) * pair_mass2(p, "12") / 1e4


SIGNED = ClosedProcess((Diagram((line("12"),)), Diagram((exchange("1"),))), (0.0, 0.0), signed, 100.0, 200.0)


@pytest.fixture(scope="module")
def tuning() -> Tuning:
    return tune(job(SIGNED), serial())


def test_positive_and_negative_weights(tuning: Tuning) -> None:
    expected = over_partons(lambda s: s / 1e4 / (16 * math.pi * s), 100.0, 200.0)
    events = unweighted(job(SIGNED), tuning, 20_000, serial())
    found, error = events.tally.cross_section_pb()
    assert abs(found - expected) < 4 * error
    assert events.weights.mean() == pytest.approx(found, rel=1e-12)
    # 1 + 3 c is negative for c < -1/3: 2/3 of -1 against 8/3
    positive, negative = events.tally.parts_pb()
    assert negative / positive == pytest.approx(1 / 4, rel=0.03)
    assert (events.weights < 0).mean() == pytest.approx(1 / 5, abs=0.015)
    assert np.unique(np.sign(events.weights)).tolist() == [-1, 1]


def test_events_are_unweighted_momenta_of_their_cross_section(tuning: Tuning) -> None:
    points = weighted(job(SIGNED), tuning, 200_000, serial())
    events = unweighted(job(SIGNED), tuning, 20_000, serial())
    assert points.weights.sum() == pytest.approx(points.tally.cross_section_pb()[0], rel=1e-12)
    np.testing.assert_allclose(events.momenta[:, :2].sum(1), events.momenta[:, 2:].sum(1), atol=1e-9)
    assert (events.pids == (2, -2, 11, 12)).all()
    mass = np.sqrt(pair_mass2(events.momenta, "12"))
    np.testing.assert_allclose(events.scales, mass, rtol=1e-9)
    edges = np.linspace(100.0, 200.0, 11)
    reference = np.sqrt(pair_mass2(points.momenta, "12"))
    one, two = (
        np.histogram(values, edges, weights=weights)[0]
        for values, weights in ((reference, points.weights), (mass, events.weights / len(mass)))
    )
    squares = np.histogram(mass, edges, weights=(events.weights / len(mass)) ** 2)[0]
    squares += np.histogram(reference, edges, weights=points.weights**2)[0]
    assert ((one - two) ** 2 / squares).sum() < 30  # 10 bins
    # what lies above the bound stays as weight, is little, and is counted
    sizes = np.abs(events.weights[events.weights > 0])
    above = (sizes > sizes.min() * (1 + 1e-9)).sum()
    assert above <= events.above < 0.1 * len(mass)
    assert 0 < events.lost_pb < 3e-3 * sum(events.tally.parts_pb())
    assert events.accepted >= 20_000
    assert 0.1 < events.accepted / events.points < 1


def test_events_are_the_same_for_one_and_two_workers(tuning: Tuning) -> None:
    process = dataclasses.replace(SIGNED, squared=None)
    task = Job(ClosedRecipe(dataclasses.replace(process, squared=_flat)), SQRT_S, 1, "test")
    one = unweighted(task, tuning, 3000, serial())
    with workers(2) as pool:
        two = unweighted(task, tuning, 3000, pool)
        again = tune(task, pool)
    for name in ("momenta", "pids", "weights", "scales"):
        np.testing.assert_array_equal(getattr(one, name), getattr(two, name))
    for name, array in tune(task, serial()).arrays().items():
        np.testing.assert_array_equal(array, again.arrays()[name])
    other = unweighted(dataclasses.replace(task, seed=2), tuning, 3000, serial())
    assert not np.array_equal(one.weights, other.weights)


def _flat(p: np.ndarray) -> np.ndarray:
    return np.ones(len(p))


def test_a_tuning_is_kept_and_serves_other_energies(tmp_path, tuning: Tuning) -> None:
    path = tmp_path / "tuning.npz"
    tuning.save(path)
    kept = Tuning.load(path)
    for name, array in tuning.arrays().items():
        np.testing.assert_array_equal(array, kept.arrays()[name])
    task = dataclasses.replace(job(SIGNED), sqrt_s_gev=700.0)
    expected = (
        quad(lambda m: 2 / m * 2 * math.log(700.0 / m) / (1e4 * 16 * math.pi), 100.0, 200.0)[0] * PB_GEV2
    )
    points = weighted(task, kept, 50_000, serial())
    found, error = points.tally.cross_section_pb()
    assert abs(found - expected) < 4 * error
    events = unweighted(task, kept, 5000, serial())
    assert abs(events.tally.cross_section_pb()[0] - expected) < 4 * events.tally.cross_section_pb()[1]


class _Kinds:
    """q q~ and q~ q to massless particles, forward of the quark, and g g to massive ones."""

    diagrams = (Diagram((line("12"),)), Diagram((exchange("1"),)))
    subprocesses = (
        Subprocess((2, -2), (11, -11), (0.0, 0.0), diagrams, 3, swapped=False),
        Subprocess((-2, 2), (11, -11), (0.0, 0.0), diagrams, 3, swapped=True),
        Subprocess((21, 21), (6, -6), (40.0, 40.0), diagrams[:1], 8, swapped=False),
        Subprocess((1, -1), (11, -11), (0.0, 0.0), diagrams, 9, swapped=False),
    )
    factors = np.array([2.0, 1.0, 3.0, 5.0])

    def square(self, group: int, p: np.ndarray) -> np.ndarray:
        quark = np.sign(p[:, 0, 3]) * cosine(p)
        return {3: (1 + quark) ** 2, 8: 2 + 0 * quark, 9: 0.01 + 0 * quark}[group]

    def luminosities(self, _x1: np.ndarray, _x2: np.ndarray, scale: np.ndarray) -> tuple[np.ndarray, ...]:
        return np.ones((len(scale), 1)) * self.factors, np.zeros((len(scale), self.factors.size))

    def inside(self, p: np.ndarray) -> np.ndarray:
        mass = np.sqrt(pair_mass2(p, "12"))
        return (mass > 100.0) & (mass < 200.0)

    def smallest(self, _legs: int) -> float:
        return 100.0

    def largest(self, _legs: int) -> float:
        return 200.0


@dataclasses.dataclass(frozen=True)
class _KindsRecipe:
    name: str = "kinds"

    def load(self) -> _Kinds:
        return _Kinds()


def test_sub_processes_of_several_kinds_whatever_the_tuning() -> None:
    """The sum and each part, for good and bad tunings."""
    task = Job(_KindsRecipe(), SQRT_S, 1, "test")
    massless = over_partons(lambda s: 1 / (16 * math.pi * s), 100.0, 200.0)
    massive = over_partons(lambda s: math.sqrt(1 - 6400 / s) / (16 * math.pi * s), 100.0, 200.0)
    expected = np.array([4 / 3 * 2, 4 / 3 * 1, 0.0, 0.01 * 5]) * massless + np.array([0, 0, 6, 0]) * massive
    good = tune(task, serial())
    start = Integrand(_Kinds(), SQRT_S).start()
    rng = np.random.default_rng(1)
    grids = np.sort(rng.random(start.grids.shape), axis=2)
    grids[..., 0], grids[..., -1] = 0.0, 1.0
    bad = Tuning(
        rng.uniform(0.2, 1.0, start.mixture.shape),
        grids,
        rng.uniform(0.1, 1.0, start.class_weights.shape),
        np.array([0.2, 0.5, 0.3]),
    )
    for tuning, most in ((good, 0.01), (start, 0.02), (bad, 0.05)):
        points = weighted(task, tuning, 100_000, serial())
        total, error = points.tally.cross_section_pb()
        assert error < most * total
        assert abs(total - expected.sum()) < 4 * error
        for pids, value in zip([2, -2, 21, 1], expected, strict=True):
            weights = points.weights[points.pids[:, 0] == pids]
            spread = math.sqrt((weights**2).sum())
            assert abs(weights.sum() - value) < 4.5 * spread
        # the first particle follows the quark: int_0^1 (1 + c)^2 is 7/8 of the integral
        along = np.arcsinh(
            points.momenta[:, 2:, 3] / np.hypot(*points.momenta[:, 2:, 1:3].transpose(2, 0, 1))
        )
        forward = (along[:, 0] > along[:, 1]) * points.weights
        for pids, share in ((2, 7 / 8), (-2, 1 / 8)):
            mine = points.pids[:, 0] == pids
            assert forward[mine].sum() / points.weights[mine].sum() == pytest.approx(share, abs=0.03)
    assert weighted(task, good, 8192, serial()).pids.shape[1] == 4
    # nothing was learnt in vain: the good tuning is the best
    errors = [weighted(task, one, 50_000, serial()).tally.cross_section_pb()[1] for one in (good, start, bad)]
    assert errors[0] < min(errors[1:])


def test_scale_is_the_mass_half_the_transverse_masses_or_fixed() -> None:
    mass = np.array([50.0, 100.0])
    momenta = np.zeros((2, 4, 4))
    momenta[:, 2] = [[25.0, 20.0, 0.0, 15.0], [50.0, 0.0, 30.0, -40.0]]
    momenta[:, 3, 0] = [10.0, 50.0]
    np.testing.assert_array_equal(Scale().at(mass, momenta), mass)
    np.testing.assert_array_equal(Scale(0.5).at(mass, momenta), mass / 2)
    np.testing.assert_array_equal(Scale(2.0, 91.0).at(mass, momenta), [182.0, 182.0])
    np.testing.assert_allclose(Scale(3.0, transverse=True).at(mass, momenta), [45.0, 120.0])


def test_bad_input_is_one_line(tmp_path, tuning: Tuning) -> None:
    task = job(SIGNED)
    with pytest.raises(InputError, match="0 events asked for. Ask for at least one"):
        unweighted(task, tuning, 0, serial())
    with pytest.raises(InputError, match="-1 points asked for"):
        weighted(task, tuning, -1, serial())
    other = job(dataclasses.replace(SIGNED, diagrams=SIGNED.diagrams[:1]))
    with pytest.raises(InputError, match="kept warm-up has 2 families of channels, not 1. Delete it"):
        unweighted(other, tuning, 10, serial())
    bad = tmp_path / "bad.npz"
    bad.write_bytes(b"no tuning")
    with pytest.raises(InputError, match="no kept warm-up can be read") as error:
        Tuning.load(bad)
    assert str(bad) in str(error.value)
    empty = job(dataclasses.replace(SIGNED, pt_min=500.0))
    with pytest.raises(RunError, match="none of 1638. points tried has a weight inside the cuts. Loosen"):
        tune(empty, serial())
    with pytest.raises(RunError, match="closed: none of .* points tried"):
        unweighted(empty, tuning, 10, serial())
    with pytest.raises(RunError, match="weights are not finite numbers"):
        tune(job(dataclasses.replace(SIGNED, squared=lambda p: np.full(len(p), np.nan))), serial())
    with pytest.raises(InputError, match="no sub-process of protons"):
        Integrand(_Nothing(), SQRT_S)


class _Nothing:
    subprocesses = ()
