"""Generate: MadSpin computes with the values of the run's param card, and not with defaults of the UFO.

MadSpin 3.5.7 compiles programs that read the param card by `LHA_blockread`, with strings of 40 characters
where the caller has 20. Compiled by gfortran 12 they find no parameter at all, say so in the log, and go on
with the defaults of the UFO. The defaults of the run's copy of the UFO are therefore set to the card's
values, and the log is searched for defaults that differ from the card.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path

from recast.core.errors import InputError, RunError
from recast.core.slha import read_slha, slha_number

__all__ = ["DecayFacts", "check_defaults", "decay_facts", "set_defaults"]

_Key = tuple[str, *tuple[int, ...]]
"""Block in capitals and the numbers of an entry."""

_NOT_READ = re.compile(r"parameter (\S+) not found\s+setting it to default value\s+(\S+)")
_NAMED = re.compile(r"^\s*([A-Za-z]\w*)((?:\s+\d+)+)\s+([A-Za-z]\w*)\s*$", re.MULTILINE)
_BRANCHING = re.compile(r"Branching ratio to allowed decays:\s*(\S+)")
_ABOVE = re.compile(r"Number of events with weights larger than max_weight:\s*(\d+)")
_PRECISION = 1e-6

_SET_DEFAULTS = """

# values of the param card of this run
_values_of_the_card = {values}
for _parameter in all_parameters:
    if _parameter.nature == 'external':
        _key = (_parameter.lhablock.upper(), *_parameter.lhacode)
        _parameter.value = _values_of_the_card.get(_key, _parameter.value)
"""


@dataclass(frozen=True, slots=True)
class DecayFacts:
    """What MadSpin did to a file of events."""

    branching_ratio: float
    """Factor on the cross section."""
    above_max_weight: int
    """Events whose weight was above the maximum that MadSpin found; they count once all the same."""


def card_values(text: str) -> dict[_Key, float]:
    """Return the numbers of a param card by block and code; widths have the block DECAY.

    Raises
    ------
    InputError
        If it is no SLHA text of numbers.
    """
    document = read_slha(text, "param card")
    if not document.blocks:
        raise InputError("this is no SLHA param card", where="param card")
    values: dict[_Key, float] = {}
    for name, block in document.blocks.items():
        for key, value in block.items():
            number = slha_number(value)
            if key and math.isfinite(number):
                values[name, *key] = number
    for code, table in document.decays.items():
        if math.isfinite(width := slha_number(table.width)):  # not "auto"
            values["DECAY", code] = width
    return values


def set_defaults(model: Path, card: str) -> None:
    """Make the card's values the defaults of a UFO's copy, which belongs to one run."""
    path = model / "parameters.py"
    text = path.read_text(encoding="utf-8") + _SET_DEFAULTS.format(values=card_values(card))
    path.write_text(text, encoding="utf-8")
    for compiled in model.glob("*.pkl"):
        compiled.unlink()


def check_defaults(log: str, identities: str, card: str, where: str) -> None:
    """Refuse events for which MadSpin used another value than the card's.

    Parameters
    ----------
    log
        MadSpin's log.
    identities
        Text of `ident_card.dat`: block, codes and name of each parameter.
    card
        The param card.
    where
        Place of the log, for messages.

    Raises
    ------
    RunError
        Names the parameter.
    """
    keys = {
        name.lower(): (block.upper(), *map(int, codes.split()))
        for block, codes, name in _NAMED.findall(identities)
    }
    values = card_values(card)
    for name, default in _NOT_READ.findall(log):
        value = values.get(keys.get(name.lower(), ("",)))
        if value is not None and not math.isclose(float(default), value, rel_tol=_PRECISION):
            raise RunError(
                f"MadSpin computed with {name} = {float(default):g}, the param card has {value:g}",
                where=where,
                mend="Its programs do not read the card. Give the UFO these defaults.",
            )


def decay_facts(log: str) -> DecayFacts:
    """Return what MadSpin's log says of its decays.

    Raises
    ------
    RunError
        If it does not state the branching ratio: MadSpin did not come to its end.
    """
    ratio, above = _BRANCHING.findall(log), _ABOVE.findall(log)
    if not ratio or not above:
        raise RunError("MadSpin did not come to its end", where="MadGraph", mend="See the log.")
    return DecayFacts(float(ratio[-1]), int(above[-1]))
