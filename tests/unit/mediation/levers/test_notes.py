"""What a case with levers in force says of itself, and when it cautions."""

import comity
from comity.mediation.levers.notes import caution, notes_in_force, title_in_force
from comity.model.lever import Lever

VALLEYS = comity.read("two-valleys")
BY_ID = {it.id: it for it in VALLEYS.levers}


def some(*names: str) -> list[Lever]:
    return [BY_ID[it] for it in names]


def test_without_levers_a_case_says_what_it_said() -> None:
    assert title_in_force(VALLEYS, []) == VALLEYS.title
    assert notes_in_force(VALLEYS, [], "peace") == VALLEYS.notes
    assert caution(VALLEYS, []) == ""


def test_a_title_names_three_levers_at_most() -> None:
    names = [it.id for it in VALLEYS.levers]
    assert title_in_force(VALLEYS, some(*names[:1])).endswith(", with gate-keepers in force")
    assert title_in_force(VALLEYS, some(*names[:3])).endswith(
        "data-bank and timber-checks in force"
    )
    assert title_in_force(VALLEYS, some(*names[:4])).endswith("river, with 4 levers in force")


def test_notes_say_which_levers_by_whom_at_what_cost_and_for_what() -> None:
    told = notes_in_force(VALLEYS, some("open-border", "well-meters"), "that 12 holds")
    assert told == (
        f"{VALLEYS.notes} In force here, though not in the case two-valleys: open-border (A treaty "
        "that leaves no checks on lorries), by Customs union, at a cost of 1; well-meters (Meters "
        "that stop wells which were shut), by River institute, at a cost of 2. Asked for: that 12 "
        "holds."
    )
    assert "Asked" not in notes_in_force(VALLEYS, some("open-border"), "")


def test_it_cautions_of_wants_that_levers_change_and_of_no_others() -> None:
    assert caution(VALLEYS, some("gate-keepers", "timber-checks", "development")) == ""
    both = caution(VALLEYS, some("data-bank", "surface-rights", "fishery"))
    assert both.startswith(
        "What Upper valley and Lower valley want here is what surface-rights and fishery make them "
        "want. So do not judge here who is worse off than at the status quo"
    )
    assert both.endswith("that goes by what Upper valley and Lower valley want without.")
    one = caution(VALLEYS, some("fishery", "insurance"))
    assert one.startswith(
        "What Upper valley wants here is what fishery and insurance make it want."
    )


def test_levers_put_in_force_are_told_in_python_too() -> None:
    made = comity.with_levers(VALLEYS, ["fishery"], purpose="a better river")
    assert (made.id, made.title) == (VALLEYS.id, "Two valleys, one river, with fishery in force")
    assert "Asked for: a better river. What Upper valley wants here" in made.notes
    tried = comity.try_levers(VALLEYS, 14, "fishery")
    assert "Asked for: 14 (Let the river run" in tried.levered.notes
    assert tried.chosen.levers == ("fishery",)
    assert tried.dispute.title == VALLEYS.title
