"""Arguments and options that several commands share, and reading with them."""

from __future__ import annotations

import re
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from comity.model.dispute import Dispute
    from comity.model.limits import Limits
    from comity.report.view import View

Command = TypeVar("Command", bound="Callable[..., Any]")

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq", "sim", "sim_fh")
"""Spelled out so that ``--help`` need not load the engine; a test holds it to the table."""

UNITS = {"": 1, "k": 1000, "m": 1000**2, "g": 1000**3}


class Size(click.ParamType[int, str]):
    """A number, such as 500k, 2M or 4G; of bytes where it is a size."""

    name = "size"

    def convert(
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Return the number of bytes."""
        found = re.fullmatch(r"([0-9]{1,15})([kmg]?)b?", str(value).lower())
        if not found:
            self.fail(f"{value!r} is not a size; write for instance 500k, 2M or 4G", param, ctx)
        return int(found[1]) * UNITS[found[2]]


def limited(command: Command) -> Command:
    """Add the options that set limits; the command gets them together as ``limits``."""

    @wraps(command)
    def run(
        max_file_size: int | None,
        max_memory: int | None,
        max_arcs: int | None,
        max_steps: int | None,
        **rest: Any,
    ) -> None:
        from comity.model.limits import Limits  # noqa: PLC0415

        asked = {
            "file_bytes": max_file_size,
            "memory_bytes": max_memory,
            "arcs": max_arcs,
            "steps": max_steps,
        }
        limits = Limits(**{name: value for name, value in asked.items() if value is not None})
        command(limits=limits, **rest)

    options = (
        click.option("--max-file-size", type=Size(), help="Size a case file may have. [1M]"),
        click.option("--max-memory", type=Size(), help="Memory an analysis may take. [2G]"),
        click.option("--max-arcs", type=Size(), help="Moves that may be stored one by one. [20M]"),
        click.option("--max-steps", type=Size(), help="Steps that any one task may take. [10G]"),
    )
    decorated: Any = run
    for option in reversed(options):
        decorated = option(decorated)
    return cast("Command", decorated)


def case_arguments(command: Command) -> Command:
    """Add the arguments ``case`` and ``profiles``: a case, or a domain and its parties' files."""
    case = click.argument("case")
    return case(click.argument("profiles", nargs=-1, metavar="[PROFILE]...")(command))


def reference_option(text: str) -> Callable[[Command], Command]:
    """Return the option that says what outcomes are compared with."""
    return click.option("--reference", metavar="REF", help=text)


def form_options(command: Command) -> Command:
    """Add the options that say in what form a result is given: ``form`` and ``output``."""
    form = click.option(
        "--format",
        "-f",
        "form",
        type=click.Choice(["table", "json"]),
        default="table",
        help="table for people, json for programs.",
    )
    output = click.option("--output", "-o", metavar="FILE", help="Write json to a new file.")

    @wraps(command)
    def run(form: str, output: str | None, **rest: Any) -> None:
        if output is not None and form == "table":
            raise click.UsageError("--output goes with --format json")
        if form == "json" and rest.get("every"):
            raise click.UsageError("--all goes with the table; json is not shortened for reading")
        command(form=form, output=output, **rest)

    return form(output(cast("Command", run)))


def give(
    view: Callable[[], View], data: Callable[[], dict[str, Any]], form: str, output: str | None
) -> None:
    """Show a result, or write it as JSON; only what is asked for is made."""
    if form == "json":
        from comity.formats.results import to_json  # noqa: PLC0415

        write_out(to_json(data()), output)
        return
    from comity.cli.show import show_view  # noqa: PLC0415

    show_view(view())


def concept_option(text: str) -> Callable[[Command], Command]:
    """Return the option that names concepts, with its help text."""
    return click.option(
        "--concept",
        "-c",
        "concepts",
        multiple=True,
        metavar="ID",
        callback=separated(f"name one or more of: {', '.join(CONCEPTS)}"),
        help=f"{text} Repeat it or separate by commas: {', '.join(CONCEPTS)}; variants such as "
        "gmr:strong=2 are listed by comity concepts.",
    )


def plain_concept_option(command: Command) -> Command:
    """Add the option that names the one plain concept under which an outcome is to hold."""
    return click.option(
        "--concept",
        "-c",
        default="seq",
        show_default=True,
        metavar="ID",
        help="Under which concept it is to hold: nash, gmr, smr, seq or sseq.",
    )(command)


def separated(todo: str) -> Callable[[click.Context, click.Parameter, tuple[str, ...]], Any]:
    """Return what splits the values of an option at commas; `todo` is said where none is left."""

    def split(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
        parts = tuple(part.strip() for value in values for part in value.split(",") if part.strip())
        if values and not parts:
            raise click.BadParameter(todo)
        return parts

    return split


def read_case(case: str, limits: Limits, profiles: Sequence[str] = ()) -> Dispute:
    """Return the dispute that a user names; what its files hold besides is told."""
    from comity.formats.case import read_noting  # noqa: PLC0415

    done = read_noting(case, profiles, limits=limits)
    tell(case, done.notices)
    return done.dispute


def tell(name: str, notices: Iterable[str]) -> None:
    """Print notices about a file, each on a line of its own, to standard error."""
    from comity.errors import visible  # noqa: PLC0415

    for notice in notices:
        click.echo(visible(f"comity: {name}: notice: {notice}"), err=True)


def viewer_option(text: str) -> Callable[[Command], Command]:
    """Return the option that says in whose eyes something is asked, with its help text."""
    return click.option("--as", "viewer", metavar="PARTY", help=text)


def party_named(
    dispute: Dispute, text: str, option: str = "--party", *, with_moves: bool = True
) -> str:
    """Return the id of the party that a user means by its id or its name.

    Parameters
    ----------
    dispute : Dispute
        Whose parties.
    text : str
        What the user wrote.
    option : str
        Where.
    with_moves : bool
        False where parties without moves, bystanders among them, can be meant too.
    """
    from comity.errors import ComityError  # noqa: PLC0415
    from comity.model.check import unknown  # noqa: PLC0415

    known = dispute.movers if with_moves else tuple(party.id for party in dispute.parties)
    if text in known:
        return text
    named = [p for p in known if dispute.party(p).name.casefold() == text.casefold()]
    if len(named) == 1:
        return named[0]
    kind = "party with moves called" if with_moves else "party called"
    raise ComityError([unknown(kind, text, known, (), "party-unknown").at(option)])


def outcome_meant(dispute: Dispute, text: str) -> int | str:
    """Return what a user means by an outcome: a number, or a pattern or name that may not exist."""
    names = dispute.graph.outcomes if dispute.graph is not None else ()
    number = re.fullmatch(r"0|[1-9][0-9]{0,999}", text)
    return int(text) if number and text not in names else text


def outcome_named(dispute: Dispute, text: str, limits: Limits, option: str) -> int | str:
    """Return what a user means by the outcome that an option names: a number, pattern or name."""
    from comity.errors import ComityError  # noqa: PLC0415
    from comity.model.space import outcome_space  # noqa: PLC0415

    named = outcome_meant(dispute, text)
    space = outcome_space(dispute, limits)
    try:
        space.index(named)
    except ComityError as error:
        raise ComityError(fault.at(option) for fault in error.faults) from None
    return named


def refuse_files(
    new: Mapping[str, str | None], *, others: Mapping[str, str | None] | None = None
) -> None:
    """Refuse what options name where it cannot be written, before anything is computed or written.

    Parameters
    ----------
    new : mapping of str to str or None
        Option to the new file that it names, if any.
    others : mapping of str to str or None, optional
        The same of files that may be there already.
    """
    from comity.formats.files import refuse_unwritable  # noqa: PLC0415

    named: dict[Path, str] = {}
    for option, file in [*new.items(), *(others or {}).items()]:
        if file is not None:
            first = named.setdefault(Path(file).resolve(), option)
            if first != option:
                raise click.UsageError(f"{first} and {option} name the same file")
    for file in new.values():
        if file is not None:
            refuse_unwritable(file)


def write_out(text: str | Iterable[str], path: str | None) -> None:
    """Write a text, or its parts as they come, to standard output, or whole to a new file."""
    if path is None:
        for part in [text] if isinstance(text, str) else text:
            click.echo(part, nl=False)
        return
    from comity.formats.files import save_text  # noqa: PLC0415

    save_text(text, path)
