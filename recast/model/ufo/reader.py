"""Model: reads any UFO: what its Python defines, as plain data; its parameters evaluated at any values."""

from __future__ import annotations

import functools
import math
import os
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from recast.core.atomic import write_text
from recast.core.cache import cached_folder, hash_files
from recast.core.errors import InputError, did_you_mean
from recast.core.reading import parse_json, read_text, trusting
from recast.core.slha import read_slha, slha_number
from recast.core.trust import is_shipped, require_trust
from recast.model.ufo import foreign_worker
from recast.model.ufo.elements import ExternalParameter, Particle
from recast.model.ufo.formula import Formula, Function, Value, formula
from recast.model.ufo.validate import require_ufo

__all__ = ["UFO", "Cell", "Channel", "ForeignVertex", "Order", "parse_ufo", "read_restriction", "read_ufo"]

_SAME = 1e-9
"""Largest relative difference to Python's value: differences of large numbers round differently."""
_TIMEOUT_S = 300
_LAST_WORDS = 10_000
"""Bytes of what failed code said that are looked at."""
_LIGHTEST_RATIO = 1e-9
"""An imaginary part below this part of the real one is rounding."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One colour and Lorentz structure of a vertex and the name of its coupling."""

    color: str
    lorentz: str
    coupling: str


@dataclass(frozen=True, slots=True)
class ForeignVertex:
    """A vertex of a UFO."""

    name: str
    particles: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """A coupling order."""

    hierarchy: int
    """Its weight in WEIGHTED."""
    expansion: int
    """Largest power in an amplitude."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A decay of decays.py and its partial width [GeV], an expression that is read where it is used."""

    parent: str
    products: tuple[str, ...]
    text: str


@dataclass(frozen=True, eq=False)
class UFO:
    """A UFO as data: what its Python defined when it was run, once, in a process of its own.

    Sent to other processes as the text that it was read from.
    """

    text: str
    """What `foreign_worker` printed (JSON)."""
    where: str
    particles: tuple[Particle, ...]
    """Without the antiparticles."""
    externals: Mapping[str, ExternalParameter]
    internals: Mapping[str, Formula]
    """In an order in which each needs those before it."""
    kinds: Mapping[str, str]
    """Kind of each internal parameter, real or complex."""
    couplings: Mapping[str, Formula]
    powers: Mapping[str, Mapping[str, int]]
    """Coupling orders of each coupling."""
    orders: Mapping[str, Order]
    structures: Mapping[str, tuple[tuple[int, ...], str]]
    """Spins and expression of each Lorentz structure."""
    vertices: tuple[ForeignVertex, ...]
    channels: tuple[Channel, ...]
    ambiguous: frozenset[str]
    """Parameters that are defined twice, differently."""
    functions: tuple[Function, ...]
    left_out: frozenset[str] = frozenset()
    """Names of the vertices that `without` took out."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _parsed_without, (self.text, self.where, self.left_out)

    def without(self, names: frozenset[str]) -> UFO:
        """Return the UFO without vertices of these names, and without the decays that they alone make.

        Decays of decays.py are those of the vertices with their particles; one that has no such vertex (a
        loop, a decay through others) stays.
        """
        gone = frozenset(item.name for item in self.vertices if item.name in names)
        if not gone:
            return self
        return replace(
            self,
            vertices=tuple(item for item in self.vertices if item.name not in gone),
            channels=tuple(
                channel
                for channel in self.channels
                if not (made := self.decay_vertices(channel)) or not made <= gone
            ),
            left_out=self.left_out | gone,
        )

    def decay_vertices(self, channel: Channel) -> frozenset[str]:
        """Return the names of the vertices whose particles are those of a decay, as outgoing ones."""
        parent = self.particle(channel.parent)
        incoming = parent.antiname if channel.parent == parent.name else parent.name
        legs = sorted((incoming, *channel.products))
        return frozenset(item.name for item in self.vertices if sorted(item.particles) == legs)

    def particle(self, key: int | str) -> Particle:
        """Return a particle by its PDG code, name or antiname.

        Raises
        ------
        InputError
            If there is none.
        """
        for item in self.particles:
            if key in (item.pdg, -item.pdg, item.name, item.antiname):
                return item
        known = [name for item in self.particles for name in (item.name, str(item.pdg))]
        raise InputError(
            f'the UFO has no particle "{key}"', where=self.where, mend=did_you_mean(str(key), known)
        )

    def width(self, channel: Channel, values: Mapping[str, Value]) -> float:
        """Return a partial width of decays.py [GeV] for the values of all parameters."""
        return complex(formula(channel.text, self.functions, self.where).evaluate(values)).real

    def defaults(self) -> dict[str, float]:
        """Return the values of the external parameters that the UFO gives them."""
        return {name: item.value for name, item in self.externals.items()}

    def values(self, externals: Mapping[str, float]) -> dict[str, Value]:
        """Return the values of all parameters and couplings for those of the external ones.

        NaN where a value cannot be computed; parameters that are declared real are real.
        """
        known: dict[str, Value] = {"ZERO": 0.0, **externals}
        for name, item in self.internals.items():
            value = item.evaluate(known)
            if self.kinds[name] == "real":
                found = complex(value)
                value = found.real if abs(found.imag) <= _LIGHTEST_RATIO * abs(found.real) else value
            known[name] = value
        # models of loops have couplings with counterterms, which nothing here defines
        return known | {
            name: item.evaluate(known) if item.names <= known.keys() else math.nan
            for name, item in self.couplings.items()
        }


_SHIPPED = ("mc_cards", "ufo")
"""Folder of our own UFOs; what is in it counts for those alone who read it."""


def read_ufo(folder: Path, where: str = "ufo") -> UFO:
    """Return what the UFO of a folder defines.

    A UFO is Python code. It is run in a process of its own, isolated from this installation, once for
    each content: what it defines is kept in the user's cache. A warning says so before code that is not
    shipped with this program is run.

    Raises
    ------
    InputError
        If it is no UFO, its code fails, or an expression in it is more than arithmetic; or if a value of it
        is not what Python evaluates it to.
    """
    folder = require_ufo(folder, where).resolve()
    shipped = is_shipped(folder, *_SHIPPED)
    if not shipped:
        require_trust("the UFO", str(folder))
    files = hash_files(folder)  # its code may read any of them
    worker = hash_files(Path(foreign_worker.__file__).parent, ("foreign_worker.py",))

    def build(place: Path) -> None:
        if not shipped:
            warnings.warn(
                f"the UFO {folder} is Python code, which runs now, in a process of its own: use models whose "
                "authors you trust",
                stacklevel=1,
            )
        write_text(place / "ufo.json", _run(folder, where))

    place = cached_folder("ufo-content", {"files": files, "reader": worker, "name": folder.name}, build)
    return parse_ufo((place / "ufo.json").read_text(encoding="utf-8"), str(folder))


def _run(folder: Path, where: str) -> str:
    command = [sys.executable, "-I", str(foreign_worker.__file__), str(folder)]
    # files, which have a limit: what the code prints without end would fill the memory of a pipe's reader
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
        try:
            done = subprocess.run(  # noqa: S603 - what the user asked for, and was told
                command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=said,
                timeout=_TIMEOUT_S,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise InputError(
                f"{folder}: its Python code does not end in {_TIMEOUT_S} s", where=where
            ) from error
        out.seek(0)
        text = out.read().decode()
        if done.returncode == 0 and text:
            return text
        if not text:  # the interpreter itself failed
            said.seek(-min(said.seek(0, os.SEEK_END), _LAST_WORDS), os.SEEK_END)
            text = said.read().decode(errors="replace")
        lines = text.strip().splitlines() or [f"it ends with status {done.returncode}"]
        raise InputError(
            f"the Python code of {folder} fails: {lines[-1]}",
            where=where,
            mend="Does another program load it?",
        )


@functools.lru_cache(maxsize=8)
def parse_ufo(text: str, where: str) -> UFO:
    """Return the UFO that the output of `foreign_worker` describes; errors as in `read_ufo`."""
    content = parse_json(text, where)
    with trusting(where, mend="Does another program load it?"):
        _check_kinds(content, where)
        return _ufo(text, content, where)


_KINDS = {
    **dict.fromkeys(("name", "antiname", "text", "mass", "width", "block", "kind", "parent"), str),
    **dict.fromkeys(("pdg", "spin", "expansion", "hierarchy"), int),
}
"""Types of what has these names in the content; code may define anything."""


def _parsed_without(text: str, where: str, left_out: frozenset[str]) -> UFO:
    return parse_ufo(text, where).without(left_out)


def _check_kinds(content: Mapping[str, Any], where: str) -> None:
    for what, items in content.items():
        for item in items:
            for key, kind in _KINDS.items():
                if key in item and type(item[key]) is not kind:
                    raise InputError(
                        f"{key} of {item.get('name', 'one')} of its {what} is {item[key]!r}", where=where
                    )


def _ufo(text: str, content: dict[str, Any], where: str) -> UFO:
    for kind in ("couplings", "lorentz"):
        _, clash = _once(content[kind])
        for name in sorted(clash):
            raise InputError(f"two {kind} are called {name}, and differ", where=where, mend="Rename one.")
    functions: list[Function] = []
    for item in content["functions"]:
        try:
            body = formula(item["text"], functions, where)
        except InputError:  # counted only where something uses it
            continue
        functions.append(Function(item["name"], tuple(item["arguments"]), body))
    externals = {}
    for item in content["externals"]:
        if item["value"] is None or item["value"][1]:
            raise InputError(f"the external parameter {item['name']} has no real value", where=where)
        name = item["name"]
        externals[name] = ExternalParameter(
            name, item["value"][0], item["block"].upper(), tuple(item["code"]), item["tex"]
        )
    unsorted, ambiguous = _once(content["internals"])
    internals = {item["name"]: formula(item["text"], functions, where) for item in unsorted}
    ufo = UFO(
        text=text,
        where=where,
        particles=_particles(content["particles"], where),
        externals=externals,
        internals=_sorted(internals, {*externals, "ZERO"}, where),
        kinds={item["name"]: item["kind"] for item in unsorted},
        couplings={item["name"]: formula(item["text"], functions, where) for item in content["couplings"]},
        powers={item["name"]: item["order"] for item in content["couplings"]},
        orders={item["name"]: Order(item["hierarchy"], item["expansion"]) for item in content["orders"]},
        structures={item["name"]: (tuple(item["spins"]), item["text"]) for item in content["lorentz"]},
        vertices=tuple(
            ForeignVertex(
                item["name"],
                tuple(item["particles"]),
                tuple(Cell(item["color"][i], item["lorentz"][j], name) for i, j, name in item["couplings"]),
            )
            for item in content["vertices"]
        ),
        channels=tuple(
            Channel(item["parent"], tuple(item["products"]), item["text"]) for item in content["decays"]
        ),
        ambiguous=frozenset(ambiguous),
        functions=tuple(functions),
    )
    _compare(ufo, content)
    return ufo


def _once(items: Iterable[dict[str, Any]]) -> tuple[list[dict[str, Any]], set[str]]:
    """Return the last definition of each parameter, and the names with several that differ."""
    found: dict[str, dict[str, Any]] = {}
    ambiguous = set()
    for item in items:
        if item["name"] in found and found[item["name"]]["text"] != item["text"]:
            ambiguous.add(item["name"])
        found[item["name"]] = item
    return list(found.values()), ambiguous


def _sorted(internals: dict[str, Formula], known: set[str], where: str) -> dict[str, Formula]:
    waiting, done = dict(internals), set(known)
    found: dict[str, Formula] = {}
    while waiting:
        ready = {name: item for name, item in waiting.items() if item.names <= done}
        if not ready:
            name, item = next(iter(waiting.items()))
            missing = sorted(item.names - done - set(internals)) or sorted(item.names - done)
            raise InputError(f"the parameter {name} needs {missing[0]}, which is not defined", where=where)
        found |= ready
        done |= set(ready)
        waiting = {name: item for name, item in waiting.items() if name not in ready}
    return found


def _particles(items: Iterable[dict[str, Any]], where: str) -> tuple[Particle, ...]:
    found: dict[str, Particle] = {}
    for item in items:
        if item["name"] in found and item["pdg"] != found[item["name"]].pdg:
            raise InputError(
                f"two particles are called {item['name']}: {found[item['name']].pdg} and {item['pdg']}",
                where=where,
                mend="Rename one.",
            )
        if item["antiname"] in found and item["antiname"] != item["name"]:
            continue  # the antiparticle of one that is there
        charge = str(Fraction(float(item["charge"])).limit_denominator(30))
        plain = {key: value for key, value in item.items() if key != "charge"}
        found[item["name"]] = Particle(**plain, charge=charge)
    return tuple(found.values())


def _compare(ufo: UFO, content: dict[str, Any]) -> None:
    """Compare every parameter and coupling with Python's own evaluation."""
    values = ufo.values(ufo.defaults())
    for item in (*content["internals"], *content["couplings"], *content["externals"]):
        name, expected = item["name"], item.get("value")
        if expected is None or name in ufo.ambiguous:
            continue
        if not abs(complex(values[name]) - complex(*expected)) <= _SAME * abs(complex(*expected)):
            raise InputError(
                f"{name} is {complex(*expected):.6g} by Python and {complex(values[name]):.6g} here",
                where=ufo.where,
                mend="Please report it.",
            )


def read_restriction(ufo: UFO, path: Path) -> dict[str, float]:
    """Return the external parameters that a restriction or param card gives, by name.

    Raises
    ------
    InputError
        If there is no such card, or an entry is no number.
    """
    card = read_slha(read_text(path), str(path))
    found = {}
    for name, item in ufo.externals.items():
        if item.block == "DECAY":
            table = card.decays.get(item.code[0])
            text = None if table is None else table.width
        else:
            text = card.blocks.get(item.block, {}).get(item.code)
        if text is not None:
            found[name] = slha_number(text)
            if found[name] != found[name]:
                raise InputError(f"{item.block} {item.code} is {text!r}, not a number", where=str(path))
    return found
