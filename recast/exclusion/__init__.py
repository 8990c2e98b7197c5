"""Exclusion: the (mZ', g') plane."""

__all__: list[str] = []
