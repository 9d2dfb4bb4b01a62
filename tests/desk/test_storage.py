"""What the library takes up is counted, and each conversation once, asked in or not."""

from __future__ import annotations

from tests.desk.builders import PORT, TRAM, open_test_desk


def test_everything_that_is_kept_is_counted(tmp_path):
    with open_test_desk(tmp_path) as desk:
        empty = desk.storage()
        assert (empty.articles, empty.documents, empty.conversations) == (0, 0, 0)
        desk.add_text(TRAM, title="Tramway")
        desk.add_text(PORT, title="Port")
        desk.summarize()
        store = desk.shelves.store
        store.new_conversation()
        store.new_conversation()
        held = desk.storage()
        assert (held.articles, held.documents, held.conversations) == (2, 1, 2)
        assert held.passages == store.counts()["passages"] > 0
        assert held.database > 0
