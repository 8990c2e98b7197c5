"""Events: work on the pieces of a file in threads of their own; the order of results never changes."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

import numpy as np

__all__ = ["DECODERS", "in_order", "read_ahead"]

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


def read_ahead(items: Iterable[T], depth: int = 2) -> Iterator[T]:
    """Yield the items, made in a thread of their own, at most `depth` of them in advance."""
    ready: queue.SimpleQueue[tuple[bool, T | BaseException | None]] = queue.SimpleQueue()
    room = threading.Semaphore(depth)  # taken before an item is made, so that none waits beside the queue
    stopped = threading.Event()

    def work() -> None:
        try:
            room.acquire()
            for item in items:
                ready.put((True, item))
                del item
                room.acquire()
                if stopped.is_set():
                    return
            ready.put((False, None))
        except BaseException as error:
            ready.put((False, error))

    _keep_freed_blocks()
    thread = threading.Thread(target=work, name="read ahead", daemon=True)
    thread.start()
    try:
        while True:
            more, item = ready.get()
            if isinstance(item, BaseException):
                raise item
            if not more:
                return
            room.release()
            yield item  # type: ignore[misc]
    finally:
        stopped.set()
        room.release()
        thread.join()


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
            stream.close()  # type: ignore[attr-defined]
