"""Items → a QTI 3.0 content package: an XML file an item, a stimulus a case, and the manifest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from generator.exchange.base import Item, Written
from generator.exchange.groups import parts_of
from generator.exchange.losses import each
from generator.exchange.qti.elements import add, document, paragraph
from generator.exchange.qti.names import ITEM_NAMESPACE, PACKAGE_NAMESPACE
from generator.exchange.qti.responses import body_and_scoring
from generator.model.shape import Group
from generator.source.foreign.archive import packed

HOLDS = frozenset(
    [
        "looks",
        "explanation",
        "part_explanation",
        "topics",
        "feedback",
        "last",
        "half",
        "all",
        "prop",
        "fix",
        "tiles",
        "range",
        "whole_order",
        "model",
        "together",
    ]
)


@dataclass(frozen=True)
class _File:
    """A file of the package and how the manifest names it."""

    path: str
    kind: str
    data: bytes
    topics: tuple[str, ...] = ()


def write(items: Sequence[Item]) -> Written:
    made, losses = each(items, HOLDS, _files)
    files = [file for group in made for file in group]
    packet = (("imsmanifest.xml", _manifest(files)), *((file.path, file.data) for file in files))
    return Written(packed(packet), tuple(losses))


def _files(item: Item) -> list[_File]:
    """One item, or a case's stimulus and its parts."""
    if not isinstance(item.shape, Group):
        return [_item(item)]
    stimulus = f"stimuli/{_name(item)}.xml"
    made = document("assessmentStimulus", ITEM_NAMESPACE, identifier=_name(item), title=item.number)
    add(add(made, "stimulusBody"), "div").append(paragraph(item.shape.material))
    head = _File(stimulus, "imsqti_stimulus_xmlv3p0", ET.tostring(made, encoding="utf-8", xml_declaration=True))
    return [head, *(_item(part, stimulus, item.topics) for part in parts_of(item, item.shape))]


def _name(item: Item) -> str:
    """The item's id as a name of XML."""
    return re.sub(r"[^A-Za-z0-9_.-]", "_", item.number) if re.match("[A-Za-z_]", item.number) else f"_{item.number}"


def _item(item: Item, stimulus: str = "", topics: tuple[str, ...] = ()) -> _File:
    made = document(
        "assessmentItem",
        ITEM_NAMESPACE,
        identifier=_name(item),
        title=item.number,
        adaptive="false",
        timeDependent="false",
    )
    declarations, body, processing = body_and_scoring(item)
    made.extend(declarations)
    if item.explanation:
        told = add(made, "outcomeDeclaration", identifier="EXPLANATION", cardinality="single", baseType="identifier")
        add(add(told, "defaultValue"), "value").text = "shown"
    if stimulus:
        add(made, "assessmentStimulusRef", identifier="stimulus", href=f"../{stimulus}", title=stimulus)
    made.append(body)
    made.append(processing)
    if item.explanation:
        feedback = add(made, "modalFeedback", outcomeIdentifier="EXPLANATION", identifier="shown", showHide="show")
        add(feedback, "contentBody").append(paragraph(item.explanation))
    data = ET.tostring(made, encoding="utf-8", xml_declaration=True)
    return _File(f"items/{_name(item)}.xml", "imsqti_item_xmlv3p0", data, item.topics or topics)


def _manifest(files: Sequence[_File]) -> bytes:
    made = ET.Element("manifest", xmlns=PACKAGE_NAMESPACE, identifier="suixue")
    head = ET.SubElement(made, "metadata")
    ET.SubElement(head, "schema").text = "QTI Package"
    ET.SubElement(head, "schemaversion").text = "3.0.0"
    ET.SubElement(made, "organizations")
    resources = ET.SubElement(made, "resources")
    for file in files:
        name = file.path.replace("/", "_").removesuffix(".xml")
        resource = ET.SubElement(resources, "resource", identifier=name, type=file.kind, href=file.path)
        if file.topics:
            _keywords(ET.SubElement(resource, "metadata"), file.topics)
        ET.SubElement(resource, "file", href=file.path)
    ET.indent(made)
    data: bytes = ET.tostring(made, encoding="utf-8", xml_declaration=True)
    return data


def _keywords(metadata: ET.Element, topics: Sequence[str]) -> None:
    lom = ET.SubElement(metadata, "lom", xmlns="http://ltsc.ieee.org/xsd/LOM")
    general = ET.SubElement(lom, "general")
    for topic in topics:
        ET.SubElement(ET.SubElement(general, "keyword"), "string", language="zh").text = topic
