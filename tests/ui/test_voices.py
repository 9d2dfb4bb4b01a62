from briefing.types import Voice, VoiceShare
from briefing.ui.voices import rows


def share(name: str, article_id: str = "a", **values) -> VoiceShare:
    return VoiceShare(article_id, Voice(name, **values))


def test_a_name_in_two_articles_is_one_row_with_both_outlets():
    ((name, role, places, statements, words),) = rows(
        [share("Mara Venn", statements=2, quoted_words=9, role="commissioner"), share("Mara Venn", "b", statements=1)],
        {"a": "Arrel Courier", "b": "Bridge Herald"},
    )
    assert (name, role, places, statements) == ("Mara Venn", "commissioner", "Arrel Courier, Bridge Herald", "3")
    assert words.endswith("</span> 9")


def test_the_most_quoted_come_first_and_the_unquoted_say_why():
    found = rows(
        [
            share("Ada", declined=True),
            share("Ben", statements=1),
            share("Cy"),
            share("Dot", statements=1, quoted_words=5),
        ],
        {},
    )
    assert [(row[0], row[-1].rpartition("> ")[-1]) for row in found] == [
        ("Dot", "5"),
        ("Ben", "in indirect speech only"),
        ("Ada", "declined or did not answer"),
        ("Cy", "named, does not speak"),
    ]


def test_names_and_roles_are_escaped():
    assert rows([share("<b>", role="<i>", quoted_words=1)], {"a": "<u>"})[0][:3] == (
        "&lt;b&gt;",
        "&lt;i&gt;",
        "&lt;u&gt;",
    )
