"""Machine code is kept where it fits the modules that it names."""

import os
import subprocess
import sys
from pathlib import Path

import numba
import pytest

from recast.core import compiled
from recast.core.compiled import _package_key, source_key
from recast.core.errors import PlaceError


def key_of(folder):
    _package_key.cache_clear()
    return source_key(folder / "a.py", folder)


def rewrite(path, text):
    """Write a file and leave its time."""
    facts = path.stat()
    path.write_text(text)
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))


KERNEL = "from recast.core.compiled import kernel\nfrom recast.b import C\n"


@pytest.fixture
def package(tmp_path):
    texts = {"a.py": KERNEL, "b.py": "C = 1\n", "c.py": "class One:\n    pass\n", "d/e.py": "D = 1\n"}
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "text", "changes"),
    [
        ("a.py", KERNEL + "# ", True),
        ("b.py", "C = 2\n", True),
        ("c.py", "class One:\n    x = 1\n", False),
        ("c.py", "class Two:\n    pass\n", True),
        ("d/e.py", "D = 2\n", False),
    ],
)
def test_code_of_another_source_has_another_cache(package, name, text, changes):
    first = key_of(package)
    rewrite(package / name, text)
    assert (key_of(package) != first) == changes


def test_moved_modules_and_named_packages_count(package):
    first = key_of(package)
    (package / "c.py").rename(package / "f.py")
    moved = key_of(package)
    (package / "a.py").write_text(KERNEL + "from recast.d import e\n")
    named = key_of(package)
    rewrite(package / "d" / "e.py", "D = 2\n")
    assert len({first, moved, named, key_of(package)}) == 4


def test_the_time_of_a_kernel_counts_as_it_does_for_numba(package):
    first = key_of(package)
    os.utime(package / "b.py", (1, 1))
    assert key_of(package) == first
    os.utime(package / "a.py", (1, 1))
    assert key_of(package) != first


def test_no_old_code_is_left_under_a_new_name(tmp_path):
    """A disk that is full when a changed kernel is compiled: numba lists the code before it writes it."""
    module = tmp_path / "kernels.py"
    text = "from recast.core.compiled import kernel\n@kernel\ndef f(x):\n    return x / 2\nprint(f(8.0))\n"
    environment = os.environ | {"NUMBA_CACHE_DIR": str(tmp_path / "cache"), "NUMBA_DISABLE_JIT": "0"}
    environment["PYTHONPATH"] = os.pathsep.join([str(tmp_path), *sys.path])
    environment["PYTHONDONTWRITEBYTECODE"] = "1"

    def run(code):
        command = [sys.executable, "-c", code]
        return subprocess.run(
            command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
        )

    module.write_text(text)
    assert run("import kernels").stdout == "4.0\n"
    module.write_text(text.replace("/ 2", "/ 4  # changed"))
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)); import kernels"
    failed = run(limit)
    assert failed.returncode == 1, "the limit was too wide"
    assert "File too large" in failed.stderr
    assert run("import kernels").stdout == "2.0\n"


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


def test_half_written_code_of_a_killed_process_is_removed(tmp_path, monkeypatch):
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path))
    made = compiled.kernel(_triple)
    half = Path(made.stats.cache_path) / "test_compiled._triple-1.py311.nbi.tmp.0123456789abcdef"
    half.parent.mkdir(parents=True, exist_ok=True)
    half.write_bytes(b"")
    assert made(2.0) == 6.0
    assert not half.exists()


def _triple(x):
    return 3.0 * x
