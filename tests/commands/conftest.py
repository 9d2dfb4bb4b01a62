"""A run of the command line over a desk of paper."""

import pytest

from tests.commands.paper import Run


@pytest.fixture
def run(capsys):
    """Run one command and return its exit code, stdout and stderr."""
    return Run(capsys)
