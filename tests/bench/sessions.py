"""What a run of a screen costs: sessions as the browser opens them, over their own protocol, without a browser."""

from __future__ import annotations

import os
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Origin, Subprotocol
from websockets.sync.client import ClientConnection, connect

from briefing import Settings, open_desk
from tests.bench.growth import fill
from tests.browser.served import served

ARTICLES = 1_000
SCREENS = ("articles", "summary", "compare", "ask", "brief")
RUNS = 20  # of each screen
SESSIONS, ROUNDS = 20, 5
PASSAGES_EACH = 10  # of the invented articles, a little less
LONGEST = 120.0  # seconds
LARGEST = 64 * 2**20  # bytes of a message


def lines() -> Iterator[tuple[str, str]]:
    """Yield name and figure of each measurement: every screen over a large library, then twenty sessions at once."""
    with tempfile.TemporaryDirectory() as folder:
        kept = stocked(Path(folder))
        with served(Path(folder), samples=False) as address:
            for screen in SCREENS:
                yield f"rerun of {screen}, {ARTICLES:,} articles", told(*alone(address, screen, kept.get(screen, "")))
            yield f"rerun, {SESSIONS} sessions at once", told(*together(address))


def stocked(folder: Path) -> dict[str, str]:
    """Make a library of many articles and return, for the screens of documents, the address of one that is kept."""
    library = folder / "library"
    library.mkdir()
    fill(library, ARTICLES * PASSAGES_EACH)
    with open_desk(Settings(data=library)) as desk:
        chosen = [article.id for article in desk.articles()[:5]]
        desk.copies()
        made = {"summary": desk.summarize(chosen), "compare": desk.compare(chosen), "brief": desk.brief(chosen)}
        return {screen: f"document={document.id}" for screen, document in made.items()}


def told(waits: Sequence[float], worked: float) -> str:
    """Return median, p95 and processor time in one line."""
    ordered = sorted(waits)
    work = f", {1000 * worked / len(waits):.0f} ms of the server's processor a run" if worked else ""
    return (
        f"median {1000 * ordered[len(ordered) // 2]:.0f} ms, p95 {1000 * ordered[int(len(ordered) * 0.95)]:.0f} ms over"
        f" {len(waits)} runs{work}"
    )


def alone(address: str, screen: str, query: str) -> tuple[list[float], float]:
    """Return how long each run of a screen took, and the server's processor time for all of them."""
    with opened(address) as session:
        run(session, screen, query)
        began = processor()
        waits = [run(session, screen, query) for _ in range(RUNS)]
        return waits, processor() - began


def together(address: str) -> tuple[list[float], float]:
    """Return how long each run took while as many sessions as there are asked for one at the same moment."""
    at_once = threading.Barrier(SESSIONS)

    def person(number: int) -> list[float]:
        screen = SCREENS[number % len(SCREENS)]
        with opened(address) as session:
            run(session, screen)
            waits = []
            for _ in range(ROUNDS):
                at_once.wait()
                waits.append(run(session, screen))
            return waits

    began = processor()
    with ThreadPoolExecutor(SESSIONS) as pool:
        found = [wait for waits in pool.map(person, range(SESSIONS)) for wait in waits]
    return found, processor() - began


def opened(address: str) -> ClientConnection:
    """Open a session."""
    return connect(
        f"{address.replace('http', 'ws', 1)}/_stcore/stream",
        origin=Origin(address),
        subprotocols=[Subprotocol("streamlit")],
        max_size=LARGEST,
    )


def run(session: ClientConnection, screen: str, query: str = "") -> float:
    """Ask for a run of a screen and return the seconds until all of it has arrived.

    Raises:
        AssertionError: the script has failed.
    """
    asked = BackMsg()
    asked.rerun_script.query_string = query
    asked.rerun_script.page_name = "" if screen == "articles" else screen
    began = time.perf_counter()
    session.send(asked.SerializeToString())
    while True:
        message = ForwardMsg.FromString(session.recv(timeout=LONGEST, decode=False))
        if message.WhichOneof("type") == "script_finished":
            assert message.script_finished != ForwardMsg.FINISHED_WITH_COMPILE_ERROR
            if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return time.perf_counter() - began


def processor() -> float:
    """Return the seconds that the processes begun by this one have worked, 0 where the system does not tell."""
    found = 0.0
    for children in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
        for child in children.read_text().split():
            stat = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
            found += (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")
    return found
