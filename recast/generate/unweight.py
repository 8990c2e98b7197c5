"""Generate: one batch of unweighted events: points, acceptance, laboratory momenta and resonances."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recast.core.boosts import boosted
from recast.core.seeds import stream
from recast.events.lhe.writer import Resonances
from recast.generate.collection import Batch
from recast.generate.integrand import Integrand, Points, load_integrand
from recast.generate.phase_space.channels import Cascade, Shape, TwoPairs
from recast.generate.tuning import Tuning
from recast.generate.warmup import Job, Plan

__all__ = ["BATCH_POINTS", "Batch", "BatchTask", "laboratory_momenta", "unweighted_batch"]

Real = npt.NDArray[np.float64]

BATCH_POINTS = 8192
"""Points of one batch; the events depend on it. A point costs 4 us, more in smaller batches, and in larger
ones, which leave the caches of a processor."""
_NEAR_SHELL = 15.0
"""Distance from the pole in widths within which a resonance is written, as MadGraph's bwcutoff."""
_Z = 23


@dataclass(frozen=True)
class BatchTask:
    """One batch of a job."""

    job: Job
    plan: Plan
    index: int


@dataclass(frozen=True)
class BatchSums:
    """Sums over all points of a batch."""

    tried: int
    """Points drawn."""
    positive_pb: float
    """Sum of the positive weights [pb]."""
    negative_pb: float
    """Sum of the sizes of the negative weights [pb]."""
    squares_pb2: float
    """Sum of the squared weights [pb^2]."""
    above_pb: float
    """Sum of what the sizes of weights exceed their bound by [pb]."""
    pdf_change_pb: float
    """Sum of what negative PDF values, which are set to zero, would change [pb]."""


def unweighted_batch(task: BatchTask) -> Batch[BatchSums]:
    """Draw and unweight one batch; the result depends on the job, the plan and the index alone.

    Columns of its events: momenta (N, 6, 4) in the laboratory [GeV], the first parton along +z; PDG codes
    (N, 6); weights; factorisation scales [GeV]; those of `Resonances`.
    """
    job, plan = task.job, task.plan
    integrand = load_integrand(job.process, job.point, job.settings)
    rng = stream(job.seed, job.label, "events", task.index)
    points = integrand.draw(rng.multinomial(BATCH_POINTS, plan.share), rng, plan.tuning)
    share = plan.share[points.family]
    size, weight = points.size / share, points.columns.sum(axis=0) / share
    ratio = size / plan.bound_pb
    accepted = rng.permutation(np.flatnonzero(rng.random(len(ratio)) < ratio))
    column, sign = points.choose(accepted, rng)
    leptons = points.leptons[accepted]
    mass = points.mass[accepted]
    momenta, pids = laboratory_momenta(integrand, points, accepted, column)
    sums = BatchSums(
        tried=BATCH_POINTS,
        positive_pb=float((size + weight).sum()) / 2.0,
        negative_pb=float((size - weight).sum()) / 2.0,
        squares_pb2=float((weight**2).sum()),
        above_pb=float(np.maximum(size - plan.bound_pb, 0.0).sum()),
        pdf_change_pb=float((points.pdf_change_pb / share).sum()),
    )
    events = {
        "momenta": momenta,
        "pids": pids,
        "weights": sign * np.maximum(ratio[accepted], 1.0),
        "scales": integrand.cross_section.luminosity.scale(mass),
    }
    return Batch(sums, events | vars(_resonances(integrand, leptons, mass, plan.tuning, rng)))


def laboratory_momenta(
    integrand: Integrand, points: Points, chosen: npt.NDArray[np.intp], column: npt.NDArray[np.intp]
) -> tuple[Real, npt.NDArray[np.intp]]:
    """Boost leptons along the beam and add the partons.

    Parameters
    ----------
    integrand
        The process.
    points, chosen
        The points and the numbers of those wanted.
    column
        The column of the luminosity of each of these.

    Returns
    -------
    Momenta (N, 6, 4), the parton along +z first, and PDG codes (N, 6).
    """
    leptons = points.leptons[chosen]
    rapidity, luminosity = points.rapidity[chosen], integrand.cross_section.luminosity
    energy, px, py, pz = np.moveaxis(leptons, -1, 0)
    sinh, cosh = np.sinh(rapidity)[:, None], np.cosh(rapidity)[:, None]
    px, py, pz, _ = boosted(px, py, pz, energy, 0.0, 0.0, sinh, cosh)
    momenta = np.zeros((len(chosen), 6, 4))
    momenta[:, 2:, 1:] = np.stack([px, py, pz], axis=-1)
    # massless to all digits
    momenta[:, 2:, 0] = np.sqrt((momenta[:, 2:, 1:] ** 2).sum(axis=2))
    x1, x2 = luminosity.fractions(points.mass[chosen], rapidity)
    beam = integrand.process.sqrt_s_gev / 2.0
    momenta[:, 0, 0] = momenta[:, 0, 3] = x1 * beam
    momenta[:, 1, 0], momenta[:, 1, 3] = x2 * beam, -x2 * beam
    quark = luminosity.quark_pids[column]
    first = np.where(luminosity.from_first[column], quark, -quark)
    leptons_pids = np.broadcast_to(np.array(integrand.lepton_pids()), (len(chosen), 4))
    return momenta, np.concatenate([np.stack([first, -first], axis=1), leptons_pids], axis=1)


def _resonances(
    integrand: Integrand, leptons: Real, mass: Real, tuning: Tuning, rng: np.random.Generator
) -> Resonances:
    """Draw a channel for each event in proportion to its density; write its resonances near their shell."""
    result = Resonances.none(len(mass))
    cumulative = np.cumsum(integrand.channel_shares(leptons, mass, tuning), axis=0)
    member = (rng.random(len(mass)) >= cumulative).sum(axis=0)
    scheme, shapes = integrand.point.electroweak, integrand.channels.maps
    poles = {_Z: (scheme.mz_gev, scheme.gamma_z_gev)}
    codes = {Shape.Z: _Z}
    if Shape.NEW in shapes or Shape.NEW_SIDES in shapes:
        new = integrand.point.mediator
        poles[new.pdg] = new.mass_gev, new.width_gev
        codes |= {Shape.NEW: new.pdg, Shape.NEW_SIDES: new.pdg}
    parent = np.zeros(len(mass), int)
    for code, (pole, width) in poles.items():
        if code == _Z or not integrand.point.quadratic:
            parent[np.abs(mass - pole) < _NEAR_SHELL * width] = code
    for number, (_, channel) in enumerate(integrand.channels.members):
        events = np.flatnonzero(member == number)
        if not events.size:
            continue
        if isinstance(channel, Cascade):
            result.outer[events] = parent[events]
        pairs = (
            [(channel.first, channel.shapes[0]), (channel.second, channel.shapes[1])]
            if isinstance(channel, TwoPairs)
            else [(channel.pair, channel.shape)]
        )
        for slot, (pair, shape) in enumerate(pairs):
            if shape not in codes:
                continue
            pole, width = poles[codes[shape]]
            p = leptons[events, pair[0]] + leptons[events, pair[1]]
            pair_mass = np.sqrt(np.maximum(p[:, 0] ** 2 - (p[:, 1:] ** 2).sum(axis=1), 0.0))
            near = events[np.abs(pair_mass - pole) < _NEAR_SHELL * width]
            result.inner[near, slot] = codes[shape]
            result.pairs[near, slot] = pair
    return result
