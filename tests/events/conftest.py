"""Puts the helpers of this folder (full_events.py) on the path."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
