"""Generate: MadGraph5_aMC@NLO as a generator: the contract of the embedded one, and any process of a user."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recast.core.atomic import check_place, scratch_folder
from recast.core.cache import content_key
from recast.core.parallel import Workers
from recast.core.progress import Progress, Silent
from recast.core.provenance import provenance
from recast.events.sample import Sample
from recast.generate.base import (
    Contribution,
    GeneratorCuts,
    GeneratorSettings,
    Process,
    has_new_physics,
    require_contribution,
)
from recast.generate.madgraph.grammar import resonances
from recast.generate.madgraph.installation import MadGraph, find_madgraph
from recast.generate.madgraph.model_names import read_names
from recast.generate.madgraph.param_card import check_widths
from recast.generate.madgraph.recipes import Recipe, four_lepton_recipe
from recast.generate.madgraph.session import RunCards, RunResult, run_madevent
from recast.generate.madgraph.settings import MadGraphOptions, pdf_label
from recast.generate.madgraph.templates import render
from recast.generate.madgraph.window import part_inside
from recast.inputs.electroweak import ElectroweakScheme
from recast.model.base import Point

__all__ = ["MadGraphGenerator", "UserProcess"]

_MASS_SCALE, _DEFAULT_SCALE = 4, -1
_WIDEST_ETA = 20.0
_WIDTHS = 15.0
"""MadEvent's bwcutoff."""


@dataclass(frozen=True, slots=True)
class UserProcess:
    """Any process on any UFO."""

    recipe: Recipe
    sqrt_s_gev: float
    param_card: str | None = None
    """Text of the param card; None: the UFO's defaults."""
    entries: Mapping[str, str] = field(default_factory=dict)
    """Entries of the run card (`checked_entries`); MadGraph's defaults for the others."""
    name: str = "process"
    """Name for messages and the sample."""


class MadGraphGenerator:
    """Generator of unweighted parton events by the external MadGraph5_aMC@NLO.

    Parameters
    ----------
    settings
        The same as the embedded generator's; `matrix_element` has no meaning here.
    options
        Where MadGraph is, its time limit and cores.

    Raises
    ------
    InputError
        If MadGraph is not found or not supported, or does not bring the PDF set.
    """

    def __init__(self, settings: GeneratorSettings, options: MadGraphOptions | None = None) -> None:
        self.settings = settings
        self.options = options or MadGraphOptions()
        self._pdf = pdf_label(settings.pdf_set)
        self.madgraph: MadGraph = find_madgraph(self.options.path)

    def describe(self) -> dict[str, Any]:
        """Return everything the events depend on besides the arguments of `generate`."""
        settings = dataclasses.asdict(self.settings)
        del settings["matrix_element"]
        return {
            "generator": "madgraph",
            "format": 1,
            "version": self.madgraph.version,
            **settings,
        }

    def generate(
        self,
        process: Process,
        point: Point,
        n_events: int,
        seed: int,
        out: Path,
        *,
        workers: Workers,  # noqa: ARG002 - MadGraph has processes of its own
        progress: Progress,
    ) -> Sample:
        """Write `n_events` unweighted events to the LHE file `out` and return the sample.

        The log of MadGraph is put beside it.

        Raises
        ------
        InputError
            As the embedded generator, for contributions that vanish.
        RunError
            As `recast.generate.madgraph.session.run_madevent`.
        """
        require_contribution(process.contribution, point, process.final_state)
        out = check_place(out)
        recipe = four_lepton_recipe(process, point)
        card = point.param_card()
        new = process.contribution is not Contribution.SM and has_new_physics(point, process.final_state)
        _require_widths(recipe, card, {point.mediator.pdg} if new else set())
        task = f"MadGraph {process.final_state} {process.contribution} {process.sqrt_s_gev / 1000:g} TeV"
        result = run_madevent(
            self.madgraph,
            recipe,
            self._cards(process, card, point.electroweak),
            n_events,
            seed,
            out,
            options=self.options,
            progress=progress,
            task=task,
        )
        facts = {"process": dataclasses.asdict(process), "point": point.describe(), **self.describe()}
        name = f"{process.final_state}-{process.contribution}-madgraph-{content_key(facts)}-{seed}"
        return self._sample(
            name, process.name, str(process.contribution), process.sqrt_s_gev, out, result, recipe,
            process=dataclasses.asdict(process), point=point.describe(), seed=seed,
        )  # fmt: skip

    def integrate(
        self, process: Process, point: Point, seed: int, n_points: int, workers: Workers
    ) -> tuple[float, float]:
        """Return the cross section and its error [pb], from one event for every 12 points asked for.

        Events are made in the default window of m4l and those inside the cuts are counted: in a narrower
        window MadEvent has channels with hardly a point, and takes minutes to find one.
        """
        cuts, usual = self.settings.cuts, GeneratorCuts()
        window = {
            "m4l_min_gev": min(cuts.m4l_min_gev, usual.m4l_min_gev),
            "m4l_max_gev": max(cuts.m4l_max_gev, usual.m4l_max_gev),
        }
        from recast.events.partons import read_parton_file  # noqa: PLC0415 - loads the readers

        settings = dataclasses.replace(self.settings, cuts=dataclasses.replace(cuts, **window))
        with scratch_folder("madgraph") as folder:
            out = folder / "events.lhe.gz"
            sample = MadGraphGenerator(settings, self.options).generate(
                process, point, max(n_points // 12, 100), seed, out, workers=workers, progress=Silent()
            )
            table = read_parton_file(out).table
        return part_inside(table, cuts, sample)

    def generate_user(
        self, process: UserProcess, n_events: int, seed: int, out: Path, *, progress: Progress
    ) -> Sample:
        """Write events of any process on any UFO; cuts and scales are MadGraph's defaults unless set.

        Raises
        ------
        InputError
            If a width in the param card cannot be.
        RunError
            As `generate`.
        """
        out, recipe = check_place(out), process.recipe
        if process.param_card is not None:
            _require_widths(recipe, process.param_card, set())
        settings = self.settings
        cards = RunCards(
            process.sqrt_s_gev,
            *self._pdf,
            scale_choice=_DEFAULT_SCALE,
            scale_factor=settings.scale_factor,
            fixed_scale_gev=settings.fixed_scale_gev if settings.scale == "fixed" else None,
            entries=process.entries,
            param_card=process.param_card,
        )
        result = run_madevent(
            self.madgraph,
            recipe,
            cards,
            n_events,
            seed,
            out,
            options=self.options,
            progress=progress,
            task=f"MadGraph {process.name}",
        )
        facts = {
            "recipe": recipe.describe(),
            "decays": recipe.decays,
            "entries": dict(process.entries),
            "param_card": process.param_card,
            "energy": process.sqrt_s_gev,
            **self.describe(),
        }
        name = f"{process.name}-madgraph-{content_key(facts)}-{seed}"
        return self._sample(
            name, "; ".join(recipe.lines), "unknown", process.sqrt_s_gev, out, result, recipe,
            seed=seed, run_card_entries=dict(process.entries),
        )  # fmt: skip

    def _cards(self, process: Process, param_card: str, scheme: ElectroweakScheme) -> RunCards:
        settings, cuts = self.settings, self.settings.cuts
        text = render(
            "cuts.f",
            m4l_min_gev=_fortran(cuts.m4l_min_gev),
            m4l_max_gev=_fortran(cuts.m4l_max_gev),
            mll_min_gev=_fortran(cuts.mll_min_gev),
            all_pairs=False,
        )
        entries = {
            "ptl": repr(float(cuts.pt_min_gev)),
            "etal": repr(float(cuts.eta_max) if cuts.eta_max < _WIDEST_ETA else -1.0),
            "drll": "0.0",
            # the final state is all of the partonic energy: no point is drawn below the cut on its mass
            "dsqrt_shat": repr(float(cuts.m4l_min_gev)),
            "bwcutoff": repr(_resonant_widths(cuts, scheme)),
        }
        return RunCards(
            process.sqrt_s_gev,
            *self._pdf,
            scale_choice=_MASS_SCALE,
            scale_factor=settings.scale_factor,
            fixed_scale_gev=settings.fixed_scale_gev if settings.scale == "fixed" else None,
            max_jet_flavour=5 if "b" in process.quarks else 4,
            cut_text=text,
            entries=entries,
            param_card=param_card,
        )

    def _sample(
        self,
        name: str,
        title: str,
        contribution: str,
        sqrt_s_gev: float,
        out: Path,
        result: RunResult,
        recipe: Recipe,
        **facts: Any,
    ) -> Sample:
        events = result.events
        return Sample(
            name=name,
            process=title,
            contribution=contribution,
            sqrt_s_gev=sqrt_s_gev,
            path=out,
            n_events=events.n_events,
            cross_section_pb=events.cross_section_pb,
            cross_section_error_pb=events.cross_section_error_pb,
            provenance=provenance(
                generator=self.describe(),
                recipe=recipe.describe() | {"decays": list(recipe.decays)},
                madgraph_seed=result.seed,
                negative_share=events.negative_share,
                madspin=result.decayed and dataclasses.asdict(result.decayed),
                log=result.log.name,
                **facts,
            ),
        )


def _resonant_widths(cuts: GeneratorCuts, scheme: ElectroweakScheme) -> float:
    """Return within how many widths of its mass MadEvent takes the Z as resonant.

    Channels with and without a resonant Z are integrated apart. With MadEvent's 15 widths those without may
    lie outside the cut on m4l altogether, and MadEvent looks for their points for minutes: they are left half
    of the window here.
    """
    reach = max(scheme.mz_gev - cuts.m4l_min_gev, cuts.m4l_max_gev - scheme.mz_gev, 0.0)
    return min(max(reach / (2.0 * scheme.gamma_z_gev), 1.0), _WIDTHS)


def _fortran(value: float) -> str:
    """Return a number as Fortran's double precision."""
    return f"{float(value)!r}d0" if "e" not in repr(float(value)) else repr(float(value)).replace("e", "d")


def _require_widths(recipe: Recipe, card: str, new: set[int]) -> None:
    """Refuse widths with which a decaying particle, or one of the codes `new`, makes no event."""
    names = read_names(recipe.ufo)
    decaying = {name for line in (*recipe.lines, *recipe.decays) for name in resonances(line)}
    if recipe.decays:
        decaying |= {decay.split()[0] for decay in recipe.decays}
    decaying |= {name for name, code in names.particles.items() if code in new}
    known = {name: names.particles[name] for name in decaying if name in names.particles}
    check_widths(card, known, "param card")
