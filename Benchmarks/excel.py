#!/usr/bin/env python3
"""Times reading a large Excel workbook against openpyxl and python-calamine.

usage: excel.py [--rows N] [--repeats N] [--python PYTHON] COMMAND [ARGUMENT ...]

COMMAND is run with FILE in its arguments replaced by the generated workbook, for example

    excel.py --python venv/bin/python .build/release/quorum nps FILE

PYTHON is one that has openpyxl and python-calamine. Everything is timed in the same run, each reader
in a process of its own, the readers taking turns; the best of the repeats counts (openpyxl, which is
slow, runs once). Peak memory is what the system reports for the finished process. What starting Python
and importing the module costs is taken off the other readers and left on the command.
"""

import argparse
import os
import subprocess
import sys
import tempfile

from processes import best, measure

GENERATE = """
import datetime, random, sys
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
path, rows = sys.argv[1], int(sys.argv[2])
draw = random.Random(20240131)
roles = ["decision maker", "influencer", "end user"]
book = Workbook(write_only=True)
sheet = book.create_sheet("Answers")
sheet.append(["account", "role", "nps", "usage", "revenue", "answered"])
start = datetime.date(2024, 1, 1)
for row in range(rows):
    answered = WriteOnlyCell(sheet, start + datetime.timedelta(draw.randrange(700)))
    answered.number_format = "yyyy-mm-dd"
    sheet.append(["Account %05d" % draw.randrange(50_000), draw.choice(roles), draw.randrange(11),
                  draw.random(), round(draw.random() * 100_000, 2), answered])
book.save(path)
"""
OPENPYXL = """
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)
for row in book.worksheets[0].iter_rows(values_only=True):
    pass
"""
CALAMINE = """
import sys, python_calamine
python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--file", help="an existing workbook instead of a generated one")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    if not arguments.command:
        parser.error("name the command to time, with FILE among its arguments")
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.file or os.path.join(folder, "answers.xlsx")
        if not os.path.exists(path):
            subprocess.run(
                [arguments.python, "-c", GENERATE, path, str(arguments.rows)], check=True
            )
        print("%d rows, 6 columns, %.1f MB" % (arguments.rows, os.path.getsize(path) / 1e6))
        command = [path if word == "FILE" else word for word in arguments.command]
        readers = {
            "command": (command, arguments.repeats),
            "calamine": ([arguments.python, "-c", CALAMINE, path], arguments.repeats),
            "import calamine": ([arguments.python, "-c", "import python_calamine"], 3),
            "openpyxl": ([arguments.python, "-c", OPENPYXL, path], 1),
            "import openpyxl": ([arguments.python, "-c", "import openpyxl"], 3),
        }
        measured = {name: [] for name in readers}
        for turn in range(arguments.repeats):
            for name, (words, turns) in readers.items():
                if turn >= turns:
                    continue
                result = measure(words)
                if result is None:
                    print("%s failed: %s" % (name, " ".join(words[:2])))
                    return 1
                measured[name].append(result)
        own, peak = best(measured["command"])
        print("%-20s %8s %9s" % ("reader", "seconds", "peak MB"))
        print("%-20s %8.2f %9.0f" % ("command", own, peak))
        for name in ["calamine", "openpyxl"]:
            seconds, memory = best(measured[name])
            seconds -= best(measured["import " + name])[0]
            print(
                "%-20s %8.2f %9.0f   command is %.1f× as fast"
                % (name, seconds, memory, seconds / own)
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
