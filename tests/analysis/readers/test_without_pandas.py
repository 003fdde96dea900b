"""A load does not wait for a library it has no use for."""

import subprocess
import sys


READS = """
import sys
from frankpledge.analysis.readers.without_pandas import without_pandas
import pyarrow, pyarrow.compute
with without_pandas():
    pyarrow.compute.equal(pyarrow.array([1]), 1)
print("pandas" in sys.modules)
import pandas
"""


def test_pandas_stays_out_meanwhile_and_can_be_loaded_later():
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", READS], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False"]
