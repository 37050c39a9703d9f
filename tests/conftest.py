"""Lets every test import the helpers that lie in this folder, and keeps each process of tests on one core."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# As the program does for its workers. It must be set before NumPy is loaded, which a test does long before the models:
# else the threads of every small product wait for each other, most of all where two cores have other work too.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

sys.path.insert(0, str(Path(__file__).parent))
