"""Generate: runs a program in a process group of its own: log to a file, lines to a listener, a time limit.

Nothing it started survives: not a time-out, not an interrupt, not the death of recast (see guard.py).
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from recast.core.errors import RunError

__all__ = ["TimeLimit", "environment", "run_logged"]

_GUARD = Path(__file__).with_name("guard.py")
_KEPT = ("HOME", "LANG", "LD_LIBRARY_PATH", "LHAPDF_DATA_PATH", "PATH", "TMPDIR", "USER")
_POLL_S = 0.5
_ENDING_S = 10.0
"""Between the last line and the end of the process."""


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """Wall time for everything that one event sample needs; it runs from the moment this is made."""

    seconds: float
    """The whole [s]."""
    _start: float = field(default_factory=time.monotonic)

    @property
    def over(self) -> bool:
        """Whether it is used up."""
        return time.monotonic() - self._start > self.seconds


def environment() -> dict[str, str]:
    """Return the environment MadGraph gets: a few variables, this Python first on PATH, one thread."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    here = str(Path(sys.executable).parent)
    kept["PATH"] = os.pathsep.join([here, kept.get("PATH", os.defpath)])
    return kept | {"OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def run_logged(
    command: Sequence[str],
    *,
    cwd: Path,
    log: Path,
    time_limit: TimeLimit,
    on_line: Callable[[str], None] = lambda _: None,
    env: Mapping[str, str] | None = None,
) -> int:
    """Run `command` and return its exit status; its output is appended to `log` as it comes.

    Parameters
    ----------
    command
        Program and arguments; no shell reads them.
    cwd
        Working folder.
    log
        File for standard output and error.
    time_limit
        Ends the program; steps of one sample share it.
    on_line
        Called with each line, for progress.
    env
        Environment; `environment()` by default.

    Raises
    ------
    RunError
        If the time is over or the log cannot be written (disk full). The whole process group is gone then.
    """
    process = subprocess.Popen(  # noqa: S603 - the arguments are the driver's own
        [sys.executable, "-I", str(_GUARD), *command],
        cwd=cwd,
        env=dict(environment() if env is None else env),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    pump = threading.Thread(target=_pump, args=(process, lines), daemon=True)
    pump.start()
    try:
        with log.open("ab") as stream:
            while True:
                try:
                    line = lines.get(timeout=_POLL_S)
                except queue.Empty:
                    line = b""
                if line is None:
                    break
                if line:
                    stream.write(line)
                    stream.flush()
                    on_line(line.decode("utf-8", "replace").rstrip())
                elif process.poll() is not None:  # it has ended, but something it started holds the pipe
                    break
                if time_limit.over:
                    raise RunError(
                        f"MadGraph was stopped: the time limit of {time_limit.seconds:g} s is over",
                        where=str(log),
                        mend="Raise the time limit, ask for fewer events, or give more cores.",
                    )
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=_ENDING_S)
    except OSError as error:
        raise RunError(
            f"the log cannot be written ({error.strerror})", where=str(log), mend="Free some disk space."
        ) from error
    finally:
        _end(process, pump)
    return process.returncode


def _pump(process: subprocess.Popen[bytes], lines: queue.SimpleQueue[bytes | None]) -> None:
    assert process.stdout is not None  # noqa: S101 - it was opened above
    with contextlib.suppress(ValueError, OSError):
        for line in process.stdout:
            lines.put(line)
    lines.put(None)


def _end(process: subprocess.Popen[bytes], pump: threading.Thread) -> None:
    """Kill the whole group, or what is left of it after its leader has ended."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    pump.join(timeout=_ENDING_S)
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()
