"""Inputs: signal yields of standard analyses for a narrow Z', and how this program made them."""

__all__: list[str] = []
