#!/usr/bin/env python3
"""Times relative importance (LMG) beside numpy, in alternation, in one run.

Usage: python3 Benchmarks/importance.py [rounds]
Build first: swift build -c release --package-path Benchmarks
The table of coverage: echo coverage 1000 | Benchmarks/.build/release/importance-benchmark
numpy is timed in two ways: one lstsq per subset, as one would write it, and R² of all subsets of a size
at once by a stacked solve on the correlation matrix. The shares of all three must agree.
"""

import itertools
import json
import math
import pathlib
import statistics
import subprocess
import sys
import time

here = pathlib.Path(__file__).resolve().parent
program = here / ".build" / "release" / "importance-benchmark"
rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5


def shares(explained, count):
    """Shapley values from the explained share of every frozenset of columns."""
    result = [0.0] * count
    for subset, value in explained.items():
        size = len(subset)
        for player in range(count):
            if player in subset:
                continue
            weight = math.factorial(size) * math.factorial(count - 1 - size) / math.factorial(count)
            result[player] += weight * (explained[subset | {player}] - value)
    return result


def by_lstsq(np, x, y):
    x = x - x.mean(axis=0)
    y = y - y.mean()
    total = y @ y
    explained = {frozenset(): 0.0}
    for size in range(1, x.shape[1] + 1):
        for columns in itertools.combinations(range(x.shape[1]), size):
            part = x[:, columns]
            fit = np.linalg.lstsq(part, y, rcond=None)[0]
            rest = y - part @ fit
            explained[frozenset(columns)] = 1 - rest @ rest / total
    return shares(explained, x.shape[1])


def by_stacks(np, x, y):
    correlations = np.corrcoef(np.column_stack([x, y]), rowvar=False)
    count = x.shape[1]
    r, c = correlations[:count, :count], correlations[:count, count]
    values = np.zeros(1 << count)
    for size in range(1, count + 1):
        sets = np.array(list(itertools.combinations(range(count), size)))
        parts = c[sets]
        solved = np.linalg.solve(r[sets[:, :, None], sets[:, None, :]], parts[:, :, None])[:, :, 0]
        values[(1 << sets).sum(axis=1)] = (parts * solved).sum(axis=1)
    masks = np.arange(1 << count)
    sizes = np.array([bin(mask).count("1") for mask in masks])
    weight = np.array(
        [math.factorial(s) * math.factorial(count - 1 - s) / math.factorial(count) for s in range(count)]
    )
    result = []
    for player in range(count):
        without = masks[masks >> player & 1 == 0]
        increments = values[without | 1 << player] - values[without]
        result.append(float((weight[sizes[without]] * increments).sum()))
    return result


class Quorum:
    """The Swift program: one line in, a case's name; one line out."""

    def __init__(self):
        self.process = subprocess.Popen(
            [str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, name):
        self.process.stdin.write(name + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def main():
    if not program.exists():
        sys.exit("build first: swift build -c release --package-path Benchmarks")
    quorum = Quorum()
    quorum.ask("twelve")
    try:
        import numpy as np
    except ImportError:
        print("skipped: numpy is not installed")
        np = None
    if np is not None:
        data = quorum.ask("data")
        x, y = np.array(data["columns"]).T, np.array(data["y"])
        own = quorum.ask("shares")
        for title, target, other in [
            ("one lstsq per subset", 50, by_lstsq),
            ("stacked solves", 1, by_stacks),
        ]:
            difference = max(abs(a - b) for a, b in zip(own, other(np, x, y)))
            ours, theirs = [], []
            for _ in range(rounds):
                ours.append(quorum.ask("twelve"))
                start = time.perf_counter()
                other(np, x, y)
                theirs.append(time.perf_counter() - start)
            ours, theirs = statistics.median(ours), statistics.median(theirs)
            print(
                f"LMG of 12 drivers, n = 200, against numpy, {title}: Quorum {ours * 1e3:.2f} ms, "
                f"numpy {theirs * 1e3:.1f} ms, ratio {theirs / ours:.0f} (target {target}); "
                f"largest difference of a share {difference:.1e}"
            )
    twenty = statistics.median(quorum.ask("twenty") for _ in range(rounds))
    print(f"LMG of 20 drivers, 1,048,576 subsets: {twenty:.3f} s (target under 3 s)")
    print(f"9,999 resamples of 12 drivers, n = 200: {quorum.ask('bootstrap'):.2f} s")
    quorum.process.stdin.close()
    quorum.process.wait()


if __name__ == "__main__":
    main()
