"""Inputs: physical constants and measurements, read from YAML with their sources."""

__all__: list[str] = []
