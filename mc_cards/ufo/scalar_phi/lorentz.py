"""Lorentz structures. Generated from the Lagrangian by recast.model.ufo; do not edit."""

from .object_library import Lorentz, all_lorentz

FFV1 = Lorentz(
    name='FFV1',
    spins=[2, 2, 3],
    structure='Gamma(3,2,1)',
)

FFV2 = Lorentz(
    name='FFV2',
    spins=[2, 2, 3],
    structure='Gamma(3,2,-1)*ProjM(-1,1)',
)

FFV3 = Lorentz(
    name='FFV3',
    spins=[2, 2, 3],
    structure='Gamma(3,2,-1)*ProjP(-1,1)',
)

FFS1 = Lorentz(
    name='FFS1',
    spins=[2, 2, 1],
    structure='Identity(2,1)/2 - Gamma5(2,1)/2',
)

FFS2 = Lorentz(
    name='FFS2',
    spins=[2, 2, 1],
    structure='Identity(2,1)/2 + Gamma5(2,1)/2',
)

VVV1 = Lorentz(
    name='VVV1',
    spins=[3, 3, 3],
    structure='P(3,1)*Metric(1,2) - P(3,2)*Metric(1,2) - P(2,1)*Metric(1,3) + P(2,3)*Metric(1,3) + P(1,2)*Metric(2,3) - P(1,3)*Metric(2,3)',
)

VVVV1 = Lorentz(
    name='VVVV1',
    spins=[3, 3, 3, 3],
    structure='Metric(1,4)*Metric(2,3) - Metric(1,3)*Metric(2,4)',
)

VVVV2 = Lorentz(
    name='VVVV2',
    spins=[3, 3, 3, 3],
    structure='Metric(1,4)*Metric(2,3) - Metric(1,2)*Metric(3,4)',
)

VVVV3 = Lorentz(
    name='VVVV3',
    spins=[3, 3, 3, 3],
    structure='Metric(1,3)*Metric(2,4) - Metric(1,2)*Metric(3,4)',
)
