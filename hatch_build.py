"""What a build keeps: the git revision it was made from, as `_data/build.json` of the package."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FILE = "build.json"
"""At the root of a source distribution, in `recast/_data` of a wheel."""


class RevisionHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes the revision of the checkout; a source distribution hands on the one it was made from."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the file to what is built."""
        if version == "editable":  # it runs from the checkout, whose revision may change
            return
        root, kept = Path(self.root), Path(self.root) / FILE
        revision = _revision(root)
        if revision is None and kept.is_file():
            revision = json.loads(kept.read_text(encoding="utf-8"))["git_revision"]
        place, self._made = tempfile.mkstemp(suffix=".json")
        with os.fdopen(place, "w", encoding="utf-8") as stream:
            stream.write(json.dumps({"git_revision": revision}) + "\n")
        target = FILE if self.target_name == "sdist" else f"recast/_data/{FILE}"
        build_data["force_include"][self._made] = target

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what was made for the build."""
        if version != "editable":
            Path(self._made).unlink(missing_ok=True)


def _revision(root: Path) -> str | None:
    """Return the revision of a checkout, with '+' if it was changed; None without one."""
    if not (root / ".git").exists():
        return None
    try:
        told = [
            subprocess.run(  # noqa: S603 - fixed arguments, no user input
                ["git", "-C", str(root), *words],  # noqa: S607
                capture_output=True,
                text=True,
                check=True,
                timeout=20,
            ).stdout.strip()
            for words in (("rev-parse", "HEAD"), ("status", "--porcelain", "--untracked-files=no"))
        ]
    except (OSError, subprocess.SubprocessError):
        return None
    return told[0] + ("+" if told[1] else "")
