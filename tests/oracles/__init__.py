"""Literal set-and-loop oracles: the definitions as written, on the plain data of a case file.

Nothing here is fast, and nothing here may import the package under test.
"""

from .concepts import equilibria, held_no_moves, stable
from .preferences import ranks
from .space import Outcome, arcs, outcomes, status_quo
from .statements import holds

__all__ = [
    "Outcome",
    "arcs",
    "equilibria",
    "held_no_moves",
    "holds",
    "outcomes",
    "ranks",
    "stable",
    "status_quo",
]
