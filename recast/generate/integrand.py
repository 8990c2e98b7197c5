"""Generate: the differential cross section on the channels: random numbers in, weighted parton events out."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recast.core.errors import RunError
from recast.generate.base import (
    FINAL_STATES,
    Contribution,
    FinalState,
    GeneratorSettings,
    Process,
    has_new_physics,
    require_contribution,
)
from recast.generate.cross_section import DifferentialCrossSection
from recast.generate.phase_space.channels import Channels, Shape
from recast.generate.phase_space.grid import AdaptiveGrid
from recast.generate.phase_space.maps import (
    BreitWignerMap,
    LogarithmicMap,
    MassMap,
    PeakSidesMap,
    SpectrumMap,
    pair_masses2,
)
from recast.generate.tuning import GRID_AXES, GRID_BINS, Tuning
from recast.model.base import Point

__all__ = ["Integrand", "Points", "load_integrand"]

Real = npt.NDArray[np.float64]
Integer = npt.NDArray[np.intp]

_TAIL = 1000.0
"""Distance in widths from which the tail of a resonance outside the cuts is smooth enough for the grids."""
_NEW_SHAPES: dict[Contribution, tuple[Shape, ...]] = {
    Contribution.SM: (),
    Contribution.NP: (Shape.NEW,),
    Contribution.INTERFERENCE: (Shape.NEW_SIDES,),
    Contribution.SIGNAL: (Shape.NEW, Shape.NEW_SIDES),
    Contribution.FULL: (Shape.NEW, Shape.NEW_SIDES),
}


@dataclass(frozen=True)
class Points:
    """Points inside the cuts, in the four-lepton rest frame; those outside count in `tried` only."""

    tried: Integer
    """Points drawn from each family, shape (families,)."""
    family: Integer
    """Family of each point, shape (N,)."""
    columns: Real
    """Integrand over density of the family for each quark and beam (`Luminosity`), shape (columns, N) [pb].

    Their sums have means over `tried` that add up to sigma.
    """
    leptons: Real
    """Momenta in the order of `FINAL_STATES`, shape (N, 4, 4) [GeV]."""
    mass: Real
    """Four-lepton mass [GeV]."""
    rapidity: Real
    """Rapidity of the four leptons."""
    bins: Integer
    """Bins of the adaptive grid, shape (GRID_AXES, N)."""
    pdf_change_pb: Real
    """What negative PDF values, which are set to zero, would change."""

    @property
    def size(self) -> Real:
        """Sum of the sizes of the columns: what points are accepted by, shape (N,) [pb]."""
        return np.asarray(np.abs(self.columns).sum(axis=0))

    def choose(self, chosen: Integer, rng: np.random.Generator) -> tuple[Integer, Real]:
        """Draw a column for each chosen point in proportion to the sizes; return it with its sign."""
        columns = self.columns[:, chosen]
        cumulative = np.cumsum(np.abs(columns), axis=0)
        column = (rng.random(len(chosen)) * cumulative[-1] >= cumulative).sum(axis=0)
        column = np.minimum(column, len(columns) - 1)
        return column, np.sign(columns[column, np.arange(len(chosen))])


class Integrand:
    """d sigma of one process at one model point, with its channels.

    Raises
    ------
    InputError
        If the contribution vanishes identically, or the cuts leave nothing.
    """

    def __init__(self, process: Process, point: Point, settings: GeneratorSettings) -> None:
        self.process, self.point, self.settings = process, point, settings
        require_contribution(process.contribution, point, process.final_state)
        cuts, scheme = settings.cuts, point.electroweak
        low = max(cuts.m4l_min_gev, 2.0 * cuts.mll_min_gev)
        high = min(cuts.m4l_max_gev, process.sqrt_s_gev)
        shapes = _NEW_SHAPES[process.contribution] if has_new_physics(point, process.final_state) else ()
        # only a mediator that quarks couple to is a resonance of all four leptons, or stands in two pairs
        of_quarks = bool(shapes) and not point.quadratic
        self.mediator = mediator = point.mediator if shapes else None
        """The new particle, where it has a part."""
        peaks = [(scheme.mz_gev, scheme.gamma_z_gev)]
        if mediator and of_quarks:
            reach = _TAIL * mediator.width_gev
            if low - reach < mediator.mass_gev < high + reach:
                peaks.append((mediator.mass_gev, mediator.width_gev))
        self.spectrum = SpectrumMap(low**2, high**2, peaks)
        self.cross_section = DifferentialCrossSection(process, point, settings, (low, high))
        maps: dict[Shape, MassMap] = {Shape.PHOTON: LogarithmicMap()}
        two_pair_shapes: tuple[Shape, ...] = (Shape.PHOTON,)
        if high - cuts.mll_min_gev > scheme.mz_gev - 2.0 * scheme.gamma_z_gev:
            maps[Shape.Z] = BreitWignerMap(scheme.mz_gev, scheme.gamma_z_gev)
            two_pair_shapes = (Shape.PHOTON, Shape.Z)
        if mediator:
            mass, width = mediator.mass_gev, mediator.width_gev
            if cuts.mll_min_gev - 3.0 * width < mass < high - cuts.mll_min_gev + 3.0 * width:
                for shape in shapes:
                    peak = BreitWignerMap if shape is Shape.NEW else PeakSidesMap
                    maps[shape] = peak(mass, width)
                if of_quarks:
                    two_pair_shapes += shapes
        self.channels = Channels(
            identical=process.final_state is not FinalState.TWO_ELECTRONS_TWO_MUONS,
            maps=maps,
            two_pair_shapes=two_pair_shapes,
            mll_min_gev=cuts.mll_min_gev,
        )
        self.family_sizes = np.array([len(family) for family in self.channels.families])
        """Members of each family."""
        self._family_of_member = np.array([family for family, _ in self.channels.members])

    def draw(self, counts: npt.NDArray[np.integer], rng: np.random.Generator, tuning: Tuning) -> Points:
        """Draw `counts[k]` points from each family k and evaluate those inside the cuts.

        Raises
        ------
        RunError
            If the matrix element returns something that is not a number.
        """
        parts = [
            self._draw_family(family, int(count), rng, tuning) for family, count in enumerate(counts) if count
        ]
        family, s, rapidity, leptons, bins, jacobian = (
            np.concatenate(list(column), axis=-1 if k == 4 else 0)
            for k, column in enumerate(zip(*parts, strict=True))
        )
        masses2 = pair_masses2(leptons)
        inside = self.channels.inside(masses2) & self._inside_single(leptons, rapidity)
        family, s, rapidity, leptons, jacobian = (
            column[inside] for column in (family, s, rapidity, leptons, jacobian)
        )
        masses2 = {pair: value[inside] for pair, value in masses2.items()}
        mass = np.sqrt(s)
        densities = self.channels.densities(leptons, s, masses2)
        # not by BLAS, whose last bits depend on the number of its threads
        density = np.einsum("m,mn->n", tuning.mixture[self._family_of_member], densities)
        columns, changed = self.cross_section.columns(leptons, mass, rapidity, rng)
        volume = self.family_sizes[family] * tuning.mixture[family] / density * jacobian
        columns *= volume
        if not np.isfinite(columns).all():
            raise RunError(
                f"{int((~np.isfinite(columns)).any(axis=0).sum())} weights are not finite numbers",
                where=f"{self.process.name} at {self.point.describe()}",
                mend="Raise mll_min_gev, or report this model point.",
            )
        # a family is drawn through its first member: identical leptons are exchanged at random
        orders = np.array(self.channels.permutations)
        order = orders[rng.integers(len(orders), size=len(s))]
        return Points(
            np.asarray(counts, np.intp),
            family,
            columns,
            np.take_along_axis(leptons, order[:, :, None], axis=1),
            mass,
            rapidity,
            bins[:, inside],
            changed * volume,
        )

    def _draw_family(
        self, family: int, count: int, rng: np.random.Generator, tuning: Tuning
    ) -> tuple[Integer, Real, Real, Real, Integer, Real]:
        u = rng.random((GRID_AXES + 1, count))
        grid = AdaptiveGrid(GRID_AXES, GRID_BINS)
        grid.edges = tuning.grids[family]
        x, jacobian, bins = grid.map(u[:GRID_AXES])
        s, ds = self.spectrum.sample(x[0])
        reach = np.log(self.process.sqrt_s_gev**2 / s) / 2.0
        leptons = self.channels.sample(family, np.concatenate([x[2:], u[GRID_AXES:]]), s)
        jacobian *= ds * 2.0 * reach
        return np.full(count, family), s, (2.0 * x[1] - 1.0) * reach, leptons, bins, jacobian

    def _inside_single(self, leptons: Real, rapidity: Real) -> npt.NDArray[np.bool_]:
        cuts = self.settings.cuts
        pt = np.hypot(leptons[:, :, 1], leptons[:, :, 2])
        # the sine form of pseudorapidity needs no logarithm of small numbers
        eta = np.arcsinh(leptons[:, :, 3] / np.maximum(pt, 1e-300)) + rapidity[:, None]
        inside = (pt >= cuts.pt_min_gev) & (np.abs(eta) <= cuts.eta_max)
        return np.asarray(inside.all(axis=1))

    def channel_shares(self, leptons: Real, mass: Real, tuning: Tuning) -> Real:
        """Return the share of each member channel in the density at points, shape (members, N)."""
        density = self.channels.densities(leptons, mass**2, pair_masses2(leptons))
        density *= tuning.mixture[self._family_of_member][:, None]
        result: Real = density / density.sum(axis=0)
        return result

    def lepton_pids(self) -> tuple[int, int, int, int]:
        """Return the PDG codes of the leptons."""
        return FINAL_STATES[self.process.final_state]


@functools.lru_cache(maxsize=64)
def load_integrand(process: Process, point: Point, settings: GeneratorSettings) -> Integrand:
    """Return the integrand, built once in each worker process."""
    return Integrand(process, point, settings)
