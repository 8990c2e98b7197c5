"""Progress shows the time left of a task whose work is known, and of no other."""

from rich.progress import Task

from recast.cli.common import _LeftColumn


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
