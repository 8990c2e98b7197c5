"""Measures the rate of the whole four-muon selections on the columnar record (aim: 400 000 events/s)."""

import time

import numpy as np
import pytest

from recast.analysis.loader import load_analysis
from recast.detector.draws import Draws
from recast.events.record import make_events, with_photons

pytestmark = pytest.mark.benchmark


def four_body_events(n, tracks, seed=1):
    """Z -> 4 mu by isotropic massless phase space, boosted along the beam, with random tracks."""
    rng = np.random.default_rng(seed)
    energy = -np.log(rng.uniform(size=(n, 4)) * rng.uniform(size=(n, 4)))
    cosine, phi = rng.uniform(-1, 1, (n, 4)), rng.uniform(-np.pi, np.pi, (n, 4))
    sine = np.sqrt(1 - cosine**2)
    q = np.stack([energy, energy * sine * np.cos(phi), energy * sine * np.sin(phi), energy * cosine], -1)
    whole = q.sum(axis=1, keepdims=True)  # RAMBO: conformal transformation to the rest frame
    mass = np.sqrt(whole[..., 0] ** 2 - (whole[..., 1:] ** 2).sum(-1))[..., None]
    b, gamma = -whole[..., 1:] / mass, whole[..., 0:1] / mass
    dot = (q[..., 1:] * b).sum(-1, keepdims=True)
    space = q[..., 1:] + b * q[..., 0:1] + dot * b / (1 + gamma)
    p = np.concatenate([gamma * q[..., 0:1] + dot, space], -1) * 91.19 / mass
    y = rng.normal(0, 1.6, (n, 1))
    pz = p[..., 3] * np.cosh(y) + p[..., 0] * np.sinh(y)
    count = rng.poisson(tracks, n)
    owner = np.concatenate([np.repeat(np.arange(n), 4), np.repeat(np.arange(n), count)])
    total = count.sum()
    pt, eta, angle = (
        rng.exponential(1.0, total) + 0.9,
        rng.uniform(-3.5, 3.5, total),
        rng.uniform(-3.14, 3.14, total),
    )
    columns = {
        "px": np.concatenate([p[..., 1].ravel(), pt * np.cos(angle)]),
        "py": np.concatenate([p[..., 2].ravel(), pt * np.sin(angle)]),
        "pz": np.concatenate([pz.ravel(), pt * np.sinh(eta)]),
        "mass": np.concatenate([np.full(4 * n, 0.105658), np.full(total, 0.13957)]),
        "pid": np.concatenate([np.tile([13, -13, 13, -13], n), np.full(total, 211)]),
        "origin": np.ones(4 * n + total),
    }
    order = np.lexsort((-np.hypot(columns["px"], columns["py"]), owner))
    columns = {name: values[order] for name, values in columns.items()}
    events = make_events(np.arange(n), np.full(n, 1e-6), count + 4, columns, where="benchmark")
    return with_photons(events, 0.5)


ANALYSES = ("atlas_2013_z4l", "atlas_2021_m4l", "cms_2018_zprime_4mu")
BATCHES, BATCH = 10, 100_000
AIM = 400_000  # events/s of one core


def test_a_million_events():
    """10^6 events with 50 tracks each through every selection; processor time, reading not included.

    Loading the compiled code is timed apart: it is done once in a process, whatever the number of events.
    """
    draws = Draws(1, "benchmark")
    analyses = {name: load_analysis(name) for name in ANALYSES}
    start = time.process_time()
    for analysis in analyses.values():
        analysis.select(four_body_events(100, 50), draws)
    print(f"\ncompiled code loaded in {time.process_time() - start:.2f} s", end="")
    seconds = dict.fromkeys(ANALYSES, 0.0)
    accepted, selected = dict.fromkeys(ANALYSES, 0), dict.fromkeys(ANALYSES, 0)
    for batch in range(BATCHES):
        events = four_body_events(BATCH, 50, seed=batch + 1)
        for name, analysis in analyses.items():
            start = time.process_time()
            depths = [analysis.select(events[i : i + 20_000], draws).depth for i in range(0, BATCH, 20_000)]
            seconds[name] += time.process_time() - start
            depth = np.concatenate(depths)
            accepted[name] += int((depth >= 1).sum())
            selected[name] += int((depth == depth.max()).sum())
    n = BATCHES * BATCH
    for name in ANALYSES:
        print(
            f"\n{name}: {n / seconds[name]:.0f} events per second of processor time; "
            f"in acceptance {accepted[name] / n:.2f}, selected {selected[name] / n:.2f}",
            end="",
        )
    for name in ANALYSES:
        assert 0.05 < selected[name] / n < 0.9
        assert n / seconds[name] > AIM, name


@pytest.mark.parametrize("tracks", [150])
def test_rate_with_more_tracks(tracks):
    n = 100_000
    events, analysis, draws = (
        four_body_events(n, tracks),
        load_analysis("atlas_2013_z4l"),
        Draws(1, "benchmark"),
    )
    rates = []
    for _ in range(8):
        start = time.process_time()
        depths = [analysis.select(events[i : i + 20_000], draws).depth for i in range(0, n, 20_000)]
        rates.append(n / (time.process_time() - start))
    depth = np.concatenate(depths)
    assert 0.05 < (depth == depth.max()).mean() < 0.9
    print(
        f"\n{tracks} tracks: {max(rates):.0f} events/s; in acceptance {(depth >= 1).mean():.2f}, "
        f"selected {(depth == depth.max()).mean():.2f}"
    )
