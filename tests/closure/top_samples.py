"""Parton events of t t~ in memory, and their angles, for the closure tests of 1312.4194."""

import numpy as np

from recast.core.seeds import stream
from recast.generate.top.process import TopSettings
from recast.generate.top.production import PairProduction
from recast.generate.top.record import event_table


def partons(rare, count, seed, settings=None, sqrt_s_gev=8000.0):
    """Return the table of `count` events."""
    settings = settings or TopSettings()
    pairs = PairProduction(sqrt_s_gev, settings).unweighted(count, seed, "closure")
    weight = np.full(count, 1.0)
    rng = stream(seed, "closure", "decays")
    return event_table(rare, (11, 13, 15), settings, pairs, rng, 1 / 132.0, weight)


def four(table):
    """Return (E, px, py, pz), shape (N, 12, 4), and PDG codes (N, 12)."""
    momenta = table.momenta.reshape(-1, 12, 7)[:, :, [3, 0, 1, 2]]
    return momenta, table.codes.reshape(-1, 12, 6)[:, :, 0]


def into_rest_frame(p, frame):
    """Return momenta (N, 4) in the rest frame of `frame` (N, 4), without a rotation."""
    mass = np.sqrt(frame[:, 0] ** 2 - (frame[:, 1:] ** 2).sum(axis=1))
    along = (frame[:, 1:] * p[:, 1:]).sum(axis=1)
    energy = (frame[:, 0] * p[:, 0] - along) / mass
    factor = (p[:, 0] + energy) / (frame[:, 0] + mass)
    return np.concatenate([energy[:, None], p[:, 1:] - factor[:, None] * frame[:, 1:]], axis=1)


def cosine_star(lepton, boson, top):
    """Return cos between the lepton in the boson's rest frame and the boson in the top's rest frame."""
    boson_in_top = into_rest_frame(boson, top)
    lepton_in_boson = into_rest_frame(into_rest_frame(lepton, top), boson_in_top)
    dot = (lepton_in_boson[:, 1:] * boson_in_top[:, 1:]).sum(axis=1)
    return dot / np.linalg.norm(lepton_in_boson[:, 1:], axis=1) / np.linalg.norm(boson_in_top[:, 1:], axis=1)


def acceptance(table):
    """Return the shares of events after the cuts of tests/data/top/madgraph_acceptance.json, by name."""
    codes, p, count = table.codes, table.momenta, len(table)
    event = np.repeat(np.arange(count), table.counts)
    pid, final = np.abs(codes[:, 0]), codes[:, 1] == 1
    pt = np.hypot(p[:, 0], p[:, 1])
    inside = final & (np.abs(np.arcsinh(p[:, 2] / np.maximum(pt, 1e-9))) < 2.4)
    neutrino = final & np.isin(pid, (12, 14, 16))
    three = np.bincount(event[inside & np.isin(pid, (11, 13)) & (pt > 20)], minlength=count) >= 3
    two = np.bincount(event[inside & (pid <= 5) & (pt > 30)], minlength=count) >= 2
    x, y = (np.bincount(event[neutrino], weights=p[neutrino, k], minlength=count) for k in (0, 1))
    missing = np.hypot(x, y) > 30
    passed = {
        "three leptons": three,
        "and missing pT": three & missing,
        "and two quarks": three & missing & two,
    }
    return {name: float(mask.mean()) for name, mask in passed.items()}
