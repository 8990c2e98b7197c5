"""Generate: one run of MadEvent: cards in, a checked event file out; logs kept, nothing half-written."""

from __future__ import annotations

import math
import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recast.core.atomic import make_folder
from recast.core.cache import cache_folder, content_key
from recast.core.errors import InputError, RunError
from recast.core.progress import Progress
from recast.core.seeds import derive_seed
from recast.generate.madgraph.execute import TimeLimit, run_logged
from recast.generate.madgraph.failures import diagnose, raise_failure
from recast.generate.madgraph.folders import configuration, process_folder, working_copy
from recast.generate.madgraph.installation import MadGraph
from recast.generate.madgraph.madspin import DecayFacts, check_defaults, decay_facts, set_defaults
from recast.generate.madgraph.model_names import read_names
from recast.generate.madgraph.outputs import (
    EventFile,
    check_event_file,
    copy_events,
    logged_cross_section,
)
from recast.generate.madgraph.param_card import check_widths, unstable
from recast.generate.madgraph.process_facts import chosen_entries, default_param_card, poles
from recast.generate.madgraph.recipes import Recipe
from recast.generate.madgraph.settings import MadGraphOptions
from recast.generate.madgraph.templates import render

__all__ = ["RunCards", "RunResult", "run_madevent"]

_RUN = "run_01"
_SEED_BITS = 29  # MadEvent refuses seeds above 30081^2
_STEPS = re.compile(
    r"(Running Survey|Refine results to|Combining Events|Running MadSpin|Current estimate of cross)"
)


@dataclass(frozen=True, slots=True)
class RunCards:
    """Texts and numbers of the cards of one run."""

    sqrt_s_gev: float
    pdlabel: str
    lhaid: int
    scale_choice: int
    """MadEvent's dynamical_scale_choice; 4 is the mass of the final state, -1 MadGraph's default."""
    scale_factor: float = 1.0
    fixed_scale_gev: float | None = None
    max_jet_flavour: int | None = None
    """Largest code of a quark that counts as a jet; None: what MadGraph chose for the process."""
    cut_text: str | None = None
    """Fortran of `dummy_cuts`."""
    entries: Mapping[str, Any] = field(default_factory=dict)
    """Further entries of the run card, checked."""
    param_card: str | None = None
    """Text of the param card; None: the UFO's defaults."""

    def run_card(
        self, n_events: int, seed: int, cut_file: Path | None, chosen: Mapping[str, str] | None = None
    ) -> str:
        """Return the text of the run card; `chosen` are entries that give way to those of the cards."""
        scale = self.fixed_scale_gev
        entries: dict[str, Any] = {**(chosen or {})}
        if self.max_jet_flavour is not None:
            entries["maxjetflavor"] = self.max_jet_flavour
        return render(
            "run_card.dat",
            n_events=n_events,
            seed=seed,
            beam_gev=repr(self.sqrt_s_gev / 2.0),
            pdlabel=self.pdlabel,
            lhaid=self.lhaid,
            fixed_scale=scale is not None,
            scale_gev=repr((scale or 91.1876) * (self.scale_factor if scale else 1.0)),
            scale_choice=self.scale_choice,
            scale_factor=repr(self.scale_factor),
            cut_file=cut_file,
            entries=entries | dict(self.entries),
        )


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run left."""

    events: EventFile
    seed: int
    """Seed that MadEvent got."""
    log: Path
    decayed: DecayFacts | None = None
    """Facts of MadSpin's decays, if there were any."""


class _Listener:
    """Turns lines of the log into progress."""

    def __init__(self, progress: Progress, task: str) -> None:
        self._progress, self._task = progress, task
        self._step = ""

    def __call__(self, line: str) -> None:
        match = _STEPS.search(line)
        if match and match[1] != self._step:
            self.close()
            self._step = match[1]
            self._progress.start(self._name)
        elif line.startswith((" Idle", "INFO:  Idle")):
            self._progress.advance(self._name)

    @property
    def _name(self) -> str:
        return f"{self._task}: {self._step.lower()}"

    def close(self) -> None:
        """End the step that is shown."""
        if self._step:
            self._progress.finish(self._name)
            self._step = ""


def run_madevent(
    madgraph: MadGraph,
    recipe: Recipe,
    cards: RunCards,
    n_events: int,
    seed: int,
    out: Path,
    *,
    options: MadGraphOptions,
    progress: Progress,
    task: str,
) -> RunResult:
    """Write `n_events` unweighted events to the LHE file `out`; the log goes beside it.

    Parameters
    ----------
    seed
        The run's seed; MadEvent's own is derived from it and from everything the events depend on.
    task
        Name of the task, for progress.

    Raises
    ------
    InputError, RunError
        As `failures` recognises them in the log, or `outputs` finds in the files. Then `out` is not written
        and the log stays in the cache folder.
    """
    if n_events <= 0:
        raise InputError(f"{n_events} events asked for", mend="Ask for at least one.")
    facts: dict[str, Any] = {
        "recipe": recipe.describe(),
        "decays": recipe.decays,
        "card": cards.run_card(n_events, 0, None),
    }
    facts |= {"param_card": cards.param_card, "cuts": cards.cut_text, "version": madgraph.version}
    label = content_key(facts)
    own_seed = 1 + derive_seed(seed, "madgraph", label, bits=_SEED_BITS)
    log = make_folder(cache_folder() / "madgraph_logs") / f"{label}-{seed}.log"
    log.unlink(missing_ok=True)
    listener = _Listener(progress, task)
    limit = TimeLimit(options.time_limit_s)
    try:
        folder = process_folder(madgraph, recipe, log=log, time_limit=limit, on_line=listener)
        _check_widths(recipe, cards, folder)
        with working_copy(folder) as process:
            _write_cards(madgraph, process, recipe, cards, n_events, own_seed, options)
            status = run_logged(
                [sys.executable, "bin/generate_events", _RUN, "-f"],
                cwd=process,
                log=log,
                time_limit=limit,
                on_line=listener,
            )
            text = log.read_text(encoding="utf-8", errors="replace")
            source = _event_file(process, recipe)
            if source is None or status != 0:
                raise_failure(log, "it wrote no events", status)
            broken = diagnose(text, log, only_severe=True)
            if broken is not None:  # MadEvent may go on without a channel that failed
                raise broken
            logged = logged_cross_section(text)
            decayed = _check_decays(text, cards, process, log) if recipe.decays else None
            if logged is not None and decayed is not None:
                logged = logged[0] * decayed.branching_ratio, logged[1] * decayed.branching_ratio
            events = check_event_file(source, n_events, cards.sqrt_s_gev, madgraph.version, logged)
            _compare(events, logged, log)
            copy_events(source, out, events.mended_pb)
    finally:
        listener.close()
    kept = out.with_name(f"{out.name}.madgraph.log")
    shutil.copyfile(log, kept)
    return RunResult(events, own_seed, kept, decayed)


def _check_widths(recipe: Recipe, cards: RunCards, folder: Path) -> None:
    """Refuse widths with which a propagator of this process has a pole that is no resonance."""
    names = {code: name for name, code in read_names(recipe.ufo).particles.items()}
    place = "param card" if cards.param_card is not None else "param card of the UFO's defaults"
    text = _param_card(cards, folder)
    decaying = unstable(text, poles(folder))
    check_widths(text, {names.get(code, f"PDG {code}"): code for code in decaying}, place)


def _check_decays(text: str, cards: RunCards, process: Path, log: Path) -> DecayFacts:
    facts = decay_facts(text)
    identities = (process / "Cards" / "ident_card.dat").read_text(encoding="utf-8")
    check_defaults(text, identities, _param_card(cards, process), str(log))
    return facts


def _param_card(cards: RunCards, folder: Path) -> str:
    return default_param_card(folder) if cards.param_card is None else cards.param_card


def _write_cards(
    madgraph: MadGraph,
    process: Path,
    recipe: Recipe,
    cards: RunCards,
    n_events: int,
    seed: int,
    options: MadGraphOptions,
) -> None:
    folder = process / "Cards"
    cut_file = None
    if cards.cut_text is not None:
        cut_file = folder / "recast_cuts.f"
        cut_file.write_text(cards.cut_text, encoding="utf-8")
    chosen = chosen_entries(process)
    (folder / "run_card.dat").write_text(cards.run_card(n_events, seed, cut_file, chosen), encoding="utf-8")
    if cards.param_card is not None:
        (folder / "param_card.dat").write_text(cards.param_card, encoding="utf-8")
    if recipe.decays:
        text = render("madspin_card.dat", seed=seed, definitions=recipe.definitions, decays=recipe.decays)
        (folder / "madspin_card.dat").write_text(text, encoding="utf-8")
        set_defaults(process / "model", _param_card(cards, process))
    (folder / "me5_configuration.txt").write_text(configuration(madgraph, options.cores), encoding="utf-8")


def _compare(events: EventFile, stated: tuple[float, float] | None, log: Path) -> None:
    """Refuse an event file whose cross section is not the one of the log (printed with four digits)."""
    if stated is not None and not math.isclose(stated[0], events.cross_section_pb, rel_tol=1e-3):
        raise RunError(
            f"the event file says {events.cross_section_pb:g} pb, the log {stated[0]:g} pb", where=str(log)
        )


def _event_file(process: Path, recipe: Recipe) -> Path | None:
    run = f"{_RUN}_decayed_1" if recipe.decays else _RUN
    for name in ("unweighted_events.lhe.gz", "unweighted_events.lhe"):
        path = process / "Events" / run / name
        if path.is_file():
            return path
    return None
