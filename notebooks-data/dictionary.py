"""Compares the columns of every sample file with its dictionary; exit code 1 on a difference.

    python3 notebooks-data/dictionary.py
"""

import csv
import pathlib
import re
import sys

FOLDER = pathlib.Path(__file__).parent


def named(text):
    """The columns a section names: what stands in backticks in the first cell of its tables."""
    for line in text.splitlines():
        if line.startswith("|"):
            yield from re.findall(r"`([^`]+)`", line.split("|")[1])


def sections():
    """Each file with the part of a dictionary that describes it."""
    text = (FOLDER / "meridian" / "DICTIONARY.md").read_text(encoding="utf-8")
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        name = re.match(r"`([a-z_]+\.csv)`", part)
        if name:
            yield FOLDER / "meridian" / name[1], part
    yield FOLDER / "first-survey.csv", (FOLDER / "first-survey.md").read_text(encoding="utf-8")


def main():
    problems = []
    described = dict(sections())
    for path in [*FOLDER.glob("*.csv"), *(FOLDER / "meridian").glob("*.csv")]:
        if path not in described:
            problems.append(f"{path.name}: no section of a dictionary")
    for path, text in described.items():
        if not path.exists():
            problems.append(f"{path.name}: described, but not there")
            continue
        with path.open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        words = list(named(text))
        problems += [f"{path.name}: column {name} is not described" for name in header if name not in words]
        problems += [f"{path.name}: {name} is described, but no column" for name in words if name not in header]
    for problem in problems:
        print(f"dictionary: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
