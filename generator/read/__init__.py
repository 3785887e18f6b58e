"""Authored files → Site. Bad parts are reported and read as empty, so one run shows every fault."""
