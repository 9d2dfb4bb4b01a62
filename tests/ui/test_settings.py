from dataclasses import replace
from pathlib import Path

import pytest

from briefing.settings import ModelChoice, Settings
from tests.ui.screens import KEY, errors, go, keys, open_app, press, ran, two_articles, with_model, words


def test_the_figures_are_those_of_the_library():
    said = words(open_app(two_articles(), "settings"))
    for figure in (str(Path("unused").resolve()), "<td>2</td>", "<td>6</td>", "2.5 MB", "1.2 MB", "minilm-of-the-test"):
        assert figure in said


def test_nothing_leaves_this_machine_until_a_model_is_used():
    app = open_app(two_articles(), "settings")
    assert "Nothing." in words(app)
    assert "writer-test" not in keys(app)
    app = press(with_model(two_articles(), "https://models.example/v1"), "writer-use")
    assert "Nothing." not in words(app)
    assert words(app).count("This leaves this machine, to https://models.example/v1:") == 2  # the form says so, too
    app.segmented_control(key="writer-kind").set_value("without")
    assert "Nothing." in words(ran(app))
    assert app.session_state["writer"] == (None,)


def test_a_followed_feed_is_named_as_traffic():
    desk = two_articles()
    assert "You follow no feed, so none is asked." in words(open_app(desk, "settings"))
    desk.feeds.subscribe("https://news.example/feed.xml")
    assert "1 feed that you follow, and the pages of its new items, from news.example." in words(
        open_app(desk, "settings")
    )


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (
            {"embeddings": ModelChoice("openai:text-embedding-3-small", key=KEY)},
            "To the servers of openai, for search by meaning: the sentences of every article, and your questions.",
        ),
        ({"chroma_url": "http://vectors.example:8000"}, "To vectors.example, which keeps the library"),
        ({"database_url": "postgresql://store.example/evenhand"}, "To store.example, which keeps the library"),
    ],
)
def test_servers_of_the_library_are_named(settings, told):
    app = open_app(replace(two_articles(), settings=Settings(Path("unused"), **settings)), "settings")
    assert told in words(app)
    assert "Nothing." not in words(app)
    assert KEY not in words(app)


def test_a_test_says_how_it_went_and_how_long_it_took():
    app = press(with_model(two_articles()), "writer-test")
    assert "answered in 0" in app.success[0].value
    app = press(with_model(two_articles(), "http://127.0.0.1:1/v1"), "writer-test")
    assert "does not answer" in errors(app)
    assert any("This took 0.0 seconds." in caption.value for caption in app.caption)


def test_the_language_is_chosen_and_kept_in_the_address():
    app = open_app(two_articles(), "settings")
    app.selectbox(key="language-choice").select("de")
    app = ran(app)
    assert app.title[0].value == "Einstellungen"
    assert app.query_params["language"] == "de"
    assert go(app, "summary").title[0].value == "Zusammenfassung"
    assert app.query_params["language"] == "de"


def test_an_address_brings_its_language():
    assert open_app(two_articles(), "summary", language="fr").title[0].value == "Résumé"
    assert open_app(two_articles(), "summary", language="xx").title[0].value == "Summary"
