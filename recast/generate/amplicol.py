"""Generate: squared matrix elements by pyAmpliCol, from the UFO that the model room writes.

A process loads the compiled artifact in a tenth of a second and needs no Symbolica.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, RunError
from recast.core.words import parses_words
from recast.generate.amplicol_artifact import MEND, prepare_artifact, process_name
from recast.generate.base import Contribution, FinalState, Quark, has_new_physics, quark_classes
from recast.generate.physical import check_momenta, check_values, to_rest_frame
from recast.model.base import Point

__all__ = ["AmplicolMatrixElement", "AmplicolRuntimes"]

Real = npt.NDArray[np.float64]

_LOADED = threading.local()
"""Runtimes of a thread, by artifact and process, with the values that they have: those of all points.

pyAmpliCol 1.0.1 keeps the code of a runtime mapped when the runtime is gone, thousands of mappings for a
large model, and a process may have 65530.
"""
_STRONG = 1e15
"""A coupling at which every diagram without the new particle is far below rounding error."""


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


class AmplicolRuntimes:
    """Compiled matrix elements of an artifact; objects can be sent to other processes.

    Each thread of each process loads the artifact for itself: a runtime must stay in the thread that made it;
    all objects of an artifact share it.

    Parameters
    ----------
    artifact
        Folder of `recast.generate.amplicol_artifact`.
    values
        External parameters of the UFO.
    """

    def __init__(self, artifact: Path, values: Mapping[str, float]) -> None:
        self._artifact = artifact
        self._values = dict(values)

    def evaluate(self, process: str, momenta: Real, changes: Mapping[str, float]) -> Real:
        """Return |M|^2 of a process; `changes` are external parameters with other values.

        Raises
        ------
        RunError
            If the artifact cannot be loaded.
        """
        runtime = self._runtime(process, {**self._values, **changes})
        return np.asarray(runtime.evaluate(momenta), dtype=np.complex128).real.copy()

    def _runtime(self, process: str, values: dict[str, float]) -> Any:
        key = str(self._artifact), process
        loaded: dict[Any, tuple[Any, dict[str, float]]] = _LOADED.__dict__.setdefault("all", {})
        if key not in loaded:
            try:
                runtime = _runtime_class().load(self._artifact, process=process, model_parameters=values)
            except RunError:
                raise
            except Exception as error:  # its own hierarchy, not importable without it
                raise RunError(
                    f"pyAmpliCol cannot load its artifact ({type(error).__name__}: {error})",
                    where=str(self._artifact),
                    mend=f"Remove the folder {self._artifact.parent} and run again. {MEND}",
                ) from error
            loaded[key] = runtime, values
        runtime, known = loaded[key]
        other = {name: value for name, value in values.items() if known.get(name) != value}
        if other:
            runtime.set_model_parameters(other)
            loaded[key] = runtime, values
        return runtime


class AmplicolMatrixElement:
    """|M|^2 of q q~ -> 4mu, 4e, 2e2mu by pyAmpliCol (a `MatrixElement`).

    The Standard Model is the same at coupling 0, at fixed width. Where the amplitude is quadratic in the
    coupling g (`Point.quadratic`), |M|^2 = S + g^2 I + g^4 N exactly, and evaluations at several couplings
    separate the parts; else `signal` is the difference of `full` and `sm`. Objects can be sent to other
    processes; each thread of each process loads the artifact for itself.

    Parameters
    ----------
    point
        Model point.
    final_state
        The four leptons.
    width_gev
        Total width of the mediator [GeV], held fixed; the model's by default.

    Raises
    ------
    RunError
        As `prepare_artifact`.
    """

    name = "amplicol"

    @parses_words
    def __init__(self, point: Point, final_state: FinalState, *, width_gev: float | None = None) -> None:
        self.point = point
        self.final_state = final_state
        self._new_physics = has_new_physics(point, final_state)
        self._classes = quark_classes(point)
        values = point.ufo_values()
        if width_gev is not None:
            values[point.mediator.width_name] = width_gev
        self._runtimes = AmplicolRuntimes(prepare_artifact(point), values)

    @parses_words
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
        momenta = check_momenta(momenta)
        if not len(momenta):  # which pyAmpliCol refuses
            return np.zeros(0)
        momenta = to_rest_frame(momenta)  # pyAmpliCol loses many digits in a frame with a large boost
        if contribution in (Contribution.FULL, Contribution.SM):
            coupling = self.point.coupling if contribution is Contribution.FULL else 0.0
            return check_values(self._at(momenta, quark, coupling))
        if not self._new_physics:
            return np.zeros(len(momenta))
        if not self.point.quadratic:
            return self._difference(momenta, quark, contribution)
        gp2 = self.point.coupling**2
        quartic = check_values(self._at(momenta, quark, _STRONG) / _STRONG**4)
        if contribution is Contribution.NP:
            return gp2**2 * quartic
        interference = gp2 * check_values(self._quadratic(momenta, quark, quartic))
        return interference if contribution is Contribution.INTERFERENCE else interference + gp2**2 * quartic

    def _difference(self, momenta: Real, quark: Quark, contribution: Contribution) -> Real:
        if contribution is not Contribution.SIGNAL:
            raise InputError(
                f'"{contribution}" cannot be told apart: the amplitude has several powers of the coupling',
                where="matrix_element: amplicol",
                mend="Ask for sm, full or signal; matrix_element: helicity has all parts of a Z'.",
            )
        full, standard = (self._at(momenta, quark, value) for value in (self.point.coupling, 0.0))
        return np.asarray(check_values(full) - check_values(standard))

    def _quadratic(self, momenta: Real, quark: Quark, quartic: Real) -> Real:
        """Return the coefficient of g^2.

        Each event is evaluated at a coupling where S and g^4 N are of one size, so that no digits are
        lost; couplings are powers of 4, so that an event's value does not depend on its neighbours.
        """
        standard = check_values(self._at(momenta, quark, 0.0))
        exponent = np.rint(np.log2(standard / quartic) / 8.0).astype(np.int64)  # of g^2 = 16^exponent
        result = np.empty(len(momenta))
        for value in np.unique(exponent):
            chosen = exponent == value
            gp = 4.0 ** float(value)
            total = self._at(momenta[chosen], quark, gp)
            result[chosen] = (total - standard[chosen] - gp**4 * quartic[chosen]) / gp**2
        return result

    def _at(self, momenta: Real, quark: Quark, gp: float) -> Real:
        process = process_name(self._classes[quark], self.final_state)
        return self._runtimes.evaluate(process, momenta, {self.point.coupling_name: gp})


def _runtime_class() -> Any:
    try:
        with _without_symbolica():
            from pyamplicol import Runtime  # noqa: PLC0415 - heavy, and optional with `numpy`
    except ImportError as error:
        raise RunError(
            f"pyAmpliCol does not run here ({error})", where="matrix_element: amplicol", mend=MEND
        ) from error
    return Runtime
