"""Ids made from names, for formats and files that have names only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from comity.model.statement import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

TAKEN = WORDS | {"null"}
"""What no id may be, and what YAML reads as nothing."""

LONGEST = 32
"""Characters of an id that are taken from a name; what makes it unique may follow."""


def identifier(name: str, kind: str) -> str:
    """Return an id for a name; `kind` goes in front where the name alone makes none.

    Examples
    --------
    >>> identifier("Répression & recall", "option"), identifier("2nd step", "option")
    ('repression-recall', 'option-2nd-step')
    >>> identifier("Not", "option"), identifier("撤军", "option")
    ('option-not', 'option')
    """
    plain = normalize("NFKD", name[: 4 * LONGEST]).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].rstrip("-")
    if slug[:1].isalpha() and slug not in TAKEN:
        return slug
    return f"{kind}-{slug}".rstrip("-")


def identifiers(names: Iterable[str], kind: str) -> tuple[str, ...]:
    """Return different ids for names, in their order.

    Examples
    --------
    >>> identifiers(["Talk", "talk!", "", "Talk 2", ""], "option")
    ('talk', 'talk-2', 'option', 'talk-2-2', 'option-2')
    """
    uses: dict[str, int] = {}
    for name in names:
        made = stem = identifier(name, kind)
        while made in uses:
            uses[stem] += 1
            made = f"{stem}-{uses[stem]}"
        uses[made] = 1
    return tuple(uses)
