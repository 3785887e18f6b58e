"""Moodle XML: `<quiz>` of `<question type="…">`."""

from generator.exchange.base import Format
from generator.exchange.moodle.read import read, suits
from generator.exchange.moodle.write import write

FORMAT = Format("moodle", "Moodle XML", ".xml", suits, read, write)
