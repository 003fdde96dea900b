"""
Kernel densities of a million points over 500 x 500 cells, beside KDEpy and NumPy.

KDEpy is the only quick peer; it has no quartic kernel of crime mapping, so the exact
quartic stands beside the plain NumPy one, cell offset by cell offset. The floor of the
binned one is counting into cells and SciPy's filter.
"""

import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from bench._fresh import timed


POINTS = 1_000_000
WIDE = 25_000
READ = """
import numpy as np
points = np.load(argv[0])
x, y = points[:, 0].copy(), points[:, 1].copy()
"""
OURS = (
    READ
    + """
from frankpledge.analysis.patterns.density import Gaussian, Quartic, density
from frankpledge.analysis.patterns.grid import Squares
frame = Squares(0, 0, 50, 500, 500)
"""
)
BINNED = OURS + (
    "def call(): return float(density(x, y, frame, Gaussian(300),"
    " is_binned=True).per_km2.max())"
)
EXACT = OURS + (
    "def call(): return float(density(x, y, frame, Quartic(900)).per_km2.max())"
)
PEER = (
    READ
    + """
from KDEpy import FFTKDE
line = np.linspace(-1500, 26500, 561)
gx, gy = np.meshgrid(line, line, indexing="ij")
grid = np.c_[gx.ravel(), gy.ravel()]
def call(): return float(FFTKDE(bw=300, kernel="gaussian").fit(points)(grid).max()
                         * len(points) * 1e6)
"""
)
FLOOR = (
    READ
    + """
from scipy.ndimage import gaussian_filter
def call():
    i = np.clip((x / 50).astype(np.int64), 0, 499)
    j = np.clip((y / 50).astype(np.int64), 0, 499)
    held = np.bincount(j * 500 + i, minlength=250_000).reshape(500, 500).astype(float)
    return float(gaussian_filter(held, 6, mode="constant", truncate=5).max() * 400)
"""
)
PLAIN = (
    READ
    + """
def call(h=900.0, c=50.0):
    reach = int(h // c) + 1
    out = np.zeros(250_000)
    i, j = (x / c).astype(np.int64), (y / c).astype(np.int64)
    fx, fy = (i + .5) * c - x, (j + .5) * c - y
    for a in range(-reach, reach + 1):
        for b in range(-reach, reach + 1):
            if (max(abs(a) - .5, 0) ** 2 + max(abs(b) - .5, 0) ** 2) * c * c > h * h:
                continue
            u = 1 - ((fx + a * c) ** 2 + (fy + b * c) ** 2) / (h * h)
            p, q = i + a, j + b
            m = (u > 0) & (p >= 0) & (p < 500) & (q >= 0) & (q < 500)
            out += np.bincount(q[m] * 500 + p[m], u[m] ** 2, minlength=250_000)
    return float(out.max() * 3 / (np.pi * h * h) * 1e6)
"""
)


def points() -> np.ndarray:
    """Return a made-up borough: sixty clusters of differing width, and the rest even."""
    random = np.random.default_rng(2)
    centre = random.uniform(2_000, 23_000, (60, 2))
    wide = random.uniform(100, 1_200, 60)
    which = random.choice(60, POINTS, p=random.dirichlet(np.full(60, 0.7)))
    found = random.normal(centre[which], wide[which][:, None])
    even = random.random(POINTS) < 0.4
    found[even] = random.uniform(0, WIDE, (int(even.sum()), 2))
    # KDEpy wants every point strictly inside its own grid.
    return np.clip(found, 0, WIDE - 0.001)


def row(
    work: str,
    ours: dict[str, Any],
    other: dict[str, Any],
    peer: str,
    least: float,
    near: float,
) -> dict[str, Any]:
    """Return one comparison as a row of the table."""
    faster = other["best"] / ours["best"]
    return {
        "work": work,
        "seconds": round(ours["best"], 4),
        "shown": f"{ours['best']:.3f} s ({ours['first']:.3f} fresh)",
        "memory_mb": round(ours["mb"]),
        "yardstick": peer,
        "yardstick_seconds": round(other["best"], 3),
        "times": f"{faster:.1f} x as fast",
        "must_reach": f"{least:g} x",
        "answers": [ours["said"], other["said"]],
        "reached": faster >= least and abs(ours["said"] / other["said"] - 1) < near,
    }


def run() -> list[dict[str, Any]]:
    """Return the binned Gaussian and the exact quartic, on the same points."""
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "points.npy")
        np.save(file, points())
        binned = timed(BINNED, file, rounds=8)
        floor = timed(FLOOR, file, rounds=6)
        binned_row = row(
            "KDE 500 x 500, 1 million points, binned",
            binned,
            timed(PEER, file, rounds=6),
            f"KDEpy; floor {floor['best']:.3f} s",
            4,
            # KDEpy's peak lies 3% below the direct sum; ours agrees to 1 in 10,000.
            0.05,
        )
        exact_row = row(
            "KDE 500 x 500, 1 million points, exact quartic",
            timed(EXACT, file, rounds=4),
            timed(PLAIN, file, rounds=1),
            "plain NumPy, offset by offset",
            5,
            1e-8,
        )
    return [binned_row, exact_row]
