"""Generate: what a process folder says of itself: its poles, its param card, entries chosen for it.

Read from configs.inc, leshouche.inc and Cards of a folder that MadGraph 3.5 wrote.
"""

from __future__ import annotations

import re
from pathlib import Path

from recast.core.errors import RunError

__all__ = ["chosen_entries", "default_param_card", "poles"]

_PROPAGATOR = re.compile(r"\(\s*SPROP\(I,-?\d+,\s*\d+\),\s*I=1,\s*\d+\)\s*/([^/]*)/", re.IGNORECASE)
_EXTERNAL = re.compile(r"\(\s*IDUP\(I,\s*\d+,\s*\d+\),\s*I=1,\s*\d+\)\s*/([^/]*)/", re.IGNORECASE)
_CHOSEN = ("maxjetflavor", "asrwgtflavor", "sde_strategy", "nhel")
"""Entries of the run card whose default MadGraph chooses for each process."""


def poles(process: Path) -> set[int]:
    """Return PDG codes, without sign, of s-channel propagators that are no external particles.

    A final particle that also propagates, as a top quark in p p > t t~ g, is never on its mass shell twice.
    """
    inner: set[int] = set()
    outer: set[int] = set()
    for folder in (process / "SubProcesses").glob("P*"):
        for name, pattern, found in (
            ("configs.inc", _PROPAGATOR, inner),
            ("leshouche.inc", _EXTERNAL, outer),
        ):
            for numbers in pattern.findall(_joined(_read(folder / name))):
                found |= {abs(int(number)) for number in numbers.split(",")}
    return inner - outer - {0}


def default_param_card(process: Path) -> str:
    """Return the text of the param card that MadGraph made from the UFO."""
    return _read(process / "Cards" / "param_card_default.dat")


def chosen_entries(process: Path) -> dict[str, str]:
    """Return the entries of the run card that MadGraph chose for this process."""
    found = re.findall(
        r"^\s*(\S+)\s*=\s*(\w+)", _read(process / "Cards" / "run_card_default.dat"), re.MULTILINE
    )
    return {name: value for value, name in found if name in _CHOSEN}


def _joined(text: str) -> str:
    """Return Fortran with its continuation lines put together."""
    return re.sub(r"\n {5}[^ 0\n]", "", text)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise RunError(
            f"the process folder is damaged ({error.strerror})", where=str(path), mend="Remove this folder."
        ) from error
