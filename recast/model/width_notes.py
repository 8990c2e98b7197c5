"""Model: says where a mediator is broader than one for which limits are quoted."""

from __future__ import annotations

from recast.inputs import constants
from recast.model.base import Mediator

__all__ = ["width_notes"]


def width_notes(mediator: Mediator) -> tuple[str, ...]:
    """Return sentences on the width of a mediator; none where it is narrow (recast/inputs/validity.yaml)."""
    widest = constants.validity()["width_over_mass"]
    if mediator.width_gev <= widest * mediator.mass_gev:
        return ()
    share = mediator.width_gev / mediator.mass_gev
    text = (
        f"the width of the {mediator.name} is {share:.2g} of its mass: above {widest:g} a fixed width in its "
    )
    return (text + "propagator is no good approximation, and no limit is quoted",)
