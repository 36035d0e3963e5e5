"""Settlements: what leaves nobody less secure, with a certificate or a counter-example each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.report.settlement import (
    ORDER,
    meaning_of,
    outcomes_shown,
    outcomes_table,
    prices_table,
    settlement_facts,
    view_certificate,
)
from comity.report.view import Section
from comity.tables import Table, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.report.reading import Reading
    from comity.report.view import Reason
    from comity.settlement.result import Settlement
    from comity.studies import Study

TITLE = "Settlements"
LISTED = 50
"""Settlements that the public table lists at most."""


def settlements(reading: Reading) -> Section | None:
    """Return the settlements, and why they are; None where there is nothing to compare with."""
    study, settlement = reading.study, reading.study.settlement
    if settlement is None:
        return None
    if not reading.tells_wants:
        return _public(settlement)
    some = outcomes_shown(settlement, every=False)
    left = settlement.space.count - len(some)
    tables = [outcomes_table(settlement, some)]
    if settlement.prices and settlement.dispute.movers:
        tables.append(prices_table(settlement))
    return Section(
        id="settlements",
        title=TITLE,
        facts=tuple(settlement_facts(settlement)),
        tables=tuple(tables),
        reasons=tuple(_certificates(study)),
        notes=(
            *((f"Not shown: {counted(left, 'outcome')} further down the order.",) if left else ()),
            ORDER,
            meaning_of(settlement),
        ),
    )


def _certificates(study: Study) -> Iterator[Reason]:
    for certificate in study.certificates:
        yield from view_certificate(certificate, study.dispute).reasons


def _public(settlement: Settlement) -> Section:
    """Return the settlements by number: their order, and how many gain, tell what is wanted."""
    found = settlement.indivisible
    count = counted(len(found), "outcome")
    verb = "leaves" if len(found) == 1 else "leave"
    compared, besides = "the status quo", " besides it"
    if settlement.start is None:
        compared, besides = "what each would walk away to", ""
    fact = f"Compared with {compared}, {count}{besides} {verb} nobody less secure."
    positions = np.flatnonzero(settlement.safe)[: LISTED + 1].tolist()
    others = [it for it in positions if it != settlement.start][:LISTED]
    space = settlement.space
    rows = tuple((int(space.numbers[it]), space.words(it)) for it in others)
    more = len(found) - len(rows)
    return Section(
        id="settlements",
        title=TITLE,
        facts=(fact,),
        tables=(Table("Settlements", ("no.", "outcome"), rows),) if rows else (),
        notes=(
            *((f"Not shown: {counted(more, 'outcome')}.",) if more else ()),
            meaning_of(settlement),
        ),
    )
