from collections.abc import Iterator

from briefing.errors import ModelUnavailable
from tests.ui.fake_desk import REFUSAL, FakeDesk
from tests.ui.screens import cites, errors, evidence, go, open_app, passages, press, ran, two_articles, words


def asked(desk: FakeDesk, question: str):
    app = open_app(desk, "ask")
    app.chat_input(key="question").set_value(question)
    return ran(app)


def test_an_answer_arrives_with_citations_that_open_the_source():
    app = asked(two_articles(), "What did the council decide?")
    assert "voted on Tuesday" in words(app)
    assert cites(app) == ["answer-0-0-1", "answer-0-1-1"]
    assert passages(app, "answer-0-0-1") == ["The council of Port Arrel voted on Tuesday to close the night ferry."]


def test_a_question_without_support_is_refused_plainly():
    app = asked(two_articles(), "What is the bridge toll?")
    assert f'<p class="ev-refusal">{REFUSAL}</p>' in words(app)
    assert cites(app) == []
    assert evidence(app) == {"cites": {}, "articles": {}}


def test_a_suggested_question_is_asked_by_one_press_and_the_answer_suggests_the_next():
    desk = two_articles()
    app = open_app(desk, "ask")
    assert app.button(key="suggestion-1").label == "What does Toll Ferreira say?"
    press(app, "suggestion-1")
    assert desk.conversations()[0].answers[0].question == "What does Toll Ferreira say?"
    assert app.button(key="suggestion-0").label == "What happens next?"


def test_a_second_question_joins_the_conversation_which_survives_a_reload():
    desk = two_articles()
    app = asked(desk, "What did the council decide?")
    app.chat_input(key="question").set_value("And who objects?")
    ran(app)
    (conversation,) = desk.conversations()
    assert [answer.question for answer in conversation.answers] == ["What did the council decide?", "And who objects?"]
    reloaded = open_app(desk, "ask", conversation=conversation.id)
    assert "And who objects?" in words(reloaded)
    go(reloaded, "brief")
    go(reloaded, "ask")
    assert "And who objects?" in words(reloaded)


def test_conversations_are_listed_opened_and_deleted():
    desk = two_articles()
    app = asked(desk, "What did the council decide?")
    press(app, "new-conversation")
    assert "What did the council decide?" not in words(app)
    press(app, "open-c1")
    assert "What did the council decide?" in words(app)
    press(app, "forget-c1")
    assert desk.conversations() == ()
    assert "voted on Tuesday" not in words(app)


def test_only_the_chosen_articles_are_asked():
    desk = two_articles()
    second = desk.articles()[1]
    app = open_app(desk, "ask")
    app.multiselect(key="choosing").set_value([second.id])
    ran(app)
    app.chat_input(key="question").set_value("What did the council decide?")
    ran(app)
    assert desk.shelf.calls[-1] == ("ask", (second.id,))


def test_an_answer_that_was_stopped_shows_what_was_checked():
    desk = two_articles()
    conversation = desk.new_conversation()
    arriving = desk.ask("What did the council decide?", conversation=conversation.id)
    assert isinstance(arriving, Iterator)
    next(arriving)
    arriving.close()  # type: ignore[attr-defined]
    app = open_app(desk, "ask", conversation=conversation.id)
    assert "voted on Tuesday" in words(app)
    assert "night crew" not in words(app)
    assert "Stopped early" in words(app)


def test_a_model_that_does_not_answer_is_an_error_box():
    desk = two_articles()
    desk.model_error = ModelUnavailable("The model server does not answer.")
    app = asked(desk, "What did the council decide?")
    assert "does not answer" in errors(app)
    assert "writing without a model still works" in errors(app)
    desk.model_error = None
    press(app, "ask-again")
    assert not app.error
    assert "voted on Tuesday" in words(app)


def test_an_unknown_conversation_in_the_address_is_told_and_a_new_one_begins():
    app = open_app(two_articles(), "ask", conversation="gone")
    assert "No kept conversation" in errors(app)
    app.chat_input(key="question").set_value("What did the council decide?")
    assert "voted on Tuesday" in words(ran(app))
