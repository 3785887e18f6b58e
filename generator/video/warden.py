"""Ends the programs of a run that was killed. It is told of each by a line, +pid when it begins and -pid when it has
ended; the lines end when the run does. It runs alone, without this package.
"""

import os
import signal
import sys
from contextlib import suppress

running: set[int] = set()
for line in sys.stdin:
    pid = int(line[1:])
    (running.add if line[0] == "+" else running.discard)(pid)
for pid in running:
    with suppress(OSError):
        if sys.platform == "win32":
            os.kill(pid, signal.SIGTERM)
        else:
            os.killpg(pid, signal.SIGKILL)
