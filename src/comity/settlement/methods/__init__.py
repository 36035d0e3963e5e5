"""The questions of settlement: each a pure function of moves and ranks."""
