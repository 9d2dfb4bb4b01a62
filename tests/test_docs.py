"""What the documents say is true: commands, make targets, pins and links."""

import re
import shlex
from pathlib import Path

import pytest

from briefing.commands.arguments import parser

README = Path("README.md").read_text()
COMMANDS = re.findall(r"^python -m briefing (.+)$", README, re.M)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_of_the_readme_is_one(command):
    assert parser().parse_args(shlex.split(command)).command


def test_the_readme_shows_commands():
    assert len(COMMANDS) >= 5


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_each_make_target_exists(document):
    targets = set(re.findall(r"^([a-z]+):", Path("Makefile").read_text(), re.M))
    named = set(re.findall(r"`?make ([a-z]+)`?", Path(document).read_text()))
    assert named
    assert named <= targets


def test_each_requirement_is_pinned_as_in_the_constraints_and_has_a_reason():
    constraints = {_plain(pin) for pin in Path("constraints.txt").read_text().split()}
    for file in ("requirements.txt", "requirements-dev.txt"):
        for line in Path(file).read_text().splitlines():
            if line.startswith(("#", "-")):
                continue
            pin, _, reason = line.partition("#")
            assert _plain(pin) in constraints, line
            assert reason.strip(), line


@pytest.mark.parametrize("document", [Path("README.md"), Path("CONTRIBUTING.md"), *Path("docs").rglob("*.md")])
def test_each_link_inside_the_project_leads_somewhere(document):
    for target in re.findall(r"\]\(((?!http)[^)#]+)\)", document.read_text()):
        assert (document.parent / target).exists(), target


def _plain(pin: str) -> str:
    return pin.strip().lower().replace("_", "-")
