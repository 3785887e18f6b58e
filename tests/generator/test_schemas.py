"""The schemas for editors: what the model says now, and of one mind with the reader about every file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from generator.cli import main
from generator.diagnostics import Findings, Location
from generator.read.common import read_yaml
from generator.read.kinds import KINDS
from generator.read.questions import BANK, read_bank
from generator.read.schemas import document, schemas
from generator.read.tree import walk_tree
from generator.source.fields import Record
from generator.source.markdown import read_markdown
from generator.source.nodes import Map, Node, Seq, is_absent
from generator.source.yaml import parse_yaml

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests/fixtures"
OF_FIELDS = {
    "unknown-field", "missing-field", "wrong-type", "not-one-of", "out-of-range", "bad-length", "bad-form", "bad-count",
    "part-field", "case-in-case",
}  # fmt: skip
"""What the reader says of fields, each by itself; all else is beyond a schema."""
_TYPED = (
    (re.compile(r"|~|null|Null|NULL"), lambda _: None),
    (re.compile(r"true|True|TRUE|false|False|FALSE"), lambda text: text.lower() == "true"),
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+"), lambda text: int(text, 0)),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"), lambda text: float(text.replace(".", ""))),
)
"""How the core schema of YAML 1.2 takes an unquoted scalar."""


def _typed(node: Node) -> Any:
    """What an editor makes of a node that our reader takes for text."""
    if isinstance(node, Map):
        return {str(key): _typed(value) for key, value in node.items()}
    if isinstance(node, Seq):
        return [_typed(value) for value in node]
    if not node.style:
        for form, made in _TYPED:
            if form.fullmatch(node):
                return made(str(node))
    return str(node)


def _parsed(root: Path, file: str) -> Node | None:
    """The YAML of a file, or of its front matter; None if there is none that parses."""
    try:
        text = (root / file).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None
    if file.endswith(".md"):
        front = re.match(r"---\n(.*?\n)---\n", text, re.S)
        text = "\n" + front[1] if front else ""
    return parse_yaml(text, file, Findings())


def _read(root: Path, file: str, kind: Record) -> set[Location] | None:
    """Where the reader finds fault with a field; None if it cannot tell the fields."""
    findings = Findings()
    if kind is BANK:
        read_bank(root, file, findings)
    elif file.endswith(".md"):
        read_markdown(root, file, kind, findings)
    else:
        read_yaml(root, file, kind, findings)
    if any(item.slug.startswith(("yaml-", "encoding-", "front-matter-")) for item in findings):
        return None
    return {item.location for item in findings if item.slug in OF_FIELDS}


VALIDATORS = {
    name: Draft7Validator(document(kind), format_checker=FormatChecker(formats=["date"])) for name, _, kind in KINDS
}


def _faults(name: str, node: Node) -> Iterator[tuple[str, Location]]:
    """What the schema finds: keyword and place."""
    for fault in VALIDATORS[name].iter_errors(_typed(node)):
        yield from _places(fault, node)


def _places(fault: ValidationError, root: Node) -> Iterator[tuple[str, Location]]:
    """Of alternatives the first, which is the kind itself; the others are what may stand in its place."""
    if fault.validator == "anyOf":
        for inner in fault.context:
            if inner.schema_path[0] == 0:
                yield from _places(inner, root)
        return
    node, above = root, root
    for step in fault.absolute_path:
        node, above = node[step], node
    if fault.validator == "additionalProperties":
        for key in set(node) - set(fault.schema["properties"]):
            yield "unknown", node.key(key).location
    elif fault.schema.get("doNotSuggest"):
        yield "elsewhere", above.key(fault.absolute_path[-1]).location
    elif (
        is_absent(node)
        and isinstance(above, Map)
        and "additionalProperties" not in list(fault.absolute_schema_path)[-2:]
    ):
        yield "required", above.location
    elif fault.validator == "type" and "pattern" in fault.schema and isinstance(fault.instance, float | int):
        yield "form", node.location
    else:
        yield str(fault.validator), node.location


def _differences(name: str, node: Node, read: set[Location]) -> list[Any]:
    """What only one of reader and schema says, but for these:

    - A key that nobody knows may be a missing one misspelt, of which the reader makes one fault and the schema two.
    - A text of some form that an editor takes for a number or a truth value, as an id `true`, the schema refuses.
    """
    faults = set(_faults(name, node))
    unknown = any(keyword == "unknown" for keyword, _ in faults)
    allowed = {"form", "required"} if unknown else {"form"}
    more = [fault for fault in faults if fault[1] not in read and fault[0] not in allowed]
    return [*more, *(read - {place for _, place in faults})]


def _authored() -> list[tuple[Path, str]]:
    """Every file of the fixtures and of ours that is of some kind."""
    cases = [FIXTURES / "good", *(FIXTURES / "bad").iterdir(), *(FIXTURES / "near").iterdir(), ROOT]
    return sorted(
        (case, path.relative_to(case).as_posix())
        for case in cases
        for folder in ("content", "quizzes")
        for path in (case / folder).rglob("*")
        if path.suffix in (".yml", ".md") and path.is_file()
    )


def _kind_of(file: str) -> tuple[str, Record] | None:
    return next(((name, kind) for name, files, kind in KINDS if fnmatchcase(file, files)), None)


def test_schema_and_reader_agree_on_every_file() -> None:
    compared = faulty = 0
    for root, file in _authored():
        name, kind = _kind_of(file) or ("", None)
        read = _read(root, file, kind) if kind else None
        node = _parsed(root, file)
        if read is not None and node is not None:
            assert _differences(name, node, read) == [], (root.name, file)
            compared += 1
            faulty += bool(read)
    assert compared > 500 and faulty > 60


_VALUES: list[Any] = [
    None, "", "x", "长" * 4000, "1", 0, 7, -1, 99999, 1.5, True, False, "true", "draft", "2026-02-30", "2026-03-01", "12m",
    [], ["x"], [None], [1, 2], [[]], {}, {"x": 1}, {"1": {"accept": ["x"]}}, [{"stem": "x", "type": "case"}],
]  # fmt: skip
"""What stands in place of a right value."""
_EXAMPLE = re.compile(r"^完整样例，存为 `([^`]+)`：\n\n```yaml\n(.*?)^```$", re.M | re.S)


def _examples() -> Iterator[tuple[str, Record, Any]]:
    """The handbook's complete examples, typed; of their questions one of each type, alone in its bank."""
    seen: set[str] = set()
    for page in sorted((ROOT / "content/handbook").glob("*.md")):
        for file, text in _EXAMPLE.findall(page.read_text(encoding="utf-8")):
            name, kind = _kind_of(file) or ("", BANK)
            whole = _typed(parse_yaml(text, file, Findings()))
            for question in whole.pop("questions", [None]):
                if question is None:
                    yield name, kind, whole
                elif question["type"] not in seen:
                    seen.add(question["type"])
                    yield name, kind, whole | {"questions": [question], "defaults": {"points": 1}}


def _spoilt(value: Any) -> Iterator[Any]:
    """`value` with one thing in it otherwise."""
    if isinstance(value, dict):
        yield value | {"zz": 1}
        yield value | {"rev": None}
        for key, inner in value.items():
            yield {other: value[other] for other in value if other != key}
            yield from (value | {key: made} for made in (*_VALUES, *_spoilt(inner)))
    elif isinstance(value, list):
        yield [*value, *value]
        yield from ([made, *value[1:]] for made in (*_VALUES, *_spoilt(value[0])))


@pytest.mark.parametrize("step", [23, pytest.param(1, marks=pytest.mark.long)])
def test_schema_and_reader_agree_on_whatever_is_written_otherwise(step: int, tmp_path: Path) -> None:
    """JSON is YAML. A value that an editor types alike is not among those tried: `05` is 5 to it, `+5` too."""
    spoilt = [(name, kind, made) for name, kind, example in _examples() for made in _spoilt(example)]
    assert len(spoilt) > 5000
    for name, kind, made in spoilt[::step]:
        text = json.dumps(made, ensure_ascii=False)
        (tmp_path / "a.yml").write_text(text, encoding="utf-8")
        node, read = parse_yaml(text, "a.yml", Findings()), _read(tmp_path, "a.yml", kind)
        assert node is not None and read is not None
        assert _differences(name, node, read) == [], text


_DEFAULTS = [{}, None, "x", {"topics": ["x"]}, {"topics": "x"}, {"topics": ""}, {"status": "draft"}, {"status": None}]


@pytest.mark.parametrize("defaults", [None, *({"defaults": value} for value in _DEFAULTS)], ids=str)
def test_topics_may_be_missing_where_the_reader_lets_them(defaults: dict[str, Any] | None, tmp_path: Path) -> None:
    name, kind, example = next(example for example in _examples() if example[0] == "bank")
    question = {key: value for key, value in example["questions"][0].items() if key not in ("status", "topics")}
    statuses = [{}, *({"status": value} for value in ("draft", "live", "drfat", "", None, []))]
    topics = [{}, *({"topics": value} for value in (["x"], "x", "", None))]
    made = [question | status | topic for status, topic in product(statuses, topics)]
    text = json.dumps(example | {"defaults": None} | (defaults or {}) | {"questions": made}, ensure_ascii=False)
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")
    node, read = parse_yaml(text, "a.yml", Findings()), _read(tmp_path, "a.yml", kind)
    assert node is not None and read is not None
    assert _differences(name, node, read) == []


def _judged(name: str, text: str) -> list[str]:
    """The keywords by which the schema refuses `text`."""
    node = parse_yaml(text, "a.yml", Findings())
    assert node is not None
    return [keyword for keyword, _ in _faults(name, node)]


@pytest.mark.parametrize(
    ("written", "refused"),
    [
        ("schema: '1'", []),
        ("schema: 2", ["enum"]),
        ("schema: 1\ntracks: ''\ncourses: ~", []),
        ("schema: 1\ntracks: 甲", ["type"]),
        ("schema: ''", ["required"]),
    ],
)
def test_an_editor_takes_what_is_well_written(written: str, refused: list[str]) -> None:
    assert _judged("courses", written) == refused


def test_the_schemas_committed_are_what_the_model_gives_now() -> None:
    committed = {f".schema/{path.name}": path.read_text(encoding="utf-8") for path in (ROOT / ".schema").iterdir()}
    assert committed == schemas(ROOT), "run suixue schema"
    for text in committed.values():
        Draft7Validator.check_schema(json.loads(text))
        for pattern in re.findall(r'"pattern": (".*")', text):
            assert not re.search(r"\(\?[^:]|\\[^dsw/\\]", json.loads(pattern)), (
                "editors read patterns as JavaScript does"
            )


def test_vs_code_knows_the_schema_of_every_authored_file() -> None:
    globs = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    files = [file for file in walk_tree(ROOT, Findings()).files if file.endswith((".yml", ".lock"))]
    named = {name: f".schema/{name}.json" for name, _, _ in KINDS}
    for file in files:
        found = [schema for schema, patterns in globs.items() if _fits(file, patterns)]
        assert found == [named[name] for name, _ in filter(None, [_kind_of(file)])], file
    assert set(globs) == set(schemas(ROOT)) and len(files) > 10


def _fits(file: str, patterns: list[str]) -> bool:
    refused = [pattern[1:] for pattern in patterns if pattern.startswith("!")]
    return any(fnmatchcase(file, one) for one in patterns) and not any(fnmatchcase(file, one) for one in refused)


def test_the_handbook_explains_the_fields() -> None:
    bank = json.loads(schemas(ROOT)[".schema/bank.json"])
    question = bank["properties"]["questions"]["items"]
    by_type = {branch["if"]["properties"]["type"]["const"]: branch["then"] for branch in question["allOf"]}
    assert question["properties"]["stem"]["description"].startswith("题干")
    assert "（考试题要有）" in question["properties"]["checker"]["description"]
    assert "](" not in question["properties"]["media"]["description"]
    assert all(
        field["description"] for own in by_type.values() for field in own["properties"].values() if field is not True
    )
    assert by_type["single_choice"]["properties"]["answer"] != by_type["numeric"]["properties"]["answer"]


def test_a_project_without_a_handbook_has_schemas_without_words(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["schema", "-C", str(tmp_path)])
    assert done.exit_code == 0 and "写了 .schema/bank.json" in done.output
    for file, text in schemas(tmp_path).items():
        assert (tmp_path / file).read_text(encoding="utf-8") == text
        assert json.loads(text)["properties"] and '"description"' not in text
