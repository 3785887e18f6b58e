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
from generator.usage import usage_lines
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
    if "||" in command:
        return all(map(_known, command.split("||")))
    words = shlex.split(command.partition(" > ")[0])
    if words[0] == "make":
        return bool(re.search(rf"^{words[1]}:", (REPOSITORY / "Makefile").read_text("utf-8"), re.M))
    if words[0] != ".venv/bin/suixue":
        return words[0] in ("cp", "rm", "mkdir", "ln", "apt-get", "nginx", "python3")
    found = main.commands[words[1]]
    options = {name for option in found.params if isinstance(option, click.Option) for name in option.opts}
    return {word for word in words[2:] if word.startswith("-")} <= options


def _pipeline(name: str) -> dict[Any, Any]:
    read: dict[Any, Any] = yaml.safe_load((HOSTING / name).read_text("utf-8"))
    return read


@pytest.mark.parametrize("name", PIPELINES)
def test_a_page_that_weighs_too_much_is_not_published(name: str) -> None:
    builds = [command for command in _commands(_pipeline(name)) if "suixue build" in command]
    assert builds
    assert [command for command in builds if not {"--release", "--strict"} <= set(command.split())] == []


def test_what_was_made_is_kept_for_the_next_run() -> None:
    steps = _pipeline("github-pages.yml")["jobs"]["build"]["steps"]
    kept = next(step["with"] for step in steps if step.get("uses", "").startswith("actions/cache@"))
    assert kept["path"] == ".cache"
    assert kept["key"].startswith(kept["restore-keys"]), "a run takes what the last one has left"
    assert _pipeline("gitlab-ci.yml")["default"]["cache"]["paths"] == [".cache"]
    (step,) = _pipeline("gitee-go.yml")["stages"][0]["steps"]
    (folder,) = step["caches"]
    assert f"ln -sfn {folder} .cache" in step["commands"]


def test_a_pull_request_is_checked_beside_its_lines_and_not_published() -> None:
    workflow = _pipeline("github-pages.yml")
    assert "pull_request" in workflow[True], "YAML 1.1 reads `on` as true"
    assert ".venv/bin/suixue check --format github" in _commands(workflow)
    pushed = "github.event_name == 'push'"
    uploads = [step for step in workflow["jobs"]["build"]["steps"] if "upload" in step.get("uses", "")]
    assert [part["if"] for part in (*uploads, workflow["jobs"]["publish"])] == [pushed] * 2
    assert _pipeline("gitee-go.yml")["triggers"]["pr"]


def test_a_merge_request_is_checked_with_a_report_and_not_published() -> None:
    pipeline = _pipeline("gitlab-ci.yml")
    asked = 'CI_PIPELINE_SOURCE == "merge_request_event"'
    assert any(asked in rule["if"] for rule in pipeline["workflow"]["rules"])
    report = pipeline["check"]["artifacts"]["reports"]["codequality"]
    assert f"check --format gitlab > {report} " in pipeline["check"]["script"][-1]
    assert [rule["if"] for rule in pipeline["pages"]["rules"]] == [f"${asked.replace('==', '!=')}"]


def test_gitee_installs_the_locked_uv() -> None:
    locked = re.search(r"^uv==\S+", (REPOSITORY / "requirements/dev.txt").read_text("utf-8"), re.M)
    assert locked and f"python3 -m pip install {locked[0]}" in _commands(_pipeline("gitee-go.yml"))


@pytest.mark.parametrize("name", PIPELINES)
def test_a_pipeline_runs_only_what_there_is(name: str) -> None:
    commands = list(_commands(_pipeline(name)))
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


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--domain", "a.example; return 302 http://x"),
        ("--domain", "https://xuexi.example.org"),
        ("--domain", "xuexi.example.org:8080"),
        ("--domain", "a.example\nb.example"),
        ("--domain", "xuexi.example.org\n"),
        ("--domain", "-a.example"),
        ("--domain", ""),
        ("--site-dir", '/srv/"; autoindex on; #'),
        ("--site-dir", "/srv/$host"),
        ("--site-dir", "/srv\\"),
        ("--site-dir", "/srv\n"),
        ("--site-dir", "srv/site"),
        ("--site-dir", ""),
        ("--certificate", '/etc/x";'),
    ],
)
def test_what_is_no_name_or_place_does_not_get_into_the_configuration(option: str, value: str) -> None:
    done = CliRunner().invoke(main, ["nginx", "-C", str(REPOSITORY), f"{option}={value}"], standalone_mode=False)
    assert isinstance(done.exception, click.BadParameter) and done.output == ""
    assert usage_lines(done.exception)[0].startswith(f"{option} ")


@pytest.mark.parametrize("domain", ["_", "localhost", "xuexi.example.org", "xn--fiqs8s.example", "10.0.0.8"])
def test_a_name_and_a_place_with_blanks_and_stops_get_in_whole(domain: str) -> None:
    told = ["nginx", "-C", str(REPOSITORY), "--domain", domain, "--site-dir", "/srv/随 学;{x}"]
    output = CliRunner().invoke(main, told).output
    assert f"    server_name {domain};\n" in output
    assert '    root "/srv/随 学;{x}";\n' in output


def _python(folder: Path, name: str, code: int) -> str:
    """A program that says of itself, as a Python does that is asked for its version, whether it is new enough."""
    program = folder / name
    program.write_text(f'#!/bin/sh\n[ "$1" = -c ] && exit {code}\nmkdir -p "$3" && echo {name} > "$3/by"\n')
    program.chmod(0o755)
    return str(program)


def _environment(folder: Path, *pythons: str) -> subprocess.CompletedProcess[str]:
    makefile = ["-s", "-C", str(REPOSITORY), f"VENV={folder}"]
    asked = ["make", *makefile, f"PYTHON={' '.join(pythons)}", f"{folder}/site.done"]
    return subprocess.run(asked, capture_output=True, text=True, check=False)


def test_an_old_python_is_refused_in_plain_words(tmp_path: Path) -> None:
    done = _environment(tmp_path / "venv", _python(tmp_path, "old", 1), str(tmp_path / "none"))
    assert done.returncode != 0 and not (tmp_path / "venv").exists()
    assert "没有找到 3.11 以上的 Python" in done.stderr and "安装 Python 依赖" not in done.stdout


def test_the_first_python_that_is_new_enough_is_taken(tmp_path: Path) -> None:
    done = _environment(tmp_path / "venv", _python(tmp_path, "old", 1), _python(tmp_path, "new", 0))
    assert (tmp_path / "venv/by").read_text() == "new\n", done.stderr


def test_an_environment_of_an_old_python_is_not_gone_on_with(tmp_path: Path) -> None:
    (tmp_path / "venv/bin").mkdir(parents=True)
    _python(tmp_path / "venv/bin", "python", 1)
    done = _environment(tmp_path / "venv", _python(tmp_path, "new", 0))
    assert done.returncode != 0 and f"请删去 {tmp_path / 'venv'} 文件夹" in done.stderr
