"""Model: the Lagrangian as numbers."""

__all__: list[str] = []
