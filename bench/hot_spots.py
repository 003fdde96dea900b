"""
Hot spots on a grid of 50,176 cells, beside esda and beside bare NumPy.

esda is what most analysts run; its warm time leaves out compiling, which every fresh
process pays. The floor is the least that NumPy needs for the statistic alone: its
neighbour counts are ready beforehand, and for shuffles it draws once for each number
of neighbours, may draw the cell itself, and corrects nothing.
"""

import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from bench._fresh import timed


SIDE = 224
GRID = """
import numpy as np
z = np.load(argv[0])
n = z.shape[0]
"""
OURS = (
    GRID
    + """
from frankpledge.analysis.patterns.hot_spots import (
    Lattice, adjusted, gi_star, local_moran, shuffled)
"""
)
PEER = (
    GRID
    + """
import esda, libpysal
"""
)
WARM_PEER = PEER + "w = libpysal.weights.lat2W(n, n, rook=False)\n"
FLOOR = (
    GRID
    + """
from scipy.ndimage import uniform_filter
k = np.rint(uniform_filter(np.ones_like(z), 3, mode="constant") * 9)
"""
)
DRAWS = (
    FLOOR
    + """
count = k.astype(int).ravel() - 1
def shuffles(seen):
    random, v = np.random.default_rng(1), z.ravel()
    p = np.empty(v.size)
    for number in np.unique(count):
        drawn = np.sort([v[random.choice(v.size, number, replace=False,
                                         shuffle=False)].sum() for _ in range(999)])
        who = count == number
        high = 999 - np.searchsorted(drawn, seen[who], "left")
        low = np.searchsorted(drawn, seen[who], "right")
        p[who] = (np.minimum(high, low) + 1) / 1000
    return p
"""
)
AROUND = "np.rint(uniform_filter(z, 3, mode='constant') * 9).ravel() - z.ravel()"
CASES = {
    "analytic": {
        "ours": OURS
        + "def call(): return float(np.nanmax(gi_star(z, Lattice(n, n)).z))",
        "peer": PEER
        + """
def call():
    w = libpysal.weights.lat2W(n, n, rook=False)
    found = esda.G_Local(z.ravel(), w, transform="B", star=True, permutations=0)
    return float(found.Zs.max())
""",
        "floor": FLOOR
        + """
def call():
    s = uniform_filter(z, 3, mode="constant") * 9
    spread = z.std() * np.sqrt((z.size * k - k * k) / (z.size - 1))
    return float(((s - z.mean() * k) / spread).max())
""",
    },
    "gi_shuffled": {
        "ours": OURS
        + """
def call():
    place = Lattice(n, n)
    score, found = gi_star(z, place), shuffled(z, place)
    clear = adjusted(found.p) <= 0.05
    return [int(clear.sum()), float(found.p.sum())]
""",
        "peer": WARM_PEER
        + """
def call():
    found = esda.G_Local(z.ravel(), w, transform="B", star=True, permutations=999,
                         seed=1)
    return float(found.p_sim.sum())
""",
        "floor": DRAWS + f"def call(): return float(shuffles({AROUND}).sum())",
    },
    "moran_shuffled": {
        "ours": OURS
        + """
def call():
    place = Lattice(n, n)
    local, found = local_moran(z, place), shuffled(z, place)
    clear = adjusted(found.p) <= 0.05
    return [int(clear.sum()), float(found.p.sum())]
""",
        "peer": WARM_PEER
        + """
def call():
    found = esda.Moran_Local(z.ravel(), w, permutations=999, seed=1)
    return float(found.p_sim.sum())
""",
        "floor": DRAWS + f"def call(): return float(shuffles({AROUND}).sum())",
    },
}
WORK = {
    "analytic": ("Gi* analytic, 50,176 cells, weights included", 100, 5),
    "gi_shuffled": ("Gi* by 999 shuffles, false discovery controlled", 80, 3),
    "moran_shuffled": ("local Moran by 999 shuffles, the same grid", 80, 3),
}
MOST_MEMORY_MB = 300


def counts() -> np.ndarray:
    """Return a made-up map: a thin background and forty hot patches."""
    random = np.random.default_rng(1)
    expected = np.full((SIDE, SIDE), 0.8)
    y, x = np.mgrid[:SIDE, :SIDE]
    for _ in range(40):
        cy, cx = random.uniform(0, SIDE, 2)
        wide, high = random.uniform(2, 8), random.uniform(2, 12)
        expected += high * np.exp(-((y - cy) ** 2 + (x - cx) ** 2) / (2 * wide**2))
    return random.poisson(expected).astype(float)


def measured(name: str, file: str) -> dict[str, Any]:
    """Return one kind of work: ours warm and in a fresh process, peer, floor."""
    case = CASES[name]
    work, least, most = WORK[name]
    floor = timed(case["floor"], file, rounds=6)
    ours = timed(case["ours"], file, rounds=9)
    again = timed(case["ours"], file, rounds=2)
    peer = timed(case["peer"], file, rounds=3)
    faster = peer["best"] / ours["best"]
    slower = ours["best"] / floor["best"]
    is_steady = ours["said"] == again["said"]
    is_lean = ours["mb"] <= MOST_MEMORY_MB
    return {
        "work": work,
        "seconds": round(ours["best"], 4),
        "shown": f"{ours['best']:.4f} s ({ours['first']:.3f} fresh,"
        f" floor {floor['best']:.4f}: {slower:.2f} times)",
        "memory_mb": round(ours["mb"]),
        "yardstick": f"esda warm; {peer['first']:.1f} s fresh",
        "yardstick_seconds": round(peer["best"], 3),
        "times": f"{faster:.0f} x as fast",
        "must_reach": f"{least} x esda, {most} x floor, {MOST_MEMORY_MB} MB, same p",
        "answer": ours["said"],
        "reached": faster >= least and slower <= most and is_steady and is_lean,
    }


def run() -> list[dict[str, Any]]:
    """Return all three kinds of work, everything on the same grid in the same run."""
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "grid.npy")
        np.save(file, counts())
        return [measured(name, file) for name in CASES]
