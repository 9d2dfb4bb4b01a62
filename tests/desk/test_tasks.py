"""Long work over the real library: what a killed program had begun is there at the next start and is added once."""

import subprocess
import sys

from briefing import Source
from tests.desk.builders import PORT, TRAM, open_test_desk

# Adds two of three files, notes only the first of them as done, and is killed.
KILLED = """
import os, signal, sys
from pathlib import Path
from briefing.types import Item, Source
from tests.desk.builders import PORT, TRAM, open_test_desk
desk = open_test_desk(Path(sys.argv[1]))
task = desk.tasks.begin("add", [Item("url", "https://quay.example/" + name) for name in "abc"])
for number, text in enumerate((TRAM, PORT)):
    desk.add_text(text)
    if not number:
        desk.tasks.done(task, [number])
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_program_loses_nothing_that_was_begun_and_nothing_is_there_twice(tmp_path):
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    with open_test_desk(tmp_path) as desk:
        (task,) = desk.tasks.left()
        assert [item.name[-1] for item in task.items.values()] == ["b", "c"]
        assert [one.state for one in (desk.add_text(TRAM), desk.add_text(PORT))] == ["duplicate", "duplicate"]
        assert len(desk.articles()) == 2
        desk.tasks.drop(task.id)
        assert desk.tasks.left() == ()


def test_several_are_looked_at_in_their_order_and_none_is_kept(tmp_path):
    sources = [
        Source("file", "a.txt", TRAM.encode()),
        Source("file", "b.txt", b""),
        Source("file", "c.txt", PORT.encode()),
    ]
    with open_test_desk(tmp_path) as desk:
        found = list(desk.look_many(sources))
        assert [source.name for source, _ in found] == ["a.txt", "b.txt", "c.txt"]
        assert [isinstance(outcome, Exception) for _, outcome in found] == [False, True, False]
        assert desk.articles() == ()
