"""Generate: the embedded generator of t t~ with a rare decay: Les Houches events and their sample."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import numpy as np

from recast.core.atomic import check_place
from recast.core.cache import content_key
from recast.core.errors import InputError
from recast.core.parallel import Workers
from recast.core.progress import Progress
from recast.core.provenance import provenance
from recast.core.seeds import stream
from recast.events.lhe.writer import HeaderInfo, write_partons
from recast.events.sample import Sample
from recast.generate.top.process import TopProcess, TopSettings
from recast.generate.top.production import PairProduction
from recast.generate.top.record import event_table
from recast.inputs.electroweak import electroweak_scheme
from recast.inputs.top import top_branching, top_cross_section
from recast.model.base import Point
from recast.model.point import ModelPoint

__all__ = ["TopGenerator", "reference_cross_section"]


def reference_cross_section(process: TopProcess) -> tuple[float, float, str]:
    """Return sigma [pb], its error and its source, for BR(t -> q V) BR(V -> l l) = 1 in the linear regime.

    With one rare decay, sigma(t t~) 2 BR(W -> l nu): linear in the rare branching ratio, whose square (both
    tops rare) and the loss of the other one are left out. Without, sigma(t t~) BR(W -> l nu)^2.
    """
    total = top_cross_section(process.sqrt_s_gev)
    leptonic = len(process.lepton_flavours) * top_branching("w_to_lepton").value
    factor = 2.0 * leptonic if process.channel else leptonic**2
    return total.value * factor, total.error * factor, total.source


class TopGenerator:
    """Generator of p p -> t t~ at leading order with factorised decays of unpolarised top quarks.

    Spin correlations between the two tops are left out; the polarisation of V and W is kept.
    """

    writes_columns = True

    def __init__(self, settings: TopSettings | None = None) -> None:
        self.settings = settings or TopSettings()

    def describe(self) -> dict[str, Any]:
        """Return everything the events depend on besides the arguments of `generate`."""
        return {"generator": "top", "format": 1, **dataclasses.asdict(self.settings)}

    def generate(
        self,
        process: TopProcess,
        point: Point | ModelPoint,
        n_events: int,
        seed: int,
        out: Path,
        *,
        workers: Workers,
        progress: Progress,
    ) -> Sample:
        """Write `n_events` unweighted events to `out`, LHE or columns (.parquet), and return the sample.

        The sample is normalised to `reference_cross_section`; the leading-order cross section is in its
        provenance. Equal arguments give equal bytes; one process makes them all, without the workers.

        Raises
        ------
        InputError
            If `n_events` is not positive, the decay is closed, the energy has no cross section, or `out`
            cannot be written.
        RunError
            If far too few points are accepted.
        """
        if n_events <= 0:
            raise InputError(f"{n_events} events asked for", mend="Ask for at least one.")
        del workers
        out = check_place(out)
        rare = process.rare(point)
        if rare:
            self.settings.check(rare)
        sigma, _, source = reference_cross_section(process)
        label = f"top-{content_key({'process': process.describe(rare), **self.describe()})}"
        task = f"generate {process.name}, {process.sqrt_s_gev / 1000:g} TeV"
        progress.start(task, n_events)
        pairs = PairProduction(process.sqrt_s_gev, self.settings).unweighted(n_events, seed, label)
        weights = sigma * pairs.relative * (n_events / pairs.relative.sum())
        alpha = electroweak_scheme("gmu").alpha
        rng = stream(seed, label, "decays", n_events)
        table = event_table(rare, process.lepton_flavours, self.settings, pairs, rng, alpha, weights)
        facts = provenance(
            generator=self.describe(),
            process=process.describe(rare),
            seed=seed,
            leading_order_pb=[pairs.sigma_pb, pairs.error_pb],
            normalisation=f"{sigma:.6g} pb for BR(t -> q V) BR(V -> l l) = 1: {source}",
            points_tried=pairs.tried,
            events_above_bound=int((pairs.relative > 1.0).sum()),
            largest_weight_over_bound=float(pairs.relative.max()),
        )
        # the error is that of the simulation: none for a cross section that is taken from elsewhere
        header = HeaderInfo(process.sqrt_s_gev, sigma, 0.0, float(np.abs(weights).max()), facts)
        write_partons(out, header, [table])
        progress.finish(task, f"leading order {pairs.sigma_pb:.4g} pb, used {sigma:.4g} pb")
        return Sample(
            name=out.name.split(".")[0],
            process=process.name,
            contribution=str(process.contribution),
            sqrt_s_gev=process.sqrt_s_gev,
            path=out,
            n_events=n_events,
            cross_section_pb=sigma,
            cross_section_error_pb=0.0,
            provenance=facts,
        )

    def integrate(
        self, process: TopProcess, point: Point | ModelPoint, seed: int, n_points: int, workers: Workers
    ) -> tuple[float, float]:
        """Return `reference_cross_section` and an error of zero: it is known without an integral."""
        del point, seed, n_points, workers
        return reference_cross_section(process)[0], 0.0
