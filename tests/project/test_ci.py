"""What runs before a change lands installs only what is missing, and lets no test be skipped."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / ".ci" / "run"
NOTE = 'echo "$(basename "$0") $* ${COMITY_REQUIRE-}" >> "$NOTES"\n'
THERE = {"make": NOTE, "python3": "exit 0\n", "chromium": "exit 0\n", "apt-get": NOTE}

pytestmark = [
    pytest.mark.skipif(not SCRIPT.exists(), reason="no part of what is published"),
    pytest.mark.skipif(shutil.which("bash") is None, reason="no bash"),
]


def run(folder: Path, user: int, lacking: set[str], **variables: str) -> tuple[int, list[str], str]:
    """Run it where there is nothing but stand-ins that note how they are called."""
    for name in ("bash", "basename", "dirname"):
        (folder / name).symlink_to(str(shutil.which(name)))
    stands = THERE | {"id": f"echo {user}\n"}
    if "libatomic1" in lacking:
        stands["python3"] = 'case "$2" in *atomic*) exit 1;; esac\n'
    for name in stands.keys() - lacking:
        (folder / name).write_text(f"#!{folder}/bash\n{stands[name]}", encoding="utf-8")
        (folder / name).chmod(0o755)
    notes = folder / "notes"
    notes.touch()
    done = subprocess.run(
        [str(shutil.which("bash")), str(SCRIPT)],
        env={"PATH": str(folder), "NOTES": str(notes)} | variables,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return done.returncode, notes.read_text("utf-8").splitlines(), done.stderr


@pytest.mark.parametrize("user", [0, 1000])
def test_with_everything_there_nothing_is_installed(user: int, tmp_path: Path) -> None:
    code, notes, _ = run(tmp_path, user, set())
    assert (code, notes) == (0, ["make test chromium,cluster", "make test-heavy chromium,cluster"])


@pytest.mark.parametrize("lacking", ["chromium", "libatomic1"])
def test_root_gets_what_is_missing(lacking: str, tmp_path: Path) -> None:
    code, notes, _ = run(tmp_path, 0, {lacking})
    assert code == 0
    assert notes[1].split()[:2] == ["apt-get", "install"]
    assert notes[1].split()[-1] == lacking
    assert [note.split()[0] for note in notes] == ["apt-get", "apt-get", "make", "make"]


def test_others_are_told_what_is_missing(tmp_path: Path) -> None:
    code, notes, told = run(tmp_path, 1000, {"chromium", "libatomic1"})
    assert (code, notes) == (1, [])
    assert told == ".ci/run: missing: chromium libatomic1; install them and run this again\n"


def test_a_browser_elsewhere_will_do(tmp_path: Path) -> None:
    other = shutil.copy(str(shutil.which("true")), tmp_path / "other-browser")
    code, notes, _ = run(tmp_path, 1000, {"chromium"}, COMITY_CHROMIUM=os.fspath(other))
    assert (code, len(notes)) == (0, 2)
