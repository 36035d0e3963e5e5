"""Fuzzy preference (definitions 11.4): degrees, certainties, thresholds."""

from fractions import Fraction

from .concepts import graph_of
from .space import Case
from .variants import Judge, meant


def degrees(case: Case, party: str) -> dict[tuple[int, int], Fraction]:
    """Give r(a, b), to what degree the party prefers a to b; r(a, b) + r(b, a) = 1."""
    graph = graph_of(case)
    found = {}
    for a in graph.numbers:
        for b in graph.numbers:
            tied = not graph.prefers(party, a, b) and not graph.prefers(party, b, a)
            found[a, b] = Fraction(1, 2) if tied else Fraction(graph.prefers(party, a, b))
    for row in case.get("fuzzy", {}).get(party, {}).get("pairs", []):
        for a in meant(case, row["outcome"]):
            for b in meant(case, row["over"]):
                if a != b:
                    found[a, b] = Fraction(str(row["degree"]))
                    found[b, a] = 1 - found[a, b]
    return found


def fuzzy(case: Case) -> Judge:
    """A party acts on what it prefers with a certainty of its threshold or more."""
    parties = graph_of(case).parties
    r = {i: degrees(case, i) for i in parties}
    stated = case.get("fuzzy", {})
    gamma = {i: Fraction(str(stated.get(i, {}).get("threshold", 1))) for i in parties}

    def certainty(i: str, a: int, b: int) -> Fraction:
        return r[i][a, b] - r[i][b, a]

    return Judge(
        leaves=lambda i, s, t: certainty(i, t, s) >= gamma[i],
        follows=lambda j, a, b: certainty(j, b, a) >= gamma[j],
        deters=lambda i, s, u: certainty(i, u, s) < gamma[i],
        escapes=lambda i, s, v: certainty(i, v, s) >= gamma[i],
    )
