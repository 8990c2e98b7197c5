"""The fuzz target of event text on few inputs: interpreted, and (on purpose) compiled with bounds checks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TARGET = Path(__file__).with_name("fuzz_text.py")


@pytest.mark.slow
@pytest.mark.parametrize(
    "mode",
    # compiling with checks takes half a minute: part of -m benchmark
    ["NUMBA_DISABLE_JIT", pytest.param("NUMBA_BOUNDSCHECK", marks=pytest.mark.benchmark)],
)
def test_a_bounded_run(tmp_path, mode):
    pytest.importorskip("atheris", reason='atheris is not there (pip install "recast-hep[fuzz]")')
    words = [str(tmp_path / "corpus"), "-runs=400", "-seed=1", f"-artifact_prefix={tmp_path}/"]
    done = subprocess.run(
        [sys.executable, TARGET, *words],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env=os.environ | {mode: "1", "PYTHONPATH": str(TARGET.parents[2])},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Done 400 runs" in done.stderr
