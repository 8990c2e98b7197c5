"""Core: what a user may add from outside the package, by name: by a decorator, or as entry points."""

from __future__ import annotations

import contextlib
import functools
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import Any, Generic, TypeVar, overload

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError, RecastError, RunError, did_you_mean, raise_lack
from recast.core.trust import require_trust

__all__ = ["Registry", "guarded", "guarded_code", "real_numbers", "shipped_path"]

T = TypeVar("T")
C = TypeVar("C")

_NAME = re.compile(r"[\w+-][\w.+-]*", re.ASCII)


class Registry(Mapping[str, T], Generic[T]):
    """Items by name: those that are registered, then the entry points of installed plug-ins.

    The name of an entry point is that of the item. Its code is imported when the item is asked for, not
    before; a module that registers its name itself is as good as one that holds the item.

    Parameters
    ----------
    group
        Group of the entry points, such as `recast.observables`.
    noun
        What an item is, for errors.
    adapt
        Makes the item of a name and what a plug-in holds; raises an `InputError` where it is none.

    Examples
    --------
    >>> SHAPES: Registry[Callable[[float], float]] = Registry("recast.shapes", "shape")
    >>> @SHAPES.register("square")
    ... def square(side: float) -> float:
    ...     return side**2
    >>> SHAPES["square"](3.0)
    9.0
    >>> SHAPES["sqare"]
    Traceback (most recent call last):
    recast.core.errors.InputError: unknown shape "sqare". Did you mean "square"?
    """

    def __init__(self, group: str, noun: str, adapt: Callable[[str, Any], T] | None = None) -> None:
        self.group, self.noun = group, noun
        self._adapt = adapt
        self._items: dict[str, T] = {}
        self._makers: dict[str, tuple[str, ...]] = {}
        """Modules that an item comes from, that which registered it first."""

    @overload
    def register(self, name: str) -> Callable[[C], C]: ...
    @overload
    def register(self, name: str, item: T) -> T: ...
    def register(self, name: str, item: Any = None) -> Any:
        """Add an item, or decorate it with `@register(name)`.

        Raises
        ------
        InputError
            If the name is taken, or is no word.
        """
        caller = sys._getframe(1).f_globals.get("__name__", "")

        def add(item: Any) -> Any:
            if not _NAME.fullmatch(name):
                raise InputError(f'"{name}" cannot be the name of a {self.noun}', mend="Use a word.")
            if name in self._items:
                raise InputError(f'a {self.noun} "{name}" is registered twice', where=f"module {caller}")
            self._items[name] = item if self._adapt is None else self._adapt(name, item)
            self._makers[name] = tuple(filter(None, dict.fromkeys((caller, _module_of(item)))))
            return item

        return add if item is None else add(item)

    def __getitem__(self, name: str) -> T:
        """Return an item.

        Raises
        ------
        InputError
            If there is none of this name, there are several, or the plug-in that has it is broken.
        """
        plugins, places = self._plugins.get(name, ()), self.owners(name)
        if len(places) > 1:
            raise InputError(
                f'{self.noun} "{name}" is given twice, by {" and ".join(places)}',
                mend="Uninstall one of them, or change its name.",
            )
        if name not in self._items and plugins:
            self._load(name, plugins[0])
        if name not in self._items:
            raise InputError(f'unknown {self.noun} "{name}"', mend=did_you_mean(name, self))
        return self._items[name]

    def owners(self, name: str) -> list[str]:
        """Return who gives a name, in words: plug-ins, or the module that registered it."""
        makers, plugins = self._makers.get(name, ()), self._plugins.get(name, ())
        same = [point for point in plugins if point.module in makers]
        first = [_place(same[0]) if same else f"module {makers[0]}"] if makers else []
        return first + [_place(point) for point in plugins if point not in same]

    @contextlib.contextmanager
    def guard(self, name: str) -> Iterator[None]:
        """Make what the code of a plug-in raises a `RunError` that names its item; that of our own passes."""
        with guarded(f'{self.noun} "{name}"') if self.modules(name) else contextlib.nullcontext():
            yield

    def word(self, name: str) -> str:
        """Return a name as it was registered, a member of an enum for instance; errors as of `[name]`."""
        _ = self[name]
        return next(known for known in self if known == name)

    def get(self, name: str, default: Any = None) -> Any:
        """Return an item, or `default` if there is none of this name."""
        if name not in self:
            return default
        return self[name]

    def __contains__(self, name: object) -> bool:
        return name in self._items or name in self._plugins

    def __iter__(self) -> Iterator[str]:
        return iter(self.names())

    def __len__(self) -> int:
        return len(self.names())

    def names(self) -> list[str]:
        """Return all names: registered ones in their order, then those of plug-ins; nothing is loaded."""
        return [*(name for name in self._items if name not in self._plugins), *sorted(self._plugins)]

    def modules(self, *names: str) -> tuple[str, ...]:
        """Return the modules outside recast that items come from, for `recast.core.sources.Sources.key`."""
        found = {module for name in names for module in self._makers.get(name, ())}
        found |= {point.module for name in names for point in self._plugins.get(name, ())}
        return tuple(sorted(module for module in found if not _is_ours(module)))

    @functools.cached_property
    def _plugins(self) -> dict[str, tuple[EntryPoint, ...]]:
        # read once: what is installed later is of no concern to this process
        found: dict[str, tuple[EntryPoint, ...]] = {}
        for point in entry_points(group=self.group):
            found[point.name] = (*found.get(point.name, ()), point)
        return found

    def _load(self, name: str, point: EntryPoint) -> None:
        if not _is_ours(point.module):
            require_trust(f'{self.noun} "{name}"', _place(point))
        try:
            item = point.load()
            if name not in self._items:  # else the module registered it
                item = item if self._adapt is None else self._adapt(name, item)
        except (Exception, SystemExit) as error:
            raise_lack(error)
            what = error.what if isinstance(error, InputError) else f"{type(error).__name__}: {error}"
            raise InputError(
                f'{self.noun} "{name}" cannot be loaded ({what})',
                where=_place(point),
                mend="Mend the plug-in, or uninstall it.",
            ) from error
        self._items.setdefault(name, item)
        self._makers[name] = tuple(dict.fromkeys((*self._makers.get(name, ()), point.module)))


def shipped_path(name: str, item: Any) -> Path:
    """Return where what a plug-in ships is: of a module (its entry point), `name` in its folder; or a path.

    Raises
    ------
    InputError
        If there is nothing.
    """
    if isinstance(item, ModuleType):
        if item.__file__ is None:
            raise InputError(f"{item.__name__} has no folder of its own", mend="Give it an __init__.py.")
        path = Path(item.__file__).parent / name
    elif isinstance(item, str | Path):
        path = Path(item)
    else:
        raise InputError(f"{name} is no module and no path but of type {type(item).__name__}")
    if not path.exists():
        raise InputError(f"there is no {path}")
    return path.resolve()


@contextlib.contextmanager
def guarded(where: str) -> Iterator[None]:
    """Make what code of a plug-in raises a `RunError` of one line; our own errors pass."""
    try:
        yield
    except RecastError:
        raise
    except (Exception, SystemExit) as error:
        raise_lack(error)
        raise RunError(
            f"it fails with {type(error).__name__}: {error}", where=where, mend="Mend the plug-in."
        ) from error


@contextlib.contextmanager
def guarded_code(item: object) -> Iterator[None]:
    """`guarded`, where the class of an item is not of this package."""
    kind = type(item)
    if _is_ours(kind.__module__):
        yield
        return
    with guarded(f"{kind.__module__}.{kind.__qualname__}"):
        yield


def real_numbers(given: Any) -> npt.NDArray[np.float64]:
    """Return what a plug-in gives as real numbers; a TypeError where they are complex."""
    found = np.asarray(given)
    if np.iscomplexobj(found):
        raise TypeError("its numbers are complex")
    return np.asarray(found, dtype=np.float64)


def _place(point: EntryPoint) -> str:
    owner = f"plug-in {point.dist.name} {point.dist.version}" if point.dist else "a plug-in"
    return f"{owner} (entry point {point.group}: {point.name} = {point.value})"


def _module_of(item: Any) -> str:
    if isinstance(item, ModuleType):
        return item.__name__
    return str(getattr(item, "__module__", None) or "")


def _is_ours(module: str) -> bool:
    return module.partition(".")[0] == __name__.partition(".")[0]
