"""The fuzzer on few inputs: its corpus is read or refused in one line, within bounds; and it can find."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import mutate  # noqa: E402
from targets import CORPUS, TARGETS, Target, check  # noqa: E402


def fuzz(folder, seconds, *words, **environment):
    """Run the fuzzer and return its exit status and what it said."""
    done = subprocess.run(
        [sys.executable, HERE / "fuzz.py", str(seconds), folder, *words],
        env=os.environ | {"PYTHONPATH": str(HERE.parents[1])} | environment,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr[-3000:]


def test_the_corpus_is_read_or_refused_within_the_bounds(tmp_path):
    status, said = fuzz(tmp_path, 0)
    assert status == 0, said
    assert said.count('"finds": {}') == len(TARGETS)


def test_the_corpus_is_small_and_of_targets():
    files = [path for path in CORPUS.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 200_000
    assert {path.parent.name for path in files} <= set(TARGETS)


@pytest.mark.slow
def test_a_bounded_run_by_coverage(tmp_path):
    pytest.importorskip("atheris", reason='atheris is not there (pip install "recast-hep[fuzz]")')
    status, said = fuzz(tmp_path, 3, "lhe", "slha")
    assert status == 0, said
    assert (tmp_path / "tally.jsonl").read_text().count('"finds": {}') == 2


@pytest.mark.slow
def test_a_bounded_run_with_changes(tmp_path):
    status, said = fuzz(tmp_path, 1, "regions", "parquet", "--changes")
    assert status == 0, said


@pytest.mark.parametrize("wrong", [ValueError("x"), MemoryError(), RecursionError()])
def test_an_error_of_another_kind_is_a_find(tmp_path, wrong):
    def read(_data, _folder):
        raise wrong

    with pytest.raises(type(wrong)):
        check(Target(read, list), b"", tmp_path)


def test_numbers_that_are_not_finite_are_a_find(tmp_path):
    for value in (float("nan"), {"a": [1.0, float("inf")]}):
        with pytest.raises(AssertionError):
            check(Target(lambda _data, _folder, value=value: value, list), b"", tmp_path)


def test_changes_follow_the_seed():
    for seed in TARGETS["regions"].seeds():
        one, two = (mutate.mutated(seed, random.Random(3), [seed]) for _ in range(2))
        assert one == two
    region = (5, 10)
    made = mutate.mutated(b"a" * 20, random.Random(1), (), region)
    assert made[:5] == b"a" * 5
    assert made.endswith(b"a" * 10)
