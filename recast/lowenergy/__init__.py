"""Lowenergy: low-energy observables, one module each."""

__all__: list[str] = []
