import errno
import itertools
import os
import signal
import subprocess
import sys
import tempfile
import time
from multiprocessing import forkserver
from pathlib import Path

import pytest

from recast.core.errors import InputError, RunError, WorkerError
from recast.core.parallel import metered, workers


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


def test_a_dead_process_from_which_workers_are_forked_is_a_clear_error(monkeypatch):
    def run_and_die():
        ensure()
        os.kill(server._forkserver_pid, signal.SIGKILL)
        os.waitid(os.P_PID, server._forkserver_pid, os.WEXITED | os.WNOWAIT)  # nobody has seen it yet

    server, ensure = forkserver._forkserver, forkserver.ensure_running
    monkeypatch.setattr(server, "ensure_running", run_and_die)
    with workers(2) as pool, pytest.raises(WorkerError, match="worker process ended abruptly"):
        list(pool.imap(_square, range(3)))
    monkeypatch.undo()
    with workers(2) as pool:
        assert list(pool.imap(_square, range(3))) == [0, 1, 4]


def test_a_script_without_a_guard_is_told(tmp_path):
    text = "import math\nfrom recast.core.parallel import workers\nwith workers(2) as pool:\n"
    text += "    print(list(pool.imap(math.sqrt, (1.0, 4.0))))\n"
    script = tmp_path / "script.py"
    script.write_text(text, encoding="utf-8")
    found = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert "a worker process imports the script that started it" in found.stderr
    assert "In a script of your own put the call under if __name__ == '__main__'." in found.stderr
    guarded = text.replace("with workers", "if __name__ == '__main__':\n  with workers").replace(
        "    print", "      print"
    )
    script.write_text(guarded, encoding="utf-8")
    found = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert found.stdout == "[1.0, 2.0]\n"


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_in_a_worker_arrives_whole(jobs):
    with workers(jobs) as pool, pytest.raises(InputError, match="worker: bad 0. Mend it."):
        list(pool.imap(_refuse, range(3)))


def _wait(x: int) -> int:
    end = time.process_time() + 0.05 * x
    while time.process_time() < end:
        pass
    return x


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_cost_of_a_block_is_that_of_its_tasks_and_its_longest_chain(jobs):
    with workers(jobs) as pool, metered() as cost:
        assert sum(pool.imap(_wait, (1, 4, 2))) == 7
        assert sum(pool.imap(_wait, (3, 1))) == 4
    assert cost.cpu_s > 11 * 0.05
    assert 7 * 0.05 < cost.path_s < cost.cpu_s
    assert (cost.peak_mb is not None) == (jobs > 1)


@pytest.mark.parametrize("jobs", [1, 2])
def test_items_share_the_pool_and_come_in_order(jobs):
    with workers(jobs) as pool:
        sums = list(pool.each(lambda n: sum(pool.imap(_square, range(n))), [5, 1, 3, 2, 4]))
    assert sums == [30, 0, 5, 1, 14]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_item_that_fails_stops_the_others_and_leaves_the_pool_at_work(jobs):
    with workers(jobs) as pool:

        def work(function):
            return list(pool.imap(function, itertools.count() if function is _square else range(1)))

        with pytest.raises(InputError, match="bad 0"):
            list(pool.each(work, [_refuse, _square, _square]))
        assert list(pool.imap(_square, [3])) == [9]


def test_jobs_must_be_positive():
    with pytest.raises(InputError, match="--jobs 0 is not a positive number"), workers(0):
        pass


_PARENT = """
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from recast.core.parallel import metered, workers

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


@pytest.fixture
def short_folder():
    """Names of sockets have at most 107 bytes."""
    with tempfile.TemporaryDirectory(prefix="s") as name:
        yield Path(name)


def start_pool(folder: Path, scratch: Path) -> subprocess.Popen:
    """Start a program with a pool at work, and temporary files in `scratch`."""
    script = folder / "main.py"
    script.write_text("import os\n\ndef pid(_):\n    return os.getpid()\n" + _PARENT)
    env = os.environ | {"TMPDIR": str(scratch)}
    started = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True, env=env)
    assert started.stdout.readline().split()
    return started


def test_sockets_of_a_killed_pool_are_removed_by_the_next_one(tmp_path, short_folder):
    seen = []
    for _ in range(2):
        parent = start_pool(tmp_path, short_folder)
        seen.append(list(short_folder.iterdir()))
        parent.kill()
        parent.communicate()
    assert [len(found) for found in seen] == [1, 1]
    assert seen[0] != seen[1]


def test_a_long_name_of_the_place_for_temporary_files_is_no_hindrance(tmp_path):
    scratch = tmp_path / ("x" * 90)
    scratch.mkdir()
    parent = start_pool(tmp_path, scratch)
    parent.kill()
    parent.communicate()


def _lack(_: int) -> int:
    try:
        raise OSError(errno.EMFILE, "Too many open files")
    except OSError as error:
        raise InputError("cannot be read") from error


def test_what_a_worker_lacks_is_told_by_the_one_that_asked():
    lacks = r"lacks .*open files\)\. Allow more open files"
    with workers(2) as pool, pytest.raises(WorkerError, match=lacks):
        list(pool.imap(_lack, range(3)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_task_is_begun_that_is_not_needed(jobs):
    begun, taken = [], []

    def tasks():
        for number in itertools.count():
            begun.append(number)
            yield number

    with workers(jobs) as pool:
        for result in pool.imap(_square, tasks(), lambda more: len(taken) + more >= 3):
            taken.append(result)
            if len(taken) == 3:
                break
    assert (taken, begun) == ([0, 1, 4], [0, 1, 2])


def test_tasks_go_on_where_fewer_would_not_do():
    wanted = 2
    with workers(2) as pool:
        results = pool.imap(_square, itertools.count(), lambda more: more >= wanted)
        assert list(itertools.islice(results, 6)) == [0, 1, 4, 9, 16, 25]


def test_a_fork_takes_nothing_away_from_its_parent(tmp_path):
    """The start of a forked child drops what multiprocessing would close at the end of its parent."""
    text = "import math, multiprocessing\nfrom recast.core.parallel import workers\n"
    text += (
        "def pool():\n    with workers(2) as made:\n        print(list(made.imap(math.sqrt, (1.0, 4.0))))\n"
    )
    text += "if __name__ == '__main__':\n    pool()\n"
    text += "    child = multiprocessing.get_context('fork').Process(target=int)\n"
    text += "    child.start()\n    child.join()\n    pool()\n"
    (tmp_path / "script.py").write_text(text, encoding="utf-8")
    command = [sys.executable, str(tmp_path / "script.py")]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (found.stdout, found.stderr) == ("[1.0, 2.0]\n" * 2, "")
