"""Pipeline: the registry of closure studies: a new kind is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from recast.core.blocks import validated
from recast.core.errors import InputError, did_you_mean
from recast.pipeline.closure.acceptance import AcceptanceBlock, acceptance, check_acceptance
from recast.pipeline.closure.branching import BranchingBlock, branching, check_branching
from recast.pipeline.closure.couplings import CouplingsBlock, check_couplings, couplings
from recast.pipeline.closure.cross_sections import CrossSectionBlock, check_cross_sections, cross_sections
from recast.pipeline.closure.events import EventsBlock, check_events, expected_events
from recast.pipeline.closure.narrow_width import NarrowWidthBlock, check_narrow_width, narrow_width
from recast.pipeline.closure.plan import StudyPlan
from recast.pipeline.closure.section import Section
from recast.pipeline.closure.windows import WindowsBlock, check_windows, windows
from recast.pipeline.closure.workshop import Workshop

__all__ = ["Study", "prepare_study", "study_kinds"]


@dataclass(frozen=True, slots=True)
class _Kind:
    block: type[BaseModel]
    function: Callable[[Workshop, str, Any], Section]
    check: Callable[[Workshop, Any], None]
    """Refuses what the function would find wrong after its first event."""


_KINDS: dict[str, _Kind] = {
    "acceptance": _Kind(AcceptanceBlock, acceptance, check_acceptance),
    "branching": _Kind(BranchingBlock, branching, check_branching),
    "couplings": _Kind(CouplingsBlock, couplings, check_couplings),
    "cross_sections": _Kind(CrossSectionBlock, cross_sections, check_cross_sections),
    "events": _Kind(EventsBlock, expected_events, check_events),
    "narrow_width": _Kind(NarrowWidthBlock, narrow_width, check_narrow_width),
    "windows": _Kind(WindowsBlock, windows, check_windows),
}


def study_kinds() -> list[str]:
    """Return the known kinds."""
    return sorted(_KINDS)


@dataclass(frozen=True, slots=True)
class Study:
    """A study with its settings checked."""

    title: str
    block: BaseModel
    kind: _Kind

    def check(self, shop: Workshop) -> None:
        """Refuse what the analysis, the models or the generator do not have, before the first event."""
        try:
            self.kind.check(shop, self.block)
        except InputError as error:
            where = f"{self.title}, {error.where}" if error.where else self.title
            raise InputError(error.what, where=where, mend=error.mend) from error

    def run(self, shop: Workshop) -> Section:
        """Make the study's numbers."""
        return self.kind.function(shop, self.title, self.block)


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
    return Study(plan.title, validated(kind.block, plan.settings, f"{where}: {plan.title}"), kind)
