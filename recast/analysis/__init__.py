"""Analysis: what an analysis is."""

__all__: list[str] = []
