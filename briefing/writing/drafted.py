"""From what a model wrote to drafts: ids become exact citations, and what cannot stand is left without any."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from briefing.types import Check, Claim, Column, CompareBy, Draft, Evidence, Finding, Passage
from briefing.writing import incoming, shapes
from briefing.writing.incoming import Sentence
from briefing.writing.plan import IssuePlan
from briefing.writing.sheet import Sheet

LABEL_WORDS = 8
LONGEST = 1_000  # characters; what is longer is no sentence, and only its beginning is listed among the withheld
NEAREST = 4  # passages that are shown for the repair of a sentence that cites nothing

_WORD = re.compile(r"\w+")


def draft(sentence: Sentence, sheet: Sheet) -> Draft:
    """Return a model's sentence as a draft, with exact citations for the ids that it names."""
    # A sentence that cannot stand is no slip to be tidied: without citations, checking refuses it.
    cited = sheet.citations(sentence.ids) if _stands(sentence, sheet) else ()
    text = sentence.text if len(sentence.text) <= LONGEST else f"{sentence.text[:LONGEST]} …"
    return Draft(text, cited, voice=sentence.voice, speaker=sentence.speaker)


def _stands(sentence: Sentence, sheet: Sheet) -> bool:
    """Tell whether a sentence may be checked against what it names; one that names everything rests on nothing."""
    named = len(sentence.ids) <= shapes.MOST_IDS and sheet.knows(sentence.ids)
    text = sentence.text
    return named and len(text) <= LONGEST and not (incoming.fragment(text) or incoming.leads(text) or sheet.heads(text))


def issue(found: incoming.Object, sheet: Sheet, by: CompareBy, columns: tuple[Column, ...]) -> IssuePlan:
    """Return one row of a comparison; a cell under a column that was not given has no place in it and is withheld."""
    by_name = {" ".join(column.name.split()).casefold(): column for column in columns}
    cells: dict[str, tuple[Draft, ...]] = {}
    stray: list[Claim] = []
    for cell in found["cells"] if isinstance(found["cells"], list) else ():
        sentence = incoming.sentence(cell) if isinstance(cell, dict) else None
        if not sentence:
            continue
        name = incoming.plain(cell.get("column"))
        column = by_name.get(name.casefold())
        if column:
            cells[column.name] = (*cells.get(column.name, ()), _cell(sentence, sheet, by, column))
        else:
            stray.append(_stray(draft(sentence, sheet), name[:LONGEST]))
    return IssuePlan(_label(incoming.plain(found["label"]), cells), cells, tuple(stray))


def _stray(made: Draft, name: str) -> Claim:
    where = f"a column “{name}”, which this comparison does not have" if name else "no column of the comparison"
    finding = Finding("attribution", name, f"The sentence stands under {where}.")
    return Claim(made.text, made.citations, made.voice, Check("withheld", (finding,), 0.0), made.speaker)


def _cell(sentence: Sentence, sheet: Sheet, by: CompareBy, column: Column) -> Draft:
    made = draft(sentence, sheet)
    elsewhere = column.articles and any(cited.article_id not in column.articles for cited in made.citations)
    made = replace(made, citations=()) if elsewhere else made
    return replace(made, voice="attributed", speaker=column.name) if by == "voice" else made


def _label(text: str, cells: Mapping[str, tuple[Draft, ...]]) -> str:
    """Return a row's label if its words are the sources', else the words with which the first source begins."""
    quotes = [cited.quote for drafts in cells.values() for draft in drafts for cited in draft.citations]
    known = {_stem(word) for quote in quotes for word in _WORD.findall(quote)}
    words = _WORD.findall(text)
    # Short words join the others; a name, a figure or a judgement is longer than that.
    foreign = [w for w in words if (len(w) > 3 or not w.islower()) and _stem(w) not in known]
    if words and len(words) <= LABEL_WORDS and not foreign:
        return text
    return " ".join(quotes[0].split()[:LABEL_WORDS]) + " …" if quotes else ""


def _stem(word: str) -> str:
    return word.casefold()[:5]


def near(failed: Draft, evidence: Evidence) -> tuple[Passage, ...]:
    """Return the passages that a draft cites, else those whose words are nearest to it."""
    cited = tuple(
        passage
        for passage in evidence.passages
        if any(c.article_id == passage.article_id and c.span.meets(passage.span) for c in failed.citations)
    )
    return cited or tuple(sorted(evidence.passages, key=lambda passage: -_shared(failed.text, passage.text))[:NEAREST])


def _shared(one: str, other: str) -> int:
    return len({_stem(w) for w in _WORD.findall(one) if len(w) > 3} & {_stem(w) for w in _WORD.findall(other)})
