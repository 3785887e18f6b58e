"""Authored files as marked values: every string, list and mapping knows its file, line and column."""
