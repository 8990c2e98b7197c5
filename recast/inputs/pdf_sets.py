"""Inputs: what is known of PDF sets beside their grids, read from pdf_sets.yaml with its sources."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from recast.core.yaml import load_yaml

__all__ = ["stated_alpha_s"]


@lru_cache(maxsize=1)
def stated_alpha_s() -> dict[str, float]:
    """Return alpha_s(mZ) of PDF sets whose name does not state it.

    Examples
    --------
    >>> stated_alpha_s()["CT14qed_proton"]
    0.118
    """
    content = load_yaml(Path(str(files("recast.inputs").joinpath("pdf_sets.yaml"))))
    return {name: float(entry["value"]) for name, entry in content["alpha_s_mz"].items()}
