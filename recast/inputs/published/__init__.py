"""Inputs: limits on g' that direct searches published, as CSV files with their sources in published.yaml."""

__all__: list[str] = []
