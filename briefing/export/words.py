"""The words around the claims that every form of a document shares: flags, counts, sources and how it was made."""

from __future__ import annotations

import re
from collections import Counter

from briefing.types import Brief, Citation, Claim, Comparison, Document, SourceNote, Summary, Turn

# Controls would reach a terminal as commands; bidirectional overrides show words in another order than they are stored.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
RIGHT_TO_LEFT = range(0x0590, 0x0900)  # Hebrew, Arabic, Syriac, Thaana and their extensions (Unicode 16, chapter 9)
DIGEST_SHOWN = 12
WEB = re.compile(r"https?://[^\s<>\"'`\\^{|}]+", re.IGNORECASE)


def seen(text: str) -> str:
    """Return text on one line: white space runs as one space, control and direction characters as U+FFFD."""
    return one_line(" ".join(text.split()))


def one_line(text: str) -> str:
    """Return text on one line with its spacing kept, control and direction characters as U+FFFD."""
    return UNSEEN.sub("\ufffd", " ".join(text.splitlines()).replace("\t", " "))


def web_address(url: str) -> str:
    """Return an http or https address that is safe inside a link, "" for anything else."""
    return url if WEB.fullmatch(url) and not UNSEEN.search(url) else ""


def is_right_to_left(text: str) -> bool:
    """Tell whether most letters of a text belong to a script that runs from right to left."""
    letters = [character for character in text if character.isalpha()]
    return sum(ord(letter) in RIGHT_TO_LEFT for letter in letters) * 2 > len(letters)


def counted(number: int, noun: str) -> str:
    """Return "1 sentence", "2 sentences"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def kind(document: Document) -> str:
    """Return "summary", "comparison", "answer" or "brief"."""
    return type(document).__name__.lower()


def labelled(label: str) -> str:
    """Return a label with the colon that divides it from its line; a whole sentence needs none."""
    return label if label.endswith(("?", ".", "!", ":")) else f"{label}:"


def flags(claim: Claim) -> str:
    """Return what a reader has to know about a claim beside its words, "" if nothing."""
    known = {"attribution inferred": claim.inferred, "edited": claim.edited}
    return ", ".join(flag for flag, holds in known.items() if holds)


def checked(claim: Claim) -> str:
    """Return a claim's voice and the outcome of its check as one phrase."""
    voices = {
        "reported": "reported fact",
        "attributed": f"attributed to {claim.speaker or 'a source without a name'}",
        "outlet": "the outlet's own voice",
    }
    seen_by_hand = "human-checked" if claim.ticked else ""
    parts = [voices[claim.voice], f"{claim.check.status}, support {claim.check.score:.2f}", flags(claim), seen_by_hand]
    return "; ".join(part for part in parts if part)


def place(citation: Citation) -> str:
    """Return where a citation stands in its article's text."""
    return f"characters {citation.start}–{citation.end}"


def source_parts(source: SourceNote) -> tuple[str, ...]:
    """Return the parts of a source list entry but its address: outlet, title, author, date."""
    day = source.published.isoformat() if source.published else ""
    return tuple(part for part in (source.outlet, f"“{source.title}”", source.author, day) if part)


def tally_line(document: Document) -> str:
    """Return one sentence on how the document's sentences fared in the checks."""
    tally = document.tally
    total = tally.verified + tally.repaired + tally.replaced + tally.withheld
    outcome = (
        f"{tally.verified} verified, {tally.repaired} repaired, {tally.replaced} replaced, {tally.withheld} withheld"
    )
    shown = tuple(dict.fromkeys(document.claims()))
    ticked, edited = sum(claim.ticked for claim in shown), sum(claim.edited for claim in shown)
    by_hand = f" Human-checked: {ticked} of {len(shown)}." if ticked else ""
    rewritten = f" Edited by hand: {edited}." if edited else ""
    return f"{counted(total, 'sentence')} checked: {outcome}.{by_hand}{rewritten}"


def cut_line(document: Document) -> str:
    """Return one sentence for a document that was not written to its end."""
    return f"This {kind(document)} was stopped before it was complete; it has what had been checked by then."


def turn_line(turn: Turn) -> str:
    """Return one sentence on an answer that was not written to its end, "" for one that was."""
    why = {"writing": "is still being written", "interrupted": "was interrupted", "failed": "could not be written"}
    if turn.state == "done" and turn.answer.complete:
        return ""
    ended = why.get(turn.state, "was stopped before it was complete")
    return f"(This answer {ended}; it has what had been checked by then.)"


def hidden_line(document: Comparison) -> str:
    """Return how many rows and columns a person left out, "" when none."""
    issues = sum(issue.hidden for issue in document.issues)
    columns = sum(column.hidden for column in document.columns)
    named = ((issues, "issue"), (columns, document.by))
    left = ", ".join(counted(number, noun) for number, noun in named if number)
    return f"Left out by hand: {left}." if left else ""


def topic_line(document: Document) -> str:
    """Return what a document on a topic keeps to, "" for one without."""
    topic = document.topic if isinstance(document, Brief | Summary) else ""
    return f"Topic: {topic}" if topic.strip() else ""


def withheld_line(document: Document) -> str:
    """Return why sentences were withheld, "" when none was; the sentences themselves are in the JSON form only."""
    kinds = Counter(finding.kind for claim in document.withheld for finding in claim.check.findings)
    reasons = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
    return f"Withheld because of: {reasons}." if reasons else ""


def made_lines(document: Document) -> tuple[str, ...]:
    """Return the provenance as plain lines."""
    made = document.provenance
    when = f" on {made.created.isoformat(timespec='seconds')}" if made.created else ""
    seen_articles = f"{counted(len(made.articles), 'article')} and {counted(len(made.passages), 'passage')}"
    cost = "" if made.cost is None else f", {made.cost:.4f} US dollars"
    chosen = {name: value for name, value in made.settings.items() if value}
    tokens = f"Model tokens: {made.tokens_in:,} in, {made.tokens_out:,} out{cost}."
    lines = (
        f"Writer: {made.writer}, from {seen_articles}{when}, in {made.seconds:.1f} s.",
        f"Settings: {', '.join(f'{name} {value}' for name, value in chosen.items())}." if chosen else "",
        f"Prompts: {', '.join(f'{n} {d[:DIGEST_SHOWN]}' for n, d in made.prompts.items())}." if made.prompts else "",
        tokens if made.tokens_in or made.tokens_out or cost else "",
        made.note,
    )
    return tuple(line for line in lines if line)
