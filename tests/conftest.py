"""Compiled matrix elements of the tests are kept in one cache beside pytest's own."""

import os
from pathlib import Path

os.environ.setdefault(
    "RECAST_CACHE_DIR", str(Path(__file__).resolve().parents[1] / ".pytest_cache" / "recast")
)
