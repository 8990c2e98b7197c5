"""Programs run in a group of their own: log kept, time limit held, nothing left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from recast.core.errors import RunError
from recast.generate.madgraph.execute import TimeLimit, environment, run_logged

SPAWNS = (
    "import subprocess, sys, time; p = subprocess.Popen(['sleep', '300']);"
    "print(p.pid, flush=True); time.sleep(300)"
)


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def gone(pid: int) -> bool:
    for _ in range(100):
        if not alive(pid):
            return True
        time.sleep(0.1)
    return False


def test_output_status_and_lines(tmp_path):
    lines = []
    code = "import sys; print('one'); print('two', file=sys.stderr, flush=True); sys.exit(3)"
    log = tmp_path / "log"
    status = run_logged(
        [sys.executable, "-c", code], cwd=tmp_path, log=log, time_limit=TimeLimit(60), on_line=lines.append
    )
    assert status == 3
    assert sorted(lines) == ["one", "two"]
    assert sorted(log.read_text().split()) == ["one", "two"]


def test_a_time_out_kills_what_was_started_and_keeps_the_log(tmp_path):
    log = tmp_path / "log"
    with pytest.raises(RunError, match="the time limit of 2 s is over"):
        run_logged([sys.executable, "-c", SPAWNS], cwd=tmp_path, log=log, time_limit=TimeLimit(2))
    assert gone(int(log.read_text()))


def test_the_steps_of_one_sample_share_their_time(tmp_path):
    limit = TimeLimit(2)
    code = "import time; time.sleep(1.5)"
    run_logged([sys.executable, "-c", code], cwd=tmp_path, log=tmp_path / "log", time_limit=limit)
    with pytest.raises(RunError, match="the time limit of 2 s is over"):
        run_logged([sys.executable, "-c", code], cwd=tmp_path, log=tmp_path / "log", time_limit=limit)


def test_an_interrupt_kills_what_was_started(tmp_path):
    def interrupt(_line):
        raise KeyboardInterrupt

    log = tmp_path / "log"
    with pytest.raises(KeyboardInterrupt):
        run_logged(
            [sys.executable, "-c", SPAWNS], cwd=tmp_path, log=log, time_limit=TimeLimit(60), on_line=interrupt
        )
    assert gone(int(log.read_text()))


def test_the_death_of_recast_kills_what_was_started(tmp_path):
    code = (
        "from pathlib import Path; import sys;"
        "from recast.generate.madgraph.execute import TimeLimit, run_logged;"
        f"run_logged([sys.executable, '-c', {SPAWNS!r}], cwd=Path('.'), log=Path('log'),"
        "time_limit=TimeLimit(60))"
    )
    root = str(Path(__file__).parents[2])
    parent = subprocess.Popen(
        [sys.executable, "-c", code], cwd=tmp_path, env=os.environ | {"PYTHONPATH": root}
    )
    log = tmp_path / "log"
    for _ in range(600):
        if log.is_file() and log.read_text().endswith("\n"):
            break
        time.sleep(0.1)
    pid = int(log.read_text())
    assert alive(pid)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert gone(pid)


def test_a_full_disk_is_said(tmp_path):
    with pytest.raises(RunError, match="the log cannot be written"):
        run_logged(
            [sys.executable, "-c", "print('x')"],
            cwd=tmp_path,
            log=Path("/dev/full"),
            time_limit=TimeLimit(60),
        )


def test_the_environment_is_small(monkeypatch):
    monkeypatch.setenv("SECRET_OF_MINE", "x")
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    found = environment()
    assert "SECRET_OF_MINE" not in found
    assert "PYTHONPATH" not in found
    assert found["PATH"].split(os.pathsep)[0] == str(Path(sys.executable).parent)
