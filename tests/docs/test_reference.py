"""The reference is whole: every public name has documentation, every key and every command is on its page."""

import inspect
import re
import typing

import click
import pytest
import recast_reference as reference
from pydantic import BaseModel

import recast
from recast import cards
from recast.analysis import toolkit
from recast.analysis.card import AnalysisCard
from recast.analysis.jet_card import Hadrons
from recast.cli.main import cli
from recast.model.model_card import UFOCard, ZPrimeCard
from recast.statistics.likelihood import Likelihood

CARDS = {
    "reference/run-card": (cards.RunCard, cards.CombinationCard, cards.FigureCard, cards.Grid),
    "reference/analysis-card": (AnalysisCard, Hadrons),
    "reference/model-card": (ZPrimeCard, UFOCard),
    "reference/likelihood": (Likelihood,),
}


def blocks_in(annotation):
    """The blocks that a type names, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in typing.get_args(annotation):
        yield from blocks_in(part)


def blocks_of(cards):
    """A card and all blocks below it."""
    found, waiting = set(), list(cards)
    while waiting:
        block = waiting.pop()
        if block not in found:
            found.add(block)
            for field in block.model_fields.values():
                waiting += blocks_in(field.annotation)
    return found


def rows_of(page):
    """The keys of each section of a page, with their texts."""
    sections = {}
    for section in re.split(r"(?m)^## ", page)[1:]:
        name, _, text = section.partition("\n")
        sections[name] = dict(re.findall(r"(?m)^\| `(\w+)` \|.*\| ([^|]*(?:\\\|[^|]*)*) \|$", text))
    return sections


def missing_keys(page, cards):
    sections = rows_of(page)
    return [
        f"{block.__name__}.{key}"
        for block in blocks_of(cards)
        for key in block.model_fields
        if not sections.get(block.__name__, {}).get(key, "").strip()
    ]


@pytest.mark.parametrize("name", CARDS)
def test_every_key_of_a_card_is_on_its_page_with_a_text(name):
    page = reference.PAGES[name]()
    assert not missing_keys(page, CARDS[name])
    assert sum(map(len, rows_of(page).values())) > 8


def test_a_key_that_is_left_out_is_noticed():
    page = reference.PAGES["reference/run-card"]()
    row = next(line for line in page.splitlines() if line.startswith("| `pdf_set` |"))
    assert missing_keys(page.replace(row + "\n", ""), CARDS["reference/run-card"]) == [
        "GenerateBlock.pdf_set"
    ]
    assert missing_keys(page.replace(row, "| `pdf_set` | text | - |  |"), CARDS["reference/run-card"])


def test_links_between_blocks_have_their_ends():
    for name in CARDS:
        page = reference.PAGES[name]()
        assert set(re.findall(r"\]\(#([\w-]+)\)", page)) <= set(re.findall(r"(?m)^\(([\w-]+)\)=$", page))


def walk(group, words):
    yield words, group
    if isinstance(group, click.Group):
        context = click.Context(group)
        for name in group.list_commands(context):
            yield from walk(group.get_command(context, name), f"{words} {name}")


def missing_commands(page):
    sections = {part.partition("\n")[0]: part for part in re.split(r"(?m)^## ", page)[1:]}
    return [
        f"{words} {option}"
        for words, command in walk(cli, "recast")
        for option in ["", *(name for item in command.params for name in getattr(item, "opts", ()))]
        if words not in sections or (option.startswith("-") and option not in sections[words])
    ]


def test_every_command_is_on_its_page_with_its_options():
    page = reference.commands_page()
    assert not missing_commands(page)
    assert page.count("\n## ") > 30
    assert missing_commands(page.replace("## recast step plan\n", "## recast step\n"))
    assert missing_commands(page.replace("--refine", "--other")) == ["recast scan --refine"]


def members(value):
    """Public methods and properties that a class has itself."""
    for name, item in vars(value).items():
        if not name.startswith("_") and (
            inspect.isfunction(item) or isinstance(item, property | classmethod)
        ):
            yield name, item


@pytest.mark.parametrize("module", [recast, toolkit])
def test_every_public_object_has_documentation(module):
    without = []
    for name in module.__all__:
        value = getattr(module, name)
        if not (inspect.isclass(value) or callable(value)):
            continue
        if not inspect.getdoc(value):
            without.append(name)
        if inspect.isclass(value) and not issubclass(value, BaseModel):
            without += [f"{name}.{key}" for key, item in members(value) if not inspect.getdoc(item)]
    assert not without


@pytest.mark.parametrize(("module", "page"), [(recast, "api"), (toolkit, "toolkit")])
def test_every_public_name_is_on_its_page(module, page):
    text = reference.PAGES[f"reference/{page}"]()
    for name in module.__all__:
        assert re.search(rf"(?m)^\.\. (auto|py:)\w+:: {module.__name__}\.{name}$", text)
