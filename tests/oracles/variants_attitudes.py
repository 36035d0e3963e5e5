"""Attitudes (definitions 12): what is totally relationally preferred."""

from .preferences import ranks
from .space import Case
from .variants import Judge


def relational(case: Case) -> Judge:
    """Positive: no worse for them; negative: no better for them; neutral: nothing is asked.

    A party is positive to itself and neutral to others unless it is said. No outcome is preferred
    to itself, so that who is brought back to the outcome it left is deterred.
    """
    rank = ranks(case)

    def preferred(i: str, s: int, t: int) -> bool:
        """Say whether t is totally relationally preferred to s by i."""
        if s == t:
            return False
        for j in rank:
            attitude = (
                case.get("attitudes", {}).get(i, {}).get(j, "positive" if j == i else "neutral")
            )
            if attitude == "positive" and rank[j][t] < rank[j][s]:
                return False
            if attitude == "negative" and rank[j][t] > rank[j][s]:
                return False
        return True

    def not_preferred(i: str, s: int, u: int) -> bool:
        return not preferred(i, s, u)

    return Judge(preferred, preferred, not_preferred, preferred)
