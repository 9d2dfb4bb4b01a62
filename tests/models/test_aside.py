"""The process that embeds beside the page: it answers, dies with its parent, and is begun again once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import numpy as np
import pytest

from briefing.errors import ModelError, ModelStopped, ModelUnavailable
from briefing.models.aside import Aside, Here
from briefing.models.embed import packaged
from briefing.models.fakes import HashEmbedder

TEXTS = ["The ferry sank on Tuesday.", "Libraries close on Mondays.", "“Never,” said Ådne Løvås — 東京."]
# Answers every frame with one vector of zeros, but ends before the answer as often as its file says.
FRAIL = """
import sys
from pathlib import Path
from briefing.models.embedding_worker import VECTORS, read, write
left = Path(sys.argv[1])
while read(sys.stdin.buffer) is not None:
    if int(left.read_text()):
        left.write_text(str(int(left.read_text()) - 1))
        sys.exit(1)
    write(sys.stdout.buffer, VECTORS + bytes(384 * 4))
"""
REFUSING = """
import sys
from briefing.models.embedding_worker import REFUSAL, read, write
while read(sys.stdin.buffer) is not None:
    write(sys.stdout.buffer, REFUSAL + b'["The weights are gone.", "Install them."]')
"""


# Hears everything and says nothing, as often as its file says; then it answers.
HUNG = """
import sys, time
from pathlib import Path
from briefing.models.embedding_worker import VECTORS, read, write
left = Path(sys.argv[1])
while read(sys.stdin.buffer) is not None:
    if int(left.read_text()):
        left.write_text(str(int(left.read_text()) - 1))
        time.sleep(600)
    write(sys.stdout.buffer, VECTORS + bytes(384 * 4))
"""
DEAF = "import time; time.sleep(600)"


@pytest.fixture(scope="module")
def aside():
    made = Aside()
    yield made
    made.stop()


def child(aside: Aside) -> int:
    assert aside._process is not None
    return aside._process.pid


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def gone(pid: int) -> bool:
    """Whether a process ends within some seconds."""
    for _ in range(200):
        if not alive(pid):
            return True
        time.sleep(0.05)
    return False


def test_the_vectors_are_those_of_the_model_in_the_order_of_asking(aside):
    first, second, none = aside.begin(TEXTS), aside.begin(TEXTS[:1]), aside.begin([])
    expected = packaged().embed(TEXTS)
    likeness = first() @ expected.T
    assert np.diag(likeness).min() > 0.99
    assert (likeness.argmax(axis=1) == np.arange(3)).all()
    assert (second() @ expected[0]).tolist() == pytest.approx([1.0], abs=0.01)
    assert none().shape == (0, 384)


def test_a_killed_process_is_begun_again_and_nothing_is_lost(aside):
    aside.begin(TEXTS)()
    before = child(aside)
    first, second = aside.begin(TEXTS), aside.begin(TEXTS[:2])
    os.kill(before, signal.SIGKILL)
    assert first().shape == (3, 384)
    assert second().shape == (2, 384)
    assert child(aside) != before


def test_it_gives_its_memory_back_and_starts_anew(aside):
    aside.begin(TEXTS)()
    before = child(aside)
    dropped = aside.begin(TEXTS)
    aside.rest()
    assert not alive(before)
    with pytest.raises(ModelStopped):
        dropped()
    assert aside.begin(TEXTS[:1])().shape == (1, 384)


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="this system has no priorities")
def test_it_works_at_low_priority(aside):
    aside.begin(TEXTS)()
    assert os.getpriority(os.PRIO_PROCESS, child(aside)) == min(os.getpriority(os.PRIO_PROCESS, 0) + 10, 19)


def scripted(code: str, *arguments: str) -> Aside:
    return Aside((sys.executable, "-c", code, *arguments))


def test_one_end_is_made_good_and_a_second_one_is_said(tmp_path):
    ends = tmp_path / "ends"
    ends.write_text("1")
    frail = scripted(FRAIL, str(ends))
    assert frail.begin(["a text"])().shape == (1, 384)
    ends.write_text("2")
    first, second = frail.begin(["a text"]), frail.begin(["another"])
    with pytest.raises(ModelUnavailable, match="ended twice") as caught:
        first()
    assert "by words" in caught.value.advice
    with pytest.raises(ModelStopped):
        second()
    assert frail.begin(["a text"])().shape == (1, 384)
    frail.stop()


def test_a_process_that_does_not_answer_is_ended_and_its_texts_are_tried_once_more(tmp_path):
    silences = tmp_path / "silences"
    silences.write_text("1")
    hung = Aside((sys.executable, "-c", HUNG, str(silences)), patience=(3.0, 0.1))
    waiting, told, over = hung.begin(["a text"]), set(), threading.Event()

    def look():
        while not over.wait(0.01):
            told.add(hung.trouble)

    looking = threading.Thread(target=look)
    looking.start()
    assert waiting().shape == (1, 384)
    over.set()
    looking.join()
    assert hung.trouble == ""
    assert told == {"", "The process that embeds did not answer for 3 seconds and was begun again."}
    silences.write_text("2")
    with pytest.raises(ModelUnavailable, match="did not answer, twice") as caught:
        hung.begin(["a text"])()
    assert "by words" in caught.value.advice
    assert hung.begin(["a text"])().shape == (1, 384)
    hung.stop()


def test_a_process_that_does_not_even_listen_is_ended():
    deaf = Aside((sys.executable, "-c", DEAF), patience=(0.5, 0.0))
    first = deaf.begin(["a text"])
    with pytest.raises(ModelUnavailable, match="twice"):
        first()
    deaf.begin(["long " * 100_000])  # more than a pipe holds
    second = deaf.begin(["long " * 100_000])
    with pytest.raises(ModelUnavailable, match="twice"):
        second()
    deaf.stop()


def test_a_process_that_cannot_be_started_is_said():
    missing = Aside(("/no/such/program",))
    with pytest.raises(ModelUnavailable, match="cannot be started"):
        missing.begin(["a text"])()


def test_a_refusal_comes_with_its_advice():
    refusing = scripted(REFUSING)
    with pytest.raises(ModelError, match="The weights are gone") as caught:
        refusing.begin(["a text"])()
    assert caught.value.advice == "Install them."
    refusing.stop()


def test_stopped_it_stays_stopped():
    aside = Aside()
    waiting = aside.begin(["word " * 250] * 200)
    aside.stop()
    with pytest.raises(ModelStopped):
        waiting()
    with pytest.raises(ModelStopped):
        aside.begin(TEXTS)()


def test_it_dies_with_a_parent_that_is_killed():
    code = (
        "import time; from briefing.models.aside import Aside; made = Aside(); made.begin(['a text'])();"
        " print(made._process.pid, flush=True); made.begin(['word ' * 250] * 500); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    assert alive(pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert gone(pid)


def test_other_embedders_embed_where_they_are():
    here = Here(HashEmbedder())
    assert np.array_equal(here.begin(TEXTS)(), HashEmbedder().embed(TEXTS))
