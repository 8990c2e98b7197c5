"""Events: the names of weights in HepMC text, and weights put in the order of the first event's names.

Names belong to the event (HepMC2) or to the header of the run (HepMC3) where they stand.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from recast.core.errors import InputError
from recast.events.full import FullEvents
from recast.events.hepmc.columns import unnamed
from recast.events.weights import nominal

__all__ = ["WeightNames", "hepmc2_names", "hepmc3_names"]

_KEPT = 1000
"""Orders that are remembered."""

Order = npt.NDArray[np.int64]
Line = TypeVar("Line", bound=Hashable)


def hepmc2_names(line: bytes, count: int) -> tuple[str, ...]:
    """Return the names on a line N, none if they are not `count`.

    >>> hepmc2_names(b'N 2 "nominal" "muR = 2"', 2)
    ('nominal', 'muR = 2')
    """
    found = re.match(rb"N[ \t]+(\d+)(.*)", line, re.DOTALL)
    if found is None or int(found[1]) != count:
        return ()
    names = re.findall(rb'"([^"]*)"', found[2])[:count]
    return tuple(name.decode("utf-8", "replace") for name in names)


def hepmc3_names(text: bytes, count: int) -> tuple[str, ...]:
    r"""Return the names on a line W of a header, none if they are not `count`.

    HepMC3's writer puts line breaks between them, written as \|; its reader takes any white space for an end.
    Names with blanks are read here as they were written; \n is a line break in a name (recast's own).

    >>> hepmc3_names(rb"nominal\|muR = 2", 2)
    ('nominal', 'muR = 2')
    >>> hepmc3_names(rb"nominal\|muR = 2", 4)
    ('nominal', 'muR', '=', '2')
    """
    names = [b""]
    for part in re.split(rb"(\\.)", text.strip()):
        if part == rb"\|":
            names.append(b"")
        elif part == rb"\n":
            names[-1] += b"\n"
        else:
            names[-1] += part[1:] if len(part) == 2 and part.startswith(b"\\") else part
    for found in ([name.strip() for name in names], [word for name in names for word in name.split()]):
        if len(found) == count:
            return tuple(name.decode("utf-8", "replace") for name in found)
    return ()


def _ordered_weights(events: FullEvents, names: tuple[str, ...], orders: Order | None) -> FullEvents:
    """Return events whose weights have names, with the stated cross section of the nominal one.

    Parameters
    ----------
    events
        As the parsers make them: `cross_section_pb` is the value that stands first.
    names
        Names of the weights.
    orders
        Which weight takes each place, shape (N, W); None if they stand so already.
    """
    weights, each, first = events.weights, events.weight_cross_sections_pb, events.cross_section_pb
    if orders is not None:
        weights = np.take_along_axis(weights, orders, axis=1)
        each = None if each is None else np.take_along_axis(each, orders[:, :, None], axis=1)
    if each is not None:
        index = nominal(names) or 0
        stated = each[:, index]
        first = np.where(np.isnan(stated[:, :1]), first, stated)
        each = each.copy()
        each[:, index] = first
    return dataclasses.replace(
        events, weight_names=names, weights=weights, cross_section_pb=first, weight_cross_sections_pb=each
    )


class WeightNames(Generic[Line]):
    """Gives the weights of all events of a file the names, and the order, of the first one.

    Parameters
    ----------
    read
        Returns the names that stand on a line, given the number of weights; others than so many do not count.
    where
        File, for error messages.
    """

    def __init__(self, read: Callable[[Line, int], tuple[str, ...]], where: str) -> None:
        self.names: tuple[str, ...] = ()
        """Those of the first event, once it is known."""
        self.notes: list[str] = []
        """What the user should know of them."""
        self._names_on, self._where = read, where
        self._named = False
        self._current: Line | None = None
        self._first: Line | None = None
        self._orders: dict[Line | None, Order | None] = {}

    def ordered(self, events: FullEvents, lines: list[tuple[int, Line | None]], before: int) -> FullEvents:
        """Return the events with the weights in order.

        Parameters
        ----------
        events
            Some events, as the parsers make them.
        lines
            Lines that hold names, None for none, with the first event each is of. Those before the first of
            them have the names of the events before these.
        before
            Number of events in the file before these.

        Raises
        ------
        InputError
            If the names, or their number, are not those of the first event.
        """
        count = len(events)
        if not lines or lines[0][0] > 0:
            lines = [(0, self._current), *lines]
        self._current = lines[-1][1]
        if not count:
            return events
        n_weights = events.weights.shape[1]
        if not self.names:
            self._begin(lines[0][1], n_weights)
        if n_weights != len(self.names):
            raise InputError(
                f"the {before + 1}. event has {n_weights} weights, those before it {len(self.names)}",
                where=self._where,
                mend="Make or fetch it again.",
            )
        found = [(first, self._order(events, line, first, before)) for first, line in lines if first < count]
        if all(order is None for _, order in found):
            return _ordered_weights(events, self.names, None)
        same = np.arange(n_weights)
        table = np.stack([same if order is None else order for _, order in found])
        edges = [*(first for first, _ in found), count]
        return _ordered_weights(events, self.names, np.repeat(table, np.diff(edges), axis=0))

    def _read(self, line: Line | None, count: int) -> tuple[str, ...]:
        if line is None:
            return ()
        names = self._names_on(line, count)
        return names if len(names) == count else ()

    def _begin(self, line: Line | None, count: int) -> None:
        names = self._read(line, count)
        self._named = bool(names)
        self.names = names or unnamed(count)
        self._first = line
        if line is not None and not names and count > 1:
            self.notes.append(
                f"the {count} weights have another number of names: they are known by their place, and the "
                "first one is taken for the nominal one"
            )

    def _order(self, events: FullEvents, line: Line | None, first: int, before: int) -> Order | None:
        """Return where the weights stand that the first event has, None for the same places."""
        if line == self._first:
            return None
        if line not in self._orders:
            if len(self._orders) >= _KEPT:
                self._orders.clear()
            try:
                self._orders[line] = self._new_order(line)
            except ValueError as error:
                raise InputError(
                    f"event {events.number[first]} ({before + first + 1}. in the file) {error}",
                    where=self._where,
                    mend="Make or fetch it again; only files with the same weights can be joined.",
                ) from None
        return self._orders[line]

    def _new_order(self, line: Line | None) -> Order | None:
        names = self._read(line, len(self.names))
        if len(self.names) == 1 and not (self._named and names):
            return None
        if not names:
            raise ValueError("does not name its weights as those before it do")
        if not self._named:
            raise ValueError("names its weights, those before it do not")
        if names == self.names:
            return None
        if sorted(names) != sorted(self.names):
            mine, theirs = (
                json.dumps(
                    next(name for name in some if some.count(name) > others.count(name)), ensure_ascii=False
                )
                for some, others in ((names, self.names), (self.names, names))
            )
            raise ValueError(f"has a weight {mine}, those before it {theirs} in its place")
        if len(set(names)) < len(names):
            raise ValueError("has its weights in another order, and two of them have the same name")
        places = {name: place for place, name in enumerate(names)}
        return np.array([places[name] for name in self.names], np.int64)
