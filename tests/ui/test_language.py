"""Every word of the screens is translated, whole and harmless, and nothing is translated that nobody says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from briefing.ui import language

SCREENS = Path("app.py"), *sorted(Path("briefing/ui").rglob("*.py"))
JOBS = Path("briefing/ui/jobs.py")  # its sentences are those of work, told again by the screens
ROOMS = [JOBS, *(one for one in sorted(Path("briefing").rglob("*.py")) if "ui" not in one.parts)]
OTHERS = [code for code in language.LANGUAGES if code != "en"]
PLACE = re.compile(r"\{[^{}]*\}")
Key = str | tuple[str, str]


def literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def calls(source: Path, *names: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


@cache
def in_code() -> frozenset[Key]:
    """What the screens say: by `said` and `phrase` a sentence, by `counted` a pair."""
    found: set[Key] = set()
    for source in SCREENS:
        for call in calls(source, "said", "phrase"):
            if words := literal(call.args[0]):
                found.add(words)
        for call in calls(source, "counted"):
            one, many = literal(call.args[0]), literal(call.args[1])
            assert one
            assert many, f"{source}:{call.lineno} counts words that are no literals"
            found.add((one, many))
    return frozenset(found)


@cache
def noted_in_code() -> frozenset[str]:
    """What the screens note in English and tell again later."""
    return frozenset(words for source in SCREENS for call in calls(source, "noted") if (words := literal(call.args[0])))


@cache
def of_other_rooms() -> frozenset[str]:
    """Every sentence of the other rooms, with {} in the place of each value."""
    found: set[str] = set()
    for source in ROOMS:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if words := literal(node) if isinstance(node, ast.Constant) else None:
                found.add(words)
            elif isinstance(node, ast.JoinedStr):
                found.add("".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values))
    return frozenset(found)


@cache
def catalog(code: str) -> Catalog:
    with (language.FOLDER / f"{code}.po").open("rb") as file:
        return read_po(file, locale=code, abort_invalid=True)


def messages(code: str) -> list[Message]:
    return [one for one in catalog(code) if one.id]


def texts(words: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ())


@pytest.mark.parametrize("code", OTHERS)
def test_everything_that_is_said_is_translated_and_nothing_else(code):
    said = {one.id if isinstance(one.id, str) else tuple(one.id) for one in messages(code) if not one.context}
    assert in_code() - said == set()
    assert said - in_code() == set()


@pytest.mark.parametrize("code", OTHERS)
def test_what_other_rooms_tell_is_translated_as_they_tell_it(code):
    told = {str(one.id) for one in messages(code) if one.context == language.TOLD}
    assert noted_in_code() - told == set()
    known = of_other_rooms() | {PLACE.sub("{}", words) for words in noted_in_code()}
    assert {words for words in told if PLACE.sub("{}", words) not in known} == set()


def test_the_languages_translate_the_same():
    keys = [{(one.context, str(one.id)) for one in messages(code)} for code in OTHERS]
    assert keys[0] == keys[1] == keys[2]


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_is_whole_and_has_the_places_of_its_key(code):
    for one in messages(code):
        keys, translated = texts(one.id), texts(one.string)
        assert len(translated) == (catalog(code).num_plurals if len(keys) > 1 else 1), one.id
        assert all(text.strip() for text in translated), one.id
        assert not one.fuzzy, one.id
        for text in translated:
            places = sorted(PLACE.findall(text))
            assert places in [sorted(PLACE.findall(key)) for key in keys], (one.id, text)
            assert PLACE.sub("", text).count("{") == 0, text


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_is_no_markup(code):
    """It stands in HTML, in attributes and in Markdown as it is."""
    for one in messages(code):
        for text in texts(one.string):
            added = set(re.findall(r"""[<>&"'*_`\[\]$#|~\\]""", text)) - set("".join(texts(one.id)))
            assert not added, (one.id, text)
            assert not re.search(r"[<>&\"]", text), text


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_ends_as_its_key(code):
    """A sentence stays a sentence, a label a label; the first letter is large where it is in English, German apart."""
    for one in messages(code):
        for key, text in zip(texts(one.id), texts(one.string), strict=False):
            ends = [found.group() if (found := re.search(r"[.:?…;]$", words)) else "" for words in (key, text)]
            assert ends[0] == ends[1], (key, text)
            first = key[:1].isupper()
            named = key.startswith("Evenhand’s")  # a name, inside a list
            if code != "de" and not named and text[:1].isalpha() and key[:1].isalpha():
                assert text[:1].isupper() == first, (key, text)


def test_no_sentence_is_made_in_a_call():
    """A key is a literal, or a name whose words are marked by `phrase`; never an f-string."""
    for source in SCREENS:
        for call in calls(source, "said", "counted", "noted", "phrase"):
            assert not isinstance(call.args[0], ast.JoinedStr | ast.BinOp), f"{source}:{call.lineno}"
            name = ast.unparse(call.func)
            if words := literal(call.args[0]):
                given = {keyword.arg for keyword in call.keywords} | ({"n"} if name == "counted" else set())
                if name != "phrase":
                    assert set(re.findall(r"\{(\w+)\}", words)) <= given, f"{source}:{call.lineno}"
