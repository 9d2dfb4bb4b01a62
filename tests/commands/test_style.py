"""The command about the style sheet, over a real desk."""

import json
from functools import partial

import pytest

from briefing import open_desk
from briefing.commands import main
from briefing.models.fakes import HashEmbedder


@pytest.fixture
def run(capsys):
    def once(*argv):
        code = main(["style", *argv], open_desk=partial(open_desk, embedder=HashEmbedder()))
        told = capsys.readouterr()
        return code, told.out, told.err

    return once


def test_the_packaged_sheet_is_printed(run):
    code, out, err = run()
    assert (code, err) == (0, "")
    assert "entries, from the packaged style sheet." in out.splitlines()[0]
    assert "death tax (right): It is a campaign name for the estate tax." in out
    told = json.loads(run("--json")[1])
    entry = next(one for one in told["entries"] if one["term"] == "regime")
    assert (told["path"], told["problem"]) == (None, "")
    assert (entry["forms"], "training" in entry["not_after"]) == ({"regime": "government"}, True)


def test_a_copy_is_made_edited_and_checked(run, tmp_path):
    code, out, _ = run("--copy")
    assert (code, "style.toml" in out) == (0, True)
    assert run("--copy")[0] == 1
    path = tmp_path / "data" / "style.toml"
    assert str(path) in run()[1].replace("\n", "")
    path.write_text('[[entry]]\nterm = "x"\nside = "up"\n')
    code, out, err = run()
    assert (code, "the packaged style sheet" in out) == (1, True)
    assert "'style.toml' is not in use. The entry “x” has the side “up”. Use left, right or both." in err
    assert json.loads(run("--json")[1])["problem"]


def test_the_copy_is_told_as_json(run, tmp_path):
    assert json.loads(run("--copy", "--json")[1]) == {"copied": str(tmp_path / "data" / "style.toml")}
