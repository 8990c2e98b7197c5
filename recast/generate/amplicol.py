"""Generate: squared matrix elements by pyAmpliCol, from the UFO that the model room writes.

Compiled once per user and cached; afterwards a process loads the artifact in a tenth of a second.
"""

from __future__ import annotations

import contextlib
import importlib.util
import platform
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.cache import cache_folder, cached_folder, content_key
from recast.core.errors import RunError
from recast.generate.base import Contribution, FinalState, Quark
from recast.generate.helicity import zprime_width_gev
from recast.generate.physical import check_momenta, check_values
from recast.model.point import ModelPoint
from recast.model.ufo import UFOContent, ufo_files, write_ufo

__all__ = ["AmplicolMatrixElement", "prepare_artifact"]

Real = npt.NDArray[np.float64]

_MEND = "The option `matrix_element: numpy` needs none of it and gives the same numbers."
_LEPTONS = {
    FinalState.FOUR_MUONS: "mu+ mu- mu+ mu-",
    FinalState.FOUR_ELECTRONS: "e+ e- e+ e-",
    FinalState.TWO_ELECTRONS_TWO_MUONS: "e+ e- mu+ mu-",
}
_STRONG_GP = 1e15
"""A coupling at which every diagram without a Z' is far below rounding error."""
_TIMEOUT_S = 900


def _process(quark: Quark, final_state: FinalState) -> str:
    return f"{quark} {quark}~ > {_LEPTONS[final_state]}"


def prepare_artifact() -> Path:
    """Return the folder of the compiled matrix elements, making it if the cache lacks it (about 15 s).

    One artifact holds every final state and quark. It is keyed by the UFO's text, the processes and the
    version of pyAmpliCol, and safe under concurrent and interrupted runs (`cached_folder`).

    Raises
    ------
    RunError
        If pyAmpliCol or Symbolica is missing, does not run on this machine or refuses its licence.
    """
    if importlib.util.find_spec("pyamplicol") is None:
        raise RunError("pyAmpliCol is not installed", where="matrix_element: amplicol", mend=_MEND)
    processes = [_process(quark, state) for state in FinalState for quark in Quark]
    description = {
        "ufo": content_key(ufo_files(UFOContent.FOUR_LEPTON)),
        "processes": processes,
        "pyamplicol": version("pyamplicol"),
        "machine": platform.machine(),
    }
    return cached_folder("amplicol", description, lambda folder: _build(folder, processes)) / "artifact"


def _build(folder: Path, processes: list[str]) -> None:
    ufo = write_ufo(folder / "lmultau_four_lepton", UFOContent.FOUR_LEPTON)
    lock, artifact = cache_folder() / ".symbolica.lock", folder / "artifact"
    command = [sys.executable, "-m", "recast.generate.amplicol_worker", str(lock), str(ufo), str(artifact)]
    with subprocess.Popen(  # noqa: S603 - our own module, no user input
        [*command, *processes], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as worker:
        try:
            # communicate() would close the worker's standard input, by which it knows that we live
            assert worker.stderr is not None  # noqa: S101 - opened above
            timer = threading.Timer(_TIMEOUT_S, worker.kill)
            timer.start()
            log = worker.stderr.read().decode(errors="replace")
            status = worker.wait()
        finally:
            timer.cancel()
            worker.kill()
    if status != 0 or not artifact.is_dir():
        lines = [line.strip() for line in log.splitlines() if line.strip()] or ["no message"]
        said = next((line for line in reversed(lines) if "error" in line.lower()), lines[-1])
        how = f"ended by signal {-status}" if status < 0 else f"exit status {status}"
        raise RunError(
            f"pyAmpliCol could not make the matrix elements ({how}: {said[:300]})",
            where="matrix_element: amplicol",
            mend=_MEND,
        )


@contextlib.contextmanager
def _without_symbolica() -> Iterator[None]:
    """Import pyAmpliCol without Symbolica, which evaluation does not need and which allows one process."""
    if "symbolica" in sys.modules:
        yield
        return
    sys.modules["symbolica"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["symbolica"]


class AmplicolMatrixElement:
    """|M|^2 of q q~ -> 4mu, 4e, 2e2mu by pyAmpliCol (a `MatrixElement`).

    With the Z' width held fixed, |M|^2 = S + g'^2 I + g'^4 N exactly, so that the parts are separated by
    evaluations at several couplings. Objects can be sent to other processes; each thread of each process
    loads the artifact for itself.
    """

    name = "amplicol"

    def __init__(self, point: ModelPoint, final_state: FinalState) -> None:
        self.point = point
        self.final_state = FinalState(final_state)
        self.gamma_zp_gev = zprime_width_gev(point)
        """Total width of the Z' [GeV], held fixed."""
        self._has_zprime = self.final_state is FinalState.FOUR_MUONS and point.gp > 0
        self._artifact = prepare_artifact()
        self._local = threading.local()

    def __getstate__(self) -> dict[str, Any]:
        return {key: value for key, value in self.__dict__.items() if key != "_local"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._local = threading.local()

    def evaluate(
        self, momenta: npt.NDArray[np.float64], quark: Quark, contribution: Contribution
    ) -> npt.NDArray[np.float64]:
        """Return the averaged |M|^2 (see `recast.generate.base.MatrixElement`).

        Raises
        ------
        InputError
            For momenta that are not finite, massless and conserved, or where |M|^2 is infinite.
        RunError
            If the artifact cannot be loaded.
        """
        quark, contribution = Quark(quark), Contribution(contribution)
        momenta = check_momenta(momenta)
        if contribution is Contribution.FULL:
            return check_values(self._at(momenta, quark, self.point.gp))
        if contribution is Contribution.SM:
            return check_values(self._at(momenta, quark, 0.0))
        if not self._has_zprime or not len(momenta):
            return np.zeros(len(momenta))
        gp2 = self.point.gp**2
        quartic = check_values(self._at(momenta, quark, _STRONG_GP) / _STRONG_GP**4)
        if contribution is Contribution.NP:
            return gp2**2 * quartic
        interference = gp2 * check_values(self._quadratic(momenta, quark, quartic))
        return interference if contribution is Contribution.INTERFERENCE else interference + gp2**2 * quartic

    def _quadratic(self, momenta: Real, quark: Quark, quartic: Real) -> Real:
        """Return the coefficient of g'^2.

        Each event is evaluated at a coupling where S and g'^4 N are of one size, so that no digits are
        lost; couplings are powers of 4, so that an event's value does not depend on its neighbours.
        """
        standard = check_values(self._at(momenta, quark, 0.0))
        exponent = np.rint(np.log2(standard / quartic) / 8.0).astype(np.int64)  # of g'^2 = 16^exponent
        result = np.empty(len(momenta))
        for value in np.unique(exponent):
            chosen = exponent == value
            gp = 4.0 ** float(value)
            total = self._at(momenta[chosen], quark, gp)
            result[chosen] = (total - standard[chosen] - gp**4 * quartic[chosen]) / gp**2
        return result

    def _at(self, momenta: Real, quark: Quark, gp: float) -> Real:
        runtime = self._runtime(quark)
        runtime.set_model_parameters({"gp": gp})
        return np.asarray(runtime.evaluate(momenta), dtype=np.complex128).real.copy()

    def _runtime(self, quark: Quark) -> Any:
        """Return this thread's runtime: a runtime must stay in the thread that made it."""
        loaded: dict[Quark, Any] = self._local.__dict__.setdefault("runtimes", {})
        if quark not in loaded:
            scheme = self.point.electroweak
            parameters = {
                "Gf": scheme.fermi_constant,
                "MZ": scheme.mz_gev,
                "WZ": scheme.gamma_z_gev,
                "MW": scheme.mw_gev,
                "MZp": self.point.mzp_gev,
                "WZp": self.gamma_zp_gev,
            }
            try:
                with _without_symbolica():
                    from pyamplicol import Runtime  # noqa: PLC0415 - heavy, and optional with `numpy`
                process = _process(quark, self.final_state)
                loaded[quark] = Runtime.load(self._artifact, process=process, model_parameters=parameters)
            except Exception as error:  # its own hierarchy, not importable without it
                raise RunError(
                    f"pyAmpliCol cannot load its artifact ({type(error).__name__}: {error})",
                    where=str(self._artifact),
                    mend=f"Remove the folder {self._artifact.parent} and run again. {_MEND}",
                ) from error
        return loaded[quark]
