"""The composition root: the only package that knows every part."""

from briefing.desk.desk import Desk
from briefing.desk.indexed import Indexing
from briefing.desk.intake import Added
from briefing.desk.opening import open_desk
from briefing.desk.storage import Storage
from briefing.desk.tasks import Tasks
from briefing.models.deadline import Stop

__all__ = ["Added", "Desk", "Indexing", "Stop", "Storage", "Tasks", "open_desk"]
