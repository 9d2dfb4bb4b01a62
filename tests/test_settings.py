from pathlib import Path

import pytest

from briefing.errors import SettingsError
from briefing.settings import ModelChoice, read_settings


def test_nothing_set_means_no_model_and_a_local_folder():
    settings = read_settings({})
    assert settings.model is None
    assert settings.data == Path("data")
    assert settings.samples


@pytest.mark.parametrize("name", ["", "none", "extractive"])
def test_no_model_by_name(name):
    assert read_settings({"EVENHAND_MODEL": name}).model is None


def test_a_model_takes_the_usual_openai_variables():
    settings = read_settings(
        {
            "EVENHAND_MODEL": "openai:small",
            "EVENHAND_MODEL_CONTEXT": "4096",
            "OPENAI_API_KEY": "secret",
            "OPENAI_BASE_URL": "http://127.0.0.1:9/v1",
        }
    )
    assert settings.model == ModelChoice("openai:small", "http://127.0.0.1:9/v1", "secret", 4096)


def test_another_provider_gets_no_openai_key():
    choice = read_settings({"EVENHAND_MODEL": "other:large", "OPENAI_API_KEY": "secret"}).model
    assert choice is not None
    assert choice.key == ""


def test_the_key_is_not_in_the_representation():
    assert "secret" not in repr(read_settings({"EVENHAND_MODEL": "openai:small", "OPENAI_API_KEY": "secret"}))


@pytest.mark.parametrize("name", ["", "packaged"])
def test_the_packaged_embeddings_by_name(name):
    assert read_settings({"EVENHAND_EMBEDDINGS": name}).embeddings is None


def test_embeddings_take_the_usual_openai_variables():
    told = {
        "EVENHAND_EMBEDDINGS": "openai:small",
        "OPENAI_API_KEY": "secret",
        "OPENAI_BASE_URL": "http://127.0.0.1:9/v1",
    }
    settings = read_settings(told)
    assert settings.embeddings == ModelChoice("openai:small", "http://127.0.0.1:9/v1", "secret")
    assert settings.model is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EVENHAND_EMBEDDINGS", "small"),
        ("EVENHAND_MODEL", "small"),
        ("EVENHAND_MODEL", "openai:"),
        ("EVENHAND_SAMPLES", "perhaps"),
    ],
)
def test_a_wrong_value_is_named(name, value):
    with pytest.raises(SettingsError, match=name):
        read_settings({name: value})


def test_a_context_that_is_no_number_is_named():
    with pytest.raises(SettingsError, match="EVENHAND_MODEL_CONTEXT"):
        read_settings({"EVENHAND_MODEL": "openai:small", "EVENHAND_MODEL_CONTEXT": "large"})


def test_a_model_has_a_minute_and_no_price_unless_told_otherwise():
    choice = read_settings({"EVENHAND_MODEL": "openai:small"}).model
    assert choice is not None
    assert (choice.seconds, choice.cost(1_000_000, 1_000_000)) == (60.0, None)
    told = {"EVENHAND_MODEL_SECONDS": "90", "EVENHAND_MODEL_PRICE_IN": "0.25", "EVENHAND_MODEL_PRICE_OUT": "2"}
    choice = read_settings({"EVENHAND_MODEL": "openai:small", **told}).model
    assert choice is not None
    assert choice.seconds == 90.0
    assert choice.cost(1_000_000, 500_000) == pytest.approx(1.25)


@pytest.mark.parametrize("value", ["-1", "1e3", "two", "0,25", "nan"])
@pytest.mark.parametrize("name", ["SECONDS", "PRICE_IN", "PRICE_OUT"])
def test_an_amount_that_is_no_number_is_named(name, value):
    with pytest.raises(SettingsError, match=f"EVENHAND_MODEL_{name}"):
        read_settings({"EVENHAND_MODEL": "openai:small", f"EVENHAND_MODEL_{name}": value})


def test_every_setting_is_explained_in_the_example_file():
    code = Path("briefing/settings.py").read_text()
    example = Path(".env.example").read_text()
    named = {
        word for word in code.replace('"', " ").split() if word.startswith(("EVENHAND_", "OPENAI_")) and word.isupper()
    }
    assert named
    assert {name for name in named if f"{name}=" not in example} == set()
