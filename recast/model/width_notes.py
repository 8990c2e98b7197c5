"""Model: says where a mediator is broader than one for which limits are quoted."""

from __future__ import annotations

from recast.inputs import constants
from recast.model.base import Point
from recast.model.point import ModelPoint
from recast.model.widths import zp_width_gev

__all__ = ["width_notes"]


def width_notes(point: Point | ModelPoint) -> tuple[str, ...]:
    """Return sentences on the width of the mediator at a point; none where it is narrow.

    The threshold, with its reason, is in recast/inputs/validity.yaml.
    """
    if isinstance(point, ModelPoint):
        name, mass, width = "zp", point.mzp_gev, zp_width_gev(point)
    else:
        name, mass, width = point.mediator.name, point.mediator.mass_gev, point.mediator.width_gev
    widest = constants.validity()["width_over_mass"]
    if width <= widest * mass:
        return ()
    text = (
        f"the width of the {name} is {width / mass:.2g} of its mass: above {widest:g} a fixed width in its "
    )
    return (text + "propagator is no good approximation, and no limit is quoted",)
