"""What the methods cannot tell, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.report.view import Section
from comity.stability.stated import stated
from comity.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.report.reading import Reading

MODEL = (
    "Everything here follows from the case as it is written: who is a party, what each can do, and "
    "in what order each wants the outcomes. If that is wrong or incomplete, so is what follows. A "
    "party's order is what the case says of it; no party has confirmed it unless a source says so."
)
NOT_SAID = (
    "Nothing here says how likely an outcome is, when it would come about, or who is right. What a "
    "case says of how strongly or how probably a party prefers something is said of that party "
    "alone. No party is scored, and no two parties' preferences are added up."
)
ALONE = (
    "Stability asks whether parties would stay where they are once they are there. It does not say "
    "how they would get there, and unless a section says otherwise it supposes that all know the "
    "options and preferences of all."
)
LEVERS = (
    "What levers cost, and what they would change, is what the case says of them. Nobody has "
    "promised one, and that a set is cheapest does not make it right, or its target good."
)
PUBLIC = (
    "Made for the public: what parties want and prefer, who would gain or lose, proofs, and what "
    "only these rest on are left out. What holds and what is a settlement is told all the same; "
    "with knowledge of the options somebody may conclude from it what parties prefer."
)


WORDS = (
    ("outcome", "one combination of what the parties may do, with a number"),
    ("move", "a change that one party can make alone; an improvement, if the party prefers it"),
    ("holds, equilibrium", "no party would leave, as the concept named supposes it to think"),
    ("indivisible", "nobody, bystanders included, is worse off than at the status quo"),
    ("settlement", "an outcome proposed for agreement; those listed are indivisible"),
    ("Pareto-optimal", "nothing else is better for somebody and worse for nobody"),
    ("maximin", "whoever stands worst stands as high as can be"),
    ("standing", "the share of outcomes that a party ranks lower, ties by half"),
    ("place", "of an outcome in one party's own order, 1 is best; no two orders compare"),
    ("tags", "what the author of the case calls an option; nobody's finding"),
    ("statement", "what a concern or rule says, in ids of options and their levels"),
)
"""Words of every report, and what they mean."""
OF_BESIDES = (
    ("strength", "how much more one place is preferred to the next: 1 mildly, 2 strongly, or more"),
    ("bounds", "between which a weight is known to lie"),
    ("attitude", "whether a party wishes another well (positive), ill (negative), or neither"),
    ("view", "how a party sees the dispute where it does not see it as it is"),
)
OF_JUMPS = (("jump", "from one outcome that holds to another, by several parties that want it"),)
OF_INVERSE = (
    ("free", "of a party: whose ranking is left open, to ask what it would take"),
    ("strict ranking", "an order of all outcomes without ties"),
    ("share", "how many of all orders do; it is no chance that a party has one of them"),
)
OF_LEVERS = (
    ("lever", "something a third party could do about the dispute, by whom and at what cost"),
    ("target", "the outcome that levers are to make hold"),
    ("coordinator", "who changes what parties want; role of a third party"),
    ("arbitrator", "who takes away or guarantees what can be done; role of a third party"),
    ("donor", "who adds to what can be done, or compensates; role of a third party"),
)
OF_VIEWS = (
    ("lasts", "everybody would stay, as each sees it"),
    ("steady", "what lasts, and everybody sees and expects"),
    ("unsteady", "what lasts, and somebody expects somebody to leave"),
    ("stealthy", "what lasts, and somebody does not think of"),
)


def limits(reading: Reading) -> Section:
    """Return what readers must not take the report for."""
    told = reading.tells_wants
    rows = tuple((it.what, it.why) for it in reading.study.left_out if told or not it.tells_wants)
    left_out = (Table("Not computed", ("what", "why"), rows),) if rows else ()
    return Section(
        id="limits",
        title="What this cannot tell",
        facts=tuple(_facts(reading)),
        tables=(*left_out, _words(reading)),
    )


def _words(reading: Reading) -> Table:
    """Return what words mean, those that not every report has among them where it does."""
    study = reading.study
    rows: tuple[tuple[str, str], ...] = WORDS
    if reading.tells_wants:
        besides = stated(study.dispute) or study.dispute.views or study.dispute.known
        rows += OF_BESIDES if besides else ()
        rows += OF_JUMPS if study.jumps is not None and study.jumps.under() else ()
        rows += OF_INVERSE if study.inverse is not None else ()
        rows += OF_LEVERS if study.dispute.levers else ()
        rows += OF_VIEWS if study.perceptions is not None else ()
    return Table("Words of this report", ("word", "means"), rows)


def _facts(reading: Reading) -> Iterator[str]:
    yield MODEL
    yield NOT_SAID
    yield ALONE
    if reading.tells_wants and reading.study.dispute.levers:
        yield LEVERS
    if not reading.tells_wants:
        yield PUBLIC
