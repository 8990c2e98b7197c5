"""Detector: acceptance, efficiencies, resolution and isolation of leptons; knows events only."""

__all__: list[str] = []
