"""Events: ROOT files: reading and writing."""
