#!/usr/bin/env python3
"""Times Quorum's regression beside numpy and a numpy CR2, in alternation, in one run, on one thread.

Usage: python3 Benchmarks/regression.py [rounds]
Build first: swift build -c release --package-path Benchmarks
Each line gives the medians over the rounds and their ratio. numpy brings its own OpenBLAS; Quorum uses
the system's BLAS, which may be the reference one.
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"
import numpy as np  # noqa: E402  (after the threads are limited)

here = pathlib.Path(__file__).resolve().parent
program = here / ".build" / "release" / "regression-benchmark"
rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
rows, columns = 1_000_000, 20


class Quorum:
    """The Swift program: one line in, a case's name; one line out, its seconds."""

    def __init__(self):
        self.process = subprocess.Popen(
            [str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline()


def timed(function):
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def compare(quorum, name, title, other):
    other()
    quorum.ask(name)
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(float(quorum.ask(name)))
        theirs.append(timed(other))
    ours, theirs = statistics.median(ours), statistics.median(theirs)
    print(
        f"{title}: Quorum {ours * 1e3:.3f} ms, other {theirs * 1e3:.3f} ms, "
        f"ratio {theirs / ours:.1f}"
    )


def large():
    """Entry (i, j) is the fraction of (i + 1) log(j + 2), less a half; the first column is ones."""
    steps = np.arange(1, rows + 1.0)

    def entry(j):
        product = steps * np.log(j + 2.0)
        return product - np.floor(product) - 0.5

    x = np.empty((rows, columns), order="F")
    x[:, 0] = 1
    for j in range(1, columns):
        x[:, j] = entry(j)
    return x, entry(columns) + entry(1)


def cr2(x, y, clusters):
    """CR2 and Satterthwaite's degrees of freedom as the papers write them, by blocks."""
    n = len(y)
    inverse = np.linalg.inv(x.T @ x)
    beta = inverse @ (x.T @ y)
    hat = x @ inverse @ x.T
    rest = np.eye(n) - hat
    e = y - x @ beta
    meat, parts = 0, []
    for g in np.unique(clusters):
        own = clusters == g
        values, vectors = np.linalg.eigh(rest[np.ix_(own, own)])
        root = vectors * values**-0.5 @ vectors.T
        weights = root @ x[own] @ inverse
        score = e[own] @ weights
        meat = meat + np.outer(score, score)
        parts.append(rest[:, own] @ weights)
    stacked = np.array(parts)
    degrees = []
    for j in range(x.shape[1]):
        p = stacked[:, :, j] @ stacked[:, :, j].T
        degrees.append(np.trace(p) ** 2 / (p**2).sum())
    return np.sqrt(np.diag(meat)), degrees


def main():
    if not program.exists():
        sys.exit("build first: swift build -c release --package-path Benchmarks")
    quorum = Quorum()
    panel = json.loads(quorum.ask("data"))
    y, clusters = np.array(panel["y"]), np.array(panel["clusters"])
    x = np.column_stack([np.ones(len(y))] + [np.array(c) for c in panel["columns"]])
    compare(
        quorum,
        "cr2",
        "CR2 with Satterthwaite, 14 clusters, n = 400, five columns, against numpy",
        lambda: cr2(x, y, clusters),
    )
    compare(
        quorum,
        "cr2_with_fit",
        "the same with the fit, its t tests and criteria",
        lambda: cr2(x, y, clusters),
    )
    compare(
        quorum,
        "htz",
        "the joint test of four slopes (HTZ) alone, against numpy's CR2",
        lambda: cr2(x, y, clusters),
    )
    quorum.ask(f"large {rows} {columns}")
    x, y = large()
    compare(
        quorum,
        "ols",
        f"least squares with all statistics, {rows:,} x {columns}, against numpy.linalg.lstsq",
        lambda: np.linalg.lstsq(x, y, rcond=None),
    )
    quorum.process.stdin.close()
    quorum.process.wait()


if __name__ == "__main__":
    main()
