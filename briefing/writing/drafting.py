"""From a sentence or a statement of a source to a draft that says no more than it does, in nobody else's voice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing.reading import marks
from briefing.types import Article, Citation, Draft, Span, Statement
from briefing.writing import quoting
from briefing.writing.candidates import LOADED, Candidate
from briefing.writing.standing import PRONOUNS, doubtful, printable

# "Farrow also closed the bridge": that there was something before it is not what the sentence tells.
_ALSO = re.compile(
    r"(?<=[\w’.]) also(?= (?:\w{2,}(?:ed|es|s)|had|have|will|would|could|can|may|might|must|said|told|wrote|spoke|made|"
    r"took|gave|met|held|found|led|sent|set|put|cut|sought|won|lost|began|became|came|went|ran|saw|got|paid|left)\b)"
)
_HEARSAY = frozenset({"reportedly", "allegedly", "supposedly"})  # said by somebody whom nothing names
_NAMED = re.compile(r"(?<![.!?“\"] )\b[A-Z][a-z]\w+")
# Words that begin with the sound of a vowel: "an hour", "an F.B.I. agent"; not "a union", "a European plan".
_VOWEL = re.compile(
    r"(?!(?:[Ee]u|[Uu]ni(?!n|m)|[Uu]s[aeiu]|[Uu]til|[Oo]ne\b|[Oo]nce\b|U\.|U[A-Z]))(?:[aeiouAEIOU8]|11\b|18\b|[Hh]o(?:nest|no|ur)|[Hh]eir|"
    r"[FHLMNRSX](?:[A-Z]+\b|\.))"
)
_ARTICLE_BEFORE = re.compile(r"\b([Aa]n?)\s+$")


def cite(article: Article, span: Span) -> Citation:
    """Return the citation of a span."""
    return Citation(article.id, span.start, span.end, span.of(article.text))


def draft(candidate: Candidate) -> Draft:
    """Return the draft of one sentence: reported, attributed to its speaker, or quoted from the outlet.

    Args:
        candidate: the sentence; its own voice decides the draft's.
    """
    statement = main_statement(candidate)
    if statement is not None:
        return _attributed(candidate, statement)
    if candidate.loaded >= LOADED or any(not note.neutral for note in candidate.notes):
        return quoted_outlet(candidate)
    return _plain(candidate, voice_of=None)


def quoted_outlet(candidate: Candidate) -> Draft:
    """Return the sentence in quotation marks under the outlet's name."""
    text = candidate.article.text
    whole = text[candidate.lead].islower()  # a joining word was trimmed, and a quotation keeps its words
    span = Span(candidate.span.start if whole else candidate.lead, candidate.span.end)
    label = candidate.article.outlet or "The article"
    words = inner(span.of(text))
    return Draft(f"{label} writes: “{words}”", (cite(candidate.article, candidate.span),), "outlet", label)


def main_statement(candidate: Candidate) -> Statement | None:
    """Return the statement that governs a sentence: the widest that has a speaker, else the widest."""
    named = [s for s in candidate.statements if s.speaker and not doubtful(candidate.article.text, s)]
    return next(iter(named or candidate.statements), None)


def said(article: Article, statement: Statement, within: Span | None = None) -> tuple[Draft, ...]:
    """Return `Speaker said: “words”` for each run of whole sentences, the words as the source has them.

    Args:
        within: only the words inside this span; all of the statement's when left out.
    """
    if not statement.speaker or statement.kind == "indirect":
        return ()
    return tuple(
        Draft(_introduced(statement, _quoted(article, run)), (cite(article, _cited(statement, run)),), "attributed",
              statement.speaker)
        for run in quoting.runs(article.text, statement, within)
    )  # fmt: skip


def statement_drafts(candidates: Iterable[Candidate], article: Article, statement: Statement) -> tuple[Draft, ...]:
    """Return one statement as drafts under its speaker's name, for a table or a list of voices.

    Direct and block speech is quoted; what is wholly or partly in the outlet's words keeps the source's sentence. What
    someone is only said to have said is the words of who says so, not a statement of its own.

    Args:
        candidates: the usable sentences of the article.
    """
    if doubtful(article.text, statement):
        return ()
    if statement.kind in {"direct", "block"} and not _fragment(article.text, statement):
        return said(article, statement)
    if statement.kind == "indirect" and statement.via:
        return ()
    for candidate in candidates:
        mine = candidate.article.id == article.id and statement in candidate.statements
        if mine and statement.cue_span and candidate.span.holds(statement.cue_span):
            return _of_sentence(candidate, statement)
    return said(article, statement) if statement.kind == "mixed" else ()


def _of_sentence(candidate: Candidate, statement: Statement) -> tuple[Draft, ...]:
    """Return a statement as its sentence gives it; of a sentence that leans on others, only the words in marks."""
    if ambiguous(candidate, statement):
        return ()
    if candidate.points or candidate.dangling:
        return said(candidate.article, statement)
    made = _attributed(candidate, statement)
    if made.voice == "outlet" and candidate.whole:
        made = _plain(candidate, voice_of=statement)
    return (made,) if made.voice == "attributed" else ()


def whole(candidate: Candidate) -> bool:
    """Tell whether a sentence prints as one: not as a piece of somebody's words that the outlet's sentence finished."""
    statement = main_statement(candidate)
    return statement is None or not _fragment(candidate.article.text, statement)


def _fragment(text: str, statement: Statement) -> bool:
    """Tell whether direct speech is a piece of a sentence that the outlet finishes."""
    first = statement.content[0].of(text).lstrip("“\"‘' ") if statement.content else ""
    return first[:1].islower() and statement.kind == "direct"


def _attributed(candidate: Candidate, statement: Statement) -> Draft:
    text = candidate.article.text
    if not statement.speaker and statement.cue_span and statement.cue_span.of(text).lower() in _HEARSAY:
        return quoted_outlet(candidate)
    carries = statement.cue_span is not None and candidate.span.holds(statement.cue_span)
    clean = candidate.whole and candidate.loaded < LOADED and all(note.neutral for note in candidate.notes)
    if carries and clean and (statement.speaker_span is None or candidate.span.holds(statement.speaker_span)):
        return _plain(candidate, voice_of=statement)
    piece = _fragment(text, statement)
    own = () if piece else said(candidate.article, statement, candidate.span)
    return own[0] if own else quoted_outlet(candidate)


def _plain(candidate: Candidate, voice_of: Statement | None) -> Draft:
    """Return the sentence itself: joining words off, a speaking pronoun named, loaded terms in neutral wording."""
    text = candidate.article.text
    swapped = tuple(note for note in candidate.notes if note.neutral)
    changes: list[tuple[Span, str]] = [(note.span, note.neutral) for note in swapped]
    changes += [(span, "") for span in (*_alsos(candidate), *candidate.cuts)]
    changes += [(Span(note.start, note.end + 1), "") for note in candidate.weighing]
    pronoun = _pronoun(voice_of, text) if voice_of else None
    if voice_of and pronoun:
        if ambiguous(candidate, voice_of) or not printable(voice_of.speaker):
            voice_of = None
        elif not _named_in(candidate, voice_of):
            changes.append((pronoun, voice_of.speaker))
    printed = _closed(capital(replaced(text, Span(candidate.lead, candidate.span.end), changes)).strip())
    citations = (cite(candidate.article, candidate.span),)
    told = (*swapped, *candidate.weighing)
    if voice_of is None or not voice_of.speaker:
        return Draft(printed, citations, "reported", wording=told)
    return Draft(printed, citations, "attributed", voice_of.speaker, told)


def _named_in(candidate: Candidate, statement: Statement) -> bool:
    """Tell whether a sentence has its speaker's name besides the pronoun."""
    return bool(re.search(rf"\b{re.escape(statement.speaker.split()[-1])}\b", candidate.text))


def _alsos(candidate: Candidate) -> list[Span]:
    """Return where the outlet's own words say "also" of what they report, outside of what anybody is quoted with."""
    text, said = candidate.article.text, [part for s in candidate.statements for part in s.content]
    holes = [
        *said,
        *(Span(candidate.span.start + q.start, candidate.span.start + q.end) for q in marks.find(candidate.text)),
    ]
    found = [Span(m.start(), m.end()) for m in _ALSO.finditer(text, candidate.lead, candidate.span.end)]
    tied = re.compile(r"(?:\bbut|\band|\bwho|\bwhich|\bthat|[,;])$")
    return [s for s in found if not any(s.meets(h) for h in holes) and not tied.search(text, candidate.lead, s.start)]


def _pronoun(statement: Statement, text: str) -> Span | None:
    """Return the pronoun by which a statement names its speaker, `None` when it names one otherwise."""
    span = statement.speaker_span
    return span if span is not None and span.of(text).lower() in PRONOUNS else None


def ambiguous(candidate: Candidate, statement: Statement) -> bool:
    """Tell whether a speaking "he" or "she" follows a name in its own sentence: it may be that person or another."""
    text = candidate.article.text
    span = _pronoun(statement, text)
    if span is None:
        return False
    before = list(text[candidate.lead : span.start])
    for quotation in marks.find(candidate.text):
        start = candidate.span.start + quotation.start - candidate.lead
        for at in range(max(0, start), min(len(before), start + quotation.end - quotation.start)):
            before[at] = " "
    return bool(_NAMED.search("".join(before), 1))


def replaced(text: str, span: Span, changes: Iterable[tuple[Span, str]]) -> str:
    """Return a span's text with some words replaced, `a` and `an` and capitals kept right."""
    pieces: list[str] = []
    at = span.start
    for hole, words in sorted(changes, key=lambda change: change[0].start):
        if hole.start < at or hole.end > span.end:
            continue
        before = text[at : hole.start]
        starts = hole.start == span.start
        pieces += [_with_article(before, words or text[hole.end :]), capital(words) if starts else words]
        at = hole.end
    pieces.append(text[at : span.end])
    return "".join(pieces)


def capital(text: str) -> str:
    """Return the text with its first letter, after any opening mark, as a capital."""
    for at, character in enumerate(text):
        if character.isalpha():
            return text[:at] + character.upper() + text[at + 1 :]
        if character.isdigit():
            break
    return text


def inner(words: str) -> str:
    """Return words for use inside double quotation marks: their own double marks become single ones."""
    for quotation in reversed(marks.find(words)):
        if quotation.single:
            continue
        end = "’" if quotation.closed else words[quotation.inner_end : quotation.end]
        own = words[quotation.inner_start : quotation.inner_end]
        words = f"{words[: quotation.start]}‘{own}{end}{words[quotation.end :]}"
    return words.translate({ord("“"): "‘", ord("”"): "’", ord('"'): "’"}).strip()


def finished(words: str) -> str:
    """Return quoted words without a comma that only led to the speaker, ended like a sentence."""
    words = words.rstrip().rstrip(",;").rstrip()
    return words if words.endswith((".", "!", "?", "…", "—", ".’", "!’", "?’")) else words + "."


def _closed(sentence: str) -> str:
    """End a sentence that led to a quotation with a full stop."""
    stripped = sentence.rstrip(":").rstrip()
    return sentence if stripped == sentence else finished(stripped)


def _with_article(before: str, words: str) -> str:
    """Return what stands before some words with the article that they take."""
    match = _ARTICLE_BEFORE.search(before)
    if not match:
        return before
    article = "an" if _VOWEL.match(words) else "a"
    article = article.capitalize() if match.group(1)[0] == "A" else article
    return before[: match.start(1)] + article + before[match.end(1) :]


def _introduced(statement: Statement, quote: str) -> str:
    speaker = capital(statement.speaker)
    if statement.via:
        return f"{speaker}, as quoted by {statement.via}: {quote}"
    if statement.kind == "block" or statement.inferred:
        return f"{speaker}: {quote}"
    return f"{speaker} said: {quote}"


def _quoted(article: Article, run: Sequence[Span]) -> str:
    """Return the words in marks; where the speaker's name broke into a sentence, an ellipsis stands for it."""
    parts: list[str] = []
    for span in run:
        words = inner(span.of(article.text))
        if parts and words[:1].islower():
            parts[-1] = f"{parts[-1].rstrip(' ,;.—–-')} … {words}"
        else:
            parts.append(words)
    return " ".join(f"“{finished(words)}”" for words in parts)


def _cited(statement: Statement, words: Sequence[Span]) -> Span:
    """Return the span to cite: from the speaker's cue to the last quoted word, so that the attribution is in it."""
    spans = [*words, *(s for s in (statement.cue_span, statement.speaker_span) if s and statement.span.holds(s))]
    return Span(min(s.start for s in spans), max(s.end for s in spans))
