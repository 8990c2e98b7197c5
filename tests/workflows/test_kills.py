"""Commands that are killed at any moment go on to the same bytes; a few kills by default, 1000 on purpose.

RECAST_KILLS is another number of them, RECAST_KILLS_SEED a seed that was printed.
"""

import os
import random

import pytest
from kills import FAULTS, JOBS, kill_runs

pytestmark = pytest.mark.slow

QUICK = tuple(name for name in JOBS if name.startswith(("convert", "export-yoda", "analyse", "figures")))


def test_killed_commands_go_on_to_the_same_files():
    """Commands that take a second at most."""
    tally = kill_runs(12, 9, QUICK)
    assert tally.faults == []
    assert (tally.number, tally.finished.total() > 0) == (12, True)


@pytest.mark.parametrize("name", ["run", "validate"])
def test_a_killed_simulation_goes_on_to_the_same_files(name):
    tally = kill_runs(2, 9, [name])
    assert tally.faults == []
    assert tally.number == 2


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
