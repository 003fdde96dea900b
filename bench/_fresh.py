"""Times one call in a process of its own: the first call, the warm ones, memory."""

import json
import subprocess
import sys
from typing import Any


# The case defines call(); what it imports and reads before is not timed.
CLOCK = """
import json, resource, sys, time, warnings
warnings.filterwarnings("ignore")
case, rounds = sys.argv[1], int(sys.argv[2])
names = {"argv": sys.argv[3:]}
exec(case, names)
seconds = []
for _ in range(rounds):
    start = time.perf_counter()
    said = names["call"]()
    seconds.append(time.perf_counter() - start)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"first": seconds[0], "warm": seconds[1:] or seconds,
                  "mb": peak, "said": said}))
"""


def timed(case: str, *words: str, rounds: int = 4) -> dict[str, Any]:
    """
    Return the first call's seconds, the best of the warm ones, peak MB, the answer.

    The best, not the middle: other work on the machine only ever adds to a time.
    `case` is a program that defines call(); it finds `words` in argv.
    """
    done = subprocess.run(
        [sys.executable, "-c", CLOCK, case, str(rounds), *words],
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    found["best"] = min(found["warm"])
    return found
