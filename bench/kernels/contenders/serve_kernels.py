"""How a Python contender answers: the lines of ../protocol.ts on its standard input and output."""

import json
import statistics
import sys
import time

import numpy

SAMPLE_SECONDS = 0.00025


def say(told):
    sys.stdout.write("@" + json.dumps(told) + "\n")
    sys.stdout.flush()


def calls(run, count):
    start = time.perf_counter_ns()
    for _ in range(count):
        run()
    return time.perf_counter_ns() - start


def repeat(seconds, least, work):
    results = []
    start = time.perf_counter()
    while len(results) < least or time.perf_counter() - start < seconds:
        results.append(work())
    return results


def time_of(run, milliseconds):
    """As timing.ts: the median of samples after calls that warm it up, in nanoseconds of one call."""
    seconds = milliseconds / 1000
    each = min(repeat(seconds / 2, 2, lambda: calls(run, 1)))
    count = max(1, round(SAMPLE_SECONDS * 1e9 / max(each, 1)))
    return statistics.median(repeat(seconds, 3, lambda: calls(run, count) / count))


def serve(name, modes, info, prepare):
    """Answers until the input ends. `prepare(fn, x, mode)` gives a call, or None."""
    say({"name": name, "modes": modes, "info": info})
    for line in sys.stdin:
        request = json.loads(line)
        try:
            x = numpy.fromfile(request["file"], dtype=numpy.float32)
            if request["fn"].endswith("softmax"):
                x = x.reshape(-1, request["row"])
            run = prepare(request["fn"], x, request["mode"])
            say({"nanoseconds": time_of(run, request["milliseconds"])} if run else {})
        except Exception as error:  # one function's failure is told, and the next one is asked
            say({"failure": f"{type(error).__name__}: {error}"})
