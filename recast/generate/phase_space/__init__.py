"""Generate: multichannel phase space of four massless leptons, vectorised with numpy."""

__all__: list[str] = []
