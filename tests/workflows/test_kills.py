"""Runs that are killed at any moment go on to the same bytes; a few kills by default, 200 on purpose."""

import random

import pytest
from kills import kill_runs

pytestmark = pytest.mark.slow


def test_killed_runs_go_on_to_the_same_result(tmp_path):
    assert kill_runs(2, 9, tmp_path) >= 1


@pytest.mark.endurance
@pytest.mark.timeout(0)
def test_two_hundred_kills(tmp_path, capsys):
    seed = random.SystemRandom().randrange(2**32)
    with capsys.disabled():
        finished = kill_runs(200, seed, tmp_path, print)
        print(f"\n200 kills, seed {seed}: {finished} runs finished, all equal")  # noqa: T201
