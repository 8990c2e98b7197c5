"""Core: errors, atomic files, cache, seeds, resources, provenance; known by every room, knows none."""

__all__: list[str] = []
