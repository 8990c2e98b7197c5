"""Model: runs the Python of a UFO that is not ours, in a process of its own; prints what it defines as JSON.

Run as a program (`python -I foreign_worker.py FOLDER`), with nothing but the standard library. Only files
with content are run; the classes that they use are those below, whatever the UFO's object library has.
Parameters and couplings are evaluated as Python does it: the reference for everything else. Memory and files
that it writes are limited.
"""

from __future__ import annotations

import ast
import cmath
import contextlib
import json
import os
import re
import resource
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["main", "mended"]

_MODULES = (
    "function_library",
    "parameters",
    "particles",
    "couplings",
    "lorentz",
    "vertices",
    "coupling_orders",
)
_OPTIONAL = ("propagators", "form_factors", "decays")
_ARGUMENTS = {
    "Particle": "pdg_code name antiname spin color mass width texname antitexname charge",
    "Parameter": "name nature type value texname",
    "CTParameter": "name type value texname",
    "Vertex": "name particles color lorentz couplings",
    "CTVertex": "name particles color lorentz couplings type loop_particles",
    "Coupling": "name value order",
    "Lorentz": "name spins structure",
    "Function": "name arguments expression",
    "CouplingOrder": "name expansion_order hierarchy perturbative_expansion",
    "Decay": "particle partial_widths",
    "FormFactor": "name type value",
    "Propagator": "name numerator denominator",
}
_LISTS = {
    "Particle": "particles", "Parameter": "parameters", "CTParameter": "CTparameters", "Vertex": "vertices",
    "CTVertex": "CTvertices", "Coupling": "couplings", "Lorentz": "lorentz", "Function": "functions",
    "CouplingOrder": "orders", "Decay": "decays", "FormFactor": "form_factors", "Propagator": "propagators",
}  # fmt: skip
_ROUNDING = 1e-12
_LIMITS = {resource.RLIMIT_AS: 4 * 1024**3, resource.RLIMIT_FSIZE: 256 * 1024**2}
"""Bytes of memory, and of a file, what is printed included."""


class _Thing:
    """Anything that a UFO defines: its arguments are its attributes."""

    def __init__(self, *values: Any, **options: Any) -> None:
        for name, value in zip(_ARGUMENTS[type(self).__name__].split(), values, strict=False):
            setattr(self, name, value)
        self.__dict__.update(options)
        _found[type(self).__name__].append(self)

    def get(self, name: str) -> Any:
        return getattr(self, name)

    def set(self, name: str, value: Any) -> None:
        setattr(self, name, value)


class _Particle(_Thing):
    def anti(self) -> Any:
        flipped = {"pdg_code": -self.pdg_code, "name": self.antiname, "antiname": self.name}  # type: ignore[attr-defined]
        flipped["charge"] = -getattr(self, "charge", 0)
        if self.color not in (1, 8):  # type: ignore[attr-defined]
            flipped["color"] = -self.color  # type: ignore[attr-defined]
        other = object.__new__(type(self))
        other.__dict__.update({**self.__dict__, **flipped})
        _found["Particle"].append(other)
        return other


class _Function(_Thing):
    def __call__(self, *values: Any) -> Any:
        return eval(self.expression, dict(_NAMES), dict(zip(self.arguments, values, strict=True)))  # type: ignore[attr-defined]  # noqa: S307 - what this process is for


_found: dict[str, list[Any]] = {name: [] for name in _LISTS}
_NAMES: dict[str, Any] = {"cmath": cmath, "complex": complex, "abs": abs}


class _UFOError(Exception):
    pass


def _library() -> types.ModuleType:
    """Return the module that stands for the UFO's object library."""
    library = types.ModuleType("object_library")
    special = {"Particle": _Particle, "Function": _Function}
    for name, listed in _LISTS.items():
        setattr(library, name, type(name, (special.get(name, _Thing),), {}))
        setattr(library, f"all_{listed}", _found[name])
    library.UFOError = _UFOError  # type: ignore[attr-defined]
    library.UFOBaseClass = _Thing  # type: ignore[attr-defined]
    return library


_PREFIX = r"(?:(?<!\w)[rRuUbB]{1,2})?"
_LITERAL = re.compile(
    rf"""{_PREFIX}(?P<quotes>"{{3}}|'{{3}})(?:\\.|(?!(?P=quotes)).)*(?P=quotes)"""
    rf"""|{_PREFIX}"(?:\\.|[^"\\\n])*"|{_PREFIX}'(?:\\.|[^'\\\n])*'|\#[^\n]*""",
    re.S,
)
"""A text in quotes, or a comment."""
_HIDDEN = re.compile("\0([0-9]+)\0")


def mended(text: str) -> str:
    """Return Python 2 text as Python 3: tabs, print, raise and except, numbers such as 01 and 10L.

    What stands in quotes stays as it is.
    """
    with contextlib.suppress(SyntaxError):
        ast.parse(text)
        return text
    literals: list[str] = []

    def hidden(found: re.Match[str]) -> str:
        literals.append(re.sub(r"^[uU](?=[rR])", "", found[0]))
        return f"\0{len(literals) - 1}\0"

    text = _without_prints(_LITERAL.sub(hidden, text.expandtabs(8)))
    text = re.sub(r"^(\s*raise\s+[\w.]+)\s*,\s*(.+)$", r"\1(\2)", text, flags=re.M)
    text = re.sub(r"\bexcept\s+([\w.]+|\([^()]*\))\s*,\s*(\w+)\s*:", r"except \1 as \2:", text)
    text = re.sub(r"(?<!\0)\b(\d+)[lL]\b", r"\1", text)
    text = re.sub(r"(?<![\w.\0])0+(\d+)(?![\w.])", r"\1", text)
    text = text.replace("<>", "!=")
    return _HIDDEN.sub(lambda found: literals[int(found[1])], text)


def _without_prints(code: str) -> str:
    """Return code without its print statements, whose texts are hidden; they may go on in further lines."""
    parts, at = [], 0
    for found in re.finditer(r"(?:^|(?<=[:;]))([ ]*)print\b(?!\s*\()", code, flags=re.M):
        parts += [code[at : found.start()], found[1], "pass"]
        at, depth = found.end(), 0
        while at < len(code) and (depth or code[at] not in "\n;"):
            depth += (code[at] in "([{") - (code[at] in ")]}")
            at += 2 if code.startswith("\\\n", at) else 1
    return "".join(parts) + code[at:]


class _Loader:
    """Runs the modules of a folder once each; an import of one of them, however it is written, means it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.modules: dict[str, types.ModuleType] = {"object_library": _library()}

    def load(self, name: str) -> types.ModuleType:
        if name in self.modules:
            return self.modules[name]
        path = self._folder / f"{name}.py"
        module = types.ModuleType(name)
        module.__file__ = str(path)
        module.__dict__["__builtins__"] = {**vars(__import__("builtins")), "__import__": self._import}
        self.modules[name] = module
        data = path.read_bytes()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("latin-1")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        exec(compile(mended(text), str(path), "exec"), module.__dict__)  # noqa: S102 - what this process is for
        return module

    def _import(
        self, name: str, globals_: Any = None, locals_: Any = None, names: Any = (), level: int = 0
    ) -> Any:
        last = name.rpartition(".")[2]
        if not last and level:  # from . import particles
            package = types.ModuleType("ufo")
            for item in names or ():
                setattr(package, item, self.load(item))
            return package
        own = level or name.partition(".")[0] == self._folder.name or "." not in name
        if own and (last == "object_library" or (self._folder / f"{last}.py").is_file()):
            return self.load(last)
        return __import__(name, globals_, locals_, names or (), 0)


def _number(value: Any) -> list[float] | None:
    """Return [real, imaginary]; None where it is no finite number."""
    try:
        found = complex(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return [found.real, found.imag] if cmath.isfinite(found) else None


def _evaluate(text: Any, known: dict[str, Any]) -> Any:
    return eval(text, dict(known)) if isinstance(text, str) else text  # noqa: S307 - what this process is for


def _values() -> dict[str, Any]:
    """Return the value of every parameter; internal ones in rounds, whatever their order in the file."""
    known = dict(_NAMES)
    for function in _found["Function"]:
        known[function.name] = function
    waiting = []
    for item in _found["Parameter"]:
        if item.nature == "external":
            known[item.name] = _real(_evaluate(item.value, known), "real")
        else:
            waiting.append(item)
    while waiting:
        left = []
        for item in waiting:
            try:
                known[item.name] = _real(_evaluate(item.value, known), getattr(item, "type", "complex"))
            except NameError:
                left.append(item)
            except (ArithmeticError, ValueError, TypeError):
                known[item.name] = float("nan")
        if len(left) == len(waiting):
            break
        waiting = left
    return known


def _real(value: Any, kind: str) -> Any:
    found = complex(value)
    near = abs(found.imag) <= _ROUNDING * abs(found.real) or found.imag == 0
    return found.real if kind == "real" and near else found


def _name(item: Any) -> str:
    return item if isinstance(item, str) else "ZERO" if item in (0, None) else str(item.name)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else repr(value)


def _leading(value: Any) -> Any:
    """Return the finite part of a coupling: the others are of loops."""
    return value.get(0, "0") if isinstance(value, dict) else value


def _safely(text: Any, known: dict[str, Any]) -> list[float] | None:
    try:
        return _number(_evaluate(text, known))
    except (ArithmeticError, ValueError, TypeError, NameError):
        return None


def _content() -> dict[str, Any]:
    known = _values()
    return {
        "particles": [
            {
                "pdg": item.pdg_code, "name": item.name, "antiname": item.antiname, "spin": item.spin,
                "color": item.color, "mass": _name(item.mass), "width": _name(item.width),
                "charge": str(getattr(item, "charge", 0)), "tex": getattr(item, "texname", item.name),
                "antitex": getattr(item, "antitexname", item.antiname),
                "goldstone": any(
                    bool(getattr(item, key, False))
                    for key in ("goldstone", "goldstoneboson", "GoldstoneBoson")
                ),
            }
            for item in _found["Particle"]
        ],
        "externals": [
            {
                "name": item.name, "value": _number(known[item.name]), "block": str(item.lhablock),
                "code": [int(number) for number in item.lhacode], "tex": getattr(item, "texname", item.name),
            }
            for item in _found["Parameter"]
            if item.nature == "external"
        ],
        "internals": [
            {
                "name": item.name, "text": _text(item.value), "kind": getattr(item, "type", "complex"),
                "tex": getattr(item, "texname", item.name), "value": _number(known.get(item.name)),
            }
            for item in _found["Parameter"]
            if item.nature != "external"
        ],
        "functions": [
            {"name": item.name, "arguments": list(item.arguments), "text": item.expression}
            for item in _found["Function"]
        ],
        "couplings": [
            {
                "name": item.name, "text": _text(_leading(item.value)),
                "value": _safely(_leading(item.value), known),
                "order": {key: int(value) for key, value in dict(getattr(item, "order", {})).items()},
            }
            for item in _found["Coupling"]
        ],
        "lorentz": [
            {"name": item.name, "spins": list(item.spins), "text": item.structure}
            for item in _found["Lorentz"]
        ],
        "vertices": [
            {
                "name": item.name, "particles": [part.name for part in item.particles],
                "color": list(item.color),
                "lorentz": [part.name for part in item.lorentz],
                "couplings": [[*place, cell.name] for place, cell in item.couplings.items()],
            }
            for item in _found["Vertex"]
        ],
        "orders": [
            {
                "name": item.name, "expansion": int(getattr(item, "expansion_order", 99)),
                "hierarchy": int(getattr(item, "hierarchy", 1)),
            }
            for item in _found["CouplingOrder"]
        ],
        "decays": [
            {
                "parent": item.particle.name, "products": [part.name for part in products],
                "text": _text(text),
            }
            for item in _found["Decay"]
            for products, text in item.partial_widths.items()
        ],
    }  # fmt: skip


@contextlib.contextmanager
def _own_output() -> Iterator[Any]:
    """Keep standard output for the JSON; what the UFO prints, in whatever way, goes to standard error."""
    sys.stdout.flush()
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as out:
        os.dup2(2, 1)
        yield out


def _limit() -> None:
    for kind, most in _LIMITS.items():
        _, hard = resource.getrlimit(kind)
        with contextlib.suppress(OSError, ValueError):  # a system without it
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def main(arguments: list[str]) -> int:
    """Load the UFO of a folder and print it; if that fails, what fails, with exit status 1."""
    folder = Path(arguments[0])
    _limit()
    with _own_output() as out:
        try:
            loader = _Loader(folder)
            for name in _MODULES:
                loader.load(name)
            for name in _OPTIONAL:
                if (folder / f"{name}.py").is_file():
                    loader.load(name)
            text = json.dumps(_content())
        except Exception as error:  # whatever that code does
            place = getattr(error, "filename", None) or ""
            out.write(f"{type(error).__name__}: {error} {Path(place).name}".strip())
            return 1
        out.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
