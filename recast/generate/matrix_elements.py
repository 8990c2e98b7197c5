"""Generate: chooses between the implementations of the squared matrix elements by their name in the card."""

from __future__ import annotations

from collections.abc import Callable

from recast.core.errors import InputError, did_you_mean
from recast.core.words import parses_words
from recast.generate.amplicol import AmplicolMatrixElement
from recast.generate.amplicol_artifact import prepare_artifact
from recast.generate.base import FinalState, MatrixElement
from recast.generate.helicity import HelicityMatrixElement
from recast.model.base import Point

__all__ = ["load_matrix_element", "prepare_matrix_element"]

_KNOWN: dict[str, Callable[[Point, FinalState], MatrixElement]] = {
    AmplicolMatrixElement.name: AmplicolMatrixElement,
    HelicityMatrixElement.name: HelicityMatrixElement,
}
_PREPARE: dict[str, Callable[[Point], object]] = {AmplicolMatrixElement.name: prepare_artifact}


def _check(name: str) -> str:
    if name not in _KNOWN:
        raise InputError(f'unknown matrix_element "{name}"', mend=did_you_mean(name, _KNOWN))
    return name


@parses_words
def load_matrix_element(name: str, point: Point, final_state: FinalState) -> MatrixElement:
    """Return the matrix element `name` ('amplicol' or 'numpy') at a model point.

    The object can be sent to worker processes.

    Raises
    ------
    InputError
        If the name is unknown.
    RunError
        If pyAmpliCol is asked for and does not work here.
    """
    return _KNOWN[_check(name)](point, final_state)


def prepare_matrix_element(name: str, point: Point) -> None:
    """Make what the matrix element `name` caches, once, before workers start (errors as in loading)."""
    prepare = _PREPARE.get(_check(name))
    if prepare is not None:
        prepare(point)
