"""Events: work on the pieces of a file in threads of their own; the order of results never changes."""

from __future__ import annotations

import itertools
import queue
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

import numpy as np

__all__ = ["DECODERS", "in_order", "in_turn", "read_ahead"]

DECODERS = 2
"""Threads that decode the groups of a Parquet file or the clusters of an RNTuple."""

T = TypeVar("T")
R = TypeVar("R")

_LIMIT = 31 << 20


def _keep_freed_blocks() -> None:
    """Let freed memory be used again: every piece of a file takes and frees blocks of the same sizes.

    glibc returns blocks above a limit to the system, which clears each page before it gives it out anew, and
    raises that limit to the size of the largest block that was freed, up to 32 MB. Nothing is written here.
    """
    np.empty(_LIMIT, np.uint8)


class _Thread(Generic[T]):
    """A thread that makes items, at most `depth` of them in advance."""

    def __init__(self, items: Iterable[T], depth: int) -> None:
        self._ready: queue.SimpleQueue[tuple[bool, T | BaseException | None]] = queue.SimpleQueue()
        self._room = threading.Semaphore(depth)  # taken before an item is made: none waits beside the queue
        self._stopped = threading.Event()
        _keep_freed_blocks()
        self._thread = threading.Thread(target=self._work, args=(items,), name="read ahead", daemon=True)
        self._thread.start()

    def _work(self, items: Iterable[T]) -> None:
        try:
            self._room.acquire()
            for item in items:
                self._ready.put((True, item))
                del item
                self._room.acquire()
                if self._stopped.is_set():
                    return
            self._ready.put((False, None))
        except BaseException as error:
            self._ready.put((False, error))

    def __iter__(self) -> Iterator[T]:
        while True:
            more, item = self._ready.get()
            if isinstance(item, BaseException):
                raise item
            if not more:
                return
            self._room.release()
            yield item  # type: ignore[misc]

    def stop(self) -> None:
        """Return when the thread has ended; the item that it makes is lost."""
        self._stopped.set()
        self._room.release()
        self._thread.join()


def read_ahead(items: Iterable[T], depth: int = 2) -> Generator[T, None, None]:
    """Yield the items, made in a thread of their own, at most `depth` of them in advance."""
    thread = _Thread(items, depth)
    try:
        yield from thread
    finally:
        thread.stop()


def in_turn(streams: Sequence[Iterable[T]]) -> Generator[T, None, None]:
    """Yield the first item of each stream, then the second of each, until one ends.

    Each stream is made in a thread of its own, one item in advance. The work has to release Python's lock to
    gain by it.
    """
    threads: list[_Thread[T]] = []
    try:
        threads.extend(_Thread(stream, 1) for stream in streams)
        for items in itertools.cycle([iter(thread) for thread in threads]):
            try:
                yield next(items)
            except StopIteration:
                return
    finally:
        for thread in threads:
            thread.stop()


def in_order(function: Callable[[T], R], items: Iterable[T], jobs: int) -> Generator[R, None, None]:
    """Yield function(item) for each item in order; `jobs` threads work, another one makes the items.

    At most `jobs` + 3 items are in memory at a time. The work has to release Python's lock to gain by it.
    """
    waiting: deque[Future[R]] = deque()
    with ThreadPoolExecutor(jobs, thread_name_prefix="events") as pool:
        stream = read_ahead(items)
        try:
            for item in stream:
                waiting.append(pool.submit(function, item))
                del item
                if len(waiting) > jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
            stream.close()
