from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.ui.screens import KEY, errors, go, open_app, press, ran, two_articles, with_model, words


def label(app: AppTest) -> str:
    shown: str = next(block.proto.popover.label for block in blocks(app.main) if block.type == "popover")
    return shown


def blocks(block: Any) -> Iterator[Any]:
    for child in block.children.values():
        if hasattr(child, "children"):
            yield child
            yield from blocks(child)


def test_the_active_writer_is_shown_on_every_page():
    app = open_app(two_articles())
    for screen in ("articles", "summary", "compare", "ask", "brief", "settings"):
        assert label(go(app, screen)) == "Writing without a model"


def test_a_model_is_used_for_this_session_and_left_again():
    app = press(with_model(two_articles()), "writer-use")
    assert label(app) == "openai\\:\u2060small"
    press(go(app, "summary"), "summarise")
    assert "openai:small" in words(app)
    press(go(app, "ask"), "writer-none")
    assert label(app) == "Writing without a model"


def test_testing_a_model_tells_how_it_went():
    app = press(with_model(two_articles()), "writer-test")
    assert "answered in 0" in app.success[0].value
    app = press(with_model(two_articles(), "http://127.0.0.1:1/v1"), "writer-test")
    assert "does not answer" in errors(app)


def test_the_key_is_a_password_field_and_never_shown():
    app = press(with_model(two_articles()), "writer-use")
    assert app.text_input(key="model-key").proto.type == app.text_input(key="model-key").proto.PASSWORD
    press(go(app, "summary"), "summarise")
    assert KEY not in words(app)
    assert not any(KEY in str(element.value) for element in (*app.markdown, *app.caption, *app.success))


def test_without_a_name_nothing_can_be_tested_or_used():
    app = with_model(two_articles())
    app.selectbox(key="model-name").set_value(None)
    app = ran(app)
    assert app.button(key="writer-test").disabled
    assert app.button(key="writer-use").disabled


def test_the_server_lists_its_models_and_one_that_does_not_answer_is_told():
    app = with_model(two_articles())
    assert app.selectbox(key="model-name").options == ["openai:small", "openai:large"]
    app.text_input(key="model-url").set_value("http://127.0.0.1:2/v1")
    press(ran(app), "writer-list")
    assert "does not answer" in errors(app)
    assert app.selectbox(key="model-name").options == ["openai:small", "openai:large"]


def test_what_is_sent_and_where_to_is_said_before_a_model_is_used():
    app = with_model(two_articles())
    said = words(app)
    assert "To http://127.0.0.1:9/v1, which is on this machine, goes:" in said
    assert "the sentences of the passages that a document draws on" in said
    assert "With it goes the API key." in said
    app.text_input(key="model-url").set_value("https://models.example/v1")
    assert "This leaves this machine, to https://models.example/v1:" in words(ran(app))
    app.text_input(key="model-url").set_value("")
    assert "to the servers of openai:" in words(ran(app))


def test_prices_count_for_the_documents_of_the_session():
    app = with_model(two_articles())
    app.number_input(key="model-price-read").set_value(2.0)
    app.number_input(key="model-price-written").set_value(8.0)
    press(ran(app), "writer-use")
    (choice,) = app.session_state["writer"]
    assert choice.cost(1_000_000, 500_000) == 6.0
