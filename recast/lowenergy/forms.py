"""Lowenergy: the two versions of formulae where print and derivation of arXiv:1403.1269 differ.

The differences, each with the number that settles it, are in docs/errata.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recast.core.words import parses_words
from recast.inputs.lowenergy import DataSet

__all__ = ["Box", "Form", "Forms", "forms_for"]


class Form(StrEnum):
    """Which of two versions."""

    PRINTED = "printed"
    DERIVED = "derived"


class Box(StrEnum):
    """Scalar boxes in B_s mixing (19): the sign of the left-right term."""

    PRINTED = "printed"
    """Minus, as (19c) has it."""
    DERIVED = "derived"
    """Plus."""
    NONE = "none"
    """Boxes left out, as in the text above (21)."""


@parses_words
@dataclass(frozen=True, slots=True)
class Forms:
    """The choice for every formula in question."""

    box: Box
    matching: Form
    """(18): 9.7 for every left-right term (printed), or tree exchange matched at mZ' and boxes at the heavy
    quarks (derived)."""
    kinetic_mixing: Form
    """(15): prefactor 2/9 or 4/3."""
    top: Form
    """(24): prefactor 2 or 1/2."""
    quark_couplings: Form
    """Z' couplings of quarks of a model point: (8) and (13), the leading order in vPhi/m (printed), or those
    of the mass matrices (12) (derived). A named sector, with products of Yukawas, has the leading order."""
    z_couplings: Form
    """(32), (33): the virtual Z' alone (printed), or with the decays that radiate it, to first order in g'^2
    (derived)."""

    @classmethod
    @parses_words
    def all(cls, form: Form) -> Forms:
        """Return the same choice everywhere."""
        return cls(Box(form), form, form, form, form, form)


@parses_words
def forms_for(data: DataSet) -> Forms:
    """Return the choice of a data set: `2014` as printed in the paper, `current` as derived."""
    return Forms.all(Form.PRINTED if data is DataSet.PAPER else Form.DERIVED)
