"""What keeps untrusted words harmless holds for code that is not written yet, too."""

import ast
import re
from pathlib import Path

import pytest

SCREENS = Path(__file__).parents[2] / "briefing" / "ui"
SOURCES = sorted(SCREENS.rglob("*.py"))


def calls(source: Path) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_no_call_switches_the_escaping_of_streamlit_off(source):
    named = {keyword.arg for call in calls(source) for keyword in call.keywords}
    assert not named & {"unsafe_allow_html", "unsafe_allow_javascript"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_html_and_pictures_reach_the_page_through_one_door(source):
    doors = {"text.py": {"html"}, "frame.py": {"html"}, "printed.py": {"image"}}
    doors |= {name: {"component"} for name in ("matrix.py", "evidence.py", "arriving.py")}
    called = {call.func.attr for call in calls(source) if isinstance(call.func, ast.Attribute)}
    assert called & {"html", "image", "iframe", "component", "components"} <= doors.get(source.name, set())


@pytest.mark.parametrize("source", sorted(SCREENS.rglob("*.js")), ids=lambda path: path.name)
def test_a_script_sets_words_as_text_and_never_as_markup_or_code(source):
    script = source.read_text(encoding="utf-8")
    assert "textContent" in script
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|srcdoc|eval|Function\(|fetch|import\b", script
    )


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_only_the_state_knows_the_session_and_the_address(source):
    tree = ast.parse(source.read_text(encoding="utf-8"))
    known = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert source.name == "state.py" or not known & {"session_state", "query_params"}
