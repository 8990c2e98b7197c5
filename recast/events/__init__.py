"""Events: one columnar event record, samples, readers and writers."""

__all__: list[str] = []
