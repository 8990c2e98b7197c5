"""Pipeline: wires the rooms for one run card; the only place that knows them all."""
