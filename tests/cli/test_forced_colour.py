"""In pipes there are no colours and no bars, whatever the environment says: notebooks set FORCE_COLOR."""

import os
import subprocess
import sys

CODE = """
from recast.cli.common import ShowProgress, output
with ShowProgress() as progress:
    progress.start("events", 10)
    progress.advance("events", 5)
    progress.finish("events", "made")
    progress.note("of a file " * 30 + "x")
output().print("x " * 150 + "x", style="bold")
"""


def test_no_escapes_in_a_pipe():
    env = os.environ | {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "TERM": "xterm-color"}
    done = subprocess.run([sys.executable, "-c", CODE], env=env, capture_output=True, text=True, check=True)
    assert done.stdout == "x " * 150 + "x\n"  # nor is a line wrapped
    assert done.stderr == f"done events: made\nnote {'of a file ' * 30}x\n"
