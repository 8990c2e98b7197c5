"""Compiled matrix elements of tests are kept in one cache beside pytest's own; helpers are on the path."""

import os
import sys
from pathlib import Path

from hypothesis import settings

# no clock: what is compiled in the first example takes longest
settings.register_profile("recast", deadline=None)
settings.load_profile("recast")

sys.path.insert(0, str(Path(__file__).with_name("helpers")))

os.environ.setdefault(
    "RECAST_CACHE_DIR", str(Path(__file__).resolve().parents[1] / ".pytest_cache" / "recast")
)
