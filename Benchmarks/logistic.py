#!/usr/bin/env python3
"""Times Quorum's logistic regression, and its bootstrap beside statsmodels, in alternation.

Usage: python3 Benchmarks/logistic.py [rounds]
Build first: swift build -c release --package-path Benchmarks --product logistic-benchmark
Each line gives the medians over the rounds. What is not installed is skipped.
"""

import json
import pathlib
import statistics
import subprocess
import sys
import time

here = pathlib.Path(__file__).resolve().parent
program = here / ".build" / "release" / "logistic-benchmark"
rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
replicates = 1_000


class Quorum:
    """The Swift program: one line in, a case's name; one line out, its seconds."""

    def __init__(self):
        self.process = subprocess.Popen(
            [str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, name):
        self.process.stdin.write(name + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline()

    def seconds(self, name):
        return float(self.ask(name))

    def data(self):
        return json.loads(self.ask("data"))


def alone(quorum, name, title, target):
    quorum.seconds(name)
    median = statistics.median(quorum.seconds(name) for _ in range(rounds))
    print(f"{title}: {median * 1e6:.1f} µs (target under {target} µs)")


def against_statsmodels(quorum, data):
    try:
        import numpy as np
        import statsmodels.api as sm
    except ImportError:
        print("skipped: statsmodels is not installed")
        return
    import warnings

    x, y = np.array(data["x"]), np.array(data["y"])

    def bootstrap():
        generator = np.random.default_rng(1)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for _ in range(replicates):
                rows = generator.integers(0, len(y), len(y))
                try:
                    sm.Logit(y[rows], x[rows]).fit(disp=0)
                except Exception:  # separated or singular: counted as failed by both
                    pass

    ours, theirs = [], []
    quorum.seconds("bootstrap")
    for _ in range(rounds):
        ours.append(quorum.seconds("bootstrap"))
        start = time.perf_counter()
        bootstrap()
        theirs.append(time.perf_counter() - start)
    ours, theirs = statistics.median(ours), statistics.median(theirs)
    print(
        f"bootstrap of a logistic regression, n = 80, 5 drivers, {replicates} refits: "
        f"Quorum {ours * 1e3:.2f} ms on one thread, statsmodels {theirs * 1e3:.0f} ms, "
        f"ratio {theirs / ours:.0f} (target 50)"
    )


def main():
    if not program.exists():
        sys.exit("build first: swift build -c release --package-path Benchmarks")
    quorum = Quorum()
    data = quorum.data()
    alone(quorum, "firth", "Firth fit, n = 80, 5 drivers", 100)
    alone(quorum, "ml", "maximum likelihood fit, n = 80, 5 drivers", 100)
    alone(quorum, "profiles", "Firth fit with all profile intervals and tests", 5000)
    alone(quorum, "leave_one_out", "80 Firth refits and their checks", 10000)
    against_statsmodels(quorum, data)
    quorum.process.stdin.close()
    quorum.process.wait()


if __name__ == "__main__":
    main()
