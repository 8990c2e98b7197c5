"""Documentation: reference pages made of the program itself: cards, commands, the library's names."""

from __future__ import annotations

import inspect
import json
import logging
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import recast
from recast.analysis import toolkit
from recast.analysis.card import AnalysisCard
from recast.analysis.jet_card import Hadrons
from recast.cards import Grid, card_schema
from recast.cli.main import cli
from recast.model.model_card import card_schemas
from recast.statistics.likelihood import Likelihood

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = [
    "PAGES",
    "block_page",
    "commands_page",
    "names_page",
    "setup",
    "with_full_numbers",
    "with_places_in_the_site",
]

Schema = dict[str, Any]
_BASH = """
import subprocess
from IPython.core.magic import register_cell_magic

@register_cell_magic
def bash(line, cell):
    words = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "check": False}
    done = subprocess.run(["bash", "-euo", "pipefail"], input=cell, **words)
    print(done.stdout, end="")
    done.check_returncode()
"""
"""IPython's magic of this name, with the output in one piece; the first command that fails stops the cell."""
_BOUNDS = {
    "minimum": r"\>=",
    "exclusiveMinimum": r"\>",
    "maximum": r"\<=",
    "exclusiveMaximum": r"\<",
    "minItems": "at least",
    "maxItems": "at most",
    "minProperties": "at least",
    "maxProperties": "at most",
}
_LARGEST = 1e15
"""Above it a bound is one of the machine, of no interest."""
_WORDS = {
    "string": "text",
    "boolean": "true or false",
    "integer": "integer",
    "number": "number",
}
_FILES = {"overview": "README.md", "contributing": "CONTRIBUTING.md", "changelog": "CHANGELOG.md"}
"""Pages that are files of the repository."""
_SOURCES = ("recast", "analyses", "mc_cards", "workflows", "docs/_extensions")


def _escaped(text: str) -> str:
    """Return plain text as Markdown in a cell of a table; what stands in backticks stays code."""
    parts = re.split(r"(`[^`]*`)", " ".join(text.split()))
    plain = [part if part.startswith("`") else re.sub(r"([\\*_<>\[\]$#])", r"\\\1", part) for part in parts]
    return "".join(plain).replace("|", r"\|")


def _target(name: str) -> str:
    """Return the name of a block as the end of a link."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _kind(item: Schema, prefix: str) -> str:
    """Return in words what a key takes."""
    if "$ref" in item:
        name = item["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{prefix}-{_target(name)})"
    if "anyOf" in item or "oneOf" in item:
        parts = item.get("anyOf", item.get("oneOf", ()))
        return " or ".join(_kind(part, prefix) for part in parts if part.get("type") != "null")
    if "const" in item:
        return f"`{item['const']}`"
    if "enum" in item:
        return ", ".join(f"`{word}`" for word in item["enum"])
    limits = [f"{sign} {item[key]:g}" for key, sign in _BOUNDS.items() if item.get(key, _LARGEST) < _LARGEST]
    match item.get("type"):
        case "array":
            inner = item.get("items") or (item.get("prefixItems") or [{}])[0]
            words = f"list of {_kind(inner, prefix)}"
        case "object":
            inner = item.get("additionalProperties") or next(
                iter(item.get("patternProperties", {}).values()), None
            )
            words = f"mapping of name to {_kind(inner, prefix)}" if isinstance(inner, dict) else "mapping"
        case kind:
            words = _WORDS.get(str(kind), "anything")
    few = item.get("type") in ("array", "object")
    if few and item.get("minItems") == item.get("maxItems") is not None:
        limits = [f"{item['minItems']} of them"]
    return f"{words} ({', '.join(limits)})" if few and limits else f"{words} {', '.join(limits)}".strip()


def _default(key: str, item: Schema, block: Schema) -> str:
    if key in block.get("required", ()):
        return "needed"
    value = item.get("default")
    if value in (None, "", []) or isinstance(value, dict):
        return "-"
    return f"`{json.dumps(value)}`" if isinstance(value, bool | list) else f"`{value}`"


def _described(item: Schema, blocks: dict[str, Schema]) -> str:
    """Return the description of a key: its own, or that of the block it takes."""
    name = item.get("$ref", "").rsplit("/", 1)[-1]
    return str(item.get("description") or blocks.get(name, {}).get("description", ""))


def _block(name: str, block: Schema, blocks: dict[str, Schema], prefix: str) -> Iterator[str]:
    yield f"({prefix}-{_target(name)})=\n## {name}\n"
    if "description" in block:
        yield _escaped(block["description"].split("\n\n")[0]) + "\n"
    if "enum" in block:
        yield "One of " + ", ".join(f"`{word}`" for word in block["enum"]) + ".\n"
    keys = block.get("properties", {})
    if not keys:
        return
    yield "| key | takes | default | what it is |\n| --- | --- | --- | --- |"
    for key, item in keys.items():
        takes, text = _kind(item, prefix), _escaped(_described(item, blocks))
        yield f"| `{key}` | {takes} | {_default(key, item, block)} | {text} |"
    yield ""


def block_page(schemas: dict[str, Schema], prefix: str) -> str:
    """Return every key of some cards as Markdown: one section a block, links between them."""
    blocks: dict[str, Schema] = {}
    for name, schema in schemas.items():
        inner = schema.get("$defs", {})
        if "properties" in schema:
            blocks.setdefault(name, schema)
        blocks |= {key: value for key, value in inner.items() if key not in blocks}
    # cards come first, in their order, then their blocks
    cards = [
        item["$ref"].rsplit("/", 1)[-1] for schema in schemas.values() for item in schema.get("anyOf", ())
    ]
    cards += [name for name in schemas if name in blocks]
    order = [*cards, *sorted(blocks.keys() - set(cards))]
    return "\n".join(line for name in order for line in _block(name, blocks[name], blocks, prefix))


def _run_cards() -> str:
    return block_page({"cards": card_schema(), "Grid": Grid.model_json_schema()}, "run-card")


def _analysis_card() -> str:
    cards = {"AnalysisCard": AnalysisCard, "Hadrons": Hadrons}
    return block_page({name: card.model_json_schema() for name, card in cards.items()}, "analysis-card")


def _model_cards() -> str:
    return block_page(card_schemas(), "model-card")


def _likelihood() -> str:
    return block_page({"Likelihood": Likelihood.model_json_schema()}, "likelihood")


def commands(
    group: click.Command = cli, words: tuple[str, ...] = ("recast",)
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command with its words, such as ("recast", "step", "plan")."""
    yield words, group
    if isinstance(group, click.Group):
        context = click.Context(group)
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            if command is not None and not command.hidden:
                yield from commands(command, (*words, name))


def commands_page() -> str:
    """Return the help of every command as Markdown."""
    parts = []
    for words, command in commands():
        context = click.Context(
            command,
            info_name=" ".join(words),
            terminal_width=96,
            max_content_width=96,
            help_option_names=["-h", "--help"],
        )
        parts.append(f"## {' '.join(words)}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def names_page(module: Any, name: str) -> str:
    """Return the names of a module's `__all__` for autodoc: functions, then classes with their members."""
    functions, classes, others = [], [], []
    for item in sorted(module.__all__):
        value = getattr(module, item)
        if inspect.isclass(value):
            # a block of a card has a page of its own: every key
            lines = [f".. autoclass:: {name}.{item}"]
            if not hasattr(value, "model_fields"):
                lines += ["   :members:"]
                of_others = [
                    base.__name__ for base in value.__mro__ if not base.__module__.startswith("recast")
                ]
                if len(of_others) < len(value.__mro__) - 1:  # what its bases of ours have
                    lines += [f"   :inherited-members: {', '.join(of_others)}"]
            classes.append("\n".join(lines))
        elif callable(value):
            functions.append(f".. autofunction:: {name}.{item}")
        else:
            others.append(f".. py:data:: {name}.{item}\n   :value: {value!r}")
    parts = [("Functions", functions), ("Classes", classes), ("Constants", others)]
    return "\n".join(
        f"## {title}\n\n```{{eval-rst}}\n" + "\n\n".join(items) + "\n```\n" for title, items in parts if items
    )


PAGES: dict[str, Callable[[], str]] = {
    "reference/run-card": _run_cards,
    "reference/analysis-card": _analysis_card,
    "reference/model-card": _model_cards,
    "reference/likelihood": _likelihood,
    "reference/commands": commands_page,
    "reference/api": lambda: names_page(recast, "recast"),
    "reference/toolkit": lambda: names_page(toolkit, "recast.analysis.toolkit"),
}
"""What is put behind the text of a page."""


def with_full_numbers(text: str) -> str:
    """Return a page with the numbers of `# full: N, M` in the place of the last ones before it."""

    def full(found: re.Match[str]) -> str:
        line, numbers = found[1], found[2].split(", ")
        places = list(re.finditer(r"\b\d[\d.]*", line))[-len(numbers) :]
        for place, number in reversed(list(zip(places, numbers, strict=True))):
            line = line[: place.start()] + number + line[place.end() :]
        return line + "# full: " + found[2]

    return re.sub(r"(?m)^(.*)# full: ([\d., ]+)$", full, text)


def with_places_in_the_site(text: str, *, inside: str) -> str:
    """Return a page with links to the repository's files as links to their pages.

    `inside` is the way from the page's folder to the root of the repository.
    """
    way = re.escape(inside)
    for page, file in _FILES.items():
        text = re.sub(rf"\]\({way}{re.escape(file)}(#[\w-]+)?\)", rf"]({page}.md\1)", text)
    text = re.sub(rf"\({way}analyses/(\w+)/closure/closure\.md\)", r"(validation/\1.md)", text)
    return text if inside else re.sub(r"\]\(docs/", "](", text)


def _put_in(app: Sphinx, name: str, source: list[str]) -> None:
    root = Path(app.srcdir).parent
    if name in _FILES:
        app.env.note_dependency(str(root / _FILES[name]))
        source[0] = (root / _FILES[name]).read_text(encoding="utf-8")
    source[0] = with_places_in_the_site(source[0], inside="" if name in _FILES else "../")
    notebook = source[0].startswith("---\nfile_format: mystnb")
    if notebook and os.environ.get("RECAST_TUTORIALS") == "full":
        source[0] = with_full_numbers(source[0])
    if name in PAGES:
        source[0] += "\n" + PAGES[name]()
    if notebook or name in PAGES:  # they are made again when the program changes
        for path in program_files(root):
            app.env.note_dependency(str(path))


def program_files(root: Path) -> Iterator[Path]:
    """Yield the files that results depend on."""
    for folder in _SOURCES:
        for path in (root / folder).rglob("*"):
            if path.suffix in (".py", ".yaml") and "__pycache__" not in path.parts:
                yield path


def _bars(_app: Sphinx, _what: str, _name: str, _value: Any, _options: Any, lines: list[str]) -> None:
    """Keep |eta| in docstrings as it is: to reStructuredText it is a substitution."""
    lines[:] = [re.sub(r"(?<![\w`])\|(\w+)\|", r"\\|\1\\|", line) for line in lines]


def _kernel(app: Sphinx) -> None:
    """Put what notebooks leave beside the doctrees, and give them an IPython without the user's settings."""
    folder = Path(app.doctreedir).resolve()
    app.env.mystnb_config = app.env.mystnb_config.copy(output_folder=str(folder / "outputs"))
    profile = folder / "ipython" / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "ipython_kernel_config.py").write_text("c.IPKernelApp.log_level = 40\n", encoding="utf-8")
    (profile / "startup").mkdir(exist_ok=True)
    (profile / "startup" / "bash.py").write_text(_BASH, encoding="utf-8")
    os.environ["IPYTHONDIR"] = str(profile.parent)
    logging.getLogger("traitlets").setLevel(logging.WARNING)  # it tells of each kernel


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect with Sphinx."""
    app.connect("source-read", _put_in)
    app.connect("builder-inited", _kernel, priority=900)  # after those of myst_nb
    app.connect("autodoc-process-docstring", _bars)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
