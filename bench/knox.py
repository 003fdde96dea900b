"""
Knox's test: a whole table of bands beside what the peers do for one band.

The peers are pointpats (its class and its older function); the floor is plain NumPy:
close pairs once, then 999 shuffles of the dates over those, for one band. Burglaries are
made up: a year of them, an eighth following another within 200 m and a fortnight.
"""

import json
import subprocess
import sys
from typing import Any


ROUNDS = 3
LEAST_TIMES = 10
SIZES = (5_000, 20_000)
SHUFFLES = 999
ONE_BAND = ((200,), (14,))
SAME_REACH = ((40, 80, 120, 160, 200), (3, 6, 9, 12, 14))
FIVE_TIMES_AS_FAR = ((200, 400, 600, 800, 1000), (14, 28, 42, 56, 70))
TABLES = {"to 200 m and 14 days": SAME_REACH, "to 1 km and 70 days": FIVE_TIMES_AS_FAR}

PROGRAM = """
import json, resource, sys, time, warnings
warnings.simplefilter("ignore")
from bench import knox

name, rounds, arguments = sys.argv[1], int(sys.argv[2]), json.loads(sys.argv[3])
work = getattr(knox, name)(*arguments)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
seconds = []
for _ in range(rounds):
    start = time.perf_counter()
    answer = work()
    seconds.append(time.perf_counter() - start)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps([seconds, answer, peak - before]))
"""


def events(count: int) -> Any:
    """Return made-up burglaries: places in metres and days, as (n by 2, n)."""
    import numpy as np

    random = np.random.default_rng(8)
    alone = int(count * 0.88)
    side = 25_000 * (count / 20_000) ** 0.5
    places = random.uniform(0, side, (alone, 2))
    days = random.integers(0, 365, alone)
    after = random.integers(0, alone, count - alone)
    near = places[after] + random.normal(0, 80, (count - alone, 2))
    later = np.minimum(days[after] + random.integers(0, 15, count - alone), 364)
    return np.round(np.vstack([places, near]), 1), np.append(days, later)


def ours(count: int, distances: list[float], days: list[float]) -> Any:
    """Return our work: the whole table, and the pairs of its first band or of all."""
    from frankpledge.analysis.patterns.near_repeat.bands import Bands
    from frankpledge.analysis.patterns.near_repeat.knox import knox

    places, moments = events(count)
    space, time = Bands.of(distances), Bands.of(days)

    def work() -> list[float]:
        table = knox(places, moments, space, time, permutations=SHUFFLES)
        return [int(table.observed.sum()), float(table.p_permutation.min())]

    return work


def floor(count: int) -> Any:
    """Return the least that shuffling one band can cost in plain NumPy."""
    import numpy as np
    from scipy.spatial import cKDTree

    places, moments = events(count)

    def work() -> list[float]:
        first, second = cKDTree(places).query_pairs(200, output_type="ndarray").T
        days = moments.astype(np.int32)
        random = np.random.default_rng(1)
        seen = int((np.abs(days[first] - days[second]) <= 14).sum())
        more = 0
        for _ in range(SHUFFLES):
            dealt = random.permutation(days)
            more += int((np.abs(dealt[first] - dealt[second]) <= 14).sum()) >= seen
        return [seen, (1 + more) / (1 + SHUFFLES)]

    return work


def pointpats_function(count: int) -> Any:
    """Return the work of the peer's older function for one band."""
    import numpy as np
    from pointpats import knox

    places, moments = events(count)

    def work() -> list[float]:
        found = knox(
            places.copy(),
            moments[:, None].copy(),
            delta=200,
            tau=14,
            permutations=SHUFFLES,
        )
        return [int(found["stat"]), np.asarray(found["pvalue"]).item()]

    return work


def pointpats_class(count: int) -> Any:
    """Return the work of the peer's newer class for one band."""
    import geopandas
    import numpy as np
    from pointpats import Knox

    places, moments = events(count)
    frame = geopandas.GeoDataFrame(
        {"day": moments}, geometry=geopandas.points_from_xy(*places.T), crs=27700
    )

    def work() -> list[float]:
        found = Knox.from_dataframe(
            frame, time_col="day", delta=200, tau=14, permutations=SHUFFLES
        )
        return [int(found.statistic_), np.asarray(found.p_sim).item()]

    return work


def timed(name: str, rounds: int, *arguments: Any) -> tuple[float, list[float], int]:
    """Return the least seconds, the answer and the memory of one case on its own."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, name, str(rounds), json.dumps(arguments)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    seconds, answer, memory = json.loads(done.stdout.splitlines()[-1])
    return min(seconds), answer, memory


def run() -> list[dict[str, Any]]:
    """Return, for each size and table of bands, our seconds beside the quickest peer's."""
    return [result for count in SIZES for result in of_size(count)]


def of_size(count: int) -> list[dict[str, Any]]:
    """Return both tables for so many events."""
    peers = {
        "pointpats.knox, one band": timed("pointpats_function", 1, count),
        "pointpats.Knox, one band": timed("pointpats_class", 1, count),
    }
    least, pairs, _ = timed("floor", ROUNDS, count)
    name, (quickest, same, _) = min(peers.items(), key=lambda peer: peer[1][0])
    results = []
    for words, bands in TABLES.items():
        seconds, found, memory = timed("ours", ROUNDS, count, *bands)
        if bands is SAME_REACH and not found[0] == pairs[0] == same[0]:
            raise ValueError(f"The programs count differently: {found} {pairs} {same}")
        results.append(
            {
                "work": f"Knox, {count:,} events, {SHUFFLES} shuffles, 5 x 5 bands {words}",
                "seconds": round(seconds, 3),
                "memory_mb": memory,
                "yardstick": name,
                "yardstick_seconds": round(quickest, 2),
                "peers_seconds": {one: round(t[0], 2) for one, t in peers.items()},
                "floor_seconds": round(least, 3),
                "times": round(quickest / seconds, 1),
                "must_reach": f"{LEAST_TIMES} times quicker (floor, one band: "
                f"{least:.2f} s)",
                "reached": quickest >= LEAST_TIMES * seconds,
            }
        )
    return results


if __name__ == "__main__":
    print(json.dumps(run(), indent=2))
