"""The arrows between rooms and files go one way: read off the imports, those inside functions included."""

import ast
import importlib
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ALLOWED = {
    "core": set(),
    "inputs": {"core"},
    "statistics": {"core"},
    "model": {"core", "inputs"},
    "events": {"core"},
    "detector": {"core", "events"},
    "generate": {"core", "inputs", "model", "events"},
    "lowenergy": {"core", "inputs", "model"},
    "analysis": {"core", "events", "detector"},
    "analyses": {"analysis", "detector"},
    "exclusion": {"core", "inputs", "model", "statistics", "lowenergy"},
    "report": {"core", "inputs", "statistics", "lowenergy", "exclusion", "analysis"},
    "cards": {"core", "inputs", "model", "generate", "statistics", "lowenergy", "exclusion", "report"},
    "pipeline": {
        "core",
        "inputs",
        "model",
        "events",
        "detector",
        "generate",
        "lowenergy",
        "analysis",
        "statistics",
        "exclusion",
        "report",
        "cards",
    },
}
"""What each room knows, see docs/architecture.md; the face of the package (`recast`) is known by all, for its
version. The library and the commands know everything, and nothing knows them."""
ALLOWED["api"] = set(ALLOWED)
ALLOWED["cli"] = set(ALLOWED) | {"cli"}


def modules(root: Path) -> dict[str, Path]:
    """All modules of the package and of the analyses by their dotted names."""
    paths = [*root.glob("recast/**/*.py"), *root.glob("analyses/**/*.py")]
    # programs that are run by hand, such as the maker of backgrounds, know everything, and nothing knows them
    paths = [path for path in paths if not path.name.startswith("make_")]
    found = {".".join(path.relative_to(root).with_suffix("").parts): path for path in paths}
    return {name.removesuffix(".__init__"): path for name, path in found.items()}


def imported(path: Path, known: dict[str, Path]) -> set[str]:
    """Modules that a file imports, those for type checkers alone left out."""
    names: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        typing_only = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        waiting += node.orelse if typing_only else list(ast.iter_child_nodes(node))
        if isinstance(node, ast.Import):
            names |= {item.name for item in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path} imports by dots"
            whole = {f"{node.module}.{item.name}" for item in node.names}
            names |= {name if name in known else str(node.module) for name in whole}
    return names & set(known)


def room(module: str) -> str:
    """The room of a module."""
    first, *rest = module.split(".")
    if first == "analyses" or not rest:
        return first
    if rest[0] == "__main__":  # python -m recast
        return "cli"
    return "cards" if rest[0].startswith("card") else rest[0]


def wrong_arrows(root: Path) -> list[str]:
    known = modules(root)
    # a program that makes files of an analysis is no part of it: it may run the whole pipeline
    rooms = {name: path for name, path in known.items() if not path.name.startswith("make_")}
    arrows = [(name, other) for name, path in rooms.items() for other in imported(path, known)]
    return sorted(
        f"{name} imports {other}"
        for name, other in arrows
        if room(name) not in (room(other), "recast") and room(other) not in ALLOWED[room(name)] | {"recast"}
    )


def order(graph: dict[str, set[str]]) -> list[str]:
    return list(TopologicalSorter(graph).static_order())


def test_every_arrow_between_rooms_is_in_the_table():
    assert wrong_arrows(ROOT) == []


def test_the_table_has_no_circle_and_no_room_that_is_not_there():
    assert set(order({name: others - {name} for name, others in ALLOWED.items()})) == set(ALLOWED)
    folders = {path.parent.name for path in ROOT.glob("recast/*/__init__.py")}
    assert folders | {"analyses", "cards"} == set(ALLOWED)


def test_files_import_each_other_in_no_circle():
    known = modules(ROOT)
    try:
        order({name: imported(path, known) - {name} for name, path in known.items()})
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_every_name_on_the_page_of_the_architecture_is_there():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    names = set(re.findall(r"`(recast(?:\.\w+){2,})`", page))
    assert len(names) > 20
    for name in names:
        module, _, rest = name.rpartition(".")
        while module not in modules(ROOT):
            module, _, first = module.rpartition(".")
            rest = f"{first}.{rest}"
        found = importlib.import_module(module)
        for word in rest.split("."):
            found = getattr(found, word, None) or importlib.import_module(name)
    for path in re.findall(r"`((?:recast|tests|mc_cards|analyses)/[\w/.]+)`", page):
        assert (ROOT / path).exists(), path


def test_an_analysis_knows_no_other():
    known = modules(ROOT)
    for name in known:
        if name.startswith("analyses."):
            assert not {other for other in imported(known[name], known) if other.startswith("analyses.")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from recast.model.point import ModelPoint", ["recast.events.new imports recast.model.point"]),
        ("def f():\n    import recast.model.point", ["recast.events.new imports recast.model.point"]),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import recast.model.point", []),
        ("from recast.core import errors", []),
    ],
)
def test_a_wrong_arrow_is_found(tmp_path, text, expected):
    for name, content in {"events/new": text, "model/point": "", "core/errors": ""}.items():
        path = tmp_path / "recast" / f"{name}.py"
        path.parent.mkdir(parents=True)
        path.write_text(content, encoding="utf-8")
    assert wrong_arrows(tmp_path) == expected
