"""Registries: names, decorators, entry points of plug-ins, and what is refused."""

import errno
import sys
import uuid
from enum import StrEnum
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recast.core.errors import InputError, RunError
from recast.core.registry import Registry, real_numbers, shipped_path

NAMES = st.from_regex(r"[A-Za-z0-9_+-][A-Za-z0-9_.+-]{0,12}", fullmatch=True)


@pytest.fixture
def plugin(tmp_path, monkeypatch):
    """Install a distribution: a module with a text, and lines of its entry_points.txt."""
    monkeypatch.syspath_prepend(str(tmp_path))
    made = []

    def install(name: str, code: str, *lines: str) -> str:
        stem = f"{name}_{uuid.uuid4().hex[:8]}"
        (tmp_path / f"{stem}.py").write_text(code)
        folder = tmp_path / f"{name}-1.5.dist-info"
        folder.mkdir(exist_ok=True)
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.5\n")
        text = "\n".join(["[recast.things]", *(line.replace("MODULE", stem) for line in lines)])
        (folder / "entry_points.txt").write_text(text)
        made.append(stem)
        return stem

    yield install
    for stem in made:
        sys.modules.pop(stem, None)


def things() -> Registry:
    registry = Registry("recast.things", "thing")
    registry.register("first", 1)
    return registry


@given(st.lists(NAMES, unique=True, max_size=8))
def test_names_keep_their_order_and_lead_to_their_items(names):
    registry = Registry("recast.none", "thing")
    for place, name in enumerate(names):
        assert registry.register(name, place + 1) == place + 1
    assert registry.names() == list(registry) == names
    assert [registry[name] for name in names] == list(registry.values()) == list(range(1, len(names) + 1))
    assert len(registry) == len(names)
    assert dict(registry) == {name: place + 1 for place, name in enumerate(names)}


@given(st.lists(NAMES, unique=True, min_size=1, max_size=8), st.data())
def test_a_name_is_taken_once(names, data):
    registry = Registry("recast.none", "thing")
    for name in names:
        registry.register(name, name)
    with pytest.raises(InputError, match="is registered twice"):
        registry.register(data.draw(st.sampled_from(names)), "again")
    assert list(registry.values()) == names


@given(st.text(max_size=6))
def test_any_text_is_a_name_or_an_input_error(text):
    registry = Registry("recast.none", "thing")
    try:
        registry.register(text, 1)
    except InputError:
        assert text not in registry
    else:
        assert registry[text] == 1


def test_the_decorator_returns_what_it_decorates():
    registry = things()

    @registry.register("function")
    def function():
        return 3

    assert function() == registry["function"]() == 3
    assert registry.modules("function", "first") == (__name__,)


def test_an_unknown_name_is_one_line_with_the_nearest():
    with pytest.raises(InputError, match=r'^unknown thing "frist"\. Did you mean "first"\?$'):
        things()["frist"]
    assert things().get("frist") is None


def test_a_plugin_is_found_by_its_name_and_imported_when_asked_for(plugin):
    stem = plugin("one", "ITEM = 7\n", "seventh = MODULE:ITEM", "broken = MODULE:NOTHING")
    registry = things()
    assert registry.names() == ["first", "broken", "seventh"]
    assert registry["first"] == 1
    assert "seventh" in registry
    assert registry.modules("seventh") == (stem,)
    assert stem not in sys.modules
    assert registry["seventh"] == registry["seventh"] == 7
    assert registry.names() == ["first", "broken", "seventh"]
    assert registry.modules("first", "seventh") == tuple(sorted((__name__, stem)))


def test_a_plugin_may_register_itself(plugin, monkeypatch):
    registry = things()
    monkeypatch.setitem(sys.modules, "registry_of_the_test", registry)
    code = "import registry_of_the_test as things\nthings.register('own', 5)\n"
    plugin("self", code, "own = MODULE")
    assert registry["own"] == 5
    assert registry["own"] == 5
    assert registry.names() == ["first", "own"]


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("import nothing_of_this_name\n", "ModuleNotFoundError: No module named 'nothing_of_this_name'"),
        ("OTHER = 1\n", "AttributeError: module"),
        ("ITEM = (\n", "SyntaxError"),
        ("raise SystemExit(3)\n", "SystemExit: 3"),
        ("from recast.core.errors import InputError\nraise InputError('of its own')\n", "(of its own)"),
    ],
)
def test_a_broken_plugin_is_one_line_that_names_distribution_and_entry_point(plugin, code, what):
    stem = plugin("faulty", code, "bad = MODULE:ITEM")
    with pytest.raises(InputError) as caught:
        things()["bad"]
    text = str(caught.value)
    assert "\n" not in text
    assert what in text
    assert text.startswith(f"plug-in faulty 1.5 (entry point recast.things: bad = {stem}:ITEM): thing ")
    assert text.endswith("Mend the plug-in, or uninstall it.")
    assert things()["first"] == 1


def test_a_name_given_twice_is_refused_by_both_owners(plugin):
    plugin("one", "ITEM = 7\n", "first = MODULE:ITEM", "both = MODULE:ITEM")
    plugin("two", "ITEM = 8\n", "both = MODULE:ITEM", "alone = MODULE:ITEM")
    registry = things()
    assert registry["alone"] == 8
    with pytest.raises(InputError, match=r'thing "both" is given twice, by plug-in \w+ 1.5 .* and plug-in'):
        registry["both"]
    with pytest.raises(InputError, match=r'thing "first" is given twice, by module .* and plug-in'):
        registry["first"]


def test_what_is_no_item_is_refused(plugin):
    def whole(name: str, item: object) -> int:
        if not isinstance(item, int):
            raise InputError(f"{item!r} is no whole number")
        return item

    plugin("one", "ITEM = 'x'\nGOOD = 2\n", "text = MODULE:ITEM", "good = MODULE:GOOD")
    registry = Registry("recast.things", "thing", whole)
    with pytest.raises(InputError, match=r"cannot be loaded \('x' is no whole number\)"):
        registry["text"]
    assert registry["good"] == 2
    with pytest.raises(InputError, match=r"^'y' is no whole number$"):
        registry.register("mine", "y")


def test_items_of_recast_are_of_no_module_outside():
    registry = Registry("recast.none", "thing")
    registry.register("error", RunError)
    assert Path(__file__).stem in registry.modules("error")[0]
    registry._makers["error"] = (RunError.__module__,)
    assert registry.modules("error") == ()


def test_who_gives_a_name_is_who_registered_it(plugin):
    """A path comes from pathlib as an object, which is not who gave it."""
    registry = Registry("recast.things", "thing")
    registry.register("first", Path("x"))
    assert registry.owners("first") == [f"module {__name__}"]
    plugin("one", "GOOD = 1\n", "good = MODULE:GOOD")
    fresh = Registry("recast.things", "thing")
    for _ in range(2):  # before and after it is loaded
        (owner,) = fresh.owners("good")
        assert owner.startswith("plug-in one 1.5 (entry point recast.things: good = ")
        assert fresh["good"] == 1


@pytest.mark.parametrize("raised", [ValueError("no"), SystemExit(3), ZeroDivisionError("no")])
def test_what_the_code_of_a_plugin_raises_is_one_error_that_names_it(raised):
    registry = things()
    with (
        pytest.raises(RunError, match=r'^thing "first": it fails with .*\. Mend the plug-in\.$'),
        registry.guard("first"),
    ):
        raise raised
    with pytest.raises(OSError, match="full"), registry.guard("first"):
        raise OSError(errno.ENOSPC, "full")  # the machine's, not its code's
    registry._makers["first"] = (RunError.__module__,)  # of recast itself: it stays what it is
    with pytest.raises(type(raised)), registry.guard("first"):
        raise raised


def test_numbers_of_a_plugin_are_real():
    assert real_numbers([1, 2.5]).tolist() == [1.0, 2.5]
    with pytest.raises(TypeError, match="its numbers are complex"):
        real_numbers(np.array([1j]))


def test_a_word_comes_back_as_it_was_registered():
    class Kind(StrEnum):
        ONE = "one"

    registry = Registry("recast.none", "thing")
    registry.register(Kind.ONE, 1)
    assert registry.word("one") is Kind.ONE
    with pytest.raises(InputError, match='unknown thing "two"'):
        registry.word("two")


def test_what_a_plugin_ships_is_beside_its_module_or_at_a_path(plugin, tmp_path):
    (tmp_path / "card.yaml").write_text("")
    plugin(
        "one", f"HERE = {str(tmp_path / 'card.yaml')!r}\nBAD = 3\n",
        "card.yaml = MODULE", "other = MODULE:HERE", "bad = MODULE:BAD", "none = MODULE",
    )  # fmt: skip
    paths = Registry("recast.things", "thing", shipped_path)
    assert paths["card.yaml"] == paths["other"] == (tmp_path / "card.yaml").resolve()
    with pytest.raises(
        InputError, match=r'"bad" cannot be loaded \(bad is no module and no path but of type int\)'
    ):
        paths["bad"]
    with pytest.raises(InputError, match=r'"none" cannot be loaded \(there is no .*none\)'):
        paths["none"]
