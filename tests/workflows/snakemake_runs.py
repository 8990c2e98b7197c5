"""Snakemake on workflows/Snakefile as a subprocess."""

import subprocess
import sys
from pathlib import Path

from runs import ROOT, environment

SNAKEFILE = ROOT / "workflows" / "Snakefile"
PROFILES = ROOT / "workflows" / "profiles"


def command(profile: str, *options: object, **config: object) -> list[str]:
    """Return the command; `config` is that of the Snakefile."""
    config = {"recast": f"{sys.executable} -m recast.cli.main"} | config
    pairs = [f"{key}={value}" for key, value in config.items()]
    words = ["-s", SNAKEFILE, "--profile", PROFILES / profile, *options, "--config", *pairs]
    return [sys.executable, "-m", "snakemake", *map(str, words)]


def snakemake(
    profile: str, *options: object, folder: Path, env: dict[str, str] | None = None, **config: object
) -> subprocess.CompletedProcess[str]:
    """Run it in a folder to the end."""
    return subprocess.run(
        command(profile, *options, **config),
        cwd=folder,
        env=env or environment(),
        capture_output=True,
        text=True,
        check=False,
    )
