"""What a part of the program is made of: imports, data, packages; only content counts."""

import importlib
import json
import sys
from pathlib import Path

import pytest

from recast.core import sources
from recast.core.sources import Sources, facts_of, program

ROOT = Path(__file__).resolve().parents[2]
CODE = '''"""What it is."""

import numpy as np

LIMIT = 3.0
"""What the limit is."""


def area(radius):
    """Return it."""
    return np.pi * radius**2  # of a circle
'''


def planted(folder: Path, files: dict[str, str]) -> None:
    """Write files by their paths in a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def digest(folder: Path, text: str, name: str = "x.py") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return facts_of(path).digest


@pytest.mark.parametrize(
    ("old", "new", "counts"),
    [
        ("  # of a circle", "", False),
        ("import numpy as np\n", "# numbers\nimport numpy as np\n", False),
        ('"""Return it."""', '"""Return the area."""', False),
        ('"""What the limit is."""\n', "", False),
        ('"""What it is."""\n\n', "", False),
        ("np.pi * radius**2", "(np.pi*radius ** 2)", False),
        ("LIMIT = 3.0", "LIMIT = 3.00", False),
        ("radius**2", "radius**3", True),
        ("LIMIT = 3.0", "LIMIT = 3.1", True),
        ("LIMIT = 3.0", "LIMIT = 3", True),
        ("def area", "def surface", True),
    ],
)
def test_only_the_syntax_of_python_counts(tmp_path, old, new, counts):
    assert old in CODE
    assert (digest(tmp_path, CODE) != digest(tmp_path, CODE.replace(old, new))) is counts


@pytest.mark.parametrize(
    ("new", "counts"),
    [
        ("# more\na: {b: 1.0, c: [x, y]}\n", False),
        ("a:\n  b: 1.0   # one\n  c:\n    - x\n    - 'y'\n", False),
        ("a: {b: 1.1, c: [x, y]}\n", True),
        ("a: {b: 1, c: [x, y]}\n", True),
        ("a: {c: [x, y], b: 1.0}\n", True),
    ],
)
def test_only_the_values_of_yaml_count(tmp_path, new, counts):
    before = digest(tmp_path, "a: {b: 1.0, c: [x, y]}\n", "x.yaml")
    assert (before != digest(tmp_path, new, "x.yaml")) is counts


@pytest.mark.parametrize(("name", "text"), [("x.csv", "1,2"), ("x.py", "def ("), ("x.yaml", "a: [")])
def test_every_byte_of_other_files_counts(tmp_path, name, text):
    assert digest(tmp_path, text, name) != digest(tmp_path, f"{text} ", name)


TREE = {
    "recast/__init__.py": "from recast.a import nothing\n",
    "recast/a/__init__.py": "from recast.a.unused import X\n",
    "recast/a/unused.py": "X = 1\n",
    "recast/a/first.py": """
from __future__ import annotations
import numpy
from typing import TYPE_CHECKING
from recast.b import second
from recast.b.third import NAME, OTHER
if TYPE_CHECKING:
    from recast.b.typing_only import T
""",
    "recast/b/__init__.py": "",
    "recast/b/second.py": """
from importlib.metadata import files as names, version
from importlib.resources import files
def later():
    from recast.b import lazy
    return version("scipy"), files("recast.data").joinpath("one.yaml").read_text()
""",
    "recast/b/third.py": """
import subprocess, sys
from pathlib import Path
from recast.core.resources import resource
NAME = OTHER = [sys.executable, "-m", "recast.b.program"]
CARD = resource("mc_cards", "pythia", "x.yaml")
HERE = Path(__file__).parent / "tables"
""",
    "recast/b/lazy.py": 'from recast.c import folder\nWHERE = "tables"\n',
    "recast/b/program.py": "import yaml, filelock\n",
    "recast/b/typing_only.py": "",
    "recast/b/tables/t.csv": "1",
    "recast/b/tables/u.csv": "1",
    "recast/c/__init__.py": "",
    "recast/c/folder.py": """
from importlib.resources import files
from recast.core.resources import resource
def entry(name):
    return files("recast.data").joinpath(name), resource("mc_cards", "ufo", name)
""",
    "recast/core/resources.py": "",
    "recast/data/__init__.py": "",
    "recast/data/one.yaml": "1",
    "recast/data/two.yaml": "2",
    "mc_cards/pythia/x.yaml": "1",
    "mc_cards/pythia/other.yaml": "1",
    "mc_cards/ufo/m/particles.py": "1",
}


@pytest.fixture
def tree(tmp_path):
    planted(tmp_path, TREE)
    return tmp_path


def used(tree: Path, *modules: str, outside: tuple[str, ...] = ()) -> set[str]:
    found = Sources(tree / "recast", tree / "mc_cards").files(modules, outside)
    return {path.relative_to(tree).as_posix() for path in found}


def test_imports_and_data_are_followed(tree):
    third = {"recast/b/third.py", "recast/b/program.py", "recast/core/resources.py", "mc_cards/pythia/x.yaml"}
    tables = {"recast/b/tables/t.csv", "recast/b/tables/u.csv"}
    packages = {"recast/__init__.py", "recast/b/__init__.py"}
    assert used(tree, "recast.b.third") == third | tables | packages
    # lazy imports count; of a folder that is read by a name that is not known, every file
    lazy = {"recast/b/second.py", "recast/b/lazy.py", "recast/c/__init__.py", "recast/c/folder.py"}
    data = {"recast/data/one.yaml", "recast/data/two.yaml", "mc_cards/ufo/m/particles.py"}
    second = lazy | data | packages | {"recast/core/resources.py"}
    assert used(tree, "recast.b.second") == second | {"recast/data/__init__.py"}
    # a package on the way counts with its own text, what it imports for others does not
    first = used(tree, "recast.a.first")
    assert first == second | third | tables | {
        "recast/data/__init__.py", "recast/a/__init__.py", "recast/a/first.py",
    }  # fmt: skip
    left = used(tree, "recast.b.third", outside=("recast.b.program", "mc_cards/pythia/x.yaml"))
    assert left == third - {"recast/b/program.py", "mc_cards/pythia/x.yaml"} | tables | packages


def test_versions_are_those_of_what_is_imported(tree):
    copy = Sources(tree / "recast", tree / "mc_cards")
    assert set(copy.key(["recast.a.first"])["versions"]) == {"numpy", "python", "scipy", "yaml"}
    assert set(copy.key(["recast.b.third"], ["awkward"])["versions"]) == {"awkward", "python", "yaml"}


def test_a_change_changes_the_key_of_those_who_use_it(tree):
    def keys() -> list[str]:
        copy = Sources(tree / "recast", tree / "mc_cards")
        return [copy.key([name])["code"] for name in ("recast.a.first", "recast.b.third", "recast.c.folder")]

    before = keys()
    for name, changed in (
        ("recast/a/unused.py", (False, False, False)),
        ("recast/b/typing_only.py", (False, False, False)),
        ("mc_cards/pythia/other.yaml", (False, False, False)),
        ("recast/a/__init__.py", (True, False, False)),
        ("recast/b/program.py", (True, True, False)),
        ("recast/b/tables/t.csv", (True, True, False)),
        ("recast/data/two.yaml", (True, False, True)),
        ("mc_cards/ufo/m/particles.py", (True, False, True)),
    ):
        path = tree / name
        text = path.read_text()
        path.write_text(f"{text}\nX_{len(text)}: 3\n")
        after = keys()
        assert tuple(a != b for a, b in zip(before, after, strict=True)) == changed, name
        path.write_text(text)
    assert keys() == before


def test_a_module_of_another_program_counts_with_its_file(tmp_path, monkeypatch):
    def key() -> str:
        return Sources(ROOT / "recast", ROOT / "mc_cards").key(["theirs", "recast.core.errors"])["code"]

    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "theirs.py").write_text("A = 1\n")
    before = key()
    __import__("theirs")
    assert key() == before
    (tmp_path / "theirs.py").write_text("A = 2\n")
    assert key() != before
    del sys.modules["theirs"]


def test_a_module_of_a_plugin_counts_with_its_package_and_what_it_uses_of_recast(tree, monkeypatch):
    site = tree / "site"
    files = {
        "a_plugin/__init__.py": "",
        "a_plugin/deep/__init__.py": "",
        "a_plugin/deep/reader.py": "import scipy\nfrom recast.c import folder\nfrom . import table\n",
        "a_plugin/deep/table.py": "A = 1\n",
        "a_plugin/numbers.csv": "1\n",
        "beside.py": "B = 1\n",
    }
    planted(site, files)
    monkeypatch.syspath_prepend(str(site))

    def key() -> dict:
        return Sources(tree / "recast", tree / "mc_cards").key(["a_plugin.deep.reader"])

    before = key()
    assert set(before["versions"]) == {"python", "scipy"}
    for name, counts in [
        ("site/a_plugin/deep/table.py", True),
        ("site/a_plugin/numbers.csv", True),
        ("site/beside.py", False),
        ("recast/data/one.yaml", True),
        ("recast/b/second.py", False),
    ]:
        text = (tree / name).read_text()
        (tree / name).write_text(f"{text}\nX_{len(text)}: 3\n")
        assert (key() != before) is counts, name
        (tree / name).write_text(text)
    assert key() == before
    assert "a_plugin" not in sys.modules


def test_a_package_without_a_version_counts_with_its_file(tmp_path, monkeypatch):
    def key() -> str:
        return Sources(ROOT / "recast", ROOT / "mc_cards").key(["recast.core.errors"], ["my_tools"])["code"]

    monkeypatch.syspath_prepend(str(tmp_path))
    absent = key()
    (tmp_path / "my_tools.py").write_text("A = 1\n")
    importlib.invalidate_caches()
    before = key()
    (tmp_path / "my_tools.py").write_text("A = 2\n")
    assert len({absent, before, key()}) == 3


def test_what_is_known_is_not_parsed_again_and_a_damaged_cache_only_costs_time(tmp_path, monkeypatch):
    monkeypatch.setenv("RECAST_CACHE_DIR", str(tmp_path))
    sources._kept.cache_clear()
    try:
        modules = ["recast.core.errors", "recast.inputs.electroweak"]
        key = Sources(ROOT / "recast", ROOT / "mc_cards").key(modules)
        (file,) = tmp_path.glob("sources-*.json")

        def never(*_):
            raise AssertionError("parsed again")

        sources._kept.cache_clear()
        with monkeypatch.context() as patch:
            patch.setattr(sources, "_parsed", never)
            assert Sources(ROOT / "recast", ROOT / "mc_cards").key(modules) == key
        for damage in ("{", "[]", '{"a": 3}', '{"a": []}'):
            file.write_text(damage)
            sources._kept.cache_clear()
            assert Sources(ROOT / "recast", ROOT / "mc_cards").key(modules) == key
            assert len(json.loads(file.read_text())) > 3
        (tmp_path / "file").write_text("")
        monkeypatch.setenv("RECAST_CACHE_DIR", str(tmp_path / "file" / "x"))
        sources._kept.cache_clear()
        assert Sources(ROOT / "recast", ROOT / "mc_cards").key(modules) == key
    finally:
        sources._kept.cache_clear()


def test_relative_imports_are_followed(tree):
    (tree / "recast/b/near.py").write_text("from . import typing_only\nfrom ..c.folder import entry\n")
    (tree / "recast/b/__init__.py").write_text("from .near import typing_only\n")
    assert {"recast/b/typing_only.py", "recast/c/folder.py", "recast/data/one.yaml"} <= used(tree, "recast.b")


def test_what_is_imported_by_a_name_made_at_run_time_is_known():
    loading = {
        name for name, path in program().modules.items() if "import_module(" in path.read_text("utf-8")
    }
    # the library, which asks for pandas, the commands, and the check of the installation
    assert loading == {"recast", "recast.api.results", "recast.cli.main", "recast.cli.doctor"}


def test_the_library_belongs_to_those_who_ask_for_it():
    """Steps do not depend on all that the face of the package may load; an analysis that uses it does."""
    sources = program()
    for kind in ("shower", "analyse", "control"):
        assert sources.modules["recast.api.verbs"] not in sources.files([f"recast.pipeline.kinds.{kind}"])
    assert sources.modules["recast.api.verbs"] in sources.files(["recast"])


@pytest.mark.parametrize(
    "changed",
    ["own/inside.py", "own/deep/far.py", "own/table.csv", "folder/part.py", "single.py", "behind.py"],
)
def test_packages_without_a_version_count_with_all_files_and_what_these_import(
    tmp_path, monkeypatch, changed
):
    files = {
        "own/__init__.py": "",
        "own/inside.py": "import single\n",
        "own/deep/far.py": "A = 1\n",
        "own/table.csv": "1\n",
        "folder/part.py": "A = 1\n",  # without an __init__.py
        "single.py": "from behind import B\n",
        "behind.py": "B = 1\nimport own\n",
    }
    planted(tmp_path, files)
    monkeypatch.syspath_prepend(str(tmp_path))

    def key() -> str:
        return Sources(ROOT / "recast", ROOT / "mc_cards").key(["recast.core.errors"], ["own", "folder"])[
            "code"
        ]

    before = key()
    assert key() == before
    (tmp_path / changed).write_text(files[changed] + "C = 2\n")
    assert key() != before


@pytest.mark.parametrize("editable", [True, False])
def test_a_working_copy_counts_with_its_files_whatever_its_version(tmp_path, monkeypatch, editable):
    info = tmp_path / f"copy_{editable}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: copy_{editable}\nVersion: 1.0\n")
    (info / "direct_url.json").write_text(
        '{"dir_info": {"editable": true}, "url": "file:///x"}' if editable else '{"url": "file:///x"}'
    )
    module = tmp_path / f"copy_{editable}.py"
    module.write_text("A = 1\n")
    monkeypatch.syspath_prepend(str(tmp_path))

    def key() -> str:
        return Sources(ROOT / "recast", ROOT / "mc_cards").key(["recast.core.errors"], [module.stem])["code"]

    before = key()
    module.write_text("A = 2\n")
    assert (key() != before) is editable
