"""The style sheet in use: a person's own file, else style.toml in the data folder, else the packaged one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing.errors import LibraryError, SettingsError
from briefing.reading import stylesheet
from briefing.reading.stylesheet import Sheet
from briefing.settings import Settings

FILE = "style.toml"
LARGEST = 1_000_000  # bytes; a sheet of ten thousand entries


@dataclass(frozen=True, slots=True)
class Style:
    """A style sheet and where it comes from.

    Args:
        sheet: what is in use.
        path: the person's file, `None` when there is none.
        problem: why that file is not in use, "" when it is.
    """

    sheet: Sheet
    path: Path | None = None
    problem: str = ""


def style(settings: Settings) -> Style:
    """Return the style sheet in use; a file that cannot be used leaves the packaged one in use, with the reason."""
    path = settings.style or settings.data / FILE
    if settings.style is None and not path.exists():
        return Style(stylesheet.packaged())
    try:
        return Style(stylesheet.amended(_text(path)), path)
    except SettingsError as error:
        return Style(stylesheet.packaged(), path, f"The style sheet {path.name!r} is not in use. {error}")


def copy_packaged(settings: Settings) -> Path:
    """Write the packaged sheet to the person's file, to be edited; a file that is there is left alone.

    Raises:
        LibraryError: there is a file already, or it cannot be written.
    """
    path = settings.style or settings.data / FILE
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(stylesheet.packaged_text())
    except FileExistsError as error:
        raise LibraryError(
            f"There is a style sheet at {str(path)!r} already.", advice="Edit it, or move it away first."
        ) from error
    except OSError as error:
        raise LibraryError(f"The style sheet {str(path)!r} cannot be written: {error.strerror}.") from error
    return path


def _text(path: Path) -> str:
    advice = "Check EVENHAND_STYLE and the file."
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise SettingsError(f"It cannot be read: {error.strerror}.", advice=advice) from error
    if len(data) > LARGEST:
        raise SettingsError("It is larger than 1 MB.", advice=advice)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError("It is not UTF-8 text.", advice="Save it as UTF-8.") from error
