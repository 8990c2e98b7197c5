"""Cards: keys of earlier versions in today's words, each with a notice; they go in the next minor version."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from recast.core.errors import InputError

__all__ = ["translated"]

_MODEL = {"mzp_gev": "scan.mzp_gev", "gp_reference": "model.coupling_reference"}
_KIND = "top_zprime"
_REFINE = ("tolerance", "most_points")


def translated(content: dict[str, Any], where: str, notice: Callable[[str], None]) -> dict[str, Any]:
    """Return a run card with today's keys.

    Parameters
    ----------
    content
        The content of a card; it stays as it is.
    where
        The place that errors and notices name.
    notice
        Receives one line for each key that has another place now.

    Raises
    ------
    InputError
        If both the old and the new key are given.

    Examples
    --------
    >>> old = {"model": {"mzp_gev": [10, 20], "gp_reference": 0.05}, "scan": {"tolerance": 0.02}}
    >>> new = translated(old, "card.yaml", print)  # doctest: +ELLIPSIS
    card.yaml: scan.tolerance is now refine.tolerance...
    card.yaml: model.mzp_gev is now scan.mzp_gev...
    card.yaml: model.gp_reference is now model.coupling_reference...
    >>> new["scan"], new["refine"], new["model"]
    ({'mzp_gev': [10, 20]}, {'tolerance': 0.02}, {'coupling_reference': 0.05})
    """
    if content.get("kind") == _KIND:
        notice(
            f"{where}: kind: {_KIND} is now a run card with a process; it works for one more minor version"
        )
        content = _of_kind(content)
    card = dict(content)

    def moved(old: str, new: str) -> None:
        notice(f"{where}: {old} is now {new}; the old key works for one more minor version")

    def refuse_both(old: str, new: str, given: bool) -> None:
        if given:
            raise InputError(
                f"{old} and {new} are two meanings of one key", where=where, mend=f"Leave {old} out."
            )

    generate = card.get("generate")
    if isinstance(generate, dict) and "final_state" in generate:
        refuse_both("generate.final_state", "process", "process" in card)
        moved("generate.final_state", "process")
        card["process"] = generate["final_state"]
        card["generate"] = {key: value for key, value in generate.items() if key != "final_state"}
    scan = card.get("scan")
    if isinstance(scan, dict) and scan.keys() & set(_REFINE):
        rest = {key: value for key, value in scan.items() if key not in _REFINE}
        for key in _REFINE:
            if key in scan:
                refuse_both(f"scan.{key}", f"refine.{key}", "refine" in card)
                moved(f"scan.{key}", f"refine.{key}")
        card["refine"] = {key: scan[key] for key in _REFINE if key in scan}
        card["scan"] = rest
    model = card.get("model")
    if isinstance(model, dict) and model.keys() & _MODEL.keys():
        card["model"] = block = {key: value for key, value in model.items() if key not in _MODEL}
        if "mzp_gev" in model:
            given = card.get("scan") or {}
            scanned = isinstance(given, dict) and "mzp_gev" in given
            refuse_both("model.mzp_gev", "scan.mzp_gev", scanned or not isinstance(given, dict))
            moved("model.mzp_gev", _MODEL["mzp_gev"])
            card["scan"] = {"mzp_gev": model["mzp_gev"]} | given
        if "gp_reference" in model:
            refuse_both("model.gp_reference", _MODEL["gp_reference"], "coupling_reference" in block)
            moved("model.gp_reference", _MODEL["gp_reference"])
            block["coupling_reference"] = model["gp_reference"]
    if card.get("scan") == {} and scan:
        del card["scan"]  # there was nothing but the refinement in it
    for key in ("analysis", "analyses"):
        if key in card:
            card[key] = _without_default(card[key])
    return card


def _without_default(blocks: Any) -> Any:
    """Return blocks of analyses without the K factor that results of earlier versions state for none."""
    if isinstance(blocks, list):
        return [_without_default(item) for item in blocks]
    none = {"k_factor": 1.0, "k_factor_source": None}
    if isinstance(blocks, dict) and none.items() <= blocks.items():
        return {key: value for key, value in blocks.items() if key not in none}
    return blocks


def _of_kind(content: dict[str, Any]) -> dict[str, Any]:
    """Return a card of the former kind of its own as a run card: its defaults, and what it has instead."""
    old = {key: value if isinstance(value, dict) else {} for key, value in content.items()}
    model, generate, prediction = (dict(old.get(key, {})) for key in ("model", "generate", "prediction"))
    card = {key: value for key, value in content.items() if key not in ("kind", "prediction")}
    quark, chirality = model.pop("quark", "c"), model.pop("chirality", "left")
    card["process"] = {"name": f"tt_zp{quark}", "chirality": chirality}
    card["parameter_of_interest"] = "branching_ratio"
    model["coupling_reference"] = model.pop("gp", 0.1)
    if "mzp_gev" in model:
        card["scan"] = {"mzp_gev": model.pop("mzp_gev")}
    events = generate.pop("events_on_z", 8000)
    analysis = {"region": "window", "background": "templates", "normalisation": "absolute"}
    right = prediction.pop("right_handed", {})
    return card | {
        "model": model,
        "generate": {"events": 4000, "events_reference": events} | generate,
        "shower": {"profile": "no-mpi-jets"} | old.get("shower", {}),
        "analysis": {"name": "cms_2013_t_to_zq"} | analysis | old.get("analysis", {}),
        "limit": {"method": "cls"} | old.get("limit", {}),
        "predictions": [{"name": "c9"} | prediction, {"name": "right_handed"} | right],
    }
