"""Generate: the names that a UFO defines (particles, orders, restrictions), without running its code."""

from __future__ import annotations

import ast
import dataclasses
from dataclasses import dataclass
from pathlib import Path

from recast.core.errors import InputError, did_you_mean
from recast.core.python_code import module_tree
from recast.core.reading import read_text
from recast.core.trust import is_shipped, require_trust
from recast.model.ufo.validate import require_python3

__all__ = ["ModelNames", "read_names"]

_MULTIPARTICLES = ("p", "j", "l+", "l-", "vl", "vl~")
"""Those that MadGraph defines for every model."""


@dataclass(frozen=True, slots=True)
class ModelNames:
    """What a process may be written with; names as MadGraph spells them (`spelling`)."""

    particles: dict[str, int]
    """PDG code by name."""
    orders: frozenset[str]
    """Names of the coupling orders."""
    restrictions: frozenset[str]
    """Names of restriction cards."""
    multiparticles: frozenset[str] = frozenset(_MULTIPARTICLES)
    case_sensitive: bool = False
    """Whether two names differ by nothing but case; if not, MadGraph writes all in small letters."""

    def spelling(self, name: str) -> str:
        """Return the name as MadGraph has it (`models/import_ufo.py` of 3.5.7)."""
        return name if self.case_sensitive else name.lower()

    def with_definitions(self, labels: frozenset[str]) -> ModelNames:
        """Return the same names and further multiparticle labels."""
        return dataclasses.replace(self, multiparticles=self.multiparticles | labels)

    def require_restriction(self, name: str) -> None:
        """Raise an `InputError` if there is no such restriction card."""
        if name not in self.restrictions:
            raise InputError(
                f'the UFO has no restriction "{name}"',
                where="restriction",
                mend=did_you_mean(name, self.restrictions),
            )


def read_names(ufo: Path) -> ModelNames:
    """Return the names of the UFO in folder `ufo`.

    Raises
    ------
    InputError
        If it is no UFO (`recast.model.ufo.validate`), or its particles are not written out as such.
    """
    folder = require_python3(ufo)
    if not is_shipped(folder, "mc_cards", "ufo"):  # MadGraph runs it
        require_trust("the UFO", str(folder))
    written: dict[str, int] = {}
    for call in _calls(folder / "particles.py", "Particle"):
        code, name, antiname = (call.get(key) for key in ("pdg_code", "name", "antiname"))
        if isinstance(code, int) and isinstance(name, str):
            written[name] = code
            if isinstance(antiname, str) and antiname != name:
                written[antiname] = -code
    case_sensitive = len({name.lower() for name in written}) < len(written)
    particles = {name if case_sensitive else name.lower(): code for name, code in written.items()}
    if not particles:
        raise InputError("no particles are written out in particles.py", where=str(folder))
    orders = {
        call["name"] for call in _calls(folder / "coupling_orders.py", "CouplingOrder") if "name" in call
    }
    restrictions = {
        path.stem.removeprefix("restrict_") for path in folder.glob("restrict_*.dat") if path.is_file()
    }
    return ModelNames(
        particles,
        frozenset(map(str, orders)),
        frozenset(restrictions),
        case_sensitive=case_sensitive,
    )


def _calls(path: Path, function: str) -> list[dict[str, object]]:
    """Return the literal keyword arguments of the calls of `function`."""
    tree = module_tree(read_text(path))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
            found.append({word.arg: _literal(word.value) for word in node.keywords if word.arg})
    return found


def _literal(node: ast.expr) -> object:
    try:
        value: object = ast.literal_eval(node)
    except ValueError:  # an expression, such as the mass
        return None
    return value
