"""Pipeline: the closure plan of an analysis, closure.yaml in its folder, checked and frozen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import Field

from recast.core.blocks import Block, validated
from recast.core.errors import InputError
from recast.core.yaml import load_yaml

__all__ = ["PLAN", "Plan", "StudyPlan", "load_plan"]

PLAN = "closure.yaml"
"""Name of the file in the analysis' folder."""


class StudyPlan(Block):
    """One study: its kind and the kind's own settings."""

    kind: str
    title: str
    settings: dict[str, Any] = Field(default_factory=dict)


class Plan(Block):
    """The studies of an analysis, in order."""

    seed: int = Field(ge=0, lt=2**63, default=1)
    studies: tuple[StudyPlan, ...] = Field(strict=False, min_length=1)


def load_plan(folder: Path) -> Plan:
    """Read the plan of the analysis in `folder`.

    Raises
    ------
    InputError
        If there is none, or something is wrong in it.
    """
    path = folder / PLAN
    if not path.is_file():
        raise InputError(
            f"no {PLAN} in it", where=str(folder), mend="An analysis states there what is compared with what."
        )
    return validated(Plan, load_yaml(path), str(path), "a closure plan")
