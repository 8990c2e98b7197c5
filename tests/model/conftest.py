"""A way to run programs that use Symbolica, which allows one process at a time."""

import signal
import subprocess
import sys
import time

import pytest
from filelock import FileLock

from recast.generate.amplicol_artifact import _PAUSES_S, _lock


@pytest.fixture
def run_with_symbolica():
    """Run a Python program under the lock; wait and try again, as the product does, when Symbolica aborts.

    Symbolica aborts while any other process uses it, with our lock or without.
    """

    def run(program, *arguments, clean=lambda: None):
        with FileLock(_lock()):
            for pause in (*_PAUSES_S, None):
                found = subprocess.run(
                    [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False
                )
                if found.returncode != -signal.SIGABRT or pause is None:
                    break
                clean()
                time.sleep(pause)
        assert found.returncode == 0, f"exit status {found.returncode}: {found.stderr[-2000:]}"
        return found.stdout

    return run
