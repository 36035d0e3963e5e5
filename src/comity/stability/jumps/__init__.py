"""Equilibrium jumps: which outcomes that hold can be left together for others that hold, too."""
