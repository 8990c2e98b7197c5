"""Events: the particles that an event file defines itself, whatever its format.

An LHE file has them in BLOCK QNUMBERS of its header. `recast convert` hands them on in the facts of Parquet
and ROOT files, `recast shower` in the sample description beside a file: HepMC has no room for them.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from recast.core.errors import InputError
from recast.core.slha import QuantumNumbers, read_slha, slha_number
from recast.events.full import FINAL, FullEvents, FullFile
from recast.events.pdg import is_standard
from recast.events.sample import Sample, described

__all__ = ["PARTICLES", "described_particles", "file_particles", "note_undecayed", "particle_facts"]

_RESONANCES = frozenset({6, 23, 24, 25})
"""Particles of the Standard Model that decay at once."""
PARTICLES = "particles"
"""Key of the particles in facts and provenance."""


@functools.lru_cache(maxsize=64)
def _of_card(slha: str, where: str) -> tuple[QuantumNumbers, ...]:
    return tuple(read_slha(slha, where).quantum_numbers().values())


def file_particles(file: FullFile, run: int = 0) -> tuple[QuantumNumbers, ...]:
    """Return the particles that a file defines; call it when the first chunk of the run is out.

    Parameters
    ----------
    file
        The open file.
    run
        Run of the generator, where files were joined.

    Raises
    ------
    InputError
        If a BLOCK QNUMBERS or a description is damaged.
    """
    if run < len(file.runs) and file.runs[run].get("slha"):
        return _of_card(file.runs[run]["slha"], file.where)
    if PARTICLES in file.facts:
        return _from_facts(file.facts[PARTICLES], file.where)
    if file.sample is not None:
        return _of_sample(file.sample, file.where)
    return described_particles(Path(file.where))


def note_undecayed(file: FullFile, events: FullEvents) -> None:
    """Add a note to an LHE file for each particle that its events leave undecayed, and that has a width.

    Raises
    ------
    InputError
        If its header is damaged.
    """
    if events.run >= len(file.runs) or "slha" not in file.runs[events.run]:
        return
    unstable = _unstable(file.runs[events.run]["slha"], file.where)
    for code in np.unique(np.abs(events.pid[events.status == FINAL])).tolist():
        text = f"PDG {code} is final in its events, though it decays: nothing is seen of its products"
        if code in unstable and text not in file.notes:
            file.notes.append(text)


@functools.lru_cache(maxsize=64)
def _unstable(slha: str, where: str) -> frozenset[int]:
    widths = {code: slha_number(table.width) for code, table in read_slha(slha, where).decays.items()}
    new = {code for code, width in widths.items() if width > 0 and not is_standard(code)}
    return frozenset(new | _RESONANCES)


def described_particles(path: Path) -> tuple[QuantumNumbers, ...]:
    """Return the particles that the sample description beside an event file defines.

    Raises
    ------
    InputError
        If the description is damaged.
    """
    sample = described(path)
    return _of_sample(sample, str(path)) if sample is not None else ()


def particle_facts(particles: Iterable[QuantumNumbers]) -> list[dict[str, Any]]:
    """Return particles as plain values, for facts and provenance."""
    return [dataclasses.asdict(particle) for particle in particles]


def _of_sample(sample: Sample, where: str) -> tuple[QuantumNumbers, ...]:
    shower = sample.provenance.get("shower")
    facts = shower.get(PARTICLES, []) if isinstance(shower, dict) else []
    return _from_facts(facts, where)


def _from_facts(facts: Any, where: str) -> tuple[QuantumNumbers, ...]:
    try:
        return tuple(
            QuantumNumbers(
                int(item["pdg"]),
                int(item["charge3"]),
                int(item["spin_states"]),
                int(item["colour"]),
                bool(item["self_conjugate"]),
            )
            for item in facts
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"its list of particles is damaged ({error!r})", where=where, mend="Make it again."
        ) from error
