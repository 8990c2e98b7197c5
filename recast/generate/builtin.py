"""Generate: the embedded generator: p p > four leptons, SM and Z', unweighted Les Houches events."""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.atomic import check_place
from recast.core.cache import content_key
from recast.core.errors import InputError
from recast.core.parallel import Workers
from recast.core.progress import Progress
from recast.core.provenance import provenance
from recast.core.seeds import stream
from recast.events.lhe.writer import HeaderInfo, PartonEvents, Resonances, four_lepton_table, write_partons
from recast.events.parton_table import PIECE, PartonTable
from recast.events.sample import Sample
from recast.generate.base import GeneratorSettings, Process
from recast.generate.collection import Collected, collected, negative_pdf_notes, normalised
from recast.generate.integrand import Integrand, Points, load_integrand
from recast.generate.matrix_elements import matrix_element_name, prepare_matrix_element
from recast.generate.pdf import load_pdf
from recast.generate.tuning import Tuning
from recast.generate.unweight import BATCH_POINTS, BatchSums, BatchTask, laboratory_momenta, unweighted_batch
from recast.generate.warmup import Estimate, Job, Plan, learn_peaks, plan, tune
from recast.model.base import Point

__all__ = ["BuiltinGenerator", "WeightedEvents"]

Real = npt.NDArray[np.float64]

_PDG_BOSONS = range(21, 43)
"""Codes of bosons that the PDG names, Z' among them, and every shower knows."""
_ROUNDS_POINTS = 65_536
"""Points of a warm-up of one task a round, without its maxima."""


@dataclass(frozen=True)
class WeightedEvents:
    """Weighted points of the phase space inside the cuts, for integrals and histograms at parton level."""

    momenta: Real
    """(E, px, py, pz) in the laboratory [GeV], shape (N, 6, 4); the parton along +z first."""
    pids: npt.NDArray[np.intp]
    """PDG codes, shape (N, 6)."""
    weights: Real
    """Signed weights [pb]; their sum is the cross section."""
    tried: int
    """Number of points drawn, those outside the cuts included."""

    def integral(self, factor: npt.ArrayLike = 1.0) -> tuple[float, float]:
        """Return the integral of d sigma times `factor` (shape (N,) or a number) [pb] and its error."""
        return _integral(self.weights * np.asarray(factor, float), self.tried)


def _integral(values: Real, tried: int) -> tuple[float, float]:
    """Return the sum of the values and its error; those of `tried` points that are missing are zero."""
    total = float(values.sum())
    variance = float((values**2).sum()) - total**2 / tried
    return total, math.sqrt(max(variance, 0.0))


class BuiltinGenerator:
    """Generator of p p > four leptons with matrix elements evaluated in this program.

    Events are byte-identical for equal arguments whatever the number of workers.

    Parameters
    ----------
    settings
        Choices that are not part of the point.
    tuning
        What `tune` made for a job of the same `tuning_key`, in place of a warm-up.
    """

    writes_columns = True

    def __init__(self, settings: GeneratorSettings, tuning: Tuning | None = None) -> None:
        self.settings = settings
        self.tuning = tuning

    def describe(self) -> dict[str, Any]:
        """Return everything the events depend on besides the arguments of `generate`."""
        given = {} if self.tuning is None else {"tuning": self.tuning.key}
        return {"generator": "builtin", "format": 2, **dataclasses.asdict(self.settings), **given}

    def tuning_key(self, process: Process, point: Point) -> str:
        """Return a key that jobs have in common which may share a tuning.

        It holds what shapes phase space and |M|^2, not the energy, the coupling, the PDF set, the scale and
        the cuts. The tuning of another job gives the right cross section, as any does, and few weights above
        one; that of looser cuts serves integrals.

        Raises
        ------
        InputError
            If the contribution vanishes, or the cuts contradict each other.
        """
        integrand = load_integrand(process, point, self.settings)
        scheme, charges = point.electroweak, point.charges
        facts = {
            "final_state": process.final_state,
            "contribution": process.contribution,
            "above_bound": self.settings.above_bound,
            "families": [str(family[0]) for family in integrand.channels.families],
            "z": [scheme.mz_gev, scheme.gamma_z_gev],
        }
        if integrand.mediator:
            facts |= {"mediator": [integrand.mediator.pdg, integrand.mediator.mass_gev]}
            facts |= {"charges": charges.describe()} if charges else {}
        return content_key(facts)

    def tune(self, process: Process, point: Point, seed: int, workers: Workers) -> Tuning:
        """Return a tuning for the jobs of `tuning_key`; errors as in `generate`."""
        job = self._job(process, point, seed)
        facts = provenance(
            key=self.tuning_key(process, point),
            process=dataclasses.asdict(process),
            point=point.describe(),
            settings=dataclasses.asdict(self.settings),
            seed=seed,
        )
        return learn_peaks(job, tune(job, workers), workers).tuning.replace(facts=facts)

    def tuned(self, path: Path, key: str | None = None) -> BuiltinGenerator:
        """Return the same generator with the tuning in a file (`Tuning.load`).

        Raises
        ------
        InputError
            If it is no such file, or has another key than `key`.
        """
        tuning = Tuning.load(path)
        if key is not None and tuning.facts.get("key") != key:
            raise InputError(
                "a tuning for another mass, model, process or contribution",
                where=str(path),
                mend="Give another file, or none.",
            )
        return BuiltinGenerator(self.settings, tuning)

    def generate(
        self,
        process: Process,
        point: Point,
        n_events: int,
        seed: int,
        out: Path,
        *,
        workers: Workers,
        progress: Progress,
    ) -> Sample:
        """Write `n_events` unweighted events to `out`, LHE or columns (.parquet), and return the sample.

        Weights are +-c with c such that their mean is the cross section, larger for the few events above
        the bound of the unweighting, which the provenance counts.

        Raises
        ------
        InputError
            If `n_events` is not positive, the contribution vanishes, the cuts contradict each other or `out`
            cannot be written.
        RunError
            If no point passes the cuts, or far fewer events are found than the warm-up foretold.
        """
        if n_events <= 0:
            raise InputError(f"{n_events} events asked for", mend="Ask for at least one.")
        out = check_place(out)
        task = f"generate {process.final_state} {process.contribution} {process.sqrt_s_gev / 1000:g} TeV"
        progress.start(task, n_events)
        job = self._job(process, point, seed)
        chosen = self._plan(job, workers)
        found = self._collect(job, chosen, n_events, workers, lambda n: progress.advance(task, n))
        sample = self._write(job, chosen.estimate, found, out, progress)
        progress.finish(task, f"{sample.cross_section_pb:.5g} +- {sample.cross_section_error_pb:.1g} pb")
        return sample

    def integrate(
        self, process: Process, point: Point, seed: int, n_points: int, workers: Workers
    ) -> tuple[float, float]:
        """Return the cross section and its error [pb] from `n_points` points after a warm-up."""
        tasks = self._weighted_tasks(process, point, seed, n_points, workers)
        weights, tried = np.concatenate(list(workers.imap(_weights, tasks))), len(tasks) * BATCH_POINTS
        return _integral(weights / tried, tried)

    def weighted(
        self, process: Process, point: Point, seed: int, n_points: int, workers: Workers
    ) -> WeightedEvents:
        """Return weighted points (see `WeightedEvents`), at least `n_points` drawn, after a warm-up.

        They come from the same random numbers for all points of a `tuning_key`: with one tuning the errors
        of a ratio cancel to a part.

        Raises
        ------
        InputError, RunError
            As `generate`.
        """
        tasks = self._weighted_tasks(process, point, seed, n_points, workers)
        parts = list(workers.imap(_weighted_batch, tasks))
        momenta, pids, weights = (np.concatenate(column) for column in zip(*parts, strict=True))
        tried = len(tasks) * BATCH_POINTS
        return WeightedEvents(momenta, pids, weights / tried, tried)

    def _weighted_tasks(
        self, process: Process, point: Point, seed: int, n_points: int, workers: Workers
    ) -> list[_WeightedTask]:
        if n_points <= 0:
            raise InputError(f"{n_points} points asked for", mend="Ask for at least one.")
        job = self._job(process, point, seed)
        rounds = max(1, round(n_points / 3 / _ROUNDS_POINTS))
        tuning = tune(job, workers, rounds) if self.tuning is None else self._plan(job, workers).tuning
        facts = [dataclasses.asdict(process), self.tuning_key(process, point), self.describe()]
        label = content_key(facts)
        return [_WeightedTask(job, tuning, label, k) for k in range(-(-n_points // BATCH_POINTS))]

    def _job(self, process: Process, point: Point, seed: int) -> Job:
        prepare_matrix_element(self.settings.matrix_element, point)
        return Job(process, point, self.settings, seed, self._label(process, point))

    def _label(self, process: Process, point: Point) -> str:
        facts = {"process": dataclasses.asdict(process), "point": point.describe(), **self.describe()}
        return f"builtin-{content_key(facts)}"

    def _plan(self, job: Job, workers: Workers) -> Plan:
        if self.tuning is not None:
            return plan(job, self.tuning, workers)
        return learn_peaks(job, tune(job, workers), workers)

    def _collect(
        self,
        job: Job,
        chosen: Plan,
        n_events: int,
        workers: Workers,
        advance: Callable[[int], None],
    ) -> Collected[BatchSums]:
        return collected(
            workers,
            unweighted_batch,
            (BatchTask(job, chosen, k) for k in itertools.count()),
            n_events,
            (BATCH_POINTS, chosen.efficiency),
            advance,
            f"{job.process.name} ({job.process.contribution})",
        )

    def _write(
        self, job: Job, warm_up: Estimate, found: Collected[BatchSums], out: Path, progress: Progress
    ) -> Sample:
        process, point = job.process, job.point
        sums, columns = found.tallies, found.events
        made = _estimate(sums)
        whole = made.plus(warm_up)
        sigma, error = whole.positive_pb - whole.negative_pb, math.sqrt(whole.variance_pb2)
        relative, scales = columns["weights"], columns["scales"]
        n_events = len(relative)
        weights = normalised(relative, whole.positive_pb, whole.negative_pb)
        above = int((np.abs(relative) > 1.0).sum())
        size = made.tried * (made.positive_pb + made.negative_pb)
        negative_pdf_share = sum(item.pdf_change_pb for item in sums) / size
        for note in negative_pdf_notes(negative_pdf_share, self.settings.pdf_set):
            progress.note(note)
        facts = provenance(
            generator=self.describe(),
            process=dataclasses.asdict(process),
            point=point.describe(),
            seed=job.seed,
            matrix_element=matrix_element_name(self.settings.matrix_element, point),
            points_tried=made.tried,
            points_of_warm_up=warm_up.tried,
            unweighting_efficiency=found.accepted / made.tried,
            events_above_bound=above,
            share_above_bound=above / n_events,
            lost_above_bound=sum(item.above_pb for item in sums) / size,
            largest_weight_over_bound=float(np.abs(relative).max()),
            effective_share=float(np.abs(relative).sum() ** 2 / (n_events * (relative**2).sum())),
            negative_pdf_share=negative_pdf_share,
            negative_share=float((relative < 0).mean()),
        )
        card = "" if job.point.mediator.pdg in _PDG_BOSONS else job.point.param_card()
        header = HeaderInfo(process.sqrt_s_gev, sigma, error, float(np.abs(weights).max()), facts, card)
        alpha, alpha_s = point.electroweak.alpha, load_pdf(self.settings.pdf_set).alpha_s(scales)
        stated = np.zeros(n_events) if alpha_s is None else alpha_s

        def table(part: slice) -> PartonTable:
            names = (field.name for field in dataclasses.fields(Resonances))
            resonances = Resonances(*(columns[name][part] for name in names))
            numbers = np.arange(n_events)[part]
            events = PartonEvents(
                columns["momenta"][part], columns["pids"][part], weights[part], numbers, scales[part]
            )
            return four_lepton_table(events, resonances, alpha, stated[part])

        parts = (slice(start, start + PIECE) for start in range(0, n_events, PIECE))
        write_partons(out, header, map(table, parts))
        return Sample(
            name=f"{process.final_state}-{process.contribution}-{job.label}-{job.seed}",
            process=process.name,
            contribution=str(process.contribution),
            sqrt_s_gev=process.sqrt_s_gev,
            path=out,
            n_events=n_events,
            cross_section_pb=sigma,
            cross_section_error_pb=error,
            provenance=facts,
        )


def _estimate(sums: list[BatchSums]) -> Estimate:
    tried = sum(item.tried for item in sums)
    positive = sum(item.positive_pb for item in sums) / tried
    negative = sum(item.negative_pb for item in sums) / tried
    variance = sum(item.squares_pb2 for item in sums) / tried - (positive - negative) ** 2
    return Estimate(tried, positive, negative, max(variance, 0.0) / tried)


@dataclass(frozen=True)
class _WeightedTask:
    job: Job
    tuning: Tuning
    label: str
    index: int


def _drawn(task: _WeightedTask) -> tuple[Integrand, Points, npt.NDArray[np.intp], Real]:
    """Return the points of a task with their columns of the luminosity and their signed weights [pb]."""
    job, tuning = task.job, task.tuning
    integrand = load_integrand(job.process, job.point, job.settings)
    rng = stream(job.seed, task.label, "weighted", task.index)
    points = integrand.draw(rng.multinomial(BATCH_POINTS, tuning.share), rng, tuning)
    column, sign = points.choose(np.arange(len(points.mass)), rng)
    return integrand, points, column, sign * points.size / tuning.share[points.family]


def _weights(task: _WeightedTask) -> Real:
    return _drawn(task)[3]


def _weighted_batch(task: _WeightedTask) -> tuple[Real, npt.NDArray[np.intp], Real]:
    integrand, points, column, weights = _drawn(task)
    momenta, pids = laboratory_momenta(integrand, points, np.arange(len(weights)), column)
    return momenta, pids, weights
