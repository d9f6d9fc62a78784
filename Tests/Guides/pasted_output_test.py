#!/usr/bin/env python3
"""Runs the commands whose output is pasted into README and guides, and compares.

usage: pasted_output_test.py QUORUM [--write] [PAGE ...]

A block that starts with "$ quorum …" is run in notebooks-data/meridian, notebooks-data or the root,
whichever it fits, at 80 or 110 columns. Each pasted line must be a line of what is printed, in the same
order; "…" alone on a line leaves lines out. --write puts the printed lines in place of those that differ,
where it is clear which they are; read the difference before committing it.

Left out: programs that are not quorum, and fenced blocks marked ```made-up, whose files a page only
describes, or ```slow, simulations of minutes.
"""

import concurrent.futures
import difflib
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = [ROOT / "notebooks-data" / "meridian", ROOT / "notebooks-data", ROOT]
WIDTHS = (80, 110)


class Block:
    """A command and the lines that a page says it prints, with their places in the page."""

    def __init__(self, command, first):
        self.command, self.first, self.lines = command, first, []

    def pasted(self):
        return [(n, line) for n, line in self.lines if line.strip() not in ("", "…")]


def blocks(lines):
    """The commands of a page."""
    inside = skipped = False
    block = None
    for number, line in enumerate(lines):
        if line.strip().startswith("```"):
            inside, block = not inside, None
            skipped = line.strip() in ("```made-up", "```slow")
        elif inside and line.startswith("$ ") and not skipped:
            block = Block(line[2:], number)
            if re.search(r"\bquorum [a-z]", block.command):
                yield block
        elif inside and block:
            if block.command.endswith("\\"):
                block.command = block.command[:-1] + line.strip()
            else:
                block.lines.append((number, line))


def printed(quorum, command, folder, width):
    """What a command prints, on both streams."""
    environment = dict(os.environ, COLUMNS=str(width), NO_COLOR="1")
    environment["PATH"] = f"{pathlib.Path(quorum).resolve().parent}:{environment['PATH']}"
    ran = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300)
    return ran.stdout.splitlines()


def same(one, other):
    return one.rstrip() == other.rstrip()


def missing(pasted, output):
    """The pasted lines that are not printed, each with where in the output it would have to stand."""
    found, place = [], 0
    for number, line in pasted:
        at = next((i for i in range(place, len(output)) if same(output[i], line)), None)
        if at is None:
            found.append((number, line, place))
        else:
            place = at + 1
    return found


def check(quorum, block):
    """The fewest differences over folders and widths, with the output they are from."""
    best = None
    for folder in FOLDERS:
        for width in WIDTHS:
            output = printed(quorum, block.command, folder, width)
            differences = missing(block.pasted(), output)
            if best is None or len(differences) < len(best[0]):
                best = (differences, output)
            if not differences:
                return best
    return best


def replaced(differences, output):
    """For each line that differs, the printed line that is most like it and comes no earlier."""
    place = 0
    for number, line, earliest in differences:
        place = max(place, earliest)
        likeness = [
            (difflib.SequenceMatcher(None, line.split(), new.split()).ratio()
             + difflib.SequenceMatcher(None, line, new).ratio(), -i)
            for i, new in enumerate(output) if i >= place and new.strip()]
        if likeness and max(likeness)[0] > 0.9:
            place = -max(likeness)[1]
            yield number, output[place]
            place += 1


def main():
    arguments = sys.argv[1:]
    writes = "--write" in arguments
    quorum, *only = [a for a in arguments if a != "--write"]
    pages = [ROOT / "README.md", *sorted((ROOT / "Guides").glob("*.md")),
             *sorted((ROOT / "notebooks-data").glob("**/*.md"))]
    work = []
    for page in pages:
        if not only or page.stem in only or page.name in only:
            lines = page.read_text(encoding="utf-8").splitlines()
            work += [(page, block) for block in list(blocks(lines)) if block.pasted()]
    if not work:
        sys.exit("pasted_output_test: no pasted output was found")
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = pool.map(lambda item: check(quorum, item[1]), work)
        for (page, block), (differences, output) in zip(work, results):
            if not differences:
                continue
            failed += 1
            print(f"{page.relative_to(ROOT)}:{block.first + 1}: $ {block.command}")
            for _, line, _ in differences:
                print(f"    not printed: {line}")
            if writes:
                lines = page.read_text(encoding="utf-8").splitlines()
                for number, line in replaced(differences, output):
                    lines[number] = line.rstrip()
                page.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(work)} pasted outputs, {failed} differ from what is printed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
