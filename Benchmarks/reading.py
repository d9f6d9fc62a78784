#!/usr/bin/env python3
"""Times reading a large CSV file against pandas and Python's csv module.

usage: reading.py [--rows N] [--repeats N] COMMAND [ARGUMENT ...]

COMMAND is run with FILE in its arguments replaced by the generated file, for example

    reading.py .build/release/quorum nps FILE --by segment

Everything is timed in the same run, each reader in a process of its own, the readers taking turns;
the best of the repeats counts. Peak memory is what the system reports for the finished process.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile

from processes import best, measure

PANDAS = "import sys, pandas; pandas.read_csv(sys.argv[1])"
PANDAS_ALONE = "import pandas"
ITERATE = """
import csv, sys
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    for row in csv.reader(file):
        pass
"""


def generate(path, rows, seed):
    """Ten columns: ids, texts of few and many levels, whole numbers, decimals, dates."""
    draw = random.Random(seed)
    segments = ["Enterprise", "Mid-market", "Small business", "Public sector"]
    roles = ["decision maker", "influencer", "end user"]
    accounts = ["Account %05d" % number for number in range(50_000)]
    dates = ["2024-%02d-%02d" % (month, day) for month in range(1, 13) for day in range(1, 29)]
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("id,account,segment,role,nps,tickets,usage,revenue,tenure,answered\n")
        for number in range(rows):
            file.write(
                "%d,%s,%s,%s,%d,%d,%.4f,%.2f,%.1f,%s\n"
                % (
                    number + 1,
                    draw.choice(accounts),
                    draw.choice(segments),
                    draw.choice(roles),
                    draw.randrange(11),
                    draw.randrange(300),
                    draw.random(),
                    draw.random() * 100_000,
                    draw.random() * 120,
                    draw.choice(dates),
                )
            )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--python", default=sys.executable, help="the Python that has pandas")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    if not arguments.command:
        parser.error("name the command to time, with FILE among its arguments")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "answers.csv")
        generate(path, arguments.rows, seed=20240131)
        size = os.path.getsize(path) / 1e6
        print("%d rows, 10 columns, %.1f MB" % (arguments.rows, size))
        command = [path if word == "FILE" else word for word in arguments.command]
        readers = {"command": command, "csv.reader": [sys.executable, "-c", ITERATE, path]}
        has_pandas = subprocess.run(
            [arguments.python, "-c", PANDAS_ALONE], stderr=subprocess.DEVNULL
        )
        if has_pandas.returncode == 0:
            readers["pandas"] = [arguments.python, "-c", PANDAS, path]
            readers["import pandas"] = [arguments.python, "-c", PANDAS_ALONE]
        else:
            print("pandas is not installed: left out")
        measured = {name: [] for name in readers}
        for _ in range(arguments.repeats):
            for name, words in readers.items():
                result = measure(words)
                if result is None:
                    print("%s failed: %s" % (name, " ".join(words)))
                    return 1
                measured[name].append(result)
        own, peak = best(measured["command"])
        print("%-22s %8s %9s %10s" % ("reader", "seconds", "peak MB", "command is"))
        print("%-22s %8.2f %9.0f" % ("command", own, peak))
        for name in ["csv.reader", "pandas"]:
            if name in measured:
                seconds, memory = best(measured[name])
                if name == "pandas":
                    # What importing pandas costs is not reading.
                    seconds -= best(measured["import pandas"])[0]
                print("%-22s %8.2f %9.0f %8.1f× as fast" % (name, seconds, memory, seconds / own))
        print("peak memory is %.1f× the file (limit 4×)" % (peak / size))
    return 0


if __name__ == "__main__":
    sys.exit(main())
