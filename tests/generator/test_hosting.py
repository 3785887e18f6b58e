"""The ready files in hosting/: each is what the program writes, or names only what there is."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from tests.generator.publishing import REPOSITORY

HOSTING = REPOSITORY / "hosting"
PIPELINES = ("github-pages.yml", "gitlab-ci.yml", "gitee-go.yml")


def test_the_configuration_of_nginx_is_the_one_the_program_writes() -> None:
    done = CliRunner().invoke(main, ["nginx", "-C", str(REPOSITORY)])
    assert done.exit_code == 0
    assert done.output == (HOSTING / "nginx.conf").read_text("utf-8")


def _commands(node: Any) -> Iterator[str]:
    """Every line that a pipeline runs."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("run", "script", "commands"):
                yield from [value] if isinstance(value, str) else value
            else:
                yield from _commands(value)
    elif isinstance(node, list):
        for value in node:
            yield from _commands(value)


def _dockerfile() -> list[tuple[str, str]]:
    lines = (HOSTING / "Dockerfile").read_text("utf-8").splitlines()
    return [(line.split()[0], line.partition(" ")[2]) for line in lines if line and not line.startswith("#")]


def _known(command: str) -> bool:
    """Whether a command is a target of make, or one of suixue with options that it has."""
    words = shlex.split(command)
    if words[0] == "make":
        return bool(re.search(rf"^{words[1]}:", (REPOSITORY / "Makefile").read_text("utf-8"), re.M))
    if words[0] != ".venv/bin/suixue":
        return words[0] in ("cp", "rm", "apt-get", "nginx")
    found = main.commands[words[1]]
    options = {name for option in found.params if isinstance(option, click.Option) for name in option.opts}
    return {word for word in words[2:] if word.startswith("-")} <= options


@pytest.mark.parametrize("name", PIPELINES)
def test_a_pipeline_runs_only_what_there_is(name: str) -> None:
    commands = list(_commands(yaml.safe_load((HOSTING / name).read_text("utf-8"))))
    assert any("suixue build --release" in command for command in commands)
    assert any("suixue check" in command for command in commands)
    assert [command for command in commands if not _known(command)] == []


def test_the_container_is_made_of_what_there_is() -> None:
    steps = _dockerfile()
    runs = [part for what, rest in steps if what == "RUN" for part in re.split(r" && ", rest)]
    assert any("suixue build" in part for part in runs)
    assert [part for part in runs if not _known(part)] == []
    copied = [rest.split()[0] for what, rest in steps if what == "COPY" and not rest.startswith("--from")]
    assert copied and all((REPOSITORY / file).exists() for file in copied)
    assert [rest for what, rest in steps if what == "FROM" and not re.search(r":\d+\.\d+", rest)] == []


def test_the_workflow_is_safe_and_pins_what_it_runs() -> None:
    program = Path(sys.executable).with_name("zizmor")
    asked = [str(program), "--offline", "--no-progress", "--persona=pedantic", str(HOSTING / "github-pages.yml")]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_project_without_settings_gets_no_configuration(tmp_path: Path) -> None:
    (tmp_path / "site_config.yml").write_text("site_name: x\n", "utf-8")
    done = CliRunner().invoke(main, ["nginx", "-C", str(tmp_path)])
    assert done.exit_code == 1
    assert "server {" not in done.output
