"""Closure: the pages that ship with the analyses."""

import json

import pytest

from recast.analysis.keys import numbers_key
from recast.analysis.loader import load_analysis
from recast.pipeline.closure.setup import PLAN


@pytest.fixture(scope="session")
def closure_page():
    """Return a function that reads the sections, by title, of an analysis' closure page."""

    def read(name):
        analysis = load_analysis(name)
        file = analysis.folder / "closure" / "closure.json"
        assert file.is_file(), f"no closure page: recast analyses validate {name} makes it"
        content = json.loads(file.read_text(encoding="utf-8"))
        made_by = content["provenance"]["analysis_numbers"]
        assert made_by == numbers_key(analysis.folder, {PLAN}), f"another {name}: make its closure page again"
        sections = content["sections"]
        return {section["title"]: section for section in sections}

    return read
