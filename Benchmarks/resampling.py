#!/usr/bin/env python3
"""Times Quorum's resampling beside scipy, numpy and wildboottest, in alternation, in one run.

Usage: python3 Benchmarks/resampling.py [rounds]
Build first: swift build -c release --package-path Benchmarks
Each line gives the medians over the rounds and their ratio. What is not installed is skipped.
wildboottest compiles its kernels with numba at every call; it is shown with that time and without.
"""

import json
import pathlib
import statistics
import subprocess
import sys
import time

here = pathlib.Path(__file__).resolve().parent
program = here / ".build" / "release" / "resampling-benchmark"
rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7


def installed(*names):
    for name in names:
        try:
            __import__(name)
        except ImportError:
            print(f"skipped: {name} is not installed")
            return False
    return True


def timed(function):
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


class Quorum:
    """The Swift program: one line in, a case's name; one line out, its seconds."""

    def __init__(self):
        self.process = subprocess.Popen(
            [str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def seconds(self, name):
        self.process.stdin.write(name + "\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def data(self):
        self.process.stdin.write("data\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def timed_without_compiling(function):
    from numba.core import event

    compiling = []
    with event.install_timer("numba:compile", compiling.append):
        whole = timed(function)
    return whole - sum(compiling)


def compare(quorum, name, title, target, other, timed=timed):
    other()
    quorum.seconds(name)
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(quorum.seconds(name))
        theirs.append(timed(other))
    ours, theirs = statistics.median(ours), statistics.median(theirs)
    print(
        f"{title}: Quorum {ours * 1e3:.2f} ms, other {theirs * 1e3:.1f} ms, "
        f"ratio {theirs / ours:.1f} (target {target})"
    )


def alone(quorum, name, title, target):
    quorum.seconds(name)
    median = statistics.median(quorum.seconds(name) for _ in range(rounds))
    print(f"{title}: Quorum {median * 1e3:.3f} ms (target under {target} ms)")


def main():
    if not program.exists():
        sys.exit("build first: swift build -c release --package-path Benchmarks")
    quorum = Quorum()
    data = quorum.data()
    alone(quorum, "exact_nps", "exact bootstrap of a net score, n = 200", 5)
    alone(quorum, "exact_scale", "exact bootstrap of a 0-10 mean, n = 200", 5)
    if installed("numpy", "scipy"):
        import numpy as np
        from scipy import stats

        values = np.array(data["values"])
        compare(
            quorum,
            "bca_mean",
            "100,000-replicate BCa of a mean, n = 200, against scipy.stats.bootstrap",
            5,
            lambda: stats.bootstrap(
                (values,), np.mean, n_resamples=100_000, method="BCa", rng=np.random.default_rng(1)
            ),
        )
        codes = np.array(data["accounts"])
        weights = np.array(data["weights"])
        # Sums per account are made once; each resample then costs one row of account numbers.
        groups = np.unique(codes, return_inverse=True)[1]
        top = np.bincount(groups, weights * values)
        bottom = np.bincount(groups, weights)

        def accounts():
            draws = np.random.default_rng(1).integers(0, len(top), (100_000, len(top)))
            return top[draws].sum(axis=1) / bottom[draws].sum(axis=1)

        compare(
            quorum,
            "accounts",
            "100,000-replicate account bootstrap of a weighted score, against numpy",
            8,
            accounts,
        )
        first, second = values[:40], values[40:85]
        compare(
            quorum,
            "permutation",
            "100,000 permutations of a difference of means, 40 v 45, against scipy",
            10,
            lambda: stats.permutation_test(
                (first, second),
                lambda a, b, axis: np.mean(a, axis=axis) - np.mean(b, axis=axis),
                n_resamples=100_000,
                vectorized=True,
                rng=np.random.default_rng(1),
            ),
        )
    if installed("pandas", "statsmodels", "wildboottest"):
        import pandas as pd
        import statsmodels.formula.api as smf
        from wildboottest.wildboottest import wildboottest

        frame = pd.DataFrame(data["panel"])
        model = smf.ols("y ~ x1 + x2", data=frame)

        def wild():
            return wildboottest(
                model, param="x1", cluster=frame["cluster"], B=9_999, seed=1, show=False
            )

        compare(
            quorum,
            "wild",
            "wild cluster bootstrap, 14 clusters, n = 400, 9,999 draws, against wildboottest",
            20,
            wild,
        )
        compare(
            quorum,
            "wild",
            "the same without the time that numba compiles",
            20,
            wild,
            timed_without_compiling,
        )
    quorum.process.stdin.close()
    quorum.process.wait()


if __name__ == "__main__":
    main()
