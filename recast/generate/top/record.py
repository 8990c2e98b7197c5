"""Generate: event listings of t t~ with decays: momenta in the laboratory, mothers, colours (Les Houches)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recast.core.boosts import boosted
from recast.events.parton_table import PartonTable
from recast.generate.top.decay import Channel, decay_tops, resonance_window, sample_top_masses
from recast.generate.top.kinematics import direction, two_body
from recast.generate.top.process import RareDecay, TopSettings
from recast.generate.top.production import UnweightedPairs
from recast.model.two_body import momentum

__all__ = ["event_table"]

Real = npt.NDArray[np.float64]
Integer = npt.NDArray[np.int32]

_ROWS = 12
_MOTHERS = ((0, 0), (0, 0), (1, 2), (1, 2), (3, 3), (3, 3), (5, 5), (5, 5), (4, 4), (4, 4), (9, 9), (9, 9))
_STATUS = (-1, -1, 2, 2, 2, 1, 1, 1, 2, 1, 1, 1)
_GLUON, _BOTTOM, _TOP, _W = 21, 5, 6, 24


def event_table(
    rare: RareDecay | None,
    lepton_flavours: Sequence[int],
    settings: TopSettings,
    pairs: UnweightedPairs,
    rng: np.random.Generator,
    alpha_em: float,
    weight_pb: Real,
) -> PartonTable:
    """Return the events of accepted t t~ points.

    The rare decay is that of the top quark in one half of the events and of the antiquark in the other.
    Rows: two partons, t, t~, then boson, quark, lepton, antilepton of t, and those of t~.

    Parameters
    ----------
    rare
        The rare decay; None: both W decay to leptons.
    lepton_flavours
        Flavours of W -> l nu.
    rng
        Random numbers of the decays.
    weight_pb
        Weights, shape (N,).
    """
    count = len(pairs.s)
    lab = pairs.rapidity
    rare_top = rng.random(count) < 0.5 if rare else np.zeros(count, bool)
    sides = (rare_top, ~rare_top if rare else np.zeros(count, bool))
    normal = _w_channel(settings)
    unusual = _rare_channel(rare, settings) if rare else normal
    mass = np.empty((2, count))
    left = np.arange(count)
    lightest = resonance_window(settings.masses["mt_gev"], settings.top_width_gev)[0]
    while left.size:  # phase space of two off-shell tops in the energy of the pair
        for side in (0, 1):
            for channel, chosen in ((unusual, sides[side][left]), (normal, ~sides[side][left])):
                rows = left[chosen]
                mass[side, rows] = sample_top_masses(
                    rng, rows.size, settings.masses["mt_gev"], settings.top_width_gev, channel
                )
        energy = np.sqrt(pairs.s[left])
        share = momentum(energy, mass[0, left], mass[1, left]) / momentum(energy, lightest, lightest)
        left = left[rng.random(left.size) >= share]
    tops = two_body(
        np.sqrt(pairs.s), mass[0], mass[1], direction(pairs.cosine, 2 * np.pi * rng.random(count))
    )
    momenta = np.zeros((count, _ROWS, 4))
    pids = np.zeros((count, _ROWS), np.int32)
    for side, top in enumerate(tops):
        momenta[:, 2 + side] = top
        first = 4 + 4 * side
        for channel, decay, chosen in ((unusual, rare, sides[side]), (normal, None, ~sides[side])):
            rows = np.flatnonzero(chosen)
            if not rows.size:
                continue
            products = decay_tops(rng, top[rows], channel, np.full(rows.size, side == 1))
            for offset, product in enumerate(products):
                momenta[rows, first + offset] = product
            pids[rows, first : first + 4] = _decay_pids(decay, lepton_flavours, side, rows.size, rng)
    momenta[:, 2:] = _along_beam(momenta[:, 2:], lab)
    root, beam = np.sqrt(pairs.s) / 2.0, np.zeros((count, 2, 4))
    beam[:, 0, 0] = beam[:, 0, 3] = root * np.exp(lab)
    beam[:, 1, 0] = root * np.exp(-lab)
    beam[:, 1, 3] = -beam[:, 1, 0]
    momenta[:, :2] = beam
    pids[:, 0] = pairs.first
    pids[:, 1] = np.where(pairs.first == _GLUON, _GLUON, -pairs.first)
    pids[:, 2], pids[:, 3] = _TOP, -_TOP
    return _table(pairs, momenta, pids, alpha_em, weight_pb)


def _w_channel(settings: TopSettings) -> Channel:
    m = settings.masses
    return Channel(m["mb_gev"], m["mw_gev"], m["gamma_w_gev"], 1 + 0j, 0j, 1.0, 0.0)


def _rare_channel(rare: RareDecay, settings: TopSettings) -> Channel:
    return Channel(
        settings.quark_mass_gev(rare.quark_pid),
        rare.mass_gev,
        rare.width_gev,
        rare.left,
        rare.right,
        rare.lepton_left,
        rare.lepton_right,
    )


def _decay_pids(
    rare: RareDecay | None, lepton_flavours: Sequence[int], side: int, count: int, rng: np.random.Generator
) -> Integer:
    """Return codes of boson, quark, lepton and antilepton, shape (count, 4)."""
    flavours = np.array(rare.leptons if rare else lepton_flavours)
    flavour = flavours[rng.integers(len(flavours), size=count)]
    sign = 1 if side == 0 else -1
    result = np.empty((count, 4), np.int32)
    if rare:
        result[:, 0], result[:, 1] = rare.boson, sign * rare.quark_pid
        result[:, 2], result[:, 3] = flavour, -flavour
    else:
        result[:, 0], result[:, 1] = sign * _W, sign * _BOTTOM
        # W+ -> nu l+: the neutrino stands for the lepton; W- -> l- nu~
        result[:, 2] = flavour + 1 if side == 0 else flavour
        result[:, 3] = -flavour if side == 0 else -flavour - 1
    return result


def _along_beam(momenta: Real, rapidity: Real) -> Real:
    energy, px, py, pz = np.moveaxis(momenta, -1, 0)
    sinh, cosh = np.sinh(rapidity)[:, None], np.cosh(rapidity)[:, None]
    px, py, pz, energy = boosted(px, py, pz, energy, 0.0, 0.0, sinh, cosh)
    return np.stack([energy, px, py, pz], axis=-1)


def _colours(pairs: UnweightedPairs, pids: Integer) -> Integer:
    """Return colour and anticolour of every particle, shape (N, 12, 2)."""
    count = len(pids)
    colours = np.zeros((count, _ROWS, 2), np.int32)
    gluons, first = pids[:, 0] == _GLUON, pairs.gluon_flow
    top, anti = np.full(count, 501), np.where(gluons, 503, 502)
    # g g: the gluon of the top's colour is (501, 502), the other one (502, 503); q q~: 501 and 502
    for beam, leads in ((0, first), (1, ~first)):
        colours[:, beam, 0] = np.where(gluons, np.where(leads, 501, 502), np.where(pids[:, beam] > 0, 501, 0))
        colours[:, beam, 1] = np.where(gluons, np.where(leads, 502, 503), np.where(pids[:, beam] < 0, 502, 0))
    colours[:, (2, 5), 0] = top[:, None]
    colours[:, (3, 9), 1] = anti[:, None]
    return colours


def _table(
    pairs: UnweightedPairs, momenta: Real, pids: Integer, alpha_em: float, weight_pb: Real
) -> PartonTable:
    count = len(pids)
    codes = np.zeros((count, _ROWS, 6), np.int32)
    codes[:, :, 0], codes[:, :, 1] = pids, _STATUS
    codes[:, :, 2:4] = _MOTHERS
    codes[:, :, 4:6] = _colours(pairs, pids)
    numbers = np.zeros((count, _ROWS, 7))
    numbers[:, :, :3], numbers[:, :, 3] = momenta[:, :, 1:], momenta[:, :, 0]
    squared = momenta[:, :, 0] ** 2 - (momenta[:, :, 1:] ** 2).sum(axis=2)
    massless = np.isin(np.abs(pids), (1, 2, 3, 11, 12, 13, 14, 15, 16, _GLUON))
    massless[:, :2] = True
    massless[:, (5, 9)] = False  # the quarks of the decays have masses, u included
    numbers[:, :, 4] = np.where(massless, 0.0, np.sqrt(np.maximum(squared, 0.0)))
    numbers[:, :, 6] = 9.0
    header = np.stack([pairs.scale, np.full(count, alpha_em), pairs.alpha_s], axis=1)
    return PartonTable(
        event=np.arange(count),
        weight=weight_pb,
        header=header,
        counts=np.full(count, _ROWS),
        codes=codes.reshape(-1, 6),
        momenta=numbers.reshape(-1, 7),
    )
