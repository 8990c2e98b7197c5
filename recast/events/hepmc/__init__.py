"""Events: HepMC2 and HepMC3 text: reading and writing."""
