"""The style sheet in use: the packaged one, the data folder's, or the one that a setting names."""

import pytest

from briefing import Settings, open_desk
from briefing.errors import LibraryError
from briefing.models.fakes import HashEmbedder

OWN = '[[entry]]\nterm = "mill barons"\nneutral = "mill owners"\nwhy = "It mocks."\nside = "left"\n'
TEXT = "The mill barons met in Tarnwick on Monday. They spoke of the harbour and of the price of flour, an aide said."


def opened(folder, **settings):
    return open_desk(Settings(folder / "desk", **settings), embedder=HashEmbedder())


def terms(desk):
    (article,) = desk.articles()
    return [note.term for note in desk.reading(article.id).wording]


def test_a_sheet_in_the_data_folder_counts_and_readings_follow_it(tmp_path):
    with opened(tmp_path) as desk:
        desk.add_text(TEXT)
        assert (terms(desk), desk.style.path) == ([], None)
    (tmp_path / "desk" / "style.toml").write_text(OWN)
    with opened(tmp_path) as desk:
        assert (terms(desk), desk.style.problem) == (["mill barons"], "")
    (tmp_path / "desk" / "style.toml").unlink()
    with opened(tmp_path) as desk:
        assert terms(desk) == []


def test_a_sheet_that_a_setting_names_goes_before_the_data_folders(tmp_path):
    (tmp_path / "own.toml").write_text(OWN)
    with opened(tmp_path, style=tmp_path / "own.toml") as desk:
        desk.add_text(TEXT)
        assert terms(desk) == ["mill barons"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"[[entry]]\nterm = 'x'\nside = 'up'", "“x” has the side “up”. Use left"),
        (b"\xff\xfe\xff", "UTF-8"),
        (b"#" * 1_000_001, "1 MB"),
        (None, "cannot be read"),
    ],
)
def test_a_sheet_that_cannot_be_used_is_told_and_nothing_is_lost(tmp_path, data, told):
    path = tmp_path / "own.toml"
    if data is not None:
        path.write_bytes(data)
    with opened(tmp_path, style=path) as desk:
        desk.add_text(TEXT)
        assert told in desk.style.problem
        assert desk.style.sheet.entries
        assert len(desk.articles()) == 1
    assert data is None or path.read_bytes() == data


def test_the_packaged_sheet_is_copied_once(tmp_path):
    with opened(tmp_path) as desk:
        path = desk.copy_style()
        assert path == tmp_path / "desk" / "style.toml"
        with pytest.raises(LibraryError, match="already"):
            desk.copy_style()
    with opened(tmp_path) as desk:
        assert (desk.style.path, desk.style.problem, desk.style.sheet.digest) == (path, "", "")
    with opened(tmp_path, style=tmp_path / "none" / "own.toml") as desk, pytest.raises(LibraryError, match="written"):
        desk.copy_style()
