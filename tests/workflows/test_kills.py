"""Commands that are killed at any moment go on to the same bytes; a few kills by default, 1000 on purpose.

RECAST_KILLS is another number of them, RECAST_KILLS_SEED a seed that was printed.
"""

import os
import random

import pytest
from kills import FAULTS, kill_runs

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("number", "jobs"), [(6, ("convert-parquet", "export-yoda")), (1, ("run",))])
def test_killed_commands_go_on_to_the_same_files(number, jobs):
    tally = kill_runs(number, 9, jobs, most=1)
    assert tally.faults == []
    assert tally.number == number
    assert tally.finished.total() > 0


@pytest.mark.endurance
@pytest.mark.timeout(0)
def test_a_thousand_kills(capsys):
    number = int(os.environ.get("RECAST_KILLS", "1000"))
    seed = int(os.environ.get("RECAST_KILLS_SEED", random.SystemRandom().randrange(2**32)))
    with capsys.disabled():
        tally = kill_runs(number, seed, say=print)
        print(f"\n{tally}")  # noqa: T201
    assert tally.number == number
    assert {name: tally.count(name) for name in FAULTS} == dict.fromkeys(FAULTS, 0)
