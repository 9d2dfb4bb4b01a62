"""Bodies: their names with "of", "for" and "and" inside, their short forms, and "the ministry"."""

import pytest

from briefing.reading.who import names
from briefing.reading.who.groups import Groups
from briefing.reading.who.people import People


def groups(text):
    return Groups(text, People(text, names.proper_names(text)))


def found(text):
    return [body.span.of(text) for body in groups(text).found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Federation for Tarn Reform sued.", ["Federation for Tarn Reform"]),
        ("The Institute of Directors met Ada Quill.", ["Institute of Directors"]),
        ("The Department of Health and Water Services left.", ["Department of Health and Water Services"]),
        ("The Committee on Roads and Government Reform met.", ["Committee on Roads and Government Reform"]),
        ("The Bank of Tarn and Ada Quill met.", ["Bank of Tarn"]),
        ("The Department of Justice and Congress met.", ["Department of Justice", "Congress"]),
        ("The Senate’s Ethics Committee met.", ["Ethics Committee"]),
        ("The Tenants’ League met the NFT in the US.", ["Tenants’ League", "NFT"]),
        ("Tarn Avenue, the Fair Rents Act, the Tarn Cup, Bill Banks, a State of the Union.", []),
        ("A Member of Congress, the Secretary of the Navy.", []),
    ],
)
def test_names_of_bodies(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Department of Harbour Safety (DHS) met. DHS left.",
        "The Department of Harbour Safety met. DHS left.",
        "The Department of Harbour Safety met. D.H.S. left.",
        "The Department of Dull Harbour Safety (the “DHS”) met. The DHS left.",
    ],
)
def test_a_short_form_is_gathered_under_the_long_name(text):
    assert len({body.name for body in groups(text).found}) == 1


def test_initials_that_fit_two_bodies_stand_for_neither():
    text = "The Tarn Road Union and the Tarn Rail Union met. TRU left."
    assert groups(text).named("TRU") == "TRU"


def test_the_ministry_is_the_only_one_or_the_last_in_the_paragraph():
    text = "The Road Ministry met. The ministry left.\n\nThe Rail Council and the Sea Council met. The council left."
    known = groups(text)
    assert known.meant("ministry", text.index("ministry left")) == "Road Ministry"
    assert known.meant("council", text.index("council left")) == "Sea Council"
    assert known.meant("ministry", 0) == ""
    assert known.meant("bank", len(text)) == ""


def test_the_company_is_the_only_body_of_the_paragraph():
    text = "Vale Motors grew. The company sold cars.\n\nVale Motors met the Rail Council. The company sold cars."
    known = groups(text)
    assert known.meant("company", text.index("company")) == "Vale Motors"
    assert known.meant("company", text.rindex("company")) == ""
