"""GIFT, Moodle's text format: questions between empty lines, answers in braces."""

from generator.exchange.base import Format
from generator.exchange.gift.read import read, suits
from generator.exchange.gift.write import write

FORMAT = Format("gift", "GIFT", ".gift", suits, read, write)
