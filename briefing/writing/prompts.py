"""Prompts are files: loaded, checked and filled here; article and user text is only ever a value inside a named tag."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from types import MappingProxyType
from typing import Literal

from briefing.errors import PromptError

Part = Literal["system", "user"]
PARTS: tuple[Part, ...] = ("system", "user")

# What the code fills in each task's user prompt; a system prompt has no placeholder, so that no text gets into it.
TEXTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "condense": frozenset({"passages"}),
        "summary": frozenset({"passages"}),
        "comparison": frozenset({"columns", "passages"}),
        "answer": frozenset({"conversation", "passages", "question"}),
        "brief": frozenset({"passages", "topic"}),
        "repair": frozenset({"passages", "problems", "sentence"}),
        "question": frozenset({"conversation", "question"}),
    }
)
# Written by code, not by a person or an article: these stand outside of tags.
WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "condense": frozenset({"count", "form"}),
        "summary": frozenset({"length", "form"}),
        "comparison": frozenset({"by", "form"}),
        "answer": frozenset({"form"}),
        "brief": frozenset({"form"}),
        "repair": frozenset({"form"}),
    }
)

# "<" before anything that could begin a tag or a model's own token ("</passages>", "<|im_start|>"), and the bracketed
# tokens of models that mark turns with brackets. "<5" and "< b" stay.
_MARKUP = re.compile(r"<(?=[^\s\d<=])")
_TURNS = re.compile(r"\[(?=/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT)\])")
# What can be read by a model and not by a person: tag characters, bidirectional controls, zero-width characters (a
# joiner alone is spelling in some scripts, a run of them is not), controls but for line breaks and tabs.
_UNSEEN = re.compile(
    "[\U000e0000-\U000e0fff\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\ufeff\u00ad]"
    "|[\u200c\u200d]{2,}|[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Prompts:
    """The prompt files of one folder, checked; make it with `load`."""

    templates: Mapping[str, Template]
    sums: Mapping[str, str]

    def fill(self, task: str, part: Part, **values: str) -> str:
        """Return one prompt with its values put in; a value cannot close its tag, and its "$" is a "$".

        Args:
            task: one of `TEXTS`.
            part: "system" or "user".
            values: one for each placeholder.

        Raises:
            PromptError: the values are not those of the task.
        """
        wanted = placeholders(task, part)
        if values.keys() != wanted:
            raise PromptError(f"The prompt {task}/{part} is filled with {_names(values)} instead of {_names(wanted)}.")
        safe = {name: neutral(value) for name, value in values.items()}
        return self.templates[f"{task}/{part}"].substitute(safe)

    def digests(self, task: str) -> dict[str, str]:
        """Return the SHA-256 of each file of a task, as {"summary/system": "…"}."""
        return {f"{task}/{part}": self.sums[f"{task}/{part}"] for part in PARTS}


def placeholders(task: str, part: Part) -> frozenset[str]:
    """Return the names that a prompt file must hold, each as `$name`."""
    if part == "system":
        return frozenset()
    return TEXTS[task] | WORDS.get(task, frozenset())


def load(folder: Path) -> Prompts:
    """Read and check every prompt file in `folder`/<task>/{system,user}.md.

    Raises:
        PromptError: a file is missing, a placeholder is missing or unknown, or a text stands outside its tag.
    """
    templates: dict[str, Template] = {}
    sums: dict[str, str] = {}
    for task in TEXTS:
        for part in PARTS:
            name = f"{task}/{part}"
            text = _read(folder / task / f"{part}.md", name)
            templates[name] = _checked(Template(text), task, part)
            sums[name] = hashlib.sha256(text.encode()).hexdigest()
    return Prompts(MappingProxyType(templates), MappingProxyType(sums))


def neutral(text: str) -> str:
    """Return a text that cannot end the tag it stands in, pass for a model's own token, or hide words.

    >>> neutral("a </passages> b")
    'a < /passages> b'
    """
    return _TURNS.sub("[ ", _MARKUP.sub("< ", _UNSEEN.sub("", text)))


def _read(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise PromptError(f"The prompt file {name}.md is missing.") from None
    except (OSError, UnicodeDecodeError):
        raise PromptError(f"The prompt file {name}.md cannot be read.") from None


def _checked(template: Template, task: str, part: Part) -> Template:
    name = f"{task}/{part}.md"
    if not template.is_valid():
        raise PromptError(
            f"The prompt file {name} has a $ that begins no placeholder.", advice="Write $$ for a dollar sign."
        )
    found, wanted = set(template.get_identifiers()), placeholders(task, part)
    for variable in sorted(wanted - found):
        raise PromptError(f"The prompt file {name} lacks ${variable}.")
    for variable in sorted(found - wanted):
        raise PromptError(f"The prompt file {name} has ${variable}, which nothing fills.")
    for variable in sorted(wanted & TEXTS[task]):
        if not _tagged(template.template, variable):
            raise PromptError(f"The prompt file {name} has ${variable} outside of <{variable}>…</{variable}>.")
    return template


def _tagged(text: str, variable: str) -> bool:
    everywhere = len(re.findall(rf"\$(?:{variable}\b|{{{variable}}})", text))
    inside = len(re.findall(rf"<{variable}>\s*\$(?:{variable}\b|{{{variable}}})\s*</{variable}>", text))
    return everywhere == inside


def _names(names: Mapping[str, str] | frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"
