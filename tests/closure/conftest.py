"""Closure: the pages that ship with the analyses."""

import json

import pytest

from recast.analysis import load_analysis


@pytest.fixture(scope="session")
def closure_page():
    """Return a function that reads the sections, by title, of an analysis' closure page."""

    def read(name):
        file = load_analysis(name).folder / "closure" / "closure.json"
        if not file.is_file():
            pytest.skip(f"no closure page: recast analyses validate {name} makes it")
        sections = json.loads(file.read_text(encoding="utf-8"))["sections"]
        return {section["title"]: section for section in sections}

    return read
