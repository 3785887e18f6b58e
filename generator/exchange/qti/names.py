"""QTI 3 writes `qti-simple-choice` where QTI 2 wrote `simpleChoice`; inside we call it as 2 did."""

from __future__ import annotations

import re

ITEM_NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
PACKAGE_NAMESPACE = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"


def old(name: str) -> str:
    """The name of an element or attribute as QTI 2 has it."""
    bare = name.removeprefix("qti-")
    return re.sub("-([a-z])", lambda found: found[1].upper(), bare)


def new(name: str) -> str:
    """The name as QTI 3 has it, without the prefix of elements."""
    return re.sub("([A-Z])", lambda found: "-" + found[1].lower(), name)
