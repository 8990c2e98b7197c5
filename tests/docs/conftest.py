"""The pages of the documentation, and the extension that makes the reference."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "docs" / "_extensions"))


@pytest.fixture(scope="session")
def docs():
    return ROOT / "docs"
