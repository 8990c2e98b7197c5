import os
import resource
import subprocess
import sys

import pytest

from recast.generate.fresh_pythia import fresh_pythia


def test_it_knows_its_settings_and_particles():
    pythia = fresh_pythia()
    assert pythia.readString("Print:quiet = on")
    assert pythia.particleData.m0(23) == pytest.approx(91.2, abs=0.1)


def test_too_few_files_are_told_and_not_an_unknown_setting():
    code = f"""
import resource
from recast.generate.fresh_pythia import fresh_pythia
resource.setrlimit(resource.RLIMIT_NOFILE, (len(__import__("os").listdir("/proc/self/fd")), {_hard()}))
fresh_pythia()
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert found.returncode == 1
    assert found.stderr.splitlines()[-1] == f"OSError: [Errno 24] Too many open files: {os.devnull!r}"


def _hard() -> int:
    return resource.getrlimit(resource.RLIMIT_NOFILE)[1]
