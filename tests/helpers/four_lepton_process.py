"""p p > four leptons as a process of the general engine, with the diagrams written by hand."""

import itertools
from dataclasses import dataclass

import numpy as np

from recast.generate.base import (
    FINAL_STATES,
    Contribution,
    GeneratorSettings,
    Process,
    Quark,
    has_new_physics,
)
from recast.generate.engine.diagrams import Diagram, Propagator, Subprocess
from recast.generate.luminosity import QUARK_PID, Luminosity
from recast.generate.matrix_elements import load_matrix_element
from recast.model.zprime import ZPrimePoint

__all__ = ["FourLeptonRecipe", "FourLeptons"]


def _legs(*particles: int) -> int:
    return sum(1 << (2 + k) for k in particles)


def _diagrams(pdgs: tuple[int, ...], quark: int, first: int, bosons, lepton_bosons) -> tuple[Diagram, ...]:
    """Return the diagrams; `first` is the quark of leg 1 where it has one, for the code of the exchange."""
    everything = _legs(0, 1, 2, 3)
    pairs = [(a, b) for a in (0, 2) for b in (1, 3) if pdgs[a] == -pdgs[b]]
    result = []
    for pair in pairs:
        rest = [k for k in range(4) if k not in pair]
        for emitter, outer, inner in itertools.product(rest, bosons, lepton_bosons):
            lines = (
                Propagator(everything, *outer),
                Propagator(_legs(*pair, emitter), pdgs[emitter], 0.0, 0.0),
                Propagator(_legs(*pair), *inner),
            )
            result.append(Diagram(lines))
    for one in pairs:
        two = tuple(k for k in range(4) if k not in one)
        if tuple(sorted(two)) not in [tuple(sorted(pair)) for pair in pairs]:
            continue
        for a, b in itertools.product(bosons, repeat=2):
            lines = (
                Propagator(_legs(*one) | 2, quark, 0.0, 0.0),
                Propagator(_legs(*one), *a),
                Propagator(_legs(*two), *b),
            )
            result.append(Diagram(lines))
    return tuple(result)


class FourLeptons:
    """The process at a point."""

    def __init__(self, process: Process, point: ZPrimePoint, settings: GeneratorSettings) -> None:
        self.settings = settings
        self.contribution = process.contribution
        cuts = settings.cuts
        bounds = max(cuts.m4l_min_gev, 2 * cuts.mll_min_gev), min(cuts.m4l_max_gev, process.sqrt_s_gev)
        self.luminosity = Luminosity(process, settings, bounds)
        self.element = load_matrix_element(settings.matrix_element, point, process.final_state)
        self.pdgs = FINAL_STATES[process.final_state]
        scheme = point.electroweak
        bosons = [(22, 0.0, 0.0), (23, scheme.mz_gev, scheme.gamma_z_gev)]
        new = has_new_physics(point, process.final_state) and process.contribution is not Contribution.SM
        mediator = (point.mediator.pdg, point.mediator.mass_gev, point.mediator.width_gev)
        lepton_bosons = [*bosons, mediator] if new else bosons
        quark_bosons = lepton_bosons if new and not point.quadratic else bosons
        subprocesses = []
        for name, first in zip(self.luminosity.flavours, self.luminosity.from_first, strict=True):
            quark = QUARK_PID[name]
            initial = (quark, -quark) if first else (-quark, quark)
            subprocesses.append(
                Subprocess(
                    initial,
                    self.pdgs,
                    (0.0,) * 4,
                    _diagrams(self.pdgs, quark, initial[1], quark_bosons, lepton_bosons),
                    group=0 if name in ("u", "c") else 1,
                    swapped=not first,
                )
            )
        self.subprocesses = tuple(subprocesses)
        self.pairs = [(a, b) for a in (0, 2) for b in (1, 3) if self.pdgs[a] == -self.pdgs[b]]

    def square(self, group: int, momenta: np.ndarray) -> np.ndarray:
        return self.element.evaluate(momenta, (Quark.UP, Quark.DOWN)[group], self.contribution)

    def luminosities(self, x1: np.ndarray, x2: np.ndarray, scale: np.ndarray) -> tuple[np.ndarray, ...]:
        first, second = (np.maximum(self.luminosity.pdf.xf(x, scale), 0.0) for x in (x1, x2))
        found = self.luminosity._products(first, second)
        return found, np.zeros_like(found)

    def inside(self, momenta: np.ndarray) -> np.ndarray:
        cuts = self.settings.cuts
        p = momenta[:, 2:]
        m4l2 = p[..., 0].sum(1) ** 2 - (p.sum(1)[:, 1:] ** 2).sum(1)
        result = (m4l2 >= cuts.m4l_min_gev**2) & (m4l2 <= cuts.m4l_max_gev**2)
        for a, b in self.pairs:
            n = [p[:, a, k] * p[:, b, 0] - p[:, b, k] * p[:, a, 0] for k in (1, 2, 3)]
            s = (n[0] ** 2 + n[1] ** 2 + n[2] ** 2) / (p[:, a, 0] * p[:, b, 0])
            result &= s >= cuts.mll_min_gev**2
        if cuts.pt_min_gev > 0:
            result &= (np.hypot(p[..., 1], p[..., 2]) >= cuts.pt_min_gev).all(axis=1)
        return result

    def smallest(self, legs: int) -> float:
        cuts = self.settings.cuts
        inside = [k for k in range(4) if legs >> (2 + k) & 1]
        pairs = sum(a in inside and b in inside for a, b in self.pairs)
        if len(inside) == 4:
            return max(cuts.m4l_min_gev, pairs**0.5 * cuts.mll_min_gev)
        return pairs**0.5 * cuts.mll_min_gev

    def largest(self, _legs: int) -> float:
        return self.settings.cuts.m4l_max_gev


@dataclass(frozen=True)
class FourLeptonRecipe:
    """Makes the process in any worker."""

    process: Process
    point: ZPrimePoint
    settings: GeneratorSettings
    name: str = "four leptons"

    def load(self) -> FourLeptons:
        return FourLeptons(self.process, self.point, self.settings)
