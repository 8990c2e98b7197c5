"""Generate: parton distributions from the LHAPDF6 grids that Pythia brings, with LHAPDF6's interpolation.

The grids are found through the installed files of pythia8mc, so that nothing needs to be downloaded.
"""

from __future__ import annotations

import functools
import math
import re
import sys
import sysconfig
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.special import lambertw

from recast.core.errors import InputError, RunError, did_you_mean
from recast.inputs.pdf_sets import stated_alpha_s

__all__ = ["PdfSet", "load_pdf", "pdf_folder", "pdf_names"]

Real = npt.NDArray[np.float64]

_SUFFIX = "_0000.dat"
_NUMBER = re.compile(r"[-+]?\d+\.\d+[eE][-+]\d\d")
_MZ_GEV = 91.1876
"""Scale of the alpha_s that is known of the sets."""
_FIVE_FLAVOURS_GEV = 5.0


@functools.cache
def pdf_folder() -> Path:
    """Return the folder of Pythia's PDF grids.

    Raises
    ------
    RunError
        If no installed pythia8mc has one.
    """
    candidates: list[Path] = []
    try:
        for entry in files("pythia8mc") or ():
            if entry.parts[-2:-1] == ("pdfdata",):
                candidates.append(Path(str(entry.locate())).resolve().parent)
                break
    except PackageNotFoundError:
        pass
    candidates += [
        Path(root) / "share" / "Pythia8" / "pdfdata" for root in (sysconfig.get_path("data"), sys.prefix)
    ]
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise RunError(
        "the PDF grids of Pythia (share/Pythia8/pdfdata) are missing",
        mend="Install pythia8mc again: pip install --force-reinstall pythia8mc",
    )


def pdf_names() -> list[str]:
    """Return the names of the proton sets in `pdf_folder` that are in LHAPDF6 format."""
    names = (path.name.removesuffix(_SUFFIX) for path in pdf_folder().glob("*" + _SUFFIX))
    return sorted(name for name in names if "DPDF" not in name)  # those are diffractive


class PdfSet:
    """The central member of a PDF set: x f(x, Q) for all partons of the grid.

    Interpolation is LHAPDF6's `logcubic`: cubic in log x and log Q^2, slopes at the knots being the mean
    of the slopes of both neighbouring intervals (1412.7420, section 4); each flavour-threshold subgrid
    stands alone. There is no extrapolation: a point outside the grid is an error.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        """Name of the set."""
        self._grids: list[tuple[Real, Real, Real]] = []
        # log x and log Q^2 of the knots, Bezier points of all patches
        self._q2_edges: list[float] = []
        for block in text.split("---")[1:]:
            if block.strip():
                self._add(block)
        if not self._grids:
            raise InputError(f"PDF set {name} has no grid", where=name + _SUFFIX)
        self.x_min = math.exp(self._grids[0][0][0])
        """Smallest x of the grid."""
        self.q_min_gev = math.sqrt(self._q2_edges[0])
        """Smallest scale of the grid [GeV]."""
        self.q_max_gev = math.sqrt(self._q2_edges[-1])
        """Largest scale of the grid [GeV]."""

    def _add(self, block: str) -> None:
        try:
            x_line, q_line, pid_line, numbers = block.strip().split("\n", 3)
            x, q = np.array(x_line.split(), float), np.array(q_line.split(), float)
            pids = tuple(int(word) for word in pid_line.split())
            # in CT14qed_proton some numbers touch: "0.00000000e+000.00000000e+00"
            values = np.array(_NUMBER.findall(numbers), float).reshape(x.size, q.size, len(pids))
        except ValueError as error:
            raise InputError(f"PDF grid cannot be read ({error})", where=self.name + _SUFFIX) from error
        once = np.append(np.diff(x) > 0, True)  # CT14qed_proton has its first x twice
        x, values = x[once], values[once]
        if not self._q2_edges:
            self.pids = pids
            """PDG identity codes of the partons, in the order of the grid."""
            self._q2_edges = [q[0] ** 2]
        if (
            pids != self.pids
            or not math.isclose(q[0] ** 2, self._q2_edges[-1])
            or not np.isfinite(values).all()
        ):
            raise InputError("PDF subgrids do not fit together", where=self.name + _SUFFIX)
        self._q2_edges.append(q[-1] ** 2)
        log_x, log_q2 = np.log(x), 2.0 * np.log(q)
        along_x = np.moveaxis(_bezier(values, log_x), 1, 0)
        points = np.ascontiguousarray(np.moveaxis(_bezier(along_x, log_q2), 0, 1))
        self._grids.append((log_x, log_q2, points))

    def xf(self, x: npt.ArrayLike, q_gev: npt.ArrayLike) -> Real:
        """Return x f(x, Q) of all partons.

        Parameters
        ----------
        x
            Momentum fractions, shape (N,).
        q_gev
            Scales [GeV], shape (N,) or a single one.

        Returns
        -------
        Shape (N, len(pids)), columns in the order of `pids`.

        Raises
        ------
        InputError
            If a point is outside the grid (or not a number).
        """
        xs, qs = np.broadcast_arrays(np.asarray(x, float), np.asarray(q_gev, float))
        q2 = qs**2
        inside = (xs >= self.x_min * (1 - 1e-12)) & (xs <= 1.0)
        inside &= (q2 >= self._q2_edges[0]) & (q2 <= self._q2_edges[-1])
        if not inside.all():
            bad = int(np.argmin(inside))
            raise InputError(
                f"x = {xs.flat[bad]:.6g}, Q = {qs.flat[bad]:.6g} GeV is outside the grid "
                f"(x {self.x_min:.3g} to 1, Q {self.q_min_gev:.4g} to {self.q_max_gev:.6g} GeV)",
                where=f"PDF set {self.name}",
            )
        from recast.generate.pdf_kernel import interpolate  # noqa: PLC0415 - loads numba

        result = np.empty((len(xs), len(self.pids)))
        log_x, log_q2 = np.log(xs), np.log(q2)
        which = np.searchsorted(self._q2_edges[1:-1], q2, side="right")
        for number in np.unique(which):
            chosen = np.flatnonzero(which == number)
            knots_x, knots_q, points = self._grids[number]
            interpolate(log_x, log_q2, chosen, knots_x, knots_q, points, result)
        return result

    def column(self, pid: int) -> int:
        """Return the column of `xf` that holds the parton `pid` (21 or 0: gluon)."""
        try:
            return self.pids.index(pid)
        except ValueError:
            raise InputError(
                f"PDF set {self.name} has no parton {pid}",
                mend=f"It has {', '.join(map(str, self.pids))}: leave that quark out.",
            ) from None

    @property
    def _alpha_s_mz(self) -> float | None:
        stated = re.search(r"_as_0(\d{3})", self.name)
        return int(stated[1]) / 1000.0 if stated else stated_alpha_s().get(self.name)

    def require_alpha_s(self) -> float:
        """Return alpha_s(mZ) of the set; an `InputError` if it is not known."""
        found = self._alpha_s_mz
        if found is None:
            raise InputError(
                f"no strong coupling is known for the PDF set {self.name}",
                mend="Take another set: the names of most state it.",
            )
        return found

    def alpha_s(self, q_gev: npt.ArrayLike) -> Real | None:
        """Return alpha_s(Q) run at one loop with five flavours, as a rate at lowest order takes it.

        It starts at mZ from the value that the set's name states, or that pdf_sets.yaml does; None if neither
        does (`require_alpha_s`).
        """
        start = self._alpha_s_mz
        if start is None:
            return None
        slope = start * (33 - 2 * 5) / (6 * math.pi)
        return np.asarray(start / (1.0 + slope * np.log(np.asarray(q_gev, float) / _MZ_GEV)))

    def alpha_s_two_loops(self, q_gev: npt.ArrayLike) -> Real:
        """Return alpha_s(Q) run at two loops with five flavours, as a rate at next-to-leading order takes it.

        It starts at mZ from the value that the set's name states, or that pdf_sets.yaml does. The equation
        d alpha/d ln Q^2 = -b0 alpha^2 - b1 alpha^3 is solved exactly.

        Raises
        ------
        InputError
            If no value is known, or Q is not above 5 GeV, where there are five flavours.

        Examples
        --------
        >>> load_pdf("NNPDF31_nlo_as_0118_luxqed").alpha_s_two_loops([91.1876, 45.5938]).round(4).tolist()
        [0.118, 0.1318]
        """
        start = self.require_alpha_s()
        q = np.asarray(q_gev, float)
        if not (q > _FIVE_FLAVOURS_GEV).all():
            raise InputError(
                f"the strong coupling at {q.min():.4g} GeV has not five flavours",
                where=f"PDF set {self.name}",
                mend=f"Scales must be above {_FIVE_FLAVOURS_GEV:g} GeV.",
            )
        b0, b1 = (33 - 2 * 5) / (12 * math.pi), (153 - 19 * 5) / (24 * math.pi**2)
        ratio = b1 / b0
        # u = 1/(ratio alpha) fulfils u - ln(1 + u) = (b0/ratio) ln Q^2 + constant
        first = 1.0 / (ratio * start)
        right = first - math.log1p(first) + 2.0 * b0 / ratio * np.log(q / _MZ_GEV)
        u = -np.real(lambertw(-np.exp(-right - 1.0), -1)) - 1.0
        return np.asarray(1.0 / (ratio * u))


def _bezier(values: Real, points: Real) -> Real:
    """Return the Bezier points of the piecewise cubic along axis 0: knots, and two between each pair of them.

    `values` has shape (n, ...), the result (3 n - 2, ...).
    """
    step = np.diff(points).reshape(-1, *[1] * (values.ndim - 1))
    secant = np.diff(values, axis=0) / step
    slope = np.concatenate([secant[:1], (secant[:-1] + secant[1:]) / 2.0, secant[-1:]])
    result = np.repeat(values, 3, axis=0)[1:-1]
    result[1::3] += slope[:-1] * step / 3.0
    result[2::3] -= slope[1:] * step / 3.0
    return result


@functools.lru_cache(maxsize=4)
def load_pdf(name: str) -> PdfSet:
    """Return the PDF set `name` from Pythia's share folder.

    Raises
    ------
    InputError
        If there is no such set; the nearest name is given.
    """
    known = pdf_names()
    if name not in known:
        raise InputError(f'unknown PDF set "{name}"', where="pdf_set", mend=f"{did_you_mean(name, known)}")
    return PdfSet(name, (pdf_folder() / (name + _SUFFIX)).read_text(encoding="ascii"))
