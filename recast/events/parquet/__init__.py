"""Events: recast's own Parquet: reading and writing."""
