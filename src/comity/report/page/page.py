"""A report as a page; what makes it is an extra, and loaded only when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.errors import need_package

if TYPE_CHECKING:
    from comity.report.document import Report


def page(report: Report) -> str:
    """Return a report as one HTML document that fetches nothing.

    Parameters
    ----------
    report : Report
        What is to be shown.

    Returns
    -------
    str
        Scripts, style and data are inside; a content policy forbids everything else.

    Raises
    ------
    ComityError
        ``package-missing`` when what ``comity[report]`` installs is not there.

    Examples
    --------
    >>> import comity
    >>> found = comity.study(comity.read("chicken"))
    >>> comity.page(comity.view(found, audience="mediator"))[:15]
    '<!DOCTYPE html>'
    """
    need_package("jinja2", "Jinja2", "report", where="page")
    from comity.report.page.fill import fill  # noqa: PLC0415  (an extra)

    return fill(report)
