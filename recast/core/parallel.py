"""Core: ordered work over processes, the same results for any number of them, and what it costs.

One pool serves all threads of a run: what can be done at the same time is begun by threads (`Workers.each`),
whose tasks (`Workers.imap`) share its processes.
"""

from __future__ import annotations

import contextlib
import contextvars
import functools
import multiprocessing
import multiprocessing.util
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import wait
from pathlib import Path
from typing import Protocol, TypeVar

from recast.core.atomic import scratch_folder, temporary_place
from recast.core.errors import InputError, PlaceError, WorkerError, lack_of, mend_of, what_lacks

__all__ = ["Cost", "Workers", "default_jobs", "metered", "refuse_in_import", "serial", "workers"]

T = TypeVar("T")
R = TypeVar("R")

_ENDED = "a worker process ended abruptly (killed, or out of memory)"
_ENDED_MEND = (
    "Run the same command again: finished steps are kept. Use --jobs 1 to need less memory. "
    "In a script of your own put the call under if __name__ == '__main__'."
)
_THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")


class Workers(Protocol):
    """Maps a module-level function over tasks; results come lazily and in the order of the tasks."""

    jobs: int

    def imap(
        self,
        function: Callable[[T], R],
        tasks: Iterable[T],
        enough: Callable[[int], bool] | None = None,
    ) -> Iterator[R]:
        """Yield function(task) for each task, in order; tasks may be an endless iterator.

        `enough` tells whether so many further results will do: no task is begun ahead that is not needed.
        """
        ...

    def each(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        """Yield function(item) for each item, in order: with a pool at the same time, in threads.

        For functions that wait for `imap`. When one fails, those that are at work end at their next task.
        """
        ...


@dataclass(slots=True)
class Cost:
    """What some work cost."""

    cpu_s: float = 0.0
    """Processor time in all processes."""
    path_s: float = 0.0
    """That of its longest chain: the work of one thread, and of each `imap` within it the longest task."""
    peak_mb: float | None = None
    """Largest memory of a worker process so far; None where none had a part in it, or it is not known."""


_cost: contextvars.ContextVar[Cost | None] = contextvars.ContextVar("cost", default=None)
_halts: contextvars.ContextVar[tuple[threading.Event, ...]] = contextvars.ContextVar("halts", default=())


@contextlib.contextmanager
def metered() -> Iterator[Cost]:
    """Measure the block and what it has workers do; `Cost` is complete when it ends."""
    cost, start = Cost(), time.thread_time()
    token = _cost.set(cost)
    try:
        yield cost
    finally:
        _cost.reset(token)
        here = time.thread_time() - start
        cost.cpu_s, cost.path_s = cost.cpu_s + here, cost.path_s + here


def _peak_mb() -> float | None:
    """Return the largest memory of this process so far (of its own: `getrusage` counts its parent's too)."""
    with contextlib.suppress(OSError, StopIteration, ValueError):
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) / 1024
    return None


@dataclass(frozen=True, slots=True)
class _Done:
    """What a worker returns."""

    result: object
    cpu_s: float
    peak_mb: float | None


def _measured(function: Callable[[T], R], task: T) -> _Done:
    start = time.process_time()
    try:
        result = function(task)
    except (OSError, MemoryError, PlaceError, WorkerError):
        raise
    except Exception as error:
        if (lack := lack_of(error)) is None:
            raise
        # what it came of does not go with it to another process
        raise WorkerError(
            f"a worker process lacks something ({what_lacks(lack)})", mend=mend_of(lack)
        ) from error
    return _Done(result, time.process_time() - start, _peak_mb())


def default_jobs() -> int:
    """Return the number of processors this process may use."""
    return len(os.sched_getaffinity(0))


def _begin(environment: dict[str, str]) -> None:
    """Give this worker the environment of now, and make it end when its parent dies, whatever killed that."""
    os.environ.update(environment)
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

    def imap(
        self,
        function: Callable[[T], R],
        tasks: Iterable[T],
        enough: Callable[[int], bool] | None = None,  # noqa: ARG002 - none is begun ahead
    ) -> Iterator[R]:
        total = longest = 0.0
        try:
            for task in tasks:
                start = time.thread_time()
                result = function(task)
                spent = time.thread_time() - start
                total, longest = total + spent, max(longest, spent)
                yield result
        finally:
            if (cost := _cost.get()) is not None:
                cost.path_s += longest - total  # all of it is in the time of this thread

    def each(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        return map(function, items)


class _Pool:
    def __init__(self, executor: ProcessPoolExecutor, jobs: int) -> None:
        self._executor = executor
        self.jobs = jobs

    def imap(
        self,
        function: Callable[[T], R],
        tasks: Iterable[T],
        enough: Callable[[int], bool] | None = None,
    ) -> Iterator[R]:
        # only a few tasks are in flight, so that an endless iterator can be given up at any time
        waiting: deque[Future[_Done]] = deque()
        longest, cost, halts = 0.0, _cost.get() or Cost(), _halts.get()

        def taken() -> R:
            nonlocal longest
            done = waiting.popleft().result()
            longest, cost.cpu_s = max(longest, done.cpu_s), cost.cpu_s + done.cpu_s
            cost.peak_mb = max((x for x in (cost.peak_mb, done.peak_mb) if x is not None), default=None)
            return done.result  # type: ignore[return-value]  # what `function` returned

        try:
            for task in tasks:
                if any(halt.is_set() for halt in halts):
                    raise WorkerError("other work at the same time has failed")
                waiting.append(self._submit(function, task))
                while len(waiting) >= 2 * self.jobs or (waiting and enough and enough(len(waiting))):
                    yield taken()
            while waiting:
                yield taken()
        except BrokenProcessPool as error:
            raise WorkerError(_ENDED, mend=_ENDED_MEND) from error
        finally:
            cost.path_s += longest
            for future in waiting:
                future.cancel()

    def _submit(self, function: Callable[[T], R], task: T) -> Future[_Done]:
        try:
            return self._executor.submit(_measured, function, task)
        except (EOFError, OSError) as error:
            if lack_of(error) is not None:
                raise
            # the process from which workers are forked is no more
            raise WorkerError(_ENDED, mend=_ENDED_MEND) from error

    def each(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        if len(items) < 2:
            yield from map(function, items)
            return
        halt = threading.Event()
        token = _halts.set((*_halts.get(), halt))
        # each has a context of its own; twice as many as processes, so that these have work while some wait
        calls = [partial(contextvars.copy_context().run, function, item) for item in items]
        _halts.reset(token)
        with ThreadPoolExecutor(min(len(items), 2 * self.jobs), "each") as threads:
            futures = [threads.submit(call) for call in calls]
            try:
                for future in futures:
                    yield future.result()
            except BaseException:
                halt.set()
                raise
            finally:
                for future in futures:
                    future.cancel()


def serial() -> Workers:
    """Return the one worker that is this process."""
    return _Serial()


_LONGEST_PLACE = 107 - len("/recast-w-12345678/listener-12345678")  # bytes of the name of a socket


@functools.cache
def _keep_sockets_together() -> None:
    """Let multiprocessing put its sockets into a folder that the next pool removes if this process is killed.

    Its own folder stays in the place of temporary files for ever then.
    """
    config = multiprocessing.current_process()._config  # type: ignore[attr-defined]
    if config.get("tempdir") is None:
        stack = contextlib.ExitStack()
        place = temporary_place()
        short = place if len(os.fsencode(place)) <= _LONGEST_PLACE else Path("/tmp")  # noqa: S108
        config["tempdir"] = str(stack.enter_context(scratch_folder("w", short)))
        multiprocessing.util.Finalize(None, stack.close, exitpriority=-100)


def refuse_in_import() -> None:
    """Refuse to begin a run where a worker process imports the script that began it, which has no guard.

    Raises
    ------
    InputError
        With what to change in the script.
    """
    if getattr(multiprocessing.current_process(), "_inheriting", False):  # as multiprocessing itself asks
        raise InputError(
            "a worker process imports the script that started it, and begins it anew",
            mend="Put what the script does under if __name__ == '__main__', or take one job.",
        )


@contextlib.contextmanager
def workers(jobs: int, preload: Sequence[str] = ()) -> Iterator[Workers]:
    """Open a pool of `jobs` processes; one job runs in this process.

    The processes are forked from one that has done nothing but import the modules `preload`, on which the
    first pool of a program decides: what takes seconds to load is loaded once.

    Work functions must be importable (module level) and must not depend on the process they run in.
    """
    if jobs < 1:
        raise InputError(f"--jobs {jobs} is not a positive number")
    if jobs == 1:
        yield _Serial()
        return
    refuse_in_import()
    saved = {name: os.environ.get(name) for name in _THREAD_VARIABLES}
    os.environ.update(dict.fromkeys(_THREAD_VARIABLES, "1"))  # one core a process
    _keep_sockets_together()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    executor = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(dict(os.environ),))
    try:
        yield _Pool(executor, jobs)
    finally:
        executor.shutdown(wait=True, cancel_futures=True)
        for name, value in saved.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
