"""Pipeline: the limit on a branching ratio at one point: signal, background, projections."""

from __future__ import annotations

import dataclasses

from recast.analysis.uncertainties import Uncertainty, combined
from recast.cards import RunCard
from recast.exclusion.branching import branching_limits
from recast.exclusion.coupling import no_limit
from recast.exclusion.curve import ExclusionRow, LimitSource
from recast.exclusion.scaling import CurvePoint
from recast.pipeline.expected import Expected
from recast.pipeline.search import Search
from recast.pipeline.simulate import Simulation, Simulator

__all__ = ["BranchingScanner"]
