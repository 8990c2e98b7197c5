"""Generate: MadGraph5_aMC@NLO as an external program: found, run, watched, read back and checked."""

__all__: list[str] = []
