"""The fake desk and the names that the screens know stay true to the real desk."""

import inspect

import pytest

from briefing.desk import Desk
from briefing.desk.intake import SAMPLE_COLLECTION
from briefing.ui.library import SAMPLES
from tests.ui.fake_desk import FakeDesk

VERBS = sorted(
    name for name, value in vars(FakeDesk).items() if inspect.isfunction(value) and name[0] != "_" and name != "put"
)


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_of_the_fake_takes_what_the_real_one_takes(verb):
    assert list(inspect.signature(getattr(FakeDesk, verb)).parameters) == list(
        inspect.signature(getattr(Desk, verb)).parameters
    )


def test_the_screens_know_the_sample_collection_by_its_name():
    assert SAMPLES == SAMPLE_COLLECTION
