import threading

from briefing.errors import FetchError
from briefing.types import Source
from briefing.ui.jobs import Job, Jobs, Line
from briefing.ui.progress import how_far

SOURCES = tuple(Source("url", f"https://quay.example/{n}") for n in range(4))
PATIENCE = 10


def over(job: Job) -> Job:
    assert job.over.wait(PATIENCE)
    return job


def lines(*states):
    return (Line(state, f"https://quay.example/{n}", "A sentence.") for n, state in enumerate(states))


def test_short_work_is_over_when_it_is_shown():
    job = Jobs().start("add", lambda stop: lines("added", "refused", "duplicate"), total=3)
    assert not job.running
    assert how_far(job) == "1 of 3 added · 1 already there · 1 refused"


def test_stopped_work_ends_between_two_items_and_knows_what_is_left():
    begun, go = threading.Event(), threading.Event()
    closed = []

    def work(stop):
        try:
            yield Line("added", SOURCES[0].name, "It was added.")
            begun.set()
            go.wait(PATIENCE)
            for source in SOURCES[1:]:
                yield Line("added", source.name, "It was added.")
        finally:
            closed.append(True)

    jobs = Jobs()
    job = jobs.start("add", work, total=4, sources=SOURCES)
    assert begun.wait(PATIENCE)
    assert job.rest == ()
    assert how_far(job) == "1 of 4 added · working …"
    job.stop.stop()
    assert how_far(job) == "1 of 4 added · stopping …"
    go.set()
    over(job)
    assert closed == [True]
    assert job.rest == SOURCES[2:]
    assert how_far(job) == "2 of 4 added · stopped, 2 left"
    assert jobs.all("add") == (job,)
    assert jobs.all("feeds") == ()


def test_an_error_ends_the_work_with_its_reason_and_keeps_what_was_done():
    def work(stop):
        yield from lines("added")
        raise FetchError("The site does not answer.")

    job = over(Jobs().start("feeds", work))
    assert "The site does not answer." in job.problem
    assert len(job.lines) == 1
    assert job.unfinished


def test_finished_work_goes_when_more_begins_unless_something_is_left_to_do():
    jobs = Jobs()
    over(jobs.start("add", lambda stop: lines("added"), total=1))
    refused = over(jobs.start("add", lambda stop: lines("refused"), total=1))
    last = over(jobs.start("delete", lambda stop: lines("deleted"), total=1))
    assert jobs.all() == (refused, last)
    jobs.forget(refused.number)
    assert jobs.all() == (last,)


def test_forgotten_work_is_stopped():
    go = threading.Event()

    def work(stop):
        go.wait(PATIENCE)
        yield from lines("added", "added")

    jobs = Jobs()
    job = jobs.start("add", work, total=2)
    jobs.forget(job.number)
    go.set()
    assert len(over(job).lines) == 1


def test_near_copies_are_looked_for_again_only_when_other_articles_are_loaded():
    asked = []

    def find():
        asked.append(True)
        return (("a", "b"), ("c", "d", "e"))

    groups = Jobs().groups
    five = frozenset("abcde")
    assert groups.of(five, find) == (("a", "b"), ("c", "d", "e"))
    assert groups.of(five, find) == (("a", "b"), ("c", "d", "e"))
    assert len(asked) == 1
    assert groups.of(five - {"a", "c"}, find) == (("d", "e"),)
    assert len(asked) == 2
    assert not groups.running


def test_copies_that_cannot_be_looked_for_leave_those_that_are_known():
    def broken():
        raise FetchError("The library is busy.")

    groups = Jobs().groups
    groups.of(frozenset("ab"), lambda: (("a", "b"),))
    assert groups.of(frozenset("abc"), broken) == (("a", "b"),)
