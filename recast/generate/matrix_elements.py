"""Generate: chooses between the implementations of the squared matrix elements by their name in the card."""

from __future__ import annotations

from collections.abc import Callable

from recast.core.words import parses_words
from recast.generate.amplicol import AmplicolMatrixElement
from recast.generate.amplicol_artifact import prepare_artifact
from recast.generate.base import FinalState, MatrixElement, matrix_element_word
from recast.generate.helicity import HelicityMatrixElement, exchanged
from recast.model.base import Point

__all__ = ["load_matrix_element", "matrix_element_name", "prepare_matrix_element"]

_KNOWN: dict[str, Callable[[Point, FinalState], MatrixElement]] = {
    AmplicolMatrixElement.name: AmplicolMatrixElement,
    HelicityMatrixElement.name: HelicityMatrixElement,
}


def matrix_element_name(word: str, point: Point) -> str:
    """Return the implementation that a word of the card takes: `auto` is the own one where it holds.

    Raises
    ------
    InputError
        If the word is unknown, or asks for the own ones where they do not hold.
    """
    name = matrix_element_word(word)
    if name == HelicityMatrixElement.name:
        exchanged(point)
    if name != "auto":
        return name
    return AmplicolMatrixElement.name if point.bosons is None else HelicityMatrixElement.name


@parses_words
def load_matrix_element(word: str, point: Point, final_state: FinalState) -> MatrixElement:
    """Return the matrix element of `matrix_element_name` at a model point.

    The object can be sent to worker processes.

    Raises
    ------
    InputError
        If the word is unknown, or the own matrix elements are asked for where they do not hold.
    RunError
        If pyAmpliCol is taken and does not work here.
    """
    return _KNOWN[matrix_element_name(word, point)](point, final_state)


def prepare_matrix_element(word: str, point: Point) -> None:
    """Make what the matrix element caches, once, before workers start (errors as in loading)."""
    if matrix_element_name(word, point) == AmplicolMatrixElement.name:
        prepare_artifact(point)
