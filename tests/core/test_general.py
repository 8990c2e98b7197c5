"""Rooms that are general name no model, no process and no analysis: what they do follows from the card."""

import re
from pathlib import Path

import pytest

import recast
from recast.analysis.loader import list_analyses
from recast.generate.madgraph.recipes import recipe_names
from recast.generate.processes import process_names
from recast.model.registry import model_names

ROOMS = ("pipeline", "exclusion", "report", "cli")
WORDS = (
    *model_names(),
    *list_analyses(),
    *process_names(),
    *recipe_names(),
    *("lmu", "ltau", "Lmu-Ltau", "LmuLtau", "z4l", "top_zprime", "tt_zp", "FOUR_MUONS"),
    *("recast.generate.top", "recast.generate.four_leptons", "recast.inputs.top"),
)
"""Names of what is shipped, and short forms of them."""
PATTERN = re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, WORDS))})(?![A-Za-z0-9])")
DATA = (".yaml", ".csv")
"""Works to cite and styles have names of what they belong to."""


def files(room):
    folder = Path(recast.__file__).parent / room
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix in (".py", ".j2")]


@pytest.mark.parametrize("room", ROOMS)
def test_a_general_room_names_nothing(room):
    found = [
        f"{path.parent.name}/{path.name}:{number}: {match.group()}"
        for path in files(room)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        for match in PATTERN.finditer(line)
    ]
    assert found == []


@pytest.mark.parametrize("text", ["model = 'lmu_ltau'", "--process 4mu", "from recast.generate.top import x"])
def test_the_pattern_finds_names(text):
    assert PATTERN.search(text)
