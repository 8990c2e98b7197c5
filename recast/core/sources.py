"""Core: what a part of the program is made of: modules by their imports, data files, packages; all hashed.

Only content counts: comments, docstrings and layout of Python and YAML files change no hash.
"""

from __future__ import annotations

import ast
import functools
import hashlib
import json
import os
import platform
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution, packages_distributions
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from recast.core.atomic import write_note
from recast.core.cache import cache_folder
from recast.core.errors import InputError
from recast.core.python_code import module_tree
from recast.core.reading import read_json
from recast.core.resources import resource
from recast.core.yaml import parse_yaml

__all__ = ["CARDS", "FileFacts", "Sources", "facts_of", "program"]

CARDS = "mc_cards"
"""The folder beside the package whose files are part of the program."""
_PACKAGE = Path(__file__).resolve().parents[1]
_MOST_KEPT = 5000
_PYTHON, _YAML = (".py",), (".yaml", ".yml")
_SKIPPED = ("__pycache__",)
_DISTRIBUTIONS = {"yaml": "pyyaml"}
"""Names of distributions that are not those of their packages."""
_IDLE = frozenset({"filelock", "packaging", "platformdirs", "recast-hep"})
"""Packages that change no number: locks, places, comparisons of versions; our own code is hashed itself."""
_FILE_NAME = re.compile(r"\w[\w.-]{0,63}", re.ASCII)
_NAMING = frozenset({"distribution", "files", "find_spec", "import_module", "version"})
"""Functions that take the name of a package as text."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What one file is made of."""

    digest: str
    """SHA-256 of what counts in it."""
    modules: tuple[str, ...] = ()
    """Modules of recast that it names. A name in a module (`recast.a.b.name`) stands for the module, dots in
    front of it for packages above."""
    packages: tuple[str, ...] = ()
    """Other packages that it names."""
    data: tuple[str, ...] = ()
    """Files and folders that it reads: `mc_cards/...`, `recast/...`."""
    beside: tuple[str, ...] = ()
    """Words of a file that asks where it is: those that are files or folders beside it are read."""


def facts_of(path: Path) -> FileFacts:
    """Return the facts of a file: of Python the syntax tree, of YAML the values, of others every byte.

    Raises
    ------
    InputError
        If the file cannot be read. One that is no Python or YAML is hashed by its bytes.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path)) from error
    return _kept().facts(content, path.suffix)


class _KeptFacts:
    """Facts by content, kept in a file: to parse the program takes half a second.

    Parameters
    ----------
    file
        Where they are kept; None: nowhere.
    known
        Those of earlier processes, by the hash of the content.
    """

    def __init__(self, file: Path | None, known: dict[str, FileFacts]) -> None:
        self._file, self._known = file, known
        self._used: set[str] = set()
        self._new = False

    def facts(self, content: bytes, suffix: str) -> FileFacts:
        """Return the facts of a file with this content and suffix."""
        key = hashlib.sha256(content).hexdigest()
        if suffix not in (*_PYTHON, *_YAML):
            return FileFacts(key)
        key += suffix
        self._used.add(key)
        if key not in self._known:
            self._known[key] = _parsed(content, suffix)
            self._new = True
        return self._known[key]

    def keep(self) -> None:
        """Write new facts; a place that cannot be written only costs time."""
        if not self._new or self._file is None:
            return
        self._new = False
        if len(self._known) > _MOST_KEPT:
            self._known = {key: self._known[key] for key in self._used}
        rows = {k: [f.digest, f.modules, f.packages, f.data, f.beside] for k, f in self._known.items()}
        with suppress(OSError):
            write_note(self._file, rows)


@functools.cache
def _kept() -> _KeptFacts:
    # facts found by other rules, or of another Python's syntax trees, are not taken for these
    made_by = hashlib.sha256(Path(__file__).read_bytes() + sys.version.encode()).hexdigest()
    try:
        file = cache_folder() / f"sources-{made_by[:20]}.json"
    except InputError:
        return _KeptFacts(None, {})
    return _KeptFacts(file, _read(file))


def _read(file: Path) -> dict[str, FileFacts]:
    try:
        rows = read_json(file).items()
        return {key: FileFacts(row[0], *(tuple(words) for words in row[1:])) for key, row in rows}
    except (InputError, AttributeError, IndexError, TypeError):  # there is none yet, or it is damaged
        return {}


def _parsed(content: bytes, suffix: str) -> FileFacts:
    with suppress(InputError, SyntaxError, ValueError, RecursionError):
        if suffix in _YAML:
            # the order of keys counts, as dictionaries have one
            return FileFacts(_digest(repr(parse_yaml(content.decode("utf-8-sig"), "source"))))
        return _of_python(module_tree(content))
    return FileFacts(hashlib.sha256(content).hexdigest())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _of_python(tree: ast.Module) -> FileFacts:
    names = _Names()
    names.visit(tree)
    bare = _WithoutText().visit(tree)
    beside = sorted(names.words) if names.asks_place else []
    return FileFacts(
        _digest(ast.dump(bare)),
        tuple(sorted(names.modules)),
        tuple(sorted(names.packages)),
        tuple(sorted(names.data)),
        tuple(word for word in beside if _FILE_NAME.fullmatch(word)),
    )


class _WithoutText(ast.NodeTransformer):
    """Leaves out docstrings, of attributes too: statements that are nothing but a text."""

    def visit_Expr(self, node: ast.Expr) -> ast.Expr | None:
        is_text = isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        return None if is_text else node


class _Names(ast.NodeVisitor):
    """Collects what a file names: imports, modules as text, data files by the functions that find them."""

    def __init__(self) -> None:
        self.modules: set[str] = set()
        self.packages: set[str] = set()
        self.data: set[str] = set()
        self.words: set[str] = set()
        self.asks_place = False

    def visit_If(self, node: ast.If) -> None:
        typing_only = isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for child in node.orelse if typing_only else ast.iter_child_nodes(node):
            self.visit(child)

    def visit_Import(self, node: ast.Import) -> None:
        for item in node.names:
            self._name(item.name)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if node.module == _PACKAGE.name and not node.level:
            self._name(_PACKAGE.name)
        for item in node.names:
            name = ".".join(filter(None, (node.module, item.name)))
            if node.level:
                self.modules.add("." * node.level + name)
            else:
                self._name(name)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring names nothing
            self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        self.asks_place |= node.id == "__file__"

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self.words.add(node.value)
            if node.value.startswith("recast.") and node.value.replace(".", "").isidentifier():
                self.modules.add(node.value)

    def visit_Call(self, node: ast.Call) -> None:
        name, words = _called(node), _leading_words(node)
        if name == "resource" and words[:1] == [CARDS]:
            self.data.add("/".join(words))
        if name == "joinpath" and isinstance(node.func, ast.Attribute):
            self.data |= {"/".join([*package.split("."), *words]) for package in _files_of(node.func.value)}
        if name in _NAMING and words and not words[0].startswith("recast."):
            self._name(words[0])
        self.generic_visit(node)

    def _name(self, dotted: str) -> None:
        top = dotted.partition(".")[0]
        if top == _PACKAGE.name:
            self.modules.add(dotted)
        elif top not in sys.stdlib_module_names:
            self.packages.add(top)


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _leading_words(node: ast.Call) -> list[str]:
    """Return the arguments that are texts, up to the first that is not."""
    found = []
    for argument in node.args:
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
            break
        found.append(argument.value)
    return found


def _files_of(node: ast.expr) -> list[str]:
    """Return the package of a call `files("package")`; nothing for another expression."""
    return _leading_words(node)[:1] if isinstance(node, ast.Call) and _called(node) == "files" else []


class Sources:
    """A copy of the program: its package and its cards.

    Parameters
    ----------
    package
        Folder of the package `recast`.
    cards
        Folder `mc_cards`.
    """

    def __init__(self, package: Path, cards: Path) -> None:
        self._package, self._cards = package, cards
        self._facts: dict[Path, FileFacts] = {}
        self._keys: dict[tuple[Any, ...], dict[str, Any]] = {}

    def key(
        self, modules: Sequence[str], packages: Sequence[str] = (), outside: Sequence[str] = ()
    ) -> Mapping[str, Any]:
        """Return what identifies the code and data of modules: `code`, and `versions` of what they use.

        Parameters
        ----------
        modules
            Where to begin. What they import counts, and what that imports; of a package on the way only its
            own text. A module of another program, such as a plug-in, counts with all files of its package,
            and with what these name of recast.
        packages
            Further packages whose versions count; one without a version, or of which a working copy is
            installed (`pip install -e`), counts with its files, and with what these import.
        outside
            Modules that are left out, with what only they import, and data (`mc_cards/...`): what stands in
            a key by its values.
        """
        asked = (tuple(modules), tuple(packages), tuple(outside))
        if asked not in self._keys:
            theirs = {name: _package_files(name) for name in modules if not _is_ours(name)}
            facts = [facts_of(path) for files in theirs.values() for path in files.values()]
            files = self.files([*modules, *(name for item in facts for name in item.modules)], outside)
            facts += [self.of(path) for path in files]
            named = {*packages, *(name for item in facts for name in item.packages)}
            content: list[Any] = [[self._label(path), self.of(path).digest] for path in sorted(files)]
            content += [[name, _digests(found)] for name, found in sorted(theirs.items())]
            content += [[name, _digests(files)] for name, files in sorted(_alone(named).items())]
            code = _digest(json.dumps(content))
            self._keys[asked] = {"code": code, "versions": _versions(named)}
            _kept().keep()
        return self._keys[asked]

    def files(self, modules: Iterable[str], outside: Sequence[str] = ()) -> set[Path]:
        """Return all files of modules, of what they import, and the data that these read."""
        found: dict[str, Path] = {}
        parents: set[Path] = set()
        waiting = [name for name in modules if _is_ours(name)]
        while waiting:
            name = self.module(waiting.pop())
            if name is None or name in found or name in outside:
                continue
            found[name] = self.modules[name]
            above = (name.rsplit(".", n)[0] for n in range(1, name.count(".") + 1))
            parents |= {self.modules[parent] for parent in above if parent in self.modules}
            waiting += (_absolute(word, name, found[name]) for word in self.of(found[name]).modules)
        data = {file for path in found.values() for file in self.data_of(path)}
        return {*found.values(), *parents, *(file for file in data if self._label(file) not in outside)}

    def data_of(self, path: Path) -> set[Path]:
        """Return the files that a module reads: those that it finds by name, and all of a folder so found."""
        facts = self.of(path)
        places = [self._place(name) for name in facts.data]
        places += [path.with_name(word) for word in facts.beside]
        return {file for place in places for file in self._contents(place)}

    def of(self, path: Path) -> FileFacts:
        """Return the facts of a file, read once."""
        if path not in self._facts:
            self._facts[path] = facts_of(path)
        return self._facts[path]

    @functools.cached_property
    def modules(self) -> Mapping[str, Path]:
        """All modules of the package by their dotted names."""
        found = {}
        for folder, _, names in os.walk(self._package):
            words = [_PACKAGE.name, *Path(folder).relative_to(self._package).parts]
            for name in names:
                if name == "__init__.py":
                    found[".".join(words)] = Path(folder, name)
                elif name.endswith(_PYTHON):
                    found[".".join([*words, name.removesuffix(".py")])] = Path(folder, name)
        return found

    def module(self, name: str) -> str | None:
        """Return the module that a dotted name is, or is a name of; None if there is none of the package.

        The face of the package is found by its own name alone: groups of entry points look like names in it.
        """
        found = name
        while found and found not in self.modules:
            found = found.rpartition(".")[0]
        return None if found == _PACKAGE.name != name else found or None

    def _place(self, name: str) -> Path:
        root, _, rest = name.partition("/")
        return (self._cards if root == CARDS else self._package) / rest

    def _contents(self, place: Path) -> Iterator[Path]:
        if place.is_file():
            yield place
        for path in place.rglob("*") if place.is_dir() else ():
            is_module = path.suffix in _PYTHON and self._package in path.parents
            if path.is_file() and not is_module and not set(_SKIPPED) & set(path.parts):
                yield path

    def _label(self, path: Path) -> str:
        base = self._package if self._package in path.parents else self._cards
        return f"{base.name}/{path.relative_to(base).as_posix()}"


def _absolute(name: str, module: str, path: Path) -> str:
    """Return the full name of what a module calls `name`."""
    above = len(name) - len(name.lstrip("."))
    if not above:
        return name
    levels = above - 1 if path.name == "__init__.py" else above
    return f"{module.rsplit('.', levels)[0] if levels else module}.{name.lstrip('.')}"


def _is_ours(module: str) -> bool:
    return module.partition(".")[0] == _PACKAGE.name


def _digests(files: Mapping[str, Path]) -> list[list[str]]:
    return [[label, facts_of(path).digest] for label, path in files.items()]


def _alone(packages: Iterable[str]) -> dict[str, dict[str, Path]]:
    """Return the files of those packages that no version tells apart, and of those that they import."""
    found: dict[str, dict[str, Path]] = {}
    waiting = sorted(packages)
    while waiting:
        name = waiting.pop()
        if name in found or name in _IDLE or name == _PACKAGE.name or _is_settled(name):
            continue
        found[name] = _package_files(name)
        waiting += (item for path in found[name].values() for item in facts_of(path).packages)
    return found


def _foreign_file(module: str) -> Path | None:
    """Return the file of a module of another program, which is not imported to be found; None without."""
    file = getattr(sys.modules.get(module), "__file__", None)
    if file is not None:
        return Path(file)
    top, *rest = module.split(".")
    with suppress(ImportError, ValueError):
        spec = find_spec(top)
        if spec is not None and not rest and spec.has_location and spec.origin:
            return Path(spec.origin)
        for folder in (spec.submodule_search_locations or ()) if spec is not None and rest else ():
            place = Path(folder, *rest)
            for path in (place / "__init__.py", place.with_name(f"{place.name}.py")):
                if path.is_file():
                    return path
    return None


def _namespace_files(module: str) -> dict[str, Path]:
    """Return the modules in the folders of a package without an `__init__.py`."""
    with suppress(ImportError, ValueError):
        spec = find_spec(module)
        places = [Path(place) for place in (spec.submodule_search_locations if spec else None) or ()]
        inside = {place: sorted(place.rglob("*.py")) for place in places}
        return {path.relative_to(place).as_posix(): path for place, files in inside.items() for path in files}
    return {}


def _package_files(module: str) -> dict[str, Path]:
    """Return the files, by their names in it, of the package of a module of another program.

    The package is the outermost folder around the module with an `__init__.py`; without one, the module is
    alone. No file at all is an empty dictionary.
    """
    file = _foreign_file(module)
    if file is None:
        return _namespace_files(module)
    folder = file.parent
    if not (folder / "__init__.py").is_file():
        return {file.name: file}
    while (folder.parent / "__init__.py").is_file():
        folder = folder.parent
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    inside = {path.relative_to(folder).as_posix(): path for path in found}
    return {name: path for name, path in inside.items() if not set(_SKIPPED) & set(Path(name).parts)}


@functools.cache
def _distribution(package: str) -> Distribution | None:
    """Return what is installed under the name of a package, or has a package of that name."""
    with suppress(PackageNotFoundError):
        return distribution(_DISTRIBUTIONS.get(package, package))
    with suppress(ImportError, ValueError):
        if find_spec(package) is None:
            return None
    return next((distribution(name) for name in _providers().get(package, ())), None)


_providers = functools.cache(packages_distributions)  # takes a tenth of a second: where it is needed


@functools.cache
def _version(package: str) -> str | None:
    found = _distribution(package)
    return None if found is None else found.version


@functools.cache
def _is_settled(package: str) -> bool:
    """Return whether the version of a package tells its code: not without one, and not of a working copy."""
    found = _distribution(package)
    place = None if found is None else found.read_text("direct_url.json")
    return found is not None and not (place and json.loads(place).get("dir_info", {}).get("editable"))


def _versions(packages: Iterable[str]) -> dict[str, str]:
    """Return the versions of Python and of those packages that are installed and can change a number."""
    found = {"python": platform.python_version()}
    for name in sorted(set(packages) - _IDLE):
        stated = _version(name)
        if stated is not None:
            found[name] = stated
    return found


@functools.cache
def program() -> Sources:
    """Return the running program."""
    return Sources(_PACKAGE, resource(CARDS))
