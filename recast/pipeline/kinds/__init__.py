"""Pipeline: the kinds of kept steps, one a module: what is made in its folder.

A step is keyed by the code and data of its module and of all that this imports (`recast.core.sources`):
a module here imports what its kind uses and nothing else.
"""
