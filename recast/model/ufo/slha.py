"""Model: SLHA text of a set of external parameters, with quantum numbers of the new particles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pyslha

from recast.model.ufo.elements import Lagrangian

__all__ = ["Channel", "card_text"]

Channel = tuple[float, tuple[int, ...]]
"""Branching ratio and PDG codes of the products."""

_STANDARD = 100
"""PDG codes below this, except the Z', need no quantum numbers in the card."""
_WIDTH = 20
"""MadGraph cuts a longer number off, exponent included, without a word."""


def card_text(
    lagrangian: Lagrangian, values: dict[str, float], channels: Mapping[int, Sequence[Channel]] | None = None
) -> str:
    """Return SLHA text with the externals of the Lagrangian and quantum numbers of its new particles.

    Numbers have as many digits as fit into the 20 characters that MadGraph's reader keeps: 14 or more.

    Parameters
    ----------
    lagrangian
        It has the external parameters and the particles.
    values
        Value of each external parameter by name.
    channels
        Decay channels by the PDG code of the parent; other particles have a width alone. Massless particles
        then have a mass too, as in the cards that MadGraph writes: MadSpin needs it. None: external
        parameters alone, as in a restriction card.
    """
    blocks: dict[str, pyslha.Block] = {}
    decays: dict[int, pyslha.Particle] = {}
    for item in lagrangian.externals:
        value = _number(float(values[item.name]))
        if item.block == "DECAY":
            parent = pyslha.Particle(item.code[0], value)
            for ratio, products in (channels or {}).get(item.code[0], ()):
                parent.add_decay(ratio, len(products), products)
            decays[item.code[0]] = parent
            continue
        block = blocks.setdefault(item.block, pyslha.Block(item.block))
        block[item.code if len(item.code) > 1 else item.code[0]] = value
    for particle in lagrangian.particles:
        if particle.mass == "ZERO" and channels is not None:
            blocks["MASS"][particle.pdg] = 0.0
        if particle.goldstone or (particle.pdg < _STANDARD and particle.name != "Zp"):
            continue
        numbers = pyslha.Block(f"QNUMBERS {particle.pdg}")
        numbers[1] = int(3 * Fraction(particle.charge))
        numbers[2], numbers[3] = particle.spin, particle.color
        numbers[4] = 0 if particle.self_conjugate else 1
        blocks[numbers.name] = numbers
    text: str = pyslha.writeSLHA(pyslha.Doc(blocks, decays))
    return "# Param card, written by recast.model.ufo\n\n" + text.rstrip() + "\n"


def _number(value: float) -> str:
    text = repr(value)
    digits = 17
    while len(text) > _WIDTH:
        digits -= 1
        text = f"{value:.{digits}g}"
    return text
