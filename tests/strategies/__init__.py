"""Random disputes as the plain data of case files, always valid: with Hypothesis or without.

One generator asks for integers and nothing else; Hypothesis or a `random.Random` answers.
Smaller answers make simpler cases, so failures shrink well.
"""

import random

from hypothesis import strategies as st

from tests.strategies.draws import Case, Features
from tests.strategies.graphs import graph
from tests.strategies.ingredients import enrich, enriched
from tests.strategies.options import dispute

__all__ = [
    "Case",
    "Features",
    "disputes",
    "enrich",
    "enriched",
    "graphs",
    "random_case",
    "random_graph",
]


@st.composite
def disputes(draw: st.DrawFn, /, *, parties: int = 5, limit: int = 64, **switches: bool) -> Case:
    """Disputes in option form; the switches are those of `Features`."""
    features = Features(parties=parties, limit=limit, **switches)
    return dispute(lambda low, high: draw(st.integers(low, high)), features)


@st.composite
def graphs(draw: st.DrawFn, /, *, parties: int = 4, outcomes: int = 8, **switches: bool) -> Case:
    """Disputes in graph form, with arcs that need not chain; switches as for `disputes`."""
    features = Features(parties=parties, limit=outcomes, **switches)
    return graph(lambda low, high: draw(st.integers(low, high)), features)


def random_case(rng: random.Random, *, parties: int = 5, limit: int = 64, **switches: bool) -> Case:
    """Make one dispute in option form without Hypothesis."""
    return dispute(rng.randint, Features(parties=parties, limit=limit, **switches))


def random_graph(
    rng: random.Random, *, parties: int = 4, outcomes: int = 8, **switches: bool
) -> Case:
    """Make one dispute in graph form without Hypothesis."""
    return graph(rng.randint, Features(parties=parties, limit=outcomes, **switches))
