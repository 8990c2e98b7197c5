"""Generate: what a card's `process` may be: found by a short name or by MadGraph's notation."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from recast.core.errors import InputError, did_you_mean
from recast.core.registry import Registry
from recast.core.words import parses_words
from recast.generate.base import Contribution, Generator
from recast.generate.engine.reaction import tree_reaction
from recast.generate.four_leptons import FOUR_LEPTONS, four_leptons
from recast.generate.madgraph.settings import MadGraphOptions
from recast.generate.top.reaction import RARE_TOP_DECAYS, rare_top_decay

__all__ = [
    "DEFAULT_PROCESS",
    "PROCESSES",
    "HardProcess",
    "ProcessKind",
    "Reaction",
    "find_process",
    "process_names",
    "settings_of",
]

DEFAULT_PROCESS = next(iter(FOUR_LEPTONS))


class HardProcess(Protocol):
    """A process at one energy: what a generator makes."""

    @property
    def name(self) -> str:
        """The process in MadGraph's notation."""

    @property
    def contribution(self) -> Contribution:
        """The part of |M|^2."""

    @property
    def sqrt_s_gev(self) -> float:
        """Energy of the proton pair [GeV]."""


@runtime_checkable
class Reaction(Protocol):
    """A process of a card: how its events are made, and what they are normalised to."""

    @property
    def name(self) -> str:
        """The process in MadGraph's notation."""

    @property
    def branching(self) -> str:
        """The product of branching ratios that is 1 in its events, as BR(A -> B); empty: none is."""

    @property
    def symbol(self) -> str:
        """The same in mathtext, without dollars."""

    @property
    def features(self) -> tuple[str, ...]:
        """What it uses that is to be cited (`recast.report.references`)."""

    @property
    def reweighted(self) -> bool:
        """Whether its events can be reweighted to other scales, PDF sets and electroweak schemes."""

    @property
    def colourless(self) -> bool:
        """Whether quarks annihilate into particles without colour: QCD corrects that rate in one way."""

    @property
    def quark_sector(self) -> bool:
        """Whether vector-like quarks of a model point have a part in it."""

    @property
    def options(self) -> tuple[str, ...]:
        """Options of the generator that concern it, by their names in a card."""

    def settings(self, options: Mapping[str, Any]) -> Any:
        """Return the settings of the generator; options that are not given have their defaults."""

    def generator(self, backend: str, settings: Any, madgraph: MadGraphOptions) -> Generator:
        """Return a generator; an `InputError` if there is none of this name for the process."""

    @parses_words
    def at(self, contribution: Contribution, sqrt_s_gev: float) -> Any:
        """Return the process at an energy, a `HardProcess`."""

    def sample_name(self, process: Any, point: Any, label: str) -> str:
        """Return the name of its sample at a point: it keys the random numbers of shower and detector.

        `label` is that of the point (`recast.pipeline.points.ModelPoints.label`).
        """

    def describe(self, process: Any, point: Any) -> dict[str, Any]:
        """Return what its events depend on besides generator, seed and number, as plain values."""

    def check(self, settings: Any, sqrt_s_gev: float, point: Any) -> None:
        """Refuse settings and points for which no event can be made: an `InputError`."""

    def prepare(self, settings: Any, point: Any) -> None:
        """Make what the embedded generator keeps for a point, once, before workers start."""

    def inside(self, settings: Any, window: Mapping[str, float]) -> Any:
        """Return the settings with cuts narrowed to the masses that an analysis selects."""

    def check_window(self, settings: Any, window: Mapping[str, float], analysis: str) -> None:
        """Refuse cuts that are tighter than the selection of an analysis: an `InputError`."""

    def cuts_in_words(self, settings: Any) -> str:
        """Return the cuts of the generator that a selection may reach beyond; empty where there are none."""

    def normalisation_error(self, sqrt_s_gev: float) -> tuple[float, str]:
        """Return relative error and source of a cross section taken from elsewhere; 0 without one."""


@dataclass(frozen=True, slots=True)
class ProcessKind:
    """Processes that are made in one way."""

    names: Mapping[str, str]
    """Short names with their notation."""
    make: Callable[[str, Mapping[str, Any]], Reaction | None]
    """Makes a process of a notation and options; None where it is of another kind."""


def _kind(name: str, item: Any) -> ProcessKind:
    if not isinstance(item, ProcessKind):
        raise InputError(f"{name} is no ProcessKind but of type {type(item).__name__}")
    return item


PROCESSES: Registry[ProcessKind] = Registry("recast.processes", "kind of processes", _kind)
"""Asked in this order, then those of plug-ins; what none of them takes is a process of the engine."""

PROCESSES.register("four_leptons", ProcessKind(FOUR_LEPTONS, four_leptons))
PROCESSES.register("rare_top_decays", ProcessKind(RARE_TOP_DECAYS, rare_top_decay))


def settings_of(reaction: Reaction, options: Mapping[str, Any]) -> Any:
    """Return the settings of the generator from the options of a card that differ from its defaults.

    Raises
    ------
    InputError
        For an option that does not concern this process, or a value that it does not have.
    """
    for name in options:
        if name not in reaction.options:
            raise InputError(
                f"generate.{name} is not for {reaction.name}", mend=f"It has {', '.join(reaction.options)}."
            )
    return reaction.settings(options)


def process_names() -> dict[str, str]:
    """Return the short names of processes and their notation; of plug-ins those that can be loaded."""
    return {name: notation for kind in reversed(_known()) for name, notation in PROCESSES[kind].names.items()}


def _known() -> list[str]:
    """Return the kinds that can be loaded: what is wrong with others, `find_process` says."""
    found = []
    for kind in PROCESSES:
        with contextlib.suppress(InputError):
            _ = PROCESSES[kind]
            found.append(kind)
    return found


def _check_name(text: str) -> None:
    """Refuse a short name that several kinds have."""
    kinds = [kind for kind in _known() if text in PROCESSES[kind].names]
    if len(kinds) > 1:
        owners = " and ".join(place for kind in kinds for place in PROCESSES.owners(kind))
        raise InputError(
            f'process "{text}" is given twice, by {owners}',
            mend="Uninstall one of them, change its name, or give the notation of the process.",
        )


def find_process(text: str, options: Mapping[str, Any] | None = None, where: str = "process") -> Reaction:
    """Return a process.

    Parameters
    ----------
    text
        A short name (`process_names`) or MadGraph's notation.
    options
        What the notation leaves open, such as the chirality of a current.

    Raises
    ------
    InputError
        For a word that is no short name or one of several kinds, a notation that nothing makes, or an unknown
        option.
    RunError
        If a kind of a plug-in fails, or makes no process.

    Examples
    --------
    >>> find_process("p p > mu+ mu- mu+ mu-").name
    'p p > mu+ mu- mu+ mu-'
    >>> find_process("tt_zpc", {"chirality": "right"}).branching
    "BR(t -> Z' c) BR(Z' -> mu mu)"
    >>> find_process("p p > mu+ mu- j").name
    'p p > mu+ mu- j'
    """
    known = process_names()
    _check_name(text)
    notation = " ".join(known.get(text, text).split())
    for name, kind in PROCESSES.items():
        with PROCESSES.guard(name):
            found = kind.make(notation, options or {})
            if not (found is None or isinstance(found, Reaction)):
                raise TypeError(f"it makes no Reaction but {type(found).__name__}")
        if found is not None:
            return found
    if ">" not in notation:
        mend = f"{did_you_mean(text, known)} Or MadGraph's notation of one."
        raise InputError(f'unknown process "{text}"', where=where, mend=mend)
    return tree_reaction(notation, options or {})
