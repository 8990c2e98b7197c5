"""Generate: UFO and cards to parton events and showered events."""

__all__: list[str] = []
