"""Model cards of our own UFO of four leptons, as those of others are written."""

from pathlib import Path
from typing import Any

from recast.core.resources import resource

FOUR_LEPTONS = resource("mc_cards", "ufo", "LmuLtau_four_lepton")


def z_prime_card(name: str, ufo: Path = FOUR_LEPTONS) -> dict[str, Any]:
    """Return the content of a card of the Z' of a UFO."""
    return {
        "family": "ufo",
        "name": name,
        "ufo": str(ufo),
        "mediator": "Zp",
        "mass": {"name": "mzp_gev", "parameter": "MZp", "range": [1, 1000]},
        "coupling": {"name": "gp", "parameter": "gp", "range": [0, 10], "reference": 0.05},
    }
