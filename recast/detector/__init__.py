"""Detector: efficiencies and isolation."""

__all__: list[str] = []
