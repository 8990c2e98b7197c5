"""Generate: one phase-space engine for p p > 2 to 4 particles, driven by the diagrams of a process."""

__all__: list[str] = []
