"""Generate: a small program between recast and MadGraph, which ends MadGraph when recast is gone.

Run as `python guard.py COMMAND...`. It leads a session of its own; its standard input is a pipe that only the
parent holds open, so that its end means the parent's end, however that came.
"""

import os
import signal
import subprocess
import sys
import threading

__all__: list[str] = []


def _watch() -> None:
    sys.stdin.buffer.read()
    os.killpg(0, signal.SIGKILL)


def _main(command: list[str]) -> int:
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 - arguments of the driver
    threading.Thread(target=_watch, daemon=True).start()
    return child.wait()


if __name__ == "__main__":
    code = _main(sys.argv[1:])
    # no clean-up of the interpreter: the watching thread sits in a read
    sys.stdout.flush()
    os._exit(code if code >= 0 else 128 - code)
