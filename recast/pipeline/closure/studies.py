"""Pipeline: the registry of closure studies: a new kind is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from recast.core.errors import InputError, did_you_mean
from recast.pipeline.closure.acceptance import AcceptanceBlock, acceptance
from recast.pipeline.closure.branching import BranchingBlock, branching
from recast.pipeline.closure.couplings import CouplingsBlock, couplings
from recast.pipeline.closure.cross_sections import CrossSectionBlock, cross_sections
from recast.pipeline.closure.events import EventsBlock, expected_events
from recast.pipeline.closure.narrow_width import NarrowWidthBlock, narrow_width
from recast.pipeline.closure.plan import StudyPlan, check_block
from recast.pipeline.closure.section import Section
from recast.pipeline.closure.windows import WindowsBlock, windows
from recast.pipeline.closure.workshop import Workshop

__all__ = ["Study", "prepare_study", "study_kinds"]


@dataclass(frozen=True, slots=True)
class _Kind:
    block: type[BaseModel]
    function: Callable[[Workshop, str, Any], Section]


_KINDS: dict[str, _Kind] = {
    "acceptance": _Kind(AcceptanceBlock, acceptance),
    "branching": _Kind(BranchingBlock, branching),
    "couplings": _Kind(CouplingsBlock, couplings),
    "cross_sections": _Kind(CrossSectionBlock, cross_sections),
    "events": _Kind(EventsBlock, expected_events),
    "narrow_width": _Kind(NarrowWidthBlock, narrow_width),
    "windows": _Kind(WindowsBlock, windows),
}


def study_kinds() -> list[str]:
    """Return the known kinds."""
    return sorted(_KINDS)


@dataclass(frozen=True, slots=True)
class Study:
    """A study with its settings checked."""

    title: str
    block: BaseModel
    function: Callable[[Workshop, str, Any], Section]

    def run(self, shop: Workshop) -> Section:
        """Make the study's numbers."""
        return self.function(shop, self.title, self.block)


def prepare_study(plan: StudyPlan, where: str) -> Study:
    """Check kind and settings of a study, before any work is done.

    Raises
    ------
    InputError
        If the kind or a key is unknown, or a value has the wrong type.
    """
    if plan.kind not in _KINDS:
        raise InputError(
            f'unknown study "{plan.kind}"', where=where, mend=did_you_mean(plan.kind, study_kinds())
        )
    kind = _KINDS[plan.kind]
    return Study(plan.title, check_block(kind.block, plan.settings, f"{where}: {plan.title}"), kind.function)
