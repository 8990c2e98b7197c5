"""Generate: what becomes of particles that parton events leave undecayed, and what Pythia is told of them.

A new particle that is final in the events decays by the table in the header (DECAY in <slha>), as in Pythia
where it reads such a file itself, and so do new particles among its products. Where there is a width but no
table, or only a table of Pythia's own for another model, the file is refused. Without a width it is stable.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from recast.core.errors import InputError
from recast.core.slha import QuantumNumbers, Slha, read_slha, slha_number
from recast.events.displaced import PROMPT_MM
from recast.events.particles import PARTICLES, particle_facts
from recast.events.parton_table import PartonTable
from recast.events.pdg import is_standard
from recast.generate.fresh_pythia import fresh_pythia
from recast.generate.particle_world import MODEL_PARTICLES, ParticleWorld, definition

__all__ = ["ShowerParticles", "displaced_notes", "shower_particles"]

_FINAL = 1
_RESONANCES = frozenset({6, 23, 24, 25})
"""Particles of the Standard Model that Pythia decays where it finds them final."""
_SM_TABLE_ABOVE_GEV = 100.0
"""Tables of the Standard Model's own particles are taken for heavier ones: Pythia's SLHA:minMassSM."""
_NARROWEST_GEV = 1.97e-19
"""What is narrower is stable in Pythia (ResonanceWidths:minWidth): c tau is above 1 km."""
_SUM_TOLERANCE = 2e-3
"""Fractions of three digits add up to 1 to this."""
_MOST_PRODUCTS = 8
_WIDTHS = 5.0  # to each side, as in Pythia's own reading of SLHA
_OFF_SHELL = 100.0  # combined widths that a channel may lack, likewise
_AS_GIVEN = 100  # meMode: the fractions of the table at any mass
_HBARC_GEV_MM = 1.97326980e-13
_LIFETIME, _DECAYED = 5, 2  # column of the momenta, status


@dataclass(frozen=True, slots=True)
class ShowerParticles:
    """New and undecayed particles of a file of parton events."""

    settings: tuple[str, ...]
    """Pythia's settings for them."""
    own: tuple[QuantumNumbers, ...]
    """Those that the header defines."""
    decayed: tuple[str, ...]
    """Labels of final particles of the events that Pythia decays."""
    notes: tuple[str, ...]
    """By which table they are decayed, one line each."""

    def describe(self) -> dict[str, Any]:
        """Return what is worth telling as plain values, for provenance."""
        found = {"notes": list(self.notes), PARTICLES: particle_facts(self.own)}
        if self.notes:
            found["particle_settings"] = list(self.settings)
        return {key: value for key, value in found.items() if value}


@dataclass(slots=True)
class _Decay:
    """A table of the header that is used."""

    width_gev: float
    channels: list[tuple[float, tuple[int, ...]]]


@dataclass(slots=True)
class _Found:
    """What was decided, by PDG code."""

    header: dict[int, _Decay] = field(default_factory=dict)
    pythia: set[int] = field(default_factory=set)
    """Decayed by Pythia's own table."""
    stable: set[int] = field(default_factory=set)
    narrow: set[int] = field(default_factory=set)
    untold: set[int] = field(default_factory=set)
    """Known to Pythia, with nothing in the header."""


def shower_particles(partons: PartonTable, slha: str, where: str) -> ShowerParticles:
    """Decide what becomes of undecayed particles.

    Parameters
    ----------
    partons
        The events.
    slha
        The param card of their header, empty if there is none.
    where
        The file, for messages.

    Raises
    ------
    InputError
        If the events or a table have a particle that nobody knows; if a new particle that is final has a
        width but no table, or none but Pythia's own; if a table does not add up to 1, breaks charge or is
        closed.
    """
    card = read_slha(slha, where)
    all_codes = np.abs(partons.codes[:, 0])
    codes, first = np.unique(all_codes, return_index=True)
    final = np.unique(all_codes[partons.codes[:, 1] == _FINAL]).tolist()
    world = ParticleWorld(card, dict(zip(codes.tolist(), partons.momenta[first, 4].tolist(), strict=True)))
    for code in codes.tolist():
        world.need(code)
    found = _followed(world, final)
    settings = [line for code in sorted(world.defined) for line in _definition(world, code, found)]
    for code in sorted(set(found.header) | found.stable | found.untold):
        settings += [f"{code}:{line}" for line in _settings(world, code, found)]
    _ask_pythia(world, found, settings)
    own = tuple(card.quantum_numbers().values())
    decayed = [code for code in final if code in found.header or code in found.pythia]
    return ShowerParticles(
        tuple(settings), own, tuple(map(world.label, decayed)), tuple(_notes(world, found))
    )


def _followed(world: ParticleWorld, final: Iterable[int]) -> _Found:
    """Decide for final particles and for the products of their tables."""
    found = _Found()
    waiting, seen = list(final), set()
    while waiting:
        code = waiting.pop()
        if code in seen:
            continue
        seen.add(code)
        decay = _decide(world, code, found)
        if decay is not None:
            found.header[code] = decay
            waiting += [abs(product) for _, products in decay.channels for product in products]
    found.pythia &= {*final, *(code for code in found.pythia if _has_table(world.card, code))}
    return found


def _has_table(card: Slha, code: int) -> bool:
    return code in card.decays and bool(card.decays[code].channels)


def _decide(world: ParticleWorld, code: int, found: _Found) -> _Decay | None:
    """Return the header's table of a particle where it is to be used; else say in `found` what it is."""
    card, where = world.card, world.card.where
    label = world.label(code)
    if is_standard(code):
        if code not in _RESONANCES:
            return None
        if not _has_table(card, code) or world.data.m0(code) < _SM_TABLE_ABOVE_GEV:
            found.pythia.add(code)
            return None
    elif code not in card.decays:
        if code in {item.pdg for item in MODEL_PARTICLES}:
            raise InputError(
                f"the final particle {label} decays, but its header has no DECAY {code}",
                where=where,
                mend="Put the param card of the point into the <slha> of its header.",
            )
        (found.stable if code in world.defined else found.untold).add(code)
        return None
    if f"DECAY {code}" in card.repeated:
        raise InputError(f"DECAY {code} stands twice in its header", where=where)
    width = slha_number(card.decays[code].width)
    if not math.isfinite(width) or width < 0:
        raise InputError(
            f"the width of {label} (DECAY {code} in its header) is {card.decays[code].width!r}",
            where=where,
            mend="Give a number that is 0 or greater.",
        )
    if width == 0 and not _has_table(card, code):
        found.stable.add(code)
        return None
    if width == 0 or not _has_table(card, code):
        lack, other = ("width", "channels") if width == 0 else ("channels", "a width")
        raise InputError(
            f"{label} is left undecayed, but DECAY {code} in its header has {other} and no {lack}",
            where=where,
            mend="Complete the table, give neither for a stable particle, or decay it in the generator.",
        )
    if width < _NARROWEST_GEV:
        found.narrow.add(code)
        found.stable.add(code)
        return None
    return _Decay(width, _channels(world, code))


def _channels(world: ParticleWorld, code: int) -> list[tuple[float, tuple[int, ...]]]:
    """Return the open channels of a table."""
    channels = []
    for words in world.card.decays[code].channels:
        text = f'"{" ".join(words)}" of DECAY {code} in its header'
        numbers = [slha_number(word) for word in words]
        if not all(math.isfinite(number) and number == int(number) for number in numbers[1:]):
            raise InputError(f"{text} is no channel", where=world.card.where)
        ratio, (count, *products) = numbers[0], [int(number) for number in numbers[1:]] or [0]
        if not 2 <= len(products) <= _MOST_PRODUCTS or count != len(products):
            raise InputError(
                f"{text} is no channel of 2 to {_MOST_PRODUCTS} products",
                where=world.card.where,
                mend="Give fraction, number of products and their PDG codes.",
            )
        if not 0 <= ratio <= 1 + _SUM_TOLERANCE:
            raise InputError(f"{text} has a fraction that is not from 0 to 1", where=world.card.where)
        if ratio > 0:
            _check_channel(world, code, products, text)
            channels.append((ratio, tuple(products)))
    total = math.fsum(ratio for ratio, _ in channels)
    if abs(total - 1.0) > _SUM_TOLERANCE:
        raise InputError(
            f"the fractions of DECAY {code} in its header add up to {total:.6g}, not 1",
            where=world.card.where,
            mend="Complete the table: Pythia would take it for all of the width.",
        )
    return channels


def _check_channel(world: ParticleWorld, code: int, products: list[int], text: str) -> None:
    for product in products:
        world.need(abs(product))
        if not world.exists(product):
            raise InputError(f"{text} has an antiparticle that does not exist", where=world.card.where)
    charge = sum(map(world.charge3, products)) - world.charge3(code)
    if charge:
        raise InputError(f"{text} does not keep the electric charge", where=world.card.where)
    mass = float(world.data.m0(code)) if is_standard(code) else world.mass(code)
    lack = sum(map(world.mass, products)) - mass
    spread = math.hypot(*(world.width(item) for item in (code, *products)))
    if lack > _OFF_SHELL * spread:
        raise InputError(
            f"{text} is closed: its products are heavier than {world.label(code)}", where=world.card.where
        )


def _definition(world: ParticleWorld, code: int, found: _Found) -> tuple[str, ...]:
    particle = world.particles[code]
    if code in found.header:
        return definition(particle, world.mass(code))
    return definition(particle, world.header_mass(code) if code in found.stable else None)


def _settings(world: ParticleWorld, code: int, found: _Found) -> list[str]:
    lines: list[str] = []
    if code not in world.defined and not is_standard(code):
        mass = world.mass(code) if code in found.header else world.header_mass(code)
        lines += [f"m0 = {mass!r}"] if mass is not None else []
        lines += ["mayDecay = off", "isResonance = off"] if code in found.stable else []
    return lines + (_resonance(world, code, found.header[code]) if code in found.header else [])


def _resonance(world: ParticleWorld, code: int, decay: _Decay) -> list[str]:
    """Return the settings that Pythia makes itself of a DECAY table (SLHAinterface::initSLHA)."""
    mass = float(world.data.m0(code)) if is_standard(code) else world.mass(code)
    spread = min(_WIDTHS * decay.width_gev, mass / 2.0)
    lightest = min(sum(map(world.mass, products)) for _, products in decay.channels)
    lines = [
        f"mWidth = {decay.width_gev!r}",
        f"mMin = {max(mass - spread, lightest)!r}",
        f"mMax = {mass + spread!r}",
        "mayDecay = on",
        "isResonance = on",
    ]
    for number, (ratio, products) in enumerate(decay.channels):
        channel = f"1 {ratio!r} {_AS_GIVEN} {' '.join(map(str, products))}"
        lines.append(f"{'addChannel' if number else 'oneChannel'} = {channel}")
    return lines


def _ask_pythia(world: ParticleWorld, found: _Found, settings: list[str]) -> None:
    """Check with Pythia what decays: its own tables of new particles are other models'."""
    if not found.header and not found.untold:
        return
    pythia = fresh_pythia()
    quiet = ("Print:quiet = on", "Print:errors = off", "ProcessLevel:all = off")
    for line in (*quiet, "PartonLevel:all = off", "HadronLevel:all = off", *settings):
        if not pythia.readString(line):
            raise InputError(f'Pythia does not take "{line}"', where=world.card.where)
    if not pythia.init():
        raise InputError("Pythia does not take the particles of its header", where=world.card.where)
    data: Any = pythia.particleData

    def decays(code: int) -> bool:
        wide = data.isResonance(code) and data.mWidth(code) > 0.0
        return bool(data.mayDecay(code) and data.canDecay(code) and (wide or not data.isResonance(code)))

    for code in sorted(found.untold):
        if decays(code):
            raise InputError(
                f"{world.label(code)} is left undecayed and its header has no table (DECAY {code}): Pythia's "
                "own is that of another model",
                where=world.card.where,
                mend=f"Put DECAY {code} with its channels into the <slha> of its header (width 0 if it is "
                "stable), or decay it in the generator.",
            )
    for code in sorted(found.header):
        if not decays(code):
            raise InputError(
                f"Pythia leaves {world.label(code)} stable in spite of DECAY {code} in its header",
                where=world.card.where,
                mend="Check mass, width and products.",
            )


def displaced_notes(table: PartonTable) -> tuple[str, ...]:
    """Return a note on particles of parton events that live long before they decay (VTIMUP)."""
    far = (table.momenta[:, _LIFETIME] > PROMPT_MM) & (table.codes[:, 1] == _DECAYED)
    codes = ", ".join(map(str, np.unique(table.codes[far, 0])))
    what = f"{codes} of the file: c tau of single decays is above {PROMPT_MM:g} mm (VTIMUP)"
    return (f"{what}, but the products count as prompt",) if far.any() else ()


def _notes(world: ParticleWorld, found: _Found) -> Iterable[str]:
    for codes, text in (
        (sorted(found.header), "decayed by the table in its header, isotropically"),
        (sorted(found.pythia), "decayed by Pythia's own table"),
        (sorted(found.narrow), f"stable, as the width is below {_NARROWEST_GEV:g} GeV"),
    ):
        if codes:
            yield f"{', '.join(map(world.label, codes))}: {text}"
    far = [code for code, item in found.header.items() if _HBARC_GEV_MM / item.width_gev > PROMPT_MM]
    if far:
        labels = ", ".join(map(world.label, sorted(far)))
        yield f"{labels}: c tau is above {PROMPT_MM:g} mm, but the products count as prompt"
    redefined = sorted(code for code in world.defined if world.data.isParticle(code))
    if redefined:
        listed = ", ".join(map(str, redefined))
        yield f"BLOCK QNUMBERS {listed} of its header takes the place of what Pythia has under this code"
