"""Progress shows the time left of a task whose work is known, and of no other."""

from rich.progress import Task

from recast.cli.common import ShowProgress, _LeftColumn


def task(total, done, seconds):
    clock = iter(range(0, 10_000, 1))
    made = Task(0, "points", total, 0, _get_time=lambda: float(next(clock)))
    made.start_time = 0.0
    made.completed = done
    made.finished_speed = None
    made._progress.append(type("Sample", (), {"timestamp": 0.0, "completed": 0.0})())
    made._progress.append(type("Sample", (), {"timestamp": float(seconds), "completed": float(done)})())
    return made


def test_time_left_is_what_is_not_done_at_the_rate_so_far():
    assert _LeftColumn().render(task(total=8, done=2, seconds=60)).plain == "0:03:00 left"


def test_nothing_is_said_where_the_work_is_not_known():
    assert _LeftColumn().render(task(total=None, done=2, seconds=60)).plain == ""


def test_a_log_says_of_long_tasks_that_they_are_at_work(monkeypatch):
    """At one minute, then each time after twice as long; nothing of tasks that have ended."""
    now = iter((100.0, 130.0))
    monkeypatch.setattr("recast.cli.common.time.monotonic", lambda: next(now))
    progress = ShowProgress()
    progress.start("long")
    progress.start("short")
    assert progress.due(159.9) == []
    assert progress.due(160.0) == ["long: 1 min"]
    assert progress.due(219.9) == ["short: 1 min"]
    assert progress.due(220.0) == ["long: 2 min"]
    progress.finish("long")
    assert progress.due(1e6) == ["short: 16664 min"]
