"""Generate: the differential cross section on the channels: random numbers in, weighted parton events out."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import constants

from recast.core.errors import RunError
from recast.generate.base import (
    FINAL_STATES,
    Contribution,
    FinalState,
    GeneratorSettings,
    Process,
    Quark,
    has_new_physics,
    quark_classes,
    require_contribution,
)
from recast.generate.luminosity import Luminosity
from recast.generate.matrix_elements import load_matrix_element
from recast.generate.phase_space.channels import AXES, Channels, Shape
from recast.generate.phase_space.grid import AdaptiveGrid
from recast.generate.phase_space.maps import (
    BreitWignerMap,
    LogarithmicMap,
    MassMap,
    PeakSidesMap,
    SpectrumMap,
    pair_masses2,
)
from recast.model.base import Point

__all__ = ["GRID_AXES", "GRID_BINS", "PB_GEV2", "Integrand", "Points", "Tuning", "load_integrand"]

Real = npt.NDArray[np.float64]
Integer = npt.NDArray[np.intp]

GRID_AXES = AXES + 1
"""Axes of the adaptive grids: four-lepton mass, rapidity, and the channel's without its last."""
GRID_BINS = 32
PB_GEV2 = (constants.hbar * constants.c / constants.e * 1e-9) ** 2 * 1e40
"""(hbar c)^2 [pb GeV^2]."""
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
class Tuning:
    """What the warm-up learns; any values give the right cross section, good ones give it fast."""

    mixture: Real
    """Weight of each family's members in the sum of densities; positive."""
    grids: Real
    """Edges of the adaptive grids, shape (families, GRID_AXES, GRID_BINS + 1)."""
    class_weights: tuple[float, ...]
    """Relative size of |M|^2 for the classes of quarks."""
    share: Real
    """Probability of drawing from each family; adds up to one."""
    bound_pb: float
    """A point of family k survives unweighting with probability |weight|/(share[k] bound_pb)."""

    @classmethod
    def start(cls, families: int, classes: int) -> Tuning:
        """Return the tuning before any warm-up."""
        grid = AdaptiveGrid(GRID_AXES, GRID_BINS).edges
        return cls(
            mixture=np.ones(families),
            grids=np.tile(grid, (families, 1, 1)),
            class_weights=(1.0,) * classes,
            share=np.full(families, 1.0 / families),
            bound_pb=np.inf,
        )


@dataclass(frozen=True)
class Points:
    """Points inside the cuts, in the four-lepton rest frame; those outside count in `tried` only."""

    tried: Integer
    """Points drawn from each family, shape (families,)."""
    family: Integer
    """Family of each point, shape (N,)."""
    weight: Real
    """Integrand over density of the family, signed [pb]; its means over `tried` add up to sigma."""
    leptons: Real
    """Momenta in the order of `FINAL_STATES`, shape (N, 4, 4) [GeV]."""
    mass: Real
    """Four-lepton mass [GeV]."""
    rapidity: Real
    """Rapidity of the four leptons."""
    column: Integer
    """Column of the luminosity: flavour of the quark and its beam."""
    bins: Integer
    """Bins of the adaptive grid, shape (GRID_AXES, N)."""
    plain: Real
    """|weight| without luminosity, to learn the classes' weights from."""
    pdf_change: Real
    """Share of the weight that negative PDF values would change, had they not been set to zero."""


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
        mediator = point.mediator if shapes else None
        peaks = [(scheme.mz_gev, scheme.gamma_z_gev)]
        if mediator and of_quarks:
            reach = _TAIL * mediator.width_gev
            if low - reach < mediator.mass_gev < high + reach:
                peaks.append((mediator.mass_gev, mediator.width_gev))
        self.spectrum = SpectrumMap(low**2, high**2, peaks)
        self.luminosity = Luminosity(process, settings, (low, high))
        classes = quark_classes(point, process.quarks)
        self.classes: tuple[Quark, ...] = tuple(quark for quark in Quark if quark in classes.values())
        """Quarks that stand for those with equal couplings."""
        self.class_of_column = np.array([self.classes.index(classes[q]) for q in self.luminosity.flavours])
        """Position in `classes` of the quark of each column of the luminosity."""
        self._matrix_element = load_matrix_element(settings.matrix_element, point, process.final_state)
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
        density = tuning.mixture[self._family_of_member] @ self.channels.densities(leptons, s, masses2)
        column, flux, changed = self._choose_flavour(mass, rapidity, rng.random(len(s)), tuning)
        square = self._square(leptons, mass, column)
        plain = self.family_sizes[family] * tuning.mixture[family] / density * jacobian * square
        # d sigma = (luminosity/S)(|M|^2/2S) dS dy dPhi_4
        plain *= PB_GEV2 / (2.0 * s**2)
        weight = plain * flux
        if not np.isfinite(weight).all():
            raise RunError(
                f"{int((~np.isfinite(weight)).sum())} weights are not finite numbers",
                where=f"{self.process.name} at {self.point.describe()}",
                mend="Raise mll_min_gev, or report this model point.",
            )
        # a family is drawn through its first member: identical leptons are exchanged at random
        orders = np.array(self.channels.permutations)
        order = orders[rng.integers(len(orders), size=len(s))]
        return Points(
            np.asarray(counts, np.intp),
            family,
            weight,
            np.take_along_axis(leptons, order[:, :, None], axis=1),
            mass,
            rapidity,
            column,
            bins[:, inside],
            np.abs(plain),
            changed,
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

    def _choose_flavour(
        self, mass: Real, rapidity: Real, u: Real, tuning: Tuning
    ) -> tuple[Integer, Real, Real]:
        """Draw a column of the luminosity for each point.

        Returns
        -------
        The column, luminosity over probability, and the share that negative PDFs would change.
        """
        columns, change = self.luminosity.columns(mass, rapidity)
        scale = np.array(tuning.class_weights)[self.class_of_column]
        cumulative = np.cumsum(columns * scale, axis=1)
        total = cumulative[:, -1]
        chosen = (u[:, None] * total[:, None] >= cumulative).sum(axis=1)
        chosen = np.minimum(chosen, columns.shape[1] - 1)
        changed = (change @ scale) / np.maximum(total, 1e-300)
        return chosen, total / scale[chosen], changed

    def _square(self, leptons: Real, mass: Real, column: Integer) -> Real:
        momenta = np.zeros((len(mass), 6, 4))
        momenta[:, 2:] = leptons
        momenta[:, :2, 0] = mass[:, None] / 2.0
        direction = np.where(self.luminosity.from_first[column], 0.5, -0.5) * mass
        momenta[:, 0, 3], momenta[:, 1, 3] = direction, -direction
        result = np.empty(len(mass))
        for number, quark in enumerate(self.classes):
            chosen = self.class_of_column[column] == number
            if chosen.any():
                result[chosen] = self._matrix_element.evaluate(
                    momenta[chosen], quark, self.process.contribution
                )
        return result

    def channel_shares(self, leptons: Real, mass: Real, tuning: Tuning) -> Real:
        """Return the share of each member channel in the density at points, shape (members, N)."""
        density = self.channels.densities(leptons, mass**2, pair_masses2(leptons))
        density *= tuning.mixture[self._family_of_member][:, None]
        result: Real = density / density.sum(axis=0)
        return result

    def lepton_pids(self) -> tuple[int, int, int, int]:
        """Return the PDG codes of the leptons."""
        return FINAL_STATES[self.process.final_state]


@functools.lru_cache(maxsize=4)
def load_integrand(process: Process, point: Point, settings: GeneratorSettings) -> Integrand:
    """Return the integrand, built once in each worker process."""
    return Integrand(process, point, settings)
