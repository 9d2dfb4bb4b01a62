"""A comparison as tables: what is shown, what a person left out, how wide it gets, and who is quoted where."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from lxml import html as parser
from markdown_it import MarkdownIt

from briefing.export import FORMATS, plain
from briefing.export.matrix import Table, parts
from briefing.types import Cell, Issue, Voice, VoiceShare
from tests.export import printed
from tests.export.builders import COST, RUIZ, TRAM, VOTE, comparison

CORVO = VoiceShare(TRAM.id, Voice("Ines Corvo", role="commissioner", statements=2, quoted_words=9))
AGAIN = VoiceShare(COST.id, Voice("Ines Corvo", statements=1))
SILENT = VoiceShare(COST.id, Voice("The ministry", "group", declined=True))


def tables(made, widest: int = 3) -> list[Table]:
    return [part for part in parts(made, widest=widest) if isinstance(part, Table)]


@pytest.mark.parametrize(("columns", "widths"), [(1, [1]), (3, [3]), (4, [2, 2]), (7, [2, 2, 3]), (0, [])])
def test_many_columns_make_several_tables_of_nearly_one_width(columns: int, widths: list[int]):
    made = comparison(max(columns, 1))
    made = made if columns else replace(made, columns=(), issues=(Issue("The vote", ()),))
    assert [len(table.head) for table in tables(made)] == widths


def test_the_rows_of_a_piece_in_which_nobody_speaks_are_gathered_under_all_their_labels():
    made = comparison(4)
    more = tuple(Issue(label, (*(Cell() for _ in range(3)), Cell((RUIZ,)))) for label in ("The cost", "The route"))
    first, second = tables(replace(made, issues=(*made.issues, *more)))
    assert [row.label for row in first.rows] == ["The vote", "The cost; The route"]
    assert [row.label for row in second.rows] == ["The cost", "The route", "The vote"]


def test_hidden_rows_and_columns_are_not_printed_and_are_counted():
    made = comparison(3)
    left = Issue("Who pays", (Cell((replace(VOTE, text="The crown pays."),)), Cell(), Cell()), hidden=True)
    columns = (*made.columns[:2], replace(made.columns[2], hidden=True))
    made = replace(made, issues=(*made.issues, left), columns=columns)
    for form in ("markdown", "html"):
        text = FORMATS[form].render(made).decode("utf-8")
        assert "Left out by hand: 1 issue, 1 outlet." in text
        assert "Outlet 2" in text
        assert not {"Who pays", "Outlet 3", "The crown pays."} & {
            one for one in ("Who pays", "Outlet 3", "The crown pays.") if one in text
        }
    assert "Left out by hand: 1 issue, 1 outlet." in plain.render(made)
    assert "Left out by hand" in printed.read(FORMATS["pdf"].render(made)).text
    pack = json.loads(FORMATS["json"].render(made))
    assert pack["left_out_by_hand"] == {"issues": ["Who pays"], "columns": ["Outlet 3"]}
    assert [len(issue["cells"]) for issue in pack["issues"]] == [2]
    assert "by hand" not in plain.render(comparison(3))


def test_who_is_quoted_where_is_a_table_of_voices_and_articles():
    made = replace(comparison(), voices=(CORVO, AGAIN, SILENT))
    page = parser.fromstring(FORMATS["html"].render(made).decode("utf-8"))
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in list(page.iter("table"))[-1].iter("tr")]
    assert rows == [
        ["Voice", "Tarnwick Courier [1]", "Tram bill grows [2]"],
        ["Ines Corvo (commissioner)", "2 statements, 9 quoted words", "1 statement, 0 quoted words"],
        ["The ministry", "not found", "declined to comment"],
    ]
    assert [title.text for title in page.iter("h2")].count("Who is quoted where") == 1
    assert "WHO IS QUOTED WHERE\n- Ines Corvo (commissioner): 2 statements, 9 quoted words [1]" in plain.render(made)


def test_without_voices_nothing_is_said_of_them():
    text = FORMATS["html"].render(comparison()).decode("utf-8")
    assert "Who is quoted where" not in text
    assert "Who speaks first" not in text


def test_who_speaks_first_is_told_by_article():
    made = replace(comparison(), first=(CORVO, AGAIN))
    text = plain.render(made)
    assert (
        "WHO SPEAKS FIRST\n- Tarnwick Courier [1]: Ines Corvo (commissioner)\n- Tram bill grows [2]: Ines Corvo\n"
        in text
    )
    assert [one["article"] for one in json.loads(FORMATS["json"].render(made))["first"]] == [TRAM.id, COST.id]


def test_markdown_has_a_table_that_parses():
    tokens = MarkdownIt("commonmark").enable("table").parse(FORMATS["markdown"].render(comparison()).decode("utf-8"))
    cells = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type in {"td_open", "th_open"}]
    assert cells[:3] == ["Issue", "Tarnwick Courier (daily)", "Outlet 2 (daily)"]
    assert cells[3] == "**The vote**"
    assert cells[4] == f"{VOTE.text} \\[1\\] • {RUIZ.text} \\[1\\]"
    assert cells[5] == "not found in the loaded text"


def test_the_header_of_a_long_table_stands_on_every_page():
    made = comparison()
    long = tuple(replace(made.issues[0], label=f"Issue number {number}") for number in range(40))
    paper = printed.read(FORMATS["pdf"].render(replace(made, issues=long)))
    assert paper.pages > 2
    assert paper.faults == ()
    assert FORMATS["pdf"].render(replace(made, issues=long)).count(b"/THead") >= 1
