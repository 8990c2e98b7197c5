"""Cards: what every block of a card has in common: unknown keys and wrong types are refused."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["CardBlock", "Name", "Positive"]

Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
"""Short name that may stand in a file name."""


class CardBlock(BaseModel):
    """Base of the blocks: frozen, strict, the docstring under a field is its description."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)
