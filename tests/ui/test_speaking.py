"""Who speaks, in counts: a chart at a time, with its words for those who cannot see it and the same as a table."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from briefing.types import Comparison
from tests.ui.screens import open_app, press, ran, two_articles, words


def counted(name: str = "") -> AppTest:
    app = press(open_app(two_articles(), "compare"), "compare")
    if name:
        app.segmented_control(key="counts-d1").set_value(name)
        ran(app)
    return app


def alt(app: AppTest) -> str:
    (chart,) = app.get("vega_lite_chart") or app.get("arrow_vega_lite_chart")
    return str(chart.proto.alt)


@pytest.mark.parametrize(
    ("name", "said", "caption", "heads"),
    [
        ("", "Statements on each issue. The vote: Arrel Courier 1", "Number of statements on each issue", "Issue"),
        ("balance", "Arrel Courier: Toll Ferreira 8", "Words that each outlet quotes from each voice", "Outlet"),
        ("first", "Arrel Courier: Toll Ferreira 8", "Whose words stand first in each article", "Article"),
        ("where", "Toll Ferreira: Arrel Courier 8, Bridge Herald 8", "by outlet", "Voice"),
    ],
)
def test_each_chart_has_its_words_and_its_table(name, said, caption, heads):
    app = counted(name)
    assert said in alt(app)
    table = words(app).split("<table>")[1].split("</table>")[0]
    assert caption in table
    assert f'<th scope="col">{heads}</th>' in table
    assert '<th scope="row">' in table


def test_what_was_not_found_is_a_dash_in_the_table():
    rows = words(counted()).split("<tbody>")[1].split("</tbody>")[0]
    assert '<th scope="row">The night crew</th><td>1</td><td><span class="ev-absent">–</span></td>' in rows


def test_a_chart_that_has_nothing_to_show_is_not_offered():
    desk = two_articles()
    press(open_app(desk, "compare"), "compare")
    made = desk.document("d1")
    assert isinstance(made, Comparison)
    desk.shelf.documents["d1"] = replace(made, voices=made.voices[:1], first=made.first[:1])
    app = open_app(desk, "compare", document="d1")
    assert app.segmented_control(key="counts-d1").options == ["Who speaks on what", "Words quoted"]
    desk.shelf.documents["d1"] = replace(made, voices=(), first=(), issues=())
    app = open_app(desk, "compare", document="d1")
    assert "Who speaks, in counts" not in words(app)
