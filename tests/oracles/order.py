"""Sequential stability of higher order (definition 7), with sets and loops."""

from .concepts import Graph, legal_ends


def order(graph: Graph, i: str, k: int) -> set[int]:
    """Give where i would stay under sequential stability of order k.

    Order 1 is SEQ: every improvement t of i meets a u, not preferred by i to s, that the others
    reach from t by improvements. Of a higher order, nobody replies by a step out of an outcome
    that is stable of the order before for who would take it.
    """
    others = graph.others(i)
    credible = {j: {s: set(graph.improvements[j][s]) for s in graph.numbers} for j in others}
    if k > 1:
        for j in others:
            for s in order(graph, j, k - 1):
                credible[j][s] = set()
    stay = set()
    for s in graph.numbers:
        answered = [
            any(not graph.prefers(i, u, s) for u in legal_ends(credible, others, t))
            for t in graph.improvements[i][s]
        ]
        if all(answered):
            stay.add(s)
    return stay
