"""Generate: makes pyAmpliCol's artifact from a UFO, in a process of its own because of Symbolica.

Symbolica, which only this step needs, allows one process at a time and ends a second one without an
exception. So this module is run as a program; it holds a lock while it lives, and it ends with its parent.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from pathlib import Path

from filelock import FileLock

__all__ = ["main"]

_UNAVAILABLE = 3
"""Exit status when pyAmpliCol or Symbolica cannot be imported."""


def main(arguments: list[str]) -> int:
    """Compile the UFO and generate the artifact.

    Arguments: lock file, UFO, artifact, orders, mode, colour accuracy or nothing, process, ...

    Returns
    -------
    The exit status: 0 for success.
    """
    lock, ufo, artifact, limits, mode, color, *processes = arguments
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with FileLock(lock), contextlib.redirect_stdout(sys.stderr):
        try:
            from pyamplicol.cli import main as amplicol  # noqa: PLC0415 - imports Symbolica: under the lock
        except ImportError as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr)  # noqa: T201 - a program's message
            return _UNAVAILABLE
        pack = str(Path(artifact).with_suffix(".pyamplicol-model"))
        common = ["--workers", "1", "--no-model-cache", "--progress", "off", "--color", "never"]
        status = int(amplicol(["model", "compile", ufo, pack, *common]))
        if status:
            return status
        first, *others = processes
        orders = ["--coupling-order-policy", "explicit"]
        orders += [word for limit in limits.split(",") for word in ("--max-coupling-order", limit)]
        more = [word for process in others for word in ("--process", process)]
        command = ["generate", first, artifact, *more, "--model", pack, *orders, "--no-emit-api-bundle"]
        command += ["--execution-mode", mode, *(["--color-accuracy", color] if color else [])]
        status = int(amplicol([*command, *common]))
        Path(pack).unlink(missing_ok=True)
        return status


def _end_with_parent() -> None:
    """End this process when its standard input closes, which the parent holds open while it lives."""
    while os.read(0, 1):  # not sys.stdin, whose lock would be held at the interpreter's end
        pass
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
