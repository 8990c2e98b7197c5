"""An example of a plug-in: each of its files is one thing that recast finds by name."""
