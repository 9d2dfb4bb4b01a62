"""A model that reads its prompt and answers soundly: each sentence is a source sentence, under its id."""

from __future__ import annotations

import json
import re
from itertools import zip_longest
from typing import Any

from tests.faults.server import Request

SPOKEN = {"Corvo said": "Ines Corvo", "Otto Brandis": "Otto Brandis", "Marit Holm": "Marit Holm"}


def lines(user: str) -> dict[str, str]:
    """Return the source sentences of a prompt by id."""
    passages = user.partition("<passages>")[2].partition("</passages>")[0]
    return dict(re.findall(r"^([a-z0-9]{5}): (.+)$", passages, re.MULTILINE))


def prompts(request: Request) -> tuple[str, str]:
    """Return the system and the user prompt of a request."""
    system, user = (message["content"] for message in request.body["messages"])
    return system, user


def sentences(user: str) -> list[dict[str, Any]]:
    """Return every source sentence of a prompt as a model's sentence."""
    return [_sentence(name, text) for name, text in lines(user).items()]


def answer(request: Request) -> str:
    """Return a sound answer to a request, as JSON."""
    return shaped(request, sentences(prompts(request)[1]))


def shaped(request: Request, said: list[dict[str, Any]]) -> str:
    """Return sentences in the form that a request asks for."""
    return shape(*prompts(request), said)


def shape(system: str, user: str, said: list[dict[str, Any]]) -> str:
    """Return sentences in the form that a prompt asks for."""
    if "opening of a one-page brief" in system:
        made: dict[str, Any] = {"headline": said[0], "bottom_line": said[1:2], "key_facts": said[2:]}
    elif "positions of the columns" in system:
        columns = user.partition("<columns>\n")[2].partition("\n</columns>")[0].splitlines()
        piles = [[item | {"column": name} for item in said if _owner(item, columns, user) == name] for name in columns]
        rows = [[cell for cell in row if cell] for row in zip_longest(*piles)]
        made = {"issues": [{"label": _label(row[0]), "cells": row} for row in rows]}
    elif "Rewrite the last question" in system:
        return user.partition("<question>\n")[2].partition("\n</question>")[0]
    else:
        made = {"sentences": said}
    return json.dumps(made)


def _sentence(name: str, text: str) -> dict[str, Any]:
    speaker = next((who for cue, who in SPOKEN.items() if cue in text), "")
    return {"ids": [name], "voice": "attributed" if speaker else "reported", "speaker": speaker, "text": text}


def _label(item: dict[str, Any]) -> str:
    return " ".join(str(item["text"]).split()[1:4]) or "x"


def _owner(item: dict[str, Any], columns: list[str], user: str) -> str:
    """Return the column whose article a sentence comes from."""
    before = user.partition(f"{item['ids'][0]}: " if item.get("ids") else "x: ")[0]
    return next(
        (c for c in columns if f"## {c} (" in before.rpartition("## ")[1] + before.rpartition("## ")[2]), columns[0]
    )
