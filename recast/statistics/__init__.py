"""Statistics: Poisson limits and CLs; knows nothing of the other rooms."""

__all__: list[str] = []
