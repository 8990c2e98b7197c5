import itertools
import os
import signal
import subprocess
import sys
import time

import pytest

from recast.core.errors import InputError, RunError
from recast.core.parallel import workers


def _square(x: int) -> int:
    return x * x


def _die(x: int) -> int:
    os._exit(9)


def _refuse(x: int) -> int:
    raise InputError(f"bad {x}", where="worker", mend="Mend it.")


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order_even_from_an_endless_source(jobs):
    with workers(jobs) as pool:
        results = list(itertools.islice(pool.imap(_square, itertools.count()), 7))
    assert results == [0, 1, 4, 9, 16, 25, 36]


def test_a_dead_worker_is_a_clear_error():
    with (
        workers(2) as pool,
        pytest.raises(RunError, match="worker process ended abruptly .*Run the same command"),
    ):
        list(pool.imap(_die, range(3)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_in_a_worker_arrives_whole(jobs):
    with workers(jobs) as pool, pytest.raises(InputError, match="worker: bad 0. Mend it."):
        list(pool.imap(_refuse, range(3)))


def test_jobs_must_be_positive():
    with pytest.raises(InputError, match="--jobs 0 is not a positive number"), workers(0):
        pass


_PARENT = """
import time
from recast.core.parallel import workers

if __name__ == "__main__":
    with workers(2) as pool:
        print(*pool.imap(pid, range(2)), flush=True)
        time.sleep(600)
"""


def test_workers_end_when_their_parent_is_killed(tmp_path):
    (tmp_path / "main.py").write_text("import os\n\ndef pid(_):\n    return os.getpid()\n" + _PARENT)
    parent = subprocess.Popen([sys.executable, tmp_path / "main.py"], stdout=subprocess.PIPE, text=True)
    pids = {int(word) for word in parent.stdout.readline().split()}
    assert pids
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    for _ in range(600):
        if not any(_alive(pid) for pid in pids):
            return
        time.sleep(0.1)
    pytest.fail(f"workers still alive: {sorted(p for p in pids if _alive(p))}")


def _alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stream:  # noqa: PTH123
            return stream.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
