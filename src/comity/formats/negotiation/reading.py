"""Read a negotiation from its files: the domain, and the profile of every party."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from comity.errors import ComityError, Fault, bounded, fail
from comity.formats.files import read_text
from comity.formats.negotiation.dispute import negotiation_dispute
from comity.formats.negotiation.domain import SourceText
from comity.formats.negotiation.genius import read_genius
from comity.formats.negotiation.geniusweb import read_geniusweb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.formats.exchange import Imported
    from comity.model.limits import Limits


def read_negotiation(
    domain: SourceText, profiles: Sequence[str | os.PathLike[str]], limits: Limits
) -> Imported:
    """Return the dispute of a domain and its profiles, with notices on what was not read.

    Parameters
    ----------
    domain : SourceText
        A Genius domain where its name ends in ``.xml``, otherwise one of GeniusWeb.
    profiles : sequence of str or path
        Files of the same program, one for each party.
    limits : Limits
        How large a file may be.

    Raises
    ------
    ComityError
        ``profile-missing`` where none is named; otherwise every fault of the files.
    """
    if not profiles:
        what = "a negotiation domain says what can be agreed, and not who wants what"
        todo = "name its profiles after it; settle, bargain, better, regimes and convert take them"
        raise fail(what, todo, "profile-missing", where=domain.name)
    found: list[Fault] = []
    sources = []
    for profile in profiles:
        try:
            text = read_text(Path(profile), limits.file_bytes)
            sources.append(SourceText(os.fspath(profile), text))
        except ComityError as error:
            found += error.faults
    read = read_genius if Path(domain.name).suffix.lower() == ".xml" else read_geniusweb
    try:
        negotiated, whose, notices = read(domain, sources)
    except ComityError as error:
        found += error.faults
    if found:
        raise ComityError(bounded(found))
    return negotiation_dispute(negotiated, whose, notices, domain.name)
