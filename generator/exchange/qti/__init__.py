"""QTI 2.1 and 3.0: an item as one XML file, or several in a content package (zip with imsmanifest.xml); 3.0 is written."""

from generator.exchange.base import Format
from generator.exchange.qti.read import read, suits
from generator.exchange.qti.write import write

FORMAT = Format("qti", "QTI 2.1/3.0", ".zip", suits, read, write)
