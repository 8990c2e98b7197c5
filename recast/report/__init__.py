"""Report: plots, tables and citations."""

__all__: list[str] = []
