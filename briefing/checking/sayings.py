"""Whose words a draft says it gives: the attributions in its own text, and its named speaker."""

from __future__ import annotations

import re
from functools import cached_property

from briefing.checking import naming
from briefing.checking.changed import Copy, copies
from briefing.checking.cited import Cited
from briefing.checking.quotes import outside, places, quoted
from briefing.checking.typography import fold
from briefing.checking.words import Word, words
from briefing.reading import attribution, sentences
from briefing.reading.speech import cues
from briefing.reading.who import names
from briefing.types import Draft, Span, Statement

_PHRASES = ("according to", "in the words of", "quoted", "quoting", "in a statement", "wrote", "’s view", "'s view")
_THOUGHT = frozenset(cues.THOUGHT.values()) - frozenset(cues.SPEECH.values())
_FEW = 3  # words between a reporting verb and what it reports
_RELAYED = re.compile(r",? (?:as )?(?:quoting|quoted by|via) ")
_BEFORE_THAT = re.compile(r"\b(\w+) that\b", re.I)


def means(name: str, cited: Cited, statement: Statement) -> bool:
    """Tell whether a name means the speaker of a cited statement: by all that is known, or as the source words it."""
    if naming.speaks_for(name, statement, cited.reading.voices):
        return True
    same = (statement, *(other for other in cited.statements if other.speaker == statement.speaker))
    return any(naming.worded_as(name, other, cited.article.text) for other in same if other.speaker)


class Sayings:
    """A draft read for its attributions, against what it cites."""

    def __init__(self, draft: Draft, cited: tuple[Cited, ...]) -> None:
        self.draft, self.cited = draft, cited
        self.outside = outside(draft.text)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The attributions that stand in the draft's own text, outside its quotation marks."""
        found = attribution.statements(self.draft.text, sentences.split(self.draft.text))
        return tuple(
            statement
            for statement in found
            if not any(
                own and span.holds(own) for own in (statement.cue_span, statement.speaker_span) for span in self._marked
            )
        )

    @cached_property
    def places(self) -> dict[str, Span]:
        """For each cited article (by id) that has the draft word for word, the place where."""
        found = {}
        for cited in self.cited:
            place = _verbatim(_with_source_terms(self.draft, cited), cited)
            if place:
                found[cited.article.id] = place
        return found

    @cached_property
    def copies(self) -> tuple[Copy, ...]:
        """For each sentence of the draft that repeats most of a source sentence, the two side by side."""
        return copies(self.draft, self.cited)

    def verbatim_at(self, cited: Cited, span: Span) -> bool:
        """Tell whether the draft is the source's own text around a span."""
        place = self.places.get(cited.article.id)
        return bool(place and place.holds(span))

    def keeps_cue(self, cited: Cited, statement: Statement) -> bool:
        """Tell whether the draft is the source's own text and has the source's own words for who speaks."""
        own = (statement.cue_span, statement.speaker_span)
        return any(span is not None and self.verbatim_at(cited, span) for span in own)

    def speakers(self, span: Span) -> tuple[str, ...]:
        """Return the names under which the draft puts the words of one quotation: in its text, and its speaker.

        Args:
            span: the quoted words in the draft's text.
        """
        parsed = [
            statement.speaker
            for statement in self.statements
            if any(part.meets(span) for part in statement.content) and not naming.is_pronoun(statement.speaker)
        ]
        worded = self._before_colon(span) or parsed[:1] or self._beside_cue(span)
        return tuple(dict.fromkeys(name for name in (*worded, self.draft.speaker) if name))

    def _before_colon(self, span: Span) -> list[str]:
        """Return the name before a colon that leads into a quotation, where no verb does ("The mayor: “...”")."""
        before = self.draft.text[: span.start].rstrip(" “\"'‘«„\xa0")
        opening = re.search(r"([^.!?:;“”\"]+):$", before)
        if opening is None:
            return []
        named = [part.split(",")[0].strip() for part in _RELAYED.split(opening[1])]
        return [] if any(word.text in cues.CUES for name in named for word in words(name)) else named

    def _beside_cue(self, span: Span) -> list[str]:
        """Return the name nearest to a quotation when the sentence reports speech."""
        if not self.reports:
            return []
        found = [
            (min(abs(name.start - span.end), abs(span.start - name.end)), name.of(self.draft.text))
            for name in names.proper_names(self.outside)
            if self._person(names.without_titles(name.of(self.draft.text))[0])
        ]
        return [min(found)[1]] if found else []

    def _person(self, name: str) -> bool:
        """Tell whether a name is a person's: a full name, or one that a voice of the source has."""
        voices = [voice for cited in self.cited for voice in cited.reading.voices if voice.kind == "person"]
        known = len(name.split()) > 1 or any(naming.same_voice(name, voice.name, voices) for voice in voices)
        return known and names.is_person(name)

    @cached_property
    def cues(self) -> tuple[str, ...]:
        """The base forms of the reporting verbs outside the quotation marks."""
        bases = (cues.CUES.get(word.text) for word in words(self.outside))
        return tuple(base for base in bases if base)

    @cached_property
    def reporting(self) -> tuple[str, ...]:
        """The base forms of the verbs that do report speech here: with a speaker, with "that", beside a quotation."""
        parsed = [word.text for statement in self.statements for word in words(statement.cue)]
        before_that = [match[1].casefold() for match in _BEFORE_THAT.finditer(self.outside)]
        beside = [word.text for word in words(self.outside) if self._closes(word) or self._beside_quotation(word)]
        forms = dict.fromkeys([*parsed, *before_that, *beside])
        return tuple(dict.fromkeys(cues.ALL_FORMS[form] for form in forms if form in cues.ALL_FORMS))

    def _closes(self, word: Word) -> bool:
        """Tell whether a word ends the sentence after a comma (“..., she admitted.”)."""
        before = self.draft.text[: word.start].rpartition(",")
        return bool(before[1]) and len(before[2].split()) <= _FEW and not self.draft.text[word.end :].strip(" .")

    def _beside_quotation(self, word: Word) -> bool:
        """Tell whether at most a few words stand between a word and a quotation."""
        gaps = [(span.end, word.start) if span.end <= word.start else (word.end, span.start) for span in self._marked]
        return any(len(self.draft.text[start:end].split()) <= _FEW for start, end in gaps)

    @cached_property
    def _marked(self) -> tuple[Span, ...]:
        return quoted(self.draft.text)

    @cached_property
    def reports(self) -> bool:
        """Tell whether the sentence reports speech at all."""
        plain = self.outside.casefold()
        colon = any(self.outside[: span.start].rstrip(" “\"'‘«").endswith(":") for span in self._marked)
        return bool(self.cues) or colon or any(phrase in plain for phrase in _PHRASES)

    def names(self, name: str) -> bool:
        """Tell whether the draft names somebody, by the last word of the name."""
        worded = naming.key(name)
        mine = {*naming.key(self.outside), *naming.key(self.draft.speaker)}
        return bool(worded) and worded[-1] in mine

    def carries(self, cited: Cited, statement: Statement) -> bool:
        """Tell whether the draft attributes what it says to the speaker of a statement."""
        if self.draft.voice == "attributed" and self.draft.speaker:
            mine = _RELAYED.split(self.draft.speaker)
            if any(means(name, cited, statement) for name in mine):
                return True
        return self.words_carry(cited, statement)

    def words_carry(self, cited: Cited, statement: Statement) -> bool:
        """Tell whether the words of the draft themselves attribute what it says to the speaker of a statement."""
        if self.keeps_cue(cited, statement):
            return True
        if any(means(mine.speaker, cited, statement) for mine in self.statements):
            return True
        own = {cues.ALL_FORMS.get(word.text, word.text) for word in words(statement.cue)}
        speaks = self.reports and (not self.cues or any(base in own or base not in _THOUGHT for base in self.cues))
        return speaks and self._mentions(cited, statement)

    def _mentions(self, cited: Cited, statement: Statement) -> bool:
        if not statement.speaker:
            return True
        known = naming.name_words(statement, cited.reading.voices)
        if known & set(naming.key(self.outside)):
            return True
        worded = statement.speaker_span.of(cited.article.text) if statement.speaker_span else ""
        return naming.is_pronoun(worded) and bool(set(naming.key(worded)) & set(naming.key(self.outside)))


def _verbatim(text: str, cited: Cited) -> Span | None:
    # A trimmed opening leaves a capital where the source has a small letter.
    for wording in (text, text[:1].lower() + text[1:]):
        for run in cited.runs:
            for pieces in places(wording, cited.article.text, run):
                if len(pieces) == 1:
                    return pieces[0]
    return None


def _with_source_terms(draft: Draft, cited: Cited) -> str:
    """Put the source's terms back where the draft has their neutral wording, for comparing only."""
    text = draft.text
    for note in draft.wording:
        if note.article_id == cited.article.id and note.neutral:
            at = fold(text).text.casefold().find(note.neutral.casefold())
            if at >= 0:
                place = fold(text).original(at, at + len(note.neutral))
                text = text[: place.start] + note.span.of(cited.article.text) + text[place.end :]
    return text
