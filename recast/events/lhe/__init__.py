"""Events: Les Houches event files: reading and writing."""
