"""Roles name an office, a job, a relation or a membership."""

import pytest

from briefing.reading.who import roles


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("younger", ""),
        ("controversial", ""),
        ("whose leader", ""),
        ("however", ""),
        ("amount Mr.", ""),
        ("Ms. Vale and Mr.", ""),
        ("68", ""),
        ("White House disputed", ""),
        ("many", ""),
        ("Their leader", "leader"),
        ("Sens.", "Sen."),
        ("Republican Sens.", "Republican Sen."),
        ("the head of the Tarn Union", "head of the Tarn Union"),
        ("former Orrin Bank CEO", "former Orrin Bank CEO"),
        ("Vale’s top bridge aide", "Vale’s top bridge aide"),
        ("Tarn Herald reporter", "Tarn Herald reporter"),
        ("community organizer", "community organizer"),
        ("a Republican", "Republican"),
    ],
)
def test_worded(role, expected):
    assert roles.worded(role) == expected
