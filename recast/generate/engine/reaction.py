"""Generate: any process that no other kind takes, in MadGraph's notation, as a process of a card."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from recast.core.errors import InputError
from recast.core.words import parses_words
from recast.generate.base import Contribution, Generator
from recast.generate.engine.generator import EngineGenerator, EngineProcess
from recast.generate.engine.hard import EngineSettings, TreeProcess
from recast.generate.engine.notation import split_notation
from recast.generate.madgraph.settings import MadGraphOptions
from recast.model.base import Point
from recast.model.point import ModelPoint

__all__ = ["TreeReaction", "tree_reaction"]

_LEPTONS = {f"{name}{sign}" for name in ("e", "mu", "ta", "l") for sign in "+-"} | {
    f"v{name}{bar}" for name in "emtl" for bar in ("", "~")
}
"""Names of leptons in the notation, and those that stand for several."""
_FLAVOURS = {"udsc": 4, "udscb": 5}
"""Massless quarks that a card may name, and their number."""


def tree_reaction(notation: str, options: Mapping[str, Any]) -> TreeReaction:
    """Return the process of this notation; its particles are looked up in the model of a point."""
    split_notation(notation)
    for key in options.keys() - {"quarks"}:
        raise InputError(f'{notation} has no option "{key}"', where="process", mend="It has: quarks.")
    quarks = tuple(options.get("quarks", "udsc"))
    known = {frozenset(names): number for names, number in _FLAVOURS.items()}
    if frozenset(quarks) not in known:
        raise InputError(
            f"{' '.join(quarks)} are not the massless quarks of {notation}",
            where="quarks",
            mend="Name u, d, s, c, and b where it is massless, or single quarks in the process.",
        )
    return TreeReaction(notation, known[frozenset(quarks)])


@dataclass(frozen=True, slots=True)
class TreeReaction:
    """Two to four outgoing particles at lowest order (a `recast.generate.processes.Reaction`)."""

    name: str
    """The process in MadGraph's notation."""
    flavours: int = 4
    """Number of massless quarks in p and j."""

    @property
    def branching(self) -> str:
        """Nothing: events have the rate of their point."""
        return ""

    @property
    def symbol(self) -> str:
        """Nothing, as `branching`."""
        return ""

    @property
    def features(self) -> tuple[str, ...]:
        """Matrix elements of a UFO."""
        return ("matrix_element:amplicol", "model:ufo")

    @property
    def reweighted(self) -> bool:
        """Its matrix elements are not kept for other scales."""
        return False

    @property
    def colourless(self) -> bool:
        """Whether protons collide and leptons come out; events are looked at once more."""
        _, processes, _ = split_notation(self.name)
        return all(
            legs[:2] == ["p", "p"] and {leg.lower() for leg in legs[2:]} <= _LEPTONS for legs in processes
        )

    @property
    def quark_sector(self) -> bool:
        """All particles of the model have a part in it."""
        return True

    @property
    def options(self) -> tuple[str, ...]:
        """Those of `EngineSettings`, without what notation and quarks say."""
        return ("pdf_set", "scale", "scale_factor", "fixed_scale_gev", "cuts")

    def settings(self, options: Mapping[str, Any]) -> EngineSettings:
        """Return the settings of the generator."""
        return EngineSettings(**options, flavours=self.flavours)

    def generator(self, backend: str, settings: EngineSettings, madgraph: MadGraphOptions) -> Generator:
        """Return the embedded generator, the only one of such a process."""
        del madgraph
        if backend != "builtin":
            raise InputError(
                f"the backend {backend} does not make {self.name} from a model card",
                where="generate.backend",
                mend="Leave it out, or make events with recast generate --backend madgraph --ufo DIR.",
            )
        return EngineGenerator(settings)

    @parses_words
    def at(self, contribution: Contribution, sqrt_s_gev: float) -> EngineProcess:
        """Return the process at an energy."""
        return EngineProcess(self.name, contribution, sqrt_s_gev)

    def sample_name(self, process: EngineProcess, point: Point | ModelPoint, label: str) -> str:
        """Return the name of a sample."""
        del point
        words = re.sub(r"[^\w+~-]+", "_", self.name)
        name = f"{words}-{process.contribution}-{process.sqrt_s_gev / 1000:g}TeV"
        return name if process.contribution is Contribution.SM else f"{name}-{label}"

    def describe(self, process: EngineProcess, point: Point | ModelPoint) -> dict[str, Any]:
        """Return what the events depend on."""
        return {"process": dataclasses.asdict(process), "point": point.describe()}

    def check(self, settings: EngineSettings, sqrt_s_gev: float, point: Point) -> None:
        """Refuse what `TreeProcess` does: no diagrams, an open divergence, a signal that is zero."""
        del sqrt_s_gev
        TreeProcess(point, self.name, Contribution.SIGNAL if point.coupling else Contribution.FULL, settings)

    def prepare(self, settings: EngineSettings, point: Point | ModelPoint) -> None:
        """Compile the matrix elements, with new physics and without where there are such diagrams."""
        TreeProcess(point, self.name, Contribution.FULL, settings).prepare()

    def inside(self, settings: EngineSettings, window: Mapping[str, float]) -> EngineSettings:
        """Return the same: the window of an analysis is of particles that it selects."""
        del window
        return settings

    def check_window(self, settings: EngineSettings, window: Mapping[str, float], analysis: str) -> None:
        """Accept all: whether cuts lose selected events is not known of any process."""

    def cuts_in_words(self, settings: EngineSettings) -> str:
        """Return the cuts as the card has them."""
        words = (f"{name} {low_high}" for name, cut in settings.cuts.items() for low_high in _edges(cut))
        return ", ".join(words)

    def normalisation_error(self, sqrt_s_gev: float) -> tuple[float, str]:
        """Return zero: the cross section is the generator's."""
        del sqrt_s_gev
        return 0.0, ""


def _edges(cut: Mapping[str, float]) -> list[str]:
    signs = {"min": ">", "max": "<"}
    return [f"{signs.get(name, name)} {value:g}" for name, value in cut.items()]
