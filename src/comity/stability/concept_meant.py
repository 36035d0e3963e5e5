"""What id may have been meant by a text that is none: a name as headings have it, for instance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

LONGEST = 200
"""Characters of a text that is looked at."""


def in_form_of_id(text: str, bases: Mapping[str, str], words: Container[str]) -> str:
    """Return a text in the form of an id, which need not be one that exists.

    Parameters
    ----------
    text : str
        What was asked for.
    bases : mapping of id to name
        The concepts, and what headings call them.
    words : container of str
        The words that may follow.

    Examples
    --------
    >>> bases, words = {"gmr": "GMR", "limited": "L", "nonmyopic": "Non-myopic"}, ("strong",)
    >>> for text in ("GMR strong 2", "L3", "Non-Myopic", "gmr strong"):
    ...     print(in_form_of_id(text, bases, words))
    gmr:strong=2
    limited=3
    nonmyopic
    gmr:strong
    """
    ids = {name.lower(): base for base, name in bases.items()}
    first, *rest = re.split(r"[\s:]+", text[:LONGEST].strip().lower())
    first = re.sub(r"^l(\d+)$", r"limited=\1", ids.get(first, first))
    parts = [first]
    for token in rest:
        if token.partition("=")[0] in words:
            parts.append(token)
        else:
            parts[-1] += f"={token}"
    return ":".join(parts)
