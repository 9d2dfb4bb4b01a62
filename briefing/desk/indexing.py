"""The index follows the store in the background; what waits for it is marked in the store and survives a restart."""

from __future__ import annotations

import atexit
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from briefing.desk.indexed import Indexing, Search
from briefing.errors import BriefingError, IndexBroken, LibraryError, ModelError, ModelStopped
from briefing.library import sync
from briefing.library.index import NoIndex, load
from briefing.library.store import Store
from briefing.models.aside import Bulk
from briefing.models.embed import Vectors

FIRST_PAUSE, LONGEST_PAUSE = 15.0, 600.0  # seconds between two tries; each pause is twice the one before
UNHURRIED_SECONDS = 0.2
BY_WORDS_SECONDS = 30.0
IDLE_SECONDS = 30.0  # after which the memory of the embedding is given back
DIMENSION = "dimension of "
RESTART = "Search goes on by words; close Evenhand and open it again."


class _Wordless:
    """Gives questions no vectors, so that they are searched by their words alone."""

    id = ""
    dimension = 1

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return vectors of nothing."""
        return np.zeros((len(texts), 1), dtype=np.float32)

    def count(self, text: str) -> int:
        """Return 0; nothing is cut by it."""
        return 0


@dataclass(slots=True)
class _State:
    """What the threads tell each other; read and written under `changed`."""

    changed: threading.Condition = field(default_factory=threading.Condition)
    wanted: bool = True
    hurried: bool = False
    busy: bool = False
    loading: bool = False
    closing: bool = False
    problem: BriefingError | None = None
    pause: float = FIRST_PAUSE


class Indexer:
    """Keeps an index in step with its store, in a thread of its own.

    Args:
        store: the truth.
        search: the index that follows it, and the embedder of its vectors.
        bulk: embeds articles with the same model.
        former: the index that was in use before another model was chosen, as far as it can still answer.
    """

    def __init__(self, store: Store, search: Search, bulk: Bulk, former: Search | None = None) -> None:
        self.index, self.embedder = search.index, search.embedder
        self._store = store
        self._bulk = bulk
        self._former = former
        self._words = Search(NoIndex("", search.embedder), _Wordless())
        self._words_until = 0.0
        self._state = _State()
        self._compared = self._alone = False
        self._passed_over: set[str] = set()
        self._thread = threading.Thread(target=self._run, name="indexing", daemon=True)

    def start(self) -> None:
        """Begin to compare store and index and to embed what waits."""
        self._thread.start()
        # A daemon, so that a program which forgot to close can end; but it must not be cut off inside of Chroma.
        atexit.register(self._end)

    def wake(self) -> None:
        """Tell that an article waits."""
        with self._state.changed:
            self._state.wanted = self._state.hurried = True
            self._state.changed.notify_all()

    def progress(self) -> Indexing:
        """Return how far it is."""
        done, total = self._store.progress(self.index.name)
        problem = self._state.problem
        return Indexing(done, total, len(self._passed_over), str(problem) if problem else "", self._bulk.trouble)

    def settle(self, timeout: float | None = None) -> Indexing:
        """Wait until everything that waits is embedded, or cannot be for now, and return how far it is.

        Args:
            timeout: seconds to wait at most; `None` for as long as it takes.
        """
        state = self._state
        with state.changed:
            state.hurried = True
            state.changed.notify_all()
            state.changed.wait_for(lambda: not (state.wanted or state.busy), timeout)
        return self.progress()

    def search(self) -> Search:
        """Return what answers questions now.

        While another model's index is being made the former one answers, where its model is still at hand, or else the
        words alone do; passages that have no vectors yet are found by their words in either case.
        """
        holding = self._store.index_names()
        former = self._former
        if holding - {self.index.name}:
            return former if former is not None and former.index.name in holding else self._words
        return Search(self.index, self.embedder) if holding and time.monotonic() > self._words_until else self._words

    def words(self) -> Search:
        """Return what answers by words alone; after a failure, which is dear to repeat, for a while."""
        self._words_until = time.monotonic() + BY_WORDS_SECONDS
        return self._words

    def rebuild(self) -> int:
        """Make the index anew from the store and return the number of passages.

        Raises:
            BriefingError: what keeps it from being made.
        """
        self.settle()
        self._bulk.renew()
        with self._store.arranging:
            self.index.reset()
            self._store.unmark(self.index.name)
        self._compared = self._alone = False
        self._passed_over.clear()
        self.wake()
        self.settle()
        if self._state.problem is not None:
            raise self._state.problem
        return self.index.check()

    def close(self) -> None:
        """Stop at once; what is not in the index yet waits for the next start."""
        state = self._state
        with state.changed:
            state.closing = True
            state.changed.notify_all()
        self._bulk.stop()
        with state.changed:
            # Loading a library cannot be stopped; nothing is touched after it.
            state.changed.wait_for(lambda: state.loading or not (state.busy or state.wanted))
        if self._former is not None:
            self._former.index.close()

    def _end(self) -> None:
        self.close()
        self._thread.join()

    def _run(self) -> None:
        state = self._state
        with state.changed:
            # A command that is done in no time need not load Chroma.
            state.changed.wait_for(lambda: state.closing or state.hurried, UNHURRIED_SECONDS)
        try:
            while self._wanted():
                self._rested(self._problem())
        finally:
            with state.changed:
                if not state.closing:  # a mistake of this program's own, told where threads tell theirs
                    state.problem = LibraryError("The indexing ended with an error.", advice=RESTART)
                state.wanted = state.busy = False
                state.changed.notify_all()
            atexit.unregister(self._end)

    def _problem(self) -> BriefingError | None:
        """Do what there is to do and return what keeps it from being done."""
        try:
            self._round()
        except ModelStopped:
            return None
        except (ModelError, LibraryError) as error:
            self._compared = self._compared and not isinstance(error, IndexBroken)
            return error
        return None

    def _wanted(self) -> bool:
        """Wait for something to do; tell whether there is, or whether it is all over."""
        state = self._state
        with state.changed:
            if not (state.wanted or state.closing):
                heard = state.changed.wait_for(
                    lambda: state.wanted or state.closing, state.pause if state.problem else IDLE_SECONDS
                )
                if not (heard or state.problem):
                    self._bulk.rest()
                    state.changed.wait_for(lambda: state.wanted or state.closing)
            state.wanted, state.busy = False, True
            return not state.closing

    def _rested(self, problem: BriefingError | None) -> None:
        state = self._state
        with state.changed:
            state.pause = min(2 * state.pause, LONGEST_PAUSE) if problem and state.problem else FIRST_PAUSE
            state.problem, state.busy = problem, False
            state.changed.notify_all()

    def _round(self) -> None:
        if not (self._store.progress(self.index.name)[1] or self.index.begun):
            return
        self._load()
        if not self._compared:
            self._learn_dimension()
            sync.compare(self._store, self.index, lambda: self._state.closing)
            self._compared = True
        self._catch_up()
        if not (self._alone or self._state.closing or self._store.index_names() - {self.index.name}):
            self.index.drop_others()
            self._alone = True

    def _load(self) -> None:
        """Import Chroma; raises `ModelStopped` when the desk was closed meanwhile."""
        state = self._state
        with state.changed:
            state.loading = True
            state.changed.notify_all()
        try:
            load()
        except RuntimeError as error:
            # Chroma's import begins threads, which an interpreter that is ending refuses.
            if not state.closing:
                raise
            raise ModelStopped("The desk was closed.") from error
        with state.changed:
            state.loading = False
            if state.closing:
                raise ModelStopped("The desk was closed.")

    def _learn_dimension(self) -> None:
        if not self.embedder.dimension:
            model = self.embedder.id.rpartition("/")[0]
            self._bulk.begin(["How long is the vector of a text?"])()
            self._store.set_meta(DIMENSION + model, str(self.embedder.dimension))

    def _catch_up(self) -> None:
        while not self._state.closing:
            try:
                for _ in sync.catch_up(self._store, self.index, self.embedder, self._bulk, self._passed_over):
                    with self._state.changed:
                        self._state.problem = None
                    if self._state.closing:
                        return
            except ModelError as error:
                if error.retryable or not self._one_by_one():
                    raise
            else:
                return

    def _one_by_one(self) -> bool:
        """Pass over the articles whose own text is what was refused; tell whether the others could be embedded."""
        ids = self._store.waiting(self.index.name, sync.TOGETHER, self._passed_over)
        refused = set()
        for one in ids:
            try:
                group = sync.begin((one,), self._store, self.embedder, self._bulk)
                sync.finish(group, self._store, self.index, self.embedder)
            except ModelError as error:
                if error.retryable:
                    raise
                refused.add(one)
        if len(refused) == len(ids):
            return False
        self._passed_over |= refused
        return True
