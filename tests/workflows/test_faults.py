"""A machine that lacks something: one line, nothing lost, and the next start goes on to the same bytes."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from faults import KINDS, MOUNTED, has_mounts
from kills import FAULTS
from runs import environment

pytestmark = pytest.mark.slow

FILE = Path(__file__).with_name("faults.py")
needs_mounts = pytest.mark.skipif(
    not has_mounts(), reason="no user and mount namespaces here, so no disk can be made (unshare -rm)"
)


def disturbed(number: int, seed: int, *words: str, mounts: bool = False) -> tuple[dict[str, int], str]:
    """Return the count of faults, and what was said."""
    begin = ["unshare", "-rm"] if mounts else []
    done = subprocess.run(
        [*begin, sys.executable, FILE, str(number), str(seed), *words],
        env=environment(PYTHONWARNINGS="ignore"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("  faults: "))
    counts = [item.split() for item in line.removeprefix("  faults: ").split(", ")]
    return {name: int(count) for count, name in counts}, done.stdout


NONE = dict.fromkeys(FAULTS, 0)


def test_what_a_machine_may_lack():
    kinds = [kind for kind in KINDS if kind not in MOUNTED]
    counts, said = disturbed(len(kinds), 4, *kinds, "convert-parquet", "serial")
    assert counts == NONE, said
    assert "ulimit" in said


@needs_mounts
def test_a_full_and_a_read_only_disk():
    counts, said = disturbed(2, 7, *MOUNTED, "convert-parquet", "serial", mounts=True)
    assert counts == NONE, said
    assert "No space left on device. Make room" in said
    assert "Read-only file system). Choose another place" in said


@pytest.mark.endurance
@pytest.mark.timeout(0)
@needs_mounts
def test_three_hundred_faults(capsys):
    number = int(os.environ.get("RECAST_FAULTS", "300"))
    seed = int(os.environ.get("RECAST_FAULTS_SEED", random.SystemRandom().randrange(2**32)))
    counts, said = disturbed(number, seed, mounts=True)
    with capsys.disabled():
        print(said)  # noqa: T201
    assert counts == NONE
