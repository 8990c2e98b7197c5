"""Analysis: what an analysis is, how it is loaded and applied, and the yields it predicts."""

__all__: list[str] = []
