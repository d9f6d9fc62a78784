"""Timing of whole processes, for the comparisons in this folder."""

import os
import subprocess
import sys
import time


def measure(command):
    """Seconds and peak megabytes of a process, None where it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.stderr.write(errors.decode(errors="replace"))
        return None
    unit = 1 if sys.platform == "darwin" else 1024
    return seconds, usage.ru_maxrss * unit / 1e6


def best(measurements):
    return min(seconds for seconds, _ in measurements), max(peak for _, peak in measurements)
