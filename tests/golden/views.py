"""All that reports of some disputes show, as text that people can compare: ``make golden``.

``python -m tests.golden.views`` writes every file anew. Tests compare; see `compared`.
"""

import difflib
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import comity
from comity.report.document import view
from comity.report.reading import Audience, Provenance

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
MADE_UP = ROOT / "tests" / "cases"
CASES = (
    *("elmira-1991", "syria-iraq-1975", "chicken", "barter", "korea-2017", "two-valleys"),
    "bystander-pays",
)
PRINCIPLES = {"korea-2017": "helsinki-decalogue"}
"""Lists that are put to the settlements of a case."""
AUDIENCES: tuple[Audience, ...] = ("mediator", "public")
PLACED = {"at", "positions"}
"""Where a drawing puts things: another machine may round another way, and nobody can read it."""
SHOWN = 40
"""Lines of a difference that a failing test shows."""


def golden(case: str, audience: Audience) -> str:
    """Return what a report shows, as JSON of few words a line."""
    made_up = MADE_UP / f"{case}.yaml"
    dispute = comity.read(made_up if made_up.exists() else case)
    listed = PRINCIPLES.get(case)
    study = comity.study(dispute, principles=comity.read_principles(listed) if listed else None)
    provenance = Provenance(comity.digest(dispute), f"comity report {case} -o {case}.html")
    return written(plain(view(study, audience=audience, provenance=provenance))) + "\n"


def plain(value: Any) -> Any:
    """Return view data as what JSON knows; a version, which comes with every release, is left out.

    Objects get their class as ``is``; a kind of value not seen so far is refused.
    """
    if is_dataclass(value) and not isinstance(value, type):
        kept = (it.name for it in fields(value) if it.name not in PLACED)
        return {"is": type(value).__name__} | {it: plain(getattr(value, it)) for it in kept}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Fraction):
        return str(value)
    if value == comity.__version__:
        return "(this version)"
    if value is None or isinstance(value, str | int | float):
        return value
    msg = f"how is a {type(value).__name__} written down?"
    raise TypeError(msg)


def written(value: Any, indent: str = "") -> str:
    """Return plain data as JSON: what is short on one line, what is long one item a line."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or len(indent) + len(line) <= 100:
        return line
    deeper = f"{indent} "
    if isinstance(value, list):
        items = [f"{deeper}{written(item, deeper)}" for item in value]
    else:
        items = [f"{deeper}{json.dumps(k)}: {written(v, deeper)}" for k, v in value.items()]
    opening, closing = "[]" if isinstance(value, list) else "{}"
    return "\n".join([opening, ",\n".join(items), f"{indent}{closing}"])


def compared(stored: Path, now: str) -> str | None:
    """Return in words how a report differs from what is stored; None where it does not.

    What it shows now is written beside the stored file, and removed where the two are equal.
    """
    actual = stored.with_suffix(".actual.json")
    before = stored.read_text("utf-8") if stored.exists() else ""
    if before == now:
        actual.unlink(missing_ok=True)
        return None
    actual.write_text(now, encoding="utf-8")
    lines = list(_differences(stored, before, now))
    more = [f"... and {len(lines) - SHOWN} lines more"] if len(lines) > SHOWN else []
    told = f"A report shows something else than {stored}; what it shows is in {actual}."
    accept = "If that is meant: `make golden`, and look at the difference before you commit it."
    return "\n".join([told, accept, *lines[:SHOWN], *more])


def _differences(stored: Path, before: str, now: str) -> Iterator[str]:
    names = (stored.name, stored.with_suffix(".actual.json").name)
    both = (before.splitlines(), now.splitlines())
    return (line[:200] for line in difflib.unified_diff(*both, *names, n=1, lineterm=""))


def main() -> None:
    """Write every file anew, and say which ones have changed; no others stay behind."""
    wanted = {FOLDER / f"{case}.{to}.json": (case, to) for case in CASES for to in AUDIENCES}
    for old in sorted(set(FOLDER.glob("*.json")) - set(wanted)):
        old.unlink()
        sys.stdout.write(f"removed {old.name}\n")
    for path, (case, audience) in wanted.items():
        now = golden(case, audience)
        if not path.exists() or path.read_text("utf-8") != now:
            path.write_text(now, encoding="utf-8")
            sys.stdout.write(f"written {path.name}\n")


if __name__ == "__main__":
    main()
