"""The rules of the house that the linters do not hold."""

import inspect
from pathlib import Path

import briefing
from briefing import errors

CODE = sorted(Path("briefing").rglob("*.py"))
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "service"}


def test_files_fit_their_room():
    assert {str(path): n for path in CODE if (n := len(path.read_text().splitlines())) > 300} == {}


def test_file_names_say_what_is_inside():
    assert [path for path in CODE if path.stem in SAYS_NOTHING] == []


def test_every_error_says_what_to_do():
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.BriefingError)]
    assert len(kinds) > 20
    silent = {kind.__name__ for kind in kinds if not kind.default_advice}
    assert silent <= {"BriefingError", "InputError"}


def test_an_error_reads_as_message_and_advice():
    assert str(errors.EmptyText("There is no text.", advice="Paste some.")) == "There is no text. Paste some."


def test_the_public_names_are_these():
    assert briefing.__all__ == [
        "BriefingError", "Desk", "ModelChoice", "Scope", "Settings", "Source", "open_desk", "read_settings",
    ]  # fmt: skip
    assert all(getattr(briefing, name) for name in briefing.__all__)


def test_only_one_module_reads_the_environment():
    readers = [str(path) for path in CODE if "environ[" in path.read_text() or "getenv(" in path.read_text()]
    assert readers == ["briefing/desk/opening.py"]  # it switches LangSmith off; settings.py takes a mapping


def test_the_version_is_the_changelogs():
    assert f"## {briefing.__version__}" in Path("CHANGELOG.md").read_text()
