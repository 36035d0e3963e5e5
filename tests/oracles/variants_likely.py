"""Probabilistic preference (definitions 11.6): chances, and stability for three shares."""

from fractions import Fraction

from .concepts import graph_of
from .space import Case
from .variants import Judge, meant


def chances(case: Case, party: str) -> dict[tuple[int, int], Fraction]:
    """Give P(a, b), the chance that the party prefers a to b, for all pairs."""
    graph = graph_of(case)
    found = {
        (a, b): Fraction(graph.prefers(party, a, b)) for a in graph.numbers for b in graph.numbers
    }
    given = {}
    for row in case.get("likely", {}).get(party, []):
        for a in meant(case, row["outcome"]):
            for b in meant(case, row["over"]):
                if a != b:
                    given[a, b] = Fraction(str(row["chance"]))
    for (a, b), chance in given.items():
        found[a, b] = chance
        if (b, a) not in given:
            found[b, a] = 1 - chance
    return found


def likely(case: Case, alpha: Fraction, beta: Fraction, gamma: Fraction) -> Judge:
    """(alpha, beta, gamma): shares for leaving, for what deters, for whoever replies."""
    chance = {i: chances(case, i) for i in graph_of(case).parties}
    return Judge(
        leaves=lambda i, s, t: chance[i][t, s] > 1 - alpha,
        follows=lambda j, a, b: chance[j][b, a] > 1 - gamma,
        deters=lambda i, s, u: chance[i][u, s] <= 1 - beta,
        escapes=lambda i, s, v: chance[i][v, s] > 1 - beta,
    )
