"""Modes: one folder each; the phone plays them, Python draws and re-marks the same."""
