"""Machine code is kept where it fits the modules that it names."""

import os
import subprocess
import sys

import numba

from recast.core import compiled
from recast.core.compiled import names_of_classes
from recast.core.errors import PlaceError


def test_moved_and_renamed_classes_have_another_cache(tmp_path):
    (tmp_path / "a.py").write_text("class One:\n    pass\n")
    first = names_of_classes(tmp_path)
    (tmp_path / "a.py").write_text("class One:\n    x = 1\n\n\ndef f():\n    return 2\n")
    assert names_of_classes(tmp_path) == first  # numba itself sees that a function has changed
    (tmp_path / "a.py").write_text("class Two:\n    pass\n")
    renamed = names_of_classes(tmp_path)
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    assert len({first, renamed, names_of_classes(tmp_path)}) == 3


def test_of_several_processes_one_compiles(tmp_path):
    (tmp_path / "kernels.py").write_text(
        "from recast.core.compiled import kernel, part\n"
        "@part\ndef half(x):\n    return x / 2\n"
        "@kernel\ndef quarter(x):\n    return half(half(x))\n"
        "print(quarter(8.0), sum(quarter.stats.cache_misses.values()))\n"
    )
    command = [sys.executable, "-c", "import kernels"]
    environment = os.environ | {"NUMBA_CACHE_DIR": str(tmp_path / "cache"), "NUMBA_DISABLE_JIT": "0"}
    environment["PYTHONPATH"] = os.pathsep.join([str(tmp_path), *sys.path])
    together = [
        subprocess.Popen(command, env=environment, cwd=tmp_path, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    printed = [process.communicate()[0].split() for process in together]
    assert [float(value) for value, _ in printed] == [2.0] * 3
    assert sorted(int(misses) for _, misses in printed) == [0, 0, 1]


def test_a_cache_that_cannot_be_locked_is_compiled_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path))

    def refused(*_):
        raise PlaceError("cannot be locked", where="here")

    monkeypatch.setattr(compiled, "folder_lock", refused)
    assert compiled.kernel(_double)(2.0) == 4.0


def _double(x):
    return 2.0 * x
