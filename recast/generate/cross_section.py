"""Generate: d sigma of p p > four leptons at given points of phase space, for all flavours and both beams."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import constants

from recast.generate.base import GeneratorSettings, Process, Quark, quark_classes
from recast.generate.helicity import HelicityMatrixElement
from recast.generate.luminosity import Luminosity
from recast.generate.matrix_elements import load_matrix_element
from recast.model.base import Point

__all__ = ["PB_GEV2", "DifferentialCrossSection"]

Real = npt.NDArray[np.float64]

PB_GEV2 = (constants.hbar * constants.c / constants.e * 1e-9) ** 2 * 1e40
"""(hbar c)^2 [pb GeV^2]."""


class DifferentialCrossSection:
    """d sigma/(ds dy dPhi_4) of a process: parton luminosities times |M|^2.

    Parameters
    ----------
    masses_gev
        Lowest and highest mass of the four leptons.

    Raises
    ------
    InputError
        As `Luminosity` and `load_matrix_element`.
    """

    def __init__(
        self, process: Process, point: Point, settings: GeneratorSettings, masses_gev: tuple[float, float]
    ) -> None:
        self.process, self.point = process, point
        self.luminosity = Luminosity(process, settings, masses_gev)
        classes = quark_classes(point, process.quarks)
        self.classes: tuple[Quark, ...] = tuple(quark for quark in Quark if quark in classes.values())
        """Quarks that stand for those with equal couplings."""
        self._class = np.array([self.classes.index(classes[q]) for q in self.luminosity.flavours])
        self._beam = np.where(self.luminosity.from_first, 0, 1)
        self.matrix_element = load_matrix_element(settings.matrix_element, point, process.final_state)

    def columns(
        self, leptons: Real, mass: Real, rapidity: Real, rng: np.random.Generator
    ) -> tuple[Real, Real]:
        """Return d sigma for the quark of each column of the luminosity.

        A matrix element that evaluates one quark at a time does so for one column of each point, drawn in
        proportion to the luminosities, which stands for all.

        Parameters
        ----------
        leptons
            Momenta in the rest frame of the four leptons, the beams along z, shape (N, 4, 4) [GeV].
        mass, rapidity
            Mass of the four leptons [GeV] and their rapidity, shape (N,).
        rng
            For the draw.

        Returns
        -------
        Columns, shape (columns, N) [pb GeV^-2], and what negative PDFs, which count as zero, would change,
        shape (N,).
        """
        momenta = np.zeros((len(mass), 6, 4))
        momenta[:, 2:] = leptons
        momenta[:, :2, 0] = mass[:, None] / 2.0
        momenta[:, 0, 3], momenta[:, 1, 3] = mass / 2.0, mass / -2.0
        flux, changed = self.luminosity.columns(mass, rapidity)
        # d sigma = (luminosity/S)(|M|^2/2S) dS dy dPhi_4
        factor = PB_GEV2 / (2.0 * mass**4)
        if isinstance(self.matrix_element, HelicityMatrixElement):
            parts = self.matrix_element.parts(momenta, self.classes)
            squares = parts.at(self.process.contribution, self.matrix_element.coupling)
            squares = (squares * factor)[self._class, self._beam]
            return flux.T * squares, (changed.T * np.abs(squares)).sum(axis=0)
        total = flux.sum(axis=1)
        chosen = (rng.random(len(mass))[:, None] * total[:, None] >= np.cumsum(flux, axis=1)).sum(axis=1)
        chosen = np.minimum(chosen, flux.shape[1] - 1)
        square = factor * self._squares(momenta, chosen)
        columns = np.zeros_like(flux.T)
        columns[chosen, np.arange(len(mass))] = total * square
        return columns, changed.sum(axis=1) * np.abs(square)

    def _squares(self, momenta: Real, column: npt.NDArray[np.intp]) -> Real:
        result = np.empty(len(column))
        for number, quark in enumerate(self.classes):
            for beam in (0, 1):
                mine = (self._class[column] == number) & (self._beam[column] == beam)
                if mine.any():
                    order = [1, 0, 2, 3, 4, 5] if beam else slice(None)
                    p = momenta[mine][:, order]
                    result[mine] = self.matrix_element.evaluate(p, quark, self.process.contribution)
        return result
