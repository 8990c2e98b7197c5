"""Generate: parton luminosities of q q~, one column for each quark flavour and beam it comes from."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.generate.base import GeneratorSettings, Process
from recast.generate.pdf import load_pdf

__all__ = ["QUARK_PID", "Luminosity"]

Real = npt.NDArray[np.float64]

QUARK_PID = {"d": 1, "u": 2, "s": 3, "c": 4, "b": 5}
"""PDG identity codes."""


class Luminosity:
    """x1 f(x1) x2 f(x2) for the flavours of a process.

    Raises
    ------
    InputError
        If the scales of the process are outside the PDF grid.
    """

    def __init__(
        self, process: Process, settings: GeneratorSettings, masses_gev: tuple[float, float]
    ) -> None:
        self.sqrt_s_gev = process.sqrt_s_gev
        self.pdf = load_pdf(settings.pdf_set)
        self._settings = settings
        pids = np.array([QUARK_PID[name] for name in process.quarks])
        self.quark_pids = np.concatenate([pids, pids])
        """PDG code of the quark of each column."""
        self.from_first = np.repeat([True, False], len(pids))
        """Whether the quark of the column comes from the beam along +z."""
        self.flavours = process.quarks * 2
        """Name of the quark of each column."""
        self._quarks = [self.pdf.column(int(pid)) for pid in pids]
        self._antiquarks = [self.pdf.column(-int(pid)) for pid in pids]
        for scale in self.scale(np.array(masses_gev)):
            if not self.pdf.q_min_gev <= scale <= self.pdf.q_max_gev:
                raise InputError(
                    f"the scale {scale:g} GeV is outside the PDF set {self.pdf.name} "
                    f"({self.pdf.q_min_gev:.3g} to {self.pdf.q_max_gev:.6g} GeV)",
                    mend="Change scale_factor, fixed_scale_gev or the mass window.",
                )

    def scale(self, mass_gev: Real) -> Real:
        """Return the factorisation scale for the mass of the final state [GeV]."""
        fixed = self._settings.scale == "fixed"
        base = np.full_like(mass_gev, self._settings.fixed_scale_gev) if fixed else mass_gev
        return self._settings.scale_factor * base

    def fractions(self, mass_gev: Real, rapidity: Real) -> tuple[Real, Real]:
        """Return x1 and x2."""
        root = mass_gev / self.sqrt_s_gev
        grow = np.exp(rapidity)
        return np.minimum(root * grow, 1.0), np.minimum(root / grow, 1.0)

    def columns(self, mass_gev: Real, rapidity: Real) -> tuple[Real, Real]:
        """Return the luminosity of each column and what negative PDFs would change.

        Negative values of a PDF set are set to zero, as Pythia does in the shower; the second result is the
        size of the change, so that it can be reported.

        Returns
        -------
        Two arrays of shape (N, 2 x flavours); first come the columns with the quark along +z.
        """
        scale = self.scale(mass_gev)
        raw = [self.pdf.xf(x, scale) for x in self.fractions(mass_gev, rapidity)]
        clipped = [np.maximum(values, 0.0) for values in raw]
        result = self._products(*clipped)
        return result, np.abs(result - self._products(*raw))

    def _products(self, first: Real, second: Real) -> Real:
        q, a = self._quarks, self._antiquarks
        return np.concatenate([first[:, q] * second[:, a], first[:, a] * second[:, q]], axis=1)
