"""Times a whole command on a small file: how long an analyst waits for one answer.

Usage: startup.py COMMAND [ARGUMENT ...]
"""

import statistics
import subprocess
import sys
import time

RUNS = 30


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main():
    command = sys.argv[1:]
    if not command:
        sys.exit(__doc__)
    seconds(command)
    quorum = [seconds(command) for _ in range(RUNS)]
    python = [seconds([sys.executable, "-c", "import pandas"]) for _ in range(5)]
    print(
        f"{' '.join(command[1:2])}: median {1000 * statistics.median(quorum):.0f} ms, "
        f"fastest {1000 * min(quorum):.0f} ms of {RUNS}"
    )
    print(
        f"importing pandas alone: median {1000 * statistics.median(python):.0f} ms "
        f"({statistics.median(python) / statistics.median(quorum):.0f} times as long)"
    )


main()
