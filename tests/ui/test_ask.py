from datetime import UTC, datetime

from briefing.errors import ModelUnavailable
from briefing.settings import ModelChoice
from briefing.types import Among
from tests.ui.fake_desk import FakeDesk
from tests.ui.fake_talks import REFUSAL
from tests.ui.screens import cites, errors, evidence, go, keys, open_app, passages, press, ran, two_articles, words

FIRST, SECOND = "What did the council decide?", "And who objects?"


def asked(desk: FakeDesk, *questions: str):
    app = open_app(desk, "ask")
    for question in questions:
        app.chat_input(key="question").set_value(question)
        ran(app)
    return app


def edited(app, place: int, question: str):
    press(app, f"edit-{place}")
    (area,) = app.text_area
    area.set_value(question)
    return press(app, f"ask-{place}")


def test_an_answer_arrives_with_citations_that_open_the_source():
    app = asked(two_articles(), FIRST)
    assert "voted on Tuesday" in words(app)
    assert cites(app) == ["answer-0-0-1", "answer-0-1-1"]
    assert passages(app, "answer-0-0-1") == ["The council of Port Arrel voted on Tuesday to close the night ferry."]


def test_a_question_without_support_is_refused_plainly():
    app = asked(two_articles(), "What is the bridge toll?")
    assert f'<p class="ev-refusal">{REFUSAL}</p>' in words(app)
    assert cites(app) == []
    assert evidence(app)["cites"] == evidence(app)["articles"] == {}


def test_a_suggested_question_is_asked_by_one_press_and_the_answer_suggests_the_next():
    desk = two_articles()
    app = open_app(desk, "ask")
    assert app.button(key="suggestion-1").label == "What does Toll Ferreira say?"
    press(app, "suggestion-1")
    assert desk.conversations()[0].answers[0].question == "What does Toll Ferreira say?"
    assert app.button(key="suggestion-0").label == "What happens next?"


def test_a_second_question_joins_the_conversation_which_survives_a_reload():
    desk = two_articles()
    asked(desk, FIRST, SECOND)
    (conversation,) = desk.conversations()
    assert [answer.question for answer in conversation.answers] == [FIRST, SECOND]
    reloaded = open_app(desk, "ask", conversation=conversation.id)
    assert SECOND in words(reloaded)
    go(reloaded, "brief")
    go(reloaded, "ask")
    assert SECOND in words(reloaded)


def test_an_edited_question_is_answered_in_its_place_and_what_followed_can_be_reached():
    desk = two_articles()
    app = asked(desk, FIRST, SECOND)
    edited(app, 0, "Why was it decided?")
    assert "Why was it decided?" in words(app)
    assert SECOND not in words(app)
    assert "Version 2 of 2" in words(app)
    assert app.button(key="later-0").disabled
    press(app, "former-0")
    assert SECOND in words(app)
    assert "Version 1 of 2" in words(app)
    press(app, "later-0")
    assert SECOND not in words(app)


def test_a_question_that_was_not_changed_is_not_asked_again():
    desk = two_articles()
    app = asked(desk, FIRST)
    edited(app, 0, f"  {FIRST} ")
    assert len(desk.conversations()[0].turns) == 1
    assert not app.text_area
    press(app, "edit-0")
    press(app, "leave-0")
    assert not app.text_area


def test_without_a_model_a_whole_answer_is_not_offered_again():
    assert "again-0" not in keys(asked(two_articles(), FIRST))


def test_a_model_can_be_asked_again_and_the_former_answer_is_kept():
    desk = two_articles()
    desk.choice = ModelChoice("openai:small")
    app = asked(desk, FIRST, SECOND)
    assert "again-0" not in keys(app)
    press(app, "again-1")
    assert "Version 2 of 2" in words(app)
    (conversation,) = desk.conversations()
    assert [turn.question for turn in conversation.path] == [FIRST, SECOND]
    assert len(conversation.turns) == 3
    press(app, "former-1")
    assert "Version 1 of 2" in words(app)


def test_an_article_that_came_later_makes_asking_again_worth_while():
    desk = two_articles()
    app = asked(desk, FIRST)
    late = desk.articles()[0]
    desk.put(type(late)("late", late.text, late.title, added=datetime(2031, 5, 1, tzinfo=UTC)))
    assert "again-0" in keys(ran(app))


def test_a_branch_begins_with_everything_up_to_an_answer():
    desk = two_articles()
    app = asked(desk, FIRST, SECOND)
    press(app, "branch-0")
    branch, first = desk.conversations()
    assert branch.title == f"{FIRST} · branch"
    assert [answer.question for answer in branch.answers] == [FIRST]
    assert [answer.question for answer in first.answers] == [FIRST, SECOND]
    assert SECOND not in words(app)
    app.chat_input(key="question").set_value("When does it end?")
    ran(app)
    assert [len(one.answers) for one in desk.conversations()] == [2, 2]


def listed(app):
    app.session_state["conversation-list"] = True
    return ran(app)


def test_conversations_are_listed_opened_and_deleted_when_that_is_confirmed():
    desk = two_articles()
    app = asked(desk, FIRST)
    press(app, "new-conversation")
    assert FIRST not in words(app)
    listed(app)
    assert app.button(key="open-c1").label.endswith("· 1 question")
    assert "3 April 2031" in words(app)
    press(app, "open-c1")
    assert FIRST in words(app)
    assert "open-c1" not in keys(app)
    press(app, "forget-c1")
    assert desk.conversations() == ()
    assert "voted on Tuesday" not in words(app)


def test_conversations_are_found_by_the_words_of_their_answers():
    desk = two_articles()
    app = asked(desk, FIRST)
    press(app, "new-conversation")
    app.chat_input(key="question").set_value("What is the bridge toll?")
    listed(ran(app))
    app.text_input(key="conversation-search").set_value("night ferry")
    ran(app)
    assert [key for key in keys(app) if key.startswith("open-")] == ["open-c1"]
    app.text_input(key="conversation-search").set_value("airport")
    ran(app)
    assert "No conversation has these words." in words(app)


def test_a_conversation_is_named():
    desk = two_articles()
    app = asked(desk, FIRST)
    assert f'<p class="ev-conversation">{FIRST}</p>' in words(app)
    app.text_input(key="name-c1").set_value("The ferry <vote>")
    ran(app)
    assert "The ferry &lt;vote&gt;" in words(app)
    app.text_input(key="name-c1").set_value("")
    ran(app)
    assert desk.conversation("c1").title == FIRST


def test_a_conversation_can_be_taken_away_in_every_form():
    app = asked(two_articles(), FIRST, SECOND)
    forms = [key for key in keys(app, "download_button") if key.startswith("export-")]
    assert forms == ["export-pdf", "export-pdf-letter", "export-docx", "export-markdown", "export-html", "export-json"]


def test_only_the_chosen_articles_are_asked_and_each_can_be_left_out_by_its_chip():
    desk = two_articles()
    first, second = desk.articles()
    app = open_app(desk, "ask")
    assert "All 2 articles" in words(app)
    app.multiselect(key="scope-articles").set_value([second.id, first.id])
    ran(app)
    press(app, "chip-1")
    assert "chip-1" not in keys(app)
    app.chat_input(key="question").set_value(FIRST)
    ran(app)
    assert desk.shelf.calls[-1] == ("ask", (second.id,))


def test_the_scope_is_kept_with_its_conversation_and_told_where_an_answer_used_another_one():
    desk = two_articles()
    second = desk.articles()[1]
    desk.collect("Ferries", [second.id])
    app = asked(desk, FIRST)
    app.multiselect(key="scope-collections").set_value(["Ferries"])
    ran(app)
    assert app.button(key="chip-0").label == "Ferries \\(1\\)"
    assert '<p class="ev-meta">Asked of all articles</p>' in words(app)
    app.chat_input(key="question").set_value(SECOND)
    ran(app)
    assert desk.shelf.calls[-1] == ("ask", (second.id,))
    assert desk.conversation("c1").among == Among((), ("Ferries",))
    reloaded = open_app(desk, "ask", conversation="c1")
    assert reloaded.button(key="chip-0").label == "Ferries \\(1\\)"
    press(reloaded, "scope-all")
    assert "Asked of the collection “Ferries”" in words(reloaded)


def test_a_deleted_article_stays_a_chip_so_that_the_scope_does_not_widen_by_itself():
    desk = two_articles()
    first = desk.articles()[0]
    app = open_app(desk, "ask")
    app.multiselect(key="scope-articles").set_value([first.id])
    ran(app)
    app.chat_input(key="question").set_value(FIRST)
    ran(app)
    desk.delete(first.id)
    assert app.button(key="chip-0")
    assert "a deleted article" in ran(app).button(key="chip-0").label
    assert "All 1 article" not in words(app)


def test_an_article_asked_about_from_its_page_begins_a_conversation():
    desk = two_articles()
    app = asked(desk, FIRST)
    article = desk.articles()[1]
    go(app, "articles")
    app.query_params["article"] = article.id
    ran(app)
    press(app, "use-ask")
    go(app, "ask")
    assert FIRST not in words(app)
    assert app.button(key="chip-0")


def test_an_answer_grows_on_the_page_and_in_a_second_window():
    desk = two_articles()
    desk.shelf.slow = True
    app = asked(desk, FIRST)
    assert "1 sentence checked so far" in words(app)
    assert 'data-claim="answer-0-1"' not in words(app)
    assert app.chat_input(key="question").disabled
    assert cites(app) == ["answer-0-0-1"]
    second = open_app(desk, "ask", conversation="c1")
    assert "1 sentence checked so far" in words(second)
    desk.talks.finish("a1")
    for one in (app, second):
        assert "night crew" in words(ran(one))
        assert not one.chat_input(key="question").disabled


def test_stop_keeps_what_was_checked_and_the_question_can_be_asked_again():
    desk = two_articles()
    desk.shelf.slow = True
    app = asked(desk, FIRST)
    press(app, "stop-answer")
    assert "voted on Tuesday" in words(app)
    assert "night crew" not in words(app)
    assert "Stopped early" in words(app)
    desk.shelf.slow = False
    press(app, "again-0")
    assert "night crew" in words(app)
    assert "Version 2 of 2" in words(app)


def test_an_answer_that_the_end_of_the_program_interrupted_says_so():
    desk = two_articles()
    desk.shelf.slow = True
    asked(desk, FIRST)
    desk.talks.end("a1", "interrupted")
    app = open_app(desk, "ask", conversation="c1")
    assert "voted on Tuesday" in words(app)
    assert "This answer was interrupted" in words(app)
    assert "again-0" in keys(app)


def test_an_answer_that_failed_says_why():
    desk = two_articles()
    app = asked(desk, FIRST)
    desk.talks.end("a1", "failed", "There is no article in the chosen scope.")
    assert "no article in the chosen scope" in errors(ran(app))
    assert "again-0" in keys(app)


def test_a_question_that_could_not_be_asked_is_not_lost():
    desk = two_articles()
    desk.model_error = ModelUnavailable("The model server does not answer.")
    app = asked(desk, FIRST)
    assert "does not answer" in app.warning[0].value
    assert FIRST in words(app)
    desk.model_error = None
    press(app, "ask-again")
    assert "voted on Tuesday" in words(app)
    assert "ask-again" not in keys(app)


def test_an_unknown_conversation_in_the_address_is_told_and_a_new_one_begins():
    app = open_app(two_articles(), "ask", conversation="gone")
    assert "No kept conversation" in errors(app)
    app.chat_input(key="question").set_value(FIRST)
    assert "voted on Tuesday" in words(ran(app))


def test_conversations_can_be_read_when_no_article_is_left():
    desk = two_articles()
    app = asked(desk, FIRST)
    for article in desk.articles():
        desk.delete(article.id)
    assert "voted on Tuesday" in words(ran(app))
    assert not app.chat_input
