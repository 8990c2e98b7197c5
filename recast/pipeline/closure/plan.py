"""Pipeline: the closure plan of an analysis, closure.yaml in its folder, checked and frozen."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from recast.core.errors import InputError
from recast.core.yaml import load_yaml

__all__ = ["PLAN", "Plan", "StudyPlan", "check_block", "load_plan"]

T = TypeVar("T", bound=BaseModel)

PLAN = "closure.yaml"
"""Name of the file in the analysis' folder."""


class StudyPlan(BaseModel):
    """One study: its kind and the kind's own settings."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    kind: str
    title: str
    settings: dict[str, Any] = {}


class Plan(BaseModel):
    """The studies of an analysis, in order."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

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
    content = load_yaml(path)
    if not isinstance(content, dict):
        raise InputError("a closure plan is a mapping of keys to values", where=str(path))
    return check_block(Plan, content, str(path))


def check_block(kind: type[T], content: dict[str, Any], where: str) -> T:
    """Validate plain values into `kind`; the first problem is an `InputError` that names its key."""
    try:
        return kind.model_validate(content)
    except ValidationError as error:
        problem: Any = error.errors()[0]
        key = ".".join(str(step) for step in problem["loc"])
        raise InputError(f"{key}: {problem['msg']}", where=where) from error
