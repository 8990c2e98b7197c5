"""Confidence levels in words: as they were asked for, in one place."""

import re
from pathlib import Path

import pytest

import recast
from recast.core.levels import level_text

SOURCE = Path(recast.__file__).parent


@pytest.mark.parametrize(
    "percent", ["68.3", "90", "95", "57", "99.7", "99.95", "99.9999", "99.9999999", "5", "0.1"]
)
def test_a_level_is_written_as_it_was_given(percent):
    assert level_text(float(percent) / 100) == f"{percent} % CL"


def test_no_level_below_one_is_100_percent():
    assert not level_text(1 - 1e-12).startswith("100 ")


def test_no_module_has_a_form_of_its_own():
    own = re.compile(r"\}\s?%\s?CL|%\} CL|:g\} CL")
    found = [path for path in SOURCE.rglob("*.py") if own.search(path.read_text(encoding="utf-8"))]
    assert [path.name for path in found] == ["levels.py"]
