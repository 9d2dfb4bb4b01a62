from __future__ import annotations

import pytest

from tests.library.builders import Library


@pytest.fixture
def library(tmp_path):
    made = Library(tmp_path)
    yield made
    made.close()
