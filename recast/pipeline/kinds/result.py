"""Pipeline: the one JSON file of a kept step that has no events."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from recast.core.errors import InputError, RunError
from recast.core.reading import read_json

__all__ = ["RESULT", "read_result"]

RESULT = "result.json"


def read_result(folder: Path) -> Any:
    """Return the result of a finished step."""
    try:
        return read_json(folder / RESULT)
    except InputError as error:
        raise RunError(
            f"damaged step ({error.what})", where=str(folder), mend="Remove this folder."
        ) from error
