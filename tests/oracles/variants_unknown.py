"""Unknown preference (definitions 11.2), and together with strength (11.3)."""

from .concepts import graph_of
from .space import Case
from .variants import Judge, meant
from .variants_strength import degrees

Sign = str  # how i sees the second outcome beside the first: + better, - worse, = alike, U


def signs(case: Case, party: str) -> dict[tuple[int, int], Sign]:
    """Say of every pair (s, t) how t is beside s: exactly one of + - = U."""
    graph = graph_of(case)
    found: dict[tuple[int, int], Sign] = {}
    for s in graph.numbers:
        for t in graph.numbers:
            better, worse = graph.prefers(party, t, s), graph.prefers(party, s, t)
            found[s, t] = "+" if better else "-" if worse else "="
    for first, second in case.get("unknown", {}).get(party, []):
        for a in meant(case, first):
            for b in meant(case, second):
                if a != b:
                    found[a, b] = found[b, a] = "U"
    return found


LEAVES = {"a": "+U", "b": "+", "c": "+U", "d": "+"}
DETERS = {"a": "-=", "b": "-=", "c": "-=U", "d": "-=U"}
ESCAPES = {"a": "+U", "b": "+U", "c": "+", "d": "+"}


def unknown(case: Case, extension: str) -> Judge:
    """The table of the four extensions; who replies does so for + and U in all of them."""
    sign = {i: signs(case, i) for i in graph_of(case).parties}
    return Judge(
        leaves=lambda i, s, t: sign[i][s, t] in LEAVES[extension],
        follows=lambda j, a, b: sign[j][a, b] in "+U",
        deters=lambda i, s, u: sign[i][s, u] in DETERS[extension],
        escapes=lambda i, s, v: sign[i][s, v] in ESCAPES[extension],
    )


def hybrid(case: Case, degree: int, extension: str, *, sure: bool) -> Judge:
    """Strength and unknown preference: sanctions are worse by a degree, in c and d or unknown.

    `sure`: they have to be known to be so in c and d too.
    """
    parties = graph_of(case).parties
    sign = {i: signs(case, i) for i in parties}
    by = {i: degrees(case, i) for i in parties}

    def much_worse(i: str, s: int, u: int) -> bool:
        return sign[i][s, u] == "-" and by[i][s, u] >= degree

    def deters(i: str, s: int, u: int) -> bool:
        if extension in "ab" or sure:
            return much_worse(i, s, u)
        return much_worse(i, s, u) or sign[i][s, u] == "U"

    def escapes(i: str, s: int, v: int) -> bool:
        if extension in "ab" or sure:
            return not much_worse(i, s, v)
        return not much_worse(i, s, v) and sign[i][s, v] != "U"

    return Judge(
        leaves=lambda i, s, t: sign[i][s, t] in LEAVES[extension],
        follows=lambda j, a, b: sign[j][a, b] in "+U",
        deters=deters,
        escapes=escapes,
    )
