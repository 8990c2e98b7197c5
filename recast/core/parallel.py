"""Core: ordered work over processes (spawn), the same results for any number of them."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import Protocol, TypeVar

from recast.core.errors import InputError, WorkerError

__all__ = ["Workers", "default_jobs", "serial", "workers"]

T = TypeVar("T")
R = TypeVar("R")

_THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")


class Workers(Protocol):
    """Maps a module-level function over tasks; results come lazily and in the order of the tasks."""

    jobs: int

    def imap(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """Yield function(task) for each task, in order; tasks may be an endless iterator."""
        ...


def default_jobs() -> int:
    """Return the number of processors this process may use."""
    return len(os.sched_getaffinity(0))


def _end_with_parent() -> None:
    """Make this worker end when the process that started it has died, whatever killed it."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    sentinel = parent.sentinel

    def watch() -> None:
        wait([sentinel])
        os._exit(1)

    threading.Thread(target=watch, name="end with parent", daemon=True).start()


class _Serial:
    jobs = 1

    def imap(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        return map(function, tasks)


class _Pool:
    def __init__(self, executor: ProcessPoolExecutor, jobs: int) -> None:
        self._executor = executor
        self.jobs = jobs

    def imap(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        # only a few tasks are in flight, so that an endless iterator can be given up at any time
        waiting: deque[Future[R]] = deque()
        source = iter(tasks)
        try:
            for task in source:
                waiting.append(self._executor.submit(function, task))
                if len(waiting) >= 2 * self.jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise WorkerError(
                "a worker process ended abruptly (killed, or out of memory)",
                mend="Run the same command again: finished steps are kept. Use --jobs 1 to need less memory.",
            ) from error
        finally:
            for future in waiting:
                future.cancel()


def serial() -> Workers:
    """Return the one worker that is this process."""
    return _Serial()


@contextlib.contextmanager
def workers(jobs: int) -> Iterator[Workers]:
    """Open a pool of `jobs` processes; one job runs in this process.

    Work functions must be importable (module level) and must not depend on the process they run in.
    """
    if jobs < 1:
        raise InputError(f"--jobs {jobs} is not a positive number")
    if jobs == 1:
        yield _Serial()
        return
    saved = {name: os.environ.get(name) for name in _THREAD_VARIABLES}
    os.environ.update(dict.fromkeys(_THREAD_VARIABLES, "1"))  # one core a process
    executor = ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_end_with_parent
    )
    try:
        yield _Pool(executor, jobs)
    finally:
        executor.shutdown(wait=True, cancel_futures=True)
        for name, value in saved.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
