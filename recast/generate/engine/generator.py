"""Generate: the engine as a generator: p p > 2 to 4 particles of any model, unweighted Les Houches events."""

from __future__ import annotations

import dataclasses
import functools
from dataclasses import dataclass
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
from recast.core.words import parses_words
from recast.events.lhe.writer import HeaderInfo, write_partons
from recast.events.sample import Sample
from recast.generate.base import Contribution
from recast.generate.collection import negative_pdf_notes, scale_notes
from recast.generate.engine.events import tune, unweighted, weighted
from recast.generate.engine.hard import EngineSettings, TreeProcess
from recast.generate.engine.integrand import Job, Scale
from recast.generate.engine.records import event_table
from recast.generate.pdf import load_pdf
from recast.model.base import Point
from recast.model.param_card import param_card_text
from recast.model.point import ModelPoint
from recast.model.ufo.elements import ExternalParameter, Lagrangian
from recast.model.ufo.slha import Channel, card_text
from recast.model.ufo.tree_width import tree_width
from recast.model.whole import WholeUFO, whole_ufo

__all__ = ["EngineGenerator", "EngineProcess"]

_STANDARD = 25
"""Largest PDG code of a particle of the Standard Model."""


@parses_words
@dataclass(frozen=True, slots=True)
class EngineProcess:
    """A process at one energy (a `recast.generate.processes.HardProcess`)."""

    name: str
    """In MadGraph's notation."""
    contribution: Contribution
    sqrt_s_gev: float
    """Energy of the proton pair [GeV]."""


@dataclass(frozen=True)
class _Recipe:
    """What workers make the process from."""

    point: Point | ModelPoint
    process: EngineProcess
    settings: EngineSettings

    @property
    def name(self) -> str:
        """The process, for messages."""
        return self.process.name

    def load(self) -> TreeProcess:
        """Return the process with its matrix elements, made once in each process."""
        return _tree(self)


@functools.lru_cache(maxsize=4)
def _tree(recipe: _Recipe) -> TreeProcess:
    return TreeProcess(recipe.point, recipe.process.name, recipe.process.contribution, recipe.settings)


class EngineGenerator:
    """Generator of any process with two to four outgoing particles (a `recast.generate.base.Generator`).

    Events are byte-identical for equal arguments whatever the number of workers.

    Parameters
    ----------
    settings
        Cuts, scale, PDF set.

    Examples
    --------
    >>> EngineGenerator(EngineSettings(flavours=5)).describe()["flavours"]
    5
    """

    def __init__(self, settings: EngineSettings) -> None:
        self.settings = settings

    def describe(self) -> dict[str, Any]:
        """Return everything the events depend on besides the arguments of `generate`."""
        return {"generator": "engine", "format": 1, **dataclasses.asdict(self.settings)}

    def integrate(
        self, process: EngineProcess, point: Point | ModelPoint, seed: int, n_points: int, workers: Workers
    ) -> tuple[float, float]:
        """Return the cross section and its error [pb] from `n_points` points after a warm-up."""
        job, _ = self._job(process, point, seed)
        return weighted(job, tune(job, workers), n_points, workers).tally.cross_section_pb()

    def generate(
        self,
        process: EngineProcess,
        point: Point | ModelPoint,
        n_events: int,
        seed: int,
        out: Path,
        *,
        workers: Workers,
        progress: Progress,
    ) -> Sample:
        """Write `n_events` unweighted events to the LHE file `out` and return the sample.

        Weights are +-c with c such that their mean is the cross section, larger for the few events above
        the bound of the unweighting, which the provenance counts.

        Raises
        ------
        InputError
            As `TreeProcess`, if `n_events` is not positive or `out` cannot be written.
        RunError
            If no point passes the cuts, or far fewer events are found than the warm-up foretold.
        """
        if n_events <= 0:
            raise InputError(f"{n_events} events asked for", mend="Ask for at least one.")
        out = check_place(out)
        task = f"generate {process.name} {process.contribution} {process.sqrt_s_gev / 1000:g} TeV"
        progress.start(task, n_events)
        job, tree = self._job(process, point, seed)
        for note in tree.notes:
            progress.note(note)
        events = unweighted(
            job, tune(job, workers), n_events, workers, lambda number: progress.advance(task, number)
        )
        sigma, error = events.tally.cross_section_pb()
        pdf = load_pdf(self.settings.pdf_set)
        for note in (
            *negative_pdf_notes(events.tally.negative_pdf_share, pdf.name),
            *scale_notes(events.scales, pdf),
        ):
            progress.note(note)
        facts = provenance(
            generator=self.describe(),
            process=dataclasses.asdict(process),
            point=point.describe(),
            seed=seed,
            points_tried=int(events.tally.tried.sum()),
            unweighting_efficiency=events.accepted / events.points,
            events_above_bound=events.above,
            lost_pb=events.lost_pb,
            negative_pdf_share=events.tally.negative_pdf_share,
            negative_share=float((events.weights < 0).mean()),
        )
        scales = np.column_stack(
            [events.scales, np.full(n_events, point.electroweak.alpha), tree.alpha_s(events.scales)]
        )
        rng = stream(seed, job.label, "records")
        table = event_table(
            tree.rules, tree.limits, (events.momenta, events.pids, events.weights), scales, rng
        )
        card = _card(point, whole_ufo(point), np.unique(np.abs(events.pids[:, 2:])).tolist())
        largest = float(np.abs(events.weights).max())
        write_partons(out, HeaderInfo(process.sqrt_s_gev, sigma, error, largest, facts, card), [table])
        progress.finish(task, f"{sigma:.5g} +- {error:.1g} pb")
        return Sample(
            name=f"{content_key(process.name)}-{process.contribution}-{job.label}-{seed}",
            process=process.name,
            contribution=str(process.contribution),
            sqrt_s_gev=process.sqrt_s_gev,
            path=out,
            n_events=n_events,
            cross_section_pb=sigma,
            cross_section_error_pb=error,
            provenance=facts,
        )

    def _job(self, process: EngineProcess, point: Point | ModelPoint, seed: int) -> tuple[Job, TreeProcess]:
        recipe = _Recipe(point, process, self.settings)
        tree = recipe.load()
        tree.prepare()  # once, before workers start
        facts = {"process": dataclasses.asdict(process), "point": point.describe(), **self.describe()}
        scale = self.settings.scale
        fixed = self.settings.fixed_scale_gev if scale == "fixed" else None
        job = Job(
            recipe,
            process.sqrt_s_gev,
            seed,
            f"engine-{content_key(facts)}",
            Scale(self.settings.scale_factor, fixed, transverse=scale == "ht/2"),
        )
        return job, tree


def _card(point: Point | ModelPoint, whole: WholeUFO, final: list[int]) -> str:
    """Return the SLHA text of the new particles of events, with the decays of those that are final."""
    new = [item for item in whole.ufo.particles if abs(item.pdg) > _STANDARD and not item.goldstone]
    if isinstance(point, ModelPoint):
        return param_card_text(point) if any(abs(item.pdg) in final for item in new) else ""
    lagrangian, values, channels = Lagrangian(), dict[str, float](), dict[int, list[Channel]]()
    codes = {
        name: code
        for item in whole.ufo.particles
        for name, code in ((item.antiname, -item.pdg), (item.name, item.pdg))
    }
    for item in new:
        if abs(item.pdg) not in final and item != whole.mediator:
            continue
        lagrangian.particles.append(item)
        for block, value in (("MASS", whole.mass(item)), ("DECAY", whole.width(item))):
            name = f"{block}{item.pdg}"
            values[name] = value
            lagrangian.externals.append(ExternalParameter(name, value, block, (abs(item.pdg),), name))
        try:
            widths = tree_width(whole.ufo, item, whole.values)
        except InputError:
            continue  # the shower says that a final particle has no table
        total = sum(widths.values())
        channels[abs(item.pdg)] = [
            (width / total, tuple(codes[name] for name in products))
            for products, width in widths.items()
            if width > 0
        ]
    return card_text(lagrangian, values, channels) if lagrangian.particles else ""
